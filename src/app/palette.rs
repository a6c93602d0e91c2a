//! The palette: every command that can be carried out here, found by parts of its name or help.

use std::sync::Arc;

use super::command::{COMMANDS, Command};
use crate::search::fuzzy::{Session, Titles};
use crate::text::Span;

/// A command that matches what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// The matched letters of its name.
    pub name: Vec<Span>,
    /// The matched letters of its help.
    pub help: Vec<Span>,
}

/// The state of the palette.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What was typed.
    pub query: String,
    /// What matches it, best first; all in the order of the table while nothing is typed.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl Default for Palette {
    fn default() -> Self {
        let mut palette = Self { query: String::new(), rows: Vec::new(), cursor: 0, top: 0 };
        palette.refresh();
        palette
    }
}

impl Palette {
    /// Finds anew what matches. There are so few commands that no key waits for it.
    pub fn refresh(&mut self) {
        let offered: Vec<_> = COMMANDS.iter().filter(|row| !row.0.is_of_lines()).collect();
        let titles = Titles::new(offered.iter().map(|(_, name, help)| (*name, *help)));
        let found = Session::new(Arc::new(titles)).find(&self.query, offered.len(), &|| false);
        let hits = found.map(|found| found.hits).unwrap_or_default();
        let row = |hit: crate::search::fuzzy::Hit| {
            let command = offered.get(hit.entry)?.0;
            Some(Row { command, name: hit.title, help: hit.source })
        };
        self.rows = hits.into_iter().filter_map(row).collect();
        (self.cursor, self.top) = (0, 0);
    }

    /// The command under the cursor.
    pub fn chosen(&self) -> Option<Command> {
        self.rows.get(self.cursor).map(|row| row.command)
    }
}

#[cfg(test)]
mod tests {
    use super::Palette;
    use crate::app::command::{COMMANDS, Command};

    #[test]
    fn a_command_is_found_by_its_name_and_by_its_help() {
        let mut palette = Palette::default();
        assert_eq!(palette.chosen(), Some(COMMANDS[0].0));
        assert!(palette.rows.iter().all(|row| row.command != Command::EraseWord), "of lines only");
        for (query, command) in
            [("matrix", Command::GoMatrix), ("swapr", Command::SwapRight), ("headings", Command::GoOutline)]
        {
            query.clone_into(&mut palette.query);
            palette.refresh();
            assert_eq!(palette.chosen(), Some(command), "{query}");
        }
        "no such thing".clone_into(&mut palette.query);
        palette.refresh();
        assert_eq!(palette.chosen(), None);
    }
}
