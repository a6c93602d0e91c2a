//! Source, cue, content: "X said that …", "X has denied plans", "X told reporters …", "X warned of …".

use super::contents;
use super::cues::{Cue, Place};
use super::draft::{Draft, frame_name, subject};
use super::reading::{Passage, Reading};
use crate::model::Stance;

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        if cue.group.passive || !matches!(cue.place, Place::Main | Place::Chained) {
            continue;
        }
        if drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        let Some(source) = subject(reading, passage, cue) else { continue };
        let Some(complement) = contents::behind(reading, passage, cue) else { continue };
        let mut draft = Draft::of(cue, frame_name(complement.frame), Some(source), vec![complement.content]);
        draft.cue = Some(complement.cue);
        if cue.group.negative && draft.stance == Stance::Asserts {
            draft.stance = Stance::Declines;
        }
        drafts.push(draft);
    }
}
