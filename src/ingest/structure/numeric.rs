//! Dates in numbers whose order of day and month only a zone or a weekday beside them tells: `06/03/24 9:00 AM ET`.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::text::Span;
use crate::text::calendar::{Written, read_clock, weekday_or_short};
use crate::text::pieces::Piece;

/// Zones of the United States, where the month is written first.
const MONTH_FIRST: [&str; 17] = [
    "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "AKST", "AKDT", "HST",
    "Eastern", "Pacific",
];

/// Zones where the day is written first.
const DAY_FIRST: [&str; 19] = [
    "BST", "CET", "CEST", "WET", "WEST", "EET", "EEST", "MSK", "TRT", "MEZ", "MESZ", "WAT", "CAT", "EAT",
    "SAST", "IST", "PKT", "AEST", "AEDT",
];

/// The date in numbers that begins at `pieces[at]`, the day first unless something tells otherwise; whether
/// nothing does; and the index after it. The calendar reads those that have one order only.
pub(super) fn read(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, bool, usize)> {
    let [first, mark, second, other, year] = pieces.get(at..at + 5)? else { return None };
    let same = ['/', '-'].iter().any(|&c| mark.is_mark(text, c) && other.is_mark(text, c));
    let glued = [mark, second, other, year].iter().all(|piece| piece.glued);
    let runs_on =
        pieces.get(at + 5).is_some_and(|piece| piece.glued && (piece.is_letters() || piece.is_digits()));
    if !same || !glued || runs_on || first.span.len() > 2 || second.span.len() > 2 {
        return None;
    }
    let (day, month) = (first.number(text)?, second.number(text)?);
    let short = year.span.len() == 2;
    let year = match (year.span.len(), year.number(text)?) {
        (4, year @ 1900..=2199) => year,
        // Papers went online in the nineties.
        (2, year @ 90..) => 1900 + year,
        (2, year) => 2000 + year,
        _ => return None,
    };
    let mut after = at + 5;
    let clock = [after, after + 1].into_iter().find_map(|at| {
        let parted = at == after || pieces.get(after).is_some_and(|p| !p.is_letters() && !p.is_digits());
        read_clock(text, pieces, at).filter(|_| parted)
    });
    let mut span = first.span.cover(pieces.get(at + 4)?.span);
    if let Some((clock, end)) = clock {
        span = span.cover(clock.span);
        after = end;
    }
    let mut written = Written {
        span,
        year: Some(year as i32),
        month,
        day,
        weekday: weekday_before(text, pieces, at),
        clock: clock.map(|(clock, _)| clock),
    };
    let settled = settle(text, &mut written);
    // Three short numbers without a word beside them may begin with the year.
    let valid = |month: u32, day: u32| NaiveDate::from_ymd_opt(year as i32, month, day).is_some();
    let readable = valid(written.month, written.day) || valid(written.day, written.month);
    let one_way = !short && day > 12 && valid(month, day);
    readable.then_some((written, !settled && !one_way, after))
}

/// Puts day and month in the order that the zone or the weekday beside them tells; says whether one does.
pub(super) fn settle(text: &str, written: &mut Written) -> bool {
    let zone = written.clock.map_or("", |clock| clock.span.of(text));
    let zone = zone.trim_end_matches(')').rsplit([' ', '(']).find(|word| *word != "Time").unwrap_or_default();
    let year = written.year.unwrap_or_default();
    let on = |month: u32, day: u32, weekday: Weekday| {
        NaiveDate::from_ymd_opt(year, month, day).is_some_and(|date| date.weekday() == weekday)
    };
    let (first, second) = (written.day, written.month);
    let month_first = match written.weekday {
        _ if MONTH_FIRST.contains(&zone) => Some(true),
        _ if DAY_FIRST.contains(&zone) => Some(false),
        Some(weekday) => match (on(second, first, weekday), on(first, second, weekday)) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => None,
        },
        None => None,
    };
    if month_first == Some(true) {
        (written.month, written.day) = (first, second);
    }
    month_first.is_some() && NaiveDate::from_ymd_opt(year, written.month, written.day).is_some()
}

/// The weekday right before the date.
fn weekday_before(text: &str, pieces: &[Piece], at: usize) -> Option<Weekday> {
    let letters = |at: usize| pieces.get(at).filter(|piece| piece.is_letters());
    let piece = letters(at.checked_sub(1)?).or_else(|| letters(at.checked_sub(2)?))?;
    let words: &str = Span::new(piece.span.start, piece.span.end).of(text);
    weekday_or_short(words)
}
