//! What happens to the reader, and what it asks the outside world to do.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::command::Command;
use super::digest::{Digest, digest};
use super::filtering::{Told, Wanted};
use super::finder::Candidate;
use super::fulltext::Hits;
use super::key::Key;
use super::marking::leave_out;
use super::quote::Quote;
use super::saved::{Counted, Counting};
use super::search::{Matches, Scope};
use super::share::Share;
use super::state::Tone;
use crate::model::marks::ByHand;
use crate::model::{Briefing, Comparison, Mark, Marks, Problem, Story};
use crate::search::filter::Fault;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// A command was called, with a count where one was typed.
    Command(Command, Option<usize>),
    /// The screen has a new size, in cells.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// The mouse wheel turned over the screen, by so many notches down (negative: up).
    Wheel(isize),
    /// The mouse was clicked at this cell.
    Click {
        /// Column.
        x: u16,
        /// Row.
        y: u16,
    },
    /// The mouse was moved to this cell with its button held.
    Drag {
        /// Column.
        x: u16,
        /// Row.
        y: u16,
    },
    /// Text was pasted.
    Paste(String),
    /// A thread has something to tell.
    Message(Message),
}

/// What the threads beside the interface tell.
#[derive(Clone, Debug)]
pub enum Message {
    /// Loading goes on.
    Progress {
        /// Inputs found so far.
        found: usize,
        /// Articles analysed so far.
        analysed: usize,
    },
    /// Everything is read, and is being grouped into stories.
    Grouping,
    /// Articles to begin with while more are read; they are not grouped yet.
    Arrived(Arc<Briefing>),
    /// Loading is done.
    Loaded(Arc<Briefing>),
    /// Marks that were written before, or by another instance.
    Marks(Vec<Mark>),
    /// What was loaded, first as it was, then as the user put it right.
    PutRight(Arc<Briefing>, Arc<Briefing>),
    /// Something could not be read.
    Problems(Vec<Problem>),
    /// Whether what is marked is kept from now on, or why it is not.
    Kept(Result<(), Problem>),
    /// Something is to be said in the bottom line.
    Told(Tone, String),
    /// What was to be written was not, since a file stands at this path already.
    Stands(String),
    /// A program has ended.
    Printed(Printed),
    /// An answer to an effect, and the briefing whose articles it is about.
    Answer(Arc<Briefing>, Answer),
}

/// What was asked for.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A comparison.
    Compared {
        /// The story it was asked for.
        story: Story,
        /// The comparison, summed up.
        digest: Arc<Digest>,
    },
    /// What the finder found.
    Found {
        /// The query it answers.
        query: String,
        /// How many articles match in all.
        total: usize,
        /// The best of them, best first.
        best: Vec<Candidate>,
    },
    /// What passes a filter.
    Filtered(Told),
    /// What passes the saved filters.
    Counted {
        /// The question it answers.
        serial: u64,
        /// What passes each.
        counts: Vec<Counted>,
    },
    /// What full-text search found.
    Hits {
        /// The query it answers.
        query: String,
        /// What was found, or what is wrong with the query.
        found: Result<Hits, Fault>,
    },
    /// What a search found.
    Matched {
        /// The query it answers.
        query: String,
        /// What was searched.
        scope: Scope,
        /// All matches.
        matches: Matches,
    },
}

impl Answer {
    /// A comparison, summed up, without what was dismissed, by its names.
    pub fn compared(
        briefing: &Briefing,
        story: Story,
        mut comparison: Comparison,
        dismissed: &BTreeSet<String>,
    ) -> Self {
        leave_out(briefing, &mut comparison, dismissed);
        let digest = Arc::new(digest(briefing, &story, Arc::new(comparison), dismissed));
        Self::Compared { story, digest }
    }
}

/// What the reader asks for. Nothing here waits: answers come back as messages.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Compare a story's sources.
    Compare(Story),
    /// Find articles by title.
    Find {
        /// What was typed.
        query: String,
        /// How many of the best are wanted.
        limit: usize,
    },
    /// Search titles or texts.
    Search {
        /// What was typed.
        query: String,
        /// What is searched.
        scope: Scope,
    },
    /// Write marks.
    Save(Vec<Mark>),
    /// Make anew what was loaded, as the user put it right.
    PutRight(Box<ByHand>),
    /// Write something to a file.
    Export(Share, File),
    /// Take words to the clipboard.
    Take(Quote),
    /// Open a page in the browser, by its address.
    Browse(String),
    /// Give something to a program to read, and tell what it prints.
    Pipe(Piping),
    /// Stop the program that was given something to read.
    StopPipe,
    /// Ask what passes a filter.
    Filter(Box<Wanted>),
    /// Ask how many articles pass the saved filters.
    Count(Box<Counting>),
    /// Search the texts of all articles for what was typed.
    SearchAll {
        /// What was typed.
        query: String,
        /// What the user marked, where that is asked for.
        marks: Option<Box<Marks>>,
    },
    /// Put on a theme.
    Theme(String),
    /// Stop reading further inputs.
    CancelLoading,
    /// Stop grouping: nobody waits for the stories.
    CancelGrouping,
    /// Draw the whole screen anew.
    Redraw,
    /// Stop the program until it is brought back.
    Suspend,
    /// Leave.
    Quit,
}

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path as typed; `~` stands for the user's home.
    pub path: String,
    /// The name of the form it is written in.
    pub form: &'static str,
    /// What becomes of a file that stands there.
    pub standing: Standing,
}

/// What becomes of a file in whose place another is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is kept, and nothing is written.
    Kept,
    /// It is replaced.
    Replaced,
}

/// A program to be given something to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Piping {
    /// What it reads.
    pub share: Share,
    /// The name of the form it reads that in.
    pub form: &'static str,
    /// Its name and arguments.
    pub words: Vec<String>,
    /// Which of the programs started it is.
    pub number: usize,
}

/// How a program that was given something to read has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Which of the programs started it is.
    pub number: usize,
    /// What it printed.
    pub text: String,
    /// How what is told is meant.
    pub tone: Tone,
    /// How it ended, in a sentence.
    pub told: String,
}
