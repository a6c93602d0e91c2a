//! Where a content begins and ends: the hard part of indirect speech.

use std::ops::Range;

use super::cues::Cue;
use super::groups::Shape;
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;

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
        if let Some(shut) = shut.filter(|shut| (at + 1..*shut).all(|place| is_aside(reading, place))) {
            at = shut + 1;
        }
    }
    if let Some(quotation) = distant_quotation(reading, cue, at, to) {
        let end = if reading.is(quotation.cue.end, ":") && quotation.cue.end == tokens.end {
            tokens.end + 1
        } else {
            tokens.end
        };
        return Some(Complement { cue: tokens.start..end, ..quotation });
    }
    let (frame, start) = frame(reading, cue, at, to)?;
    if start > at {
        // The preposition belongs to the cue: "warned of", "complained about".
        tokens.end = if tokens.end == at { start } else { tokens.end };
    }
    let end = end(reading, passage, cue, start, frame);
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
    for place in at..to.min(at + 16) {
        let colon = reading.is(place, ":");
        if (colon || reading.is_comma(place))
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
        || reading.is_one(end, &["that", ":", ",", "to", "in", "on", "whether", "if", "about"])
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
    while reading.is_one(end, &["of", "at", "and", "for", "in"]) {
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
        } else if let Some(date) =
            reading.date_from(at).filter(|date| !matches!(reading.tag(date.end), Tag::Nn | Tag::Nns))
        {
            at = date.end;
        } else if let Some(date) = reading.date_from(at + 1).filter(|_| reading.tag(at) == Tag::In) {
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
    if reading.is(at, "that") {
        return take(Frame::That, at).or(take(Frame::Clause, at)).or(take(Frame::Thing, at));
    }
    if QUESTION.iter().any(|word| reading.is(at, word)) {
        return take(Frame::Whether, at).or(take(Frame::Clause, at).filter(|_| has_verb(reading, at, to)));
    }
    if tag == Tag::To && matches!(reading.tag(at + 1), Tag::Vb | Tag::Vbp | Tag::Rb) {
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
    let verb = has_verb(reading, at, to);
    if frames.has(Frame::Clause) && verb && !matches!(tag, Tag::Vb | Tag::Open) {
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
    let phrase = !matches!(tag, Tag::In | Tag::Vb | Tag::Rb | Tag::Vbn | Tag::Ex);
    if !phrase {
        return None;
    }
    if frames.has(Frame::ObjectAs) {
        let end = phrases::simple_phrase(reading, at, to).unwrap_or(at + 1);
        return (end..to.min(end + 8)).any(|place| reading.is(place, "as")).then_some((Frame::ObjectAs, at));
    }
    take(Frame::Thing, at).or(take(Frame::Object, at))
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

/// Where a clause that begins at `start` and belongs to a cue ends.
pub(super) fn end_of_clause(reading: &Reading, passage: &Passage, cue: &Cue, start: usize) -> usize {
    end(reading, passage, cue, start, Frame::Clause)
}

/// Where a content that begins with a quotation ends.
pub(super) fn end_of_quotation(reading: &Reading, passage: &Passage, cue: &Cue, start: usize) -> usize {
    end(reading, passage, cue, start, Frame::Quote)
}

/// The end of the sentence, its stop left out; quotations are passed over whole.
pub(super) fn end_of_sentence(reading: &Reading, passage: &Passage, start: usize) -> usize {
    let mut at = start;
    while at < passage.tokens.end && !reading.is_stop(at) {
        at = reading
            .quotation(at)
            .map_or(at + 1, |quotation| quotation.end.max(at + 1))
            .min(passage.tokens.end);
    }
    at
}

/// Where a content that begins at `start` ends.
fn end(reading: &Reading, passage: &Passage, cue: &Cue, start: usize, frame: Frame) -> usize {
    let to = passage.tokens.end;
    if let Some(quotation) = reading.opens(start).filter(|_| frame == Frame::Quote) {
        let next = quotation.end;
        let over = next >= to
            || reading.tag(next).is_mark()
            || reading.tag(next) == Tag::Cc
            || reading.tag(reading.last_inside(&quotation)) == Tag::Stop;
        if over {
            return quotation.end;
        }
    }
    let thing = !matches!(frame, Frame::That | Frame::Clause | Frame::Whether | Frame::Quote);
    let subordinate = opens_subordinate(reading, passage, cue);
    let mut at = start;
    while at < to {
        if let Some(quotation) = reading.quotation(at) {
            at = quotation.end.min(to).max(at + 1);
            continue;
        }
        if reading.is_stop(at) || ends_here(reading, passage, cue, start, at, thing, subordinate) {
            break;
        }
        at += 1;
    }
    let mut end = at;
    while end > start
        && reading.quote(end - 1).is_none()
        && matches!(reading.tag(end - 1), Tag::Comma | Tag::Colon)
    {
        end -= 1;
    }
    if matches!(frame, Frame::Thing | Frame::Object) {
        end = without_date(reading, start, end);
    }
    end
}

/// When something was said is not part of what was said: "confirmed the dates late on Monday".
fn without_date(reading: &Reading, start: usize, end: usize) -> usize {
    let Some(date) = reading.date_to(end).filter(|date| date.start > start + 1) else { return end };
    let mut cut = date.start;
    while cut > start + 1
        && (matches!(reading.tag(cut - 1), Tag::In) || reading.is_one(cut - 1, &["late", "early"]))
    {
        cut -= 1;
    }
    let bare = reading.tag(cut - 1).is_noun() || reading.tag(cut - 1) == Tag::Prp;
    if bare
        && !reading
            .is_one(date.start.saturating_sub(1), &["for", "by", "until", "before", "of", "since", "from"])
    {
        cut
    } else {
        end
    }
}

/// Whether the content is over before the token `at`, which stands outside quotations.
fn ends_here(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    start: usize,
    at: usize,
    thing: bool,
    subordinate: bool,
) -> bool {
    if at == start {
        return false;
    }
    let inside =
        reading.closes_before(at).is_some_and(|quotation| reading.is_comma(reading.last_inside(&quotation)));
    let comma = reading.is_comma(at) || inside;
    let next = at + usize::from(reading.is_comma(at));
    if comma && (subordinate || attribution_at(reading, next, passage.tokens.end)) {
        return true;
    }
    if reading.tag(next) == Tag::Cc && joins_cue(reading, passage, cue, next, thing) {
        return true;
    }
    if reading.is(at, ";") && thing {
        return true;
    }
    if comma {
        if let Some(group) = reading.group_from(next).filter(|group| group.shape == Shape::Gerund) {
            let form = reading.lower(group.head);
            return thing || reading.lexicon.cues.verbs(&form).next().is_some();
        }
        let goes_on = reading.is_one(next, &["including", "such", "especially"])
            || (reading.is(next, "as") && reading.is_one(next + 1, &["well", "much"]));
        if thing
            && !goes_on
            && (inside && reading.tag(next) != Tag::In
                || !inside
                    && matches!(
                        reading.tag(next),
                        Tag::Wdt | Tag::Wp | Tag::Cc | Tag::In | Tag::Prp | Tag::Rb
                    ))
        {
            return true;
        }
        if !thing && is_afterthought(reading, passage, next) {
            return true;
        }
    }
    if reading.is(next, "according") && reading.is(next + 1, "to") {
        return true;
    }
    if thing && reading.is_one(at, &["when", "while", "because", "after", "before", "although", "though"]) {
        return true;
    }
    false
}

/// Whether the cue stands in a clause that opens its sentence and leads to another: "While he said no, …".
fn opens_subordinate(reading: &Reading, passage: &Passage, cue: &Cue) -> bool {
    let from = passage.tokens.start.max(cue.subject.saturating_sub(24));
    let start = (from..cue.subject).rev().find(|at| reading.is_stop(*at)).map_or(from, |stop| stop + 1);
    let fronted = cue.group.shape == Shape::Gerund
        && !reading.groups_in(&(start..cue.subject)).iter().any(|group| group.shape == Shape::Finite)
        && !(start..cue.subject).any(|at| reading.is_comma(at));
    if fronted {
        return true;
    }
    let opens = reading.is_one(
        start,
        &["while", "although", "though", "as", "after", "when", "because", "if", "since", "before"],
    );
    opens && !(start..cue.subject).any(|at| reading.is_comma(at)) && reading.date_from(start + 1).is_none()
}

/// Whether a comment of the writer begins behind a comma: ", which …" up to the end, ", while …", ", but …".
fn is_afterthought(reading: &Reading, passage: &Passage, at: usize) -> bool {
    if reading.is_one(at, &["while", "although", "though"]) {
        return true;
    }
    if reading.is(at, "but") {
        return !reading.is(at + 1, "that") && reading.opens(at + 1).is_none();
    }
    let relative = matches!(reading.tag(at), Tag::Wdt | Tag::Wp) && reading.is_one(at, &["which", "who"]);
    relative
        && !(at..passage.tokens.end).any(|place| reading.is_comma(place) && reading.quote(place).is_none())
}

/// Whether an attribution of its own begins here, which what stands before it belongs to: ", the mayor said."
fn attribution_at(reading: &Reading, at: usize, to: usize) -> bool {
    let cue = |place: usize| {
        let group =
            reading.group_from(place).filter(|group| group.shape == Shape::Finite && !group.passive)?;
        let form = reading.lower(group.head);
        let speech = reading
            .lexicon
            .cues
            .verbs(&form)
            .any(|(verb, _)| verb.frames.has(Frame::Quote) && verb.tail.is_empty());
        speech.then_some(group.head + 1)
    };
    let over = |end: usize| {
        end >= to
            || reading.tag(end).is_mark()
            || reading.date_from(end).is_some()
            || reading.is_one(end, &["in", "on", "at", "to", "reporters"])
    };
    let subject = phrases::simple_phrase(reading, at, to).or((reading.tag(at) == Tag::Prp).then_some(at + 1));
    let straight = subject.and_then(cue).is_some_and(|end| over(end) || reading.tag(end).is_proper());
    let inverted = || cue(at).and_then(|end| phrases::simple_phrase(reading, end, to)).is_some_and(over);
    straight || inverted()
}

/// Whether a conjunction joins another predicate of the same speaker: "confirmed the dates and said …".
fn joins_cue(reading: &Reading, passage: &Passage, cue: &Cue, conjunction: usize, thing: bool) -> bool {
    let mut at = conjunction + 1;
    while at < passage.tokens.end && reading.tag(at).is_adverb() {
        at += 1;
    }
    let Some(group) =
        reading.group_from(at).filter(|group| matches!(group.shape, Shape::Finite | Shape::Participle))
    else {
        return false;
    };
    if group.head >= passage.tokens.end {
        return false;
    }
    let tense = |group: &super::groups::Group| match reading.tag(group.first) {
        Tag::Vbn => Tag::Vbd,
        tag => tag,
    };
    if tense(group) != tense(&cue.group) && cue.group.shape == Shape::Finite {
        return false;
    }
    if thing {
        return true;
    }
    let form = reading.lower(group.head);
    reading.lexicon.cues.verbs(&form).next().is_some()
}
