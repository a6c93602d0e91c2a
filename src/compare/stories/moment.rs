//! When the events of an article lie: its publication day, or the calendar days it names.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use crate::model::{Analysed, Published, TimexKind};
use crate::text::calendar::parts;

/// Days within which two reports can well be about one event.
const NEAR: f32 = 2.0;
/// Days over which the tie between two later reports fades to about a third.
const FADING: f32 = 20.0;
/// What remains of likeness however far two articles lie apart in time.
const REMAINS: f32 = 0.6;
/// Days of a year, for named days without one.
const YEAR: i32 = 365;

/// When the events of an article or of a group lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Moment {
    /// Publication days, as days since the common era.
    published: Vec<i32>,
    /// Calendar days named in undated articles, as days of the year.
    named: Vec<i32>,
    /// Undated articles that name no day.
    unknown: usize,
}

impl Moment {
    /// The moment of one article.
    pub(super) fn of(analysed: &Analysed) -> Self {
        let published = analysed.article.published.as_ref().and_then(Published::day);
        if let Some(day) = published {
            return Self { published: vec![day.num_days_from_ce()], ..Self::default() };
        }
        let mut named: Vec<i32> = analysed
            .dates
            .iter()
            .filter(|date| date.kind == TimexKind::Date)
            .filter_map(|date| day_of_year(&date.value))
            .collect();
        named.sort_unstable();
        named.dedup();
        let unknown = usize::from(named.is_empty());
        Self { published: Vec::new(), named, unknown }
    }

    /// How this group stands to another in time, where that is known and more than a few days apart.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        let (a, b) = match (mean(&self.published), mean(&other.published)) {
            (Some(a), Some(b)) => (a, b),
            (Some(published), None) => (of_year(published)?, mean(&other.named)?),
            (None, Some(published)) => (mean(&self.named)?, of_year(published)?),
            (None, None) => (mean(&self.named)?, mean(&other.named)?),
        };
        let gap =
            if self.published.is_empty() || other.published.is_empty() { short_way(a - b) } else { a - b };
        (gap.abs() > 2.0 * NEAR).then(|| gap.total_cmp(&0.0))
    }

    /// What of two groups' likeness remains in view of the time between them, above 0 and at most 1.
    pub(super) fn factor(&self, other: &Self) -> f32 {
        let dated = match (mean(&self.published), mean(&other.published)) {
            (Some(a), Some(b)) => Some(fade((a - b).abs())),
            _ => None,
        };
        let named =
            [self.gap_to_published(other), other.gap_to_published(self), self.gap_between_named(other)]
                .into_iter()
                .flatten()
                .min()
                .map(|gap| if gap > 6 { NAMED_APART } else { 1.0 });
        dated.or(named).unwrap_or(1.0)
    }

    /// Adds the days of another group.
    pub(super) fn join(&mut self, other: &Self) {
        self.published.extend(&other.published);
        self.named.extend(&other.named);
        self.unknown += other.unknown;
    }

    fn gap_to_published(&self, other: &Self) -> Option<i32> {
        let days = other.published.iter().filter_map(|&day| NaiveDate::from_num_days_from_ce_opt(day));
        days.map(|day| day.ordinal() as i32)
            .flat_map(|day| self.named.iter().map(move |&named| around(day, named)))
            .min()
    }

    fn gap_between_named(&self, other: &Self) -> Option<i32> {
        self.named.iter().flat_map(|&a| other.named.iter().map(move |&b| around(a, b))).min()
    }
}

/// What remains of likeness where the days named lie apart from the other's.
const NAMED_APART: f32 = 0.6;

/// The day of the year of a day of the common era.
fn of_year(day: f32) -> Option<f32> {
    Some(NaiveDate::from_num_days_from_ce_opt(day as i32)?.ordinal() as f32)
}

/// A difference between days of the year, the short way round.
fn short_way(gap: f32) -> f32 {
    let year = YEAR as f32;
    gap - (gap / year).round() * year
}

fn mean(days: &[i32]) -> Option<f32> {
    let &first = days.first()?;
    let offsets: i32 = days.iter().map(|day| day - first).sum();
    Some(first as f32 + offsets as f32 / days.len() as f32)
}

/// Exponential decay after a free interval, as news streams are commonly clustered (Miranda et al. 2018).
fn fade(days: f32) -> f32 {
    REMAINS + (1.0 - REMAINS) * (-(days - NEAR).max(0.0) / FADING).exp()
}

/// Days between two days of the year, the short way round.
fn around(a: i32, b: i32) -> i32 {
    let gap = (a - b).abs();
    gap.min((YEAR - gap).abs())
}

/// The day of the year a TIMEX3 value names: `2022-01-10`, `XXXX-01-10`.
fn day_of_year(value: &str) -> Option<i32> {
    let known = parts(value);
    // A leap year, so that 29 February is a day.
    let date = NaiveDate::from_ymd_opt(2000, known.month?, known.day?)?;
    Some(date.ordinal() as i32)
}

#[cfg(test)]
mod tests {
    use super::{Moment, around, day_of_year, fade};

    #[test]
    fn december_and_january_are_neighbours() {
        let (eve, new_year) = (day_of_year("2021-12-31").unwrap(), day_of_year("XXXX-01-01").unwrap());
        assert!(around(eve, new_year) <= 2);
    }

    #[test]
    fn weeks_weaken_a_tie_and_days_do_not() {
        assert!((fade(1.0) - 1.0).abs() < f32::EPSILON);
        assert!(fade(21.0) < 0.8);
        assert!(fade(4000.0) > 0.5);
    }

    #[test]
    fn an_undated_article_is_placed_by_the_days_it_names() {
        let undated = Moment { named: vec![10, 12, 13], ..Moment::default() };
        let later = Moment { published: vec![738_176], ..Moment::default() };
        assert!(undated.factor(&later) < 1.0, "21 January 2022");
        assert!((undated.factor(&Moment { unknown: 1, ..Moment::default() }) - 1.0).abs() < f32::EPSILON);
    }
}
