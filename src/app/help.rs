//! The key table as lines of text, for the help popup and for whoever prints it.

use super::command::Command;
use super::key::show_sequence;
use super::keymap::{Context, Keymap};
use crate::search::intext::Searchable;
use crate::text::Span;

/// The state of the help popup.
#[derive(Clone, Debug, Default)]
pub struct Help {
    /// The first line on the screen.
    pub top: usize,
    /// What is searched for; empty: nothing.
    pub query: String,
    /// The line the search stands on.
    pub found: Option<usize>,
    /// While a search is typed: what to go back to when it is cancelled.
    before: Option<Box<Help>>,
}

impl Help {
    /// Help that opens at the keys of a context.
    pub fn at(keymap: &Keymap, context: Context) -> Self {
        let heading = HelpLine::Heading(context.name());
        let top = lines(keymap).iter().position(|line| *line == heading).unwrap_or(0);
        Self { top, ..Self::default() }
    }

    /// Whether a search is being typed.
    pub const fn is_typing(&self) -> bool {
        self.before.is_some()
    }

    /// Begins a search.
    pub fn begin(&mut self) {
        let before = std::mem::take(self);
        *self = Self { top: before.top, before: Some(Box::new(before)), ..Self::default() };
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
    pub fn refresh(&mut self, keymap: &Keymap) {
        let start = self.before.as_ref().map_or(self.top, |before| before.top);
        let matches = self.matches(keymap);
        self.found = matches.iter().copied().find(|&line| line >= start).or(matches.first().copied());
        self.top = start;
    }

    /// Stands on the next match (the previous one, when `by` is negative); whether there is one.
    pub fn step(&mut self, keymap: &Keymap, by: isize) -> bool {
        let matches = self.matches(keymap);
        let here = self.found.unwrap_or(self.top);
        let next = if by > 0 {
            matches.iter().find(|&&line| line > here).or(matches.first())
        } else {
            matches.iter().rev().find(|&&line| line < here).or(matches.last())
        };
        self.found = next.copied();
        self.found.is_some()
    }

    /// The lines in which what is searched for stands.
    pub fn matches(&self, keymap: &Keymap) -> Vec<usize> {
        if self.query.is_empty() {
            return Vec::new();
        }
        let lines = lines(keymap);
        let has = |line: &HelpLine| match line {
            HelpLine::Keys { keys, name, help } => [keys.as_str(), name, help].iter().any(|of| self.has(of)),
            HelpLine::Heading(name) => self.has(name),
            HelpLine::Blank => false,
        };
        lines.iter().enumerate().filter(|(_, line)| has(line)).map(|(place, _)| place).collect()
    }

    fn has(&self, words: &str) -> bool {
        !self.marks(words).is_empty()
    }

    /// Where what is searched for stands in the words.
    pub fn marks(&self, words: &str) -> Vec<Span> {
        if self.query.is_empty() { Vec::new() } else { Searchable::new(words).find(&self.query) }
    }

    /// Keeps the match in sight on a popup of so many rows, and no row empty that could be filled.
    pub fn scroll(&mut self, lines: usize, rows: usize) {
        self.top = self.top.min(lines.saturating_sub(rows));
        if let Some(found) = self.found
            && !(self.top..self.top + rows).contains(&found)
        {
            self.top = found.saturating_sub(rows / 2).min(lines.saturating_sub(rows));
        }
    }
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

/// The lines of help: for each context its commands in table order, each once with all its keys.
pub fn lines(keymap: &Keymap) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for context in Context::ALL {
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
            keys: keys.join("  "),
            name: command.name(),
            help: command.help(),
        }));
    }
    lines
}
