//! Popups: help, outline, problems and the fuzzy finder.

use crate::app::action::Effect;
use crate::app::command::Command;
use crate::app::finder::Finder;
use crate::app::fulltext::Fulltext;
use crate::app::help::Help;
use crate::app::keymap::Context;
use crate::app::layout::{popup_cells, popup_rows};
use crate::app::line::Purpose;
use crate::app::marking::Way;
use crate::app::palette::Palette;
use crate::app::problems;
use crate::app::state::{Overlay, State, Tone};
use crate::app::typing::{Edit, edit};
use crate::model::BlockKind;

use super::{navigate, search, share};

/// Opens the finder with every article in it.
pub(super) fn open_finder(state: &mut State) {
    state.overlay = Overlay::Finder(Finder::default());
}

/// Opens full-text search.
pub(super) fn open_fulltext(state: &mut State) {
    state.overlay = Overlay::Fulltext(Fulltext::default());
}

/// Opens the palette with every command in it.
pub(super) fn open_palette(state: &mut State) {
    state.overlay = Overlay::Palette(Palette::of(state.context(), state.recent.clone()));
}

/// Shows the keys, those of this pane first.
pub(super) fn open_help(state: &mut State) {
    state.overlay = Overlay::Help(Help::of(state.context()));
}

/// Shows what could not be read.
pub(super) fn open_problems(state: &mut State) {
    if state.problems.is_empty() {
        state.say(Tone::Note, "There are no problems: all that was named was read.");
        return;
    }
    state.overlay = Overlay::Problems(problems::Spot::default());
}

/// Changes what is looked for.
pub(super) fn edit_query(state: &mut State, change: Edit) {
    match &mut state.overlay {
        Overlay::Finder(finder) => edit(&mut finder.query, change),
        Overlay::Fulltext(popup) => edit(&mut popup.query, change),
        Overlay::Palette(palette) => {
            edit(&mut palette.query, change);
            palette.refresh();
        }
        Overlay::None
        | Overlay::Help(_)
        | Overlay::Outline(_)
        | Overlay::Problems(_)
        | Overlay::Notes(_)
        | Overlay::Output(_)
        | Overlay::Line(_)
        | Overlay::Prompt(_) => {}
    }
}

/// Shows the headings of the article being read.
pub(super) fn open_outline(state: &mut State) {
    let headings = headings(state);
    if headings.is_empty() {
        state.say(Tone::Note, "This article has no headings.");
        return;
    }
    let above = headings.iter().rposition(|&passage| passage <= state.reading.spot.passage);
    state.overlay = Overlay::Outline(above.unwrap_or(0));
}

/// The headings of the article being read, by index among its passages.
pub fn headings(state: &State) -> Vec<usize> {
    let passages = state.reading.article.map_or(&[][..], |index| state.pages.known_passages(index));
    let is_heading = |&place: &usize| matches!(passages[place].kind, BlockKind::Heading | BlockKind::Title);
    (0..passages.len()).filter(is_heading).collect()
}

/// Commands while a popup is open.
pub(super) fn run(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    let page = isize::from(state.size.1 as i16).saturating_sub(6).max(1);
    let times = count.unwrap_or(1) as isize;
    match command {
        Command::Cancel => return share::close_output(state),
        Command::Accept if matches!(state.overlay, Overlay::Output(_)) => {
            return share::choose_link(state, count);
        }
        Command::Accept => return accept(state),
        Command::Down => step(state, times),
        Command::Up => step(state, -times),
        Command::HalfPageDown => step(state, page / 2),
        Command::HalfPageUp => step(state, -page / 2),
        Command::PageDown => step(state, page),
        Command::PageUp => step(state, -page),
        Command::First => step(state, isize::MIN / 2),
        Command::Last => step(state, isize::MAX / 2),
        Command::TakeAway => super::marking::take_away(state),
        Command::Export if matches!(state.overlay, Overlay::Notes(_)) => {
            super::line::ask_for_file(state, Purpose::NotesFile);
        }
        Command::Export => {
            let notes = state.keymap.told(Context::Reader, Command::GoNotes);
            state.say(Tone::Note, format!("Of the popups only the notes are written to a file: {notes}."));
        }
        Command::Undo | Command::Redo if matches!(state.overlay, Overlay::Notes(_)) => {
            state.step_back(if command == Command::Undo { Way::Undo } else { Way::Redo });
            super::marking::open_notes(state);
        }
        Command::Search => begin_search(state),
        Command::NextMatch => next_match(state, 1),
        Command::PreviousMatch => next_match(state, -1),
        _ => {
            if let Some(change) = Edit::of(command) {
                edit_query(state, change);
            }
        }
    }
    Vec::new()
}

fn step(state: &mut State, by: isize) {
    let headings = headings(state).len();
    let (visible, cells) = (popup_rows(state.size), popup_cells(state.size));
    let (at, rows) = match &mut state.overlay {
        // The last row of help never leaves the bottom of a full screen.
        Overlay::Help(help) => {
            help.found = None;
            let rows = help.rows(&state.keymap, cells).len();
            (&mut help.top, rows.saturating_sub(visible) + 1)
        }
        Overlay::Outline(cursor) => (cursor, headings),
        Overlay::Finder(finder) => (&mut finder.cursor, finder.best.len()),
        Overlay::Fulltext(popup) => (&mut popup.cursor, popup.hits.rows.len()),
        Overlay::Palette(palette) => (&mut palette.cursor, palette.rows.len()),
        Overlay::Notes(notes) => (&mut notes.cursor, notes.rows.len()),
        Overlay::Problems(top) => {
            *top = problems::step(&state.problems, *top, by, (cells, visible));
            return;
        }
        Overlay::Output(output) => {
            let rows = output.len().saturating_sub(visible) + 1;
            (&mut output.top, rows)
        }
        Overlay::None | Overlay::Prompt(_) | Overlay::Line(_) => return,
    };
    *at = at.saturating_add_signed(by).min(rows.saturating_sub(1));
}

/// Begins a search in the help; the other popups have none.
fn begin_search(state: &mut State) {
    match &mut state.overlay {
        Overlay::Help(help) => help.begin(),
        Overlay::Problems(_) => {
            let close = state.keymap.told(Context::Popup, Command::Cancel);
            state.say(Tone::Note, format!("Problems are not searched; {close} closes them."));
        }
        Overlay::Notes(_) => {
            let close = state.keymap.told(Context::Popup, Command::Cancel);
            state.say(Tone::Note, format!("Notes are not searched; {close} closes them."));
        }
        Overlay::Output(_) => {
            let close = state.keymap.told(Context::Popup, Command::Cancel);
            state.say(Tone::Note, format!("This text is not searched; {close} closes it."));
        }
        Overlay::Outline(_)
        | Overlay::Finder(_)
        | Overlay::Fulltext(_)
        | Overlay::Palette(_)
        | Overlay::None
        | Overlay::Line(_)
        | Overlay::Prompt(_) => {
            let close = state.keymap.told(Context::Popup, Command::Cancel);
            let search = state.keymap.told(Context::Reader, Command::Search);
            let told =
                format!("Headings are not searched; {close} closes them, then {search} searches the text.");
            state.say(Tone::Note, told);
        }
    }
}

fn next_match(state: &mut State, by: isize) {
    let Overlay::Help(help) = &mut state.overlay else { return };
    if help.query.is_empty() {
        let search = state.keymap.told(Context::Popup, Command::Search);
        state.say(Tone::Note, format!("Nothing is searched for; {search} begins a search."));
        return;
    }
    help.step(&state.keymap, popup_cells(state.size), by);
    tell_match(state);
}

/// Says which match the search in the help stands on, as of how many.
fn tell_match(state: &mut State) {
    let Overlay::Help(help) = &state.overlay else { return };
    let (tone, told) = match help.standing(&state.keymap) {
        Some((place, count)) => (Tone::Note, format!("/{}  match {place} of {count}", help.query)),
        None => (Tone::Warning, format!("/{} is not found in the keys.", help.query)),
    };
    state.say(tone, told);
}

/// Changes what is searched for in the help.
pub(super) fn edit_help(state: &mut State, change: Edit) {
    let Overlay::Help(help) = &mut state.overlay else { return };
    edit(&mut help.query, change);
    help.refresh(&state.keymap, popup_cells(state.size));
}

/// Commands while a search in the help is typed.
pub(super) fn search_help(state: &mut State, command: Command) -> Vec<Effect> {
    let Overlay::Help(help) = &mut state.overlay else { return Vec::new() };
    match command {
        Command::Cancel => help.cancel(),
        Command::Accept => {
            help.accept();
            if !help.query.is_empty() {
                tell_match(state);
            }
        }
        Command::NextMatch | Command::PreviousMatch => {
            let by = if command == Command::NextMatch { 1 } else { -1 };
            help.step(&state.keymap, popup_cells(state.size), by);
        }
        _ => {
            if let Some(change) = Edit::of(command) {
                edit_help(state, change);
            }
        }
    }
    Vec::new()
}

fn accept(state: &mut State) -> Vec<Effect> {
    match std::mem::take(&mut state.overlay) {
        Overlay::Finder(finder) => match finder.chosen() {
            Some(chosen) => navigate::open_article(state, chosen.article, None),
            None => state.overlay = Overlay::Finder(finder),
        },
        Overlay::Notes(notes) => match notes.chosen() {
            Some(row) => match row.article {
                Some(article) => navigate::open_article(state, article, row.span.map(|span| span.start)),
                None => state.say(Tone::Note, "That article is not among those shown."),
            },
            None => state.overlay = Overlay::Notes(notes),
        },
        Overlay::Fulltext(popup) => match popup.chosen() {
            Some(row) => {
                navigate::open_article(state, row.article, row.at);
                // What was found is searched for in the text, so that n leads on to where else it stands.
                let found = row.marks.first().map(|mark| mark.of(&row.words).to_owned());
                if let Some(words) = found {
                    search::take_up(state, words);
                }
            }
            None => state.overlay = Overlay::Fulltext(popup),
        },
        Overlay::Palette(palette) => match palette.chosen() {
            Some(command) => {
                state.recent.retain(|&of| of != command);
                state.recent.insert(0, command);
                return super::run(state, command, None);
            }
            None => state.overlay = Overlay::Palette(palette),
        },
        Overlay::Outline(cursor) => {
            let Some(index) = state.reading.article else { return Vec::new() };
            let passage = headings(state).get(cursor).copied();
            let passages = state.pages.known_passages(index);
            let at = passage.and_then(|passage| passages.get(passage)).map(|passage| passage.span.start);
            navigate::open_article(state, index, at);
        }
        Overlay::None
        | Overlay::Output(_)
        | Overlay::Help(_)
        | Overlay::Problems(_)
        | Overlay::Line(_)
        | Overlay::Prompt(_) => {}
    }
    Vec::new()
}
