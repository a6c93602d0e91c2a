//! Measures: `25 basis points`, `3.5 per cent`, `45-acre`, `95 km/h`, `34,500 metric tons of copper a year`.

use super::scan::{Amount, Scan};
use crate::analysis::numerals::Form;
use crate::model::Value;

/// A measure whose number stands at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Amount> {
    let line = &scan.line;
    if line.any(at, &["a", "an"])
        && let Some(found) = single(scan, at)
    {
        return Some(found);
    }
    let figure = scan.figure(at)?;
    let mut next = line.past_hyphen(figure.end);
    // Old wires set hyphens apart: "30 - year bonds".
    if line.is(next, "-") && !line.glued(next) && line.letters(next + 1) && line.digits(at) {
        next += 1;
    }
    let mut closing = None;
    if matches!(figure.form, Form::Fraction | Form::Open) && line.is(next, "of") {
        next += 1;
        next += usize::from(line.any(next, &["a", "an"]));
    }
    // "half a percentage point"
    if figure.form == Form::Fraction && line.any(next, &["a", "an"]) && scan.unit(next + 1).is_some() {
        next += 1;
    }
    // "20 (kg)": a unit in brackets.
    if let Some(close) =
        [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">")].iter().find(|(open, _)| line.is(next, open))
    {
        closing = Some(close.1);
        next += 1;
    }
    if line.any(next, &["trading", "consecutive", "straight", "full", "calendar", "more"])
        && scan.unit(next + 1).is_some()
    {
        next += 1;
    }
    let (unit, mut end) = scan.unit(next)?;
    let name = line.lexicon.units.name(unit);
    // A second, a third: "60 second" is time only in the plural or before a hyphen. One letter apart from its
    // number is as often an initial.
    let letter = line.word(next).len() == 1 && line.letters(next);
    if letter
        && !line.glued(next)
        && (line.is(next + 1, ".") || line.capital(next) || line.is(next + 1, "'") || line.is(next + 1, "’"))
        && closing.is_none()
    {
        return None;
    }
    if let Some(close) = closing {
        if !line.is(end, close) {
            return None;
        }
        end += 1;
    }
    let mut name = name.to_owned();
    if let Some((per, after)) = scan.rate(end).or_else(|| late_rate(scan, end, &name)) {
        name = format!("{name} per {per}");
        end = after;
    }
    Some(Amount { start: at, end, value: figure.value, unit: name, open: figure.form == Form::Open })
}

/// `more than a month`, `nearly a mile`: one of the unit, where a bound before it makes it an amount.
fn single(scan: &Scan, at: usize) -> Option<Amount> {
    let line = &scan.line;
    super::bounds::before(scan, at)?;
    let (unit, end) = scan.unit(at + 1).filter(|_| line.letters(at + 1))?;
    let name = line.lexicon.units.name(unit);
    // "over a second term", "about a point of order".
    if line.any(at + 1, &["second", "point", "degree", "mark", "cup", "turn"]) || line.is(end, "-") {
        return None;
    }
    Some(Amount { start: at, end, value: Value::One(1.0), unit: name.to_owned(), open: false })
}

/// `metric tons of copper cathode a year`: the rate after what is measured. Only the unit takes it; the span ends before.
fn late_rate(scan: &Scan, at: usize, unit: &str) -> Option<(String, usize)> {
    const REACH: usize = 4;
    let line = &scan.line;
    let time = matches!(unit, "year" | "month" | "week" | "day" | "hour" | "minute" | "percentage");
    if !line.is(at, "of") || time {
        return None;
    }
    let place = (at + 2..at + 2 + REACH)
        .take_while(|&place| line.letters(place))
        .find(|&place| line.any(place, &["a", "per"]))?;
    scan.rate(place).map(|(per, _)| (per, at))
}
