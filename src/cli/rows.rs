//! The arguments of the commands that print the rows of a briefing, and nothing else.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::OutputArgs;
use crate::export::{Export, Sheet};
use crate::model::Briefing;

/// What is read, and how its rows are written.
#[derive(Args, Debug)]
pub(super) struct RowArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl RowArgs {
    /// Reads the inputs and prints their rows.
    pub(super) fn print(&self, rows: impl FnOnce(&Briefing) -> Sheet<'_>) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        self.output.sheet(self.format, rows(&read.briefing))?;
        Ok(read.status)
    }
}
