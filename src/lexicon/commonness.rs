//! How common a word is in written English, so that a small collection needn't tell common from telling.

use std::collections::HashMap;

use serde::Deserialize;

use crate::text::stem::key;

/// Shares of texts in which stems stand.
#[derive(Clone, Debug, Default)]
pub struct Commonness {
    shares: HashMap<u64, f32>,
}

#[derive(Deserialize)]
struct Table {
    band: Vec<Band>,
}

#[derive(Deserialize)]
struct Band {
    share: f32,
    stems: String,
}

impl Commonness {
    /// Share of texts assumed for a stem that the table does not know.
    pub const UNKNOWN: f32 = 0.001;

    /// The table that comes with the program.
    pub fn bundled() -> Self {
        Self::parse(include_str!("../../assets/lexicon/commonness.toml")).unwrap_or_default()
    }

    /// Reads the table.
    ///
    /// # Errors
    /// When it is not the TOML of `assets/lexicon/commonness.toml`.
    pub fn parse(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        let shares = table
            .band
            .iter()
            .flat_map(|band| band.stems.split_whitespace().map(|stem| (key(stem), band.share)))
            .collect();
        Ok(Self { shares })
    }

    /// Share of texts, above 0 and at most 1, in which the stem with this key stands.
    pub fn share(&self, stem: u64) -> f32 {
        self.shares.get(&stem).copied().unwrap_or(Self::UNKNOWN)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;
    use crate::text::stem::{key, stem};

    #[test]
    fn function_words_are_common_and_names_are_not() {
        let share = |word| Lexicon::bundled().commonness.share(key(&stem(word)));
        assert!(share("the") > 0.5);
        assert!(share("government") > share("ferry"));
        assert!(share("Zelensky") < 0.01);
    }
}
