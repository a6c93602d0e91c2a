//! Adverbs that attribute without naming anybody: "reportedly".

use std::ops::Range;

use super::cues::Cue;
use super::draft::Draft;
use super::ends;
use super::reading::{Passage, Reading};
use crate::lexicon::words::Class;
use crate::model::{Certainty, Stance};

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    if !passage.classes.has(Class::CueAdverb) {
        return;
    }
    for at in passage.tokens.clone() {
        if !reading.may_be(at, Class::CueAdverb)
            || reading.quote(at).is_some()
            || !reading.lexicon.cues.is_adverb(&reading.lower(at))
        {
            continue;
        }
        let comma = usize::from(reading.is_comma(at + 1));
        let after = at + 1 + comma..ends::end_of_sentence(reading, passage, at + 1 + comma);
        let before = sentence_start(reading, passage, at)..at;
        let spans: Vec<Range<usize>> =
            [before, after].into_iter().filter(|range| !range.is_empty()).collect();
        // Before a participle inside a noun phrase ("the allegedly stolen car") it says nothing of the sentence.
        let narrow = reading.tag(at + 1).is_adjective()
            || !reading
                .groups_in(&passage.tokens)
                .iter()
                .any(|group| group.tokens.contains(&at) || (at == passage.tokens.start && group.first > at));
        if narrow || spans.is_empty() {
            continue;
        }
        drafts.push(Draft {
            source: None,
            cue: Some(at..at + 1),
            content: spans,
            stance: Stance::Asserts,
            certainty: Some(Certainty::Probable),
            rule: format!("adverb: {}", reading.lower(at)),
        });
    }
}

fn sentence_start(reading: &Reading, passage: &Passage, at: usize) -> usize {
    (passage.tokens.start..at)
        .rev()
        .find(|place| reading.is_stop(*place))
        .map_or(passage.tokens.start, |stop| stop + 1)
}
