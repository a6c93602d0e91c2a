//! Parts of speech by an averaged perceptron with a dictionary of the words that need none.
//!
//! After Collins (2002), "Discriminative Training Methods for Hidden Markov Models", decoded greedily from
//! left to right. A word that has one tag only is looked up; the others are scored on the tags they can have.
//! Weights lie in a hashed table (Weinberger et al. 2009), all tags of one feature in one cache line.
//! `examples/train_tagger.rs` trains the tables of `assets/tagger.bin`.

pub mod features;
pub mod model;
pub mod tag;

use std::sync::OnceLock;

use features::{COUNT, LINE, Letters, Place, Word};
use model::{Aligned, Model};
pub use tag::Tag;

use crate::text::tokens::{Token, TokenKind};

/// Tags tokens.
#[derive(Clone, Debug, Default)]
pub struct Tagger {
    model: Model,
}

impl Tagger {
    /// The tagger that comes with the program.
    pub fn bundled() -> &'static Self {
        static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../../assets/tagger.bin"));
        static BUNDLED: OnceLock<Tagger> = OnceLock::new();
        // A file that cannot be read would leave words untagged; a test holds that it can.
        BUNDLED.get_or_init(|| Self { model: Model::read(&BYTES.0).unwrap_or_default() })
    }

    /// A tagger with the given tables.
    pub const fn new(model: Model) -> Self {
        Self { model }
    }

    /// One tag for each of the `tokens` of one sentence.
    pub fn tag(&self, text: &str, tokens: &[Token]) -> Vec<Tag> {
        let letters: Vec<Letters> =
            tokens.iter().map(|token| self.letters(token.span.of(text), token.kind)).collect();
        let mut tags = Vec::with_capacity(tokens.len());
        self.append(&letters, &mut Vec::new(), &mut tags);
        tags
    }

    /// What is known of a token by its letters alone.
    pub fn letters(&self, word: &str, kind: TokenKind) -> Letters {
        Letters::of(&self.model, word, kind)
    }

    /// Adds the tags of one sentence, of whose tokens the `letters` are given; `words` is room to work in.
    pub fn append(&self, letters: &[Letters], words: &mut Vec<Word>, tags: &mut Vec<Tag>) {
        describe(letters.iter().filter(|letters| !letters.is_quotation_mark()), words);
        let mut before = [Tag::Unknown; 2];
        let mut at = 0;
        tags.extend(letters.iter().map(|letters| {
            if letters.is_quotation_mark() {
                return Tag::Quote;
            }
            let tag = self.choose(words, at, before);
            before = [tag, before[0]];
            at += 1;
            tag
        }));
    }

    /// Whether `word`, written in lower case, is known to be something else than a name.
    pub fn is_common(&self, word: &str) -> bool {
        let proper = Tag::Nnp.bit() | Tag::Nnps.bit() | features::RARE;
        self.model.look_up(features::lower_key_of(word)).is_some_and(|set| set & !proper != 0)
    }

    fn choose(&self, words: &[Word], at: usize, before: [Tag; 2]) -> Tag {
        let Some(word) = words.get(at) else { return Tag::Unknown };
        if word.candidates.is_power_of_two() {
            return Tag::ALL[word.candidates.trailing_zeros() as usize];
        }
        let (lines, _) = self.model.weights().as_chunks();
        if lines.is_empty() {
            return Tag::Unknown;
        }
        let places = features::places(words, at, before, lines.len() as u32);
        let lines = places.map(|place| lines.get(place.line()).unwrap_or(&[0; LINE]));
        best_of_pairs(word.candidates, |tags| scores(&lines, &places, tags))
    }
}

/// The candidate with the highest score, the first of equals, two looked at together.
#[inline]
fn best_of_pairs(candidates: u64, scores: impl Fn([usize; 2]) -> [i32; 2]) -> Tag {
    let mut rest = candidates;
    let mut best = (i32::MIN, 0);
    while rest != 0 {
        let first = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        // The last of an odd number goes with itself.
        let second = if rest == 0 { first } else { rest.trailing_zeros() as usize };
        rest &= rest.saturating_sub(1);
        for (score, tag) in scores([first, second]).into_iter().zip([first, second]) {
            if score > best.0 {
                best = (score, tag);
            }
        }
    }
    Tag::ALL.get(best.1).copied().unwrap_or_default()
}

/// What is known of each token of a sentence by itself.
pub fn describe<'a>(letters: impl Iterator<Item = &'a Letters> + Clone, words: &mut Vec<Word>) {
    let titled = is_titled(letters.clone());
    words.clear();
    let mut first = true;
    words.extend(letters.map(|letters| {
        let word = letters.word(first, titled);
        first &= letters.is_mark();
        word
    }));
}

/// The candidate with the highest score; the first of equals.
pub fn best<S: PartialOrd>(candidates: u64, score: impl Fn(usize) -> S) -> Tag {
    let mut rest = candidates;
    let mut best: Option<(usize, S)> = None;
    while rest != 0 {
        let tag = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        let value = score(tag);
        if best.as_ref().is_none_or(|(_, top)| value > *top) {
            best = Some((tag, value));
        }
    }
    best.and_then(|(tag, _)| Tag::ALL.get(tag).copied()).unwrap_or_default()
}

// A loop, not a fold: the compiler unrolls it, and the sixteen loads overlap.
#[inline]
fn scores(lines: &[&[u8; LINE]; COUNT], places: &[Place; COUNT], tags: [usize; 2]) -> [i32; 2] {
    let mut sums = [0; 2];
    for (line, place) in lines.iter().zip(places) {
        for (sum, tag) in sums.iter_mut().zip(tags) {
            *sum += i32::from(line[place.column(tag)].cast_signed());
        }
    }
    sums
}

/// Whether a sentence is written as a headline or in capitals: four of five longer words begin with one.
fn is_titled<'a>(letters: impl Iterator<Item = &'a Letters>) -> bool {
    let (mut long, mut capital) = (0, 0);
    for is_capital in letters.filter_map(Letters::is_headline_like) {
        long += 1;
        capital += usize::from(is_capital);
    }
    long >= 3 && capital * 5 >= long * 4
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Model, Tag, Tagger};
    use crate::text::Span;
    use crate::text::tokens::tokens;

    fn tags(text: &str) -> Vec<Tag> {
        let tokens = tokens(text, Span::new(0, text.len()));
        Tagger::bundled().tag(text, &tokens)
    }

    /// The fixture pairs each word with its Penn tag.
    fn check(fixture: &str) {
        let (words, expected): (Vec<_>, Vec<_>) = fixture
            .split(' ')
            .map(|pair| {
                pair.rsplit_once('_').map(|(word, tag)| (word, Tag::from_penn(tag).unwrap())).unwrap()
            })
            .unzip();
        assert_eq!(tags(&words.join(" ")), expected, "{fixture}");
    }

    #[test]
    fn statements() {
        check("The_DT minister_NN denied_VBD the_DT report_NN ,_, a_DT spokesman_NN said_VBD ._.");
        check("Officials_NNS have_VBP not_RB confirmed_VBN that_IN talks_NNS will_MD begin_VB soon_RB ._.");
        check("She_PRP was_VBD quoted_VBN as_IN saying_VBG that_IN the_DT plan_NN failed_VBD ._.");
    }

    #[test]
    fn words_never_seen_are_known_by_their_ending_and_capital() {
        check("The_DT grobulations_NNS were_VBD reconvolted_VBN by_IN Zvolinsky_NNP ._.");
    }

    #[test]
    fn no_token_stays_untagged() {
        assert!(
            tags("Kyiv, “said” the U.S.-led 12-hour €5m plan’s author…")
                .iter()
                .all(|tag| *tag != Tag::Unknown)
        );
    }

    #[test]
    fn tables_survive_writing_and_reading() {
        let words = [(7, Tag::Nn.bit()), (9, Tag::Nn.bit() | Tag::Vb.bit()), (0x8000_0008, Tag::Jj.bit())];
        let bytes = Model::build(&words, vec![-1; 64]).to_bytes("made\nup");
        let bytes: &[u8] = bytes.leak();
        let read = Model::read(bytes).unwrap();
        for (key, set) in words {
            assert_eq!(read.look_up(key), Some(set));
        }
        assert_eq!(read.look_up(10), None);
        assert_eq!((bytes.len() - 64) % 64, 0, "the weights begin a cache line");
        assert_eq!(read.weights(), [255; 64]);
        assert!(Model::read(b"something else").is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_tagged_the_same_twice(text in "\\PC*") {
            prop_assert_eq!(tags(&text), tags(&text));
        }
    }
}
