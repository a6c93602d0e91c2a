//! What comes nearest to a passage without a counterpart, told on request.

use super::collation::{Row, passage_at};
use super::comparing::Comparing;
use crate::text::Span;

/// The passage that comes nearest to one without a counterpart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Index of its article in the briefing.
    pub article: usize,
    /// The sentence in it that comes nearest.
    pub span: Span,
    /// Likeness, above 0 and at most 1.
    pub score: f32,
}

impl Comparing {
    /// What comes nearest to the passages of the row under the cursor, where only one source has them, in the other
    /// sources shown.
    pub fn nearest(&self) -> Option<Nearest> {
        self.near.filter(|(row, _)| *row == self.cursor)?.1
    }

    /// Looks for that; the time grows with the article.
    pub(super) fn find_nearest(&self, row: &Row) -> Option<Nearest> {
        let only = row.only()?;
        let (alone, cell) = (self.collation.columns.get(only)?, row.cells.get(only)?);
        let digest = self.digest.as_ref()?;
        let is_here = |span: Span| {
            let passage = passage_at(&alone.passages, span.start);
            passage.is_some_and(|passage| cell.binary_search(&passage).is_ok())
        };
        let mut best: Option<Nearest> = None;
        for other in self.columns().filter(|&other| other != alone.article) {
            let Some(alignment) = digest.alignment(alone.article, other) else { continue };
            for pair in &alignment.pairs {
                let (here, there) = if alignment.a == other { (pair.b, pair.a) } else { (pair.a, pair.b) };
                if is_here(here) && best.is_none_or(|best| best.score < pair.score) {
                    best = Some(Nearest { article: other, span: there, score: pair.score });
                }
            }
        }
        best
    }
}
