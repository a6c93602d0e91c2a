//! Corrections: an account that says "A and not B" speaks against whoever says B.

use super::dates::differ;
use super::measure::Kind;
use super::scene::{Evidence, Mention, Scene};
use super::sentence::TermKind;
use super::{Draft, Side};
use crate::model::{About, FindingKind, TimeExpression, TimexKind};
use crate::text::Span;
use crate::text::calendar::{Parts, parts};
use crate::text::tokens::{Token, tokens};

/// Weight that the correction and what it corrects share at least.
const SAME_THING: f32 = 0.5;
/// The same where nothing but a name or a role is corrected.
const SAME_ACT: f32 = 2.0;
/// Tokens between "not" and what it rejects, at most.
const REJECTED_WITHIN: usize = 8;
/// Words that open what is rejected when another follows: "rather than".
const INSTEAD: [[&str; 2]; 2] = [["rather", "than"], ["instead", "of"]];

/// A stretch that a sentence rejects in favour of another part of it.
#[derive(Clone, Copy, Debug)]
struct Rejected {
    account: usize,
    sentence: usize,
    span: Span,
}

/// Findings that rest on a correction.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let rejected = rejected(scene);
    let mut found = Vec::new();
    for part in rejected {
        let draft = figure(scene, part).or_else(|| time(scene, part)).or_else(|| doer(scene, part));
        found.extend(draft);
    }
    found
}

/// All stretches that corrections reject: "and not from the mayor", "not on Friday but on Sunday".
fn rejected(scene: &Scene<'_>) -> Vec<Rejected> {
    let mut found = Vec::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        let text = &told.analysed.article.text;
        for (sentence, read) in told.sentences.iter().enumerate() {
            if !read.span.of(text).contains("not ") && !read.span.of(text).contains("ather than") {
                continue;
            }
            let tokens = tokens(text, read.span);
            let parts = (0..tokens.len()).filter_map(|at| correction(text, &tokens, at));
            found.extend(parts.map(|span| Rejected { account, sentence, span }));
        }
    }
    found
}

/// The stretch rejected by the words at `at`, where they correct.
fn correction(text: &str, tokens: &[Token], at: usize) -> Option<Span> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let before = at.checked_sub(1).map_or("", word);
    let pair = [word(at), word(at + 1)].map(str::to_lowercase);
    let instead = INSTEAD.iter().any(|known| known[0] == pair[0] && known[1] == pair[1]);
    let first = if instead { at + 2 } else { at + 1 };
    let ends = |at: usize| {
        [",", ";", ".", "but", "and", "”", "\"", "that", "who", "which"].contains(&word(at))
            || word(at).is_empty()
    };
    let end = (first..=first + REJECTED_WITHIN).find(|&at| ends(at))?;
    // "A and not B", "A, not B", "not A but B".
    let and_not = word(at) == "not" && ["and", ","].contains(&before);
    let not_but = word(at) == "not" && word(end) == "but" && word(end + 1) != "also";
    if !(instead || and_not || not_but) || end <= first || ["only", "yet", "just"].contains(&word(first)) {
        return None;
    }
    Some(tokens.get(first)?.span.cover(tokens.get(end - 1)?.span))
}

/// The evidence that what a mention elsewhere tells is what the correction speaks of.
fn tie(evidence: Evidence) -> f32 {
    evidence.tie()
}

/// A corrected figure against whoever gives the rejected one.
fn figure(scene: &Scene<'_>, part: Rejected) -> Option<Draft> {
    let told = scene.accounts.get(part.account)?;
    let sentence = told.sentences.get(part.sentence)?.span;
    let quantities = told.analysed.quantities.iter();
    let inside: Vec<_> = quantities.filter(|quantity| sentence.contains(quantity.span)).collect();
    let wrong = inside.iter().find(|quantity| part.span.contains(quantity.span))?;
    let right = inside.iter().filter(|quantity| !part.span.overlaps(quantity.span));
    let right = right
        .filter(|quantity| Kind::of(quantity).0.meets(Kind::of(wrong).0))
        .min_by_key(|quantity| quantity.span.start.abs_diff(wrong.span.start))?;
    let own = scene.mention(part.account, right.span)?;
    let mut best: Option<(f32, Side)> = None;
    for (place, account) in scene.accounts.iter().enumerate() {
        if account.copy == told.copy {
            continue;
        }
        for quantity in &account.analysed.quantities {
            let kind = Kind::of(quantity).0;
            if quantity.value != wrong.value || !kind.meets(Kind::of(right).0) {
                continue;
            }
            let Some(mention) = scene.mention(place, quantity.span) else { continue };
            let sum = tie(scene.evidence(&own, &mention));
            if best.as_ref().is_none_or(|(most, _)| sum > *most) {
                best = Some((sum, Side { mention, value: super::bounds::shown(quantity) }));
            }
        }
    }
    let other = best.filter(|(sum, _)| *sum >= SAME_THING)?.1;
    let own = Side { mention: own, value: super::bounds::shown(right) };
    Some(Draft { kind: FindingKind::Conflict, about: About::Number, sides: vec![own, other], note: None })
}

/// A corrected time against whoever gives the rejected one.
fn time(scene: &Scene<'_>, part: Rejected) -> Option<Draft> {
    let told = scene.accounts.get(part.account)?;
    let sentence = told.sentences.get(part.sentence)?.span;
    let is_time = |date: &&TimeExpression| matches!(date.kind, TimexKind::Date | TimexKind::Time);
    let inside: Vec<_> =
        told.analysed.dates.iter().filter(is_time).filter(|date| sentence.contains(date.span)).collect();
    let wrong = inside.iter().find(|date| part.span.contains(date.span))?;
    let right = inside.iter().filter(|date| !part.span.overlaps(date.span));
    let right = right.min_by_key(|date| date.span.start.abs_diff(wrong.span.start))?;
    let own = scene.mention(part.account, right.span)?;
    let mut best: Option<(f32, Side)> = None;
    for (place, account) in scene.accounts.iter().enumerate() {
        if account.copy == told.copy {
            continue;
        }
        for date in account.analysed.dates.iter().filter(is_time) {
            let (a, b) = (parts(&date.value), parts(&wrong.value));
            if differ(&a, &b) || !names_one(&a, &b) {
                continue;
            }
            let Some(mention) = scene.mention(place, date.span) else { continue };
            let sum = tie(scene.evidence(&own, &mention));
            if best.as_ref().is_none_or(|(most, _)| sum > *most) {
                best = Some((sum, Side { mention, value: date.value.clone() }));
            }
        }
    }
    let other = best.filter(|(sum, _)| *sum >= SAME_THING)?.1;
    let own = Side { mention: own, value: right.value.clone() };
    Some(Draft { kind: FindingKind::Conflict, about: About::Date, sides: vec![own, other], note: None })
}

/// Whether both name a day, a weekday or an hour, so that they can be compared.
fn names_one(a: &Parts, b: &Parts) -> bool {
    (a.day.is_some() && b.day.is_some())
        || (a.weekday.is_some() && b.weekday.is_some())
        || (a.time.is_some() && b.time.is_some())
}

/// A corrected doer against the clause elsewhere that tells the same act.
fn doer(scene: &Scene<'_>, part: Rejected) -> Option<Draft> {
    let told = scene.accounts.get(part.account)?;
    let sentence = told.sentences.get(part.sentence)?;
    let text = &told.analysed.article.text;
    let words = part.span.of(text).to_lowercase();
    let names =
        sentence.words.iter().any(|term| part.span.contains(term.span) && term.kind == TermKind::Name);
    let doer = names
        || ["from ", "by ", "the ", "his ", "her ", "its ", "their "]
            .iter()
            .any(|lead| words.starts_with(lead));
    if !doer {
        return None;
    }
    let own = scene.mention(part.account, part.span)?;
    let mut best: Option<(f32, Mention)> = None;
    for (place, account) in scene.accounts.iter().enumerate() {
        if account.copy == told.copy {
            continue;
        }
        let keys: Vec<u64> = own.near.iter().map(|(key, _)| *key).collect();
        for (at, other) in account.sentences.iter().enumerate() {
            let Some(act) = other.words.iter().find(|term| {
                matches!(term.kind, TermKind::Act | TermKind::Plain) && keys.binary_search(&term.key).is_ok()
            }) else {
                continue;
            };
            let clause = super::clause::clause(&account.analysed.article.text, other, act.span);
            let mention = scene.mention_in(place, at, clause, act.span);
            let sum = tie(scene.evidence(&own, &mention)) + act.weight;
            if best.as_ref().is_none_or(|(most, _)| sum > *most) {
                best = Some((sum, mention));
            }
        }
    }
    let other = best.filter(|(sum, _)| *sum >= SAME_ACT)?.1;
    let side =
        |mention: Mention| Side { value: scene.words(mention.account, mention.mark).into_owned(), mention };
    let sides = vec![side(own), side(other)];
    Some(Draft { kind: FindingKind::Attribution, about: About::Attribution, sides, note: None })
}
