//! What stands around an amount: `some`, `more than`, `or so`, and the verbs and nouns that make it a rise or a fall.

use super::scan::{Amount, Scan};
use crate::analysis::line::with_lower;
use crate::model::{Bound, Change, Quantity};

/// Longest phrase before an amount, in pieces.
const LONGEST: usize = 6;

/// The amount with its bound, its change and the span of all its words.
pub(super) fn complete(scan: &Scan, amount: Amount) -> Quantity {
    let line = &scan.line;
    let minus = scan.minus(amount.start);
    let first = amount.start - usize::from(minus);
    let (mut start, mut bound) = (first, if amount.open { Bound::AtLeast } else { Bound::Exactly });
    let mut edge = first;
    if let Some((before, place)) = before(scan, first) {
        edge = place;
        if before != Bound::Exactly {
            (start, bound) = (place, before);
        }
        // "up to about 20": the outer bound holds.
        if let Some((outer, place)) = self::before(scan, place).filter(|(outer, _)| *outer != Bound::Exactly)
        {
            (start, bound, edge) = (place, outer, place);
        }
    }
    let mut end = amount.end;
    if let Some((after, past)) = after(scan, amount.end) {
        (bound, end) = (after, past);
    }
    let change = change(scan, &amount, edge);
    Quantity { span: line.span(start, end), value: amount.value, unit: amount.unit, bound, change }
}

/// The bound whose phrase ends right before `at`, and the index of its first piece.
pub(super) fn before(scan: &Scan, at: usize) -> Option<(Bound, usize)> {
    let line = &scan.line;
    (1..=LONGEST.min(at)).rev().find_map(|length| {
        let start = at - length;
        let (words, bound) = line.lexicon.amounts.before.longest_of(line.keys(start).take(length))?;
        (words == length).then_some((bound, start))
    })
}

/// The bound whose phrase begins at `at`, and the index after it.
fn after(scan: &Scan, at: usize) -> Option<(Bound, usize)> {
    let line = &scan.line;
    let at = line.past_hyphen(at);
    if line.is(at, "+") && line.glued(at) {
        return Some((Bound::AtLeast, at + 1));
    }
    let (words, bound) = line.lexicon.amounts.after.longest_of(line.keys(at))?;
    // "plus" and "or more" before another amount join the two.
    (!line.digits(at + words)).then_some((bound, at + words))
}

/// Units in which things rise and fall.
fn is_level(unit: &str) -> bool {
    let base = unit.split(" per ").next().unwrap_or(unit);
    matches!(
        base,
        "percentage"
            | "percentage point"
            | "basis point"
            | "point"
            | "cent"
            | "penny"
            | "degree"
            | "celsius"
            | "fahrenheit"
    ) || ["dollar", "euro", "pound sterling", "yen", "yuan", "franc", "ruble", "rupee"]
        .iter()
        .any(|money| base.ends_with(money))
}

/// Whether the text makes the amount a rise or a fall by that much: `fell 2%`, `up by 5`, `a 3% increase`.
fn change(scan: &Scan, amount: &Amount, start: usize) -> Option<Change> {
    let line = &scan.line;
    let of = |at: usize| with_lower(line.word(at), |word| line.lexicon.amounts.change(word)).flatten();
    let mut place = start.checked_sub(1);
    let mut by = false;
    // Back over "by", "another", "of a": never over "to" or "from", which lead to a level.
    while let Some(at) = place.filter(|&at| {
        line.any(at, &["by", "another", "a", "an", "further", "of", "as", "much", "slightly", "sharply"])
    }) {
        by |= line.any(at, &["by", "of"]);
        place = at.checked_sub(1);
    }
    let level = is_level(&amount.unit);
    if let Some(change) = place.filter(|_| level || by).and_then(of) {
        return Some(change);
    }
    // "less", "more" and the like follow too, but compare; only words for a move do here.
    let next =
        amount.end + usize::from(line.any(amount.end, &["annual", "monthly", "quarterly", "net", "overall"]));
    let comparing = line.any(next, &["up", "down", "off", "add", "lost", "cut"]);
    of(next).filter(|_| level && !comparing)
}
