//! The arguments of the commands that print the rows of a briefing, and nothing else.

use std::sync::Arc;

use clap::Args;

use super::Status;
use super::filter::FilterArgs;
use super::formats;
use super::input::{InputArgs, Read};
use super::output::OutputArgs;
use crate::export::records::Choice;
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
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl RowArgs {
    /// Reads the inputs and prints their rows.
    pub(super) fn print(
        &self,
        rows: impl for<'a> FnOnce(&'a Briefing, &'a Choice) -> Sheet<'a>,
    ) -> anyhow::Result<Status> {
        let filter = self.filter.parse(self.input.state)?;
        let Read { briefing, marks, status } = self.input.read(&self.output);
        let briefing = Arc::new(briefing);
        let choice = filter.choice(&briefing, &marks);
        self.output.sheet(self.format, rows(&briefing, &choice))?;
        Ok(status)
    }
}
