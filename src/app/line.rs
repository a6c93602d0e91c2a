//! A line typed at the bottom of the screen: what for, its text, what completes it, what was typed before it.

use super::typing::{Edit, edit_at};

/// What a line is typed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A command by its name, with what it takes.
    Command,
    /// The tags of an article.
    Tags,
    /// A note.
    Note,
    /// Why a claim or finding is dismissed.
    Dismiss,
    /// The file that what is shown is written to.
    File,
    /// The file that the notes are written to.
    NotesFile,
    /// The program that is given what is shown, with its arguments.
    Program,
    /// A filter of the articles.
    Filter,
    /// A filter of the claims beside the text.
    FilterClaims,
    /// What is to be put right, and how.
    Correct,
    /// The name under which a filter is kept.
    SaveFilter,
    /// The name of a theme.
    Theme,
}

impl Purpose {
    /// Whether the line is a filter.
    pub const fn is_filter(self) -> bool {
        matches!(self, Self::Filter | Self::FilterClaims)
    }

    /// What stands before the line.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Command => ":",
            Self::Tags => "tags: ",
            Self::Note => "note: ",
            Self::Dismiss => "dismissed, because: ",
            Self::File => "write to: ",
            Self::NotesFile => "write notes to: ",
            Self::Program => "|",
            Self::Filter | Self::FilterClaims => "=",
            Self::Correct => "correct: ",
            Self::SaveFilter => "save filter as: ",
            Self::Theme => "theme: ",
        }
    }
}

/// Something that completes what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The whole line once it is taken.
    pub line: String,
    /// What is offered.
    pub words: String,
    /// What it means, in a few words.
    pub note: String,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The byte of the line at which it goes wrong.
    pub at: usize,
    /// What is wrong there and what to do.
    pub what: String,
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is for.
    pub purpose: Purpose,
    /// Its text.
    pub text: String,
    /// The byte of the text before which the next character goes.
    pub caret: usize,
    /// What completes it.
    pub offers: Vec<Offer>,
    /// The offer taken last, by its place.
    pub taken: Option<usize>,
    /// What is wrong with it; told once it was to be carried out, or as soon as nothing typed on can mend it.
    pub fault: Option<Fault>,
    /// How many lines back in what was typed before, and what was typed before going there.
    past: Option<(usize, String)>,
}

impl Line {
    /// A line with a text in it.
    pub fn new(purpose: Purpose, text: String) -> Self {
        let caret = text.len();
        Self { purpose, text, caret, offers: Vec::new(), taken: None, fault: None, past: None }
    }

    /// Carries out an edit.
    pub fn edit(&mut self, edit: Edit) {
        edit_at(&mut self.text, &mut self.caret, edit);
        self.past = None;
        self.taken = None;
        self.fault = None;
    }

    /// Takes the next offer, or the one before.
    pub fn complete(&mut self, by: isize) {
        let count = self.offers.len();
        if count == 0 {
            return;
        }
        let next = match self.taken {
            Some(taken) => (taken as isize + by).rem_euclid(count as isize) as usize,
            None if by > 0 => 0,
            None => count - 1,
        };
        self.put(self.offers[next].line.clone());
        self.taken = Some(next);
    }

    /// Goes back in what was typed before, or on again, among the lines that begin as this one was typed.
    pub fn recall(&mut self, past: &[String], by: isize) {
        let (at, typed) = self.past.clone().unwrap_or((0, self.text.clone()));
        let known: Vec<&String> = past.iter().rev().filter(|line| line.starts_with(&typed)).collect();
        let at = at.saturating_add_signed(by).min(known.len());
        self.put(at.checked_sub(1).map_or_else(|| typed.clone(), |at| known[at].clone()));
        self.past = Some((at, typed));
        self.taken = None;
    }

    fn put(&mut self, text: String) {
        self.caret = text.len();
        self.text = text;
        self.fault = None;
    }
}

/// Lines carried out before, the last at the end.
#[derive(Clone, Debug, Default)]
pub struct Past(Vec<(Purpose, String)>);

/// Lines of one purpose that are remembered.
const REMEMBERED: usize = 200;

impl Past {
    /// Remembers a line; one known already becomes the last.
    pub fn remember(&mut self, purpose: Purpose, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        self.0.retain(|(of, known)| *of != purpose || known != line);
        self.0.push((purpose, line.to_owned()));
        if self.0.iter().filter(|(of, _)| *of == purpose).count() > REMEMBERED
            && let Some(oldest) = self.0.iter().position(|(of, _)| *of == purpose)
        {
            self.0.remove(oldest);
        }
    }

    /// The lines of one purpose, the last at the end.
    pub fn of(&self, purpose: Purpose) -> Vec<String> {
        self.0.iter().filter(|(of, _)| *of == purpose).map(|(_, line)| line.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Offer, Past, Purpose};
    use crate::app::typing::Edit;

    #[test]
    fn what_was_typed_before_comes_back_where_it_begins_the_same() {
        let mut past = Past::default();
        for line in ["compare", "first 5", "compare", "last", " "] {
            past.remember(Purpose::Command, line);
        }
        let past = past.of(Purpose::Command);
        assert_eq!(past, ["first 5", "compare", "last"]);
        let mut line = Line::new(Purpose::Command, String::new());
        let mut recalled = |by| {
            line.recall(&past, by);
            line.text.clone()
        };
        assert_eq!(
            [1, 1, 1, 1, -1, -1, -1].map(&mut recalled),
            ["last", "compare", "first 5", "first 5", "compare", "last", ""]
        );
        let mut line = Line::new(Purpose::Command, "f".to_owned());
        line.recall(&past, 1);
        assert_eq!(line.text, "first 5");
        line.edit(Edit::Erase);
        line.recall(&past, -1);
        assert_eq!(line.text, "first ", "what was typed since stays");
    }

    #[test]
    fn offers_are_taken_in_turn() {
        let mut line = Line::new(Purpose::Command, "co".to_owned());
        let offer = |line: &str| Offer { line: line.to_owned(), words: line.to_owned(), note: String::new() };
        line.complete(1);
        assert_eq!(line.text, "co", "nothing is offered");
        line.offers = vec![offer("compare"), offer("count")];
        let mut taken = |by| {
            line.complete(by);
            line.text.clone()
        };
        assert_eq!([1, 1, 1, -1].map(&mut taken), ["compare", "count", "compare", "count"]);
    }
}
