//! `article`: articles as they are read, to be printed or taken along.

use clap::Args;

use super::Status;
use super::formats;
use super::input::InputArgs;
use super::output::{OutputArgs, print};
use crate::app::marking::dismissed_claims;
use crate::export::{Clipping, Export};

/// Whole articles: numbered paragraphs, links as footnotes, claims with their citations
///
/// A citation names source, day, letter and paragraph, and the first words: `AFP, 10 January 2022, B¶6 “Russia said …”`.
/// An HTML page loads nothing from anywhere and can be printed. The JSON formats give what `annotate` gives, with
/// links and citations.
#[derive(Args, Debug)]
pub(super) struct Article {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::articles())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl Article {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let read = self.input.read(&self.output);
        let briefing = &read.briefing;
        let mut stories = vec![None; briefing.articles.len()];
        for story in &briefing.stories {
            for &article in &story.articles {
                if let Some(of) = stories.get_mut(article) {
                    *of = Some(story);
                }
            }
        }
        let names = read.marks.dismissed();
        let dismissed: Vec<Vec<usize>> =
            (0..briefing.articles.len()).map(|article| dismissed_claims(briefing, article, &names)).collect();
        let clippings = stories.into_iter().enumerate();
        let mut clippings = clippings.map(|(article, story)| Clipping {
            briefing,
            story,
            article,
            notes: &[],
            dismissed: dismissed.get(article).map_or(&[], Vec::as_slice),
        });
        if let Some(write) = self.format.article {
            print(|out| write(&mut clippings, self.output.page(), out))?;
        }
        Ok(read.status)
    }
}
