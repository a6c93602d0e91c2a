//! What of an article grouping looks at: its words, names, word pairs, lead and numbers, as counted keys.

use crate::compare::words::{Reader, Word, WordKind};
use crate::lexicon::commonness::Commonness;
use crate::model::Analysed;
use crate::text::Span;
use crate::text::stem::pair_key;

/// Content words counted as the lead, where news says what happened.
const LEAD: usize = 50;

/// The parts of an article that are likened on their own, each with its share of the likeness.
///
/// Separate likenesses for words and names follow Miranda et al. (EMNLP 2018).
pub(super) const FIELDS: [(Field, f32); 5] = [
    (Field::Words, 1.0),
    (Field::Pairs, 1.5),
    (Field::Names, 0.3),
    (Field::Lead, 0.2),
    (Field::Numbers, 0.2),
];

/// A part of an article that is likened on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// All content words.
    Words = 0,
    /// Two content words in a row.
    Pairs,
    /// Words with a capital.
    Names,
    /// Content words of the title and the lead.
    Lead,
    /// Numbers in digits.
    Numbers,
}

impl Field {
    /// Keys of this field, told from those of the others.
    pub(super) const fn salt(self) -> u64 {
        (self as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// A key and how often it stands in the article.
pub(super) type Count = (u64, u16);

/// What of one article grouping looks at.
#[derive(Clone, Debug, Default)]
pub(super) struct Features {
    /// Per field, in the order of `Field`, keys in ascending order.
    pub(super) fields: [Vec<Count>; 5],
    /// Weight of words at large by key, for those of the first field, in the same order.
    pub(super) weights: Vec<f32>,
}

impl Features {
    /// The counted keys of a field.
    pub(super) fn counts(&self, field: Field) -> &[Count] {
        &self.fields[field as usize]
    }

    /// Share of texts at large in which the word with this key stands.
    pub(super) fn share_at_large(&self, key: u64) -> f32 {
        let words = self.counts(Field::Words);
        let place = words.binary_search_by_key(&key, |&(key, _)| key).ok();
        place.and_then(|place| self.weights.get(place)).map_or(Commonness::UNKNOWN, |weight| (-weight).exp())
    }

    /// Reads an article's features.
    pub(super) fn read(reader: &mut Reader<'_>, analysed: &Analysed) -> Self {
        let mut words = Vec::new();
        let article = &analysed.article;
        if let Some(title) = article.title.as_ref().filter(|title| title.span.is_none() && !title.derived) {
            words.extend(reader.words(&title.text, Span::new(0, title.text.len())));
        }
        let lead = words.len() + LEAD;
        for &sentence in &analysed.sentences {
            words.extend(reader.words(&article.text, sentence));
        }
        Self::count(&words, lead)
    }

    fn count(words: &[Word], lead: usize) -> Self {
        let keys = |kept: &dyn Fn(&Word) -> bool, words: &[Word]| {
            counted(words.iter().filter(|word| kept(word)).map(|word| word.key).collect())
        };
        let mut weighed: Vec<(u64, f32)> = words.iter().map(|word| (word.key, word.weight)).collect();
        weighed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        weighed.dedup_by_key(|(key, _)| *key);
        let fields = FIELDS.map(|(field, _)| match field {
            Field::Words => keys(&|_| true, words),
            Field::Names => keys(&|word| word.kind == WordKind::Capital, words),
            Field::Lead => keys(&|_| true, words.get(..lead).unwrap_or(words)),
            Field::Numbers => keys(&|word| word.kind == WordKind::Number, words),
            Field::Pairs => {
                counted(words.windows(2).filter_map(|pair| joined(pair.first()?, pair.last()?)).collect())
            }
        });
        Self { fields, weights: weighed.into_iter().map(|(_, weight)| weight).collect() }
    }
}

/// The key of two words in a row; a day meets its month in either order.
fn joined(first: &Word, second: &Word) -> Option<u64> {
    let swapped = first.kind == WordKind::Number && second.kind == WordKind::Month;
    let (first, second) = if swapped { (second, first) } else { (first, second) };
    (first.key != second.key).then(|| pair_key(first.key, second.key))
}

fn counted(mut keys: Vec<u64>) -> Vec<Count> {
    keys.sort_unstable();
    let mut counts: Vec<Count> = Vec::with_capacity(keys.len());
    for key in keys {
        match counts.last_mut() {
            Some((last, count)) if *last == key => *count = count.saturating_add(1),
            _ => counts.push((key, 1)),
        }
    }
    counts
}
