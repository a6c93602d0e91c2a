//! Tokens with parts of speech, in sentences: what the other passes read instead of raw text.

use std::ops::Range;

use crate::model::{Article, BlockKind};
use crate::text::Span;
use crate::text::sentences::sentences;
use crate::text::tokens::{Token, tokens};

/// Part of speech, after the Penn Treebank tag set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tag {
    /// Not tagged.
    #[default]
    Unknown,
}

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

/// Tokens, tags and sentences of the article.
pub fn parse(article: &Article) -> Syntax {
    let mut syntax = Syntax::default();
    for (block, found) in article.blocks.iter().enumerate() {
        if !(found.kind.is_body() || matches!(found.kind, BlockKind::Title | BlockKind::Heading)) {
            continue;
        }
        for span in sentences(&article.text, found.span) {
            let first = syntax.tokens.len();
            syntax.tokens.extend(tokens(&article.text, span));
            syntax.sentences.push(Sentence { span, tokens: first..syntax.tokens.len(), block });
        }
    }
    syntax.tags = vec![Tag::Unknown; syntax.tokens.len()];
    syntax
}
