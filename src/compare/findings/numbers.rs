//! Figures: the same count or measure of the same thing, told alike, otherwise, or as of a later moment.

use std::collections::BTreeMap;

use super::dates::differ;
use super::linking::link;
use super::scene::{Mention, Scene, common, likeness, shared_keys};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Bound, FindingKind, Quantity, TimeExpression, TimexKind, Value};
use crate::text::Span;
use crate::text::calendar::parts;
use crate::text::stem::stem;

/// Two clauses at least this alike may speak of the same figure.
const SAME_THING: f32 = 0.18;
/// A conflict needs more: a wrong one costs the reader's trust.
const SURELY_SAME: f32 = 0.2;
/// What it adds that the sentences are each other's best counterparts.
const ANSWERING: f32 = 0.08;
/// What it adds that both give the very same figure.
const SAME_FIGURE: f32 = 0.08;
/// Small whole numbers are everywhere: two of them must tell much more alike.
const SMALL: f64 = 4.0;
/// How much more.
const SMALL_MARGIN: f32 = 0.4;
/// Figures further apart than this factor hardly count the same thing.
const FARTHEST: f64 = 3.0;
/// How far "some" and "about" reach, as a share of the figure.
const ABOUT: f64 = 0.1;
/// How far a round figure reaches that is put without "about".
const ROUND: f64 = 0.05;
/// Figures of one unit compared with each other, at most.
const MOST: usize = 1200;

/// A figure in its place.
#[derive(Debug)]
struct Figure<'a> {
    mention: Mention,
    quantity: &'a Quantity,
    /// The date or time it holds for, where its clause says so.
    when: Option<&'a TimeExpression>,
    running: bool,
}

/// Conflicts, updates and agreements of figures.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_unit: BTreeMap<String, Vec<Figure<'_>>> = BTreeMap::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        for quantity in &account.analysed.quantities {
            let Some(mention) = scene.mention(place, quantity.span) else { continue };
            let figures = by_unit.entry(head(&quantity.unit)).or_default();
            if figures.len() < MOST {
                let when = when(&account.analysed.dates, &account.analysed.quantities, &mention);
                let running = is_running(scene, &mention);
                figures.push(Figure { mention, quantity, when, running });
            }
        }
    }
    by_unit.iter().flat_map(|(unit, figures)| of_one_unit(scene, unit, figures)).collect()
}

/// The stem of a unit's last word, where its kind stands: `combat troop` → `troop`.
fn head(unit: &str) -> String {
    unit.split_whitespace().next_back().map(stem).unwrap_or_default()
}

fn of_one_unit(scene: &Scene<'_>, unit: &str, figures: &[Figure<'_>]) -> Vec<Draft> {
    let mut pairs = Vec::new();
    for (a, one) in figures.iter().enumerate() {
        for (b, other) in figures.iter().enumerate().skip(a + 1) {
            let closeness = closeness(scene, unit, one, other) + same_figure(one.quantity, other.quantity);
            if closeness >= SAME_THING && one.mention.account != other.mention.account {
                pairs.push((closeness, a, b));
            }
        }
    }
    link(figures.len(), 1, pairs.clone())
        .into_iter()
        .filter_map(|group| {
            let members: Vec<&Figure<'_>> = group.iter().filter_map(|&at| figures.get(at)).collect();
            draft(scene, figures, &members, unit)
        })
        .collect()
}

/// How surely two figures of one unit count the same thing; 0 where they can't.
fn closeness(scene: &Scene<'_>, unit: &str, a: &Figure<'_>, b: &Figure<'_>) -> f32 {
    // Two durations of the same length are no fact of their own, and the unit alone ties nothing.
    let least = if unit.is_empty() { 3 } else { 2 };
    let turned = matches!((a.quantity.change, b.quantity.change), (Some(a), Some(b)) if a != b);
    if turned
        || shared_keys(&a.mention.near, &b.mention.near) < least
        || apart_in_time(a, b)
        || common(&a.mention.near, &b.mention.near) < 1.5
    {
        return 0.0;
    }
    let answering = if scene.answers(&a.mention, &b.mention) { ANSWERING } else { 0.0 };
    let small = [a, b].iter().any(
        |figure| matches!(figure.quantity.value, Value::One(value) if value < SMALL && value.fract() == 0.0),
    );
    let margin = if small { SMALL_MARGIN } else { 0.0 };
    0.65 * likeness(&a.mention.near, &b.mention.near)
        + 0.35 * likeness(&a.mention.wide, &b.mention.wide)
        + answering
        - margin
}

/// What the very same figure adds.
fn same_figure(a: &Quantity, b: &Quantity) -> f32 {
    if a.value == b.value && a.bound == b.bound { SAME_FIGURE } else { 0.0 }
}

/// Whether both figures say when they hold, and not for the same time.
fn apart_in_time(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(one), Some(other)) = (a.when, b.when) else { return false };
    // "at 1400 GMT" and "last night" have no part in common, but are not the same time.
    let clock = |when: &TimeExpression| when.value.split_once('T').map(|(_, clock)| clock.to_owned());
    let clocks = matches!((clock(one), clock(other)), (Some(a), Some(b)) if a != b);
    clocks || differ(&parts(&one.value), &parts(&other.value))
}

/// The time expression beside a figure, with no other figure between them.
fn when<'a>(
    dates: &'a [TimeExpression],
    quantities: &[Quantity],
    mention: &Mention,
) -> Option<&'a TimeExpression> {
    let between = |date: Span| {
        let gap = Span::new(date.end.min(mention.mark.end), date.start.max(mention.mark.start));
        quantities.iter().any(|other| other.span != mention.mark && gap.overlaps(other.span))
    };
    dates
        .iter()
        .filter(|date| {
            matches!(date.kind, TimexKind::Date | TimexKind::Time) && mention.clause.contains(date.span)
        })
        .filter(|date| !between(date.span))
        .min_by_key(|date| {
            date.span.start.abs_diff(mention.mark.end).min(mention.mark.start.abs_diff(date.span.end))
        })
}

/// Whether the clause tells of a figure that runs on, such as a toll.
fn is_running(scene: &Scene<'_>, mention: &Mention) -> bool {
    let table = &Lexicon::bundled().comparison;
    let words = scene.words(mention.account, mention.clause).to_lowercase();
    words.split(|letter: char| !letter.is_alphanumeric()).any(|word| table.is_running(word))
}

fn draft(scene: &Scene<'_>, all: &[Figure<'_>], members: &[&Figure<'_>], unit: &str) -> Option<Draft> {
    let opposed = members.iter().enumerate().find_map(|(at, a)| {
        let against = members.iter().skip(at + 1).find(|b| opposed(scene, all, a, b, unit))?;
        Some((*a, *against))
    });
    let kind = match opposed {
        None if members.iter().any(|a| members.iter().any(|b| !compatible(a.quantity, b.quantity))) => {
            return None;
        }
        None => FindingKind::Agreement,
        Some((a, b)) if a.running || b.running => order_known(scene, a, b).then_some(FindingKind::Update)?,
        Some(_) => FindingKind::Conflict,
    };
    if kind == FindingKind::Agreement
        && members.iter().all(|member| scene.copies(&members[0].mention, &member.mention))
    {
        return None;
    }
    // Of a conflict only those are shown that take part in it.
    let takes_part = |figure: &&&Figure<'_>| {
        kind == FindingKind::Agreement
            || members.iter().any(|other| self::opposed(scene, all, figure, other, unit))
    };
    let side = |figure: &&Figure<'_>| Side { mention: figure.mention.clone(), value: shown(figure.quantity) };
    Some(Draft {
        kind,
        about: About::Number,
        sides: members.iter().filter(takes_part).map(side).collect(),
        note: None,
    })
}

/// Whether two figures can't both be true of the thing they count.
fn opposed(scene: &Scene<'_>, all: &[Figure<'_>], a: &Figure<'_>, b: &Figure<'_>, unit: &str) -> bool {
    let carries = |account: usize, figure: &Figure<'_>| {
        let own = all.iter().filter(|other| other.mention.account == account);
        own.into_iter().any(|other| {
            other.quantity.value == figure.quantity.value && other.quantity.bound == figure.quantity.bound
        })
    };
    a.mention.account != b.mention.account
        && !scene.copies(&a.mention, &b.mention)
        && !compatible(a.quantity, b.quantity)
        && within_reach(a.quantity, b.quantity)
        && closeness(scene, unit, a, b) >= SURELY_SAME
        // An account that has the other's figure too speaks of two things.
        && !carries(a.mention.account, b)
        && !carries(b.mention.account, a)
}

/// Whether both accounts are dated, and not alike.
fn order_known(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let published = |figure: &Figure<'_>| {
        let account = scene.accounts.get(figure.mention.account)?;
        account.analysed.article.published.as_ref().map(|published| published.value.as_str())
    };
    matches!((published(a), published(b)), (Some(a), Some(b)) if a != b)
}

fn within_reach(a: &Quantity, b: &Quantity) -> bool {
    let middle = |quantity: &Quantity| match quantity.value {
        Value::One(value) => value,
        Value::Range(low, high) => f64::midpoint(low, high),
    };
    let (a, b) = (middle(a).abs(), middle(b).abs());
    a.max(b) <= FARTHEST * a.min(b)
}

/// Whether some value fits both figures as they are bounded.
pub(super) fn compatible(a: &Quantity, b: &Quantity) -> bool {
    let (a, b) = (reach(a), reach(b));
    // "over 10" and "almost 10" touch, but neither takes in the 10.
    let fits = |low: f64, high: f64| low < high || (low <= high && !(a.open || b.open));
    fits(a.low, b.high) && fits(b.low, a.high)
}

/// The values a figure allows.
#[derive(Clone, Copy, Debug)]
struct Reach {
    low: f64,
    high: f64,
    /// Whether the bound itself is left out.
    open: bool,
}

fn reach(quantity: &Quantity) -> Reach {
    let (low, high) = match quantity.value {
        Value::One(value) => (value, value),
        Value::Range(low, high) => (low.min(high), low.max(high)),
    };
    let closed = |low, high| Reach { low, high, open: false };
    match quantity.bound {
        Bound::Exactly if is_round(low) && low.to_bits() == high.to_bits() => {
            closed(low * (1.0 - ROUND), high * (1.0 + ROUND))
        }
        Bound::Exactly => closed(low, high),
        Bound::About => closed(low - low.abs() * ABOUT, high + high.abs() * ABOUT),
        Bound::MoreThan => Reach { low, high: f64::INFINITY, open: true },
        Bound::AtLeast => closed(low, f64::INFINITY),
        Bound::LessThan => Reach { low: f64::NEG_INFINITY, high, open: true },
        Bound::AtMost => closed(f64::NEG_INFINITY, high),
    }
}

/// Whether a figure has at most two digits before its noughts, and at least two noughts.
fn is_round(value: f64) -> bool {
    let mut digits = value.abs();
    if digits < 100.0 || digits.fract() != 0.0 {
        return false;
    }
    let mut noughts = 0;
    while digits % 10.0 == 0.0 {
        digits /= 10.0;
        noughts += 1;
    }
    digits < 100.0 && noughts >= 2
}

/// A figure in short: `>10000 troop`.
fn shown(quantity: &Quantity) -> String {
    let sign = match quantity.bound {
        Bound::Exactly => "",
        Bound::About => "~",
        Bound::MoreThan => ">",
        Bound::LessThan => "<",
        Bound::AtLeast => ">=",
        Bound::AtMost => "<=",
    };
    let value = match quantity.value {
        Value::One(value) => value.to_string(),
        Value::Range(low, high) => format!("{low}-{high}"),
    };
    format!("{sign}{value} {}", quantity.unit).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{compatible, is_round};
    use crate::model::{Bound, Quantity, Value};
    use crate::text::Span;

    fn amount(bound: Bound, value: f64) -> Quantity {
        let span = Span::default();
        Quantity { span, value: Value::One(value), unit: String::new(), bound, change: None }
    }

    #[test]
    fn bounds_that_leave_room_are_compatible() {
        for (a, x, b, y) in [
            (Bound::AtLeast, 10.0, Bound::Exactly, 12.0),
            (Bound::About, 100_000.0, Bound::Exactly, 98_400.0),
            (Bound::MoreThan, 100_000.0, Bound::About, 100_000.0),
            (Bound::AtLeast, 10_000.0, Bound::MoreThan, 100_000.0),
            (Bound::AtMost, 40.0, Bound::AtLeast, 40.0),
            (Bound::Exactly, 3.5, Bound::Exactly, 3.5),
        ] {
            assert!(compatible(&amount(a, x), &amount(b, y)), "{a:?} {x}, {b:?} {y}");
            assert!(compatible(&amount(b, y), &amount(a, x)), "{b:?} {y}, {a:?} {x}");
        }
    }

    #[test]
    fn bounds_that_exclude_each_other_are_not() {
        for (a, x, b, y) in [
            (Bound::MoreThan, 10_000.0, Bound::LessThan, 10_000.0),
            (Bound::MoreThan, 300.0, Bound::Exactly, 212.0),
            (Bound::MoreThan, 12.0, Bound::Exactly, 12.0),
            (Bound::Exactly, 60.0, Bound::Exactly, 85.0),
            (Bound::About, 0.6, Bound::Exactly, 1.1),
        ] {
            assert!(!compatible(&amount(a, x), &amount(b, y)), "{a:?} {x}, {b:?} {y}");
            assert!(!compatible(&amount(b, y), &amount(a, x)), "{b:?} {y}, {a:?} {x}");
        }
    }

    #[test]
    fn round_figures_are_told_from_counted_ones() {
        assert!(is_round(400_000.0) && is_round(1200.0));
        assert!(!is_round(212.0) && !is_round(40.0) && !is_round(1250.0));
    }
}
