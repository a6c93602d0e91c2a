//! Tokens with parts of speech, in sentences: what the other passes read instead of raw text. Each word is looked up
//! once, here.

#![allow(
    clippy::inline_always,
    reason = "only where it is written does the compiler know the heads of words"
)]

use std::borrow::Cow;
use std::ops::Range;

use super::memo::Memo;
pub use super::tagger::Tag;
use super::tagger::Tagger;
use crate::lexicon::Lexicon;
use crate::lexicon::words::{Class, Word};
use crate::model::{Article, BlockKind};
use crate::text::heads::{self, WordSet, head};
use crate::text::pieces::{self, Piece, PieceKind};
use crate::text::sentences::sentences;

use crate::text::tokens::{self, Token};
use crate::text::{Markup, Span};

/// A sentence and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into `Syntax::tokens`.
    pub tokens: Range<usize>,
    /// Its pieces, as indices into `Syntax::pieces`.
    pub pieces: Range<usize>,
    /// Index of its block in the article.
    pub block: usize,
}

/// The tokens and sentences of an article's title, headings and body.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// One tag per token.
    pub tags: Vec<Tag>,
    /// One word per token; of marks and numbers an unknown one.
    pub words: Vec<Word>,
    /// The head of each token, by which most words are told without a look at the text.
    heads: Vec<u64>,
    /// What dates and amounts are read from.
    pub pieces: Pieces,
    /// All sentences in text order.
    pub sentences: Vec<Sentence>,
}

/// Runs of letters and digits and single marks, each with what the tables know of it.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// All pieces in text order.
    pub pieces: Vec<Piece>,
    /// One word per piece; of marks and numbers an unknown one.
    pub words: Vec<Word>,
    /// The head of each piece.
    pub heads: Vec<u64>,
}

/// The tokens of a stretch of text with what is known of each.
#[derive(Clone, Copy, Default)]
struct Stretch<'a> {
    tokens: &'a [Token],
    words: &'a [Word],
    heads: &'a [u64],
}

impl Stretch<'_> {
    fn get(self, range: Range<usize>) -> Self {
        Self {
            tokens: self.tokens.get(range.clone()).unwrap_or(&[]),
            words: self.words.get(range.clone()).unwrap_or(&[]),
            heads: self.heads.get(range).unwrap_or(&[]),
        }
    }
}

impl Pieces {
    /// Adds the pieces of a sentence without marks, most words of which are one piece each.
    fn append_plain(&mut self, text: &str, within: Span, known: Stretch, lexicon: &Lexicon) {
        let (mut from, mut first) = (within.start, 0);
        for (at, (token, word)) in known.tokens.iter().zip(known.words).enumerate() {
            let Span { start, end } = token.span;
            if !word.classes.has(Class::Letters) || !is_apart(text, start, end) {
                continue;
            }
            self.append_rest(text, (within.start, Span::new(from, start)), known.get(first..at), lexicon);
            let glued = start > within.start && self.pieces.last().is_some_and(|last| last.span.end == start);
            self.pieces.push(Piece { span: token.span, kind: PieceKind::Letters, glued });
            self.words.push(*word);
            self.heads.extend(known.heads.get(at));
            (from, first) = (end, at + 1);
        }
        let rest = known.get(first..known.tokens.len());
        self.append_rest(text, (within.start, Span::new(from, within.end)), rest, lexicon);
    }

    /// Adds the pieces between words that are one piece each, in a sentence that begins at `start`.
    fn append_rest(&mut self, text: &str, (start, rest): (usize, Span), known: Stretch, lexicon: &Lexicon) {
        if known.tokens.is_empty() {
            // Nothing but white space, which is in no token.
            return;
        }
        let first = self.pieces.len();
        self.append(text, rest, &Markup::default(), known, lexicon);
        if let Some(piece) = self.pieces.get_mut(first) {
            piece.glued = piece.span.start == rest.start && rest.start > start;
        }
    }

    /// Adds the pieces of `within`; what is known of those that are tokens too is taken over.
    fn append(&mut self, text: &str, within: Span, markup: &Markup, known: Stretch, lexicon: &Lexicon) {
        let first = self.pieces.len();
        pieces::append(text, within, &mut self.pieces);
        let mut apart = false;
        drop_marks(
            (&mut self.pieces, first),
            markup,
            |piece| piece.span.start,
            |piece, is_mark| {
                // What touches a mark touches what that touches.
                apart = if is_mark {
                    apart || !piece.glued
                } else {
                    piece.glued &= !apart;
                    false
                };
            },
        );
        let mut known = known.tokens.iter().zip(known.words).peekable();
        for piece in self.pieces.get(first..).unwrap_or(&[]) {
            while known.next_if(|(token, _)| token.span.start < piece.span.start).is_some() {}
            let word = match known.peek() {
                _ if !piece.is_letters() => Word::default(),
                Some((token, word)) if token.span == piece.span => **word,
                _ => lexicon.words.word(piece.span.of(text)),
            };
            self.words.push(word);
            self.heads.push(head(piece.span.of(text)));
        }
    }

    /// The pieces of a stretch outside the running text.
    pub fn of(lexicon: &Lexicon, text: &str, within: Span) -> Self {
        let mut pieces = Self::default();
        pieces.append(text, within, &Markup::default(), Stretch::default(), lexicon);
        pieces
    }
}

impl Syntax {
    /// The words of the token `index`; `""` where there is none.
    pub fn word<'a>(&self, text: &'a str, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| token.span.of(text))
    }

    /// Whether the token `index` is `word`, whatever its case; `word` is in ASCII.
    #[inline(always)]
    pub fn is(&self, text: &str, index: usize, word: &str) -> bool {
        let found = self.heads.get(index).copied().unwrap_or_default();
        heads::is(found, word, |word| self.is_written(text, index, word))
    }

    /// Whether the token `index` is one of `words`, whatever its case; they are in ASCII.
    #[inline(always)]
    pub fn is_one(&self, text: &str, index: usize, words: &[&str]) -> bool {
        let Some(found) = self.heads.get(index) else { return false };
        let length = self.tokens.get(index).map_or(0, |token| token.span.len());
        heads::is_one(*found, length, words, |word| self.is_written(text, index, word))
    }

    /// Whether the token `index` is one of the words of `set`, whatever its case.
    #[inline(always)]
    pub fn is_in<const N: usize>(&self, text: &str, index: usize, set: &WordSet<N>) -> bool {
        let found = self.heads.get(index).copied().unwrap_or_default();
        set.holds(found, |word| self.is_written(text, index, word))
    }

    fn is_written(&self, text: &str, index: usize, word: &str) -> bool {
        self.word(text, index).eq_ignore_ascii_case(word)
    }

    /// The token `index` in lower case.
    pub fn lower<'a>(&self, text: &'a str, index: usize) -> Cow<'a, str> {
        let word = self.word(text, index);
        if self.known(index).classes.has(Class::Lower) {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase())
        }
    }

    /// Whether the token `index` begins with a capital.
    #[inline]
    pub fn is_capital(&self, text: &str, index: usize) -> bool {
        match self.word(text, index).as_bytes().first() {
            Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => self.word(text, index).starts_with(char::is_uppercase),
        }
    }

    /// What the tables know of the token `index`; of none, what they know of an unknown word.
    pub fn known(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// The tag of the token `index`; `Unknown` where there is none.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// Words of the body between white space, as `Article::words` counts them: tokens that touch none before them, white
    /// space being in none.
    pub fn words_of_body(&self, article: &Article) -> usize {
        if !article.markup.is_empty() {
            // Of marks there are no tokens.
            return article.words();
        }
        let (mut words, mut last) = (0, (usize::MAX, usize::MAX));
        let is_body = |block: usize| article.blocks.get(block).is_some_and(|block| block.kind.is_body());
        for sentence in self.sentences.iter().filter(|sentence| is_body(sentence.block)) {
            for token in self.tokens.get(sentence.tokens.clone()).unwrap_or(&[]) {
                words += usize::from(last != (sentence.block, token.span.start));
                last = (sentence.block, token.span.end);
            }
        }
        words
    }

    /// The span from the first to the last token of `range`; empty where it holds none.
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range).unwrap_or(&[]) {
            [] => Span::default(),
            [first, .., last] => first.span.cover(last.span),
            [only] => only.span,
        }
    }

    /// Index of the first token that ends after `offset`; the number of tokens where none does.
    pub fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// Index of the sentence that holds the token `index`, if any does.
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let place = self.sentences.partition_point(|sentence| sentence.tokens.end <= index);
        self.sentences.get(place).filter(|sentence| sentence.tokens.contains(&index)).map(|_| place)
    }
}

/// Whether the characters around the letters from `start` to `end` are sure to be none.
#[inline]
fn is_apart(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let parts = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    // The block of quotation marks and dashes has no letters.
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    (parts(bytes.get(end)) || bytes.get(end..end + 2) == Some(&[0xe2, 0x80]))
        && (parts(before) || start >= 3 && bytes.get(start - 3..start - 1) == Some(&[0xe2, 0x80]))
}

/// Takes those from the place `first` on out that begin, as `start` tells, in marks of the text. Each is shown to
/// `look` before, with whether it does.
fn drop_marks<T>(
    (found, first): (&mut Vec<T>, usize),
    markup: &Markup,
    start: impl Fn(&T) -> usize,
    mut look: impl FnMut(&mut T, bool),
) {
    if markup.is_empty() {
        return;
    }
    // What was found before is not looked at again: the pass stays linear.
    let new = found.split_off(first);
    found.extend(new.into_iter().filter_map(|mut item| {
        let is_mark = markup.holds(start(&item));
        look(&mut item, is_mark);
        (!is_mark).then_some(item)
    }));
}

/// Tokens, tags and sentences of the article; of its marks no token is made.
pub fn parse(lexicon: &Lexicon, article: &Article) -> Syntax {
    Memo::with(&lexicon.words, |memo| parse_with(memo, lexicon, article))
}

fn parse_with(memo: &mut Memo, lexicon: &Lexicon, article: &Article) -> Syntax {
    let text = &*article.text;
    let tagger = Tagger::bundled();
    let (mut letters, mut room) = (Vec::new(), Vec::new());
    let mut syntax = Syntax::default();
    syntax.tokens.reserve(text.len() / 5);
    syntax.tags.reserve(text.len() / 5);
    syntax.words.reserve(text.len() / 5);
    syntax.heads.reserve(text.len() / 5);
    syntax.pieces.pieces.reserve(text.len() / 5);
    syntax.pieces.words.reserve(text.len() / 5);
    syntax.pieces.heads.reserve(text.len() / 5);
    for (block, found) in article.blocks.iter().enumerate() {
        if !(found.kind.is_body() || matches!(found.kind, BlockKind::Title | BlockKind::Heading)) {
            continue;
        }
        for span in sentences(text, found.span) {
            let (first, first_piece) = (syntax.tokens.len(), syntax.pieces.pieces.len());
            tokens::append(text, span, &mut syntax.tokens);
            drop_marks((&mut syntax.tokens, first), &article.markup, |token| token.span.start, |_, _| {});
            if syntax.tokens.len() == first {
                // A picture, a line of marks.
                continue;
            }
            let tokens = syntax.tokens.get(first..).unwrap_or(&[]);
            letters.clear();
            for token in tokens {
                let known = memo.known(&lexicon.words, text, *token);
                syntax.words.push(known.word);
                syntax.heads.push(head(token.span.of(text)));
                letters.push(known.letters);
            }
            tagger.append(&letters, &mut room, &mut syntax.tags);
            let known = Stretch { tokens: &syntax.tokens, words: &syntax.words, heads: &syntax.heads };
            let known = known.get(first..syntax.tokens.len());
            if article.markup.is_empty() {
                syntax.pieces.append_plain(text, span, known, lexicon);
            } else {
                syntax.pieces.append(text, span, &article.markup, known, lexicon);
            }
            let pieces = first_piece..syntax.pieces.pieces.len();
            syntax.sentences.push(Sentence { span, tokens: first..syntax.tokens.len(), pieces, block });
        }
    }
    syntax
}
