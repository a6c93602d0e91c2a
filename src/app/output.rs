//! Lines of text shown in a popup that scrolls: what a program printed, the links of an article.

use crate::text::wrap::{LineEnds, wrap};
use crate::text::{Span, visible_lines};

/// The state of such a popup.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// What is shown.
    pub title: String,
    /// Its text, harmless already.
    text: String,
    /// The addresses it lists: the number of one opens it.
    pub addresses: Vec<String>,
    /// What is still to come.
    pub awaited: Awaited,
    /// The first row on the screen.
    pub top: usize,
    rows: Vec<Span>,
    /// Cells that the rows are made for; `None`: they are to be made.
    cells: Option<usize>,
}

/// What is still to come to a popup of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Awaited {
    /// All is there.
    #[default]
    Nothing,
    /// What the program prints that was started as the so-manieth.
    Program(usize),
}

impl Output {
    /// A popup with a text.
    pub fn new(title: String, text: &str) -> Self {
        Self { title, text: visible_lines(text).trim_end().to_owned(), ..Self::default() }
    }

    /// A popup that waits for what a program prints, which `stop` stops.
    pub fn awaiting(title: String, program: usize, stop: &str) -> Self {
        let text = format!("Running; {stop} stops it.");
        Self { title, text, awaited: Awaited::Program(program), ..Self::default() }
    }

    /// Takes in what the program printed.
    pub fn take(&mut self, text: &str) {
        let title = std::mem::take(&mut self.title);
        *self = Self::new(title, if text.trim().is_empty() { "It printed nothing." } else { text });
    }

    /// The rows as of the last settling: their words.
    pub fn rows(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.of(&self.text))
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows; not the case once it was settled.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Wraps the text for rows of so many cells, unless that is done, and leaves no row empty that could be filled.
    pub fn settle(&mut self, cells: usize, height: usize) {
        if self.cells != Some(cells) {
            let whole = Span::new(0, self.text.len());
            let lines = wrap(&self.text, whole, cells.max(1), LineEnds::Keep);
            self.rows = lines.iter().map(|line| line.span).collect();
            self.cells = Some(cells);
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::Output;

    #[test]
    fn lines_are_kept_wrapped_and_made_harmless() {
        let mut output = Output::new("wc".to_owned(), "one two\n\nthree\u{1b}[2J\n");
        output.settle(5, 2);
        assert_eq!(output.rows().collect::<Vec<_>>(), ["one", "two", "", "three", "␛"]);
        output.top = 99;
        output.settle(5, 2);
        assert_eq!(output.top, 3);
        output.take(" \n");
        output.settle(40, 2);
        assert_eq!(output.rows().collect::<Vec<_>>(), ["It printed nothing."]);
    }
}
