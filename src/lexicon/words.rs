//! What all tables know of a single word, found by one look-up: most words of a text are turned away here.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::Lexicon;
use super::dates::Entry;
use super::numbers::NumberWord;
use super::phrases::AsIs;
use crate::text::spelling::key;

/// A table that may hold a word, or a phrase that begins with it.
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
}

/// The tables that may hold a word; each of them has the last say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

impl Classes {
    /// Whether the table of `class` may hold it.
    pub const fn has(self, class: Class) -> bool {
        self.0 & 1 << class as u32 != 0
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
    /// Its place among the words the tables know; 0 where none does.
    pub number: u32,
    /// The tables that may hold it.
    pub classes: Classes,
}

/// What is known of a word by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// As part of a time expression.
    pub date: Entry,
    /// As a number word.
    pub number: Option<NumberWord>,
    classes: Classes,
}

/// The words of all tables.
#[derive(Debug)]
pub struct Words {
    /// A bit for the first sixteen bits of each key: the words that no table knows seldom have theirs set.
    sieve: Box<[u64]>,
    numbers: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
    /// The first is that of unknown words.
    known: Vec<Known>,
}

impl Default for Words {
    fn default() -> Self {
        Self { sieve: vec![0; 1 << 10].into(), numbers: HashMap::default(), known: vec![Known::default()] }
    }
}

impl Words {
    /// The words of the tables of `lexicon`.
    pub fn of(lexicon: &Lexicon) -> Self {
        let mut words = Self::default();
        for (key, entry) in lexicon.dates.words() {
            words.entry(key).date = entry;
        }
        for (key, number) in lexicon.numbers.words() {
            words.entry(key).number = Some(number);
        }
        let gazetteer = lexicon.gazetteer.heads();
        let titles = lexicon.titles.heads();
        for (class, key) in gazetteer.into_iter().chain(titles) {
            words.entry(key).classes.add(class);
        }
        for key in lexicon.given_names.keys() {
            words.entry(key).classes.add(Class::Given);
        }
        for word in super::dates::calendar_words() {
            words.entry(key(word)).classes.add(Class::Calendar);
            words.entry(key(&format!("{word}."))).classes.add(Class::Calendar);
        }
        words
    }

    /// A word with what is known of it.
    pub fn word(&self, word: &str) -> Word {
        let key = key(word);
        let (place, bit) = sieved(key);
        let passes = self.sieve.get(place).is_some_and(|bits| bits & bit != 0);
        let number = if passes { self.numbers.get(&key).copied().unwrap_or(0) } else { 0 };
        Word { key, number, classes: self.known(number).classes }
    }

    /// What is known of the word with this number.
    pub fn known(&self, number: u32) -> &Known {
        // The first entry is always there.
        self.known.get(number as usize).unwrap_or(&self.known[0])
    }

    fn entry(&mut self, key: u64) -> &mut Known {
        let (place, bit) = sieved(key);
        self.sieve[place] |= bit;
        let next = self.known.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next) as usize;
        if number == self.known.len() {
            self.known.push(Known::default());
        }
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
        assert!(classes("minister").has(Class::Title) && classes("Feb.").has(Class::Calendar));
        let known = |word| words.known(words.word(word).number);
        assert!(known("Second").date.word.is_some() && known("Second").number.is_some());
        assert_eq!(words.word("Ilvane").number, 0);
    }
}
