//! The finder's engine at work on the titles and sources of a briefing.

use std::sync::Arc;

use crate::app::finder::Candidate;
use crate::export::records;
use crate::model::Briefing;
use crate::search::fuzzy::{Session, Titles};

/// The titles of a briefing, and the queries typed so far.
pub(super) struct Finding {
    session: Session,
    articles: usize,
}

impl Finding {
    /// Makes the titles and sources of all articles ready to be searched.
    pub(super) fn of(briefing: &Briefing) -> Self {
        let sources: Vec<String> =
            briefing.articles.iter().map(|analysed| records::source(&analysed.article)).collect();
        let entries = briefing.articles.iter().zip(&sources).map(|(analysed, source)| {
            let title = analysed.article.title.as_ref().map_or("", |title| &title.text);
            (title, source.as_str())
        });
        Self { session: Session::new(Arc::new(Titles::new(entries))), articles: sources.len() }
    }

    /// How many articles match, and the best of them; `None` once `cancelled` says that nobody waits any
    /// more. While nothing is typed, every article matches.
    pub(super) fn find(
        &mut self,
        query: &str,
        limit: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<(usize, Vec<Candidate>)> {
        if query.trim().is_empty() {
            let first = (0..self.articles.min(limit)).map(|article| Candidate { article, marks: Vec::new() });
            return Some((self.articles, first.collect()));
        }
        let found = self.session.find(query, limit, cancelled)?;
        let hits = found.hits.into_iter().map(|hit| Candidate { article: hit.entry, marks: hit.title });
        Some((found.total, hits.collect()))
    }
}
