//! What the tables and the tagger know of words met before: most words of a text stood in it already, or in the one
//! before it, and are not looked up again.

use std::cell::RefCell;

use super::tagger::Tagger;
use super::tagger::features::Letters;
use crate::lexicon::words::{Word, Words};
use crate::text::spelling::packed;
use crate::text::tokens::{Token, TokenKind};

/// Words that are kept in mind, a power of two: some hundred kilobytes, which stay near the processor.
const KEPT: usize = 1 << 12;

/// What is known of a token by its letters alone.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// What the tables know of it; of marks and numbers nothing.
    pub word: Word,
    /// What the tagger sees of it.
    pub letters: Letters,
}

/// The words met last. Each has one place that its letters tell, and is forgotten when another needs that place.
pub(super) struct Memo {
    /// The sum of the tables that the words were looked up in.
    tables: u64,
    kept: Box<[(u128, Known)]>,
}

thread_local! {
    /// Each thread has its own, so that none waits for another. What is known never depends on what was met.
    static MEMO: RefCell<Memo> = RefCell::new(Memo { tables: 0, kept: Box::default() });
}

impl Memo {
    /// Calls `work` with the memo of this thread for the given tables.
    pub(super) fn with<T>(words: &Words, work: impl FnOnce(&mut Self) -> T) -> T {
        MEMO.with_borrow_mut(|memo| {
            if memo.tables != words.sum() || memo.kept.is_empty() {
                *memo = Self { tables: words.sum(), kept: vec![(0, Known::default()); KEPT].into() };
            }
            work(memo)
        })
    }

    /// What is known of a token, by the look-ups or from before.
    #[inline]
    pub(super) fn known(&mut self, words: &Words, text: &str, token: Token) -> Known {
        let look_up = || Known {
            word: if token.kind == TokenKind::Word {
                words.word(token.span.of(text))
            } else {
                Word::default()
            },
            letters: Tagger::bundled().letters(token.span.of(text), token.kind),
        };
        // Numbers are hardly ever met again, and long words seldom.
        let Some(packed) = packed(text, token.span).filter(|_| token.kind != TokenKind::Number) else {
            return look_up();
        };
        // The last byte of a packed word is free: a mark is no word, whatever its letters.
        let packed = packed | u128::from(token.kind == TokenKind::Mark) << 127;
        let mixed = (packed as u64 ^ (packed >> 64) as u64).wrapping_mul(0x9fb2_1c65_1e98_df25);
        let Some(place) = self.kept.get_mut((mixed >> 52) as usize & (KEPT - 1)) else { return look_up() };
        if place.0 != packed {
            *place = (packed, look_up());
        }
        place.1
    }
}
