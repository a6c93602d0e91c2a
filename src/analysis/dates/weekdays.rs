//! Weekdays and days near the day of writing, with their part of the day: `last Saturday`, `Monday night`, `yesterday`.

use chrono::Days;

use super::anchor::day_value;
use super::reader::{Found, Reader};
use crate::lexicon::dates::{Begins, DateWord, Direction};
use crate::text::calendar;

/// A day by its weekday or its distance, perhaps with a part of the day or a clock time.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let (value, end) = night_past(reader, at).or_else(|| near(reader, at))?;
    Some(with_part(reader, value, end))
}

/// Adds the part of the day or the time that follows: `Monday night`, `Friday at 6 p.m.`, `Monday's morning`.
fn with_part(reader: &Reader, value: String, end: usize) -> Found {
    let line = &reader.line;
    if value.contains('T') {
        return Found::time(end, value);
    }
    if let Some(DateWord::Part(part)) = reader.word(end).filter(|_| !reader.plural(end)) {
        return Found::time(end + 1, format!("{value}T{}", part.code()));
    }
    let next = end + usize::from(line.any(end, &["at", ","]));
    if let Some((clock, after)) = calendar::read_clock(line.text, line.pieces, next) {
        return Found::time(after, format!("{value}{}", super::clock::value(&clock, &value)));
    }
    if let (true, Some(DateWord::Clock(hour, minute))) = (line.is(end, "at"), reader.word(next)) {
        return Found::time(next + 1, format!("{value}T{hour:02}:{minute:02}"));
    }
    Found::date(end, value)
}

/// The day that is written at `at` in any form, without a time: its value and the index after it.
pub(super) fn day(reader: &Reader, at: usize) -> Option<(String, usize)> {
    near(reader, at)
        .or_else(|| super::calendar_dates::day(reader, at))
        .filter(|(value, _)| !value.contains('T'))
}

/// `yesterday`, `Monday`, `last Saturday`, `tonight`.
fn near(reader: &Reader, at: usize) -> Option<(String, usize)> {
    deictic(reader, at).or_else(|| weekday(reader, at))
}

/// `today`, `yesterday`, `the day before yesterday`, `tonight`.
fn deictic(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let start = at + usize::from(line.is(at, "the"));
    let (more, start) = if line.follows(start, &["day", "before", "yesterday"]) {
        (-1, start + 2)
    } else if line.follows(start, &["day", "after", "tomorrow"]) {
        (1, start + 2)
    } else {
        (0, at)
    };
    let Some(DateWord::Deictic(days)) = reader.word(start) else { return None };
    let date =
        reader.anchor.published.and_then(|day| day.checked_add_signed(chrono::Duration::days(days + more)));
    let part = if line.is(start, "tonight") { "TNI" } else { "" };
    Some((format!("{}{part}", day_value(date)), start + 1))
}

/// `last night`, `this morning`, `tomorrow night` is deictic; `overnight`.
fn night_past(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    if line.is(at, "overnight") {
        return Some((format!("{}TNI", day_value(reader.anchor.published)), at + 1));
    }
    let Some(DateWord::Shift(shift)) = reader.word(at) else { return None };
    let Some(DateWord::Part(part)) = reader.word(at + 1).filter(|_| !reader.plural(at + 1)) else {
        return None;
    };
    // "the next morning" follows the day last spoken of.
    let from = if shift > 0 || line.is(at.wrapping_sub(1), "the") {
        reader.anchor.narrative()
    } else {
        reader.anchor.published
    };
    let date = from.and_then(|day| day.checked_add_signed(chrono::Duration::days(i64::from(shift))));
    Some((format!("{}T{}", day_value(date), part.code()), at + 2))
}

/// `Monday`, `last Saturday`, `this coming Sunday`, `next Friday`, `Monday of last week`.
fn weekday(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let (mut next, mut shift) = (at, None);
    next += usize::from(line.is(next, "the") && matches!(reader.word(next + 1), Some(DateWord::Shift(_))));
    while let Some(DateWord::Shift(by)) = reader.word(next).filter(|_| next < at + 3) {
        shift = Some(if shift == Some(1) { 1 } else { by });
        next += 1;
    }
    let Some(DateWord::Weekday(weekday)) = reader.word(next) else { return None };
    let name = line.word(next);
    if name.len() < 6 || !line.capital(next) || reader.plural(next) {
        return None;
    }
    let direction = match shift {
        Some(-1) => Some(Direction::Past),
        Some(1) => Some(Direction::Future),
        Some(_) => reader.direction(next),
        None => reader.direction(at),
    };
    let end = next + 1;
    let Some(published) = reader.anchor.published else { return Some((format!("XXXX-WXX-{weekday}"), end)) };
    if let Some((value, end)) = in_week(reader, weekday, end) {
        return Some((value, end));
    }
    let date = reader.anchor.weekday(weekday, direction)?;
    // "last Monday" and "next Monday" on a Monday are a week off.
    let date = match shift {
        Some(-1) if date == published => date.checked_sub_days(Days::new(7))?,
        Some(1) if date == published => date.checked_add_days(Days::new(7))?,
        _ => date,
    };
    Some((day_value(Some(date)), end))
}

/// `of last week`, `next week` after a weekday.
fn in_week(reader: &Reader, weekday: u32, at: usize) -> Option<(String, usize)> {
    use crate::lexicon::dates::TimeUnit;
    let next = at + usize::from(reader.line.is(at, "of"));
    let Some(DateWord::Shift(shift)) = reader.word(next) else { return None };
    if reader.single_unit(next + 1) != Some(TimeUnit::Week) {
        return None;
    }
    let week = reader.anchor.published?.checked_add_signed(chrono::Duration::days(7 * i64::from(shift)))?;
    let monday = week.week(chrono::Weekday::Mon).checked_first_day()?;
    Some((day_value(monday.checked_add_days(Days::new(u64::from(weekday - 1)))), next + 2))
}

/// A named day: `Christmas`, `last Thanksgiving`, `Easter 2021`.
pub(super) fn holiday(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let (start, shift) = match reader.word(at) {
        Some(DateWord::Shift(shift)) => (at + 1, Some(shift)),
        _ => (at, None),
    };
    if !line.capital(start) {
        return None;
    }
    if !reader.entry(start).begins.has(Begins::HOLIDAY) {
        return None;
    }
    let (words, holiday) = line.lexicon.dates.holidays.longest_of(line.keys(start))?;
    let end = start + words;
    if let Some((year, after)) =
        super::years::bare_year(reader, end + usize::from(line.any(end, &[",", "of"])))
    {
        return Some((day_value(super::anchor::holiday_in(holiday, year)), after));
    }
    let direction = match shift {
        Some(-1) => Some(Direction::Past),
        Some(1) => Some(Direction::Future),
        _ => reader.direction(at),
    };
    Some((day_value(reader.anchor.holiday(holiday, direction)), end))
}
