//! The named commands of the reader, each one row: its name and one sentence of help.

use super::line::Purpose;
use super::typing::Edit;

macro_rules! commands {
    ($($command:ident $name:literal $help:literal),+ $(,)?) => {
        /// Something the user can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $command,)+
        }

        /// Name and help of every command, in the order help shows them.
        pub const COMMANDS: &[(Command, &str, &str)] = &[$((Command::$command, $name, $help),)+];
    };
}

commands! {
    Down "down" "Move down: a row, a line, a claim.",
    Up "up" "Move up.",
    HalfPageDown "half-page-down" "Move down half a screen.",
    HalfPageUp "half-page-up" "Move up half a screen.",
    PageDown "page-down" "Move down a screen.",
    PageUp "page-up" "Move up a screen.",
    First "first" "Go to the beginning; with a count, to that row or paragraph.",
    Last "last" "Go to the end; with a count, to that row or paragraph.",
    ReadOn "read-on" "Read on: a screen, then the next passage that is new, then the next unread article.",
    ReadBack "read-back" "Read back a screen.",
    NextUnread "next-unread" "Go to the next unread article.",
    PreviousUnread "previous-unread" "Go to the previous unread article.",
    ToggleRead "toggle-read" "Mark the article as read, or as unread again.",
    ReadStory "read-story" "Mark all articles of the story as read, or as unread again.",
    Mute "mute" "Mute the story, or let it be heard again.",
    Star "star" "Star the article, or take the star away.",
    Tag "tag" "File the article under tags.",
    Note "note" "Write a note on the article, passage or claim.",
    GoNotes "go-notes" "Show the notes, and what was checked and dismissed.",
    Check "check" "Mark the claim or finding as checked, or no longer.",
    Dismiss "dismiss" "Dismiss the claim or finding, with a reason if you like: it does not count any more.",
    TakeAway "take-away" "Take away the saved filter under the cursor, or in their list the note or verdict.",
    Split "split" "Take the article, or those selected, out of the story.",
    Merge "merge" "Make one story of those that the selected articles stand in.",
    Undo "undo" "Take back the last change to what is marked.",
    Redo "redo" "Do again what was taken back.",
    In "in" "Go in: unfold the story, open the article, enter the claims.",
    Out "out" "Go out: to the story, the list, the text beside the claims.",
    NextPane "next-pane" "Go to the next pane.",
    PreviousPane "previous-pane" "Go to the previous pane.",
    ScrollOtherDown "scroll-other-down" "Move the other pane down.",
    ScrollOtherUp "scroll-other-up" "Move the other pane up.",
    Open "open" "Open what is under the cursor: of a story its first unread article, of a claim, fact or event its evidence.",
    Cancel "cancel" "Cancel what was begun; never quits.",
    Back "back" "Go back; from the list, quit.",
    Quit "quit" "Quit now.",
    Fold "fold" "Fold or unfold the story, or the passages only one source has.",
    Select "select" "Select the article for comparison, or take it out again.",
    Compare "compare" "Compare the selected articles, the story under the cursor, or two sources of the fact.",
    NextRow "next-row" "Go to the next passage or fact that more than one source has.",
    PreviousRow "previous-row" "Go to the previous passage or fact that more than one source has.",
    NextOnly "next-only" "Go to the next passage or fact that only one source has.",
    PreviousOnly "previous-only" "Go to the previous passage or fact that only one source has.",
    NextMark "next-mark" "Go to the next passage that takes part in a conflict or difference.",
    PreviousMark "previous-mark" "Go to the previous passage that takes part in a conflict or difference.",
    NextNew "next-new" "Go to the next passage that was not read in another source.",
    PreviousNew "previous-new" "Go to the previous passage that was not read in another source.",
    NextConflict "next-conflict" "Go to the next conflict; those in one text are counted apart.",
    PreviousConflict "previous-conflict" "Go to the previous conflict, counted in the same way.",
    Base "base" "Make the next source the base that the others are laid against.",
    SwapLeft "swap-left" "Move the last source shown one column to the left.",
    SwapRight "swap-right" "Move the first source after the base one column to the right.",
    SourcesLeft "sources-left" "Show the source before those beside the base, or of the matrix those at the left.",
    SourcesRight "sources-right" "Show the next source beside the base, or of the matrix those at the right.",
    PreviousSource "previous-source" "Go to the source at the left.",
    NextSource "next-source" "Go to the source at the right.",
    SortFacts "sort-facts" "Sort the facts: by gravity, by their place in the first source, by number of sources.",
    NarrowFacts "narrow-facts" "Show facts of one kind only, of the next kind each time, and then all again.",
    Search "search" "Search in this pane, or in the help.",
    NextMatch "next-match" "Go to the next match.",
    PreviousMatch "previous-match" "Go to the previous match.",
    Find "find" "Find an article by letters of its title; ' wants a word exact, ^ at the start, $ at the end, ! not at all.",
    SearchAll "search-all" "Search the texts of all articles: words, \"exact words\", begin*, -without, and terms of filters.",
    Filter "filter" "Show only what passes a filter: source: speaker: stance: after: is: has: word -word; beside the text, of the claims.",
    Correct "correct" "Put right the source, date or zone of the article, or the speaker of the claim.",
    SaveFilter "save-filter" "Keep the filter in force under a name: it stands at the end of the list.",
    GoList "go-list" "Go to the list.",
    GoClaims "go-claims" "Go to the claims, or hide them.",
    GoMatrix "go-matrix" "Go to the matrix: what each source says to each fact.",
    GoTimeline "go-timeline" "Go to the timeline: what has a date, in order.",
    GoOutline "go-outline" "Show the headings of the article.",
    GoLinks "go-links" "List the links of the article; with the number of one, `browse` opens it.",
    Export "export" "Write what is shown, or the list of notes, to a file: a page, Markdown, text, CSV or JSON.",
    Yank "yank" "Take what is under the cursor to the clipboard, cited.",
    YankAddress "yank-url" "Take the address of the article to the clipboard.",
    YankCitation "yank-citation" "Take the citation of this place to the clipboard.",
    YankArticle "yank-article" "Take the text of the article to the clipboard.",
    Browse "browse" "Open the article in the browser; with a count, its link of that number.",
    Pipe "pipe" "Give what is shown to a program to read, and show what it prints.",
    Problems "problems" "Show what could not be read, and what to do about it.",
    Marks "marks" "Mark quotations, dates, numbers and names in the text, or stop marking them.",
    Zen "zen" "Leave only the text, or bring the rest back.",
    PaneWider "pane-wider" "Make the claims beside the text wider, or what stands below the list higher; with a count, by so many.",
    PaneNarrower "pane-narrower" "Make the claims beside the text narrower, or what stands below the list lower.",
    Theme "theme" "Put on another theme by its name.",
    CommandLine "command-line" "Type a command by its name.",
    Palette "palette" "Find a command by parts of its name or help.",
    Help "help" "Show all keys.",
    Redraw "redraw" "Draw the screen anew.",
    Suspend "suspend" "Stop the program; `fg` brings it back.",
    Accept "accept" "Take what is chosen or typed.",
    Erase "erase" "Erase the last character.",
    EraseWord "erase-word" "Erase the last word.",
    EraseAll "erase-all" "Erase all that was typed.",
    Complete "complete" "Complete what is typed by the next of what is offered.",
    CompleteBack "complete-back" "Complete what is typed by the one before.",
    CaretLeft "caret-left" "Go one character to the left in what is typed.",
    CaretRight "caret-right" "Go one character to the right in what is typed.",
    CaretStart "caret-start" "Go to the beginning of what is typed.",
    CaretEnd "caret-end" "Go to the end of what is typed.",
}

/// What a count typed before a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// The command does something of its own with it: so many rows, that row, the link of that number.
    Own,
    /// The command is carried out so many times.
    Times,
    /// Nothing: doing it again would undo it, or be the same.
    Nothing,
}

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

    /// Whether it is of use only while something is typed.
    pub const fn is_of_lines(self) -> bool {
        Edit::of(self).is_some() || matches!(self, Self::Accept | Self::Complete | Self::CompleteBack)
    }

    /// Whether it only moves the cursor, which keys are for.
    pub const fn is_movement(self) -> bool {
        matches!(
            self,
            Self::Down
                | Self::Up
                | Self::HalfPageDown
                | Self::HalfPageUp
                | Self::PageDown
                | Self::PageUp
                | Self::First
                | Self::Last
                | Self::ReadOn
                | Self::ReadBack
                | Self::In
                | Self::Out
                | Self::NextPane
                | Self::PreviousPane
                | Self::ScrollOtherDown
                | Self::ScrollOtherUp
        )
    }

    /// What it takes when it is typed with words behind its name; without words it asks for them.
    pub const fn takes(self) -> Option<Purpose> {
        match self {
            Self::CommandLine => Some(Purpose::Command),
            Self::Tag => Some(Purpose::Tags),
            Self::Note => Some(Purpose::Note),
            Self::Dismiss => Some(Purpose::Dismiss),
            Self::Export => Some(Purpose::File),
            Self::Pipe => Some(Purpose::Program),
            Self::Filter => Some(Purpose::Filter),
            Self::Correct => Some(Purpose::Correct),
            Self::SaveFilter => Some(Purpose::SaveFilter),
            Self::Theme => Some(Purpose::Theme),
            _ => None,
        }
    }

    /// What a count typed before it does.
    pub const fn counting(self) -> Counting {
        match self {
            Self::Down
            | Self::Up
            | Self::HalfPageDown
            | Self::HalfPageUp
            | Self::PageDown
            | Self::PageUp
            | Self::First
            | Self::Last
            | Self::ScrollOtherDown
            | Self::ScrollOtherUp
            | Self::NextRow
            | Self::PreviousRow
            | Self::NextOnly
            | Self::PreviousOnly
            | Self::NextMark
            | Self::PreviousMark
            | Self::NextNew
            | Self::PreviousNew
            | Self::NextConflict
            | Self::PreviousConflict
            | Self::PreviousSource
            | Self::NextSource
            | Self::PaneWider
            | Self::PaneNarrower
            | Self::Browse => Counting::Own,
            Self::ReadOn
            | Self::ReadBack
            | Self::NextUnread
            | Self::PreviousUnread
            | Self::NextMatch
            | Self::PreviousMatch
            | Self::Base
            | Self::SwapLeft
            | Self::SwapRight
            | Self::SourcesLeft
            | Self::SourcesRight
            | Self::Undo
            | Self::Redo => Counting::Times,
            _ => Counting::Nothing,
        }
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        // The macro writes the table in the order of the enum.
        COMMANDS.get(self as usize).unwrap_or(&COMMANDS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::COMMANDS;

    #[test]
    fn help_is_a_sentence() {
        for (command, name, help) in COMMANDS {
            assert!(help.ends_with('.'), "{name}: {help}");
            assert_eq!(command.name(), *name);
        }
    }
}
