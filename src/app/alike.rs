//! Sentences of one row that tell the same in nearly the same words, and the words in which they differ.

use super::collation::{Collation, Row, passage_at};
use super::comparing::Comparing;
use super::digest::Digest;
use crate::compare::wordings;
use crate::model::{Alignment, Briefing, Pair, Relation};
use crate::text::Span;

/// A sentence beside which another source tells the same in nearly the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// Index of its article in the briefing.
    pub article: usize,
    /// The sentence.
    pub sentence: Span,
    /// The words that the other has not got, ascending.
    pub apart: Vec<Span>,
}

impl Comparing {
    /// The sentences told alike in the row at `index`, once it was on the screen; those of copies are told by their edits.
    pub fn alike(&self, index: usize) -> &[Alike] {
        self.alike.get(&index).map_or(&[], Vec::as_slice)
    }

    /// Whether words of such sentences are marked in the row at `index`.
    pub fn is_apart(&self, index: usize) -> bool {
        self.alike(index).iter().any(|alike| !alike.apart.is_empty())
    }

    /// Holds the sentences told alike in these rows against each other, those of each row once.
    pub(super) fn tell_apart(&mut self, briefing: &Briefing, rows: std::ops::Range<usize>) {
        let Some(digest) = &self.digest else { return };
        for index in rows {
            let Some(row) = self.collation.rows.get(index).filter(|row| row.only().is_none()) else {
                continue;
            };
            self.alike.entry(index).or_insert_with(|| alike(briefing, digest, &self.collation, row));
        }
    }
}

fn alike(briefing: &Briefing, digest: &Digest, collation: &Collation, row: &Row) -> Vec<Alike> {
    let mut found = Vec::new();
    for (nth, one) in collation.columns.iter().enumerate() {
        for other in collation.columns.iter().skip(nth + 1) {
            let Some(alignment) = digest.alignment(one.article, other.article) else { continue };
            if digest.edits(one.article, other.article).is_none() {
                let pairs = pairs(alignment, collation, row);
                let sides = pairs
                    .filter_map(|pair| held_against(briefing, (alignment.a, pair.a), (alignment.b, pair.b)));
                found.extend(sides.flatten());
            }
        }
    }
    found
}

/// The pairs told alike of which both sentences stand in the row.
fn pairs<'a>(
    alignment: &'a Alignment,
    collation: &'a Collation,
    row: &'a Row,
) -> impl Iterator<Item = &'a Pair> {
    let cell = |article: usize| {
        let mut cells = collation.columns.iter().zip(&row.cells);
        cells.find(|(column, _)| column.article == article)
    };
    let beside = cell(alignment.b);
    let is_beside = move |pair: &&Pair| {
        let passage = beside.and_then(|(column, _)| passage_at(&column.passages, pair.b.start));
        beside.zip(passage).is_some_and(|((_, cell), passage)| cell.contains(&passage))
    };
    let passages = cell(alignment.a).into_iter().flat_map(|(column, cell)| {
        cell.iter().filter_map(|&passage| Some(column.passages.get(passage)?.span))
    });
    let inside = passages.flat_map(|span| {
        let from = alignment.pairs.partition_point(|pair| pair.a.start < span.start);
        let pairs = alignment.pairs.get(from..).unwrap_or(&[]);
        pairs.iter().take_while(move |pair| pair.a.start < span.end)
    });
    inside.filter(|pair| pair.relation == Relation::Same).filter(is_beside)
}

fn held_against(briefing: &Briefing, one: (usize, Span), other: (usize, Span)) -> Option<[Alike; 2]> {
    let of = |(article, sentence): (usize, Span)| Some((&*briefing.articles.get(article)?.article, sentence));
    let [own, there] = wordings::apart(of(one)?, of(other)?);
    let side = |(article, sentence): (usize, Span), apart| Alike { article, sentence, apart };
    Some([side(one, own), side(other, there)])
}
