//! Phrases of one or more words, found from their first word on, the longest first.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::text::Span;
use crate::text::pieces::pieces;
use crate::text::spelling::{grow, key};
use crate::text::tokens::tokens;

/// Phrases with what each stands for. Case and accents of the words make no difference.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    steps: HashMap<u64, Step<T>, BuildHasherDefault<AsIs>>,
    /// Keys of the words that phrases begin with.
    heads: Vec<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Step<T> {
    /// Whether a longer phrase begins with these words.
    goes_on: bool,
    /// What these words stand for, where they are a phrase.
    meaning: Option<T>,
}

/// The keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = grow(self.0, u64::from(*byte));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { steps: HashMap::default(), heads: Vec::new() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase, cut into words as running text is. Where it is there already, `join` decides.
    pub fn insert(&mut self, phrase: &str, meaning: T, join: impl Fn(T, T) -> T) {
        let words = tokens(phrase, Span::new(0, phrase.len()));
        self.insert_words(words.iter().map(|word| word.span.of(phrase)), meaning, join);
    }

    /// Adds a phrase cut into pieces, for readers that go by pieces. Where it is there already, the old one stays.
    pub fn insert_pieces(&mut self, phrase: &str, meaning: T) {
        let words = pieces(phrase, Span::new(0, phrase.len()));
        self.insert_words(words.iter().map(|word| word.span.of(phrase)), meaning, |old, _| old);
    }

    fn insert_words<'a>(
        &mut self,
        words: impl Iterator<Item = &'a str>,
        meaning: T,
        join: impl Fn(T, T) -> T,
    ) {
        let mut words = words.peekable();
        let mut at = 0;
        while let Some(word) = words.next() {
            let key = key(word);
            if at == 0 {
                self.heads.push(key);
            }
            at = grow(at, key);
            let step = self.steps.entry(at).or_insert(Step { goes_on: false, meaning: None });
            if words.peek().is_some() {
                step.goes_on = true;
            } else {
                step.meaning = Some(step.meaning.map_or(meaning, |old| join(old, meaning)));
            }
        }
    }

    /// The longest phrase `words` begin with: how many words, and what it stands for.
    pub fn longest<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Option<(usize, T)> {
        self.longest_of(words.into_iter().map(key))
    }

    /// The same for words by their keys.
    pub fn longest_of(&self, keys: impl IntoIterator<Item = u64>) -> Option<(usize, T)> {
        let mut at = 0;
        let mut found = None;
        for (place, key) in keys.into_iter().enumerate() {
            at = grow(at, key);
            let Some(step) = self.steps.get(&at) else { break };
            found = step.meaning.map(|meaning| (place + 1, meaning)).or(found);
            if !step.goes_on {
                break;
            }
        }
        found
    }

    /// What a single word stands for.
    pub fn word(&self, word: &str) -> Option<T> {
        self.word_of(key(word))
    }

    /// What a single word with this key stands for.
    pub fn word_of(&self, key: u64) -> Option<T> {
        self.steps.get(&grow(0, key))?.meaning
    }

    /// Keys of the words that phrases begin with.
    pub fn heads(&self) -> impl Iterator<Item = u64> {
        self.heads.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Phrases;

    #[test]
    fn the_longest_phrase_wins() {
        let mut phrases = Phrases::default();
        for (meaning, phrase) in ["Bank", "Bank of Ghent", "St. Anton"].iter().enumerate() {
            phrases.insert(phrase, meaning, |old, _| old);
        }
        assert_eq!(phrases.longest(["bank", "of", "Ghent", "said"]), Some((3, 1)));
        assert_eq!(phrases.longest(["Bank", "of", "Ito"]), Some((1, 0)));
        assert_eq!(phrases.longest(["St.", "Anton"]), Some((2, 2)));
        assert_eq!(phrases.longest(["of", "Ghent"]), None);
        assert_eq!(phrases.word("BANK"), Some(0));
        assert_eq!(phrases.word("St."), None);
    }
}
