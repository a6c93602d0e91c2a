//! `stories`: which articles tell the same event.

use clap::Args;

use super::Status;
use super::rows::RowArgs;
use crate::export::records;

/// Articles grouped into stories, with what ties them
///
/// The articles of a story are lettered A, B, C … by time, then by input order, and keep their letter in every view
/// and command. An article that stands alone is a story too. Copies of one text and articles that credit the same
/// agency count once among those that can be independent of each other. A filter keeps whole stories: those with an
/// article that passes.
#[derive(Args, Debug)]
pub(super) struct Stories {
    #[command(flatten)]
    rows: RowArgs,
}

impl Stories {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        self.rows.print(records::stories)
    }
}
