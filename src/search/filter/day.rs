//! Days in filters: `2022`, `2022-01`, `2022-01-21`.

use chrono::{Months, NaiveDate};

/// The first day of a year, month or day as written, and the first day after it.
pub(super) fn period(written: &str) -> Option<(NaiveDate, NaiveDate)> {
    let mut parts = written.split('-');
    let mut next = |digits: usize| match parts.next() {
        None => Some(None),
        Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            part.parse().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (next(4)??, next(2)?, next(2)?);
    if parts.next().is_some() {
        return None;
    }
    let first = NaiveDate::from_ymd_opt(year as i32, month.unwrap_or(1), day.unwrap_or(1))?;
    let after = match (month, day) {
        (_, Some(_)) => first.succ_opt(),
        (Some(_), None) => first.checked_add_months(Months::new(1)),
        (None, None) => first.checked_add_months(Months::new(12)),
    };
    Some((first, after?))
}

#[cfg(test)]
mod tests {
    use super::period;

    #[test]
    fn a_year_a_month_and_a_day_are_periods() {
        for (written, first, after) in [
            ("2022", "2022-01-01", "2023-01-01"),
            ("2022-12", "2022-12-01", "2023-01-01"),
            ("2024-02-29", "2024-02-29", "2024-03-01"),
        ] {
            let (from, to) = period(written).unwrap();
            assert_eq!((from.to_string().as_str(), to.to_string().as_str()), (first, after));
        }
        for written in [
            "",
            "22",
            "2022-1",
            "2022-13",
            "2022-02-30",
            "2022-01-01-01",
            "2022-01-01T10:00",
            "-2022",
            "today",
        ] {
            assert_eq!(period(written), None, "{written}");
        }
    }
}
