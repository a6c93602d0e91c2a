//! Bytes to articles: the FORMATS table, encodings, and the structure of wire copy. One file per format.

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Block, BlockKind, Problem};
use crate::text::Span;

/// What the user said about inputs that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Name of a row of FORMATS; `None`: told by content.
    pub format: Option<String>,
    /// Publication date, optionally with time and zone.
    pub published: Option<String>,
    /// Masthead or agency.
    pub source: Option<String>,
    /// Zone of publication times that name none.
    pub timezone: Option<chrono_tz::Tz>,
}

/// One input's bytes and where they came from.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path as given, `-` for standard input, `NAME` for a bundled document.
    pub name: String,
    /// The path as given, where it is a file.
    pub path: Option<String>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads the articles of one input; what cannot be read is a problem, and the rest still comes.
pub fn read(_lexicon: &Lexicon, input: Input, _hints: &Hints) -> (Vec<Article>, Vec<Problem>) {
    let text: Arc<str> = String::from_utf8_lossy(&input.bytes).into();
    let mut at = 0;
    let mut blocks = Vec::new();
    for paragraph in text.split_inclusive("\n\n") {
        let span = Span::new(at, at + paragraph.len()).trim(&text);
        at += paragraph.len();
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
    }
    let article = Article {
        id: ArticleId::new(input.name.as_str()),
        path: input.path,
        url: None,
        language: None,
        title: None,
        source: None,
        byline: None,
        authors: Vec::new(),
        credits: Vec::new(),
        dateline: None,
        published: None,
        tags: Vec::new(),
        text,
        blocks,
    };
    (vec![article], Vec::new())
}
