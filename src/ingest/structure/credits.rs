//! Credits at an article's end: agencies (`BLOOMBERG, AGENCE FRANCE-PRESSE`), contributors, `(Reporting by …)`.

use super::names::{is_capitalised, is_capitals, is_masthead, is_person, items};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Longest credit, in bytes.
const LONGEST: usize = 320;

/// Beginnings of lines that name who reported, wrote or edited.
const DESKS: &[&str] = &[
    "reporting by ",
    "additional reporting by ",
    "additional reporting from ",
    "writing by ",
    "editing by ",
    "compiled by ",
    "contributing: ",
    "contributors: ",
    "contributing reporting by ",
];

/// Beginnings of lines that name an agency.
const SOURCES: &[&str] =
    &["with ", "from ", "source: ", "via ", "by arrangement with ", "this story was supplied by "];

/// What a line credits: nothing here means no credit, an empty list a credit that names no agency.
pub(super) fn line(lexicon: &Lexicon, text: &str, span: Span) -> Option<Vec<Span>> {
    if span.len() > LONGEST {
        return None;
    }
    let inner = inner(text, span);
    let words = inner.of(text);
    let lower = words.to_lowercase();
    let body = lower.trim_start_matches(|c: char| "-–— ".contains(c));
    if DESKS.iter().any(|desk| body.starts_with(desk)) {
        return Some(Vec::new());
    }
    if let Some(named) = contributed(lexicon, text, inner) {
        return Some(named);
    }
    if reported_from(lexicon, words) {
        return Some(Vec::new());
    }
    // Lower case may be of another length than the words themselves.
    let mut sources = SOURCES.iter().filter(|_| lower.len() == words.len());
    if let Some(rest) = sources.find_map(|source| lower.strip_prefix(source)) {
        let rest = Span::new(inner.end - rest.len(), inner.end);
        let generic = lexicon.agencies.is_generic(rest.of(text));
        return if generic { Some(vec![inner]) } else { agencies(lexicon, text, rest) };
    }
    if let Some((before, list)) = span.of(text).strip_suffix(')').and_then(|words| words.rsplit_once('('))
        && initials(before.trim_end())
    {
        return agencies(lexicon, text, Span::new(span.end - 1 - list.len(), span.end - 1));
    }
    let bare = words.trim_start_matches(|c: char| "-–— ".contains(c));
    agencies(lexicon, text, Span::new(inner.end - bare.len(), inner.end))
}

/// The words without brackets and the final stop.
fn inner(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = words.len() - words.trim_start_matches(['(', '[']).len();
    let end = words.trim_end_matches(['.', ')', ']', ' ']).len();
    Span::new(span.start + start.min(end), span.start + end)
}

/// A list of nothing but known agencies, or words for agencies in general.
fn agencies(lexicon: &Lexicon, text: &str, span: Span) -> Option<Vec<Span>> {
    if lexicon.agencies.is_generic(span.of(text)) {
        return Some(vec![span]);
    }
    if lexicon.agencies.name(span.of(text)).is_some() {
        return Some(vec![span]);
    }
    let list = items(text, span);
    let known = |item: &Span| {
        lexicon.agencies.name(item.of(text)).is_some() || lexicon.agencies.is_generic(item.of(text))
    };
    (!list.is_empty() && list.iter().all(known)).then_some(list)
}

/// `AFP contributed reporting`, `Ann Roe and Reuters contributed to this report`: the agencies among them.
fn contributed(lexicon: &Lexicon, text: &str, span: Span) -> Option<Vec<Span>> {
    let words = span.of(text);
    let at = words.find(" contributed")?;
    let after = words.get(at + " contributed".len()..)?.trim();
    let fits = after.is_empty()
        || after.starts_with("reporting")
        || ["to this", "to the report", "research", "from ", "additional"]
            .iter()
            .any(|start| after.starts_with(start));
    let subject = words.get(..at)?.trim_end_matches(" also").trim_end_matches(',');
    let subject = Span::new(span.start, span.start + subject.len());
    if !fits || after.split_whitespace().count() > 8 || !is_capitalised(subject.of(text)) {
        return None;
    }
    let named = items(text, subject);
    // Places stand among the names: "Ann Roe in Amman, Jordan, contributed to this article".
    let agency = |item: &Span| {
        let words = item.of(text);
        let single = words.split_whitespace().count() == 1 && named.len() == 1;
        lexicon.agencies.is_generic(words)
            || is_masthead(&lexicon.agencies, words)
            || (single && is_capitalised(words))
    };
    Some(named.iter().filter(|item| agency(item)).copied().collect())
}

/// `Roe reported from Geneva`.
fn reported_from(lexicon: &Lexicon, words: &str) -> bool {
    let Some((who, place)) = words.split_once(" reported from ") else { return false };
    let one = |name: &str| name.split_whitespace().count() == 1 && is_capitalised(name);
    let names = who
        .split(" and ")
        .flat_map(|part| part.split(", "))
        .all(|name| one(name) || is_person(&lexicon.agencies, name));
    names && place.split_whitespace().count() <= 10 && is_capitalised(place)
}

/// The initials of writers and editors: `jr/sms`.
pub(super) fn initials(words: &str) -> bool {
    let short = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    words.contains('/') && words.len() <= 16 && words.split('/').all(short)
}

/// Words in capitals after the last paragraph, which name an agency that is not known: `MERIDIAN`.
pub(super) fn capitals(text: &str, span: Span) -> bool {
    let words = span.of(text);
    is_capitals(words)
        && words.split_whitespace().count() <= 4
        && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "-,/&.".contains(c))
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !matches!(words, "ENDS" | "END" | "MORE" | "STOP" | "FIN" | "THE END")
}

/// The agency after a dash at the very end of the last paragraph: `"It is not enough." – Bourse Wire`.
pub(super) fn after_dash(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<(Span, Span)> {
    let words = paragraph.of(text);
    let mut from = words.len().saturating_sub(60);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let tail = words.get(from..)?;
    let (at, dash) = [" – ", " — ", " - ", " -- ", " --- "]
        .iter()
        .filter_map(|dash| Some((tail.rfind(dash)?, *dash)))
        .max()?;
    let before = tail.get(..at)?;
    let name = Span::new(paragraph.start + from + at + dash.len(), paragraph.end);
    let name = Span::new(name.start, name.start + name.of(text).trim_end_matches('.').len());
    let closed = super::paragraphs::ends_sentence(before);
    let named = is_masthead(&lexicon.agencies, name.of(text));
    (closed && named).then(|| (Span::new(paragraph.start + from + at + 1, paragraph.end), name))
}

#[cfg(test)]
mod tests {
    use super::{after_dash, capitals, line};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    fn read(text: &str) -> Option<Vec<&str>> {
        let spans = line(Lexicon::bundled(), text, Span::new(0, text.len()))?;
        Some(spans.iter().map(|span| span.of(text)).collect())
    }

    #[test]
    fn agencies_are_credited_in_many_ways() {
        for (text, agencies) in [
            ("BLOOMBERG, AGENCE FRANCE-PRESSE", vec!["BLOOMBERG", "AGENCE FRANCE-PRESSE"]),
            ("AFP contributed reporting.", vec!["AFP"]),
            ("Ann Roe and Reuters contributed to this report.", vec!["Reuters"]),
            ("Ann Roe contributed to this story.", vec![]),
            ("Meridian contributed reporting.", vec!["Meridian"]),
            ("(Reporting by Ann Roe; editing by Bo Doe)", vec![]),
            ("With AP, dpa", vec!["AP", "dpa"]),
            ("with agency material", vec!["with agency material"]),
            ("Roe reported from Geneva.", vec![]),
            ("- Reuters.", vec!["Reuters"]),
            ("jr/sms (AFP, dpa)", vec!["AFP", "dpa"]),
        ] {
            assert_eq!(read(text), Some(agencies), "{text}");
        }
    }

    #[test]
    fn sentences_are_no_credits() {
        for text in [
            "Heavy rain contributed to this disaster, the coastguard said in its first report on the matter.",
            "With talks over, they left.",
            "Reuters, which saw the letter, did not publish it.",
            "The talks ended.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn capitals_at_the_end_name_an_agency() {
        assert!(capitals("MERIDIAN", Span::new(0, 8)));
        assert!(!capitals("ENDS", Span::new(0, 4)) && !capitals("Meridian", Span::new(0, 8)));
    }

    #[test]
    fn a_dash_sets_off_the_agency_at_the_end_of_a_paragraph() {
        let text = "“It is a start,” he said. “No more.” – Coast Wire";
        let (whole, name) = after_dash(Lexicon::bundled(), text, Span::new(0, text.len())).unwrap();
        assert_eq!((whole.of(text), name.of(text)), ("– Coast Wire", "Coast Wire"));
        let text = "He read two papers – the Coast Wire";
        assert!(after_dash(Lexicon::bundled(), text, Span::new(0, text.len())).is_none());
    }
}
