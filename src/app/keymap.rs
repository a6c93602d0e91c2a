//! The key table, from which dispatch, help, footers and the `keys` command derive.

use super::command::Command;
use super::key::Key;
use super::layout::Pane;

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// In every pane, where nothing is being typed.
    Panes,
    /// In the list of stories.
    List,
    /// In the text of one article.
    Reader,
    /// Where sources stand side by side.
    Compare,
    /// In the matrix of facts by sources.
    Matrix,
    /// In the timeline.
    Timeline,
    /// In the claims.
    Claims,
    /// In a popup that lists things to choose from.
    Popup,
    /// While the fuzzy finder is open.
    Finder,
    /// While a search is being typed.
    Prompt,
    /// While a line is typed at the bottom.
    Line,
}

impl Context {
    /// Every context, in the order help shows them.
    pub const ALL: [Self; 11] = [
        Self::Panes,
        Self::List,
        Self::Reader,
        Self::Compare,
        Self::Matrix,
        Self::Timeline,
        Self::Claims,
        Self::Popup,
        Self::Finder,
        Self::Prompt,
        Self::Line,
    ];

    /// The context of a pane's keys while nothing lies over it.
    pub const fn of(pane: Pane) -> Self {
        match pane {
            Pane::List => Self::List,
            Pane::Reader => Self::Reader,
            Pane::Compare => Self::Compare,
            Pane::Matrix => Self::Matrix,
            Pane::Timeline => Self::Timeline,
            Pane::Claims => Self::Claims,
        }
    }

    /// What help calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Panes => "everywhere",
            Self::List => "list",
            Self::Reader => "reader",
            Self::Compare => "compare",
            Self::Matrix => "matrix",
            Self::Timeline => "timeline",
            Self::Claims => "claims",
            Self::Popup => "popups",
            Self::Finder => "finder",
            Self::Prompt => "search line",
            Self::Line => "command line",
        }
    }

    /// Whether unbound characters are typed into a field here.
    pub const fn types(self) -> bool {
        matches!(self, Self::Finder | Self::Prompt | Self::Line)
    }

    /// Whether the bindings of [`Context::Panes`] hold here too.
    const fn is_pane(self) -> bool {
        matches!(
            self,
            Self::List | Self::Reader | Self::Compare | Self::Matrix | Self::Timeline | Self::Claims
        )
    }
}

/// One row of the key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Keys with spaces between them: `g g`.
    pub keys: &'static str,
    /// Where it holds.
    pub context: Context,
    /// What it does.
    pub command: Command,
}

macro_rules! bindings {
    ($($context:ident { $($keys:literal $command:ident),* $(,)? })*) => {
        &[$($(Binding { keys: $keys, context: Context::$context, command: Command::$command },)*)*]
    };
}

/// The key table. Of several keys for one command the first is the one footers name.
pub const BINDINGS: &[Binding] = bindings! {
    Panes {
        "j" Down, "Down" Down, "k" Up, "Up" Up,
        "Ctrl-d" HalfPageDown, "Ctrl-u" HalfPageUp,
        "Ctrl-f" PageDown, "PgDn" PageDown, "Ctrl-b" PageUp, "PgUp" PageUp,
        "g g" First, "Home" First, "G" Last, "End" Last,
        "Space" ReadOn, "Shift-Space" ReadBack, "Backspace" ReadBack,
        "]" NextUnread, "[" PreviousUnread, "r" ToggleRead, "R" ReadStory, "X" Mute,
        "s" Star, "t" Tag, "a" Note, "x" Check, "d" Dismiss, "S" Split, "M" Merge,
        "u" Undo, "Ctrl-r" Redo,
        "h" Out, "Left" Out, "l" In, "Right" In,
        "Tab" NextPane, "Shift-Tab" PreviousPane,
        "J" ScrollOtherDown, "K" ScrollOtherUp,
        "Enter" Open, "Esc" Cancel, "Ctrl-g" Cancel, "q" Back, "Ctrl-c" Quit,
        "c" Compare, "!" NextConflict, "g !" PreviousConflict,
        "/" Search, "n" NextMatch, "N" PreviousMatch, "f" Find, "F" SearchAll, "=" Filter,
        "g l" GoList, "g c" GoClaims, "g m" GoMatrix, "g t" GoTimeline, "g n" GoNotes, "g p" Problems,
        "g x" GoLinks, "e" Export, "o" Browse, "|" Pipe,
        "y y" Yank, "y c" YankCitation, "y u" YankAddress, "y a" YankArticle,
        ":" CommandLine, "Ctrl-p" Palette, "?" Help, "Ctrl-l" Redraw, "Ctrl-z" Suspend,
    }
    List { "v" Select, "-" Fold }
    Reader { "g o" GoOutline, "m" Marks, "z" Zen }
    Compare {
        "}" NextRow, "{" PreviousRow, ")" NextOnly, "(" PreviousOnly,
        "-" Fold, "B" Base, "H" SwapLeft, "L" SwapRight, ">" SourcesRight, "<" SourcesLeft,
        "z" Zen,
    }
    Matrix {
        "h" PreviousSource, "Left" PreviousSource, "Shift-Tab" PreviousSource,
        "l" NextSource, "Right" NextSource, "Tab" NextSource,
        "}" NextRow, "{" PreviousRow, ")" NextOnly, "(" PreviousOnly,
        ">" SourcesRight, "<" SourcesLeft, "O" SortFacts, "W" NarrowFacts,
    }
    Claims { "}" NextRow, "{" PreviousRow }
    Popup {
        "j" Down, "Down" Down, "k" Up, "Up" Up,
        "Ctrl-d" HalfPageDown, "Ctrl-u" HalfPageUp, "Space" PageDown,
        "Ctrl-f" PageDown, "PgDn" PageDown, "Ctrl-b" PageUp, "PgUp" PageUp,
        "g g" First, "Home" First, "G" Last, "End" Last,
        "Enter" Accept, "Esc" Cancel, "Ctrl-g" Cancel, "q" Cancel, "?" Cancel, "Ctrl-c" Quit,
        "/" Search, "n" NextMatch, "N" PreviousMatch,
        "d" TakeAway, "u" Undo, "Ctrl-r" Redo,
        "Ctrl-l" Redraw, "Ctrl-z" Suspend,
    }
    Finder {
        "Down" Down, "Ctrl-n" Down, "Ctrl-j" Down, "Up" Up, "Ctrl-p" Up, "Ctrl-k" Up,
        "PgDn" PageDown, "Ctrl-f" PageDown, "PgUp" PageUp, "Ctrl-b" PageUp,
        "Enter" Accept, "Esc" Cancel, "Ctrl-g" Cancel, "Ctrl-c" Quit,
        "Backspace" Erase, "Ctrl-h" Erase, "Ctrl-w" EraseWord, "Ctrl-u" EraseAll,
        "Ctrl-l" Redraw, "Ctrl-z" Suspend,
    }
    Prompt {
        "Enter" Accept, "Esc" Cancel, "Ctrl-g" Cancel, "Ctrl-c" Quit,
        "Down" NextMatch, "Ctrl-n" NextMatch, "Up" PreviousMatch, "Ctrl-p" PreviousMatch,
        "Backspace" Erase, "Ctrl-h" Erase, "Ctrl-w" EraseWord, "Ctrl-u" EraseAll,
        "Ctrl-l" Redraw, "Ctrl-z" Suspend,
    }
    Line {
        "Enter" Accept, "Esc" Cancel, "Ctrl-g" Cancel, "Ctrl-c" Quit,
        "Tab" Complete, "Shift-Tab" CompleteBack,
        "Up" Up, "Ctrl-p" Up, "Down" Down, "Ctrl-n" Down,
        "Left" CaretLeft, "Right" CaretRight,
        "Home" CaretStart, "Ctrl-a" CaretStart, "End" CaretEnd, "Ctrl-e" CaretEnd,
        "Backspace" Erase, "Ctrl-h" Erase, "Ctrl-w" EraseWord, "Ctrl-u" EraseAll,
        "Ctrl-l" Redraw, "Ctrl-z" Suspend,
    }
};

/// The panes in which a command does something, by the table that comes with the program: those it has keys in.
/// Empty for one that works in all of them, or in none.
pub fn homes(command: Command) -> Vec<Context> {
    let mut homes: Vec<Context> =
        BINDINGS.iter().filter(|row| row.command == command).map(|row| row.context).collect();
    homes.dedup();
    if homes.contains(&Context::Panes) {
        return Vec::new();
    }
    homes.retain(|home| home.is_pane());
    homes
}

/// What a sequence of keys means so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The sequence is a command.
    Command(Command),
    /// More keys can follow.
    Prefix,
    /// Nothing begins like this.
    Nothing,
}

/// The key table with its sequences parsed.
#[derive(Clone, Debug)]
pub struct Keymap {
    rows: Vec<(Vec<Key>, Context, Command)>,
}

impl Default for Keymap {
    /// The table that comes with the program.
    fn default() -> Self {
        let parsed = |row: &Binding| Some((Key::parse_sequence(row.keys)?, row.context, row.command));
        Self { rows: BINDINGS.iter().filter_map(parsed).collect() }
    }
}

impl Keymap {
    /// What `keys` mean in `context`. A pane's own bindings win over those of all panes.
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let mut prefix = false;
        let mut general = None;
        for (sequence, at, command) in self.rows(context) {
            if sequence == keys {
                if at == context {
                    return Meaning::Command(command);
                }
                general = Some(command);
            }
            prefix |= sequence.len() > keys.len() && sequence.starts_with(keys);
        }
        match general {
            Some(command) => Meaning::Command(command),
            None if prefix => Meaning::Prefix,
            None => Meaning::Nothing,
        }
    }

    /// What can follow `prefix` in `context`: the rest of each sequence and its command.
    pub fn following(&self, context: Context, prefix: &[Key]) -> Vec<(&[Key], Command)> {
        self.rows(context)
            .filter_map(|(sequence, _, command)| Some((sequence.strip_prefix(prefix)?, command)))
            .filter(|(rest, _)| !rest.is_empty())
            .collect()
    }

    /// The first sequence bound to `command` in `context`.
    pub fn keys_of(&self, context: Context, command: Command) -> Option<&[Key]> {
        self.rows(context).find(|&(_, _, bound)| bound == command).map(|(sequence, ..)| sequence)
    }

    /// Every row of one context exactly, in table order.
    pub fn section(&self, context: Context) -> impl Iterator<Item = (&[Key], Command)> {
        self.rows
            .iter()
            .filter(move |row| row.1 == context)
            .map(|(sequence, _, command)| (sequence.as_slice(), *command))
    }

    fn rows(&self, context: Context) -> impl Iterator<Item = (&[Key], Context, Command)> {
        self.rows
            .iter()
            .filter(move |row| row.1 == context || (context.is_pane() && row.1 == Context::Panes))
            .map(|(sequence, at, command)| (sequence.as_slice(), *at, *command))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{BINDINGS, Context, Keymap, Meaning};
    use crate::app::command::{COMMANDS, Command};
    use crate::app::key::Key;

    #[test]
    fn every_row_of_the_table_is_written_with_known_keys() {
        assert_eq!(Keymap::default().rows.len(), BINDINGS.len());
    }

    #[test]
    fn no_sequence_is_bound_twice_in_one_context() {
        let mut seen = HashSet::new();
        for row in BINDINGS {
            assert!(seen.insert((row.context, row.keys)), "{} in {}", row.keys, row.context.name());
        }
    }

    #[test]
    fn every_command_has_a_key() {
        for &(command, name, _) in COMMANDS {
            assert!(BINDINGS.iter().any(|row| row.command == command), "{name}");
        }
    }

    #[test]
    fn a_prefix_waits_and_a_pane_wins_over_all_panes() {
        let keymap = Keymap::default();
        let g = Key::char('g');
        assert_eq!(keymap.meaning(Context::List, &[g]), Meaning::Prefix);
        assert_eq!(keymap.meaning(Context::List, &[g, g]), Meaning::Command(Command::First));
        assert_eq!(keymap.meaning(Context::List, &[g, Key::char('q')]), Meaning::Nothing);
        assert_eq!(keymap.meaning(Context::Prompt, &[g]), Meaning::Nothing, "typed, not obeyed");
    }

    #[test]
    fn what_can_follow_a_prefix_is_listed() {
        let keymap = Keymap::default();
        let follow = keymap.following(Context::Reader, &[Key::char('g')]);
        assert!(
            follow.iter().any(|(rest, command)| rest == &[Key::char('o')] && *command == Command::GoOutline)
        );
        assert!(follow.iter().all(|(_, command)| *command != Command::Find));
    }
}
