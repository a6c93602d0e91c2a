//! Lengths of time, and the points they lead to: `three days`, `the past two months`, `16-hour`, `two weeks ago`,
//! `a year earlier`, `several years`.

use super::anchor::{add_months, day_value, shifted};
use super::quarters::year_back;
use super::reader::{Found, Reader};
use super::years::ordinal;
use crate::analysis::numerals;
use crate::lexicon::dates::{DateWord, TimeUnit};

/// A length of time at `at`, or the point it leads to.
pub(super) fn read(reader: &Reader, at: usize) -> Option<Found> {
    let length = row(reader, at)
        .or_else(|| counted(reader, at))
        .or_else(|| single(reader, at))
        .or_else(|| bare(reader, at))?;
    if let Some(found) = pointed(reader, &length) {
        return Some(found);
    }
    length.stands.then(|| Found::duration(length.end, length.value()))
}

/// A number of units.
struct Length {
    /// How many; `None` for an open number.
    count: Option<f64>,
    unit: TimeUnit,
    end: usize,
    /// Whether it is an expression by itself; otherwise only with "ago" or the like.
    stands: bool,
}

impl Length {
    fn value(&self) -> String {
        self.count.map_or_else(|| open(self.unit), |count| value(count, self.unit))
    }
}

/// `P2M`, `PT16H`, `P2Y6M` for two and a half years.
pub(super) fn value(count: f64, unit: TimeUnit) -> String {
    let (count, unit) = match unit {
        TimeUnit::Fortnight => (count * 2.0, TimeUnit::Week),
        TimeUnit::Decade => (count * 10.0, TimeUnit::Year),
        TimeUnit::Century => (count * 100.0, TimeUnit::Year),
        _ => (count, unit),
    };
    let (prefix, letter) = code(unit);
    let halves = (count.fract() - 0.5).abs() < 1e-9;
    let rest = match unit {
        TimeUnit::Year if halves => "6M",
        TimeUnit::Day if halves => "T12H",
        TimeUnit::Hour if halves => "30M",
        TimeUnit::Minute if halves => "30S",
        _ => return format!("{prefix}{count}{letter}"),
    };
    let whole = count.trunc();
    if whole > 0.0 {
        format!("{prefix}{whole}{letter}{rest}")
    } else {
        format!("{prefix}{rest}").replace("PTT", "PT")
    }
}

/// `PXY`.
fn open(unit: TimeUnit) -> String {
    match unit {
        TimeUnit::Decade => "PXDE".to_owned(),
        TimeUnit::Century => "PXC".to_owned(),
        _ => {
            let (prefix, letter) = code(if unit == TimeUnit::Fortnight { TimeUnit::Week } else { unit });
            format!("{prefix}X{letter}")
        }
    }
}

const fn code(unit: TimeUnit) -> (&'static str, &'static str) {
    match unit {
        TimeUnit::Second => ("PT", "S"),
        TimeUnit::Minute => ("PT", "M"),
        TimeUnit::Hour => ("PT", "H"),
        TimeUnit::Day => ("P", "D"),
        TimeUnit::Week | TimeUnit::Fortnight => ("P", "W"),
        TimeUnit::Month => ("P", "M"),
        TimeUnit::Quarter => ("P", "Q"),
        TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => ("P", "Y"),
    }
}

/// `the past two months`, `the first nine months`, `the next few days`, `each of the last three years` is a set.
fn row(reader: &Reader, at: usize) -> Option<Length> {
    let line = &reader.line;
    let the = usize::from(line.any(at, &["the", "these", "those"]));
    let which = at + the;
    let shift =
        matches!(reader.word(which), Some(DateWord::Shift(shift)) if shift != 0 || line.is(which, "current"));
    let place = line.any(which, &["final", "additional", "remaining"])
        || (the == 1 && ordinal(reader, which).is_some_and(|(place, _)| place == 1));
    let next = if shift || place { which + 1 } else { which };
    if next == at {
        return None;
    }
    let length = counted(reader, next)?;
    // "last 5 minutes" needs its article unless a number makes it plain; "the two years" stands.
    Some(Length { stands: true, ..length })
}

/// `three days`, `16-hour`, `two and a half years`, `a few days`, `a couple of weeks`, `half an hour`, `several years`.
fn counted(reader: &Reader, at: usize) -> Option<Length> {
    let line = &reader.line;
    let (count, next) = count(reader, at)?;
    let mut unit_at = line.past_hyphen(next);
    let hyphen = unit_at > next;
    unit_at += usize::from(line.any(
        unit_at,
        &[
            "more",
            "full",
            "consecutive",
            "straight",
            "additional",
            "whole",
            "trading",
            "business",
            "working",
            "calendar",
            "solid",
            "long",
        ],
    ));
    let unit = reader.unit(unit_at)?;
    // "the 1988 quarter" names a year.
    if count.is_some_and(|count| count > 1900.0) && !reader.plural(unit_at) && !hyphen {
        return None;
    }
    // "one second quarter", "two-day's"; "three second-hand cars".
    if line.is(unit_at + 1, "-") && line.glued(unit_at + 1) && !line.any(unit_at + 2, &["long", "ago"]) {
        return None;
    }
    let mut end = unit_at + 1;
    let mut count = count;
    // "a year and a half", "one hour and a half".
    if line.follows(end, &["and", "a", "half"]) {
        count = count.map(|count| count + 0.5);
        end += 3;
    }
    if hyphen || line.is(end, "-") {
        let long = line.past_hyphen(end);
        end = if line.is(long, "long") { long + 1 } else { end };
    }
    // An age is no stretch of time in the news: "27-year-old", "three years old".
    if line.any(line.past_hyphen(end), &["old", "olds"]) || line.follows(end, &["of", "age"]) {
        return None;
    }
    Some(Length { count, unit, end, stands: true })
}

/// How many: a number, `a few`, `several`, `a couple of`, `half a`, `two to three`.
fn count(reader: &Reader, at: usize) -> Option<(Option<f64>, usize)> {
    let line = &reader.line;
    let inside = line.digits(at)
        && line.glued(at)
        && at > 0
        && !matches!(line.word(at - 1), "(" | "\"" | "“" | "‘" | "—" | "–" | "-");
    if inside {
        return None;
    }
    if line.is(at, "half") && line.any(at + 1, &["a", "an"]) {
        return Some((Some(0.5), at + 2));
    }
    let couple = at + usize::from(line.is(at, "a"));
    if line.follows(couple, &["couple", "of"]) {
        return Some((Some(2.0), couple + 2));
    }
    if line.follows(at, &["a", "number", "of"]) {
        return Some((None, at + 3));
    }
    let article = usize::from(line.is(at, "a") && line.any(at + 1, &["few", "good"]));
    if reader.word(at + article) == Some(DateWord::Vague) {
        // "the past few weeks", "some years": vague words before a plural only.
        let more = usize::from(line.any(at + article + 1, &["dozen", "hundred", "thousand", "more"]));
        let next = at + article + 1 + more;
        return reader.plural(next).then_some((None, next)).filter(|_| !line.any(at, &["recent", "coming"]));
    }
    let number = numerals::read(line, at)
        .filter(|number| number.form != numerals::Form::Fraction || line.is(at, "half"))?;
    if number.form == numerals::Form::Open {
        return Some((None, number.end + usize::from(line.is(number.end, "of"))));
    }
    // A range counts by its upper end: "two to three weeks".
    let dash = line.past_loose_hyphen(number.end);
    let joined = dash + usize::from(line.any(number.end, &["to", "or"]));
    if joined > number.end
        && let Some(upper) = numerals::read(line, joined).filter(|upper| upper.value > number.value)
    {
        return Some((Some(upper.value), upper.end));
    }
    Some((Some(number.value), number.end))
}

/// `a year`, `an hour`: a length where the words around say so.
fn single(reader: &Reader, at: usize) -> Option<Length> {
    let line = &reader.line;
    if !line.any(at, &["a", "an", "another"]) {
        return None;
    }
    let full = usize::from(line.any(at + 1, &["full", "whole", "further", "mere"]));
    let unit = reader.single_unit(at + 1 + full)?;
    let mut end = at + 2 + full;
    if line.is(end, "-") && line.glued(end) && !line.is(end + 1, "long") {
        return None;
    }
    let mut count = 1.0;
    if line.follows(end, &["and", "a", "half"]) {
        count = 1.5;
        end += 3;
    }
    let led = line.any(
        at.wrapping_sub(1),
        &[
            "for", "in", "within", "after", "about", "nearly", "almost", "over", "than", "least", "just",
            "only", "under", "every", "took", "take", "lasted", "last", "around", "of", "roughly", "half",
            "spent",
        ],
    );
    let rate = unit == TimeUnit::Second;
    if line.is(end, "or") && line.any(end + 1, &["so", "two"]) {
        end += 2;
    }
    Some(Length { count: Some(count), unit, end, stands: !rate && (led || count > 1.0 || full > 0) })
}

/// `years`, `weeks`: an open length where the words around say so.
fn bare(reader: &Reader, at: usize) -> Option<Length> {
    let line = &reader.line;
    let unit = reader.unit(at).filter(|unit| reader.plural(at) && *unit >= TimeUnit::Day)?;
    let long = line.past_hyphen(at + 1);
    let compound = long > at + 1 && line.is(long, "long");
    let led = line.any(at.wrapping_sub(1), &["for", "in", "after", "of", "within", "over", "recent"])
        || line.any(at + 1, &["of", "after", "before"]);
    let end = if compound { long + 1 } else { at + 1 };
    Some(Length { count: None, unit, end, stands: (led && unit != TimeUnit::Quarter) || compound })
}

/// The point a length leads to: `ago`, `earlier`, `later`, `from now`, `before`.
fn pointed(reader: &Reader, length: &Length) -> Option<Found> {
    let line = &reader.line;
    let end = line.past_hyphen(length.end);
    let now = reader.anchor.published;
    let (from, sign, end) = match line.word(end) {
        "ago" => (now, -1, end + 1),
        "earlier" | "before" | "previously" if length.stands || line.is(end, "earlier") => {
            (reader.anchor.narrative(), -1, end + 1)
        }
        "later" | "hence" | "afterward" | "afterwards" => (reader.anchor.narrative(), 1, end + 1),
        "from" if line.is(end + 1, "now") => (now, 1, end + 2),
        _ => return None,
    };
    // "before" begins a clause more often than it ends a date.
    if line.is(end - 1, "before") && (line.letters(end) || line.digits(end)) {
        return None;
    }
    if length.unit < TimeUnit::Day && line.word(end - 1) != "ago" {
        return None;
    }
    let back_a_year = sign < 0 && length.unit == TimeUnit::Year && length.count == Some(1.0);
    if back_a_year && reader.anchor.quarter.is_some() {
        return Some(Found::date(end, year_back(reader)));
    }
    let Some(count) = length.count else {
        let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Found::date(end, value.to_owned()));
    };
    let value = match (from, length.unit) {
        (Some(day), unit) if count.fract() != 0.0 => halved(day, unit, count * f64::from(sign)),
        (_, TimeUnit::Century | TimeUnit::Decade) => {
            let years = if length.unit == TimeUnit::Decade { 10.0 } else { 100.0 };
            shifted(from, TimeUnit::Year, (count * years) as i32 * sign)
        }
        (_, unit) => shifted(from, unit, (count as i32).saturating_mul(sign)),
    };
    if length.unit < TimeUnit::Day {
        return Some(Found::time(end, value));
    }
    Some(Found::date(end, value))
}

/// A broken number of units from a day: `a year and a half ago` leads to a month.
fn halved(day: chrono::NaiveDate, unit: TimeUnit, count: f64) -> String {
    let months = match unit {
        TimeUnit::Year => count * 12.0,
        TimeUnit::Decade => count * 120.0,
        TimeUnit::Century => return shifted(Some(day), TimeUnit::Year, (count * 100.0) as i32),
        TimeUnit::Month => count,
        _ => return day_value(Some(day)),
    };
    add_months(day, months as i32).map_or_else(|| day_value(None), super::anchor::month_value)
}
