//! Clock times, with the day they belong to: `9:30 a.m.`, `noon on Sunday`, `6am yesterday`, `four in the morning`.

use chrono::NaiveDate;

use super::anchor::day_value;
use super::reader::{Found, Reader};
use super::weekdays::day;
use crate::analysis::numerals;
use crate::lexicon::dates::{DateWord, DayPart};
use crate::text::Span;
use crate::text::calendar::{self, Clock};

/// A clock time at `at`.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let line = &reader.line;
    let (clock, end) = clock(reader, at)?;
    let end = in_part(reader, end).map_or(end, |(_, end)| end);
    let end = if line.follows(end, &["local", "time"]) { end + 2 } else { end };
    let mut next = end + usize::from(line.any(end, &["on", ","]));
    next += usize::from(line.is(next, "on"));
    if let Some((date, after)) = day(reader, next) {
        let value = format!("{date}{}", value(&clock, &date));
        return Some(Found::time(after, value));
    }
    let date = later_in_sentence(reader, end).unwrap_or_else(|| day_value(reader.anchor.narrative()));
    let value = format!("{date}{}", value(&clock, &date));
    Some(Found::time(end, value))
}

/// The time as it stands after the date in a value. The zone's season needs a full date.
pub(super) fn value(clock: &Clock, date: &str) -> String {
    match date.parse::<NaiveDate>() {
        Ok(date) => clock.value(date),
        Err(_) => format!("T{:02}:{:02}", clock.hour, clock.minute.unwrap_or(0)),
    }
}

/// The time by itself.
fn clock(reader: &Reader, at: usize) -> Option<(Clock, usize)> {
    let line = &reader.line;
    let span = line.pieces.get(at)?.span;
    if let Some(DateWord::Clock(hour, minute)) = reader.word(at) {
        return Some((Clock { span, hour, minute: Some(minute), zone: None }, at + 1));
    }
    // "$6.20 GMT", "1:18:20": part of something else.
    let inside = line.glued(at)
        && at > 0
        && matches!(line.word(at - 1), "$" | "£" | "€" | ":" | "." | "," | "-" | "/");
    if line.digits(at)
        && !inside
        && let Some(read) = calendar::read_clock(line.text, line.pieces, at)
    {
        return Some(read);
    }
    on_the_hour(reader, at, span)
}

/// `nine o'clock`, `4 in the morning`.
fn on_the_hour(reader: &Reader, at: usize, span: Span) -> Option<(Clock, usize)> {
    let line = &reader.line;
    let number = numerals::read(line, at).filter(|number| number.end == at + 1)?;
    let hour = number.value as u32;
    if number.value.fract() != 0.0 || !(1..=12).contains(&hour) {
        return None;
    }
    let oclock = line.is(at + 1, "o") && matches!(line.word(at + 2), "'" | "’") && line.is(at + 3, "clock");
    let end = if oclock { at + 4 } else { at + 1 };
    let part = in_part(reader, end);
    if !oclock && part.is_none() {
        return None;
    }
    let afternoon = matches!(part, Some((DayPart::Afternoon | DayPart::Evening, _)))
        || matches!(part, Some((DayPart::Night, _)) if hour > 5);
    let hour = if afternoon && hour < 12 { hour + 12 } else { hour };
    Some((Clock { span, hour, minute: None, zone: None }, end))
}

/// `in the morning`, `at night` after a time.
fn in_part(reader: &Reader, at: usize) -> Option<(DayPart, usize)> {
    let line = &reader.line;
    let at = if line.follows(at, &["in", "the"]) {
        at + 2
    } else if line.is(at, "at") {
        at + 1
    } else {
        return None;
    };
    match reader.word(at) {
        Some(DateWord::Part(part)) => Some((part, at + 1)),
        _ => None,
    }
}

/// The day named a few words on in the same sentence: `10:35 a.m. (0735 GMT) Friday`.
fn later_in_sentence(reader: &Reader, at: usize) -> Option<String> {
    (at..at + 6).find_map(|place| day(reader, place)).map(|(value, _)| value)
}
