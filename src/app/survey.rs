//! A story seen as a whole: its matrix and its timeline, which stay where they are while one is gone from.

use std::sync::Arc;

use super::chronicle::Chronicle;
use super::digest::Digest;
use super::facts::{Account, Fact, Facts};
use super::matrix::{Matrix, nearest, pair};
use super::nearest::Nearest;
use crate::compare::timeline::Event;
use crate::model::Story;

/// The state of matrix and timeline.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The story, or articles chosen by hand under an id of their own.
    pub story: Option<Story>,
    /// What the story holds; `None` while that is being made.
    pub digest: Option<Arc<Digest>>,
    /// Facts by sources.
    pub matrix: Matrix,
    /// What has a date, in order.
    pub timeline: Chronicle,
}

impl Survey {
    /// Takes up a story, with a source under the cursor; nothing moves where it is the same again.
    pub fn open(&mut self, story: Story, source: Option<usize>) {
        if self.story.as_ref() != Some(&story) {
            *self = Self { story: Some(story), matrix: Matrix::at(source), ..Self::default() };
        }
    }

    /// Forgets what was found, and names what is kept by where the articles stand in another briefing, as `to`
    /// tells.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        self.digest = None;
        self.matrix.move_articles(to);
        self.timeline.move_articles(to);
    }

    /// The rows of the matrix; `None` while they are being made.
    pub fn facts(&self) -> Option<&Facts> {
        self.digest.as_ref().map(|digest| &digest.facts)
    }

    /// The rows of the timeline.
    pub fn events(&self) -> &[Event] {
        self.digest.as_ref().map_or(&[], |digest| &digest.events)
    }

    /// The row of the matrix under the cursor.
    pub fn fact(&self) -> Option<&Fact> {
        self.matrix.fact(self.facts()?, self.matrix.cursor)
    }

    /// The row of the timeline under the cursor.
    pub fn event(&self) -> Option<&Event> {
        self.events().get(self.timeline.cursor)
    }

    /// The source under the cursor of the matrix, by its index in the briefing.
    pub fn source(&self) -> Option<usize> {
        self.story.as_ref()?.articles.get(self.matrix.column).copied()
    }

    /// What the source under the cursor says to the fact under the cursor.
    pub fn accounts(&self) -> &[Account] {
        self.fact().map_or(&[], |fact| fact.accounts_in(self.matrix.column))
    }

    /// Looks for what comes nearest where the cell under the cursor is empty; the time grows with the article.
    pub fn nearest(&self) -> Option<Nearest> {
        nearest(self.digest.as_ref()?, self.fact()?, self.source()?)
    }

    /// The two sources that a comparison from here sets side by side, by their index in the briefing.
    pub fn pair(&self) -> Option<(usize, usize)> {
        let articles = &self.story.as_ref()?.articles;
        let (one, other) = pair(self.fact()?, self.matrix.column, articles.len())?;
        Some((*articles.get(one)?, *articles.get(other)?))
    }
}
