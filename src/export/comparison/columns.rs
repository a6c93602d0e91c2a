//! Wrapping marked words into lines of plain text, marks kept across line ends.

use super::digest::Words;
use crate::export::Ink;
use crate::text::wrap::{LineEnds, wrap};
use crate::text::{Span, visible};

/// Switches the terminal's underline on and off.
const UNDERLINE: (&str, &str) = ("\u{1b}[4m", "\u{1b}[24m");

/// A line and the cells it takes.
pub(super) struct Line {
    pub(super) shown: String,
    pub(super) width: usize,
}

/// The words in lines of at most `width` cells; marks as underlines, or between `_` where there are none.
pub(super) fn lines(words: &Words<'_>, width: usize, ink: Ink) -> Vec<Line> {
    let mut flat = String::new();
    let mut marks = Vec::new();
    for (marked, run) in words.runs() {
        let shown = visible(&run);
        match (marked, ink) {
            (false, _) => flat.push_str(&shown),
            (true, Ink::Plain) => {
                flat.push('_');
                flat.push_str(&shown);
                flat.push('_');
            }
            (true, Ink::Terminal) => {
                marks.push(Span::new(flat.len(), flat.len() + shown.len()));
                flat.push_str(&shown);
            }
        }
    }
    let wrapped = wrap(&flat, Span::new(0, flat.len()), width.max(1), LineEnds::Flow);
    wrapped
        .into_iter()
        .map(|line| Line { shown: underlined(&flat, line.span, &marks), width: line.width })
        .collect()
}

fn underlined(flat: &str, line: Span, marks: &[Span]) -> String {
    let mut shown = String::new();
    let mut at = line.start;
    for mark in marks {
        let (start, end) = (mark.start.max(at), mark.end.min(line.end));
        if start < end {
            shown.push_str(Span::new(at, start).of(flat));
            shown.push_str(UNDERLINE.0);
            shown.push_str(Span::new(start, end).of(flat));
            shown.push_str(UNDERLINE.1);
            at = end;
        }
    }
    shown.push_str(Span::new(at, line.end).of(flat));
    shown
}
