//! `annotate`: everything the analysis knows, one object per article.

use clap::Args;

use super::Status;
use super::formats::{self, Format};
use super::input::InputArgs;
use super::output::{OutputArgs, print};
use crate::export::json::{self, Annotation};

/// Everything the analysis knows, one JSON object per article per line
#[derive(Args, Debug)]
pub(super) struct Annotate {
    #[command(flatten)]
    input: InputArgs,
    /// The form of the result
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = formats::parser(formats::OBJECTS))]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

impl Annotate {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let briefing = &read.briefing;
        let articles = briefing.articles.iter().enumerate();
        let objects = articles.map(|(place, analysed)| Annotation::new(briefing, place, analysed));
        print(|out| json::write_all(out, self.format.framing(), objects))?;
        Ok(read.status)
    }
}
