//! Dated claims, events and publications of each story, one per row, in order.

use std::io;

use super::Choice;
use crate::compare::timeline::{Dated, Event, timeline as events};
use crate::export::json::{List, TimelineRow};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::{Analysed, Briefing, Story};
use crate::text::calendar::readable;

const COLUMNS: &[Column] = &[
    Column::whole("when"),
    Column::whole("at"),
    Column::cut("speaker"),
    Column::wrapped("what"),
    Column::cut("words"),
    Column::middle("claim"),
];

/// The timelines of all stories, one after another.
pub fn timeline<'a>(briefing: &'a Briefing, choice: &'a Choice) -> Sheet<'a> {
    let stories = briefing.stories.iter().zip(1..);
    let records = stories.flat_map(move |(story, number)| {
        let articles: Vec<usize> =
            story.articles.iter().copied().filter(|&article| choice.has(article)).collect();
        rows(briefing, story, &articles, Some(number), move |article, claim| choice.has_claim(article, claim))
    });
    Sheet::of("Timeline", COLUMNS, &[], records)
}

/// The timeline of one story, without claims that do not count, by article and index.
pub fn timeline_of<'a>(
    briefing: &'a Briefing,
    story: &'a Story,
    dismissed: &'a [(usize, usize)],
) -> Sheet<'a> {
    let legend = super::legend(briefing, story);
    let counts = |article, claim| !dismissed.contains(&(article, claim));
    Sheet {
        legend,
        ..Sheet::of("Timeline", COLUMNS, &[], rows(briefing, story, &story.articles, None, counts))
    }
}

fn rows<'a>(
    briefing: &'a Briefing,
    story: &'a Story,
    articles: &[usize],
    number: Option<usize>,
    counts: impl Fn(usize, usize) -> bool,
) -> Box<dyn Iterator<Item = Box<dyn Record + 'a>> + 'a> {
    let mut events = events(briefing, articles);
    events.retain(|event| event.what.claim().is_none_or(|claim| counts(event.article, claim)));
    let events = events.into_iter();
    Box::new(
        events.map(move |event| Box::new(Row { briefing, story, number, event }) as Box<dyn Record + 'a>),
    )
}

struct Row<'a> {
    briefing: &'a Briefing,
    story: &'a Story,
    /// Where there are several stories.
    number: Option<usize>,
    event: Event,
}

impl Row<'_> {
    fn at(&self, of: &Analysed) -> String {
        let letter = self.story.letter(self.event.article).unwrap_or_default();
        let paragraph = self.event.evidence.and_then(|span| of.article.paragraph_at(span.start));
        let paragraph = paragraph.map(|number| format!("¶{number}")).unwrap_or_default();
        let number = self.number.map(|number| format!("{number}:")).unwrap_or_default();
        format!("{number}{letter}{paragraph}")
    }
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let mut rows = self.data();
        for when in rows.iter_mut().filter_map(|row| row.first_mut()) {
            *when = readable(when).into_owned();
        }
        rows
    }

    fn data(&self) -> Vec<Vec<String>> {
        let Some(of) = self.briefing.articles.get(self.event.article) else { return Vec::new() };
        let index = self.event.what.claim();
        let claim = index.and_then(|index| of.claims.get(index));
        let speaker = claim.and_then(|claim| self.briefing.speaker(self.event.article, claim));
        let what = match self.event.evidence {
            Some(evidence) if self.event.what != Dated::Published => of.article.plain(evidence).into_owned(),
            _ => format!("published: {}", super::title(&of.article)),
        };
        vec![vec![
            self.event.value.clone(),
            self.at(of),
            speaker.unwrap_or_default().to_owned(),
            what,
            self.event.date.map(|span| of.article.plain(span).into_owned()).unwrap_or_default(),
            index.map(|index| of.claim_id(index).to_string()).unwrap_or_default(),
        ]]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        TimelineRow::new(self.briefing, self.story, &self.event).map_or(Ok(()), |row| list.push(&row))
    }
}
