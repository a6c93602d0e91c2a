//! Wide characters that something was drawn over: what is left of one is a blank, never half a character.

use ratatui::buffer::{Buffer, CellWidth};

/// Blanks every character whose second cell holds something else, or lies off the screen.
pub(super) fn mend(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width);
    for row in buffer.content.chunks_mut(width.max(1)) {
        let mut x = 0;
        while let Some(cell) = row.get(x) {
            let cells = if cell.symbol().is_ascii() { 1 } else { usize::from(cell.cell_width()).max(1) };
            let covered = row.get(x + 1..x + cells);
            let is_whole = covered.is_some_and(|covered| covered.iter().all(|cell| cell.symbol() == " "));
            if is_whole {
                x += cells;
            } else {
                row[x].set_symbol(" ");
                x += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, Cell};
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::mend;

    #[test]
    fn half_a_character_is_a_blank() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        buffer.set_string(0, 0, "日本語", Style::new());
        buffer.set_string(3, 0, "|", Style::new());
        mend(&mut buffer);
        let shown: Vec<&str> = buffer.content.iter().map(Cell::symbol).collect();
        assert_eq!(shown, ["日", " ", " ", "|", "語", " "]);
    }
}
