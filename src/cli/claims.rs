//! `claims`: who said what, by which words, how sure.

use clap::Args;

use super::Status;
use super::formats::{self, Format};
use super::input::InputArgs;
use super::output::{OutputArgs, print};
use crate::export::json::{self, ClaimRow};

/// The extracted claims: who said what, by which words, how sure
#[derive(Args, Debug)]
pub(super) struct Claims {
    #[command(flatten)]
    input: InputArgs,
    /// The form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::parser(formats::ROWS))]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

impl Claims {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let briefing = &read.briefing;
        let stories = briefing.story_of();
        let rows = briefing.articles.iter().enumerate().flat_map(|(place, analysed)| {
            let story = stories.get(place).copied().flatten().map(|story| story.id.as_str());
            (0..analysed.claims.len()).filter_map(move |index| ClaimRow::new(briefing, story, place, index))
        });
        print(|out| json::write_all(out, self.format.framing(), rows))?;
        Ok(read.status)
    }
}
