//! Putting words on the screen: clipped to an area, harmless, and styled by role.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::Theme;
use crate::config::theme::Role;
use crate::model::Article;
use crate::text::Span;
use crate::text::cells::{Cell, cells};
use crate::text::width::{truncate, width};
use crate::text::wrap::{LineEnds, ends_inside_word, wrap};

/// Rows that pieces take as running text of so many cells.
pub(super) fn rows_of(pieces: &[(&str, Role)], cells: u16) -> usize {
    let (text, _) = joined(pieces);
    wrap(&text, Span::new(0, text.len()), usize::from(cells).max(1), LineEnds::Flow).len()
}

/// Cells that words take, as far as a screen can have so many.
pub(super) fn cells_of(words: &str) -> u16 {
    u16::try_from(width(words)).unwrap_or(u16::MAX)
}

/// Pieces as one text, with the role of each.
fn joined(pieces: &[(&str, Role)]) -> (String, Vec<(Span, Role)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for (words, role) in pieces {
        let start = text.len();
        text.push_str(words);
        marks.push((Span::new(start, text.len()), *role));
    }
    (text, marks)
}

/// A part of the screen to draw on. What would stand outside is not drawn.
pub(super) struct Canvas<'a> {
    /// The screen.
    pub(super) buffer: &'a mut Buffer,
    /// The theme in force.
    pub(super) theme: &'a Theme,
    /// Whether words of articles are parted where lines end.
    pub(super) parts_words: bool,
}

impl Canvas<'_> {
    /// Puts `words` at a place and returns the column after them; at most `room` cells are used, and what
    /// is cut off is marked.
    pub(super) fn put(&mut self, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
        if room == 0 || words.is_empty() || !self.holds(y) {
            return x;
        }
        let shown = truncate(words, usize::from(room));
        let room = room.min(self.buffer.area.right().saturating_sub(x));
        if room == 0 {
            return x;
        }
        self.buffer.set_stringn(x, y, shown, usize::from(room), style).0
    }

    /// Puts words of one role.
    pub(super) fn role(&mut self, x: u16, y: u16, room: u16, words: &str, role: Role) -> u16 {
        let style = self.theme.style(role);
        self.put(x, y, room, words, style)
    }

    /// Puts words of one role, some of them marked.
    pub(super) fn marked(
        &mut self,
        at: (u16, u16),
        room: u16,
        words: &str,
        role: Role,
        marks: &[(Span, Role)],
    ) -> u16 {
        let ((x, y), end) = (at, self.role(at.0, at.1, room, words, role));
        for (mark, role) in marks {
            let before = words.get(..mark.start).map_or(0, cells_of).min(room);
            self.role(x + before, y, end.saturating_sub(x + before), mark.of(words), *role);
        }
        end
    }

    /// Puts pieces of different roles one after the other, all inside `room` cells.
    pub(super) fn pieces(&mut self, x: u16, y: u16, room: u16, pieces: &[(&str, Role)]) -> u16 {
        let end = x.saturating_add(room);
        pieces.iter().fold(x, |x, (words, role)| self.role(x, y, end.saturating_sub(x), words, *role))
    }

    /// Puts pieces as running text into as many rows of the area as they take, and returns how many they took;
    /// what is cut off at the end of the last one is marked.
    pub(super) fn flow(&mut self, area: Rect, pieces: &[(&str, Role)]) -> u16 {
        let (text, marks) = joined(pieces);
        self.flow_marked(area, &text, &marks)
    }

    /// Puts a text with its marks as running text, in the same way.
    pub(super) fn flow_marked(&mut self, area: Rect, text: &str, marks: &[(Span, Role)]) -> u16 {
        let lines = wrap(text, Span::new(0, text.len()), usize::from(area.width).max(1), LineEnds::Flow);
        let shown = lines.len().min(usize::from(area.height));
        let base = self.theme.style(Role::Text);
        for (place, (line, y)) in lines.iter().zip(area.top()..area.bottom()).enumerate() {
            self.line((area.x, y), area.width, (text, line.span), base, marks);
            if place + 1 == shown && shown < lines.len() {
                let x = area.x + (line.width as u16).min(area.width.saturating_sub(1));
                self.role(x, y, 1, self.theme.glyphs.more, Role::Dim);
            }
        }
        shown as u16
    }

    /// Puts words so that they end before column `end`; returns where they begin.
    pub(super) fn right(&mut self, start: u16, end: u16, y: u16, words: &str, role: Role) -> u16 {
        let room = end.saturating_sub(start);
        let wide = cells_of(words).min(room);
        let x = end.saturating_sub(wide);
        self.role(x, y, wide, words, role);
        x
    }

    /// Fills a row of the area with one glyph.
    pub(super) fn rule(&mut self, area: Rect, y: u16, glyph: &str, role: Role) {
        let style = self.theme.style(role);
        for x in area.left()..area.right() {
            self.glyph(x, y, glyph, style);
        }
    }

    /// Puts one glyph of one cell; of an empty one only the looks.
    pub(super) fn glyph(&mut self, x: u16, y: u16, glyph: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            if !glyph.is_empty() {
                cell.set_symbol(glyph);
            }
            cell.set_style(style);
        }
    }

    /// Puts a line of a text with its marks: for each cell, the styles of all marks that hold it, the last on top.
    pub(super) fn line(
        &mut self,
        at: (u16, u16),
        room: u16,
        of: (&str, Span),
        base: Style,
        marks: &[(Span, Role)],
    ) {
        self.cells(at, room, cells(of.0, of.1), base, marks);
    }

    /// Puts a line of an article in the same way, without the marks of its writing.
    pub(super) fn words(
        &mut self,
        at: (u16, u16),
        room: u16,
        of: (&Article, Span),
        base: Style,
        marks: &[(Span, Role)],
    ) {
        let (text, line) = (&of.0.text, of.1);
        let end = self.cells(at, room, of.0.markup.cells(text, line), base, marks);
        if self.parts_words && end < usize::from(room) && ends_inside_word(text, line.end) {
            self.glyph(at.0.saturating_add(end as u16), at.1, "-", base);
        }
    }

    /// Puts cells, and returns the column behind them.
    fn cells<'c>(
        &mut self,
        at: (u16, u16),
        room: u16,
        cells: impl Iterator<Item = Cell<'c>>,
        base: Style,
        marks: &[(Span, Role)],
    ) -> usize {
        let ((x, y), mut end) = (at, 0);
        if !self.holds(y) {
            return end;
        }
        for cell in cells {
            if cell.column + cell.width > usize::from(room) {
                break;
            }
            let mut style = base;
            for (mark, role) in marks {
                if mark.holds(cell.span.start) {
                    style = style.patch(self.theme.style(*role));
                }
            }
            let at = x.saturating_add(cell.column as u16);
            if cell.width == 1 {
                self.glyph(at, y, cell.shown, style);
            } else if at.saturating_add(cell.width as u16) <= self.buffer.area.right() {
                self.buffer.set_stringn(at, y, cell.shown, cell.width, style);
            }
            end = cell.column + cell.width;
        }
        end
    }

    /// Empties an area and gives it a role's looks.
    pub(super) fn clear(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buffer.area);
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                }
            }
        }
        self.tint(area, role);
    }

    /// Lays a role's looks over what stands in an area. Under a cursor, matches keep the ground that their letters are
    /// made for: on the cursor's they could not be read.
    pub(super) fn tint(&mut self, area: Rect, role: Role) {
        let style = self.theme.style(role);
        let is_cursor = matches!(role, Role::Cursor | Role::CursorAway);
        let kept = [Role::Match, Role::MatchHere].map(|role| self.theme.style(role).bg.filter(|_| is_cursor));
        for at in area.intersection(self.buffer.area).positions() {
            if let Some(cell) = self.buffer.cell_mut(at).filter(|cell| !kept.contains(&Some(cell.bg))) {
                cell.set_style(style);
            }
        }
    }

    fn holds(&self, y: u16) -> bool {
        (self.buffer.area.top()..self.buffer.area.bottom()).contains(&y)
    }
}
