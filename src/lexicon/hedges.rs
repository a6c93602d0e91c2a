//! Words that make a statement less than certain, and words that negate it.

use std::collections::HashMap;

use serde::Deserialize;

use super::words::Class;
use crate::model::Certainty;

/// How a hedge works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// An auxiliary: may, could.
    Modal(Certainty),
    /// Wherever it stands in the main clause.
    Anywhere(Certainty),
    /// Only where one of these words follows: "expected" before "to".
    Before(Vec<String>, Certainty),
}

/// All hedges, looked up by word in lower case.
#[derive(Clone, Debug, Default)]
pub struct Hedges {
    words: HashMap<String, Hedge>,
    negatives: Vec<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Degree {
    Certain,
    Probable,
    Possible,
    Doubtful,
}

impl From<Degree> for Certainty {
    fn from(degree: Degree) -> Self {
        match degree {
            Degree::Certain => Self::Certain,
            Degree::Probable => Self::Probable,
            Degree::Possible => Self::Possible,
            Degree::Doubtful => Self::Doubtful,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    modal: HashMap<String, Degree>,
    adverb: HashMap<String, Degree>,
    before: HashMap<String, Row>,
    negative: Negative,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    next: Vec<String>,
    certainty: Degree,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Negative {
    words: Vec<String>,
}

impl Hedges {
    /// Reads the table.
    ///
    /// # Errors
    /// When it is not the TOML described at its head.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        let mut words = HashMap::new();
        words.extend(table.modal.into_iter().map(|(word, degree)| (word, Hedge::Modal(degree.into()))));
        words.extend(table.adverb.into_iter().map(|(word, degree)| (word, Hedge::Anywhere(degree.into()))));
        let before = |(word, row): (String, Row)| (word, Hedge::Before(row.next, row.certainty.into()));
        words.extend(table.before.into_iter().map(before));
        Ok(Self { words, negatives: table.negative.words })
    }

    /// All hedges and negations.
    pub(super) fn heads(&self) -> impl Iterator<Item = (Class, &str)> {
        let hedges = self.words.keys().map(|word| (Class::Hedge, word.as_str()));
        hedges.chain(self.negatives.iter().map(|word| (Class::Negative, word.as_str())))
    }

    /// What `word`, in lower case, does to the statement it stands in.
    pub fn hedge(&self, word: &str) -> Option<&Hedge> {
        self.words.get(word)
    }

    /// How much less than certain `word` makes its statement when `next` stands behind it, both in lower case.
    pub fn degree(&self, word: &str, next: Option<&str>) -> Option<Certainty> {
        match self.hedge(word)? {
            Hedge::Modal(degree) | Hedge::Anywhere(degree) => Some(*degree),
            Hedge::Before(words, degree) => {
                next.filter(|next| words.iter().any(|word| word == next)).map(|_| *degree)
            }
        }
    }

    /// Whether `word`, in lower case, negates.
    pub fn is_negative(&self, word: &str) -> bool {
        self.negatives.iter().any(|negative| negative == word)
    }
}
