//! `compare`: each story's sources side by side.

use std::sync::Arc;

use clap::Args;

use super::Status;
use super::filter::FilterArgs;
use super::formats;
use super::input::{InputArgs, Read};
use super::output::{OutputArgs, print};
use crate::app::marking::leave_out;
use crate::compare::{self, align::Pairs};
use crate::export::{Compared, Export};

/// Each story's sources side by side: what they agree on, where they conflict, what only one says
///
/// Findings come first, the gravest at the top: `!` both cannot be true, `↻` a running figure as of a later moment,
/// `?` put with different certainty, `@` said by another, `=` told alike, `≈` alike but not the same. Then the first source's passages with their
/// counterparts, with the mark of the gravest finding about both, else `=` the same, `≈` reworded, `~` related.
/// Underlined words are those a finding rests on. Columns stand beside each other where the terminal is wide
/// enough, else under each other. A filter keeps whole stories: those with an article that passes.
#[derive(Args, Debug)]
pub(super) struct Compare {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::comparisons())]
    format: &'static Export,
    /// Align every pair of articles, in stories of more than 40 too
    #[arg(long)]
    all_pairs: bool,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl Compare {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let filter = self.filter.parse(self.input.state)?;
        let Read { briefing, marks, status } = self.input.read(&self.output);
        let briefing = &Arc::new(briefing);
        let choice = filter.choice(briefing, &marks);
        let pairs = if self.all_pairs { Pairs::All } else { Pairs::Sensible };
        let options = compare::Options { pairs, ..compare::Options::default() };
        let dismissed = marks.dismissed();
        let chosen = briefing.stories.iter().filter(|story| choice.has_story(story));
        let mut stories = chosen.map(|story| {
            let mut comparison = compare::compare_with(briefing, story, options);
            leave_out(briefing, &mut comparison, &dismissed);
            Compared { briefing, story, comparison }
        });
        if let Some(write) = self.format.comparison {
            print(|out| write(&mut stories, self.output.page(), out))?;
        }
        Ok(status)
    }
}
