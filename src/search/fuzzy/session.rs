//! One finding in progress: candidates kept for every prefix typed, narrowed by a letter, restored by backspace.

use std::collections::BinaryHeap;
use std::sync::Arc;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::query::Query;
use super::rank::{Hit, Points, Rank, Standing, Tier};
use super::step::{Candidate, Step};
use super::titles::Titles;

/// Entries whose texts are fetched from memory together: as many as a processor can wait for at a time, and
/// few enough to be still at hand when they are read.
const BATCH: usize = 64;

/// Batches between two questions whether to go on.
const STRIDE: usize = 32;

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
    /// What matches, in the order of the input.
    candidates: Vec<Candidate>,
    /// What was scored, in the order of the input.
    points: Vec<Points>,
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
        let ranks = all(titles).take(rows).map(|candidate| {
            let title = titles.folded(candidate.index).title;
            Rank::new(Standing::EMPTY, title, candidate.index)
        });
        let hits = ranks.map(|rank| rank.hit(titles, &query, &self.matcher, 1)).collect();
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
        let step = Step::new(&self.titles, &query, wider.map(|level| &level.query));
        let mut pace = Pace { batches: 0, cancelled };
        let mut candidates = Vec::new();
        let admit = |batch: &mut Vec<Candidate>| {
            step.fetch(batch.iter().map(|candidate| candidate.index));
            candidates.extend(batch.drain(..).filter_map(|candidate| step.admit(candidate)));
        };
        let stays = |candidate: &Candidate| step.has_letters(candidate.index);
        match wider {
            None => pace.in_batches(all(&self.titles).filter(stays), admit)?,
            Some(wider) => pace.in_batches(wider.candidates.iter().copied().filter(stays), admit)?,
        }
        let ranks =
            best(&self.titles, &step, &mut candidates, rows.saturating_mul(SCORED_PER_ROW), &mut pace)?;
        let before = wider.map_or([].as_slice(), |level| &level.points);
        let (hits, points) = self.hits(&step, ranks, rows, before);
        let found = Found { hits, total: candidates.len() };
        Some(Level { query, candidates, points, rows, found })
    }

    /// The best `rows` of `ranks`, which are in order: those of the tiers that are seen, by score. `before` are
    /// the points of the query before; those of this one come with it.
    fn hits(
        &self,
        step: &Step<'_>,
        ranks: Vec<Rank>,
        rows: usize,
        before: &[Points],
    ) -> (Vec<Hit>, Vec<Points>) {
        let Some(last_seen) = ranks.get(rows.min(ranks.len()).wrapping_sub(1)).map(|rank| rank.tier) else {
            return (Vec::new(), Vec::new());
        };
        let mut all = Vec::new();
        let mut scored = Vec::new();
        for rank in ranks.into_iter().take_while(|rank| rank.tier <= last_seen) {
            let known = before.binary_search_by_key(&rank.index, |points| points.index).ok();
            let known = known.and_then(|at| step.points_of_others(*before.get(at)?));
            let points = rank.points(&self.titles, step.query, &self.matcher, known);
            all.push(points);
            scored.push((rank.score(points), rank));
        }
        all.sort_unstable_by_key(|points| points.index);
        // Stable: entries of equal score stay in the order of their ranks.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let shown = scored.into_iter().take(rows);
        let hit = |(score, rank): (u32, Rank)| rank.hit(&self.titles, step.query, &self.matcher, score);
        (shown.map(hit).collect(), all)
    }
}

fn all(titles: &Titles) -> impl Iterator<Item = Candidate> {
    (0..titles.len() as u32).map(Step::any)
}

/// The best `room` ranks of `candidates`, in order. Goes from tier to tier, so that nothing more than its bound
/// is ever asked of a candidate that comes too late.
fn best(
    titles: &Titles,
    step: &Step<'_>,
    candidates: &mut [Candidate],
    room: usize,
    pace: &mut Pace<'_>,
) -> Option<Vec<Rank>> {
    let mut best = Best { ranks: BinaryHeap::new(), room };
    for tier in [Tier::TitlePrefix, Tier::WordHeads, Tier::Inner, Tier::Subsequence] {
        if !best.takes(tier) {
            break;
        }
        let bounded = candidates.iter_mut().filter(|candidate| candidate.bound == tier);
        pace.in_batches(bounded, |batch: &mut Vec<&mut Candidate>| {
            titles.fetch(batch.iter().map(|candidate| candidate.index));
            for candidate in batch.drain(..) {
                if let Some(rank) = step.rank(candidate, tier) {
                    best.push(rank);
                }
            }
        })?;
    }
    Some(best.ranks.into_sorted_vec())
}

/// The best ranks so far, no more than there is room for.
struct Best {
    ranks: BinaryHeap<Rank>,
    room: usize,
}

impl Best {
    /// Whether a rank of this tier can still come in.
    fn takes(&self, tier: Tier) -> bool {
        self.ranks.len() < self.room || self.ranks.peek().is_some_and(|worst| tier <= worst.tier)
    }

    fn push(&mut self, rank: Rank) {
        if self.ranks.len() < self.room {
            self.ranks.push(rank);
        } else if let Some(mut worst) = self.ranks.peek_mut().filter(|worst| rank < **worst) {
            *worst = rank;
        }
    }
}

/// Goes through entries in batches, and asks now and then whether to go on.
struct Pace<'a> {
    batches: usize,
    cancelled: &'a dyn Fn() -> bool,
}

impl Pace<'_> {
    /// Has `work` take `entries` batch by batch; `None` once cancelled.
    fn in_batches<T>(
        &mut self,
        mut entries: impl Iterator<Item = T>,
        mut work: impl FnMut(&mut Vec<T>),
    ) -> Option<()> {
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            batch.extend(entries.by_ref().take(BATCH));
            if batch.is_empty() {
                return Some(());
            }
            if self.batches.is_multiple_of(STRIDE) && (self.cancelled)() {
                return None;
            }
            self.batches += 1;
            work(&mut batch);
            batch.clear();
        }
    }
}
