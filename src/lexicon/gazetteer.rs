//! Places, organisations and offices known across the world, with the forms of each name.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrases::Phrases;
use super::words::Class;
use crate::model::EntityKind;
use crate::text::spelling::key;

/// Known bearers of names.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    bearers: Vec<Bearer>,
    forms: Phrases<Form>,
    /// Adjectives and nouns of peoples; without a number those of no one state.
    people: Phrases<Option<u16>>,
    no_names: Phrases<()>,
}

/// A place, organisation or office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The name it is shown under.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// How it stands to a state.
    pub standing: Standing,
}

/// How a place stands to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is a state.
    State,
    /// It is the capital of the state with this number, and may speak for it.
    Capital(u16),
    /// It is a town or the like in the state with this number.
    Within(u16),
    /// It is a part of the state with this number, with towns of its own.
    Region(u16),
    /// It belongs to no one state.
    Free,
}

/// A form of a name.
#[derive(Clone, Copy, Debug)]
struct Form {
    bearer: u16,
    /// Whether it must be written in capitals: `US`, but not `us` or `Us`.
    capitals: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    country: BTreeMap<String, Vec<String>>,
    spelling: BTreeMap<String, String>,
    city: BTreeMap<String, String>,
    region: BTreeMap<String, String>,
    area: Area,
    peoples: NoName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    names: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    organisation: BTreeMap<String, Vec<String>>,
    office: BTreeMap<String, Vec<String>>,
    other: BTreeMap<String, Vec<String>>,
    no_name: NoName,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoName {
    words: String,
}

impl Gazetteer {
    /// Reads the tables `places.toml` and `organisations.toml`.
    ///
    /// # Errors
    /// Where a table is not well formed; the error names the line.
    pub fn read(places: &str, organisations: &str) -> Result<Self, toml::de::Error> {
        let mut gazetteer = Self::default();
        gazetteer.add_places(&toml::from_str(places)?);
        gazetteer.add_organisations(&toml::from_str(organisations)?);
        Ok(gazetteer)
    }

    /// The longest known name that `words` begin with: how many words, and whose. Words written in lower case
    /// throughout are no name.
    pub fn longest<'a>(&self, words: impl IntoIterator<Item = &'a str> + Clone) -> Option<(usize, u16)> {
        let first = words.clone().into_iter().next()?;
        self.longest_of(words.into_iter().map(key), first)
    }

    /// The same for words by their keys, the first of which is `first`.
    pub fn longest_of(&self, keys: impl Iterator<Item = u64>, first: &str) -> Option<(usize, u16)> {
        let (count, form) = self.forms.longest_of(keys)?;
        let fits = if form.capitals {
            !first.contains(char::is_lowercase)
        } else {
            first.contains(char::is_uppercase)
        };
        fits.then_some((count, form.bearer))
    }

    /// The words that names begin with.
    pub(super) fn heads(&self) -> Vec<(Class, u64)> {
        let forms = self.forms.heads().map(|key| (Class::Name, key));
        let people = self.people.heads().map(|key| (Class::People, key));
        forms.chain(people).chain(self.no_names.heads().map(|key| (Class::NoName, key))).collect()
    }

    /// The bearer with this number.
    pub fn bearer(&self, number: u16) -> Option<&Bearer> {
        self.bearers.get(usize::from(number))
    }

    /// The bearer known under `name`, if any: `NATO` for `Nato`.
    pub fn find(&self, name: &str) -> Option<&Bearer> {
        let words = || name.split_whitespace();
        let (count, number) = self.longest(words().collect::<Vec<_>>())?;
        self.bearer(number).filter(|_| count == words().count())
    }

    /// The state whose capital `name` is, in any of its forms: `Russia` for `Moscow`.
    pub fn state_of_capital(&self, name: &str) -> Option<&str> {
        match self.find(name)?.standing {
            Standing::Capital(state) => self.bearer(state).map(|state| state.name.as_str()),
            _ => None,
        }
    }

    /// The state a place lies in: `Switzerland` for `Geneva`; a state lies in itself.
    pub fn state_of(&self, name: &str) -> Option<&str> {
        let place = self.find(name)?;
        match place.standing {
            Standing::Capital(state) | Standing::Within(state) | Standing::Region(state) => {
                self.bearer(state).map(|state| state.name.as_str())
            }
            Standing::State => Some(&place.name),
            Standing::Free => None,
        }
    }

    /// Whether what is known of two places leaves open that one lies in the other: `Oslo` and `Norway`, `Norway` and
    /// `Europe`; a place that is not known may lie in any of those. Of two that are not known nothing is known.
    pub fn may_hold(&self, one: &str, other: &str) -> bool {
        let level = |name: &str| {
            let place = self.find(name).filter(|place| place.kind == EntityKind::Place)?;
            Some(match place.standing {
                Standing::Free => 3,
                Standing::State => 2,
                Standing::Region(_) => 1,
                Standing::Capital(_) | Standing::Within(_) => 0,
            })
        };
        match (level(one), level(other)) {
            (None, None) => false,
            (Some(first), Some(second)) => {
                let apart = self.state_of(one) != self.state_of(other) && first < 3 && second < 3;
                let same = || self.find(one) == self.find(other);
                !apart && (first != second || same())
            }
            // A place that is not known may lie in any state or region, but hardly in another town.
            (Some(known), None) | (None, Some(known)) => known > 0,
        }
    }

    /// The state whose people or adjective `word` is: `Russia` for `Russian` and `Russians`.
    pub fn state_of_people(&self, word: &str) -> Option<&str> {
        let state = self.people.word(word)??;
        self.bearer(state).map(|state| state.name.as_str())
    }

    /// How many words the adjective or noun of a people takes that `words` begin with: two for `South Korean`.
    pub fn people(&self, keys: impl IntoIterator<Item = u64>) -> Option<usize> {
        self.people.longest_of(keys).map(|(count, _)| count)
    }

    /// Whether `word` names nobody although it is capitalised: `TV`, `CEO`.
    pub fn is_no_name(&self, word: &str) -> bool {
        self.no_names.word(word).is_some()
    }

    fn add(&mut self, name: &str, kind: EntityKind, standing: Standing) -> u16 {
        let number = self.bearers.len() as u16;
        self.bearers.push(Bearer { name: name.to_owned(), kind, standing });
        self.add_form(name, number);
        number
    }

    /// The first bearer of a form keeps it. An acronym is found with stops too: `S.E.C.`
    fn add_form(&mut self, form: &str, bearer: u16) {
        let capitals = form.len() > 1 && !form.contains(char::is_lowercase);
        if (2..=4).contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let dotted: String = form.chars().flat_map(|letter| [letter, '.']).collect();
            self.forms.insert(&dotted, Form { bearer, capitals }, |old, _| old);
        }
        self.forms.insert(form, Form { bearer, capitals }, |old, new| Form {
            capitals: old.capitals && (new.capitals || new.bearer != old.bearer),
            ..old
        });
    }

    fn add_places(&mut self, table: &Places) {
        let mut states = BTreeMap::new();
        for (name, words) in &table.country {
            let number = self.add(name, EntityKind::Place, Standing::State);
            states.insert(name.as_str(), number);
            for form in words.iter().skip(2) {
                self.add_form(form, number);
            }
            for word in words.get(1).map_or("", String::as_str).split_whitespace() {
                self.people.insert(&word.replace('-', " "), Some(number), |old, _| old);
            }
        }
        for (name, words) in &table.country {
            if let (Some(capital), Some(&state)) =
                (words.first().filter(|name| !name.is_empty()), states.get(name.as_str()))
            {
                self.add(capital, EntityKind::Place, Standing::Capital(state));
            }
        }
        for (by_state, is_region) in [(&table.city, false), (&table.region, true)] {
            for (state, names) in by_state {
                let standing = match states.get(state.as_str()) {
                    Some(&state) if is_region => Standing::Region(state),
                    Some(&state) => Standing::Within(state),
                    None => Standing::Free,
                };
                for name in names.split(';').map(str::trim) {
                    self.add(name, EntityKind::Place, standing);
                }
            }
        }
        for name in table.area.names.split(';').map(str::trim) {
            self.add(name, EntityKind::Place, Standing::Free);
        }
        for word in table.peoples.words.split_whitespace() {
            self.people.insert(word, None, |old, _| old);
        }
        for (form, name) in &table.spelling {
            if let Some((_, number)) = self.longest(name.split_whitespace().collect::<Vec<_>>()) {
                self.add_form(form, number);
            }
        }
    }

    fn add_organisations(&mut self, table: &Organisations) {
        let organisations = table.organisation.iter().map(|entry| (entry, EntityKind::Organisation));
        let offices = table.office.iter().map(|entry| (entry, EntityKind::Role));
        let others = table.other.iter().map(|entry| (entry, EntityKind::Other));
        for ((name, forms), kind) in organisations.chain(offices).chain(others) {
            let number = self.add(name, kind, Standing::Free);
            for form in forms {
                self.add_form(form, number);
            }
        }
        for word in table.no_name.words.split_whitespace() {
            self.no_names.insert(word, (), |(), ()| ());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn forms_of_one_bearer_meet() {
        let gazetteer = &Lexicon::bundled().gazetteer;
        let name = |form| gazetteer.find(form).map(|bearer| bearer.name.as_str());
        for [form, shown] in [
            ["Nato", "NATO"],
            ["North Atlantic Treaty Organisation", "NATO"],
            ["Kiev", "Kyiv"],
            ["U.S.", "United States"],
            ["US", "United States"],
            ["America", "United States"],
            ["W.House", "White House"],
            ["Organization for Security and Cooperation in Europe", "OSCE"],
        ] {
            assert_eq!(name(form), Some(shown), "{form}");
        }
        assert_eq!(name("us"), None);
        assert_eq!(name("Us"), None);
        assert_eq!(name("who"), None);
    }

    #[test]
    fn places_know_their_state() {
        let gazetteer = &Lexicon::bundled().gazetteer;
        assert_eq!(gazetteer.state_of_capital("Moscow"), Some("Russia"));
        assert_eq!(gazetteer.state_of_capital("Kiev"), Some("Ukraine"));
        assert_eq!(gazetteer.state_of_capital("Geneva"), None);
        assert_eq!(gazetteer.state_of("Geneva"), Some("Switzerland"));
        assert_eq!(gazetteer.state_of_people("Russian"), Some("Russia"));
    }

    #[test]
    fn a_town_lies_in_its_state_and_in_no_other_town() {
        let holds = |one, other| Lexicon::bundled().gazetteer.may_hold(one, other);
        for [one, other] in [
            ["Oslo", "Norway"],
            ["France", "Paris"],
            ["Norway", "Europe"],
            ["Quebec", "Canada"],
            ["Toronto", "Ontario"],
            ["Olm", "Norway"],
            ["Sichuan", "Olm"],
            ["Olm", "Europe"],
            ["Kiev", "Kyiv"],
        ] {
            assert!(holds(one, other), "{one} and {other}");
        }
        for [one, other] in [
            ["Oslo", "Sweden"],
            ["Oslo", "Geneva"],
            ["Norway", "Sweden"],
            ["Ontario", "Quebec"],
            ["Toronto", "Sichuan"],
            ["Olm", "Tarn"],
            ["Olm", "Toronto"],
        ] {
            assert!(!holds(one, other), "{one} and {other}");
        }
    }
}
