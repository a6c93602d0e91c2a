//! Headlines and labels with a colon: "Varga: No deal this year", "No deal this year: minister".

use std::ops::Range;

use super::cues::Cue;
use super::draft::Draft;
use super::groups::Shape;
use super::narrated::within;
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
    let quoted = (first + 1..range.end).any(|at| reading.quote(at).is_some());
    // "Roe: Plan ‘a farce’", "Roe on the plan: ‘A farce’": a name is enough before a quotation.
    let label = |range: &Range<usize>| {
        let short = range.len() <= 3 && range.clone().all(|at| reading.tag(at).is_proper());
        let topic = reading.opens(first + 1).is_some()
            && range.len() <= 20
            && (1..=3).any(|place| reading.is(range.start + place, "on"));
        !range.is_empty()
            && (short || topic && reading.tag(range.start).is_proper())
            && !LABELS.contains(&&*reading.lower(range.start))
    };
    let spoken = is_speaker(reading, &left) && says(reading, &(first + 1..range.end), &left);
    let (source, content, colon) = if quoted && label(&left) || spoken {
        (left, first + 1..range.end, first)
    } else if is_speaker(reading, &right) && says(reading, &(range.start..last), &right) {
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
    let named = within(&reading.analysed.entities, span, |entity| entity.span)
        .iter()
        .any(|entity| entity.span.end == span.end && entity.kind != EntityKind::Other);
    let cues = &reading.lexicon.cues;
    named || cues.is_document(&reading.lower(last)) || cues.is_anonymous(&reading.lower(last))
}

/// Whether words can be what the speaker says: a clause, a quotation, or, of a person, any few words.
fn says(reading: &Reading, content: &Range<usize>, speaker: &Range<usize>) -> bool {
    let span = reading.span(speaker);
    let person = within(&reading.analysed.entities, span, |entity| entity.span)
        .iter()
        .any(|entity| entity.kind == EntityKind::Person);
    let quoted = content.clone().any(|at| reading.quote(at).is_some());
    has_verb(reading, content) || quoted || person && content.len() >= 3
}

fn has_verb(reading: &Reading, range: &Range<usize>) -> bool {
    reading
        .groups_in(range)
        .iter()
        .any(|group| group.shape == Shape::Finite || group.shape == Shape::Infinitive)
}
