//! A problem with input: what went wrong, where, why, and what to do.

use std::fmt;

/// Something that could not be read or was read only in part; the rest goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// File, record or address: `news/a.txt`, `feed.jsonl:12`.
    pub place: String,
    /// What is wrong: "is not text".
    pub what: String,
    /// What the user can do.
    pub remedy: String,
    /// Whether the input gave nothing at all.
    pub lost: bool,
}

impl fmt::Display for Problem {
    /// One line: `PLACE: WHAT; REMEDY`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)?;
        if !self.remedy.is_empty() {
            write!(f, "; {}", self.remedy)?;
        }
        Ok(())
    }
}
