//! The timeline of a story: which row the cursor is on and what is on the screen.

use super::list::scrolled;
use crate::compare::timeline::Event;

/// Names a row by its article and the byte at which the date stands; `None` for a date outside the text.
type EventId = (usize, Option<usize>);

/// The state of the timeline.
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    /// The row under the cursor, by name.
    selected: Option<EventId>,
    /// The row under the cursor, as of the last settling.
    pub cursor: usize,
    /// First row on the screen.
    pub top: usize,
}

impl Chronicle {
    /// Names what is kept by where the articles stand in another briefing, as `to` tells.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        self.selected = self.selected.and_then(|(article, at)| Some((to(article)?, at)));
    }

    /// Moves the cursor to the row at `index`, the last one when there are fewer.
    pub fn select(&mut self, events: &[Event], index: usize) {
        self.cursor = index.min(events.len().saturating_sub(1));
        self.selected = events.get(self.cursor).map(id);
    }

    /// Finds the row again and keeps it on the screen of so many rows.
    pub fn settle(&mut self, events: &[Event], height: usize) {
        let is_selected = |event: &Event| Some(id(event)) == self.selected;
        if !events.get(self.cursor).is_some_and(is_selected) && !events.is_empty() {
            let found = events.iter().position(is_selected);
            self.select(events, found.unwrap_or(self.cursor));
        }
        self.top = scrolled(self.top, self.cursor, events.len(), height);
    }
}

fn id(event: &Event) -> EventId {
    (event.article, event.date.map(|span| span.start))
}
