//! Where the user's marks are kept, and what of them holds for commands.

use std::path::PathBuf;

use clap::Args;

use super::output::complain;
use crate::compare::stories::Grouping;
use crate::load;
use crate::model::marks::{ByHand, Corrections};
use crate::model::{Briefing, Marks, Ties};
use crate::store::Store;

/// Whether the user's marks are used.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(super) struct StateArgs {
    /// Use none of your marks, and leave none behind
    ///
    /// Marks are what you read, starred, tagged, muted, noted, dismissed, corrected, split and merged. They are kept in
    /// parallax/marks.db in `$XDG_DATA_HOME`, or else in ~/.local/share.
    #[arg(long, help_heading = "Input")]
    no_state: bool,
}

impl StateArgs {
    /// The database of marks, unless it is not wanted or the environment does not say where such files lie.
    pub(super) fn path(self) -> Option<PathBuf> {
        path().filter(|_| !self.no_state)
    }

    /// The marks that were made so far; trouble with them is told, and the command goes on without.
    pub(super) fn marks(self, quiet: bool) -> Marks {
        let mut marks = Marks::default();
        // A command has nothing to keep, so it makes no database where there is none.
        let Some(path) = self.path().filter(|path| path.exists()) else { return marks };
        match Store::open(&path).and_then(|mut store| store.news()) {
            Ok(known) => {
                for mark in known {
                    marks.put(mark);
                }
            }
            Err(trouble) if !quiet => {
                let remedy = trouble.remedy();
                complain(&format!("{}: marks are not used: {trouble}; {remedy}", path.display()));
            }
            Err(_) => {}
        }
        marks
    }
}

/// Whether stories are those that likeness forms, all articles are one, or there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stories {
    Grouped,
    AsOne,
    None,
}

/// Puts right what the user put right by hand; that all inputs are one story wins over splitting and merging.
pub(super) fn put_right(briefing: Briefing, marks: &Marks, stories: Stories) -> Briefing {
    let ties = if stories == Stories::Grouped { marks.ties().clone() } else { Ties::new() };
    let corrections = marks.corrections().clone();
    if ties.is_empty() && corrections == Corrections::default() {
        return briefing;
    }
    let by_hand = ByHand { ties, corrections, is_grouped: stories != Stories::None };
    let grouping = if stories == Stories::AsOne { Grouping::AsOne } else { Grouping::Likeness };
    load::put_right(&briefing, &by_hand, grouping)
}

/// Where the database of marks lies, if the environment says where such files lie.
pub(super) fn path() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named("XDG_DATA_HOME").or_else(|| Some(named("HOME")?.join(".local").join("share")))?;
    Some(folder.join("parallax").join("marks.db"))
}
