//! `compare`: each story's sources side by side.

use clap::Args;

use super::Status;
use super::formats::{self, Format};
use super::input::InputArgs;
use super::output::{OutputArgs, print};
use crate::compare;
use crate::export::json::{self, ComparisonObject};

/// Each story's sources side by side: what they agree on, where they conflict, what only one says
#[derive(Args, Debug)]
pub(super) struct Compare {
    #[command(flatten)]
    input: InputArgs,
    /// The form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::parser(formats::SIDE_BY_SIDE))]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

impl Compare {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let briefing = &read.briefing;
        print(|out| {
            let mut list = json::List::new(out, self.format.framing());
            for story in &briefing.stories {
                let comparison = compare::compare(briefing, story);
                list.push(&ComparisonObject::new(briefing, story, &comparison))?;
            }
            list.finish()
        })?;
        Ok(read.status)
    }
}
