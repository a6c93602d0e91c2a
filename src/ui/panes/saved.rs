//! Saved filters in the list, as folders of the articles that pass.

use ratatui::layout::Rect;

use super::list::Columns;
use crate::app::State;
use crate::app::list::ListRow;
use crate::app::saved::{Counted, SavedFilter};
use crate::config::theme::Role;
use crate::text::Span;
use crate::text::wrap::{LineEnds, wrap};
use crate::ui::canvas::Canvas;

/// Draws the row of the saved filter at `place`: how many articles pass, its name, what it says.
pub(super) fn row(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, place: usize, y: u16) {
    let Some(saved) = state.list.saved.filters().get(place) else { return };
    let area = state.areas.list;
    let glyphs = canvas.theme.glyphs;
    let fold = if state.is_in_force(saved) { glyphs.open } else { glyphs.closed };
    canvas.role(area.x + 1, y, 1, fold, Role::Dim);
    canvas.role(area.x + 3, y, 1, "=", Role::Key);
    let count = count(saved);
    let (x, width) = columns.source;
    canvas.role(x, y, width.saturating_sub(1), &count, Role::Dim);
    let (x, width) = columns.title;
    let beside = if columns.source.1 > 0 { "  ".to_owned() } else { format!("  {count}  ") };
    let pieces = [
        (saved.name.as_str(), Role::Title),
        (beside.as_str(), Role::Dim),
        (saved.written.as_str(), Role::Dim),
    ];
    canvas.pieces(x, y, width.saturating_sub(1), &pieces);
}

/// `Filter morning, in force: 3 articles, source:afp is:unread`
pub(super) fn linear(state: &State, place: usize) -> Option<Vec<(String, Role)>> {
    let saved = state.list.saved.filters().get(place)?;
    let in_force = if state.is_in_force(saved) { ", in force" } else { "" };
    Some(vec![
        (format!("Filter {}{in_force}: ", saved.name), Role::Title),
        (format!("{}, {}", count(saved), saved.written), Role::Dim),
    ])
}

/// Draws below the list what the saved filter under the cursor says.
pub(super) fn digest(state: &State, canvas: &mut Canvas<'_>) {
    let Some(ListRow::Filter(place)) = state.list.row() else { return };
    let Some(saved) = state.list.saved.filters().get(place) else { return };
    let area = state.areas.digest;
    canvas.rule(area, area.y, canvas.theme.glyphs.rule, Role::Rule);
    let room = area.width.saturating_sub(2);
    let lead = format!("FILTER {}  ", saved.name);
    let count = count(saved);
    canvas.pieces(area.x + 1, area.y + 1, room, &[(&lead, Role::Heading), (&count, Role::Dim)]);
    let whole = Span::new(0, saved.written.len());
    let lines = wrap(&saved.written, whole, usize::from(room).max(1), LineEnds::Flow);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    for (line, y) in lines.iter().zip(body.top()..body.bottom()) {
        canvas.role(area.x + 1, y, room, line.span.of(&saved.written), Role::Text);
    }
}

fn count(saved: &SavedFilter) -> String {
    match saved.counted {
        None => "counting".to_owned(),
        Some(Counted::Articles(1)) => "1 article".to_owned(),
        Some(Counted::Articles(count)) => format!("{count} articles"),
        Some(Counted::AtLeast(count)) => format!("{count} so far"),
        Some(Counted::NotUnderstood) => "not understood".to_owned(),
    }
}
