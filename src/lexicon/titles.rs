//! Words beside a name that say who or what bears it: titles, ranks, descriptions, and the nouns that end names.

use serde::Deserialize;

use super::phrases::Phrases;
use super::words::Class;

/// All words of this kind.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    forms: Phrases<Title>,
    modifiers: Phrases<()>,
    descriptions: Phrases<()>,
    organisations: Phrases<()>,
    place_ends: Phrases<()>,
    place_heads: Phrases<()>,
    state_bodies: Phrases<()>,
}

/// What a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// A form of address, with what it tells of the bearer.
    Honorific(Option<Gender>),
    /// A rank.
    Rank,
    /// An office.
    Office,
}

/// He or she.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    He,
    /// She.
    She,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    honorific: Honorific,
    rank: Any,
    office: Any,
    modifier: Any,
    description: Any,
    organisation: Any,
    place: Place,
    state_body: Any,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Honorific {
    he: String,
    she: String,
    any: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Any {
    any: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    last: String,
    first: String,
}

impl Titles {
    /// Reads the table `titles.toml`.
    ///
    /// # Errors
    /// Where the table is not well formed; the error names the line.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        let mut titles = Self::default();
        for (list, title) in [
            (&table.honorific.he, Title::Honorific(Some(Gender::He))),
            (&table.honorific.she, Title::Honorific(Some(Gender::She))),
            (&table.honorific.any, Title::Honorific(None)),
            (&table.rank.any, Title::Rank),
            (&table.office.any, Title::Office),
        ] {
            for phrase in entries(list) {
                titles.forms.insert(phrase, title, |old, _| old);
            }
        }
        for (list, words) in [
            (&table.modifier.any, &mut titles.modifiers),
            (&table.description.any, &mut titles.descriptions),
            (&table.organisation.any, &mut titles.organisations),
            (&table.place.last, &mut titles.place_ends),
            (&table.place.first, &mut titles.place_heads),
            (&table.state_body.any, &mut titles.state_bodies),
        ] {
            for word in entries(list) {
                words.insert(word, (), |(), ()| ());
            }
        }
        Ok(titles)
    }

    /// The words that titles and the like begin with.
    pub(super) fn heads(&self) -> Vec<(Class, u64)> {
        let of =
            |class: Class, words: &Phrases<()>| words.heads().map(|key| (class, key)).collect::<Vec<_>>();
        [
            self.forms.heads().map(|key| (Class::Title, key)).collect(),
            of(Class::Title, &self.modifiers),
            of(Class::Description, &self.descriptions),
            of(Class::Organisation, &self.organisations),
            of(Class::Organisation, &self.state_bodies),
            of(Class::Place, &self.place_ends),
            of(Class::Place, &self.place_heads),
        ]
        .concat()
    }

    /// The title that `words` begin with, modifiers included: how many words, and what it is.
    pub fn longest<'a>(&self, words: impl Iterator<Item = &'a str> + Clone) -> Option<(usize, Title)> {
        // `Deputy` is a title by itself and a modifier before others, so the longest of all readings counts.
        let mut rest = words;
        let mut found = None;
        for modifiers in 0..4 {
            let title = self.forms.longest(rest.clone()).map(|(count, title)| (modifiers + count, title));
            found = title.filter(|(count, _)| found.is_none_or(|(most, _)| *count > most)).or(found);
            if !rest.next().is_some_and(|word| self.is_modifier(word)) {
                break;
            }
        }
        found
    }

    /// Whether `word` may stand before a title and belong to it: `Deputy`, `former`.
    pub fn is_modifier(&self, word: &str) -> bool {
        self.modifiers.word(word).is_some()
    }

    /// Whether `word` is a noun for a person by office, profession or standing: `spokesman`.
    pub fn is_description(&self, word: &str) -> bool {
        self.descriptions.word(word).is_some()
    }

    /// Whether names of organisations end in `word`: `Ministry`.
    pub fn ends_organisation(&self, word: &str) -> bool {
        self.organisations.word(word).is_some()
    }

    /// Whether every state has a body whose name ends in `word`: `Ministry`.
    pub fn ends_state_body(&self, word: &str) -> bool {
        self.state_bodies.word(word).is_some()
    }

    /// Whether names of places end in `word`: `Island`.
    pub fn ends_place(&self, word: &str) -> bool {
        self.place_ends.word(word).is_some()
    }

    /// Whether names of places begin with `word`: `Mount`.
    pub fn begins_place(&self, word: &str) -> bool {
        self.place_heads.word(word).is_some()
    }
}

fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Gender, Title};
    use crate::lexicon::Lexicon;

    #[test]
    fn modifiers_belong_to_the_title() {
        let titles = &Lexicon::bundled().titles;
        let longest = |words: &str| titles.longest(words.split(' '));
        assert_eq!(longest("Deputy Foreign Minister Varga"), Some((3, Title::Office)));
        assert_eq!(longest("Secretary of State Varga"), Some((3, Title::Office)));
        assert_eq!(longest("Ms Varga"), Some((1, Title::Honorific(Some(Gender::She)))));
        assert_eq!(longest("Foreign Varga"), None);
    }
}
