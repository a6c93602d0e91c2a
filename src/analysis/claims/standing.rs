//! Quotations that stand alone and go on with what the last speaker said.

use std::ops::Range;

use super::cues::{self, Place};
use super::draft::{Draft, subject};
use super::phrases;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;
use crate::model::Stance;

/// Adds each quotation without an attribution of its own to the draft it continues. `drafts` are in text order.
pub(super) fn join(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut announced = Vec::new();
    let mut last: Option<usize> = None;
    let mut next = 0;
    let mut before: Option<&Passage> = None;
    for passage in &reading.passages {
        let first = next;
        while drafts.get(next).is_some_and(|draft| draft.start() < passage.tokens.end) {
            next += 1;
        }
        let own = drafts.get(first..next).unwrap_or(&[]);
        let same_block = before.is_some_and(|before| before.block == passage.block);
        let free = standing(reading, passage, same_block)
            .or_else(|| (same_block && own.is_empty()).then(|| mostly_quoted(reading, passage)).flatten())
            .filter(|range| !own.iter().any(|draft| touches(draft, range)));
        let follows = before.is_some_and(|before| {
            before.tokens.end == passage.tokens.start
                && passage.block <= before.block + 1
                && passage.kind == before.kind
        });
        match (free, last.filter(|_| follows)) {
            (Some(range), Some(speaker)) => {
                if let Some(draft) = drafts.get_mut(speaker).filter(|draft| !touches(draft, &range)) {
                    draft.content.push(range);
                }
            }
            (Some(range), None) if follows => {
                let found = before.and_then(|before| announcement(reading, before, drafts, &range));
                // The quotations behind it go on with it, as soon as it has its place among the drafts.
                announced.extend(found);
                last = None;
            }
            (None, _) | (Some(_), None) => {
                last = speaker_at_end(reading, passage, own).map(|place| first + place);
            }
        }
        before = Some(passage);
    }
    drafts.append(&mut announced);
}

/// A saying that ends the sentence before a quotation: "The mayor agreed. “We wait.”"
fn announcement(
    reading: &Reading,
    passage: &Passage,
    drafts: &[Draft],
    quotation: &Range<usize>,
) -> Option<Draft> {
    let cues = cues::find(reading, passage);
    let cue =
        cues.last().filter(|cue| cue.place == Place::Main && !cue.group.passive && !cue.group.negative)?;
    let near = drafts.partition_point(|draft| draft.start() < passage.tokens.start);
    let taken = drafts.iter().skip(near).take(12).any(|draft| draft.uses(cue));
    let behind = cue.tokens.end..passage.tokens.end;
    let bare = behind.len() <= 8
        && reading.groups_in(&behind).is_empty()
        && behind.clone().all(|at| reading.quote(at).is_none() && !reading.is_comma(at));
    let phrase = reading.tag(behind.start) == Tag::In || reading.is_stop(behind.start);
    if taken || !bare || !phrase || !cue.verb.frames.has(Frame::Quote) {
        return None;
    }
    let source = subject(reading, passage, cue)?;
    let mut draft = Draft::of(cue, "announced", Some(source), std::iter::once(quotation.clone()).collect());
    if let Some(end) = phrases::medium_phrase(reading, cue.tokens.end, passage.tokens.end) {
        draft.cue = Some(cue.tokens.start..end);
    }
    Some(draft)
}

/// The quotation that a passage consists of, or, `inside` a paragraph, begins with.
fn standing(reading: &Reading, passage: &Passage, inside: bool) -> Option<Range<usize>> {
    let quotation = reading.opens(passage.tokens.start)?;
    let end = passage.tokens.end;
    let whole = quotation.end >= end || (quotation.end + 1 == end && reading.is_stop(quotation.end));
    (whole || inside && quotation.len() > 6).then_some(quotation.start..quotation.end.min(end))
}

/// A sentence most of which stands in quotation marks: "It is “a plan for another age.”"
fn mostly_quoted(reading: &Reading, passage: &Passage) -> Option<Range<usize>> {
    let tokens = &passage.tokens;
    let first = tokens.clone().take(6).find_map(|at| reading.opens(at))?;
    let inside = tokens.clone().filter(|at| reading.quote(*at).is_some()).count();
    let end =
        tokens.end - usize::from(reading.is_stop(tokens.end - 1) && reading.quote(tokens.end - 1).is_none());
    (first.len() > 6 && 2 * inside > tokens.len()).then_some(tokens.start..end)
}

fn touches(draft: &Draft, range: &Range<usize>) -> bool {
    draft.content.iter().any(|content| content.start < range.end && range.start < content.end)
}

/// The draft whose quotation, or whose attribution behind one, closes the passage.
fn speaker_at_end(reading: &Reading, passage: &Passage, drafts: &[Draft]) -> Option<usize> {
    let quoted = |range: &Range<usize>| {
        reading.opens(range.start).is_some() || reading.closes_before(range.end).is_some()
    };
    let place = drafts
        .iter()
        .rposition(|draft| draft.content.iter().any(&quoted))
        .or_else(|| drafts.iter().rposition(|draft| speaks(drafts, draft)))?;
    // A quotation signed behind a dash is over with its signature; the next one is somebody else's.
    let signed = |draft: &&Draft| draft.cue.as_ref().is_some_and(|cue| reading.is_dash(cue.start));
    let draft = drafts.get(place).filter(|draft| !signed(draft))?;
    let end = draft.content.iter().chain(&draft.source).chain(&draft.cue).map(|range| range.end).max()?;
    // Dates, places and relative clauses may follow the attribution, another sentence may not.
    let over = !(end..passage.tokens.end.saturating_sub(1))
        .any(|at| reading.is_stop(at) && reading.quote(at).is_none());
    over.then_some(place)
}

/// Whether somebody says a clause here, and not inside what somebody else says: the quotation behind "the mayor said
/// the plan was late." is the mayor's.
fn speaks(drafts: &[Draft], draft: &Draft) -> bool {
    const SAYINGS: [&str; 6] = ["that", "clause", "clause before", "whether", "quotation", "participle"];
    let kind = draft.rule.split([':', ',']).next().unwrap_or("");
    let nested = drafts.iter().any(|other| {
        other.content.iter().any(|content| draft.cue.as_ref().is_some_and(|cue| content.contains(&cue.start)))
    });
    draft.source.is_some()
        && draft.cue.is_some()
        && SAYINGS.contains(&kind)
        && !matches!(draft.stance, Stance::Believes | Stance::Declines)
        && !nested
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::check;

    #[test]
    fn a_quotation_goes_on_with_the_last_speaker() {
        check(
            "
“We wait,” the mayor said on Radio “Coast.” “We hope.”
           ^^^^^^^^^ source
                     ^^^^ cue
^^^^^^^^^^                                  ^^^^^^^^^^ content
",
        );
        check(
            "
The mayor said the port was safe. “It will hold for years.”
^^^^^^^^^ source
          ^^^^ cue
               ^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
“We wait,” the mayor said. It is “a port for another age and another trade.”
           ^^^^^^^^^ source
                     ^^^^ cue
^^^^^^^^^^                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
    }

    #[test]
    fn a_saying_announces_the_quotation_behind_it() {
        check(
            "
The mayor agreed. “The port will hold for years.”
^^^^^^^^^ source
          ^^^^^^ cue
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
The union said in a statement. “The port will hold for years.”
^^^^^^^^^ source
          ^^^^^^^^^^^^^^^^^^^ cue
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
    }
}
