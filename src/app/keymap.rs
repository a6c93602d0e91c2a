//! The key table, from which dispatch, help, footers and the `keys` command derive.

use super::command::Command;
use super::key::{Key, show_sequence};
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
    pub(super) const fn is_pane(self) -> bool {
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
        "s" Star, "t" Tag, "a" Note, "x" Check, "d" Dismiss, "S" Split, "M" Merge, "C" Correct,
        "u" Undo, "Ctrl-r" Redo,
        "h" Out, "Left" Out, "l" In, "Right" In,
        "Tab" NextPane, "Shift-Tab" PreviousPane,
        "J" ScrollOtherDown, "K" ScrollOtherUp,
        "Enter" Open, "Esc" Cancel, "Ctrl-g" Cancel, "q" Back, "Ctrl-c" Quit,
        "c" Compare, "!" NextConflict, "g !" PreviousConflict,
        "/" Search, "n" NextMatch, "N" PreviousMatch, "f" Find, "F" SearchAll, "=" Filter, "W" SaveFilter,
        "g l" GoList, "g c" GoClaims, "g m" GoMatrix, "g t" GoTimeline, "g n" GoNotes, "g p" Problems,
        "g x" GoLinks, "e" Export, "o" Browse, "|" Pipe,
        "y y" Yank, "y c" YankCitation, "y u" YankAddress, "y a" YankArticle,
        "T" Theme, ":" CommandLine, "Ctrl-p" Palette, "?" Help, "Ctrl-l" Redraw, "Ctrl-z" Suspend,
    }
    List { "v" Select, "-" Fold, "d" TakeAway, ">" PaneWider, "<" PaneNarrower }
    Reader {
        "}" NextMark, "{" PreviousMark, ")" NextNew, "(" PreviousNew,
        "g o" GoOutline, "m" Marks, "z" Zen, ">" PaneWider, "<" PaneNarrower,
    }
    Compare {
        "}" NextRow, "{" PreviousRow, ")" NextOnly, "(" PreviousOnly,
        "-" Fold, "B" Base, "H" SwapLeft, "L" SwapRight, ">" SourcesRight, "<" SourcesLeft,
        "z" Zen, "g >" PaneWider, "g <" PaneNarrower,
    }
    Matrix {
        "h" PreviousSource, "Left" PreviousSource, "Shift-Tab" PreviousSource,
        "l" NextSource, "Right" NextSource, "Tab" NextSource,
        "}" NextRow, "{" PreviousRow, ")" NextOnly, "(" PreviousOnly,
        ">" SourcesRight, "<" SourcesLeft, "O" SortFacts, "W" NarrowFacts,
    }
    Claims { "}" NextRow, "{" PreviousRow, ">" PaneWider, "<" PaneNarrower }
    Popup {
        "j" Down, "Down" Down, "k" Up, "Up" Up,
        "Ctrl-d" HalfPageDown, "Ctrl-u" HalfPageUp, "Space" PageDown,
        "Ctrl-f" PageDown, "PgDn" PageDown, "Ctrl-b" PageUp, "PgUp" PageUp,
        "g g" First, "Home" First, "G" Last, "End" Last,
        "Enter" Accept, "Esc" Cancel, "Ctrl-g" Cancel, "q" Cancel, "?" Cancel, "Ctrl-c" Quit,
        "/" Search, "n" NextMatch, "N" PreviousMatch,
        "d" TakeAway, "e" Export, "u" Undo, "Ctrl-r" Redo,
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

/// One row of the table in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The keys.
    pub keys: Vec<Key>,
    /// Where it holds.
    pub context: Context,
    /// What it does; `None`: nothing, where the table of the program or all panes would have something.
    pub command: Option<Command>,
    /// The file and line it comes from; `None`: the program.
    pub place: Option<String>,
}

/// The key table in force, with its sequences parsed.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// The rows, those of the user before those of the program.
    rows: Vec<Row>,
    /// For each context, in the order of [`Context::ALL`], the rows that hold in it.
    held: Vec<Vec<usize>>,
}

impl Default for Keymap {
    /// The table that comes with the program.
    fn default() -> Self {
        let parsed = |row: &Binding| {
            let keys = Key::parse_sequence(row.keys)?;
            Some(Row { keys, context: row.context, command: Some(row.command), place: None })
        };
        Self::of(BINDINGS.iter().filter_map(parsed).collect())
    }
}

impl Keymap {
    /// The table of these rows.
    pub(super) fn of(rows: Vec<Row>) -> Self {
        let held = Context::ALL.map(|context| held(&rows, context)).to_vec();
        Self { rows, held }
    }

    /// What `keys` mean in `context`. A pane's own bindings win over those of all panes.
    pub fn meaning(&self, context: Context, keys: &[Key]) -> Meaning {
        let mut prefix = false;
        for (sequence, command) in self.commands(context) {
            if sequence == keys {
                return Meaning::Command(command);
            }
            prefix |= sequence.len() > keys.len() && sequence.starts_with(keys);
        }
        if prefix { Meaning::Prefix } else { Meaning::Nothing }
    }

    /// What can follow `prefix` in `context`: the rest of each sequence and its command.
    pub fn following(&self, context: Context, prefix: &[Key]) -> Vec<(&[Key], Command)> {
        self.commands(context)
            .filter_map(|(sequence, command)| Some((sequence.strip_prefix(prefix)?, command)))
            .filter(|(rest, _)| !rest.is_empty())
            .collect()
    }

    /// The first sequence bound to `command` in `context`.
    pub fn keys_of(&self, context: Context, command: Command) -> Option<&[Key]> {
        self.commands(context).find(|&(_, bound)| bound == command).map(|(sequence, _)| sequence)
    }

    /// What to press for `command` in `context`, or to type where no keys are bound to it: `gp`, `:problems`.
    pub fn told(&self, context: Context, command: Command) -> String {
        let keys = self.keys_of(context, command).map(show_sequence);
        keys.unwrap_or_else(|| format!(":{}", command.name()))
    }

    /// Every row of one context exactly, in table order, without those that do nothing.
    pub fn section(&self, context: Context) -> impl Iterator<Item = (&[Key], Command)> {
        let rows = self.rows.iter().filter(move |row| row.context == context);
        rows.filter_map(|row| Some((row.keys.as_slice(), row.command?)))
    }

    /// Every row.
    pub fn all(&self) -> &[Row] {
        &self.rows
    }

    /// The rows that hold in a context, those of all panes with it, without those that do nothing.
    pub(super) fn rows(&self, context: Context) -> impl Iterator<Item = &Row> {
        // The contexts stand in the order of the enum.
        let held = self.held.get(context as usize).map_or(&[][..], Vec::as_slice);
        held.iter().filter_map(|&place| self.rows.get(place)).filter(|row| row.command.is_some())
    }

    fn commands(&self, context: Context) -> impl Iterator<Item = (&[Key], Command)> {
        self.rows(context).filter_map(|row| Some((row.keys.as_slice(), row.command?)))
    }
}

/// The places of the rows that hold in a context: its own, and of those of all panes what it leaves as it is.
fn held(rows: &[Row], context: Context) -> Vec<usize> {
    let own = |row: &Row| row.context == context;
    let holds = |row: &Row| {
        let general = row.context == Context::Panes && context.is_pane();
        own(row) || (general && !rows.iter().any(|other| own(other) && other.keys == row.keys))
    };
    let places = rows.iter().enumerate().filter(|(_, row)| holds(row));
    places.map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{BINDINGS, Context, Keymap, Meaning};
    use crate::app::command::{COMMANDS, Command};
    use crate::app::key::Key;

    #[test]
    fn contexts_stand_in_the_order_of_the_enum() {
        for (place, context) in Context::ALL.into_iter().enumerate() {
            assert_eq!(context as usize, place, "{}", context.name());
        }
    }

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
        let h = Key::char('h');
        assert_eq!(keymap.meaning(Context::Matrix, &[h]), Meaning::Command(Command::PreviousSource));
        assert_eq!(keymap.keys_of(Context::Matrix, Command::Out), None, "the pane's own keys hide it");
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
