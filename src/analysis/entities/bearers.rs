//! Which mentions of one article stand for the same bearer.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use foldhash::fast::RandomState;

use super::mentions::{Look, Mention, is_acronym};
use super::page::Page;
use crate::analysis::syntax::Tag;
use crate::lexicon::phrases::AsIs;
use crate::lexicon::titles::Gender;
use crate::model::{Entity, EntityKind, Name};
use crate::text::spelling::{grow, key, sound, transatlantic_key};

/// Bearers of one surname, or forms of one name, beyond this many are not told apart: keeps the pass linear.
const CROWD: usize = 64;

/// Joins mentions to bearers: full names first, then the short forms that lean on them.
pub(super) fn join(page: &Page, mentions: &[Mention]) -> (Vec<Name>, Vec<Entity>) {
    let mut joiner = Joiner::new(page);
    let mut of: Vec<Option<usize>> = vec![None; mentions.len()];
    for pass in [Pass::Full, Pass::Short, Pass::Weak] {
        for (place, mention) in mentions.iter().enumerate() {
            if of[place].is_none() && Pass::of(mention) == pass {
                let full = mention.stands_for.and_then(|full| of.get(full).copied().flatten());
                of[place] = joiner.bearer(mention, pass, full);
            }
        }
    }
    joiner.finish(mentions, &of)
}

/// The order in which mentions are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Known bearers, names of several words.
    Full,
    /// Single words, acronyms, offices.
    Short,
    /// Words that are names only if something else says so.
    Weak,
}

impl Pass {
    fn of(mention: &Mention) -> Self {
        match mention.look {
            _ if mention.weak => Self::Weak,
            Look::Known(_) => Self::Full,
            _ if mention.stands_for.is_some() => Self::Short,
            _ if mention.tokens.len() > 1 => Self::Full,
            _ => Self::Short,
        }
    }
}

/// A bearer while its mentions are gathered.
#[derive(Debug, Default)]
struct Bearer {
    kind: Option<EntityKind>,
    /// The name of the gazetteer, or of an organisation with its state.
    fixed: Option<String>,
    given: Option<String>,
    gender: Option<Gender>,
    titles: Vec<String>,
    /// How often it stands where places stand.
    placed: usize,
    /// Place of its last mention so far.
    last: usize,
}

/// A table by keys of words, which need no further hashing.
type Keyed<T> = HashMap<u64, T, BuildHasherDefault<AsIs>>;

struct Joiner<'a, 'p> {
    page: &'a Page<'p>,
    bearers: Vec<Bearer>,
    known: HashMap<u16, usize, RandomState>,
    phrases: Keyed<usize>,
    /// By sound of each word of their names: persons, with the rank of that word.
    persons: Keyed<Vec<(Rank, usize)>>,
    /// By word: how it sounds.
    sounds: Keyed<u64>,
    /// By initials: organisations.
    initials: HashMap<String, Vec<usize>, RandomState>,
    /// By first word: other names of several words.
    heads: Keyed<Vec<usize>>,
}

/// Which word of a person's name, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Surname,
    First,
    Inner,
}

impl<'a, 'p> Joiner<'a, 'p> {
    fn new(page: &'a Page<'p>) -> Self {
        Self {
            page,
            bearers: Vec::new(),
            known: HashMap::default(),
            phrases: Keyed::default(),
            persons: Keyed::default(),
            sounds: Keyed::default(),
            initials: HashMap::default(),
            heads: Keyed::default(),
        }
    }

    /// The bearer of a mention, a new one where none fits; `None` for a weak mention without one.
    fn bearer(&mut self, mention: &Mention, pass: Pass, full: Option<usize>) -> Option<usize> {
        let bearer = match mention.look {
            Look::Known(number) => match full {
                Some(full) => *self.known.entry(number).or_insert(full),
                None => self.of_known(number),
            },
            _ if full.is_some() => {
                let full = full?;
                self.phrases.insert(self.phrase(mention), full);
                full
            }
            Look::Person if mention.tokens.len() > 1 => self.of_full_person(mention),
            Look::Person => match self.of_surname(mention) {
                Some(bearer) => bearer,
                None if pass == Pass::Weak => return None,
                None => self.new_person(mention),
            },
            _ => match self.of_short(mention) {
                Some(bearer) => bearer,
                None if pass == Pass::Weak => return None,
                None => self.new_other(mention),
            },
        };
        self.note(bearer, mention);
        Some(bearer)
    }

    fn add(&mut self, bearer: Bearer) -> usize {
        self.bearers.push(bearer);
        self.bearers.len() - 1
    }

    fn of_known(&mut self, number: u16) -> usize {
        if let Some(&bearer) = self.known.get(&number) {
            return bearer;
        }
        let entry = self.page.lexicon.gazetteer.bearer(number);
        let bearer = self.add(Bearer {
            kind: entry.map(|entry| entry.kind),
            fixed: entry.map(|entry| entry.name.clone()),
            ..Bearer::default()
        });
        self.known.insert(number, bearer);
        bearer
    }

    /// Words of a name that tell people apart: no initials, no `Jr.`.
    fn telling(&self, tokens: &Range<usize>) -> Vec<&'p str> {
        let words = tokens.clone().map(|at| self.page.word(at));
        words.filter(|word| !word.ends_with('.') && !matches!(*word, "Jr" | "Sr" | "II" | "III")).collect()
    }

    fn of_full_person(&mut self, mention: &Mention) -> usize {
        let words = self.telling(&mention.tokens);
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return self.new_person(mention);
        };
        let given = self.given(mention, first);
        let surname = self.sound(last);
        let matching = self.persons.get(&surname).into_iter().flatten().take(CROWD).find(|(rank, bearer)| {
            *rank == Rank::Surname
                && self.bearers[*bearer].given.as_deref().is_none_or(|other| same_given(other, &given))
        });
        match matching {
            Some(&(_, bearer)) => bearer,
            None => self.new_person(mention),
        }
    }

    /// The root of the given name, or the initial in its place.
    fn given(&self, mention: &Mention, first: &str) -> String {
        let opening = self.page.word(mention.tokens.start);
        if opening.ends_with('.') {
            opening.to_lowercase()
        } else {
            self.page.lexicon.given_names.root(first)
        }
    }

    /// A number for how a word sounds.
    fn sound(&mut self, word: &str) -> u64 {
        *self.sounds.entry(key(word)).or_insert_with(|| key(&sound(word)))
    }

    /// The person a lone surname or given name stands for: the one met last among those it fits best.
    fn of_surname(&mut self, mention: &Mention) -> Option<usize> {
        let sound = self.sound(&self.page.plain(mention.span));
        let fits = |bearer: usize| {
            let known = self.bearers[bearer].gender;
            mention.gender.is_none() || known.is_none() || known == mention.gender
        };
        self.persons
            .get(&sound)?
            .iter()
            .take(CROWD)
            .filter(|(_, bearer)| fits(*bearer))
            .min_by_key(|(rank, bearer)| {
                let distance = mention.tokens.start.checked_sub(self.bearers[*bearer].last);
                (*rank, distance.is_none(), distance)
            })
            .map(|&(_, bearer)| bearer)
    }

    fn new_person(&mut self, mention: &Mention) -> usize {
        let words = self.telling(&mention.tokens);
        let first = words.first().copied().unwrap_or("");
        let alone = mention.tokens.len() == 1;
        let bearer = Bearer {
            kind: Some(EntityKind::Person),
            given: (!alone).then(|| self.given(mention, first)),
            gender: mention.gender.or(if alone { None } else { self.page.lexicon.given_names.gender(first) }),
            ..Bearer::default()
        };
        let number = self.add(bearer);
        let last = words.len().saturating_sub(1);
        for (place, word) in words.iter().enumerate() {
            let rank = match place {
                _ if place == last => Rank::Surname,
                0 => Rank::First,
                _ => Rank::Inner,
            };
            let sound = self.sound(word);
            self.persons.entry(sound).or_default().push((rank, number));
        }
        number
    }

    /// The key under which spellings of the same words meet.
    fn phrase(&self, mention: &Mention) -> u64 {
        let owner = mention.owner.map_or(0, |owner| u64::from(owner) + 1);
        if mention.tokens.len() == 1 {
            return grow(owner, transatlantic_key(&self.page.plain(mention.span)));
        }
        mention
            .tokens
            .clone()
            .map(|at| self.page.word(at))
            .filter(|word| *word != "the")
            .fold(owner, |phrase, word| grow(phrase, transatlantic_key(word)))
    }

    /// The bearer a name that is no person's stands for, if it was met before.
    fn of_short(&mut self, mention: &Mention) -> Option<usize> {
        if let Some(&bearer) = self.phrases.get(&self.phrase(mention)) {
            return Some(bearer);
        }
        let word = &*self.page.plain(mention.span);
        if mention.tokens.len() > 1 {
            // `the Defence Ministry`, when only one state's is spoken of.
            let owned = self.heads.get(&self.phrase(&Mention { owner: None, ..mention.clone() }));
            return single(owned.filter(|_| mention.owner.is_none())?);
        }
        if is_acronym(word) {
            let letters: String = word.chars().filter(|letter| *letter != '.').collect();
            return single(self.initials.get(&letters)?);
        }
        let person = self.of_surname(mention);
        if mention.look == Look::Unknown && person.is_some() {
            return person;
        }
        single(self.heads.get(&grow(0, transatlantic_key(word)))?)
    }

    fn new_other(&mut self, mention: &Mention) -> usize {
        let phrase = self.phrase(mention);
        let page = self.page;
        let kind = match mention.look {
            Look::Organisation => Some(EntityKind::Organisation),
            Look::Place => Some(EntityKind::Place),
            Look::Office => Some(EntityKind::Role),
            _ => None,
        };
        let words = page.plain(mention.span);
        let named = mention.owner.and_then(|owner| page.lexicon.gazetteer.bearer(owner));
        let bearer = self.add(Bearer {
            kind,
            fixed: named.map(|state| possessive(&state.name, &one_line(&words))),
            ..Bearer::default()
        });
        self.phrases.insert(phrase, bearer);
        if mention.owner.is_some() {
            let plain = self.phrase(&Mention { owner: None, ..mention.clone() });
            self.heads.entry(plain).or_default().push(bearer);
        }
        if mention.tokens.len() > 1 && kind != Some(EntityKind::Role) {
            let first = page.word(mention.tokens.start);
            self.heads.entry(grow(0, transatlantic_key(first))).or_default().push(bearer);
            let initials: String = mention
                .tokens
                .clone()
                .filter(|&at| page.is_capital(at))
                .filter_map(|at| page.word(at).chars().next())
                .collect();
            self.initials.entry(initials).or_default().push(bearer);
        }
        bearer
    }

    /// Keeps what a mention tells of its bearer.
    fn note(&mut self, bearer: usize, mention: &Mention) {
        let page = self.page;
        let Some(known) = self.bearers.get_mut(bearer) else { return };
        known.last = mention.tokens.start;
        known.gender = known.gender.or(mention.gender);
        if let Some(title) = &mention.title {
            let title = page.plain(page.span(title));
            let title = one_line(&title);
            if !known.titles.iter().any(|known| *known == title) {
                known.titles.push(title.into_owned());
            }
        }
        let before = mention.tokens.start.checked_sub(1).map_or("", |at| page.word(at));
        let owns = page.tag(mention.tokens.end) == Tag::Pos;
        let is_placed =
            !owns && matches!(before, "in" | "near" | "In" | "around" | "across" | "outside" | "into");
        known.placed += usize::from(is_placed);
    }

    /// The names and mentions, numbered by first mention.
    fn finish(self, mentions: &[Mention], of: &[Option<usize>]) -> (Vec<Name>, Vec<Entity>) {
        let page = self.page;
        let mut numbers: Vec<Option<usize>> = vec![None; self.bearers.len()];
        let mut names: Vec<Name> = Vec::new();
        let mut counts: Vec<Vec<usize>> = Vec::new();
        let mut entities = Vec::with_capacity(mentions.len());
        for (mention, bearer) in mentions.iter().zip(of) {
            let Some(bearer) = *bearer else { continue };
            let known = &self.bearers[bearer];
            let span = mention.span;
            let form = page.plain(span);
            let form = one_line(&form);
            let number = *numbers[bearer].get_or_insert_with(|| {
                names.push(Name {
                    canonical: String::new(),
                    kind: known.kind.unwrap_or_else(|| self.kind_of_unknown(known, &form)),
                    forms: Vec::new(),
                    titles: known.titles.clone(),
                });
                counts.push(Vec::new());
                names.len() - 1
            });
            let name = &mut names[number];
            match name.forms.iter().position(|known| *known == form) {
                Some(place) => counts[number][place] += 1,
                None if name.forms.len() == CROWD => {}
                None => {
                    name.forms.push(form.into_owned());
                    counts[number].push(1);
                }
            }
            entities.push(Entity { span, kind: name.kind, name: number });
        }
        for (bearer, number) in self.bearers.into_iter().zip(numbers) {
            if let Some(number) = number {
                let fullest = fullest(&names[number], &counts[number]);
                names[number].canonical = bearer.fixed.unwrap_or(fullest);
            }
        }
        (names, entities)
    }

    /// The kind of a capitalised name that nothing tells of but its surroundings.
    fn kind_of_unknown(&self, bearer: &Bearer, form: &str) -> EntityKind {
        let lands = ["ia", "land", "stan", "burg", "ville", "shire", "grad", "abad", "pur"];
        let like_land = !form.contains(' ') && form.len() > 5 && lands.iter().any(|end| form.ends_with(end));
        if self.page.lexicon.given_names.holds(form) {
            EntityKind::Person
        } else if self.page.is_outlet(form) {
            EntityKind::Organisation
        } else if self.page.is_filed_from(form) || bearer.placed > 0 || like_land {
            EntityKind::Place
        } else {
            EntityKind::Other
        }
    }
}

/// The fullest form of a name: of a person's or organisation's the one with most words, else the commonest.
fn fullest(name: &Name, counts: &[usize]) -> String {
    let by_length = matches!(name.kind, EntityKind::Person | EntityKind::Organisation);
    let place = (0..name.forms.len()).max_by_key(|&place| {
        let words = if by_length { name.forms[place].split(' ').count().min(5) } else { 0 };
        (words, counts[place], std::cmp::Reverse(place))
    });
    place.and_then(|place| name.forms.get(place)).cloned().unwrap_or_default()
}

fn same_given(one: &str, other: &str) -> bool {
    let initial = |name: &str| name.ends_with('.');
    one == other || (initial(one) || initial(other)) && one.chars().next() == other.chars().next()
}

fn single(bearers: &[usize]) -> Option<usize> {
    match bearers {
        [first, rest @ ..] => rest.iter().all(|bearer| bearer == first).then_some(*first),
        [] => None,
    }
}

fn possessive(owner: &str, thing: &str) -> String {
    if owner.ends_with('s') { format!("{owner}' {thing}") } else { format!("{owner}'s {thing}") }
}

/// The words with single spaces between them.
fn one_line(words: &str) -> Cow<'_, str> {
    let spaced = |pair: &[u8]| !pair[0].is_ascii_graphic() && (pair[0] != b' ' || pair[1] == b' ');
    if words.is_ascii()
        && !words.as_bytes().windows(2).any(spaced)
        && !words.ends_with(char::is_whitespace)
        && !words.starts_with(' ')
    {
        return Cow::Borrowed(words);
    }
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}
