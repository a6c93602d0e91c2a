//! Narrated claims: what the article itself asserts and a reader can check, clause by clause.

use std::ops::Range;

use super::draft::Draft;
use super::groups::Shape;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::model::{EntityKind, Stance};
use crate::text::Span;

/// The narrated claims beside `attributed`, which are in text order.
pub(super) fn find(reading: &Reading, attributed: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut taken: Vec<Range<usize>> = attributed
        .iter()
        // What is said in passing of a relative clause takes nothing from the sentence around it.
        .filter(|draft| !draft.rule.starts_with("relative"))
        .flat_map(|draft| draft.content.iter().chain(&draft.source).chain(&draft.cue).cloned())
        .collect();
    taken.sort_by_key(|range| range.start);
    for passage in reading.passages.iter().filter(|passage| passage.kind.is_body()) {
        for clause in clauses(reading, passage) {
            let place = taken.partition_point(|range| range.end <= clause.start);
            // Contents nest, so a range that begins before may end behind; the look is short.
            let overlaps = taken
                .iter()
                .skip(place.saturating_sub(8))
                .take(16)
                .any(|range| range.start < clause.end && clause.start < range.end);
            if !overlaps && is_checkable(reading, &clause) {
                found.push(Draft {
                    source: None,
                    cue: None,
                    content: std::iter::once(clause).collect(),
                    stance: Stance::Asserts,
                    certainty: None,
                    rule: "narrated".to_owned(),
                });
            }
        }
    }
    found
}

/// The clauses of a passage that can stand alone: parted by stops, semicolons and conjunctions with a subject behind them.
fn clauses(reading: &Reading, passage: &Passage) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = passage.tokens.start;
    let mut at = start;
    while at < passage.tokens.end {
        if let Some(quotation) = reading.quotation(at) {
            at = quotation.end.max(at + 1);
            continue;
        }
        // Most words are no marks.
        if !reading.tag(at).is_mark() && !reading.is_one(at, &[",", ";"]) {
            at += 1;
            continue;
        }
        let comma = reading.is_comma(at);
        let parts = reading.is_stop(at)
            || reading.is(at, ";")
            || (comma
                && (reading.tag(at + 1) == Tag::Cc || reading.is_one(at + 1, &["while", "although"]))
                && starts_clause(reading, at + 2, passage.tokens.end));
        if parts {
            found.push(start..at);
            start = at + 1 + usize::from(comma);
        }
        at += 1;
    }
    found.push(start..passage.tokens.end);
    found.retain(|clause| clause.start < clause.end);
    found
}

/// Whether a subject and a finite verb follow soon.
fn starts_clause(reading: &Reading, at: usize, to: usize) -> bool {
    let subject = super::phrases::simple_phrase(reading, at, to)
        .or_else(|| (reading.tag(at) == Tag::Prp).then_some(at + 1));
    subject.is_some_and(|end| {
        (end..to.min(end + 8))
            .any(|place| reading.group_from(place).is_some_and(|group| group.shape == Shape::Finite))
    })
}

/// An event or state with a name in it, or what stands for one, and a number, date or place to check.
fn is_checkable(reading: &Reading, clause: &Range<usize>) -> bool {
    let span = reading.span(clause);
    let asks = reading.is(clause.end, "?") || reading.is(clause.end.saturating_sub(1), "?");
    let quoted = reading.quotation(clause.start).is_some_and(|quotation| quotation.end >= clause.end);
    let verb = reading
        .groups_in(clause)
        .iter()
        .any(|group| group.shape == Shape::Finite && reading.quote(group.head).is_none());
    if asks || quoted || !verb {
        return false;
    }
    let article = reading.analysed;
    let entities = within(&article.entities, span, |entity| entity.span);
    let places = entities.iter().filter(|entity| entity.kind == EntityKind::Place).count();
    let figures = within(&article.quantities, span, |quantity| quantity.span).len();
    let dates = within(&article.dates, span, |date| date.span).len();
    let checked = figures > 0 || dates > 0;
    (checked && (!entities.is_empty() || speaks_of_known(reading, clause)))
        || (places > 0 && entities.len() > places.min(1))
}

/// Whether a clause opens with somebody or something the article has named before: "he", "the tunnel".
fn speaks_of_known(reading: &Reading, clause: &Range<usize>) -> bool {
    let opens = reading.tag(clause.start);
    (opens == Tag::Prp && !reading.is_one(clause.start, &["i", "we", "you"]))
        || opens == Tag::PrpS
        || reading.is_one(clause.start, &["the", "this", "these", "both"])
}

/// The items of a list in text order whose spans lie in `span`.
pub(super) fn within<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let start = items.partition_point(|item| of(item).start < span.start);
    let end = items.partition_point(|item| of(item).end <= span.end);
    items.get(start..end.max(start)).unwrap_or(&[])
}
