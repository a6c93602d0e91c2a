//! One sentence as pieces, with the questions that readers of dates and amounts ask of it.

#![allow(
    clippy::inline_always,
    reason = "only where it is written does the compiler know the heads of words"
)]

use std::ops::Range;

use super::syntax::Pieces;
use crate::lexicon::Lexicon;
use crate::lexicon::numbers::NumberWord;
use crate::lexicon::words::{Known, Word};
use crate::text::Span;
use crate::text::heads;
use crate::text::pieces::{Piece, PieceKind};
use crate::text::spelling::key;

/// A sentence as pieces. Indices past its end answer like empty words.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The article's text.
    pub(super) text: &'a str,
    /// The sentence's pieces.
    pub(super) pieces: &'a [Piece],
    /// What the tables know of each.
    pub(super) known: &'a [Word],
    /// The head of each.
    heads: &'a [u64],
    /// The tables.
    pub(super) lexicon: &'a Lexicon,
}

impl<'a> Line<'a> {
    /// Some of an article's pieces.
    pub(super) fn new(text: &'a str, pieces: &'a Pieces, range: Range<usize>, lexicon: &'a Lexicon) -> Self {
        let known = pieces.words.get(range.clone()).unwrap_or(&[]);
        let heads = pieces.heads.get(range.clone()).unwrap_or(&[]);
        Self { text, pieces: pieces.pieces.get(range).unwrap_or(&[]), known, heads, lexicon }
    }

    /// The words of piece `at`, or `""`.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |piece| piece.span.of(self.text))
    }

    /// The words of the piece before `at`, or `""`.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// Whether piece `at` is `word` in any case.
    #[inline(always)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        let found = self.heads.get(at).copied().unwrap_or_default();
        heads::is(found, word, |word| self.is_written(at, word))
    }

    /// Whether piece `at` is one of `words` in any case.
    #[inline(always)]
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        let Some(found) = self.heads.get(at) else { return false };
        let length = self.pieces.get(at).map_or(0, |piece| piece.span.len());
        heads::is_one(*found, length, words, |word| self.is_written(at, word))
    }

    fn is_written(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    /// Whether the pieces from `at` are `words`, in any case.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(place, word)| self.is(at + place, word))
    }

    /// Whether piece `at` exists and touches the one before it.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.glued)
    }

    /// Whether piece `at` is a run of letters.
    pub(super) fn letters(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(Piece::is_letters)
    }

    /// Whether piece `at` is a run of digits.
    pub(super) fn digits(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(Piece::is_digits)
    }

    /// Whether piece `at` begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The index after a hyphen that joins `at - 1` to `at + 1`, or `at` where none stands.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is(at, "-") && self.glued(at) && self.glued(at + 1) { at + 1 } else { at }
    }

    /// The index after a hyphen or a dash between spaces, or `at` where none stands.
    pub(super) fn past_loose_hyphen(&self, at: usize) -> usize {
        at + usize::from(matches!(self.word(at), "-" | "‑" | "–"))
    }

    /// The span of the pieces from `start` up to, not including, `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let piece = |at: usize| self.pieces.get(at).map(|piece| piece.span).unwrap_or_default();
        piece(start).cover(piece(end.saturating_sub(1)))
    }

    /// The words of the pieces from `at` on.
    pub(super) fn words(&self, at: usize) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        // The tables write apostrophes straight.
        let straight = |word| if word == "’" { "'" } else { word };
        self.pieces.get(at..).unwrap_or(&[]).iter().map(move |piece| straight(piece.span.of(text)))
    }

    /// The keys of the pieces from `at` on.
    pub(super) fn keys(&self, at: usize) -> impl Iterator<Item = u64> {
        let known = self.known.get(at..).unwrap_or(&[]);
        known
            .iter()
            .zip(self.words(at))
            .map(|(known, word)| if known.key == 0 { key(word) } else { known.key })
    }

    /// What piece `at` stands for as a number word.
    pub(super) fn number_word(&self, at: usize) -> Option<NumberWord> {
        self.known(at).number
    }

    /// Whether piece `at` is letters that are neither a number word nor a word of any time expression.
    pub(super) fn is_ordinary(&self, at: usize) -> bool {
        self.letters(at) && self.known.get(at).is_some_and(|word| word.number == 0)
    }

    /// Whether piece `at` is a mark that begins neither a time nor an amount: a comma, a stop.
    pub(super) fn is_plain_mark(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.kind == PieceKind::Mark && piece.span.len() == 1)
            && self.heads.get(at).is_some_and(|head| !matches!(*head as u8, b'$' | b'\''))
    }

    /// What the tables know of piece `at`.
    pub(super) fn known(&self, at: usize) -> &'a Known {
        self.lexicon.words.known(self.known.get(at).map_or(0, |word| word.number))
    }
}

/// Calls `use_it` with the word in lower case, without allocating; `None` for words too long for any table.
pub(super) fn with_lower<T>(word: &str, use_it: impl FnOnce(&str) -> T) -> Option<T> {
    let mut buffer = [0; 24];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    // Only ASCII letters changed, so what was valid still is.
    std::str::from_utf8(lower).ok().map(use_it)
}
