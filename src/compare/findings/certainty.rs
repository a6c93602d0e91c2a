//! Certainty: one thing stated by one account, hedged or only believed by another.

use super::clause::run;
use super::fact::hedge_beside;
use super::scene::{Mention, Scene};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Certainty, FindingKind};
use crate::text::Span;

/// The value of a side that puts it without reserve.
pub(super) const STATED: &str = "certain";

/// For each agreement whose accounts put it with different certainty, that difference.
pub(super) fn find(scene: &Scene<'_>, agreements: &[Draft]) -> Vec<Draft> {
    let agreed = agreements.iter().filter(|draft| {
        // Passages alike in wording hold several statements: a hedge may belong to another one.
        draft.kind == FindingKind::Agreement && draft.about != About::Wording
    });
    agreed.filter_map(|draft| difference(scene, draft)).collect()
}

/// How the accounts of one agreement differ in certainty, if they do.
fn difference(scene: &Scene<'_>, draft: &Draft) -> Option<Draft> {
    let mut sides = Vec::with_capacity(draft.sides.len());
    let mut degrees = Vec::with_capacity(draft.sides.len());
    let mut forecast = false;
    for side in &draft.sides {
        let (degree, hedge) = scene.certainty(&side.mention);
        // A hedge elsewhere in the clause leaves something else open.
        let beside = hedge.is_none_or(|hedge| reaches(scene, &side.mention, hedge));
        let (degree, hedge) = if beside { (degree, hedge) } else { (Certainty::Certain, None) };
        // A forecast is stated for certain by nobody.
        forecast |= hedge.is_none() && foretells(scene, &side.mention);
        let mut mention = side.mention.clone();
        mention.mark = hedge.unwrap_or(mention.mark);
        mention.clause = mention.clause.cover(mention.mark);
        degrees.push(degree);
        sides.push(Side { mention, value: word(degree).to_owned() });
    }
    let stated = degrees.contains(&Certainty::Certain) && !forecast;
    let hedged = degrees.iter().any(|&degree| degree < Certainty::Certain);
    let note = sides.iter().map(|side| match side.value.as_str() {
        STATED => format!("“{}”", around(scene, &side.mention)),
        _ => format!("“{}”", hedge(scene, &side.mention)),
    });
    let note = super::joined(note);
    (stated && hedged).then_some(Draft {
        kind: FindingKind::Certainty,
        about: About::Certainty,
        sides,
        note: Some(note),
    })
}

/// Whether a clause speaks of a forecast.
fn foretells(scene: &Scene<'_>, mention: &Mention) -> bool {
    let acts = &Lexicon::bundled().acts;
    let words = scene.sentence(mention).words.iter();
    let mut inside = words.filter(|term| mention.clause.contains(term.span));
    inside.any(|term| acts.is_forecast(term.key))
}

/// Whether a hedge leaves open what a mark tells: it stands before the mark with one act between them at most, or
/// after a mark that opens its clause.
fn reaches(scene: &Scene<'_>, mention: &Mention, hedge: Span) -> bool {
    let mark = mention.mark;
    if hedge.overlaps(mark) {
        return true;
    }
    let between = Span::new(hedge.end.min(mark.end), mark.start.max(hedge.start));
    let words = &scene.sentence(mention).words;
    let verbs = words.iter().filter(|term| term.is_verb() && between.contains(term.span)).count();
    let lead = Span::new(mention.clause.start.min(mark.start), mark.start);
    let opens = run(&scene.words(mention.account, lead)) <= OPENING;
    let commas = scene.words(mention.account, between).contains([',', ';']);
    !commas && if hedge < mark { verbs <= 1 } else { verbs == 0 && opens }
}

/// Words before a mark that opens its clause, at most.
const OPENING: usize = 3;

/// One act told by two accounts, which one of them leaves open by a word beside it.
pub(super) fn of_act(scene: &Scene<'_>, told: [(&Mention, Span); 2]) -> Draft {
    let side = |(mention, act): (&Mention, Span)| {
        let (degree, hedge) = hedge_beside(scene, mention, act)
            .map_or((Certainty::Certain, None), |(degree, hedge)| (degree, Some(hedge)));
        let mark = hedge.unwrap_or(act);
        let claim = scene.claim_of(mention.account, mark);
        let words = scene.words(mention.account, mark.cover(act));
        (Side { mention: Mention { mark, claim, ..mention.clone() }, value: word(degree).to_owned() }, words)
    };
    let [(one, first), (other, second)] = told.map(side);
    let note = super::joined([first, second].map(|words| format!("“{words}”")).into_iter());
    Draft { kind: FindingKind::Certainty, about: About::Certainty, sides: vec![one, other], note: Some(note) }
}

/// A degree of certainty in a word.
const fn word(degree: Certainty) -> &'static str {
    match degree {
        Certainty::Certain => STATED,
        Certainty::Probable => "probable",
        Certainty::Possible => "possible",
        Certainty::Doubtful => "doubtful",
    }
}

/// The marked words with the word that leads to them and the times and places that follow: `in Geneva on January 10`.
fn around(scene: &Scene<'_>, mention: &Mention) -> String {
    let text = |span| scene.words(mention.account, span);
    let before = text(Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start));
    let after = text(Span::new(mention.mark.end, mention.clause.end.max(mention.mark.end)));
    let mark = text(mention.mark);
    let lead =
        before.split_whitespace().next_back().filter(|word| LEADS.contains(&word.to_lowercase().as_str()));
    let mut words: Vec<&str> = lead.into_iter().collect();
    words.push(&mark);
    let apposed = after.split_whitespace().take_while(|word| {
        let name = word.chars().next().is_some_and(|first| first.is_uppercase() || first.is_numeric());
        name || LEADS.contains(word)
    });
    words.extend(apposed.take(MOST_FOLLOWING));
    while words.len() > 1 && words.last().is_some_and(|word| LEADS.contains(word)) {
        words.pop();
    }
    words.join(" ").trim_end_matches([',', '.', ';', ':']).to_owned()
}

/// The hedge with the adverb before it: `widely believed`.
fn hedge(scene: &Scene<'_>, mention: &Mention) -> String {
    let before = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
    let words = scene.words(mention.account, before);
    let adverb = words.split_whitespace().next_back().filter(|word| word.ends_with("ly"));
    let hedge = scene.words(mention.account, mention.mark);
    adverb.map_or_else(|| hedge.clone().into_owned(), |adverb| format!("{adverb} {hedge}"))
}

/// Words that lead to a place, a time or a figure.
const LEADS: [&str; 10] = ["in", "on", "at", "near", "by", "the", "a", "over", "for", "of"];
/// Words quoted after the marked ones, at most.
const MOST_FOLLOWING: usize = 4;
