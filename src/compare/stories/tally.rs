//! In how many articles a key stands, counted without keeping the keys.

use rayon::prelude::*;

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
    /// A tally of all these keys, one for each article that has it, with slots enough.
    pub(super) fn of<K: Iterator<Item = u32>>(keys: impl Fn() -> K + Sync) -> Self {
        let added = keys().count();
        let mut slots = FIRST_SLOTS;
        while crowded(added, slots) {
            slots *= 4;
        }
        let mut tally = Self { slots: vec![0; slots], added };
        // Each processor has slots of its own, so that none waits for another.
        let part = slots.div_ceil(rayon::current_num_threads());
        tally.slots.par_chunks_mut(part).enumerate().for_each(|(place, own)| {
            let before = place * part;
            // Memory that is read first and written then is given by the system twice.
            own.fill(0);
            for key in keys() {
                if let Some(slot) =
                    slot(key, slots - 1).checked_sub(before).and_then(|slot| own.get_mut(slot))
                {
                    *slot = slot.saturating_add(1);
                }
            }
        });
        tally
    }

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
    pub(super) fn get(&self, key: u32) -> u32 {
        u32::from(self.slots[slot(key, self.slots.len() - 1)])
    }

    /// Whether keys begin to meet in one slot too often.
    pub(super) fn is_crowded(&self) -> bool {
        crowded(self.added, self.slots.len())
    }
}

/// Whether so many keys are too many for the slots, and there can be more slots.
const fn crowded(keys: usize, slots: usize) -> bool {
    keys * ROOM > slots && slots < MOST_SLOTS
}

/// The slot of a key; keys are hashes already.
const fn slot(key: u32, mask: usize) -> usize {
    key as usize & mask
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn a_tally_counts_and_has_room() {
        let mut tally = Tally::default();
        for _ in 0..3 {
            tally.add([7, 9].into_iter());
        }
        assert_eq!((tally.get(7), tally.get(9), tally.get(8)), (3, 3, 0));
        let other = Tally::of(|| [7, 9, 7, 1].into_iter());
        assert_eq!((other.get(7), other.get(1)), (2, 1));
        let many = Tally::of(|| 0..100_000);
        assert!(!many.is_crowded() && (0..100_000).all(|key| many.get(key) == 1));
    }
}
