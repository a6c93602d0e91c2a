//! In how many articles a key stands, counted without keeping the keys.

/// Slots of a tally to begin with.
const FIRST_SLOTS: usize = 1 << 18;
/// Slots to a key that was added.
const ROOM: usize = 16;
/// Slots of a tally at most.
const MOST_SLOTS: usize = 1 << 28;

/// Counts of keys in slots that their bits choose.
///
/// Two keys may share a slot, which makes both look a little more common; most pairs of words stand in one
/// article and would fill a map of keys to no use.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    slots: Vec<u8>,
    added: usize,
}

impl Default for Tally {
    fn default() -> Self {
        Self { slots: vec![0; FIRST_SLOTS], added: 0 }
    }
}

impl Tally {
    /// Counts the keys of one more article.
    pub(super) fn add(&mut self, keys: impl Iterator<Item = u32>) {
        let mask = self.slots.len() - 1;
        for key in keys {
            let slot = &mut self.slots[slot(key, mask)];
            *slot = slot.saturating_add(1);
            self.added += 1;
        }
    }

    /// How many articles have the key, or a few more; 255 stands for all above.
    pub(super) fn get(&self, key: u32) -> usize {
        usize::from(self.slots[slot(key, self.slots.len() - 1)])
    }

    /// Whether keys begin to meet in one slot too often.
    pub(super) fn is_crowded(&self) -> bool {
        self.added * ROOM > self.slots.len() && self.slots.len() < MOST_SLOTS
    }

    /// A tally with more slots, counted anew from the keys of every article.
    pub(super) fn larger<K: Iterator<Item = u32>>(&self, articles: impl Iterator<Item = K>) -> Self {
        let mut tally = Self { slots: vec![0; self.slots.len() * 4], added: 0 };
        for keys in articles {
            tally.add(keys);
        }
        tally
    }
}

/// The slot of a key; keys are hashes already.
const fn slot(key: u32, mask: usize) -> usize {
    key as usize & mask
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn a_tally_counts_and_grows() {
        let mut tally = Tally::default();
        for _ in 0..3 {
            tally.add([7, 9].into_iter());
        }
        assert_eq!((tally.get(7), tally.get(9), tally.get(8)), (3, 3, 0));
        let larger = tally.larger([[7_u32, 9].into_iter(), [7, 1].into_iter()].into_iter());
        assert_eq!((larger.get(7), larger.get(1)), (2, 1));
    }
}
