//! One fact of a story as `matrix` prints it: who says what to it, and who says nothing.

use serde::Serialize;

use super::{Passage, SpanObject};
use crate::model::Analysed;
use crate::text::Span;

/// A row of the matrix.
#[derive(Debug, Serialize)]
pub struct FactRow<'a> {
    /// The story's id.
    pub story: &'a str,
    /// How the accounts stand to each other, in a word: `conflict`.
    pub sign: String,
    /// In what they agree or differ.
    pub about: &'a str,
    /// What it is about, in words of the texts.
    pub fact: &'a str,
    /// Who says what.
    pub accounts: Vec<AccountObject<'a>>,
    /// The letters of the articles in which no matching passage was found.
    pub silent: Vec<String>,
    /// How many outlets carry it.
    pub outlets: usize,
    /// To whom the words go back.
    pub origins: &'a [String],
}

/// What one article says to a fact.
#[derive(Debug, Serialize)]
pub struct AccountObject<'a> {
    article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    letter: String,
    paragraph: Option<usize>,
    claim: Option<String>,
    #[serde(flatten)]
    words: Passage<'a>,
    mark: SpanObject,
    citation: String,
}

impl<'a> AccountObject<'a> {
    /// What an article says in the clause `span`, by the words `mark` in it; `claim` is the index of the claim they
    /// belong to.
    pub fn new(
        of: &'a Analysed,
        (letter, paragraph): (String, Option<usize>),
        (span, mark): (Span, Span),
        claim: Option<usize>,
        citation: String,
    ) -> Self {
        Self {
            article: of.article.id.to_string(),
            repeat: of.article.id.repeated(),
            letter,
            paragraph,
            claim: claim.map(|index| of.claim_id(index).to_string()),
            words: Passage::new(&of.article.text, span),
            mark: mark.into(),
            citation,
        }
    }
}
