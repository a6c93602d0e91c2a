//! Dates and times: the same day of the same event, or another.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::meet;
use super::linking::{candidates, link};
use super::scene::{Mention, Scene, likeness, shared};
use super::{Draft, Side, tolls};
use crate::lexicon::Lexicon;
use crate::model::{About, Claim, FindingKind, TimeExpression, TimexKind};
use crate::text::Span;
use crate::text::calendar::{Parts, parts};

/// Sentences at least this alike that name one day by its number speak of one event.
const SAME_EVENT: f32 = 0.1;
/// The same where their clauses have an act in common.
const SAME_EVENT_BY_NUMBER: f32 = 0.06;
/// Weekdays and "yesterday" fall on the same day for many events: more is asked of them.
const SAME_EVENT_BY_WEEKDAY: f32 = 0.3;
/// The same where their clauses have an act in common.
const SAME_EVENT_BY_ACT: f32 = 0.11;
/// Telling words their clauses must share that are no names.
const FEWEST_SHARED: usize = 1;
/// The same for weekdays.
const FEWEST_SHARED_BY_WEEKDAY: usize = 2;
/// Clauses at least this alike tell one event, so that two days for it conflict.
const SURELY_SAME: f32 = 0.28;
/// Weekdays alone need more: most events of a week have none in common.
const SURELY_SAME_BY_WEEKDAY: f32 = 0.55;
/// What it adds that both are the time of one act.
const SAME_ACT: f32 = 0.14;
/// Weight that two times of one act must share.
const TIED_BY_ACT: f32 = 1.6;
/// Words that make a time a bound.
const BOUNDING: [&str; 8] = ["by", "since", "until", "till", "before", "after", "from", "through"];
/// Words of a further event of one kind.
const FURTHER: [&str; 6] = ["another", "more", "second", "third", "further", "previously"];
/// Words of a time that is counted from another one.
const FROM_ANOTHER: [&str; 6] = ["previous", "earlier", "later", "before", "after", "following"];
/// Words that take that back: "shortly before six".
const NEARLY: [&str; 4] = ["shortly", "just", "soon", "right"];
/// What leads from a time to what happens then.
const WHEN: [&str; 2] = [", when ", " when "];
/// Words between a cue and the time of saying, at most: "in a statement on".
const SPOKEN_WITHIN: usize = 5;
/// A year named more often than this is the story's own time.
const MOST_OF_YEAR: usize = 8;
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
    /// The act it is the time of.
    act: Option<u64>,
    /// The event that it is told to have begun or happened then: of "the blast happened at six" the blast.
    onset: Option<u64>,
}

impl When<'_> {
    /// Account and offset, by which times are in order.
    const fn place(&self) -> (usize, usize) {
        (self.mention.account, self.mention.mark.start)
    }
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
    let mut by_year: BTreeMap<i32, Vec<&When<'_>>> = BTreeMap::new();
    let of_years = years(scene);
    for when in &of_years {
        if let Some(year) = when.parts.year {
            by_year.entry(year).or_default().push(when);
        }
    }
    by_year.retain(|_, whens| whens.len() <= MOST_OF_YEAR);
    let mut drafts: Vec<Draft> = by_day
        .values()
        .chain(by_weekday.values())
        .chain(by_year.values())
        .flat_map(|whens| agreements(scene, whens))
        .collect();
    drafts.extend(conflicts(scene, &all));
    drafts.extend(conflicts(scene, &of_years));
    drafts
}

fn days<'a>(scene: &Scene<'a>) -> Vec<When<'a>> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let dates = account.analysed.dates.iter();
        for date in dates.filter(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time)) {
            let mut parts = parts(&date.value);
            if parts.time.is_some() && !names_day(&scene.words(place, date.span)) {
                // The day of a bare "3 a.m." is that of the text, not of what it tells.
                parts = Parts { time: parts.time, ..Parts::default() };
            }
            let definite = parts.day.is_some() || parts.time.is_some() || parts.weekday.is_some();
            let Some(mention) = scene.mention(place, date.span).filter(|_| definite) else { continue };
            let mention = with_when(scene, mention);
            let numbered = scene.words(place, date.span).contains(|letter: char| letter.is_ascii_digit());
            let act = scene.act_of_time(&mention);
            let onset = scene.onset_of(&mention);
            found.push(When { mention, date, parts, numbered, act, onset });
        }
    }
    found
}

/// Whether the words of a time name its day: "3 a.m. on Monday", "last night", "3 March, noon".
fn names_day(words: &str) -> bool {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    words.split_whitespace().any(|word| {
        capital(word)
            || ["today", "yesterday", "tomorrow", "tonight", "overnight", "last", "this", "next"]
                .contains(&word)
            || word.chars().filter(|letter| ['-', '/'].contains(letter)).count() == 2
    })
}

/// Years named alone that are not of the story's own time: "since 2016".
fn years<'a>(scene: &Scene<'a>) -> Vec<When<'a>> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let published = account.analysed.article.published.as_ref();
        let today = published.and_then(|published| parts(&published.value).year);
        for date in account.analysed.dates.iter().filter(|date| date.kind == TimexKind::Date) {
            let parts = parts(&date.value);
            let alone = parts.month.is_none() && parts.week.is_none() && parts.quarter.is_none();
            let past = parts.year.is_some_and(|year| today.is_none_or(|today| year < today));
            let Some(mention) = scene.mention(place, date.span).filter(|_| alone && past) else { continue };
            let numbered = scene.words(place, date.span).contains(|letter: char| letter.is_ascii_digit());
            let act = scene.act_of_time(&mention);
            let onset = scene.onset_of(&mention);
            found.push(When { mention, date, parts, numbered, act, onset });
        }
    }
    found
}

/// The mention with the clause that tells what happens then: "on Friday, when the bridge is to be opened".
fn with_when(scene: &Scene<'_>, mention: Mention) -> Mention {
    let rest = Span::new(mention.mark.end, scene.sentence(&mention).span.end.max(mention.mark.end));
    let words = scene.words(mention.account, rest);
    let Some(lead) = WHEN.iter().find(|lead| words.starts_with(**lead)) else { return mention };
    let at = rest.start + lead.len();
    let next = words[lead.len()..].find(' ').map_or(rest.end, |space| at + space);
    let Some(then) = scene.mention(mention.account, Span::new(at, next)) else { return mention };
    let clause = mention.clause.cover(then.clause);
    scene.mention_in(mention.account, mention.sentence, clause, mention.mark)
}

fn agreements(scene: &Scene<'_>, whens: &[&When<'_>]) -> Vec<Draft> {
    let mut pairs = Vec::new();
    let plain: Vec<Vec<u64>> = whens.iter().map(|when| scene.plain(&when.mention)).collect();
    let told: Vec<bool> = whens.iter().map(|when| !is_of_speech(scene, &when.mention)).collect();
    for (a, b) in candidates(whens.iter().map(|when| &when.mention)) {
        let (one, other) = (whens[a], whens[b]);
        let numbered = one.numbered && other.numbered;
        let alike = 0.5
            * (likeness(&one.mention.wide, &other.mention.wide)
                + likeness(&one.mention.near, &other.mention.near));
        // "last night" and "Saturday" can be one day, but hardly are one event.
        let of_day = |when: &When<'_>| when.date.value.contains('T');
        if alike < SAME_EVENT_BY_NUMBER || (!numbered && of_day(one) != of_day(other)) {
            continue;
        }
        // On which day each spoke is no fact of the event.
        if !(told[a] && told[b]) {
            continue;
        }
        let met = meet(scene, &one.mention, &other.mention, FEWEST_SHARED_BY_WEEKDAY);
        if numbered && !meet(scene, &one.mention, &other.mention, FEWEST_SHARED) {
            continue;
        }
        let by_act = || meet(scene, &one.mention, &other.mention, usize::MAX);
        let (least, in_common) = match (numbered, met) {
            (true, _) if by_act() => (SAME_EVENT_BY_NUMBER, FEWEST_SHARED),
            (true, _) => (SAME_EVENT, FEWEST_SHARED),
            (false, true) => (SAME_EVENT_BY_ACT, FEWEST_SHARED),
            (false, false) => (SAME_EVENT_BY_WEEKDAY, FEWEST_SHARED_BY_WEEKDAY),
        };
        if alike >= least && shared(&plain[a], &plain[b]) >= in_common {
            pairs.push((alike, a, b));
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
    let mut pairs: Vec<(f32, usize, usize)> = candidates(all.iter().map(|when| &when.mention))
        .into_iter()
        .filter_map(|(a, b)| Some((opposed(scene, all, &all[a], &all[b])?, a, b)))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = Vec::new();
    let mut taken = BTreeSet::new();
    for (_, a, b) in pairs {
        let (one, other) = (&all[a].mention, &all[b].mention);
        let slots =
            [(one.account, one.sentence, other.account), (other.account, other.sentence, one.account)];
        if slots.iter().any(|slot| taken.contains(slot)) {
            continue;
        }
        taken.extend(slots);
        let side = |at: usize| Side { mention: all[at].mention.clone(), value: all[at].date.value.clone() };
        let sides = vec![side(a), side(b)];
        found.push(Draft { kind: FindingKind::Conflict, about: About::Date, sides, note: None });
    }
    found
}

/// How surely two accounts put one event at two times; `None` where they don't.
fn opposed(scene: &Scene<'_>, all: &[When<'_>], a: &When<'_>, b: &When<'_>) -> Option<f32> {
    let (one, other) = (&a.mention, &b.mention);
    if one.account == other.account
        || scene.copies(one, other)
        || !differ(&a.parts, &b.parts)
        || (grain(a) != grain(b) && !days_differ(&a.parts, &b.parts))
        || leaves_room(scene, a) != leaves_room(scene, b)
        || nights_meet(scene, a, b)
        || (tolls::is_count(scene, one) && tolls::is_count(scene, other))
    {
        return None;
    }
    // A time may be given twice, for two zones.
    let most = if a.parts.time.is_some() { 2 } else { 1 };
    let inside = |when: &When<'_>| {
        let from =
            all.partition_point(|other| other.place() < (when.mention.account, when.mention.clause.start));
        let within = all.iter().skip(from).take_while(|other| {
            other.mention.account == when.mention.account && when.mention.clause.contains(other.mention.mark)
        });
        within.filter(|other| grain(other) == grain(when)).count()
    };
    if inside(a) > most || inside(b) > most {
        return None;
    }
    // "sank on Monday", "the toll rose on Wednesday"
    let light = |act: u64| Lexicon::bundled().acts.is_light(act);
    let onset = a.onset.is_some() && a.onset == b.onset;
    if let (Some(one), Some(other)) = (a.act, b.act)
        && one != other
        && !light(one)
        && !light(other)
        && !onset
    {
        return None;
    }
    let evidence = scene.evidence(one, other);
    let act = a.act.is_some() && a.act == b.act;
    // Years are told of much: only what was done in the one, by the same word, is done in the other.
    if is_year(a) && !(act && a.act.is_some_and(|act| !light(act))) {
        return None;
    }
    let alike = likeness(&one.near, &other.near) + if act { SAME_ACT } else { 0.0 };
    let tied = if onset {
        // One story has one event of the kind, unless it tells of two places.
        grain(a) == grain(b) && !scene.places_differ(one, other)
    } else if act {
        evidence.near + 0.4 * evidence.far >= TIED_BY_ACT
            && evidence.shared + usize::from(evidence.far >= 1.5) >= 2
    } else {
        let weekday = grain(a) == 0 || grain(b) == 0;
        let least = if weekday { SURELY_SAME_BY_WEEKDAY } else { SURELY_SAME };
        grain(a) == grain(b) && evidence.shared >= 2 && evidence.near >= 2.0 && alike >= least
    };
    let fits = tied
        && (onset || meet(scene, one, other, FEWEST_SHARED_BY_WEEKDAY))
        && scene.is_to_come(one) == scene.is_to_come(other)
        && !scene.people_differ(one, other)
        && !scene.denied_apart(one, other)
        && [a, b].iter().all(|when| !is_of_speech(scene, &when.mention) && !is_another(scene, &when.mention));
    (fits && !names(scene, all, one, b) && !names(scene, all, other, a)).then_some(alike)
}

/// Whether the account of `one` tells of the same act at the other's time too: then there are two events.
fn names(scene: &Scene<'_>, all: &[When<'_>], one: &Mention, when: &When<'_>) -> bool {
    let from = all.partition_point(|other| other.mention.account < one.account);
    let own = all.iter().skip(from).take_while(|other| other.mention.account == one.account);
    own.filter(|other| other.mention.mark != one.mark && grain(other) == grain(when))
        .filter(|other| !differ(&other.parts, &when.parts))
        .any(|other| {
            let act = other.act.is_some() && other.act == when.act;
            act || other.mention.sentence == one.sentence
                || scene.evidence(&other.mention, &when.mention).near >= 1.5
        })
}

/// Whether a time is that of saying: "police said in a statement on Wednesday", "On Friday, police said …"; a date on
/// a line of its own tells of nothing.
fn is_of_speech(scene: &Scene<'_>, mention: &Mention) -> bool {
    let told = &scene.accounts[mention.account];
    let sentence = scene.sentence(mention);
    let first = told.analysed.claims.partition_point(|claim| claim.span.start < sentence.span.start);
    let within = told.analysed.claims.iter().skip(first);
    let within = within.take_while(|claim| claim.span.start < sentence.span.end);
    // "named Friday as the day of the vote" tells of the day itself.
    let outside = |claim: &&Claim| !claim.content.iter().any(|content| content.contains(mention.mark));
    let cued = within.filter(outside).any(|claim| {
        let Some(cue) = claim.cue else { return false };
        let start = claim.source.as_ref().map_or(cue.start, |source| source.span.start.min(cue.start));
        let (gap, most) = if cue.end <= mention.mark.start {
            (Span::new(cue.end, mention.mark.start), SPOKEN_WITHIN)
        } else {
            (Span::new(mention.mark.end.min(start), start), 0)
        };
        let acts = |gap: Span| sentence.words.iter().any(|term| gap.contains(term.span) && term.is_verb());
        let words = scene.words(mention.account, gap);
        let between = words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        mention.mark.end.min(cue.end) <= gap.end && between <= most && !acts(gap)
    });
    cued || scene.words(mention.account, mention.clause).contains('\n')
}

/// Whether a clause tells of a further event of its kind, or a time is given from another one.
fn is_another(scene: &Scene<'_>, mention: &Mention) -> bool {
    let holds = |span, known: &[&str]| {
        let words = scene.words(mention.account, span).to_lowercase();
        words.split(|letter: char| !letter.is_alphanumeric()).any(|word| known.contains(&word))
    };
    holds(mention.clause, &FURTHER) || holds(mention.mark, &FROM_ANOTHER)
}

/// Whether both are nights that may be one: "overnight" and "last night" are told apart by no name of a day.
fn nights_meet(scene: &Scene<'_>, a: &When<'_>, b: &When<'_>) -> bool {
    let night = |when: &When<'_>| when.date.value.ends_with("TNI");
    let named = |when: &When<'_>| {
        let words = scene.words(when.mention.account, when.mention.mark);
        when.numbered || words.chars().next().is_some_and(char::is_uppercase)
    };
    night(a) && night(b) && !(named(a) && named(b))
}

/// Whether two times name two days.
fn days_differ(a: &Parts, b: &Parts) -> bool {
    differ(&Parts { time: None, ..*a }, &Parts { time: None, ..*b })
}

/// Whether the word before a time makes it a bound: "by Friday", "since Monday"; "not before" is no such bound.
fn leaves_room(scene: &Scene<'_>, when: &When<'_>) -> bool {
    let mention = &when.mention;
    let before = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
    let words: Vec<String> =
        scene.words(mention.account, before).split_whitespace().map(str::to_lowercase).collect();
    let [.., earlier, last] = words.as_slice() else { return false };
    let denied = words.iter().any(|word| word == "not" || word.ends_with("n't") || word.ends_with("n’t"));
    BOUNDING.contains(&last.as_str()) && !NEARLY.contains(&earlier.as_str()) && !denied
}

/// How finely a time is given: by the clock, by the day, by the weekday.
const fn grain(when: &When<'_>) -> u8 {
    match (when.parts.time, when.parts.day) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    }
}

/// Whether a time is a year alone.
const fn is_year(when: &When<'_>) -> bool {
    let Parts { year, month, day, weekday, week, time, .. } = when.parts;
    year.is_some()
        && month.is_none()
        && day.is_none()
        && weekday.is_none()
        && week.is_none()
        && time.is_none()
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
