//! Years, decades and centuries: `1997`, `the year 2000`, `'98`, `nineteen ninety-six`, `the 1980s`, `the 19th century`.

use chrono::Datelike;

use super::reader::Reader;
use crate::analysis::numerals;
use crate::lexicon::dates::{DateWord, TimeUnit};
use crate::lexicon::numbers::Cardinal;

/// Words after which four digits are a year.
const YEAR_LEADS: &[&str] = &[
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
];

/// Words after which four digits are a count.
const AMOUNT_LEADS: &[&str] = &[
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
pub(super) fn shifted_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let Some(DateWord::Shift(shift)) = reader.word(at) else { return None };
    let year = reader.single_unit(at + 1).filter(|unit| *unit == TimeUnit::Year);
    year?;
    Some((reader.anchor.published?.year() + shift, at + 2))
}

/// `nineteen ninety-seven`, `two thousand`, `two thousand and one`, after a word that announces a year.
pub(super) fn words_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let line = &reader.line;
    let cardinal = |at: usize| line.number_word(at)?.cardinal;
    let Some(Cardinal::Small(century @ 11..=19) | Cardinal::Tens(century @ 20)) = cardinal(at) else {
        let number = numerals::read(line, at).filter(|_| line.letters(at) && line.is(at + 1, "thousand"))?;
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
pub(super) fn year(reader: &Reader, at: usize) -> Option<(String, usize)> {
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
    at > 0 && reader.line.any(at - 1, YEAR_LEADS)
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
        || !(line.any(at.wrapping_sub(1), AMOUNT_LEADS)
            || (counted && !line.any(at.wrapping_sub(1), &["the", "its", "their", "of", "for"])))
}

/// `the 1990s`, `the '80s`, `the nineties`, `mid-1990s`, `the late 1970s`.
pub(super) fn decade(reader: &Reader, at: usize) -> Option<(String, usize)> {
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
pub(super) fn century(reader: &Reader, at: usize) -> Option<(String, usize)> {
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
