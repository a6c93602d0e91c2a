//! How sure a content is put, whether it affirms, and the words that say so.

use std::ops::Range;

use super::reading::Reading;
use crate::analysis::syntax::Tag;
use crate::lexicon::hedges::Hedge;
use crate::lexicon::words::Class;
use crate::model::{Certainty, Polarity};
use crate::text::Span;
use crate::text::heads::WordSet;

/// The certainty of a content's main clause, with its hedges. Relative and conditional clauses do not count.
pub(super) fn assess(reading: &Reading, content: &[Range<usize>]) -> (Certainty, Vec<Span>) {
    let mut certainty = Certainty::Certain;
    let mut by = Vec::new();
    for range in content {
        if !range.clone().any(|at| reading.may_be(at, Class::Hedge)) {
            continue;
        }
        for at in main_clause(reading, range) {
            let Some(found) = hedge_at(reading, at) else { continue };
            if found < Certainty::Certain {
                by.push(reading.span(&(at..at + 1)));
            }
            certainty = certainty.min(found);
        }
    }
    (certainty, by)
}

fn hedge_at(reading: &Reading, at: usize) -> Option<Certainty> {
    if !reading.may_be(at, Class::Hedge) {
        return None;
    }
    let hedge = reading.lexicon.hedges.hedge(&reading.lower(at))?;
    match hedge {
        Hedge::Modal(certainty) => (reading.tag(at) == Tag::Md).then_some(*certainty),
        Hedge::Anywhere(certainty) => {
            let compared = at > 0 && reading.is_one(at - 1, &["less", "more", "as", "so", "too"]);
            (!compared).then_some(*certainty)
        }
        Hedge::Before(next, certainty) => {
            let follows = next.iter().any(|word| reading.is(at + 1, word));
            follows.then_some(*certainty)
        }
    }
}

/// The tokens of the main clause: without clauses that "which", "if" or "because" open, up to their comma.
fn main_clause<'r>(reading: &'r Reading, range: &Range<usize>) -> impl Iterator<Item = usize> + 'r {
    static OPENERS: WordSet<14> = WordSet::of([
        "if", "unless", "because", "when", "while", "although", "though", "after", "before", "since",
        "until", "so", "where", "than",
    ]);
    let start = range.start;
    let mut aside = false;
    range.clone().filter(move |at| {
        let at = *at;
        if reading.is_comma(at) || reading.tag(at) == Tag::Stop {
            aside = false;
        }
        let relative = matches!(reading.tag(at), Tag::Wdt | Tag::Wp | Tag::WpS);
        let phrase = || reading.date_from(at + 1).is_some() || reading.tag(at + 1) == Tag::Cd;
        if at > start && (relative || reading.is_in(at, &OPENERS)) && !phrase() {
            aside = true;
        }
        !aside
    })
}

/// Whether the main verb of a content is negated.
pub(super) fn polarity(reading: &Reading, content: &[Range<usize>]) -> Polarity {
    let Some(first) = content.first() else { return Polarity::Positive };
    let negated = match reading.groups_in(first).first() {
        Some(group) => {
            group.negative
                || (first.start..group.tokens.start)
                    .any(|at| reading.is_one(at, &["no", "nobody", "none", "nothing", "neither"]))
        }
        None => reading.is(first.start, "no"),
    };
    let object = reading.groups_in(first).first().is_some_and(|group| reading.is(group.head + 1, "no"));
    if negated || object { Polarity::Negative } else { Polarity::Positive }
}
