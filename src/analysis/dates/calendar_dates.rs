//! Dates by the calendar: days, months, years, decades, centuries and seasons, whole or in part.

use super::anchor::year_value;
use super::reader::{Found, Reader};
use super::weekdays::holiday;
use crate::lexicon::dates::{DateWord, Direction, Season, TimeUnit};
use crate::lexicon::numbers::Cardinal;
use crate::model::TimexKind;
use crate::text::calendar::{self, Written};

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
    if let Some((written, end)) = calendar::read(line.text, line.pieces, at) {
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
    let led = at > 0
        && line.any(
            at - 1,
            &[
                "in", "since", "last", "next", "this", "by", "until", "till", "of", "early", "late", "mid",
                "from", "to", "during", "through", "before", "after", "each", "every", "between", "and", "-",
                "for", "on", "'s", "both", "or", "past", "the",
            ],
        );
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

/// A year in four digits at `at`, whatever stands before it.
pub(super) fn bare_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let line = &reader.line;
    let piece = line.pieces.get(at).filter(|piece| piece.is_digits() && piece.span.len() == 4)?;
    let year = piece.number(line.text).filter(|year| (1000..=2100).contains(year))?;
    let goes_on = line.glued(at + 1)
        && (line.letters(at + 1)
            || matches!(line.word(at + 1), "%" | "°")
            || (matches!(line.word(at + 1), "," | "." | "/" | ":")
                && line.digits(at + 2)
                && line.glued(at + 2)));
    (!goes_on).then_some((year as i32, at + 1))
}

/// `last year`, `this year` after a month.
fn shifted_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    use chrono::Datelike;
    let Some(DateWord::Shift(shift)) = reader.word(at) else { return None };
    let year = reader.single_unit(at + 1).filter(|unit| *unit == TimeUnit::Year);
    year?;
    Some((reader.anchor.published?.year() + shift, at + 2))
}

/// `nineteen ninety-seven`, `two thousand`, `two thousand and one`, after a word that announces a year.
fn words_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let line = &reader.line;
    let cardinal = |at: usize| line.number_word(at)?.cardinal;
    let Some(Cardinal::Small(century @ 11..=19) | Cardinal::Tens(century @ 20)) = cardinal(at) else {
        let number = crate::analysis::numerals::read(line, at)
            .filter(|_| line.letters(at) && line.is(at + 1, "thousand"))?;
        return (2000.0..2100.0).contains(&number.value).then_some((number.value as i32, number.end));
    };
    let next = line.past_hyphen(at + 1);
    let (rest, end) = match cardinal(next)? {
        Cardinal::Small(rest @ 10..) => (rest, next + 1),
        Cardinal::Tens(tens) => match cardinal(line.past_hyphen(next + 1)) {
            Some(Cardinal::Small(units @ 1..=9)) => (tens + units, line.past_hyphen(next + 1) + 1),
            _ => (tens, next + 1),
        },
        _ => return None,
    };
    Some(((century * 100 + rest) as i32, end))
}

/// `1997`, `the year 2000`, `'98`, `nineteen ninety-six`, where the words around allow a year.
fn year(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let start = at + usize::from(line.is(at, "the"));
    let named = reader.single_unit(start) == Some(TimeUnit::Year);
    let start = if named { start + 1 } else { at };
    if let Some((year, end)) = words_year(reader, start)
        .filter(|_| named || led_by_preposition(reader, at) || line.word(at).starts_with(['N', 'n']))
    {
        return Some((format!("{year:04}"), end));
    }
    if matches!(line.word(start), "'" | "’" | "‘") {
        return short_year(reader, start);
    }
    let (year, end) = bare_year(reader, start)?;
    (named || plausible_year(reader, start, year)).then(|| (format!("{year:04}"), end))
}

/// `'98`: not after a letter, where it would close a quotation or a possessive.
fn short_year(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let digits =
        line.pieces.get(at + 1).filter(|piece| piece.glued && piece.is_digits() && piece.span.len() == 2)?;
    let year = digits.number(line.text)? as i32;
    let alone = !line.glued(at) && !line.glued(at + 2)
        || !line.glued(at) && !line.letters(at + 2) && !line.digits(at + 3);
    let century = if year <= 40 { 2000 } else { 1900 };
    alone.then(|| (format!("{:04}", century + year), at + 2))
}

/// Words after which four digits are a year.
fn led_by_preposition(reader: &Reader, at: usize) -> bool {
    at > 0
        && reader.line.any(
            at - 1,
            &[
                "in",
                "since",
                "by",
                "until",
                "till",
                "before",
                "after",
                "during",
                "from",
                "through",
                "throughout",
                "between",
                "early",
                "late",
                "mid",
                "fiscal",
                "into",
                "circa",
                "spring",
                "summer",
                "autumn",
                "winter",
                "fall",
                "year",
            ],
        )
}

/// Whether four digits are a year and not a count.
fn plausible_year(reader: &Reader, at: usize, year: i32) -> bool {
    let line = &reader.line;
    let before = line.before(at);
    if line.glued(at)
        && at > 0
        && !matches!(before, "(" | "[" | "-" | "–" | "—" | "/" | "\"" | "“" | "‘" | "'")
    {
        return false;
    }
    if led_by_preposition(reader, at) {
        let counted = line.letters(at + 1)
            && reader.plural(at + 1)
            && line.any(at - 1, &["from", "by", "between", "into"]);
        return !counted || year > 1900;
    }
    if !(1900..=2050).contains(&year) {
        return false;
    }
    let amount = [
        "than",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "over",
        "least",
        "most",
        "to",
        "only",
        "up",
        "under",
        "no",
        "number",
        "roughly",
        "approximately",
        "another",
        "total",
        "us",
        "$",
    ];
    let next = line.word(at + 1);
    let counted = line.letters(at + 1)
        && (next.ends_with('s') && next.len() > 3 && !line.capital(at + 1)
            || line.any(
                at + 1,
                &["people", "men", "women", "children", "miles", "km", "feet", "million", "billion", "per"],
            ));
    let linked = line.any(at.wrapping_sub(1), &["and", "to", "-", "–"])
        && at >= 2
        && bare_year(reader, at - 2).is_some();
    linked
        || !(line.any(at.wrapping_sub(1), &amount)
            || (counted && !line.any(at.wrapping_sub(1), &["the", "its", "their", "of", "for"])))
}

/// `the 1990s`, `the '80s`, `the nineties`, `mid-1990s`, `the late 1970s`.
fn decade(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let start = at + usize::from(line.is(at, "the"));
    if let Some(DateWord::Decade(decade)) = reader
        .word(start)
        .filter(|_| start > at || line.any(at.wrapping_sub(1), &["early", "late", "mid", "-", "the"]))
    {
        return Some((format!("{decade:03}"), start + 1));
    }
    let apostrophe = matches!(line.word(start), "'" | "’" | "‘");
    let digits = start + usize::from(apostrophe);
    let piece = line.pieces.get(digits).filter(|piece| piece.is_digits())?;
    let tens = line.word(digits).strip_suffix('0')?;
    let possessive = reader.past_possessive(digits + 1).filter(|_| line.glued(digits + 1));
    let plain = (line.is(digits + 1, "s") && line.glued(digits + 1)).then_some(digits + 2);
    let end = plain.or(possessive)?;
    let announced = apostrophe || start > at || line.any(at.wrapping_sub(1), &["early", "late", "mid", "-"]);
    match piece.span.len() {
        4 if plain.is_some() || !line.letters(end) || start > at => Some((tens.to_owned(), end)),
        2 if announced && piece.glued == apostrophe => Some((format!("19{tens}"), end)),
        _ => None,
    }
}

/// `the 20th century`, `the nineteenth century`.
fn century(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let line = &reader.line;
    let start = at + usize::from(line.is(at, "the"));
    let (ordinal, next) = ordinal(reader, start)?;
    let next = line.past_hyphen(next);
    if reader.unit(next) != Some(TimeUnit::Century) || !(2..=22).contains(&ordinal) {
        return None;
    }
    Some((format!("{:02}", ordinal - 1), next + 1))
}

/// `20th`, `third`, and the index after it.
pub(super) fn ordinal(reader: &Reader, at: usize) -> Option<(u32, usize)> {
    let line = &reader.line;
    if line.digits(at) {
        let number = line.pieces.get(at)?.number(line.text)?;
        let suffix = line.glued(at + 1) && line.any(at + 1, &["st", "nd", "rd", "th"]);
        return suffix.then_some((number, at + 2));
    }
    Some((line.number_word(at)?.ordinal?, at + 1))
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
