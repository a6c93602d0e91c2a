//! The line at the bottom: what was said, what is being typed, else the keys that matter now.

use ratatui::layout::Position;

use crate::app::State;
use crate::app::command::Command;
use crate::app::key::show_sequence;
use crate::app::keymap::Context;
use crate::app::layout::Pane;
use crate::app::list::ListRow;
use crate::app::marking::note_here;
use crate::app::state::{Overlay, Tone};
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// The commands whose keys are worth the bottom line, each with the word beside its key.
const KEYS: [(Context, &[(Command, &str)]); 7] = [
    (
        Context::List,
        &[
            (Command::Open, "open"),
            (Command::Compare, "compare"),
            (Command::NextConflict, "conflict"),
            (Command::Find, "find"),
            (Command::Filter, "filter"),
            (Command::SearchAll, "search all"),
            (Command::Select, "select"),
            (Command::GoMatrix, "matrix"),
            (Command::GoTimeline, "timeline"),
            (Command::NextUnread, "unread"),
            (Command::Fold, "fold"),
            (Command::Back, "quit"),
            (Command::Export, "export"),
        ],
    ),
    (
        Context::Reader,
        &[
            (Command::ReadOn, "read on"),
            (Command::Search, "search"),
            (Command::NextPane, "claims"),
            (Command::Compare, "compare"),
            (Command::NextConflict, "conflict"),
            (Command::Find, "find"),
            (Command::GoOutline, "outline"),
            (Command::Marks, "marks"),
            (Command::Back, "back"),
            (Command::Export, "export"),
        ],
    ),
    (
        Context::Compare,
        &[
            (Command::NextConflict, "conflict"),
            (Command::NextRow, "shared"),
            (Command::NextOnly, "only here"),
            (Command::Open, "open"),
            (Command::NextPane, "claims"),
            (Command::Base, "base"),
            (Command::SwapRight, "swap"),
            (Command::SourcesRight, "sources"),
            (Command::Search, "search"),
            (Command::GoMatrix, "matrix"),
            (Command::Back, "back"),
            (Command::Export, "export"),
        ],
    ),
    (
        Context::Matrix,
        &[
            (Command::Open, "text"),
            (Command::NextSource, "source"),
            (Command::Compare, "compare"),
            (Command::NextConflict, "conflict"),
            (Command::NextOnly, "only here"),
            (Command::Search, "search"),
            (Command::SortFacts, "sort"),
            (Command::NarrowFacts, "kind"),
            (Command::SourcesRight, "sources"),
            (Command::GoTimeline, "timeline"),
            (Command::GoList, "list"),
            (Command::Back, "back"),
            (Command::Export, "export"),
        ],
    ),
    (
        Context::Timeline,
        &[
            (Command::Open, "evidence"),
            (Command::Search, "search"),
            (Command::Compare, "compare"),
            (Command::GoMatrix, "matrix"),
            (Command::GoList, "list"),
            (Command::Back, "back"),
            (Command::Export, "export"),
        ],
    ),
    (
        Context::Claims,
        &[
            (Command::Open, "evidence"),
            (Command::Search, "search"),
            (Command::NextRow, "next part"),
            (Command::Filter, "filter"),
            (Command::NextPane, "text"),
            (Command::ScrollOtherDown, "move text"),
            (Command::GoClaims, "hide"),
            (Command::Back, "back"),
            (Command::Export, "export"),
        ],
    ),
    (
        Context::Finder,
        &[
            (Command::Accept, "take it"),
            (Command::Down, "next"),
            (Command::Up, "previous"),
            (Command::EraseAll, "erase"),
            (Command::Cancel, "close"),
        ],
    ),
];

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
    if let Some(note) = note_here(state) {
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

/// Whether Enter would unfold the story under the cursor.
fn on_folded(state: &State) -> bool {
    let Some(ListRow::Story(story)) = state.list.row().filter(|_| state.focus == Pane::List) else {
        return false;
    };
    state.story(story).is_some_and(|story| state.list.folded.contains(&story.id))
}

/// Which sources the row of the matrix is compared in: `compare B×C`.
fn pair(state: &State, canvas: &Canvas<'_>) -> Option<String> {
    if state.focus != Pane::Matrix {
        return None;
    }
    let story = state.survey.story.as_ref()?;
    let (one, other) = state.survey.pair()?;
    let times = canvas.theme.glyphs.times;
    Some(format!("compare {}{times}{}", story.letter(one)?, story.letter(other)?))
}

/// As many keys as fit whole.
fn keys(state: &State, canvas: &mut Canvas<'_>, at: (u16, u16), end: u16) {
    let context = state.context();
    let Some((_, commands)) = KEYS.iter().find(|(of, _)| *of == context) else { return };
    let mut x = at.0;
    for (command, word) in *commands {
        let Some(keys) = state.keymap.keys_of(context, *command).map(show_sequence) else { continue };
        let room = end.saturating_sub(x);
        let pair = Some(*command).filter(|of| *of == Command::Compare).and_then(|_| pair(state, canvas));
        let word = match &pair {
            Some(pair) => pair,
            None if *command == Command::Open && on_folded(state) => "unfold",
            None => *word,
        };
        let needed = crate::text::width::width(&keys) + 1 + crate::text::width::width(word);
        if needed > usize::from(room) {
            break;
        }
        x = canvas.pieces(x, at.1, room, &[(&keys, Role::Key), (" ", Role::Dim), (word, Role::Dim)]) + 2;
    }
}
