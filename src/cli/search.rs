//! `search`: articles by what they say, best first.

use std::sync::Arc;

use clap::Args;

use super::Status;
use super::filter::{FilterArgs, beside, parse, ready};
use super::formats;
use super::input::{InputArgs, Read};
use super::output::OutputArgs;
use crate::export::records::Hit;
use crate::export::{Export, records};
use crate::search::filter::judge;
use crate::search::fulltext::{places, rank};

/// Full-text search: articles by what they say, best first, with the hits in context
///
/// A word is found in its forms (talk: talks, talked), "words in quotation marks" as they stand, and wor* by its
/// beginning; -word excludes. Articles must have all of it, unless `or` stands between. Words count for more the rarer
/// they are, and in titles. The terms of --filter, such as source:afp, can stand in the query too. The JSON formats give
/// the hits as byte offsets into the article. No match is no fault.
#[derive(Args, Debug)]
pub(super) struct Search {
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
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Search {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let query = parse("the query", &self.query)?;
        let filter = self.filter.parse(self.input.state)?;
        let Read { briefing, marks, status } = self.input.read(&self.output);
        let briefing = Arc::new(briefing);
        let catalogue = ready(&query, &briefing);
        let choice = filter.choice(&briefing, &marks);
        let kept = judge::articles(&query, &catalogue, &beside(&query, &briefing, &marks));
        let sought = query.sought();
        let scores = rank(catalogue.index(), &sought);
        let score = |article| {
            let number = catalogue.number(article);
            number.and_then(|number| scores.get(number as usize)).copied().unwrap_or(0.0)
        };
        let chosen = kept.articles.into_iter().filter(|&article| choice.has(article));
        let mut best: Vec<(usize, f64)> = chosen.map(|article| (article, score(article))).collect();
        // Equals keep the order of the inputs.
        best.sort_by(|a, b| b.1.total_cmp(&a.1));
        best.truncate(self.limit.unwrap_or(usize::MAX));
        let hits = best.into_iter().filter_map(|(article, score)| {
            let places = places(&briefing.articles.get(article)?.article, &sought);
            Some(Hit { article, score, places })
        });
        let hits: Vec<Hit> = hits.collect();
        self.output.sheet(self.format, records::hits(&briefing, &hits))?;
        Ok(status)
    }
}
