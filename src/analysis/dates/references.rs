//! Words that point to the present, past or future without a date: `now`, `recently`, `the near future`.

use super::reader::{Found, Reader};
use crate::lexicon::dates::Begins;

/// A reference at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    if !reader.entry(at).begins.has(Begins::REFERENCE) {
        return None;
    }
    let line = &reader.line;
    let (words, reference) = line.lexicon.dates.references.longest_of(line.keys(at))?;
    let end = at + words;
    // "current-account", "future-proof", "now-defunct": a compound; "the Future Fund": a name.
    let compound = line.is(end, "-") && line.glued(end) && line.glued(end + 1) && !line.is(at, "now");
    let name = line.capital(at) && at > 0 && line.capital(end);
    (!compound && !name).then(|| Found::date(end, reference.code().to_owned()))
}
