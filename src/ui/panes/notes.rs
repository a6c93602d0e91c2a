//! The user's notes and verdicts.

use ratatui::layout::{Position, Rect};

use super::popup;
use crate::app::State;
use crate::app::digest::on_one_line;
use crate::app::notes::Notes;
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Cells of the column that cites the place.
const PLACE: u16 = 10;

/// Draws the notes: where each stands, what was written, and below it the words it is about.
pub(in crate::ui) fn draw(state: &State, notes: &Notes, canvas: &mut Canvas<'_>) -> Option<Position> {
    let screen = canvas.buffer.area;
    let wanted = (notes.rows.len() as u16).saturating_mul(2).saturating_add(2);
    let inner = popup::frame(canvas, 100, wanted.max(4), "notes and verdicts");
    if inner.is_empty() {
        return None;
    }
    let mut at = None;
    let tops = (inner.y..inner.bottom()).step_by(2);
    for ((place, row), y) in notes.rows.iter().enumerate().skip(notes.top).zip(tops) {
        let x = inner.x + 2;
        let room = inner.right().saturating_sub(x + 1);
        canvas.role(x, y, PLACE.min(room), &on_one_line(&row.place, usize::from(PLACE) - 1), Role::Letter);
        let words = x + PLACE;
        let left = inner.right().saturating_sub(words + 1);
        canvas.role(words, y, left, &on_one_line(&row.text, usize::from(left)), Role::Text);
        let area = Rect { y, height: 1, ..inner };
        if place == notes.cursor {
            canvas.tint(area, Role::Cursor);
            canvas.role(inner.x, y, 1, canvas.theme.glyphs.cursor, Role::Key);
            at = Some(Position::new(inner.x, y));
        }
        if y + 1 < inner.bottom() && !row.quote.is_empty() {
            let quote = match row.article.and_then(|article| state.analysed(article)).zip(row.span) {
                Some((of, span)) => of.article.plain(span).into_owned(),
                None => row.quote.clone(),
            };
            let quote = format!("“{}”", on_one_line(&quote, usize::from(left).saturating_sub(2)));
            canvas.role(words, y + 1, left, &quote, Role::Dim);
        }
    }
    at.or(Some(Position::new(screen.x, screen.y)))
}
