//! Calendar words and forms: months, weekdays, written dates and clock times, and TIMEX3 values as days.

mod clock;
mod region;
mod timex;
mod written;

pub use clock::{Clock, Zone, read_clock};
pub use region::{Region, UnknownRegion};
pub use timex::{Parts, interval, parts, readable};
pub use written::{Written, find, find_partial, parse, read};

use chrono::{NaiveDate, Weekday};

/// English month names, January first, in lower case.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// English weekday names, Monday first, in lower case.
pub const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Abbreviated weekdays met in stamps and datelines, Monday first.
const SHORT_WEEKDAYS: [&[&str]; 7] =
    [&["mon"], &["tue", "tues"], &["wed", "weds"], &["thu", "thur", "thurs"], &["fri"], &["sat"], &["sun"]];

/// Month names of the languages web pages most often state a date in, besides English, without accents.
const FOREIGN_MONTHS: [&[&str]; 12] = [
    &["januar", "janvier", "enero", "gennaio", "janeiro", "januari", "jänner", "janv", "ene", "gen"],
    &["februar", "février", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "févr", "fev"],
    &["märz", "maerz", "mars", "marzo", "março", "marco", "maart", "mär", "mrz"],
    &["avril", "abril", "aprile", "avr", "abr"],
    &["mai", "mayo", "maggio", "maio", "mei", "mag"],
    &["juni", "juin", "junio", "giugno", "junho", "giu"],
    &["juli", "juillet", "julio", "luglio", "julho", "juil", "lug"],
    &["augustus", "août", "aout", "agosto", "ago"],
    &["septembre", "septiembre", "setiembre", "settembre", "setembro", "set"],
    &["oktober", "octobre", "octubre", "ottobre", "outubro", "okt", "ott", "out"],
    &["novembre", "noviembre", "novembro"],
    &["dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "dez", "dic", "déc"],
];

/// The month a name or its abbreviation stands for, 1 to 12: `January`, `Jan`, `Jan.`, `Sept`.
pub fn month(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    if !(3..=9).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    let place = MONTHS.iter().position(|month| {
        let abbreviated =
            word.len() == 3 || (word.len() == 4 && matches!(*month, "september" | "june" | "july"));
        let shown = if abbreviated { month.get(..word.len()) } else { Some(*month) };
        shown.is_some_and(|shown| shown.eq_ignore_ascii_case(word))
    })?;
    Some(place as u32 + 1)
}

/// The month a name stands for in English or another language written with Latin letters: `Januar`, `août`.
pub fn month_in_any_language(word: &str) -> Option<u32> {
    month(word).or_else(|| {
        if !(3..=12).contains(&word.len()) {
            return None;
        }
        let lower = word.to_lowercase();
        let place = FOREIGN_MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
        Some(place as u32 + 1)
    })
}

/// The weekday a full English name stands for, in any case: `Monday`.
pub fn weekday(word: &str) -> Option<Weekday> {
    if !(6..=9).contains(&word.len()) {
        return None;
    }
    let place = WEEKDAYS.iter().position(|day| day.eq_ignore_ascii_case(word))?;
    Weekday::try_from(place as u8).ok()
}

/// The weekday a name or an abbreviation stands for: `Mon`, `Tues`.
pub fn weekday_or_short(word: &str) -> Option<Weekday> {
    weekday(word).or_else(|| {
        let place = SHORT_WEEKDAYS
            .iter()
            .position(|names| names.iter().any(|name| name.eq_ignore_ascii_case(word)))?;
        Weekday::try_from(place as u8).ok()
    })
}

/// The last day of a month.
pub fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let (next_year, next_month) =
        if month == 12 { (year.checked_add(1)?, 1) } else { (year, month.checked_add(1)?) };
    NaiveDate::from_ymd_opt(next_year, next_month, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_name_and_usual_abbreviation_only() {
        assert_eq!(month("January"), Some(1));
        assert_eq!(month("sept."), Some(9));
        assert_eq!(month("Sep"), Some(9));
        assert_eq!(month("DEC"), Some(12));
        assert_eq!(month("Marc"), None);
        assert_eq!(month("Ma"), None);
        assert_eq!(month("Mayo"), None);
    }

    #[test]
    fn other_languages_name_months_too() {
        assert_eq!(month_in_any_language("Août"), Some(8));
        assert_eq!(month_in_any_language("enero"), Some(1));
        assert_eq!(month_in_any_language("Bundestag"), None);
    }

    #[test]
    fn weekdays_in_full_and_short() {
        assert_eq!(weekday("Sunday"), Some(Weekday::Sun));
        assert_eq!(weekday("Sun"), None);
        assert_eq!(weekday_or_short("Tues"), Some(Weekday::Tue));
        assert_eq!(weekday_or_short("sunny"), None);
    }

    #[test]
    fn month_ends_know_leap_years() {
        assert_eq!(month_end(2024, 2), NaiveDate::from_ymd_opt(2024, 2, 29));
        assert_eq!(month_end(2023, 12), NaiveDate::from_ymd_opt(2023, 12, 31));
        assert_eq!(month_end(2023, 13), None);
    }
}
