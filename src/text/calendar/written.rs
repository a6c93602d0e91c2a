//! Dates written out in full or without their year, with weekday, clock time and zone where they stand beside them.

use chrono::{NaiveDate, Weekday};

use super::clock::{Clock, read_clock};
use super::{month, month_in_any_language, weekday_or_short};
use crate::text::Span;
use crate::text::pieces::{Piece, pieces};

/// A day as written in the text, with or without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The words, with weekday, time and zone.
    pub span: Span,
    /// The year; `None` for `Jan 10`.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
    /// The weekday named beside it.
    pub weekday: Option<Weekday>,
    /// The time beside it.
    pub clock: Option<Clock>,
}

impl Written {
    /// The day, where the year is written.
    pub fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day)
    }

    /// `2022-01-21`, `2021-12-29T18:20Z`, `2021-12-29T18:20`; `None` without a year.
    pub fn value(&self) -> Option<String> {
        let date = self.date()?;
        let clock = self.clock.map(|clock| clock.value(date)).unwrap_or_default();
        Some(format!("{}{clock}", date.format("%Y-%m-%d")))
    }
}

/// All full dates (day, month and year) inside `within`, in order, without overlaps.
pub fn find(text: &str, within: Span) -> Vec<Written> {
    let mut found = find_partial(text, within);
    found.retain(|written| written.year.is_some());
    found
}

/// All days inside `within` that are written with day and month, whether or not the year stands there.
pub fn find_partial(text: &str, within: Span) -> Vec<Written> {
    let pieces = pieces(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match read(text, &pieces, at) {
            Some((written, after)) => {
                found.push(written);
                at = after.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The full date that makes up the whole of `text`, white space and a final stop aside; `20220121T182000Z` too.
pub fn parse(text: &str) -> Option<Written> {
    let spread = spread_compact(text);
    let text = spread.as_deref().unwrap_or(text).trim().trim_end_matches('.');
    let pieces = pieces(text, Span::new(0, text.len()));
    let (written, after) = read(text, &pieces, 0)?;
    let mut rest = pieces.get(after..)?.iter();
    // A zone's name may stand in brackets after its offset: `+0100 (CET)`.
    let bracketed = rest.clone().next().is_some_and(|piece| piece.is_mark(text, '('));
    let done = bracketed || rest.next().is_none();
    written.date().filter(|_| done).map(|_| written)
}

/// `20220121T182000Z` with its separators, so that one reader serves both.
fn spread_compact(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = |from: usize, to: usize| {
        text.get(from..to).filter(|run| run.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (year, month, day) = (digits(0, 4)?, digits(4, 6)?, digits(6, 8)?);
    match text.get(8..)? {
        "" => Some(format!("{year}-{month}-{day}")),
        rest if rest.starts_with('T') => {
            let (hour, minute, second) = (digits(9, 11)?, digits(11, 13)?, digits(13, 15).unwrap_or("00"));
            let zone = text.get(13..)?.trim_start_matches(|letter: char| letter.is_ascii_digit());
            Some(format!("{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"))
        }
        _ => None,
    }
}

/// The day that begins at `pieces[at]`, with the index after it: weekday, date, time and zone, in any usual order.
pub fn read(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let first = pieces.get(at)?;
    let before = at.checked_sub(1).and_then(|at| pieces.get(at));
    // A run that goes on from letters, digits or a decimal point is part of something else.
    if first.glued
        && before.is_some_and(|p| p.is_letters() || p.is_digits() || (first.is_digits() && !opens(text, p)))
    {
        return None;
    }
    if first.is_letters() {
        return weekday_first(text, pieces, at).or_else(|| dated(text, pieces, at));
    }
    if !first.is_digits() {
        return None;
    }
    dated(text, pieces, at).or_else(|| clock_first(text, pieces, at))
}

/// Whether a date may follow the mark without a space: brackets, quotation marks and dashes, not `.`, `$`, `:`.
fn opens(text: &str, piece: &Piece) -> bool {
    !matches!(piece.span.of(text), "." | "," | "$" | "£" | "€" | ":" | "/" | "-" | "+" | "#" | "_" | "=")
        || piece.is_mark(text, ':') && !piece.glued
}

/// `Friday, 21 January 2022 …`.
fn weekday_first(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let first = pieces.get(at)?;
    let weekday = weekday_or_short(first.span.of(text))?;
    let mut next = at + 1;
    for mark in ['.', ','] {
        next += usize::from(mark_at(text, pieces, next, mark));
    }
    next += usize::from(word_at(text, pieces, next).eq_ignore_ascii_case("the"));
    let (mut written, after) = dated(text, pieces, next)?;
    written.weekday = Some(weekday);
    written.span = first.span.cover(written.span);
    Some((written, after))
}

/// `18:20 GMT, 21 January 2022`, `6.20pm on Friday 21 January 2022`.
fn clock_first(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let (clock, mut next) = read_clock(text, pieces, at)?;
    if [',', '-', '–', '—', '|', '•', '·'].iter().any(|mark| mark_at(text, pieces, next, *mark)) {
        next += 1;
    }
    next += usize::from(word_at(text, pieces, next).eq_ignore_ascii_case("on"));
    let (mut written, after) = weekday_first(text, pieces, next).or_else(|| dated(text, pieces, next))?;
    if written.clock.is_some() {
        return None;
    }
    written.clock = Some(clock);
    written.span = clock.span.cover(written.span);
    Some((written, after))
}

/// A date by its own form, then the time that may follow it.
fn dated(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let (written, after) = if pieces.get(at)?.is_digits() {
        year_first(text, pieces, at)
            .or_else(|| numeric(text, pieces, at))
            .or_else(|| day_first(text, pieces, at))?
    } else {
        month_first(text, pieces, at)?
    };
    NaiveDate::from_ymd_opt(written.year.unwrap_or(2000), written.month, written.day)?;
    Some(with_clock(text, pieces, written, after))
}

/// Adds the time that stands after the date: `T18:20Z`, ` at 6.20pm`, `, 18:20 GMT`, `18:20:33 UTC 2022`.
fn with_clock(text: &str, pieces: &[Piece], mut written: Written, after: usize) -> (Written, usize) {
    if written.clock.is_some() {
        return (written, after);
    }
    let mut next = after;
    if [',', '-', '–', '—', '|', '•', '·', '@', ';'].iter().any(|mark| mark_at(text, pieces, next, *mark))
    {
        next += 1;
    }
    next += usize::from(matches!(word_at(text, pieces, next), "at" | "At" | "AT" | "T" | "t" | "um" | "à"));
    let Some((clock, mut end)) = read_clock(text, pieces, next) else { return (written, after) };
    let mut last = clock.span;
    if written.year.is_none() {
        // The order of `ctime` and of some feeds: the year after the time.
        if let Some((year, beyond)) = year_at(text, pieces, end) {
            written.year = Some(year);
            last = pieces.get(beyond - 1).map_or(last, |piece| piece.span);
            end = beyond;
        }
    }
    written.clock = Some(clock);
    written.span = written.span.cover(last);
    (written, end)
}

/// `2022-01-21`, `2022/01/21`, `2022.1.21`.
fn year_first(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let (year, _) = year_at(text, pieces, at)?;
    let (month, day) = separated(text, pieces, at, &['-', '/', '.'])?;
    let end = at + 5;
    // `2022-01-21T…` goes on with its time; any other glued letters or digits make it something else.
    let goes_on = pieces.get(end).is_some_and(|p| p.glued && (p.is_digits() || p.is_letters()));
    if goes_on && !matches!(word_at(text, pieces, end), "T" | "t") {
        return None;
    }
    Some((written(pieces, at, end, Some(year), month, day)?, end))
}

/// `21/01/2022`, `01/21/2022` where only one order makes a date, and `21.01.2022`, always day first.
fn numeric(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let first = pieces.get(at).filter(|piece| piece.span.len() <= 2)?.number(text)?;
    let (second, _) = separated(text, pieces, at, &['/', '.', '-'])?;
    let (year, end) = year_at(text, pieces, at + 4)?;
    let (month, day) = match (first, second) {
        (13.., 1..=12) => (second, first),
        (1..=12, 13..) => (first, second),
        _ if first == second || mark_at(text, pieces, at + 1, '.') => (second, first),
        _ => return None,
    };
    Some((written(pieces, at, end, Some(year), month, day)?, end))
}

/// `21 January 2022`, `21st of January`, `21-Jan-2022`, `21. Januar 2022`, `21 de enero de 2022`.
fn day_first(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    let (day, mut next) = day_at(text, pieces, at)?;
    let hyphen = mark_at(text, pieces, next, '-');
    next += usize::from(hyphen || mark_at(text, pieces, next, '.'));
    next += usize::from(matches!(word_at(text, pieces, next), "of" | "de"));
    let (month, year, end) = month_at(text, pieces, next)?;
    Some((written(pieces, at, end, year, month, day)?, end))
}

/// A month, and the year where it follows.
fn month_at(text: &str, pieces: &[Piece], at: usize) -> Option<(u32, Option<i32>, usize)> {
    let name = word_at(text, pieces, at);
    let after = at + 1 + usize::from(abbreviation_stop(text, pieces, at));
    let linked = usize::from(
        mark_at(text, pieces, after, ',')
            || mark_at(text, pieces, after, '-')
            || matches!(word_at(text, pieces, after), "de" | "del"),
    );
    match year_at(text, pieces, after + linked) {
        Some((year, end)) => Some((month_in_any_language(name)?, Some(year), end)),
        None => Some((month(name).filter(|_| capital(name))?, None, after)),
    }
}

/// `January 21, 2022`, `Jan. 21`, `January 21st 2022`.
fn month_first(text: &str, pieces: &[Piece], at: usize) -> Option<(Written, usize)> {
    // Nearly all words end here: a day stands within the next three pieces or there is none.
    pieces.get(at + 1..)?.iter().take(3).find(|piece| piece.is_digits())?;
    let name = word_at(text, pieces, at);
    let month = month_in_any_language(name)?;
    let mut next = at + 1 + usize::from(abbreviation_stop(text, pieces, at));
    next += usize::from(word_at(text, pieces, next) == "the");
    let (day, end) = day_at(text, pieces, next)?;
    // `May 10,000` and `March 2.5` are amounts.
    let decimal = pieces.get(end).is_some_and(|p| p.glued && (p.is_mark(text, ',') || p.is_mark(text, '.')))
        && pieces.get(end + 1).is_some_and(|p| p.glued && p.is_digits());
    if decimal || mark_at(text, pieces, end, '%') {
        return None;
    }
    let comma = usize::from(mark_at(text, pieces, end, ','));
    if let Some((year, after)) = year_at(text, pieces, end + comma) {
        return Some((written(pieces, at, after, Some(year), month, day)?, after));
    }
    // "sept. 30" without a capital is a month by its stop.
    let sure = capital(name) || abbreviation_stop(text, pieces, at);
    let english = super::month(name).filter(|_| sure)?;
    Some((written(pieces, at, end, None, english, day)?, end))
}

/// A day over the pieces from `at` up to `end`.
fn written(
    pieces: &[Piece],
    at: usize,
    end: usize,
    year: Option<i32>,
    month: u32,
    day: u32,
) -> Option<Written> {
    let span = pieces.get(at)?.span.cover(pieces.get(end.checked_sub(1)?)?.span);
    Some(Written { span, year, month, day, weekday: None, clock: None })
}

/// A day of the month, `21` or `21st`, and the index after it.
fn day_at(text: &str, pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    let piece = pieces.get(at).filter(|piece| piece.span.len() <= 2)?;
    let day = piece.number(text).filter(|day| (1..=31).contains(day))?;
    let Some(next) = pieces.get(at + 1).filter(|next| next.glued && !next.is_mark(text, '-')) else {
        return Some((day, at + 1));
    };
    match next.span.of(text) {
        "st" | "nd" | "rd" | "th" | "er" | "º" | "°" => Some((day, at + 2)),
        // "10:30" is a time, "Jan 21: what to know" a day.
        _ if next.is_letters()
            || next.is_digits()
            || (next.is_mark(text, ':') && pieces.get(at + 2).is_some_and(|p| p.glued && p.is_digits())) =>
        {
            None
        }
        _ => Some((day, at + 1)),
    }
}

/// A year of four digits that no letter, digit or decimal follows, and the index after it.
fn year_at(text: &str, pieces: &[Piece], at: usize) -> Option<(i32, usize)> {
    let piece = pieces.get(at).filter(|piece| piece.is_digits() && piece.span.len() == 4)?;
    let year = piece.number(text).filter(|year| (1000..=2999).contains(year))?;
    let runs_on = pieces.get(at + 1).is_some_and(|p| p.glued && p.is_letters());
    // `1400 GMT` is a time.
    let zone = read_clock(text, pieces, at).is_some();
    (!runs_on && !zone).then_some((year as i32, at + 1))
}

/// The two numbers after `pieces[at]` where the same separator of `marks` stands before both, all glued.
fn separated(text: &str, pieces: &[Piece], at: usize, marks: &[char]) -> Option<(u32, u32)> {
    let rest = pieces.get(at + 1..at + 5)?;
    let [first_mark, first, second_mark, second] = rest else { return None };
    let mark = *marks.iter().find(|mark| first_mark.is_mark(text, **mark))?;
    if !second_mark.is_mark(text, mark) || !rest.iter().all(|piece| piece.glued) || first.span.len() > 2 {
        return None;
    }
    Some((first.number(text)?, second.number(text)?))
}

fn mark_at(text: &str, pieces: &[Piece], at: usize, mark: char) -> bool {
    pieces.get(at).is_some_and(|piece| piece.is_mark(text, mark))
}

/// The letters at `at`, or `""`.
fn word_at<'t>(text: &'t str, pieces: &[Piece], at: usize) -> &'t str {
    pieces.get(at).filter(|piece| piece.is_letters()).map_or("", |piece| piece.span.of(text))
}

/// Whether the word at `at` is followed by the stop of an abbreviation.
fn abbreviation_stop(text: &str, pieces: &[Piece], at: usize) -> bool {
    let word = word_at(text, pieces, at);
    // The stop behind "6 March" is the sentence's.
    let whole = || super::MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word));
    word.len() <= 5
        && !whole()
        && pieces.get(at + 1).is_some_and(|piece| piece.glued && piece.is_mark(text, '.'))
}

/// Whether the word begins with a capital: `may` and `march` are verbs without one.
fn capital(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each day of `text` as its words and value; without a year as month and day.
    fn days(text: &str) -> Vec<(&str, String)> {
        find_partial(text, Span::new(0, text.len()))
            .iter()
            .map(|day| {
                (
                    day.span.of(text),
                    day.value().unwrap_or_else(|| format!("XXXX-{:02}-{:02}", day.month, day.day)),
                )
            })
            .collect()
    }

    #[track_caller]
    fn whole(text: &str, value: &str) {
        assert_eq!(days(text), [(text, value.to_owned())]);
    }

    #[test]
    fn full_dates_in_many_forms() {
        for text in [
            "2022-01-21",
            "2022/01/21",
            "21 January 2022",
            "21st of January, 2022",
            "January 21, 2022",
            "Jan. 21, 2022",
            "Jan 21 2022",
            "21/01/2022",
            "01/21/2022",
            "21.01.2022",
            "21-Jan-2022",
            "Friday, 21 January 2022",
            "Fri Jan 21 2022",
            "21. Januar 2022",
            "21 janvier 2022",
            "21 de enero de 2022",
            "Friday the 21st of January 2022",
            "JANUARY 21, 2022",
        ] {
            whole(text, "2022-01-21");
        }
    }

    #[test]
    fn dates_with_time_and_zone_in_either_order() {
        for (text, value) in [
            ("2022-01-21T18:20:33Z", "2022-01-21T18:20Z"),
            ("2022-01-21T18:20:33.5+01:00", "2022-01-21T18:20+01:00"),
            ("2022-01-21 18:20", "2022-01-21T18:20"),
            ("Fri, 21 Jan 2022 18:20:00 +0100", "2022-01-21T18:20+01:00"),
            ("Fri Jan 21 18:20:33 UTC 2022", "2022-01-21T18:20Z"),
            ("21 Jan 2022 18:20 GMT", "2022-01-21T18:20Z"),
            ("21 January 2022, 09:05", "2022-01-21T09:05"),
            ("January 21, 2022 at 6.20pm", "2022-01-21T18:20"),
            ("9:41 a.m. ET, January 21, 2022", "2022-01-21T09:41-05:00"),
            ("6.20pm on Friday 21 January 2022", "2022-01-21T18:20"),
        ] {
            whole(text, value);
        }
    }

    #[test]
    fn days_without_a_year() {
        assert_eq!(days("Jan. 21: what to know"), [("Jan. 21", "XXXX-01-21".to_owned())]);
        assert_eq!(days("GENEVA, Jan 10 (Reuters) - Talks"), [("Jan 10", "XXXX-01-10".to_owned())]);
        assert_eq!(
            days("on 3 March and on Aug. 7."),
            [("3 March", "XXXX-03-03".to_owned()), ("Aug. 7", "XXXX-08-07".to_owned())]
        );
    }

    #[test]
    fn ambiguous_and_broken_dates_are_none() {
        for text in [
            "03/04/2022",
            "2022-13-01",
            "31 February 2022",
            "may 12",
            "March 2022",
            "May 10,000",
            "1.2.3",
            "version 2022.01.21b",
            "a 2022-01-211",
            "on 12 march",
            "may 3",
            "10:30",
            "$12 May go",
        ] {
            assert_eq!(days(text), [], "{text}");
        }
    }

    #[test]
    fn a_whole_stamp_is_parsed_and_more_is_not() {
        assert_eq!(parse(" 2022-01-21. ").and_then(|day| day.value()).as_deref(), Some("2022-01-21"));
        assert_eq!(
            parse("20220121T182033Z").and_then(|day| day.value()).as_deref(),
            Some("2022-01-21T18:20Z")
        );
        assert_eq!(parse("20220121").and_then(|day| day.value()).as_deref(), Some("2022-01-21"));
        assert_eq!(
            parse("Fri, 21 Jan 2022 18:20:00 +0100 (CET)").and_then(|day| day.value()).as_deref(),
            Some("2022-01-21T18:20+01:00")
        );
        assert_eq!(parse("2022-01-21 was a Friday"), None);
        assert_eq!(parse("Jan 21"), None);
    }
}
