//! When the events of an article lie: its publication day, or the calendar days it names.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use crate::model::{Analysed, Published, TimexKind};
use crate::text::calendar::parts;

/// Days within which two reports can well be about one event.
const NEAR: f32 = 2.0;
/// Days over which what fades of the tie between two later reports falls to about a third: courts, inquiries and
/// anniversaries bring an event back long after.
const FADING: f32 = 400.0;
/// What remains of likeness however far two articles lie apart in time.
const REMAINS: f32 = 0.8;
/// What remains of likeness where the days named lie apart from the other's.
const NAMED_APART: f32 = 0.95;
/// The same for each day named, where the other's are days of publication: one may be a day looked back to,
/// several of which none is near are so many witnesses to another time.
const NAMED_APART_FROM_PUBLISHED: f32 = 0.8;
/// Days named that are heard as witnesses, at most.
const WITNESSES: u32 = 3;
/// Days between named days from which on they lie apart.
const APART: u32 = 7;
/// Days of a leap year, for named days without one.
const YEAR: u32 = 366;

/// When the events of an article or of a group lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Moment {
    /// Articles with a publication day, and the sum of these as days since the common era.
    dated: (u32, i64),
    /// Publication days, as days of the year.
    published: Days,
    /// Calendar days named in undated articles.
    named: Days,
}

impl Moment {
    /// The moment of one article.
    pub(super) fn of(analysed: &Analysed) -> Self {
        if let Some(day) = analysed.article.published.as_ref().and_then(Published::day) {
            return Self::published(day);
        }
        let dates = analysed.dates.iter().filter(|date| date.kind == TimexKind::Date);
        Self { named: dates.filter_map(|date| day_of_year(&date.value)).collect(), ..Self::default() }
    }

    fn published(day: NaiveDate) -> Self {
        Self {
            dated: (1, i64::from(day.num_days_from_ce())),
            published: std::iter::once(day.ordinal0()).collect(),
            named: Days::default(),
        }
    }

    /// How this group stands to another in time, where that is known and more than a few days apart.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        let gap = match (self.mean(), other.mean()) {
            (Some(a), Some(b)) => a - b,
            (a, b) => {
                let day =
                    |mean: Option<f32>, moment: &Self| mean.map_or_else(|| moment.named.mean(), of_year);
                short_way(day(a, self)? - day(b, other)?)
            }
        };
        (gap.abs() > 2.0 * NEAR).then(|| gap.total_cmp(&0.0))
    }

    /// What of two groups' likeness remains in view of the time between them, above 0 and at most 1.
    pub(super) fn factor(&self, other: &Self) -> f32 {
        if let (Some(a), Some(b)) = (self.mean(), other.mean()) {
            return fade((a - b).abs());
        }
        let apart = |a: &Days, b: &Days| !a.is_empty() && !b.is_empty() && !a.within(APART, b);
        if apart(&self.named, &other.published) || apart(&self.published, &other.named) {
            let witnesses = self.named.count().max(other.named.count()).min(WITNESSES);
            NAMED_APART_FROM_PUBLISHED.powi(witnesses as i32)
        } else if apart(&self.named, &other.named) {
            NAMED_APART
        } else {
            1.0
        }
    }

    /// Adds the days of another group.
    pub(super) fn join(&mut self, other: &Self) {
        self.dated = (self.dated.0 + other.dated.0, self.dated.1 + other.dated.1);
        self.published.join(&other.published);
        self.named.join(&other.named);
    }

    /// The mean publication day.
    fn mean(&self) -> Option<f32> {
        let (count, sum) = self.dated;
        (count > 0).then(|| (sum as f64 / f64::from(count)) as f32)
    }
}

/// A set of days of the year, a bit for each.
#[derive(Clone, Debug, Default, PartialEq)]
struct Days([u64; 6]);

impl Days {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn insert(&mut self, day: u32) {
        if let Some(word) = self.0.get_mut(day as usize / 64) {
            *word |= 1 << (day % 64);
        }
    }

    fn contains(&self, day: u32) -> bool {
        self.0.get(day as usize / 64).is_some_and(|word| word >> (day % 64) & 1 == 1)
    }

    fn join(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        (0..YEAR).filter(|&day| self.contains(day))
    }

    /// Whether a day of the other set lies fewer than `days` from one of this, around the turn of the year too.
    fn within(&self, days: u32, other: &Self) -> bool {
        let (few, many) = if self.count() < other.count() { (self, other) } else { (other, self) };
        let near = |day: u32| (YEAR + day + 1 - days..YEAR + day + days).any(|day| many.contains(day % YEAR));
        few.iter().any(near)
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    fn mean(&self) -> Option<f32> {
        let sum: u32 = self.iter().sum();
        (!self.is_empty()).then(|| sum as f32 / self.count() as f32)
    }
}

impl FromIterator<u32> for Days {
    fn from_iter<T: IntoIterator<Item = u32>>(days: T) -> Self {
        let mut set = Self::default();
        days.into_iter().for_each(|day| set.insert(day));
        set
    }
}

/// The day of the year of a day of the common era.
fn of_year(day: f32) -> Option<f32> {
    Some(NaiveDate::from_num_days_from_ce_opt(day as i32)?.ordinal0() as f32)
}

/// A difference between days of the year, the short way round.
fn short_way(gap: f32) -> f32 {
    let year = YEAR as f32;
    gap - (gap / year).round() * year
}

/// Exponential decay after a free interval, as news streams are commonly clustered (Miranda et al. 2018).
fn fade(days: f32) -> f32 {
    REMAINS + (1.0 - REMAINS) * (-(days - NEAR).max(0.0) / FADING).exp()
}

/// The day of the year, from 0, that a TIMEX3 value names: `2022-01-10`, `XXXX-01-10`.
fn day_of_year(value: &str) -> Option<u32> {
    let known = parts(value);
    // A leap year, so that 29 February is a day.
    let date = NaiveDate::from_ymd_opt(2000, known.month?, known.day?)?;
    Some(date.ordinal0())
}

#[cfg(test)]
mod tests {
    use super::{Days, Moment, day_of_year, fade};
    use chrono::NaiveDate;

    fn days(values: &[&str]) -> Days {
        values.iter().filter_map(|value| day_of_year(value)).collect()
    }

    #[test]
    fn december_and_january_are_neighbours() {
        let (eve, new_year) = (days(&["2021-12-31"]), days(&["XXXX-01-01"]));
        assert!(eve.within(2, &new_year) && new_year.within(2, &eve));
        assert!(!eve.within(7, &days(&["XXXX-01-09"])));
    }

    #[test]
    fn weeks_weaken_a_tie_and_days_do_not() {
        assert!((fade(1.0) - 1.0).abs() < f32::EPSILON);
        assert!(fade(21.0) < fade(3.0));
        assert!(fade(4000.0) > 0.5, "never to nothing");
    }

    #[test]
    fn an_undated_article_is_placed_by_the_days_it_names() {
        let undated = Moment { named: days(&["XXXX-01-10", "XXXX-01-12"]), ..Moment::default() };
        let later = NaiveDate::from_ymd_opt(2022, 1, 21).map(Moment::published).unwrap();
        assert!(undated.factor(&later) < 1.0);
        assert!((undated.factor(&Moment::default()) - 1.0).abs() < f32::EPSILON);
        assert_eq!(later.order(&undated), Some(std::cmp::Ordering::Greater));
    }
}
