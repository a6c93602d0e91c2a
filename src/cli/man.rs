//! `man`: the manual page, made from the same table as the help.

use anyhow::Context;
use clap::{Args, CommandFactory};

use super::output::print;
use super::{Arguments, Status, names_of_commands};
use crate::config::nearest::unknown;

/// The manual page, of the program or of one command
///
/// Read it by: parallax man | man -l -
#[derive(Args, Debug)]
pub(super) struct Man {
    /// The command; without one, the program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl Man {
    pub(super) fn run(&self) -> anyhow::Result<Status> {
        let mut program = Arguments::command();
        program.build();
        let page = match &self.command {
            Some(name) => program
                .find_subcommand(name)
                .cloned()
                .with_context(|| unknown("command", name, names_of_commands().iter().map(String::as_str)))?,
            None => program,
        };
        let mut text = Vec::new();
        clap_mangen::Man::new(page).render(&mut text)?;
        print(|out| out.write_all(&text))?;
        Ok(Status::Done)
    }
}
