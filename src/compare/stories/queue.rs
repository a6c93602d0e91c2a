//! Pairs of groups by how alike they are, of which most will be out of date before their turn comes.

use std::collections::BinaryHeap;

/// Bins to a likeness of 1.
const FINENESS: f32 = 1024.0;
/// What is more alike than the bins reach is in the last one.
const BINS: usize = 2048;

/// Two groups that may be joined, the most alike first; ties by the lower indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Join {
    pub(super) likeness: f32,
    pub(super) a: u32,
    pub(super) b: u32,
    /// How often each had been joined before.
    pub(super) joined: (u32, u32),
    /// Whether that is their likeness; else it may be less.
    pub(super) exact: bool,
}

impl Eq for Join {}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_likeness = self.likeness.total_cmp(&other.likeness);
        by_likeness.then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Joins in order. Those far from their turn lie in bins, unordered: what is out of date by then is never put in
/// order.
#[derive(Debug)]
pub(super) struct Queue {
    /// Those whose bins were opened.
    next: BinaryHeap<Join>,
    /// By likeness; those from the last on have been opened.
    bins: Vec<Vec<Join>>,
}

impl Queue {
    /// An empty queue.
    pub(super) fn new() -> Self {
        Self { next: BinaryHeap::new(), bins: vec![Vec::new(); BINS] }
    }

    /// Adds a join.
    pub(super) fn push(&mut self, join: Join) {
        match self.bins.get_mut((join.likeness * FINENESS) as usize) {
            Some(bin) => bin.push(join),
            None => self.next.push(join),
        }
    }

    /// The most alike of those that are still current.
    pub(super) fn pop(&mut self, is_current: impl Fn(&Join) -> bool) -> Option<Join> {
        loop {
            match self.next.pop() {
                Some(join) if is_current(&join) => return Some(join),
                Some(_) => {}
                None => self.next.extend(self.bins.pop()?.into_iter().filter(&is_current)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Join, Queue};

    #[test]
    fn the_most_alike_come_first_and_what_is_out_of_date_not_at_all() {
        let join = |likeness, a| Join { likeness, a, b: 9, joined: (0, 0), exact: true };
        let mut queue = Queue::new();
        for (likeness, a) in [(0.3, 1), (0.30001, 2), (7.0, 3), (f32::INFINITY, 4), (0.5, 5), (0.5, 6)] {
            queue.push(join(likeness, a));
        }
        let mut next = || queue.pop(|join| join.a != 5).map(|join| join.a);
        assert_eq!([next(), next(), next()], [Some(4), Some(3), Some(6)]);
        queue.push(join(0.9, 7));
        let mut next = || queue.pop(|join| join.a != 5).map(|join| join.a);
        assert_eq!([next(), next(), next(), next()], [Some(7), Some(2), Some(1), None]);
    }
}
