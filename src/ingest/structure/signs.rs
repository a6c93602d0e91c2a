//! The words that sign an article: `By`, `Words:`, `Our Correspondent`.

use super::evidence;
use super::names::{authors, is_capitalised};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Words before the authors' names in English.
const ENGLISH: [&str; 20] = [
    "By ",
    "BY ",
    "by ",
    "By: ",
    "By\u{a0}",
    "Written by ",
    "Story by ",
    "Words by ",
    "Report by ",
    "Reporting by ",
    "Reported by ",
    "Text by ",
    "Analysis by ",
    "Opinion by ",
    "Commentary by ",
    "Posted by ",
    "posted by ",
    "Published by ",
    "Author: ",
    "Reporter: ",
];

/// Words before the authors' names in other languages, with which names begin too.
const OTHERS: [&str; 6] = ["Von ", "VON ", "Par ", "Por ", "Di ", "Door "];

/// Labels before the authors' names which other words may follow too.
const LABELS: [&str; 9] =
    ["words", "text", "report", "story", "reporting", "newsreader", "presenter", "correspondent", "writer"];

/// The span after "By", where a capitalised word follows it, and whether the word before it is English.
pub(super) fn after_by(text: &str, segment: Span) -> Option<(Span, bool)> {
    let words = segment.of(text);
    let english = ENGLISH.iter().find_map(|by| words.strip_prefix(by));
    let rest = english.or_else(|| OTHERS.iter().find_map(|by| words.strip_prefix(by)))?;
    let names = Span::new(segment.end - rest.len(), segment.end).trim(text);
    let short = names.of(text).split_whitespace().count() <= 16;
    let begins = is_capitalised(names.of(text)) || names.of(text).starts_with("our ");
    (short && begins && !names.of(text).ends_with(['.', '!', '?', ':'])).then_some((names, english.is_some()))
}

/// The names behind a label like `Words: `, where their first words are given names, or no words of the language.
pub(super) fn after_label(lexicon: &Lexicon, text: &str, segment: Span) -> Option<Span> {
    let (label, names) = segment.of(text).split_once(": ")?;
    let names = Span::new(segment.end - names.len(), segment.end).trim(text);
    let people = authors(lexicon, text, names);
    let signs = |name: Span| {
        let first = name.of(text).split_whitespace().next().unwrap_or_default();
        lexicon.given_names.holds(first) || evidence::is_rare(lexicon, first)
    };
    let known = LABELS.iter().any(|known| known.eq_ignore_ascii_case(label)) && !people.is_empty();
    (known && people.iter().all(|person| signs(person.name))).then_some(names)
}

/// Whether words name those who wrote by their desk only: `Our Correspondent`, `Special Correspondent`, `Web Desk`.
pub(super) fn is_desk(lexicon: &Lexicon, words: &str) -> bool {
    const WHOSE: [&str; 4] = ["our", "staff", "special", "senior"];
    let Some((first, job)) = words.split_once(' ') else { return false };
    let whose = WHOSE.iter().any(|whose| whose.eq_ignore_ascii_case(first));
    is_capitalised(words)
        && is_capitalised(job)
        && (lexicon.agencies.is_generic(words) || whose && !job.contains(' ') && lexicon.agencies.is_job(job))
}

#[cfg(test)]
mod tests {
    use super::{after_label, is_desk};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    #[test]
    fn labels_stand_before_names_and_before_other_words() {
        let read = |text: &'static str| {
            after_label(Lexicon::bundled(), text, Span::new(0, text.len())).map(|span| span.of(text))
        };
        assert_eq!(read("Words: Ann Roe"), Some("Ann Roe"));
        assert_eq!(read("Report: Ann Roe and Vigdis Brandvik"), Some("Ann Roe and Vigdis Brandvik"));
        assert_eq!(read("NEWSREADER: Ann Roe"), Some("Ann Roe"));
        for text in [
            "Words: the new dictionary has 500",
            "Story: How The Bridge Fell",
            "Report: Brusk",
            "Words: Ten Thousand New",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn desks_sign_without_a_name() {
        for words in ["Our Correspondent", "Special Correspondent", "Staff Reporter", "Web Desk"] {
            assert!(is_desk(Lexicon::bundled(), words), "{words}");
        }
        for words in ["Our Bridge", "our correspondent", "Special Offer", "Staff walk out"] {
            assert!(!is_desk(Lexicon::bundled(), words), "{words}");
        }
    }
}
