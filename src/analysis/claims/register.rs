//! The speakers and subjects met so far in an article, for pronouns and short forms to point back to.

use std::collections::HashMap;
use std::ops::Range;

use super::draft::Draft;
use super::groups::Shape;
use super::reading::Reading;
use crate::analysis::syntax::Tag;
use crate::lexicon::sources::Gender;
use crate::model::{EntityKind, SourceKind};

/// Somebody or something that speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Canonical name within the article, or the words themselves.
    pub(super) name: String,
    /// Index into the article's names.
    pub(super) name_index: Option<usize>,
    /// What it is.
    pub(super) kind: SourceKind,
    /// The nouns it has been spoken of with, in lower case.
    pub(super) nouns: Vec<String>,
    /// What is known of a person.
    pub(super) gender: Option<Gender>,
    /// One or many.
    pub(super) number: Number,
    /// The institution or person behind it.
    pub(super) origin: Option<String>,
}

/// One or many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Number {
    /// One.
    #[default]
    Singular,
    /// Many.
    Plural,
}

/// A pronoun points no further back than this, in sentences.
const NEAR: usize = 3;

/// How many speakers are kept in mind for short forms; the search stays linear whatever the article's length.
const REMEMBERED: usize = 64;

/// What the article has introduced so far.
pub(super) struct Register {
    /// Speakers and subjects, the latest last.
    known: Vec<(Known, usize)>,
    /// Whether a token lies in the content of an attributed claim.
    in_content: Vec<bool>,
    /// The next entity to read.
    next: usize,
    /// Gender by name index, from titles and pronouns.
    genders: HashMap<usize, Gender>,
}

impl Register {
    /// An empty register.
    pub(super) fn new(reading: &Reading, drafts: &[Draft]) -> Self {
        let mut in_content = vec![false; reading.syntax.tokens.len()];
        for draft in drafts.iter().filter(|draft| draft.cue.is_some()) {
            for range in &draft.content {
                if let Some(tokens) = in_content.get_mut(range.clone()) {
                    tokens.fill(true);
                }
            }
        }
        Self { known: Vec::new(), in_content, next: 0, genders: HashMap::new() }
    }

    /// Takes note of the subjects before `at`.
    pub(super) fn read_to(&mut self, reading: &Reading, at: usize) {
        let entities = &reading.analysed.entities;
        while let Some(entity) = entities.get(self.next) {
            let tokens = reading.tokens_in(entity.span);
            if tokens.start >= at {
                break;
            }
            self.next += 1;
            if tokens.is_empty() {
                continue;
            }
            if let Some(gender) = title_gender(reading, &tokens) {
                self.genders.insert(entity.name, gender);
            }
            let outside = !self.in_content.get(tokens.start).copied().unwrap_or(true);
            if !(outside && is_subject(reading, &tokens)) {
                continue;
            }
            let Some(name) = reading.analysed.names.get(entity.name) else { continue };
            let kind = match entity.kind {
                EntityKind::Person => SourceKind::Person,
                EntityKind::Organisation => SourceKind::Organisation,
                EntityKind::Place => SourceKind::Place,
                EntityKind::Role => SourceKind::Role,
                EntityKind::Other => continue,
            };
            let state = reading
                .lexicon
                .gazetteer
                .state_of_capital(&name.canonical)
                .filter(|_| kind == SourceKind::Place);
            let canonical = state.unwrap_or(&name.canonical).to_owned();
            let index = match state {
                Some(state) => reading.analysed.names.iter().position(|name| name.canonical == state),
                None => Some(entity.name),
            };
            let words =
                name.titles.iter().chain([&name.canonical]).flat_map(|title| title.split_whitespace());
            let nouns = words.map(str::to_lowercase).collect();
            let known = Known {
                origin: Some(canonical.clone()),
                name: canonical,
                name_index: index,
                kind,
                nouns,
                gender: self.genders.get(&entity.name).copied(),
                number: Number::Singular,
            };
            self.push(known, tokens.start);
        }
    }

    /// Takes note of a speaker.
    pub(super) fn spoke(&mut self, reading: &Reading, known: Known, source: &Range<usize>) {
        if known.kind == SourceKind::Unresolved {
            return;
        }
        let mut known = known;
        let pronoun = match &*reading.lower(source.start) {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => None,
        };
        known.gender = known.gender.or(pronoun);
        if let (Some(index), Some(gender)) = (known.name_index, known.gender) {
            self.genders.insert(index, gender);
        }
        self.push(known, source.start);
    }

    fn push(&mut self, known: Known, at: usize) {
        if self.known.len() >= 2 * REMEMBERED {
            self.known.drain(..REMEMBERED);
        }
        let earlier =
            self.known.iter().rposition(|(other, _)| other.name == known.name && other.kind == known.kind);
        let mut known = known;
        if let Some(place) = earlier {
            let (other, _) = self.known.remove(place);
            known.nouns.extend(other.nouns.into_iter().take(24));
            known.nouns.sort();
            known.nouns.dedup();
            known.gender = known.gender.or(other.gender);
            known.origin = known.origin.or(other.origin);
        }
        self.known.push((known, at));
    }

    /// The last single person, of `gender` where that is known.
    pub(super) fn person(&self, reading: &Reading, at: usize, gender: Option<Gender>) -> Option<Known> {
        self.last(reading, at, |known| {
            let human = match known.kind {
                SourceKind::Person | SourceKind::Anonymous => true,
                SourceKind::Role => !is_office_of_state(&known.name),
                _ => false,
            };
            let own =
                known.gender.or_else(|| known.name_index.and_then(|index| self.genders.get(&index).copied()));
            human && known.number == Number::Singular && (own.is_none() || gender.is_none() || own == gender)
        })
    }

    /// The last body, state or writing.
    pub(super) fn body(&self, reading: &Reading, at: usize) -> Option<Known> {
        self.last(reading, at, |known| {
            matches!(known.kind, SourceKind::Organisation | SourceKind::Place | SourceKind::Document)
                || (known.kind == SourceKind::Role && is_office_of_state(&known.name))
        })
    }

    /// The last group of people.
    pub(super) fn many(&self, reading: &Reading, at: usize) -> Option<Known> {
        self.last(reading, at, |known| known.number == Number::Plural)
    }

    fn last(&self, reading: &Reading, at: usize, suits: impl Fn(&Known) -> bool) -> Option<Known> {
        let sentence =
            |at: usize| reading.syntax.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        let here = sentence(at);
        let near =
            self.known.iter().rev().take(REMEMBERED).take_while(|(_, place)| sentence(*place) + NEAR >= here);
        near.map(|(known, _)| known).find(|known| suits(known)).cloned()
    }

    /// The last speaker that `noun` may stand for.
    pub(super) fn known_as(&self, reading: &Reading, noun: &str) -> Option<Known> {
        let suits = |known: &Known| known.nouns.iter().any(|other| other == noun);
        let stands = |known: &Known| {
            let person = matches!(known.kind, SourceKind::Person | SourceKind::Anonymous | SourceKind::Role);
            let listed = known.nouns.iter().any(|other| reading.lexicon.sources.may_stand_for(noun, other));
            (person || known.kind == SourceKind::Organisation) && listed
        };
        let recent = || self.known.iter().rev().map(|(known, _)| known).take(REMEMBERED);
        let generic = |known: &Known| {
            known.kind == SourceKind::Organisation
                && known.name_index.is_some()
                && reading.lexicon.sources.is_any_body(noun)
        };
        let found = recent().find(|known| suits(known)).or_else(|| recent().find(|known| stands(known)));
        found.or_else(|| recent().find(|known| generic(known))).cloned()
    }
}

fn is_office_of_state(name: &str) -> bool {
    ["Kremlin", "White House", "Pentagon", "Downing Street", "Elysee"]
        .iter()
        .any(|office| name.contains(office))
}

/// The nouns of a phrase, in lower case.
pub(super) fn nouns(reading: &Reading, phrase: &Range<usize>) -> Vec<String> {
    let nouns = phrase.clone().take(24).filter(|at| reading.tag(*at).is_noun());
    nouns.map(|at| reading.lower(at).into_owned()).collect()
}

fn title_gender(reading: &Reading, tokens: &Range<usize>) -> Option<Gender> {
    let first = tokens.start.saturating_sub(1);
    (first..tokens.end).find_map(|at| reading.lexicon.sources.gender(&reading.lower(at)))
}

/// Whether a mention is a subject: it opens its sentence, or a finite verb follows.
fn is_subject(reading: &Reading, tokens: &Range<usize>) -> bool {
    let opens_at = |at: usize| {
        at == 0
            || reading.syntax.sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start).is_ok()
    };
    let start = tokens.start;
    // "But the deputy governor, Jan Roe, …": what describes the name and a conjunction may stand before it.
    let described = |at: &usize| {
        let tag = reading.tag(*at);
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cc)
    };
    let lead = (start.saturating_sub(8)..start).rev().take_while(described).last().unwrap_or(start);
    let opens = opens_at(lead) || (lead..start).any(opens_at) || reading.is_stop(start.saturating_sub(1));
    let possessor = reading.tag(tokens.end) == Tag::Pos;
    let object = start > 0 && matches!(reading.tag(start - 1), Tag::In | Tag::To);
    let verb = (tokens.end..tokens.end + 3)
        .any(|at| reading.group_from(at).is_some_and(|group| group.shape == Shape::Finite));
    !possessor && !object && (opens || verb)
}
