//! `man`: the manual page, made from the same table as the help.

use std::io::{self, Write};

use anyhow::Context;
use clap::Args;

use super::output::print;
use super::{STATUSES, Status, command, names_of_commands};
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
        let mut program = command();
        program.build();
        let version = program.get_version().unwrap_or_default().to_owned();
        let page = match &self.command {
            Some(name) => program
                .find_subcommand(name)
                .cloned()
                .with_context(|| unknown("command", name, names_of_commands().iter().map(String::as_str)))?,
            None => program,
        };
        let has_commands = page.has_subcommands();
        let man = clap_mangen::Man::new(page).source(format!("parallax {version}")).manual("Parallax");
        let mut text = Vec::new();
        man.render_title(&mut text)?;
        man.render_name_section(&mut text)?;
        man.render_synopsis_section(&mut text)?;
        man.render_description_section(&mut text)?;
        man.render_options_section(&mut text)?;
        if has_commands {
            man.render_subcommands_section(&mut text)?;
        }
        write_statuses(&mut text)?;
        print(|out| out.write_all(&text))?;
        Ok(Status::Done)
    }
}

/// The section that says what the exit statuses mean.
fn write_statuses(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, ".SH \"EXIT STATUS\"")?;
    for line in STATUSES.lines().skip(1) {
        match line.trim_start().split_once("  ") {
            Some((status, meaning)) => writeln!(out, ".TP\n{status}\n{meaning}")?,
            None => writeln!(out, "{}", line.trim_start())?,
        }
    }
    Ok(())
}
