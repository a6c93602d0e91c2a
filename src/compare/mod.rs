//! Stories and comparison: which articles tell the same event, and how their accounts stand to each other.

pub mod align;
mod edits;
pub mod findings;
#[cfg(test)]
mod fixtures;
pub mod stories;
pub mod timeline;
pub mod wordings;
mod words;

use align::Pairs;

use crate::model::{Briefing, Comparison, Story};

/// What of a story is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// Which pairs of articles are aligned.
    pub pairs: Pairs,
    /// Place in the story of the article that large stories are aligned with.
    pub base: usize,
}

/// Aligns the story's articles, and finds agreements, conflicts, what only one source says and what copies changed.
pub fn compare(briefing: &Briefing, story: &Story) -> Comparison {
    compare_with(briefing, story, Options::default())
}

/// Like `compare`, with options.
pub fn compare_with(briefing: &Briefing, story: &Story, options: Options) -> Comparison {
    let alignments = align::align(briefing, story, options.pairs, options.base);
    let edits = edits::find(briefing, story, &alignments);
    let (findings, mut only_in) = findings::find(briefing, story, &alignments, &edits);
    edits::tell_once(briefing, &edits, &mut only_in);
    let among = edits::among(briefing, story, &alignments);
    Comparison { alignments, findings, only_in, edits, among }
}
