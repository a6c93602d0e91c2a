//! Words of one act, state or thing: by them two accounts tell the same, or the contrary, in other words.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use crate::text::stem::{key, stem};

/// Letters of a stem by which words of one family meet: `announce`, `announcement`.
const FAMILY: usize = 6;

/// What a word tells of, whichever of its words stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// Number of the act, state or thing.
    pub key: u64,
    /// What kind of sense it is.
    pub kind: SenseKind,
    /// Whether the word tells of the contrary: `shut` of `open`.
    pub contrary: bool,
}

/// What a sense is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SenseKind {
    /// Something done, or that happens.
    Act,
    /// A state that has a contrary.
    State,
    /// A thing, counted or named.
    Thing,
}

/// The tables of acts, contraries, things and irregular forms.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// By the words as the table writes them: `plane` is no `plan`, though their stems are one.
    words: HashMap<String, Sense>,
    senses: HashMap<String, Sense>,
    /// Verbs with a particle, as (stem, particle).
    phrases: HashMap<(String, String), Sense>,
    bases: HashMap<String, String>,
    /// Keys of the senses of the table.
    listed: HashSet<u64>,
    /// Acts that only tell that something is said.
    speech: HashSet<u64>,
    /// Acts and verbs that tell little without what is done by them.
    light: HashSet<u64>,
    /// Pairs of acts of which only one is so, in the order of the table.
    exclusive: HashSet<(u64, u64)>,
    /// Acts a price belongs to.
    priced: HashSet<u64>,
    /// What befalls those whom a toll counts.
    tolled: HashMap<u64, u64>,
    /// Acts that one party does to one thing.
    single: HashSet<u64>,
    /// Acts by which an event is told to begin or happen.
    onset: HashSet<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    acts: BTreeMap<String, String>,
    contraries: BTreeMap<String, [String; 2]>,
    things: BTreeMap<String, String>,
    irregular: BTreeMap<String, String>,
    speech: String,
    light: String,
    exclusive: Vec<String>,
    priced: String,
    tolled: Vec<String>,
    single: String,
    onset: String,
}

impl Acts {
    /// Reads the table.
    ///
    /// # Errors
    /// When it is not the TOML of `assets/lexicon/acts.toml`.
    pub fn read(table: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(table)?;
        let mut acts = Self::default();
        for (base, forms) in &table.irregular {
            acts.bases.extend(forms.split_whitespace().map(|form| (form.to_owned(), base.clone())));
        }
        for (things, kind) in [(&table.things, SenseKind::Thing), (&table.acts, SenseKind::Act)] {
            for (name, words) in things {
                acts.add(Sense { key: sense_key(name), kind, contrary: false }, words);
            }
        }
        for (name, [words, contraries]) in &table.contraries {
            let sense = Sense { key: sense_key(name), kind: SenseKind::State, contrary: false };
            acts.add(sense, words);
            acts.add(Sense { contrary: true, ..sense }, contraries);
        }
        acts.speech = table.speech.split_whitespace().map(sense_key).collect();
        acts.light = table.light.split_whitespace().map(|word| acts.key_of(word)).collect();
        acts.light.extend(&acts.speech);
        acts.priced = table.priced.split_whitespace().map(sense_key).collect();
        for one in &table.tolled {
            let mut names = one.split_whitespace().map(sense_key);
            if let Some(first) = names.next() {
                acts.tolled.extend(names.map(|name| (name, first)).chain([(first, first)]));
            }
        }
        acts.onset = table.onset.split_whitespace().map(|word| acts.key_of(word)).collect();
        acts.single = table.single.split_whitespace().map(sense_key).collect();
        for (one, other) in table.exclusive.iter().filter_map(|pair| pair.split_once(' ')) {
            acts.exclusive.insert((sense_key(one), sense_key(other)));
        }
        Ok(acts)
    }

    fn add(&mut self, sense: Sense, words: &str) {
        self.listed.insert(sense.key);
        for word in words.split_whitespace() {
            if let Some((verb, particle)) = word.split_once('-') {
                self.phrases.insert((stem(verb), particle.to_owned()), sense);
            } else {
                self.words.insert(word.to_owned(), sense);
                self.senses.insert(stem(word), sense);
            }
        }
    }

    /// The stem of `word` with irregular forms brought back to their verb: `rose` and `rises` meet.
    pub fn base(&self, word: &str) -> String {
        let lower = word.to_lowercase();
        self.bases.get(&lower).map_or_else(|| stem(&lower), |base| stem(base))
    }

    /// Whether `word` is a past form that no rule of endings makes: `sank`.
    pub fn is_irregular_past(&self, word: &str) -> bool {
        self.bases.contains_key(word) && !word.ends_with("ing") && !word.ends_with('s')
    }

    /// What `word` tells of, if the table knows it.
    pub fn sense(&self, word: &str) -> Option<Sense> {
        let lower = word.to_lowercase();
        let one = lower.strip_suffix('s').unwrap_or(&lower);
        let written = self.words.get(&lower).or_else(|| self.words.get(one));
        let stemmed = || self.senses.get(&stem(&lower)).or_else(|| self.senses.get(&self.base(&lower)));
        written.or_else(stemmed).copied()
    }

    /// Whether the table lists the act with this key, with the words for it: of others, two may be one.
    pub fn is_listed(&self, act: u64) -> bool {
        self.listed.contains(&act)
    }

    /// Whether the act with this key only tells that something is said: announcing, warning.
    pub fn is_speech(&self, act: u64) -> bool {
        self.speech.contains(&act)
    }

    /// Whether the act with this key tells little without what is done by it: starting, making, saying.
    pub fn is_light(&self, act: u64) -> bool {
        self.light.contains(&act)
    }

    /// Whether the second of two acts is the one by which the first is not so: failing, of passing and failing.
    pub fn is_denied_by(&self, one: u64, other: u64) -> bool {
        self.exclusive.contains(&(one, other))
    }

    /// The acts that exclude the act with this key, ascending.
    pub fn excluded(&self, act: u64) -> Vec<u64> {
        let others = self.exclusive.iter().filter_map(|&(one, other)| match act {
            _ if act == one => Some(other),
            _ if act == other => Some(one),
            _ => None,
        });
        let mut found: Vec<u64> = others.collect();
        found.sort_unstable();
        found
    }

    /// Whether the act with this key turns a figure into another: rising, falling.
    pub fn is_change(&self, act: u64) -> bool {
        ["raise", "lower"].iter().any(|name| sense_key(name) == act)
    }

    /// Whether a price belongs to the act with this key: buying, selling, paying.
    pub fn is_priced(&self, act: u64) -> bool {
        self.priced.contains(&act)
    }

    /// The toll that counts those whom the act or thing with this key befell: dying, going missing.
    pub fn tolled(&self, act: u64) -> Option<u64> {
        self.tolled.get(&act).copied()
    }

    /// Whether an event is told to begin or happen by the act with this key: breaking out, occurring.
    pub fn is_onset(&self, act: u64) -> bool {
        self.onset.contains(&act)
    }

    /// Whether the act with this key is for a term: jailing.
    pub fn is_term(&self, act: u64) -> bool {
        act == sense_key("jail")
    }

    /// Whether of the act with this key there is one only, done to one thing by one party: brokering, scoring.
    pub fn is_single(&self, act: u64) -> bool {
        self.single.contains(&act)
    }

    /// Whether the act with this key tells what is still to come: forecasting, expecting.
    pub fn is_forecast(&self, act: u64) -> bool {
        self.sense("forecast").is_some_and(|sense| sense.key == act)
    }

    /// The key of a word that stands for an act, known to the table or not.
    fn key_of(&self, word: &str) -> u64 {
        self.sense(word).map_or_else(|| self.base_key(word), |sense| sense.key)
    }

    /// The key of the stem of a word, of which words of one family share the beginning.
    pub fn base_key(&self, word: &str) -> u64 {
        let base = self.base(word);
        base.get(..FAMILY).map_or_else(|| key(&base), key)
    }

    /// What a verb with its particle tells of: `called off`.
    pub fn phrase(&self, verb: &str, particle: &str) -> Option<Sense> {
        let particle = particle.to_lowercase();
        self.phrases.get(&(self.base(verb), particle)).copied()
    }
}

/// Keys of senses stay apart from those of words.
fn sense_key(name: &str) -> u64 {
    key(name).rotate_left(1)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::SenseKind;
    use crate::lexicon::Lexicon;
    use crate::text::stem::stem;

    #[test]
    fn words_of_one_act_meet() {
        let acts = &Lexicon::bundled().acts;
        let key = |word: &str| acts.sense(word).unwrap().key;
        assert_eq!(key("detained"), key("arrest"));
        assert_eq!(key("sank"), key("capsized"));
        assert_eq!(acts.phrase("went", "down").map(|sense| sense.key), Some(key("sinking")));
        assert_eq!(acts.sense("vessel").unwrap().kind, SenseKind::Thing);
        assert_eq!(acts.sense("marmalade"), None);
    }

    #[test]
    fn no_two_lines_of_acts_or_of_things_share_a_stem() {
        let table: toml::Table = include_str!("../../assets/lexicon/acts.toml").parse().unwrap();
        for section in ["acts", "things"] {
            let mut known: HashMap<String, &str> = HashMap::new();
            for (name, words) in table[section].as_table().unwrap() {
                for word in words.as_str().unwrap().split_whitespace().filter(|word| !word.contains('-')) {
                    let other = known.insert(stem(word), name).filter(|other| other != name);
                    assert_eq!(other, None, "{word} of {name}");
                }
            }
        }
    }

    #[test]
    fn contraries_share_a_sense() {
        let acts = &Lexicon::bundled().acts;
        let (open, shut) = (acts.sense("open").unwrap(), acts.sense("shut").unwrap());
        assert_eq!(open.key, shut.key);
        assert!(!open.contrary && shut.contrary);
    }

    #[test]
    fn irregular_forms_are_brought_back() {
        let acts = &Lexicon::bundled().acts;
        assert_eq!(acts.base("torn"), acts.base("tears"));
        assert_eq!(acts.base("wrote"), acts.base("writing"));
        assert_eq!(acts.base("walked"), acts.base("walks"));
    }
}
