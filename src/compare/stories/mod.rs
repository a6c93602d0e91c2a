//! Which articles tell the same event.
//!
//! Articles are likened by words, near pairs of words, titles and numbers (`features`, `index`) as it looks from
//! among their nearest ones (`near`), weakened by the time between them (`moment`), and joined by group-average
//! linkage (`cluster`); one set of thresholds serves dated and undated input of any size. The classics are
//! Laban and Hearst (2017) and Miranda et al. (EMNLP 2018).

mod cluster;
pub(crate) mod copies;
mod features;
mod grouper;
pub(crate) mod independence;
mod index;
mod moment;
mod near;
mod queue;
mod reasons;
mod tally;
mod ties;
mod vector;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::compare::words::Reader;
use crate::lexicon::Lexicon;
use crate::model::{Analysed, Briefing, NameTable, Story};
use crate::text::stem::key;

pub use grouper::Grouper;
pub use ties::tied;

/// How stories are formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Grouping {
    /// By likeness of time, place, people, numbers and words.
    #[default]
    Likeness,
    /// All articles are one story, whatever likeness would say.
    AsOne,
}

/// Lone articles at least this alike to one of another story are told why they stay apart.
const NEAR_STORY: f32 = 0.06;

/// The stories of the articles, undated ones first, then the earliest; every article stands in exactly one.
///
/// Which articles stand together does not depend on their order; ties in time are broken by input order.
pub fn group(articles: &[Arc<Analysed>], names: &NameTable, grouping: Grouping) -> Vec<Story> {
    group_unless(articles, names, grouping, &|| false).unwrap_or_default()
}

/// Says that nobody waits any more for what is being worked out.
pub type IsStopped<'a> = &'a (dyn Fn() -> bool + Sync);

/// The stories of the articles as [`group`] makes them; `None` once `is_stopped` says that nobody waits any more.
pub fn group_unless(
    articles: &[Arc<Analysed>],
    names: &NameTable,
    grouping: Grouping,
    is_stopped: IsStopped<'_>,
) -> Option<Vec<Story>> {
    let articles: Vec<&Analysed> = articles.iter().map(Arc::as_ref).collect();
    let reader = &mut Reader::new(Lexicon::bundled());
    let order = content_order(&articles);
    let in_order: Vec<&Analysed> = order.iter().map(|&article| articles[article]).collect();
    let grouper = Grouper::unless(&in_order, is_stopped)?;
    let groups: Vec<Vec<usize>> = match grouping {
        Grouping::AsOne if order.is_empty() => Vec::new(),
        Grouping::AsOne => vec![(0..order.len()).collect()],
        Grouping::Likeness => grouper.groups().map(<[usize]>::to_vec).collect(),
    };
    let mut stories: Vec<Story> = groups
        .into_iter()
        .take_while(|_| !is_stopped())
        .map(|group| {
            let story = story(reader, &articles, names, &order, &grouper, &group);
            match group.as_slice() {
                &[alone] => {
                    let near = grouper.nearest(alone).next().filter(|(_, likeness)| *likeness >= NEAR_STORY);
                    let why = near.and_then(|(near, _)| {
                        let time = grouper.moment(alone)?.order(grouper.moment(near)?);
                        reasons::apart(reader, &articles, names, (order[alone], order[near]), time)
                    });
                    Story { why: why.into_iter().collect(), ..story }
                }
                _ => story,
            }
        })
        .collect();
    stories.sort_by(|a, b| {
        let time = |story: &Story| story.first.as_deref().map(sortable);
        time(a).cmp(&time(b)).then_with(|| a.articles.iter().min().cmp(&b.articles.iter().min()))
    });
    (!is_stopped()).then_some(stories)
}

/// Indices of the articles in an order that their content decides.
fn content_order(articles: &[&Analysed]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&articles[a].article, &articles[b].article);
        a.id.given.cmp(&b.id.given).then_with(|| a.text.cmp(&b.text))
    });
    order
}

/// A story of the articles at the places `group` of `order`.
fn story(
    reader: &mut Reader<'_>,
    articles: &[&Analysed],
    names: &NameTable,
    order: &[usize],
    grouper: &Grouper,
    group: &[usize],
) -> Story {
    let mut members: Vec<usize> = group.iter().map(|&place| order[place]).collect();
    members.sort_by(|&a, &b| by_time(articles[a], articles[b]).then(a.cmp(&b)));
    let mut times: Vec<&str> = members.iter().filter_map(|&member| published(articles[member])).collect();
    times.sort_by_key(|value| sortable(value));
    let copies = copies::find(articles, &members);
    Story {
        id: id(articles, &members),
        title: title(articles, order, grouper, group),
        first: times.first().map(|&value| value.to_owned()),
        last: times.last().map(|&value| value.to_owned()),
        independent: independence::groups(articles, &members, &copies).count(),
        why: if members.len() > 1 {
            reasons::together(reader, articles, names, &members)
        } else {
            Vec::new()
        },
        copies,
        articles: members,
        letters: Vec::new(),
    }
}

fn published(analysed: &Analysed) -> Option<&str> {
    analysed.article.published.as_ref().map(|published| published.value.as_str())
}

/// How many of these articles, given by index, can count as independent of each other.
pub fn independent(briefing: &Briefing, articles: &[usize], copies: &[Vec<usize>]) -> usize {
    let chosen = articles.iter().filter_map(|&article| briefing.articles.get(article));
    let chosen: Vec<&Analysed> = chosen.map(AsRef::as_ref).collect();
    let place = |article: &usize| articles.iter().position(|of| of == article);
    let copies: Vec<Vec<usize>> =
        copies.iter().map(|group| group.iter().filter_map(place).collect()).collect();
    let members: Vec<usize> = (0..chosen.len()).collect();
    independence::groups(&chosen, &members, &copies).count()
}

/// Dated articles by time, then the undated ones.
fn by_time(a: &Analysed, b: &Analysed) -> Ordering {
    match (published(a), published(b)) {
        (Some(a), Some(b)) => sortable(a).cmp(&sortable(b)),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Which of two publication values is the earlier; `None` where they are of one moment, or one is only a day that the
/// other falls on.
pub(super) fn order(a: &str, b: &str) -> Option<Ordering> {
    let (a, b) = (sortable(a), sortable(b));
    let known = a.len().min(b.len());
    let order = a.get(..known)?.cmp(b.get(..known)?);
    (order != Ordering::Equal).then_some(order)
}

/// A publication value as something that sorts by time: the instant in Greenwich where a zone is given.
fn sortable(value: &str) -> String {
    let with_seconds = |value: &str| match value
        .find(['Z', '+'])
        .or_else(|| value.rfind('-').filter(|&at| at > 10))
    {
        Some(zone) => format!("{}:00{}", value.get(..zone).unwrap_or(""), value.get(zone..).unwrap_or("")),
        None => value.to_owned(),
    };
    chrono::DateTime::parse_from_rfc3339(&with_seconds(value))
        .map_or_else(|_| value.to_owned(), |instant| instant.to_utc().format("%Y-%m-%dT%H:%M").to_string())
}

/// An id made from the first article's id, so that it stays while the story grows.
fn id(articles: &[&Analysed], members: &[usize]) -> String {
    members.first().map_or_else(String::new, |&first| {
        let id = &articles[first].article.id;
        format!("story-{:012x}", key(&format!("{}~{}", id.given, id.repeat)) >> 16)
    })
}

/// The title of the article closest to all others of the story; a found title wins over a derived one.
fn title(articles: &[&Analysed], order: &[usize], grouper: &Grouper, group: &[usize]) -> String {
    let closeness = |place: usize| {
        let near = grouper.nearest(place).filter(|(other, _)| group.binary_search(other).is_ok());
        near.map(|(_, likeness)| likeness).sum::<f32>()
    };
    let best = group.iter().filter_map(|&place| {
        let title = articles[order[place]].article.title.as_ref()?;
        Some((!title.derived, closeness(place), place, title))
    });
    best.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)))
        .map_or_else(String::new, |(_, _, _, title)| title.text.clone())
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{Grouping, order, sortable};
    use crate::compare::fixtures::briefing;

    const STRIKE: &str = "LEEDS, March 4 (Agency) - Bus drivers in Leeds walked out on Monday over pay, and the \
        operator Northline cancelled 300 services. Union leader Maya Corrigan said drivers had rejected an offer of \
        four per cent. Talks between Northline and the union resume on March 7.";
    const SAME_STRIKE: &str = "Northline cancelled hundreds of bus services in Leeds after drivers rejected a four \
        per cent pay offer. Maya Corrigan, who leads the drivers' union, said talks with Northline resume on March 7.";
    const OTHER_STRIKE: &str = "Tram drivers in Porto began a strike on Wednesday over night shifts. The council \
        said 40 trams stood idle and called on the union, led by Rui Salgado, to return to talks on May 20.";

    fn together(texts: &[&str]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = briefing(texts, Grouping::Likeness)
            .stories
            .into_iter()
            .map(|mut story| {
                story.articles.sort_unstable();
                story.articles
            })
            .collect();
        groups.sort();
        groups
    }

    #[test]
    fn a_day_is_neither_before_nor_after_an_hour_of_it() {
        assert_eq!(order("2031-03-04", "2031-03-04T08:00Z"), None);
        assert_eq!(order("2031-03-04T08:00Z", "2031-03-04T09:00+01:00"), None);
        assert_eq!(order("2031-03-04", "2031-03-05T08:00Z"), Some(Ordering::Less));
        assert_eq!(order("2031-03-04T09:00Z", "2031-03-04T09:00+01:00"), Some(Ordering::Greater));
    }

    #[test]
    fn two_events_of_one_type_stay_apart() {
        assert_eq!(together(&[STRIKE, SAME_STRIKE, OTHER_STRIKE]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_word_in_common_makes_no_story_of_few_words() {
        let texts = ["Only a title\n", "Title of a game\n\nA studio presented it."];
        assert_eq!(together(&texts), [vec![0], vec![1]]);
    }

    #[test]
    fn the_order_of_the_input_does_not_matter() {
        assert_eq!(together(&[OTHER_STRIKE, STRIKE, SAME_STRIKE]), [vec![0], vec![1, 2]]);
    }

    #[test]
    fn odd_input_gives_stories_too() {
        assert_eq!(together(&[]), Vec::<Vec<usize>>::new());
        assert_eq!(together(&["Yes", "No"]).len(), 2);
        let story = briefing(&["Yes", "No"], Grouping::AsOne).stories.remove(0);
        assert_eq!((story.articles.len(), story.independent), (2, 2));
    }

    #[test]
    fn a_shortened_copy_is_found_and_not_counted_twice() {
        let short = STRIKE.replace("and the operator Northline cancelled 300 services", "it said");
        let story = briefing(&[&short, STRIKE, SAME_STRIKE], Grouping::AsOne).stories.remove(0);
        assert_eq!(story.copies, [[1, 0]], "the fullest first");
        assert_eq!(story.independent, 2);
    }

    #[test]
    fn times_sort_by_the_instant() {
        assert!(sortable("2021-12-29T18:20+01:00") < sortable("2021-12-29T17:30Z"));
        assert!(sortable("2021-12-28") < sortable("2021-12-29T00:20-05:00"));
    }
}
