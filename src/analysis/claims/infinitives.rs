//! Infinitives that attribute a quotation: "led the union to call it “a farce”", "for papers to describe it as “small”".

use std::ops::Range;

use super::contents;
use super::cues::{Cue, Place};
use super::draft::{Draft, frame_name, subject_before};
use super::groups::Shape;
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;

/// No verb that governs an infinitive stands further before it than this, in tokens.
const REACH: usize = 24;

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        if cue.place != Place::Loose || cue.group.passive || cue.group.negative {
            continue;
        }
        if drafts.iter().any(|draft| draft.uses(cue) || holds(draft, cue.group.head)) {
            continue;
        }
        let Some(complement) = contents::behind(reading, passage, cue) else { continue };
        // Without quotation marks it is only what somebody may say.
        let near = complement.content.start <= cue.tokens.end + 1;
        let takes = match complement.frame {
            Frame::Quote => near,
            Frame::Clause | Frame::To => false,
            _ => true,
        };
        if !takes || !complement.content.clone().any(|at| reading.quote(at).is_some()) {
            continue;
        }
        let Some(source) = source(reading, passage, cue) else { continue };
        let rule = format!("infinitive, {}", frame_name(complement.frame));
        let mut draft = Draft::of(cue, &rule, Some(source), vec![complement.content]);
        draft.cue = Some(complement.cue);
        drafts.push(draft);
    }
}

fn holds(draft: &Draft, at: usize) -> bool {
    draft.content.iter().any(|content| content.contains(&at))
}

/// The object before "to", else the subject of the verb that governs it.
fn source(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Range<usize>> {
    let from = passage.tokens.start;
    let start = cue.group.tokens.start;
    let before = start.checked_sub(1).filter(|before| *before >= from)?;
    let groups = reading.groups_in(&(from.max(start.saturating_sub(REACH))..start));
    let governor = groups.iter().rev().find(|group| reading.quote(group.head).is_none());
    let object = reading.tag(before).is_noun() && reading.quote(before).is_none();
    let controlled = governor.is_some_and(|group| {
        reading.lexicon.cues.verbs(&reading.lower(group.head)).next().is_some()
            || reading.is_one(
                group.head,
                &["prompted", "led", "caused", "forced", "pushed", "drove", "allowed", "inspired", "moved"],
            )
    });
    if reading.tag(before) == Tag::Prp && before > from {
        return Some(before..start);
    }
    if object {
        let phrase = phrases::phrase_to(reading, from, start)?;
        let hung = |at: &usize| reading.is(*at, "for");
        if let Some(joint) = phrase.clone().rev().find(hung) {
            return Some(joint + 1..phrase.end);
        }
        if controlled || phrase.start > from && reading.is(phrase.start - 1, "for") {
            return Some(phrase);
        }
    }
    let main = groups
        .iter()
        .rev()
        .find(|group| group.shape == Shape::Finite && reading.quote(group.head).is_none())?;
    subject_before(reading, passage, main.tokens.start, 3)
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::{attributed, check, read};

    #[test]
    fn whoever_is_led_to_call_it_so_says_it() {
        check(
            "
The delay prompted the union to call the plan “a farce”.
                   ^^^^^^^^^ source
                             ^^^^^^^ cue
                                     ^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
It is common for papers to describe the port as a “museum”.
                 ^^^^^^ source
                        ^^^^^^^^^^^ cue
                                    ^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        assert!(attributed(&read("It is common for papers to describe the port.")).is_empty());
    }
}
