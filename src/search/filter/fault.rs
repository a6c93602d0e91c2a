//! What is wrong with a filter, and at which byte.

use std::fmt;

use crate::text::visible;
use crate::text::width::width;

/// A fault of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The byte at which the offending character stands; the length of the filter where something is missing.
    pub at: usize,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub remedy: String,
}

impl Fault {
    pub(super) fn new(at: usize, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { at, what: what.into(), remedy: remedy.into() }
    }

    /// Whether nothing typed on can mend it: the word it lies in has ended, and no bracket or quotation is open.
    pub fn is_final(&self, written: &str) -> bool {
        let rest = written.get(self.at..).unwrap_or("");
        let is_open = rest.starts_with(['(', '"', '“', '„']);
        !is_open && rest.trim_end().chars().any(char::is_whitespace)
    }

    /// Two lines: the filter, and a caret under the offending character.
    pub fn pointed_out(&self, written: &str) -> String {
        let before = width(&visible(written.get(..self.at).unwrap_or(written)));
        format!("{}\n{}^", visible(written), " ".repeat(before))
    }
}

impl fmt::Display for Fault {
    /// One line: what is wrong, and what would be right.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.remedy)
    }
}

impl std::error::Error for Fault {}

/// The name that was probably meant: one that begins so, else one a slip of the hand away.
pub(super) fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let names: Vec<&str> = names.into_iter().collect();
    let begun = names.iter().find(|name| written.len() > 1 && name.starts_with(&written)).copied();
    let near = begun.or_else(|| crate::text::nearest::nearest(&written, names.iter().copied()));
    // Another form of the same word: `deny` for `denies`.
    let stem = written.get(..3);
    near.or_else(|| names.into_iter().find(|name| stem.is_some_and(|stem| name.starts_with(stem))))
}

#[cfg(test)]
mod tests {
    use super::{Fault, nearest};

    #[test]
    fn the_caret_stands_under_the_character_whatever_its_width() {
        let fault = Fault::new("東京 x:".len(), "no", "yes");
        assert_eq!(fault.pointed_out("東京 x:"), "東京 x:\n       ^");
        assert_eq!(fault.to_string(), "no; yes");
    }

    #[test]
    fn a_word_that_has_not_ended_may_still_become_right() {
        for (written, is_final) in [
            ("stance:den", false),
            ("stance:den ", false),
            ("stance:den x", true),
            ("(a b", false),
            ("\"a b", false),
            ("a or", false),
        ] {
            let fault = crate::search::filter::Filter::parse(written).unwrap_err();
            assert_eq!(fault.is_final(written), is_final, "{written}");
        }
    }

    #[test]
    fn a_slip_of_the_hand_has_a_near_name_and_nonsense_has_none() {
        let names = ["source", "speaker", "stance"];
        assert_eq!(nearest("Sorce", names), Some("source"));
        assert_eq!(nearest("spaeker", names), Some("speaker"));
        assert_eq!(nearest("sp", names), Some("speaker"));
        assert_eq!(nearest("zebra", names), None);
        assert_eq!(nearest("deny", ["asserts", "denies"]), Some("denies"));
    }
}
