//! From relative to absolute: the day of writing, what was last spoken of, and which way the sentence looks.
//!
//! Where nothing anchors an expression its unknown parts are `X`: `XXXX-01-10`, `XXXX-WXX-1`, `XXXX-WXX`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::lexicon::dates::{Direction, Holiday, Season, TimeUnit};
use crate::text::calendar;

/// What relative expressions count from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchor {
    /// The day of writing.
    pub published: Option<NaiveDate>,
    /// The last day the text spoke of.
    pub day: Option<NaiveDate>,
    /// The last quarter the text spoke of: year and 1 to 4.
    pub quarter: Option<(i32, u32)>,
    /// The last year the text spoke of.
    pub year: Option<i32>,
}

/// Months within which the nearest is meant whatever the direction.
const NEAR: i32 = 3;

impl Anchor {
    /// Takes note of the value of an expression just read.
    pub(super) fn remember(&mut self, value: &str) {
        let parts = calendar::parts(value);
        if let (Some(year), Some(month), Some(day)) = (parts.year, parts.month, parts.day) {
            self.day = NaiveDate::from_ymd_opt(year, month, day);
        }
        if let (Some(year), Some(quarter)) = (parts.year, parts.quarter) {
            // A year's comparison with the one before does not move the text to the year before.
            if self.quarter != Some((year + 1, quarter)) {
                self.quarter = Some((year, quarter));
            }
        } else if parts.month.is_some() && parts.day.is_none() {
            self.quarter = None;
        }
        if parts.year.is_some() {
            self.year = parts.year;
        }
    }

    /// The day last spoken of, else the day of writing.
    pub(super) fn narrative(&self) -> Option<NaiveDate> {
        self.day.or(self.published)
    }

    /// The unit that lies `count` units from the one the day of writing is in.
    pub(super) fn shifted(&self, unit: TimeUnit, count: i32) -> String {
        shifted(self.published, unit, count)
    }

    /// A weekday: the nearest in the direction, the day of writing itself included.
    pub(super) fn weekday(&self, weekday: u32, direction: Option<Direction>) -> Option<NaiveDate> {
        let published = self.published?;
        let back = (published.weekday().number_from_monday() + 7 - weekday) % 7;
        match direction {
            _ if back == 0 => Some(published),
            Some(Direction::Future) => published.checked_add_days(Days::new(u64::from(7 - back))),
            _ => published.checked_sub_days(Days::new(u64::from(back))),
        }
    }

    /// The year of a month without one: by direction where that is plain, else the nearest.
    ///
    /// A month within three of now is meant even against the direction: of the other year one says "last" or "next".
    pub(super) fn year_of_month(&self, month: u32, direction: Option<Direction>) -> Option<i32> {
        let published = self.published?;
        let (year, now) = (published.year(), published.month());
        let ahead = month as i32 - now as i32;
        Some(match direction {
            Some(Direction::Past) if ahead > NEAR => year - 1,
            Some(Direction::Future) if ahead < -NEAR => year + 1,
            _ if ahead > 12 - NEAR => year - 1,
            _ if ahead < NEAR - 12 => year + 1,
            None if ahead > 6 => year - 1,
            None if ahead < -6 => year + 1,
            _ => year,
        })
    }

    /// The year of a day without one: the nearest such day, unless it lies far off against the direction.
    pub(super) fn year_of_day(
        &self,
        month: u32,
        day: u32,
        weekday: Option<Weekday>,
        direction: Option<Direction>,
    ) -> Option<i32> {
        const FAR: i64 = 60;
        let published = self.published?;
        let candidates = (-1..=1).filter_map(|shift| {
            let date = NaiveDate::from_ymd_opt(published.year() + shift, month, day)?;
            let apart = (date - published).num_days();
            let against = match direction {
                Some(Direction::Past) => apart > FAR,
                Some(Direction::Future) => apart < -FAR,
                None => false,
            };
            let wrong_day = weekday.is_some_and(|weekday| weekday != date.weekday());
            Some((wrong_day, against, apart.abs(), date.year()))
        });
        candidates.min().map(|(_, _, _, year)| year)
    }

    /// The year of a quarter without one: this year's, or last year's when it is still to come and the text looks back.
    pub(super) fn year_of_quarter(&self, quarter: u32, direction: Option<Direction>) -> Option<i32> {
        let published = self.published?;
        let now = quarter_of(published);
        Some(match direction {
            // Figures for the quarter that just ended are still expected.
            Some(Direction::Future) if quarter + 1 < now => published.year() + 1,
            Some(Direction::Past) | None if quarter > now => published.year() - 1,
            _ => published.year(),
        })
    }

    /// The year of a season: for `shift` 0 this year's, for -1 the last one that is over, for 1 the next to begin.
    pub(super) fn year_of_season(
        &self,
        season: Season,
        shift: Option<i32>,
        direction: Option<Direction>,
    ) -> Option<i32> {
        let published = self.published?;
        let (year, month, first) = (published.year(), published.month(), season.first_month());
        // January and February belong to the winter of the year before.
        let running_winter = season == Season::Winter && month <= 2;
        let ended = month >= first + 3;
        let before = matches!((shift, direction), (Some(-1), _) | (None, Some(Direction::Past)));
        let away = match (shift, direction) {
            (Some(-1), _) => -i32::from(!ended),
            (Some(1), _) => i32::from(month >= first),
            (None, Some(Direction::Past)) => -i32::from(month < first),
            (None, Some(Direction::Future)) => i32::from(ended),
            _ => 0,
        };
        Some(if running_winter && (before || shift == Some(0)) { year - 1 } else { year + away })
    }

    /// The named day nearest to the day of writing.
    pub(super) fn holiday(&self, holiday: Holiday, direction: Option<Direction>) -> Option<NaiveDate> {
        let published = self.published?;
        let date = holiday_in(holiday, published.year())?;
        holiday_in(holiday, self.year_of_day(date.month(), date.day(), None, direction)?)
    }
}

/// The named day in one year.
pub(super) fn holiday_in(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Weekday(month, -1, weekday) => {
            let end = calendar::month_end(year, month)?;
            let back = (end.weekday().number_from_monday() + 7 - weekday) % 7;
            end.checked_sub_days(Days::new(u64::from(back)))
        }
        Holiday::Weekday(month, which, weekday) => {
            let weekday = Weekday::try_from(u8::try_from(weekday).ok()?.checked_sub(1)?).ok()?;
            NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(which).ok()?)
        }
        Holiday::Easter(days) => easter(year)?.checked_add_signed(chrono::Duration::days(days)),
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, short) = (year % 19, year / 100, year % 100);
    let lunar = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - lunar + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (short / 4) - moon - short % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

/// 1 to 4.
pub(super) fn quarter_of(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

/// The value of the unit that lies `count` units from the one `day` is in; with `X` where `day` is unknown.
pub(super) fn shifted(day: Option<NaiveDate>, unit: TimeUnit, count: i32) -> String {
    day.and_then(|day| from_day(day, unit, count)).unwrap_or_else(|| unknown(unit).to_owned())
}

/// The value of a unit of which nothing is known.
const fn unknown(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => "XXXX-XX-XXTXX",
        TimeUnit::Day => "XXXX-XX-XX",
        TimeUnit::Week | TimeUnit::Fortnight => "XXXX-WXX",
        TimeUnit::Month => "XXXX-XX",
        TimeUnit::Quarter => "XXXX-QX",
        TimeUnit::Year => "XXXX",
        TimeUnit::Decade => "XXX",
        TimeUnit::Century => "XX",
    }
}

fn from_day(day: NaiveDate, unit: TimeUnit, count: i32) -> Option<String> {
    let days = |count: i32| day.checked_add_signed(chrono::Duration::try_days(i64::from(count))?);
    let year = |count: i32| day.year().checked_add(count).filter(|year| (0..=9999).contains(year));
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => day_value(Some(day)),
        TimeUnit::Day => day_value(Some(days(count)?)),
        TimeUnit::Week => week_value(days(count.checked_mul(7)?)?),
        TimeUnit::Fortnight => week_value(days(count.checked_mul(14)?)?),
        TimeUnit::Month => month_value(add_months(day, count)?),
        TimeUnit::Quarter => {
            let day = add_months(day, count.checked_mul(3)?)?;
            format!("{:04}-Q{}", day.year(), quarter_of(day))
        }
        TimeUnit::Year => format!("{:04}", year(count)?),
        TimeUnit::Decade => format!("{:03}", year(count.checked_mul(10)?)? / 10),
        TimeUnit::Century => format!("{:02}", year(count.checked_mul(100)?)? / 100),
    })
}

/// The same day `count` months on, or the last of the month.
pub(super) fn add_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

/// `2022-01-21`, or all `X`.
pub(super) fn day_value(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "XXXX-XX-XX".to_owned(), |day| day.format("%Y-%m-%d").to_string())
}

/// `2022-W03`.
pub(super) fn week_value(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// `2022-01`.
pub(super) fn month_value(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// The year, or `XXXX`.
pub(super) fn year_value(year: Option<i32>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(value: &str) -> NaiveDate {
        value.parse().expect("a day")
    }

    #[test]
    fn weekdays_look_back_unless_told_to_look_ahead() {
        let anchor = Anchor { published: Some(day("2022-01-19")), ..Anchor::default() };
        assert_eq!(anchor.weekday(1, None), Some(day("2022-01-17")));
        assert_eq!(anchor.weekday(1, Some(Direction::Future)), Some(day("2022-01-24")));
        assert_eq!(anchor.weekday(3, Some(Direction::Past)), Some(day("2022-01-19")));
    }

    #[test]
    fn days_without_a_year_take_the_nearest() {
        let anchor = Anchor { published: Some(day("2021-12-28")), ..Anchor::default() };
        assert_eq!(anchor.year_of_day(1, 10, None, None), Some(2022));
        assert_eq!(anchor.year_of_day(11, 3, None, None), Some(2021));
        assert_eq!(anchor.year_of_day(5, 1, None, Some(Direction::Past)), Some(2021));
        assert_eq!(anchor.year_of_day(5, 1, None, Some(Direction::Future)), Some(2022));
    }

    #[test]
    fn easter_and_movable_days() {
        assert_eq!(easter(2024), Some(day("2024-03-31")));
        assert_eq!(easter(1998), Some(day("1998-04-12")));
        assert_eq!(holiday_in(Holiday::Weekday(11, 4, 4), 1999), Some(day("1999-11-25")));
        assert_eq!(holiday_in(Holiday::Weekday(5, -1, 1), 2023), Some(day("2023-05-29")));
    }

    #[test]
    fn shifts_keep_their_unit() {
        let published = Some(day("2021-12-28"));
        assert_eq!(shifted(published, TimeUnit::Week, -1), "2021-W51");
        assert_eq!(shifted(published, TimeUnit::Month, 1), "2022-01");
        assert_eq!(shifted(published, TimeUnit::Quarter, 1), "2022-Q1");
        assert_eq!(shifted(published, TimeUnit::Decade, -1), "201");
        assert_eq!(shifted(None, TimeUnit::Week, -1), "XXXX-WXX");
        assert_eq!(shifted(published, TimeUnit::Year, i32::MAX), "XXXX");
    }
}
