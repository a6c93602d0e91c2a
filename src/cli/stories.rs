//! `stories`: which articles tell the same event.

use clap::Args;

use super::Status;
use super::formats::{self, Format};
use super::input::InputArgs;
use super::output::{OutputArgs, print};
use crate::export::json::{self, StoryObject};

/// Articles grouped into stories
#[derive(Args, Debug)]
pub(super) struct Stories {
    #[command(flatten)]
    input: InputArgs,
    /// The form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::parser(formats::ROWS))]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

impl Stories {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let objects = read.briefing.stories.iter().map(|story| StoryObject::new(&read.briefing, story));
        print(|out| json::write_all(out, self.format.framing(), objects))?;
        Ok(read.status)
    }
}
