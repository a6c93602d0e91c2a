//! Figures: the same count or measure of the same thing, told alike, otherwise, or as of a later moment.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::bounds::{bits, compatible, is_round, shown, within_reach};
use super::fact::meet;
use super::figures::{
    Figure, SMALL, apart_in_time, days_apart, figures, has_risen, is_small, same_moment, scoped_apart,
};
use super::linking::{candidates, link};
use super::measure::Kind;
use super::scene::{Scene, likeness};
use super::tally::votes;
use super::tolls;
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Bound, FindingKind, Quantity, Value};

/// Two clauses at least this alike may speak of the same figure.
const SAME_THING: f32 = 0.18;
/// A conflict needs more: a wrong one costs the reader's trust.
const SURELY_SAME: f32 = 0.2;
/// What it adds that the sentences are each other's best counterparts.
const ANSWERING: f32 = 0.08;
/// What it adds that both give the very same figure.
const SAME_FIGURE: f32 = 0.08;
/// What it adds that two large figures of one kind of thing leave room for each other.
const COMPATIBLE_FIGURE: f32 = 0.06;
/// Figures on either side of one that are looked at.
const BESIDE: usize = 12;
/// From here on a figure is large.
const LARGE: f64 = 20.0;
/// What it adds that the same figure is given in two units.
const OTHER_UNIT: f32 = 0.4;
/// From here on a count that is not round is hardly met twice.
const MANY: f64 = 100.0;
/// From here on a sum or count is large.
const LARGE_SUM: f64 = 1e6;
/// Share by which a figure may be off that was converted from another unit.
const CONVERTED: f64 = 0.02;
/// Figures this close to each other, as a share of the larger, may be one.
const NEAR: f64 = 0.05;
/// Weight that telling figures of one kind of thing must share, and those of one measure.
const MET_COUNT: f32 = 0.8;
const MET_MEASURE: f32 = 1.0;
/// The same where both belong to one act.
const MET_ACT: f32 = 0.4;
/// The same of two shares or sums that are exactly alike.
const MET_SHARE: f32 = 0.7;
/// Weight that small counts of one thing share where their acts are not the same.
const SMALL_SHARED: f32 = 3.0;
/// How much more must be alike where one of them is small.
const SMALL_MARGIN: f32 = 0.4;
/// The same where both clauses tell one act and are this alike.
const SMALL_MARGIN_OF_ACT: f32 = 0.2;
const ALIKE_BUT_FOR_FIGURE: f32 = 0.6;
/// What it adds that both count one rare kind of thing.
const TELLING_UNIT: f32 = 0.06;
/// What it adds that both belong to the same act.
const SAME_ACT: f32 = 0.06;
/// What it adds that each account counts only one such thing.
const ONLY_UNIT: f32 = 0.05;
/// What it adds that both hold as of the same day.
const SAME_MOMENT: f32 = 0.06;
/// How much more must be alike where one figure has no unit.
const OPEN_MARGIN: f32 = 0.09;

/// Conflicts, updates and agreements of figures.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let figures = figures(scene);
    let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
    for figure in &figures {
        *counts.entry(figure.kind).or_default() += 1;
    }
    let bonus = |kind: Kind| match counts.get(&kind) {
        Some(&count) if kind.is_telling() && count <= scene.accounts.len() => TELLING_UNIT + ONLY_UNIT,
        Some(&count) if kind.is_telling() && count <= 2 * scene.accounts.len() => TELLING_UNIT,
        _ => 0.0,
    };
    let mut pairs = Vec::new();
    let mut near = candidates(figures.iter().map(|figure| &figure.mention));
    near.extend(sums(&figures));
    near.extend(tolls::pairs(&figures));
    near.sort_unstable();
    near.dedup();
    for (a, b) in near {
        let (one, other) = (&figures[a], &figures[b]);
        let closeness =
            closeness(scene, one, other, if one.kind == other.kind { bonus(one.kind) } else { 0.0 });
        let alike = if closeness > 0.0 { closeness + same_figure(one, other) } else { 0.0 };
        let met = alike >= SAME_THING || is_met(scene, one, other);
        // A figure is not held against one beside which stands what it fits.
        let beside = || fits_beside(&figures, a, b) || fits_beside(&figures, b, a);
        if met && (fits(one, other) || tolls::is_one(scene, one, other) || !beside()) {
            pairs.push((alike.max(SAME_THING), a, b));
        }
    }
    let mut known: HashMap<(usize, usize), f32> = HashMap::new();
    for &(closeness, a, b) in &pairs {
        let same = same_figure(&figures[a], &figures[b]);
        known.insert((a, b), closeness - same);
    }
    let close = Close { known, givers: givers(&figures) };
    let mut groups = link(figures.len(), 1, pairs);
    join_beside(&figures, &mut groups);
    let mut found = Vec::new();
    for group in groups {
        let told = draft(scene, &figures, &group, &close);
        // Where they conflict, or count several things, some of them may still agree.
        let parts = match told.as_ref().map(|draft| draft.kind) {
            Some(FindingKind::Conflict) => split(&figures, &group, same_value),
            Some(_) => Vec::new(),
            None => split(&figures, &group, fits),
        };
        found.extend(parts.iter().filter_map(|part| draft(scene, &figures, part, &close)));
        found.extend(told);
    }
    found.extend(votes(scene));
    found
}

/// Adds to the groups the very same telling figures that stand beside figures which two accounts share: "to 2.1
/// percent from 1.8".
fn join_beside(figures: &[Figure<'_>], groups: &mut Vec<Vec<usize>>) {
    let mut group_of: Vec<Option<usize>> = vec![None; figures.len()];
    for (place, group) in groups.iter().enumerate() {
        for &at in group {
            group_of[at] = Some(place);
        }
    }
    let near = |at: usize| {
        let of = &figures[at].mention;
        let close = move |other: &usize| {
            let other = &figures[*other].mention;
            other.account == of.account && other.sentence.abs_diff(of.sentence) <= 1
        };
        let before = (0..at).rev().take_while(close).take(BESIDE);
        before.chain((at + 1..figures.len()).take_while(close).take(BESIDE))
    };
    for place in 0..groups.len() {
        let Some((&first, others)) = groups[place].clone().split_first().map(|(a, b)| (a, b.to_vec())) else {
            continue;
        };
        let elsewhere = |&other: &usize| {
            let (one, other) = (&figures[first], &figures[other]);
            same_value(one, other) && one.mention.account != other.mention.account
        };
        for other in others.into_iter().filter(elsewhere) {
            for mine in near(first).filter(|&at| is_telling(&figures[at])) {
                let same = |at: &usize| same_value(&figures[mine], &figures[*at]);
                let Some(yours) = near(other).find(same) else { continue };
                match (group_of[mine], group_of[yours]) {
                    (None, None) => {
                        (group_of[mine], group_of[yours]) = (Some(groups.len()), Some(groups.len()));
                        groups.push(vec![mine, yours]);
                    }
                    (Some(group), None) if same_value(&figures[groups[group][0]], &figures[yours]) => {
                        group_of[yours] = Some(group);
                        groups[group].push(yours);
                    }
                    (None, Some(group)) if same_value(&figures[groups[group][0]], &figures[mine]) => {
                        group_of[mine] = Some(group);
                        groups[group].push(mine);
                    }
                    _ => {}
                }
            }
        }
    }
    for group in groups {
        group.sort_unstable();
    }
}

fn same_value(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    a.kind == b.kind && bits(&a.base) == bits(&b.base)
}

/// Whether few figures are the same by chance.
fn is_telling(figure: &Figure<'_>) -> bool {
    let telling = |value: f64| value >= LARGE || value.fract() != 0.0;
    matches!(figure.quantity.value, Value::One(value) if telling(value)) && !figure.kind.is_time()
}

/// Pairs of the very same large sum or count in two accounts.
fn sums(figures: &[Figure<'_>]) -> Vec<(usize, usize)> {
    let mut first: HashMap<(Kind, u64), usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, figure) in figures.iter().enumerate().filter(|(_, figure)| is_sum(figure)) {
        let one = *first.entry((figure.kind, bits(&figure.base))).or_insert(at);
        if figures[one].mention.account != figure.mention.account {
            found.push((one, at));
        }
    }
    found
}

/// Whether a figure is a sum or count so large that two accounts of one story hardly give it of two things.
fn is_sum(figure: &Figure<'_>) -> bool {
    let told = !figure.kind.is_time() && figure.kind != Kind::Open;
    told && matches!(figure.base.value, Value::One(value) if value >= LARGE_SUM)
}

/// Whether two figures of one kind are so telling and so near each other that few words need be shared.
fn is_met(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let [Value::One(one), Value::One(other)] = [a.base.value, b.base.value] else { return false };
    let turned = matches!((a.quantity.change, b.quantity.change), (Some(a), Some(b)) if a != b);
    let near = (one - other).abs() <= NEAR * one.abs().max(other.abs()) && fits(a, b);
    let given = |quantity: &Quantity| match quantity.value {
        Value::One(value) => value,
        Value::Range(low, _) => low,
    };
    let telling =
        |figure: &Figure<'_>| given(figure.quantity) >= LARGE || given(figure.quantity).fract() != 0.0;
    let telling = telling(a) || telling(b);
    let exact = one.to_bits() == other.to_bits();
    let turned_alike = a.quantity.change.is_some() && a.quantity.change == b.quantity.change;
    let act = || meet(scene, &a.mention, &b.mention, usize::MAX);
    let least = match (a.kind, b.kind) {
        (kind, met) if !kind.may_meet(met) => return false,
        // A term of seven years is one where it is that of one act.
        (kind, _) if kind.is_time() && exact && a.act.is_some() && a.act == b.act => MET_COUNT,
        (kind, _) if kind.is_time() => return false,
        // Nine of them were freed, nine hostages were: one act, one figure.
        _ if exact && one > SMALL && a.kind.meets(b.kind) && act() => MET_COUNT,
        // People and evacuees may be the same, where as many of them are told of.
        (kind, met) if !kind.meets(met) && !(telling && (exact || act())) => return false,
        (Kind::Measured(_), Kind::Measured(_)) if a.kind.is_amount() && (exact || turned_alike) => MET_SHARE,
        (Kind::Measured(_), Kind::Measured(_)) if telling => MET_MEASURE,
        (Kind::Counted(_), Kind::Counted(_)) if telling => MET_COUNT,
        (Kind::Measured(_), Kind::Measured(_)) | (Kind::Counted(_), Kind::Counted(_)) => return false,
        _ if telling && (exact || act()) => MET_COUNT,
        _ => return false,
    };
    let apart = match near {
        // As many are hardly told of twice by chance, at two times.
        true if exact && one >= MANY && !is_round(one) && !a.kind.is_amount() => false,
        true => apart_in_time(a, b),
        false => days_apart(a, b),
    };
    let near = near || (turned_alike && a.kind.is_amount());
    if a.mention.account == b.mention.account || !near || turned || apart {
        return false;
    }
    // What rose by so much here and what rose by so much there are two things where they have two names.
    if !exact && a.kind.is_amount() && borne_apart(a, b) {
        return false;
    }
    if one.to_bits() == other.to_bits() && is_sum(a) && is_sum(b) {
        return true;
    }
    let evidence = scene.evidence(&a.mention, &b.mention);
    // One act of which as many are told needs few words more.
    let heavy = |act: u64| !Lexicon::bundled().acts.is_light(act);
    let least = if a.act.is_some_and(heavy) && a.act == b.act { MET_ACT.min(least) } else { least };
    evidence.tie() >= least
}

/// Whether some value fits both figures, that of one converted and rounded.
fn fits(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let converted = || {
        let [Value::One(one), Value::One(other)] = [a.base.value, b.base.value] else { return false };
        a.quantity.unit != b.quantity.unit
            && a.base.bound == b.base.bound
            && (one - other).abs() <= CONVERTED * one.abs().max(other.abs())
    };
    compatible(&a.base, &b.base) || (matches!(a.kind, Kind::Measured(_)) && a.kind == b.kind && converted())
}

/// What is known of all pairs of figures.
struct Close {
    /// How close the pairs are that come close at all, the lower place first.
    known: HashMap<(usize, usize), f32>,
    /// Which accounts give which figure of which kind.
    givers: HashSet<(usize, Kind, u64, Bound)>,
}

fn givers(figures: &[Figure<'_>]) -> HashSet<(usize, Kind, u64, Bound)> {
    figures
        .iter()
        .map(|figure| (figure.mention.account, figure.kind, bits(&figure.base), figure.base.bound))
        .collect()
}

/// How surely two figures count the same thing; 0 where they can't.
fn closeness(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>, telling: f32) -> f32 {
    if !a.kind.meets(b.kind) || a.mention.account == b.mention.account {
        return 0.0;
    }
    let turned = matches!((a.quantity.change, b.quantity.change), (Some(a), Some(b)) if a != b);
    // Two totals of one thing are of one thing, however little else their clauses share.
    if !turned && tolls::is_one(scene, a, b) {
        return SURELY_SAME;
    }
    if turned || apart_in_time(a, b) {
        return 0.0;
    }
    let evidence = scene.evidence(&a.mention, &b.mention);
    let open = [a.kind, b.kind].contains(&Kind::Open);
    // Nobody counts 5.6 people.
    let broken = |figure: &Figure<'_>| matches!(figure.base.value, Value::One(value) if value.fract() != 0.0);
    if open && broken(a) != broken(b) {
        return 0.0;
    }
    let same_act = a.act.is_some() && a.act == b.act;
    // Who died and who is missing are not told apart by a noun.
    let counted = |kind: Kind| matches!(kind, Kind::Open | Kind::Vague(_));
    let tells = |act: Option<u64>| act.is_some_and(|act| !Lexicon::bundled().acts.is_light(act));
    if counted(a.kind) && counted(b.kind) && tells(a.act) && tells(b.act) && !same_act {
        return 0.0;
    }
    // Two of this and two of that are no fact in common.
    if is_small(a) && is_small(b) && !a.kind.is_time() {
        let counted = a.kind.is_telling() && a.kind == b.kind;
        if !counted || !(same_act || evidence.near + evidence.wide >= SMALL_SHARED) {
            return 0.0;
        }
    }
    // The unit alone ties nothing: without one, more must be shared.
    let least = if open { 2 } else { 1 + usize::from(telling == 0.0) };
    if evidence.shared + usize::from(evidence.far > 1.5) < least
        || evidence.near + evidence.far.min(1.0) < 1.5
    {
        return 0.0;
    }
    let answering = if scene.answers(&a.mention, &b.mention) { ANSWERING } else { 0.0 };
    let alike = likeness(&a.mention.near, &b.mention.near);
    let small = is_small(a) || is_small(b);
    let long = a.kind.is_time();
    let heavy = |act: u64| !Lexicon::bundled().acts.is_light(act);
    // Of two clauses that are alike but for the figure, and tell one act, less more is asked.
    let one_act = same_act && a.act.is_some_and(heavy) && alike >= ALIKE_BUT_FOR_FIGURE;
    let margin = match small || long {
        true if one_act => SMALL_MARGIN_OF_ACT,
        true => SMALL_MARGIN,
        false => 0.0,
    };
    let margin = margin + if open { OPEN_MARGIN } else { 0.0 };
    0.65 * alike
        + 0.35 * likeness(&a.mention.wide, &b.mention.wide)
        + answering
        + telling
        + if same_moment(a, b) { SAME_MOMENT } else { 0.0 }
        + if same_act { SAME_ACT } else { 0.0 }
        - margin
}

/// What the very same figure adds.
fn same_figure(a: &Figure<'_>, b: &Figure<'_>) -> f32 {
    let (one, other) = (&a.base, &b.base);
    let large = |quantity: &Quantity| matches!(quantity.value, Value::One(value) if value >= LARGE);
    if one.value == other.value && one.bound == other.bound {
        // Two spans of the same length in two units are hardly two spans.
        let other_unit = a.quantity.unit != b.quantity.unit && matches!(a.kind, Kind::Measured(_));
        SAME_FIGURE + if other_unit { OTHER_UNIT } else { 0.0 }
    } else if a.kind.is_telling() && a.kind == b.kind && large(one) && large(other) && compatible(one, other)
    {
        COMPATIBLE_FIGURE
    } else {
        0.0
    }
}

fn draft(scene: &Scene<'_>, all: &[Figure<'_>], group: &[usize], close: &Close) -> Option<Draft> {
    let against = |a: usize, b: usize| opposed(scene, all, close, a.min(b), a.max(b));
    let pair = group.iter().enumerate().find_map(|(at, &a)| {
        let other = group.iter().skip(at + 1).find(|&&b| against(a, b))?;
        Some((&all[a], &all[*other]))
    });
    let fit = |a: usize, b: usize| fits(&all[a], &all[b]);
    if pair.is_none() && group.iter().any(|&a| group.iter().any(|&b| !fit(a, b))) && one_way(all, group) {
        let side = |&at: &usize| Side { mention: all[at].mention.clone(), value: shown(all[at].quantity) };
        let sides = group.iter().map(side).collect();
        return Some(Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note: None });
    }
    // That 31 is at least 14 says nothing where it is not said of what.
    let empty = |a: usize, b: usize| {
        let (a, b) = (&all[a], &all[b]);
        [a.kind, b.kind].contains(&Kind::Open) && a.base.value != b.base.value && !tolls::is_one(scene, a, b)
    };
    let raised = |&(a, b): &(&Figure<'_>, &Figure<'_>)| {
        tolls::is_raised(scene, a, b) && scene.order(&a.mention, &b.mention).is_some()
    };
    let mut pairs = group
        .iter()
        .enumerate()
        .flat_map(|(at, a)| group[at + 1..].iter().map(move |b| (&all[*a], &all[*b])));
    let raised = pairs.any(|pair| raised(&pair));
    let kind = match pair {
        None if raised => FindingKind::Update,
        None if group.iter().any(|&a| group.iter().any(|&b| !fit(a, b))) => return None,
        None if group.iter().any(|&a| group.iter().any(|&b| empty(a, b))) => return None,
        None => FindingKind::Agreement,
        // As of the same moment a running figure stands still, and where nothing tells which is the later one none
        // is the news of the other.
        Some((a, b))
            if (a.running || b.running)
                && !same_moment(a, b)
                && scene.order(&a.mention, &b.mention).is_some() =>
        {
            FindingKind::Update
        }
        // "the toll rose to 13": it was another before, and which account came before is not known.
        Some((a, b)) if (a.running || b.running) && (has_risen(scene, a) || has_risen(scene, b)) => {
            return None;
        }
        Some(_) => FindingKind::Conflict,
    };
    let first = &all[*group.first()?].mention;
    if kind == FindingKind::Agreement && group.iter().all(|&at| scene.copies(first, &all[at].mention)) {
        return None;
    }
    // Of a conflict only those are shown that take part in it.
    let takes_part = |&&at: &&usize| {
        kind == FindingKind::Agreement || raised || group.iter().any(|&other| against(at, other))
    };
    let side = |&at: &usize| Side { mention: all[at].mention.clone(), value: shown(all[at].quantity) };
    let sides = group.iter().filter(takes_part).map(side).collect();
    Some(Draft { kind, about: About::Number, sides, note: None })
}

/// The parts of a group whose figures are all alike, each with at least two.
fn split(
    all: &[Figure<'_>],
    group: &[usize],
    alike: impl Fn(&Figure<'_>, &Figure<'_>) -> bool,
) -> Vec<Vec<usize>> {
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &at in group {
        match parts.iter_mut().find(|part| part.iter().all(|&other| alike(&all[other], &all[at]))) {
            Some(part) => part.push(at),
            None => parts.push(vec![at]),
        }
    }
    parts.retain(|part| part.len() > 1 && part.len() < group.len());
    parts
}

/// Whether all of these are shares by which something rose, or all by which it fell.
fn one_way(all: &[Figure<'_>], group: &[usize]) -> bool {
    let change = group.first().and_then(|&at| all[at].quantity.change);
    change.is_some() && group.iter().all(|&at| all[at].quantity.change == change && all[at].kind.is_amount())
}

/// Whether two figures can't both be true of the thing they count.
fn opposed(scene: &Scene<'_>, all: &[Figure<'_>], close: &Close, one: usize, other: usize) -> bool {
    let (a, b) = (&all[one], &all[other]);
    let gives = |account: usize, figure: &Figure<'_>| {
        close.givers.contains(&(account, figure.kind, bits(&figure.base), figure.base.bound))
    };
    a.mention.account != b.mention.account
        && !scene.copies(&a.mention, &b.mention)
        && !fits(a, b)
        && within_reach(&a.base, &b.base)
        && close.known.get(&(one, other)).is_some_and(|&closeness| closeness >= SURELY_SAME)
        && !a.part
        && !b.part
        && !acts_differ(scene, a, b)
        && !scoped_apart(scene, a, b)
        && !(a.kind.is_amount() && (borne_apart(a, b) || scene.subjects_differ(&a.mention, &b.mention)))
        && !scene.people_differ(&a.mention, &b.mention)
        // An account that has the other's figure too speaks of two things.
        && !gives(a.mention.account, b)
        && !gives(b.mention.account, a)
}

/// Whether the two figures belong to two acts: what one wants another offers, those who came are not those who left.
/// Of shares and sums, of which the unit says nothing, any act counts, of things counted one that says what is done.
fn acts_differ(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let table = &Lexicon::bundled().acts;
    let (Some(one), Some(other)) = (a.act, b.act) else { return false };
    let counted = || matches!((a.kind, b.kind), (Kind::Counted(_), Kind::Counted(_)));
    let known = |act| table.is_listed(act) && !table.is_light(act);
    let told = || counted() && known(one) && known(other);
    // What one is said to pay another is said to buy for.
    let priced = table.is_priced(one) && table.is_priced(other);
    // What rose by so much is what is up by so much.
    let turned_alike = a.quantity.change.is_some() && a.quantity.change == b.quantity.change;
    one != other
        && !priced
        && !turned_alike
        && !tolls::is_one(scene, a, b)
        && ((a.kind.is_amount() && b.kind.is_amount()) || told())
}

/// Whether both clauses name people or bodies, and none of one is named in the other.
fn borne_apart(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    !a.bearers.is_empty() && !b.bearers.is_empty() && !a.bearers.iter().any(|name| b.bearers.contains(name))
}

/// Whether the sentence of the other figure gives one that fits this one too: "212 of the 340 departures".
fn fits_beside(all: &[Figure<'_>], one: usize, other: usize) -> bool {
    let (a, b) = (&all[one], &all[other]);
    let same_sentence = |figure: &&Figure<'_>| {
        (figure.mention.account, figure.mention.sentence) == (b.mention.account, b.mention.sentence)
    };
    let before = all[..other].iter().rev().take_while(same_sentence).take(BESIDE);
    let after = all[other + 1..].iter().take_while(same_sentence).take(BESIDE);
    before.chain(after).any(|figure| figure.kind.meets(a.kind) && fits(figure, a))
}
