//! The short rows of `list`, `find` and `keys`.

use serde::Serialize;

use super::SpanObject;
use crate::model::Article;
use crate::text::Span;

/// An article as `list` prints it.
#[derive(Debug, Serialize)]
pub struct ListRow<'a> {
    id: String,
    path: Option<&'a str>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<&'a str>,
    words: usize,
}

impl<'a> ListRow<'a> {
    /// The row of `article`, whose body has `words` words.
    pub fn new(article: &'a Article, words: usize) -> Self {
        Self {
            id: article.id.to_string(),
            path: article.path.as_deref(),
            title: article.title.as_ref().map(|title| title.text.as_str()),
            source: article.source.as_ref().map(|source| source.name.as_str()),
            published: article.published.as_ref().map(|published| published.value.as_str()),
            words,
        }
    }
}

/// A match as `find` prints it.
#[derive(Debug, Serialize)]
pub struct FindRow<'a> {
    id: String,
    title: Option<&'a str>,
    source: Option<&'a str>,
    score: i64,
    spans: Vec<SpanObject>,
}

impl<'a> FindRow<'a> {
    /// The row of `article`; `spans` are the matched letters, as byte offsets into its title.
    pub fn new(article: &'a Article, score: i64, spans: &[Span]) -> Self {
        Self {
            id: article.id.to_string(),
            title: article.title.as_ref().map(|title| title.text.as_str()),
            source: article.source.as_ref().map(|source| source.name.as_str()),
            score,
            spans: spans.iter().map(|&span| span.into()).collect(),
        }
    }
}

/// A key binding as `keys` prints it.
#[derive(Debug, Serialize)]
pub struct KeyRow<'a> {
    /// The keys, as the reader's help writes them.
    pub keys: &'a str,
    /// The command's name.
    pub command: &'a str,
    /// What it does.
    pub help: &'a str,
}
