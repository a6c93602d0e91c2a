//! Articles found by what they say, best first, with the hits in context.

use std::io;

use super::{data, published, source, title};
use crate::export::json::{List, SearchRow};
use crate::export::sheet::{Column, Record, Sheet};
use crate::model::{Analysed, Briefing};
use crate::search::fulltext::{Places, passages};

const COLUMNS: &[Column] = &[
    Column::figure("score"),
    Column::whole("published"),
    Column::cut("source"),
    Column::cut("title"),
    Column::whole("at"),
    Column::cut("speaker"),
    Column::wrapped("context"),
    Column::middle("id"),
];

/// Sentences shown of each article.
const SHOWN: usize = 3;

/// An article that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its index in the briefing.
    pub article: usize,
    /// How well it answers.
    pub score: f64,
    /// Where what was asked for stands in it.
    pub places: Places,
}

/// What was found, in the order given.
pub fn hits<'a>(briefing: &'a Briefing, hits: &'a [Hit]) -> Sheet<'a> {
    let records = hits.iter().map(move |hit| Box::new(Row { briefing, hit }) as Box<dyn Record + 'a>);
    Sheet::of("Found", COLUMNS, super::DATA, records)
}

struct Row<'a> {
    briefing: &'a Briefing,
    hit: &'a Hit,
}

impl Row<'_> {
    /// Paragraph, speaker and words of the sentences with most hits; one row without any where only the title or
    /// no word was asked for.
    fn contexts(&self, of: &Analysed) -> Vec<[String; 3]> {
        let article = &of.article;
        let shown = passages(of, &self.hit.places, SHOWN).into_iter().map(|passage| {
            let paragraph = article.paragraph_at(passage.span.start);
            let claim = passage.claim.and_then(|index| of.claims.get(index));
            let speaker = claim.and_then(|claim| self.briefing.speaker(self.hit.article, claim));
            [
                paragraph.map(|number| format!("¶{number}")).unwrap_or_default(),
                speaker.unwrap_or_default().to_owned(),
                article.plain(passage.span).into_owned(),
            ]
        });
        let shown: Vec<_> = shown.collect();
        if shown.is_empty() { vec![Default::default()] } else { shown }
    }
}

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let Some(of) = self.briefing.articles.get(self.hit.article) else { return Vec::new() };
        let article = &*of.article;
        let head = [format!("{:.2}", self.hit.score), published(article), source(article), title(article)];
        let contexts = self.contexts(of).into_iter().enumerate();
        // What belongs to the article stands beside its first sentence only.
        let row = |(place, context): (usize, [String; 3])| {
            let first = |cell: &String| if place == 0 { cell.clone() } else { String::new() };
            head.iter().map(first).chain(context).chain([first(&article.id.to_string())]).collect()
        };
        contexts.map(row).collect()
    }

    fn data(&self) -> Vec<Vec<String>> {
        let Some(of) = self.briefing.articles.get(self.hit.article) else { return Vec::new() };
        let (title, published, more) = data(&of.article);
        let head = [self.hit.score.to_string(), published, source(&of.article), title];
        let row = |context: [String; 3]| {
            let id = [of.article.id.to_string()];
            head.iter().cloned().chain(context).chain(id).chain(more.iter().cloned()).collect()
        };
        self.contexts(of).into_iter().map(row).collect()
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let Some(of) = self.briefing.articles.get(self.hit.article) else { return Ok(()) };
        list.push(&SearchRow::new(&of.article, self.hit.score, &self.hit.places))
    }
}
