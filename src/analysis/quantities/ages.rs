//! Ages: `38-year-old`, `ten months old`, `aged 44`, `3 years of age`, `Jane Roe, 24, said`.

use super::scan::{Amount, Scan};
use crate::analysis::numerals::Form;
use crate::analysis::syntax::Tag;

/// An age whose number stands at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Amount> {
    let line = &scan.line;
    let figure = scan.figure(at)?;
    let amount = |unit: &str, end: usize| {
        Some(Amount {
            start: at,
            end,
            value: figure.value,
            unit: format!("{unit} of age"),
            open: figure.form == Form::Open,
        })
    };
    let next = line.past_loose_hyphen(figure.end);
    if line.any(next, &["yo", "y"]) && (line.is(next, "yo") || line.follows(next + 1, &["/", "o"])) {
        return amount("year", next + if line.is(next, "yo") { 1 } else { 3 });
    }
    if let Some(unit) = ["year", "month", "week", "day"]
        .into_iter()
        .find(|unit| line.word(next).trim_end_matches(['s', 'S']).eq_ignore_ascii_case(unit))
    {
        let old = line.past_loose_hyphen(next + 1);
        if line.any(old, &["old", "olds"]) {
            return amount(unit, old + 1);
        }
        return if line.follows(next + 1, &["of", "age"]) { amount(unit, next + 3) } else { None };
    }
    let bare = figure.upper() <= 120.0 && (figure.form == Form::Digits || figure.upper() > 1.0) && at > 0;
    if bare && line.any(at - 1, &["aged", "age", "ages"]) {
        return amount("year", figure.end);
    }
    // An age stands between commas after a name.
    let apposed = line.is(at - usize::from(at > 0), ",")
        && at >= 2
        && (line.is(figure.end, ",") || line.is(figure.end, "."));
    let name = bare
        && apposed
        && matches!(scan.tag(at - 2), Tag::Nnp | Tag::Nnps)
        && figure.upper() >= 1.0
        && figure.upper().fract() == 0.0;
    // "Oct. 21, 24, 27": a list of numbers is none.
    let listed = line.digits(figure.end + 1) || line.is(figure.end, ".");
    if name && !listed { amount("year", figure.end) } else { None }
}
