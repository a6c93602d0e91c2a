//! A TOML file of the user, entry by entry with its line, so that one fault costs one entry and not the file.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::model::Problem;

/// A file of the user as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    /// What problems call it.
    pub(super) place: &'a str,
    /// What stands in it.
    pub(super) toml: &'a str,
}

/// A value with its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'t> {
    /// Its name.
    pub(super) name: &'t str,
    /// Where the name begins in the file.
    pub(super) at: usize,
    /// What it is set to.
    pub(super) value: &'t Spanned<DeValue<'t>>,
}

impl<'a> Source<'a> {
    /// What can be read of the file, and a problem for each line that is no TOML.
    pub(super) fn read(self, remedy: &str) -> (DeTable<'a>, Vec<Problem>) {
        let (table, mut errors) = DeTable::parse_recoverable(self.toml);
        errors.sort_by_key(|error| error.span().map_or(0, |span| span.start));
        let mut problems: Vec<Problem> = Vec::new();
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            let bare = self.bare_words(at).map(|words| format!("`{words}` stands without quotation marks"));
            let what = bare.unwrap_or_else(|| error.message().trim().to_owned());
            let problem = self.problem(at, what, remedy);
            // What follows from the first fault of a line says nothing new about it.
            if problems.iter().all(|known| known.place != problem.place) {
                problems.push(problem);
            }
        }
        (table.into_inner(), problems)
    }

    /// A problem with what stands at a byte of the file.
    pub(super) fn problem(self, at: usize, what: String, remedy: &str) -> Problem {
        Problem { place: self.line(at), what, remedy: remedy.to_owned(), lost: false }
    }

    /// What stands as the value on the line of a byte, where it begins like a word: the parser takes it for a number.
    fn bare_words(self, at: usize) -> Option<&'a str> {
        let start = self.toml.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let (_, value) = self.toml.get(start..)?.lines().next()?.split_once('=')?;
        let words = value.split('#').next().unwrap_or_default().trim();
        words.starts_with(char::is_alphabetic).then_some(words)
    }

    /// File and line of a byte: `keys.toml:3`.
    pub(super) fn line(self, at: usize) -> String {
        let before = self.toml.get(..at.min(self.toml.len())).unwrap_or("");
        format!("{}:{}", self.place, before.matches('\n').count() + 1)
    }

    /// A value as it is written, for problems.
    pub(super) fn written(self, value: &Spanned<DeValue<'_>>) -> &'a str {
        let written = self.toml.get(value.span()).unwrap_or("");
        written.lines().next().unwrap_or("")
    }
}

/// The entries of a table in the order of the file.
pub(super) fn entries<'t>(table: &'t DeTable<'_>) -> Vec<Entry<'t>> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(name, value)| Entry { name: name.get_ref(), at: name.span().start, value })
        .collect();
    entries.sort_by_key(|entry| entry.at);
    entries
}

#[cfg(test)]
mod tests {
    use super::{Source, entries};

    #[test]
    fn a_line_that_is_no_toml_costs_itself_only() {
        let source = Source { place: "a.toml", toml: "one = 1\ntwo = \nthree = 3\n[four\nfive = 5\n" };
        let (table, problems) = source.read("mend it");
        let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["a.toml:2", "a.toml:4"]);
        let names: Vec<&str> = entries(&table).iter().map(|entry| entry.name).collect();
        assert_eq!(&names[..3], ["one", "two", "three"]);
    }

    #[test]
    fn words_without_quotation_marks_are_told_as_such() {
        let told = |toml| {
            let (_, problems) = Source { place: "a.toml", toml }.read("mend it");
            problems.into_iter().map(|problem| problem.what).collect::<Vec<_>>()
        };
        assert_eq!(told("one = 1\ntwo = nonsense # mine\n"), ["`nonsense` stands without quotation marks"]);
        assert_eq!(told("two = true\n"), [""; 0]);
        assert!(!told("two = 1x\n")[0].contains("quotation"));
    }

    #[test]
    fn entries_stand_in_the_order_of_the_file() {
        let source = Source { place: "a.toml", toml: "b = 1\na = 2\n" };
        let (table, _) = source.read("");
        let lines: Vec<String> = entries(&table).iter().map(|entry| source.line(entry.at)).collect();
        assert_eq!(lines, ["a.toml:1", "a.toml:2"]);
    }
}
