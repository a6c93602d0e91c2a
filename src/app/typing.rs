//! What the user does to a line being typed.

use unicode_segmentation::UnicodeSegmentation;

use super::command::Command;

/// A change to a line, or to where in it the next character goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Adds a character.
    Type(char),
    /// Erases the character before the caret.
    Erase,
    /// Erases the word before the caret, with the space after it.
    EraseWord,
    /// Erases everything before the caret.
    EraseAll,
    /// Moves the caret one character to the left.
    Left,
    /// Moves the caret one character to the right.
    Right,
    /// Moves the caret before the first character.
    Start,
    /// Moves the caret behind the last character.
    End,
}

impl Edit {
    /// The edit a command stands for while a line is typed, if any.
    pub const fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::Erase => Self::Erase,
            Command::EraseWord => Self::EraseWord,
            Command::EraseAll => Self::EraseAll,
            Command::CaretLeft => Self::Left,
            Command::CaretRight => Self::Right,
            Command::CaretStart => Self::Start,
            Command::CaretEnd => Self::End,
            _ => return None,
        })
    }
}

/// Carries out an edit at the end of a line that has no caret of its own.
pub fn edit(line: &mut String, edit: Edit) {
    let mut caret = line.len();
    edit_at(line, &mut caret, edit);
}

/// Carries out an edit at the caret, a byte of the line on a boundary of its characters.
pub fn edit_at(line: &mut String, caret: &mut usize, edit: Edit) {
    let (before, after) = line.split_at_checked(*caret).unwrap_or((line, ""));
    let last = before.graphemes(true).next_back().map_or(0, str::len);
    match edit {
        Edit::Type(char) => {
            line.insert(*caret, char);
            *caret += char.len_utf8();
        }
        Edit::Erase => erase(line, caret, *caret - last),
        Edit::EraseWord => {
            let kept = before.trim_end().rfind(char::is_whitespace).map_or(0, |at| {
                at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
            });
            erase(line, caret, kept);
        }
        Edit::EraseAll => erase(line, caret, 0),
        Edit::Left => *caret -= last,
        Edit::Right => *caret += after.graphemes(true).next().map_or(0, str::len),
        Edit::Start => *caret = 0,
        Edit::End => *caret = line.len(),
    }
}

fn erase(line: &mut String, caret: &mut usize, from: usize) {
    line.replace_range(from..*caret, "");
    *caret = from;
}

#[cfg(test)]
mod tests {
    use super::{Edit, edit, edit_at};

    #[test]
    fn a_word_is_erased_with_the_space_after_it() {
        for (before, after) in [("nato talks ", "nato "), ("nato", ""), ("", ""), ("а б", "а ")] {
            let mut line = before.to_owned();
            edit(&mut line, Edit::EraseWord);
            assert_eq!(line, after);
        }
    }

    #[test]
    fn edits_are_made_where_the_caret_stands() {
        let (mut line, mut caret) = ("troops le\u{301}ft".to_owned(), 10);
        for (change, after, at) in [
            (Edit::Erase, "troops lft", 8),
            (Edit::Type('i'), "troops lift", 9),
            (Edit::Left, "troops lift", 8),
            (Edit::EraseWord, "troops ift", 7),
            (Edit::Start, "troops ift", 0),
            (Edit::Erase, "troops ift", 0),
            (Edit::Right, "troops ift", 1),
            (Edit::EraseAll, "roops ift", 0),
            (Edit::End, "roops ift", 9),
            (Edit::Right, "roops ift", 9),
        ] {
            // The accent is one character with its letter.
            if caret == 10 {
                caret = 7 + "le\u{301}".len();
            }
            edit_at(&mut line, &mut caret, change);
            assert_eq!((line.as_str(), caret), (after, at), "{change:?}");
        }
    }
}
