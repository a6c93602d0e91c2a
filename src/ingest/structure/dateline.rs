//! Datelines: `WASHINGTON/MOSCOW •`, `GENEVA, Jan 10 (Reuters) -`, `PORT ALDER, Thursday, 11 April 2024.`

use super::evidence;
use super::moment::{self, Moment};
use super::names::{is_capitalised, is_capitals, is_masthead, reading_form};
use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::Standing;
use crate::model::{Dateline, EntityKind};
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
    (".-", Mark::Sure),
    (".–", Mark::Sure),
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

/// Marks of Markdown around words.
const EMPHASIS: [char; 2] = ['*', '_'];

/// Fewest words of a lead behind a place that is not in capitals.
const LEAD: usize = 6;

/// The dateline `paragraph` begins with.
pub(super) fn at(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    let words = paragraph.first(text, REACH).of(text);
    if !words.trim_start_matches(EMPHASIS).starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let marked = words.starts_with(EMPHASIS);
    for (at, _) in words.char_indices() {
        let rest = words.get(at..)?;
        let Some(&(end, mark)) = ENDS.iter().find(|(end, _)| rest.starts_with(end)) else { continue };
        let before = words.get(..at)?;
        if mark == Mark::Spaced && !before.ends_with([' ', '\u{a0}', ')', '*']) {
            continue;
        }
        let mut after = paragraph.start + at + end.trim_end().len();
        let behind = text.get(after..paragraph.end)?;
        if marked && !matches!(mark, Mark::Stop) {
            after += behind.len() - behind.trim_start_matches(EMPHASIS).len();
        }
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
            // "(ANSA) - ROME, MAY 4 -", "March 3, 2023 (AP) -- ROME --": the agency stands before the place.
            let rest = Span::new(paragraph.end - rest.len(), paragraph.end);
            let bracket = rest.of(text).trim_start_matches(EMPHASIS).starts_with('(');
            let placed = head.places.is_empty() && !bracket;
            if let Some(mut found) = placed.then(|| self::at(lexicon, text, rest)).flatten() {
                found.dateline.span.start = paragraph.start;
                found.agency = head.agency;
                found.moment = head.moment.or(found.moment);
                return Some(found);
            }
            let dateline = Dateline { places: head.places, span: Span::new(paragraph.start, after) };
            return Some(Found { dateline, agency: head.agency, moment: head.moment });
        }
    }
    unmarked(lexicon, text, paragraph, words).or_else(|| alone(lexicon, text, paragraph))
}

/// A known agency in brackets or slashes right before the lead, without a mark: `(CNN) The bridge …`,
/// `New Delhi, Jan 26 (PTI) The bridge …`.
fn unmarked(lexicon: &Lexicon, text: &str, paragraph: Span, words: &str) -> Option<Found> {
    let ends = words.match_indices([')', '/']).map(|(at, _)| at + 1);
    for end in ends {
        let lead = text.get(paragraph.start + end..paragraph.end)?;
        let begins = lead.starts_with(|c: char| c.is_whitespace() || c.is_uppercase())
            && opens_a_lead(lead.trim_start())
            && !lead.trim().is_empty();
        let Some(head) = Some(Span::new(paragraph.start, paragraph.start + end))
            .filter(|_| begins)
            .and_then(|span| head(lexicon, text, span))
        else {
            continue;
        };
        let known = head.agency.is_some_and(|agency| lexicon.agencies.name(agency.of(text)).is_some());
        let sure =
            head.moment.is_some() || head.capitals || head.places.iter().all(|place| is_city(lexicon, place));
        if known && sure {
            let dateline =
                Dateline { places: head.places, span: Span::new(paragraph.start, paragraph.start + end) };
            return Some(Found { dateline, agency: head.agency, moment: head.moment });
        }
    }
    None
}

/// A dateline that is a paragraph of its own and ends without a mark: `GENEVA, April 28, 2009`.
fn alone(lexicon: &Lexicon, text: &str, paragraph: Span) -> Option<Found> {
    if paragraph.len() > REACH {
        return None;
    }
    let head = head(lexicon, text, paragraph)?;
    let named =
        head.capitals && !head.places.is_empty() && !evidence::announces_story(lexicon, paragraph.of(text));
    let sure = named && (head.agency.is_some() || head.moment.is_some());
    let dateline = Dateline { places: head.places, span: paragraph };
    sure.then_some(Found { dateline, agency: head.agency, moment: head.moment })
}

/// The places of a line that holds nothing but known cities, in capitals or with their region: `ANKARA`,
/// `Geneva, Switzerland`.
pub(super) fn places(lexicon: &Lexicon, text: &str, line: Span) -> Option<Vec<String>> {
    if line.len() > REACH {
        return None;
    }
    let head = head(lexicon, text, line)?;
    let region = line.of(text).split_once(", ").is_some_and(|(_, region)| is_known(lexicon, region));
    let known = !head.places.is_empty() && head.places.iter().all(|place| is_city(lexicon, place));
    (known && (head.capitals || region)).then_some(head.places)
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

impl Lead<'_> {
    /// Whether it reads as a sentence, and not as the rest of a headline.
    fn is_sentence(self) -> bool {
        super::paragraphs::ends_sentence(self.rest)
            && self.rest.split_whitespace().take(LEAD).count() == LEAD
            && !in_title_case(self.rest)
    }

    /// Whether a name that no list holds is a place's before this sentence, and no speaker's.
    fn places(self, lexicon: &Lexicon, name: &str) -> bool {
        const SPOKEN: [&str; 9] = ["I ", "We ", "You ", "Yes", "No,", "Well", "Thank", "So ", "Okay"];
        self.is_sentence()
            && !SPOKEN.iter().any(|word| self.rest.starts_with(word))
            && evidence::is_place(lexicon, name)
            && !self.text.contains(&format!(" {}", name.to_lowercase()))
            && !evidence::speaks(self.text, name)
    }
}

/// Whether the head, ended by that mark, is a dateline.
fn fits(lexicon: &Lexicon, head: &Head, words: &str, mark: Mark, lead: Lead<'_>) -> bool {
    // Brackets behind a name that is not in capitals may hold anything: a party, an age.
    let witness = head.moment.is_some() || (head.agency.is_some() && (head.capitals || head.known));
    let begins = lead.rest.starts_with(|c: char| c.is_alphabetic() || "\"“'‘«`".contains(c));
    if head.places.is_empty() {
        return head.known && mark != Mark::Stop;
    }
    let capitals = head.capitals && !evidence::announces_story(lexicon, words);
    match mark {
        Mark::Sure if lead.rest.is_empty() => witness || capitals,
        Mark::Colon if lead.rest.is_empty() => {
            witness || (capitals && head.places.iter().all(|place| is_city(lexicon, place)))
        }
        _ if lead.rest.is_empty() => witness,
        Mark::Stop => (head.moment.is_some() || head.known) && head.capitals && begins,
        Mark::Colon if witness => begins,
        Mark::Colon if !head.capitals => {
            begins && lead.is_sentence() && head.places.iter().all(|place| is_city(lexicon, place))
        }
        Mark::Colon => {
            begins
                && !in_title_case(lead.rest)
                && head.places.iter().all(|place| {
                    is_known(lexicon, place)
                        || evidence::is_visited(lead.text, place)
                        || lead.places(lexicon, place)
                })
        }
        Mark::Sure | Mark::Spaced => {
            let cities = || head.places.iter().all(|place| is_city(lexicon, place));
            let located =
                |place: &String| evidence::is_located(lead.text, place) && lead.places(lexicon, place);
            let named = || {
                head.agency
                    .is_some_and(|agency| evidence::is_agency(lexicon, lead.text, agency.of(lead.text)))
            };
            let unknown = || {
                head.places.iter().all(located)
                    || (named() && head.places.iter().all(|place| lead.places(lexicon, place)))
            };
            witness || capitals || (lead.is_sentence() && (cities() || unknown()))
        }
    }
}

/// Whether the gazetteer knows a place of that name.
fn is_known(lexicon: &Lexicon, place: &str) -> bool {
    lexicon.gazetteer.find(place).is_some_and(|bearer| bearer.kind == EntityKind::Place)
}

/// Whether the gazetteer knows a city or region of that name, and no state.
pub(super) fn is_city(lexicon: &Lexicon, place: &str) -> bool {
    lexicon.gazetteer.find(place).is_some_and(|bearer| {
        bearer.kind == EntityKind::Place
            && matches!(bearer.standing, Standing::Capital(_) | Standing::Within(_))
    })
}

/// Reads `PLACES[, REGION][, DATE][, AGENCY| (AGENCY)| /AGENCY/]`, which must be all there is.
fn head(lexicon: &Lexicon, text: &str, span: Span) -> Option<Head> {
    let mut head = Head::default();
    let mut rest = plain(text, span);
    if let Some((before, inside)) = enclosed(text, rest) {
        let date = moment::line(text, inside).and_then(|moments| moments.into_iter().next());
        if date.is_some() {
            head.moment = date;
        } else if is_agency(lexicon, inside.of(text)) {
            head.agency = Some(inside);
            let all_known = || inside.of(text).split('/').all(|name| lexicon.agencies.name(name).is_some());
            head.known = is_masthead(&lexicon.agencies, inside.of(text)) || all_known();
        } else {
            return None;
        }
        rest = plain(text, before);
    } else if let Some(at) = rest.of(text).rfind(", ") {
        let last = Span::new(rest.start + at + 2, rest.end);
        if lexicon.agencies.name(last.of(text)).is_some()
            && lexicon.gazetteer.find(last.of(text)).is_none_or(|b| b.kind != EntityKind::Place)
        {
            (head.agency, head.known) = (Some(last), true);
            rest = plain(text, Span::new(rest.start, rest.start + at));
        }
    }
    if head.moment.is_none() {
        (rest, head.moment) = without_date(text, rest);
        rest = plain(text, rest);
    }
    if rest.is_empty() {
        return head.agency.is_some().then_some(head);
    }
    let (cities, region) = parted(rest.of(text));
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

/// The span without emphasis, commas and the stop of a sentence at its ends.
fn plain(text: &str, span: Span) -> Span {
    let span = span.trim(text);
    let words = span.of(text);
    let start = words.len() - words.trim_start_matches(EMPHASIS).len();
    let mut end = words.trim_end_matches(|c: char| EMPHASIS.contains(&c) || ", \u{a0}".contains(c)).len();
    // "MOSCOW." loses its stop, "N.H." keeps it.
    let last = words.get(..end).and_then(|words| words.split_whitespace().next_back()).unwrap_or_default();
    if last.len() > 4 && last.find('.') == Some(last.len() - 1) {
        end -= 1;
    }
    Span::new(span.start + start.min(end), span.start + end)
}

/// What stands before brackets or slashes at the end, and what stands in them.
fn enclosed(text: &str, span: Span) -> Option<(Span, Span)> {
    let words = span.of(text).trim_end_matches(['.', ' ']);
    let open =
        [(')', '('), ('/', '/')].iter().find_map(|&(close, open)| words.strip_suffix(close)?.rfind(open))?;
    let inside = Span::new(span.start + open + 1, span.start + words.len() - 1).trim(text);
    Some((Span::new(span.start, span.start + open), inside))
}

/// The cities, and the region after a comma or a stop: `Kyiv. Ukraine`, but `ST. LOUIS`.
fn parted(words: &str) -> (&str, &str) {
    let comma = words.find(", ");
    let stop = words.match_indices(". ").map(|(at, _)| at).find(|&at| {
        let before =
            words.get(..at).and_then(|words| words.split_whitespace().next_back()).unwrap_or_default();
        before.len() >= 4 && !before.contains('.')
    });
    match [comma, stop].into_iter().flatten().min() {
        Some(at) => (words.get(..at).unwrap_or_default(), words.get(at + 2..).unwrap_or_default()),
        None => (words, ""),
    }
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
            ("TARRAT CITY (Tarrat Observer): Talks began.", vec!["Tarrat City"], "Tarrat Observer"),
            ("PORT ALDER, Thursday, 11 April 2024. Talks began.", vec!["Port Alder"], ""),
            ("THE HAGUE, Netherlands (AP)_ Talks began.", vec!["The Hague"], "AP"),
            ("PARIS and BERLIN – Talks began.", vec!["Paris", "Berlin"], ""),
            ("(CNN) — Talks began.", vec![], "CNN"),
            ("(CNN) Talks began.", vec![], "CNN"),
            ("(CNN)Talks began.", vec![], "CNN"),
            ("Brusk (APA/dpa) - Talks began.", vec!["Brusk"], "APA/dpa"),
            ("MOSCOW, January 10. /TASS/. Talks began.", vec!["Moscow"], "TASS"),
            ("BRUSK, Oct. 27, 2022 /PRNewswire/ -- Talks began.", vec!["Brusk"], "PRNewswire"),
            ("MOSCOW. Jan 10 (Interfax) - Talks began.", vec!["Moscow"], "Interfax"),
            ("Kyiv. Ukraine. January 10, 2022 — Talks began.", vec!["Kyiv"], ""),
            ("ST. PETER PORT, May 5 (PA) - Talks began.", vec!["St. Peter Port"], "PA"),
            ("Brusk, 12 Mar (EFE).- Talks began.", vec!["Brusk"], "EFE"),
            ("Brusk, Jan 26 (PTI) Talks began.", vec!["Brusk"], "PTI"),
            ("BRUSK, April 5, Kyodo - Talks began.", vec!["Brusk"], "Kyodo"),
            ("**BRUSK** — Talks began.", vec!["Brusk"], ""),
            ("**BRUSK, Belmora (AFP) —** Talks began.", vec!["Brusk"], "AFP"),
            ("(ANSA) - BRUSK, MAY 4 - Talks began.", vec!["Brusk"], "ANSA"),
            ("GENEVA (10 January 2022) – Talks began.", vec!["Geneva"], ""),
            ("March 3, 2023 (AP) -- Talks began.", vec![], "AP"),
            ("March 3, 2023 (AP) -- GENEVA -- Talks began.", vec!["Geneva"], "AP"),
        ] {
            assert_eq!(
                read(text),
                Some((places.iter().map(|p| (*p).to_owned()).collect(), agency, "Talks began."))
            );
        }
    }

    #[test]
    fn a_colon_ends_a_dateline_unless_a_headline_follows() {
        assert!(read("BELMORA: Talks on the price of bread began in Belmora on Monday.").is_some());
        assert!(read("LIKELY WINNER: Talks on the price of bread began on Monday.").is_none());
        assert!(read("FLOODWATCH: The River Rises Again.").is_none());
    }

    #[test]
    fn a_dateline_may_stand_by_itself() {
        assert_eq!(read("NAIROBI, Kenya (AP) _").map(|found| found.0), Some(vec!["Nairobi".to_owned()]));
        assert!(read("WASHINGTON, DC, April 28, 2009").is_some());
    }

    #[test]
    fn known_cities_need_no_other_witness_before_a_sentence() {
        assert!(read("NEW DELHI: The price of bread rose on Monday by a third.").is_some());
        assert!(read("Geneva – The price of bread rose on Monday by a third.").is_some());
        assert!(read("New Delhi: The price of bread rose on Monday by a third.").is_some());
        assert!(read("Geneva – The Price of Peace and of Bread in Our Time.").is_none());
        assert!(read("Bread – The price of it rose on Monday by a third.").is_none());
        let places = |text| super::places(Lexicon::bundled(), text, Span::new(0, str::len(text)));
        assert_eq!(places("ANKARA"), Some(vec!["Ankara".to_owned()]));
        assert_eq!(places("Geneva, Switzerland"), Some(vec!["Geneva".to_owned()]));
        assert!(places("Geneva").is_none() && places("RUSSIA").is_none() && places("BRUSK").is_none());
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
