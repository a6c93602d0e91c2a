//! Clock times as written: `18:20 GMT`, `6.20pm`, `9:41 a.m. ET`, with their zones.

use chrono::{NaiveDate, NaiveTime};

use super::region::Region;
use crate::text::Span;
use crate::text::pieces::Piece;

/// A clock time in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The words, zone included.
    pub span: Span,
    /// 0 to 23.
    pub hour: u32,
    /// 0 to 59; `None` where only the hour is written: `6 p.m.`.
    pub minute: Option<u32>,
    /// The zone it is given in.
    pub zone: Option<Zone>,
}

/// A time zone as written beside a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Minutes east of Greenwich.
    Minutes(i32),
    /// A region whose offset depends on the season: `ET`.
    Region(Region),
}

impl Zone {
    /// Minutes east of Greenwich on the day and time given in this zone.
    pub fn minutes_at(self, date: NaiveDate, time: NaiveTime) -> i32 {
        match self {
            Self::Minutes(minutes) => minutes,
            Self::Region(region) => region.minutes_at(date.and_time(time)).unwrap_or(0),
        }
    }
}

impl Clock {
    /// Hour and minute, a missing minute as 0.
    pub fn time(&self) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(self.hour, self.minute.unwrap_or(0), 0)
    }

    /// As it stands after a date in a value: `T18:20Z`, `T18:20+01:00`, `T18:20`.
    pub fn value(&self, date: NaiveDate) -> String {
        let mut value = format!("T{:02}:{:02}", self.hour, self.minute.unwrap_or(0));
        if let (Some(zone), Some(time)) = (self.zone, self.time()) {
            value.push_str(&offset(zone.minutes_at(date, time)));
        }
        value
    }
}

/// `Z`, `+01:00`, `-03:30`.
fn offset(minutes: i32) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Zone abbreviations with one usual meaning in news, in minutes east of Greenwich.
const OFFSETS: [(&str, i32); 34] = [
    ("GMT", 0),
    ("UTC", 0),
    ("Z", 0),
    ("WET", 0),
    ("BST", 60),
    ("CET", 60),
    ("WEST", 60),
    ("WAT", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("SAST", 120),
    ("CAT", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EAT", 180),
    ("TRT", 180),
    ("GST", 240),
    ("PKT", 300),
    ("ICT", 420),
    ("WIB", 420),
    ("SGT", 480),
    ("HKT", 480),
    ("AWST", 480),
    ("JST", 540),
    ("KST", 540),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("EST", -300),
    ("EDT", -240),
    ("AST", -240),
];

/// Western American abbreviations, in minutes east of Greenwich.
const AMERICAN: [(&str, i32); 8] = [
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AKST", -540),
    ("HST", -600),
];

/// Abbreviations and words for zones whose offset depends on the season.
const REGIONS: [(&str, Region); 8] = [
    ("ET", Region::EASTERN),
    ("CT", Region::CENTRAL),
    ("MT", Region::MOUNTAIN),
    ("PT", Region::PACIFIC),
    ("Eastern", Region::EASTERN),
    ("Central", Region::CENTRAL),
    ("Mountain", Region::MOUNTAIN),
    ("Pacific", Region::PACIFIC),
];

/// The clock time that begins at `pieces[at]`, and the index after it.
pub fn read_clock(text: &str, pieces: &[Piece], at: usize) -> Option<(Clock, usize)> {
    let first = pieces.get(at)?;
    let hour = first.number(text)?;
    let digits = first.span.len();
    let next = pieces.get(at + 1);
    let sep = |mark| next.is_some_and(|piece| piece.glued && piece.is_mark(text, mark));
    let (hour, minute, after, stamp, needs) = if digits <= 2 && sep(':') {
        let (minute, after) = two_digits(text, pieces, at + 2)?;
        let (after, stamp) = seconds(text, pieces, after);
        (hour, Some(minute), after, stamp, Needs::Nothing)
    } else if digits <= 2 && (sep('.') || next.is_some_and(|p| p.glued && p.span.of(text) == "h")) {
        match two_digits(text, pieces, at + 2) {
            Some((minute, after)) => {
                let needs = if sep('.') { Needs::HalfOrZone } else { Needs::Nothing };
                (hour, Some(minute), after, false, needs)
            }
            None => return None,
        }
    } else if digits <= 2 {
        (hour, None, at + 1, false, Needs::Half)
    } else if digits == 4 {
        (hour / 100, Some(hour % 100), at + 1, false, Needs::Zone)
    } else {
        return None;
    };
    let (half, after) = read_half(text, pieces, after);
    let hour = match half {
        Some(half) => half.hour(hour)?,
        None => hour,
    };
    let (zone, after) = read_zone(text, pieces, after, stamp);
    let met = match needs {
        Needs::Nothing => true,
        Needs::Half => half.is_some(),
        Needs::Zone => zone.is_some(),
        Needs::HalfOrZone => half.is_some() || zone.is_some(),
    };
    let last = pieces.get(after - 1)?;
    // A run of digits or letters that goes on is something else: `10:305`, `6pmx`.
    let runs_on = pieces
        .get(after)
        .is_some_and(|p| p.glued && (p.is_digits() || p.is_letters()) && !last.is_mark(text, '.'));
    let valid = met && !runs_on && hour < 24 && minute.is_none_or(|minute| minute < 60);
    valid.then(|| (Clock { span: first.span.cover(last.span), hour, minute, zone }, after))
}

/// What must follow bare digits for them to be a time.
#[derive(Clone, Copy)]
enum Needs {
    Nothing,
    Half,
    Zone,
    HalfOrZone,
}

/// Before or after noon.
#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

impl Half {
    /// The hour of the day for an hour of this half.
    fn hour(self, hour: u32) -> Option<u32> {
        match (self, hour) {
            (Self::Am, 12) => Some(0),
            (Self::Am, 1..=11) | (Self::Pm, 12..=23) => Some(hour),
            (Self::Pm, 1..=11) => Some(hour + 12),
            _ => None,
        }
    }
}

/// Exactly two digits glued to what stands before.
fn two_digits(text: &str, pieces: &[Piece], at: usize) -> Option<(u32, usize)> {
    let piece = pieces.get(at)?;
    let number = piece.number(text)?;
    (piece.glued && piece.span.len() == 2).then_some((number, at + 1))
}

/// Skips `:33` and `:33.123`; says whether seconds stood there.
fn seconds(text: &str, pieces: &[Piece], at: usize) -> (usize, bool) {
    let glued = |at: usize, mark| pieces.get(at).is_some_and(|p| p.glued && p.is_mark(text, mark));
    if !glued(at, ':') {
        return (at, false);
    }
    let Some((_, after)) = two_digits(text, pieces, at + 1) else { return (at, false) };
    let fraction = (glued(after, '.') || glued(after, ','))
        && pieces.get(after + 1).is_some_and(|p| p.glued && p.is_digits());
    (if fraction { after + 2 } else { after }, true)
}

/// `am`, `p.m.`.
fn read_half(text: &str, pieces: &[Piece], at: usize) -> (Option<Half>, usize) {
    let Some(word) = pieces.get(at).filter(|piece| piece.is_letters()) else { return (None, at) };
    let half = match word.span.of(text) {
        "am" | "AM" | "Am" => return (Some(Half::Am), at + 1),
        "pm" | "PM" | "Pm" => return (Some(Half::Pm), at + 1),
        "a" | "A" => Half::Am,
        "p" | "P" => Half::Pm,
        _ => return (None, at),
    };
    let stop = |at: usize| pieces.get(at).is_some_and(|piece| piece.glued && piece.is_mark(text, '.'));
    let m =
        pieces.get(at + 2).is_some_and(|piece| piece.glued && piece.span.of(text).eq_ignore_ascii_case("m"));
    if stop(at + 1) && m { (Some(half), at + 3 + usize::from(stop(at + 3))) } else { (None, at) }
}

/// A zone by name or, after a time with seconds, by offset. `stamp`: seconds were written.
fn read_zone(text: &str, pieces: &[Piece], at: usize, stamp: bool) -> (Option<Zone>, usize) {
    let Some(first) = pieces.get(at) else { return (None, at) };
    if first.is_mark(text, '(') {
        let (zone, after) = named_zone(text, pieces, at + 1);
        let closed = pieces.get(after).is_some_and(|piece| piece.is_mark(text, ')'));
        return if zone.is_some() && closed { (zone, after + 1) } else { (None, at) };
    }
    if first.is_mark(text, '+') || first.is_mark(text, '-') {
        let (minutes, after) = signed_offset(text, pieces, at, stamp);
        return (minutes.map(Zone::Minutes), after);
    }
    named_zone(text, pieces, at)
}

/// `GMT`, `GMT+2`, `ET`, `Eastern Time`.
fn named_zone(text: &str, pieces: &[Piece], at: usize) -> (Option<Zone>, usize) {
    let Some(piece) = pieces.get(at).filter(|piece| piece.is_letters()) else { return (None, at) };
    let word = piece.span.of(text);
    if word.len() > 8 || !word.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return (None, at);
    }
    if let Some((_, minutes)) = OFFSETS.iter().chain(&AMERICAN).find(|(name, _)| *name == word) {
        let signed =
            pieces.get(at + 1).is_some_and(|p| p.glued && (p.is_mark(text, '+') || p.is_mark(text, '-')));
        if *minutes == 0 && signed {
            let (more, after) = signed_offset(text, pieces, at + 1, true);
            return (more.or(Some(0)).map(Zone::Minutes), after);
        }
        return (Some(Zone::Minutes(*minutes)), at + 1);
    }
    let Some((_, region)) = REGIONS.iter().find(|(name, _)| *name == word) else { return (None, at) };
    if word.len() == 2 {
        return (Some(Zone::Region(*region)), at + 1);
    }
    let word_at = |at: usize| pieces.get(at).map_or("", |piece| piece.span.of(text));
    let after =
        at + 1 + usize::from(matches!(word_at(at + 1), "Standard" | "Daylight" | "standard" | "daylight"));
    if word_at(after).eq_ignore_ascii_case("time") {
        (Some(Zone::Region(*region)), after + 1)
    } else {
        (None, at)
    }
}

/// `+01:00`, `+0100`, `+1`. A bare `-19:30` after a time without seconds is a range of times, not an offset.
fn signed_offset(text: &str, pieces: &[Piece], at: usize, stamp: bool) -> (Option<i32>, usize) {
    let sign = if pieces.get(at).is_some_and(|piece| piece.is_mark(text, '-')) { -1 } else { 1 };
    let Some(digits) = pieces.get(at + 1).filter(|piece| piece.glued) else { return (None, at) };
    let Some(number) = digits.number(text) else { return (None, at) };
    let colon = pieces.get(at + 2).is_some_and(|piece| piece.glued && piece.is_mark(text, ':'));
    let (hours, minutes, after) = match (digits.span.len(), colon) {
        (4, false) => (number / 100, number % 100, at + 2),
        (2, true) => match two_digits(text, pieces, at + 3) {
            Some((minutes, after)) => (number, minutes, after),
            None => return (None, at),
        },
        (1 | 2, false) if stamp => (number, 0, at + 2),
        _ => return (None, at),
    };
    let sure = stamp || (minutes % 15 == 0 && (sign > 0 || digits.span.len() == 4));
    if !sure || hours > 14 || minutes > 59 {
        return (None, at);
    }
    (Some(sign * (hours * 60 + minutes) as i32), after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pieces::pieces;

    /// The time at the start of `text`, with the words it takes.
    fn read(text: &str) -> Option<(String, &str)> {
        let pieces = pieces(text, Span::new(0, text.len()));
        let (clock, _) = read_clock(text, &pieces, 0)?;
        Some((clock.value(NaiveDate::from_ymd_opt(2022, 1, 21)?), clock.span.of(text)))
    }

    #[test]
    fn clock_times_with_halves_and_zones() {
        for (text, value, words) in [
            ("18:20 GMT", "T18:20Z", "18:20 GMT"),
            ("6.20pm on Monday", "T18:20", "6.20pm"),
            ("9:41 a.m. ET, when", "T09:41-05:00", "9:41 a.m. ET"),
            ("12 am", "T00:00", "12 am"),
            ("6 p.m. Eastern Time", "T18:00-05:00", "6 p.m. Eastern Time"),
            ("0735 GMT)", "T07:35Z", "0735 GMT"),
            ("18:20:33.123+01:00", "T18:20+01:00", "18:20:33.123+01:00"),
            ("18:20:33 -0330", "T18:20-03:30", "18:20:33 -0330"),
            ("14h30", "T14:30", "14h30"),
            ("10:35 a.m. (0735 GMT)", "T10:35", "10:35 a.m."),
            ("17:00 (MSK)", "T17:00+03:00", "17:00 (MSK)"),
            ("17:00 GMT+2.", "T17:00+02:00", "17:00 GMT+2"),
            ("18:20-19:30", "T18:20", "18:20"),
        ] {
            assert_eq!(read(text), Some((value.to_owned(), words)), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in ["18", "18.20", "25:10", "10:75", "2022", "13 a.m.", "7:305", "3 am7", "1997 EU"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn regions_follow_the_season() {
        let summer = NaiveDate::from_ymd_opt(2022, 7, 1).expect("a day");
        let zone = Zone::Region(Region::EASTERN);
        assert_eq!(zone.minutes_at(summer, NaiveTime::MIN), -240);
    }
}
