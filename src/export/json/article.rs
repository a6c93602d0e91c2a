//! One article to be taken along: all that is known of it, with its links, the citations of its claims, and notes.

use std::io;

use serde::Serialize;

use super::{Annotation, Framing, List, SpanObject};
use crate::export::article::{Clipping, number_at};
use crate::export::citation::citation;
use crate::export::{Articles, Page};
use crate::text::Span;

#[derive(Debug, Serialize)]
struct ArticleObject<'a> {
    #[serde(flatten)]
    annotation: Annotation<'a>,
    links: Vec<LinkObject<'a>>,
    /// In the order of the claims.
    citations: Vec<String>,
    notes: Vec<NoteObject<'a>>,
}

#[derive(Debug, Serialize)]
struct LinkObject<'a> {
    #[serde(flatten)]
    at: SpanObject,
    url: &'a str,
}

#[derive(Debug, Serialize)]
struct NoteObject<'a> {
    start: Option<usize>,
    end: Option<usize>,
    text: &'a str,
}

impl<'a> ArticleObject<'a> {
    fn new(clipping: &Clipping<'a>) -> Option<Self> {
        let analysed = clipping.analysed()?;
        let article = &*analysed.article;
        let letter = clipping.letter();
        let body: Vec<Span> = article.body().map(|block| block.span).collect();
        let cited = |span| citation(article, &letter, number_at(&body, span), span);
        let links = article.markup.links().iter();
        let notes = clipping.notes.iter().map(|note| NoteObject {
            start: note.at.map(|at| at.start),
            end: note.at.map(|at| at.end),
            text: &note.words,
        });
        Some(Self {
            annotation: Annotation::new(clipping.briefing, clipping.article, analysed)
                .without(clipping.dismissed),
            links: links.map(|link| LinkObject { at: link.words.into(), url: &link.address }).collect(),
            citations: clipping.claims(analysed).map(|claim| cited(claim.span)).collect(),
            notes: notes.collect(),
        })
    }
}

/// Writes articles as one array.
pub(in crate::export) fn write_array(
    articles: Articles<'_>,
    _: Page,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write(articles, Framing::Array, out)
}

/// Writes articles one per line.
pub(in crate::export) fn write_lines(
    articles: Articles<'_>,
    _: Page,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write(articles, Framing::Lines, out)
}

fn write(articles: Articles<'_>, framing: Framing, out: &mut dyn io::Write) -> io::Result<()> {
    let mut list = List::new(out, framing);
    for clipping in articles {
        if let Some(object) = ArticleObject::new(&clipping) {
            list.push(&object)?;
        }
    }
    list.finish()
}

#[cfg(test)]
mod tests {
    use crate::export::article::fixture::printed;

    #[test]
    fn links_citations_and_notes_are_added_to_what_is_known() {
        let line = printed(super::write_lines);
        let object: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(object["links"][0]["url"], "https://a.example/b");
        assert_eq!(object["citations"][0], "AFP, no date, ¶2 “It denied it\u{1b}[2J.”");
        assert_eq!(object["notes"][0]["text"], "Ask <them>");
        assert_eq!(object["claims"].as_array().map(Vec::len), Some(1), "the dismissed one is left out");
        assert_eq!(object["claims"][0]["id"], "a.md#2");
    }
}
