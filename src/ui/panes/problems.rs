//! What could not be read, or not as it should: place, fault and remedy of each problem.

use ratatui::layout::{Position, Rect};

use super::popup;
use crate::app::State;
use crate::app::layout::{POPUP_WIDTH, popup_cells, popup_rows};
use crate::app::problems::{INDENT, Part, Spot, end, indent, rows, words};
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Draws the list from its row `top` on.
pub(in crate::ui) fn draw(state: &State, top: Spot, canvas: &mut Canvas<'_>) -> Position {
    let cells = popup_cells(state.size);
    let count = state.problems.len();
    // Of many problems, only as many as fill the screen are looked at.
    let tallest = usize::from(canvas.buffer.area.height);
    let needed: usize = state.problems.iter().take(tallest).map(|problem| rows(problem, cells).len()).sum();
    let title = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
    let inner = popup::frame(canvas, POPUP_WIDTH, needed.saturating_add(1).min(9_999) as u16, &title);
    let shown = state.problems.iter().enumerate().skip(top.problem).flat_map(|(place, problem)| {
        let from = if place == top.problem { top.row } else { 0 };
        rows(problem, cells).into_iter().skip(from).map(move |row| (problem, row))
    });
    for ((problem, (part, span)), y) in shown.zip(inner.y..inner.bottom()) {
        let role = match part {
            Part::Place => Role::Source,
            Part::Fault if problem.lost => Role::Warning,
            Part::Fault | Part::Remedy | Part::Blank => Role::Text,
        };
        let x = inner.x + indent(part) as u16;
        let room = inner.right().saturating_sub(x);
        canvas.role(x, y, room, span.of(&words(problem, part)), role);
    }
    let at = Rect { height: 1, ..inner };
    canvas.role(at.x, at.y, INDENT as u16, canvas.theme.glyphs.cursor, Role::Key);
    if top < end(&state.problems, (cells, popup_rows(state.size))) {
        popup::more(state, canvas, inner);
    }
    Position::new(inner.x, inner.y)
}
