//! An index of articles by their keys: weighs features, and finds the few articles one may belong with.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::features::{FIELDS, Features, Field};
use super::tally::Tally;

/// How many texts the table of common words counts for beside the collection's own counts.
const BACKGROUND: f32 = 300.0;
/// A collection smaller than this is taken to be filled up to it with texts at large, so that likeness means
/// the same in a briefing of five articles as among hundreds.
const FILLED: f32 = 700.0;
/// In a collection this large the collection's own counts tell as much as rare names do.
const COUNTS_TELL: f32 = 10.0;
/// Saturation of repeated words, as in BM25 (Robertson et al., TREC-3).
const SATURATION: f32 = 1.2;
/// Words that stand in more articles than this find no candidates; they still count in the likeness.
const LONGEST_POSTING: usize = 600;
/// Candidates kept per article.
const CANDIDATES: usize = 40;
/// Candidates from among all others, so that many copies of one text don't hide the other accounts of its event.
const STRAYS: usize = 6;
/// The least score of these beside the best one's.
const STRAY: f32 = 0.25;
/// Pairs less alike than this are none.
const FAINTEST: f32 = 0.03;
/// How much what stands in no other article counts for that article's length, where texts at large would not
/// have it either.
const LEAST_ALONE: f32 = 0.07;

/// Keys and their weights, sorted by key.
pub(super) type Vector = Vec<(u32, f32)>;

/// A pair of articles and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// The lower index.
    pub(super) a: usize,
    /// The higher index.
    pub(super) b: usize,
    /// From 0 to 1.
    pub(super) likeness: f32,
}

/// Keys are hashes already; one multiplication spreads them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}

/// A map from keys.
pub(super) type KeyMap<K, T> = HashMap<K, T, BuildHasherDefault<KeyHasher>>;

/// Articles by their keys. Articles can be added at any time; weights follow the counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    features: Vec<Features>,
    /// Per word the articles in which it stands, in order of adding.
    postings: KeyMap<u32, Vec<u32>>,
    /// In how many articles keys of the other fields stand.
    tally: Tally,
    /// Scores of the candidates being sought, all zero between two searches.
    scores: Vec<f32>,
}

impl Index {
    /// Adds an article.
    pub(super) fn add(&mut self, features: Features) {
        let index = self.features.len() as u32;
        for &(key, _) in features.counts(Field::Words) {
            self.postings.entry(key).or_default().push(index);
        }
        self.tally.add(other_keys(&features));
        self.features.push(features);
        self.scores.push(0.0);
        if self.tally.is_crowded() {
            let keys = self.features.iter().map(other_keys);
            self.tally = self.tally.larger(keys);
        }
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.features.len()
    }

    /// The unit vector of an article.
    ///
    /// Fields are brought to unit length each, then joined with the share of likeness each has. What stands
    /// in no other article can't tell which it belongs with; it counts for the length as likely as one of the
    /// texts that fill up a small collection would have it.
    pub(super) fn vector(&self, article: usize) -> Vector {
        let Some(features) = self.features.get(article) else { return Vector::new() };
        let mut vector = Vector::with_capacity(features.counts(Field::Words).len() * 3);
        let mut shares = 0.0;
        let names_tell = COUNTS_TELL / (COUNTS_TELL + self.features.len() as f32);
        for (field, share) in FIELDS {
            let share = if field == Field::Names { share * names_tell } else { share };
            let first = vector.len();
            let mut length = 0.0;
            for (place, &(key, count)) in features.counts(field).iter().enumerate() {
                let saturated = count * (1.0 + SATURATION) / (count + SATURATION);
                let holders = self.holders(field, key);
                let at_large = features.share_at_large(field, place);
                let weight = saturated * self.rarity(holders, at_large);
                if holders > 1 {
                    length += weight * weight;
                    vector.push((key, weight));
                } else {
                    let elsewhere = 1.0 - (-at_large * self.filling()).exp();
                    length += elsewhere.max(LEAST_ALONE) * weight * weight;
                }
            }
            if length > 0.0 {
                shares += share;
                let scale = (share / length).sqrt();
                for (_, weight) in vector.get_mut(first..).unwrap_or_default() {
                    *weight *= scale;
                }
            }
        }
        let scale = if shares > 0.0 { f32::sqrt(shares).recip() } else { 0.0 };
        for (_, weight) in &mut vector {
            *weight *= scale;
        }
        vector.sort_unstable_by_key(|(key, _)| *key);
        vector
    }

    /// How many articles have this key.
    fn holders(&self, field: Field, key: u32) -> usize {
        match field {
            Field::Words => self.postings.get(&key).map_or(1, Vec::len),
            Field::Beginnings | Field::Pairs | Field::Title | Field::Numbers | Field::Names => {
                self.tally.get(key)
            }
        }
    }

    /// How many texts at large fill up a small collection.
    fn filling(&self) -> f32 {
        (FILLED - self.features.len() as f32).max(0.0)
    }

    /// Logarithm of one over the share of texts with a key, in the collection and at large together.
    fn rarity(&self, holders: usize, at_large: f32) -> f32 {
        let background = BACKGROUND + self.filling();
        let all = self.features.len() as f32 + background;
        (all / (holders as f32 + background * at_large)).ln().max(0.0)
    }

    /// The articles one may belong with, the likeliest first.
    ///
    /// They come from the postings of rare words only and the best of them are to be likened in full, so that
    /// the work per article stays the same however many articles there are.
    pub(super) fn candidates(&mut self, article: usize) -> Vec<usize> {
        let Some(features) = self.features.get(article) else { return Vec::new() };
        let mut touched: Vec<u32> = Vec::new();
        for (place, (key, _)) in features.counts(Field::Words).iter().enumerate() {
            let Some(posting) = self.postings.get(key) else { continue };
            if posting.len() > LONGEST_POSTING {
                continue;
            }
            let rarity = self.rarity(posting.len(), features.share_at_large(Field::Words, place));
            for &other in posting.iter().filter(|&&other| other as usize != article) {
                let score = &mut self.scores[other as usize];
                if *score == 0.0 {
                    touched.push(other);
                }
                *score += rarity * rarity;
            }
        }
        let mut best: Vec<(f32, u32)> = touched
            .into_iter()
            .map(|other| (std::mem::take(&mut self.scores[other as usize]), other))
            .collect();
        let by_score = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if best.len() > CANDIDATES {
            best.select_nth_unstable_by(CANDIDATES, by_score);
            let rest = best.split_off(CANDIDATES);
            let least = best.iter().map(|(score, _)| *score).fold(0.0, f32::max) * STRAY;
            let strays = rest.chunks(rest.len().div_ceil(STRAYS)).filter_map(|some| {
                let best = some.iter().copied().min_by(by_score)?;
                (best.0 >= least).then_some(best)
            });
            best.extend(strays);
        }
        best.sort_unstable_by(by_score);
        best.into_iter().map(|(_, other)| other as usize).collect()
    }

    /// The pairs of articles that may belong together, each once, by index.
    pub(super) fn edges(&mut self, vectors: &[Vector]) -> Vec<Edge> {
        let mut pairs = Vec::new();
        for article in 0..self.features.len() {
            let candidates = self.candidates(article);
            pairs.extend(candidates.into_iter().map(|other| (article.min(other), article.max(other))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.into_iter().filter_map(|(a, b)| edge(a, b, &vectors[a], &vectors[b])).collect()
    }
}

/// The keys of all fields but the words.
fn other_keys(features: &Features) -> impl Iterator<Item = u32> {
    let fields = [Field::Beginnings, Field::Pairs, Field::Title, Field::Numbers, Field::Names].into_iter();
    fields.flat_map(|field| features.counts(field).iter().map(|&(key, _)| key))
}

/// The pair of two articles, where they have something in common.
pub(super) fn edge(a: usize, b: usize, left: &Vector, right: &Vector) -> Option<Edge> {
    let likeness = dot(left, right);
    (likeness >= FAINTEST).then_some(Edge { a: a.min(b), b: a.max(b), likeness })
}

/// The inner product of two vectors.
pub(super) fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(&(left, x)), Some(&(right, y))) = (a.get(i), b.get(j)) {
        if left == right {
            sum += x * y;
        }
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    sum
}
