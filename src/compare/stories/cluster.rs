//! Group-average clustering over a sparse graph of likely pairs.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::index::{Vector, dot};
use super::moment::Moment;

/// Groups whose articles are on average this alike tell one event.
const SAME_EVENT: f32 = 0.19;
/// How far two groups must be as alike to each other as each is within itself.
const COHESION: f32 = 0.2;
/// How alike the articles of a group are taken to be before there are any to tell, and at least.
const LEAST_COHESION: f32 = 0.2;
/// More likeness than this is that of copies, which says nothing of how alike accounts of the event are.
const MOST_COHESION: f32 = 0.6;
/// How many pairs that assumption counts for.
const ASSUMED_PAIRS: f32 = 1.0;
/// Longest sum of a group's vectors; beyond it the faintest keys go.
const LONGEST_SUM: usize = 6000;

/// A group being formed.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The articles, in no order.
    pub(super) members: Vec<usize>,
    /// Sum of the members' vectors: its product with another's sum is the sum of all pairs' likeness.
    sum: Vector,
    /// Sum of the likeness of all pairs within.
    within: f32,
    moment: Moment,
}

impl Group {
    /// A group of one article.
    pub(super) fn alone(article: usize, vector: Vector, moment: Moment) -> Self {
        Self { members: vec![article], sum: vector, within: 0.0, moment }
    }

    /// How alike the members are on average.
    fn cohesion(&self) -> f32 {
        let count = self.members.len() as f32;
        let pairs = count * (count - 1.0) / 2.0;
        ((LEAST_COHESION * ASSUMED_PAIRS + self.within) / (ASSUMED_PAIRS + pairs)).max(LEAST_COHESION)
    }

    /// Sum of the likeness of all pairs across.
    fn across(&self, other: &Self) -> f32 {
        dot(&self.sum, &other.sum) * self.moment.factor(&other.moment)
    }

    /// How much two groups look like one: likeness across, measured by that within.
    fn likeness(&self, other: &Self) -> f32 {
        let pairs = (self.members.len() * other.members.len()) as f32;
        let least = LEAST_COHESION * LEAST_COHESION;
        self.across(other) / pairs * (least / (self.cohesion() * other.cohesion())).powf(COHESION)
    }

    /// Takes in the members of another group.
    pub(super) fn join(&mut self, other: Self) {
        let pairs = (self.members.len() * other.members.len()) as f32;
        self.within += other.within + self.across(&other).min(pairs * MOST_COHESION);
        self.members.extend(other.members);
        self.sum = added(&self.sum, &other.sum);
        self.moment.join(&other.moment);
    }
}

/// A group with what the queue needs to know of it.
#[derive(Debug)]
struct Node {
    group: Group,
    /// Groups with a likely pair across.
    near: BTreeSet<usize>,
    /// Counts joins, so that older entries of the queue are known as such.
    version: u32,
}

/// Two groups in the queue, the most alike first; ties by the lower indices.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Join {
    likeness: f32,
    a: usize,
    b: usize,
    versions: (u32, u32),
}

impl Eq for Join {}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let by_likeness = self.likeness.total_cmp(&other.likeness);
        by_likeness.then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Joins groups that tell one event; the result has ascending members and is in ascending order of the first.
///
/// Group-average linkage: the most alike groups are joined until none are alike enough. The average over
/// all pairs across comes from the sums of vectors, so pairs without an edge count with what they are.
/// `edges` are the likely pairs, as places in `groups`; their order does not matter.
pub(super) fn cluster(groups: Vec<Group>, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let nodes = groups.into_iter().map(|group| Node { group, near: BTreeSet::new(), version: 0 });
    let mut nodes: BTreeMap<usize, Node> = nodes.enumerate().collect();
    let mut queue: BinaryHeap<Join> =
        edges.iter().filter_map(|&(a, b)| join(&nodes, a.min(b), a.max(b))).collect();
    // An average is no higher than the highest of its pairs: groups meet only by a pair that is alike enough.
    for &Join { a, b, .. } in &queue {
        for (one, other) in [(a, b), (b, a)] {
            if let Some(node) = nodes.get_mut(&one) {
                node.near.insert(other);
            }
        }
    }
    while let Some(next) = queue.pop() {
        let current = |index, version| nodes.get(&index).is_some_and(|node: &Node| node.version == version);
        if !(current(next.a, next.versions.0) && current(next.b, next.versions.1)) {
            continue;
        }
        if let Some(near) = merge(&mut nodes, next.a, next.b) {
            queue.extend(
                near.into_iter().filter_map(|other| join(&nodes, next.a.min(other), next.a.max(other))),
            );
        }
    }
    let mut found: Vec<Vec<usize>> = nodes.into_values().map(|node| node.group.members).collect();
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort_unstable();
    found
}

/// How alike two groups are, if enough to be joined.
fn join(nodes: &BTreeMap<usize, Node>, a: usize, b: usize) -> Option<Join> {
    let (left, right) = (nodes.get(&a)?, nodes.get(&b)?);
    let likeness = left.group.likeness(&right.group);
    (a != b && likeness >= SAME_EVENT).then_some(Join {
        likeness,
        a,
        b,
        versions: (left.version, right.version),
    })
}

/// Joins group `b` into `a` and gives the groups near both.
fn merge(nodes: &mut BTreeMap<usize, Node>, a: usize, b: usize) -> Option<BTreeSet<usize>> {
    let gone = nodes.remove(&b)?;
    for other in &gone.near {
        if let Some(node) = nodes.get_mut(other) {
            node.near.remove(&b);
            if *other != a {
                node.near.insert(a);
            }
        }
    }
    let node = nodes.get_mut(&a)?;
    node.near.extend(gone.near);
    node.near.remove(&a);
    node.near.remove(&b);
    node.group.join(gone.group);
    node.version += 1;
    Some(node.near.clone())
}

/// The sum of two vectors, without its faintest keys where it is too long.
fn added(a: &Vector, b: &Vector) -> Vector {
    let mut sum = Vector::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    while let (Some(&(x, weight)), Some(&(y, other))) = (left.peek(), right.peek()) {
        if x <= y {
            left.next();
        }
        if y <= x {
            right.next();
        }
        sum.push(match x.cmp(&y) {
            std::cmp::Ordering::Less => (x, weight),
            std::cmp::Ordering::Greater => (y, other),
            std::cmp::Ordering::Equal => (x, weight + other),
        });
    }
    sum.extend(left);
    sum.extend(right);
    if sum.len() > LONGEST_SUM {
        sum.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        sum.truncate(LONGEST_SUM * 2 / 3);
        sum.sort_unstable_by_key(|&(key, _)| key);
    }
    sum
}
