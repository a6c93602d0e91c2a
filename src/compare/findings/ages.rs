//! Ages: of one person in two accounts, and the years they go back to: a ship of 27 years and one built in 1997 are one
//! where it is 2024.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use super::scene::{Mention, Scene};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, EntityKind, FindingKind, Quantity, TimeExpression, TimexKind, Value};
use crate::text::Span;
use crate::text::calendar::parts;

/// The unit of ages.
pub(super) const AGE: &str = "year of age";
/// Acts with which something or somebody begins to be.
const ORIGINS: [&str; 4] = ["build", "found", "launch", "complete"];
/// Ages of one year of origin that are looked at, at most.
const MOST: usize = 64;
/// The highest age that is one, in years.
const OLDEST: f64 = 5000.0;
/// Words by which an age and a year are tied, in weight.
const TIED: f32 = 0.6;

/// What may stand between a person's name and the age that goes with it.
const BESIDE_NAME: [&str; 9] = ["a", "an", "the", "aged", "age", "is", "was", "who", "now"];
/// Words between an age and the name behind it, at most: "the 43-year-old plumber Jon Vell".
const BEFORE_NAME: usize = 2;

/// An age or a year of origin, by the years in which what it is told of may have begun.
struct Origin {
    mention: Mention,
    years: RangeInclusive<i32>,
    value: String,
    /// Whether the text gives the year itself.
    dated: bool,
}

/// Conflicts and agreements of ages.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = of_people(scene);
    found.extend(by_origin(scene));
    found
}

/// The ages that two or more accounts give one person.
fn of_people(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_person: BTreeMap<&str, Vec<(f64, Side)>> = BTreeMap::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        for quantity in told.analysed.quantities.iter().filter(|quantity| quantity.unit == AGE) {
            let Value::One(age) = quantity.value else { continue };
            let Some(person) = bearer(scene, account, quantity) else { continue };
            let ages = by_person.entry(person).or_default();
            // An account gives a person's age once; who gives two speaks of two times.
            if ages.iter().all(|(_, side)| side.mention.account != account)
                && let Some(mention) = scene.mention(account, quantity.span)
            {
                ages.push((age, Side { mention, value: age.to_string() }));
            }
        }
    }
    let mut found = Vec::new();
    for ages in by_person.into_values() {
        let differ = |one: f64, other: f64| one.to_bits() != other.to_bits();
        let told_apart = |(one, a): &(f64, Side), (other, b): &(f64, Side)| {
            // Between two days of publication there may be a birthday.
            let birthday =
                (one - other).abs() <= 1.0 && scene.published(&a.mention) != scene.published(&b.mention);
            differ(*one, *other) && !birthday && !scene.copies(&a.mention, &b.mention)
        };
        let conflict = ages.iter().any(|one| ages.iter().any(|other| told_apart(one, other)));
        let agreed = ages.iter().all(|(age, _)| !differ(*age, ages[0].0));
        let kind = match (conflict, agreed) {
            (true, _) => FindingKind::Conflict,
            (false, true) if ages.len() > 1 => FindingKind::Agreement,
            _ => continue,
        };
        let sides = ages.into_iter().map(|(_, side)| side).collect();
        found.push(Draft { kind, about: About::Number, sides, note: None });
    }
    found
}

/// The person an age is said of: "Jon Vell, 34,", "Jon Vell (34)", "Jon Vell, a 34-year-old plumber,", "34-year-old
/// plumber Jon Vell".
fn bearer<'a>(scene: &Scene<'a>, account: usize, age: &Quantity) -> Option<&'a str> {
    let told = scene.accounts.get(account)?;
    let people = || told.analysed.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let gap = |from: usize, to: usize| scene.words(account, Span::new(from.min(to), to)).into_owned();
    let described = |words: &str| {
        let mut words = words.split([' ', ',', '(']).filter(|word| !word.is_empty());
        words.all(|word| BESIDE_NAME.contains(&word))
    };
    let before = people().rfind(|person| person.span.end <= age.span.start);
    let before = before.filter(|person| described(&gap(person.span.end, age.span.start)));
    let behind = || {
        let person = people().find(|person| person.span.start >= age.span.end)?;
        let words = gap(age.span.end, person.span.start);
        let plain = words.chars().all(|letter| letter.is_alphabetic() || [' ', '-'].contains(&letter));
        (plain && words.split_whitespace().count() <= BEFORE_NAME).then_some(person)
    };
    scene.briefing.names.canonical(told.article, before.or_else(behind)?.name)
}

/// For each age given in one account the year of origin that another gives, where the two agree.
fn by_origin(scene: &Scene<'_>) -> Vec<Draft> {
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

#[cfg(test)]
mod tests {
    use super::super::tests::notes;
    use crate::model::{About, FindingKind};

    const HELD: &str = "Police in Tarn arrested Jon Vell, 34, on Sunday over a stabbing.";

    #[test]
    fn one_person_has_one_age() {
        for other in [
            "Jon Vell, a 43-year-old plumber, was held on Sunday after a stabbing in Tarn.",
            "A stabbing in Tarn led to the arrest of 43-year-old Jon Vell.",
            "Jon Vell (43) was held after a stabbing in Tarn.",
        ] {
            let found = notes(&[HELD, other], FindingKind::Conflict, About::Number);
            assert_eq!(found.len(), 1, "{other}: {found:?}");
        }
    }

    #[test]
    fn two_people_have_two_ages() {
        for other in [
            "Ada Korm, 43, was held on Sunday after a stabbing in Tarn.",
            "Jon Vell, 34, was held after a stabbing in Tarn in which Ada Korm, 43, was hurt.",
        ] {
            let found = notes(&[HELD, other], FindingKind::Conflict, About::Number);
            assert_eq!(found, Vec::<String>::new(), "{other}");
        }
    }
}
