//! The headings of the article being read.

use ratatui::layout::{Position, Rect};

use super::popup;
use crate::app::State;
use crate::app::digest::on_one_line;
use crate::app::list::scrolled;
use crate::app::update::headings;
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Draws the headings with the one at `cursor` marked.
pub(in crate::ui) fn draw(state: &State, cursor: usize, canvas: &mut Canvas<'_>) -> Option<Position> {
    let index = state.reading.article?;
    let article = &state.analysed(index)?.article;
    let headings = headings(state);
    let inner = popup::frame(canvas, 72, headings.len() as u16 + 2, "outline");
    let top = scrolled(0, cursor, headings.len(), usize::from(inner.height));
    let passages = state.pages.known_passages(index);
    let mut at = None;
    for ((place, heading), y) in headings.iter().enumerate().skip(top).zip(inner.y..inner.bottom()) {
        let words = passages.get(*heading).map(|passage| article.plain(passage.span)).unwrap_or_default();
        let words = on_one_line(&words, usize::from(inner.width));
        canvas.role(inner.x + 1, y, inner.width.saturating_sub(2), &words, Role::Text);
        if place == cursor {
            canvas.tint(Rect { y, height: 1, ..inner }, Role::Cursor);
            at = Some(Position::new(inner.x, y));
        }
    }
    at
}
