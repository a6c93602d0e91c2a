//! Words that point to the present, past or future without a date: `now`, `recently`, `the near future`.

use super::reader::{Found, Reader};
use crate::lexicon::dates::Sense;

/// A reference at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (sense, end) = reader.phrase(at, |sense| matches!(sense, Sense::Reference(_)))?;
    let Sense::Reference(value) = sense else { return None };
    let line = &reader.line;
    // "current-account", "future-proof", "now-defunct": a compound; "the Future Fund": a name.
    let compound = line.is(end, "-") && line.glued(end) && line.glued(end + 1) && !line.is(at, "now");
    let name = line.capital(at) && at > 0 && line.capital(end);
    (!compound && !name).then(|| Found::date(end, value.to_string()))
}
