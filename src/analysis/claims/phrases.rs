//! Noun phrases around a cue: the subject before it, the speaker behind it, with title and apposition.

use std::ops::Range;

use super::groups::Shape;
use super::reading::Reading;
use crate::analysis::syntax::Tag;
use crate::text::heads::WordSet;

/// No source is longer than this, in tokens.
pub(super) const REACH: usize = 60;

/// Prepositions that hang a phrase on a noun.
static ATTACHING: WordSet<21> = WordSet::of([
    "of",
    "for",
    "at",
    "from",
    "with",
    "in",
    "on",
    "to",
    "against",
    "between",
    "among",
    "within",
    "under",
    "near",
    "behind",
    "inside",
    "including",
    "over",
    "about",
    "who",
    "by",
]);

/// The noun phrase that ends right before `end`.
pub(super) fn phrase_to(reading: &Reading, from: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    let tag = reading.tag(last);
    if tag == Tag::Prp {
        let subject =
            !reading.is_one(last, &["him", "them", "us", "me", "himself", "herself", "itself", "themselves"]);
        return subject.then_some(last..end);
    }
    let can_end = tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Cd | Tag::Dt | Tag::Close | Tag::Quote | Tag::Vbg | Tag::Fw | Tag::Sym)
        || reading.quotation(last).is_some_and(|quotation| !closes_speech(reading, &quotation));
    if !can_end {
        return None;
    }
    let (start, joined) = walk_back(reading, from, end);
    let start = trim_start(reading, start, end);
    if start >= end {
        return None;
    }
    // The object of a verb before it, joined by "and" to what is the subject: "visited Paris and the mayor said".
    let cut = joined.filter(|joint| start > from && reading.tag(start - 1).is_verb() && *joint + 1 < end);
    let start = cut.map_or(start, |joint| joint + 1);
    (start..end).any(|at| reading.tag(at).is_noun() || is_pronoun_like(reading, at)).then_some(start..end)
}

fn is_pronoun_like(reading: &Reading, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Dt | Tag::Cd | Tag::Jj | Tag::Jjr | Tag::Jjs | Tag::Fw)
        || reading.quotation(at).is_some()
}

fn trim_start(reading: &Reading, start: usize, end: usize) -> usize {
    let mut start = start;
    while start < end
        && (matches!(reading.tag(start), Tag::In | Tag::To | Tag::Cc | Tag::Comma | Tag::Pos)
            || (reading.tag(start).is_adverb() && !reading.is_one(start, &["not", "only", "even"])))
        && !reading.is_one(start, &["both", "either", "neither"])
    {
        start += 1;
    }
    start
}

/// Walks to the left over one noun phrase; also the last co-ordinating conjunction met.
fn walk_back(reading: &Reading, from: usize, end: usize) -> (usize, Option<usize>) {
    let mut start = end;
    let mut closed = false;
    let mut joint = None;
    while start > from {
        let at = start - 1;
        if let Some(quotation) = reading.quotation(at).filter(|quotation| quotation.start >= from) {
            let scare = quotation.len() <= 7 && !closes_speech(reading, &quotation);
            if !scare || (start < end && !reading.tag(start).is_noun() && reading.tag(start) != Tag::In) {
                break;
            }
            start = quotation.start;
            continue;
        }
        let tag = reading.tag(at);
        let before = at.checked_sub(1).filter(|before| *before >= from);
        let noun_before = before.is_some_and(|before| {
            let tag = reading.tag(before);
            tag.is_noun()
                || matches!(tag, Tag::Cd | Tag::Close | Tag::Quote)
                || is_quantifier(reading, before)
        });
        let attaching = reading.is_in(at, &ATTACHING);
        match tag {
            _ if attaching && noun_before && start < end => closed = false,
            Tag::Dt | Tag::PrpS | Tag::Pdt if !closed || is_quantifier(reading, at) => closed = true,
            Tag::Pos => closed = false,
            Tag::Cc if noun_before && start < end => {
                joint = joint.or(Some(at));
                closed = false;
            }
            Tag::Cc if reading.is_one(at, &["both", "either", "neither"]) => closed = true,
            Tag::Comma if joint.is_some() && noun_before => closed = false,
            Tag::Vbn | Tag::Vbg | Tag::Vbd if noun_before && start < end && is_reduced(reading, at) => {
                closed = false;
            }
            _ if closed => match relative_before(reading, from, at) {
                Some(pronoun) => {
                    start = pronoun;
                    closed = false;
                    continue;
                }
                None => break,
            },
            _ if tag.is_noun() || tag.is_adjective() => {}
            Tag::Cd | Tag::Currency | Tag::Sym | Tag::Fw => {}
            Tag::Vbn | Tag::Vbg if reading.tag(at + 1).is_noun() || reading.tag(at + 1).is_adjective() => {}
            Tag::Rb if reading.tag(at + 1).is_adjective() || reading.tag(at + 1) == Tag::Cd => {}
            Tag::Close => match (from..at).rev().take(16).find(|open| reading.tag(*open) == Tag::Open) {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => break,
            },
            _ => match relative_before(reading, from, at) {
                Some(pronoun) => {
                    start = pronoun;
                    continue;
                }
                None => break,
            },
        }
        start = at;
    }
    (start, joint)
}

/// Whether a quotation ends like speech, with a mark inside.
fn closes_speech(reading: &Reading, quotation: &Range<usize>) -> bool {
    let last = reading.last_inside(quotation);
    matches!(reading.tag(last), Tag::Comma | Tag::Stop | Tag::Colon)
}

fn is_quantifier(reading: &Reading, at: usize) -> bool {
    static QUANTIFIERS: WordSet<14> = WordSet::of([
        "all", "both", "half", "some", "many", "most", "one", "each", "any", "none", "those", "several",
        "another", "others",
    ]);
    reading.is_in(at, &QUANTIFIERS)
}

/// A participle that narrows the noun before it: "a report released by the group".
fn is_reduced(reading: &Reading, at: usize) -> bool {
    reading.group_from(at).is_some_and(|group| group.head == at && group.shape != Shape::Finite)
}

/// Where a verb at `at` belongs to a relative clause without commas, its pronoun: "managers who have read the plan".
fn relative_before(reading: &Reading, from: usize, at: usize) -> Option<usize> {
    let hung = reading.tag(at) == Tag::In && at > from && reading.tag(at - 1).is_verb();
    let verbal =
        reading.tag(at).is_verb() || matches!(reading.tag(at), Tag::Md | Tag::Rp | Tag::Rb | Tag::Prp);
    if !(verbal || hung) {
        return None;
    }
    for place in (from..=at).rev().take(14) {
        if reading.tag(place).is_mark() || reading.tag(place) == Tag::Cc {
            return None;
        }
        let pronoun = matches!(reading.tag(place), Tag::Wp | Tag::Wdt | Tag::WpS);
        if pronoun && place > from && (reading.tag(place - 1).is_noun() || is_quantifier(reading, place - 1))
        {
            return Some(place);
        }
    }
    None
}

/// The speaker that begins at `at`, right behind an inverted verb, up to no further than `to`: "said X, the head of Y".
pub(super) fn after(reading: &Reading, at: usize, to: usize) -> Option<Range<usize>> {
    let to = to.min(at + REACH);
    if at >= to || reading.quote(at).is_some() {
        return None;
    }
    if reading.tag(at) == Tag::Prp {
        return Some(at..at + 1);
    }
    let mut end = simple_phrase(reading, at, to)?;
    let mut described = false;
    loop {
        let next = if described { step_described(reading, end, to) } else { step(reading, end, to) };
        let Some((next, now_described)) = next else { break };
        described |= now_described;
        end = next;
    }
    while end > at + 1
        && reading.quote(end - 1).is_none()
        && matches!(reading.tag(end - 1), Tag::In | Tag::To | Tag::Cc | Tag::Dt)
    {
        end -= 1;
    }
    Some(at..end)
}

/// A noun phrase without anything hanging on it, from `at`.
pub(super) fn simple_phrase(reading: &Reading, at: usize, to: usize) -> Option<usize> {
    let mut end = at;
    let mut nouns = false;
    while end < to && reading.date_from(end).as_ref().is_none_or(|_| !nouns) {
        if reading.quote(end).is_some() {
            let nickname =
                reading.nickname(end).filter(|nickname| nickname.start == end && nickname.end < to);
            let Some(nickname) = nickname else { break };
            end = nickname.end;
            continue;
        }
        let tag = reading.tag(end);
        let opens = matches!(tag, Tag::Dt | Tag::PrpS | Tag::Pdt);
        let fits = tag.is_noun()
            || (tag.is_adjective() || matches!(tag, Tag::Cd | Tag::Currency | Tag::Pos | Tag::Sym | Tag::Fw))
            || (opens && (!nouns || reading.tag(end - 1) == Tag::Pos))
            || (matches!(tag, Tag::Vbn | Tag::Vbg) && !nouns && end > at)
            || (tag == Tag::Vbn
                && end == at
                && (reading.tag(at + 1).is_noun() || reading.tag(at + 1).is_adjective()))
            || (tag.is_adverb() && !nouns && end > at);
        if !fits {
            break;
        }
        nouns |= tag.is_noun() || matches!(tag, Tag::Cd | Tag::Fw) || is_quantifier(reading, end);
        end += 1;
    }
    while end > at && matches!(reading.tag(end - 1), Tag::Pos) {
        end -= 1;
    }
    (nouns && end > at).then_some(end)
}

/// What may follow a bare name or noun: of-phrases, an apposition behind a comma, a bracket, "and another".
fn step(reading: &Reading, end: usize, to: usize) -> Option<(usize, bool)> {
    if end >= to || reading.quote(end).is_some() {
        return None;
    }
    let tag = reading.tag(end);
    if tag == Tag::Open {
        let close = (end + 1..to.min(end + 16)).find(|at| reading.tag(*at) == Tag::Close)?;
        return Some((close + 1, false));
    }
    if reading.is_comma(end) {
        return apposition(reading, end, to);
    }
    if reading.is_one(end, &["of", "for", "at", "from", "with", "who"]) {
        return attached(reading, end, to);
    }
    if reading.is(end, "in") && !reading.tag(end - 1).is_proper() {
        return attached(reading, end, to).filter(|_| reading.tag(end + 1).is_proper());
    }
    if tag == Tag::Cc && reading.is_one(end, &["and", "or"]) {
        let next = simple_phrase(reading, end + 1, to)?;
        let verb_follows = reading.group_from(next).is_some_and(|group| group.shape == Shape::Finite);
        return (!verb_follows).then_some((next, false));
    }
    None
}

/// Inside a description everything belongs to it up to the next comma that does not go on.
fn step_described(reading: &Reading, end: usize, to: usize) -> Option<(usize, bool)> {
    if let Some(quotation) = reading.opens(end).filter(|quotation| quotation.end < to) {
        // "one of the so-called "big four" negotiators"
        let scare = quotation.len() <= 7 && !closes_speech(reading, &quotation);
        return (scare && reading.tag(quotation.end).is_noun()).then_some((quotation.end + 1, true));
    }
    if end >= to || reading.quote(end).is_some() || reading.tag(end) == Tag::Stop {
        return None;
    }
    if reading.is_comma(end) {
        return apposition(reading, end, to).or_else(|| {
            // "the author of books, essays and poems"
            let next = simple_phrase(reading, end + 1 + usize::from(reading.tag(end + 1) == Tag::Cc), to)?;
            let listed = reading.tag(end + 1) == Tag::Cc && reading.group_from(next).is_none();
            listed.then_some((next, true))
        });
    }
    if matches!(reading.tag(end), Tag::In | Tag::To | Tag::Cc | Tag::Vbg | Tag::Vbn | Tag::Pos)
        || reading.tag(end) == Tag::Open
    {
        if reading.is_one(end, &["after", "as", "while", "because", "when", "if", "during", "that"]) {
            return None;
        }
        if reading.tag(end) == Tag::In && reading.date_from(end + 1).is_some() {
            return None;
        }
        if reading.is(end, "in") && is_medium_phrase(reading, end, to) {
            return None;
        }
        if reading.tag(end) == Tag::Cc && reading.group_from(end + 1).is_some() {
            return None;
        }
        return Some((end + 1, true));
    }
    if matches!(reading.tag(end), Tag::Wp | Tag::Wdt | Tag::WpS) {
        return Some((clause_end(reading, end, to), true));
    }
    if let Some(next) = simple_phrase(reading, end, to) {
        return Some((next, true));
    }
    // "a candidate for alternate from the north": an adjective stands for its noun.
    let bare =
        reading.tag(end - 1) == Tag::In || reading.tag(end - 1) == Tag::Dt && reading.tag(end + 1).is_mark();
    (reading.tag(end).is_adjective() && bare).then_some((end + 1, true))
}

fn attached(reading: &Reading, preposition: usize, to: usize) -> Option<(usize, bool)> {
    if reading.tag(preposition) == Tag::Wp {
        return Some((clause_end(reading, preposition, to), false));
    }
    if is_medium_phrase(reading, preposition, to) {
        return None;
    }
    simple_phrase(reading, preposition + 1, to).map(|end| (end, false))
}

/// Whether "in a statement" and the like begin at `preposition`.
pub(super) fn is_medium_phrase(reading: &Reading, preposition: usize, to: usize) -> bool {
    medium_phrase(reading, preposition, to).is_some()
}

/// The end of "in a statement", "in an emailed statement", "on Twitter", "via email" that begins at `preposition`.
pub(super) fn medium_phrase(reading: &Reading, preposition: usize, to: usize) -> Option<usize> {
    if !reading.is_one(preposition, &["in", "on", "via", "by", "during"]) {
        return None;
    }
    let end = simple_phrase(reading, preposition + 1, to)?;
    let medium = reading.lexicon.cues.is_medium(&reading.lower(end - 1))
        || reading.is_one(end - 1, &["twitter", "facebook", "telegram", "instagram"]);
    medium.then_some(end)
}

fn apposition(reading: &Reading, comma: usize, to: usize) -> Option<(usize, bool)> {
    let at = comma + 1;
    if at >= to || reading.quote(at).is_some() || reading.date_from(at).is_some() {
        return None;
    }
    match reading.tag(at) {
        Tag::Wp | Tag::Wdt | Tag::WpS => Some((clause_end(reading, at, to), true)),
        _ => {
            let end = simple_phrase(reading, at, to)?;
            let verb_follows = reading.group_from(end).is_some_and(|group| group.shape == Shape::Finite);
            (!verb_follows).then_some((end, true))
        }
    }
}

/// The end of a relative clause: the next comma, stop or quotation.
fn clause_end(reading: &Reading, at: usize, to: usize) -> usize {
    (at..to)
        .find(|place| {
            reading.is_comma(*place)
                || matches!(reading.tag(*place), Tag::Stop | Tag::Colon)
                || reading.opens(*place).is_some()
        })
        .unwrap_or(to)
}
