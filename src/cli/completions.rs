//! `completions`: a script that completes commands and options in a shell.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::output::print;
use super::{Arguments, Status};

/// A script that completes commands and options in your shell
///
/// For bash, for example: parallax completions bash > ~/.local/share/bash-completion/completions/parallax
#[derive(Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> anyhow::Result<Status> {
        // Made in memory first: the generator panics where a pipe is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "parallax", &mut script);
        print(|out| out.write_all(&script))?;
        Ok(Status::Done)
    }
}
