//! What a TIMEX3 value says of the calendar: the days it covers, or the parts of it that are known.

use std::borrow::Cow;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::month_end;

/// The first and last day an absolute value covers; `None` for durations, references and partial values.
///
/// `2022-01-10`, `2022-01-10T18:20Z`, `2022-01`, `2022`, `199`, `19`, `2022-W03`, `2022-W03-WE`, `2022-W03-2`,
/// `2022-Q1`, `2022-H1`, `2022-SU`, and `a/b` from the first day of `a` to the last of `b`. Seasons are those of
/// the northern hemisphere by whole months, winter beginning in the December of its year.
pub fn interval(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some((from, to)) = value.split_once('/') {
        let (start, end) = (interval(from)?.0, interval(to)?.1);
        return (start <= end).then_some((start, end));
    }
    let day = value.split('T').next()?;
    let (year, rest) = match day.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (day, None),
    };
    if !year.bytes().all(|byte| byte.is_ascii_digit()) || !(2..=4).contains(&year.len()) {
        return None;
    }
    let number: i32 = year.parse().ok()?;
    match (year.len(), rest) {
        (4, Some(rest)) => within_year(number, rest),
        (len, None) => {
            let span = 10i32.pow(4 - len as u32);
            years(number * span, number * span + span - 1)
        }
        _ => None,
    }
}

/// A value as a reader knows it: a decade or century by its first year, `1960s` for `196` and `1900s` for `19`; all
/// others as they are.
pub fn readable(value: &str) -> Cow<'_, str> {
    let is_year = value.bytes().all(|byte| byte.is_ascii_digit());
    match value.len() {
        3 if is_year => format!("{value}0s").into(),
        2 if is_year => format!("{value}00s").into(),
        _ => value.into(),
    }
}

/// From the first day of one year to the last of another.
fn years(first: i32, last: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?))
}

/// Whole months of one year; months past 12 are of the next.
fn months(year: i32, first: u32, last: u32) -> Option<(NaiveDate, NaiveDate)> {
    let end = if last > 12 { month_end(year + 1, last - 12)? } else { month_end(year, last)? };
    Some((NaiveDate::from_ymd_opt(year, first, 1)?, end))
}

/// What stands after the year.
fn within_year(year: i32, rest: &str) -> Option<(NaiveDate, NaiveDate)> {
    let season = match rest {
        "SP" => Some((3, 5)),
        "SU" => Some((6, 8)),
        "FA" => Some((9, 11)),
        "WI" => Some((12, 14)),
        "H1" => Some((1, 6)),
        "H2" => Some((7, 12)),
        _ => None,
    };
    if let Some((first, last)) = season {
        return months(year, first, last);
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return months(year, quarter * 3 - 2, quarter * 3);
    }
    if let Some(week) = rest.strip_prefix('W') {
        return within_week(year, week);
    }
    let (month, day) = match rest.split_once('-') {
        Some((month, day)) => (month.parse().ok()?, Some(day)),
        None => (rest.parse().ok()?, None),
    };
    match day {
        Some("XX") | None => months(year, month, month),
        Some(day) => {
            let day = NaiveDate::from_ymd_opt(year, month, day.parse().ok()?)?;
            Some((day, day))
        }
    }
}

/// `03`, `03-2`, `03-WE`.
fn within_week(year: i32, week: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (week, day) = match week.split_once('-') {
        Some((week, day)) => (week, Some(day)),
        None => (week, None),
    };
    let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
    let (first, last) = match day {
        None => (0, 6),
        Some("WE") => (5, 6),
        Some(day) => {
            let day: u64 = day.parse().ok().filter(|day| (1..=7).contains(day))?;
            (day - 1, day - 1)
        }
    };
    Some((monday.checked_add_days(Days::new(first))?, monday.checked_add_days(Days::new(last))?))
}

/// The parts of a date value that are known. `XXXX-01-10`: month and day; `XXXX-WXX-1TEV`: the weekday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The year.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u32>,
    /// Day of the month.
    pub day: Option<u32>,
    /// ISO week of the year.
    pub week: Option<u32>,
    /// 1 for Monday to 7 for Sunday; known for whole dates too.
    pub weekday: Option<u32>,
    /// 1 to 4.
    pub quarter: Option<u32>,
    /// Hour and minute as written, without the zone.
    pub time: Option<(u32, u32)>,
}

impl Parts {
    /// Whether no part known on both sides differs, and at least one is known on both.
    pub fn agree(&self, other: &Self) -> bool {
        let pairs = [
            (self.year.map(i64::from), other.year.map(i64::from)),
            (self.month.map(i64::from), other.month.map(i64::from)),
            (self.day.map(i64::from), other.day.map(i64::from)),
            (self.week.map(i64::from), other.week.map(i64::from)),
            (self.weekday.map(i64::from), other.weekday.map(i64::from)),
            (self.quarter.map(i64::from), other.quarter.map(i64::from)),
        ];
        let mut shared = pairs.iter().filter_map(|(a, b)| Some(((*a)?, (*b)?))).peekable();
        shared.peek().is_some() && shared.all(|(a, b)| a == b)
    }
}

/// The known parts of a date or time value; all unknown for durations and references.
pub fn parts(value: &str) -> Parts {
    let mut parts = Parts::default();
    let (day, time) = match value.split_once('T') {
        Some((day, time)) => (day, time),
        None => (value, ""),
    };
    if day.starts_with('P') || value.contains('/') || value.contains("REF") {
        return parts;
    }
    let mut fields = day.split('-');
    parts.year = fields.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
    let second = fields.next().unwrap_or("");
    let third = fields.next().unwrap_or("");
    if let Some(week) = second.strip_prefix('W') {
        parts.week = week.parse().ok();
        parts.weekday = third.parse().ok();
    } else if let Some(quarter) = second.strip_prefix('Q') {
        parts.quarter = quarter.parse().ok();
    } else {
        parts.month = second.parse().ok();
        parts.day = third.parse().ok();
    }
    if let (Some(year), Some(month), Some(day)) = (parts.year, parts.month, parts.day) {
        let date = NaiveDate::from_ymd_opt(year, month, day);
        parts.weekday = date.map(|date| date.weekday().number_from_monday());
    }
    parts.time = time.get(..5).and_then(|clock| {
        let (hour, minute) = clock.split_once(':')?;
        Some((hour.parse().ok()?, minute.parse().ok()?))
    });
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(value: &str) -> Option<String> {
        interval(value).map(|(from, to)| format!("{from} {to}"))
    }

    #[test]
    fn absolute_values_cover_days() {
        for (value, expected) in [
            ("2022-01-10", "2022-01-10 2022-01-10"),
            ("2022-01-10T18:20Z", "2022-01-10 2022-01-10"),
            ("2022-01-10TEV", "2022-01-10 2022-01-10"),
            ("2022-02", "2022-02-01 2022-02-28"),
            ("2022", "2022-01-01 2022-12-31"),
            ("199", "1990-01-01 1999-12-31"),
            ("20", "2000-01-01 2099-12-31"),
            ("2022-W01", "2022-01-03 2022-01-09"),
            ("2022-W01-WE", "2022-01-08 2022-01-09"),
            ("2022-W01-2", "2022-01-04 2022-01-04"),
            ("2022-Q3", "2022-07-01 2022-09-30"),
            ("2021-WI", "2021-12-01 2022-02-28"),
            ("2021-10-29/2021-12", "2021-10-29 2021-12-31"),
        ] {
            assert_eq!(days(value).as_deref(), Some(expected), "{value}");
        }
    }

    #[test]
    fn decades_and_centuries_are_told_by_their_first_year() {
        for (value, told) in [("196", "1960s"), ("20", "2000s"), ("1968", "1968"), ("P2", "P2"), ("", "")] {
            assert_eq!(readable(value), told);
        }
    }

    #[test]
    fn relative_and_broken_values_cover_none() {
        for value in [
            "P2M",
            "PRESENT_REF",
            "XXXX-01-10",
            "XXXX-WXX-1",
            "2022-13",
            "2022-02-30",
            "2022-W60",
            "",
            "2022/2021",
            "é",
        ] {
            assert_eq!(interval(value), None, "{value}");
        }
    }

    #[test]
    fn partial_values_compare_by_what_they_share() {
        assert!(parts("XXXX-01-10").agree(&parts("2022-01-10")));
        assert!(!parts("XXXX-01-10").agree(&parts("XXXX-01-12")));
        assert!(parts("XXXX-WXX-1").agree(&parts("2022-01-10")));
        assert!(!parts("XXXX-WXX-2TEV").agree(&parts("2022-01-10")));
        assert!(!parts("P2M").agree(&parts("P2M")));
        assert_eq!(parts("2022-01-10T18:20Z").time, Some((18, 20)));
        assert_eq!(parts("2022-01-10TEV").time, None);
    }
}
