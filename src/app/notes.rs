//! The list of what the user wrote: notes, and verdicts with their reasons.

use std::collections::{HashMap, HashSet};

use super::state::State;
use crate::export::citation::{citation, origin};
use crate::export::records;
use crate::model::{Briefing, Marks, Revision, Spot};
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

impl Of {
    /// The spot of a note.
    pub const fn spot(&self) -> Option<Spot> {
        match self {
            Self::Note(spot) => Some(*spot),
            Self::Verdict(_) => None,
        }
    }
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
        let rows = rows(&state.briefing, &state.stories, &state.marking.marks);
        Self { rows, cursor: 0, top: 0 }
    }

    /// The row under the cursor.
    pub fn chosen(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }
}

/// The user's notes and verdicts: those on articles of the briefing first, in the order of their stories, by index.
pub fn rows(briefing: &Briefing, stories: &[usize], marks: &Marks) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (index, of) in briefing.articles.iter().enumerate() {
        rows.extend(marks.notes_on(&of.article).into_iter().map(|(span, spot, note)| Row {
            article: Some(index),
            span,
            place: place_in(briefing, stories, index, span),
            text: note.text.clone(),
            quote: note.quote.clone(),
            of: Of::Note(spot),
        }));
    }
    let known: HashSet<Spot> = rows.iter().filter_map(|row| row.of.spot()).collect();
    let elsewhere = marks.notes().filter(|(spot, _)| !known.contains(spot)).map(|(spot, note)| Row {
        article: None,
        span: None,
        place: note.article.clone(),
        text: note.text.clone(),
        quote: note.quote.clone(),
        of: Of::Note(spot),
    });
    let elsewhere: Vec<Row> = elsewhere.collect();
    rows.sort_by_key(|row| (row.article.and_then(|article| stories.get(article)), row.article));
    rows.extend(verdicts(briefing, stories, marks));
    rows.extend(elsewhere);
    rows
}

/// Rows with citations, to be taken along.
pub fn taken(briefing: &Briefing, stories: &[usize], rows: &[Row]) -> Vec<records::Note> {
    let taken = rows.iter().map(|row| {
        let of = row.article.and_then(|article| Some((article, briefing.articles.get(article)?)));
        let story = of.and_then(|(article, _)| briefing.stories.get(*stories.get(article)?));
        let letter = story.filter(|story| story.articles.len() > 1).zip(of);
        let letter = letter.and_then(|(story, (article, _))| story.letter(article)).unwrap_or_default();
        let cited = of.map(|(_, of)| match row.span {
            Some(span) => citation(&of.article, &letter, of.article.paragraph_of(span), span),
            None => origin(&of.article),
        });
        let quote = of.zip(row.span).map(|((_, of), span)| of.article.plain(span).into_owned());
        let article = of.map_or_else(|| row.place.clone(), |(_, of)| of.article.id.to_string());
        records::Note {
            at: if of.is_some() { row.place.clone() } else { String::new() },
            kind: if row.of.spot().is_some() { "note" } else { "verdict" },
            note: row.text.clone(),
            quote: quote.unwrap_or_else(|| row.quote.clone()),
            citation: cited.unwrap_or_else(|| article.clone()),
            article,
        }
    });
    taken.collect()
}

/// The verdicts on claims and findings of the articles shown.
fn verdicts(briefing: &Briefing, stories: &[usize], marks: &Marks) -> Vec<Row> {
    let mut articles: HashMap<Revision, usize> = HashMap::new();
    for (index, of) in briefing.articles.iter().enumerate() {
        articles.entry(of.article.revision).or_insert(index);
    }
    let row = |(name, verdict): (&str, &crate::model::Verdict)| {
        let mut parts = name.split(' ');
        let kind = parts.next()?;
        // A finding is told by its first side.
        let mut rest = parts.skip(if kind == "finding" { 2 } else { 0 });
        let revision = Revision::parse(rest.next()?)?;
        let (start, end) = rest.next()?.split_once('-')?;
        let span = Span::new(start.parse().ok()?, end.parse().ok()?);
        let article = *articles.get(&revision)?;
        let quote = briefing.articles.get(article)?.article.text.get(span.start..span.end)?.to_owned();
        let word = verdict.kind.word();
        let reason = if verdict.reason.is_empty() { String::new() } else { format!(": {}", verdict.reason) };
        Some(Row {
            article: Some(article),
            span: Some(span),
            place: place_in(briefing, stories, article, Some(span)),
            text: format!("{kind} {word}{reason}"),
            quote,
            of: Of::Verdict(name.to_owned()),
        })
    };
    marks.verdicts().filter_map(row).collect()
}

/// Where something stands: story, letter and paragraph.
pub fn place(state: &State, article: usize, span: Option<Span>) -> String {
    place_in(&state.briefing, &state.stories, article, span)
}

fn place_in(briefing: &Briefing, stories: &[usize], article: usize, span: Option<Span>) -> String {
    let Some(of) = briefing.articles.get(article) else { return String::new() };
    let story = stories.get(article).copied();
    let letter = story.and_then(|story| briefing.stories.get(story)?.letter(article)).unwrap_or_default();
    let number = story.map_or(String::new(), |story| format!("{}:", story + 1));
    let paragraph = span.and_then(|span| of.article.paragraph_of(span));
    format!("{number}{letter}{}", paragraph.map_or(String::new(), |paragraph| format!("¶{paragraph}")))
}
