//! For each sentence its best counterpart in each other article of the story.

use crate::model::{Alignment, Briefing, Story};

/// One alignment for every unordered pair of the story's articles.
pub fn align(_briefing: &Briefing, _story: &Story) -> Vec<Alignment> {
    Vec::new()
}
