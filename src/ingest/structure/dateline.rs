//! Datelines: `WASHINGTON/MOSCOW •`, `GENEVA, Jan 10 (Reuters) -`, `PORT ALDER, Thursday, 11 April 2024.`

use super::moment::{self, Moment};
use super::names::{is_capitalised, is_capitals, is_masthead, reading_form};
use crate::lexicon::Lexicon;
use crate::model::Dateline;
use crate::text::Span;

/// A dateline at the beginning of a paragraph.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) dateline: Dateline,
    /// The agency or paper in its brackets.
    pub(super) agency: Option<Span>,
    /// The date in it, with or without a year.
    pub(super) moment: Option<Moment>,
}

/// How far into a paragraph a dateline may reach, in bytes.
const REACH: usize = 120;

/// Marks between a dateline and the lead, the longer before those they begin with.
const ENDS: &[(&str, Mark)] = &[
    ("•", Mark::Sure),
    ("·", Mark::Sure),
    ("—", Mark::Sure),
    ("–", Mark::Spaced),
    ("---", Mark::Sure),
    ("--", Mark::Sure),
    ("-", Mark::Spaced),
    ("_", Mark::Sure),
    (":", Mark::Colon),
    (". ", Mark::Stop),
];

/// How much a mark says about what stands before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing else ends so.
    Sure,
    /// Only behind a space or a bracket: names hold hyphens.
    Spaced,
    /// Also announces: "UPDATE:".
    Colon,
    /// Only behind a date.
    Stop,
}

/// What stands before the mark.
#[derive(Default)]
struct Head {
    places: Vec<String>,
    agency: Option<Span>,
    moment: Option<Moment>,
    /// Whether the places are in capitals.
    capitals: bool,
    /// Whether the agency is a known one, or named like a paper.
    known: bool,
}

/// The dateline `paragraph` begins with.
pub(super) fn at(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    let mut reach = paragraph.end.min(paragraph.start + REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let words = Span::new(paragraph.start, reach).of(text);
    if !words.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    for (at, _) in words.char_indices() {
        let rest = words.get(at..)?;
        let Some(&(end, mark)) = ENDS.iter().find(|(end, _)| rest.starts_with(end)) else { continue };
        let before = words.get(..at)?;
        if mark == Mark::Spaced && !before.ends_with([' ', '\u{a0}', ')']) {
            continue;
        }
        let after = paragraph.start + at + end.trim_end().len();
        let rest = text.get(after..paragraph.end)?.trim_start();
        if !opens_a_lead(rest) {
            continue;
        }
        let Some(head) = head(lexicon, text, Span::new(paragraph.start, paragraph.start + at).trim(text))
        else {
            continue;
        };
        let lead = Lead { text, rest };
        if fits(lexicon, &head, before.trim(), mark, lead) {
            let dateline = Dateline { places: head.places, span: Span::new(paragraph.start, after) };
            return Some(Found { dateline, agency: head.agency, moment: head.moment });
        }
    }
    bracketed(lexicon, text, paragraph).or_else(|| alone(lexicon, text, paragraph))
}

/// A known agency in brackets right before the lead: `(CNN) The bridge …`.
fn bracketed(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    let words = paragraph.of(text);
    let close = words.starts_with('(').then(|| words.find(')'))?.filter(|&close| close < REACH)?;
    let agency = Span::new(paragraph.start + 1, paragraph.start + close);
    let lead = words.get(close + 1..)?.trim_start();
    let begins = lead.starts_with(char::is_uppercase) && lexicon.agencies.name(agency.of(text)).is_some();
    let dateline = Dateline { places: Vec::new(), span: Span::new(paragraph.start, agency.end + 1) };
    begins.then_some(Found { dateline, agency: Some(agency), moment: None })
}

/// A dateline that is a paragraph of its own and ends without a mark: `GENEVA, April 28, 2009`.
fn alone(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    if paragraph.len() > REACH {
        return None;
    }
    let head = head(lexicon, text, paragraph)?;
    let named = head.capitals && !head.places.is_empty() && !announces(lexicon, paragraph.of(text));
    let sure = named && (head.agency.is_some() || head.moment.is_some());
    let dateline = Dateline { places: head.places, span: paragraph };
    sure.then_some(Found { dateline, agency: head.agency, moment: head.moment })
}

/// Whether the words after the mark can begin a lead.
fn opens_a_lead(rest: &str) -> bool {
    let first =
        rest.trim_start_matches(|c: char| "\"'“‘«`[(".contains(c) || c.is_whitespace()).chars().next();
    first.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || c == '$' || c == '€' || c == '£')
}

/// Whether most words have capitals: then they are a headline, and what stands before the colon its subject.
fn in_title_case(words: &str) -> bool {
    let words = words.split_whitespace().take(24).filter(|word| word.starts_with(char::is_alphabetic));
    let (all, capital) =
        words.fold((0, 0), |(all, capital), word| (all + 1, capital + usize::from(is_capitalised(word))));
    capital * 2 > all
}

/// What stands behind the mark, and in which text.
#[derive(Clone, Copy)]
struct Lead<'a> {
    text: &'a str,
    rest: &'a str,
}

/// Whether the head, ended by that mark, is a dateline.
fn fits(lexicon: &Lexicon, head: &Head, words: &str, mark: Mark, lead: Lead<'_>) -> bool {
    // Brackets behind a name that is not in capitals may hold anything: a party, an age.
    let witness = head.moment.is_some() || (head.agency.is_some() && (head.capitals || head.known));
    let begins = lead.rest.starts_with(|c: char| c.is_alphabetic() || "\"“'‘«`".contains(c));
    if head.places.is_empty() {
        return head.known && mark != Mark::Stop;
    }
    match mark {
        Mark::Sure if lead.rest.is_empty() => witness || (head.capitals && !announces(lexicon, words)),
        _ if lead.rest.is_empty() => witness,
        Mark::Stop => head.moment.is_some() && head.capitals && begins,
        Mark::Colon if witness => begins,
        Mark::Colon => {
            head.capitals
                && begins
                && !in_title_case(lead.rest)
                && head.places.iter().all(|place| is_visited(lead, place))
        }
        Mark::Sure | Mark::Spaced => witness || (head.capitals && !announces(lexicon, words)),
    }
}

/// Whether words in capitals announce a story or are a sentence's: no place is called so.
fn announces(lexicon: &Lexicon, words: &str) -> bool {
    const SMALL: [&str; 12] =
        ["A", "AN", "FOR", "WITH", "FROM", "TO", "IN", "BY", "IS", "MUST", "NEWS", "STORY"];
    lexicon.boilerplate.is_announcement(words)
        || words
            .split_whitespace()
            .any(|word| SMALL.contains(&word) || lexicon.boilerplate.is_announcement(word))
}

/// Whether the text says elsewhere that something is in, at, near or from the place, or goes there.
fn is_visited(lead: Lead<'_>, place: &str) -> bool {
    ["in ", "at ", "near ", "from ", "to ", "of "]
        .iter()
        .any(|word| lead.text.contains(&format!("{word}{place}")))
}

/// Reads `PLACES[, REGION][, DATE][ (AGENCY)]`, which must be all there is.
fn head(lexicon: &Lexicon, text: &str, span: Span) -> Option<Head> {
    let mut head = Head::default();
    let mut rest = span;
    if let Some(open) = rest.of(text).strip_suffix(')').and_then(|words| words.rfind('(')) {
        let inside = Span::new(rest.start + open + 1, rest.end - 1).trim(text);
        if !is_agency(lexicon, inside.of(text)) {
            return None;
        }
        head.agency = Some(inside);
        head.known = is_masthead(&lexicon.agencies, inside.of(text));
        rest = Span::new(rest.start, rest.start + open).trim(text);
    }
    (rest, head.moment) = without_date(text, rest);
    rest = Span::new(rest.start, rest.start + rest.of(text).trim_end_matches([',', ' ', '\u{a0}']).len());
    if rest.is_empty() {
        return head.agency.is_some().then_some(head);
    }
    let (cities, region) = rest.of(text).split_once(", ").map_or((rest.of(text), ""), |(a, b)| (a, b));
    if !region.is_empty() && !is_region(region) {
        return None;
    }
    head.capitals = true;
    for city in cities.split('/').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" AND ")) {
        let city = city.trim();
        if !is_place(city) {
            return None;
        }
        head.capitals &= is_capitals(city) && city.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        head.places.push(reading_form(city));
    }
    Some(head)
}

/// Takes the date off the end of a dateline's head.
fn without_date(text: &str, head: Span) -> (Span, Option<Moment>) {
    for word in super::names::words(text, head) {
        let tail = Span::new(word.start, head.end);
        if let Some(moment) = moment::line(text, tail).and_then(|moments| moments.into_iter().next()) {
            return (Span::new(head.start, word.start), Some(moment));
        }
    }
    (head, None)
}

/// One to four capitalised words of letters, small words between them aside.
fn is_place(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let letters = words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’.-".contains(c));
    let small =
        |word: &str| matches!(word, "de" | "of" | "la" | "le" | "el" | "al" | "on" | "upon" | "am" | "sur");
    (1..=5).contains(&count)
        && letters
        && words.split_whitespace().all(|word| is_capitalised(word) || small(word))
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// What stands after a city: `N.H.`, `Kenya`, `Bosnia and Herzegovina`.
fn is_region(words: &str) -> bool {
    words.split(", ").all(|part| is_place(&part.replace(" and ", " ")))
}

/// Whether words in a dateline's brackets are an agency or paper: known, or at most four capitalised words.
fn is_agency(lexicon: &Lexicon, words: &str) -> bool {
    let letters = words.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "'’.-/&".contains(c));
    let count = words.split_whitespace().count();
    let known = lexicon.agencies.name(words).is_some();
    known
        || (letters
            && (1..=4).contains(&count)
            && words.split_whitespace().all(is_capitalised)
            && words.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::at;
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    /// Places, agency and lead of a paragraph that begins with a dateline.
    fn read(text: &str) -> Option<(Vec<String>, &str, &str)> {
        let found = at(Lexicon::bundled(), text, Span::new(0, text.len()))?;
        let agency = found.agency.map_or("", |span| span.of(text));
        Some((found.dateline.places, agency, text.get(found.dateline.span.end..).unwrap().trim()))
    }

    #[test]
    fn datelines_of_all_houses_are_read() {
        for (text, places, agency) in [
            ("WASHINGTON/MOSCOW • Talks began.", vec!["Washington", "Moscow"], ""),
            ("GENEVA, Jan 10 (Reuters) - Talks began.", vec!["Geneva"], "Reuters"),
            ("GENEVA (dpa) — Talks began.", vec!["Geneva"], "dpa"),
            ("MOSCOW — Talks began.", vec!["Moscow"], ""),
            ("NASHUA, N.H. - Talks began.", vec!["Nashua"], ""),
            ("Geneva, 10 January (Coast Wire) – Talks began.", vec!["Geneva"], "Coast Wire"),
            ("SARRAT CITY (Sarrat Observer): Talks began.", vec!["Sarrat City"], "Sarrat Observer"),
            ("PORT ALDER, Thursday, 11 April 2024. Talks began.", vec!["Port Alder"], ""),
            ("THE HAGUE, Netherlands (AP)_ Talks began.", vec!["The Hague"], "AP"),
            ("PARIS and BERLIN – Talks began.", vec!["Paris", "Berlin"], ""),
            ("(CNN) — Talks began.", vec![], "CNN"),
            ("(CNN) Talks began.", vec![], "CNN"),
        ] {
            assert_eq!(
                read(text),
                Some((places.iter().map(|p| (*p).to_owned()).collect(), agency, "Talks began."))
            );
        }
    }

    #[test]
    fn a_colon_ends_a_dateline_unless_a_headline_follows() {
        assert!(read("VALMORA: Talks on the price of bread began in Valmora on Monday.").is_some());
        assert!(read("LIKELY WINNER: Talks on the price of bread began on Monday.").is_none());
        assert!(read("FLOODWATCH: The River Rises Again.").is_none());
    }

    #[test]
    fn a_dateline_may_stand_by_itself() {
        assert_eq!(read("NAIROBI, Kenya (AP) _").map(|found| found.0), Some(vec!["Nairobi".to_owned()]));
        assert!(read("WASHINGTON, DC, April 28, 2009").is_some());
    }

    #[test]
    fn a_date_in_the_dateline_is_kept() {
        let text = "GENEVA, Jan 10 (Reuters) - Talks began.";
        let moment = at(Lexicon::bundled(), text, Span::new(0, text.len())).unwrap().moment.unwrap();
        assert_eq!((moment.written.year, moment.written.month, moment.written.day), (None, 1, 10));
    }

    #[test]
    fn other_beginnings_are_none() {
        for text in [
            "UPDATE: Talks began.",
            "BREAKING NEWS - Talks began.",
            "A FIRE - No one was hurt.",
            "The minister — Jane Roe — left.",
            "Yes — No one came.",
            "Talks in Geneva: Nothing new.",
            "Mr. Roe left. He said nothing.",
            "On Jan. 21. The talks began.",
            "I am - We are.",
            "Rep. Jane Roe (R-S.C.): Talks are over.",
            "BBC reporters saw it - and left.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
