//! One finding in progress: candidates kept for every prefix typed, narrowed by a letter, restored by backspace.

use std::collections::BinaryHeap;
use std::sync::Arc;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::query::Query;
use super::rank::{Hit, Rank, Tier};
use super::titles::Titles;

/// Entries looked at between two questions whether to go on.
const STRIDE: u32 = 2048;

/// Entries scored by the matcher for each row that is shown. Within a tier they are the best by the
/// places of their words; more would cost time in proportion, and change no order that a reader sees.
const SCORED_PER_ROW: usize = 4;

/// Largest matrix of the matcher, in letters of the title times letters of the word; above it the matcher
/// takes the first match instead of the best.
const MATRIX: usize = 1 << 16;

/// Prefixes whose candidates are kept.
const DEEPEST: usize = 24;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best entries, best first; ties by place of the match, length of the title, order of the input.
    pub hits: Vec<Hit>,
    /// How many entries match.
    pub total: usize,
}

/// Finding over one set of titles, letter by letter.
pub struct Session {
    titles: Arc<Titles>,
    matcher: SkimMatcherV2,
    /// The queries that led to the present one, each narrower than the one before.
    levels: Vec<Level>,
}

struct Level {
    query: Query,
    candidates: Vec<u32>,
    rows: usize,
    found: Found,
}

impl Session {
    /// A session in which nothing was typed yet.
    pub fn new(titles: Arc<Titles>) -> Self {
        Self {
            titles,
            matcher: SkimMatcherV2::default().respect_case().element_limit(MATRIX),
            levels: Vec::new(),
        }
    }

    /// The best `rows` entries for what is typed now.
    ///
    /// Asks `cancelled` every few thousand entries and gives `None` once it says so; the session then stands
    /// where it stood. Work is in proportion to the candidates of the longest query before that this one
    /// narrows, and to `rows`.
    pub fn find(&mut self, typed: &str, rows: usize, cancelled: &dyn Fn() -> bool) -> Option<Found> {
        let query = Query::parse(typed);
        if query.is_empty() {
            self.levels.clear();
            return Some(self.everything(rows));
        }
        let kept = self.levels.iter().take_while(|level| query.narrows(&level.query)).count();
        if let Some(level) =
            self.levels.get(kept.saturating_sub(1)).filter(|level| level.query.is_same(&query))
        {
            if level.rows == rows {
                let found = level.found.clone();
                self.levels.truncate(kept);
                return Some(found);
            }
        }
        let level = match kept.checked_sub(1).and_then(|last| self.levels.get(last)) {
            Some(last) => self.narrow(query, last.candidates.iter().copied(), rows, cancelled)?,
            None => self.narrow(query, 0..self.titles.len() as u32, rows, cancelled)?,
        };
        let found = level.found.clone();
        self.levels.truncate(kept.min(DEEPEST - 1));
        self.levels.push(level);
        Some(found)
    }

    fn everything(&self, rows: usize) -> Found {
        let query = Query::default();
        let ranks = (0..self.titles.len() as u32)
            .filter_map(|entry| Rank::of(&self.titles, &query, entry, Tier::Subsequence));
        let hits = ranks.take(rows).map(|rank| rank.hit(&self.titles, &query, &self.matcher, 1)).collect();
        Found { hits, total: self.titles.len() }
    }

    fn narrow(
        &self,
        query: Query,
        among: impl Iterator<Item = u32>,
        rows: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Level> {
        let mut candidates = Vec::new();
        let mut best = BinaryHeap::new();
        let room = rows.saturating_mul(SCORED_PER_ROW);
        for (count, entry) in (0_u32..).zip(among) {
            if count % STRIDE == 0 && cancelled() {
                return None;
            }
            // Once there is no room left, tiers worse than the worst in it need not be told apart.
            let limit =
                best.peek().filter(|_| best.len() >= room).map_or(Tier::Subsequence, |rank: &Rank| rank.tier);
            let Some(rank) = Rank::of(&self.titles, &query, entry, limit) else { continue };
            candidates.push(entry);
            if best.len() < room {
                best.push(rank);
            } else if let Some(mut worst) = best.peek_mut().filter(|worst| rank < **worst) {
                *worst = rank;
            }
        }
        let hits = self.hits(&query, best.into_sorted_vec(), rows);
        let found = Found { hits, total: candidates.len() };
        Some(Level { query, candidates, rows, found })
    }

    /// The best `rows` of `ranks`, which are in order: those of the tiers that are seen, by score.
    fn hits(&self, query: &Query, ranks: Vec<Rank>, rows: usize) -> Vec<Hit> {
        let Some(last_seen) = ranks.get(rows.min(ranks.len()).wrapping_sub(1)).map(|rank| rank.tier) else {
            return Vec::new();
        };
        let mut scored: Vec<(u32, Rank)> = ranks
            .into_iter()
            .take_while(|rank| rank.tier <= last_seen)
            .map(|rank| (rank.score(&self.titles, query, &self.matcher), rank))
            .collect();
        // Stable: entries of equal score stay in the order of their ranks.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let shown = scored.into_iter().take(rows);
        shown.map(|(score, rank)| rank.hit(&self.titles, query, &self.matcher, score)).collect()
    }
}
