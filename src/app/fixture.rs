//! Articles and briefings for the tests of the reader's core.

use std::sync::Arc;

use crate::model::{
    Analysed, Article, ArticleId, Block, BlockKind, Briefing, Certainty, Claim, NameTable, Polarity,
    Revision, Stance, Story, Title, Voice,
};
use crate::text::{Markup, Span};

/// An article of paragraphs with blank lines between them; a line that begins with `# ` is a heading.
pub(crate) fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for part in text.split_inclusive("\n\n") {
        let span = Span::new(at, at + part.len()).trim(text);
        at += part.len();
        let kind = if part.starts_with("# ") { BlockKind::Heading } else { BlockKind::Paragraph };
        blocks.push(Block { kind, span });
    }
    Article {
        id: ArticleId::new("a"),
        revision: Revision::of(text),
        path: None,
        url: None,
        language: None,
        title: Some(Title { text: "A title".to_owned(), span: None, derived: false }),
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
    }
}

/// A briefing of one story with an article for each text; each sentence ends at a full stop.
pub(crate) fn briefing(texts: &[&str]) -> Briefing {
    let articles = texts.iter().enumerate().map(|(place, text)| {
        let mut article = article(text);
        article.id = ArticleId::new(format!("{place}.txt"));
        let sentences = article.body().flat_map(|block| sentences(text, block.span)).collect();
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
    });
    let articles: Vec<_> = articles.collect();
    let story = Story {
        id: "s1".to_owned(),
        title: "A story".to_owned(),
        articles: (0..articles.len()).collect(),
        first: None,
        last: None,
        copies: Vec::new(),
        independent: articles.len(),
        why: Vec::new(),
        letters: Vec::new(),
    };
    Briefing { articles, names: NameTable::default(), stories: vec![story] }
}

/// A claim of the article itself with this evidence.
pub(crate) fn claim(span: Span, stance: Stance) -> Claim {
    Claim {
        span,
        voice: Voice::Narrated,
        source: None,
        cue: None,
        content: vec![span],
        quotation: None,
        stance,
        polarity: Polarity::Positive,
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

fn sentences(text: &str, block: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = block.start;
    for (at, _) in block.of(text).match_indices('.') {
        let end = block.start + at + 1;
        found.push(Span::new(start, end).trim(text));
        start = end;
    }
    found
}
