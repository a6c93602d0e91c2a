//! Tokens with parts of speech, in sentences: what the other passes read instead of raw text.

use std::ops::Range;

pub use super::tagger::Tag;
use super::tagger::Tagger;
use crate::model::{Article, BlockKind};
use crate::text::Span;
use crate::text::sentences::sentences;
use crate::text::tokens::{Token, append};

/// A sentence and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into `Syntax::tokens`.
    pub tokens: Range<usize>,
    /// Index of its block in the article.
    pub block: usize,
}

/// The tokens and sentences of an article's title, headings and body.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// One tag per token.
    pub tags: Vec<Tag>,
    /// All sentences in text order.
    pub sentences: Vec<Sentence>,
}

impl Syntax {
    /// The words of the token `index`; `""` where there is none.
    pub fn word<'a>(&self, text: &'a str, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(text))
    }

    /// The tag of the token `index`; `Unknown` where there is none.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// The span from the first to the last token of `range`; empty where it holds none.
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range).unwrap_or(&[]) {
            [] => Span::default(),
            [first, .., last] => first.span.cover(last.span),
            [only] => only.span,
        }
    }

    /// Index of the first token that ends after `offset`; the number of tokens where none does.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// Index of the sentence that holds the token `index`, if any does.
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let place = self.sentences.partition_point(|sentence| sentence.tokens.end <= index);
        self.sentences.get(place).filter(|sentence| sentence.tokens.contains(&index)).map(|_| place)
    }
}

/// Tokens, tags and sentences of the article.
pub fn parse(article: &Article) -> Syntax {
    let mut syntax = Syntax::default();
    syntax.tokens.reserve(article.text.len() / 5);
    for (block, found) in article.blocks.iter().enumerate() {
        if !(found.kind.is_body() || matches!(found.kind, BlockKind::Title | BlockKind::Heading)) {
            continue;
        }
        for span in sentences(&article.text, found.span) {
            let first = syntax.tokens.len();
            append(&article.text, span, &mut syntax.tokens);
            syntax.sentences.push(Sentence { span, tokens: first..syntax.tokens.len(), block });
        }
    }
    let sentences = syntax.sentences.iter().map(|sentence| sentence.tokens.clone());
    syntax.tags = Tagger::bundled().tag(&article.text, &syntax.tokens, sentences);
    syntax
}
