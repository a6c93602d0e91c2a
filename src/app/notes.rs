//! The list of what the user wrote: notes, and verdicts with their reasons.

use super::state::State;
use crate::model::{Spot, VerdictKind};
use crate::text::Span;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The article it is about, where that is among those shown.
    pub article: Option<usize>,
    /// The place it is about; the whole article where there is none.
    pub span: Option<Span>,
    /// Where it stands: `2:B¶10`.
    pub place: String,
    /// What the user wrote.
    pub text: String,
    /// The words it is about.
    pub quote: String,
    /// What it is kept under.
    pub of: Of,
}

/// What a row is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A note, on a spot.
    Note(Spot),
    /// A verdict, by the name of what it is on.
    Verdict(String),
}

/// The state of the list.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The rows: those on articles shown first, in the order of their stories.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl Notes {
    /// The notes and verdicts of the user's.
    pub fn of(state: &State) -> Self {
        let marks = &state.marking.marks;
        let mut rows: Vec<Row> = Vec::new();
        for (index, of) in state.briefing.articles.iter().enumerate() {
            rows.extend(marks.notes_on(&of.article).into_iter().map(|(span, spot, note)| Row {
                article: Some(index),
                span,
                place: place(state, index, span),
                text: note.text.clone(),
                quote: note.quote.clone(),
                of: Of::Note(spot),
            }));
        }
        let is_known = |spot: &Spot| rows.iter().any(|row| row.of == Of::Note(*spot));
        let elsewhere = marks.notes().filter(|(spot, _)| !is_known(spot)).map(|(spot, note)| Row {
            article: None,
            span: None,
            place: note.article.clone(),
            text: note.text.clone(),
            quote: note.quote.clone(),
            of: Of::Note(spot),
        });
        let elsewhere: Vec<Row> = elsewhere.collect();
        rows.sort_by_key(|row| (row.article.and_then(|article| state.story_of(article)), row.article));
        rows.extend(verdicts(state));
        rows.extend(elsewhere);
        Self { rows, cursor: 0, top: 0 }
    }

    /// The row under the cursor.
    pub fn chosen(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }
}

/// The verdicts on claims and findings of the articles shown.
fn verdicts(state: &State) -> Vec<Row> {
    let row = |(name, verdict): (&str, &crate::model::Verdict)| {
        let mut parts = name.split(' ');
        let kind = parts.next()?;
        // A finding is told by its first side.
        let mut rest = parts.skip(if kind == "finding" { 2 } else { 0 });
        let revision = crate::model::Revision::parse(rest.next()?)?;
        let (start, end) = rest.next()?.split_once('-')?;
        let span = Span::new(start.parse().ok()?, end.parse().ok()?);
        let article = state.marking.article(revision)?;
        let quote = state.analysed(article)?.article.text.get(span.start..span.end)?.to_owned();
        let word = match verdict.kind {
            VerdictKind::Checked => "checked",
            VerdictKind::Dismissed => "dismissed",
        };
        let reason = if verdict.reason.is_empty() { String::new() } else { format!(": {}", verdict.reason) };
        Some(Row {
            article: Some(article),
            span: Some(span),
            place: place(state, article, Some(span)),
            text: format!("{kind} {word}{reason}"),
            quote,
            of: Of::Verdict(name.to_owned()),
        })
    };
    state.marking.marks.verdicts().filter_map(row).collect()
}

/// Where something stands: story, letter and paragraph.
pub fn place(state: &State, article: usize, span: Option<Span>) -> String {
    let Some(of) = state.analysed(article) else { return String::new() };
    let story = state.story_of(article);
    let letter = story.and_then(|story| state.story(story)?.letter(article)).unwrap_or_default();
    let number = story.map_or(String::new(), |story| format!("{}:", story + 1));
    let paragraph = span.and_then(|span| of.article.paragraph_of(span));
    format!("{number}{letter}{}", paragraph.map_or(String::new(), |paragraph| format!("¶{paragraph}")))
}
