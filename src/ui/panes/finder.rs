//! The fuzzy finder: what was typed, the articles found with their matched letters, and a preview.

use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::popup;
use super::skim;
use super::source;
use crate::app::State;
use crate::app::finder::{Candidate, Finder};
use crate::config::theme::Role;
use crate::text::Span;
use crate::text::cells::{cells, column_of};
use crate::ui::canvas::Canvas;

/// Draws the finder and returns the cell after what was typed.
pub(in crate::ui) fn draw(state: &State, finder: &Finder, canvas: &mut Canvas<'_>) -> Option<Position> {
    let screen = canvas.buffer.area;
    let inner = popup::frame(
        canvas,
        screen.width.saturating_sub(4).min(160),
        screen.height.saturating_sub(2),
        "find an article: 'exact ^begin end$ !not",
    );
    if inner.is_empty() {
        return None;
    }
    let count = format!("{} of {} ", finder.total, state.briefing.articles.len());
    let end = canvas.right(inner.x, inner.right(), inner.y, &count, Role::Dim);
    let x = canvas.pieces(
        inner.x,
        inner.y,
        end.saturating_sub(inner.x),
        &[(" > ", Role::Key), (&finder.query, Role::Text)],
    );
    let typed = Position::new(x.min(inner.right().saturating_sub(1)), inner.y);
    let body = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    let preview = if body.width >= 90 && !canvas.theme.linear { body.width * 9 / 20 } else { 0 };
    let rows = Rect { width: body.width - preview, ..body };
    candidates(state, finder, canvas, rows);
    if preview > 0 {
        let area = Rect { x: rows.right(), width: preview, ..body };
        draw_preview(state, finder, canvas, area);
    }
    Some(typed)
}

fn candidates(state: &State, finder: &Finder, canvas: &mut Canvas<'_>, area: Rect) {
    if finder.best.is_empty() {
        let words = if finder.query.is_empty() { "" } else { "No title matches." };
        canvas.role(area.x + 3, area.y, area.width.saturating_sub(4), words, Role::Dim);
    }
    let shown = finder.best.iter().enumerate().skip(finder.top);
    for ((place, candidate), y) in shown.zip(area.y..area.bottom()) {
        row(state, canvas, Rect { y, height: 1, ..area }, candidate);
        if place == finder.cursor {
            canvas.tint(Rect { y, height: 1, ..area }, Role::Cursor);
            canvas.role(area.x + 1, y, 1, canvas.theme.glyphs.cursor, Role::Key);
        }
    }
}

fn row(state: &State, canvas: &mut Canvas<'_>, area: Rect, candidate: &Candidate) {
    let Some(of) = state.analysed(candidate.article) else { return };
    let title = source::title(&of.article);
    let right = if area.width > 60 { source::source(&of.article) } else { String::new() };
    let right: String = right.chars().take(20).collect();
    let end = canvas.right(area.x, area.right().saturating_sub(1), area.y, &right, Role::Source);
    let room = end.saturating_sub(area.x + 4);
    let marks: Vec<_> = candidate.marks.iter().map(|&mark| (mark, Role::MatchHere)).collect();
    let base = canvas.theme.style(Role::Text);
    let window = window(title, &candidate.marks, usize::from(room));
    marked(canvas, Rect { x: area.x + 3, width: room + 1, height: 1, ..area }, (title, window), base, &marks);
}

/// Draws a part of some words with its marks, and what tells that it is cut, in the cells of `area` but for the last.
pub(super) fn marked(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (words, window): (&str, Span),
    base: Style,
    marks: &[(Span, Role)],
) {
    let more = canvas.theme.glyphs.more;
    let end = area.right();
    let mut x = area.x;
    if window.start > 0 {
        x = canvas.role(x, area.y, 1, more, Role::Dim);
    }
    canvas.line((x, area.y), end.saturating_sub(x + 1), (words, window), base, marks);
    if window.end < words.len() {
        let wide = cells(words, window).last().map_or(0, |cell| cell.column + cell.width) as u16;
        canvas.role((x + wide).min(end.saturating_sub(2)), area.y, 1, more, Role::Dim);
    }
}

/// The part of a title that fits into `room` cells with a mark at each end that is cut: its beginning, or as much
/// further on as it takes to show the last matched letter, as long as the first stays in sight.
pub(super) fn window(title: &str, marks: &[Span], room: usize) -> Span {
    let whole = Span::new(0, title.len());
    let all: Vec<_> = cells(title, whole).collect();
    let width = all.last().map_or(0, |cell| cell.column + cell.width);
    if width <= room {
        return whole;
    }
    let column = |at: usize| column_of(title, whole, at);
    let first = marks.iter().map(|mark| mark.start).min().map_or(0, column);
    let last = marks.iter().map(|mark| mark.end).max().map_or(0, column);
    let inner = room.saturating_sub(2).max(1);
    // A few letters after the last match are shown with it.
    let start = if last < room { 0 } else { (last + 3).min(width).saturating_sub(inner).min(first) };
    let kept = if start == 0 { room.saturating_sub(1) } else { inner };
    let mut inside =
        all.iter().filter(|cell| cell.column >= start && cell.column + cell.width <= start + kept);
    let Some(from) = inside.next() else { return Span::new(0, 0) };
    Span::new(from.span.start, inside.next_back().unwrap_or(from).span.end)
}

fn draw_preview(state: &State, finder: &Finder, canvas: &mut Canvas<'_>, area: Rect) {
    let style = canvas.theme.style(Role::Rule);
    for y in area.top()..area.bottom() {
        canvas.glyph(area.x, y, canvas.theme.glyphs.bar, style);
    }
    let Some(index) = finder.chosen().map(|chosen| chosen.article) else { return };
    let Some(of) = state.analysed(index) else { return };
    let inner = Rect { x: area.x + 1, width: area.width - 1, ..area };
    let date = format!("  {}", source::date_with_basis(&of.article));
    let source = source::source(&of.article);
    canvas.pieces(
        inner.x + 1,
        inner.y,
        inner.width.saturating_sub(2),
        &[(&source, Role::Source), (&date, Role::Date)],
    );
    if inner.height > 2 {
        skim::lines(state, canvas, Rect { y: inner.y + 2, height: inner.height - 2, ..inner }, index);
    }
}

#[cfg(test)]
mod tests {
    use super::window;
    use crate::text::Span;

    #[test]
    fn a_long_title_is_shown_where_its_matches_are() {
        let title = "Ferries to the islands stay in port as the storm goes on for a third day";
        let shown = |word: &str, room| {
            let at = title.find(word).unwrap();
            window(title, &[Span::new(at, at + word.len())], room).of(title)
        };
        assert_eq!(shown("Ferries", 80), title);
        assert_eq!(shown("Ferries", 20), "Ferries to the isla", "a cell is kept for the mark");
        assert!(shown("third", 20).contains("third") && shown("third", 20).len() == 18);
        assert!(shown("day", 20).ends_with("day"));
        for room in 0..80 {
            assert!(shown("storm", room).len() <= room.max(1));
        }
    }
}
