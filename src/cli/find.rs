//! `find`: articles by their titles and sources, best first.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::OutputArgs;
use crate::export::{Export, records};
use crate::search::fuzzy::{Titles, find};

/// Fuzzy find over titles and sources, best first
///
/// Words stand in any order; case and accents do not matter. Of a word its letters count, in their order, near each
/// other best: `ru tlk` finds "Russia talks". 'word takes the word as it stands, ^word wants it at the beginning,
/// word$ at the end, and !word wants titles without it. No match is no fault.
#[derive(Args, Debug)]
pub(super) struct Find {
    /// What to look for
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    /// Print the best N only
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    output: OutputArgs,
}

impl Find {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let articles = &read.briefing.articles;
        let sources = articles.iter().map(|analysed| records::outlet(&analysed.article)).collect::<Vec<_>>();
        let entries = articles.iter().zip(&sources).map(|(analysed, source)| {
            let title = analysed.article.title.as_ref().map_or("", |title| &title.text);
            (title, source.as_str())
        });
        let found = find(Titles::new(entries), &self.query, self.limit.unwrap_or(articles.len()));
        self.output.sheet(self.format, records::finds(&read.briefing, &found.hits))?;
        Ok(read.status)
    }
}
