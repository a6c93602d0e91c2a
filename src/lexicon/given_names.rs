//! Given names: whether a word is one, he or she, and which are forms of one name.

use std::collections::HashMap;

use serde::Deserialize;

use super::phrases::AsIs;
use super::titles::Gender;
use crate::text::spelling::{key, sound};

/// Given names, looked up by word.
#[derive(Clone, Debug, Default)]
pub struct GivenNames {
    /// `None`: borne by both.
    genders: HashMap<u64, Option<Gender>, std::hash::BuildHasherDefault<AsIs>>,
    /// By word, the sound of the form that stands for all.
    same: HashMap<u64, String, std::hash::BuildHasherDefault<AsIs>>,
    particles: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    particles: String,
    he: String,
    she: String,
    same: Vec<String>,
}

impl GivenNames {
    /// Reads the table `given_names.toml`.
    ///
    /// # Errors
    /// Where the table is not well formed; the error names the line.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        let particles = table.particles.split_whitespace().map(str::to_owned).collect();
        let mut names = Self { particles, ..Self::default() };
        for (list, gender) in [(&table.he, Gender::He), (&table.she, Gender::She)] {
            for name in list.split_whitespace() {
                names
                    .genders
                    .entry(key(name))
                    .and_modify(|old| *old = old.filter(|old| *old == gender))
                    .or_insert(Some(gender));
            }
        }
        for group in &table.same {
            let first = group.split_whitespace().next().map(sound).unwrap_or_default();
            for name in group.split_whitespace() {
                names.same.entry(key(name)).or_insert_with(|| first.clone());
            }
        }
        Ok(names)
    }

    /// Keys of all given names.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> {
        self.genders.keys().copied()
    }

    /// Whether `word` stands in lower case inside names of people: `van`, `bin`.
    pub fn is_particle(&self, word: &str) -> bool {
        self.particles.iter().any(|particle| particle == word)
    }

    /// Whether `word` is a given name.
    pub fn holds(&self, word: &str) -> bool {
        self.genders.contains_key(&key(word))
    }

    /// Whether bearers of the given name `word` are men or women; `None` where it is unknown or borne by both.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        self.genders.get(&key(word)).copied().flatten()
    }

    /// What all forms of one given name share: `Joe` and `Joseph`, `Sergei` and `Sergey`.
    pub fn root(&self, word: &str) -> String {
        self.same.get(&key(word)).cloned().unwrap_or_else(|| sound(word))
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::lexicon::titles::Gender;

    #[test]
    fn forms_of_one_name_share_a_root() {
        let names = &Lexicon::bundled().given_names;
        assert_eq!(names.root("Joe"), names.root("Joseph"));
        assert_eq!(names.root("Sergei"), names.root("Sergey"));
        assert_ne!(names.root("Vladimir"), names.root("Volodymyr"));
    }

    #[test]
    fn he_she_or_unknown() {
        let names = &Lexicon::bundled().given_names;
        assert_eq!(names.gender("Kamala"), Some(Gender::She));
        assert_eq!(names.gender("Sergei"), Some(Gender::He));
        assert_eq!(names.gender("Andrea"), None);
        assert_eq!(names.gender("Lavrov"), None);
    }
}
