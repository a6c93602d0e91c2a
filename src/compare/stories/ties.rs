//! Stories put right by hand: what the user split stays apart, what the user merged stays together.

use std::collections::{BTreeMap, BTreeSet};

use super::{by_time, copies, id, independence, published, reasons, sortable};
use crate::compare::words::Reader;
use crate::lexicon::Lexicon;
use crate::model::marks::pair;
use crate::model::{Analysed, Briefing, Revision, Story, Tie, Ties};

/// The stories of a briefing once the user's ties hold; those that no tie is about stay as they are.
pub fn tied(briefing: &Briefing, ties: &Ties) -> Vec<Story> {
    let known: BTreeSet<Revision> = ties.keys().flat_map(|&(a, b)| [a, b]).collect();
    let revision = |article: usize| briefing.articles.get(article).map(|of| of.article.revision);
    let is_known = |article: &usize| revision(*article).is_some_and(|revision| known.contains(&revision));
    let (touched, mut stories): (Vec<Story>, Vec<Story>) =
        briefing.stories.iter().cloned().partition(|story| story.articles.iter().any(is_known));
    if touched.is_empty() {
        return stories;
    }
    let between = |a: usize, b: usize| ties.get(&pair(revision(a)?, revision(b)?)).copied();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for story in &touched {
        groups.extend(parts(&story.articles, &between));
    }
    let groups = joined(groups, &between);
    let reader = &mut Reader::new(Lexicon::bundled());
    let articles: Vec<&Analysed> = briefing.articles.iter().map(AsRef::as_ref).collect();
    for group in groups {
        let is_same = |story: &&Story| {
            story.articles.len() == group.len()
                && story.articles.iter().all(|article| group.contains(article))
        };
        let same = touched.iter().find(is_same).cloned();
        stories.push(same.unwrap_or_else(|| remade(reader, briefing, &articles, &touched, group)));
    }
    stories.sort_by(|a, b| {
        let first = |story: &Story| story.first.as_deref().map(sortable);
        first(a).cmp(&first(b)).then_with(|| a.articles.iter().min().cmp(&b.articles.iter().min()))
    });
    stories
}

/// The parts of a story none of which holds two articles that are to stand apart: each article goes to the largest
/// part that it may stand in.
fn parts(articles: &[usize], tie: &impl Fn(usize, usize) -> Option<Tie>) -> Vec<Vec<usize>> {
    let is_apart = |a: usize, b: usize| tie(a, b) == Some(Tie::Apart);
    let partners = |article: usize| articles.iter().filter(|&&other| is_apart(article, other)).count();
    // Who stands apart from most comes last, so that those it stands apart from are together already.
    let mut order = articles.to_vec();
    order.sort_by_key(|&article| partners(article));
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for article in order {
        let free = parts.iter_mut().filter(|part| part.iter().all(|&other| !is_apart(article, other)));
        match free.max_by_key(|part| part.len()) {
            Some(part) => part.push(article),
            None => parts.push(vec![article]),
        }
    }
    parts
}

/// The groups, those with articles that are to stand together as one.
fn joined(groups: Vec<Vec<usize>>, tie: &impl Fn(usize, usize) -> Option<Tie>) -> Vec<Vec<usize>> {
    let mut joined: Vec<Vec<usize>> = Vec::new();
    for group in groups {
        let belongs = |known: &Vec<usize>| {
            known.iter().any(|&a| group.iter().any(|&b| tie(a, b) == Some(Tie::Together)))
        };
        let (mine, others): (Vec<_>, Vec<_>) = joined.into_iter().partition(belongs);
        joined = others;
        joined.push(mine.into_iter().flatten().chain(group).collect());
    }
    joined
}

/// A story of articles that stand together by hand.
fn remade(
    reader: &mut Reader<'_>,
    briefing: &Briefing,
    articles: &[&Analysed],
    before: &[Story],
    mut members: Vec<usize>,
) -> Story {
    members.sort_by(|&a, &b| by_time(articles[a], articles[b]).then(a.cmp(&b)));
    let mut times: Vec<&str> = members.iter().filter_map(|&member| published(articles[member])).collect();
    times.sort_by_key(|value| sortable(value));
    let copies = copies::find(articles, &members);
    // The title of the story that most of them come from, where the article of that title is among them.
    let mut from: BTreeMap<&str, usize> = BTreeMap::new();
    for story in before {
        let shared = story.articles.iter().filter(|article| members.contains(article)).count();
        *from.entry(&story.title).or_default() += shared;
    }
    let title_of = |&member: &usize| articles[member].article.title.as_ref();
    let titles: Vec<&str> = members.iter().filter_map(title_of).map(|title| title.text.as_str()).collect();
    let inherited =
        from.into_iter().filter(|(title, _)| titles.contains(title)).max_by_key(|(_, shared)| *shared);
    let found =
        || members.iter().filter_map(title_of).find(|title| !title.derived).map(|title| title.text.as_str());
    let title = inherited.map(|(title, _)| title).or_else(found).or(titles.first().copied());
    let mut why = vec!["put right by hand".to_owned()];
    if members.len() > 1 {
        why.extend(reasons::together(reader, articles, &briefing.names, &members));
    }
    Story {
        id: id(articles, &members),
        title: title.unwrap_or_default().to_owned(),
        first: times.first().map(|&value| value.to_owned()),
        last: times.last().map(|&value| value.to_owned()),
        independent: independence::groups(articles, &members, &copies).count(),
        why,
        copies,
        articles: members,
        letters: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::tied;
    use crate::compare::fixtures::briefing;
    use crate::compare::stories::Grouping;
    use crate::model::marks::pair;
    use crate::model::{Briefing, Tie, Ties};

    const TEXTS: [&str; 4] =
        ["Ferry sinks off Batan.", "Ferry sinks near Batan.", "Ferry lost off Batan.", "Rates rise in Oslo."];

    fn groups(briefing: &Briefing, ties: &[(usize, usize, Tie)]) -> Vec<Vec<usize>> {
        let revision = |index: usize| briefing.articles[index].article.revision;
        let ties: Ties = ties.iter().map(|&(a, b, tie)| (pair(revision(a), revision(b)), tie)).collect();
        let mut groups: Vec<Vec<usize>> =
            tied(briefing, &ties).into_iter().map(|story| story.articles).collect();
        groups.sort();
        groups
    }

    #[test]
    fn what_is_split_stands_apart_and_what_is_merged_together() {
        let briefing = briefing(&TEXTS, Grouping::AsOne);
        assert_eq!(groups(&briefing, &[]), [vec![0, 1, 2, 3]]);
        let split = [(3, 0, Tie::Apart), (3, 1, Tie::Apart), (3, 2, Tie::Apart)];
        assert_eq!(groups(&briefing, &split), [vec![0, 1, 2], vec![3]]);
        // An article that came later stands with the larger part.
        assert_eq!(groups(&briefing, &split[..2]), [vec![0, 1, 2], vec![3]]);
        let apart = Briefing { stories: tied(&briefing, &Ties::default()), ..briefing.clone() };
        assert_eq!(groups(&apart, &[(0, 3, Tie::Together)]), [vec![0, 1, 2, 3]]);
    }

    #[test]
    fn a_story_made_by_hand_says_so_and_others_stay_as_they_were() {
        let briefing = briefing(&TEXTS, Grouping::AsOne);
        let revision = |index: usize| briefing.articles[index].article.revision;
        let ties = [1, 2, 3].map(|other| (pair(revision(0), revision(other)), Tie::Apart)).into();
        let stories = tied(&briefing, &ties);
        assert_eq!(stories.len(), 2);
        assert!(stories.iter().all(|story| story.why[0] == "put right by hand"));
        assert_ne!(stories[0].id, stories[1].id);
        assert_eq!(tied(&briefing, &Ties::default()), briefing.stories);
    }
}
