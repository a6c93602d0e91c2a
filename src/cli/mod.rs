//! The command line: arguments, one file per command, exit statuses.

mod annotate;
mod article;
mod claims;
mod compare;
mod completions;
mod config;
mod filter;
mod find;
mod formats;
mod input;
mod keys;
mod list;
mod looks;
mod man;
mod marks;
mod matrix;
mod output;
mod own;
mod read;
mod rows;
mod search;
mod state;
mod stories;
mod themes;
mod timeline;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::app::Setup;
use crate::load::{Outcome, Request};
use crate::text::visible;
use input::InputArgs;
use looks::LooksArgs;
use output::OutputArgs;

/// Opens the reader on a terminal, with the database where marks are kept, and returns how much was read and what could not be.
pub type Reader = fn(Request, Setup, Option<PathBuf>) -> anyhow::Result<Outcome>;

/// Runs the program and returns its exit status. `reader` is what opens when no command is given.
pub fn run(reader: Reader) -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let status = match arguments.command {
        Some(command) => command.run(),
        None => read::run(&arguments.input, &arguments.output, &arguments.looks, reader),
    };
    match status {
        Ok(status) => status.into(),
        Err(error) if closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<io::Error>() => {
            output::complain(&format!(
                "the output cannot be written: {error:#}; what was printed is not whole"
            ));
            Status::Partly.into()
        }
        Err(error) => {
            match error.downcast_ref::<filter::Wrong>() {
                Some(wrong) => wrong.tell(),
                None => output::complain(&format!("{error:#}")),
            }
            Status::Usage.into()
        }
    }
}

/// What was typed. Where nothing was, there is nothing to parse, and the first frame need not wait for a parser.
fn arguments() -> Result<Arguments, clap::Error> {
    match std::env::args_os().len() {
        0 | 1 => Ok(Arguments::default()),
        _ => parse(std::env::args_os()).map_err(|error| harmless(error, std::env::args_os())),
    }
}

fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&command().try_get_matches_from(arguments)?)
}

/// The same error about arguments made visible: the parser drops escape sequences from what it tells.
fn harmless(error: clap::Error, arguments: impl Iterator<Item = OsString>) -> clap::Error {
    if !error.use_stderr() {
        return error;
    }
    let shown = arguments.map(|argument| OsString::from(visible(&argument.to_string_lossy()).into_owned()));
    parse(shown).err().unwrap_or(error)
}

/// The parser, with the exit statuses in the help of every command.
fn command() -> clap::Command {
    Arguments::command().mut_subcommands(|command| command.after_long_help(STATUSES))
}

/// Prints the parser's message: an error, or help or the version that was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        // A closed pipe is no fault; there is nobody left to tell.
        let _ = error.print();
        return Status::Done.into();
    }
    let commands = names_of_commands();
    let first = std::env::args_os().nth(1).and_then(|first| first.into_string().ok());
    let command = first.as_deref().filter(|&first| commands.iter().any(|name| name == first));
    // A misspelt command is taken for a file, and its options for unknown ones.
    let advice = first.as_deref().filter(|_| command.is_none()).and_then(read::advice);
    output::complain(&match (error.kind(), advice) {
        (ErrorKind::UnknownArgument, Some(advice)) => advice,
        _ => told(&error.to_string(), command),
    });
    Status::Usage.into()
}

/// The parser's message in one line: its usage, which takes many, is what the help is for.
fn told(message: &str, command: Option<&str>) -> String {
    let mut line = String::new();
    let before_usage = message.lines().take_while(|part| !part.starts_with("Usage:"));
    for part in before_usage.map(str::trim).filter(|part| !part.is_empty() && !part.starts_with("For more")) {
        line.push_str(match line.chars().last() {
            None => "",
            Some(':') => " ",
            Some(_) => "; ",
        });
        line.push_str(part.trim_start_matches("error: "));
    }
    let help = command.map_or_else(|| "parallax --help".to_owned(), |name| format!("parallax {name} --help"));
    format!("{line}; see `{help}`")
}

/// Whether the reader of our output went away: no fault, and nothing to say.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// How a run ended, as its exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// 0: done, also when nothing matched.
    Done,
    /// 1: done, but some input could not be read, or the output could not be written.
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
///
/// Without a command the reader opens on the inputs: press ? for its keys, q to leave. Every command takes the same
/// inputs and prints on standard output; problems with inputs go to standard error, one line each.
#[derive(Debug, Default, Parser)]
#[command(
    name = "parallax",
    version,
    about,
    args_conflicts_with_subcommands = true,
    after_long_help = STATUSES,
    max_term_width = 100
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    looks: LooksArgs,
}

/// What the exit statuses mean, for the help and the manual.
const STATUSES: &str = "Exit status:
  0  done, also when nothing matched
  1  done, but some input could not be read, each named on standard error, or the output not be written
  2  wrong usage, or the reader without a terminal
  3  nothing could be read";

/// Makes the enum of commands and runs them: a command is one file and one row.
macro_rules! commands {
    ($($name:ident in $file:ident),+ $(,)?) => {
        #[derive(Debug, Subcommand)]
        enum Command {
            $($name($file::$name),)+
        }

        impl Command {
            fn run(self) -> anyhow::Result<Status> {
                match self {
                    $(Self::$name(command) => command.run(),)+
                }
            }
        }
    };
}

commands! {
    List in list,
    Stories in stories,
    Claims in claims,
    Compare in compare,
    Matrix in matrix,
    Timeline in timeline,
    Article in article,
    Annotate in annotate,
    Find in find,
    Search in search,
    Marks in marks,
    Keys in keys,
    Themes in themes,
    Config in config,
    Completions in completions,
    Man in man,
}

/// The names of all commands.
fn names_of_commands() -> Vec<String> {
    let commands = Command::augment_subcommands(clap::Command::new("parallax"));
    commands.get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    #[test]
    fn the_arguments_contradict_nowhere() {
        super::Arguments::command().debug_assert();
    }

    #[test]
    fn nothing_typed_is_what_the_parser_makes_of_nothing() {
        let parsed = super::Arguments::parse_from(["parallax"]);
        assert_eq!(format!("{parsed:?}"), format!("{:?}", super::Arguments::default()));
    }
}
