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
    /// Field by field, in the order of `FIELDS`, keys in ascending order.
    counts: Box<[Count]>,
    /// Shares of texts at large in which these stand, in the same order, of the fields a table knows.
    shares: Box<[f32]>,
    /// Where each field ends in both.
    ends: [(u32, u32); 6],
}

impl Features {
    /// How many keys there are in all fields.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    /// The counted keys of a field.
    pub(super) fn counts(&self, field: Field) -> &[Count] {
        let (from, to) = self.bounds(field);
        self.counts.get(from.0 as usize..to.0 as usize).unwrap_or_default()
    }

    /// The counted keys of all fields but the words, which are the first.
    pub(super) fn other_counts(&self) -> &[Count] {
        self.counts.get(self.ends[0].0 as usize..).unwrap_or_default()
    }

    /// Shares of texts at large in which what is counted in a field stands.
    pub(super) fn shares_at_large(&self, field: Field) -> impl Iterator<Item = f32> {
        let unknown = if field == Field::Pairs { PAIR_SHARE } else { Commonness::UNKNOWN };
        let (from, to) = self.bounds(field);
        let known = self.shares.get(from.1 as usize..to.1 as usize).unwrap_or_default();
        known.iter().copied().chain(std::iter::repeat(unknown))
    }

    fn bounds(&self, field: Field) -> ((u32, u32), (u32, u32)) {
        let field = field as usize;
        (field.checked_sub(1).map_or((0, 0), |before| self.ends[before]), self.ends[field])
    }
}

/// Reads features; keeps its buffers between articles.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    lexicon: &'a Lexicon,
    reader: Reader<'a>,
    words: Vec<Word>,
    found: Found,
}

impl<'a> Reading<'a> {
    /// A reading that weighs words after the lexicon's table.
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, reader: Reader::new(lexicon), words: Vec::new(), found: Found::default() }
    }

    /// Reads an article's features.
    pub(super) fn features(&mut self, analysed: &Analysed) -> Features {
        let Self { lexicon, reader, words, found } = self;
        words.clear();
        let article = &analysed.article;
        if let Some(title) = article.title.as_ref().filter(|title| title.span.is_none() && !title.derived) {
            reader.append(&title.text, Span::new(0, title.text.len()), words);
        }
        let title = words.len().max(TITLE);
        for &sentence in &analysed.sentences {
            reader.append_of(article, sentence, words);
        }
        let early = |(place, word): (usize, &Word)| (*word, FADING / (FADING + place as f32));
        let share = |word: &Word| (-word.weight).exp();
        let share_of_beginning = |word: &Word| lexicon.commonness.share(beginning(word));
        let title = words.get(..title).unwrap_or(words);
        let names = words.iter().filter(|word| word.kind == WordKind::Capital && word.weight >= RARE);
        let numbers = words.iter().filter(|word| matches!(word.kind, WordKind::Number | WordKind::Month));
        found.clear();
        let all = words.iter().enumerate().map(early);
        let plainly = |word: &Word| (*word, 1.0);
        let key = |word: &Word| word.key;
        let ends = FIELDS.map(|(field, _)| {
            match field {
                Field::Words => found.weigh(field, all.clone(), key, share),
                Field::Beginnings => found.weigh(field, all.clone(), beginning, share_of_beginning),
                Field::Pairs => found.count(pairs(words)),
                Field::Title => found.weigh(field, title.iter().map(plainly), key, share),
                Field::Numbers => found.count(numbers.clone().map(|word| field.key(word.key))),
                Field::Names => found.weigh(field, names.clone().map(plainly), key, share),
            }
            (found.counts.len() as u32, found.shares.len() as u32)
        });
        Features { counts: found.counts.as_slice().into(), shares: found.shares.as_slice().into(), ends }
    }
}

/// What is found in the fields of an article, and room to find it in.
#[derive(Debug, Default)]
struct Found {
    counts: Vec<Count>,
    shares: Vec<f32>,
    /// Key, share and count of each word.
    weighed: Vec<(u32, f32, f32)>,
    keys: Vec<u32>,
}

impl Found {
    fn clear(&mut self) {
        self.counts.clear();
        self.shares.clear();
    }

    /// Counts the words of a field by key, each with its share of texts at large.
    fn weigh(
        &mut self,
        field: Field,
        words: impl Iterator<Item = (Word, f32)>,
        key: fn(&Word) -> u64,
        share: impl Fn(&Word) -> f32,
    ) {
        self.weighed.clear();
        self.weighed.extend(words.map(|(word, count)| (field.key(key(&word)), share(&word), count)));
        self.weighed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        for same in self.weighed.chunk_by(|one, other| one.0 == other.0) {
            let (key, share, _) = same[0];
            self.counts.push((key, same.iter().map(|(_, _, count)| count).sum()));
            self.shares.push(share);
        }
    }

    /// Counts keys of which no table knows how common they are.
    fn count(&mut self, keys: impl Iterator<Item = u32>) {
        self.keys.clear();
        self.keys.extend(keys);
        self.keys.sort_unstable();
        let same = self.keys.chunk_by(|one, other| one == other);
        self.counts.extend(same.map(|same| (same[0], same.len() as f32)));
    }
}

/// The key of a word's beginning; a short word is its own.
fn beginning(word: &Word) -> u64 {
    word.beginning.unwrap_or(word.key)
}

/// Pairs of different words near each other, whichever comes first.
fn pairs(words: &[Word]) -> impl Iterator<Item = u32> {
    let words = words.get(..PAIRED).unwrap_or(words);
    words.iter().enumerate().flat_map(|(place, word)| {
        let near = words.iter().skip(place + 1).take(REACH).filter(|other| other.key != word.key);
        near.map(|other| {
            let (low, high) = (word.key.min(other.key), word.key.max(other.key));
            Field::Pairs.key(pair_key(low, high))
        })
    })
}
