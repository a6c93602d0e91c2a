//! A story's comparison made ready to be shown: places cited, words marked, passages set in rows; printers beside it.

mod columns;
mod digest;
#[cfg(test)]
pub(super) mod fixture;
pub(super) mod html;
pub(super) mod markdown;
pub(super) mod text;

use crate::model::{Briefing, Comparison, Story};

/// A story with what comparing its sources gave.
#[derive(Clone, Debug)]
pub struct Compared<'a> {
    /// The briefing it belongs to.
    pub briefing: &'a Briefing,
    /// The story.
    pub story: &'a Story,
    /// How its sources stand to each other.
    pub comparison: Comparison,
}
