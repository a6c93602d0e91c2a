//! What each reader of time expressions sees: the sentence, its date words, the anchor, and the way it looks.

use crate::analysis::line::Line;
use crate::lexicon::dates::{DateWord, Direction, Entry, TimeUnit};
use crate::model::TimexKind;

use super::anchor::Anchor;

/// A time expression read at some piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Index after its last piece.
    pub end: usize,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: String,
}

impl Found {
    pub(super) fn date(end: usize, value: String) -> Self {
        Self { end, kind: TimexKind::Date, value }
    }

    pub(super) fn time(end: usize, value: String) -> Self {
        Self { end, kind: TimexKind::Time, value }
    }

    pub(super) fn duration(end: usize, value: String) -> Self {
        Self { end, kind: TimexKind::Duration, value }
    }

    pub(super) fn set(end: usize, value: String) -> Self {
        Self { end, kind: TimexKind::Set, value }
    }
}

/// A sentence with its date words and what relative expressions in it count from.
pub(super) struct Reader<'a> {
    /// The sentence.
    pub line: Line<'a>,
    /// The day of writing and what was last spoken of.
    pub anchor: Anchor,
}

impl<'a> Reader<'a> {
    /// What the table of date words knows of piece `at`.
    pub(super) fn entry(&self, at: usize) -> &'a Entry {
        &self.line.known(at).date
    }

    /// What piece `at` stands for by itself.
    pub(super) fn word(&self, at: usize) -> Option<DateWord> {
        self.entry(at).word
    }

    /// The unit of time at `at`.
    pub(super) fn unit(&self, at: usize) -> Option<TimeUnit> {
        match self.word(at)? {
            DateWord::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// The unit at `at` where it is written in the singular or, in a compound, before a hyphen.
    pub(super) fn single_unit(&self, at: usize) -> Option<TimeUnit> {
        self.unit(at).filter(|_| !self.plural(at))
    }

    /// Whether the word at `at` ends in `s`.
    pub(super) fn plural(&self, at: usize) -> bool {
        self.line.word(at).ends_with(['s', 'S'])
    }

    /// The index after `'s` at `at`, or `None`.
    pub(super) fn past_possessive(&self, at: usize) -> Option<usize> {
        let apostrophe = matches!(self.line.word(at), "'" | "’");
        (apostrophe && self.line.glued(at + 1) && self.line.is(at + 1, "s")).then_some(at + 2)
    }

    /// Which way the sentence looks around `at`: the nearest telling verb before, else after.
    pub(super) fn direction(&self, at: usize) -> Option<Direction> {
        const REACH: usize = 16;
        let first = at.saturating_sub(REACH);
        let before = (first..at).rev().take_while(|&place| !matches!(self.line.word(place), ";" | ":"));
        before.clone().find_map(|place| self.verb(place)).or_else(|| {
            (at..at + REACH)
                .take_while(|&place| place < self.line.pieces.len())
                .find_map(|place| self.verb(place))
        })
    }

    /// Which way the word at `at` looks, if it is a telling verb form.
    fn verb(&self, at: usize) -> Option<Direction> {
        let before = at.checked_sub(1).map_or("", |before| self.line.word(before));
        let one = |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
        // "would be restored", "expects to have power": what stands before tells.
        if one(before, &["be"]) || one(before, &["to"]) && one(self.line.word(at), &["have"]) {
            return None;
        }
        // "is to vote"
        if one(self.line.word(at), &["to"]) && one(before, &["is", "are"]) {
            return Some(Direction::Future);
        }
        if let Some(direction) = self.entry(at).direction {
            return Some(direction);
        }
        let word = self.line.word(at);
        // "to meet": an infinitive looks ahead, "to the" and "to 10" do not; regular past forms look back.
        let lower = word.starts_with(|letter: char| letter.is_ascii_lowercase());
        if lower && word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed") {
            return Some(Direction::Past);
        }
        None
    }
}
