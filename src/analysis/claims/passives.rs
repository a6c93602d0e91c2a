//! Passives: "was quoted as saying", "is expected to", "it is believed that", "was criticised by X".

use std::ops::Range;

use super::contents;
use super::cues::{Cue, Place};
use super::draft::Draft;
use super::groups::Shape;
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;
use crate::model::{Certainty, Stance};

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        let passive = cue.group.passive && cue.place == Place::Main;
        if !(passive || cue.place == Place::Participle) || drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        let found = if passive {
            quoted_as(reading, passage, cue)
                .or_else(|| by_agent(reading, passage, cue))
                .or_else(|| impersonal(reading, passage, cue))
        } else {
            by_agent(reading, passage, cue)
        };
        drafts.extend(found);
    }
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
    let source = phrases::before(reading, passage.tokens.start, cue.subject)?;
    let tokens = cue.tokens.start..at + 2;
    let end = contents::end_of_clause(reading, passage, cue, at + 2);
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
        phrases::before(reading, start, cue.group.tokens.start)?
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
    let subject = phrases::before(reading, passage.tokens.start, cue.subject)?;
    let infinitive = reading.group_from(at).is_some_and(|group| group.shape == Shape::Infinitive);
    let expletive = subject.len() == 1 && reading.is(subject.start, "it");
    let end = contents::end_of_clause(reading, passage, cue, at);
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
