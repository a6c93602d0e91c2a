//! Words that decide how two accounts are compared.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::model::Certainty;
use crate::text::stem::stem;

/// Words of running figures, words that negate, and adjectives of the unsettled.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    running: Vec<String>,
    negating: HashSet<String>,
    /// Stems of verbs by which one party charges another.
    charging: HashSet<String>,
    tentative: HashMap<String, Certainty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    running: String,
    negating: String,
    charging: String,
    tentative: HashMap<String, Degree>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Degree {
    Probable,
    Possible,
    Doubtful,
}

impl From<Degree> for Certainty {
    fn from(degree: Degree) -> Self {
        match degree {
            Degree::Probable => Self::Probable,
            Degree::Possible => Self::Possible,
            Degree::Doubtful => Self::Doubtful,
        }
    }
}

impl Comparison {
    /// Reads the table.
    ///
    /// # Errors
    /// When it is not the TOML of `assets/lexicon/comparison.toml`.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        Ok(Self {
            running: table.running.split_whitespace().map(str::to_owned).collect(),
            negating: table.negating.split_whitespace().map(str::to_owned).collect(),
            charging: table.charging.split_whitespace().map(stem).collect(),
            tentative: table.tentative.into_iter().map(|(word, degree)| (word, degree.into())).collect(),
        })
    }

    /// Whether `word`, in lower case, tells of a figure that runs on: a toll, a count, a price.
    pub fn is_running(&self, word: &str) -> bool {
        self.running.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }

    /// Whether `word`, in lower case, turns what it stands with into its contrary: `not`, `halt`, `unable`.
    pub fn is_negating(&self, word: &str) -> bool {
        self.negating.contains(word)
    }

    /// Whether a word with this stem charges somebody: `accuse`, `blame`.
    pub fn is_charging(&self, stem: &str) -> bool {
        self.charging.contains(stem)
    }

    /// How unsettled `word`, in lower case, puts what follows it.
    pub fn tentative(&self, word: &str) -> Option<Certainty> {
        self.tentative.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::model::Certainty;

    #[test]
    fn tolls_run_on_and_ages_do_not() {
        let table = &Lexicon::bundled().comparison;
        assert!(table.is_running("killed") && table.is_running("missing"));
        assert!(!table.is_running("aged"));
        assert!(table.is_negating("never") && !table.is_negating("now"));
        assert_eq!(table.tentative("proposed"), Some(Certainty::Probable));
    }
}
