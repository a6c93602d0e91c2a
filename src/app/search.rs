//! Search inside a pane: every match of what was typed, and the one the cursor stands on.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::claims::ClaimRef;
use super::collation::{RowId, Unfolded};
use super::digest::Digest;
use super::layout::Pane;
use super::list::RowName;
use super::reading::Place;
use super::sign::Sign;
use super::told;
use crate::model::Briefing;
use crate::search::intext::Searchable;
use crate::text::Span;

/// Matches kept at most; a search for a single letter in a huge text needs no more.
const MOST: usize = 50_000;

/// A match: where the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// Index of the article in the briefing; where rows are searched, which row it is.
    pub article: usize,
    /// The words, in the article's text, or in its title where titles are searched; the first ones of a row.
    pub span: Span,
}

/// What is searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The titles in the order of the list, but for those of stories folded there, given by id.
    Titles(HashSet<String>),
    /// The texts of these articles, by index, in this order.
    Texts(Vec<usize>),
    /// The facts of a story that carry a sign, or all of them.
    Facts(Surveyed, Option<Sign>),
    /// What has a date in a story.
    Events(Surveyed),
    /// These claims, in this order.
    Claims(Arc<[ClaimRef]>),
}

impl Scope {
    /// The pane whose rows are searched one by one; `None` where words are searched wherever they stand.
    pub const fn rows_of(&self) -> Option<Pane> {
        match self {
            Self::Titles(_) | Self::Texts(_) => None,
            Self::Facts(..) => Some(Pane::Matrix),
            Self::Events(_) => Some(Pane::Timeline),
            Self::Claims(_) => Some(Pane::Claims),
        }
    }
}

/// What a story holds, the same only while nothing of it was found anew.
#[derive(Clone, Debug)]
pub struct Surveyed(pub Arc<Digest>);

impl PartialEq for Surveyed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Surveyed {}

/// All matches of a query, those of one article next to each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    all: Vec<Match>,
    /// Where the matches of each article stand among all.
    ranges: HashMap<usize, Range<usize>>,
}

impl Matches {
    /// Takes up matches, those of one article next to each other.
    fn new(all: Vec<Match>) -> Self {
        let mut ranges = HashMap::new();
        let mut start = 0;
        for run in all.chunk_by(|a, b| a.article == b.article) {
            ranges.insert(run[0].article, start..start + run.len());
            start += run.len();
        }
        Self { all, ranges }
    }

    /// All of them, in the order searched.
    pub fn all(&self) -> &[Match] {
        &self.all
    }

    /// Those inside one article, in order.
    pub fn in_article(&self, article: usize) -> &[Match] {
        let range = self.ranges.get(&article).cloned();
        range.and_then(|range| self.all.get(range)).unwrap_or(&[])
    }
}

/// Where the cursor stands in the view, whatever the view is.
#[derive(Clone, Debug)]
pub enum Stand {
    /// In the list.
    List {
        /// What was selected.
        selected: Option<RowName>,
        /// The row under the cursor, where that is gone.
        cursor: usize,
        /// The first row on the screen.
        top: usize,
    },
    /// In an article, by a byte.
    Reader(Place),
    /// In a comparison.
    Compare {
        /// The row under the cursor, by name and index.
        selected: Option<RowId>,
        /// Its index.
        cursor: usize,
        /// First row and line on the screen.
        top: (usize, usize),
        /// Lines of a tall row scrolled away.
        skip: usize,
        /// The runs shown in full.
        unfolded: Unfolded,
    },
    /// Among the rows of the matrix, the timeline or the claims.
    Rows {
        /// The row under the cursor.
        cursor: usize,
        /// The first row on the screen.
        top: usize,
    },
}

impl Stand {
    /// The same once articles have other places in the briefing, as `to` tells.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        if let Self::Compare { selected, unfolded, .. } = self {
            *selected = selected.and_then(|id| id.moved(to));
            *unfolded = unfolded.iter().filter_map(|id| id.moved(to)).collect();
        }
    }
}

/// Where a search goes on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The cursor's place counts.
    Here,
    /// It does not.
    Beyond,
}

/// Where the cursor is to go among the matches, once they are known.
#[derive(Clone, Debug)]
pub struct Seek {
    /// How many matches on, back when negative.
    pub by: isize,
    /// Whether the cursor's own place counts.
    pub start: Start,
    /// Whether the bottom line tells what was found.
    pub told: bool,
    /// Where the cursor goes first: where it stood when the query was begun.
    pub from: Option<Stand>,
    /// What was on the screen: among other matches nothing is sought.
    pub scope: Scope,
}

/// What is searched for, and where it was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What was typed.
    pub query: String,
    /// The matches; of what was typed before, until the answer to this comes.
    pub matches: Matches,
    /// What the matches answer; `None` where there was no answer yet.
    pub answered: Option<(String, Scope)>,
    /// What was asked for last.
    asked: Option<(String, Scope)>,
    /// Where the cursor goes when the answer comes, one after the other.
    pub sought: Vec<Seek>,
    /// Whether the matches were lost, and are to be asked for anew.
    lost: bool,
    /// The match the cursor went to last.
    pub current: Option<usize>,
}

impl Search {
    /// A search for what was typed, with nothing found or sought yet.
    pub fn of(query: String) -> Self {
        Self { query, ..Self::default() }
    }

    /// Whether the matches lie in titles instead of texts.
    pub const fn in_titles(&self) -> bool {
        matches!(self.answered, Some((_, Scope::Titles(_))))
    }

    /// Whether the matches lie in texts.
    pub const fn in_texts(&self) -> bool {
        matches!(self.answered, Some((_, Scope::Texts(_))))
    }

    /// What was found, where it was among the rows of this pane.
    pub fn found_in(&self, pane: Pane) -> Option<&str> {
        let (query, scope) = self.answered.as_ref()?;
        (scope.rows_of() == Some(pane) && !self.matches.all.is_empty()).then_some(query.as_str())
    }

    /// Whether the matches are those of what was typed.
    pub fn is_current(&self) -> bool {
        self.answered.as_ref().is_some_and(|(query, _)| *query == self.query)
    }

    /// Whether they are, in this scope.
    pub fn is_answered(&self, scope: &Scope) -> bool {
        self.is_current() && self.answered.as_ref().is_some_and(|(_, of)| of == scope)
    }

    /// Whether there is something to be dropped: matches, or a place still sought.
    pub fn is_in_force(&self) -> bool {
        !self.matches.all.is_empty() || !self.sought.is_empty()
    }

    /// Whether matches are waited for.
    pub fn is_asking(&self) -> bool {
        !self.query.trim().is_empty() && (self.lost || !self.sought.is_empty())
    }

    /// What is to be asked for now that `scope` is on the screen, as far as it is not yet.
    pub fn ask(&mut self, scope: Scope) -> Option<(String, Scope)> {
        // Who has gone elsewhere meanwhile is not fetched back.
        self.sought.retain(|seek| seek.scope == scope);
        if !self.is_asking() {
            return None;
        }
        let wanted = (self.query.clone(), scope);
        if self.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.asked = Some(wanted.clone());
        Some(wanted)
    }

    /// Takes up an answer, unless it answers what is no longer asked; whether it did.
    pub fn take(&mut self, query: String, scope: Scope, matches: Matches) -> bool {
        let is_wanted = query == self.query;
        let answered = Some((query, scope));
        if !is_wanted || self.asked != answered {
            return false;
        }
        (self.answered, self.matches, self.current, self.lost) = (answered, matches, None, false);
        true
    }

    /// Forgets the matches, which are asked for anew, and names what is kept by where the articles stand in another
    /// briefing, as `to` tells.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        for seek in &mut self.sought {
            if let Scope::Texts(articles) = &mut seek.scope {
                *articles = articles.iter().filter_map(|&article| to(article)).collect();
            }
            if let Some(stand) = &mut seek.from {
                stand.move_articles(to);
            }
        }
        self.lost |= self.answered.is_some();
        (self.answered, self.asked, self.current) = (None, None, None);
        self.matches = Matches::default();
    }

    /// The search after another one, during which answers to it were not taken.
    #[must_use]
    pub fn resumed(self) -> Self {
        Self { asked: self.answered.clone(), ..self }
    }

    /// The match the cursor went to last.
    pub fn current(&self) -> Option<Match> {
        self.matches.all.get(self.current?).copied()
    }
}

/// Searches a briefing; what was made ready for one query serves the next.
#[derive(Debug, Default)]
pub struct Searcher {
    briefing: Arc<Briefing>,
    titles: Option<Titles>,
    /// The rows searched last.
    rows: Option<(Scope, Titles)>,
    texts: HashMap<usize, Searchable>,
}

impl Searcher {
    /// Over this briefing.
    pub fn of(briefing: Arc<Briefing>) -> Self {
        Self { briefing, ..Self::default() }
    }

    /// Every match of `query` in the scope.
    pub fn find(&mut self, query: &str, scope: &Scope) -> Matches {
        let briefing = &self.briefing;
        match scope {
            Scope::Titles(folded) => {
                let stories = briefing.stories.iter().filter(|story| folded.contains(&story.id));
                let hidden: HashSet<usize> =
                    stories.flat_map(|story| story.articles.iter().copied()).collect();
                let titles = self.titles.get_or_insert_with(|| Titles::of(briefing));
                Matches::new(titles.matches(query, |article| !hidden.contains(&article)))
            }
            Scope::Texts(articles) => {
                // Texts no longer shown need not be kept ready.
                self.texts.retain(|article, _| articles.contains(article));
                let mut found = Vec::new();
                for &article in articles {
                    let Some(of) = briefing.articles.get(article) else { continue };
                    let ready =
                        self.texts.entry(article).or_insert_with(|| Searchable::new(&of.article.text));
                    found.extend(ready.find(query).into_iter().map(|span| Match { article, span }));
                }
                found.truncate(MOST);
                Matches::new(found)
            }
            Scope::Facts(Surveyed(digest), only) => {
                let is_wanted = |row: usize| {
                    let fact = digest.facts.rows.get(row);
                    only.is_none_or(|only| fact.is_some_and(|fact| fact.sign.is_kind(only)))
                };
                self.in_rows(query, scope, is_wanted, |briefing| told::of_facts(briefing, digest))
            }
            Scope::Events(Surveyed(digest)) => {
                self.in_rows(query, scope, |_| true, |briefing| told::of_events(briefing, digest))
            }
            Scope::Claims(claims) => {
                self.in_rows(query, scope, |_| true, |briefing| told::of_claims(briefing, claims))
            }
        }
    }

    /// The rows in which `query` stands, each once.
    fn in_rows(
        &mut self,
        query: &str,
        scope: &Scope,
        wanted: impl Fn(usize) -> bool,
        rows: impl Fn(&Briefing) -> Vec<String>,
    ) -> Matches {
        let known = self.rows.take().filter(|(known, _)| known == scope);
        let (_, ready) = self.rows.insert(known.unwrap_or_else(|| {
            let rows = rows(&self.briefing);
            (scope.clone(), Titles::new(rows.iter().enumerate().map(|(row, text)| (row, text.as_str()))))
        }));
        let mut found = ready.matches(query, wanted);
        found.dedup_by_key(|found| found.article);
        Matches::new(found)
    }
}

/// The titles of a briefing, or the rows of a pane, as one text, so that a keystroke searches them in one go.
#[derive(Debug)]
struct Titles {
    ready: Searchable,
    /// Where each title begins in that text, and whose it is.
    starts: Vec<(usize, usize)>,
}

impl Titles {
    /// The titles in the order of the list.
    fn of(briefing: &Briefing) -> Self {
        let articles = briefing.stories.iter().flat_map(|story| story.articles.iter().copied());
        Self::new(articles.filter_map(|article| {
            let title = briefing.articles.get(article)?.article.title.as_ref()?;
            Some((article, title.text.as_str()))
        }))
    }

    /// Makes titles ready; they are searched in the order given.
    fn new<'a>(titles: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::new());
        for (article, title) in titles {
            starts.push((text.len(), article));
            text.push_str(title);
            text.push('\n');
        }
        Self { ready: Searchable::new(&text), starts }
    }

    /// Every match of `query` inside one title, of those articles that are wanted.
    fn matches(&self, query: &str, wanted: impl Fn(usize) -> bool) -> Vec<Match> {
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
    use std::collections::HashSet;
    use std::sync::Arc;

    use super::{Scope, Searcher, Titles};
    use crate::app::fixture::briefing;
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
        let briefing = briefing(&["never shown", "no alliance", "nato", "Nato and NATO"]);
        let mut searcher = Searcher::of(Arc::new(briefing));
        let matches = searcher.find("nato", &Scope::Texts(vec![3, 1, 2]));
        assert_eq!(matches.all().iter().map(|found| found.article).collect::<Vec<_>>(), [3, 3, 2]);
        let spans: Vec<_> = matches.in_article(3).iter().map(|found| found.span).collect();
        assert_eq!(spans, [Span::new(0, 4), Span::new(9, 13)]);
        assert!(matches.in_article(1).is_empty());
    }

    #[test]
    fn titles_of_folded_stories_are_not_searched() {
        let mut searcher = Searcher::of(Arc::new(briefing(&["One.", "Two."])));
        let all = searcher.find("t", &Scope::Titles(HashSet::new())).all().len();
        let folded = searcher.find("t", &Scope::Titles(HashSet::from(["s1".to_owned()])));
        assert!(all > 0 && folded.all().is_empty(), "{all}");
    }
}
