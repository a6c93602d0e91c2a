//! Nouns that attribute: "his claim that …", "the report that …", "fears of …".

use std::ops::Range;

use super::contents;
use super::cues::Cue;
use super::draft::Draft;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    for at in passage.tokens.clone() {
        if !matches!(reading.tag(at), Tag::Nn | Tag::Nns) || reading.quote(at).is_some() {
            continue;
        }
        let Some(noun) = reading.lexicon.cues.noun(&reading.lower(at)) else { continue };
        let next = at + 1;
        let taken = match () {
            () if reading.is(next, "that") => {
                noun.frames.has(Frame::That) && clause_follows(reading, next + 1)
            }
            () if reading.tag(next) == Tag::To => {
                noun.frames.has(Frame::To) && reading.tag(next + 1) == Tag::Vb
            }
            () => false,
        };
        let overlapped = drafts.iter().any(|draft| draft.cue.as_ref().is_some_and(|cue| cue.contains(&at)));
        if !taken || overlapped {
            continue;
        }
        let end = contents::end_of_sentence(reading, passage, next);
        let (source, cue) = possessor(reading, passage, at);
        if next >= end || source.is_none() {
            continue;
        }
        drafts.push(Draft {
            source,
            cue: Some(cue),
            content: std::iter::once(next..end).collect(),
            stance: noun.stance,
            certainty: noun.certainty,
            rule: format!("noun: {}", noun.name),
        });
    }
}

/// "that" opens a clause with a subject of its own, not a relative one.
fn clause_follows(reading: &Reading, at: usize) -> bool {
    let tag = reading.tag(at);
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Ex | Tag::Cd | Tag::In | Tag::Pdt | Tag::Quote)
}

/// Whose it is: "Varga's claim", "his claim"; the cue takes in the adjectives between.
fn possessor(reading: &Reading, passage: &Passage, at: usize) -> (Option<Range<usize>>, Range<usize>) {
    let mut start = at;
    while start > passage.tokens.start
        && (reading.tag(start - 1).is_adjective() || reading.tag(start - 1) == Tag::Vbn)
    {
        start -= 1;
    }
    let before = start.checked_sub(1).filter(|before| *before >= passage.tokens.start);
    match before.map(|before| (before, reading.tag(before))) {
        Some((before, Tag::PrpS)) => (Some(before..before + 1), start..at + 1),
        Some((before, Tag::Pos)) => {
            let owner = super::phrases::phrase_to(reading, passage.tokens.start, before);
            (owner, start..at + 1)
        }
        _ => (None, at..at + 1),
    }
}
