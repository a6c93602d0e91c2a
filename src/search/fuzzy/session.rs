//! One finding in progress: candidates kept for every prefix typed, narrowed by a letter, restored by backspace.

use std::collections::BinaryHeap;
use std::sync::Arc;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::query::Query;
use super::rank::{Candidate, Hit, Rank, Tier};
use super::titles::Titles;

/// Entries looked at between two questions whether to go on.
const STRIDE: usize = 2048;

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
    /// What matches, with the standing of all words but the last, which a further letter does not change.
    candidates: Vec<Candidate>,
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
        let wider = kept.checked_sub(1).and_then(|last| self.levels.get(last));
        let found = match wider {
            Some(same) if same.rows == rows && same.query.is_same(&query) => same.found.clone(),
            _ => {
                let level = self.narrow(query, wider, rows, cancelled)?;
                let found = level.found.clone();
                self.levels.truncate(kept.min(DEEPEST - 1));
                self.levels.push(level);
                return Some(found);
            }
        };
        self.levels.truncate(kept);
        Some(found)
    }

    fn everything(&self, rows: usize) -> Found {
        let (titles, query) = (&self.titles, Query::default());
        let ranks =
            all(titles).filter_map(|candidate| Rank::of(titles, &query, candidate, Tier::Subsequence));
        let hits = ranks.take(rows).map(|(rank, _)| rank.hit(titles, &query, &self.matcher, 1)).collect();
        Found { hits, total: titles.len() }
    }

    /// What matches `query` among the candidates of `wider`, or among all.
    fn narrow(
        &self,
        query: Query,
        wider: Option<&Level>,
        rows: usize,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Level> {
        let mut best = Best { ranks: BinaryHeap::new(), room: rows.saturating_mul(SCORED_PER_ROW) };
        let mut candidates = Vec::new();
        let mut count = 0_usize;
        let mut look = |candidate: Candidate| {
            if count.is_multiple_of(STRIDE) && cancelled() {
                return None;
            }
            count += 1;
            if let Some((rank, settled)) = Rank::of(&self.titles, &query, candidate, best.limit()) {
                candidates.push(Candidate { settled: Some(settled), ..candidate });
                best.push(rank);
            }
            Some(())
        };
        match wider {
            None => all(&self.titles).try_for_each(look)?,
            Some(wider) if query.shares_all_but_last(&wider.query) => {
                wider.candidates.iter().copied().try_for_each(look)?;
            }
            Some(wider) => {
                let unsettled = |&candidate| Candidate { settled: None, ..candidate };
                wider.candidates.iter().map(unsettled).try_for_each(&mut look)?;
            }
        }
        let hits = self.hits(&query, best.ranks.into_sorted_vec(), rows);
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

fn all(titles: &Titles) -> impl Iterator<Item = Candidate> {
    (0..).zip(titles.entries()).map(|(index, &entry)| Candidate { index, entry, settled: None })
}

/// The best ranks so far, no more than there is room for.
struct Best {
    ranks: BinaryHeap<Rank>,
    room: usize,
}

impl Best {
    /// The worst tier that can still come in.
    fn limit(&self) -> Tier {
        let full = self.ranks.len() >= self.room;
        self.ranks.peek().filter(|_| full).map_or(Tier::Subsequence, |worst| worst.tier)
    }

    fn push(&mut self, rank: Rank) {
        if self.ranks.len() < self.room {
            self.ranks.push(rank);
        } else if let Some(mut worst) = self.ranks.peek_mut().filter(|worst| rank < **worst) {
            *worst = rank;
        }
    }
}
