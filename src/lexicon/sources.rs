//! Who can speak, and what speaks for whom: bodies, offices, words that tell men from women.

use std::collections::HashMap;

use serde::Deserialize;

use super::words::Class;

/// What is known of a person by a title or noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// he
    Male,
    /// she
    Female,
}

/// The table of sources.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    bodies: Vec<String>,
    offices: Vec<String>,
    any_body: Vec<String>,
    same: HashMap<String, Vec<String>>,
    gender: Genders,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Genders {
    male: Vec<String>,
    female: Vec<String>,
}

impl Sources {
    /// Reads the table.
    ///
    /// # Errors
    /// When it is not the TOML described at its head.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(table)
    }

    /// Words that tell men from women.
    pub(super) fn heads(&self) -> impl Iterator<Item = (Class, &str)> {
        let words = self.gender.male.iter().chain(&self.gender.female);
        words.map(|word| (Class::Gender, word.as_str()))
    }

    /// The nouns in lower case that somebody may be known as whom `noun` stands for, beside itself.
    pub fn same(&self, noun: &str) -> &[String] {
        self.same.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Whether a noun in lower case names a body that acts as one: `ministry`.
    pub fn is_body(&self, noun: &str) -> bool {
        self.bodies.iter().any(|known| known == noun)
    }

    /// Whether a noun in lower case may stand for whatever body was last spoken of: `company`.
    pub fn is_any_body(&self, noun: &str) -> bool {
        self.any_body.iter().any(|known| known == noun)
    }

    /// Whether a noun in lower case names an office held by one person: `premier`.
    pub fn is_office(&self, noun: &str) -> bool {
        self.offices.iter().any(|known| known == noun)
    }

    /// Whether `noun` may stand for somebody known as `other`: `diplomat` for a `minister`. Both in lower case.
    pub fn may_stand_for(&self, noun: &str, other: &str) -> bool {
        noun == other || self.same(noun).iter().any(|known| known == other)
    }

    /// What a title or noun in lower case tells of a person.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        let is_in = |list: &[String]| list.iter().any(|known| known == word);
        match () {
            () if is_in(&self.gender.male) => Some(Gender::Male),
            () if is_in(&self.gender.female) => Some(Gender::Female),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn a_diplomat_may_be_a_minister_but_no_minister_a_diplomat() {
        let sources = &Lexicon::bundled().sources;
        assert!(
            sources.may_stand_for("diplomat", "minister") && !sources.may_stand_for("minister", "diplomat")
        );
    }
}
