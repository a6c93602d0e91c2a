//! Participles that attribute: "…, adding that …", "with X warning of …", "by saying …".

use std::ops::Range;

use super::contents;
use super::cues::{Cue, Place};
use super::draft::{Draft, frame_name, subject_before};
use super::groups::Shape;
use super::phrases;
use super::quoted::sentence_start;
use super::reading::{Passage, Reading};
use super::subjects;
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        if cue.place != Place::Gerund || cue.group.passive || drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        let Some(complement) = contents::behind(reading, passage, cue) else { continue };
        let speech =
            [Frame::Quote, Frame::That, Frame::Object].iter().any(|frame| cue.verb.frames.has(*frame));
        if complement.frame == Frame::Thing && !speech && cue.verb.tail.is_empty() {
            continue;
        }
        let Some(source) = source(reading, passage, cue, drafts) else { continue };
        let rule = format!("participle, {}", frame_name(complement.frame));
        let mut draft = Draft::of(cue, &rule, Some(source), vec![complement.content]);
        draft.cue = Some(complement.cue);
        drafts.push(draft);
    }
}

/// The noun right before it, else the speaker or subject of the clause.
pub(super) fn source(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    drafts: &[Draft],
) -> Option<Range<usize>> {
    let from = passage.tokens.start;
    let start = cue.group.tokens.start;
    let before = start.checked_sub(1).filter(|before| *before >= from)?;
    if reading.tag(before).is_noun() && reading.quote(before).is_none() {
        return phrases::phrase_to(reading, from, start);
    }
    let earlier = drafts
        .iter()
        .filter(|draft| {
            let inside = draft.content.iter().any(|content| content.contains(&start));
            draft.cue.as_ref().is_some_and(|tokens| from <= tokens.start && tokens.end <= start)
                && draft.source.is_some()
                && !inside
        })
        .max_by_key(|draft| draft.cue.as_ref().map(|cue| cue.start));
    if let Some(draft) = earlier {
        return draft.source.clone();
    }
    let joined = reading.is_comma(before)
        || reading.closes_before(start).is_some()
        || matches!(reading.tag(before), Tag::In | Tag::To | Tag::Cc | Tag::Colon);
    if !joined {
        return None;
    }
    let groups = reading.groups_in(&(from..start));
    let mut main = groups
        .iter()
        .rev()
        .take(6)
        .filter(|group| group.shape == Shape::Finite && reading.quote(group.head).is_none());
    main.find_map(|group| subject_before(reading, passage, group.tokens.start, 3)).or_else(|| {
        // "In addition to demanding a ban, the union wants …": the subject follows.
        let opening = sentence_start(reading, passage, start);
        if start > opening + 4 {
            return None;
        }
        let mut later = reading.groups_in(&(start + 1..passage.tokens.end)).iter().take(4);
        let group = later.find(|group| group.shape == Shape::Finite && group.head > cue.group.head)?;
        subjects::before(reading, cue.tokens.end, group.tokens.start)
    })
}
