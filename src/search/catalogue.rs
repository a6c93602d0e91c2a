//! What filters and full-text search ask of a briefing, made ready when it is first asked for and kept.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use chrono::NaiveDate;

use super::fulltext::Index;
use super::words::{Sought, key_of};
use crate::model::{Analysed, Article, ArticleId, Briefing, EntityKind};

/// Names that articles, claims or figures go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Of each article its masthead and the agencies credited.
    Source,
    /// Of each article its authors.
    Author,
    /// Of each article the tags that came with it.
    Tag,
    /// Of each article its language.
    Lang,
    /// Of each name in the article its bearer; then the places of the dateline.
    Named,
    /// Of each claim its speaker.
    Speaker,
    /// Of each claim whom it goes back to.
    Origin,
    /// Of each figure its unit.
    Unit,
}

/// How many kinds of names there are.
const KINDS: usize = What::Unit as usize + 1;

/// A briefing with what makes questions about it fast.
#[derive(Debug, Default)]
pub struct Catalogue {
    briefing: Arc<Briefing>,
    index: Index,
    /// The number in the index of each article that is in it, and what was indexed.
    indexed: HashMap<ArticleId, (u32, Arc<Article>)>,
    /// By place in the briefing: the number in the index.
    numbers: Vec<Option<u32>>,
    names: [OnceCell<Names>; KINDS],
    days: OnceCell<Vec<Option<NaiveDate>>>,
    copies: OnceCell<Vec<bool>>,
    alone: OnceCell<Vec<bool>>,
}

impl Catalogue {
    /// Over this briefing. Nothing is made ready yet.
    pub fn of(briefing: Arc<Briefing>) -> Self {
        let mut catalogue = Self::default();
        catalogue.take_up(briefing);
        catalogue
    }

    /// Goes over to another briefing. Articles that were indexed need not be again.
    pub fn take_up(&mut self, briefing: Arc<Briefing>) {
        let number = |of: &Arc<Analysed>| {
            let (number, article) = self.indexed.get(&of.article.id)?;
            Arc::ptr_eq(article, &of.article).then_some(*number)
        };
        let numbers: Vec<Option<u32>> = briefing.articles.iter().map(number).collect();
        // Where most of what is indexed is gone, what is left is indexed anew.
        let kept = numbers.iter().flatten().count();
        if kept * 2 < self.index.len() {
            *self = Self { numbers: vec![None; numbers.len()], briefing, ..Self::default() };
        } else {
            *self = Self {
                briefing,
                numbers,
                index: std::mem::take(&mut self.index),
                indexed: std::mem::take(&mut self.indexed),
                ..Self::default()
            };
        }
    }

    /// The briefing.
    pub const fn briefing(&self) -> &Arc<Briefing> {
        &self.briefing
    }

    /// The index; articles are in it once [`Catalogue::make_index`] was called.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// The number in the index of the article at `article`.
    pub fn number(&self, article: usize) -> Option<u32> {
        self.numbers.get(article).copied().flatten()
    }

    /// Indexes what is not indexed yet; stops in between once `is_stopped`, and goes on there when called again.
    /// Whether all is indexed.
    pub fn make_index(&mut self, is_stopped: &dyn Fn() -> bool) -> bool {
        for (of, number) in self.briefing.articles.iter().zip(&mut self.numbers) {
            if number.is_some() {
                continue;
            }
            if is_stopped() {
                return false;
            }
            let added = self.index.add(&of.article) as u32;
            self.indexed.insert(of.article.id.clone(), (added, Arc::clone(&of.article)));
            *number = Some(added);
        }
        true
    }

    /// Names of one kind.
    pub fn names(&self, what: What) -> &Names {
        self.names[what as usize].get_or_init(|| Names::of(&self.briefing, what))
    }

    /// The day each article was published, where it is known.
    pub fn days(&self) -> &[Option<NaiveDate>] {
        self.days.get_or_init(|| {
            let published = self.briefing.articles.iter().map(|of| of.article.published.as_ref());
            published.map(|published| published.and_then(crate::model::Published::day)).collect()
        })
    }

    /// Whether each article stands in no story with others, so that there is nothing to compare it with.
    pub fn alone(&self) -> &[bool] {
        self.alone.get_or_init(|| {
            let mut alone = vec![false; self.briefing.articles.len()];
            for story in self.briefing.stories.iter().filter(|story| story.articles.len() == 1) {
                for &article in &story.articles {
                    if let Some(alone) = alone.get_mut(article) {
                        *alone = true;
                    }
                }
            }
            alone
        })
    }

    /// Whether each article is a copy or has one.
    pub fn copies(&self) -> &[bool] {
        self.copies.get_or_init(|| {
            let mut copies = vec![false; self.briefing.articles.len()];
            for &article in self.briefing.stories.iter().flat_map(|story| &story.copies).flatten() {
                if let Some(copy) = copies.get_mut(article) {
                    *copy = true;
                }
            }
            copies
        })
    }
}

/// Names of one kind: each once, and which of them each article's items go by.
#[derive(Debug, Default)]
pub struct Names {
    /// As they are shown.
    shown: Vec<String>,
    /// As they are compared, see [`key_of`].
    keys: Vec<String>,
    /// By item, article after article.
    ids: Vec<u32>,
    /// By article: where its items begin; and where the last one's end.
    starts: Vec<usize>,
}

/// What makes two items go by one name.
#[derive(PartialEq, Eq, Hash)]
enum Same<'a> {
    /// One bearer across the briefing.
    Bearer(usize),
    /// The same words.
    Words(Vec<&'a str>),
}

impl Names {
    fn of(briefing: &Briefing, what: What) -> Self {
        let mut names = Self { starts: vec![0], ..Self::default() };
        let mut known: HashMap<Same<'_>, u32> = HashMap::new();
        for (place, of) in briefing.articles.iter().enumerate() {
            items(briefing, place, of, what, &mut |same| {
                let next = names.shown.len() as u32;
                let id = known.get(&same).copied().unwrap_or(next);
                if id == next {
                    let (shown, key) = written(briefing, &same);
                    names.shown.push(shown);
                    names.keys.push(key);
                    known.insert(same, id);
                }
                names.ids.push(id);
            });
            names.starts.push(names.ids.len());
        }
        names
    }

    /// For each name whether the words stand in it.
    pub fn with(&self, sought: &Sought) -> Vec<bool> {
        self.keys.iter().map(|key| sought.stands_in(key)).collect()
    }

    /// The items of an article, by the places of their names.
    pub fn items(&self, article: usize) -> &[u32] {
        let (start, end) = (self.starts.get(article), self.starts.get(article + 1));
        start.zip(end).and_then(|(&start, &end)| self.ids.get(start..end)).unwrap_or(&[])
    }

    /// The names as they are shown, as they are compared, and how often each is gone by.
    pub fn counted(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        let mut counts = vec![0; self.shown.len()];
        for &id in &self.ids {
            counts[id as usize] += 1;
        }
        let names = self.shown.iter().zip(&self.keys).zip(counts);
        names.map(|((shown, key), count)| (shown.as_str(), key.as_str(), count))
    }

    /// The name at a place.
    pub fn shown(&self, id: u32) -> &str {
        self.shown.get(id as usize).map_or("", String::as_str)
    }
}

fn written(briefing: &Briefing, same: &Same<'_>) -> (String, String) {
    match same {
        Same::Bearer(bearer) => match briefing.names.bearers.get(*bearer) {
            Some(bearer) => {
                let all = std::iter::once(&bearer.canonical).chain(&bearer.forms).chain(&bearer.titles);
                (bearer.canonical.clone(), key_of(all.map(String::as_str)))
            }
            None => (String::new(), String::new()),
        },
        Same::Words(words) => {
            (words.first().copied().unwrap_or("").to_owned(), key_of(words.iter().copied()))
        }
    }
}

/// Calls `each` with the items of one kind that an article has.
fn items<'a>(
    briefing: &'a Briefing,
    place: usize,
    of: &'a Analysed,
    what: What,
    each: &mut dyn FnMut(Same<'a>),
) {
    let article = &*of.article;
    let bearer = |name: usize| briefing.names.of.get(place).and_then(|names| names.get(name)).copied();
    match what {
        What::Source => {
            let masthead = article.source.as_ref().map(|source| source.name.as_str());
            let credits = article.credits.iter().map(|span| span.of(&article.text).trim());
            each(Same::Words(masthead.into_iter().chain(credits).collect()));
        }
        What::Author => each(Same::Words(article.authors.iter().map(String::as_str).collect())),
        What::Tag => article.tags.iter().for_each(|tag| each(Same::Words(vec![tag]))),
        What::Lang => each(Same::Words(article.language.as_deref().into_iter().collect())),
        What::Named => {
            for (index, name) in of.names.iter().enumerate() {
                each(bearer(index).map_or(Same::Words(vec![&name.canonical]), Same::Bearer));
            }
            let places = article.dateline.iter().flat_map(|dateline| &dateline.places);
            places.for_each(|place| each(Same::Words(vec![place])));
        }
        What::Speaker => {
            for claim in &of.claims {
                let source = claim.source.as_ref();
                let joined = source.and_then(|source| source.name_index).and_then(bearer);
                let words = || {
                    let source = source.map(|source| [source.name.as_str(), source.span.of(&article.text)]);
                    Same::Words(source.into_iter().flatten().collect())
                };
                each(joined.map_or_else(words, Same::Bearer));
            }
        }
        What::Origin => {
            of.claims
                .iter()
                .for_each(|claim| each(Same::Words(claim.origin.as_deref().into_iter().collect())));
        }
        What::Unit => of.quantities.iter().for_each(|figure| each(Same::Words(vec![&figure.unit]))),
    }
}

/// Of which kind the item `item` of [`What::Named`] is: places of the dateline stand after the names.
pub(super) fn kind_of(of: &Analysed, item: usize) -> EntityKind {
    of.names.get(item).map_or(EntityKind::Place, |name| name.kind)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Catalogue, What};
    use crate::search::filter::fixture::briefing;
    use crate::search::words::Sought;

    #[test]
    fn articles_are_indexed_once_and_stopping_loses_nothing() {
        let first = briefing(&[("One", "alpha"), ("Two", "beta")]);
        let mut catalogue = Catalogue::of(Arc::new(first.clone()));
        assert!(!catalogue.make_index(&|| true));
        assert!(catalogue.make_index(&|| false));
        let mut more = briefing(&[("", ""), ("", ""), ("Three", "alpha")]);
        (more.articles[0], more.articles[1]) = (first.articles[1].clone(), first.articles[0].clone());
        catalogue.take_up(Arc::new(more));
        assert!(catalogue.make_index(&|| false));
        assert_eq!(catalogue.index().len(), 3, "two were known");
        let found = catalogue.index().find(&Sought::parse("alpha", false).unwrap());
        let articles: Vec<_> =
            (0..3).filter(|&at| found.iter().any(|hit| Some(hit.0) == catalogue.number(at))).collect();
        assert_eq!(articles, [1, 2]);
        catalogue.take_up(Arc::new(briefing(&[("Four", "gamma")])));
        assert!(catalogue.make_index(&|| false));
        assert_eq!(catalogue.index().len(), 1, "what is gone is forgotten");
    }

    #[test]
    fn units_go_by_one_name_and_are_counted() {
        let catalogue = Catalogue::of(Arc::new(crate::search::filter::fixture::told()));
        let units = catalogue.names(What::Unit);
        assert!(units.counted().any(|(shown, _, count)| shown == "troop" && count == 3));
    }
}
