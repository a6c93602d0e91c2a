//! Which sentence of one article answers to which of another.

use crate::text::Span;

/// The matched sentences of two articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// Index of the first article in the briefing.
    pub a: usize,
    /// Index of the second article in the briefing.
    pub b: usize,
    /// For each sentence of either side its best counterpart, if any; each pair once, by place in `a`.
    pub pairs: Vec<Pair>,
}

/// Two sentences that answer to each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Sentence in `a`.
    pub a: Span,
    /// Sentence in `b`.
    pub b: Span,
    /// Likeness, above 0 and at most 1.
    pub score: f32,
    /// How alike they are.
    pub relation: Relation,
}

/// Likeness from which on a passage is shown as a counterpart: one that shares a subject only, and any other. What is
/// merely nearest is none, and silence is more honest.
const RELATED: f32 = 0.16;
const TOLD_ALIKE: f32 = 0.08;

impl Pair {
    /// Whether the two are alike enough to be shown beside each other.
    pub fn is_counterpart(&self) -> bool {
        self.score >= if self.relation == Relation::Related { RELATED } else { TOLD_ALIKE }
    }
}

/// How alike two passages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They share a subject.
    Related,
    /// They tell the same in other words.
    Reworded,
    /// They tell the same in nearly the same words.
    Same,
}
