//! When things happened: dated claims and events of some articles, and when these were published, in order.

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::model::{Analysed, Briefing, TimexKind};
use crate::text::Span;
use crate::text::calendar::{Parts, interval, parts};

/// Something with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// TIMEX3 value, or the publication date with time and zone where known.
    pub value: String,
    /// Index of the article in the briefing.
    pub article: usize,
    /// What has the date.
    pub what: Dated,
    /// The words that tell the date; `None` for a publication date that does not stand in the text.
    pub date: Option<Span>,
    /// The sentence or sentences that tell the event; `None` for a publication.
    pub evidence: Option<Span>,
}

/// What has a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The article was published.
    Published,
    /// What a claim is about, or that it was made, by its index in the article.
    Claim(usize),
    /// What a sentence tells in which no claim was found.
    Told,
}

impl Dated {
    /// The claim, where there is one.
    pub const fn claim(self) -> Option<usize> {
        match self {
            Self::Claim(index) => Some(index),
            Self::Published | Self::Told => None,
        }
    }
}

/// The dated claims and events of `articles`, with their publications, earliest first.
///
/// The order is that of the days and hours the values stand for; a longer stretch comes before the days in it. Values
/// whose year the text leaves open follow in the order of what is known of them, and then those of which no day is
/// known. Durations, recurrences and references such as "now" have no place in time and are left out. A sentence
/// stands once for each day it tells.
pub fn timeline(briefing: &Briefing, articles: &[usize]) -> Vec<Event> {
    let mut events = Vec::new();
    for &article in articles {
        let Some(of) = briefing.articles.get(article) else { continue };
        events.extend(published(article, of));
        tell(article, of, &mut events);
    }
    // Equal days keep the order of the articles, and of their texts.
    events.sort_by_cached_key(|event| (key(&event.value), event.what == Dated::Published));
    events
}

fn published(article: usize, of: &Analysed) -> Option<Event> {
    let published = of.article.published.as_ref()?;
    Some(Event {
        value: published.value.clone(),
        article,
        what: Dated::Published,
        date: published.span,
        evidence: None,
    })
}

/// Adds an event for each date of the body.
fn tell(article: usize, of: &Analysed, events: &mut Vec<Event>) {
    let claims = claims(of);
    let mut known = HashSet::new();
    for (index, date) in of.dates.iter().enumerate() {
        let is_point = matches!(date.kind, TimexKind::Date | TimexKind::Time);
        if !is_point || date.value.ends_with("_REF") || of.article.paragraph_at(date.span.start).is_none() {
            continue;
        }
        let Some(sentence) = sentence(of, date.span) else { continue };
        let claim = claims[index];
        let told = claim.and_then(|claim| of.claims.get(claim)).map_or(sentence, |claim| claim.span);
        if known.insert((date.value.as_str(), sentence.start)) {
            events.push(Event {
                value: date.value.clone(),
                article,
                what: claim.map_or(Dated::Told, Dated::Claim),
                date: Some(date.span),
                evidence: Some(told),
            });
        }
    }
}

/// Longer evidence is no prose: there a date belongs only to claims whose content holds it.
const LONGEST: usize = 4_000;

/// For each date the claim it belongs to: the closest whose content holds it, else whose evidence does.
fn claims(of: &Analysed) -> Vec<Option<usize>> {
    let mut found: Vec<Option<(bool, usize, usize)>> = vec![None; of.dates.len()];
    let mut offer = |date: usize, rank: (bool, usize, usize)| {
        if let Some(known) = found.get_mut(date)
            && known.is_none_or(|known| rank < known)
        {
            *known = Some(rank);
        }
    };
    for (index, claim) in of.claims.iter().enumerate() {
        let length = claim.content.iter().map(|part| part.len()).sum();
        for &date in &claim.dates {
            offer(date, (false, length, index));
        }
        if claim.span.len() > LONGEST {
            continue;
        }
        let first = of.dates.partition_point(|date| date.span.start < claim.span.start);
        let around = of.dates.iter().enumerate().skip(first);
        for (date, _) in around.take_while(|(_, date)| date.span.end <= claim.span.end) {
            offer(date, (true, length, index));
        }
    }
    found.into_iter().map(|of| of.map(|(_, _, index)| index)).collect()
}

fn sentence(of: &Analysed, span: Span) -> Option<Span> {
    let at = of.sentences.partition_point(|sentence| sentence.start <= span.start).checked_sub(1)?;
    of.sentences.get(at).copied().filter(|sentence| sentence.holds(span.start))
}

/// What values are ordered by: what is known of the day, the first and last day, the time of day; and where the year is
/// open, the value itself.
type Key = (Known, Option<(NaiveDate, Reverse<NaiveDate>)>, u32, String);

/// What a value tells of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Day,
    Month,
    Weekday,
    Nothing,
}

fn key(value: &str) -> Key {
    if let Some((first, last)) = interval(value) {
        return (Known::Day, Some((first, Reverse(last))), clock(value), String::new());
    }
    let known = match parts(value) {
        Parts { month: Some(_), .. } => Known::Month,
        Parts { weekday: Some(_), .. } => Known::Weekday,
        _ => Known::Nothing,
    };
    (known, None, 0, value.to_owned())
}

/// The minute of the day from 1, with 0 for a whole day; parts of the day by about when they begin.
fn clock(value: &str) -> u32 {
    let Some((_, time)) = value.split_once('T') else { return 0 };
    let hour = match time.get(..2) {
        Some("MO") => 6,
        Some("MI") => 12,
        Some("AF") => 13,
        Some("EV") => 18,
        Some("NI") => 21,
        Some(hour) => match hour.parse() {
            Ok(hour) => hour,
            Err(_) => return 0,
        },
        None => return 0,
    };
    let minute = time.get(3..5).and_then(|minute| minute.parse::<u32>().ok()).unwrap_or(0);
    1 + hour * 60 + minute
}

#[cfg(test)]
mod tests {
    use super::{Dated, clock, key, timeline};
    use crate::compare::fixtures::briefing;
    use crate::compare::stories::Grouping;

    #[test]
    fn days_are_ordered_by_where_they_begin_and_longer_stretches_come_first() {
        let mut values = [
            "XXXX-XX-XX",
            "XXXX-WXX",
            "2022-01-10T18:20Z",
            "XXXX-WXX-6",
            "2022-01",
            "2022-01-10",
            "XXXX-01-10",
            "2022-01-10TMO",
            "2021-12-29",
            "2022-W02",
        ];
        values.sort_by_key(|value| key(value));
        assert_eq!(
            values,
            [
                "2021-12-29",
                "2022-01",
                "2022-W02",
                "2022-01-10",
                "2022-01-10TMO",
                "2022-01-10T18:20Z",
                "XXXX-01-10",
                "XXXX-WXX-6",
                "XXXX-WXX",
                "XXXX-XX-XX",
            ]
        );
        assert!(clock("2022-01-10TNI") > clock("2022-01-10T20:59") && clock("2022-01-10") == 0);
    }

    #[test]
    fn what_is_said_stands_under_its_day_and_the_publication_after_it() {
        let text = "Jan. 21, 2022\n\nThe minister said on Thursday that the talks will open on March 3.\n\n\
            She has worked there for two years.";
        let briefing = briefing(&[text], Grouping::AsOne);
        let events = timeline(&briefing, &[0]);
        let told: Vec<_> = events.iter().map(|event| (event.value.as_str(), event.what.claim())).collect();
        assert_eq!(told.len(), 3, "{events:?}");
        assert_eq!((told[0].0, told[1].0, told[2].0), ("2022-01-20", "2022-01-21", "2022-03-03"));
        assert_eq!(events[1].what, Dated::Published);
        let claim = told[2].1.map(|index| &briefing.articles[0].claims[index]);
        assert!(claim.is_some_and(|claim| !claim.dates.is_empty()), "{events:?}");
    }
}
