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
    inclusive: HashSet<String>,
    tentative: HashMap<String, Certainty>,
    /// Words about places.
    pub places: Places,
}

/// Words that tell how something stands to a place, all in lower case.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Prepositions that say where something is: `near`.
    pub locative: HashSet<String>,
    /// Those after which a name without an article is that of a place.
    pub telling: HashSet<String>,
    /// Verbs whose object is a place, by their stems: `reach`.
    pub moving: HashSet<String>,
    /// What a place is called before its name: `town` of Olm.
    pub kinds: HashSet<String>,
    /// First words that many names of places share: `port`.
    pub leads: HashSet<String>,
    /// Last words of the names of streets and buildings: `square`.
    pub inside: HashSet<String>,
    /// What puts something at a distance from a place: `north` of Olm.
    pub directions: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    running: String,
    negating: String,
    charging: String,
    inclusive: String,
    tentative: HashMap<String, Degree>,
    places: PlaceWords,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceWords {
    locative: String,
    telling: String,
    moving: String,
    kinds: String,
    leads: String,
    inside: String,
    directions: String,
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
        let words = |list: &str| list.split_whitespace().map(str::to_owned).collect();
        let places = Places {
            locative: words(&table.places.locative),
            telling: words(&table.places.telling),
            moving: table.places.moving.split_whitespace().map(stem).collect(),
            kinds: words(&table.places.kinds),
            leads: words(&table.places.leads),
            inside: words(&table.places.inside),
            directions: words(&table.places.directions),
        };
        Ok(Self {
            running: table.running.split_whitespace().map(str::to_owned).collect(),
            negating: words(&table.negating),
            charging: table.charging.split_whitespace().map(stem).collect(),
            inclusive: words(&table.inclusive),
            tentative: table.tentative.into_iter().map(|(word, degree)| (word, degree.into())).collect(),
            places,
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

    /// Whether `word`, in lower case, takes those counted beside it for some of a larger number: `including`.
    pub fn is_inclusive(&self, word: &str) -> bool {
        self.inclusive.contains(word)
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
