//! What a piece may be the start of, so that only those readers look at it that can read anything there.

use super::reader::Reader;
use crate::lexicon::dates::DateWord;

/// What stands at a piece; a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Starts(u32);

impl Starts {
    /// `the`.
    pub(super) const THE: Self = Self(1);
    /// `a`, `an`.
    pub(super) const A: Self = Self(1 << 1);
    /// Other words before a date word: `every`.
    pub(super) const LEAD: Self = Self(1 << 2);
    /// A run of digits.
    pub(super) const DIGITS: Self = Self(1 << 3);
    /// A number word.
    pub(super) const NUMBER: Self = Self(1 << 4);
    /// A month, a weekday, or a word that a phrase of the table begins with.
    pub(super) const DAY: Self = Self(1 << 5);
    /// `last`.
    pub(super) const SHIFT: Self = Self(1 << 6);
    /// `weeks`.
    pub(super) const UNIT: Self = Self(1 << 7);
    /// `several`.
    pub(super) const VAGUE: Self = Self(1 << 8);
    /// `yesterday`, `night`.
    pub(super) const NEAR: Self = Self(1 << 9);
    /// `autumn`, `nineties`.
    pub(super) const SPAN: Self = Self(1 << 10);
    /// `noon`.
    pub(super) const CLOCK: Self = Self(1 << 11);
    /// `weekly`.
    pub(super) const SET: Self = Self(1 << 12);
    /// Anything else: marks, and words the table does not know.
    pub(super) const OTHER: Self = Self(1 << 13);

    /// What stands at `at`.
    pub(super) fn at(reader: &Reader, at: usize) -> Self {
        let entry = reader.entry(at);
        let word = match entry.word {
            Some(DateWord::Unit(_)) => Self::UNIT,
            Some(DateWord::Part(_) | DateWord::Deictic(_)) => Self::NEAR,
            Some(DateWord::Clock(..)) => Self::CLOCK,
            Some(DateWord::Season(_) | DateWord::Decade(_)) => Self::SPAN,
            Some(DateWord::Month(_) | DateWord::Weekday(_)) => Self::DAY,
            Some(DateWord::Shift(_)) => Self::SHIFT,
            Some(DateWord::Vague) => Self::VAGUE,
            Some(DateWord::Set(..)) => Self::SET,
            None => Self(0),
        };
        let lead = match () {
            () if !entry.leads => Self(0),
            () if reader.line.is(at, "the") => Self::THE,
            () if reader.line.any(at, &["a", "an"]) => Self::A,
            () => Self::LEAD,
        };
        let flag = |holds: bool, bit: Self| if holds { bit } else { Self(0) };
        let begins = flag(entry.begins.any(), Self::DAY);
        let digits = flag(reader.line.digits(at), Self::DIGITS);
        let number = flag(reader.line.number_word(at).is_some(), Self::NUMBER);
        let other = flag(Self::any(&[word, lead, digits, number]).0 == 0, Self::OTHER);
        Self::any(&[word, lead, begins, digits, number, other])
    }

    /// All of `sets` together.
    pub(super) const fn any(sets: &[Self]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < sets.len() {
            all |= sets[at].0;
            at += 1;
        }
        Self(all)
    }

    /// Whether the two share a bit.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
