//! The command line: arguments, one file per command, exit statuses.

mod annotate;
mod claims;
mod compare;
mod formats;
mod input;
mod output;
mod stories;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use input::InputArgs;
use output::OutputArgs;

/// Runs the program and returns its exit status.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let status = match arguments.command {
        Some(Command::Annotate(command)) => command.run(),
        Some(Command::Stories(command)) => command.run(),
        Some(Command::Claims(command)) => command.run(),
        Some(Command::Compare(command)) => command.run(),
        None => Ok(Status::Done),
    };
    match status {
        Ok(status) => status.into(),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            Status::Usage.into()
        }
    }
}

/// Whether the reader of our output went away: no fault, and nothing to say.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// How a run ended, as its exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// 0: done, also when nothing matched.
    Done,
    /// 1: done, but some input could not be read.
    Partly,
    /// 2: wrong usage, or a reader without a terminal.
    Usage,
    /// 3: nothing could be read.
    Nothing,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Partly => Self::from(1),
            Status::Usage => Self::from(2),
            Status::Nothing => Self::from(3),
        }
    }
}

/// Read news briefings: sources side by side, and who said what.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, about, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    Stories(stories::Stories),
    Claims(claims::Claims),
    Compare(compare::Compare),
    Annotate(annotate::Annotate),
}
