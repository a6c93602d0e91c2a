//! Set phrases before a source: "according to X, …", "…, according to X".

use std::ops::Range;

use super::cues::Cue;
use super::draft::Draft;
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::words::Class;
use crate::model::Stance;

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    let to = passage.tokens.end;
    for at in passage.tokens.clone() {
        if !(reading.is(at, "in") || reading.may_be(at, Class::CuePhrase)) {
            continue;
        }
        if let Some(draft) = worded(reading, passage, at) {
            drafts.push(draft);
            continue;
        }
        if !reading.may_be(at, Class::CuePhrase) || reading.quote(at).is_some() {
            continue;
        }
        let phrase = reading
            .lexicon
            .cues
            .phrases()
            .iter()
            .find(|phrase| phrase.iter().enumerate().all(|(place, word)| reading.is(at + place, word)));
        let Some(phrase) = phrase.filter(|phrase| at + phrase.len() < to) else { continue };
        let cue = at..at + phrase.len();
        let Some(source) = source(reading, cue.end, to) else { continue };
        let content = if leads(reading, passage, at) {
            behind(reading, source.end, to)
        } else {
            before(reading, passage, at)
        };
        let content = if content.is_empty() { before(reading, passage, at) } else { content };
        if content.is_empty() {
            continue;
        }
        drafts.push(Draft {
            source: Some(source),
            cue: Some(cue),
            content: vec![content],
            stance: Stance::Asserts,
            certainty: None,
            rule: format!("phrase: {}", phrase.join(" ")),
        });
    }
}

/// "in the mayor's words, “…”", "in her view, “…”".
fn worded(reading: &Reading, passage: &Passage, at: usize) -> Option<Draft> {
    if !reading.is(at, "in") || reading.quote(at).is_some() {
        return None;
    }
    let owned = reading.tag(at + 1) == Tag::PrpS;
    let end = (at + 2..passage.tokens.end.min(at + 10))
        .take_while(|place| !reading.tag(*place).is_mark())
        .find(|place| reading.lexicon.cues.is_view(&reading.lower(*place)))?;
    let possessed = reading.tag(end - 1) == Tag::Pos || owned && end == at + 2;
    let content =
        Some(end + 1).filter(|comma| reading.is_comma(*comma)).and_then(|comma| reading.opens(comma + 1))?;
    possessed.then(|| Draft {
        source: Some(at + 1..if end == at + 2 { end } else { end - 1 }),
        cue: Some(at..at + 1),
        content: vec![content],
        stance: Stance::Asserts,
        certainty: None,
        rule: format!("phrase: in … {}", reading.lower(end)),
    })
}

/// The source with everything that hangs on it, up to a comma or stop.
fn source(reading: &Reading, at: usize, to: usize) -> Option<Range<usize>> {
    let found = phrases::after(reading, at, to)?;
    let mut end = found.end;
    while end < to && reading.quote(end).is_none() {
        let tag = reading.tag(end);
        let hangs = matches!(tag, Tag::In | Tag::Vbn | Tag::Vbg | Tag::To)
            && !reading.is_one(end, &["that", "as", "after", "because"]);
        if !hangs
            && !tag.is_noun()
            && !matches!(tag, Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Pos)
            && !tag.is_adjective()
        {
            break;
        }
        end += 1;
    }
    Some(at..end)
}

/// Whether the phrase opens its sentence.
fn leads(reading: &Reading, passage: &Passage, at: usize) -> bool {
    at == passage.tokens.start
        || reading.is_stop(at - 1)
        || reading.tag(at - 1) == Tag::Cc
        || (reading.is_comma(at - 1) && at - passage.tokens.start < 4)
}

fn behind(reading: &Reading, at: usize, to: usize) -> Range<usize> {
    let start = at + usize::from(reading.is_comma(at));
    let mut end = start;
    while end < to && !reading.is_stop(end) {
        end = reading.quotation(end).map_or(end + 1, |quotation| quotation.end.max(end + 1)).min(to);
    }
    start..end.max(start)
}

/// The clause before the phrase, without its comma.
fn before(reading: &Reading, passage: &Passage, at: usize) -> Range<usize> {
    let end = at - usize::from(at > passage.tokens.start && reading.is_comma(at - 1));
    let mut start = end;
    while start > passage.tokens.start && !reading.is_stop(start - 1) {
        start = reading.quotation(start - 1).map_or(start - 1, |quotation| quotation.start.min(start - 1));
    }
    start.max(passage.tokens.start)..end
}
