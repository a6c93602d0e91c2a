//! The key table as lines of text, for the help popup and for whoever prints it.

use std::borrow::Cow;

use super::command::Command;
use super::key::show_sequence;
use super::keymap::{Context, Keymap};
use super::sign::MEANINGS;
use crate::search::intext::Searchable;
use crate::text::Span;
use crate::text::width::width;
use crate::text::wrap::{LineEnds, wrap};

/// The state of the help popup.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The first row on the screen.
    pub top: usize,
    /// What is searched for; empty: nothing.
    pub query: String,
    /// The line of the key table the search stands on.
    pub found: Option<usize>,
    /// The context whose keys come first; those that hold everywhere follow.
    pub first: Option<Context>,
    /// While a search is typed: what to go back to when it is cancelled.
    before: Option<Box<Help>>,
}

impl Help {
    /// Help that has the keys of a context before all others.
    pub fn of(context: Context) -> Self {
        Self { first: Some(context), ..Self::default() }
    }

    /// Its lines, in its order.
    pub fn lines(&self, keymap: &Keymap) -> Vec<HelpLine> {
        let mut lines = lines(keymap, self.first);
        lines.extend([HelpLine::Blank, HelpLine::Heading("signs")]);
        let told = MEANINGS.iter();
        lines.extend(told.map(|&(word, help)| HelpLine::Keys { keys: word.to_owned(), name: "", help }));
        lines
    }

    /// Whether a search is being typed.
    pub const fn is_typing(&self) -> bool {
        self.before.is_some()
    }

    /// Begins a search.
    pub fn begin(&mut self) {
        let before = std::mem::take(self);
        *self =
            Self { top: before.top, first: before.first, before: Some(Box::new(before)), ..Self::default() };
    }

    /// Ends a search that was typed, and keeps what it found.
    pub fn accept(&mut self) {
        if let Some(before) = self.before.take()
            && self.query.is_empty()
        {
            *self = *before;
        }
    }

    /// Ends a search that was typed, and goes back to where it began.
    pub fn cancel(&mut self) {
        if let Some(before) = self.before.take() {
            *self = *before;
        }
    }

    /// Stands on the first match from where the search began, or back there without one.
    pub fn refresh(&mut self, keymap: &Keymap, cells: usize) {
        let top = self.before.as_ref().map_or(self.top, |before| before.top);
        let start = self.rows(keymap, cells).get(top).map_or(0, |row| row.line);
        let matches = self.matches(keymap);
        self.found = matches.iter().copied().find(|&line| line >= start).or(matches.first().copied());
        self.top = top;
    }

    /// Stands on the next match (the previous one, when `by` is negative); whether there is one.
    pub fn step(&mut self, keymap: &Keymap, cells: usize, by: isize) -> bool {
        let matches = self.matches(keymap);
        let top = self.rows(keymap, cells).get(self.top).map_or(0, |row| row.line);
        let here = self.found.unwrap_or(top);
        let next = if by > 0 {
            matches.iter().find(|&&line| line > here).or(matches.first())
        } else {
            matches.iter().rev().find(|&&line| line < here).or(matches.last())
        };
        self.found = next.copied();
        self.found.is_some()
    }

    /// Which match the search stands on, counted from 1, and how many there are; `None` where it stands on none.
    pub fn standing(&self, keymap: &Keymap) -> Option<(usize, usize)> {
        let matches = self.matches(keymap);
        let place = matches.iter().position(|&line| Some(line) == self.found)?;
        Some((place + 1, matches.len()))
    }

    /// The lines in which what is searched for stands.
    fn matches(&self, keymap: &Keymap) -> Vec<usize> {
        if self.query.is_empty() {
            return Vec::new();
        }
        let lines = self.lines(keymap);
        let has = |line: &HelpLine| match line {
            HelpLine::Keys { keys, .. } => self.has(keys) || self.has(&self.words(line)),
            HelpLine::Heading(_) => self.has(&self.words(line)),
            HelpLine::Blank => false,
        };
        lines.iter().enumerate().filter(|(_, line)| has(line)).map(|(place, _)| place).collect()
    }

    /// What stands beside the keys: what they do, and the command's name where that alone is searched for.
    pub fn words(&self, line: &HelpLine) -> Cow<'static, str> {
        match line {
            HelpLine::Heading(name) => (*name).into(),
            HelpLine::Keys { name, help, .. } if self.has(name) && !self.has(help) => {
                format!("{help} ({name})").into()
            }
            HelpLine::Keys { help, .. } => (*help).into(),
            HelpLine::Blank => "".into(),
        }
    }

    fn has(&self, words: &str) -> bool {
        !self.marks(words).is_empty()
    }

    /// Where what is searched for stands in the words.
    pub fn marks(&self, words: &str) -> Vec<Span> {
        if self.query.is_empty() { Vec::new() } else { Searchable::new(words).find(&self.query) }
    }

    /// The lines of help in rows of so many cells: keys and words each in a column of their own.
    pub fn rows(&self, keymap: &Keymap, cells: usize) -> Vec<HelpRow> {
        let (_, start) = columns(cells);
        let mut rows = Vec::new();
        for (place, line) in self.lines(keymap).iter().enumerate() {
            let words = self.words(line);
            let (keys, start) = match line {
                HelpLine::Keys { keys, .. } => (packed(keys, columns(cells).0), start),
                HelpLine::Heading(_) | HelpLine::Blank => (Vec::new(), INDENT),
            };
            // A cell is left before the border.
            let room = cells.saturating_sub(start + 1).max(1);
            let whole = Span::new(0, words.len());
            // Most words fit as they are, and help is laid out on every frame.
            let words: Vec<Span> = match width(&words) {
                0 => Vec::new(),
                wide if wide <= room => vec![whole],
                _ => wrap(&words, whole, room, LineEnds::Flow).iter().map(|line| line.span).collect(),
            };
            rows.extend((0..keys.len().max(words.len()).max(1)).map(|nth| HelpRow {
                line: place,
                keys: keys.get(nth).copied(),
                words: words.get(nth).copied(),
            }));
        }
        rows
    }

    /// Keeps the match in sight on a popup of so many rows, and no row empty that could be filled.
    pub fn scroll(&mut self, rows: &[HelpRow], height: usize) {
        let last = rows.len().saturating_sub(height);
        self.top = self.top.min(last);
        let Some(found) = self.found else { return };
        let of_match = |row: &HelpRow| row.line == found;
        let (Some(first), Some(end)) = (rows.iter().position(of_match), rows.iter().rposition(of_match))
        else {
            return;
        };
        if first < self.top || end >= self.top + height {
            // All of it, where the popup can hold that.
            let shows_end = (end + 1).saturating_sub(height);
            self.top = first.saturating_sub(height / 2).max(shows_end).min(first).min(last);
        }
    }
}

/// Cells before a heading; keys stand in by one more.
pub const INDENT: usize = 1;

/// For rows of so many cells: the cells of the column of keys, and where the words beside it begin.
pub fn columns(cells: usize) -> (usize, usize) {
    // The longest keys, `Shift-Space`, should not be cut.
    let keys = (cells / 4).clamp(11, 24).min(cells / 2);
    (keys, INDENT + 1 + keys + 1)
}

/// Keys in rows of so many cells. None is broken in two; one that is wider has a row of its own.
fn packed(keys: &str, cells: usize) -> Vec<Span> {
    let mut rows: Vec<Span> = Vec::new();
    let mut start = 0;
    for key in keys.split(BETWEEN) {
        let span = Span::new(start, start + key.len());
        start = span.end + BETWEEN.len();
        match rows.last_mut() {
            Some(row) if width(row.cover(span).of(keys)) <= cells => *row = row.cover(span),
            _ => rows.push(span),
        }
    }
    rows
}

/// What stands between the keys of one command.
const BETWEEN: &str = "  ";

/// A row of the help popup: parts of a line of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpRow {
    /// The line of help it belongs to.
    pub line: usize,
    /// Its part of the keys.
    pub keys: Option<Span>,
    /// Its part of the [words](Help::words).
    pub words: Option<Span>,
}

/// One line of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The name of a context.
    Heading(&'static str),
    /// Keys and what they do.
    Keys {
        /// All keys of the command in this context: `j  Down`.
        keys: String,
        /// Its name.
        name: &'static str,
        /// One sentence.
        help: &'static str,
    },
    /// Space between contexts.
    Blank,
}

/// The lines of help: for each context, one of them first, its commands in table order, each once with all its keys.
pub fn lines(keymap: &Keymap, first: Option<Context>) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    let others = Context::ALL.into_iter().filter(|&context| Some(context) != first);
    for context in first.into_iter().chain(others) {
        let mut commands: Vec<(Command, Vec<String>)> = Vec::new();
        for (sequence, command) in keymap.section(context) {
            let shown = show_sequence(sequence);
            match commands.iter_mut().find(|(known, _)| *known == command) {
                Some((_, keys)) => keys.push(shown),
                None => commands.push((command, vec![shown])),
            }
        }
        if commands.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Heading(context.name()));
        lines.extend(commands.into_iter().map(|(command, keys)| HelpLine::Keys {
            keys: keys.join(BETWEEN),
            name: command.name(),
            help: command.help(),
        }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Help, HelpLine, columns, lines, packed};
    use crate::app::keymap::Keymap;
    use crate::text::width::width;

    #[test]
    fn at_any_width_all_words_of_help_are_shown_and_no_key_is_broken() {
        let keymap = Keymap::default();
        let lines = lines(&keymap, None);
        let help = Help::default();
        for cells in [26, 36, 40, 76, 98] {
            let (keys_room, start) = columns(cells);
            let rows = help.rows(&keymap, cells);
            for (place, line) in lines.iter().enumerate() {
                let HelpLine::Keys { keys, help: told, .. } = line else { continue };
                let of = || rows.iter().filter(|row| row.line == place);
                let words: Vec<&str> = of().filter_map(|row| row.words).map(|span| span.of(told)).collect();
                assert!(words.iter().all(|words| width(words) <= cells - start), "{words:?} in {cells}");
                assert_eq!(words.join(" ").replace("- ", "-"), told.replace("- ", "-"));
                let shown: Vec<&str> = of().filter_map(|row| row.keys).map(|span| span.of(keys)).collect();
                assert_eq!(shown.join("  "), *keys);
                let fit = shown.iter().all(|keys| width(keys) <= keys_room || !keys.contains("  "));
                assert!(fit, "{shown:?} in {cells}");
            }
        }
    }

    #[test]
    fn keys_are_parted_between_each_other_only() {
        let keys = "Esc  Ctrl-g  q  Shift-Space";
        let rows: Vec<&str> = packed(keys, 11).iter().map(|span| span.of(keys)).collect();
        assert_eq!(rows, ["Esc  Ctrl-g", "q", "Shift-Space"]);
    }

    #[test]
    fn a_match_knows_its_place_among_all() {
        let keymap = Keymap::default();
        let mut help = Help { query: "erase".to_owned(), ..Help::default() };
        assert_eq!(help.standing(&keymap), None);
        assert!(help.step(&keymap, 76, 1));
        let (place, count) = help.standing(&keymap).unwrap();
        assert!(place == 1 && count > 2, "{place} of {count}");
        assert!(help.step(&keymap, 76, -1));
        assert_eq!(help.standing(&keymap), Some((count, count)));
    }

    #[test]
    fn a_command_found_by_its_name_shows_it() {
        let keymap = Keymap::default();
        let help = Help { query: "toggle-read".to_owned(), ..Help::default() };
        let lines = lines(&keymap, None);
        let shown = lines.iter().map(|line| help.words(line)).find(|words| words.contains("toggle-read"));
        assert_eq!(shown.as_deref(), Some("Mark the article as read, or as unread again. (toggle-read)"));
    }
}
