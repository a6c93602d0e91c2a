//! The line at the bottom: what was said, what is being typed, else the keys that matter now.

use ratatui::layout::Position;

use super::hints;
use crate::app::State;
use crate::app::command::Command;
use crate::app::key::show_sequence;
use crate::app::marking::note_here;
use crate::app::state::{Overlay, Tone};
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Draws the bottom line; while a search is typed, returns the cell after it.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.bottom;
    // Without a bottom line, what is typed or said must still be seen.
    let y = if area.is_empty() { state.size.1.checked_sub(1)? } else { area.y };
    let (x, width) = (0, state.size.0);
    let typed = match &state.overlay {
        Overlay::Prompt(_) => {
            let found = state.search.matches.all().len();
            let place = state.search.current.map_or(0, |current| current + 1);
            Some((&state.search.query, state.search.is_current().then_some((place, found))))
        }
        Overlay::Help(help) if help.is_typing() => {
            Some((&help.query, Some(help.standing(&state.keymap).unwrap_or_default())))
        }
        Overlay::None
        | Overlay::Help(_)
        | Overlay::Outline(_)
        | Overlay::Problems(_)
        | Overlay::Output(_)
        | Overlay::Finder(_)
        | Overlay::Fulltext(_)
        | Overlay::Palette(_)
        | Overlay::Notes(_)
        | Overlay::Line(_) => None,
    };
    if let Some((query, count)) = typed {
        canvas.clear(ratatui::layout::Rect { x, y, width, height: 1 }, Role::Text);
        let count = match count.filter(|_| !query.is_empty()) {
            None => String::new(),
            Some((_, 0)) => "not found ".to_owned(),
            Some((0, count)) => format!("{count} found "),
            Some((place, count)) => format!("{place}/{count} found "),
        };
        let end = canvas.right(x, width, y, &count, Role::Dim);
        let at = canvas.pieces(x, y, end.saturating_sub(x), &[("/", Role::Key), (query, Role::Text)]);
        return Some(Position::new(at.min(width.saturating_sub(1)), y));
    }
    if let Some(notice) = &state.notice {
        canvas.clear(ratatui::layout::Rect { x, y, width, height: 1 }, Role::Text);
        let role = match notice.tone {
            Tone::Note => Role::Text,
            Tone::Warning => Role::Warning,
        };
        canvas.role(x + 1, y, width.saturating_sub(2), &notice.text, role);
        return None;
    }
    if area.is_empty() {
        return None;
    }
    if let Some(note) = note_here(state).filter(|_| matches!(state.overlay, Overlay::None)) {
        let sign = format!("{} ", canvas.theme.glyphs.note);
        let words = crate::app::digest::on_one_line(note, usize::from(width));
        canvas.pieces(x + 1, y, width.saturating_sub(2), &[(&sign, Role::Chosen), (&words, Role::Text)]);
        return None;
    }
    let pending = pending(state);
    let help = state.keymap.keys_of(state.context(), Command::Help).map(show_sequence).unwrap_or_default();
    let help = if help.is_empty() { String::new() } else { format!("{help} help ") };
    let right = if pending.is_empty() { help } else { format!("{pending} ") };
    let end = canvas.right(x, width, y, &right, Role::Dim);
    keys(state, canvas, (x + 1, y), end.saturating_sub(1));
    None
}

fn pending(state: &State) -> String {
    let count = state.count.map_or(String::new(), |count| count.to_string());
    count + &show_sequence(&state.keys)
}

/// As many keys as fit whole, behind a word for who has read nothing yet.
fn keys(state: &State, canvas: &mut Canvas<'_>, at: (u16, u16), end: u16) {
    let context = state.context();
    let mut x = at.0;
    if hints::is_first_run(state) {
        x = canvas.pieces(x, at.1, end.saturating_sub(x), &[("To begin:", Role::Heading)]) + 1;
    }
    for (command, word) in hints::hints(state, canvas) {
        let Some(keys) = state.keymap.keys_of(context, command).map(show_sequence) else { continue };
        let room = end.saturating_sub(x);
        let needed = crate::text::width::width(&keys) + 1 + crate::text::width::width(&word);
        if needed > usize::from(room) {
            break;
        }
        x = canvas.pieces(x, at.1, room, &[(&keys, Role::Key), (" ", Role::Dim), (&word, Role::Dim)]) + 2;
    }
}
