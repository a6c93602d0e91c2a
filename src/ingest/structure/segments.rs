//! The segments of a line of authors, papers and dates, and which of them only say what part of the paper it is.

use super::moment;
use crate::text::Span;

/// The segments between bars, bullets and dots, without the marks of emphasis around them.
pub(super) fn segments(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start;
    for (at, mark) in span.of(text).match_indices(['|', '•', '·', '/']) {
        // "Coast Mail / 3 May 2023", but "AP/Reuters"
        let around = span.of(text).get(at.saturating_sub(1)..at + 2);
        if mark == "/" && around != Some(" / ") {
            continue;
        }
        found.push(Span::new(start, span.start + at));
        start = span.start + at + mark.len();
    }
    found.push(Span::new(start, span.end));
    let bare = |segment: Span| {
        let segment = segment.trim(text);
        let words = segment.of(text);
        let start = words.len() - words.trim_start_matches(['*', '_']).len();
        let end = words.trim_end_matches(['*', '_']).len().max(start);
        Span::new(segment.start + start, segment.start + end).trim(text)
    };
    found.into_iter().map(bare).filter(|segment| !segment.is_empty()).collect()
}

/// The parts between dashes of a segment that is no date as a whole.
pub(super) fn undashed(text: &str, segment: Span) -> Vec<Span> {
    let dash = [" - ", " – ", " — "].into_iter().find(|dash| segment.of(text).contains(dash));
    let Some(dash) = dash.filter(|_| moment::line(text, segment).is_none()) else { return vec![segment] };
    let mut found = Vec::new();
    let mut start = segment.start;
    for (at, dash) in segment.of(text).match_indices(dash) {
        found.push(Span::new(start, segment.start + at).trim(text));
        start = segment.start + at + dash.len();
        // What follows a date's own dash is its time.
        if moment::line(text, Span::new(start, segment.end)).is_some() {
            break;
        }
    }
    found.push(Span::new(start, segment.end).trim(text));
    found.retain(|part| !part.is_empty());
    found
}

/// Last words of what tells one edition of a paper from the others.
const EDITIONS: [&str; 5] = ["edition", "editions", "issue", "supplement", "section"];

/// Last words of what a paper calls itself, in lower case: `arts weekly`.
const PERIODS: [&str; 7] =
    ["weekly", "daily", "monthly", "quarterly", "fortnightly", "magazine", "newspaper"];

/// What is numbered in a paper.
const NUMBERED: [&str; 10] =
    ["page", "pages", "p", "pp", "no", "issue", "vol", "volume", "section", "edition"];

/// Longest such words.
const LONGEST: usize = 5;

/// Whether words say which edition, issue or page: `late edition`, `Page A1`, `No. 212`, `arts weekly`.
pub(super) fn is_edition(words: &str) -> bool {
    let count = words.split_whitespace().take(LONGEST + 1).count();
    if !(1..=LONGEST).contains(&count) || words.ends_with(['.', '?', '!']) {
        return false;
    }
    let lower = words.to_lowercase();
    let mut list = lower.split_whitespace().map(|word| word.trim_end_matches('.'));
    let first = list.next().unwrap_or_default();
    let second = list.next().unwrap_or_default();
    let kind = lower.split_whitespace().next_back().unwrap_or_default();
    let numbered = count == 2
        && NUMBERED.contains(&first)
        && (second.contains(|c: char| c.is_ascii_digit()) || second.len() == 1);
    let named = count > 1
        && (EDITIONS.contains(&kind) || PERIODS.contains(&kind) && !words.starts_with(char::is_uppercase));
    numbered || named
}

#[cfg(test)]
mod tests {
    use super::is_edition;

    #[test]
    fn editions_are_told_from_names_and_sentences() {
        for words in [
            "late edition",
            "City Edition",
            "Page A1",
            "p. 4",
            "No. 212",
            "Section B",
            "the harbour's own weekly",
        ] {
            assert!(is_edition(words), "{words}");
        }
        for words in [
            "Brusk Weekly",
            "the page",
            "No one",
            "page turner",
            "It was a special edition.",
            "edition",
            "Vol",
        ] {
            assert!(!is_edition(words), "{words}");
        }
    }
}
