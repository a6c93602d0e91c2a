//! A line of text as terminal cells, and the way from cells to bytes and back.

use super::Span;
use super::display::{Piece, Shown, cluster_width, pieces};

/// Cells from one tab stop to the next.
const TAB_STOP: usize = 8;
const SPACES: &str = "        ";

/// Something that is shown in one place: a grapheme cluster, a stand-in, a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The bytes of the text it stands for.
    pub span: Span,
    /// First terminal column it takes, from the start of the line.
    pub column: usize,
    /// How many columns it takes, at least 1.
    pub width: usize,
    /// What is drawn: harmless, without controls.
    pub shown: &'a str,
}

impl Cell<'_> {
    /// Whether a line may end before it and drop it: white space, but not a space that forbids breaks.
    pub fn is_space(&self) -> bool {
        let may_break = |c: char| c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}');
        self.shown.chars().all(may_break)
    }
}

/// The cells of the part `line` of `text`, from column 0.
pub fn cells(text: &str, line: Span) -> impl Iterator<Item = Cell<'_>> {
    let mut start = line.start;
    let mut column = 0;
    pieces(line.of(text)).map(move |Piece { len, shown }| {
        let (shown, width) = match shown {
            Shown::Plain(cluster) if cluster.len() == 1 => (cluster, 1),
            Shown::Plain(cluster) => (cluster, cluster_width(cluster)),
            Shown::Mark(mark) => (mark, 1),
            Shown::LineEnd => (" ", 1),
            Shown::Tab => {
                let width = TAB_STOP - column % TAB_STOP;
                (SPACES.get(..width).unwrap_or(SPACES), width)
            }
        };
        let cell = Cell { span: Span::new(start, start + len), column, width, shown };
        start += len;
        column += width;
        cell
    })
}

/// The column at which the byte `offset` of `text` is shown in the line; the line's width when it lies behind it.
pub fn column_of(text: &str, line: Span, offset: usize) -> usize {
    let mut end = 0;
    for cell in cells(text, line) {
        if offset < cell.span.end {
            return cell.column;
        }
        end = cell.column + cell.width;
    }
    end
}

/// The offset of what is shown at `column` of the line; the line's end when nothing is shown there.
pub fn offset_at(text: &str, line: Span, column: usize) -> usize {
    cells(text, line).find(|cell| column < cell.column + cell.width).map_or(line.end, |cell| cell.span.start)
}

/// The columns that `span` takes in the line, end-exclusive; `None` where nothing of it is shown there.
pub fn columns_of(text: &str, line: Span, span: Span) -> Option<(usize, usize)> {
    let mut columns: Option<(usize, usize)> = None;
    for cell in cells(text, line).filter(|cell| cell.span.overlaps(span)) {
        let start = columns.map_or(cell.column, |(start, _)| start);
        columns = Some((start, cell.column + cell.width));
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::{cells, column_of, columns_of, offset_at};
    use crate::text::Span;

    const LINE: &str = "東京\ta\u{1B}[1mé👩\u{200D}👧!";

    #[test]
    fn every_byte_is_shown_once_in_order() {
        let line = Span::new(0, LINE.len());
        let shown: Vec<_> = cells(LINE, line).map(|cell| (cell.column, cell.width, cell.shown)).collect();
        assert_eq!(
            shown,
            [
                (0, 2, "東"),
                (2, 2, "京"),
                (4, 4, "    "),
                (8, 1, "a"),
                (9, 1, "␛"),
                (10, 1, "é"),
                (11, 2, "👩\u{200D}👧"),
                (13, 1, "!")
            ]
        );
        let ends: Vec<_> = cells(LINE, line).map(|cell| cell.span.end).collect();
        let starts: Vec<_> = cells(LINE, line).map(|cell| cell.span.start).collect();
        assert_eq!(starts[1..], ends[..ends.len() - 1]);
    }

    #[test]
    fn columns_and_offsets_lead_back_and_forth() {
        let line = Span::new(0, LINE.len());
        for cell in cells(LINE, line) {
            assert_eq!(column_of(LINE, line, cell.span.start), cell.column);
            assert_eq!(offset_at(LINE, line, cell.column), cell.span.start);
            assert_eq!(offset_at(LINE, line, cell.column + cell.width - 1), cell.span.start);
        }
        assert_eq!(offset_at(LINE, line, 99), LINE.len());
        assert_eq!(columns_of(LINE, line, Span::new(3, 8)), Some((2, 9)));
        assert_eq!(columns_of(LINE, line, Span::new(99, 100)), None);
    }
}
