//! Who speaks: names, pronouns, short forms and metonyms resolved to one speaker within the article.
//!
//! A pronoun goes to the last suitable speaker or subject (Hobbs 1978 in its simplest form: recency, subjects first,
//! number and gender); what nothing suits stays unresolved.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use super::draft::Draft;
use super::phrases;
use super::reading::Reading;
use super::register::{self, Known, Noun, Number, Register};
use super::relayed::relayed;
use crate::analysis::syntax::Tag;
use crate::lexicon::sources::Gender;
use crate::model::{ClaimSource, Entity, EntityKind, SourceKind};

/// A source with what it resolves to, and where its words go back to.
#[derive(Clone, Debug)]
pub(super) struct Speaker {
    /// The source.
    pub source: ClaimSource,
    /// The institution or person behind it.
    pub origin: Option<String>,
}

/// The speaker of each draft, `None` where nobody is named.
pub(super) fn resolve(reading: &Reading, drafts: &[Draft]) -> Vec<Option<Speaker>> {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|draft| drafts[*draft].source.is_some()).collect();
    order.sort_by_key(|draft| drafts[*draft].source.as_ref().map(|source| source.start));
    let mut register = Register::new(reading, drafts);
    let mut found: Vec<Option<Speaker>> = vec![None; drafts.len()];
    for draft in order {
        let Some(source) = &drafts[draft].source else { continue };
        register.read_to(reading, source.start);
        let known = identify(reading, &register, source, 0);
        let relayed = relayed(reading, &drafts[draft]).map(|phrase| identify(reading, &register, &phrase, 0));
        let relayed = relayed.filter(|behind| behind.kind != SourceKind::Unresolved);
        let origin =
            relayed.map(|behind| behind.origin.unwrap_or(behind.name)).or_else(|| known.origin.clone());
        found[draft] = Some(Speaker {
            source: ClaimSource {
                span: reading.span(source),
                name: known.name.clone().into_owned(),
                name_index: known.name_index,
                kind: known.kind,
            },
            origin: origin.map(Cow::into_owned),
        });
        register.spoke(reading, known, source);
    }
    found
}

/// What a source stands for. `depth` counts antecedents followed.
fn identify<'a>(
    reading: &Reading<'a>,
    register: &Register<'a>,
    source: &Range<usize>,
    depth: usize,
) -> Known<'a> {
    if source.len() == 1 {
        let pronoun = match &*reading.lower(source.start) {
            "he" | "his" => register.person(reading, source.start, Some(Gender::Male)),
            "she" | "her" => register.person(reading, source.start, Some(Gender::Female)),
            "it" | "its" => register.body(reading, source.start),
            "they" | "their" => register.many(reading, source.start),
            _ => None,
        };
        if let Some(known) = pronoun {
            return known;
        }
        if matches!(reading.tag(source.start), Tag::Wp | Tag::Wdt | Tag::In)
            && depth < 2
            && let Some(antecedent) = antecedent(reading, source.start)
        {
            return identify(reading, register, &antecedent, depth + 1);
        }
        if matches!(reading.tag(source.start), Tag::Prp | Tag::PrpS | Tag::Wp | Tag::Wdt | Tag::In | Tag::Dt)
        {
            return unresolved(reading, source);
        }
    }
    let head = head_end(reading, source);
    named(reading, source, head)
        .or_else(|| again(reading, register, source, head))
        .unwrap_or_else(|| described(reading, source, head))
}

fn unresolved<'a>(reading: &Reading<'a>, source: &Range<usize>) -> Known<'a> {
    let name = reading.plain(source);
    Known { name, kind: SourceKind::Unresolved, ..Known::default() }
}

/// The noun phrase a relative pronoun belongs to.
fn antecedent(reading: &Reading, pronoun: usize) -> Option<Range<usize>> {
    let end = pronoun - usize::from(pronoun > 0 && reading.is_comma(pronoun - 1));
    phrases::phrase_to(reading, end.saturating_sub(30), end)
}

/// Where the head of a source ends: before what hangs on it by a preposition, comma or relative clause.
fn head_end(reading: &Reading, source: &Range<usize>) -> usize {
    let ends = |at: &usize| {
        let tag = reading.tag(*at);
        *at > source.start
            && (matches!(tag, Tag::In | Tag::To | Tag::Comma | Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Open)
                || (matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Vbd) && reading.tag(at - 1).is_noun()))
    };
    source.clone().find(ends).unwrap_or(source.end)
}

/// A source whose head or apposition is a name.
fn named<'a>(reading: &Reading<'a>, source: &Range<usize>, head: usize) -> Option<Known<'a>> {
    let span = reading.span(source);
    let entities = super::narrated::within(&reading.analysed.entities, span, |entity| entity.span);
    let joined = (source.start..head).any(|at| reading.tag(at) == Tag::Cc);
    if joined && let Some(known) = several(reading, entities, source, head) {
        return Some(known);
    }
    let person =
        entities.iter().find(|entity| entity.kind == EntityKind::Person && is_head(reading, source, entity));
    if let Some(entity) = person {
        return Some(of_entity(reading, entity, source));
    }
    let head_span = reading.span(&(source.start..head));
    let body =
        entities.iter().rfind(|entity| entity.span.end == head_span.end && entity.kind != EntityKind::Other);
    let apposed = || {
        entities.iter().find(|entity| {
            entity.kind == EntityKind::Organisation
                && entity.span.start >= head_span.end
                && is_head(reading, source, entity)
        })
    };
    // "its managing director, Lowell Strand": a name apposed to an office is that of a person.
    let holder = || {
        let office = head > source.start && {
            let noun = reading.lower(head - 1);
            reading.lexicon.sources.is_office(&noun) || reading.lexicon.titles.is_description(&noun)
        };
        let bearer = entities.iter().find(|entity| {
            entity.kind == EntityKind::Other
                && entity.span.start >= head_span.end
                && is_head(reading, source, entity)
        });
        let known = of_entity(reading, bearer.filter(|_| office)?, source);
        Some(Known { kind: SourceKind::Person, ..known })
    };
    body.or_else(apposed).map(|entity| of_entity(reading, entity, source)).or_else(holder)
}

/// Whether a mention inside a source is its head or an apposition: neither behind a preposition nor a possessor.
fn is_head(reading: &Reading, source: &Range<usize>, entity: &Entity) -> bool {
    let tokens = reading.tokens_in(entity.span);
    if tokens.is_empty() || reading.tag(tokens.end) == Tag::Pos && tokens.end < source.end {
        return false;
    }
    let mut at = tokens.start;
    while at > source.start {
        let tag = reading.tag(at - 1);
        if tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Pos) {
            at -= 1;
            continue;
        }
        // "Secretary of State Antony Roe" is a title before a name; "a spokesman for President Roe" is not.
        let title = reading.is(at - 1, "of")
            && at < tokens.start
            && !reading.lexicon.sources.is_office(&reading.lower(tokens.start - 1));
        return title || (!matches!(tag, Tag::In | Tag::To) && !tag.is_verb());
    }
    true
}

/// Several names joined by "and".
fn several<'a>(
    reading: &Reading<'a>,
    entities: &[Entity],
    source: &Range<usize>,
    head: usize,
) -> Option<Known<'a>> {
    let end = reading.span(&(source.start..head)).end;
    let inside: Vec<&Entity> = entities.iter().filter(|entity| entity.span.end <= end).collect();
    let [first, .., last] = inside.as_slice() else { return None };
    if last.span.end != end {
        return None;
    }
    let mut names: Vec<&str> = inside.iter().filter_map(|entity| Some(name_of(reading, entity)?.0)).collect();
    let last = names.pop()?;
    let kind = kind_of(first.kind);
    Some(Known {
        name: format!("{} and {last}", names.join(", ")).into(),
        kind,
        number: Number::Plural,
        ..Known::default()
    })
}

/// The name a mention stands for: that of its state for a capital, with its index where the article has it.
fn name_of<'a>(reading: &Reading<'a>, entity: &Entity) -> Option<(&'a str, Option<usize>)> {
    let names = &reading.analysed.names;
    let canonical = names.get(entity.name)?.canonical.as_str();
    let mention = &*reading.analysed.article.plain(entity.span);
    let lexicon = reading.lexicon;
    let gazetteer = &lexicon.gazetteer;
    let state = (entity.kind == EntityKind::Place)
        .then(|| gazetteer.state_of_capital(mention).or_else(|| gazetteer.state_of_capital(canonical)));
    match state.flatten() {
        Some(state) => Some((state, names.iter().position(|name| name.canonical == state))),
        None => Some((canonical, Some(entity.name))),
    }
}

const fn kind_of(kind: EntityKind) -> SourceKind {
    match kind {
        EntityKind::Person => SourceKind::Person,
        EntityKind::Organisation => SourceKind::Organisation,
        EntityKind::Place => SourceKind::Place,
        EntityKind::Role => SourceKind::Role,
        EntityKind::Other => SourceKind::Document,
    }
}

fn of_entity<'a>(reading: &Reading<'a>, entity: &Entity, source: &Range<usize>) -> Known<'a> {
    let (name, name_index) = match name_of(reading, entity) {
        Some((name, index)) => (Cow::Borrowed(name), index),
        None => (reading.analysed.article.plain(entity.span), Some(entity.name)),
    };
    let (mut nouns, mut gender) = register::nouns(reading, source);
    let mut known = None;
    if entity.kind == EntityKind::Person {
        nouns = register::heads(reading, source, &reading.tokens_in(entity.span));
    }
    if let Some(bearer) = reading.bearer(entity.name) {
        gender = gender.or(bearer.gender);
        // Most sources say no more of somebody than the article does.
        if nouns.iter().all(|noun| bearer.nouns.contains(noun)) {
            known = Some(Rc::clone(&bearer.nouns));
        } else {
            nouns.extend(bearer.nouns.iter().copied());
        }
    }
    Known {
        origin: Some(name.clone()),
        name,
        name_index,
        kind: kind_of(entity.kind),
        nouns: known.unwrap_or_else(|| Noun::sorted(nouns)),
        gender,
        number: Number::Singular,
    }
}

/// Somebody already known, spoken of again with a noun: "the official", "the ministry".
fn again<'a>(
    reading: &Reading<'a>,
    register: &Register<'a>,
    source: &Range<usize>,
    head: usize,
) -> Option<Known<'a>> {
    let definite = reading.is_one(source.start, &["the", "that", "this"]);
    if !definite || head <= source.start + 1 || source.len() > 8 {
        return None;
    }
    if !matches!(reading.tag(head - 1), Tag::Nn | Tag::Nnp | Tag::Nns) {
        return None;
    }
    register.known_as(reading, head - 1)
}

/// A speaker without a name: typed by its noun.
fn described<'a>(reading: &Reading<'a>, source: &Range<usize>, head: usize) -> Known<'a> {
    let start = source.start
        + usize::from(matches!(reading.tag(source.start), Tag::Dt | Tag::Pdt) && source.len() > 1);
    let comma = (start..source.end).find(|at| reading.is_comma(*at)).unwrap_or(source.end);
    let name = reading.plain(&(start..comma.max(start + 1)));
    let noun = reading.lower(head.saturating_sub(1));
    let plural = matches!(reading.tag(head.saturating_sub(1)), Tag::Nns | Tag::Nnps);
    let indefinite = reading
        .is_one(source.start, &["a", "an", "one", "another", "some", "several", "many", "two", "three"]);
    let lexicon = reading.lexicon;
    let singular = noun.strip_suffix('s').unwrap_or(&noun);
    let kind = if lexicon.cues.is_document(&noun) {
        SourceKind::Document
    } else if register::is_body(reading, head.saturating_sub(1)) {
        SourceKind::Organisation
    } else if lexicon.cues.is_anonymous(&noun)
        || plural
        || (indefinite && !lexicon.sources.is_office(singular))
    {
        SourceKind::Anonymous
    } else if lexicon.sources.is_office(&noun) {
        SourceKind::Role
    } else if reading.tag(head.saturating_sub(1)).is_proper() {
        SourceKind::Organisation
    } else {
        SourceKind::Anonymous
    };
    let span = reading.span(source);
    let behind = super::narrated::within(&reading.analysed.entities, span, |entity| entity.span);
    let institution =
        behind.iter().find(|entity| matches!(entity.kind, EntityKind::Organisation | EntityKind::Role));
    let origin = institution.and_then(|entity| name_of(reading, entity)).map(|found| found.0.into());
    let origin = origin.or_else(|| (kind == SourceKind::Organisation).then(|| name.clone()));
    let (mut nouns, gender) = register::nouns(reading, source);
    if matches!(kind, SourceKind::Anonymous | SourceKind::Role) {
        nouns = register::heads(reading, source, &(source.start..source.start));
    }
    let number = if plural { Number::Plural } else { Number::Singular };
    let nouns = Noun::sorted(nouns);
    Known { name, name_index: None, kind, nouns, gender, number, origin }
}
