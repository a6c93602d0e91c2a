//! The fuzzy finder: what was typed, what was found, and which of it is chosen.

use crate::text::Span;

/// An article that matches what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Index of the article in the briefing.
    pub article: usize,
    /// The matched letters, as spans of the article's title.
    pub marks: Vec<Span>,
}

/// The state of the finder.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// What was typed.
    pub query: String,
    /// The best matches, best first; those of an earlier query until the answer to this one comes.
    pub best: Vec<Candidate>,
    /// How many articles match in all.
    pub total: usize,
    /// The candidate under the cursor.
    pub cursor: usize,
    /// The first candidate on the screen.
    pub top: usize,
}

impl Finder {
    /// Takes in an answer, unless it answers what is no longer asked.
    pub fn take(&mut self, query: &str, total: usize, best: Vec<Candidate>) {
        if query == self.query {
            self.best = best;
            self.total = total;
            self.cursor = 0;
            self.top = 0;
        }
    }

    /// The candidate under the cursor.
    pub fn chosen(&self) -> Option<&Candidate> {
        self.best.get(self.cursor)
    }
}

/// What the user does to a line being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Adds a character.
    Type(char),
    /// Erases the last character.
    Erase,
    /// Erases the last word.
    EraseWord,
    /// Erases everything.
    EraseAll,
}

/// Carries out an edit on the line.
pub fn edit(line: &mut String, edit: Edit) {
    match edit {
        Edit::Type(char) => line.push(char),
        Edit::Erase => {
            line.pop();
        }
        Edit::EraseWord => {
            let kept = line.trim_end().rfind(char::is_whitespace).map_or(0, |at| {
                at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
            });
            line.truncate(kept);
        }
        Edit::EraseAll => line.clear(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Edit, Finder, edit};

    #[test]
    fn a_late_answer_to_an_earlier_query_is_dropped() {
        let mut finder = Finder { query: "nato".to_owned(), ..Finder::default() };
        finder.take("nat", 9, Vec::new());
        assert_eq!(finder.total, 0);
        finder.take("nato", 4, Vec::new());
        assert_eq!(finder.total, 4);
    }

    #[test]
    fn a_word_is_erased_with_the_space_after_it() {
        for (before, after) in [("nato talks ", "nato "), ("nato", ""), ("", ""), ("а б", "а ")] {
            let mut line = before.to_owned();
            edit(&mut line, Edit::EraseWord);
            assert_eq!(line, after);
        }
    }
}
