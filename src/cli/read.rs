//! No command: the reader opens.

use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::Path;

use super::input::{self, Got, InputArgs};
use super::looks::LooksArgs;
use super::output::{OutputArgs, complain};
use super::{Reader, Status, names_of_commands, own};
use crate::config::nearest::nearest;
use crate::load::Outcome;
use crate::model::Problem;

/// Opens the reader on what is named, or says why it cannot.
pub(super) fn run(
    input: &InputArgs,
    output: &OutputArgs,
    looks: &LooksArgs,
    reader: Reader,
) -> anyhow::Result<Status> {
    if let Some(advice) = input.inputs.iter().find_map(|name| advice(name.to_str()?)) {
        complain(&advice);
        return Ok(Status::Usage);
    }
    let missing: Vec<_> = input.inputs.iter().filter(|name| is_missing(name)).collect();
    if !missing.is_empty() && missing.len() == input.inputs.len() {
        for name in missing {
            complain(&format!(
                "{}: no such file or folder, and no command; see `parallax --help`",
                name.to_string_lossy()
            ));
        }
        return Ok(Status::Nothing);
    }
    if !io::stdout().is_terminal() {
        complain(
            "the reader needs a terminal; to print instead, use `parallax list`, `parallax claims` or `parallax compare`",
        );
        return Ok(Status::Usage);
    }
    let setup = match own::setup(looks, output) {
        Ok(setup) => setup,
        Err(problem) => {
            complain(&problem.to_string());
            return Ok(Status::Usage);
        }
    };
    let Outcome { articles, problems } = reader(input.request(), setup, input.state.path())?;
    Ok(input::tell(&problems, got(articles, &problems), output))
}

/// Whether the reader had anything to show. Who left before anything was read knows of no problem.
fn got(articles: usize, problems: &[Problem]) -> Got {
    if articles == 0 && problems.iter().any(|problem| problem.lost) { Got::Nothing } else { Got::Something }
}

/// Whether an input is the name of a file or folder that is not there.
fn is_missing(name: &OsStr) -> bool {
    let shown = name.to_string_lossy();
    shown != "-"
        && !shown.contains("://")
        && std::fs::symlink_metadata(name).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// What to say of an input that is no file but looks like a command out of place, or misspelt.
pub(super) fn advice(name: &str) -> Option<String> {
    if name == "-" || name.contains(['/', '.']) || Path::new(name).exists() {
        return None;
    }
    let commands = names_of_commands();
    let nearest = nearest(name, commands.iter().map(String::as_str))?;
    Some(if nearest == name {
        format!("{name}: is a command, which comes first: parallax {name} [OPTIONS] [INPUT]...")
    } else {
        format!("{name}: no such file; did you mean the command `parallax {nearest}`?")
    })
}
