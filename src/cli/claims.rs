//! `claims`: who said what, by which words, how sure.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::OutputArgs;
use crate::export::{Export, records};

/// The extracted claims: who said what, by which words, how sure
///
/// A place like `1:B¶10` is paragraph 10 of article B of story 1. Speakers go by one name in all articles; an
/// unnamed one is called as the text calls him, and one whom the text leaves open is not guessed. The JSON formats
/// give byte offsets into the article for the evidence, the speaker, the cue and the content.
#[derive(Args, Debug)]
pub(super) struct Claims {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl Claims {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        self.output.sheet(self.format, records::claims(&read.briefing))?;
        Ok(read.status)
    }
}
