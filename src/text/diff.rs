//! What two passages do not share, by the longest common subsequence of their words.

use std::ops::Range;

/// A table of more cells than this is not filled: what stands between common beginnings and ends counts as apart.
const MOST: usize = 1 << 20;

/// For each of two passages, given as keys of their words, the runs of words that the other has not got in the same
/// order; ascending, never empty.
pub fn apart(one: &[u64], other: &[u64]) -> [Vec<Range<usize>>; 2] {
    let pairs = || one.iter().zip(other);
    let before = pairs().take_while(|(a, b)| a == b).count();
    let back = one[before..].iter().rev().zip(other[before..].iter().rev());
    let after = back.take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[before..one.len() - after], &other[before..other.len() - after]);
    let mut found = [Vec::new(), Vec::new()];
    let shared = if a.len() * b.len() <= MOST { common(a, b) } else { Vec::new() };
    let (mut from, ends) = ((0, 0), std::iter::once((a.len(), b.len())));
    for (i, j) in shared.into_iter().chain(ends) {
        for (runs, run) in found.iter_mut().zip([from.0..i, from.1..j]) {
            if !run.is_empty() {
                runs.push(before + run.start..before + run.end);
            }
        }
        from = (i + 1, j + 1);
    }
    found
}

/// How many words two passages share in the same order.
pub fn shared(one: &[u64], other: &[u64]) -> usize {
    let [own, _] = apart(one, other);
    one.len() - own.iter().map(ExactSizeIterator::len).sum::<usize>()
}

/// The places of a longest common subsequence, in order.
fn common(one: &[u64], other: &[u64]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    // For each pair of places how much the rests from there on share.
    let mut lengths = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            let (right, below) = (lengths[i * width + j + 1], lengths[(i + 1) * width + j]);
            let next = lengths[(i + 1) * width + j + 1];
            lengths[i * width + j] = if one[i] == other[j] { next + 1 } else { right.max(below) };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        if one[i] == other[j] {
            found.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[i * width + j + 1] > lengths[(i + 1) * width + j] {
            j += 1;
        } else {
            i += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{apart, shared};
    use crate::text::stem::key;

    /// The words of each passage that stand apart, each run in brackets.
    fn told(one: &str, other: &str) -> [String; 2] {
        let passages = [one, other].map(|words| words.split(' ').collect::<Vec<_>>());
        let [a, b] = passages.each_ref().map(|words| words.iter().map(|word| key(word)).collect::<Vec<_>>());
        let [cut, put] = apart(&a, &b);
        [(&passages[0], cut), (&passages[1], put)].map(|(words, runs)| {
            runs.into_iter().map(|run| format!("[{}]", words[run].join(" "))).collect::<Vec<_>>().concat()
        })
    }

    #[test]
    fn words_without_a_counterpart_stand_apart() {
        assert_eq!(told("the storm tore 14 moorings", "the storm tore 12 moorings"), ["[14]", "[12]"]);
        assert_eq!(told("a b c d e", "b c x d"), ["[a][e]", "[x]"]);
        assert_eq!(told("a b", "a b"), ["", ""]);
        assert_eq!(told("a b", "c"), ["[a b]", "[c]"]);
    }

    #[test]
    fn what_is_shared_is_counted_in_order() {
        assert_eq!(shared(&[1, 2, 3, 4], &[2, 9, 4, 3]), 2);
        assert_eq!(shared(&[], &[1]), 0);
    }

    #[test]
    fn passages_too_long_to_be_laid_against_each_other_stand_apart_between_their_common_ends() {
        // Both have one word in the middle, and their first and last.
        let long = |first: u64| -> Vec<u64> {
            let other = move |word: u64| if word == 600 { 2 } else { word * 2 + first };
            std::iter::once(1).chain((0..1100).map(other)).chain([3]).collect()
        };
        let runs = apart(&long(10), &long(11));
        assert!(runs.iter().all(|runs| runs.len() == 1 && runs[0] == (1..1101)), "{runs:?}");
    }
}
