//! Group-average clustering over a sparse graph of likely pairs.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::index::{Edge, Vector, dot};
use super::moment::Moment;

/// Groups whose articles are on average this alike tell one event.
const SAME_EVENT: f32 = 0.115;
/// Longest sum of a group's vectors; beyond it the faintest keys go.
const LONGEST_SUM: usize = 6000;

/// A group being formed.
#[derive(Debug)]
struct Group {
    members: Vec<usize>,
    /// Sum of the members' vectors: its product with another's sum is the sum of all pairs' likeness.
    sum: Vector,
    moment: Moment,
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

/// The groups, each with ascending members, in ascending order of their first; the same whatever the order of `edges`.
///
/// Group-average linkage: the most alike groups are joined until none are alike enough. The average over
/// all pairs across comes from the sums of vectors, so pairs without an edge count with what they are.
pub(super) fn cluster(vectors: Vec<Vector>, moments: Vec<Moment>, edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut near = vec![BTreeSet::new(); vectors.len()];
    for edge in edges {
        near[edge.a].insert(edge.b);
        near[edge.b].insert(edge.a);
    }
    let mut groups: BTreeMap<usize, Group> = vectors
        .into_iter()
        .zip(moments)
        .zip(near)
        .map(|((sum, moment), near)| Group { members: Vec::new(), sum, moment, near, version: 0 })
        .enumerate()
        .map(|(index, group)| (index, Group { members: vec![index], ..group }))
        .collect();
    let mut queue: BinaryHeap<Join> = edges.iter().filter_map(|edge| join(&groups, edge.a, edge.b)).collect();
    while let Some(next) = queue.pop() {
        let current =
            |index, version| groups.get(&index).is_some_and(|group: &Group| group.version == version);
        if !(current(next.a, next.versions.0) && current(next.b, next.versions.1)) {
            continue;
        }
        if let Some(near) = merge(&mut groups, next.a, next.b) {
            queue.extend(
                near.into_iter().filter_map(|other| join(&groups, next.a.min(other), next.a.max(other))),
            );
        }
    }
    let mut found: Vec<Vec<usize>> = groups.into_values().map(|group| group.members).collect();
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort_unstable();
    found
}

/// How alike two groups are, if enough to be joined.
fn join(groups: &BTreeMap<usize, Group>, a: usize, b: usize) -> Option<Join> {
    let (left, right) = (groups.get(&a)?, groups.get(&b)?);
    let pairs = (left.members.len() * right.members.len()) as f32;
    let likeness = dot(&left.sum, &right.sum) / pairs * left.moment.factor(&right.moment);
    (likeness >= SAME_EVENT).then_some(Join { likeness, a, b, versions: (left.version, right.version) })
}

/// Joins group `b` into `a` and gives the groups near both.
fn merge(groups: &mut BTreeMap<usize, Group>, a: usize, b: usize) -> Option<BTreeSet<usize>> {
    let gone = groups.remove(&b)?;
    for other in &gone.near {
        if let Some(group) = groups.get_mut(other) {
            group.near.remove(&b);
            if *other != a {
                group.near.insert(a);
            }
        }
    }
    let group = groups.get_mut(&a)?;
    group.near.extend(gone.near);
    group.near.remove(&a);
    group.near.remove(&b);
    group.members.extend(gone.members);
    group.sum = added(&group.sum, &gone.sum);
    group.moment.join(&gone.moment);
    group.version += 1;
    Some(group.near.clone())
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
