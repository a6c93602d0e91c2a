//! Wrapping marked words into lines of plain text, marks kept across line ends.

use super::digest::{Mark, Words};
use crate::export::Ink;
use crate::text::wrap::{LineEnds, wrap};
use crate::text::{Span, visible};

/// Switches the looks of a mark on and off: in a terminal, and what stands for them where there are none.
const fn signs(mark: Mark, ink: Ink) -> (&'static str, &'static str) {
    match (mark, ink) {
        (Mark::Finding, Ink::Terminal) => ("\u{1b}[4m", "\u{1b}[24m"),
        (Mark::Apart, Ink::Terminal) => ("\u{1b}[3;4m", "\u{1b}[23;24m"),
        (Mark::Finding, Ink::Plain) => ("_", "_"),
        (Mark::Apart, Ink::Plain) => ("/", "/"),
    }
}

/// A line and the cells it takes.
pub(super) struct Line {
    pub(super) shown: String,
    pub(super) width: usize,
}

/// The words in lines of at most `width` cells; those of findings underlined, or between `_` where there are no
/// underlines; those that stand apart slanted too, or between `/`.
pub(super) fn lines(words: &Words<'_>, width: usize, ink: Ink) -> Vec<Line> {
    let mut flat = String::new();
    let mut marks = Vec::new();
    for (mark, run) in words.runs() {
        let shown = visible(&run);
        match mark {
            Some(mark) if ink == Ink::Plain => {
                let (on, off) = signs(mark, ink);
                flat.extend([on, &shown, off]);
            }
            mark => {
                let start = flat.len();
                flat.push_str(&shown);
                marks.extend(mark.map(|mark| (Span::new(start, flat.len()), signs(mark, ink))));
            }
        }
    }
    let wrapped = wrap(&flat, Span::new(0, flat.len()), width.max(1), LineEnds::Flow);
    wrapped
        .into_iter()
        .map(|line| Line { shown: marked(&flat, line.span, &marks), width: line.width })
        .collect()
}

fn marked(flat: &str, line: Span, marks: &[(Span, (&str, &str))]) -> String {
    let mut shown = String::new();
    let mut at = line.start;
    for (mark, (on, off)) in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(line.end));
        if start < end {
            shown.extend([Span::new(at, start).of(flat), on, Span::new(start, end).of(flat), off]);
            at = end;
        }
    }
    shown.push_str(Span::new(at, line.end).of(flat));
    shown
}
