//! The short rows of `list`, `find`, `search`, `timeline`, `marks notes` and `keys`.

use serde::Serialize;

use super::SpanObject;
use super::annotation::CorrectionObject;
use crate::compare::timeline::{Dated, Event};
use crate::export::words::Word;
use crate::model::{Article, Briefing, Story};
use crate::search::fulltext::Places;
use crate::text::Span;

/// An article as `list` prints it.
#[derive(Debug, Serialize)]
pub struct ListRow<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    path: Option<&'a str>,
    title: Option<&'a str>,
    derived: bool,
    source: Option<&'a str>,
    published: Option<&'a str>,
    basis: Option<&'static str>,
    dateline: &'a [String],
    credits: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrected: Vec<CorrectionObject<'a>>,
    words: usize,
}

impl<'a> ListRow<'a> {
    /// The row of `article`, whose body has `words` words.
    pub fn new(article: &'a Article, words: usize) -> Self {
        Self {
            id: article.id.to_string(),
            repeat: article.id.repeated(),
            path: article.path.as_deref(),
            title: article.title.as_ref().map(|title| title.text.as_str()),
            derived: article.title.as_ref().is_some_and(|title| title.derived),
            source: article.source.as_ref().map(|source| source.name.as_str()),
            published: article.published.as_ref().map(|published| published.value.as_str()),
            basis: article.published.as_ref().map(|published| published.basis.word()),
            dateline: article.dateline.as_ref().map_or(&[], |dateline| &dateline.places),
            credits: article.credits.iter().map(|span| span.of(&article.text)).collect(),
            corrected: CorrectionObject::all(article),
            words,
        }
    }
}

/// A match as `find` prints it.
#[derive(Debug, Serialize)]
pub struct FindRow<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    score: u32,
    spans: Vec<SpanObject>,
}

impl<'a> FindRow<'a> {
    /// The row of `article`; `spans` are the matched letters, as byte offsets into its title.
    pub fn new(article: &'a Article, score: u32, spans: &[Span]) -> Self {
        Self {
            id: article.id.to_string(),
            repeat: article.id.repeated(),
            title: article.title.as_ref().map(|title| title.text.as_str()),
            source: article.source.as_ref().map(|source| source.name.as_str()),
            score,
            spans: spans.iter().map(|&span| span.into()).collect(),
        }
    }
}

/// What `search` prints of an article.
#[derive(Debug, Serialize)]
pub struct SearchRow<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<&'a str>,
    score: f64,
    spans: Vec<SpanObject>,
    title_spans: Vec<SpanObject>,
}

impl<'a> SearchRow<'a> {
    /// The row of `article`: `spans` are byte offsets into its text, `title_spans` into a title that does not stand
    /// there.
    pub fn new(article: &'a Article, score: f64, places: &Places) -> Self {
        Self {
            id: article.id.to_string(),
            repeat: article.id.repeated(),
            title: article.title.as_ref().map(|title| title.text.as_str()),
            source: article.source.as_ref().map(|source| source.name.as_str()),
            published: article.published.as_ref().map(|published| published.value.as_str()),
            score,
            spans: places.text.iter().map(|&span| span.into()).collect(),
            title_spans: places.title.iter().map(|&span| span.into()).collect(),
        }
    }
}

/// A note as `marks notes` prints it.
#[derive(Debug, Serialize)]
pub struct NoteRow<'a> {
    /// Where it stands among what was read: `2:B¶10`.
    pub at: Option<String>,
    /// `note` or `verdict`.
    pub kind: &'a str,
    /// What was written.
    pub note: &'a str,
    /// The words it is about; none: the whole article.
    pub quote: Option<String>,
    /// How the place is cited.
    pub citation: &'a str,
    /// The id of the article.
    pub article: &'a str,
}

/// A key binding as `keys` prints it.
#[derive(Debug, Serialize)]
pub struct KeyRow<'a> {
    /// Where it holds.
    pub context: &'a str,
    /// The keys, as the reader's help writes them.
    pub keys: &'a str,
    /// The command's name.
    pub command: &'a str,
    /// What it does.
    pub help: &'a str,
    /// Where that is said: `built in`, or file and line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<&'a str>,
}

/// Something with a date as `timeline` prints it.
#[derive(Debug, Serialize)]
pub struct TimelineRow<'a> {
    value: &'a str,
    what: &'static str,
    story: &'a str,
    article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repeat: Option<u32>,
    claim: Option<String>,
    /// Where the words stand that tell the date.
    start: Option<usize>,
    end: Option<usize>,
    evidence: Option<SpanObject>,
}

impl<'a> TimelineRow<'a> {
    /// The row of an event of a story, if its article is there.
    pub fn new(briefing: &Briefing, story: &'a Story, event: &'a Event) -> Option<Self> {
        let of = briefing.articles.get(event.article)?;
        Some(Self {
            value: &event.value,
            what: match event.what {
                Dated::Published => "published",
                Dated::Claim(_) => "claim",
                Dated::Told => "event",
            },
            story: &story.id,
            article: of.article.id.to_string(),
            repeat: of.article.id.repeated(),
            claim: event.what.claim().map(|index| of.claim_id(index).to_string()),
            start: event.date.map(|span| span.start),
            end: event.date.map(|span| span.end),
            evidence: event.evidence.map(Into::into),
        })
    }
}
