//! Copies beside each other: which of the sources shown are copies, and what one of them has alone.

use super::collation::{Column, Row};
use super::comparing::Comparing;
use super::digest::Digest;
use crate::model::{Edits, Relation};
use crate::text::Span;

/// What it means that of a text and its copy one alone has a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The copy left it out.
    LeftOut,
    /// The copy added it.
    Added,
}

impl Edit {
    /// The word beside the sign, at most eight letters.
    pub const fn word(self) -> &'static str {
        match self {
            Self::LeftOut => "cut",
            Self::Added => "added",
        }
    }

    /// What it means for the source in which nothing stands: `left out of C`.
    pub fn told(self, letter: &str) -> String {
        match self {
            Self::LeftOut => format!("left out of {letter}"),
            Self::Added => format!("not in {letter}"),
        }
    }
}

impl Comparing {
    /// The edits of the copies that are shown, against the fullest copy of their text that is shown.
    pub fn edits(&self) -> impl Iterator<Item = &Edits> {
        self.digest.iter().flat_map(|digest| edits(&self.collation.columns, digest))
    }

    /// Those that a row is about: both speak in it, or one of them speaks alone.
    pub fn edits_in(&self, row: &Row) -> impl Iterator<Item = &Edits> {
        let speaks = |article: usize| {
            let mut cells = self.collation.columns.iter().zip(&row.cells);
            cells.any(|(column, cell)| column.article == article && !cell.is_empty())
        };
        self.edits().filter(move |edits| match row.only() {
            Some(_) => speaks(edits.original) || speaks(edits.copy),
            None => speaks(edits.original) && speaks(edits.copy),
        })
    }

    /// What it means that nothing stands in the column at `silent` of a row which only one source has, where the two are
    /// a text and its copy. A finding within one source has such a row whatever the others tell.
    pub fn edit(&self, row: &Row, silent: usize) -> Option<Edit> {
        let of = |column: usize| self.collation.columns.get(column).map(|column| column.article);
        let only = row.only().filter(|_| row.findings.is_empty())?;
        let (alone, other) = (of(only)?, of(silent)?);
        let edits = self.edits().find(|edits| edits.is_of(alone, other) && alone != other)?;
        Some(if edits.original == alone { Edit::LeftOut } else { Edit::Added })
    }

    /// Whether a text and its copy differ in a row in which both speak.
    pub fn is_edited(&self, row: &Row) -> bool {
        let mut edits = self.edits_in(row);
        row.only().is_none()
            && edits.any(|edits| words_apart(row, &self.collation.columns, edits).next().is_some())
    }

    /// What it means of a row that only one source has, beside which nothing but copies is shown.
    pub fn edit_of_all(&self, row: &Row) -> Option<Edit> {
        let only = row.only()?;
        let mut silent = (0..self.collation.columns.len()).filter(|&column| column != only);
        let first = self.edit(row, silent.next()?)?;
        silent.all(|column| self.edit(row, column) == Some(first)).then_some(first)
    }
}

/// The edits of the copies among the columns, against the fullest copy of their text among them.
fn edits<'a>(columns: &'a [Column], digest: &'a Digest) -> impl Iterator<Item = &'a Edits> {
    let fuller = |article: usize, other: usize| {
        digest.edits(article, other).is_some_and(|edits| (edits.original, edits.copy) == (other, article))
    };
    let has_fuller = move |article: usize| columns.iter().any(|column| fuller(article, column.article));
    let pairs = columns
        .iter()
        .enumerate()
        .flat_map(|(nth, one)| columns.iter().skip(nth + 1).map(move |other| (one.article, other.article)));
    let all = pairs.filter_map(|(one, other)| digest.edits(one, other));
    all.filter(move |edits| !has_fuller(edits.original))
}

/// The words of a row that a text has and its copy has not, or the other way round, by article.
fn words_apart<'a>(row: &'a Row, columns: &'a [Column], edits: &'a Edits) -> impl Iterator<Item = Span> + 'a {
    columns.iter().zip(&row.cells).flat_map(move |(column, cell)| {
        let passages = cell.iter().filter_map(|&passage| column.passages.get(passage));
        passages.flat_map(move |passage| edits.apart(column.article, passage.span))
    })
}

/// Says of rows in which a text and its copy do not stand word for word that they are reworded.
pub(super) fn mark_edited(rows: &mut [Row], columns: &[Column], digest: &Digest) {
    let edits: Vec<&Edits> = edits(columns, digest).collect();
    let is_edited = |row: &Row| {
        let cells = || columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        let has = |article: usize| cells().any(|(column, _)| column.article == article);
        let mut here = edits.iter().filter(|edits| has(edits.original) && has(edits.copy));
        here.any(|edits| words_apart(row, columns, edits).next().is_some())
    };
    for row in rows.iter_mut().filter(|row| row.relation == Some(Relation::Same)) {
        if is_edited(row) {
            row.relation = Some(Relation::Reworded);
        }
    }
}
