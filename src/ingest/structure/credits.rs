//! Credits at an article's end: agencies (`BLOOMBERG, AGENCE FRANCE-PRESSE`), contributors, `(Reporting by …)`.

use super::names::{is_capitalised, is_capitals, is_masthead, is_person, items, words};
use super::{desk, evidence};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Longest credit, in bytes.
const LONGEST: usize = 320;

/// Beginnings of lines that name an agency.
const SOURCES: &[&str] = &[
    "with ",
    "from ",
    "source: ",
    "courtesy: ",
    "copy: ",
    "via ",
    "by arrangement with ",
    "this story was supplied by ",
];

/// What agencies hand on, and persons don't.
const HANDED: &[&str] =
    &["material from ", "copy from ", "input from ", "inputs from ", "files from ", "reports from "];

/// What a line credits: nothing here means no credit, an empty list a credit that names no agency.
pub(super) fn line(lexicon: &Lexicon, text: &str, span: Span) -> Option<Vec<Span>> {
    if span.len() > LONGEST {
        return None;
    }
    let inner = inner(text, span);
    let words = inner.of(text);
    let lower = words.to_lowercase();
    if let Some(roll) = desk::roll(lexicon, text, inner) {
        let named = items(text, roll).into_iter();
        let agency = |item: &Span| {
            lexicon.agencies.name(item.of(text)).is_some() || lexicon.agencies.is_generic(item.of(text))
        };
        let handed = HANDED.iter().any(|what| lower.contains(what));
        // Surnames stand in the byline too.
        let lone = |words: &str| text.matches(words).take(2).count() < 2 && !words.contains(' ');
        let unknown = |item: &Span| {
            (handed || lone(item.of(text))) && evidence::is_agency(lexicon, text, item.of(text))
        };
        return Some(named.filter(|item| agency(item) || unknown(item)).collect());
    }
    if let Some(named) = contributed(lexicon, text, inner) {
        return Some(named);
    }
    if let Some(paper) = reprinted(lexicon, text, inner) {
        return Some(vec![paper]);
    }
    if reported_from(lexicon, words) {
        return Some(Vec::new());
    }
    // Lower case may be of another length than the words themselves.
    let mut sources = SOURCES.iter().filter(|_| lower.len() == words.len());
    if let Some(rest) = sources.find_map(|source| lower.strip_prefix(source)) {
        let rest = Span::new(inner.end - rest.len(), inner.end);
        let generic = lexicon.agencies.is_generic(rest.of(text));
        if generic {
            return Some(vec![inner]);
        }
        let told = ["source: ", "courtesy: ", "copy: "].iter().any(|label| lower.starts_with(label))
            || lower.starts_with("by arrangement with ");
        let named = told && evidence::is_agency(lexicon, text, rest.of(text));
        return agencies(lexicon, text, rest).or_else(|| named.then(|| vec![rest]));
    }
    if let Some((before, list)) = span.of(text).strip_suffix(')').and_then(|words| words.rsplit_once('('))
        && initials(before.trim_end())
    {
        return agencies(lexicon, text, Span::new(span.end - 1 - list.len(), span.end - 1));
    }
    let bare = words.trim_start_matches(|c: char| "-–—=*• ".contains(c));
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
    // "ABC/AFP": partners of a known agency, as short as it.
    let slashed = span.of(text).contains('/') && list.len() >= 2 && list.iter().any(known);
    let short = |item: &Span| item.len() <= 5 && is_capitals(item.of(text));
    let listed = list.iter().all(|item| known(item) || slashed && short(item));
    (!list.is_empty() && listed).then_some(list)
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
    // Surnames stand in the article's byline too, agencies at most in the brackets of its dateline.
    let unnamed = |words: &str| {
        let others = text.matches(words).count() - text.matches(&format!("({words})")).count();
        others < 2 && evidence::is_agency(lexicon, text, words)
    };
    let agency = |item: &Span| {
        let words = item.of(text);
        let single = words.split_whitespace().count() == 1 && named.len() == 1;
        lexicon.agencies.is_generic(words)
            || is_masthead(&lexicon.agencies, words)
            || (single && is_capitalised(words))
            || unnamed(words)
    };
    Some(named.iter().filter(|item| agency(item)).copied().collect())
}

/// What was done with an article that another paper had first.
const REPRINTED: [&str; 6] = ["reprinted", "republished", "reproduced", "ran", "published", "appeared"];

/// Words beside it: `this article was first published in the`.
const BESIDE: [&str; 19] = [
    "this",
    "article",
    "story",
    "report",
    "piece",
    "column",
    "was",
    "is",
    "first",
    "originally",
    "with",
    "by",
    "kind",
    "permission",
    "courtesy",
    "from",
    "of",
    "in",
    "the",
];

/// `Reprinted from the Coast Mail`, `This report first ran in the Coast Mail`: the paper, named at the end.
fn reprinted(lexicon: &Lexicon, text: &str, span: Span) -> Option<Span> {
    let lower = |word: Span| word.of(text).to_lowercase();
    let said = |word: &str| REPRINTED.contains(&word) || BESIDE.contains(&word);
    let head: Vec<String> = words(text, span).map(lower).take_while(|word| said(word)).collect();
    let holds = |word: &str| head.iter().any(|said| said == word);
    // Reports are published too, by those they are of; an article says that another paper had it first.
    let again = head.first().is_some_and(|word| word.starts_with("rep"));
    let before =
        (holds("first") || holds("originally")) && head.iter().any(|word| REPRINTED.contains(&word.as_str()));
    let joined = ["from", "of", "in", "by", "courtesy"].iter().any(|word| holds(word));
    let name = Span::new(words(text, span).nth(head.len())?.start, span.end);
    let paper = is_masthead(&lexicon.agencies, name.of(text))
        || (again || !holds("report")) && is_title(name.of(text));
    ((again || before) && joined && paper).then_some(name)
}

/// Whether all words are capitalised, small ones aside, and end no sentence.
fn is_title(words: &str) -> bool {
    let small = |word: &str| ["of", "the", "and", "&", "on"].contains(&word);
    (2..=6).contains(&words.split_whitespace().count())
        && words.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "'’&-.".contains(c))
        && words.split_whitespace().all(|word| is_capitalised(word) || small(word))
        && !words.contains(". ")
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

/// The initials of writers and editors: `jr/sms`, `abc-def/jh`, `AB/CD`, `A.R.`.
pub(super) fn initials(words: &str) -> bool {
    let short = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let tall = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    let parts = || words.split(['/', '-']);
    let slashed = words.contains('/') && words.len() <= 20 && parts().all(|part| short(part) || tall(part));
    let mut letters = words.split_inclusive('.');
    let dotted = letters.clone().count() >= 2
        && letters.all(|part| {
            part.len() == 2 && part.starts_with(|c: char| c.is_ascii_uppercase()) && part.ends_with('.')
        });
    slashed || (dotted && words.len() <= 8)
}

/// Initials side by side, as agencies have them below their own: `RKS ABH`.
pub(super) fn are_initials(words: &str) -> bool {
    let short = |word: &str| (2..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    words.split_whitespace().take(5).count() <= 4 && words.split_whitespace().all(short)
}

/// A word in capitals after the last paragraph, which names an agency that is not known: `MERIDIAN`. Acronyms and
/// places are as likely to be tags.
pub(super) fn capitals(lexicon: &Lexicon, text: &str, span: Span) -> bool {
    let words = span.of(text);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let single = letters == words.chars().count() && letters >= 6;
    let tag = lexicon.gazetteer.find(words).is_some() || lexicon.boilerplate.is_crumbs(words);
    is_capitals(words) && (is_masthead(&lexicon.agencies, words) || (single && !tag))
}

#[cfg(test)]
mod tests {
    use super::{are_initials, capitals, line};
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
            ("Polarion contributed reporting.", vec!["Polarion"]),
            ("(Reporting by Ann Roe; editing by Bo Doe)", vec![]),
            ("With AP, dpa", vec!["AP", "dpa"]),
            ("with agency material", vec!["with agency material"]),
            ("Roe reported from Geneva.", vec![]),
            ("- Reuters.", vec!["Reuters"]),
            ("jr/sms (AFP, dpa)", vec!["AFP", "dpa"]),
            ("Additional reporting AFP/PA", vec!["AFP", "PA"]),
            ("Additional reporting by AFP", vec!["AFP"]),
            ("==Kyodo", vec!["Kyodo"]),
            ("ABC/AFP", vec!["ABC", "AFP"]),
            ("Additional reporting: Kestrivo", vec!["Kestrivo"]),
            ("Copy: Kestrivo", vec!["Kestrivo"]),
            ("Reprinted from the Brusk Lantern.", vec!["Brusk Lantern"]),
            ("Reprinted by kind permission of the Brusk Lantern", vec!["Brusk Lantern"]),
            ("Republished courtesy of The Brusk Lantern", vec!["Brusk Lantern"]),
            ("This article first ran in the Brusk Lantern.", vec!["Brusk Lantern"]),
            ("This report was first published by the Brusk Gazette.", vec!["Brusk Gazette"]),
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
            "Additional reporting: it cost nothing, he said.",
            "Reprinted from old plates, the map shows a bridge.",
            "Reprinted twice, the map sold out.",
            "Published by Roe & Sons, the report is long.",
            "This report was first given to the Brusk Council.",
            "This report was published by the Brusk Council.",
            "This report was first published by Roe and Doe.",
            "It appeared in the Brusk Lantern.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn initials_stand_side_by_side() {
        assert!(are_initials("RKS ABH") && are_initials("SV SV"));
        assert!(!are_initials("NOBODY HURT") && !are_initials("Sv") && !are_initials("AB CD EF GH IJ"));
    }

    #[test]
    fn capitals_at_the_end_name_an_agency() {
        let named = |words: &str| capitals(Lexicon::bundled(), words, Span::new(0, words.len()));
        assert!(named("MERIDIAN") && named("BRUSK TIMES"));
        for words in ["NHS", "VAT", "UKRAINE", "MORE", "Polarion", "BUS LINES", "POLITICS"] {
            assert!(!named(words), "{words}");
        }
    }
}
