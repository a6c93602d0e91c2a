//! Passives: "was quoted as saying", "is expected to", "it is believed that", "was criticised by X".

use std::ops::Range;

use super::cues::{Cue, Place};
use super::draft::Draft;
use super::ends;
use super::groups::Shape;
use super::phrases;
use super::reading::{Passage, Reading};
use super::subjects;
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;
use crate::model::{Certainty, Stance};

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        let passive = cue.group.passive && cue.place == Place::Main;
        if !(passive || cue.place == Place::Participle) || drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        let found = if let Some(found) = asked(reading, passage, cue) {
            Some(found)
        } else if passive {
            quoted_as(reading, passage, cue)
                .or_else(|| by_agent(reading, passage, cue))
                .or_else(|| impersonal(reading, passage, cue))
                .or_else(|| named(reading, passage, cue))
        } else {
            by_agent(reading, passage, cue)
        };
        drafts.extend(found);
    }
}

/// "Asked by the mayor whether …", "was asked about …": who asks may be named, what is asked is the content.
fn asked(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    if !matches!(cue.verb.name.as_str(), "ask" | "ask about" | "press" | "question" | "quiz") {
        return None;
    }
    let to = passage.tokens.end;
    let mut at = cue.tokens.end;
    let mut source = None;
    if reading.is(at, "by") {
        let end = phrases::simple_phrase(reading, at + 1, to)?;
        source = Some(at + 1..end);
        at = end;
    } else {
        while at < to && reading.date_from(at).is_some() {
            at = reading.date_from(at).map_or(at + 1, |date| date.end);
        }
    }
    let mark = usize::from(reading.is_comma(at) || reading.is(at, ":"));
    if let Some(quotation) = reading.opens(at + mark) {
        let mut draft = Draft::of(cue, "asked", source, single(quotation));
        draft.stance = Stance::Asks;
        return Some(draft);
    }
    let question = reading.is_one(at, &["whether", "if", "how", "why", "what", "who", "when", "where"]);
    // "was questioned on Friday" tells when.
    let when = reading.date_from(at).or_else(|| reading.date_from(at + 1)).is_some();
    let topic = cue.verb.name == "ask about" || (reading.is_one(at, &["about", "on"]) && !when);
    if !question && !topic {
        return None;
    }
    let start = at + usize::from(!question && cue.verb.name != "ask about");
    let comma = |at: &usize| reading.is_comma(*at) && reading.quote(*at).is_none();
    let limit = ends::end_of_clause(reading, passage, cue, start);
    let end = (start..limit).find(comma).unwrap_or(limit);
    let mut draft = Draft::of(cue, "asked", source, single(start..end));
    draft.cue = Some(cue.tokens.start..if question || start == at { cue.tokens.end } else { start });
    if draft.source.is_some() {
        draft.cue = Some(cue.tokens.clone());
    }
    draft.stance = Stance::Asks;
    (start < end).then_some(draft)
}

/// "has been dubbed “the last frontier”": nobody is named.
fn named(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    let naming = cue.verb.frames.has(Frame::Object) || cue.verb.name == "know";
    let at = cue.tokens.end;
    let described = cue.verb.frames.has(Frame::Quote)
        && (at..passage.tokens.end.min(at + 4))
            .take_while(|place| !reading.tag(*place).is_verb() && !reading.tag(*place).is_mark())
            .any(|place| reading.is(place, "as"));
    let reach = if described { 7 } else { 3 };
    let quotation = (at..passage.tokens.end.min(at + reach))
        .take_while(|place| !reading.is(*place, "by"))
        .find_map(|place| reading.opens(place))?;
    let subject = subjects::before(reading, passage.tokens.start, cue.subject)?;
    let end = phrases::simple_phrase(reading, quotation.end, passage.tokens.end).unwrap_or(quotation.end);
    (naming || described).then(|| Draft::of(cue, "named", None, vec![subject, at..end]))
}

/// "was quoted as saying …": the subject is the source.
fn quoted_as(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    let at = cue.tokens.end;
    if !(cue.verb.frames.has(Frame::As)
        && reading.is(at, "as")
        && reading.is_one(at + 1, &["saying", "telling"]))
    {
        return None;
    }
    let source = subjects::before(reading, passage.tokens.start, cue.subject)?;
    let tokens = cue.tokens.start..at + 2;
    let end = ends::end_of_clause(reading, passage, cue, at + 2);
    let mut draft = Draft::of(cue, "passive", Some(source), single(at + 2..end));
    draft.cue = Some(tokens);
    (at + 2 < end).then_some(draft)
}

/// "was criticised by X": X is the source, the subject the content; "as confirmed by X": the clause before.
fn by_agent(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    if !cue.verb.frames.has(Frame::Quote) {
        return None;
    }
    let to = passage.tokens.end;
    let by = (cue.tokens.end..to.min(cue.tokens.end + 4)).find(|at| reading.is(*at, "by"))?;
    if (cue.tokens.end..by).any(|at| reading.tag(at).is_verb() || reading.tag(at).is_mark()) {
        return None;
    }
    let joined = reading.is_one(by + 1, &["both", "all"]) && reading.tag(by + 2) == Tag::Dt;
    let source = phrases::after(reading, by + 1 + usize::from(joined), to)?;
    let source = by + 1..source.end;
    let start = passage.tokens.start;
    let as_clause = cue.group.tokens.start > start && reading.is(cue.group.tokens.start - 1, "as");
    let content = if as_clause {
        let end = cue.group.tokens.start - 1;
        start..end - usize::from(end > start && reading.is_comma(end - 1))
    } else {
        subjects::before(reading, start, cue.group.tokens.start)?
    };
    if content.is_empty() || (source.len() == 1 && reading.tag(source.start) == Tag::Vbg) {
        return None;
    }
    Some(Draft::of(cue, "passive by", Some(source), vec![content]))
}

/// "it is believed that …", "X is expected to …": nobody is named.
fn impersonal(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    const OPEN: [&str; 12] = [
        "believe",
        "think",
        "expect",
        "report",
        "say",
        "allege",
        "know",
        "fear",
        "estimate",
        "assume",
        "understand",
        "claim",
    ];
    if !OPEN.contains(&cue.verb.name.as_str()) {
        return None;
    }
    let to = passage.tokens.end;
    let at = cue.tokens.end;
    let subject = subjects::before(reading, passage.tokens.start, cue.subject)?;
    let infinitive = reading.group_from(at).is_some_and(|group| group.shape == Shape::Infinitive);
    let expletive = subject.len() == 1 && reading.is(subject.start, "it");
    let end = ends::end_of_clause(reading, passage, cue, at);
    if at >= to || at >= end {
        return None;
    }
    let content = match (infinitive, expletive) {
        (true, false) => vec![subject, at..end],
        (false, true)
            if !reading.tag(at).is_mark() && (reading.tag(at) != Tag::In || reading.is(at, "that")) =>
        {
            single(at..end)
        }
        _ => return None,
    };
    let mut draft = Draft::of(cue, "impersonal", None, content);
    draft.stance = Stance::Asserts;
    draft.certainty = match cue.verb.name.as_str() {
        "know" => None,
        "fear" => Some(Certainty::Possible),
        _ => Some(Certainty::Probable),
    };
    Some(draft)
}

fn single(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::check;

    #[test]
    fn questions_put_to_somebody() {
        check(
            "
Asked by reporters whether the port was safe, the mayor left.
         ^^^^^^^^^ source
^^^^^ cue
                   ^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
When asked about the port, the mayor left.
     ^^^^^^^^^^^ cue
                 ^^^^^^^^ content
",
        );
    }

    #[test]
    fn names_given_by_nobody_in_particular() {
        check(
            "
The port has been called “the last harbour”.
         ^^^^^^^^^^^^^^^ cue
^^^^^^^^                 ^^^^^^^^^^^^^^^^^^ content
",
        );
    }
}
