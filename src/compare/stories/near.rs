//! The nearest articles of each article, and likeness as it looks from among them.
//!
//! How alike two accounts of one event are differs from event to event: some are told in the same words
//! everywhere, some differently by everyone. So likeness is measured by what an article's nearest ones have
//! (local scaling, Zelnik-Manor and Perona, NIPS 2004), and shared neighbours count as something in common
//! (Jarvis and Patrick 1973). Both are written into the vectors, whose products then are that likeness.

use rayon::prelude::*;

use super::cluster::Likely;
use super::index::Edge;
use super::vector::Vector;

/// Nearest articles kept.
const KEPT: usize = 15;
/// The few nearest ones, which in a story belong to it.
const FEW: usize = 8;
/// The many nearest ones, among which a small story is alone and a large one is not.
const MANY: usize = 15;
/// How much the likeness of the few divides likeness.
const SCALING: f32 = 0.1;
/// How much denser the many makes likeness count more.
const DENSITY: f32 = 0.5;
/// The few are taken to be at least this alike, so that strangers don't look near for want of better.
const LEAST_FEW: f32 = 0.12;
/// The same for each of the many.
const LEAST_MANY: f32 = 0.04;
/// More likeness than this is that of copies, and no measure for others.
const COPY: f32 = 0.5;
/// How alike an article is to the nearest strangers in a larger collection.
const STRANGER: f32 = 0.05;
/// What neighbours in common add to likeness, at most.
const SHARED: f32 = 0.05;
/// Neighbours counted for that.
pub(super) const NEIGHBOURS: usize = 12;

/// For each article its nearest ones and how alike they are, the nearest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Near {
    lists: Vec<Vec<(u32, f32)>>,
}

impl Near {
    /// The nearest articles after the likely pairs of `count` articles.
    pub(super) fn of(count: usize, edges: &[Edge]) -> Self {
        let mut lists = vec![Vec::new(); count];
        for edge in edges {
            lists[edge.a as usize].push((edge.b, edge.likeness));
            lists[edge.b as usize].push((edge.a, edge.likeness));
        }
        lists.par_iter_mut().for_each(shorten);
        Self { lists }
    }

    /// Adds the next article with its likely pairs, and puts it into the lists of the others.
    pub(super) fn add(&mut self, edges: &[Edge]) {
        self.lists.push(Vec::new());
        for edge in edges {
            for (one, other) in [(edge.a, edge.b), (edge.b, edge.a)] {
                let list = &mut self.lists[one as usize];
                list.push((other, edge.likeness));
                shorten(list);
            }
        }
    }

    /// The nearest articles of one, the nearest first.
    pub(super) fn list(&self, article: usize) -> &[(u32, f32)] {
        self.lists.get(article).map_or(&[], Vec::as_slice)
    }

    /// What the products of articles' vectors are as they look from among their neighbours, almost exactly.
    ///
    /// `edges` are quickest gone through where those of one article stand together.
    pub(super) fn likely(&self, edges: &[Edge]) -> Vec<Likely> {
        let others = self.lists.len().saturating_sub(1);
        let scales: Vec<f32> = self.lists.iter().map(|list| scale(list, others)).collect();
        let likely = |marks: &mut Vec<f32>, edges: &[Edge]| {
            let a = edges[0].a as usize;
            self.neighbours(a).for_each(|(other, weight)| marks[other as usize] = weight);
            let seen = |edge: &Edge| {
                let b = edge.b as usize;
                let shared: f32 =
                    self.neighbours(b).map(|(other, weight)| weight * marks[other as usize]).sum();
                let product = edge.likeness * scales[a] * scales[b] + shared;
                Likely { a: edge.a, b: edge.b, least: product, most: product }
            };
            let likely: Vec<Likely> = edges.iter().map(seen).collect();
            self.neighbours(a).for_each(|(other, _)| marks[other as usize] = 0.0);
            likely
        };
        let marks = || vec![0.0; self.lists.len()];
        edges.par_chunk_by(|one, other| one.a == other.a).map_init(marks, likely).flatten_iter().collect()
    }

    /// The neighbours that count as something in common, weighed.
    fn neighbours(&self, article: usize) -> impl Iterator<Item = (u32, f32)> {
        let list = self.list(article);
        let neighbours = list.get(..NEIGHBOURS).unwrap_or(list);
        let length = neighbours.iter().map(|(_, likeness)| likeness * likeness).sum::<f32>().sqrt();
        neighbours.iter().map(move |&(other, likeness)| (other, likeness / length * SHARED.sqrt()))
    }

    /// An article's vector as it looks from among its neighbours.
    pub(super) fn seen(&self, article: usize, mut vector: Vector) -> Vector {
        let list = self.list(article);
        vector.scale(scale(list, self.lists.len().saturating_sub(1)));
        vector.insert(self.neighbours(article).map(|(other, weight)| (neighbour(other), weight)).collect());
        vector
    }
}

/// By how much an article's likeness to others is scaled, given its nearest ones.
///
/// Where there are fewer articles than are looked at, strangers stand in for the missing ones, as they would in
/// a larger collection.
fn scale(list: &[(u32, f32)], others: usize) -> f32 {
    let likeness = |place: usize| match list.get(place) {
        Some(&(_, likeness)) => likeness.min(COPY),
        None if place < others => 0.0,
        None => STRANGER,
    };
    let mean_few = (0..FEW).map(likeness).sum::<f32>() / FEW as f32;
    let mean_many = (0..MANY).map(|place| likeness(place).max(LEAST_MANY)).sum::<f32>() / MANY as f32;
    (mean_many / mean_few.max(LEAST_MANY)).powf(DENSITY) / mean_few.max(LEAST_FEW).powf(SCALING)
}

/// The key of an article as a neighbour.
const fn neighbour(article: u32) -> u32 {
    article.wrapping_mul(0x9e37_79b1) ^ 0x5bd1_e995
}

fn shorten(list: &mut Vec<(u32, f32)>) {
    list.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    list.truncate(KEPT);
}

#[cfg(test)]
mod tests {
    use super::{Near, scale};
    use crate::compare::stories::index::Edge;

    #[test]
    fn likeness_counts_for_more_where_nobody_is_much_alike() {
        let (close, far) = ([(1, 0.6), (2, 0.6), (3, 0.6)], [(1, 0.2), (2, 0.2), (3, 0.2)]);
        assert!(scale(&far, 20) > scale(&close, 20));
        assert!(scale(&[(1, 0.01)], 20) <= scale(&far, 20) * 1.5, "strangers don't look near");
    }

    #[test]
    fn neighbours_are_added_on_both_sides() {
        let edge = |a, b, likeness| Edge { a, b, likeness };
        let mut near = Near::of(2, &[edge(0, 1, 0.3)]);
        near.add(&[edge(0, 2, 0.5)]);
        assert_eq!(near.list(0), [(2, 0.5), (1, 0.3)]);
        assert_eq!(near.list(2), [(0, 0.5)]);
    }
}
