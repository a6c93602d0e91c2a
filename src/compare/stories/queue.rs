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
    /// The product of their vectors, where it was worked out; else their likeness may be less.
    pub(super) product: Option<f32>,
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
/// order, nor need be worked out what it would have been.
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

    /// Adds a join; one whose turn has come is to be exact.
    pub(super) fn push(&mut self, join: Join) {
        match self.bins.get_mut(bin(&join)) {
            Some(bin) => bin.push(join),
            None => self.next.push(join),
        }
    }

    /// Whether a join belongs to what was opened.
    pub(super) fn is_due(&self, join: &Join) -> bool {
        bin(join) >= self.bins.len()
    }

    /// The most alike of those that were opened and are still current.
    pub(super) fn pop(&mut self, is_current: impl Fn(&Join) -> bool) -> Option<Join> {
        loop {
            let join = self.next.pop()?;
            if is_current(&join) {
                return Some(join);
            }
        }
    }

    /// Opens the next bin and gives what lies in it, to be added again as what it is by now.
    pub(super) fn open(&mut self) -> Option<Vec<Join>> {
        self.bins.pop()
    }
}

impl Extend<Join> for Queue {
    fn extend<T: IntoIterator<Item = Join>>(&mut self, joins: T) {
        for join in joins {
            self.push(join);
        }
    }
}

/// The bin of a join; a likeness beyond the bins is that of one that is open from the beginning.
fn bin(join: &Join) -> usize {
    (join.likeness * FINENESS) as usize
}

#[cfg(test)]
mod tests {
    use super::{Join, Queue};

    #[test]
    fn the_most_alike_come_first_and_what_is_out_of_date_not_at_all() {
        let join = |likeness, a| Join { likeness, a, b: 9, joined: (0, 0), product: Some(likeness) };
        let mut queue = Queue::new();
        for (likeness, a) in [(0.3, 1), (0.30001, 2), (7.0, 3), (f32::INFINITY, 4), (0.5, 5), (0.5, 6)] {
            queue.push(join(likeness, a));
        }
        let next = |queue: &mut Queue| {
            loop {
                if let Some(join) = queue.pop(|join| join.a != 5) {
                    return Some(join.a);
                }
                let opened = queue.open()?;
                queue.extend(opened);
            }
        };
        assert_eq!([next(&mut queue), next(&mut queue), next(&mut queue)], [Some(4), Some(3), Some(6)]);
        assert!(queue.is_due(&join(0.5, 7)) && !queue.is_due(&join(0.49, 7)));
        queue.push(join(0.9, 7));
        let rest: Vec<u32> = std::iter::from_fn(|| next(&mut queue)).collect();
        assert_eq!(rest, [7, 2, 1]);
    }
}
