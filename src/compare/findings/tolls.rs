//! The toll of an event: how many died, were hurt, are missing.
//!
//! News is built as an inverted pyramid: what an account tells of first is what the event did. So the first figure of
//! the dead near the top of one account and that of another are of one toll, in whatever words they stand: "killed 14
//! people in the market", "the death toll rose to 19".

use std::collections::{HashMap, HashSet};

use super::bounds::bits;
use super::figures::{Figure, days_apart, has_risen, same_moment};
use super::measure::Kind;
use super::scene::{Mention, Scene};
use super::sentence::Term;
use crate::lexicon::Lexicon;
use crate::model::{Bound, Value};
use crate::text::Span;

/// Sentences at the top of an account among which its tolls stand.
const TOP: usize = 4;
/// Totals of one thing that are compared with each other, at most.
const MOST: usize = 40;

/// Marks what can be held against each other whatever else is said: the leading figure of each toll of each account, the
/// length of a sentence, and a speed or magnitude, where an account gives one only.
pub(super) fn mark(scene: &Scene<'_>, figures: &mut [Figure<'_>]) {
    let acts = &Lexicon::bundled().acts;
    let mut given: HashMap<(usize, Kind), HashSet<u64>> = HashMap::new();
    for figure in figures.iter() {
        given.entry((figure.mention.account, figure.kind)).or_default().insert(bits(&figure.base));
    }
    for figure in figures.iter_mut().filter(|figure| figure.total_of.is_none() && !figure.part) {
        let only = given.get(&(figure.mention.account, figure.kind)).is_some_and(|given| given.len() == 1);
        figure.total_of = match figure.kind {
            Kind::Measured(unit) if figure.kind.is_singular() && only => Some(unit),
            kind if kind.is_time() && only => figure.act.filter(|&act| acts.is_term(act)),
            _ => None,
        };
    }
    let mut known: HashSet<(usize, u64)> = HashSet::new();
    let mut at = 0;
    while let Some(first) = figures.get(at) {
        let place = (first.mention.account, first.mention.sentence);
        let more =
            figures[at..].iter().take_while(|other| place == (other.mention.account, other.mention.sentence));
        let end = at + more.count();
        let classes: Vec<Option<u64>> = figures[at..end].iter().map(|figure| class(scene, figure)).collect();
        for (offset, class) in classes.iter().enumerate() {
            let Some(class) = *class else { continue };
            // Seven in one town and five in another are two parts of one toll.
            let alone = classes.iter().filter(|other| **other == Some(class)).count() == 1;
            if known.insert((place.0, class)) && alone {
                figures[at + offset].total_of = Some(class);
            }
        }
        at = end;
    }
}

/// The toll a figure is of, where it can be all of it.
fn class(scene: &Scene<'_>, figure: &Figure<'_>) -> Option<u64> {
    let acts = &Lexicon::bundled().acts;
    let mention = &figure.mention;
    let counts = matches!(figure.kind, Kind::Open | Kind::Vague(_) | Kind::Counted(_))
        && matches!(figure.base.value, Value::One(value) if value.fract() == 0.0);
    if mention.sentence >= TOP
        || !counts
        || figure.part
        || is_among(scene, mention)
        || scene.is_to_come(mention)
    {
        return None;
    }
    // "Six were wounded, not four": four is what it was not.
    let lead = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
    if scene.words(mention.account, lead).split_whitespace().next_back() == Some("not") {
        return None;
    }
    let own = figure.act.and_then(|act| acts.tolled(act));
    own.or_else(|| {
        // "The death toll rose to 19", "burned to death": the act is another, the noun says of what.
        let words = scene.sentence(mention).words.iter();
        let within = words.filter(|term| mention.clause.contains(term.span));
        let tolled: Vec<(&Term, u64)> =
            within.filter_map(|term| Some((term, acts.tolled(term.key)?))).collect();
        let ended = |term: &Term| {
            let lead = Span::new(mention.clause.start.min(term.span.start), term.span.start);
            term.is_noun() && scene.words(mention.account, lead).trim_end().ends_with(" to")
        };
        let clause = scene.words(mention.account, mention.clause);
        let changed = figure.act.is_none_or(|act| acts.is_change(act) || acts.is_light(act))
            || clause.contains("number of ")
            || clause.contains(" toll ");
        let told = changed || tolled.iter().any(|(term, _)| term.span > mention.mark && ended(term));
        let classes: HashSet<u64> = tolled.iter().map(|(_, class)| *class).collect();
        (told && classes.len() == 1).then(|| classes.into_iter().next()).flatten()
    })
}

/// Whether a clause gives a toll, so that its day is that of the count and not of the event.
pub(super) fn is_count(scene: &Scene<'_>, mention: &Mention) -> bool {
    let account = scene.accounts[mention.account].analysed;
    let first = account.quantities.partition_point(|quantity| quantity.span.start < mention.clause.start);
    let counts = account.quantities.get(first).is_some_and(|quantity| mention.clause.contains(quantity.span));
    let acts = &Lexicon::bundled().acts;
    let mut words = scene.sentence(mention).words.iter();
    counts
        && words.any(|term| {
            mention.clause.contains(term.span)
                && acts.tolled(term.key).is_some()
                && (term.is_noun() || !term.is_verb())
        })
}

/// Whether those counted are some of a larger number: "five children were among the dead", "including two children".
fn is_among(scene: &Scene<'_>, mention: &Mention) -> bool {
    let whole = scene.sentence(mention).span;
    let before =
        scene.words(mention.account, Span::new(whole.start.min(mention.mark.start), mention.mark.start));
    let after =
        scene.words(mention.account, Span::new(mention.mark.end, mention.clause.end.max(mention.mark.end)));
    let inclusive = &Lexicon::bundled().comparison.figures.inclusive;
    let lead = before.split_whitespace().rev().take(REACH).any(|word| inclusive.contains(word));
    lead || after.split_whitespace().any(|word| inclusive.contains(word))
}

/// Words before a figure among which "including" stands.
const REACH: usize = 4;

/// Pairs of totals of one thing.
pub(super) fn pairs(figures: &[Figure<'_>]) -> Vec<(usize, usize)> {
    let mut of_thing: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, thing) in figures.iter().enumerate().filter_map(|(at, figure)| Some((at, figure.total_of?))) {
        let others = of_thing.entry(thing).or_default();
        found.extend(others.iter().map(|&other| (other, at)));
        if others.len() < MOST {
            others.push(at);
        }
    }
    found
}

/// Whether two figures are of one toll, so that they count the same whatever else their clauses say.
pub(super) fn is_one(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let risen = || has_risen(scene, a) || has_risen(scene, b);
    a.kind.meets(b.kind)
        && a.total_of.is_some()
        && a.total_of == b.total_of
        && !scene.places_differ(&a.mention, &b.mention)
        && (!days_apart(a, b) || risen())
}

/// Whether the second of two figures of one toll is news of the first, which leaves room for it: at least 14, and then
/// at least 19, or a toll that has risen to 19.
pub(super) fn is_raised(scene: &Scene<'_>, earlier: &Figure<'_>, later: &Figure<'_>) -> bool {
    let open = |figure: &Figure<'_>| matches!(figure.base.bound, Bound::AtLeast | Bound::MoreThan);
    let (Value::One(before), Value::One(after)) = (earlier.base.value, later.base.value) else {
        return false;
    };
    open(earlier)
        && (open(later) || has_risen(scene, later))
        && before < after
        && is_one(scene, earlier, later)
        && !same_moment(earlier, later)
}

#[cfg(test)]
mod tests {
    use super::super::tests::notes;
    use crate::model::{About, FindingKind};

    const FIRST: &str = "A gas blast killed 14 people in the covered market of Kesh.";

    #[test]
    fn tolls_of_one_event_are_one_figure_in_whatever_words() {
        for other in [
            "Rescuers dug on in Kesh as the number of dead stood at 19.",
            "The clinic of Kesh put the toll at 19.",
            "In Kesh 19 people burned to death, a guard said.",
        ] {
            let found = notes(&[FIRST, other], FindingKind::Conflict, About::Number);
            assert_eq!(found, ["14 / 19"], "{other}");
        }
    }

    #[test]
    fn a_later_toll_is_news_of_the_earlier_one() {
        for (first, other, note) in [
            (FIRST, "Rescuers dug on in Kesh as the death toll rose to 19.", "14 / 19"),
            (FIRST, "The governor of Kesh said 19 had died.", "14 / 19"),
            (
                "A gas blast killed at least 14 people in the covered market of Kesh.",
                "The blast in Kesh killed at least 19, the governor said.",
                "at least 14 / at least 19",
            ),
            (
                "A gas blast killed at least 14 people in the covered market of Kesh.",
                "The toll of the blast in Kesh has risen to 19, the governor said.",
                "at least 14 / 19",
            ),
        ] {
            let (first, other) =
                (format!("KESH, March 4, 2031 - {first}"), format!("KESH, March 5, 2031 - {other}"));
            let found = notes(&[&first, &other], FindingKind::Update, About::Number);
            assert_eq!(found, [note], "{other}");
        }
    }

    #[test]
    fn a_part_of_a_toll_is_not_held_against_the_whole() {
        for other in [
            "Rescuers dug on in Kesh, where five children were among the dead.",
            "The blast killed seven in the market and twelve in the street behind it.",
            "The governor of Kesh said three firemen had died.",
            "A blast in Tarn killed three people in a mill.",
            "In the market of Kesh 14 people were killed, not 19, the governor said.",
        ] {
            let found = notes(&[FIRST, other], FindingKind::Conflict, About::Number);
            assert_eq!(found, Vec::<String>::new(), "{other}");
        }
    }
}
