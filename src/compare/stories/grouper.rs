//! Which articles belong together: from scratch for many, and one more at a time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::IsStopped;
use super::cluster::{Group, Likely, cluster};
use super::features::Reading;
use super::index::{Edge, Index, edge, pair};
use super::moment::Moment;
use super::near::Near;
use super::vector::{Board, Vector};
use crate::lexicon::Lexicon;
use crate::model::Analysed;

/// Nearest articles of a new one whose groups are looked at again.
const NEAREST: usize = 12;
/// The least likeness of those.
const TOUCHING: f32 = 0.05;
/// Articles looked at again for a new one, about.
const MOST_TOUCHED: usize = 120;
/// Groups larger than this are not taken apart again; as many members stand for them.
const LARGE: usize = 40;

/// Articles in groups that tell one event each, by place in order of adding.
#[derive(Clone, Debug, Default)]
pub struct Grouper {
    index: Index,
    moments: Vec<Moment>,
    near: Near,
    /// Room to find candidates in, a zero for each article.
    scores: Vec<f32>,
    /// Groups by their lowest member, members ascending.
    groups: BTreeMap<usize, Vec<usize>>,
    /// The lowest member of each article's group.
    group_of: Vec<usize>,
}

impl Grouper {
    /// Groups many articles at once; which ones stand together depends on their order in ties only.
    pub fn new(articles: &[&Analysed]) -> Self {
        Self::unless(articles, &|| false).unwrap_or_default()
    }

    /// The same; `None` once `is_stopped` says that nobody waits any more.
    pub(super) fn unless(articles: &[&Analysed], is_stopped: IsStopped<'_>) -> Option<Self> {
        let lexicon = Lexicon::bundled();
        let read = |reading: &mut Reading<'_>, analysed: &&Analysed| reading.features(analysed);
        let features = articles.par_iter().map_init(|| Reading::new(lexicon), read).collect();
        let index = Index::of(features);
        let vectors: Vec<Vector> =
            (0..articles.len()).into_par_iter().map(|article| index.vector(article)).collect();
        let edges = index.edges(&vectors, is_stopped)?;
        let near = Near::of(articles.len(), &edges);
        let moments: Vec<Moment> = articles.par_iter().map(|analysed| Moment::of(analysed)).collect();
        let alone = |(article, vector): (usize, Vector)| {
            Group::alone(article, near.seen(article, vector), moments[article].clone())
        };
        let groups = vectors.into_par_iter().enumerate().map(alone).collect();
        let likely = near.likely(&edges);
        let mut grouper = Self {
            index,
            moments,
            near,
            scores: vec![0.0; articles.len()],
            groups: BTreeMap::new(),
            group_of: vec![0; articles.len()],
        };
        for members in cluster(groups, &likely, is_stopped)? {
            grouper.keep(members);
        }
        Some(grouper)
    }

    /// Adds an article and gives its place.
    ///
    /// Only the groups of the articles nearest to it are looked at again, with weights as the counts are now.
    /// The result is that of grouping everything anew, but where the counts that came since would weigh
    /// other articles otherwise, or where a group of more than some 40 articles would fall apart.
    pub fn add(&mut self, analysed: &Analysed) -> usize {
        let article = self.index.len();
        self.index.add(Reading::new(Lexicon::bundled()).features(analysed));
        self.moments.push(Moment::of(analysed));
        self.group_of.push(article);
        self.scores.push(0.0);
        let vector = self.index.vector(article);
        let mut board = Board::default();
        let laid = board.lay(&vector);
        let candidates = self.index.candidates(article, &mut self.scores);
        let edges: Vec<Edge> = candidates
            .into_par_iter()
            .filter_map(|other| edge(pair(article, other), &laid, &self.index.vector(other)))
            .collect();
        self.near.add(&edges);
        let touched = self.touched(article);
        self.regroup(article, &touched);
        article
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.group_of.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.group_of.is_empty()
    }

    /// The groups, members ascending, in ascending order of the first.
    pub fn groups(&self) -> impl Iterator<Item = &[usize]> {
        self.groups.values().map(Vec::as_slice)
    }

    /// The articles in the group of this one, itself included, ascending.
    pub fn group_of(&self, article: usize) -> &[usize] {
        self.group_of.get(article).and_then(|first| self.groups.get(first)).map_or(&[], Vec::as_slice)
    }

    /// The articles nearest to one and how alike they are, the nearest first.
    pub(super) fn nearest(&self, article: usize) -> impl Iterator<Item = (usize, f32)> {
        self.near.list(article).iter().map(|&(other, likeness)| (other as usize, likeness))
    }

    /// When the events of an article lie.
    pub(super) fn moment(&self, article: usize) -> Option<&Moment> {
        self.moments.get(article)
    }

    fn keep(&mut self, members: Vec<usize>) {
        let Some(&first) = members.first() else { return };
        for &member in &members {
            self.group_of[member] = first;
        }
        self.groups.insert(first, members);
    }

    /// The groups a new article may join, split or bring together, by their lowest members.
    fn touched(&self, article: usize) -> BTreeSet<usize> {
        let mut touched = BTreeSet::new();
        let mut count = 0;
        for (other, likeness) in self.nearest(article).take(NEAREST) {
            let group = self.group_of[other];
            if likeness >= TOUCHING && count < MOST_TOUCHED && touched.insert(group) {
                count += self.group_of(other).len().min(LARGE);
            }
        }
        touched
    }

    /// Forms the touched groups anew, together with a new article.
    fn regroup(&mut self, article: usize, touched: &BTreeSet<usize>) {
        let mut parts = vec![vec![article]];
        for first in touched {
            let members = self.groups.remove(first).unwrap_or_default();
            if members.len() > LARGE {
                parts.push(members);
            } else {
                parts.extend(members.into_iter().map(|member| vec![member]));
            }
        }
        let stand_in = |(part, members): (usize, &Vec<usize>)| self.stand_in(part, members);
        let groups: Vec<Group> = parts.par_iter().enumerate().filter_map(stand_in).collect();
        let part_of: BTreeMap<usize, usize> = parts
            .iter()
            .enumerate()
            .flat_map(|(part, members)| members.iter().map(move |&member| (member, part)))
            .collect();
        let likely = |(&member, &part): (&usize, &usize)| {
            let others = self.nearest(member).filter_map(|(other, _)| part_of.get(&other));
            others.map(|&other| pair(part, other)).collect::<Vec<_>>()
        };
        let mut edges: Vec<(u32, u32)> = part_of.iter().flat_map(likely).collect();
        edges.sort_unstable();
        edges.dedup();
        let unknown = |(a, b)| Likely { a, b, least: 0.0, most: f32::INFINITY };
        let edges: Vec<Likely> = edges.into_iter().map(unknown).collect();
        for group in cluster(groups, &edges, &|| false).unwrap_or_default() {
            let mut numbers = group;
            numbers.dedup();
            let mut members: Vec<usize> = numbers.into_iter().flat_map(|part| parts[part].clone()).collect();
            members.sort_unstable();
            self.keep(members);
        }
    }

    /// The group of some articles, every member of which bears the number of the part; some stand in for many.
    fn stand_in(&self, part: usize, members: &[usize]) -> Option<Group> {
        let mut groups = members.iter().take(LARGE).map(|&member| {
            let seen = self.near.seen(member, self.index.vector(member));
            Group::alone(part, seen, self.moments[member].clone())
        });
        let mut group = groups.next()?;
        let board = &mut Board::default();
        groups.for_each(|other| {
            let product = group.product(&other, board);
            group.join(other, product);
        });
        Some(group)
    }
}

#[cfg(test)]
mod tests {
    use super::Grouper;
    use crate::compare::fixtures::articles;
    use crate::model::Analysed;

    /// Accounts of three events, two of them of one kind.
    const ACCOUNTS: [&str; 7] = [
        "Bus drivers in Leeds walked out on Monday over pay, and the operator Northline cancelled 300 services. \
         Maya Corrigan of the drivers' union said an offer of four per cent had been rejected.",
        "Northline cancelled hundreds of bus services in Leeds after drivers rejected a four per cent pay offer. \
         Maya Corrigan, who leads the drivers' union, called the walkout on Monday a success.",
        "Tram drivers in Porto began a strike on Wednesday over night shifts. The council said 40 trams stood idle \
         and called on the union, led by Rui Salgado, to return to talks.",
        "Porto's trams stood idle on Wednesday as drivers went on strike over night shifts. Rui Salgado of the \
         union said talks with the council had failed.",
        "The dam at Corvo burst on Friday and flooded forty houses. Mayor Ines Prado blamed the builders, who had \
         been warned of cracks in May.",
        "Forty houses were flooded when the dam at Corvo burst on Friday. The builders had been warned of cracks, \
         said Ines Prado, the mayor.",
        "Drivers of Northline buses in Leeds stayed out on Monday; 300 services were cancelled, and the pay offer \
         of four per cent stands rejected, Maya Corrigan said.",
    ];

    fn groups(grouper: &Grouper) -> Vec<Vec<usize>> {
        grouper.groups().map(<[usize]>::to_vec).collect()
    }

    #[test]
    fn one_by_one_gives_what_all_at_once_does() {
        let read = articles(&ACCOUNTS);
        let all: Vec<&Analysed> = read.iter().map(AsRef::as_ref).collect();
        let mut one_by_one = Grouper::new(&[]);
        for analysed in &all {
            one_by_one.add(analysed);
        }
        assert_eq!(groups(&one_by_one), [vec![0, 1, 6], vec![2, 3], vec![4, 5]]);
        assert_eq!(groups(&one_by_one), groups(&Grouper::new(&all)));
        assert_eq!(one_by_one.group_of(6), [0, 1, 6]);
    }

    #[test]
    fn five_hundred_accounts_of_one_event_are_one_group() {
        let texts: Vec<String> = (0..500).map(|n| format!("{} Report {n}.", ACCOUNTS[n % 2])).collect();
        let read = articles(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let all: Vec<&Analysed> = read.iter().map(AsRef::as_ref).collect();
        let mut grouper = Grouper::new(&all);
        assert_eq!(grouper.groups().count(), 1);
        let another = grouper.add(all[3]);
        assert_eq!(grouper.group_of(another).len(), 501);
    }

    #[test]
    fn articles_of_one_word_and_of_none_stand_alone() {
        let read = articles(&["Yes", "No", "Да", ""]);
        let all: Vec<&Analysed> = read.iter().map(AsRef::as_ref).collect();
        let grouper = Grouper::new(&all);
        assert_eq!(grouper.groups().count(), grouper.len());
    }
}
