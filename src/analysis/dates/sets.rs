//! Recurrences: `every Monday`, `each year`, `daily`, `twice a week`, `Tuesdays`.

use super::durations::value;
use super::reader::{Found, Reader};
use crate::analysis::numerals;
use crate::lexicon::dates::DateWord;

/// A recurrence at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    every(reader, at)
        .or_else(|| adverb(reader, at))
        .or_else(|| times(reader, at))
        .or_else(|| plural_weekday(reader, at))
}

/// `every day`, `each July`, `every two weeks`, `every other day`, `each of the past three years`.
fn every(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    if !line.any(at, &["every", "each"]) {
        return None;
    }
    if line.is(at + 1, "of") {
        let length = super::durations::read(reader, at + 2)?;
        let unit = reader.unit(length.end - 1)?;
        return Some(Found::set(length.end, value(1.0, unit)));
    }
    let other = usize::from(line.is(at + 1, "other"));
    let next = at + 1 + other;
    match reader.word(next) {
        Some(DateWord::Unit(unit)) if !reader.plural(next) => {
            return Some(Found::set(next + 1, value(1.0 + other as f64, unit)));
        }
        Some(DateWord::Weekday(day)) if line.capital(next) && line.word(next).len() >= 6 => {
            return Some(weekly(reader, day, next));
        }
        Some(DateWord::Month(month)) if line.capital(next) => {
            return Some(Found::set(next + 1, format!("XXXX-{month:02}")));
        }
        Some(DateWord::Season(season)) => {
            return Some(Found::set(next + 1, format!("XXXX-{}", season.code())));
        }
        Some(DateWord::Part(part)) => {
            return Some(Found::set(next + 1, format!("XXXX-XX-XXT{}", part.code())));
        }
        _ => {}
    }
    let number = numerals::read(line, next)?;
    let unit = reader.unit(number.end)?;
    Some(Found::set(number.end + 1, value(number.value, unit)))
}

/// A weekday that recurs, with its part of the day.
fn weekly(reader: &Reader, day: u32, at: usize) -> Found {
    match reader.word(at + 1) {
        Some(DateWord::Part(part)) => Found::set(at + 2, format!("XXXX-WXX-{day}T{}", part.code())),
        _ => Found::set(at + 1, format!("XXXX-WXX-{day}")),
    }
}

/// `daily`, `weekly`.
fn adverb(reader: &Reader, at: usize) -> Option<Found> {
    let Some(DateWord::Set(count, unit)) = reader.word(at) else { return None };
    // A capital inside a sentence makes it a name: the Daily Bugle.
    let name = reader.line.capital(at) && (at > 0 || reader.line.capital(at + 1));
    (!name).then(|| Found::set(at + 1, value(f64::from(count), unit)))
}

/// `twice a week`, `once every two years`, `three times a day`.
fn times(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    let next = if line.any(at, &["once", "twice"]) {
        at + 1
    } else {
        numerals::read(line, at).map(|number| number.end).filter(|end| line.is(*end, "times"))? + 1
    };
    if line.any(next, &["every", "each"]) {
        return every(reader, next);
    }
    let unit = line.any(next, &["a", "an", "per"]).then(|| reader.single_unit(next + 1)).flatten()?;
    Some(Found::set(next + 2, value(1.0, unit)))
}

/// `Tuesdays`, `Sunday nights`.
fn plural_weekday(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    let word = line.word(at);
    let (single, plural) = match word.strip_suffix('s') {
        Some(single) => (single, true),
        None => (word, false),
    };
    let day = crate::text::calendar::weekday(single).filter(|_| line.capital(at))?.number_from_monday();
    let part = match reader.word(at + 1) {
        Some(DateWord::Part(_)) => reader.plural(at + 1),
        _ => false,
    };
    (plural || part).then(|| weekly(reader, day, at))
}
