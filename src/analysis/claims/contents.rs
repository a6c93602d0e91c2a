//! Where a content begins: how what stands behind a cue is joined to it.

use std::ops::Range;

use super::cues::Cue;
use super::ends;
use super::groups::{Group, Shape};
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::acts::SenseKind;
use crate::lexicon::cues::Frame;
use crate::model::BlockKind;

/// What stands behind a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complement {
    /// How it is joined to the cue.
    pub frame: Frame,
    /// The cue with what belongs to it: "said in a statement", "said:".
    pub cue: Range<usize>,
    /// The content.
    pub content: Range<usize>,
}

/// Words that open an indirect question.
const QUESTION: [&str; 9] = ["whether", "if", "how", "why", "what", "who", "where", "when", "which"];

/// The complement of a cue, if there is one it can take.
pub(super) fn behind(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Complement> {
    let to = passage.tokens.end;
    let frames = cue.verb.frames;
    let mut tokens = cue.tokens.clone();
    let mut at = tokens.end;
    at = pass_manner(reading, at, to);
    if frames.has(Frame::Addressee) {
        at = pass_addressee(reading, at, to);
    } else if reading.is(at, "to") && frames.has(Frame::Quote) && !reading.tag(at + 1).is_verb() {
        at = phrases::simple_phrase(reading, at + 1, to).unwrap_or(at);
    }
    (tokens.end, at) = pass_setting(reading, tokens.end, at, to);
    if reading.is(at, ":") {
        let joined = (tokens.end..at).all(|between| reading.tag(between).is_adverb());
        tokens.end = if joined { at + 1 } else { tokens.end };
        at += 1;
    } else if reading.is_comma(at) && reading.opens(at + 1).is_some() {
        at += 1;
    } else if reading.is_comma(at) {
        // ", however," and the like.
        let shut = (at + 1..to.min(at + 5)).find(|place| reading.is_comma(*place));
        // "said, per a translator, that …"
        let long = (at + 1..to.min(at + 12)).find(|place| reading.is_comma(*place));
        let long = long.filter(|long| {
            reading.is(long + 1, "that")
                && frames.has(Frame::That)
                && !reading.groups_in(&(at..*long)).iter().any(|group| group.shape == Shape::Finite)
        });
        if let Some(shut) = shut.filter(|shut| (at + 1..*shut).all(|place| is_aside(reading, place))).or(long)
        {
            at = shut + 1;
        }
    }
    if reading.is_comma(at) && reading.is(at + 1, "that") && frames.has(Frame::That) && at > tokens.end {
        at += 1;
    }
    if let Some(start) = distant_that(reading, cue, at, to) {
        let end = ends::end(reading, passage, cue, start, Frame::That);
        return (start < end).then_some(Complement { frame: Frame::That, cue: tokens, content: start..end });
    }
    if let Some(quotation) = distant_quotation(reading, cue, at, to) {
        let end = if reading.is(quotation.cue.end, ":") && quotation.cue.end == tokens.end {
            tokens.end + 1
        } else {
            tokens.end
        };
        return Some(Complement { cue: tokens.start..end, ..quotation });
    }
    let headline = passage.kind == BlockKind::Title && frames.has(Frame::Clause) && frames.has(Frame::That);
    // "Roe says no deal this year": a headline leaves out its verb.
    let (frame, start) = frame(reading, cue, at, to)
        .or_else(|| (headline && at + 1 < to && !reading.tag(at).is_mark()).then_some((Frame::Clause, at)))?;
    if start > at {
        // The preposition belongs to the cue: "warned of", "complained about".
        tokens.end = if tokens.end == at { start } else { tokens.end };
    }
    let end = ends::end(reading, passage, cue, start, frame);
    (start < end).then_some(Complement { frame, cue: tokens, content: start..end })
}

/// A quotation behind a comma or colon, with only phrases between: "said of the plan, “…”"; a colon that ends the
/// paragraph leads to the quotation that opens the next one.
fn distant_quotation(reading: &Reading, cue: &Cue, at: usize, to: usize) -> Option<Complement> {
    if !cue.verb.frames.has(Frame::Quote) {
        return None;
    }
    if at >= to {
        let quotation = reading.opens(to).filter(|_| reading.is(at - 1, ":"))?;
        return Some(Complement { frame: Frame::Quote, cue: at..at, content: quotation });
    }
    // "cites the plan, “a farce”": the verb has its object before the comma.
    let object = at == cue.tokens.end
        && cue.verb.frames.has(Frame::Thing)
        && !cue.verb.frames.has(Frame::Addressee)
        && reading.date_from(at).is_none()
        && phrases::simple_phrase(reading, at, to).is_some();
    for place in at..to.min(at + 30) {
        let colon = reading.is(place, ":");
        if (colon || reading.is_comma(place) && !object)
            && let Some(quotation) = reading.opens(place + 1).filter(|_| colon || place + 1 < to)
        {
            return Some(Complement { frame: Frame::Quote, cue: at..place, content: quotation });
        }
        let breaks = reading.tag(place) == Tag::Stop
            || reading.quote(place).is_some()
            || reading.is(place, "that")
            || reading.group_from(place).is_some_and(|group| group.shape != Shape::Participle)
            || reading.tag(place) == Tag::Cc && reading.group_from(place + 1).is_some();
        if breaks {
            return None;
        }
    }
    None
}

/// A clause with "that" behind phrases that tell where and when: "said in an interview taped on Friday that …".
fn distant_that(reading: &Reading, cue: &Cue, at: usize, to: usize) -> Option<usize> {
    let phrase = reading.tag(at) == Tag::To && !reading.tag(at + 1).is_verb()
        || reading.tag(at) == Tag::In && !reading.is_one(at, &["that", "of", "because", "if", "as"])
        || reading.date_from(at).is_some()
        || reading.is_one(at, &["here", "there"])
        || at > cue.tokens.end && reading.is_dash(at)
        || at > cue.tokens.end
            && reading
                .group_from(at)
                .is_some_and(|group| group.shape == Shape::Participle || is_narrowing(reading, group));
    if !cue.verb.frames.has(Frame::That) || !phrase {
        return None;
    }
    for place in at + 1..to.min(at + 16) {
        if reading.is(place, "that") && reading.quote(place).is_none() {
            let pointing = reading.tag(place) == Tag::Dt && reading.tag(place + 1) == Tag::Nn;
            // Behind a date or comma, or before a noun phrase in quotation marks, no relative clause begins.
            let parted = reading.date_to(place).is_some() || reading.is_comma(place - 1);
            let clause = parted
                || reading
                    .opens(place + 1)
                    .is_some_and(|quotation| !reading.tag(quotation.start + 1).is_verb());
            let relative = reading.tag(place) == Tag::Wdt && !clause
                || reading.group_from(place + 1).is_some_and(|group| group.shape == Shape::Finite)
                    && !reading.is_comma(place - 1);
            if pointing {
                continue;
            }
            return (!relative).then_some(place);
        }
        let breaks = reading.tag(place) == Tag::Stop
            || reading.is_one(place, &[":", ";"])
            || reading
                .group_from(place)
                .is_some_and(|group| group.shape == Shape::Finite && !is_narrowing(reading, group));
        if breaks {
            return None;
        }
    }
    None
}

/// A past form behind a noun that may as well be a participle: "in an interview taped before the vote".
fn is_narrowing(reading: &Reading, group: &Group) -> bool {
    group.tokens.len() == 1
        && reading.tag(group.head) == Tag::Vbd
        && reading.tag(group.head - 1).is_noun()
        && (reading.tag(group.head + 1) == Tag::In && !reading.is(group.head + 1, "that")
            || reading.date_from(group.head + 1).is_some())
}

fn is_aside(reading: &Reading, at: usize) -> bool {
    reading.tag(at).is_adverb()
        || reading.is_one(at, &["for", "example", "instance", "of", "course", "in", "turn"])
}

/// Passes adverbs of manner: "said flatly that", "fired back angrily:". Others begin the content: "said only two …".
fn pass_manner(reading: &Reading, at: usize, to: usize) -> usize {
    let mut end = at;
    while end < to
        && reading.tag(end).is_adverb()
        && reading.quote(end).is_none()
        && !reading.is(end, "there")
    {
        end += 1;
    }
    let goes_on = end >= to
        || reading.is_one(
            end,
            &["that", ":", ",", "to", "in", "on", "whether", "if", "about", "he", "she", "they"],
        )
        || reading.opens(end).is_some();
    if goes_on { end } else { at }
}

/// Who is told, asked or warned.
fn pass_addressee(reading: &Reading, at: usize, to: usize) -> usize {
    if reading.tag(at) == Tag::Prp {
        return at + 1;
    }
    if reading.is(at, "that") || reading.quote(at).is_some() {
        return at;
    }
    let Some(mut end) = phrases::simple_phrase(reading, at, to) else { return at };
    for _ in 0..6 {
        let place =
            reading.is_comma(end) && reading.tag(end - 1).is_proper() && reading.tag(end + 1).is_proper();
        if !place && !reading.is_one(end, &["of", "at", "and", "for", "in", "from", "with"]) {
            break;
        }
        let Some(next) = phrases::simple_phrase(reading, end + 1, to) else { break };
        end = next;
    }
    // "asked the government to …": the noun phrase is part of what is asked. "warned a build-up may …": a clause.
    let verb = reading
        .group_from(end)
        .or_else(|| reading.group_from(end + 1).filter(|_| reading.tag(end).is_adverb()));
    if verb.is_some_and(|group| group.shape == Shape::Finite) || reading.is(end, "to") {
        return at;
    }
    end
}

/// Passes "in a statement", "on Tuesday", "in an interview with CNN"; a medium right behind the cue belongs to it.
fn pass_setting(reading: &Reading, cue_end: usize, at: usize, to: usize) -> (usize, usize) {
    let mut cue_end = cue_end;
    let mut at = at;
    for _ in 0..4 {
        if let Some(end) = phrases::medium_phrase(reading, at, to) {
            if cue_end == at {
                cue_end = end;
            }
            at = end;
            if reading.is_one(at, &["to", "with", "on", "from", "by"]) && reading.date_from(at + 1).is_none()
            {
                at = phrases::simple_phrase(reading, at + 1, to).unwrap_or(at);
            }
        } else if let Some(date) = reading
            .date_from(at)
            .filter(|date| !matches!(reading.tag(date.end), Tag::Nn | Tag::Nns | Tag::Pos))
        {
            at = date.end;
        } else if let Some(date) = reading
            .date_from(at + 1)
            .filter(|date| reading.tag(at) == Tag::In && reading.tag(date.end) != Tag::Pos)
        {
            at = date.end;
        } else {
            break;
        }
    }
    (cue_end, at)
}

/// How what begins at `at` is joined to the cue, and where the content starts.
fn frame(reading: &Reading, cue: &Cue, at: usize, to: usize) -> Option<(Frame, usize)> {
    if at >= to {
        return None;
    }
    let frames = cue.verb.frames;
    let take = |frame: Frame, start: usize| frames.has(frame).then_some((frame, start));
    if reading.opens(at).is_some() {
        return take(Frame::Quote, at)
            .or(take(Frame::Thing, at))
            .or(take(Frame::Clause, at))
            .or(take(Frame::Object, at));
    }
    if reading.quote(at).is_some() {
        return None;
    }
    let tag = reading.tag(at);
    if reading.is(at, "that") && frames.has(Frame::Object) && reading.opens(at + 1).is_some() {
        // "called that “a farce”"
        return Some((Frame::Object, at));
    }
    if reading.is(at, "that")
        && (frames.has(Frame::That) || reading.tag(at) != Tag::Dt || !reading.tag(at + 1).is_noun())
    {
        return take(Frame::That, at).or(take(Frame::Clause, at)).or(take(Frame::Thing, at));
    }
    if QUESTION.iter().any(|word| reading.is(at, word)) {
        return take(Frame::Whether, at)
            .or(take(Frame::Clause, at).filter(|_| has_verb(reading, at, to)))
            .or(take(Frame::Thing, at).filter(|_| reading.is(at, "what") && has_verb(reading, at, to)));
    }
    let inner = at + 1 + usize::from(reading.tag(at + 1) == Tag::Quote);
    if tag == Tag::To && matches!(reading.tag(inner), Tag::Vb | Tag::Vbp | Tag::Rb) {
        return take(Frame::To, at);
    }
    if reading.is(at, "so") {
        return take(Frame::So, at);
    }
    let prepositions = [
        ("as", Frame::As),
        ("of", Frame::Of),
        ("for", Frame::For),
        ("about", Frame::About),
        ("on", Frame::On),
        ("at", Frame::At),
        ("against", Frame::Against),
    ];
    if let Some((_, frame)) = prepositions.iter().find(|(word, _)| reading.is(at, word)) {
        return take(*frame, at + 1)
            .or(take(Frame::Clause, at).filter(|_| has_verb(reading, at, to) && tag == Tag::In));
    }
    let starts_clause =
        matches!(tag, Tag::Ex | Tag::Prp | Tag::Dt | Tag::PrpS | Tag::Pdt | Tag::Cd | Tag::Currency)
            || tag.is_noun()
            || tag.is_adjective()
            || matches!(
                tag,
                Tag::Vbg | Tag::Vbn | Tag::In | Tag::Fw | Tag::Uh | Tag::Wp | Tag::Vb | Tag::Rb | Tag::Open
            );
    if !starts_clause {
        return None;
    }
    let spoken = reading.is_one(at, &["he", "she", "they", "we", "i"]);
    let verb = spoken || has_verb(reading, at, to);
    if (frames.has(Frame::Clause)
        || spoken
            && (frames.has(Frame::That) && (frames.has(Frame::Quote) || reading.opens(at + 1).is_some())))
        && verb
        && !matches!(tag, Tag::Vb | Tag::Open)
    {
        if tag != Tag::In
            || reading.is_one(
                at,
                &[
                    "in", "after", "while", "although", "because", "unless", "under", "since", "with",
                    "despite", "without", "by", "from", "among", "no",
                ],
            )
        {
            return Some((Frame::Clause, at));
        }
        return None;
    }
    if tag == Tag::Vbg {
        return take(Frame::Gerund, at).or(take(Frame::Thing, at));
    }
    let narrowed = tag == Tag::Vbn && reading.tag(at + 1).is_noun();
    let phrase = narrowed || !matches!(tag, Tag::In | Tag::Vb | Tag::Rb | Tag::Vbn | Tag::Ex);
    if !phrase {
        return None;
    }
    if frames.has(Frame::ObjectAs) {
        let end = phrases::simple_phrase(reading, at, to).unwrap_or(at + 1);
        return (end..to.min(end + 8)).any(|place| reading.is(place, "as")).then_some((Frame::ObjectAs, at));
    }
    let idea = || take(Frame::Idea, at).filter(|_| !is_thing(reading, at, to));
    take(Frame::Thing, at).or(take(Frame::Object, at)).or_else(idea)
}

/// Whether the noun phrase at `at` is of a thing that can be touched: "the helicopter", "two drones".
fn is_thing(reading: &Reading, at: usize, to: usize) -> bool {
    let head = phrases::simple_phrase(reading, at, to).and_then(|end| end.checked_sub(1));
    let sense = head.and_then(|head| reading.lexicon.acts.sense(&reading.lower(head)));
    sense.is_some_and(|sense| sense.kind == SenseKind::Thing)
}

/// Whether a finite verb follows before the clause can be over.
fn has_verb(reading: &Reading, at: usize, to: usize) -> bool {
    let mut depth = 0_u32;
    for place in at..to.min(at + 40) {
        if reading.tag(place) == Tag::Stop {
            return false;
        }
        if place > at && matches!(reading.tag(place), Tag::Wdt | Tag::Wp) {
            depth += 1;
        }
        if let Some(group) = reading.group_from(place).filter(|group| group.shape == Shape::Finite) {
            if depth == 0 {
                let joined = group.tokens.start > at && reading.tag(group.tokens.start - 1) == Tag::Cc;
                return !joined;
            }
            depth -= 1;
        }
    }
    false
}
