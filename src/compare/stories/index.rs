//! An index of articles by their keys: weighs features, and finds the few articles one may belong with.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use rayon::prelude::*;

use super::IsStopped;
use super::features::{FIELDS, Features, Field};
use super::near::NEIGHBOURS;
use super::tally::Tally;
use super::vector::{Board, Laid, Vector};

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
/// An article of fewer content words is less like any other: one in common is soon much of it.
const FEW_WORDS: f32 = 7.0;
/// Articles whose candidates are sought by one processor, at least: each needs room for scores.
const AT_ONCE: usize = 256;

/// A pair of articles and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// The lower index.
    pub(super) a: u32,
    /// The higher index.
    pub(super) b: u32,
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
    articles: Vec<Entry>,
    /// The place of each word in `postings`.
    words: KeyMap<u32, u32>,
    /// Per word the articles in which it stands, in order of adding.
    postings: Vec<Vec<u32>>,
    /// In how many articles keys of the other fields stand.
    tally: Tally,
}

/// An article in the index.
#[derive(Clone, Debug)]
struct Entry {
    features: Features,
    /// The places of its words in `postings`, in the order of their keys.
    words: Vec<u32>,
}

impl Index {
    /// An index of many articles.
    pub(super) fn of(articles: Vec<Features>) -> Self {
        let mut index = Self::default();
        for features in articles {
            index.post(features);
        }
        index.tally = Tally::of(|| index.articles.iter().flat_map(|entry| other_keys(&entry.features)));
        index
    }

    /// Adds an article.
    pub(super) fn add(&mut self, features: Features) {
        self.tally.add(other_keys(&features));
        self.post(features);
        if self.tally.is_crowded() {
            self.tally = Tally::of(|| self.articles.iter().flat_map(|entry| other_keys(&entry.features)));
        }
    }

    /// Adds an article to the postings of its words.
    fn post(&mut self, features: Features) {
        let index = self.articles.len() as u32;
        let mut words = Vec::with_capacity(features.counts(Field::Words).len());
        for &(key, _) in features.counts(Field::Words) {
            let word = *self.words.entry(key).or_insert(self.postings.len() as u32);
            match self.postings.get_mut(word as usize) {
                Some(posting) => posting.push(index),
                None => self.postings.push(vec![index]),
            }
            words.push(word);
        }
        self.articles.push(Entry { features, words });
    }

    /// How many articles there are.
    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    /// The unit vector of an article, with room for its neighbours.
    ///
    /// Fields are brought to unit length each, then joined with the share of likeness each has. What stands
    /// in no other article can't tell which it belongs with; it counts for the length as likely as one of the
    /// texts that fill up a small collection would have it.
    pub(super) fn vector(&self, article: usize) -> Vector {
        let Some(Entry { features, words }) = self.articles.get(article) else { return Vector::default() };
        // Looked up all at once: one look-up need not wait for another.
        let mut holders: Vec<u32> = Vec::with_capacity(features.len());
        holders.extend(words.iter().map(|&word| self.postings[word as usize].len() as u32));
        holders.extend(other_keys(features).map(|key| self.tally.get(key)));
        let mut holders = holders.into_iter();
        let mut vector = Vec::with_capacity(features.len());
        let mut shares = 0.0;
        let names_tell = COUNTS_TELL / (COUNTS_TELL + self.articles.len() as f32);
        for (field, share) in FIELDS {
            let share = if field == Field::Names { share * names_tell } else { share };
            let first = vector.len();
            let mut length = 0.0;
            let counts = features.counts(field).iter().zip(features.shares_at_large(field));
            for ((&(key, count), at_large), holders) in counts.zip(&mut holders) {
                let saturated = count * (1.0 + SATURATION) / (count + SATURATION);
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
        let words = features.counts(Field::Words).len() as f32;
        let scale = scale * (words / FEW_WORDS).min(1.0);
        // The keys of each field are in order already, which this way of sorting makes use of.
        vector.sort_by_key(|(key, _)| *key);
        let mut scaled = Vector::with_capacity(vector.len() + NEIGHBOURS);
        for (key, weight) in vector {
            scaled.push(key, weight * scale);
        }
        scaled
    }

    /// How many texts at large fill up a small collection.
    fn filling(&self) -> f32 {
        (FILLED - self.articles.len() as f32).max(0.0)
    }

    /// Logarithm of one over the share of texts with a key, in the collection and at large together.
    fn rarity(&self, holders: u32, at_large: f32) -> f32 {
        let background = BACKGROUND + self.filling();
        let all = self.articles.len() as f32 + background;
        (all / (holders as f32 + background * at_large)).ln().max(0.0)
    }

    /// The articles one may belong with, the likeliest first.
    ///
    /// They come from the postings of rare words only and the best of them are to be likened in full, so that
    /// the work per article stays the same however many articles there are. `scores` is room to add up in: a zero
    /// for each article, before and after.
    pub(super) fn candidates(&self, article: usize, scores: &mut [f32]) -> Vec<usize> {
        let Some(Entry { features, words }) = self.articles.get(article) else { return Vec::new() };
        let mut touched: Vec<u32> = Vec::new();
        for (&word, at_large) in words.iter().zip(features.shares_at_large(Field::Words)) {
            let posting = &self.postings[word as usize];
            if posting.len() > LONGEST_POSTING {
                continue;
            }
            let rarity = self.rarity(posting.len() as u32, at_large);
            for &other in posting.iter().filter(|&&other| other as usize != article) {
                let score = &mut scores[other as usize];
                if *score == 0.0 {
                    touched.push(other);
                }
                *score += rarity * rarity;
            }
        }
        let mut best: Vec<(f32, u32)> =
            touched.into_iter().map(|other| (std::mem::take(&mut scores[other as usize]), other)).collect();
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
    pub(super) fn edges(&self, vectors: &[Vector], is_stopped: IsStopped<'_>) -> Option<Vec<Edge>> {
        let scores = || vec![0.0; self.articles.len()];
        let pairs = |scores: &mut Vec<f32>, article| {
            if is_stopped() {
                return Vec::new();
            }
            let candidates = self.candidates(article, scores);
            candidates.into_iter().map(|other| pair(article, other)).collect::<Vec<_>>()
        };
        let articles = (0..self.articles.len()).into_par_iter().with_min_len(AT_ONCE);
        let mut pairs: Vec<(u32, u32)> = articles.map_init(scores, pairs).flatten_iter().collect();
        pairs.par_sort_unstable();
        pairs.dedup();
        let edges = |board: &mut Board, pairs: &[(u32, u32)]| {
            if is_stopped() {
                return Vec::new();
            }
            let laid = board.lay(&vectors[pairs[0].0 as usize]);
            pairs.iter().filter_map(|&pair| edge(pair, &laid, &vectors[pair.1 as usize])).collect::<Vec<_>>()
        };
        let of_one = pairs.par_chunk_by(|one, other| one.0 == other.0);
        let edges = of_one.map_init(Board::default, edges).flatten_iter().collect();
        // What was left out when it was stopped is missed by nobody.
        (!is_stopped()).then_some(edges)
    }
}

/// Two articles, the lower index first.
pub(super) fn pair(a: usize, b: usize) -> (u32, u32) {
    (a.min(b) as u32, a.max(b) as u32)
}

/// The keys of all fields but the words.
fn other_keys(features: &Features) -> impl Iterator<Item = u32> {
    features.other_counts().iter().map(|&(key, _)| key)
}

/// The pair of the article laid out and another, where they have something in common.
pub(super) fn edge((a, b): (u32, u32), laid: &Laid<'_>, other: &Vector) -> Option<Edge> {
    let likeness = laid.product(other);
    (likeness >= FAINTEST).then_some(Edge { a, b, likeness })
}
