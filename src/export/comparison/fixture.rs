//! Two articles that tell one event, for the tests of the printers.

use std::io::{self, Write};
use std::sync::Arc;

use super::Compared;
use crate::export::{Page, Stories};
use crate::model::{
    About, Alignment, Analysed, Article, ArticleId, Block, BlockKind, Briefing, Comparison, Edits, Finding,
    FindingKind, Member, NameTable, Pair, Relation, Revision, Story, Title,
};
use crate::text::{Markup, Span};

pub(super) const ONE: &str = "Over 10,000 troops return to their bases.\n\nTalks begin <b>soon</b>.";
pub(super) const OTHER: &str = "Almost 10,000 troops\u{1b}[2J are going home.";

/// Both articles as one story.
pub(in crate::export) fn briefing() -> Briefing {
    let story = Story {
        id: "s1".to_owned(),
        title: "Troops return".to_owned(),
        articles: vec![0, 1],
        first: None,
        last: None,
        copies: Vec::new(),
        independent: 2,
        why: vec!["troops in both".to_owned()],
        letters: Vec::new(),
    };
    Briefing {
        articles: vec![analysed("a.txt", ONE), analysed("b.txt", OTHER)],
        names: NameTable::default(),
        stories: vec![story],
    }
}

/// The two figures opposed, the first sentences aligned.
pub(super) fn comparison() -> Comparison {
    let (one, other) = (Span::new(0, 41), Span::new(0, OTHER.len()));
    let member = |article, span: Span, mark: &str| Member {
        article,
        claim: None,
        span,
        mark: Span::new(0, mark.len()),
        value: if article == 0 { ">10000".to_owned() } else { "<10000".to_owned() },
    };
    Comparison {
        alignments: vec![Alignment {
            a: 1,
            b: 0,
            pairs: vec![Pair { a: other, b: one, score: 0.6, relation: Relation::Reworded }],
        }],
        findings: vec![Finding {
            kind: FindingKind::Conflict,
            about: About::Number,
            members: vec![member(0, one, "Over 10,000"), member(1, other, "Almost 10,000")],
            outlets: 2,
            origins: vec!["the ministry".to_owned()],
            unsourced: false,
            independent: 2,
            note: "over 10,000 / almost 10,000".to_owned(),
        }],
        ..Comparison::default()
    }
}

/// The same with the first sentences told in nearly the same words.
pub(super) fn alike() -> (Briefing, Comparison) {
    let mut comparison = comparison();
    comparison.alignments[0].pairs[0].relation = Relation::Same;
    (briefing(), comparison)
}

/// A comparison as a printer writes it.
pub(super) fn printed(
    write: impl Fn(Stories<'_>, Page, &mut dyn Write) -> io::Result<()>,
    (briefing, comparison): (Briefing, Comparison),
    page: Page,
) -> String {
    let compared = Compared { briefing: &briefing, story: &briefing.stories[0], comparison };
    let mut out = Vec::new();
    write(&mut std::iter::once(compared), page, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The second article as a copy of the first: it put one figure in the place of another and left the end out.
pub(in crate::export) fn copied() -> (Briefing, Comparison) {
    let mut briefing = briefing();
    briefing.stories[0].copies = vec![vec![0, 1]];
    let (one, other) = (Span::new(0, 41), Span::new(0, OTHER.len()));
    let edits = Edits {
        original: 0,
        copy: 1,
        kept: vec![Pair { a: one, b: other, score: 0.6, relation: Relation::Reworded }],
        left_out: vec![Span::new(43, ONE.len())],
        changed: vec![other],
        words_lost: vec![Span::new(0, 4)],
        words_gained: vec![Span::new(0, 6)],
        ..Edits::default()
    };
    (briefing, Comparison { findings: Vec::new(), edits: vec![edits], ..comparison() })
}

pub(in crate::export) fn analysed(id: &str, text: &str) -> Arc<Analysed> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive("\n\n") {
        blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(at, at + part.len()).trim(text) });
        at += part.len();
    }
    let sentences = blocks.iter().map(|block| block.span).collect();
    let article = Article {
        id: ArticleId::new(id),
        revision: Revision::of(text),
        path: Some(id.to_owned()),
        url: None,
        language: None,
        title: Some(Title { text: "Troops return".to_owned(), span: None, derived: false }),
        source: None,
        byline: None,
        authors: Vec::new(),
        credits: Vec::new(),
        dateline: None,
        published: None,
        tags: Vec::new(),
        corrected: Vec::new(),
        markup: Markup::default(),
        text: text.into(),
        blocks: blocks.into(),
    };
    Arc::new(Analysed {
        words: article.words(),
        article: Arc::new(article),
        sentences,
        entities: Vec::new(),
        names: Vec::new(),
        dates: Vec::new(),
        quantities: Vec::new(),
        claims: Vec::new(),
    })
}
