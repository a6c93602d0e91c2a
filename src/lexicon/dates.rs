//! Words and phrases that time expressions are made of.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use serde::Deserialize;

use super::phrases::{AsIs, Phrases};
use crate::text::calendar;
use crate::text::spelling::key;

/// A unit of time, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeUnit {
    /// 60 to the minute.
    Second,
    /// 60 to the hour.
    Minute,
    /// 24 to the day.
    Hour,
    /// A calendar day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Season {
    #[serde(rename = "SP")]
    Spring,
    #[serde(rename = "SU")]
    Summer,
    #[serde(rename = "FA")]
    Autumn,
    #[serde(rename = "WI")]
    Winter,
}

impl Season {
    /// As it stands in a value: `SU`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    /// The first of its three months.
    pub const fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "their names say it")]
pub enum DayPart {
    #[serde(rename = "MO")]
    Morning,
    #[serde(rename = "AF")]
    Afternoon,
    #[serde(rename = "EV")]
    Evening,
    #[serde(rename = "NI")]
    Night,
}

impl DayPart {
    /// As it stands in a value after `T`: `EV`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

/// What a single word stands for in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateWord {
    /// `weeks`.
    Unit(TimeUnit),
    /// `morning`.
    Part(DayPart),
    /// `noon`: hour and minute.
    Clock(u32, u32),
    /// `autumn`.
    Season(Season),
    /// 1 to 12.
    Month(u32),
    /// 1 for Monday to 7 for Sunday.
    Weekday(u32),
    /// `yesterday`: days from the day of writing.
    Deictic(i64),
    /// `last`: -1, `this`: 0, `next`: 1.
    Shift(i32),
    /// `several`.
    Vague,
    /// `weekly`: every how many of which unit.
    Set(u32, TimeUnit),
    /// `nineties`: 199.
    Decade(u32),
}

/// How a named day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(u32, u32),
    /// Month, which one (-1: the last), and weekday from 1 for Monday.
    Weekday(u32, i32, u32),
    /// Days from Easter Sunday.
    Easter(i64),
}

/// Where a word without a date points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Reference {
    #[serde(rename = "PRESENT_REF")]
    Present,
    #[serde(rename = "PAST_REF")]
    Past,
    #[serde(rename = "FUTURE_REF")]
    Future,
}

impl Reference {
    /// As it stands in a value: `PRESENT_REF`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "PRESENT_REF",
            Self::Past => "PAST_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}

/// Which way a verb form looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Back: `said`.
    Past,
    /// Ahead: `will`.
    Future,
}

/// Kinds of phrases that may begin with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins(u8);

impl Begins {
    /// One of `Dates::references`.
    pub const REFERENCE: Self = Self(1);
    /// One of `Dates::holidays`.
    pub const HOLIDAY: Self = Self(1 << 1);
    /// One of `Dates::modifiers`.
    pub const MODIFIER: Self = Self(1 << 2);

    /// Whether a phrase of this kind may begin with it.
    pub const fn has(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    /// Whether any may.
    pub const fn any(self) -> bool {
        self.0 != 0
    }
}

/// All that is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    /// What it stands for by itself.
    pub word: Option<DateWord>,
    /// Which phrases begin with it.
    pub begins: Begins,
    /// Whether it stands before date words: `the`, `every`.
    pub leads: bool,
    /// Which way it looks, for verb forms.
    pub direction: Option<Direction>,
}

/// The table of date words.
#[derive(Debug, Default)]
pub struct Dates {
    entries: HashMap<u64, Entry, BuildHasherDefault<AsIs>>,
    /// `now`, `the near future`.
    pub references: Phrases<Reference>,
    /// Named days.
    pub holidays: Phrases<Holiday>,
    /// Words that belong to the expression after them and leave its value alone.
    pub modifiers: Phrases<()>,
}

#[derive(Deserialize)]
struct List<T> {
    words: Vec<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tense {
    future: Vec<String>,
    past: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    units: HashMap<TimeUnit, Vec<String>>,
    parts: HashMap<DayPart, Vec<String>>,
    clock: HashMap<String, String>,
    seasons: HashMap<Season, Vec<String>>,
    deictic: HashMap<String, i64>,
    shifts: HashMap<String, i32>,
    vague: List<String>,
    sets: HashMap<String, Vec<String>>,
    decades: HashMap<String, String>,
    holidays: HashMap<String, String>,
    phrases: HashMap<Reference, Vec<String>>,
    modifiers: List<String>,
    leads: List<String>,
    tense: Tense,
}

/// Short months and weekdays.
const ABBREVIATIONS: [&str; 20] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thurs", "fri", "sat",
];

/// Months and weekdays with their abbreviations, in lower case.
fn names() -> impl Iterator<Item = &'static str> {
    ABBREVIATIONS.into_iter().chain(calendar::MONTHS).chain(calendar::WEEKDAYS)
}

/// Words that stand for a day, month or weekday by themselves, in lower case.
pub(super) fn calendar_words() -> impl Iterator<Item = &'static str> {
    names().chain(["sun", "christmas", "easter"])
}

impl Dates {
    /// The table from its TOML text.
    ///
    /// # Errors
    /// When the text is not TOML or lacks a table.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let table: Table = toml::from_str(toml)?;
        let mut dates = Self::default();
        dates.calendar_words();
        dates.lists(table.units, DateWord::Unit);
        dates.lists(table.parts, DateWord::Part);
        dates.lists(table.seasons, DateWord::Season);
        dates.singles(table.deictic, |days| Some(DateWord::Deictic(days)));
        dates.singles(table.shifts, |shift| Some(DateWord::Shift(shift)));
        dates.singles(table.decades, |decade| decade.parse().ok().map(DateWord::Decade));
        dates.singles(table.clock, |clock| {
            let (hour, minute) = clock.split_once(':')?;
            Some(DateWord::Clock(hour.parse().ok()?, minute.parse().ok()?))
        });
        for word in table.vague.words {
            dates.entry(&word).word = Some(DateWord::Vague);
        }
        for (value, words) in table.sets {
            if let Some((count, unit)) = period(&value) {
                for word in &words {
                    dates.entry(word).word = Some(DateWord::Set(count, unit));
                }
            }
        }
        for (reference, phrases) in table.phrases {
            for phrase in &phrases {
                dates.begin(phrase, Begins::REFERENCE);
                dates.references.insert_pieces(phrase, reference);
            }
        }
        for (phrase, rule) in table.holidays {
            if let Some(holiday) = holiday(&rule) {
                dates.begin(&phrase, Begins::HOLIDAY);
                dates.holidays.insert_pieces(&phrase, holiday);
            }
        }
        for word in &table.leads.words {
            dates.entry(word).leads = true;
        }
        for phrase in &table.modifiers.words {
            dates.begin(phrase, Begins::MODIFIER);
            dates.modifiers.insert_pieces(phrase, ());
        }
        table.tense.future.iter().for_each(|word| dates.entry(word).direction = Some(Direction::Future));
        table.tense.past.iter().for_each(|word| dates.entry(word).direction = Some(Direction::Past));
        Ok(dates)
    }

    /// What is known of a word, in any case.
    pub fn word(&self, word: &str) -> Option<Entry> {
        self.entries.get(&key(word)).copied()
    }

    /// All words by their keys.
    pub fn words(&self) -> impl Iterator<Item = (u64, Entry)> {
        self.entries.iter().map(|(key, entry)| (*key, *entry))
    }

    fn entry(&mut self, word: &str) -> &mut Entry {
        self.entries.entry(key(word)).or_default()
    }

    /// Months and weekdays with their abbreviations, from the calendar itself.
    fn calendar_words(&mut self) {
        for name in names() {
            let month = calendar::month(name).map(DateWord::Month);
            let weekday =
                calendar::weekday_or_short(name).map(|day| DateWord::Weekday(day.number_from_monday()));
            if let Some(word) = month.or(weekday) {
                self.entry(name).word = Some(word);
            }
        }
    }

    fn lists<K>(&mut self, lists: HashMap<K, Vec<String>>, word: fn(K) -> DateWord)
    where
        K: Copy,
    {
        for (key, words) in lists {
            for name in &words {
                self.entry(name).word = Some(word(key));
            }
        }
    }

    fn singles<V>(&mut self, singles: HashMap<String, V>, word: fn(V) -> Option<DateWord>) {
        for (name, value) in singles {
            self.entry(&name).word = word(value);
        }
    }

    /// Notes that a phrase begins with its first word.
    fn begin(&mut self, phrase: &str, kind: Begins) {
        let end = phrase.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(phrase.len());
        self.entry(phrase.get(..end).unwrap_or(phrase)).begins.0 |= kind.0;
    }
}

/// `P2W`: 2 and the week.
fn period(value: &str) -> Option<(u32, TimeUnit)> {
    let clock = value.starts_with("PT");
    let body = value.trim_start_matches(['P', 'T']);
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let unit = match (body.get(digits..)?, clock) {
        ("H", true) => TimeUnit::Hour,
        ("M", true) => TimeUnit::Minute,
        ("D", _) => TimeUnit::Day,
        ("W", _) => TimeUnit::Week,
        ("M", false) => TimeUnit::Month,
        ("Q", _) => TimeUnit::Quarter,
        ("Y", _) => TimeUnit::Year,
        _ => return None,
    };
    Some((body.get(..digits)?.parse().ok()?, unit))
}

/// `12-25`, `11-4-4`, `05--1-1`, `easter+1`.
fn holiday(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return days.parse().ok().map(Holiday::Easter);
    }
    let (month, rest) = rule.split_once('-')?;
    let month = month.parse().ok()?;
    match rest.rsplit_once('-') {
        Some((which, weekday)) => Some(Holiday::Weekday(month, which.parse().ok()?, weekday.parse().ok()?)),
        None => Some(Holiday::Fixed(month, rest.parse().ok()?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled() -> Dates {
        Dates::read(include_str!("../../assets/lexicon/dates.toml")).expect("the bundled table parses")
    }

    #[test]
    fn words_of_every_kind_are_known() {
        let dates = bundled();
        let word = |name| dates.word(name).and_then(|entry| entry.word);
        assert_eq!(word("weeks"), Some(DateWord::Unit(TimeUnit::Week)));
        assert_eq!(word("sept"), Some(DateWord::Month(9)));
        assert_eq!(word("sunday"), Some(DateWord::Weekday(7)));
        assert_eq!(word("fortnightly"), Some(DateWord::Set(2, TimeUnit::Week)));
        assert_eq!(word("noon"), Some(DateWord::Clock(12, 0)));
        assert_eq!(word("nineties"), Some(DateWord::Decade(199)));
        assert_eq!(word("table"), None);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let dates = bundled();
        assert_eq!(
            dates.holidays.longest(["New", "Year", "'", "s", "Eve"]),
            Some((5, Holiday::Fixed(12, 31)))
        );
        assert_eq!(dates.references.longest(["recent", "years"]), Some((2, Reference::Past)));
        assert!(dates.word("recent").is_some_and(|entry| entry.begins.has(Begins::REFERENCE)));
    }

    #[test]
    fn holiday_rules() {
        assert_eq!(holiday("05--1-1"), Some(Holiday::Weekday(5, -1, 1)));
        assert_eq!(holiday("easter-2"), Some(Holiday::Easter(-2)));
        assert_eq!(holiday("soon"), None);
    }
}
