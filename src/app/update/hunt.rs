//! Looking through the stories of the list for one with a conflict: those not compared yet are compared on the way.

use crate::app::command::Command;
use crate::app::key::show_sequence;
use crate::app::keymap::Context;
use crate::app::layout::View;
use crate::app::list::ListRow;
use crate::app::state::{Compared, Hunt, State, Tone};
use crate::model::Story;

/// Begins to look from the story under the cursor on, around the end; whether there is a reason to. A story that may
/// have a conflict itself is none.
pub(super) fn begin(state: &mut State, by: isize) -> bool {
    let Some(at) = state.story_under_cursor() else { return false };
    let has_none = |story: &Story| {
        story.articles.len() < 2 || state.digest(story).is_some_and(|digest| digest.tally.conflicts == 0)
    };
    // Before they are grouped, articles stand alone for no reason of their own.
    if !state.is_grouped() || !state.story(at).is_some_and(has_none) {
        return false;
    }
    state.hunt = Some(Hunt { at, by, left: state.briefing.stories.len().saturating_sub(1) });
    state.say(Tone::Note, "Looking for a story with a conflict; any key stops it.");
    true
}

/// Looks on as far as stories are compared; returns the next one that is to be.
pub(in crate::app) fn go_on(state: &mut State) -> Option<Story> {
    // Who has gone elsewhere meanwhile is not fetched back.
    if state.view != View::List {
        state.hunt = None;
    }
    let mut hunt = state.hunt.take()?;
    let count = state.briefing.stories.len().max(1);
    while hunt.left > 0 {
        let next = if hunt.by > 0 { hunt.at + 1 } else { hunt.at + count - 1 } % count;
        let story = state.story(next)?;
        let conflicts = match state.compared.get(&story.id) {
            _ if story.articles.len() < 2 => 0,
            Some(Compared::Done(digest)) => digest.tally.conflicts,
            waiting @ (Some(Compared::Asked) | None) => {
                let wanted = waiting.is_none().then(|| story.clone());
                state.hunt = Some(hunt);
                return wanted;
            }
        };
        if conflicts > 0 {
            arrive(state, next, conflicts);
            return None;
        }
        hunt = Hunt { at: next, left: hunt.left - 1, ..hunt };
    }
    state.say(Tone::Note, "No conflict was found in any story.");
    None
}

/// Puts the cursor on the story, and tells how to see its conflicts.
fn arrive(state: &mut State, story: usize, conflicts: usize) {
    let row = state.list.rows.iter().position(|&row| row == ListRow::Story(story));
    if let Some(row) = row {
        let briefing = state.briefing.clone();
        state.list.select(&briefing, row);
    }
    let conflicts = if conflicts == 1 { "a conflict".to_owned() } else { format!("{conflicts} conflicts") };
    let told = match state.keymap.keys_of(Context::List, Command::NextConflict).map(show_sequence) {
        Some(keys) => format!("Story {} has {conflicts}; {keys} shows the first.", story + 1),
        None => format!("Story {} has {conflicts}.", story + 1),
    };
    state.say(Tone::Note, told);
}
