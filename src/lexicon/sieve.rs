//! Turns most words of a text away before a table is asked for them.

/// Which pairs of first letters and lengths the words of a table have: says no for certain, or perhaps.
#[derive(Clone, Debug)]
pub struct Sieve {
    /// For each pair of first letters a bit per length; lengths of 31 and more share one.
    lengths: Box<[u32]>,
}

impl Default for Sieve {
    fn default() -> Self {
        Self { lengths: vec![0; 32 * 32].into_boxed_slice() }
    }
}

impl Sieve {
    /// Lets a word pass from now on. Words with other than ASCII letters in their first two bytes are never held.
    pub fn add(&mut self, word: &str) {
        let (place, bit) = place(word);
        if let Some(lengths) = self.lengths.get_mut(place) {
            *lengths |= bit;
        }
    }

    /// Whether the table may hold the word, in any case.
    pub fn may_hold(&self, word: &str) -> bool {
        let (place, bit) = place(word);
        self.lengths.get(place).is_some_and(|lengths| lengths & bit != 0)
    }
}

/// The slot of a word's first two letters and the bit of its length.
fn place(word: &str) -> (usize, u32) {
    let bytes = word.as_bytes();
    // Five bits tell ASCII letters apart whatever their case; what else falls together only passes too often.
    let letter = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(byte & 31));
    (letter(0) * 32 + letter(1), 1 << word.len().min(31))
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    #[test]
    fn words_pass_in_any_case_and_most_others_do_not() {
        let mut sieve = Sieve::default();
        sieve.add("monday");
        assert!(sieve.may_hold("Monday") && sieve.may_hold("MONDAY"));
        assert!(!sieve.may_hold("mon") && !sieve.may_hold("friday") && !sieve.may_hold(""));
    }
}
