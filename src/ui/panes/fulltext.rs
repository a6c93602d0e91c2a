//! Full-text search over everything: what was typed, and the sentences found with their words marked.

use ratatui::layout::{Position, Rect};

use super::finder::{marked, window};
use super::popup;
use super::source;
use crate::app::State;
use crate::app::fulltext::{Fulltext, Row};
use crate::config::theme::Role;
use crate::text::Span;
use crate::text::cells::column_of;
use crate::text::width::width;
use crate::ui::canvas::Canvas;

/// Draws the popup and returns the cell after what was typed.
pub(in crate::ui) fn draw(state: &State, popup: &Fulltext, canvas: &mut Canvas<'_>) -> Option<Position> {
    let screen = canvas.buffer.area;
    let wide = screen.width.saturating_sub(4).min(160);
    let inner = popup::frame(canvas, wide, screen.height.saturating_sub(2), "search all articles");
    if inner.is_empty() {
        return None;
    }
    let count = match (popup.query.trim().is_empty(), popup.is_waiting()) {
        (true, _) => String::new(),
        (false, true) => "searching ".to_owned(),
        (false, false) => format!("{} of {} ", popup.hits.total, state.briefing.articles.len()),
    };
    let end = canvas.right(inner.x, inner.right(), inner.y, &count, Role::Dim);
    let typed = [(" > ", Role::Key), (popup.query.as_str(), Role::Text)];
    let x = canvas.pieces(inner.x, inner.y, end.saturating_sub(inner.x), &typed);
    let mut body = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    if let Some(fault) = &popup.fault
        && body.height > 0
    {
        let column = column_of(&popup.query, Span::new(0, popup.query.len()), fault.at) as u16;
        let at = (inner.x + 3 + column).min(inner.right().saturating_sub(1));
        let room = inner.right().saturating_sub(at);
        let told = format!("^ {fault}");
        // Where it would be cut, the caret stands alone and the words below it.
        let is_cut = usize::from(room) < width(&told) && body.height > 1;
        canvas.role(at, body.y, room, if is_cut { "^" } else { &told }, Role::Warning);
        if is_cut {
            let told = fault.to_string();
            canvas.role(inner.x + 1, body.y + 1, inner.width.saturating_sub(2), &told, Role::Warning);
        }
        let rows = 1 + u16::from(is_cut);
        body = Rect { y: body.y + rows, height: body.height - rows, ..body };
    }
    let nothing = match (popup.query.trim().is_empty(), popup.is_waiting() || popup.fault.is_some()) {
        (true, _) => {
            "Words, \"exact words\", begin*, -without; source:, speaker: and the other terms of filters too."
        }
        (false, false) if popup.hits.rows.is_empty() => "No article has that.",
        (false, _) => "",
    };
    if popup.hits.rows.is_empty() {
        canvas.role(body.x + 3, body.y, body.width.saturating_sub(4), nothing, Role::Dim);
    }
    let shown = popup.hits.rows.iter().enumerate().skip(popup.top);
    for ((place, row), y) in shown.zip(body.top()..body.bottom()) {
        let area = Rect { y, height: 1, ..body };
        draw_row(state, canvas, area, row);
        if place == popup.cursor {
            canvas.tint(area, Role::Cursor);
            canvas.role(area.x + 1, y, 1, canvas.theme.glyphs.cursor, Role::Key);
        }
    }
    Some(Position::new(x.min(inner.right().saturating_sub(1)), inner.y))
}

/// An article's title with its source, or under it a sentence with who says it.
fn draw_row(state: &State, canvas: &mut Canvas<'_>, area: Rect, row: &Row) {
    let Some(of) = state.analysed(row.article) else { return };
    let is_article = row.at.is_none();
    let right = match (is_article, &row.speaker) {
        (true, _) => source::source(&of.article),
        (false, Some(speaker)) => speaker.clone(),
        (false, None) => String::new(),
    };
    let right: String = if area.width > 60 { right.chars().take(24).collect() } else { String::new() };
    let role = if is_article { Role::Source } else { Role::Dim };
    let end = canvas.right(area.x, area.right().saturating_sub(1), area.y, &right, role);
    let x = area.x + if is_article { 3 } else { 5 };
    let room = end.saturating_sub(x + 1);
    let marks: Vec<_> = row.marks.iter().map(|&mark| (mark, Role::MatchHere)).collect();
    let base = canvas.theme.style(if is_article { Role::Title } else { Role::Text });
    let first: Vec<Span> = row.marks.iter().take(1).copied().collect();
    let window = window(&row.words, &first, usize::from(room));
    marked(canvas, Rect { x, width: room + 1, height: 1, ..area }, (&row.words, window), base, &marks);
}
