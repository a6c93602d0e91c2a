//! The inverted index: which words stand in which articles, and where.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::postings::Postings;
use crate::model::Article;
use crate::search::words::{How, Sought, each_word};
use crate::text::stem::stem;

/// Places between the title and the text, over which no phrase reaches.
const GAP: u32 = 8;

/// How often something stands in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the title.
    pub title: u32,
    /// In the rest of the text.
    pub body: u32,
}

/// How long an article is, in words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Length {
    pub(super) title: u32,
    pub(super) body: u32,
}

/// The words of articles. Articles are numbered as they are added, and can be added at any time.
#[derive(Debug, Default)]
pub struct Index {
    numbers: HashMap<Box<str>, u32, FixedState>,
    /// By number: the word as folded, and where it stands.
    words: Vec<(Box<str>, Postings)>,
    /// The words that share a stem.
    forms: HashMap<Box<str>, Vec<u32>, FixedState>,
    pub(super) lengths: Vec<Length>,
    /// The lengths of all articles together.
    pub(super) title_words: u64,
    pub(super) body_words: u64,
    /// Words of the article being added: their numbers and places.
    gathered: Vec<(u32, u32)>,
}

impl Index {
    /// Adds an article and returns its number: how many were added before.
    pub fn add(&mut self, article: &Article) -> usize {
        let number = self.lengths.len() as u32;
        let mut gathered = std::mem::take(&mut self.gathered);
        gathered.clear();
        // A title that was derived from the lead counts as what it is.
        let title = article.title.as_ref().filter(|title| !title.derived);
        let stands = title.and_then(|title| title.span);
        let words =
            title.map_or("", |title| stands.map_or(title.text.as_str(), |span| span.of(&article.text)));
        let mut length = Length::default();
        each_word(words, |word, _| {
            gathered.push((self.number(word), length.title));
            length.title += 1;
        });
        let before = length.title + GAP;
        each_word(&article.text, |word, span| {
            if stands.is_none_or(|title| !title.contains(span)) {
                gathered.push((self.number(word), before + length.body));
                length.body += 1;
            }
        });
        gathered.sort_unstable();
        let mut places = Vec::new();
        for run in gathered.chunk_by(|a, b| a.0 == b.0) {
            places.clear();
            places.extend(run.iter().map(|&(_, place)| place));
            if let Some((_, postings)) = self.words.get_mut(run[0].0 as usize) {
                postings.push(number, &places);
            }
        }
        self.title_words += u64::from(length.title);
        self.body_words += u64::from(length.body);
        self.lengths.push(length);
        self.gathered = gathered;
        number as usize
    }

    /// How many articles were added.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether no article was added.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// The articles in which the words stand, by number, in order, and how often they do.
    pub fn find(&self, sought: &Sought) -> Vec<(u32, Counts)> {
        let mut counts: Vec<Counts> = vec![Counts::default(); self.lengths.len()];
        let mut count = |text: u32, place: u32| {
            let in_title = self.lengths.get(text as usize).is_some_and(|length| place < length.title);
            if let Some(counts) = counts.get_mut(text as usize) {
                *(if in_title { &mut counts.title } else { &mut counts.body }) += 1;
            }
        };
        match sought.words.as_slice() {
            [_] => {
                for number in self.admitted(sought, 0) {
                    let Some((_, postings)) = self.words.get(number as usize) else { continue };
                    postings.each(|text, places| places.iter().for_each(|&place| count(text, place)));
                }
            }
            _ => self.phrase(sought).into_iter().for_each(|(text, place)| count(text, place)),
        }
        let all = counts.into_iter().enumerate();
        all.filter(|(_, counts)| *counts != Counts::default())
            .map(|(text, counts)| (text as u32, counts))
            .collect()
    }

    /// Where a phrase ends: article and place, in order.
    fn phrase(&self, sought: &Sought) -> Vec<(u32, u32)> {
        let mut ends: Vec<(u32, u32)> = Vec::new();
        for place in 0..sought.words.len() {
            let mut here = Vec::new();
            for number in self.admitted(sought, place) {
                let Some((_, postings)) = self.words.get(number as usize) else { continue };
                let mut at = 0;
                postings.each(|text, places| {
                    if place == 0 {
                        here.extend(places.iter().map(|&place| (text, place)));
                        return;
                    }
                    for &place in places {
                        let Some(before) = place.checked_sub(1) else { continue };
                        // Both lists are in order, so what lies behind is never looked at again.
                        while ends.get(at).is_some_and(|&end| end < (text, before)) {
                            at += 1;
                        }
                        if ends.get(at) == Some(&(text, before)) {
                            here.push((text, place));
                        }
                    }
                });
            }
            here.sort_unstable();
            ends = here;
            if ends.is_empty() {
                break;
            }
        }
        ends
    }

    /// The numbers of the words that can stand at `place` of what is sought.
    fn admitted(&self, sought: &Sought, place: usize) -> Vec<u32> {
        let Some(wanted) = sought.words.get(place) else { return Vec::new() };
        let exact = || self.numbers.get(wanted.as_str()).copied().into_iter().collect();
        match sought.how {
            How::Forms | How::Named if sought.words.len() == 1 => {
                self.forms.get(stem(wanted).as_str()).cloned().unwrap_or_default()
            }
            How::Beginning if place + 1 == sought.words.len() => {
                let all = self.words.iter().enumerate();
                all.filter(|(_, (word, _))| word.starts_with(wanted.as_str()))
                    .map(|(number, _)| number as u32)
                    .collect()
            }
            How::Forms | How::Named | How::Beginning | How::Exact => exact(),
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(word.into(), number);
        self.words.push((word.into(), Postings::default()));
        self.forms.entry(stem(word).into()).or_default().push(number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::{Counts, Index};
    use crate::search::filter::fixture::article;
    use crate::search::words::Sought;

    fn found(index: &Index, written: &str, quoted: bool) -> Vec<u32> {
        let found = index.find(&Sought::parse(written, quoted).unwrap());
        found.into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn words_forms_beginnings_and_phrases_are_found_where_they_stand() {
        let mut index = Index::default();
        for (title, text) in [
            ("Talks on security", "Security talks begin. A talk on arms."),
            ("Weather", "No security. Talks of rain, 10,000 drops."),
            ("", ""),
            ("Security", "talks begin"),
        ] {
            index.add(&article(title, text));
        }
        assert_eq!(index.len(), 4);
        assert_eq!(found(&index, "talk", false), [0, 1, 3]);
        assert_eq!(found(&index, "talk", true), [0], "quoted, only this form");
        assert_eq!(found(&index, "security talks", true), [0, 1], "not over the end of a title");
        assert_eq!(found(&index, "rai*", false), [1]);
        assert_eq!(found(&index, "10,000", false), [1]);
        assert!(found(&index, "10 drops", true).is_empty());
        assert_eq!(
            index.find(&Sought::parse("security", false).unwrap())[0],
            (0, Counts { title: 1, body: 1 })
        );
    }
}
