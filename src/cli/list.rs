//! `list`: one line per article.

use clap::Args;

use super::Status;
use super::rows::RowArgs;
use crate::export::records;

/// One line per article: when it was published, its source, title, dateline, credits and length
///
/// A title between slashes was derived from the lead, because none stood there. A date after `~` was worked out
/// from dates and weekdays in the article itself. Nothing is invented: what an article does not tell stays empty.
#[derive(Args, Debug)]
pub(super) struct List {
    #[command(flatten)]
    rows: RowArgs,
}

impl List {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        self.rows.print(records::list)
    }
}
