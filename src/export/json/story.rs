//! One story: which articles tell it, which are copies, and what ties them.

use serde::Serialize;

use crate::model::{Briefing, Story};

/// A story as `stories` prints it.
#[derive(Debug, Serialize)]
pub struct StoryObject<'a> {
    id: &'a str,
    title: &'a str,
    articles: Vec<String>,
    first: Option<&'a str>,
    last: Option<&'a str>,
    copies: Vec<Vec<String>>,
    independent: usize,
    why: &'a [String],
}

impl<'a> StoryObject<'a> {
    /// The object of `story`.
    pub fn new(briefing: &Briefing, story: &'a Story) -> Self {
        Self {
            id: &story.id,
            title: &story.title,
            articles: ids(briefing, &story.articles),
            first: story.first.as_deref(),
            last: story.last.as_deref(),
            copies: copies(briefing, story),
            independent: story.independent,
            why: &story.why,
        }
    }
}

/// The ids of the articles at `places`, as given.
pub(super) fn ids(briefing: &Briefing, places: &[usize]) -> Vec<String> {
    places
        .iter()
        .filter_map(|&place| briefing.articles.get(place))
        .map(|analysed| analysed.article.id.to_string())
        .collect()
}

/// The story's groups of copies by article id.
pub(super) fn copies(briefing: &Briefing, story: &Story) -> Vec<Vec<String>> {
    story.copies.iter().map(|group| ids(briefing, group)).collect()
}
