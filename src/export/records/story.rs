//! Stories: a row for each of their articles, the reason for grouping them on the first.

use std::io;

use super::{published, source, title};
use crate::export::json::{List, StoryObject};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::{Briefing, Story};

const COLUMNS: &[Column] = &[
    Column::whole("story"),
    Column::whole("as"),
    Column::whole("published"),
    Column::cut("source"),
    Column::cut("title"),
    Column::wrapped("why"),
    Column::cut("id"),
];

/// The stories, the earliest first.
pub fn stories(briefing: &Briefing) -> Sheet<'_> {
    let records =
        briefing.stories.iter().map(|story| Box::new(Rows { briefing, story }) as Box<dyn Record + '_>);
    Sheet { title: "Stories", columns: COLUMNS, records: Box::new(records) }
}

struct Rows<'a> {
    briefing: &'a Briefing,
    story: &'a Story,
}

impl Rows<'_> {
    /// What to know of the article at `place`: of the first one what ties the story, else whose copy it is.
    fn why(&self, place: usize) -> String {
        let story = self.story;
        let copied = story.copies.iter().find(|group| group.iter().skip(1).any(|&copy| copy == place));
        let copied = copied.and_then(|group| story.letter(*group.first()?));
        let mut why = copied.map(|letter| vec![format!("copy of {letter}")]).unwrap_or_default();
        if story.articles.first() == Some(&place) {
            if story.articles.len() > 1 {
                why.push(format!("{} of {} independent", story.independent, story.articles.len()));
            }
            why.extend(story.why.iter().cloned());
        }
        why.join("; ")
    }
}

impl Record for Rows<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let articles = self.story.articles.iter();
        let rows = articles.filter_map(|&place| {
            let article = &*self.briefing.articles.get(place)?.article;
            Some(vec![
                self.story.id.clone(),
                self.story.letter(place).unwrap_or_default(),
                published(article),
                source(article),
                title(article),
                self.why(place),
                article.id.to_string(),
            ])
        });
        rows.collect()
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        list.push(&StoryObject::new(self.briefing, self.story))
    }
}
