//! `matrix`: facts by sources.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::{OutputArgs, complain};
use crate::app::facts::facts;
use crate::app::tabulated::{Tabulated, matrix};
use crate::compare::compare;
use crate::export::Export;

/// Facts by sources: who says it, who says otherwise, and where nothing was found
///
/// Rows are the findings of each story that has two sources or more, the gravest first: `!` both cannot be true, `↻` a
/// running figure as of a later moment, `?` put with different certainty, `@` said by another, `=` told alike, `≈` in
/// other words; then what one source alone tells with a figure, a date or a denial. A cell holds paragraph and words;
/// a dot says that no matching passage was found, not that there is none. The JSON formats give byte offsets and the
/// citation of each account.
#[derive(Args, Debug)]
pub(super) struct Matrix {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl Matrix {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let briefing = &read.briefing;
        let shared = briefing.stories.iter().zip(1..).filter(|(story, _)| story.articles.len() > 1);
        let stories: Vec<_> = shared
            .map(|(story, number)| {
                let facts = facts(briefing, story, &compare(briefing, story));
                Tabulated { number: Some(number), story, facts }
            })
            .collect();
        if stories.is_empty() && !briefing.articles.is_empty() && !self.output.quiet {
            complain("no story here has two sources; --as-one-story sets all articles beside each other");
        }
        self.output.sheet(self.format, matrix(briefing, stories))?;
        Ok(read.status)
    }
}
