//! Shortened, cut and lightly edited copies of one text, by containment of word shingles.
//!
//! After Broder (1997): the containment of one text in another is the share of its shingles found there. Small
//! stories are compared exactly; in large ones a fixed share of all shingles stands for the rest (Broder's
//! modulo sketch, which unlike a minimum sketch keeps containment).

use crate::model::Analysed;
use crate::text::fold::fold;
use crate::text::stem::{key, pair_key};
use crate::text::tokens::{TokenKind, append};

use super::index::KeyMap;

/// Words in a shingle: longer than a stock phrase, shorter than an editor's cut.
const SHINGLE: usize = 5;
/// Share of the shorter text's shingles that make it a copy.
const COPY: f64 = 0.5;
/// Shorter texts have too few shingles to be judged.
const FEWEST: usize = 16;
/// Above this many articles one shingle in `SAMPLING` stands for all.
const MANY: usize = 60;
/// One over the share of shingles kept in large stories.
const SAMPLING: u64 = 8;
/// A shingle in more articles than this is boilerplate and says nothing of copying.
const BOILERPLATE: usize = 2000;

/// The groups of copies among `members` (indices into `articles`), the fullest of each group first.
pub(super) fn find(articles: &[&Analysed], members: &[usize]) -> Vec<Vec<usize>> {
    if members.len() < 2 {
        return Vec::new();
    }
    let sampling = if members.len() > MANY { SAMPLING } else { 1 };
    let shingles: Vec<Vec<u64>> = members
        .iter()
        .map(|&member| articles.get(member).map_or_else(Vec::new, |a| shingles(a, sampling)))
        .collect();
    let mut groups = Groups::new(members.len());
    for (a, b, shared) in overlaps(&shingles) {
        let shorter = shingles[a].len().min(shingles[b].len());
        let enough = shorter * sampling as usize >= FEWEST;
        if enough && f64::from(shared) >= COPY * shorter as f64 {
            groups.join(a, b);
        }
    }
    let mut found: Vec<Vec<usize>> = groups.larger_than_one();
    for group in &mut found {
        group.sort_by_key(|&place| (std::cmp::Reverse(shingles[place].len()), place));
        for place in group.iter_mut() {
            *place = members[*place];
        }
    }
    found
}

/// The distinct shingles of an article's own words, ascending.
fn shingles(analysed: &Analysed, sampling: u64) -> Vec<u64> {
    let article = &analysed.article;
    let mut tokens = Vec::new();
    for &sentence in &analysed.sentences {
        append(&article.text, sentence, &mut tokens);
    }
    let words: Vec<u64> = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Mark && !article.markup.holds(token.span.start))
        .map(|token| key(&fold(token.span.of(&article.text))))
        .collect();
    let mut found: Vec<u64> = words
        .windows(SHINGLE)
        .map(|window| window.iter().fold(0, |sum, &word| pair_key(sum, word)))
        .filter(|shingle| (shingle >> 7) % sampling == 0)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Every pair with shared shingles and their number, in order.
fn overlaps(shingles: &[Vec<u64>]) -> Vec<(usize, usize, u32)> {
    let mut holders: KeyMap<u64, Vec<u32>> = KeyMap::default();
    let mut counts = std::collections::BTreeMap::new();
    for (place, shingles) in shingles.iter().enumerate() {
        for &shingle in shingles {
            let holders = holders.entry(shingle).or_default();
            if holders.len() < BOILERPLATE {
                for &other in holders.iter() {
                    *counts.entry((other as usize, place)).or_insert(0) += 1;
                }
                holders.push(place as u32);
            }
        }
    }
    counts.into_iter().map(|((a, b), shared)| (a, b, shared)).collect()
}

/// Disjoint groups of the numbers below a bound, joined pair by pair (union-find).
#[derive(Debug)]
pub(crate) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    /// Every number in a group of its own.
    pub(crate) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    /// The lowest number of the group.
    pub(crate) fn find(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    /// Makes one group of two.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// How many groups there are.
    pub(crate) fn count(&mut self) -> usize {
        (0..self.parent.len()).filter(|&member| self.find(member) == member).count()
    }

    /// The groups with more than one member, members ascending, by lowest member.
    pub(crate) fn larger_than_one(&mut self) -> Vec<Vec<usize>> {
        let mut groups: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
        for member in 0..self.parent.len() {
            groups.entry(self.find(member)).or_default().push(member);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}
