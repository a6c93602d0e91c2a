//! Number words: cardinals, scales, fractions and ordinals.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use serde::Deserialize;

use super::phrases::AsIs;
use crate::text::spelling::key;

/// What a number word may stand for; most words have one meaning only.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NumberWord {
    /// As part of a cardinal number.
    pub cardinal: Option<Cardinal>,
    /// `third`: 3, for one part in three.
    pub denominator: Option<u32>,
    /// `third`: 3.
    pub ordinal: Option<u32>,
    /// `dozens`: 12, an open number of that size.
    pub many: Option<f64>,
}

/// A word's part in a cardinal number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cardinal {
    /// 0 to 19.
    Small(u32),
    /// 20, 30 … 90.
    Tens(u32),
    /// `hundred`, `million`, `dozen`: multiplies what stands before it.
    Scale(f64),
}

/// The table of number words.
#[derive(Debug, Default)]
pub struct Numbers {
    words: HashMap<u64, NumberWord, BuildHasherDefault<AsIs>>,
    short_scales: HashMap<String, f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    small: HashMap<String, u32>,
    tens: HashMap<String, u32>,
    scales: HashMap<String, f64>,
    many: HashMap<String, f64>,
    fractions: HashMap<String, u32>,
    ordinals: HashMap<String, u32>,
    short_scales: HashMap<String, f64>,
}

impl Numbers {
    /// The table from its TOML text.
    ///
    /// # Errors
    /// When the text is not TOML or lacks a table.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(toml)?;
        let mut numbers = Self { short_scales: table.short_scales, ..Self::default() };
        for (word, value) in table.small {
            numbers.entry(&word).cardinal = Some(Cardinal::Small(value));
        }
        for (word, value) in table.tens {
            numbers.entry(&word).cardinal = Some(Cardinal::Tens(value));
        }
        for (word, value) in table.scales {
            numbers.entry(&word).cardinal = Some(Cardinal::Scale(value));
        }
        for (word, value) in table.many {
            numbers.entry(&word).many = Some(value);
        }
        for (word, value) in table.fractions {
            numbers.entry(&word).denominator = Some(value);
        }
        for (word, value) in table.ordinals {
            numbers.entry(&word).ordinal = Some(value);
        }
        Ok(numbers)
    }

    fn entry(&mut self, word: &str) -> &mut NumberWord {
        self.words.entry(key(word)).or_default()
    }

    /// What a word stands for, in any case.
    pub fn word(&self, word: &str) -> Option<NumberWord> {
        self.words.get(&key(word)).copied()
    }

    /// All words by their keys.
    pub fn words(&self) -> impl Iterator<Item = (u64, NumberWord)> {
        self.words.iter().map(|(key, word)| (*key, *word))
    }

    /// The factor of an abbreviated scale in lower case: `bn`.
    pub fn short_scale(&self, lower: &str) -> Option<f64> {
        self.short_scales.get(lower).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_words_parse_and_keep_their_meanings_apart() {
        let numbers = Numbers::read(include_str!("../../assets/lexicon/numbers.toml"))
            .expect("the bundled table parses");
        let third = numbers.word("third").expect("known");
        assert_eq!((third.denominator, third.ordinal, third.cardinal), (Some(3), Some(3), None));
        assert_eq!(numbers.word("ninety").and_then(|word| word.cardinal), Some(Cardinal::Tens(90)));
        assert_eq!(numbers.short_scale("bn"), Some(1e9));
    }
}
