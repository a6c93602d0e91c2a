//! Search inside a pane: every match of what was typed, and the one the cursor stands on.

use std::collections::HashMap;
use std::ops::Range;

use crate::search::intext::Searchable;
use crate::text::Span;

/// Matches kept at most; a search for a single letter in a huge text needs no more.
const MOST: usize = 50_000;

/// A match: where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Index of the article in the briefing.
    pub article: usize,
    /// The words, in the article's text, or in its title where titles are searched.
    pub span: Span,
}

/// What is searched for, and where it was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// All matches, by article in the order searched, then by place.
    pub matches: Vec<Match>,
    /// Where the matches of each article stand among all.
    ranges: HashMap<usize, Range<usize>>,
    /// Whether the matches lie in titles instead of texts.
    pub in_titles: bool,
    /// The match the cursor went to last.
    pub current: Option<usize>,
}

impl Search {
    /// The matches inside one article, in order.
    pub fn in_article(&self, article: usize) -> &[Match] {
        let range = self.ranges.get(&article).cloned();
        range.and_then(|range| self.matches.get(range)).unwrap_or(&[])
    }

    /// Takes up new matches, those of one article next to each other.
    pub fn take(&mut self, matches: Vec<Match>) {
        self.ranges.clear();
        let mut start = 0;
        for run in matches.chunk_by(|a, b| a.article == b.article) {
            self.ranges.insert(run[0].article, start..start + run.len());
            start += run.len();
        }
        self.matches = matches;
    }

    /// The match the cursor went to last.
    pub fn current(&self) -> Option<Match> {
        self.matches.get(self.current?).copied()
    }
}

/// The texts searched so far, made ready once for each article.
#[derive(Debug, Default)]
pub struct Texts {
    ready: HashMap<usize, Searchable>,
}

impl Texts {
    /// Forgets all texts, as when the search is over or the briefing changed.
    pub fn clear(&mut self) {
        self.ready.clear();
    }

    /// Every match of `query` in the texts, which are searched in the order given.
    pub fn matches<'a>(&mut self, query: &str, texts: impl Iterator<Item = (usize, &'a str)>) -> Vec<Match> {
        let mut found = Vec::new();
        for (article, text) in texts {
            let ready = self.ready.entry(article).or_insert_with(|| Searchable::new(text));
            found.extend(ready.find(query).into_iter().map(|span| Match { article, span }));
        }
        found.truncate(MOST);
        found
    }
}

/// The titles of a briefing as one text, so that a keystroke searches them in one go.
#[derive(Debug)]
pub struct Titles {
    ready: Searchable,
    /// Where each title begins in that text, and whose it is.
    starts: Vec<(usize, usize)>,
}

impl Titles {
    /// Makes titles ready; they are searched in the order given.
    pub fn new<'a>(titles: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (article, title) in titles {
            starts.push((text.len(), article));
            text.push_str(title);
            text.push('\n');
        }
        Self { ready: Searchable::new(&text), starts }
    }

    /// Every match of `query` inside one title, of those articles that are wanted.
    pub fn matches(&self, query: &str, wanted: impl Fn(usize) -> bool) -> Vec<Match> {
        let found = self.ready.find(query).into_iter().filter_map(|span| {
            let place = self.starts.partition_point(|&(start, _)| start <= span.start);
            let &(start, article) = self.starts.get(place.checked_sub(1)?)?;
            // A phrase that runs on into the next title is none.
            let inside = self.starts.get(place).is_none_or(|&(next, _)| span.end < next);
            let span = Span::new(span.start - start, span.end - start);
            (inside && wanted(article)).then_some(Match { article, span })
        });
        found.take(MOST).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Search, Texts, Titles};
    use crate::text::Span;

    #[test]
    fn titles_are_searched_as_one_text_but_no_match_runs_over_the_end_of_one() {
        let titles = Titles::new([(4, "Nato talks"), (2, "Talks of NATO"), (7, "Talks on")].into_iter());
        let found = titles.matches("nato talks", |_| true);
        assert_eq!(
            found.iter().map(|found| (found.article, found.span)).collect::<Vec<_>>(),
            [(4, Span::new(0, 10))]
        );
        let found = titles.matches("talks", |article| article != 4);
        assert_eq!(
            found.iter().map(|found| (found.article, found.span.start)).collect::<Vec<_>>(),
            [(2, 0), (7, 0)]
        );
    }

    #[test]
    fn texts_are_searched_in_the_order_given_and_matches_are_found_by_article() {
        let texts = [(3, "Nato and NATO"), (1, "no alliance"), (2, "nato")];
        let matches = Texts::default().matches("nato", texts.into_iter());
        let mut search = Search { query: "nato".to_owned(), ..Search::default() };
        search.take(matches);
        assert_eq!(search.matches.iter().map(|found| found.article).collect::<Vec<_>>(), [3, 3, 2]);
        let spans: Vec<_> = search.in_article(3).iter().map(|found| found.span).collect();
        assert_eq!(spans, [Span::new(0, 4), Span::new(9, 13)]);
        assert!(search.in_article(1).is_empty());
    }
}
