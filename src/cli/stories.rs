//! `stories`: which articles tell the same event.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::OutputArgs;
use crate::export::{Export, records};

/// Articles grouped into stories, with what ties them
///
/// The articles of a story are lettered A, B, C … by time, then by input order, and keep their letter in every view
/// and command. An article that stands alone is a story too. Copies of one text and articles that credit the same
/// agency count once among those that can be independent of each other.
#[derive(Args, Debug)]
pub(super) struct Stories {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl Stories {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        self.output.sheet(self.format, records::stories(&read.briefing))?;
        Ok(read.status)
    }
}
