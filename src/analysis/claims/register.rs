//! The speakers and subjects met so far in an article, for pronouns and short forms to point back to.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::draft::Draft;
use super::groups::Shape;
use super::reading::Reading;
use crate::analysis::syntax::Tag;
use crate::lexicon::Lexicon;
use crate::lexicon::sources::Gender;
use crate::lexicon::words::Class;
use crate::model::{EntityKind, Name, SourceKind};
use crate::text::spelling::key;

/// Somebody or something that speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known<'a> {
    /// Canonical name within the article, or the words themselves.
    pub(super) name: Cow<'a, str>,
    /// Index into the article's names.
    pub(super) name_index: Option<usize>,
    /// What it is.
    pub(super) kind: SourceKind,
    /// The nouns it has been spoken of with, sorted.
    pub(super) nouns: Rc<[Noun]>,
    /// What is known of a person.
    pub(super) gender: Option<Gender>,
    /// One or many.
    pub(super) number: Number,
    /// The institution or person behind it.
    pub(super) origin: Option<Cow<'a, str>>,
}

/// A noun in lower case: its first sixteen bytes, and the key of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Noun(u128, u64);

impl Noun {
    /// A noun in any case.
    pub(super) fn of(noun: &str) -> Self {
        let mut first = [0; 16];
        let mut fill = |bytes: &[u8]| {
            let len = bytes.len().min(first.len());
            if let (Some(place), Some(bytes)) = (first.get_mut(..len), bytes.get(..len)) {
                place.copy_from_slice(bytes);
            }
        };
        if noun.is_ascii() {
            fill(noun.as_bytes());
            first.make_ascii_lowercase();
        } else {
            fill(noun.to_lowercase().as_bytes());
        }
        Self(u128::from_be_bytes(first), key(noun))
    }

    /// Some nouns, sorted.
    pub(super) fn sorted(mut nouns: Vec<Self>) -> Rc<[Self]> {
        nouns.sort_unstable();
        nouns.dedup();
        nouns.into()
    }
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
pub(super) struct Register<'a> {
    /// Speakers and subjects, the latest last.
    known: Vec<(Known<'a>, usize)>,
    /// Whether a token lies in the content of an attributed claim.
    in_content: Vec<bool>,
    /// The next entity to read.
    next: usize,
    /// Gender by name index, from titles and pronouns.
    genders: HashMap<usize, Gender>,
    /// By name index, what a bearer is called as a speaker; `None` where that has not been asked for.
    called: Vec<Option<Called<'a>>>,
}

/// What a bearer is called as a speaker.
#[derive(Clone)]
struct Called<'a> {
    /// Its canonical name; of a capital, that of the state.
    name: &'a str,
    /// The index of that name, where the article has it.
    index: Option<usize>,
    /// What it is then taken for.
    kind: SourceKind,
    /// The words of its titles and its name.
    nouns: Rc<[Noun]>,
}

impl<'a> Called<'a> {
    fn of(reading: &Reading<'a>, index: usize, kind: SourceKind) -> Option<Self> {
        let analysed = reading.analysed;
        let name = analysed.names.get(index)?;
        let gazetteer = &reading.lexicon.gazetteer;
        let state = Some(kind)
            .filter(|kind| *kind == SourceKind::Place)
            .and_then(|_| gazetteer.state_of_capital(&name.canonical));
        Some(Self {
            name: state.unwrap_or(&name.canonical),
            index: match state {
                Some(state) => analysed.names.iter().position(|name| name.canonical == state),
                None => Some(index),
            },
            kind,
            nouns: Rc::clone(&reading.bearer(index)?.nouns),
        })
    }
}

impl<'a> Register<'a> {
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
        let called = vec![None; reading.analysed.names.len()];
        Self { known: Vec::new(), in_content, next: 0, genders: HashMap::new(), called }
    }

    /// Takes note of the subjects before `at`.
    pub(super) fn read_to(&mut self, reading: &Reading<'a>, at: usize) {
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
            let kind = match entity.kind {
                EntityKind::Person => SourceKind::Person,
                EntityKind::Organisation => SourceKind::Organisation,
                EntityKind::Place => SourceKind::Place,
                EntityKind::Role => SourceKind::Role,
                EntityKind::Other => continue,
            };
            let Some(slot) = self.called.get_mut(entity.name) else { continue };
            if slot.as_ref().is_none_or(|called| called.kind != kind) {
                *slot = Called::of(reading, entity.name, kind);
            }
            let Some(called) = slot.clone() else { continue };
            let known = Known {
                origin: Some(called.name.into()),
                name: called.name.into(),
                name_index: called.index,
                kind,
                nouns: called.nouns,
                gender: self.genders.get(&entity.name).copied(),
                number: Number::Singular,
            };
            self.push(known, tokens.start);
        }
    }

    /// Takes note of a speaker.
    pub(super) fn spoke(&mut self, reading: &Reading, known: Known<'a>, source: &Range<usize>) {
        if known.kind == SourceKind::Unresolved {
            return;
        }
        let mut known = known;
        let pronoun = match () {
            () if reading.is(source.start, "he") => Some(Gender::Male),
            () if reading.is(source.start, "she") => Some(Gender::Female),
            () => None,
        };
        known.gender = known.gender.or(pronoun);
        if let (Some(index), Some(gender)) = (known.name_index, known.gender) {
            self.genders.insert(index, gender);
        }
        self.push(known, source.start);
    }

    fn push(&mut self, known: Known<'a>, at: usize) {
        if self.known.len() >= 2 * REMEMBERED {
            self.known.drain(..REMEMBERED);
        }
        let earlier =
            self.known.iter().rposition(|(other, _)| other.kind == known.kind && other.name == known.name);
        let mut known = known;
        if let Some(place) = earlier {
            let (other, _) = self.known.remove(place);
            if !Rc::ptr_eq(&known.nouns, &other.nouns) {
                let both = known.nouns.iter().chain(other.nouns.iter().take(24));
                known.nouns = Noun::sorted(both.copied().collect());
            }
            known.gender = known.gender.or(other.gender);
            known.origin = known.origin.or(other.origin);
        }
        self.known.push((known, at));
    }

    /// The last single person, of `gender` where that is known.
    pub(super) fn person(&self, reading: &Reading, at: usize, gender: Option<Gender>) -> Option<Known<'a>> {
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
    pub(super) fn body(&self, reading: &Reading, at: usize) -> Option<Known<'a>> {
        self.last(reading, at, |known| {
            matches!(known.kind, SourceKind::Organisation | SourceKind::Place | SourceKind::Document)
                || (known.kind == SourceKind::Role && is_office_of_state(&known.name))
        })
    }

    /// The last group of people.
    pub(super) fn many(&self, reading: &Reading, at: usize) -> Option<Known<'a>> {
        self.last(reading, at, |known| known.number == Number::Plural)
    }

    fn last(&self, reading: &Reading, at: usize, suits: impl Fn(&Known) -> bool) -> Option<Known<'a>> {
        let sentence =
            |at: usize| reading.syntax.sentences.partition_point(|sentence| sentence.tokens.end <= at);
        let here = sentence(at);
        let near =
            self.known.iter().rev().take(REMEMBERED).take_while(|(_, place)| sentence(*place) + NEAR >= here);
        near.map(|(known, _)| known).find(|known| suits(known)).cloned()
    }

    /// The last speaker that `noun` may stand for.
    ///
    /// What is said of a body is not said of the people in it: "the coast guard" is not its commander.
    pub(super) fn known_as(&self, reading: &Reading, at: usize) -> Option<Known<'a>> {
        let noun = &*reading.lower(at);
        let itself = Noun::of(noun);
        let of_body = is_body(reading, at) && !reading.lexicon.sources.is_office(noun);
        let same: Vec<Noun> = reading.lexicon.sources.same(noun).iter().map(|noun| Noun::of(noun)).collect();
        let is_person = |known: &Known| {
            matches!(known.kind, SourceKind::Person | SourceKind::Anonymous | SourceKind::Role)
        };
        // "the weather office" is not the harbour office.
        let kind = at.checked_sub(1).filter(|before| {
            !matches!(reading.tag(*before), Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Jj | Tag::Cd)
        });
        let another = |known: &Known| {
            let words = || known.name.split(' ');
            let named = |kind: usize| words().any(|word| word.eq_ignore_ascii_case(reading.word(kind)));
            known.name_index.is_none() && words().count() > 1 && kind.is_some_and(|kind| !named(kind))
        };
        let fits = |known: &Known| !(another(known) || of_body && is_person(known));
        let suits = |known: &Known| fits(known) && known.nouns.contains(&itself);
        let stands = |known: &Known| {
            fits(known)
                && (is_person(known) || known.kind == SourceKind::Organisation)
                && known.nouns.iter().any(|other| same.contains(other))
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

/// Whether the noun at `at`, by itself or with the word before it, names a body that acts as one: "coast guard".
pub(super) fn is_body(reading: &Reading, at: usize) -> bool {
    let (sources, noun) = (&reading.lexicon.sources, reading.lower(at));
    let pair = || at.checked_sub(1).map(|before| format!("{} {noun}", reading.lower(before)));
    sources.is_body(&noun) || pair().is_some_and(|pair| sources.is_body(&pair))
}

/// How much of a phrase is looked at for nouns, in tokens.
const LONGEST: usize = 24;

/// The nouns of a phrase, and what the first that tells says of a person.
pub(super) fn nouns(reading: &Reading, phrase: &Range<usize>) -> (Vec<Noun>, Option<Gender>) {
    let nouns = || phrase.clone().take(LONGEST).filter(|at| reading.tag(*at).is_noun());
    let gender = nouns().find_map(|at| gender(reading, at));
    (nouns().map(|at| Noun::of(reading.word(at))).collect(), gender)
}

/// The nouns of a phrase that stand for the person it names: the words of the `name` in it and what he is, but not
/// the body he belongs to: of "Dana Osk, the commander of the coast guard" not the guard.
pub(super) fn heads(reading: &Reading, phrase: &Range<usize>, name: &Range<usize>) -> Vec<Noun> {
    let mut heads = Vec::new();
    let mut hangs = false;
    for at in phrase.clone().take(LONGEST) {
        let tag = reading.tag(at);
        hangs = (hangs || matches!(tag, Tag::In | Tag::To)) && tag != Tag::Comma;
        let next = at + 1;
        let before = phrase.contains(&next)
            && !name.contains(&next)
            && (reading.tag(next).is_noun() || reading.tag(next) == Tag::Pos);
        let is_head = !hangs && (!before || is_rank(reading.lexicon, &reading.lower(at)));
        if name.contains(&at) || tag.is_noun() && is_head {
            heads.push(Noun::of(reading.word(at)));
        }
    }
    heads
}

/// Whether a noun in lower case says what somebody is, also before another noun: the deputy minister is a deputy.
fn is_rank(lexicon: &Lexicon, noun: &str) -> bool {
    noun == "deputy" || lexicon.sources.is_office(noun)
}

/// What the words of a bearer's name and titles tell, read once for all that is said of him.
#[derive(Clone)]
pub(super) struct Bearer {
    /// The nouns he is known by, sorted.
    pub(super) nouns: Rc<[Noun]>,
    /// What they tell of a person.
    pub(super) gender: Option<Gender>,
}

impl Bearer {
    /// Reads a name.
    pub(super) fn of(lexicon: &Lexicon, bearer: &Name) -> Self {
        let phrases = bearer.titles.iter().chain([&bearer.canonical]);
        let mut words = phrases.flat_map(|phrase| phrase.split_whitespace());
        Self {
            nouns: Noun::sorted(known_by(lexicon, bearer)),
            gender: words.find_map(|word| lexicon.sources.gender(&word.to_lowercase())),
        }
    }
}

/// The nouns a bearer is known by: the words of his name, and of his titles what he is.
fn known_by(lexicon: &Lexicon, bearer: &Name) -> Vec<Noun> {
    let mut nouns: Vec<Noun> = bearer.canonical.split_whitespace().map(Noun::of).collect();
    for title in &bearer.titles {
        let hangs = |word: &&str| matches!(*word, "of" | "for" | "at" | "in" | "to" | "on");
        let words: Vec<&str> = title.split_whitespace().take_while(|word| !hangs(word)).collect();
        for (place, word) in words.iter().enumerate() {
            let before = words.get(place + 1).is_some_and(|next| *next != "and") && !word.ends_with(',');
            let word = word.trim_end_matches(',');
            if bearer.kind != EntityKind::Person || !before || is_rank(lexicon, &word.to_lowercase()) {
                nouns.push(Noun::of(word));
            }
        }
    }
    nouns
}

fn gender(reading: &Reading, at: usize) -> Option<Gender> {
    if reading.may_be(at, Class::Gender) { reading.lexicon.sources.gender(&reading.lower(at)) } else { None }
}

fn title_gender(reading: &Reading, tokens: &Range<usize>) -> Option<Gender> {
    let first = tokens.start.saturating_sub(1);
    (first..tokens.end).find_map(|at| gender(reading, at))
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
