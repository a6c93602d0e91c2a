//! Figures: the same count or measure of the same thing, told alike, otherwise, or as of a later moment.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::dates::differ;
use super::fact::meet;
use super::linking::{candidates, link};
use super::measure::{Kind, in_base};
use super::scene::{Mention, Scene, likeness};
use super::tally::votes;
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Bound, FindingKind, Quantity, TimeExpression, TimexKind, Value};
use crate::text::Span;
use crate::text::calendar::{Parts, parts};

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
/// From here on a figure is large.
const LARGE: f64 = 20.0;
/// What it adds that the same figure is given in two units.
const OTHER_UNIT: f32 = 0.4;
/// From here on a sum of money is large.
const LARGE_SUM: f64 = 1e6;
/// Figures this close to each other, as a share of the larger, may be one.
const NEAR: f64 = 0.05;
/// Weight that telling figures of one kind of thing must share, and those of one measure.
const MET_COUNT: f32 = 0.8;
const MET_MEASURE: f32 = 1.0;
/// The same of two shares or sums that are exactly alike.
const MET_SHARE: f32 = 0.7;
/// Small whole numbers are everywhere: two of them must tell much more alike.
const SMALL: f64 = 4.0;
/// Weight that small counts of one thing share where their acts are not the same.
const SMALL_SHARED: f32 = 3.0;
/// How much more.
const SMALL_MARGIN: f32 = 0.4;
/// Figures further apart than this factor hardly count the same thing.
const FARTHEST: f64 = 3.0;
/// How far "some" and "about" reach, as a share of the figure.
const ABOUT: f64 = 0.1;
/// How far a round figure reaches that is put without "about".
const ROUND: f64 = 0.05;
/// What it adds that both count one rare kind of thing.
const TELLING_UNIT: f32 = 0.06;
/// What it adds that both belong to the same act.
const SAME_ACT: f32 = 0.06;
/// What it adds that each account counts only one such thing.
const ONLY_UNIT: f32 = 0.05;
/// What it adds that both hold as of the same day.
const SAME_MOMENT: f32 = 0.06;
/// After "of" these begin a whole.
const PARTS_OF: [&str; 4] = ["the", "them", "those", "these"];
/// How much more must be alike where one figure has no unit.
const OPEN_MARGIN: f32 = 0.09;

/// A figure in its place.
#[derive(Debug)]
struct Figure<'a> {
    mention: Mention,
    quantity: &'a Quantity,
    /// What it counts or measures.
    kind: Kind,
    /// The figure in the base unit of its measure.
    base: Quantity,
    /// The act it belongs to.
    act: Option<u64>,
    /// The date or time it holds for, where its clause says so.
    when: Option<&'a TimeExpression>,
    running: bool,
    /// Whether it counts some of what there is: "nine of the crew".
    part: bool,
}

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
    near.sort_unstable();
    near.dedup();
    for (a, b) in near {
        let (one, other) = (&figures[a], &figures[b]);
        let closeness =
            closeness(scene, one, other, if one.kind == other.kind { bonus(one.kind) } else { 0.0 });
        let alike = closeness + same_figure(one, other);
        if alike >= SAME_THING {
            pairs.push((alike, a, b));
        } else if is_met(scene, one, other) {
            pairs.push((SAME_THING, a, b));
        }
    }
    let mut known: HashMap<(usize, usize), f32> = HashMap::new();
    for &(closeness, a, b) in &pairs {
        let same = same_figure(&figures[a], &figures[b]);
        known.insert((a, b), closeness - same);
    }
    let close = Close { known, givers: givers(&figures) };
    let mut groups = link(figures.len(), 1, pairs);
    groups.extend(beside(&figures, &groups));
    let mut found: Vec<Draft> =
        groups.into_iter().filter_map(|group| draft(scene, &figures, &group, &close)).collect();
    found.extend(votes(scene));
    found
}

/// The very same telling figures that stand beside figures which two accounts share: "to 1.2 percent from 1.6".
fn beside(figures: &[Figure<'_>], groups: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut taken: HashSet<usize> = groups.iter().flatten().copied().collect();
    let near = |at: usize| {
        let of = &figures[at].mention;
        let close = move |other: &usize| {
            let other = &figures[*other].mention;
            other.account == of.account && other.sentence.abs_diff(of.sentence) <= 1
        };
        let before = (0..at).rev().take_while(close);
        before.chain((at + 1..figures.len()).take_while(close))
    };
    let mut found = Vec::new();
    for group in groups {
        let Some((&first, others)) = group.split_first() else { continue };
        for &other in others.iter().filter(|&&other| same_value(&figures[first], &figures[other])) {
            for mine in near(first).filter(|&at| is_telling(&figures[at])) {
                let free = |at: &usize| !taken.contains(at) && *at != mine;
                let yours = near(other).filter(free).find(|&at| same_value(&figures[mine], &figures[at]));
                if let Some(yours) = yours.filter(|_| !taken.contains(&mine)) {
                    taken.extend([mine, yours]);
                    found.push(vec![mine, yours]);
                }
            }
        }
    }
    found
}

fn same_value(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    a.kind == b.kind && bits(&a.base) == bits(&b.base) && a.mention.account != b.mention.account
}

/// Whether few figures are the same by chance.
fn is_telling(figure: &Figure<'_>) -> bool {
    let telling = |value: f64| value >= LARGE || value.fract() != 0.0;
    matches!(figure.quantity.value, Value::One(value) if telling(value)) && !figure.kind.is_time()
}

/// Pairs of the very same large sum of money in two accounts.
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

/// Whether a figure is a sum of money so large that two accounts of one story hardly give it of two things.
fn is_sum(figure: &Figure<'_>) -> bool {
    let money = Lexicon::bundled().units.is_currency(&figure.quantity.unit);
    money && matches!(figure.base.value, Value::One(value) if value >= LARGE_SUM)
}

/// Whether two figures of one kind are so telling and so near each other that few words need be shared.
fn is_met(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let [Value::One(one), Value::One(other)] = [a.base.value, b.base.value] else { return false };
    let turned = matches!((a.quantity.change, b.quantity.change), (Some(a), Some(b)) if a != b);
    let near = (one - other).abs() <= NEAR * one.abs().max(other.abs()) && compatible(&a.base, &b.base);
    let given = |quantity: &Quantity| match quantity.value {
        Value::One(value) => value,
        Value::Range(low, _) => low,
    };
    let telling =
        |figure: &Figure<'_>| given(figure.quantity) >= LARGE || given(figure.quantity).fract() != 0.0;
    let telling = telling(a) || telling(b);
    let exact = one.to_bits() == other.to_bits();
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
        (Kind::Measured(_), Kind::Measured(_)) if exact && a.kind.is_amount() => MET_SHARE,
        (Kind::Measured(_), Kind::Measured(_)) if telling => MET_MEASURE,
        (Kind::Measured(_), Kind::Measured(_)) => return false,
        (Kind::Counted(_), Kind::Counted(_)) if telling => MET_COUNT,
        (Kind::Counted(_), Kind::Counted(_)) => return false,
        _ if telling && (exact || act()) => MET_COUNT,
        _ => return false,
    };
    if a.mention.account == b.mention.account || !near || turned || apart_in_time(a, b) {
        return false;
    }
    if one.to_bits() == other.to_bits() && is_sum(a) && is_sum(b) {
        return true;
    }
    let evidence = scene.evidence(&a.mention, &b.mention);
    evidence.near + 0.5 * evidence.wide + 0.4 * evidence.far >= least
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

fn bits(quantity: &Quantity) -> u64 {
    match quantity.value {
        Value::One(value) => value.to_bits(),
        Value::Range(low, high) => low.to_bits() ^ high.to_bits().rotate_left(1),
    }
}

fn figures<'a>(scene: &Scene<'a>) -> Vec<Figure<'a>> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let (text, quantities) = (&account.analysed.article.text, &account.analysed.quantities);
        for (at, quantity) in quantities.iter().enumerate() {
            let Some(mention) = scene.mention(place, quantity.span) else { continue };
            let when = when(&account.analysed.dates, &account.analysed.quantities, &mention);
            let running = is_running(scene, &mention);
            let (kind, factor) = Kind::of(whole(text, quantity, quantities.get(at + 1)).unwrap_or(quantity));
            let (base, act) = (in_base(quantity, factor), scene.act_of_figure(&mention));
            let part = !matches!(kind, Kind::Measured(_)) && is_part(scene, &mention);
            found.push(Figure { mention, quantity, kind, base, act, when, running, part });
        }
    }
    found
}

/// The figure of which one without a unit counts some: "212 of the 340 departures".
fn whole<'a>(text: &str, part: &Quantity, next: Option<&'a Quantity>) -> Option<&'a Quantity> {
    let next = next.filter(|next| part.unit.is_empty() && next.span.start >= part.span.end)?;
    let between = Span::new(part.span.end, next.span.start).of(text);
    matches!(between.trim(), "of" | "of the" | "out of" | "out of the" | "of its" | "of their")
        .then_some(next)
}

/// How surely two figures count the same thing; 0 where they can't.
fn closeness(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>, telling: f32) -> f32 {
    if !a.kind.meets(b.kind) || a.mention.account == b.mention.account {
        return 0.0;
    }
    let turned = matches!((a.quantity.change, b.quantity.change), (Some(a), Some(b)) if a != b);
    if turned || apart_in_time(a, b) {
        return 0.0;
    }
    let evidence = scene.evidence(&a.mention, &b.mention);
    let open = [a.kind, b.kind].contains(&Kind::Open);
    let same_act = a.act.is_some() && a.act == b.act;
    // Who died and who is missing are not told apart by a noun.
    let counted = |kind: Kind| matches!(kind, Kind::Open | Kind::Vague(_));
    if counted(a.kind) && counted(b.kind) && a.act.is_some() && b.act.is_some() && !same_act {
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
    let small = is_small(a) || is_small(b);
    let long = a.kind.is_time();
    let margin = if small || long { SMALL_MARGIN } else { 0.0 };
    let margin = margin + if open { OPEN_MARGIN } else { 0.0 };
    0.65 * likeness(&a.mention.near, &b.mention.near)
        + 0.35 * likeness(&a.mention.wide, &b.mention.wide)
        + answering
        + telling
        + if same_moment(a, b) { SAME_MOMENT } else { 0.0 }
        + if same_act { SAME_ACT } else { 0.0 }
        - margin
}

fn is_small(figure: &Figure<'_>) -> bool {
    matches!(figure.quantity.value, Value::One(value) if value < SMALL && value.fract() == 0.0)
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
        let first = quantities.partition_point(|other| other.span.end <= gap.start);
        let mut inside = quantities.iter().skip(first).take_while(|other| other.span.start < gap.end);
        inside.any(|other| other.span != mention.mark)
    };
    let first = dates.partition_point(|date| date.span.start < mention.clause.start);
    let within = dates.iter().skip(first).take_while(|date| date.span.end <= mention.clause.end);
    let within: Vec<&TimeExpression> =
        within.filter(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time)).collect();
    // The only day of a clause is the day of all it tells.
    let only = within.iter().all(|date| date.value == within[0].value);
    within.into_iter().filter(|date| only || !between(date.span)).min_by_key(|date| {
        date.span.start.abs_diff(mention.mark.end).min(mention.mark.start.abs_diff(date.span.end))
    })
}

/// Whether the clause tells of a figure that runs on, such as a toll.
fn is_running(scene: &Scene<'_>, mention: &Mention) -> bool {
    let table = &Lexicon::bundled().comparison;
    let words = scene.words(mention.account, mention.clause).to_lowercase();
    words.split(|letter: char| !letter.is_alphanumeric()).any(|word| table.is_running(word))
}

fn draft(scene: &Scene<'_>, all: &[Figure<'_>], group: &[usize], close: &Close) -> Option<Draft> {
    let against = |a: usize, b: usize| opposed(scene, all, close, a.min(b), a.max(b));
    let pair = group.iter().enumerate().find_map(|(at, &a)| {
        let other = group.iter().skip(at + 1).find(|&&b| against(a, b))?;
        Some((&all[a], &all[*other]))
    });
    let fit = |a: usize, b: usize| compatible(&all[a].base, &all[b].base);
    // That 31 is at least 14 says nothing where it is not said of what.
    let empty = |a: usize, b: usize| {
        let (a, b) = (&all[a], &all[b]);
        [a.kind, b.kind].contains(&Kind::Open) && a.base.value != b.base.value
    };
    let kind = match pair {
        None if group.iter().any(|&a| group.iter().any(|&b| !fit(a, b))) => return None,
        None if group.iter().any(|&a| group.iter().any(|&b| empty(a, b))) => return None,
        None => FindingKind::Agreement,
        // As of the same moment, a running figure stands still.
        Some((a, b)) if (a.running || b.running) && !same_moment(a, b) => {
            order_known(scene, a, b).then_some(FindingKind::Update)?
        }
        Some(_) => FindingKind::Conflict,
    };
    let first = &all[*group.first()?].mention;
    if kind == FindingKind::Agreement && group.iter().all(|&at| scene.copies(first, &all[at].mention)) {
        return None;
    }
    // Of a conflict only those are shown that take part in it.
    let takes_part =
        |&&at: &&usize| kind == FindingKind::Agreement || group.iter().any(|&other| against(at, other));
    let side = |&at: &usize| Side { mention: all[at].mention.clone(), value: shown(all[at].quantity) };
    let sides = group.iter().filter(takes_part).map(side).collect();
    Some(Draft { kind, about: About::Number, sides, note: None })
}

/// Whether two figures can't both be true of the thing they count.
fn opposed(scene: &Scene<'_>, all: &[Figure<'_>], close: &Close, one: usize, other: usize) -> bool {
    let (a, b) = (&all[one], &all[other]);
    let gives = |account: usize, figure: &Figure<'_>| {
        close.givers.contains(&(account, figure.kind, bits(&figure.base), figure.base.bound))
    };
    a.mention.account != b.mention.account
        && !scene.copies(&a.mention, &b.mention)
        && !compatible(&a.base, &b.base)
        && within_reach(&a.base, &b.base)
        && close.known.get(&(one, other)).is_some_and(|&closeness| closeness >= SURELY_SAME)
        && !a.part
        && !b.part
        && !acts_differ(a, b)
        && !fits_beside(all, one, other)
        && !fits_beside(all, other, one)
        // An account that has the other's figure too speaks of two things.
        && !gives(a.mention.account, b)
        && !gives(b.mention.account, a)
}

/// Whether two shares or sums, of which the unit says nothing, belong to two acts: what one wants another offers.
fn acts_differ(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let amounts = [a, b].iter().all(|figure| figure.kind.is_amount());
    amounts && matches!((a.act, b.act), (Some(a), Some(b)) if a != b)
}

/// Whether the sentence of the other figure gives one that fits this one too: "212 of the 340 departures".
fn fits_beside(all: &[Figure<'_>], one: usize, other: usize) -> bool {
    let (a, b) = (&all[one], &all[other]);
    let same_sentence = |figure: &&Figure<'_>| {
        (figure.mention.account, figure.mention.sentence) == (b.mention.account, b.mention.sentence)
    };
    let before = all[..other].iter().rev().take_while(same_sentence);
    let after = all[other + 1..].iter().take_while(same_sentence);
    before.chain(after).any(|figure| figure.kind.meets(a.kind) && compatible(&figure.base, &a.base))
}

/// Whether a figure counts some of what there is: "nine of the crew", "six of them".
fn is_part(scene: &Scene<'_>, mention: &Mention) -> bool {
    let after = Span::new(mention.mark.end, mention.clause.end.max(mention.mark.end));
    let mut words = scene.words(mention.account, after).split_whitespace();
    let of = words.next() == Some("of");
    of && words.next().is_some_and(|word| PARTS_OF.contains(&word))
}

/// Whether both figures say that they hold as of the same day.
fn same_moment(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(one), Some(other)) = (a.when, b.when) else { return false };
    let (one, other) = (parts(&one.value), parts(&other.value));
    let known = |parts: &Parts| parts.day.is_some() || parts.weekday.is_some();
    known(&one) && known(&other) && !differ(&one, &other)
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
pub(super) fn shown(quantity: &Quantity) -> String {
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
