//! What a record or file says about its article, joined with what its text says.

use std::sync::Arc;

use super::structure::{self, Known, Part, moment};
use super::{Desk, language};
use crate::model::{Article, ArticleId, Basis, Byline, Published, Revision, Source, Title};
use crate::text::Markup;

/// What a record says about its article besides the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) source: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) tags: Vec<String>,
}

impl Desk<'_> {
    /// Puts an article together and lays it on the desk. `place` is where problems with it are said to be; the text
    /// comes with the marks in it.
    /// What the record says wins over the text, and both over what the user said.
    pub(super) fn article(
        &mut self,
        id: &str,
        place: &str,
        metadata: Metadata,
        (text, markup): (Arc<str>, Markup),
        parts: Vec<Part>,
    ) {
        let (title, timezone) = (metadata.title.as_deref(), self.hints.timezone);
        let known = Known { title, timezone, markup: Some(&markup) };
        let found = structure::read(self.lexicon, &text, parts, known);
        let published = self.metadata_date(place, metadata.published.as_deref()).or(found.published);
        let inferred = published.as_ref().is_none_or(|published| published.basis == Basis::Inferred);
        let published = if inferred { self.given_date().or(published) } else { published };
        let given = |name: &String| Source { name: name.clone(), span: None };
        let source = metadata
            .source
            .as_ref()
            .map(given)
            .or(found.source)
            .or_else(|| self.hints.source.as_ref().map(given));
        let title = match metadata.title {
            Some(title) => found.title.or(Some(Title { text: title, span: None, derived: false })),
            None => found.title,
        };
        let byline = found.byline.or_else(|| {
            let text = metadata.authors.join(", ");
            (!text.is_empty()).then_some(Byline { text, span: None })
        });
        let authors = if metadata.authors.is_empty() { found.authors } else { metadata.authors };
        let words = match &title {
            Some(title) if text.trim().is_empty() => &title.text,
            _ => &*text,
        };
        let mut article = Article {
            revision: Revision::of(words),
            id: ArticleId::new(id),
            path: self.path.map(str::to_owned),
            url: metadata.url,
            language: metadata.language.or_else(|| language::of(&text)),
            title,
            source,
            byline,
            authors,
            credits: found.credits,
            dateline: found.dateline,
            published,
            tags: metadata.tags,
            corrected: Vec::new(),
            text,
            markup,
            blocks: found.blocks.into(),
        };
        let front = article.blocks.iter().next().filter(|block| article.is_front_matter(**block));
        let from = front.map_or(0, |block| block.span.end);
        article.markup = std::mem::take(&mut article.markup).with_addresses(&article.text, from);
        self.articles.push(article);
    }

    /// The date the record carries; one that cannot be read is a problem.
    fn metadata_date(&mut self, place: &str, written: Option<&str>) -> Option<Published> {
        let written = written.filter(|written| !written.trim().is_empty())?;
        let value = moment::published(written, self.hints.timezone);
        if value.is_none() {
            self.trouble(
                place,
                format!("`published` is no date: {written:?}"),
                "write it as 2024-03-04 or 2024-03-04T18:20Z",
            );
        }
        Some(Published { value: value?, basis: Basis::Metadata, span: None })
    }

    /// The date the user gave.
    fn given_date(&self) -> Option<Published> {
        let written = self.hints.published.as_deref()?;
        let value = moment::published(written, self.hints.timezone)?;
        Some(Published { value, basis: Basis::Given, span: None })
    }
}
