//! Words told by their first eight bytes, as a number: what the rules that ask for a word compare instead of its letters.

#![allow(
    clippy::inline_always,
    reason = "only where it is written does the compiler know the heads of words"
)]

use super::spelling::lower_eight;

/// The first eight bytes of a word in lower case: enough to tell most words apart, and all of up to seven bytes. Of a
/// word written in the program the compiler works it out.
#[inline(always)]
pub const fn head(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let eight = if let Some(first) = bytes.first_chunk() {
        u64::from_le_bytes(*first)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let shift = (bytes.len() - 4) * 8;
        u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << shift
    } else {
        match *bytes {
            [] => 0,
            [one] => one as u64,
            [one, two] => one as u64 | (two as u64) << 8,
            [one, two, three, ..] => one as u64 | (two as u64) << 8 | (three as u64) << 16,
        }
    };
    lower_eight(eight)
}

/// Whether a word with the given head is `word`; `whole` looks at the letters themselves, where the head is not all.
#[inline(always)]
pub fn is(found: u64, word: &str, whole: impl Fn(&str) -> bool) -> bool {
    found == head(word) && (word.len() < 8 || whole(word))
}

/// Whether a word with the given head and length is one of `words`.
#[inline(always)]
pub fn is_one(found: u64, length: usize, words: &[&str], whole: impl Fn(&str) -> bool) -> bool {
    /// So many words are told apart without a look at their lengths, their heads being known to the compiler.
    const FEW: usize = 6;
    // A loop, not `any`, which is not always unrolled.
    for word in words {
        if (words.len() <= FEW || length == word.len()) && is(found, word, &whole) {
            return true;
        }
    }
    false
}

/// Many words in lower case, of which a text asks at every token: nearly all are turned away by one bit.
#[derive(Debug)]
pub struct WordSet<const N: usize> {
    words: [&'static str; N],
    heads: [u64; N],
    sieve: u64,
}

impl<const N: usize> WordSet<N> {
    /// The set of some words.
    pub const fn of(words: [&'static str; N]) -> Self {
        let mut set = Self { words, heads: [0; N], sieve: 0 };
        let mut at = 0;
        while at < N {
            set.heads[at] = head(words[at]);
            set.sieve |= sieved(set.heads[at]);
            at += 1;
        }
        set
    }

    /// Whether a word with the given head is one of them.
    #[inline(always)]
    pub fn holds(&self, found: u64, whole: impl Fn(&str) -> bool) -> bool {
        self.sieve & sieved(found) != 0 && self.search(found, whole)
    }

    fn search(&self, found: u64, whole: impl Fn(&str) -> bool) -> bool {
        let place = self.heads.iter().position(|head| *head == found);
        place.is_some_and(|first| {
            self.heads
                .iter()
                .zip(self.words)
                .skip(first)
                .any(|(head, word)| *head == found && (word.len() < 8 || whole(word)))
        })
    }
}

/// The bit of the sieve that a head sets.
const fn sieved(head: u64) -> u64 {
    1 << (head.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

#[cfg(test)]
mod tests {
    use super::{WordSet, head, is_one};

    #[test]
    fn a_head_is_the_first_eight_bytes_in_lower_case() {
        for word in ["", "A", "aN", "And", "Ands", "Sanded", "sandals", "Sandals "] {
            let bytes = word.bytes().rev().map(|byte| u64::from(byte.to_ascii_lowercase()));
            assert_eq!(head(word), bytes.fold(0, |packed, byte| packed << 8 | byte), "{word}");
        }
        assert_eq!(head("According"), head("accordin"));
    }

    #[test]
    fn words_with_one_head_are_told_by_their_letters() {
        const WORDS: [&str; 8] = ["although", "almost", "as", "because", "if", "since", "so", "unless"];
        static SET: WordSet<8> = WordSet::of(WORDS);
        for (word, holds) in [("Although", true), ("almost", true), ("althoughs", false), ("of", false)] {
            let whole = |other: &str| other.eq_ignore_ascii_case(word);
            assert_eq!(SET.holds(head(word), whole), holds, "{word}");
            assert_eq!(is_one(head(word), word.len(), &WORDS, whole), holds, "{word}");
            assert_eq!(is_one(head(word), word.len(), &WORDS[..2], whole), holds, "{word}");
        }
    }
}
