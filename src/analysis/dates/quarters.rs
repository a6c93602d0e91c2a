//! Quarters, halves and fiscal years: `the third quarter`, `Q1 2021`, `year-earlier quarter`, `the last half of 1989`, `year-end`.

use chrono::Datelike;

use super::anchor::{quarter_of, year_value};
use super::reader::{Found, Reader};
use super::years::{bare_year, ordinal};
use crate::lexicon::dates::{DateWord, TimeUnit};

/// A stretch of a business year at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let start = at + usize::from(reader.line.is(at, "the"));
    short_quarter(reader, at)
        .or_else(|| year_before(reader, start))
        .or_else(|| year_end(reader, start))
        .or_else(|| stretch(reader, start))
        .or_else(|| fiscal_year(reader, start))
        .or_else(|| running_quarter(reader, start, start > at))
        .map(|(value, end)| Found::date(end, value))
}

/// `Q3`, `Q3 2021`, `3Q`.
fn short_quarter(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let digit = if line.any(at, &["Q"]) { at + 1 } else { at };
    let other = if digit > at { digit } else { at + 1 };
    if !line.glued(other)
        || !(line.is(at, "Q") || line.is(at + 1, "Q"))
        || line.glued(at)
        || line.glued(at + 2) && line.letters(at + 2)
    {
        return None;
    }
    let quarter: u32 = line.word(digit).parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
    let (year, end) = year_after(reader, at + 2);
    let year = year.or_else(|| reader.anchor.year_of_quarter(quarter, reader.direction(at)));
    Some((format!("{}-Q{quarter}", year_value(year)), end))
}

/// The year after a quarter: `of 1989`, `2021`, `last year`, `of this year`.
fn year_after(reader: &Reader, at: usize) -> (Option<i32>, usize) {
    let line = &reader.line;
    let mut next = at + usize::from(line.any(at, &["of", ",", "in"]));
    next += usize::from(line.is(next, "fiscal"));
    if let Some((year, end)) = bare_year(reader, next) {
        return (Some(year), end);
    }
    if let (Some(DateWord::Shift(shift)), Some(TimeUnit::Year)) =
        (reader.word(next), reader.single_unit(next + 1))
    {
        return (reader.anchor.published.map(|day| day.year() + shift), next + 2);
    }
    if line.any(next, &["a"])
        && line.is(next + 1, "year")
        && line.any(next + 2, &["ago", "earlier", "before"])
    {
        return (
            reader.anchor.year.or(reader.anchor.published.map(|day| day.year())).map(|year| year - 1),
            next + 3,
        );
    }
    (None, at)
}

/// The year before a quarter: `1988 third quarter`, `last year's third quarter`, `fiscal 1989`.
fn year_ahead(reader: &Reader, at: usize) -> (Option<i32>, usize) {
    if let Some((year, end)) = bare_year(reader, at) {
        return (Some(year), reader.past_possessive(end).unwrap_or(end));
    }
    if let (Some(DateWord::Shift(shift)), Some(TimeUnit::Year)) =
        (reader.word(at), reader.single_unit(at + 1))
        && let (Some(end), Some(day)) = (reader.past_possessive(at + 2), reader.anchor.published)
    {
        return (Some(day.year() + shift), end);
    }
    (None, at)
}

/// `third quarter`, `fiscal first quarter`, `1988 second quarter`, `last half of 1989`, `first half`.
fn stretch(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let (ahead, mut next) = year_ahead(reader, at);
    next += usize::from(line.any(next, &["fiscal", "calendar"]));
    let last = line.any(next, &["last", "latter", "final"]);
    let (which, after) = if last { (2, next + 1) } else { ordinal(reader, next)? };
    let mut unit = line.past_hyphen(after);
    unit += usize::from(line.any(unit, &["fiscal"]));
    let half = line.is(unit, "half");
    let quarter = reader.unit(unit) == Some(TimeUnit::Quarter);
    if !(half && which <= 2 || quarter && which <= 4 && !(last && reader.plural(unit))) {
        return None;
    }
    let which = if last && quarter { 4 } else { which };
    let (behind, end) = year_after(reader, unit + 1);
    let year = ahead.or(behind);
    if half {
        // "the second half" alone is as often one of a match or an hour.
        let year = year.or_else(|| {
            line.any(unit + 1, &["of"])
                .then(|| reader.anchor.published.map(|day| day.year()))
                .flatten()
                .filter(|_| line.follows(unit + 2, &["the", "year"]))
        })?;
        let end = if line.follows(unit + 1, &["of", "the", "year"]) { unit + 4 } else { end };
        return Some((format!("{year:04}-H{which}"), end));
    }
    let year = year.or_else(|| reader.anchor.year_of_quarter(which, reader.direction(at)));
    Some((format!("{}-Q{which}", year_value(year)), end))
}

/// `the year-ago quarter`, `the year-earlier period`, `a year earlier` beside a quarter is read with the durations.
fn year_before(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    if !line.is(at, "year")
        || !line.any(line.past_hyphen(at + 1), &["ago", "earlier"])
        || line.past_hyphen(at + 1) == at + 1
    {
        return None;
    }
    let end = line.past_hyphen(at + 1) + 1;
    let unit = reader.single_unit(end);
    let end = if line.is(end, "period")
        || matches!(unit, Some(TimeUnit::Quarter | TimeUnit::Month | TimeUnit::Week))
    {
        end + 1
    } else {
        end
    };
    Some((year_back(reader), end))
}

/// The same stretch a year earlier: of the quarter last spoken of, else of the year.
pub(super) fn year_back(reader: &Reader) -> String {
    if let Some((year, quarter)) = reader.anchor.quarter {
        return format!("{:04}-Q{quarter}", year - 1);
    }
    year_value(reader.anchor.published.map(|day| day.year() - 1))
}

/// `year-end`, `year's end`, `year-end 1989`.
fn year_end(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    if !line.is(at, "year") {
        return None;
    }
    let end = reader.past_possessive(at + 1).unwrap_or_else(|| line.past_hyphen(at + 1));
    if !line.is(end, "end") {
        return None;
    }
    let (year, end) = year_after(reader, end + 1);
    let year = year.or_else(|| reader.anchor.published.map(|day| day.year()));
    Some((format!("{}-12-31", year_value(year)), end))
}

/// `fiscal 1989`, `the latest fiscal year`, `the current fiscal year`.
fn fiscal_year(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let (shift, next) = match reader.word(at) {
        Some(DateWord::Shift(shift)) => (shift, at + 1),
        _ => (if line.is(at, "latest") { -1 } else { 0 }, at + usize::from(line.is(at, "latest"))),
    };
    if !line.is(next, "fiscal") {
        return None;
    }
    let named = next + 1 + usize::from(line.is(next + 1, "year"));
    if let Some((year, end)) = bare_year(reader, named) {
        return Some((format!("{year:04}"), end));
    }
    let year = reader.single_unit(next + 1).filter(|unit| *unit == TimeUnit::Year);
    year.map(|_| (year_value(reader.anchor.published.map(|day| day.year() + shift)), next + 2))
}

/// `the quarter`, `the latest quarter`, `the latest period`, `this quarter`: the one last spoken of.
fn running_quarter(reader: &Reader, at: usize, the: bool) -> Option<(String, usize)> {
    let line = &reader.line;
    let (ahead, next) = year_ahead(reader, at);
    let latest = line.any(next, &["latest", "same", "corresponding", "comparable"]);
    let unit = next + usize::from(latest);
    let period = (latest || ahead.is_some() && reader.anchor.quarter.is_some()) && line.is(unit, "period");
    if !the || !(period || reader.single_unit(unit) == Some(TimeUnit::Quarter)) {
        return None;
    }
    let (year, end) = year_after(reader, unit + 1);
    let year = ahead.or(year);
    let known =
        reader.anchor.quarter.or_else(|| reader.anchor.published.map(|day| (day.year(), quarter_of(day))));
    let Some((known_year, quarter)) = known else { return Some(("XXXX-QX".to_owned(), end)) };
    Some((format!("{:04}-Q{quarter}", year.unwrap_or(known_year)), end))
}
