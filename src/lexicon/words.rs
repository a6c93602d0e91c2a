//! What all tables know of a single word, found by one look-up: most words of a text are turned away here.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::Lexicon;
use super::dates::Entry;
use super::numbers::NumberWord;
use super::phrases::AsIs;
use crate::text::spelling::{grow, key};

/// A table that may hold a word, or a phrase that begins with it; at the end what the word itself looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Names of places, organisations and offices.
    Name,
    /// Peoples.
    People,
    /// Capitalised words that name nobody.
    NoName,
    /// Titles and what may stand before them.
    Title,
    /// Nouns for people by office, profession or standing.
    Description,
    /// Nouns that end names of organisations.
    Organisation,
    /// Words that begin or end names of places.
    Place,
    /// Given names.
    Given,
    /// Months, weekdays and two named days, perhaps with a stop.
    Calendar,
    /// Forms of verbs that attribute.
    CueVerb,
    /// Nouns that attribute.
    CueNoun,
    /// Adverbs that attribute.
    CueAdverb,
    /// Set phrases before a source.
    CuePhrase,
    /// What words are put into.
    Medium,
    /// Words that make a statement less than certain.
    Hedge,
    /// Words that negate.
    Negative,
    /// Titles and nouns that tell men from women.
    Gender,
    /// No table: it is made of ASCII letters only.
    Letters,
    /// No table: it is the same in lower case.
    Lower,
    /// No table: it begins with a capital.
    Capital,
}

/// The tables that may hold a word; each of them has the last say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// Whether the table of `class` may hold it.
    pub const fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
    }

    /// These tables and those of `other`.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds a table.
    pub const fn add(&mut self, class: Class) {
        self.0 |= 1 << class as u32;
    }
}

/// A word of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its key, whatever its case and accents.
    pub key: u64,
    /// Its place among the date and number words; 0 where it is none.
    pub number: u32,
    /// The tables that may hold it.
    pub classes: Classes,
}

/// What a date or number word stands for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// As part of a time expression.
    pub date: Entry,
    /// As a number word.
    pub number: Option<NumberWord>,
}

/// The words of all tables.
#[derive(Debug)]
pub struct Words {
    /// A bit for the first sixteen bits of each key: the words that no table knows seldom have theirs set.
    sieve: Box<[u64]>,
    found: HashMap<u64, (u32, Classes), BuildHasherDefault<AsIs>>,
    /// Date and number words. The first is that of all others.
    known: Vec<Known>,
    /// Tells these words from those of other tables.
    sum: u64,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            sieve: vec![0; 1 << 10].into(),
            found: HashMap::default(),
            known: vec![Known::default()],
            sum: 0,
        }
    }
}

impl Words {
    /// The words of the tables of `lexicon`.
    pub fn of(lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        for (key, entry) in lexicon.dates.words() {
            words.meaning(key).date = entry;
        }
        for (key, number) in lexicon.numbers.words() {
            words.meaning(key).number = Some(number);
        }
        let gazetteer = lexicon.gazetteer.heads();
        let titles = lexicon.titles.heads();
        for (class, key) in gazetteer.into_iter().chain(titles) {
            words.entry(key).1.add(class);
        }
        let heads = lexicon.cues.heads().chain(lexicon.hedges.heads()).chain(lexicon.sources.heads());
        for (class, word) in heads {
            words.entry(key(word)).1.add(class);
        }
        for key in lexicon.given_names.keys() {
            words.entry(key).1.add(Class::Given);
        }
        for word in super::dates::calendar_words() {
            words.entry(key(word)).1.add(Class::Calendar);
            words.entry(key(&format!("{word}."))).1.add(Class::Calendar);
        }
        let sum = |sum: u64, (key, (number, classes)): (&u64, &(u32, Classes))| {
            sum.wrapping_add(grow(grow(*key, u64::from(*number)), u64::from(classes.0)))
        };
        words.sum = words.found.iter().fold(words.known.len() as u64, sum);
        words
    }

    /// A number that tells these words from those of other tables.
    pub const fn sum(&self) -> u64 {
        self.sum
    }

    /// A word with what is known of it.
    pub fn word(&self, word: &str) -> Word {
        let key = key(word);
        let (place, bit) = sieved(key);
        let passes = self.sieve.get(place).is_some_and(|bits| bits & bit != 0);
        let found = if passes { self.found.get(&key).copied() } else { None };
        let (number, mut classes) = found.unwrap_or_default();
        let bytes = word.as_bytes();
        if bytes.iter().all(u8::is_ascii_alphabetic) {
            classes.add(Class::Letters);
        }
        if word.is_ascii() && !bytes.iter().any(u8::is_ascii_uppercase) {
            classes.add(Class::Lower);
        }
        if word.starts_with(char::is_uppercase) {
            classes.add(Class::Capital);
        }
        Word { key, number, classes }
    }

    /// What the date or number word with this number stands for.
    pub fn known(&self, number: u32) -> &Known {
        // The first entry is always there.
        self.known.get(number as usize).unwrap_or(&self.known[0])
    }

    fn entry(&mut self, key: u64) -> &mut (u32, Classes) {
        let (place, bit) = sieved(key);
        self.sieve[place] |= bit;
        self.found.entry(key).or_default()
    }

    fn meaning(&mut self, key: u64) -> &mut Known {
        let next = self.known.len() as u32;
        let (number, _) = self.entry(key);
        if *number == 0 {
            *number = next;
            self.known.push(Known::default());
        }
        let number = self.entry(key).0 as usize;
        &mut self.known[number]
    }
}

/// The slot and bit of the sieve that a key sets.
const fn sieved(key: u64) -> (usize, u64) {
    ((key >> 54) as usize, 1 << (key >> 48 & 63))
}

#[cfg(test)]
mod tests {
    use super::Class;
    use crate::lexicon::Lexicon;

    #[test]
    fn one_look_up_tells_what_all_tables_know() {
        let words = &Lexicon::bundled().words;
        let classes = |word| words.word(word).classes;
        assert!(classes("Germany").has(Class::Name) && classes("GERMAN").has(Class::People));
        assert!(classes("saying").has(Class::CueVerb) && classes("According").has(Class::CuePhrase));
        assert!(classes("minister").has(Class::Title) && classes("Feb.").has(Class::Calendar));
        let known = |word| words.known(words.word(word).number);
        assert!(known("Second").date.word.is_some() && known("Second").number.is_some());
        let unknown = words.word("Orvane");
        assert!(
            unknown.number == 0 && !unknown.classes.has(Class::Name) && unknown.classes.has(Class::Capital)
        );
        assert!(classes("won't").has(Class::Lower) && !classes("won't").has(Class::Letters));
        assert!(!classes("Élan").has(Class::Letters) && classes("Élan").has(Class::Capital));
    }
}
