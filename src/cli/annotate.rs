//! `annotate`: everything the analysis knows, one object per article.

use std::io;
use std::sync::Arc;

use clap::Args;

use super::Status;
use super::filter::{Chosen, FilterArgs};
use super::formats;
use super::input::{InputArgs, Read};
use super::output::{OutputArgs, print};
use crate::export::Export;
use crate::export::json::{self, Annotation, Framing, List};

/// Everything the analysis knows, one JSON object per article per line
///
/// Blocks, sentences, names, dates, quantities and claims, each with the bytes of the article's `text` it stands at:
/// `start` and `end` are UTF-8 byte offsets, `end` not included. Names are those that hold across all inputs.
#[derive(Args, Debug)]
pub(super) struct Annotate {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = formats::objects())]
    format: &'static Export,
    /// Print article after article, with names joined within each article only
    ///
    /// Memory stays flat, for any number of records. No stories are formed.
    #[arg(long)]
    stream: bool,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Annotate {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let filter = self.filter.parse(self.input.state)?;
        let framing = self.format.objects.unwrap_or(Framing::Lines);
        if self.stream {
            return Ok(self.streamed(framing, &filter)?);
        }
        let Read { briefing, marks, status } = self.input.read(&self.output);
        let briefing = &Arc::new(briefing);
        let choice = filter.choice(briefing, &marks);
        let articles = briefing.articles.iter().enumerate().filter(|(place, _)| choice.has(*place));
        let objects = articles.map(|(place, analysed)| Annotation::new(briefing, place, analysed));
        print(|out| json::write_all(out, framing, objects))?;
        Ok(status)
    }

    fn streamed(&self, framing: Framing, filter: &Chosen) -> io::Result<Status> {
        let marks = self.input.marks(&self.output);
        print(|out| {
            let mut list = List::new(out, framing);
            let status = self.input.stream(&self.output, &marks, |briefing| {
                let choice = filter.choice(briefing, &marks);
                let articles = briefing.articles.iter().enumerate().filter(|(place, _)| choice.has(*place));
                let mut objects =
                    articles.map(|(place, analysed)| Annotation::new(briefing, place, analysed));
                objects.try_for_each(|object| list.push(&object))
            })?;
            list.finish()?;
            Ok(status)
        })
    }
}
