//! Contents that the attribution parts: "what the mayor called a farce", "a plan which he said was late", and those
//! that follow it: "As the mayor pointed out, the plan was late."

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

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for cue in cues {
        let open = matches!(cue.place, Place::Main | Place::Chained) && !cue.group.passive;
        if !open || drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        if let Some(draft) = opening(reading, passage, cue) {
            drafts.push(draft);
            continue;
        }
        let Some(source) = subjects::before(reading, passage.tokens.start, cue.subject) else { continue };
        let Some(before) = source.start.checked_sub(1).filter(|before| *before >= passage.tokens.start)
        else {
            continue;
        };
        drafts.extend(
            relative(reading, passage, cue, &source, before)
                .or_else(|| behind_as(reading, passage, cue, &source, before)),
        );
    }
}

/// "what X called …", "which X said …": the pronoun is the first part of the content.
fn relative(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    source: &Range<usize>,
    pronoun: usize,
) -> Option<Draft> {
    let fronted = reading.is_one(pronoun, &["what", "which", "whom", "who"])
        && matches!(reading.tag(pronoun), Tag::Wp | Tag::Wdt);
    let at = cue.tokens.end;
    let frames = cue.verb.frames;
    let clause = (frames.has(Frame::That) || frames.has(Frame::Clause))
        && reading.group_from(at).is_some_and(|group| group.shape == Shape::Finite);
    let named = [Frame::Object, Frame::ObjectAs].iter().any(|frame| frames.has(*frame))
        || reading.is(at, "as") && (frames.has(Frame::Thing) || frames.has(Frame::As));
    if !fronted || !(clause || named) || at >= passage.tokens.end {
        return None;
    }
    let end = if clause {
        let comma = |at: &usize| reading.is_comma(*at) && reading.quote(*at).is_none();
        let end = ends::end_of_clause(reading, passage, cue, at);
        (at..end).find(comma).unwrap_or(end)
    } else {
        // Only what stands in quotation marks is surely the speaker's own word.
        let last = (at..passage.tokens.end.min(at + 4)).find_map(|place| reading.opens(place))?;
        phrases::simple_phrase(reading, last.end, passage.tokens.end).unwrap_or(last.end)
    };
    let content = vec![pronoun..pronoun + 1, at..end];
    (at < end).then(|| Draft::of(cue, "relative", Some(source.clone()), content))
}

/// "Said the mayor: “We wait.”"
fn opening(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    let start = cue.group.tokens.start;
    let opens = start == passage.tokens.start || reading.is_stop(start - 1);
    if !opens || cue.group.shape != Shape::Finite || !cue.verb.frames.has(Frame::Quote) {
        return None;
    }
    let source = phrases::after(reading, cue.tokens.end, passage.tokens.end)?;
    let mark = reading.is_comma(source.end) || reading.is(source.end, ":");
    let quotation = reading.opens(source.end + 1).filter(|_| mark)?;
    Some(Draft::of(cue, "quotation behind", Some(source), std::iter::once(quotation).collect()))
}

/// "As X said, …": the sentence behind the comma is the content.
fn behind_as(
    reading: &Reading,
    passage: &Passage,
    cue: &Cue,
    source: &Range<usize>,
    before: usize,
) -> Option<Draft> {
    let opens = reading.is(before, "as")
        && (before == passage.tokens.start
            || reading.is_stop(before - 1)
            || reading.closes_before(before).is_some());
    let speech =
        cue.verb.frames.has(Frame::Quote) && (cue.verb.frames.has(Frame::That) || !cue.verb.tail.is_empty());
    if !opens || !speech {
        return None;
    }
    let comma =
        (cue.tokens.end..passage.tokens.end.min(cue.tokens.end + 8)).find(|at| reading.is_comma(*at))?;
    let plain = (cue.tokens.end..comma)
        .all(|at| !reading.tag(at).is_verb() && reading.quote(at).is_none() && !reading.is(at, "that"));
    let content = comma + 1..ends::end_of_sentence(reading, passage, comma + 1);
    (plain && !content.is_empty())
        .then(|| Draft::of(cue, "as said", Some(source.clone()), std::iter::once(content).collect()))
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::check;

    #[test]
    fn what_a_speaker_calls_something() {
        check(
            "
The port, in what the mayor called “a shambles”, was shut.
                  ^^^^^^^^^ source
                            ^^^^^^ cue
             ^^^^                  ^^^^^^^^^^^^ content
",
        );
        check(
            "
He left the port, which officials said would close in May, for good.
                        ^^^^^^^^^ source
                                  ^^^^ cue
                  ^^^^^                ^^^^^^^^^^^^^^^^^^ content
",
        );
    }

    #[test]
    fn as_somebody_said() {
        check(
            "
As the mayor pointed out, the port had been shut for years.
   ^^^^^^^^^ source
             ^^^^^^^^^^^ cue
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
As Anna Roe puts it, the port is “a museum”.
   ^^^^^^^^ source
            ^^^^^^^ cue
                     ^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
    }
}
