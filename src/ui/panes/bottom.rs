//! The line at the bottom: what was said, what is being typed, else the keys that matter now.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::hints;
use crate::app::State;
use crate::app::command::Command;
use crate::app::key::show_sequence;
use crate::app::marking::note_here;
use crate::app::state::{Notice, Overlay, Tone};
use crate::config::theme::Role;
use crate::text::width::shorten;
use crate::ui::canvas::{Canvas, rows_of};

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
        canvas.clear(Rect { x, y, width, height: 1 }, Role::Text);
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
        say(canvas, y, notice);
        return None;
    }
    if area.is_empty() {
        return None;
    }
    let (right, role) = at_the_right(state);
    let end = canvas.right(x, width, y, &right, role).saturating_sub(1);
    if let Some(note) = note_here(state).filter(|_| matches!(state.overlay, Overlay::None)) {
        let sign = format!("{} ", canvas.theme.glyphs.note);
        let words = crate::app::digest::on_one_line(note, usize::from(width));
        let room = end.saturating_sub(x + 1);
        canvas.pieces(x + 1, y, room, &[(&sign, Role::Chosen), (&words, Role::Text)]);
        return None;
    }
    keys(state, canvas, (x + 1, y), end);
    None
}

/// What stands at the right end: the keys begun, else that marks are not kept, else which key helps.
fn at_the_right(state: &State) -> (String, Role) {
    let pending = pending(state);
    if !pending.is_empty() {
        return (format!("{pending} "), Role::Dim);
    }
    let keys_of = |command| state.keymap.keys_of(state.context(), command).map(show_sequence);
    if state.marking.unkept.is_some() {
        let why = keys_of(Command::Problems).map_or(String::new(), |keys| format!("({keys}) "));
        return (format!("marks not kept {why}"), Role::Warning);
    }
    let help = keys_of(Command::Help).map_or(String::new(), |keys| format!("{keys} help "));
    (help, Role::Dim)
}

/// Says something in as many rows over the bottom as it takes, up to half of the screen. Of what is longer the end is
/// kept too: it tells what to do.
fn say(canvas: &mut Canvas<'_>, bottom: u16, notice: &Notice) {
    let role = match notice.tone {
        Tone::Note => Role::Text,
        Tone::Warning => Role::Warning,
    };
    let screen = canvas.buffer.area;
    let cells = screen.width.saturating_sub(2);
    let most = usize::from(screen.height / 2).max(1);
    let rows = |text: &str| rows_of(&[(text, role)], cells);
    let mut text = Cow::Borrowed(notice.text.as_str());
    // Rows are seldom full to their last cell.
    let mut room = most * usize::from(cells);
    while rows(&text) > most && room > 0 {
        text = shorten(&notice.text, room);
        room = room.saturating_sub(most.max(2));
    }
    let height = rows(&text).clamp(1, most) as u16;
    let area = Rect { y: (bottom + 1).saturating_sub(height), height, ..screen };
    canvas.clear(area, Role::Text);
    canvas.flow(Rect { x: area.x + 1, width: cells, ..area }, &[(&text, role)]);
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
