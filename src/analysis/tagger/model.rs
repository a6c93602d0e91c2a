//! The trained tables of the tagger: which tags a word can have, and the weights that choose among them.

/// First line of the file; the second names the corpus.
pub const MAGIC: &str = "parallax tagger 1\n";

/// Bytes of a cache line.
const ALIGNED: usize = 64;

/// Bytes that begin a cache line.
#[repr(align(64))]
pub struct Aligned<T: ?Sized>(pub T);

/// Tables read in place from the bytes they were written to.
///
/// After two lines of text: counts of tag sets, dictionary slots and weights; the sets (8 bytes each); the
/// slots of an open-addressed hash table (4 bytes: 24 of fingerprint, 8 of tag set); the weights (1 byte
/// each). All numbers little-endian. Spaces end the second line, so that the weights begin at a multiple of `ALIGNED`
/// and those of one feature lie in one cache line.
#[derive(Clone, Debug, Default)]
pub struct Model {
    sets: Vec<u64>,
    slots: Box<[u32]>,
    weights: Weights,
}

/// Bytes of the program, or of the heap where they were just trained.
#[derive(Clone, Debug)]
enum Weights {
    Bundled(&'static [u8]),
    Owned(Vec<u8>),
}

impl Default for Weights {
    fn default() -> Self {
        Self::Owned(Vec::new())
    }
}

impl Model {
    /// The tables in `bytes`, or `None` where they are not such tables.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC.as_bytes())?;
        let rest = rest.get(rest.iter().position(|&byte| byte == b'\n')? + 1..)?;
        let (counts, rest) = rest.split_at_checked(12)?;
        let mut counts =
            counts.chunks_exact(4).map(|four| four.iter().rev().fold(0usize, |n, &b| n << 8 | b as usize));
        let (sets, slots, weights) = (counts.next()?, counts.next()?, counts.next()?);
        let (set_bytes, rest) = rest.split_at_checked(sets.checked_mul(8)?)?;
        let (slot_bytes, rest) = rest.split_at_checked(slots.checked_mul(4)?)?;
        let is_sound = slots.is_power_of_two() && weights == rest.len() && weights.is_power_of_two();
        is_sound.then(|| Self {
            sets: set_bytes.as_chunks().0.iter().map(|&eight| u64::from_le_bytes(eight)).collect(),
            slots: slot_bytes.as_chunks().0.iter().map(|&four| u32::from_le_bytes(four)).collect(),
            weights: Weights::Bundled(rest),
        })
    }

    /// Tables made by training: words by dictionary key with their tag sets, and the weights as bytes.
    /// Words beyond what the 255 most frequent sets and the table hold are left out.
    pub fn build(words: &[(u32, u64)], weights: Vec<i8>) -> Self {
        let mut counted: std::collections::BTreeMap<u64, usize> = std::collections::BTreeMap::new();
        for &(_, set) in words {
            *counted.entry(set).or_default() += 1;
        }
        let mut sets: Vec<u64> = counted.keys().copied().collect();
        sets.sort_by_key(|set| std::cmp::Reverse(counted.get(set).copied()));
        sets.truncate(255);
        let mut model = Self {
            slots: vec![0; (words.len() * 3 / 2).next_power_of_two()].into(),
            weights: Weights::Owned(weights.into_iter().map(i8::cast_unsigned).collect()),
            sets,
        };
        for &(key, set) in words {
            if let Some(number) = model.sets.iter().position(|&known| known == set) {
                let mut at = model.first_slot(key);
                while model.slots[at] != 0 {
                    at = (at + 1) % model.slots.len();
                }
                model.slots[at] = key << 8 | (number as u32 + 1);
            }
        }
        model
    }

    /// The bytes that `read` reads, with one line of `notice` about their source.
    pub fn to_bytes(&self, notice: &str) -> Vec<u8> {
        let mut bytes = MAGIC.as_bytes().to_vec();
        bytes.extend(notice.replace('\n', " ").bytes());
        let tables = 1 + 3 * size_of::<u32>() + self.sets.len() * 8 + self.slots.len() * 4;
        bytes.resize((bytes.len() + tables).next_multiple_of(ALIGNED) - tables, b' ');
        bytes.push(b'\n');
        for count in [self.sets.len(), self.slots.len(), self.weights().len()] {
            bytes.extend((count as u32).to_le_bytes());
        }
        bytes.extend(self.sets.iter().flat_map(|set| set.to_le_bytes()));
        bytes.extend(self.slots.iter().flat_map(|slot| slot.to_le_bytes()));
        bytes.extend(self.weights());
        bytes
    }

    /// The tags a word can have, if it was frequent enough to know.
    pub fn look_up(&self, key: u32) -> Option<u64> {
        let mut at = self.first_slot(key);
        loop {
            let slot = *self.slots.get(at)?;
            if slot == 0 {
                return None;
            }
            if slot >> 8 == key & 0x00ff_ffff {
                return self.sets.get((slot & 0xff) as usize - 1).copied();
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Weights as bytes; each is an `i8`.
    pub fn weights(&self) -> &[u8] {
        match &self.weights {
            Weights::Bundled(bytes) => bytes,
            Weights::Owned(bytes) => bytes,
        }
    }

    fn first_slot(&self, key: u32) -> usize {
        // The fingerprint keeps the low 24 bits, so the place comes from bits that mix in the others.
        (key.wrapping_mul(0x85eb_ca6b) >> 16) as usize & self.slots.len().saturating_sub(1)
    }
}
