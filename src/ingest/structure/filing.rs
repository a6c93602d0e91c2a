//! What stands before a dateline's mark: `PLACES[, REGION][, DATE][, AGENCY| (AGENCY)[, DATE]| /AGENCY/]`.

use super::moment::{self, Moment};
use super::names::{is_capitalised, is_capitals, is_masthead, reading_form};
use crate::lexicon::Lexicon;
use crate::lexicon::gazetteer::Standing;
use crate::model::EntityKind;
use crate::text::Span;
use crate::text::calendar::weekday;

/// What stands before the mark.
#[derive(Default)]
pub(super) struct Head {
    pub(super) places: Vec<String>,
    pub(super) agency: Option<Span>,
    pub(super) moment: Option<Moment>,
    /// Whether the places are in capitals.
    pub(super) capitals: bool,
    /// Whether the agency is a known one, or named like a paper.
    pub(super) known: bool,
    /// Whether a weekday without a date stands behind the places: `BRUSK, Tuesday`.
    pub(super) weekday: bool,
}

/// Marks of Markdown around words.
pub(super) const EMPHASIS: [char; 2] = ['*', '_'];

/// Whether the gazetteer knows a place of that name.
pub(super) fn is_known(lexicon: &Lexicon, place: &str) -> bool {
    lexicon.gazetteer.find(place).is_some_and(|bearer| bearer.kind == EntityKind::Place)
}

/// Whether the gazetteer knows a city or region of that name, and no state.
pub(super) fn is_city(lexicon: &Lexicon, place: &str) -> bool {
    lexicon.gazetteer.find(place).is_some_and(|bearer| {
        bearer.kind == EntityKind::Place
            && matches!(bearer.standing, Standing::Capital(_) | Standing::Within(_) | Standing::Region(_))
    })
}

/// Reads a dateline's words, which must be all there is.
pub(super) fn head(lexicon: &Lexicon, text: &str, span: Span) -> Option<Head> {
    let mut head = Head::default();
    let mut rest = plain(text, span);
    // "BRUSK (Coast Wire), Tuesday"
    if let Some((before, _)) = rest.of(text).rsplit_once("), ").filter(|(_, day)| weekday(day).is_some()) {
        head.weekday = true;
        rest = Span::new(rest.start, rest.start + before.len() + 1);
    }
    // "BRUSK (Coast Wire), Aug. 20": the date stands behind the agency.
    let (before, behind) = without_date(text, rest);
    if behind.is_some() && enclosed(text, plain(text, before)).is_some() {
        (rest, head.moment) = (plain(text, before), behind);
    }
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
    let (before, last) = region.rsplit_once(", ").unwrap_or(("", region));
    let day = weekday(last).is_some();
    head.weekday |= day;
    let region = if day { before } else { region };
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
    let open = [(')', '('), (']', '['), ('/', '/')]
        .iter()
        .find_map(|&(close, open)| words.strip_suffix(close)?.rfind(open))?;
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
