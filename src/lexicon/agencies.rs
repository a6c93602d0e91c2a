//! News agencies and mastheads: who a text is credited to.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

/// The table of agencies and mastheads.
#[derive(Debug, Default)]
pub struct Agencies {
    names: HashMap<String, String>,
    masthead_words: HashSet<String>,
    generic: HashSet<String>,
    jobs: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    agency: Vec<Agency>,
    masthead_words: Vec<String>,
    generic: Vec<String>,
    jobs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    forms: Vec<String>,
}

impl Agencies {
    /// Reads a table.
    ///
    /// # Errors
    /// The text is not of the table's form.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        let mut names = HashMap::new();
        for Agency { name, forms } in file.agency {
            for form in &forms {
                names.insert(form.to_lowercase(), name.clone());
            }
            names.insert(name.to_lowercase(), name);
        }
        Ok(Self {
            names,
            masthead_words: file.masthead_words.into_iter().collect(),
            generic: file.generic.into_iter().collect(),
            jobs: file.jobs.into_iter().collect(),
        })
    }

    /// The full name of the agency that `form` is a spelling of, in any case: `AFP`.
    pub fn name(&self, form: &str) -> Option<&str> {
        self.names.get(&form.trim().to_lowercase()).map(String::as_str)
    }

    /// Whether the word ends names of papers and broadcasters: `Ledger`.
    pub fn ends_masthead(&self, word: &str) -> bool {
        self.masthead_words.contains(&word.to_lowercase())
    }

    /// Whether the words mean agencies in general: `wire reports`.
    pub fn is_generic(&self, words: &str) -> bool {
        self.generic.contains(&words.trim().to_lowercase())
    }

    /// Whether the word is part of a newsroom's job titles: `Correspondent`.
    pub fn is_job(&self, word: &str) -> bool {
        self.jobs.contains(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn the_bundled_table_can_be_read() {
        let text = include_str!("../../assets/lexicon/agencies.toml");
        assert!(super::Agencies::read(text).is_ok_and(|table| table.ends_masthead("Gazette")));
    }

    #[test]
    fn an_agency_is_known_by_all_its_forms() {
        let agencies = &Lexicon::bundled().agencies;
        assert_eq!(agencies.name("AGENCE FRANCE-PRESSE"), Some("Agence France-Presse"));
        assert_eq!(agencies.name("afp"), Some("Agence France-Presse"));
        assert_eq!(agencies.name("Pixabay"), None);
    }
}
