//! The named commands of the reader, each with one sentence of help.

/// Something the user can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// `down`
    Down,
    /// `up`
    Up,
    /// `half-page-down`
    HalfPageDown,
    /// `half-page-up`
    HalfPageUp,
    /// `page-down`
    PageDown,
    /// `page-up`
    PageUp,
    /// `first`
    First,
    /// `last`
    Last,
    /// `read-on`
    ReadOn,
    /// `read-back`
    ReadBack,
    /// `next-unread`
    NextUnread,
    /// `previous-unread`
    PreviousUnread,
    /// `toggle-read`
    ToggleRead,
    /// `in`
    In,
    /// `out`
    Out,
    /// `next-pane`
    NextPane,
    /// `previous-pane`
    PreviousPane,
    /// `scroll-other-down`
    ScrollOtherDown,
    /// `scroll-other-up`
    ScrollOtherUp,
    /// `open`
    Open,
    /// `cancel`
    Cancel,
    /// `back`
    Back,
    /// `quit`
    Quit,
    /// `fold`
    Fold,
    /// `select`
    Select,
    /// `compare`
    Compare,
    /// `next-row`
    NextRow,
    /// `previous-row`
    PreviousRow,
    /// `next-only`
    NextOnly,
    /// `previous-only`
    PreviousOnly,
    /// `next-conflict`
    NextConflict,
    /// `previous-conflict`
    PreviousConflict,
    /// `base`
    Base,
    /// `swap-left`
    SwapLeft,
    /// `swap-right`
    SwapRight,
    /// `sources-left`
    SourcesLeft,
    /// `sources-right`
    SourcesRight,
    /// `previous-source`
    PreviousSource,
    /// `next-source`
    NextSource,
    /// `search`
    Search,
    /// `next-match`
    NextMatch,
    /// `previous-match`
    PreviousMatch,
    /// `find`
    Find,
    /// `go-list`
    GoList,
    /// `go-claims`
    GoClaims,
    /// `go-matrix`
    GoMatrix,
    /// `go-timeline`
    GoTimeline,
    /// `go-outline`
    GoOutline,
    /// `problems`
    Problems,
    /// `marks`
    Marks,
    /// `zen`
    Zen,
    /// `help`
    Help,
    /// `redraw`
    Redraw,
    /// `suspend`
    Suspend,
    /// `accept`
    Accept,
    /// `erase`
    Erase,
    /// `erase-word`
    EraseWord,
    /// `erase-all`
    EraseAll,
}

/// Name and help of every command, in the order help shows them.
pub const COMMANDS: [(Command, &str, &str); 58] = [
    (Command::Down, "down", "Move down: a row, a line, a claim."),
    (Command::Up, "up", "Move up."),
    (Command::HalfPageDown, "half-page-down", "Move down half a screen."),
    (Command::HalfPageUp, "half-page-up", "Move up half a screen."),
    (Command::PageDown, "page-down", "Move down a screen."),
    (Command::PageUp, "page-up", "Move up a screen."),
    (Command::First, "first", "Go to the beginning; with a count, to that row or paragraph."),
    (Command::Last, "last", "Go to the end."),
    (Command::ReadOn, "read-on", "Read on: a screen, then the next unread article."),
    (Command::ReadBack, "read-back", "Read back a screen."),
    (Command::NextUnread, "next-unread", "Go to the next unread article."),
    (Command::PreviousUnread, "previous-unread", "Go to the previous unread article."),
    (Command::ToggleRead, "toggle-read", "Mark the article as read, or as unread again."),
    (Command::In, "in", "Go in: unfold the story, open the article, enter the claims."),
    (Command::Out, "out", "Go out: to the story, the list, the text beside the claims."),
    (Command::NextPane, "next-pane", "Go to the next pane."),
    (Command::PreviousPane, "previous-pane", "Go to the previous pane."),
    (Command::ScrollOtherDown, "scroll-other-down", "Move the other pane down."),
    (Command::ScrollOtherUp, "scroll-other-up", "Move the other pane up."),
    (
        Command::Open,
        "open",
        "Open what is under the cursor: of a story its first unread article, of a claim, fact or event its evidence.",
    ),
    (Command::Cancel, "cancel", "Cancel what was begun; never quits."),
    (Command::Back, "back", "Go back; from the list, quit."),
    (Command::Quit, "quit", "Quit now."),
    (Command::Fold, "fold", "Fold or unfold the story, or the passages only one source has."),
    (Command::Select, "select", "Select the article for comparison, or take it out again."),
    (
        Command::Compare,
        "compare",
        "Compare the selected articles, the story under the cursor, or two sources of the fact.",
    ),
    (Command::NextRow, "next-row", "Go to the next passage or fact that more than one source has."),
    (
        Command::PreviousRow,
        "previous-row",
        "Go to the previous passage or fact that more than one source has.",
    ),
    (Command::NextOnly, "next-only", "Go to the next passage or fact that only one source has."),
    (Command::PreviousOnly, "previous-only", "Go to the previous passage or fact that only one source has."),
    (Command::NextConflict, "next-conflict", "Go to the next conflict."),
    (Command::PreviousConflict, "previous-conflict", "Go to the previous conflict."),
    (Command::Base, "base", "Make the next source the base that the others are laid against."),
    (Command::SwapLeft, "swap-left", "Move the last source shown one column to the left."),
    (Command::SwapRight, "swap-right", "Move the first source after the base one column to the right."),
    (
        Command::SourcesLeft,
        "sources-left",
        "Show the source before those beside the base, or of the matrix those at the left.",
    ),
    (
        Command::SourcesRight,
        "sources-right",
        "Show the next source beside the base, or of the matrix those at the right.",
    ),
    (Command::PreviousSource, "previous-source", "Go to the source at the left."),
    (Command::NextSource, "next-source", "Go to the source at the right."),
    (Command::Search, "search", "Search in this pane, or in the help."),
    (Command::NextMatch, "next-match", "Go to the next match."),
    (Command::PreviousMatch, "previous-match", "Go to the previous match."),
    (Command::Find, "find", "Find an article by parts of its title."),
    (Command::GoList, "go-list", "Go to the list."),
    (Command::GoClaims, "go-claims", "Go to the claims, or hide them."),
    (Command::GoMatrix, "go-matrix", "Go to the matrix: what each source says to each fact."),
    (Command::GoTimeline, "go-timeline", "Go to the timeline: what has a date, in order."),
    (Command::GoOutline, "go-outline", "Show the headings of the article."),
    (Command::Problems, "problems", "Show what could not be read, and what to do about it."),
    (Command::Marks, "marks", "Mark quotations, dates, numbers and names in the text, or stop marking them."),
    (Command::Zen, "zen", "Leave only the text, or bring the rest back."),
    (Command::Help, "help", "Show all keys."),
    (Command::Redraw, "redraw", "Draw the screen anew."),
    (Command::Suspend, "suspend", "Stop the program; `fg` brings it back."),
    (Command::Accept, "accept", "Take what is chosen or typed."),
    (Command::Erase, "erase", "Erase the last character."),
    (Command::EraseWord, "erase-word", "Erase the last word."),
    (Command::EraseAll, "erase-all", "Erase all that was typed."),
];

impl Command {
    /// The name the user's key table calls it by.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// One sentence of help.
    pub fn help(self) -> &'static str {
        self.row().2
    }

    /// The command called `name`.
    pub fn named(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        // The table stands in the order of the enum, as a test checks.
        COMMANDS.get(self as usize).unwrap_or(&COMMANDS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::COMMANDS;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (place, (command, name, help)) in COMMANDS.iter().enumerate() {
            assert_eq!(*command as usize, place, "{name}");
            assert!(help.ends_with('.'), "{name}: help is a sentence");
        }
    }
}
