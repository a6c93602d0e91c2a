//! How well an entry matches a query: tiers first, the matcher's score within them, letters to mark.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::place::{self, Field, Folded, Place};
use super::query::{Anchor, Query, Term};
use super::titles::Titles;
use crate::text::Span;
use crate::text::fold::fold_mapped;

/// How a query stands in an entry, the best first. Of several words the worst decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The title begins with a word of the query, and the others stand at word heads.
    TitlePrefix,
    /// Every word stands at the head of a word.
    WordHeads,
    /// Every word stands somewhere as a whole.
    Inner,
    /// Letters in order, with others between them.
    Subsequence,
}

/// An entry that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the input of [`Titles::new`].
    pub entry: usize,
    /// Higher is better; above 0. Scores of one query can be compared.
    pub score: u32,
    /// How the query stands in it.
    pub tier: Tier,
    /// Matched letters in the title as written, in order, without overlaps.
    pub title: Vec<Span>,
    /// Matched letters in the source as written.
    pub source: Vec<Span>,
}

/// What an entry is ordered by before its score is known; a smaller one is better. The order of the
/// fields is that of their weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) tier: Tier,
    /// Bytes between the matched letters, ends of words that are matched only in part, place in the title.
    cost: u32,
    /// Length of the title in bytes.
    length: u16,
    pub(super) index: u32,
}

/// What the matcher gives for the words in an entry. The next letter asks for most of it again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Points {
    pub(super) index: u32,
    /// For all words but the last.
    pub(super) others: u32,
    pub(super) all: u32,
}

/// How several words stand in an entry, taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    best: Tier,
    worst: Tier,
    cost: u32,
}

/// Score of one tier above the next; the matcher's scores stay below.
const TIER_STEP: u32 = 1_000_000;

/// Score of an anchored word per byte: the matcher gives a letter in its place as much.
const LETTER: u32 = 16;

impl Standing {
    /// No word asks for anything.
    pub(super) const EMPTY: Self = Self { best: Tier::Subsequence, worst: Tier::TitlePrefix, cost: 0 };

    /// Together with a further word in `place`.
    pub(super) fn with(self, term: &Term, place: Place) -> Self {
        Self { cost: self.cost + place.cost(term), ..self.in_tier(place.tier) }
    }

    /// Together with a further word in `tier`.
    pub(super) fn in_tier(self, tier: Tier) -> Self {
        Self { best: self.best.min(tier), worst: self.worst.max(tier), cost: self.cost }
    }

    /// One word at the start of the title lifts others that stand at word heads.
    pub(super) fn tier(self) -> Tier {
        if self.worst == Tier::WordHeads { self.best } else { self.worst }
    }
}

impl Rank {
    /// The rank of an entry in which the words stand like this.
    pub(super) fn new(standing: Standing, title: &str, index: u32) -> Self {
        Self { tier: standing.tier(), cost: standing.cost, length: title.len() as u16, index }
    }

    /// The score of an entry with this rank and these points.
    pub(super) fn score(&self, points: Points) -> u32 {
        (Tier::Subsequence as u32 - self.tier as u32) * TIER_STEP + points.all.clamp(1, TIER_STEP - 1)
    }

    /// The points of the query's words in it, by the matcher. Those of all words but the last may be `known`.
    pub(super) fn points(
        &self,
        titles: &Titles,
        query: &Query,
        matcher: &SkimMatcherV2,
        known: Option<u32>,
    ) -> Points {
        let folded = titles.folded(self.index);
        let of =
            |term: &Term| place::best(term, folded).map_or(0, |place| points(term, place, folded, matcher));
        let Some((last, others)) = query.wanted.split_last() else {
            return Points { index: self.index, others: 0, all: 0 };
        };
        let others = known.unwrap_or_else(|| others.iter().map(of).sum());
        Points { index: self.index, others, all: others + of(last) }
    }

    /// The entry with the letters to mark.
    pub(super) fn hit(&self, titles: &Titles, query: &Query, matcher: &SkimMatcherV2, score: u32) -> Hit {
        let folded = titles.folded(self.index);
        let written = titles.written(self.index);
        let mut marked = (Vec::new(), Vec::new());
        for term in &query.wanted {
            let Some(place) = place::best(term, folded) else { continue };
            let spans = if place.field == Field::Title { &mut marked.0 } else { &mut marked.1 };
            letters(term, place, folded.field(place.field), matcher, spans);
        }
        Hit {
            entry: self.index as usize,
            score,
            tier: self.tier,
            title: unfold(written.0, marked.0),
            source: unfold(written.1, marked.1),
        }
    }
}

fn points(term: &Term, place: Place, folded: Folded<'_>, matcher: &SkimMatcherV2) -> u32 {
    let whole_word = if place.completes { LETTER / 2 } else { 0 };
    let text = folded.field(place.field);
    let fuzzy = (term.anchor == Anchor::Fuzzy).then(|| matcher.fuzzy_match(text, &term.word)).flatten();
    let points = fuzzy.and_then(|score| u32::try_from(score).ok());
    points.unwrap_or(LETTER * term.word.len() as u32) + whole_word
}

/// The letters of the folded field that stand for the word.
fn letters(term: &Term, place: Place, text: &str, matcher: &SkimMatcherV2, spans: &mut Vec<Span>) {
    if place.tier < Tier::Subsequence {
        spans.push(Span::new(place.start, place.end));
        return;
    }
    let Some((_, indices)) = matcher.fuzzy_indices(text, &term.word) else { return };
    let mut indices = indices.into_iter().peekable();
    for (count, (at, c)) in text.char_indices().enumerate() {
        if indices.next_if_eq(&count).is_some() {
            spans.push(Span::new(at, at + c.len_utf8()));
        }
    }
}

/// Spans of the folded text as spans of the text as written: sorted, touching ones joined.
fn unfold(written: &str, mut spans: Vec<Span>) -> Vec<Span> {
    if spans.is_empty() {
        return spans;
    }
    spans.sort_unstable();
    let folded = fold_mapped(written);
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().map(|span| folded.original(span)) {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}
