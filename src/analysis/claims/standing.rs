//! Quotations that stand alone and go on with what the last speaker said.

use std::ops::Range;

use super::draft::Draft;
use super::reading::{Passage, Reading};

/// Adds each quotation without an attribution of its own to the draft it continues. `drafts` are in text order.
pub(super) fn join(reading: &Reading, drafts: &mut [Draft]) {
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
            .filter(|range| !own.iter().any(|draft| touches(draft, range)));
        let follows = before.is_some_and(|before| {
            before.tokens.end == passage.tokens.start
                && passage.block <= before.block + 1
                && passage.kind == before.kind
        });
        match (free, last.filter(|_| follows)) {
            (Some(range), Some(speaker)) => {
                if let Some(draft) = drafts.get_mut(speaker) {
                    draft.content.push(range);
                }
            }
            (None, _) | (Some(_), None) => {
                last = speaker_at_end(reading, passage, own).map(|place| first + place);
            }
        }
        before = Some(passage);
    }
}

/// The quotation that a passage consists of, or, `inside` a paragraph, begins with.
fn standing(reading: &Reading, passage: &Passage, inside: bool) -> Option<Range<usize>> {
    let quotation = reading.opens(passage.tokens.start)?;
    let end = passage.tokens.end;
    let whole = quotation.end >= end || (quotation.end + 1 == end && reading.is_stop(quotation.end));
    (whole || inside && quotation.len() > 6).then_some(quotation.start..quotation.end.min(end))
}

fn touches(draft: &Draft, range: &Range<usize>) -> bool {
    draft.content.iter().any(|content| content.start < range.end && range.start < content.end)
}

/// The draft whose quotation, or whose attribution behind one, closes the passage.
fn speaker_at_end(reading: &Reading, passage: &Passage, drafts: &[Draft]) -> Option<usize> {
    let quoted = |range: &Range<usize>| {
        reading.opens(range.start).is_some() || reading.closes_before(range.end).is_some()
    };
    let place = drafts.iter().rposition(|draft| draft.content.iter().any(&quoted))?;
    let draft = drafts.get(place)?;
    let end = draft.content.iter().chain(&draft.source).chain(&draft.cue).map(|range| range.end).max()?;
    // Dates, places and relative clauses may follow the attribution, another sentence may not.
    let over = !(end..passage.tokens.end.saturating_sub(1)).any(|at| reading.is_stop(at));
    over.then_some(place)
}
