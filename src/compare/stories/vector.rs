//! The keys and weights of an article or a group, and the products of one with many others.

/// Bits of a board to a key: few enough to stay near at hand, so many that most keys meet an empty one.
const ROOM: usize = 16;
/// Bits in a word.
const WORD: usize = 64;
/// Bits that share a note of where their keys begin.
const FEW: usize = 4;

/// Weights by key, keys ascending.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vector {
    keys: Vec<u32>,
    weights: Vec<f32>,
}

impl Vector {
    /// An empty vector with room for so many keys.
    pub(super) fn with_capacity(keys: usize) -> Self {
        Self { keys: Vec::with_capacity(keys), weights: Vec::with_capacity(keys) }
    }

    /// How many keys there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Adds a key that is higher than all before.
    pub(super) fn push(&mut self, key: u32, weight: f32) {
        self.keys.push(key);
        self.weights.push(weight);
    }

    /// Multiplies all weights.
    pub(super) fn scale(&mut self, by: f32) {
        for weight in &mut self.weights {
            *weight *= by;
        }
    }

    /// The product with itself.
    pub(super) fn square(&self) -> f32 {
        self.weights.iter().map(|weight| weight * weight).sum()
    }

    /// Puts keys in their places among those that are there.
    pub(super) fn insert(&mut self, mut more: Vec<(u32, f32)>) {
        more.sort_unstable_by_key(|&(key, _)| key);
        let mut from = self.len();
        self.keys.resize(from + more.len(), 0);
        self.weights.resize(from + more.len(), 0.0);
        for (before, (key, weight)) in more.into_iter().enumerate().rev() {
            let until = from;
            from = self.keys[..until].partition_point(|&other| other <= key);
            self.keys.copy_within(from..until, from + before + 1);
            self.weights.copy_within(from..until, from + before + 1);
            self.keys[from + before] = key;
            self.weights[from + before] = weight;
        }
    }

    /// The sum of two vectors.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let most = self.len() + other.len();
        let mut sum = Self { keys: vec![0; most], weights: vec![0.0; most] };
        let (mut i, mut j, mut count) = (0, 0, 0);
        while let (Some(&left), Some(&right)) = (self.keys.get(i), other.keys.get(j)) {
            // No branches on what can't be foretold: what a key has no part in counts nothing.
            let (own, others) = (left <= right, right <= left);
            sum.keys[count] = left.min(right);
            sum.weights[count] =
                self.weights[i] * f32::from(u8::from(own)) + other.weights[j] * f32::from(u8::from(others));
            i += usize::from(own);
            j += usize::from(others);
            count += 1;
        }
        sum.keys.truncate(count);
        sum.weights.truncate(count);
        for (rest, from) in [(self, i), (other, j)] {
            sum.keys.extend_from_slice(&rest.keys[from..]);
            sum.weights.extend_from_slice(&rest.weights[from..]);
        }
        sum
    }

    /// Leaves the heaviest keys only.
    pub(super) fn keep_heaviest(&mut self, count: usize) {
        let mut pairs: Vec<(u32, f32)> = self.iter().collect();
        pairs.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        pairs.truncate(count);
        pairs.sort_unstable_by_key(|&(key, _)| key);
        *self = pairs.into_iter().collect();
    }

    fn iter(&self) -> impl Iterator<Item = (u32, f32)> {
        self.keys.iter().copied().zip(self.weights.iter().copied())
    }
}

impl FromIterator<(u32, f32)> for Vector {
    /// A vector of keys that come in ascending order.
    fn from_iter<T: IntoIterator<Item = (u32, f32)>>(pairs: T) -> Self {
        let (keys, weights) = pairs.into_iter().unzip();
        Self { keys, weights }
    }
}

/// Room to lay a vector out so that its products with many others are quick. Keys are hashes and so spread evenly.
#[derive(Debug, Default)]
pub(super) struct Board {
    /// A bit for each number that the high bits of a key can be, which tells whether there is such a key.
    bits: Vec<u64>,
    /// For every few bits of which one is set the first place in the vector that belongs to them.
    first: Vec<u32>,
    /// How far a key's high bits stand from the right.
    shift: u32,
}

/// A vector laid out.
#[derive(Debug)]
pub(super) struct Laid<'a> {
    vector: &'a Vector,
    board: &'a Board,
}

impl Board {
    /// Lays out a vector in the place of the last one.
    pub(super) fn lay<'a>(&'a mut self, vector: &'a Vector) -> Laid<'a> {
        let count = (vector.len() * ROOM).next_power_of_two().max(WORD);
        self.shift = u32::BITS.saturating_sub(count.ilog2());
        self.bits.clear();
        self.bits.resize(count / WORD, 0);
        // Of what is left from before nothing is read: no bit leads there.
        self.first.resize(self.first.len().max(count / FEW), 0);
        // From behind, so that the first place of a few bits is what stays.
        for (place, &key) in vector.keys.iter().enumerate().rev() {
            let (word, bit) = self.bit(key);
            self.bits[word] |= bit;
            let high = self.high(key);
            self.first[high / FEW] = place as u32;
        }
        Laid { vector, board: self }
    }

    /// The inner product of two vectors.
    pub(super) fn product_of(&mut self, a: &Vector, b: &Vector) -> f32 {
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        self.lay(short).product(long)
    }

    /// The word of a key's bit, and the bit.
    const fn bit(&self, key: u32) -> (usize, u64) {
        let high = self.high(key);
        (high / WORD, 1 << (high % WORD))
    }

    /// The high bits of a key.
    const fn high(&self, key: u32) -> usize {
        (key >> self.shift) as usize
    }
}

impl Laid<'_> {
    /// The inner product with another vector, added up in the order of the keys: which of two is laid out makes no
    /// difference.
    pub(super) fn product(&self, other: &Vector) -> f32 {
        let mut sum = 0.0;
        if self.vector.len() == 0 {
            return sum;
        }
        for (keys, weights) in other.keys.chunks(WORD).zip(other.weights.chunks(WORD)) {
            // Most keys are ruled out here, without branches on what can't be foretold.
            let mut likely = 0_u64;
            for (place, &key) in keys.iter().enumerate() {
                let (word, bit) = self.board.bit(key);
                likely |= u64::from(self.board.bits[word] & bit != 0) << place;
            }
            while likely != 0 {
                let place = likely.trailing_zeros() as usize;
                likely &= likely - 1;
                sum += self.weight(keys[place]) * weights[place];
            }
        }
        sum
    }

    /// The weight of a key whose bit is set, if it is there.
    fn weight(&self, key: u32) -> f32 {
        // Keys stand in the order of their bits; seldom two have one.
        let from = self.board.first[self.board.high(key) / FEW] as usize;
        let more = self.vector.keys[from..].iter().position(|&other| other >= key);
        let found = more.map(|more| from + more).filter(|&place| self.vector.keys[place] == key);
        found.map_or(0.0, |place| self.vector.weights[place])
    }
}

#[cfg(test)]
mod tests {
    use super::{Board, Vector};

    /// Vectors of so many keys, of which those with the same number in them are the same.
    fn vector(numbers: impl Iterator<Item = u32>) -> Vector {
        let mut pairs: Vec<(u32, f32)> =
            numbers.map(|number| (number.wrapping_mul(0x9e37_79b1), 1.0 + (number % 7) as f32)).collect();
        pairs.sort_unstable_by_key(|&(key, _)| key);
        pairs.into_iter().collect()
    }

    fn plain(a: &Vector, b: &Vector) -> f32 {
        a.iter()
            .filter_map(|(key, weight)| Some(weight * b.iter().find(|(other, _)| *other == key)?.1))
            .fold(0.0, |sum, product| sum + product)
    }

    #[test]
    fn a_board_gives_the_inner_product() {
        let mut board = Board::default();
        let sizes = [0, 1, 2, 63, 64, 65, 400, 3000];
        for (a, b) in sizes.iter().flat_map(|a| sizes.map(|b| (*a, b))) {
            let (one, other) = (vector(0..a), vector(a / 2..a / 2 + b));
            let laid = board.lay(&one);
            assert_eq!(laid.product(&other).to_bits(), plain(&one, &other).to_bits(), "{a} and {b}");
            assert_eq!(
                board.product_of(&other, &one).to_bits(),
                plain(&one, &other).to_bits(),
                "{a} and {b}"
            );
        }
    }

    #[test]
    fn keys_that_share_a_bit_are_told_apart() {
        let crowd: Vector = (0..100).map(|key| (key, 1.0)).collect();
        let odd: Vector = (0..50).map(|half| (2 * half + 1, 2.0)).chain([(u32::MAX, 1.0)]).collect();
        assert_eq!(Board::default().product_of(&crowd, &odd).to_bits(), 100_f32.to_bits());
    }

    #[test]
    fn sums_and_insertions_keep_keys_in_order() {
        let (a, b) = (vector(0..300), vector(200..500));
        let sum = a.plus(&b);
        assert!(sum.keys.is_sorted() && sum.len() == 500);
        let square = a.square() + b.square() + 2.0 * plain(&a, &b);
        assert_eq!(sum.square().to_bits(), square.to_bits());
        let mut grown = vector(0..300);
        grown.insert(vector(300..500).iter().collect());
        assert_eq!(grown, vector(0..500));
    }
}
