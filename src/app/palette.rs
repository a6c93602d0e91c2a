//! The palette: every command that can be carried out here, found by parts of its name or help.

use std::sync::Arc;

use super::command::{COMMANDS, Command};
use super::keymap::{Context, homes};
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

/// What a briefing is worked on with, the first step first; the other commands follow in the order of their table.
const SOUGHT: [Command; 19] = [
    Command::Find,
    Command::SearchAll,
    Command::Filter,
    Command::Compare,
    Command::NextConflict,
    Command::GoMatrix,
    Command::GoTimeline,
    Command::GoClaims,
    Command::GoNotes,
    Command::Star,
    Command::Tag,
    Command::Note,
    Command::Yank,
    Command::YankCitation,
    Command::Export,
    Command::Browse,
    Command::Problems,
    Command::Help,
    Command::Undo,
];

/// The state of the palette.
#[derive(Clone, Debug)]
pub struct Palette {
    /// What was typed.
    pub query: String,
    /// What matches it, best first; while nothing is typed all, what is likeliest to be looked for first.
    pub rows: Vec<Row>,
    /// The commands found here before, the last one first.
    recent: Vec<Command>,
    /// Where it was opened.
    context: Context,
    /// The row under the cursor.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
}

impl Palette {
    /// All commands, as they are looked for in a context by who has found some of them before, the last one first.
    pub fn of(context: Context, recent: Vec<Command>) -> Self {
        let mut palette = Self { query: String::new(), rows: Vec::new(), recent, context, cursor: 0, top: 0 };
        palette.refresh();
        palette
    }

    /// Where a command stands while nothing is typed: those found before, those of use here, those of other panes, and
    /// last those that only move, which nobody looks for by name.
    fn place(&self, command: Command) -> (usize, bool, bool, usize) {
        let place = |list: &[Command]| list.iter().position(|&of| of == command).unwrap_or(list.len());
        let homes = homes(command);
        let is_elsewhere = !homes.is_empty() && !homes.contains(&self.context);
        (place(&self.recent), command.is_movement(), is_elsewhere, place(&SOUGHT))
    }

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
        if self.query.is_empty() {
            let mut rows = std::mem::take(&mut self.rows);
            rows.sort_by_key(|row| self.place(row.command));
            self.rows = rows;
        } else {
            // Who types a name means the command of that name.
            self.rows.sort_by_key(|row| row.name.is_empty());
        }
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
    use crate::app::command::Command;
    use crate::app::keymap::Context;

    #[test]
    fn a_command_is_found_by_its_name_and_by_its_help() {
        let mut palette = Palette::of(Context::List, Vec::new());
        assert!(palette.rows.iter().all(|row| row.command != Command::EraseWord), "of lines only");
        for (query, command) in
            [("matrix", Command::GoMatrix), ("swapr", Command::SwapRight), ("headings", Command::GoOutline)]
        {
            query.clone_into(&mut palette.query);
            palette.refresh();
            assert_eq!(palette.chosen(), Some(command), "{query}");
        }
        "zzzz".clone_into(&mut palette.query);
        palette.refresh();
        assert_eq!(palette.chosen(), None);
    }

    #[test]
    fn what_was_found_before_stands_first_and_what_only_moves_last() {
        let palette = Palette::of(Context::List, vec![Command::Zen, Command::Down]);
        let place = |command| palette.rows.iter().position(|row| row.command == command).unwrap();
        assert_eq!((place(Command::Zen), place(Command::Down)), (0, 1));
        assert!(place(Command::Star) < place(Command::Base), "this is of the list, that of the comparison");
        assert!(place(Command::Base) < place(Command::Up));
    }
}
