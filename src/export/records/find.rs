//! Articles found by title or source, best first.

use std::io;

use super::{DATA_AND_CREDITS, credits, data, named, published, source, title};
use crate::export::json::{FindRow, List};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::Briefing;
use crate::search::fuzzy::Hit;

const COLUMNS: &[Column] = &[
    Column::figure("score"),
    Column::whole("published"),
    Column::cut("source"),
    Column::cut("title"),
    Column::middle("id"),
];

/// The matches in the order given; their entries are indices of the briefing's articles.
pub fn finds<'a>(briefing: &'a Briefing, found: &'a [Hit]) -> Sheet<'a> {
    let records = found.iter().map(move |found| Box::new(Row { briefing, found }) as Box<dyn Record + 'a>);
    Sheet::of("Found", COLUMNS, DATA_AND_CREDITS, records)
}

struct Row<'a> {
    briefing: &'a Briefing,
    found: &'a Hit,
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let Some(analysed) = self.briefing.articles.get(self.found.entry) else { return Vec::new() };
        let article = &*analysed.article;
        vec![vec![
            self.found.score.to_string(),
            published(article),
            source(article),
            title(article),
            article.id.to_string(),
        ]]
    }

    fn data(&self) -> Vec<Vec<String>> {
        let Some(analysed) = self.briefing.articles.get(self.found.entry) else { return Vec::new() };
        let (title, published, more) = data(&analysed.article);
        let with = |mut row: Vec<String>| {
            (row[1], row[2], row[3]) = (published.clone(), named(&analysed.article), title.clone());
            row.extend(more.clone());
            row.push(credits(&analysed.article));
            row
        };
        self.rows().into_iter().map(with).collect()
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let Some(analysed) = self.briefing.articles.get(self.found.entry) else { return Ok(()) };
        list.push(&FindRow::new(&analysed.article, self.found.score, &self.found.title))
    }
}
