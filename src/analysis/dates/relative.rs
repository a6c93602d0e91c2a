//! Stretches counted from the day of writing or from the day last spoken of: `last week`, `this year`, `the weekend`,
//! `that day`, `the following month`, `the year`.

use chrono::Datelike;

use super::anchor::{shifted, week_value};
use super::reader::{Found, Reader};
use crate::lexicon::dates::{DateWord, Direction, TimeUnit};

/// A relative stretch at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    week_of(reader, at)
        .or_else(|| weekend(reader, at))
        .or_else(|| narrative(reader, at))
        .or_else(|| shift(reader, at))
        .or_else(|| running(reader, at))
        .or_else(|| part_of_day(reader, at))
}

/// `last week`, `this year`, `next month`, `the past year`, `the coming week`.
fn shift(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    let start = at + usize::from(line.is(at, "the"));
    let Some(DateWord::Shift(shift)) = reader.word(start) else { return None };
    // "this past year", "this coming week".
    let (shift, start) = match reader.word(start + 1) {
        Some(DateWord::Shift(next)) if shift == 0 => (next, start + 1),
        _ => (shift, start),
    };
    let calendar = usize::from(line.any(start + 1, &["calendar", "full", "crucial", "very"]));
    let unit = reader.single_unit(start + 1 + calendar)?;
    let end = start + 2 + calendar;
    // "the past year", "over the last decade": a length that ends now, not a calendar unit.
    let length = line.is(start, "past") || (start > at && line.is(start, "last") && unit >= TimeUnit::Decade);
    if length {
        return Some(Found::duration(end, super::durations::value(1.0, unit)));
    }
    let from = if start > at && line.any(start, &["next", "following", "previous"]) {
        reader.anchor.narrative()
    } else {
        reader.anchor.published
    };
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
        _ => Some(Found::date(end, shifted(from, unit, shift))),
    }
}

/// `the following day`, `that day`, `the same year`, `that same week`: from what was last spoken of.
fn narrative(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    if !line.any(at, &["that", "the"]) {
        return None;
    }
    let same = line.is(at + 1, "same");
    let unit = reader.single_unit(at + 1 + usize::from(same))?;
    if !(same || line.is(at, "that")) || unit < TimeUnit::Day {
        return None;
    }
    let end = at + 2 + usize::from(same);
    let value = match (unit, reader.anchor.year) {
        // A year may have been named without a day.
        (TimeUnit::Year, Some(year)) => format!("{year:04}"),
        _ => shifted(reader.anchor.narrative(), unit, 0),
    };
    Some(Found::date(end, value))
}

/// `the week of March 6`, `the week ended Oct. 7`.
fn week_of(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    let week =
        line.follows(at, &["the", "week"]) && line.any(at + 2, &["of", "ended", "ending", "beginning"]);
    let (value, end) = super::calendar_dates::day(reader, at + 3).filter(|_| week)?;
    let day: chrono::NaiveDate = value.parse().ok()?;
    Some(Found::date(end, week_value(day)))
}

/// `the weekend`, `this weekend`, `last weekend`.
fn weekend(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    let shift = match reader.word(at) {
        Some(DateWord::Shift(shift)) => Some(shift),
        _ if line.is(at, "the") => None,
        _ => return None,
    };
    if !line.is(at + 1, "weekend") {
        return None;
    }
    let Some(day) = reader.anchor.published else {
        return Some(Found::date(at + 2, "XXXX-WXX-WE".to_owned()));
    };
    let in_weekend = day.weekday().number_from_monday() >= 6;
    let weeks = match (shift, reader.direction(at)) {
        (Some(0), _) | (None, Some(Direction::Future)) => 0,
        (Some(1), _) => i64::from(in_weekend),
        (None, _) if in_weekend => 0,
        _ => -1,
    };
    let day = day.checked_add_signed(chrono::Duration::days(7 * weeks))?;
    Some(Found::date(at + 2, format!("{}-WE", week_value(day))))
}

/// `the year`, `the month`, `the week`: the running one, where words around show that it is meant.
fn running(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    if !line.is(at, "the") {
        return None;
    }
    let full = usize::from(line.any(at + 1, &["full", "entire", "whole"]));
    let unit = reader.single_unit(at + 1 + full)?;
    let led = line.any(
        at.wrapping_sub(1),
        &[
            "of",
            "for",
            "in",
            "during",
            "by",
            "this",
            "throughout",
            "through",
            "over",
            "earlier",
            "later",
            "late",
            "early",
            "on",
        ],
    );
    if !led
        || !matches!(unit, TimeUnit::Year | TimeUnit::Month | TimeUnit::Week | TimeUnit::Decade)
        || line.is(at + 2 + full, "-")
    {
        return None;
    }
    Some(Found::date(at + 2 + full, reader.anchor.shifted(unit, 0)))
}

/// `the morning`, `in the evening`: of the day last spoken of.
fn part_of_day(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    if !line.is(at, "the") || !line.any(at.wrapping_sub(1), &["in", "during", "of", "by", "before", "until"])
    {
        return None;
    }
    let Some(DateWord::Part(part)) = reader.word(at + 1).filter(|_| !reader.plural(at + 1)) else {
        return None;
    };
    if line.is(at + 2, "of") {
        return None;
    }
    let day = super::anchor::day_value(reader.anchor.narrative());
    Some(Found::time(at + 2, format!("{day}T{}", part.code())))
}
