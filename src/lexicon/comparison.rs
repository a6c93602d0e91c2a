//! Words that decide how two accounts are compared.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::model::Certainty;
use crate::text::stem::stem;

/// The table `assets/lexicon/comparison.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    running: WordSet,
    negating: WordSet,
    charging: Stems,
    tentative: HashMap<String, Degree>,
    /// Words that leave open who believes something, behind a passive: `thought`.
    pub believed: WordSet,
    /// Words of what is planned: `due`.
    pub ahead: WordSet,
    /// Beginnings of words that call for something: `demand`.
    pub requests: WordSet,
    parties: Vec<Stems>,
    /// Words that tell which of several: the `second` goal.
    pub orders: WordSet,
    /// Words that deny others of their sentence.
    pub denial: Denial,
    /// Words about places.
    pub places: Places,
    /// Words about figures.
    pub figures: Figures,
}

/// Words that deny others of their sentence, in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denial {
    /// Words that deny what follows them: `never`.
    pub denying: WordSet,
    /// Verbs that a denying word stands behind: `did` not.
    pub auxiliaries: WordSet,
    /// Verbs that deny the infinitive after them: `refused` to go.
    pub failing: WordSet,
    /// Nouns that deny what "of" leads to: `lack` of fuel.
    pub wanting: WordSet,
    /// What takes a denial back that it stands behind: not `only`.
    pub taking_back: WordSet,
    /// Marks and words at which the reach of a denial ends: `because`.
    pub ending: WordSet,
}

/// Words that tell how something stands to a place, in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Places {
    /// Prepositions that say where something is: `near`.
    pub locative: WordSet,
    /// Those after which a name without an article is that of a place.
    pub telling: WordSet,
    /// Verbs whose object is a place: `reach`.
    pub moving: Stems,
    /// What a place is called before its name: `town` of Olm.
    pub kinds: WordSet,
    /// First words that many names of places share: `port`.
    pub leads: WordSet,
    /// Last words of the names of streets and buildings: `square`.
    pub inside: WordSet,
    /// What puts something at a distance from a place: `north` of Olm.
    pub directions: WordSet,
}

/// Words that tell what a figure counts, in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Counted nouns that tell little of what is counted: `people`.
    pub vague: WordSet,
    /// Words that take those counted for some of a larger number: `including`.
    pub inclusive: WordSet,
    /// Words of a figure as of a moment: `still`.
    pub ongoing: WordSet,
    /// Words of parts: what holds of `some` need not hold of others.
    pub partial: WordSet,
    /// Verbs that lead from a thing to its total: `came to`.
    pub totalling: Vec<String>,
    /// Words for what a sum or count takes in or leaves out: `before tax`.
    pub scopes: Vec<String>,
    /// Beginnings of words that tell that a vote was taken: `ballot`.
    pub voting: WordSet,
    /// Last words of the names of bodies that vote: `committee`.
    pub bodies: WordSet,
}

/// A set of words, written in one string with blanks between them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct WordSet(HashSet<String>);

impl From<String> for WordSet {
    fn from(words: String) -> Self {
        Self(words.split_whitespace().map(str::to_owned).collect())
    }
}

impl WordSet {
    /// Whether `word` is one of them, as it is written.
    pub fn contains(&self, word: &str) -> bool {
        self.0.contains(word)
    }

    /// Whether `word` begins with one of them.
    pub fn begins(&self, word: &str) -> bool {
        self.0.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }
}

/// A set of words of which any regular form is one, written in one string with blanks between them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "String")]
pub struct Stems(HashSet<String>);

impl From<String> for Stems {
    fn from(words: String) -> Self {
        Self(words.split_whitespace().map(stem).collect())
    }
}

impl Stems {
    /// Whether `stem` is that of one of them.
    pub fn contains(&self, stem: &str) -> bool {
        self.0.contains(stem)
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
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
        toml::from_str(table)
    }

    /// Whether `word`, in lower case, tells of a figure that runs on: a toll, a count, a price.
    pub fn is_running(&self, word: &str) -> bool {
        self.running.begins(word)
    }

    /// Whether `word`, in lower case, turns what it stands with into its contrary: `not`, `halt`, `unable`.
    pub fn is_negating(&self, word: &str) -> bool {
        self.negating.contains(word)
    }

    /// Whether a word with this stem charges somebody: `accuse`, `blame`.
    pub fn is_charging(&self, stem: &str) -> bool {
        self.charging.contains(stem)
    }

    /// Number of the party to a conflict that a noun with this stem is one of: `rebel`, `insurgent`.
    pub fn party(&self, stem: &str) -> Option<usize> {
        self.parties.iter().position(|party| party.contains(stem))
    }

    /// How unsettled `word`, in lower case, puts what follows it.
    pub fn tentative(&self, word: &str) -> Option<Certainty> {
        self.tentative.get(word).map(|&degree| degree.into())
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

    #[test]
    fn sets_hold_words_and_stems_all_their_forms() {
        let table = &Lexicon::bundled().comparison;
        assert!(table.figures.voting.begins("ballots") && !table.figures.voting.contains("ballots"));
        assert!(table.places.moving.contains("reach") && table.is_charging("blam"));
    }
}
