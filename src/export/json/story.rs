//! One story: which articles tell it, which are copies, and what ties them.

use serde::Serialize;

use crate::model::{Briefing, Story};

/// A story as `stories` prints it.
#[derive(Debug, Serialize)]
pub struct StoryObject<'a> {
    id: &'a str,
    title: &'a str,
    articles: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    repeats: Vec<u32>,
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
            repeats: repeats(briefing, story),
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

/// Which of the articles given its id each article is, counted from 1; empty where no id was given twice.
fn repeats(briefing: &Briefing, story: &Story) -> Vec<u32> {
    let articles = story.articles.iter().filter_map(|&place| briefing.articles.get(place));
    let which: Vec<u32> = articles.map(|analysed| analysed.article.id.repeat + 1).collect();
    if which.iter().all(|&which| which == 1) { Vec::new() } else { which }
}
