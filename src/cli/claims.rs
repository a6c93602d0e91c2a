//! `claims`: who said what, by which words, how sure.

use std::sync::Arc;

use clap::Args;

use super::Status;
use super::filter::{Chosen, FilterArgs};
use super::formats;
use super::input::{InputArgs, Read};
use super::output::{OutputArgs, print};
use crate::export::json::List;
use crate::export::records::Choice;
use crate::export::{Export, records};

/// The extracted claims: who said what, by which words, how sure
///
/// A place like `1:B¶10` is paragraph 10 of article B of story 1. Speakers go by one name in all articles; an
/// unnamed one is called as the text calls him, and one whom the text leaves open is not guessed. The JSON formats
/// give byte offsets into the article for the evidence, the speaker, the cue and the content. Words of a filter are
/// looked for in the claim and its speaker, not in the whole article.
#[derive(Args, Debug)]
pub(super) struct Claims {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    /// Print article after article, with names joined within each article only
    ///
    /// Memory stays flat, for any number of records. No stories are formed. Only json and jsonl can be printed so.
    #[arg(long)]
    stream: bool,
    /// Print only the claims that you dismissed, which are left out otherwise
    #[arg(long)]
    dismissed: bool,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Claims {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let filter = self.filter.parse(self.input.state)?;
        if self.stream {
            return self.streamed(&filter);
        }
        let Read { briefing, marks, status } = self.input.read(&self.output);
        let briefing = Arc::new(briefing);
        let choice = self.counted(filter.choice_of_claims(&briefing, &marks));
        self.output.sheet(self.format, records::claims(&briefing, &choice))?;
        Ok(status)
    }

    /// The claims that count, or those that do not where these are asked for.
    fn counted(&self, mut choice: Choice) -> Choice {
        if self.dismissed {
            let out = std::mem::take(&mut choice.dismissed).into_iter();
            choice.claims = Some(out.filter(|&(article, claim)| choice.has_claim(article, claim)).collect());
        }
        choice
    }

    fn streamed(&self, filter: &Chosen) -> anyhow::Result<Status> {
        let Some(framing) = self.format.objects else {
            anyhow::bail!("--stream needs --format jsonl or json: a {} waits for all rows", self.format.name);
        };
        let marks = self.input.marks(&self.output);
        let status = print(|out| {
            let mut list = List::new(out, framing);
            let status = self.input.stream(&self.output, &marks, |briefing| {
                let choice = self.counted(filter.choice_of_claims(briefing, &marks));
                records::claims(briefing, &choice).records.try_for_each(|record| record.object(&mut list))
            })?;
            list.finish()?;
            Ok(status)
        })?;
        Ok(status)
    }
}
