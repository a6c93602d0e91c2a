//! What was typed: words in any order, each fuzzy or with `'exact`, `^prefix`, `suffix$`, `!not`.

use memchr::memmem::Finder;

use super::titles::{mask, pair};
use crate::text::fold::fold;

/// A query, taken apart. White space separates words; an entry must match all of them.
///
/// | written | matches |
/// |---|---|
/// | `word` | letters of the word in this order, near each other best |
/// | `'word` | the word as it stands |
/// | `^word` | a title that begins with it |
/// | `word$` | a title that ends with it |
/// | `!word`, `!^word`, `!word$` | what does not contain it, begin or end with it |
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) wanted: Vec<Term>,
    pub(super) unwanted: Vec<Term>,
}

/// One word of a query.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The word, folded; never empty.
    pub(super) word: String,
    /// How it must stand in an entry.
    pub(super) anchor: Anchor,
    /// The characters it needs.
    pub(super) mask: u64,
    /// The character it begins with, as a mask.
    pub(super) first: u64,
    /// Its first two characters, see [`pair`]; of a single one nothing.
    pub(super) pair: u64,
    /// Whether the mask alone says that its letters occur: a single letter with a bit of its own
    /// that may stand anywhere.
    pub(super) mask_decides: bool,
    /// Finds it as a whole.
    pub(super) finder: Finder<'static>,
}

/// How a word must stand in a title or source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Its letters in order.
    Fuzzy,
    /// As a whole.
    Exact,
    /// As a whole at the beginning.
    Prefix,
    /// As a whole at the end.
    Suffix,
    /// Alone.
    Whole,
}

impl Query {
    /// Takes apart what was typed. Operators without a word behind them are left out: they are being typed.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self::default();
        for word in typed.split_whitespace() {
            match word.strip_prefix('!') {
                Some(word) => query.unwanted.extend(Term::parse(word, Anchor::Exact)),
                None => query.wanted.extend(Term::parse(word, Anchor::Fuzzy)),
            }
        }
        query
    }

    /// Whether every entry matches.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether every entry that matches this query also matches `wider`, so that its candidates suffice.
    pub(super) fn narrows(&self, wider: &Self) -> bool {
        let all_kept = wider.unwanted.iter().all(|term| self.unwanted.iter().any(|t| t.is_same(term)));
        let pairs = wider.wanted.iter().zip(&self.wanted);
        wider.wanted.len() <= self.wanted.len() && all_kept && pairs.into_iter().all(|(w, t)| t.narrows(w))
    }

    /// How many words from the first on are the same in both.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.wanted.iter().zip(&other.wanted).take_while(|(a, b)| a.is_same(b)).count()
    }

    /// Whether both find the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let same = |a: &[Term], b: &[Term]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_same(b));
        same(&self.wanted, &other.wanted) && same(&self.unwanted, &other.unwanted)
    }
}

impl Term {
    fn parse(written: &str, plain: Anchor) -> Option<Self> {
        let (word, anchor) = match (written.strip_prefix(['\'', '^']), written.strip_suffix('$')) {
            (Some(word), _) if written.starts_with('\'') => (word, Anchor::Exact),
            (Some(word), None) => (word, Anchor::Prefix),
            (Some(word), Some(_)) => (word.strip_suffix('$').unwrap_or(""), Anchor::Whole),
            (None, Some(word)) => (word, Anchor::Suffix),
            (None, None) => (written, plain),
        };
        let word = fold(word);
        let finder = Finder::new(word.as_bytes()).into_owned();
        let mask_decides = matches!(anchor, Anchor::Fuzzy | Anchor::Exact)
            && word.len() == 1
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let first = mask(word.chars().next()?.encode_utf8(&mut [0; 4]));
        let pair =
            word.chars().zip(word.chars().skip(1)).next().map_or(0, |(first, second)| pair(first, second));
        Some(Self { mask: mask(&word), first, pair, mask_decides, word, anchor, finder })
    }

    /// How many bytes of the word its letters are traced for in each candidate: none of a single letter,
    /// which the mask alone decides about, and of a word that must stand as a whole.
    pub(super) fn traced(&self) -> usize {
        if self.mask_decides || self.anchor != Anchor::Fuzzy { 0 } else { self.word.len() }
    }

    /// Whether both find the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.anchor == other.anchor && self.word == other.word
    }

    fn narrows(&self, wider: &Self) -> bool {
        match wider.anchor {
            // Whatever stands there as a whole is also found letter by letter.
            Anchor::Fuzzy | Anchor::Exact
                if self.anchor != Anchor::Fuzzy || wider.anchor == Anchor::Fuzzy =>
            {
                self.word.starts_with(&wider.word)
            }
            Anchor::Prefix => {
                matches!(self.anchor, Anchor::Prefix | Anchor::Whole) && self.word.starts_with(&wider.word)
            }
            Anchor::Fuzzy | Anchor::Exact | Anchor::Suffix | Anchor::Whole => self.is_same(wider),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Query};

    fn terms(typed: &str) -> Vec<(String, Anchor)> {
        let query = Query::parse(typed);
        let unwanted = query.unwanted.iter().map(|term| (format!("!{}", term.word), term.anchor));
        query.wanted.iter().map(|term| (term.word.clone(), term.anchor)).chain(unwanted).collect()
    }

    #[test]
    fn operators_say_how_a_word_must_stand() {
        assert_eq!(
            terms(" Orbán 'NATO ^us war$ ^all$ !spam !^ad !end$"),
            [
                ("orban".to_owned(), Anchor::Fuzzy),
                ("nato".to_owned(), Anchor::Exact),
                ("us".to_owned(), Anchor::Prefix),
                ("war".to_owned(), Anchor::Suffix),
                ("all".to_owned(), Anchor::Whole),
                ("!spam".to_owned(), Anchor::Exact),
                ("!ad".to_owned(), Anchor::Prefix),
                ("!end".to_owned(), Anchor::Suffix),
            ]
        );
    }

    #[test]
    fn an_operator_alone_is_no_word() {
        for typed in ["", "  ", "!", "'", "^", "$", "^$", "!^$", "\u{301}"] {
            assert!(Query::parse(typed).is_empty(), "{typed:?}");
        }
    }

    #[test]
    fn a_further_letter_or_word_narrows() {
        for (wider, narrower) in [
            ("", "n"),
            ("na", "nat"),
            ("nato", "nato uk"),
            ("nato uk", "nato ukr !drill"),
            ("^u", "^us"),
            ("^us", "^us$"),
            ("'ab", "'abc"),
            ("na", "na$"),
            ("x !a", "xy !a"),
        ] {
            assert!(Query::parse(narrower).narrows(&Query::parse(wider)), "{wider} {narrower}");
        }
        for (wider, other) in [
            ("nat", "na"),
            ("!a", "!ab"),
            ("war$", "war$s"),
            ("'ab", "abc"),
            ("ab", "cab"),
            ("a b", "a"),
            ("us$", "bus$"),
        ] {
            assert!(!Query::parse(other).narrows(&Query::parse(wider)), "{wider} {other}");
        }
    }
}
