//! One article: its unaltered text and what ingest found in it, as spans.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::block::{Block, Blocks};
use super::marks::Field;
use crate::text::{Markup, Span};

/// Names one article of a briefing. Two articles given the same id differ in `repeat`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId {
    /// The id as given, or the article's path as given.
    pub given: Arc<str>,
    /// 0 for the first article with this id, 1 for the second and so on.
    pub repeat: u32,
}

impl ArticleId {
    /// The first article with the id `given`.
    pub fn new(given: impl Into<Arc<str>>) -> Self {
        Self { given: given.into(), repeat: 0 }
    }

    /// Which of the articles given this id it is, counted from 1; `None` for the first, and so for nearly all.
    pub fn repeated(&self) -> Option<u32> {
        (self.repeat > 0).then(|| self.repeat + 1)
    }
}

impl fmt::Display for ArticleId {
    /// Writes the id as it was given, so that other programs can join on it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.given)
    }
}

/// Names the words of an article: the same words have the same revision wherever they are read, and others, for all
/// practical purposes, another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision([u8; 16]);

impl Revision {
    /// The revision of these words: the beginning of their BLAKE3 hash.
    pub fn of(words: &str) -> Self {
        let mut revision = Self::default();
        blake3::Hasher::new().update(words.as_bytes()).finalize_xof().fill(&mut revision.0);
        revision
    }

    /// The revision written as [`fmt::Display`] writes it.
    pub fn parse(written: &str) -> Option<Self> {
        let is_whole = written.len() == 32 && written.is_ascii();
        is_whole
            .then(|| u128::from_str_radix(written, 16).ok())
            .flatten()
            .map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for Revision {
    /// 32 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// An article as ingested: one immutable text; everything else points into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Unique within the briefing.
    pub id: ArticleId,
    /// Names the words of its text; of an article without text, those of its title.
    pub revision: Revision,
    /// The file it came from, as given by the user; `None` for standard input and records without one.
    pub path: Option<String>,
    /// Its canonical address, where one is known.
    pub url: Option<String>,
    /// BCP 47 primary language, `en`; `None` where the text is too short to tell.
    pub language: Option<String>,
    /// Headline found, given, or derived from the lead sentence.
    pub title: Option<Title>,
    /// Masthead or agency.
    pub source: Option<Source>,
    /// The line that names the authors.
    pub byline: Option<Byline>,
    /// Authors' names, from the byline or from metadata.
    pub authors: Vec<String>,
    /// Agencies credited for the text, in order: `BLOOMBERG`, `AFP`.
    pub credits: Vec<Span>,
    /// `WASHINGTON/MOSCOW •`, `GENEVA, Jan 10 (Reuters) -`.
    pub dateline: Option<Dateline>,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// Tags given with the article.
    pub tags: Vec<String>,
    /// The decoded input, unchanged. All spans are byte offsets into it.
    pub text: Arc<str>,
    /// What the user put right of it, with what it said itself.
    pub corrected: Vec<Correction>,
    /// Marks in the text that are no words of it: those of Markdown.
    pub markup: Markup,
    /// The text's structure.
    pub blocks: Blocks,
}

impl Article {
    /// Blocks that carry the article's own running words: paragraphs, list items and quotations.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.kind.is_body())
    }

    /// The words of a span of the text, without marks.
    pub fn plain(&self, span: Span) -> Cow<'_, str> {
        self.markup.plain(&self.text, span)
    }

    /// The words of `whole` without marks, as a span of a text, and where those of `mark` stand there.
    pub fn plain_around(&self, whole: Span, mark: Span) -> (Cow<'_, str>, Span, Span) {
        self.markup.plain_around(&self.text, whole, mark)
    }

    /// Words of the body, counted between white space. It reads the whole text: `Analysed` keeps the count.
    pub fn words(&self) -> usize {
        self.body().map(|block| block.span.of(&self.text).split_whitespace().count()).sum()
    }

    /// The number of the body block in which the byte `offset` stands, counted from 1: how places are cited.
    pub fn paragraph_at(&self, offset: usize) -> Option<usize> {
        self.blocks.paragraph_at(offset)
    }

    /// The number of the paragraph that a passage begins in. One that begins with the dateline, which is no part of the
    /// paragraph behind it, has the number of where it ends.
    pub fn paragraph_of(&self, passage: Span) -> Option<usize> {
        self.paragraph_at(passage.start).or_else(|| self.paragraph_at(passage.end.checked_sub(1)?))
    }
}

/// Something that the user put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What it was.
    pub field: Field,
    /// What the article said; empty where it said nothing.
    pub was: String,
}

/// A headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its words.
    pub text: String,
    /// Where it stands in the text; `None` when it came from metadata.
    pub span: Option<Span>,
    /// No title stood there; the lead sentence serves.
    pub derived: bool,
}

/// A masthead or agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Where it stands in the text; `None` when it was given or came from metadata.
    pub span: Option<Span>,
}

/// The line that names the authors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// The names as written, without "By".
    pub text: String,
    /// Where it stands in the text; `None` when it came from metadata.
    pub span: Option<Span>,
}

/// Where the article was filed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// Place names in reading form: `Washington`, `Moscow`.
    pub places: Vec<String>,
    /// The whole dateline with its date, agency and dash.
    pub span: Span,
}

/// When an article was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// A full date `2022-01-21`, or with time and zone `2021-12-29T18:20Z`, `2021-12-29T18:20+01:00`.
    pub value: String,
    /// How it is known.
    pub basis: Basis,
    /// The words it rests on, where it was stated in or inferred from the text.
    pub span: Option<Span>,
}

impl Published {
    /// The calendar day, in the zone the value is given in.
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        chrono::NaiveDate::parse_from_str(self.value.get(..10)?, "%Y-%m-%d").ok()
    }
}

/// How a publication date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The text says so.
    Stated,
    /// The record or file format carries it.
    Metadata,
    /// The user gave it.
    Given,
    /// Worked out from dates and weekdays in this article alone.
    Inferred,
}
