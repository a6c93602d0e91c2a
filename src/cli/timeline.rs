//! `timeline`: dated claims and events in order.

use clap::Args;

use super::Status;
use super::rows::RowArgs;
use crate::export::records;

/// Dated claims and events in order, and when the articles were published
///
/// Each story has its own timeline. A value is that of TIMEX3: `2022-01-10`, `2022-W03`, `2022-01`; where the text
/// leaves a part open, X stands for it, and such rows follow those whose day is known. Durations and words such as
/// "now" have no place in time and are left out. A place like `1:B¶10` is paragraph 10 of article B of story 1.
#[derive(Args, Debug)]
pub(super) struct Timeline {
    #[command(flatten)]
    rows: RowArgs,
}

impl Timeline {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        self.rows.print(records::timeline)
    }
}
