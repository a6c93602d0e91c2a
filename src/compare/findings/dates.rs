//! Dates and times: the same day of the same event, or another.

use std::collections::{BTreeMap, BTreeSet};

use super::linking::link;
use super::scene::{Mention, Scene, common, likeness, shared, shared_keys};
use super::{Draft, Side};
use crate::model::{About, FindingKind, TimeExpression, TimexKind};
use crate::text::calendar::{Parts, parts};

/// Sentences at least this alike that name one day by its number speak of one event.
const SAME_EVENT: f32 = 0.1;
/// Weekdays and "yesterday" fall on the same day for many events: more is asked of them.
const SAME_EVENT_BY_WEEKDAY: f32 = 0.3;
/// Telling words their clauses must share that are no names.
const FEWEST_SHARED: usize = 1;
/// The same for weekdays.
const FEWEST_SHARED_BY_WEEKDAY: usize = 2;
/// Clauses at least this alike tell one event, so that two days for it conflict.
const SURELY_SAME: f32 = 0.28;
/// Weekdays alone need more: most events of a week have none in common.
const SURELY_SAME_BY_WEEKDAY: f32 = 0.55;
/// Dates of one day compared with each other, at most.
const MOST: usize = 1200;

/// A day or time in its place.
#[derive(Debug)]
struct When<'a> {
    mention: Mention,
    date: &'a TimeExpression,
    parts: Parts,
    /// Whether the text names the day by its number.
    numbered: bool,
}

/// Agreements and conflicts of dates and clock times.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let all = days(scene);
    let mut by_day: BTreeMap<(u32, u32), Vec<&When<'_>>> = BTreeMap::new();
    for when in all.iter().filter(|when| when.parts.time.is_none()) {
        if let (Some(month), Some(day)) = (when.parts.month, when.parts.day) {
            let day = by_day.entry((month, day)).or_default();
            if day.len() < MOST {
                day.push(when);
            }
        }
    }
    // Where one account names the day and another only the weekday.
    let mut by_weekday: BTreeMap<u32, Vec<&When<'_>>> = BTreeMap::new();
    for when in all.iter().filter(|when| when.parts.time.is_none() && !when.numbered) {
        if let Some(weekday) = when.parts.weekday {
            by_weekday.entry(weekday).or_default().push(when);
        }
    }
    for whens in by_weekday.values_mut() {
        whens.truncate(MOST);
    }
    let mut drafts: Vec<Draft> =
        by_day.values().chain(by_weekday.values()).flat_map(|whens| agreements(scene, whens)).collect();
    drafts.extend(conflicts(scene, &all));
    drafts
}

fn days<'a>(scene: &Scene<'a>) -> Vec<When<'a>> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let dates = account.analysed.dates.iter();
        for date in dates.filter(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time)) {
            let parts = parts(&date.value);
            let definite = parts.day.is_some() || parts.time.is_some() || parts.weekday.is_some();
            let Some(mention) = scene.mention(place, date.span).filter(|_| definite) else { continue };
            let numbered = scene.words(place, date.span).contains(|letter: char| letter.is_ascii_digit());
            found.push(When { mention, date, parts, numbered });
        }
    }
    found
}

fn agreements(scene: &Scene<'_>, whens: &[&When<'_>]) -> Vec<Draft> {
    let mut pairs = Vec::new();
    let plain: Vec<Vec<u64>> = whens.iter().map(|when| scene.plain(&when.mention)).collect();
    for (a, one) in whens.iter().enumerate() {
        for (b, other) in whens.iter().enumerate().skip(a + 1) {
            let numbered = one.numbered && other.numbered;
            let least = if numbered { SAME_EVENT } else { SAME_EVENT_BY_WEEKDAY };
            let in_common = if numbered { FEWEST_SHARED } else { FEWEST_SHARED_BY_WEEKDAY };
            let alike = 0.5
                * (likeness(&one.mention.wide, &other.mention.wide)
                    + likeness(&one.mention.near, &other.mention.near));
            // "last night" and "Saturday" can be one day, but hardly are one event.
            let of_day = |when: &When<'_>| when.date.value.contains('T');
            if one.mention.account != other.mention.account
                && alike >= least
                && (numbered || of_day(one) == of_day(other))
                && shared(&plain[a], &plain[b]) >= in_common
            {
                pairs.push((alike, a, b));
            }
        }
    }
    let side = |when: &&&When<'_>| Side { mention: when.mention.clone(), value: when.date.value.clone() };
    link(whens.len(), 2, pairs)
        .into_iter()
        .map(|group| {
            let members: Vec<&&When<'_>> = group.iter().filter_map(|&at| whens.get(at)).collect();
            let sides = members.iter().map(side).collect();
            Draft { kind: FindingKind::Agreement, about: About::Date, sides, note: None }
        })
        .collect()
}

fn conflicts(scene: &Scene<'_>, all: &[When<'_>]) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    for (at, a) in all.iter().enumerate() {
        for (with, b) in all.iter().enumerate().skip(at + 1).take(MOST) {
            if opposed(scene, all, a, b)
                && taken.insert((a.mention.account, a.mention.sentence, b.mention.account))
            {
                taken.insert((b.mention.account, b.mention.sentence, a.mention.account));
                let side =
                    |when: &When<'_>| Side { mention: when.mention.clone(), value: when.date.value.clone() };
                let sides = vec![side(a), side(&all[with])];
                found.push(Draft { kind: FindingKind::Conflict, about: About::Date, sides, note: None });
            }
        }
    }
    found
}

/// Whether two accounts put one event at two times.
fn opposed(scene: &Scene<'_>, all: &[When<'_>], a: &When<'_>, b: &When<'_>) -> bool {
    let (one, other) = (&a.mention, &b.mention);
    if one.account == other.account
        || scene.copies(one, other)
        || !differ(&a.parts, &b.parts)
        || grain(a) != grain(b)
    {
        return false;
    }
    let of_account = |when: &When<'_>, account: usize| {
        let grain = grain(when);
        all.iter().filter(move |other| other.mention.account == account && self::grain(other) == grain)
    };
    // A time may be given twice, for two zones.
    let most = if a.parts.time.is_some() { 2 } else { 1 };
    let alone = |when: &When<'_>| {
        let inside = of_account(when, when.mention.account)
            .filter(|other| when.mention.clause.contains(other.mention.mark));
        inside.count() <= most
    };
    // An account that names the other's day too knows of two events.
    let names = |account: usize, when: &When<'_>| {
        of_account(when, account).any(|other| !differ(&other.parts, &when.parts))
    };
    let least = if grain(a) == 0 { SURELY_SAME_BY_WEEKDAY } else { SURELY_SAME };
    shared_keys(&one.near, &other.near) >= 2
        && common(&one.near, &other.near) >= 2.0
        && likeness(&one.near, &other.near) >= least
        && alone(a)
        && alone(b)
        && !names(one.account, b)
        && !names(other.account, a)
}

/// How finely a time is given: by the clock, by the day, by the weekday.
const fn grain(when: &When<'_>) -> u8 {
    match (when.parts.time, when.parts.day) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    }
}

/// Whether some part that both know differs.
pub(super) fn differ(a: &Parts, b: &Parts) -> bool {
    let pairs = [
        (a.year.map(i64::from), b.year.map(i64::from)),
        (a.month.map(i64::from), b.month.map(i64::from)),
        (a.day.map(i64::from), b.day.map(i64::from)),
        (a.week.map(i64::from), b.week.map(i64::from)),
        (a.weekday.map(i64::from), b.weekday.map(i64::from)),
        (
            a.time.map(|(hour, minute)| i64::from(hour * 60 + minute)),
            b.time.map(|(hour, minute)| i64::from(hour * 60 + minute)),
        ),
    ];
    pairs.iter().any(|pair| matches!(pair, (Some(a), Some(b)) if a != b))
}
