//! An article with a link, a claim and a note, for the tests of the printers.

use std::sync::Arc;

use super::{Clipping, Note};
use crate::export::comparison::fixture;
use crate::export::{Page, WriteArticles};
use crate::model::{Briefing, Certainty, Claim, Polarity, Source, Stance, Voice};
use crate::text::markup::Link;
use crate::text::{Markup, Span};

const TEXT: &str = "The [coast guard](https://a.example/b) said <b>nothing</b>.\n\nIt *denied* it\u{1b}[2J.";

/// An article with a link, a claim and a note, as a printer prints it.
pub(in crate::export) fn printed(write: WriteArticles) -> String {
    let mut briefing = Briefing { articles: vec![fixture::analysed("a.md", TEXT)], ..Briefing::default() };
    let analysed = Arc::get_mut(&mut briefing.articles[0]).unwrap();
    let words = Span::new(5, 16);
    let second = TEXT.find("It").unwrap();
    analysed.claims = vec![denial(words), denial(Span::new(second, TEXT.len()))];
    let article = Arc::get_mut(&mut analysed.article).unwrap();
    article.source = Some(Source { name: "AFP".to_owned(), span: None });
    article.url = Some("https://a.example/?a=1&b=2".to_owned());
    let link = Link { words, address: "https://a.example/b".to_owned() };
    let shown = [
        Span::new(0, 4),
        words,
        Span::new(TEXT.find(" said").unwrap(), second + 3),
        Span::new(second + 4, second + 10),
        Span::new(second + 11, TEXT.len()),
    ];
    article.markup = Markup::around(TEXT, 0, &shown).with_links(vec![link]);
    let notes = [Note { at: Some(words), words: "Ask <them>".to_owned() }];
    let clipping = Clipping { briefing: &briefing, story: None, article: 0, notes: &notes, dismissed: &[0] };
    let mut out = Vec::new();
    write(&mut std::iter::once(clipping), Page::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn denial(span: Span) -> Claim {
    Claim {
        span,
        voice: Voice::Narrated,
        source: None,
        cue: None,
        content: vec![span],
        quotation: None,
        stance: Stance::Denies,
        polarity: Polarity::Negative,
        certainty: Certainty::Certain,
        certainty_by: Vec::new(),
        origin: None,
        target: None,
        rule: "narration".to_owned(),
        entities: Vec::new(),
        dates: Vec::new(),
        quantities: Vec::new(),
    }
}
