//! The command line: a command by its name, with a count or with what it takes.

use crate::app::action::Effect;
use crate::app::command::{COMMANDS, Command, Counting};
use crate::app::line::{Fault, Offer};
use crate::app::state::State;
use crate::config::nearest::unknown;

use super::{open, submit};

/// The commands whose names begin as was typed, then those that hold it.
pub(super) fn offers(typed: &str) -> Vec<Offer> {
    let typed = typed.trim_start();
    let known = || COMMANDS.iter().filter(|row| !row.0.is_of_lines());
    let first = known().filter(|row| row.1.starts_with(typed));
    let then = known().filter(|row| !row.1.starts_with(typed) && row.1.contains(typed));
    let offer = |&(command, name, help): &(Command, &str, &str)| {
        let line = if command.takes().is_some() { format!("{name} ") } else { name.to_owned() };
        Offer { line, words: name.to_owned(), note: help.to_owned() }
    };
    first.chain(then).map(offer).collect()
}

/// Carries out what was typed: nothing, a number (that row or paragraph), or a command.
pub(super) fn carry_out(state: &mut State, text: &str) -> Result<Vec<Effect>, Fault> {
    let start = text.len() - text.trim_start().len();
    let (name, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    let rest = rest.trim_start();
    if name.is_empty() {
        return Ok(Vec::new());
    }
    if let Ok(count) = name.parse() {
        return Ok(crate::app::update::run(state, Command::First, Some(count)));
    }
    let Some(command) = Command::named(name).filter(|command| !command.is_of_lines()) else {
        let known = COMMANDS.iter().filter(|row| !row.0.is_of_lines()).map(|row| row.1);
        let mut what = unknown("command", name, known);
        if !what.ends_with('?') {
            what.push_str("; Tab goes through those there are");
        }
        return Err(Fault { at: start, what });
    };
    let at = text.len() - text.trim_start().len() + text.trim().len() - rest.len();
    match (command.takes(), rest) {
        (_, "") => Ok(crate::app::update::run(state, command, None)),
        (Some(purpose), rest) => Ok(submit(state, purpose, rest)),
        (None, _) if command.counting() == Counting::Nothing => {
            Err(Fault { at, what: format!("{name} takes nothing") })
        }
        (None, rest) => match rest.parse() {
            Ok(count) => Ok(crate::app::update::run(state, command, Some(count))),
            Err(_) => Err(Fault { at, what: format!("{name} takes nothing but a count") }),
        },
    }
}

/// Opens the command line.
pub(in crate::app::update) fn begin(state: &mut State) {
    open(state, crate::app::line::Purpose::Command, String::new());
}
