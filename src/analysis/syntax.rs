//! Tokens with parts of speech, in sentences: what the other passes read instead of raw text. Each word is looked up
//! once, here.

use std::ops::Range;

pub use super::tagger::Tag;
use super::memo::Memo;
use super::tagger::Tagger;
use crate::lexicon::Lexicon;
use crate::lexicon::words::Word;
use crate::model::{Article, BlockKind};
use crate::text::pieces::{self, Piece};
use crate::text::sentences::sentences;
use crate::text::spelling::head;
use crate::text::tokens::{self, Token};
use crate::text::{Markup, Span};

/// So many words are told apart without a look at their lengths.
const FEW: usize = 6;

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
}

impl Pieces {
    /// Adds the pieces of `within`; what is known of those that are `tokens` too is taken from `words`.
    fn append(
        &mut self,
        (text, markup): (&str, &Markup),
        within: Span,
        tokens: &[Token],
        words: &[Word],
        lexicon: &Lexicon,
    ) {
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
        let mut known = tokens.iter().zip(words).peekable();
        for piece in self.pieces.get(first..).unwrap_or(&[]) {
            while known.next_if(|(token, _)| token.span.start < piece.span.start).is_some() {}
            let word = match known.peek() {
                _ if !piece.is_letters() => Word::default(),
                Some((token, word)) if token.span == piece.span => **word,
                _ => lexicon.words.word(piece.span.of(text)),
            };
            self.words.push(word);
        }
    }

    /// The pieces of a stretch outside the running text.
    pub fn of(lexicon: &Lexicon, text: &str, within: Span) -> Self {
        let mut pieces = Self::default();
        pieces.append((text, &Markup::default()), within, &[], &[], lexicon);
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
        self.heads.get(index) == Some(&head(word)) && (word.len() < 8 || self.is_long(text, index, word))
    }

    /// The rest of `is` for words of which the head is not all.
    fn is_long(&self, text: &str, index: usize, word: &str) -> bool {
        self.word(text, index).eq_ignore_ascii_case(word)
    }

    /// Whether the token `index` is one of `words`, whatever its case; they are in ASCII.
    #[inline(always)]
    pub fn is_one(&self, text: &str, index: usize, words: &[&str]) -> bool {
        let Some(found) = self.heads.get(index) else { return false };
        // The compiler knows the heads of a few words; of many their lengths are asked first.
        let length = if words.len() > FEW { self.tokens.get(index).map(|token| token.span.len()) } else { None };
        words.iter().any(|word| {
            length.is_none_or(|length| length == word.len())
                && *found == head(word)
                && (word.len() < 8 || self.is_long(text, index, word))
        })
    }

    /// What the tables know of the token `index`; of none, what they know of an unknown word.
    pub fn known(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// The tag of the token `index`; `Unknown` where there is none.
    pub fn tag(&self, index: usize) -> Tag {
        self.tags.get(index).copied().unwrap_or_default()
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
            let words = syntax.words.get(first..).unwrap_or(&[]);
            syntax.pieces.append((text, &article.markup), span, tokens, words, lexicon);
            let pieces = first_piece..syntax.pieces.pieces.len();
            syntax.sentences.push(Sentence { span, tokens: first..syntax.tokens.len(), pieces, block });
        }
    }
    syntax
}
