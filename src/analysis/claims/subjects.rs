//! The subject before a verb, with its title, appositions and relative clauses.

use std::ops::Range;

use super::groups::Shape;
use super::phrases::{REACH, phrase_to};
use super::reading::Reading;
use crate::analysis::syntax::Tag;

/// The subject that ends right before `at`, looking no further than `from`; adverbs, dates and parentheses between
/// it and `at` are passed over. A relative pronoun stands for itself.
pub(super) fn before(reading: &Reading, from: usize, at: usize) -> Option<Range<usize>> {
    let from = from.max(at.saturating_sub(REACH));
    if let Some(phrase) = narrowed_by_date(reading, from, at) {
        return Some(phrase.start..at);
    }
    let end = pass_adverbials(reading, from, at);
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    if is_relative(reading, from, last) {
        return Some(last..end);
    }
    if reading.is_comma(last) {
        return behind_comma(reading, from, end);
    }
    if last > from && reading.is_one(last, &["himself", "herself", "itself", "themselves"]) {
        // "The mayor himself said …"
        return phrase_to(reading, from, last).map(|phrase| phrase.start..end);
    }
    if is_dash(reading, last) {
        // "The minister - who was sacked on Monday - said …"
        let open = (from..last).rev().take(24).find(|at| is_dash(reading, *at) || reading.is_stop(*at))?;
        let phrase = phrase_to(reading, from, open).filter(|_| is_dash(reading, open))?;
        return Some(phrase.start..last);
    }
    phrase_to(reading, from, end)
}

/// "the order released Friday"
fn narrowed_by_date(reading: &Reading, from: usize, at: usize) -> Option<Range<usize>> {
    let date = reading.date_to(at).filter(|date| date.start > from + 2)?;
    let participle = date.start - 1;
    let narrows = matches!(reading.tag(participle), Tag::Vbn | Tag::Vbd)
        && reading.tag(participle - 1).is_noun()
        && !reading.tag(participle - 1).is_proper();
    if narrows { phrase_to(reading, from, participle) } else { None }
}

fn is_dash(reading: &Reading, at: usize) -> bool {
    reading.is_dash(at)
}

/// Whether the token is a relative pronoun that can be a subject.
fn is_relative(reading: &Reading, from: usize, at: usize) -> bool {
    match reading.tag(at) {
        Tag::Wp | Tag::Wdt => true,
        Tag::In | Tag::Dt => reading.is(at, "that") && at > from && reading.tag(at - 1).is_noun(),
        _ => false,
    }
}

fn pass_adverbials(reading: &Reading, from: usize, at: usize) -> usize {
    let mut end = at;
    while end > from {
        if reading.tag(end - 1).is_adverb() {
            end -= 1;
            continue;
        }
        let Some(date) = reading.date_to(end).filter(|date| date.start > from + 1) else { break };
        let before = date.start - 1;
        if reading.tag(before) == Tag::In {
            end = before;
        } else if reading.tag(before).is_noun() || reading.is_comma(before) || reading.tag(before) == Tag::Prp
        {
            end = date.start;
        } else {
            break;
        }
    }
    end
}

/// What stands between two commas before the verb: an apposition or relative clause is part of the source, an
/// adverbial is not.
fn behind_comma(reading: &Reading, from: usize, end: usize) -> Option<Range<usize>> {
    let shut = end - 1;
    if reading.tag(shut - 1) == Tag::Close && shut > from + 1 {
        // "Anna Roe (D-Ind.), said …"
        return phrase_to(reading, from, shut).map(|phrase| {
            let whole = with_outer(reading, from, phrase.clone());
            if whole == phrase { phrase } else { whole.start..end }
        });
    }
    let open = comma_before(reading, from, shut)?;
    if open > from && is_relative(reading, from, open - 1) && reading.tag(open - 1) != Tag::In {
        // "the mayor, who, on a call this week, said …"
        return Some(open - 1..open);
    }
    if let Some(pronoun) = relative_clause(reading, from, open, shut) {
        let phrase = phrase_to(reading, from, pronoun - 1)?;
        let phrase = with_outer(reading, from, phrase);
        return Some(phrase.start..end);
    }
    let first = reading.tag(open + 1);
    let relative = matches!(first, Tag::Wp | Tag::Wdt | Tag::WpS | Tag::Wrb);
    let apposition = first.is_noun()
        || first.is_adjective()
        || matches!(first, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::Pdt)
        || reading.is(open + 1, "now");
    let phrase = phrase_to(reading, from, open)?;
    if !(relative || apposition) || is_date_only(reading, open + 1, shut) {
        return Some(phrase);
    }
    let phrase = with_outer(reading, from, phrase);
    Some(phrase.start..end)
}

/// The phrase with those before its commas that it describes or that describe it: "a spokeswoman, Anna Roe, ".
fn with_outer(reading: &Reading, from: usize, phrase: Range<usize>) -> Range<usize> {
    let mut phrase = phrase;
    for _ in 0..4 {
        let Some(comma) =
            phrase.start.checked_sub(1).filter(|comma| *comma > from && reading.is_comma(*comma))
        else {
            break;
        };
        let Some(outer) = phrase_to(reading, from, comma) else { break };
        let named = reading.tag(phrase.start).is_proper();
        // "Frost's niece, Anna Roe,"
        let owned =
            !reading.tag(outer.end - 1).is_proper() && outer.clone().any(|at| reading.tag(at) == Tag::Pos);
        // "12 workers, the governor, Anna Roe,": what has no name of its own is described by a name only.
        let bears_name = outer.clone().any(|at| reading.tag(at).is_proper());
        let described = owned
            || (named && matches!(reading.tag(outer.start), Tag::Dt | Tag::PrpS))
            || (!named && bears_name);
        let free = outer.start == from
            || !matches!(reading.tag(outer.start - 1), Tag::In | Tag::To)
            || reading.is(outer.start - 1, "that");
        if !(described && free && reading.date_to(comma).is_none()) {
            break;
        }
        phrase = outer;
    }
    phrase
}

/// The pronoun of a relative clause with commas of its own inside: "X, who lives outside the capital, Y, said".
fn relative_clause(reading: &Reading, from: usize, open: usize, shut: usize) -> Option<usize> {
    let mut comma = open;
    for _ in 0..4 {
        let pronoun = comma + 1;
        if matches!(reading.tag(pronoun), Tag::Wp | Tag::Wdt | Tag::WpS) && comma > from {
            let verbs = reading.groups_in(&(pronoun..shut));
            let finite = verbs.iter().filter(|group| group.shape == Shape::Finite).count();
            return (1..=2).contains(&finite).then_some(pronoun);
        }
        comma = comma_before(reading, from, comma)?;
    }
    None
}

fn is_date_only(reading: &Reading, start: usize, end: usize) -> bool {
    reading.date_from(start).is_some_and(|date| date.end == end)
}

fn comma_before(reading: &Reading, from: usize, at: usize) -> Option<usize> {
    let mut place = at;
    while place > from {
        place -= 1;
        if let Some(quotation) = reading.quotation(place) {
            place = quotation.start.max(from);
        } else if reading.is_comma(place) {
            return Some(place);
        } else if reading.is_stop(place) {
            return None;
        }
    }
    None
}
