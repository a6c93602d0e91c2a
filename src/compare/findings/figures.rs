//! Figures in their places: what each counts, the act it belongs to, and when it holds.

use super::ages::AGE;
use super::dates::differ;
use super::measure::{Kind, in_base};
use super::scene::{Mention, Scene};
use super::sentence::TermKind;
use super::tally;
use super::tolls;
use crate::lexicon::Lexicon;
use crate::model::{Bound, EntityKind, Quantity, TimeExpression, TimexKind, Value};
use crate::text::Span;
use crate::text::calendar::{Parts, parts};

/// After "of" these begin a whole.
const PARTS_OF: [&str; 4] = ["the", "them", "those", "these"];
/// Names of a clause that are looked at, at most.
const MOST_BEARERS: usize = 8;
/// Words that make a time the one up to which was counted.
const AS_OF: [&str; 2] = [" by", " until"];
/// Words before a number of what is known.
const KNOWN: [&str; 8] = ["the", "these", "those", "both", "his", "her", "their", "its"];
/// Small whole numbers are everywhere: two of them must tell much more alike.
pub(super) const SMALL: f64 = 4.0;

/// A figure in its place.
#[derive(Debug)]
pub(super) struct Figure<'a> {
    /// Where it stands.
    pub(super) mention: Mention,
    /// The figure as the text gives it.
    pub(super) quantity: &'a Quantity,
    /// What it counts or measures.
    pub(super) kind: Kind,
    /// The figure in the base unit of its measure.
    pub(super) base: Quantity,
    /// The act it belongs to.
    pub(super) act: Option<u64>,
    /// The thing whose total it is said to be: `bribe` of "the bribes came to 5 million"; of a toll what befell those
    /// counted.
    pub(super) total_of: Option<u64>,
    /// The date or time it holds for, where its clause says so.
    pub(super) when: Option<&'a TimeExpression>,
    /// The people and bodies that its clause names.
    pub(super) bearers: Vec<&'a str>,
    /// Whether it is one that runs on, such as a toll.
    pub(super) running: bool,
    /// Whether it counts some of what there is: "nine of the crew".
    pub(super) part: bool,
}

/// The figures of all accounts, in text order.
pub(super) fn figures<'a>(scene: &Scene<'a>) -> Vec<Figure<'a>> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let (text, quantities) = (&account.analysed.article.text, &account.analysed.quantities);
        let votes = tally::spans(scene, place);
        for (at, quantity) in quantities.iter().enumerate() {
            // For and against are one count.
            if votes.iter().any(|vote| vote.overlaps(quantity.span)) {
                continue;
            }
            let Some(mention) = scene.mention(place, quantity.span) else { continue };
            if is_known(scene, &mention, quantity) {
                continue;
            }
            // The day of speaking is not the day of what is said.
            let told = scene.said(&mention);
            let when = when(&account.analysed.dates, &account.analysed.quantities, told, quantity.span);
            let (kind, factor) = Kind::of(whole(text, quantity, quantities.get(at + 1)).unwrap_or(quantity));
            // How long somebody was held runs on no more; how long they have been held does.
            let ended = kind.is_time() && !is_perfect(scene, &mention);
            let running = quantity.unit != AGE && !ended && is_running(scene, &mention);
            let (mut base, act) = (in_base(quantity, factor), scene.act_of_figure(&mention));
            if kind.is_time() && base.bound == Bound::MoreThan {
                // "over nine days" are nine as well as more.
                base.bound = Bound::AtLeast;
            }
            let part = !matches!(kind, Kind::Measured(_)) && is_part(scene, &mention);
            let total_of = total_of(scene, &mention);
            let bearers = bearers(scene, &mention);
            found.push(Figure { mention, quantity, kind, base, act, total_of, when, bearers, running, part });
        }
    }
    tolls::mark(scene, &mut found);
    found
}

fn bearers<'a>(scene: &Scene<'a>, mention: &Mention) -> Vec<&'a str> {
    let account = &scene.accounts[mention.account];
    let entities = &account.analysed.entities;
    let first = entities.partition_point(|entity| entity.span.start < mention.clause.start);
    let inside = entities.iter().skip(first).take_while(|entity| entity.span.start < mention.clause.end);
    inside
        .filter(|entity| {
            matches!(entity.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Other)
        })
        .take(MOST_BEARERS)
        .filter_map(|entity| scene.briefing.names.canonical(account.article, entity.name))
        .collect()
}

/// The noun right before a verb that leads to its total.
fn total_of(scene: &Scene<'_>, mention: &Mention) -> Option<u64> {
    let lead = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
    let words = scene.words(mention.account, lead);
    let words = words.trim_end();
    let verbs = &Lexicon::bundled().comparison.figures.totalling;
    let before = verbs.iter().find_map(|verb| words.strip_suffix(verb.as_str())?.strip_suffix(' '))?;
    let end = lead.start + before.len();
    let mut words = scene.sentence(mention).words.iter();
    let last = words.rfind(|term| mention.clause.contains(term.span) && term.span.end <= end)?;
    let gap = scene.words(mention.account, Span::new(last.span.end, end));
    (last.is_noun() && last.kind != TermKind::Name && gap.trim().is_empty()).then_some(last.key)
}

/// Whether a small number only points at what is known to be so many: "the two countries".
fn is_known(scene: &Scene<'_>, mention: &Mention, quantity: &Quantity) -> bool {
    let small = matches!(quantity.value, Value::One(value) if value < SMALL && value.fract() == 0.0);
    let before = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
    let words = scene.words(mention.account, before);
    let lead = words.split_whitespace().next_back().unwrap_or_default();
    small && quantity.change.is_none() && KNOWN.iter().any(|word| word.eq_ignore_ascii_case(lead))
}

/// The figure of which one without a unit counts some: "212 of the 340 departures".
fn whole<'a>(text: &str, part: &Quantity, next: Option<&'a Quantity>) -> Option<&'a Quantity> {
    let next = next.filter(|next| part.unit.is_empty() && next.span.start >= part.span.end)?;
    let between = Span::new(part.span.end, next.span.start).of(text);
    matches!(between.trim(), "of" | "of the" | "out of" | "out of the" | "of its" | "of their")
        .then_some(next)
}

/// Whether a figure counts some of what there is: "nine of the crew", "six of them", "15 others".
fn is_part(scene: &Scene<'_>, mention: &Mention) -> bool {
    let own = scene.words(mention.account, mention.mark);
    let counted = own.split_whitespace().next_back();
    if counted == Some("others") {
        return true;
    }
    let after = Span::new(mention.mark.end, mention.clause.end.max(mention.mark.end));
    let after = scene.words(mention.account, after);
    let mut words = after.split_whitespace();
    let next = words.next();
    next == Some("others") || next == Some("of") && words.next().is_some_and(|word| PARTS_OF.contains(&word))
}

/// The time expression beside a figure, with no other figure between them.
fn when<'a>(
    dates: &'a [TimeExpression],
    quantities: &[Quantity],
    told: Span,
    figure: Span,
) -> Option<&'a TimeExpression> {
    let between = |date: Span| {
        let gap = Span::new(date.end.min(figure.end), date.start.max(figure.start));
        let first = quantities.partition_point(|other| other.span.end <= gap.start);
        let mut inside = quantities.iter().skip(first).take_while(|other| other.span.start < gap.end);
        inside.any(|other| other.span != figure)
    };
    let first = dates.partition_point(|date| date.span.start < told.start);
    let within = dates.iter().skip(first).take_while(|date| date.span.end <= told.end);
    let within: Vec<&TimeExpression> =
        within.filter(|date| matches!(date.kind, TimexKind::Date | TimexKind::Time)).collect();
    // The only day of a clause is the day of all it tells.
    let only = within.iter().all(|date| date.value == within[0].value);
    within
        .into_iter()
        .filter(|date| only || !between(date.span))
        .min_by_key(|date| date.span.start.abs_diff(figure.end).min(figure.start.abs_diff(date.span.end)))
}

/// Whether the clause tells of a figure that runs on, such as a toll.
fn is_running(scene: &Scene<'_>, mention: &Mention) -> bool {
    let table = &Lexicon::bundled().comparison;
    let words = scene.words(mention.account, mention.clause).to_lowercase();
    let ongoing = |word: &str| table.is_running(word) || table.figures.ongoing.contains(word);
    words.split(|letter: char| !letter.is_alphanumeric()).any(ongoing) || words.contains("so far")
}

/// Whether a clause tells of what has been so until now.
fn is_perfect(scene: &Scene<'_>, mention: &Mention) -> bool {
    let words = scene.words(mention.account, mention.clause);
    words.split_whitespace().any(|word| ["has", "have"].contains(&word))
}

/// Whether it is one of the small whole numbers; three per cent are no small count.
pub(super) fn is_small(figure: &Figure<'_>) -> bool {
    let small = matches!(figure.quantity.value, Value::One(value) if value < SMALL && value.fract() == 0.0);
    small && !figure.kind.is_amount()
}

/// Whether one figure is given with a word for what it takes in, or as of a time, and the other is not.
pub(super) fn scoped_apart(scene: &Scene<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let scoped = |figure: &Figure<'_>| {
        let clause = scene.words(figure.mention.account, figure.mention.clause).to_lowercase();
        Lexicon::bundled().comparison.figures.scopes.iter().any(|scope| holds_words(&clause, scope))
    };
    let as_of = |figure: &Figure<'_>| {
        let Some(when) = figure.when else { return false };
        let before = Span::new(figure.mention.clause.start.min(when.span.start), when.span.start);
        let before = scene.words(figure.mention.account, before);
        let year = parts(&when.value);
        let year =
            year.year.is_some() && year.month.is_none() && year.week.is_none() && year.quarter.is_none();
        year || AS_OF.iter().any(|word| before.trim_end().ends_with(word))
    };
    scoped(a) || scoped(b) || (as_of(a) != as_of(b) && (a.when.is_none() || b.when.is_none()))
}

/// Whether a figure is said to have become what it is.
pub(super) fn has_risen(scene: &Scene<'_>, figure: &Figure<'_>) -> bool {
    let changes = |act| Lexicon::bundled().acts.is_change(act);
    figure.quantity.change.is_some() || scene.act_before(&figure.mention).is_some_and(changes)
}

/// Whether `words` stand in a text with no letter on either side.
fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether both figures say on which day they hold, and not on the same.
pub(super) fn days_apart(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(one), Some(other)) = (a.when, b.when) else { return false };
    let day = |when: &TimeExpression| Parts { time: None, ..parts(&when.value) };
    differ(&day(one), &day(other))
}

/// Whether both figures say when they hold, and not for the same time.
pub(super) fn apart_in_time(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(one), Some(other)) = (a.when, b.when) else { return false };
    // "at 1400 GMT" and "last night" have no part in common, but are not the same time.
    let clock = |when: &TimeExpression| when.value.split_once('T').map(|(_, clock)| clock.to_owned());
    let clocks = matches!((clock(one), clock(other)), (Some(a), Some(b)) if a != b);
    clocks || differ(&parts(&one.value), &parts(&other.value))
}

/// Whether both figures say that they hold as of the same day.
pub(super) fn same_moment(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(one), Some(other)) = (a.when, b.when) else { return false };
    let (one, other) = (parts(&one.value), parts(&other.value));
    let known = |parts: &Parts| parts.day.is_some() || parts.weekday.is_some();
    known(&one) && known(&other) && !differ(&one, &other)
}
