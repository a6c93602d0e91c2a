//! Stories and comparison: which articles tell the same event, and how their accounts stand to each other.

pub mod align;
pub mod findings;
#[cfg(test)]
mod fixtures;
pub mod stories;
mod words;

use crate::model::{Briefing, Comparison, Story};

/// Aligns the story's articles, and finds agreements, conflicts and what only one source says.
pub fn compare(briefing: &Briefing, story: &Story) -> Comparison {
    let alignments = align::align(briefing, story);
    let (findings, only_in) = findings::find(briefing, story, &alignments);
    Comparison { alignments, findings, only_in }
}
