//! Saved filters: which there are, how many articles pass each, and the names by which a filter calls upon them.

use std::sync::Arc;

use super::line::{Fault, Offer};
use crate::config::nearest::unknown;
use crate::model::{Comparison, Marks, Story};
use crate::search::catalogue::Catalogue;
use crate::search::filter::{Beside, Filter, judge};

/// A filter kept under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its name.
    pub name: String,
    /// The filter as written.
    pub written: String,
    /// What passes it, as of the last count; `None` before the first.
    pub counted: Option<Counted>,
}

/// What passes a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// So many articles.
    Articles(usize),
    /// So many at least: of others it is not known yet.
    AtLeast(usize),
    /// The filter is not understood: a later version may have saved it.
    NotUnderstood,
}

/// A question: how many articles pass each of some filters.
#[derive(Clone, Debug, PartialEq)]
pub struct Counting {
    /// Tells this question from those before it.
    pub serial: u64,
    /// The filters as written.
    pub filters: Vec<String>,
    /// What the user marked, where that is asked for.
    pub marks: Option<Box<Marks>>,
    /// The comparisons that are there, where they are asked for.
    pub compared: Vec<(Story, Arc<Comparison>)>,
}

/// Answers a question, in the order of its filters; `None` once `is_stopped` says that nobody waits any more.
pub fn count(
    catalogue: &mut Catalogue,
    counting: &Counting,
    is_stopped: &dyn Fn() -> bool,
) -> Option<Vec<Counted>> {
    let mut beside = Beside::default();
    if let Some(marks) = &counting.marks {
        beside.take_marks(marks, catalogue.briefing());
    }
    for (story, comparison) in &counting.compared {
        beside.take(story, comparison);
    }
    let mut counts = Vec::new();
    for written in &counting.filters {
        if is_stopped() {
            return None;
        }
        let Ok(filter) = Filter::parse(written) else {
            counts.push(Counted::NotUnderstood);
            continue;
        };
        if filter.asks_for_words() && !catalogue.make_index(is_stopped) {
            return None;
        }
        let kept = judge::articles(&filter, catalogue, &beside);
        let count = kept.articles.len();
        counts.push(if kept.unknown.is_empty() { Counted::Articles(count) } else { Counted::AtLeast(count) });
    }
    Some(counts)
}

/// What the counts were made of: comparisons, articles read, other marks.
type Basis = (usize, u64, u64);

/// The saved filters in the order of their names.
#[derive(Debug, Default)]
pub struct Saved {
    filters: Vec<SavedFilter>,
    /// Whether some filter asks for marks, or for findings.
    about_marks: bool,
    about_findings: bool,
    asked: Option<Basis>,
    serial: u64,
    /// Grows with each change of what is marked.
    changes: u64,
}

impl Saved {
    /// The filters.
    pub fn filters(&self) -> &[SavedFilter] {
        &self.filters
    }

    /// Takes up the filters there are; counts are made anew.
    pub fn take_up(&mut self, marks: &Marks) {
        let known = std::mem::take(&mut self.filters);
        let counted = |name: &str, written: &str| {
            known.iter().find(|of| of.name == name && of.written == written).and_then(|of| of.counted)
        };
        let filters = marks.filters().map(|(name, written)| SavedFilter {
            name: name.to_owned(),
            written: written.to_owned(),
            counted: counted(name, written),
        });
        self.filters = filters.collect();
        let parsed: Vec<Filter> =
            self.filters.iter().filter_map(|of| Filter::parse(&of.written).ok()).collect();
        self.about_marks = parsed.iter().any(Filter::asks_for_marks);
        self.about_findings = parsed.iter().any(Filter::asks_for_findings);
        self.renew();
    }

    /// Counts anew when it is next asked.
    pub const fn renew(&mut self) {
        self.asked = None;
    }

    /// Notes that what is marked has changed.
    pub const fn note_change(&mut self) {
        self.changes += 1;
    }

    /// The question of how many articles pass, unless it is asked already: with so many comparisons there, after so
    /// many readings.
    pub fn ask(
        &mut self,
        compared: usize,
        readings: u64,
        marks: &Marks,
        comparisons: impl Fn() -> Vec<(Story, Arc<Comparison>)>,
    ) -> Option<Counting> {
        let basis = (
            if self.about_findings { compared } else { 0 },
            if self.about_marks { readings } else { 0 },
            if self.about_marks { self.changes } else { 0 },
        );
        if self.filters.is_empty() || self.asked == Some(basis) {
            return None;
        }
        self.asked = Some(basis);
        self.serial += 1;
        Some(Counting {
            serial: self.serial,
            filters: self.filters.iter().map(|of| of.written.clone()).collect(),
            marks: self.about_marks.then(|| Box::new(marks.clone())),
            compared: if self.about_findings { comparisons() } else { Vec::new() },
        })
    }

    /// Takes in the counts, unless they answer what is no longer asked.
    pub fn take(&mut self, serial: u64, counts: Vec<Counted>) {
        if serial == self.serial && counts.len() == self.filters.len() {
            for (of, counted) in self.filters.iter_mut().zip(counts) {
                of.counted = Some(counted);
            }
        }
    }

    /// What was typed with each `@NAME` replaced by the filter saved under it, in brackets.
    ///
    /// # Errors
    /// Names the byte of a name that no filter has, and the nearest one.
    pub fn expanded(&self, typed: &str) -> Result<String, Fault> {
        let mut full = String::new();
        let mut from = 0;
        for (at, name) in called(typed) {
            let Some(saved) = self.filters.iter().find(|of| of.name == name) else {
                let names = self.filters.iter().map(|of| of.name.as_str());
                return Err(Fault { at, what: unknown("saved filter", name, names) });
            };
            full.push_str(typed.get(from..at).unwrap_or_default());
            full.extend(["(", &saved.written, ")"]);
            from = at + 1 + name.len();
        }
        full.push_str(typed.get(from..).unwrap_or_default());
        Ok(full)
    }

    /// The names that complete the `@NAME` before the caret; `None` where none is being typed.
    pub fn offers(&self, typed: &str, caret: usize) -> Option<Vec<Offer>> {
        let before = typed.get(..caret)?;
        let after = typed.get(caret..)?;
        let start = before.rfind(|c: char| c.is_whitespace() || "(-".contains(c)).map_or(0, |at| at + 1);
        let (lead, word) = before.split_at(start);
        let begun = word.strip_prefix('@')?;
        let fitting = self.filters.iter().filter(|of| of.name.starts_with(begun));
        let offer = |of: &SavedFilter| Offer {
            line: format!("{lead}@{}{after}", of.name),
            words: format!("@{}", of.name),
            note: of.written.clone(),
        };
        Some(fitting.map(offer).collect())
    }
}

/// Whether a character can stand in the name of a saved filter.
pub fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || c == '_'
}

/// Where the first `@NAME` of a filter begins, if it calls upon a saved one.
pub fn first_call(typed: &str) -> Option<usize> {
    called(typed).first().map(|&(at, _)| at)
}

/// Each `@NAME` outside quotation marks: the byte at which it begins, and the name.
fn called(typed: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut quoted = false;
    let mut before = ' ';
    for (at, char) in typed.char_indices() {
        match char {
            '"' | '“' | '„' | '”' => quoted = !quoted,
            '@' if !quoted && (before.is_whitespace() || matches!(before, '(' | '-')) => {
                let rest = typed.get(at + 1..).unwrap_or_default();
                let end = rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len());
                if end > 0 {
                    found.push((at, &rest[..end]));
                }
            }
            _ => {}
        }
        before = char;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Counted, Saved, count};
    use crate::model::{Mark, Marks};
    use crate::search::catalogue::Catalogue;

    fn saved(filters: &[(&str, &str)]) -> Saved {
        let mut marks = Marks::default();
        for (name, written) in filters {
            marks.put(Mark::Filter((*name).to_owned(), Some((*written).to_owned())));
        }
        let mut saved = Saved::default();
        saved.take_up(&marks);
        saved
    }

    #[test]
    fn a_name_stands_for_its_filter_but_not_in_quotation_marks_or_within_words() {
        let saved = saved(&[("afp", "source:afp or source:dpa"), ("new", "is:unread")]);
        let of = |typed: &str| saved.expanded(typed).map_err(|fault| (fault.at, fault.what));
        assert_eq!(of("@afp -@new x").unwrap(), "(source:afp or source:dpa) -(is:unread) x");
        assert_eq!(of("\"by @afp\" a@new @").unwrap(), "\"by @afp\" a@new @");
        let (at, what) = of("is:read @aft").unwrap_err();
        assert_eq!(at, 8);
        assert!(what.contains("aft") && what.contains("afp"), "{what}");
        let offered = |typed: &str| saved.offers(typed, typed.len()).map(|offers| offers.len());
        assert_eq!(
            (offered("x @"), offered("x -@n"), offered("x"), offered("@q")),
            (Some(2), Some(1), None, Some(0))
        );
    }

    #[test]
    fn what_passes_is_counted_and_what_is_not_understood_is_told() {
        let briefing = crate::app::fixture::briefing(&["Ten ferries left.", "Rain."]);
        let mut saved = saved(&[("a", "ferries"), ("b", "has:conflict"), ("c", "(")]);
        let counting = saved.ask(0, 0, &Marks::default(), Vec::new).unwrap();
        assert_eq!(saved.ask(0, 9, &Marks::default(), Vec::new), None, "asked once");
        let mut catalogue = Catalogue::of(std::sync::Arc::new(briefing));
        let counts = count(&mut catalogue, &counting, &|| false).unwrap();
        assert_eq!(counts, [Counted::Articles(1), Counted::AtLeast(0), Counted::NotUnderstood]);
        saved.take(0, vec![Counted::Articles(7); 3]);
        assert_eq!(saved.filters()[0].counted, None, "an answer to another question");
        saved.take(counting.serial, counts);
        assert_eq!(saved.filters()[0].counted, Some(Counted::Articles(1)));
        assert!(saved.ask(3, 0, &Marks::default(), Vec::new).is_some(), "more comparisons are there");
    }
}
