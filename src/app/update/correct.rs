//! Putting right what an article says of itself, and who speaks in a claim.

use crate::app::action::Effect;
use crate::app::layout::Pane;
use crate::app::line::{Fault, Offer, Purpose};
use crate::app::marking::{claim_name, short_title};
use crate::app::state::State;
use crate::config::nearest::unknown;
use crate::ingest;
use crate::model::marks::Field;
use crate::model::{Article, Mark};
use crate::text::calendar::Region;

use super::{line, marking};

/// What can be put right, and what of each is told in a few words.
const WHAT: [(&str, Option<Field>, &str); 4] = [
    ("source", Some(Field::Source), "the masthead or agency"),
    ("date", Some(Field::Date), "when it was published: 2022-01-10 or 2022-01-10T14:00Z"),
    ("zone", Some(Field::Zone), "the zone of the time it states: Europe/Berlin"),
    ("speaker", None, "who says the claim under the cursor"),
];

/// Names offered at most.
const OFFERED: usize = 40;

/// Opens the line of corrections; among the claims, that of the speaker.
pub(super) fn begin(state: &mut State) {
    let typed = if state.focus == Pane::Claims { "speaker " } else { "" };
    line::open(state, Purpose::Correct, typed.to_owned());
}

/// What can be put right with what it is now, or names for a speaker.
pub(super) fn offers(state: &State, typed: &str) -> Vec<Offer> {
    if let Some(begun) = typed.strip_prefix("speaker ") {
        let begun = begun.trim_start().trim_start_matches('"').to_lowercase();
        let bearers = state.briefing.names.bearers.iter().map(|bearer| bearer.canonical.as_str());
        let fitting = bearers.filter(|name| name.to_lowercase().starts_with(&begun)).take(OFFERED);
        let offer = |name: &str| Offer {
            line: format!("speaker {name}"),
            words: name.to_owned(),
            note: String::new(),
        };
        return fitting.map(offer).collect();
    }
    let of = marking::article_here(state).and_then(|article| state.analysed(article));
    let now = |field: Option<Field>| {
        let article = &of?.article;
        match field? {
            Field::Source => Some(article.source.as_ref()?.name.clone()),
            Field::Date | Field::Zone => Some(article.published.as_ref()?.value.clone()),
        }
    };
    let fitting = WHAT.iter().filter(|(word, ..)| word.starts_with(typed));
    let offer = |&(word, field, told): &(&str, Option<Field>, &str)| Offer {
        line: format!("{word} "),
        words: word.to_owned(),
        note: now(field).map_or_else(|| told.to_owned(), |now| format!("{told}; now {now}")),
    };
    fitting.map(offer).collect()
}

/// Puts right what was typed: `source Reuters`. Without a value the correction is taken back.
pub(super) fn carry_out(state: &mut State, text: &str) -> Result<Vec<Effect>, Fault> {
    let start = text.len() - text.trim_start().len();
    let (word, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    let at = text.trim_end().len() - rest.trim_start().len();
    let value = rest.trim().trim_matches(['"', '“', '”']).trim();
    let Some((_, field, told)) = WHAT.iter().find(|(known, ..)| *known == word) else {
        let what = match word {
            "" => "type what to put right: source, date, zone or speaker".to_owned(),
            _ => unknown("thing to put right", word, WHAT.iter().map(|(known, ..)| *known)),
        };
        return Err(Fault { at: start, what });
    };
    let nothing =
        || Fault { at, what: format!("{word} of nothing: go to an article, or for a speaker to a claim") };
    let missing = || Fault { at: text.len(), what: format!("type {told}") };
    let marks = &state.marking.marks;
    let Some(field) = *field else {
        let chosen = state.claims.chosen().filter(|_| state.focus == Pane::Claims).ok_or_else(nothing)?;
        let name = claim_name(&state.briefing, chosen).ok_or_else(nothing)?;
        let claim = chosen.of(&state.briefing).and_then(|claim| claim.source.as_ref());
        if claim.is_none() {
            let what = "the article itself says this: only a claim of someone has a speaker".to_owned();
            return Err(Fault { at, what });
        }
        if value.is_empty() && !marks.corrections().speakers.contains_key(&name) {
            return Err(missing());
        }
        let given = Some(value.to_owned()).filter(|value| !value.is_empty());
        let told = given
            .as_ref()
            .map_or("Speaker as the text has it".to_owned(), |name| format!("Speaker corrected: {name}"));
        state.mark(told, vec![Mark::Speaker(name, given)]);
        return Ok(Vec::new());
    };
    let of = marking::article_here(state).and_then(|article| state.analysed(article)).ok_or_else(nothing)?;
    let article = of.article.clone();
    if value.is_empty() && !marks.corrections().articles.contains_key(&(article.revision, field)) {
        return Err(missing());
    }
    let given = Some(value.to_owned()).filter(|value| !value.is_empty());
    if let Some(value) = &given {
        check(field, value, &article).map_err(|what| Fault { at, what })?;
    }
    let title = short_title(&article);
    let told = match &given {
        Some(value) => format!("Corrected {word}, {value}: {title}"),
        None => format!("The {word} is as the text has it again: {title}"),
    };
    state.mark(told, vec![Mark::Correction(article.revision, field, given)]);
    Ok(Vec::new())
}

/// Says what is wrong with a value.
fn check(field: Field, value: &str, article: &Article) -> Result<(), String> {
    match field {
        Field::Source => Ok(()),
        Field::Date if ingest::published(value, None).is_some() => Ok(()),
        Field::Date => Err("this is no date: write it as 2022-01-10 or 2022-01-10T14:00Z".to_owned()),
        Field::Zone => {
            let Ok(zone) = value.parse::<Region>() else {
                let told = "no such zone: they are named like Europe/Berlin, America/New_York or UTC";
                return Err(told.to_owned());
            };
            let published = article.published.as_ref();
            let placed = published.and_then(|published| ingest::in_zone(&published.value, zone));
            let told = || "the article states no time to put into a zone: correct its date".to_owned();
            placed.map(|_| ()).ok_or_else(told)
        }
    }
}
