//! Articles found by title or source, best first.

use std::io;

use super::{published, source, title};
use crate::export::json::{FindRow, List};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::Briefing;
use crate::text::Span;

const COLUMNS: &[Column] = &[
    Column::figure("score"),
    Column::whole("published"),
    Column::cut("source"),
    Column::cut("title"),
    Column::cut("id"),
];

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the article in the briefing.
    pub article: usize,
    /// The higher the better; comparable within one query only.
    pub score: i64,
    /// The matched letters, as spans of the title.
    pub spans: Vec<Span>,
}

/// The matches in the order given.
pub fn finds<'a>(briefing: &'a Briefing, found: &'a [Found]) -> Sheet<'a> {
    let records = found.iter().map(move |found| Box::new(Row { briefing, found }) as Box<dyn Record + 'a>);
    Sheet { title: "Found", columns: COLUMNS, records: Box::new(records) }
}

struct Row<'a> {
    briefing: &'a Briefing,
    found: &'a Found,
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let Some(analysed) = self.briefing.articles.get(self.found.article) else { return Vec::new() };
        let article = &*analysed.article;
        vec![vec![
            self.found.score.to_string(),
            published(article),
            source(article),
            title(article),
            article.id.to_string(),
        ]]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let Some(analysed) = self.briefing.articles.get(self.found.article) else { return Ok(()) };
        list.push(&FindRow::new(&analysed.article, self.found.score, &self.found.spans))
    }
}
