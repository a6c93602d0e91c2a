//! Words inside one text: case, accents and line breaks do not matter, spans point into the unaltered text.

use memchr::memmem::Finder;

use crate::text::Span;
use crate::text::fold::{Folded, fold, fold_mapped};

/// A text prepared for searching; prepare it once per text, not per keystroke.
#[derive(Clone, Debug)]
pub struct Searchable(Folded);

impl Searchable {
    /// Folds `text`. Takes about six times its size while it is kept.
    pub fn new(text: &str) -> Self {
        Self(fold_mapped(text))
    }

    /// Every place where `query` stands, in order, without overlaps, in time linear in the text.
    /// White space in the query matches any white space, also a line break; a blank query finds nothing.
    pub fn find(&self, query: &str) -> Vec<Span> {
        let query = fold(query);
        let mut words = query.split_whitespace();
        let Some(first) = words.next() else { return Vec::new() };
        let others: Vec<&str> = words.collect();
        let text = self.0.text.as_str();
        let mut found = Vec::new();
        let mut after = 0;
        for start in Finder::new(first).find_iter(text.as_bytes()) {
            if start < after {
                continue;
            }
            if let Some(end) = end_of(text, start + first.len(), &others) {
                found.push(self.0.original(Span::new(start, end)));
                after = end;
            }
        }
        found
    }
}

/// Where a match ends whose first word ends at `end` and whose other words must follow.
fn end_of(text: &str, mut end: usize, others: &[&str]) -> Option<usize> {
    for word in others {
        let rest = text.get(end..)?;
        let next = rest.trim_start();
        let gap = rest.len() - next.len();
        if gap == 0 || !next.starts_with(word) {
            return None;
        }
        end += gap + word.len();
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::Searchable;

    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        Searchable::new(text).find(query).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn case_accents_and_typography_do_not_matter() {
        assert_eq!(found("ORBÁN, Orban and orba\u{301}n", "orbán"), ["ORBÁN", "Orban", "orba\u{301}n"]);
        assert_eq!(found("Russia’s plan", "russia's"), ["Russia’s"]);
        assert_eq!(found("Путин", "путин"), ["Путин"]);
    }

    #[test]
    fn a_phrase_is_found_across_line_breaks() {
        assert_eq!(found("security\n  talks, security-talks", "Security talks"), ["security\n  talks"]);
    }

    #[test]
    fn matches_do_not_overlap_and_blanks_find_nothing() {
        assert_eq!(found("aaaa", "aa"), ["aa", "aa"]);
        assert!(found("a b", " ").is_empty());
        assert!(found("", "a").is_empty());
    }
}
