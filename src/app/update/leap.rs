//! Leaps in the reader: to the next passage that takes part in a finding, or that is new.

use crate::app::command::Command;
use crate::app::pages::Passage;
use crate::app::state::{State, Tone};

/// Goes to the next or previous passage that a finding or novelty is about, so many of them on.
pub(super) fn run(state: &mut State, command: Command, count: Option<usize>) {
    let by = if matches!(command, Command::PreviousMark | Command::PreviousNew) { -1 } else { 1 };
    let new = matches!(command, Command::NextNew | Command::PreviousNew);
    let found = targets(state, new);
    let Some(index) = state.reading.article else { return };
    let here = state.reading.spot.passage;
    let place = if by > 0 {
        found.iter().position(|&passage| passage > here)
    } else {
        found.iter().rposition(|&passage| passage < here)
    };
    let further = count.unwrap_or(1).saturating_sub(1);
    let target = place.and_then(|place| {
        let place = if by > 0 { place + further } else { place.saturating_sub(further) };
        found.get(place.min(found.len() - 1)).copied()
    });
    let passages = state.pages.known_passages(index);
    let start = target.and_then(|passage| passages.get(passage)).map(|passage| passage.span.start);
    let Some((start, of)) = start.zip(state.briefing.articles.get(index).cloned()) else {
        let told = match (new, found.is_empty()) {
            (true, true) => "No passage of this article is new.",
            (true, false) => "No further passage is new on that side.",
            (false, true) => "No passage of this article takes part in a conflict or difference.",
            (false, false) => "No further conflict or difference on that side.",
        };
        return state.say(Tone::Note, told);
    };
    state.reading.put(&of.article, start);
}

/// The passages to leap to, in order.
fn targets(state: &State, new: bool) -> Vec<usize> {
    let Some(index) = state.reading.article else { return Vec::new() };
    let story = state.story_of(index).and_then(|story| state.story(story));
    let digest = story.and_then(|story| state.digest(story));
    let novelty = state.reading.novelty.as_ref().map(|(_, novelty)| novelty);
    let is_target = |(place, passage): (usize, &Passage)| {
        if new {
            passage.number.is_some() && novelty.is_none_or(|novelty| !novelty.is_known(place))
        } else {
            digest.is_some_and(|digest| !digest.marks_in(index, passage.span).is_empty())
        }
    };
    let passages = state.pages.known_passages(index);
    let found = passages.iter().enumerate().filter(|&(place, passage)| is_target((place, passage)));
    found.map(|(place, _)| place).collect()
}
