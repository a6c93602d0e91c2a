//! `list`: one line per article.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::OutputArgs;
use crate::export::{Export, records};

/// One line per article: when it was published, its source, title, dateline, credits and length
///
/// A title between slashes was derived from the lead, because none stood there. A date after `~` was worked out
/// from dates and weekdays in the article itself. Nothing is invented: what an article does not tell stays empty.
#[derive(Args, Debug)]
pub(super) struct List {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl List {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        self.output.sheet(self.format, records::list(&read.briefing))?;
        Ok(read.status)
    }
}
