//! Ages and the years they go back to: a ship of 27 years and one built in 1997 are one where it is 2024.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::scene::{Mention, Scene};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, FindingKind, TimeExpression, TimexKind, Value};
use crate::text::calendar::parts;

/// The unit of ages.
const AGE: &str = "year of age";
/// Acts with which something or somebody begins to be.
const ORIGINS: [&str; 4] = ["build", "found", "launch", "complete"];
/// Ages of one year of origin that are looked at, at most.
const MOST: usize = 64;
/// The highest age that is one, in years.
const OLDEST: f64 = 5000.0;
/// Words by which an age and a year are tied, in weight.
const TIED: f32 = 0.6;

/// An age or a year of origin, by the years in which what it is told of may have begun.
struct Origin {
    mention: Mention,
    years: RangeInclusive<i32>,
    value: String,
    /// Whether the text gives the year itself.
    dated: bool,
}

/// For each age given in one account the year of origin that another gives, where the two agree.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let all = (0..scene.accounts.len()).flat_map(|account| origins(scene, account));
    let (dated, ages): (Vec<Origin>, Vec<Origin>) = all.partition(|origin| origin.dated);
    let mut by_year: HashMap<i32, Vec<&Origin>> = HashMap::new();
    for age in &ages {
        for year in age.years.clone() {
            let of_year = by_year.entry(year).or_default();
            if of_year.len() < MOST {
                of_year.push(age);
            }
        }
    }
    let mut found = Vec::new();
    for year in dated {
        let agrees = |age: &&&Origin| {
            age.mention.account != year.mention.account
                && scene.evidence(&age.mention, &year.mention).tie() >= TIED
        };
        let ages = by_year.get(year.years.start()).map_or(&[][..], Vec::as_slice);
        if let Some(age) = ages.iter().find(agrees) {
            let sides = [*age, &year].map(|of| Side { mention: of.mention.clone(), value: of.value.clone() });
            let sides = sides.into();
            found.push(Draft { kind: FindingKind::Agreement, about: About::Number, sides, note: None });
        }
    }
    found
}

fn origins(scene: &Scene<'_>, account: usize) -> Vec<Origin> {
    let analysed = scene.accounts[account].analysed;
    let mut found = Vec::new();
    let published = analysed.article.published.as_ref().and_then(|date| parts(&date.value).year);
    for quantity in analysed.quantities.iter().filter(|quantity| quantity.unit == AGE) {
        let (Value::One(age), Some(year)) = (quantity.value, published) else { continue };
        if !(0.0..=OLDEST).contains(&age) {
            continue;
        }
        let Some(mention) = scene.mention(account, quantity.span) else { continue };
        let born = year - age as i32;
        found.push(Origin { mention, years: born - 1..=born, value: age.to_string(), dated: false });
    }
    for date in analysed.dates.iter().filter(|date| date.kind == TimexKind::Date) {
        let Some(year) = only_year(date) else { continue };
        let Some(mention) = scene.mention(account, date.span) else { continue };
        if begins(scene, &mention) {
            found.push(Origin { mention, years: year..=year, value: date.value.clone(), dated: true });
        }
    }
    found
}

/// The year of a date that names no month.
fn only_year(date: &TimeExpression) -> Option<i32> {
    let known = parts(&date.value);
    known.year.filter(|_| known.month.is_none() && known.week.is_none() && known.quarter.is_none())
}

/// Whether the act right before a year is one with which something begins to be: "built in 1997", "born in 1960".
fn begins(scene: &Scene<'_>, mention: &Mention) -> bool {
    let acts = &Lexicon::bundled().acts;
    let words = scene.sentence(mention).words.iter();
    let before =
        words.filter(|term| mention.clause.contains(term.span) && term.span.end <= mention.mark.start);
    before.rev().find(|term| term.is_verb()).is_some_and(|verb| {
        let word = scene.words(mention.account, verb.span).to_lowercase();
        let origin =
            |name: &&str| acts.sense(name).map_or(acts.base_key(name), |sense| sense.key) == verb.key;
        word == "born" || ORIGINS.iter().any(origin)
    })
}
