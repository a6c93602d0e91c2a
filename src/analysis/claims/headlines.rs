//! Headlines and labels with a colon: "Varga: No deal this year", "No deal this year: minister".

use std::ops::Range;

use super::cues::Cue;
use super::draft::Draft;
use super::groups::Shape;
use super::reading::{Passage, Reading};
use crate::model::{BlockKind, EntityKind, Stance};

/// Labels that name a kind of article, not a speaker.
const LABELS: [&str; 16] = [
    "analysis",
    "opinion",
    "explainer",
    "live",
    "video",
    "watch",
    "update",
    "exclusive",
    "breaking",
    "source",
    "photo",
    "photos",
    "picture",
    "read",
    "related",
    "factbox",
];

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    if passage.kind != BlockKind::Title {
        return;
    }
    let range = passage.tokens.clone();
    let colon = |at: &usize| reading.is(*at, ":") && reading.quote(*at).is_none();
    let Some(first) = range.clone().find(colon) else { return };
    let Some(last) = range.clone().rev().find(colon) else { return };
    let left = range.start..first;
    let right = last + 1..range.end;
    let (source, content, colon) = if is_speaker(reading, &left) && has_verb(reading, &(first + 1..range.end))
    {
        (left, first + 1..range.end, first)
    } else if is_speaker(reading, &right) && has_verb(reading, &(range.start..last)) {
        (right, range.start..last, last)
    } else {
        return;
    };
    let end = content.end - usize::from(content.len() > 1 && reading.is_stop(content.end - 1));
    drafts.push(Draft {
        source: Some(source),
        cue: Some(colon..colon + 1),
        content: std::iter::once(content.start..end).collect(),
        stance: Stance::Asserts,
        certainty: None,
        rule: "headline".to_owned(),
    });
}

/// A few words without a verb, that name somebody, something written, or people without names.
fn is_speaker(reading: &Reading, range: &Range<usize>) -> bool {
    let Some(last) = range.end.checked_sub(1).filter(|last| *last >= range.start) else { return false };
    if range.len() > 6 || has_verb(reading, range) || LABELS.contains(&&*reading.lower(range.start)) {
        return false;
    }
    let span = reading.span(range);
    let named = reading.analysed.entities.iter().any(|entity| {
        span.contains(entity.span) && entity.span.end == span.end && entity.kind != EntityKind::Other
    });
    let cues = &reading.lexicon.cues;
    named || cues.is_document(&reading.lower(last)) || cues.is_anonymous(&reading.lower(last))
}

fn has_verb(reading: &Reading, range: &Range<usize>) -> bool {
    reading
        .groups_in(range)
        .iter()
        .any(|group| group.shape == Shape::Finite || group.shape == Shape::Infinitive)
}
