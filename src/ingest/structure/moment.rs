//! Publication moments as date lines and datelines write them: a date with its label, time and zone.

use chrono::{Datelike, NaiveDate};

use super::numeric;
use crate::text::calendar::{self, Region, Written, Zone};
use crate::text::pieces::{Piece, pieces};
use crate::text::{Span, calendar::read_clock};

/// A date that stands by itself or before a text, not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Moment {
    /// The date as written.
    pub(in crate::ingest) written: Written,
    /// What it is said to be the date of.
    pub(in crate::ingest) label: Label,
    /// The words, label included.
    pub(in crate::ingest) span: Span,
    /// Whether day and month could change places: `10/01/2022`. Then `written` has the day first.
    pub(in crate::ingest) open: bool,
}

/// What a date line says its date is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ingest) enum Label {
    /// Nothing.
    #[default]
    Bare,
    /// Of publication: `Published`, `Posted`, `date`.
    Published,
    /// Of a later change: `Updated`.
    Updated,
}

/// Words that may stand beside a date in a date line, with the label they give it.
const LABELS: &[(&str, Label)] = &[
    ("published", Label::Published),
    ("posted", Label::Published),
    ("status", Label::Published),
    ("date", Label::Published),
    ("dated", Label::Published),
    ("created", Label::Published),
    ("issued", Label::Published),
    ("filed", Label::Published),
    ("released", Label::Published),
    ("release", Label::Published),
    ("updated", Label::Updated),
    ("modified", Label::Updated),
    ("edited", Label::Updated),
    ("corrected", Label::Updated),
    ("revised", Label::Updated),
    ("changed", Label::Updated),
    ("update", Label::Updated),
    ("added", Label::Published),
    ("uploaded", Label::Published),
    ("aired", Label::Published),
    ("publication", Label::Published),
    ("was", Label::Bare),
    ("of", Label::Bare),
    ("article", Label::Bare),
    ("page", Label::Bare),
    ("on", Label::Bare),
    ("at", Label::Bare),
    ("last", Label::Bare),
    ("first", Label::Bare),
    ("story", Label::Bare),
    ("hrs", Label::Bare),
    ("hours", Label::Bare),
    ("uk", Label::Bare),
    ("time", Label::Bare),
    ("local", Label::Bare),
    // What is left of a time that was torn apart: "11: 41 am", "6: 10 p. m. EDT".
    ("am", Label::Bare),
    ("pm", Label::Bare),
    ("a", Label::Bare),
    ("p", Label::Bare),
    ("m", Label::Bare),
    ("gmt", Label::Bare),
    ("utc", Label::Bare),
    ("bst", Label::Bare),
    ("est", Label::Bare),
    ("edt", Label::Bare),
    ("cst", Label::Bare),
    ("cdt", Label::Bare),
    ("mst", Label::Bare),
    ("mdt", Label::Bare),
    ("pst", Label::Bare),
    ("pdt", Label::Bare),
    ("akst", Label::Bare),
    ("akdt", Label::Bare),
    ("cet", Label::Bare),
    ("cest", Label::Bare),
    ("ist", Label::Bare),
    ("et", Label::Bare),
    ("pt", Label::Bare),
];

/// Longest date line, in bytes.
const LONGEST: usize = 160;

impl Moment {
    /// The publication value: the day, with time and zone where both are known. `default` is the zone of
    /// times that name none. `None` while day and month could change places.
    pub(in crate::ingest) fn value(&self, default: Option<Region>) -> Option<String> {
        if self.open { None } else { value(&self.written, default) }
    }

    /// The same moment with the day and month another date of the article confirms.
    pub(in crate::ingest) fn settled(mut self, by: &[Self]) -> Self {
        let (month, day) = (self.written.month, self.written.day);
        let named = |month: u32, day: u32| {
            by.iter().any(|other| !other.open && (other.written.month, other.written.day) == (month, day))
        };
        match (named(month, day), named(day, month)) {
            (true, false) => self.open = false,
            (false, true) if self.open => {
                (self.written.month, self.written.day, self.open) = (day, month, false);
            }
            _ => {}
        }
        self
    }

    /// The day a date without a year falls on in `year`, if the weekday beside it agrees.
    pub(in crate::ingest) fn in_year(&self, year: i32) -> Option<NaiveDate> {
        let date = NaiveDate::from_ymd_opt(year, self.written.month, self.written.day)?;
        self.written.weekday.is_none_or(|weekday| weekday == date.weekday()).then_some(date)
    }
}

fn value(written: &Written, default: Option<Region>) -> Option<String> {
    let date = written.date()?;
    let timed = written.clock.map(|mut clock| {
        clock.zone = clock.zone.or(default.map(Zone::Region));
        // A time whose zone nobody knows is kept without one.
        format!("{date}{}", clock.value(date))
    });
    Some(timed.unwrap_or_else(|| date.to_string()))
}

/// The publication value of a date as users and records write it: ISO 8601, RFC 2822 or plain words, with an
/// optional time and zone (abbreviation, offset or IANA name). `None` where it is no date.
pub fn published(written: &str, default: Option<Region>) -> Option<String> {
    let written = written.trim();
    let (words, named) = match written.rsplit_once(' ') {
        Some((words, name)) if name.contains('/') => match name.parse::<Region>() {
            Ok(zone) => (words, Some(zone)),
            Err(_) => (written, None),
        },
        _ => (written, None),
    };
    value(&calendar::parse(words)?, named.or(default))
}

/// A publication value with what its clock shows taken for the time of another zone; `None` where no time is known.
pub fn in_zone(moment: &str, zone: Region) -> Option<String> {
    let value = published(moment, None)?;
    // The day and the clock, without the zone that was said.
    let clock = value.get(.."2022-01-10T18:20".len())?;
    published(clock, Some(zone))
}

/// The dates of a line that holds nothing else, which may be none that can be told; `None` where anything else
/// stands in it.
pub(in crate::ingest) fn line(text: &str, span: Span) -> Option<Vec<Moment>> {
    if span.len() > LONGEST {
        return None;
    }
    let pieces = pieces(text, span);
    let mut moments: Vec<Moment> = Vec::new();
    let mut label = Label::Bare;
    let mut start = None;
    let mut labelled = false;
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let read = calendar::read(text, &pieces, at).map(|(written, after)| (written, false, after));
        if let Some((written, open, after)) = read.or_else(|| numeric::read(text, &pieces, at)) {
            let from = start.take().unwrap_or(written.span.start);
            moments.push(Moment { written, label, span: Span::new(from, written.span.end), open });
            (label, at) = (Label::Bare, after);
        } else if let Some((clock, after)) = read_clock(text, &pieces, at) {
            // "02. 16PM": a time that was torn apart says nothing.
            let torn = at >= 2
                && pieces.get(at - 2).is_some_and(Piece::is_digits)
                && pieces.get(at - 1).is_some_and(|mark| mark.is_mark(text, '.') || mark.is_mark(text, ':'));
            if let Some(last) = moments.last_mut().filter(|last| last.written.clock.is_none() && !torn) {
                last.written.clock = Some(clock);
                last.span.end = clock.span.end;
                last.open = last.open && !numeric::settle(text, &mut last.written);
            }
            at = after.max(at + 1);
        } else {
            let found = beside(text, piece)?;
            if found != Label::Bare {
                label = found;
                start = Some(piece.span.start);
                labelled = true;
            }
            at += 1;
        }
    }
    // Numbers whose order cannot be told make a date line all the same.
    let numbers = pieces.iter().filter(|piece| piece.is_digits()).count();
    let slashed = pieces.iter().filter(|piece| piece.is_mark(text, '/')).count() >= 2;
    (!moments.is_empty() || (numbers >= 2 && (labelled || (slashed && numbers >= 3)))).then_some(moments)
}

/// The label a piece of a date line gives; `None` where the piece belongs to no date line.
fn beside(text: &str, piece: &Piece) -> Option<Label> {
    let words = piece.span.of(text);
    if piece.is_letters() {
        let named = LABELS.iter().find(|(name, _)| name.eq_ignore_ascii_case(words)).map(|&(_, label)| label);
        return named.or_else(|| calendar::weekday_or_short(words).map(|_| Label::Bare));
    }
    let fits =
        if piece.is_digits() { piece.span.len() <= 2 } else { ",:|-–—.()•·;/[]+".contains(words) };
    fits.then_some(Label::Bare)
}

/// The date a text begins with, behind its label.
pub(in crate::ingest) fn prefix(text: &str, span: Span) -> Option<Moment> {
    let mut end = span.end.min(span.start + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let pieces = pieces(text, Span::new(span.start, end));
    let mut label = Label::Bare;
    for (at, piece) in pieces.iter().enumerate().take(8) {
        if let Some((written, _)) = calendar::read(text, &pieces, at) {
            let from = pieces.first().map_or(written.span.start, |first| first.span.start);
            return Some(Moment { written, label, span: Span::new(from, written.span.end), open: false });
        }
        match beside(text, piece)? {
            Label::Bare => {}
            found => label = found,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Label, in_zone, line, prefix, published};
    use crate::text::Span;

    fn value(words: &str) -> Option<String> {
        line(words, Span::new(0, words.len()))?.first()?.value(None)
    }

    #[test]
    fn a_zone_is_that_of_the_time_stated() {
        let berlin = "Europe/Berlin".parse().unwrap();
        assert_eq!(in_zone("2022-01-10T18:20Z", berlin).as_deref(), Some("2022-01-10T18:20+01:00"));
        assert_eq!(in_zone("2022-01-10", berlin), None, "a day has no zone");
    }

    #[test]
    fn date_lines_are_read_in_all_their_forms() {
        for (words, expected) in [
            ("2024-03-03", "2024-03-03"),
            ("3 March 2024", "2024-03-03"),
            ("Thursday, 11 April 2024", "2024-04-11"),
            ("Published: 04 Mar 2024 18:20 GMT", "2024-03-04T18:20Z"),
            ("Published: 3 March 2024, 09:05", "2024-03-03T09:05"),
            ("Posted Mon 3 Jun 2024 at 5:20pm, updated Tue 4 Jun 2024 at 8:01am", "2024-06-03T17:20"),
            ("Sep 18, 2013, 02. 16PM IST", "2013-09-18"),
            ("Last modified on Mon 3 Jun 2024 06.03 BST", "2024-06-03T06:03+01:00"),
            ("06/03/24 9:00 AM ET", "2024-06-03T09:00-04:00"),
            ("Updated: 03/06/2024 - 18:20 CEST", "2024-06-03T18:20+02:00"),
            ("Mon 03/06/2024 18:20", "2024-06-03T18:20"),
            ("23 July 2013 Last updated at 13:42 GMT", "2013-07-23T13:42Z"),
            ("On Tue, 16/08/2011 - 13:42", "2011-08-16T13:42"),
            ("on September 14, 2013 11: 41am | Updated on September 15, 2013", "2013-09-14"),
        ] {
            assert_eq!(value(words).as_deref(), Some(expected), "{words}");
        }
    }

    #[test]
    fn what_cannot_be_told_stays_without_a_value() {
        let words = "POSTED: 05/02/2007, 21:00";
        let moments = line(words, Span::new(0, words.len())).unwrap();
        assert!(moments[0].open && moments[0].value(None).is_none());
        assert_eq!(value("March 3"), None);
    }

    #[test]
    fn another_date_of_the_article_settles_the_order_of_day_and_month() {
        let of = |words: &str| line(words, Span::new(0, words.len())).unwrap()[0];
        let (open, filed) = (of("POSTED: 05/02/2007, 21:00"), of("May 2"));
        assert_eq!(open.settled(&[filed]).value(None).as_deref(), Some("2007-05-02T21:00"));
        assert_eq!(open.settled(&[of("3 June 2007")]).value(None), None);
    }

    #[test]
    fn a_line_with_other_words_is_no_date_line() {
        for words in
            ["12:50 p.m.:", "Talks on 3 March 2024", "3 March 2024 was cold", "1989", "May 9 is the deadline"]
        {
            assert_eq!(line(words, Span::new(0, words.len())), None, "{words}");
        }
    }

    #[test]
    fn publication_and_update_are_told_apart() {
        let words = "Published 3 March 2024 | Updated 4 March 2024, 10:00";
        let moments = line(words, Span::new(0, words.len())).unwrap();
        assert_eq!(moments.iter().map(|m| m.label).collect::<Vec<_>>(), [Label::Published, Label::Updated]);
        assert_eq!(moments[0].span.of(words), "Published 3 March 2024");
    }

    #[test]
    fn a_prefix_ends_with_the_last_word_of_the_date() {
        let words = " date 2022-01-21 High-stakes talks";
        assert_eq!(prefix(words, Span::new(1, words.len())).unwrap().span.of(words), "date 2022-01-21");
        let words = "March 3 (Polarion) - At least";
        assert_eq!(prefix(words, Span::new(0, words.len())).unwrap().span.of(words), "March 3");
    }

    #[test]
    fn given_dates_take_zone_names_and_a_default_zone() {
        let berlin: crate::text::calendar::Region = "Europe/Berlin".parse().unwrap();
        assert_eq!(
            published("2024-07-03 18:20 Europe/Berlin", None).as_deref(),
            Some("2024-07-03T18:20+02:00")
        );
        assert_eq!(published("2024-01-03 18:20", Some(berlin)).as_deref(), Some("2024-01-03T18:20+01:00"));
        assert_eq!(published("2024-01-03 18:20Z", Some(berlin)).as_deref(), Some("2024-01-03T18:20Z"));
        assert_eq!(
            published("Mon, 04 Mar 2024 18:20:05 +0100", None).as_deref(),
            Some("2024-03-04T18:20+01:00")
        );
        assert_eq!(published("1998-02-30", None), None);
        assert_eq!(published("soon", None), None);
    }
}
