//! Magnitudes of earthquakes: `magnitude 6.4`, `a magnitude of 6.4`, `6.4-magnitude`, `6.4 in magnitude`, `6.4 on the Richter scale`.

use super::scan::{Amount, Scan};
use crate::analysis::numerals::Form;

/// What a magnitude is given in.
const UNIT: &str = "magnitude";
/// The strongest that is one.
const STRONGEST: f64 = 10.0;

/// A magnitude whose number stands at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Amount> {
    let line = &scan.line;
    let figure =
        scan.figure(at).filter(|figure| figure.form == Form::Digits && figure.upper() <= STRONGEST)?;
    let end =
        |end: usize| Some(Amount { start: at, end, value: figure.value, unit: UNIT.to_owned(), open: false });
    let back = |steps: usize, word: &str| at.checked_sub(steps).is_some_and(|place| line.is(place, word));
    if back(1, UNIT) || (back(2, UNIT) && (back(1, "of") || back(1, "-"))) {
        return end(figure.end);
    }
    let next = line.past_loose_hyphen(figure.end);
    if line.is(next, UNIT) {
        return end(next + 1);
    }
    let behind = line.follows(figure.end, &["in", UNIT])
        || line.follows(figure.end, &["on", "the", "richter", "scale"]);
    behind.then(|| end(figure.end)).flatten()
}
