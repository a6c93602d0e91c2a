//! Which articles and claims of a briefing are printed.

use std::collections::HashSet;

use crate::model::Story;

/// A choice from a briefing. Numbers of stories and letters of articles stay those of the whole.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The articles, by index; `None`: all.
    pub articles: Option<HashSet<usize>>,
    /// The claims, by article and index; `None`: all.
    pub claims: Option<HashSet<(usize, usize)>>,
    /// Claims that do not count, by article and index: they are not printed.
    pub dismissed: HashSet<(usize, usize)>,
}

impl Choice {
    /// Whether the article is printed.
    pub fn has(&self, article: usize) -> bool {
        self.articles.as_ref().is_none_or(|articles| articles.contains(&article))
    }

    /// Whether the story is printed: one of its articles is.
    pub fn has_story(&self, story: &Story) -> bool {
        story.articles.iter().any(|&article| self.has(article))
    }

    /// Whether the claim of an article is printed.
    pub fn has_claim(&self, article: usize, claim: usize) -> bool {
        !self.dismissed.contains(&(article, claim))
            && self.claims.as_ref().is_none_or(|claims| claims.contains(&(article, claim)))
    }
}
