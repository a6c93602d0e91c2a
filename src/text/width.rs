//! Display width of strings, and fitting them into a number of terminal cells.

use std::borrow::Cow;

use super::Span;
use super::cells::cells;
use super::display::visible;

/// Terminal cells that `text` takes when it is shown on one line as [`visible`] shows it.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    let shown = visible(text);
    cells(&shown, Span::new(0, shown.len())).map(|cell| cell.width).sum()
}

/// `text` made visible on one line of at most `limit` cells; what is cut off is marked by `…`.
pub fn truncate(text: &str, limit: usize) -> Cow<'_, str> {
    let shown = visible(text);
    let whole = Span::new(0, shown.len());
    // No character takes more cells than bytes.
    if shown.len() <= limit || cells(&shown, whole).all(|cell| cell.column + cell.width <= limit) {
        return shown;
    }
    let room = limit.saturating_sub(1);
    let kept = cells(&shown, whole).take_while(|cell| cell.column + cell.width <= room);
    let end = kept.last().map_or(0, |cell| cell.span.end);
    let mark = if limit > 0 { "…" } else { "" };
    Cow::Owned(format!("{}{mark}", shown.get(..end).unwrap_or("")))
}

/// `text` made visible on one line of at most `limit` cells; what is left out of its middle is marked by `…`. The
/// end keeps the greater part.
pub fn shorten(text: &str, limit: usize) -> Cow<'_, str> {
    let shown = visible(text);
    let all: Vec<_> = cells(&shown, Span::new(0, shown.len())).collect();
    let width = all.last().map_or(0, |cell| cell.column + cell.width);
    if width <= limit {
        return shown;
    }
    let room = limit.saturating_sub(1);
    let head = room / 3;
    let before = all.iter().take_while(|cell| cell.column + cell.width <= head).last();
    let after = all.iter().find(|cell| width - cell.column <= room - head);
    let before = shown.get(..before.map_or(0, |cell| cell.span.end)).unwrap_or("");
    let after = shown.get(after.map_or(shown.len(), |cell| cell.span.start)..).unwrap_or("");
    let mark = if limit > 0 { "…" } else { "" };
    Cow::Owned(format!("{before}{mark}{after}"))
}

/// Where the text stands in a field wider than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Spaces follow.
    Left,
    /// Spaces precede, as before figures.
    Right,
}

/// `text` made visible on exactly `cells` cells, cut or filled up with spaces.
pub fn pad(text: &str, cells: usize, align: Align) -> String {
    let shown = truncate(text, cells);
    let room = cells.saturating_sub(width(&shown));
    match align {
        Align::Left => format!("{shown}{:room$}", ""),
        Align::Right => format!("{:room$}{shown}", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::{Align, pad, shorten, truncate, width};

    #[test]
    fn widths_are_those_of_the_terminal() {
        for (text, cells) in [
            ("plain", 5),
            ("Orba\u{301}n", 5),
            ("東京", 4),
            ("👩\u{200D}👩\u{200D}👧", 2),
            ("🇺🇦", 2),
            ("a\u{1B}[31mb", 3),
            ("a\tb\nc", 5),
            ("", 0),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn what_is_cut_off_is_marked() {
        assert_eq!(truncate("Moscow denies", 13), "Moscow denies");
        assert_eq!(truncate("Moscow denies", 8), "Moscow …");
        assert_eq!(truncate("東京", 3), "東…");
        assert_eq!(truncate("東京", 2), "…");
        assert_eq!(truncate("x", 0), "");
        assert_eq!(truncate("é", 1), "é");
    }

    #[test]
    fn of_an_id_both_ends_are_kept() {
        assert_eq!(shorten("harbour_17.txt#12", 20), "harbour_17.txt#12");
        assert_eq!(shorten("harbour_17.txt#12", 10), "har…txt#12");
        for limit in 0..20 {
            assert!(width(&shorten("東京 harbour_17.txt#12", limit)) <= limit);
        }
    }

    #[test]
    fn a_field_is_filled_exactly() {
        assert_eq!(pad("東", 4, Align::Left), "東  ");
        assert_eq!(pad("5", 3, Align::Right), "  5");
        assert_eq!(pad("東京", 3, Align::Left), "東…");
        assert_eq!(pad("東京x", 4, Align::Left), "東… ");
    }
}
