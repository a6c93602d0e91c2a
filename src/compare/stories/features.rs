//! What of an article grouping looks at: its words, their beginnings, near pairs of them, title, numbers
//! and rare names, as counted keys.

use crate::compare::words::{Reader, Word, WordKind};
use crate::lexicon::Lexicon;
use crate::lexicon::commonness::Commonness;
use crate::model::Analysed;
use crate::text::Span;
use crate::text::stem::pair_key;

/// Content words that stand for the title where an article has none.
const TITLE: usize = 12;
/// Content words from the beginning whose pairs are counted: news says the main thing early.
const PAIRED: usize = 240;
/// How many words further on the partner of a pair may stand.
const REACH: usize = 3;

/// After so many content words a word counts half.
const FADING: f32 = 60.0;
/// Capital words at least this telling are rare names: those that the table of common words does not know.
const RARE: f32 = 6.0;
/// Share of texts assumed for a pair of words.
const PAIR_SHARE: f32 = 0.0003;

/// The parts of an article that are likened on their own, each with its share of the likeness.
///
/// Separate likenesses for separate parts follow Miranda et al. (EMNLP 2018).
pub(super) const FIELDS: [(Field, f32); 6] = [
    (Field::Words, 2.0),
    (Field::Beginnings, 1.5),
    (Field::Pairs, 2.5),
    (Field::Title, 1.0),
    (Field::Numbers, 0.2),
    (Field::Names, 2.5),
];

/// A part of an article that is likened on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// All content words, the early ones more.
    Words = 0,
    /// Their beginnings, where `announced` meets `announcement`.
    Beginnings,
    /// Two content words near each other, in any order.
    Pairs,
    /// Content words of the title, or the first ones.
    Title,
    /// Numbers in digits and months.
    Numbers,
    /// Names that hardly stand elsewhere, of people, firms and small places: these tell an event from its
    /// look-alikes where there are too few articles for counts to tell.
    Names,
}

impl Field {
    /// The key of something in this field, told from that of the same thing in another.
    pub(super) const fn key(self, of: u64) -> u32 {
        let salted = of ^ (self as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (salted.wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32) as u32
    }
}

/// A key and how much it stands in the article. That two things meet in one key of 32 bits is rare enough.
pub(super) type Count = (u32, f32);

/// What of one article grouping looks at.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// Per field, in the order of `Field`, keys in ascending order.
    fields: [Vec<Count>; 6],
    /// Shares of texts at large in which these stand, in the same order, where a table knows them.
    shares: [Vec<f32>; 6],
}

impl Features {
    /// How many keys there are in all fields.
    pub(super) fn len(&self) -> usize {
        self.fields.iter().map(Vec::len).sum()
    }

    /// The counted keys of a field.
    pub(super) fn counts(&self, field: Field) -> &[Count] {
        &self.fields[field as usize]
    }

    /// Share of texts at large in which the thing at `place` of a field stands.
    pub(super) fn share_at_large(&self, field: Field, place: usize) -> f32 {
        let unknown = if field == Field::Pairs { PAIR_SHARE } else { Commonness::UNKNOWN };
        self.shares[field as usize].get(place).copied().unwrap_or(unknown)
    }

    /// Reads an article's features.
    pub(super) fn read(lexicon: &Lexicon, reader: &mut Reader<'_>, analysed: &Analysed) -> Self {
        let mut words = Vec::new();
        let article = &analysed.article;
        if let Some(title) = article.title.as_ref().filter(|title| title.span.is_none() && !title.derived) {
            words.extend(reader.words(&title.text, Span::new(0, title.text.len())));
        }
        let title = words.len().max(TITLE);
        for &sentence in &analysed.sentences {
            words.extend(reader.words_of(article, sentence));
        }
        let mut features = Self::default();
        let early = |(place, word): (usize, &Word)| (*word, FADING / (FADING + place as f32));
        let share = |word: &Word| (-word.weight).exp();
        let share_of_beginning = |word: &Word| lexicon.commonness.share(beginning(word));
        let title = words.get(..title).unwrap_or(&words);
        features.set(Field::Words, words.iter().enumerate().map(early), |word| word.key, share);
        features.set(Field::Beginnings, words.iter().enumerate().map(early), beginning, share_of_beginning);
        features.set(Field::Title, title.iter().map(|word| (*word, 1.0)), |word| word.key, share);
        let names = words.iter().filter(|word| word.kind == WordKind::Capital && word.weight >= RARE);
        features.set(Field::Names, names.map(|word| (*word, 1.0)), |word| word.key, share);
        let numbers = words.iter().filter(|word| matches!(word.kind, WordKind::Number | WordKind::Month));
        features.fields[Field::Numbers as usize] =
            counted(numbers.map(|word| (Field::Numbers.key(word.key), 1.0)).collect());
        features.fields[Field::Pairs as usize] = pairs(&words);
        features
    }

    /// Counts the words of a field by key, each with its share of texts at large.
    fn set(
        &mut self,
        field: Field,
        words: impl Iterator<Item = (Word, f32)>,
        key: fn(&Word) -> u64,
        share: impl Fn(&Word) -> f32,
    ) {
        let mut weighed: Vec<(u32, f32, f32)> =
            words.map(|(word, count)| (field.key(key(&word)), share(&word), count)).collect();
        weighed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        self.fields[field as usize] = counted(weighed.iter().map(|&(key, _, count)| (key, count)).collect());
        weighed.dedup_by_key(|(key, ..)| *key);
        self.shares[field as usize] = weighed.into_iter().map(|(_, share, _)| share).collect();
    }
}

/// The key of a word's beginning; a short word is its own.
fn beginning(word: &Word) -> u64 {
    word.beginning.unwrap_or(word.key)
}

/// Pairs of different words near each other, whichever comes first.
fn pairs(words: &[Word]) -> Vec<Count> {
    let words = words.get(..PAIRED).unwrap_or(words);
    let mut keys = Vec::with_capacity(words.len() * REACH);
    for (place, word) in words.iter().enumerate() {
        let near = words.iter().skip(place + 1).take(REACH).filter(|other| other.key != word.key);
        keys.extend(near.map(|other| {
            let (low, high) = (word.key.min(other.key), word.key.max(other.key));
            (Field::Pairs.key(pair_key(low, high)), 1.0)
        }));
    }
    counted(keys)
}

/// Adds up what stands under one key.
fn counted(mut keys: Vec<Count>) -> Vec<Count> {
    keys.sort_by_key(|&(key, _)| key);
    keys.dedup_by(|(key, count), (last, sum)| {
        let same = key == last;
        if same {
            *sum += *count;
        }
        same
    });
    keys
}
