//! Dates by the calendar: days, months, years, decades, centuries and seasons, whole or in part.

use super::anchor::year_value;
use super::reader::{Found, Reader};
use super::weekdays::holiday;
use super::years::{bare_year, century, decade, shifted_year, words_year, year};
use crate::lexicon::dates::{DateWord, Direction, Season};
use crate::model::TimexKind;
use crate::text::calendar::{self, Written};

/// Words after which a month's name is one, whatever else it may be.
const MONTH_LEADS: &[&str] = &[
    "in", "since", "last", "next", "this", "by", "until", "till", "of", "early", "late", "mid", "from", "to",
    "during", "through", "before", "after", "each", "every", "between", "and", "-", "for", "on", "'s",
    "both", "or", "past", "the",
];

/// A calendar date at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let date = |(value, end): (String, usize)| {
        let kind = if value.contains('T') { TimexKind::Time } else { TimexKind::Date };
        Found { end, kind, value }
    };
    day(reader, at)
        .or_else(|| month(reader, at))
        .or_else(|| decade(reader, at))
        .or_else(|| year(reader, at))
        .or_else(|| century(reader, at))
        .or_else(|| season(reader, at))
        .map(date)
}

/// A day of the calendar or with a name, with its time where one stands there.
pub(super) fn day(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    // Of words that stand for something else no day is written.
    let entry = reader.entry(at);
    let other = entry.word.is_some_and(|word| !matches!(word, DateWord::Month(_) | DateWord::Weekday(_)));
    if !(other || entry.leads)
        && let Some((written, end)) = calendar::read(line.text, line.pieces, at)
    {
        return Some((day_of(reader, at, &written), end));
    }
    ordinal_day(reader, at).or_else(|| holiday(reader, at))
}

/// The value of a written day; its year by the anchor where it has none.
fn day_of(reader: &Reader, at: usize, written: &Written) -> String {
    let year = written.year.or_else(|| {
        reader.anchor.year_of_day(written.month, written.day, written.weekday, reader.direction(at))
    });
    let date = Written { year, ..*written };
    date.value().unwrap_or_else(|| {
        let clock = written.clock.map(|clock| super::clock::value(&clock, "")).unwrap_or_default();
        format!("XXXX-{:02}-{:02}{clock}", written.month, written.day)
    })
}

/// `March eighth`, `the 25th` is not read: too often it counts something else.
fn ordinal_day(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let month = month_name(reader, at)?;
    let day = reader.line.number_word(at + 1)?.ordinal.filter(|day| *day <= 31)?;
    let year = reader.anchor.year_of_day(month, day, None, reader.direction(at));
    Some((format!("{}-{month:02}-{day:02}", year_value(year)), at + 2))
}

/// The month named at `at`, in full or short, with a capital.
fn month_name(reader: &Reader, at: usize) -> Option<u32> {
    match reader.word(at)? {
        DateWord::Month(month)
            if reader.line.capital(at)
                && !reader.line.glued(at)
                    | reader.line.is(at.wrapping_sub(1), "-")
                    | reader.line.is(at.wrapping_sub(1), "(") =>
        {
            Some(month)
        }
        _ => None,
    }
}

/// `January 1998`, `last May`, `June last year`, `next March`, `January`.
fn month(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let (start, shift) = match reader.word(at) {
        Some(DateWord::Shift(shift)) => (at + 1, Some(shift)),
        _ => (at, None),
    };
    let month = month_name(reader, start)?;
    let short = line.word(start).len() <= 4 && !line.any(start, &["june", "july", "may"]);
    let stop = short && line.is(start + 1, ".") && line.glued(start + 1);
    let end = start + 1 + usize::from(stop);
    let value = |year: Option<i32>| format!("{}-{month:02}", year_value(year));
    let linked = end + usize::from(line.any(end, &[",", "of"]));
    if let Some((year, after)) = bare_year(reader, linked)
        .or_else(|| shifted_year(reader, linked))
        .or_else(|| words_year(reader, linked))
    {
        return Some((value(Some(year)), after));
    }
    if shift.is_none() && !sure_month(reader, start, stop) {
        return None;
    }
    let direction = match shift {
        Some(-1) => Some(Direction::Past),
        Some(1) => Some(Direction::Future),
        _ => reader.direction(at),
    };
    let year = reader.anchor.year_of_month(month, direction);
    // "last May" in May is a year off.
    let same = reader.anchor.published.is_some_and(|day| chrono::Datelike::month(&day) == month);
    let year = match shift {
        Some(by @ (-1 | 1)) if same => year.map(|year| year + by),
        _ => year,
    };
    Some((value(year), end))
}

/// Whether a bare month is one: names that are also first names or verbs need a preposition before them, and an
/// abbreviation its stop.
fn sure_month(reader: &Reader, at: usize, stop: bool) -> bool {
    let line = &reader.line;
    let name = line.word(at);
    let led = at > 0 && line.any(at - 1, MONTH_LEADS);
    match name.len() {
        3 | 4 if !line.any(at, &["june", "july", "may"]) => stop && led,
        _ if line.any(at, &["may", "march", "april", "june", "august"]) => {
            led && !(line.capital(at + 1)
                && line.letters(at + 1)
                && !line.any(at - 1, &["in", "since", "until", "last", "next"]))
        }
        _ => true,
    }
}

/// `the summer`, `last fall`, `the winter of 2020`, `spring 2021`.
fn season(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let the = usize::from(line.is(at, "the"));
    let (start, shift) = match reader.word(at + the) {
        Some(DateWord::Shift(shift)) => (at + the + 1, Some(shift)),
        _ => (at + the, None),
    };
    let Some(DateWord::Season(season)) = reader.word(start) else { return None };
    let end = start + 1;
    let value =
        |year: Option<i32>, end: usize| Some((format!("{}-{}", year_value(year), season.code()), end));
    let linked = end + usize::from(line.any(end, &[",", "of"]));
    if let Some((year, after)) = bare_year(reader, linked)
        .or_else(|| shifted_year(reader, linked))
        .or_else(|| words_year(reader, linked))
    {
        return value(Some(year), after);
    }
    if reader.plural(start) || !sure_season(reader, at, start, season, shift) {
        return None;
    }
    let past = shift == Some(-1) || line.any(at.wrapping_sub(1), &["past"]);
    let shift = if past { Some(-1) } else { shift };
    value(reader.anchor.year_of_season(season, shift, reader.direction(at)), end)
}

/// Whether a bare season is one: "fall" and "spring" are verbs and nouns too.
fn sure_season(reader: &Reader, at: usize, start: usize, season: Season, shift: Option<i32>) -> bool {
    let line = &reader.line;
    if shift.is_some() {
        return true;
    }
    let led = line.any(
        at.wrapping_sub(1),
        &[
            "in", "during", "since", "until", "by", "early", "late", "mid", "over", "through", "of", "this",
            "-", "for",
        ],
    );
    let the = start > at;
    match season {
        Season::Autumn if line.is(start, "fall") => {
            led && !line.any(start + 1, &["of", "in", "from"])
                && (the || line.any(at.wrapping_sub(1), &["this", "early", "late"]))
        }
        Season::Spring => led && (the || !line.letters(start + 1)),
        _ => (led || the) && !(line.letters(start + 1) && line.capital(start + 1)),
    }
}
