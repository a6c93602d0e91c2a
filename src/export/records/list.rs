//! Articles, one per row.

use std::io;

use super::{Choice, credits, data, named, published, source, title};
use crate::export::json::{List, ListRow};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::{Analysed, Briefing};

const COLUMNS: &[Column] = &[
    Column::whole("published"),
    Column::cut("source"),
    Column::cut("title"),
    Column::cut("dateline"),
    Column::cut("credits"),
    Column::figure("words"),
    Column::middle("id"),
];

/// The articles in input order.
pub fn list<'a>(briefing: &'a Briefing, choice: &'a Choice) -> Sheet<'a> {
    let chosen = briefing.articles.iter().enumerate().filter(|(place, _)| choice.has(*place));
    let records = chosen.map(|(_, analysed)| Box::new(Row(analysed)) as Box<dyn Record + 'a>);
    Sheet::of("Articles", COLUMNS, super::DATA, records)
}

struct Row<'a>(&'a Analysed);

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let article = &*self.0.article;
        vec![vec![
            published(article),
            source(article),
            title(article),
            article.dateline.as_ref().map(|dateline| dateline.places.join("/")).unwrap_or_default(),
            credits(article),
            self.0.words.to_string(),
            article.id.to_string(),
        ]]
    }

    fn data(&self) -> Vec<Vec<String>> {
        let (title, published, more) = data(&self.0.article);
        let with = |mut row: Vec<String>| {
            (row[0], row[1], row[2]) = (published.clone(), named(&self.0.article), title.clone());
            row.extend(more.clone());
            row
        };
        self.rows().into_iter().map(with).collect()
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        list.push(&ListRow::new(&self.0.article, self.0.words))
    }
}
