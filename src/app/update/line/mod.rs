//! A line typed at the bottom: opening it, editing it, completing it, carrying it out.

mod commands;
mod file;
mod filters;
mod program;
mod themes;

pub(super) use commands::begin;
pub(super) use file::{ask_again, ask_for_file};
pub(super) use filters::{begin as begin_filter, lift, show_articles, take};
pub(super) use program::ask_for_program;

use crate::app::action::Effect;
use crate::app::command::Command;
use crate::app::line::{Fault, Line, Offer, Purpose};
use crate::app::state::{Overlay, State};
use crate::app::typing::Edit;

use super::{correct, marking, saved};

/// Opens a line with a text in it.
pub(super) fn open(state: &mut State, purpose: Purpose, text: String) {
    state.overlay = Overlay::Line(Line::new(purpose, text));
    refresh(state);
}

/// Carries out a line as if it had been typed; one that is wrong is opened, and says what is wrong.
pub(super) fn submit(state: &mut State, purpose: Purpose, text: &str) -> Vec<Effect> {
    match carry_out(state, purpose, text) {
        Ok(effects) => {
            state.past.remember(purpose, text);
            effects
        }
        Err(fault) => {
            open(state, purpose, text.to_owned());
            if let Overlay::Line(line) = &mut state.overlay {
                line.fault = Some(fault);
                line.offers.clear();
            }
            Vec::new()
        }
    }
}

/// Commands while a line is typed.
pub(super) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    let Overlay::Line(line) = &mut state.overlay else { return Vec::new() };
    match command {
        Command::Cancel => {
            let purpose = line.purpose;
            state.overlay = Overlay::None;
            marking::keep_draft(state, "");
            state.marking.noting = None;
            filters::cancel(state, purpose);
        }
        Command::Accept => {
            let (purpose, text) = (line.purpose, std::mem::take(&mut line.text));
            state.overlay = Overlay::None;
            return submit(state, purpose, &text);
        }
        Command::Complete | Command::CompleteBack => {
            line.complete(if command == Command::Complete { 1 } else { -1 });
            filters::typed(state);
        }
        Command::Up | Command::Down => {
            let past = state.past.of(line.purpose);
            line.recall(&past, if command == Command::Up { 1 } else { -1 });
            refresh(state);
        }
        _ => {
            if let Some(change) = Edit::of(command) {
                edit(state, change);
            }
        }
    }
    Vec::new()
}

/// Changes the line.
pub(super) fn edit(state: &mut State, change: Edit) {
    let Overlay::Line(line) = &mut state.overlay else { return };
    // A line with nothing in it is left as it was entered.
    if change == Edit::Erase && line.text.is_empty() {
        let purpose = line.purpose;
        state.overlay = Overlay::None;
        filters::cancel(state, purpose);
        return;
    }
    line.edit(change);
    if line.purpose == Purpose::Note {
        let typed = line.text.clone();
        marking::keep_draft(state, &typed);
    }
    refresh(state);
}

/// Offers what completes the line.
fn refresh(state: &mut State) {
    let Overlay::Line(line) = &state.overlay else { return };
    let typed = line.text.get(..line.caret).unwrap_or_default();
    let offers = match line.purpose {
        Purpose::Command => commands::offers(typed),
        Purpose::Tags => tags(state, typed),
        Purpose::Note | Purpose::Dismiss | Purpose::Program => Vec::new(),
        Purpose::File | Purpose::NotesFile => file::offers(state, line.purpose, typed),
        // Values are looked up beside the interface; until they come, those before stay.
        Purpose::Filter | Purpose::FilterClaims => {
            filters::typed(state);
            return;
        }
        Purpose::Correct => correct::offers(state, typed),
        Purpose::SaveFilter => saved::offers(state, typed),
        Purpose::Theme => themes::offers(state, typed),
    };
    if let Overlay::Line(line) = &mut state.overlay {
        line.offers = offers;
    }
}

/// Tags in use that begin as the last word typed, but for those typed already.
fn tags(state: &State, typed: &str) -> Vec<Offer> {
    let start = typed.rfind([' ', ',']).map_or(0, |at| at + 1);
    let (before, word) = typed.split_at(start);
    let is_new = |tag: &&str| tag.starts_with(word) && !before.split([' ', ',']).any(|known| known == *tag);
    let offer =
        |tag: &str| Offer { line: format!("{before}{tag} "), words: tag.to_owned(), note: String::new() };
    state.marking.marks.all_tags().into_iter().filter(is_new).map(offer).collect()
}

/// Carries a line out, or says what is wrong with it.
fn carry_out(state: &mut State, purpose: Purpose, text: &str) -> Result<Vec<Effect>, Fault> {
    match purpose {
        Purpose::Command => commands::carry_out(state, text),
        Purpose::Tags => {
            marking::tag(state, text);
            Ok(Vec::new())
        }
        Purpose::Note => {
            marking::note(state, text);
            Ok(Vec::new())
        }
        Purpose::Dismiss => {
            marking::dismiss(state, text);
            Ok(Vec::new())
        }
        Purpose::File | Purpose::NotesFile => file::carry_out(state, purpose, text),
        Purpose::Program => program::carry_out(state, text),
        Purpose::Filter | Purpose::FilterClaims => filters::carry_out(state, purpose, text),
        Purpose::Correct => correct::carry_out(state, text),
        Purpose::SaveFilter => saved::save(state, text),
        Purpose::Theme => themes::carry_out(state, text),
    }
}
