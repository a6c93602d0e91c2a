//! What of an article is new to who has read other sources of its story.
//!
//! A passage is known when each of its sentences was told in a source already read: in nearly the same words, or in
//! other words with the same figures and dates. What stands in a finding other than an agreement is always new: a
//! changed figure, another certainty, another speaker.

use std::collections::HashSet;

use super::digest::Digest;
use super::pages::Passage;
use crate::model::{Analysed, Briefing, Relation};
use crate::text::Span;

/// Which passages are new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Novelty {
    /// For each passage whether it was read in another source.
    known: Vec<bool>,
    /// Paragraphs that were not.
    pub new: usize,
    /// All paragraphs.
    pub all: usize,
}

impl Novelty {
    /// Compares the passages of an article with the sources that were read.
    pub fn of(
        briefing: &Briefing,
        digest: &Digest,
        (article, passages): (usize, &[Passage]),
        read: &[usize],
    ) -> Self {
        let Some(of) = briefing.articles.get(article) else { return Self::default() };
        let told = told(briefing, digest, article, read);
        let is_known = |passage: &Passage| {
            let mut sentences = inside(&of.sentences, passage.span).peekable();
            let differs = || !digest.marks_in(article, passage.span).is_empty();
            passage.number.is_some()
                && sentences.peek().is_some()
                && sentences.all(|sentence| told.contains(&sentence.start))
                && !differs()
        };
        let known: Vec<bool> = passages.iter().map(is_known).collect();
        let all = passages.iter().filter(|passage| passage.number.is_some()).count();
        Self { new: all - known.iter().filter(|known| **known).count(), all, known }
    }

    /// Whether a passage was read in another source.
    pub fn is_known(&self, passage: usize) -> bool {
        self.known.get(passage).copied().unwrap_or(false)
    }

    /// Whether anything was.
    pub const fn is_partly_known(&self) -> bool {
        self.new < self.all
    }

    /// The first passage from this one on that is new.
    pub fn next_new(&self, from: usize) -> Option<usize> {
        (from..self.known.len()).find(|&passage| !self.is_known(passage))
    }
}

/// The sentences of an article, by where they begin, that a source already read tells.
fn told(briefing: &Briefing, digest: &Digest, article: usize, read: &[usize]) -> HashSet<usize> {
    let mut told = HashSet::new();
    let Some(of) = briefing.articles.get(article) else { return told };
    for &other in read.iter().filter(|&&other| other != article) {
        let (Some(theirs), Some(alignment)) =
            (briefing.articles.get(other), digest.alignment(article, other))
        else {
            continue;
        };
        for pair in &alignment.pairs {
            let (mine, counterpart) =
                if alignment.a == article { (pair.a, pair.b) } else { (pair.b, pair.a) };
            let is_told = match pair.relation {
                Relation::Same => true,
                Relation::Reworded => same_figures((of, mine), (theirs, counterpart)),
                Relation::Related => false,
            };
            if is_told {
                told.insert(mine.start);
            }
        }
    }
    told
}

/// Whether each figure and date of the one sentence stands in the other too.
fn same_figures((of, mine): (&Analysed, Span), (theirs, counterpart): (&Analysed, Span)) -> bool {
    let figures = of.quantities.iter().filter(|figure| mine.contains(figure.span)).all(|figure| {
        let mut other = theirs.quantities.iter().filter(|other| counterpart.contains(other.span));
        other.any(|other| other.value == figure.value && other.bound == figure.bound)
    });
    let dates = of.dates.iter().filter(|date| mine.contains(date.span)).all(|date| {
        let mut other = theirs.dates.iter().filter(|other| counterpart.contains(other.span));
        other.any(|other| other.value == date.value)
    });
    figures && dates
}

/// The sentences, in the order of the text, that stand inside a span.
fn inside(sentences: &[Span], span: Span) -> impl Iterator<Item = Span> + '_ {
    let first = sentences.partition_point(|sentence| sentence.start < span.start);
    sentences.iter().skip(first).take_while(move |sentence| sentence.start < span.end).copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use super::Novelty;
    use crate::app::digest::digest;
    use crate::app::pages::passages;
    use crate::compare::compare;
    use crate::load::{Request, load};
    use crate::model::{Briefing, Settings};

    /// Which paragraphs of the second article are new to who has read the first.
    #[track_caller]
    fn new_in_second(first: &str, second: &str) -> Vec<bool> {
        let folder = tempfile::tempdir().unwrap();
        let paths = [("1.txt", first), ("2.txt", second)].map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.into_os_string()
        });
        let request = Request {
            inputs: paths.into(),
            grouping: crate::compare::stories::Grouping::AsOne,
            ..Request::default()
        };
        let briefing: Briefing =
            load(&request, &Settings::default(), &AtomicBool::new(false), &|_| ()).briefing;
        let story = &briefing.stories[0];
        let digest = digest(&briefing, story, Arc::new(compare(&briefing, story)), &BTreeSet::new());
        let passages = passages(&briefing.articles[1].article);
        let novelty = Novelty::of(&briefing, &digest, (1, &passages), &[0, 1]);
        let numbered = (0..passages.len()).filter(|&at| passages[at].number.is_some());
        numbered.map(|at| !novelty.is_known(at)).collect()
    }

    const FIRST: &str = "Dam gives way above Lorne\n\nA dam above the town of Lorne gave way on Tuesday after a week \
        of rain. Engineers had warned of cracks in its wall.\n\nAt least 14 people are missing, the mayor, Ada Finch, \
        said on Wednesday.\n\nThe railway to the coast is closed.\n";

    #[test]
    fn what_was_told_in_the_same_words_is_known_and_the_rest_is_new() {
        let second = "Flood in Lorne\n\nA dam above the town of Lorne gave way on Tuesday after a week of rain. \
            Engineers had warned of cracks in its wall.\n\nFarmers lost their cattle in three villages downstream.\n";
        assert_eq!(new_in_second(FIRST, second), [false, true]);
    }

    #[test]
    fn another_figure_makes_a_passage_new() {
        let second = "Flood in Lorne\n\nAt least 31 people are missing, the mayor, Ada Finch, said on Wednesday.\n\n\
            The railway to the coast is closed.\n";
        assert_eq!(new_in_second(FIRST, second), [true, false]);
    }

    #[test]
    fn nothing_is_known_to_who_has_read_nothing_else() {
        let briefing = crate::app::fixture::briefing(&["One.", "Two."]);
        let of = passages(&briefing.articles[0].article);
        let digest = super::Digest::default();
        let novelty = Novelty::of(&briefing, &digest, (0, &of), &[0]);
        assert_eq!((novelty.new, novelty.all, novelty.next_new(0)), (1, 1, Some(0)));
    }
}
