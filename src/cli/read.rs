//! No command: the reader opens.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::input::{self, InputArgs};
use super::output::{OutputArgs, complain};
use super::{Reader, Status, names_of_commands};
use crate::model::Settings;

/// How many single letters a word may be off a command's name to be taken for a slip.
const SLIP: usize = 2;

/// Opens the reader on what is named, or says why it cannot.
pub(super) fn run(input: &InputArgs, output: &OutputArgs, reader: Reader) -> anyhow::Result<Status> {
    if let Some(advice) = input.inputs.iter().find_map(|name| advice(name)) {
        complain(&advice);
        return Ok(Status::Usage);
    }
    if !io::stdout().is_terminal() {
        complain(
            "the reader needs a terminal; to print instead, use `parallax list`, `parallax claims` or `parallax compare`",
        );
        return Ok(Status::Usage);
    }
    let problems = reader(input.request(), Settings::default(), output.color())?;
    Ok(input::tell(&problems, input::Got::Something, output))
}

/// What to say of an input that is no file but looks like a command out of place, or misspelt.
pub(super) fn advice(name: &str) -> Option<String> {
    if name == "-" || name.contains(['/', '.']) || Path::new(name).exists() {
        return None;
    }
    let nearest = names_of_commands()
        .map(|command| (strsim::damerau_levenshtein(name, &command), command))
        .filter(|&(distance, _)| distance <= SLIP.min(name.len() / 2))
        .min()?;
    Some(match nearest {
        (0, command) => {
            format!("{command}: is a command, which comes first: parallax {command} [OPTIONS] [INPUT]...")
        }
        (_, command) => format!("{name}: no such file; did you mean the command `parallax {command}`?"),
    })
}
