//! Whose words a speaker passes on: "Reuters said, citing the ministry", "the paper quoted him as saying".

use std::ops::Range;

use super::draft::Draft;
use super::phrases;
use super::reading::Reading;
use super::register::is_body;

/// Tokens before "as saying" among which whoever is quoted stands, at most.
const QUOTED_WITHIN: usize = 14;
/// Tokens of a source that are gone through, at most.
const LONGEST: usize = 40;

/// The noun phrase that a speaker names as where the words come from, if there is one.
pub(super) fn relayed(reading: &Reading, draft: &Draft) -> Option<Range<usize>> {
    let cue = draft.cue.as_ref()?;
    let relays = |at: usize| reading.lexicon.cues.is_relaying(&reading.lower(at));
    // What is cited is no statement that goes back to itself.
    if cue.clone().any(relays) {
        return None;
    }
    let told_by = |at: usize| {
        let phrase = phrases::after(reading, at + 1, at + 1 + LONGEST).filter(|_| relays(at))?;
        can_speak(reading, &phrase).then_some(phrase)
    };
    if cue.start > 0 && reading.is(cue.start - 1, "as") {
        let quoted = phrases::phrase_to(reading, cue.start.saturating_sub(QUOTED_WITHIN), cue.start - 1)?;
        let before = quoted.start.checked_sub(1).filter(|before| relays(*before));
        return before.and_then(told_by);
    }
    let source = draft.source.as_ref()?;
    let behind = |end: usize| end + usize::from(reading.is_comma(end));
    let within = source.clone().skip(1).take(LONGEST);
    within.chain([behind(source.end), behind(cue.end)]).find_map(told_by)
}

/// Whether a noun phrase is of somebody or something that can say what is passed on: no law, and no costs.
fn can_speak(reading: &Reading, phrase: &Range<usize>) -> bool {
    let end = phrases::simple_phrase(reading, phrase.start, phrase.end).unwrap_or(phrase.end);
    let Some(head) = end.checked_sub(1) else { return false };
    let noun = reading.lower(head);
    let named = || {
        let last = reading.span(&(head..end));
        reading
            .analysed
            .entities
            .iter()
            .any(|entity| entity.span.end == last.end && entity.span.overlaps(last))
    };
    is_body(reading, head)
        || reading.lexicon.sources.is_office(&noun)
        || reading.lexicon.cues.is_anonymous(&noun)
        || reading.lexicon.cues.is_document(&noun)
        || named()
}
