//! The frame of popups: where they stand, their border and title.

use ratatui::layout::Rect;

use crate::app::layout::has_frames;
use crate::app::{Command, Context, State};
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// A popup in the middle of the screen, at most so wide and high; the area inside its border is returned.
/// On a small screen it takes all of it and has no border.
pub(super) fn frame(canvas: &mut Canvas<'_>, width: u16, height: u16, title: &str) -> Rect {
    let screen = canvas.buffer.area;
    if !has_frames((screen.width, screen.height)) {
        canvas.clear(screen, Role::Popup);
        return screen;
    }
    if canvas.theme.linear {
        // What lies behind would be read out with what lies before it.
        canvas.clear(screen, Role::Text);
    }
    let (width, height) = (width.min(screen.width - 2), height.min(screen.height - 2));
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    };
    border(canvas, area, title);
    Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
}

/// Says on the frame, where it hides nothing, that more follows below.
pub(super) fn more(state: &State, canvas: &mut Canvas<'_>, inner: Rect) {
    let told = format!(" {} for more ", state.keymap.told(Context::Popup, Command::Down));
    canvas.right(inner.x, inner.right(), inner.bottom(), &told, Role::Dim);
}

/// Clears an area and draws a border around it.
pub(super) fn border(canvas: &mut Canvas<'_>, area: Rect, title: &str) {
    let screen = canvas.buffer.area;
    let cleared = if canvas.theme.linear { Rect { x: screen.x, width: screen.width, ..area } } else { area };
    canvas.clear(cleared, Role::Popup);
    let (glyphs, style) = (canvas.theme.glyphs, canvas.theme.style(Role::Rule));
    let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
    for x in area.x..=right {
        canvas.glyph(x, area.y, glyphs.rule, style);
        canvas.glyph(x, bottom, glyphs.rule, style);
    }
    for y in area.y..=bottom {
        canvas.glyph(area.x, y, glyphs.bar, style);
        canvas.glyph(right, y, glyphs.bar, style);
    }
    let corners = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)];
    for ((x, y), glyph) in corners.into_iter().zip(glyphs.corners) {
        canvas.glyph(x, y, glyph, style);
    }
    let room = area.width.saturating_sub(6);
    if !title.is_empty() {
        let pieces = [(" ", Role::Text), (title, Role::Heading), (" ", Role::Text)];
        canvas.pieces(area.x + 2, area.y, room, &pieces);
    }
}
