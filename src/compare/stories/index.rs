//! An index of articles by their keys: weighs features, and finds the few articles one may belong with.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::features::{FIELDS, Features, Field};

/// How many texts the table of common words counts for beside the collection's own counts.
const BACKGROUND: f32 = 300.0;
/// Share of texts assumed for a pair of words.
const PAIR_SHARE: f32 = 0.0003;
/// Saturation of repeated words, as in BM25 (Robertson et al., TREC-3).
const SATURATION: f32 = 1.2;
/// Keys that stand in more articles than this find no candidates; they still count in the likeness.
const LONGEST_POSTING: usize = 600;
/// Candidates kept per article.
const CANDIDATES: usize = 60;
/// Pairs less alike than this are none.
const FAINTEST: f32 = 0.03;

/// Keys and their weights, sorted by key.
pub(super) type Vector = Vec<(u64, f32)>;

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

    fn write_u64(&mut self, key: u64) {
        self.0 = key.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}

/// A map from keys.
pub(super) type KeyMap<T> = HashMap<u64, T, BuildHasherDefault<KeyHasher>>;

/// Articles by their keys. Articles can be added at any time; weights follow the counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    features: Vec<Features>,
    /// Per key of words and pairs, the articles in which it stands, in order of adding.
    postings: KeyMap<Vec<u32>>,
}

impl Index {
    /// Adds an article.
    pub(super) fn add(&mut self, features: Features) {
        let index = self.features.len() as u32;
        for field in [Field::Words, Field::Pairs] {
            for &(key, _) in features.counts(field) {
                self.postings.entry(key).or_default().push(index);
            }
        }
        self.features.push(features);
    }

    /// The unit vector of every article, in order of adding.
    pub(super) fn vectors(&self) -> Vec<Vector> {
        self.features.iter().map(|features| self.vector(features)).collect()
    }

    /// Fields are brought to unit length each, then joined with the share of likeness each has.
    fn vector(&self, features: &Features) -> Vector {
        let mut vector = Vector::with_capacity(features.fields.iter().map(Vec::len).sum());
        let mut shares = 0.0;
        for (field, share) in FIELDS {
            let first = vector.len();
            for &(key, count) in features.counts(field) {
                let count = f32::from(count);
                let saturated = count * (1.0 + SATURATION) / (count + SATURATION);
                let weight = saturated * self.rarity(features, field, key);
                vector.push((key ^ field.salt(), weight));
            }
            let added = vector.get_mut(first..).unwrap_or_default();
            let length = added.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            if length > 0.0 {
                shares += share;
                let scale = share.sqrt() / length;
                for (_, weight) in added.iter_mut() {
                    *weight *= scale;
                }
            }
        }
        let scale = if shares > 0.0 { shares.sqrt().recip() } else { 0.0 };
        for (_, weight) in &mut vector {
            *weight *= scale;
        }
        vector.sort_unstable_by_key(|(key, _)| *key);
        vector
    }

    /// Logarithm of one over the share of texts with this key, in the collection and at large together.
    fn rarity(&self, features: &Features, field: Field, key: u64) -> f32 {
        let here = self.postings.get(&key).map_or(1, Vec::len) as f32;
        let at_large = if field == Field::Pairs { PAIR_SHARE } else { features.share_at_large(key) };
        let all = self.features.len() as f32 + BACKGROUND;
        (all / (here + BACKGROUND * at_large)).ln().max(0.0)
    }

    /// The pairs of articles that may belong together, each once, by index.
    ///
    /// Candidates come from the postings of rare keys only and the best of them are likened in full, so that
    /// the work per article stays the same however many articles there are.
    pub(super) fn edges(&self, vectors: &[Vector]) -> Vec<Edge> {
        let mut pairs = Vec::new();
        let mut scores = vec![0.0_f32; vectors.len()];
        let mut touched = Vec::new();
        for (article, features) in self.features.iter().enumerate() {
            self.score(article, features, &mut scores, &mut touched);
            let mut best: Vec<(f32, u32)> = touched
                .drain(..)
                .map(|other: u32| (std::mem::take(&mut scores[other as usize]), other))
                .collect();
            let by_score = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
            if best.len() > CANDIDATES {
                best.select_nth_unstable_by(CANDIDATES, by_score);
                best.truncate(CANDIDATES);
            }
            pairs.extend(best.iter().map(|&(_, other)| {
                let other = other as usize;
                (article.min(other), article.max(other))
            }));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
            .into_iter()
            .map(|(a, b)| Edge { a, b, likeness: dot(&vectors[a], &vectors[b]) })
            .filter(|edge| edge.likeness >= FAINTEST)
            .collect()
    }

    /// Adds up, per other article, the rarity of the keys it shares with this one.
    fn score(&self, article: usize, features: &Features, scores: &mut [f32], touched: &mut Vec<u32>) {
        for field in [Field::Words, Field::Pairs] {
            for &(key, _) in features.counts(field) {
                let Some(posting) =
                    self.postings.get(&key).filter(|posting| posting.len() <= LONGEST_POSTING)
                else {
                    continue;
                };
                let rarity = self.rarity(features, field, key);
                for &other in posting.iter().filter(|&&other| other as usize != article) {
                    let score = &mut scores[other as usize];
                    if *score == 0.0 {
                        touched.push(other);
                    }
                    *score += rarity * rarity;
                }
            }
        }
    }
}

/// The inner product of two vectors.
pub(super) fn dot(a: &[(u64, f32)], b: &[(u64, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(&(left, x)), Some(&(right, y))) = (a.get(i), b.get(j)) {
        match left.cmp(&right) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x * y;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
