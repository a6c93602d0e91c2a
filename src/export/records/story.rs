//! Stories: a row that says what ties them, then one for each of their articles.

use std::io;

use super::{Choice, DATA_AND_CREDITS, credits, data, named, published, source, title};
use crate::export::json::{List, StoryObject};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::{Briefing, Story};

const COLUMNS: &[Column] = &[
    Column::figure("story"),
    Column::whole("as"),
    Column::whole("published"),
    Column::cut("source"),
    Column::wrapped("title, and what ties them"),
    Column::middle("id"),
];

/// The stories, the earliest first.
pub fn stories<'a>(briefing: &'a Briefing, choice: &'a Choice) -> Sheet<'a> {
    let chosen = briefing.stories.iter().zip(1..).filter(|(story, _)| choice.has_story(story));
    let records =
        chosen.map(move |(story, number)| Box::new(Rows { briefing, story, number }) as Box<dyn Record + 'a>);
    Sheet::of("Stories", COLUMNS, DATA_AND_CREDITS, records)
}

struct Rows<'a> {
    briefing: &'a Briefing,
    story: &'a Story,
    number: usize,
}

impl Rows<'_> {
    /// What ties the story's articles, or why one stands apart; `None` where there is nothing to say.
    fn why(&self) -> Option<Vec<String>> {
        let story = self.story;
        let mut why = story.why.clone();
        if story.articles.len() > 1 {
            why.insert(0, format!("{} of {} independent", story.independent, story.articles.len()));
        }
        let why = Some(why.join("; ")).filter(|why| !why.is_empty())?;
        Some(self.row(["", "", "", &why, ""]))
    }

    fn article(&self, place: usize) -> Option<Vec<String>> {
        let story = self.story;
        let article = &*self.briefing.articles.get(place)?.article;
        let letter = story.letter(place).unwrap_or_default();
        let title = title(article) + &self.copy_of(place);
        Some(self.row([&letter, &published(article), &source(article), &title, &article.id.to_string()]))
    }

    /// ` (copy of A)`; empty for what is no copy.
    fn copy_of(&self, place: usize) -> String {
        self.story.copy_of(place).map(|told| format!(" ({told})")).unwrap_or_default()
    }

    fn row(&self, cells: [&str; 5]) -> Vec<String> {
        std::iter::once(self.number.to_string()).chain(cells.map(str::to_owned)).collect()
    }
}

impl Record for Rows<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let articles = self.story.articles.iter().filter_map(|&place| self.article(place));
        self.why().into_iter().chain(articles).collect()
    }

    fn data(&self) -> Vec<Vec<String>> {
        let why =
            self.why().into_iter().map(|row| [row, vec![String::new(); DATA_AND_CREDITS.len()]].concat());
        let articles = self.story.articles.iter().filter_map(|&place| {
            let mut row = self.article(place)?;
            let article = &self.briefing.articles.get(place)?.article;
            let (title, published, more) = data(article);
            (row[2], row[3], row[4]) = (published, named(article), title + &self.copy_of(place));
            row.extend(more);
            row.push(credits(article));
            Some(row)
        });
        why.chain(articles).collect()
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        list.push(&StoryObject::new(self.briefing, self.story))
    }
}
