//! Wordings of one or more words by their first word, the longest first.

use std::collections::HashMap;

use crate::text::Span;
use crate::text::pieces::pieces;

/// Wordings, each with what it stands for.
#[derive(Clone, Debug)]
pub struct Wordings<T> {
    by_first: HashMap<String, Vec<Wording<T>>>,
}

#[derive(Clone, Debug)]
struct Wording<T> {
    rest: Box<[Box<str>]>,
    sense: T,
}

impl<T> Default for Wordings<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T: Copy> Wordings<T> {
    /// Adds a phrase, cut into pieces as texts are; of two equal phrases the first stays.
    pub fn add(&mut self, phrase: &str, sense: T) {
        let cut = pieces(phrase, Span::new(0, phrase.len()));
        let mut words = cut.iter().map(|piece| piece.span.of(phrase));
        let Some(first) = words.next() else { return };
        let rest: Box<[Box<str>]> = words.map(Into::into).collect();
        let phrases = self.by_first.entry(first.to_owned()).or_default();
        let place = phrases.partition_point(|other| other.rest.len() >= rest.len());
        if phrases.iter().all(|other| other.rest != rest) {
            phrases.insert(place, Wording { rest, sense });
        }
    }

    /// The longest phrase that begins with the word `first`, as written in the table, and whose later words `is`
    /// finds at 1, 2 …; with its number of words.
    pub fn longest(&self, first: &str, is: impl Fn(usize, &str) -> bool) -> Option<(T, usize)> {
        let phrases = self.by_first.get(first)?;
        let phrase = phrases
            .iter()
            .find(|phrase| phrase.rest.iter().enumerate().all(|(place, word)| is(place + 1, word)))?;
        Some((phrase.sense, phrase.rest.len() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_that_fits_wins() {
        let mut phrases = Wordings::default();
        phrases.add("more", 1);
        phrases.add("more than", 2);
        phrases.add("more than not", 3);
        let text = ["more", "than", "ten"];
        let is = |place: usize, word: &str| text.get(place) == Some(&word);
        assert_eq!(phrases.longest("more", is), Some((2, 2)));
        assert_eq!(phrases.longest("less", is), None);
    }
}
