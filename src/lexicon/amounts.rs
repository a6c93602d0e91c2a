//! Words around an amount: how they bound it, whether they make it a change, and the singular of what is counted.

use std::collections::HashMap;

use foldhash::fast::FixedState;
use serde::Deserialize;

use super::phrases::Phrases;
use crate::model::{Bound, Change};

/// The table of words around amounts.
#[derive(Debug, Default)]
pub struct Amounts {
    /// Phrases before an amount.
    pub before: Phrases<Bound>,
    /// Phrases after an amount.
    pub after: Phrases<Bound>,
    changes: HashMap<String, Change, FixedState>,
    singulars: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: HashMap<String, Vec<String>>,
    after: HashMap<String, Vec<String>>,
    change: Changes,
    plurals: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    up: Vec<String>,
    down: Vec<String>,
}

impl Amounts {
    /// The table from its TOML text.
    ///
    /// # Errors
    /// When the text is not TOML or lacks a table.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(toml)?;
        let mut amounts = Self {
            before: bounds(&table.before),
            after: bounds(&table.after),
            singulars: table.plurals,
            ..Self::default()
        };
        amounts.changes.extend(table.change.up.into_iter().map(|word| (word, Change::Up)));
        amounts.changes.extend(table.change.down.into_iter().map(|word| (word, Change::Down)));
        Ok(amounts)
    }

    /// Which way a word in lower case moves an amount.
    pub fn change(&self, lower: &str) -> Option<Change> {
        self.changes.get(lower).copied()
    }

    /// The singular of a noun in lower case; the noun itself where it is one already.
    pub fn singular(&self, noun: &str) -> String {
        if let Some(singular) = self.singulars.get(noun) {
            return singular.clone();
        }
        let cut = |letters: usize| noun.get(..noun.len() - letters).unwrap_or(noun).to_owned();
        if noun.len() <= 3
            || !noun.ends_with('s')
            || noun.ends_with("ss")
            || noun.ends_with("us")
            || noun.ends_with("is")
        {
            return noun.to_owned();
        }
        if noun.ends_with("ies") && noun.len() > 4 {
            return cut(3) + "y";
        }
        let hissing = ["ches", "shes", "sses", "xes", "zzes", "uses"];
        if hissing.iter().any(|ending| noun.ends_with(ending)) {
            return cut(2);
        }
        cut(1)
    }
}

/// The phrases of each bound, the bounds as the command line writes them.
fn bounds(table: &HashMap<String, Vec<String>>) -> Phrases<Bound> {
    const SIGNS: [(&str, Bound); 6] = [
        ("=", Bound::Exactly),
        ("~", Bound::About),
        (">", Bound::MoreThan),
        ("<", Bound::LessThan),
        (">=", Bound::AtLeast),
        ("<=", Bound::AtMost),
    ];
    let mut phrases = Phrases::default();
    for (sign, bound) in SIGNS {
        for phrase in table.get(sign).into_iter().flatten() {
            phrases.insert_pieces(phrase, bound);
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled() -> Amounts {
        Amounts::read(include_str!("../../assets/lexicon/amounts.toml")).expect("the bundled table parses")
    }

    #[test]
    fn nouns_are_named_in_the_singular() {
        let amounts = bundled();
        for (plural, singular) in [
            ("troops", "troop"),
            ("cities", "city"),
            ("churches", "church"),
            ("people", "people"),
            ("women", "woman"),
            ("houses", "house"),
            ("losses", "loss"),
            ("bus", "bus"),
            ("crisis", "crisis"),
        ] {
            assert_eq!(amounts.singular(plural), singular);
        }
    }

    #[test]
    fn bounds_and_changes_are_known() {
        let amounts = bundled();
        let (words, bound) = amounts.before.longest(["No", "more", "than", "ten"]).expect("known");
        assert_eq!((bound, words), (Bound::AtMost, 3));
        assert_eq!(amounts.change("plunged"), Some(Change::Down));
        assert_eq!(amounts.change("table"), None);
    }
}
