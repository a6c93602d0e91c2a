//! Group-average clustering over a sparse graph of likely pairs.

use rayon::prelude::*;

use super::IsStopped;
use super::moment::Moment;
use super::queue::{Join, Queue};
use super::vector::{Board, Vector};

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
/// What is thought to be the most a product can be is taken as so much more, as sums are not exact.
const SLACK: f32 = 1.001;
/// So many products are worth being shared out among processors.
const MANY: usize = 64;

/// A likely pair of groups, by their places, and what is known of the product of their vectors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Likely {
    pub(super) a: u32,
    pub(super) b: u32,
    /// The product is not less than this.
    pub(super) least: f32,
    /// The product is not more than this.
    pub(super) most: f32,
}

/// A group being formed.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The articles, in no order.
    pub(super) members: Vec<usize>,
    /// Sum of the members' vectors: its product with another's sum is the sum of all pairs' likeness.
    sum: Vector,
    /// The sum's product with itself.
    square: f32,
    /// Sum of the likeness of all pairs within.
    within: f32,
    moment: Moment,
}

impl Group {
    /// A group of one article.
    pub(super) fn alone(article: usize, vector: Vector, moment: Moment) -> Self {
        Self { members: vec![article], square: vector.square(), sum: vector, within: 0.0, moment }
    }

    /// The product of the sums of two groups.
    pub(super) fn product(&self, other: &Self, board: &mut Board) -> f32 {
        board.product_of(&self.sum, &other.sum)
    }

    /// How alike the members are on average.
    fn cohesion(&self) -> f32 {
        let count = self.members.len() as f32;
        let pairs = count * (count - 1.0) / 2.0;
        ((LEAST_COHESION * ASSUMED_PAIRS + self.within) / (ASSUMED_PAIRS + pairs)).max(LEAST_COHESION)
    }

    /// How many pairs there are across.
    fn pairs(&self, other: &Self) -> f32 {
        (self.members.len() * other.members.len()) as f32
    }

    /// How much two groups look like one, given the product of their sums: likeness across, measured by that
    /// within; none where it is not enough.
    fn likeness(&self, other: &Self, product: f32) -> Option<f32> {
        let pairs = self.pairs(other);
        // Neither time nor likeness within makes it more.
        if product / pairs < SAME_EVENT {
            return None;
        }
        let least = LEAST_COHESION * LEAST_COHESION;
        let across = product * self.moment.factor(&other.moment);
        let likeness = across / pairs * (least / (self.cohesion() * other.cohesion())).powf(COHESION);
        (likeness >= SAME_EVENT).then_some(likeness)
    }

    /// Takes in the members of another group, given the product of their sums.
    pub(super) fn join(&mut self, other: Self, product: f32) {
        let across = product * self.moment.factor(&other.moment);
        self.within += other.within + across.min(self.pairs(&other) * MOST_COHESION);
        self.members.extend(other.members);
        self.sum = self.sum.plus(&other.sum);
        self.square += other.square + 2.0 * product;
        if self.sum.len() > LONGEST_SUM {
            self.sum.keep_heaviest(LONGEST_SUM * 2 / 3);
        }
        self.moment.join(&other.moment);
    }
}

/// Joins groups that tell one event; the result has ascending members and is in ascending order of the first.
///
/// Group-average linkage: the most alike groups are joined until none are alike enough. The average over
/// all pairs across comes from the sums of vectors, so pairs without an edge count with what they are. Products
/// are not worked out before a pair's turn comes by the most its product can be; seldom does it come to that, and
/// those whose turn comes together are worked out at once.
/// `edges` are the likely pairs; their order does not matter, but is quickest where those of one group stand together.
/// `None` once `is_stopped` says that nobody waits any more.
pub(super) fn cluster(
    groups: Vec<Group>,
    edges: &[Likely],
    is_stopped: IsStopped<'_>,
) -> Option<Vec<Vec<usize>>> {
    let mut forming = Forming::new(groups);
    let mut queue = Queue::new();
    queue.extend(forming.meet(edges));
    loop {
        if is_stopped() {
            return None;
        }
        if let Some(next) = queue.pop(|join| forming.is_current(join)) {
            forming.merge(next);
            let (due, later): (Vec<Join>, Vec<Join>) =
                forming.joins(next.a).partition(|join| queue.is_due(join));
            queue.extend(later);
            queue.extend(forming.weigh(due, |_| next.a));
        } else if let Some(due) = queue.open() {
            queue.extend(forming.weigh(due, |join| join.a));
        } else {
            return Some(forming.formed());
        }
    }
}

/// Groups being formed, by place; one that went into another leaves its place empty.
#[derive(Debug)]
struct Forming {
    groups: Vec<Option<Group>>,
    /// How often each was joined, so that what was found before is known as such.
    joined: Vec<u32>,
    /// Groups with a likely pair across, ascending, and the most that the product can be.
    near: Vec<Vec<(u32, f32)>>,
}

impl Forming {
    fn new(groups: Vec<Group>) -> Self {
        let count = groups.len();
        Self {
            groups: groups.into_iter().map(Some).collect(),
            joined: vec![0; count],
            near: vec![Vec::new(); count],
        }
    }

    /// Brings groups near each other that are alike enough.
    ///
    /// An average is no higher than the highest of its pairs: groups meet only by a pair that is alike enough.
    fn meet(&mut self, edges: &[Likely]) -> Vec<Join> {
        let met = |board: &mut Board, edges: &[Likely]| {
            edges.iter().filter_map(|&edge| self.met(edge, board)).collect::<Vec<_>>()
        };
        let of_one = edges.par_chunk_by(|one, other| one.a == other.a);
        let met: Vec<(Join, f32)> = of_one.map_init(Board::default, met).flatten_iter().collect();
        for &(Join { a, b, .. }, most) in &met {
            self.near[a as usize].push((b, most));
            self.near[b as usize].push((a, most));
        }
        self.near.par_iter_mut().for_each(|near| near.sort_unstable_by_key(|&(other, _)| other));
        met.into_iter().map(|(join, _)| join).collect()
    }

    /// The join of two groups that are alike enough to meet, and the most that their product can be.
    fn met(&self, edge: Likely, board: &mut Board) -> Option<(Join, f32)> {
        let (a, b) = (edge.a.min(edge.b), edge.a.max(edge.b));
        let (left, right) = self.pair(a, b)?;
        let most = edge.most * SLACK;
        let likeness = left.likeness(right, most).filter(|_| a != b)?;
        let join = Join { likeness, a, b, joined: (0, 0), product: None };
        if left.likeness(right, edge.least / SLACK).is_some() {
            return Some((join, most));
        }
        let product = left.product(right, board);
        let likeness = left.likeness(right, product)?;
        Some((Join { likeness, product: Some(product), ..join }, product * SLACK))
    }

    /// Whether both groups still are what they were.
    fn is_current(&self, join: &Join) -> bool {
        (self.joined[join.a as usize], self.joined[join.b as usize]) == join.joined
    }

    /// Works out how alike the groups of joins are; what is out of date or not alike enough is left out.
    ///
    /// `one` names a group of each join, whose joins with others are worked out together.
    fn weigh(
        &mut self,
        mut joins: Vec<Join>,
        one: impl Fn(&Join) -> u32 + Sync,
    ) -> impl Iterator<Item = Join> {
        joins.retain(|join| self.is_current(join));
        joins.sort_unstable_by_key(&one);
        let of_one = |join: &Join, other: &Join| one(join) == one(other);
        let weigh = |board: &mut Board, joins: &mut [Join]| self.products(board, one(&joins[0]), joins);
        if joins.len() < MANY {
            let board = &mut Board::default();
            joins.chunk_by_mut(of_one).for_each(|joins| weigh(board, joins));
        } else {
            joins.par_chunk_by_mut(of_one).for_each_init(Board::default, weigh);
        }
        for join in &joins {
            let most = join.product.map_or(f32::INFINITY, |product| product * SLACK);
            set(&mut self.near[join.a as usize], join.b, most);
            set(&mut self.near[join.b as usize], join.a, most);
        }
        joins.into_iter().filter_map(|join| {
            let (left, right) = self.pair(join.a, join.b)?;
            Some(Join { likeness: left.likeness(right, join.product?)?, ..join })
        })
    }

    /// Works out the products of a group with others.
    fn products(&self, board: &mut Board, one: u32, joins: &mut [Join]) {
        let Some(group) = &self.groups[one as usize] else { return };
        let laid = board.lay(&group.sum);
        for join in joins.iter_mut().filter(|join| join.product.is_none()) {
            let other = if join.a == one { join.b } else { join.a };
            join.product = self.groups[other as usize].as_ref().map(|other| laid.product(&other.sum));
        }
    }

    /// Two groups, if there still are both.
    fn pair(&self, a: u32, b: u32) -> Option<(&Group, &Group)> {
        Some((self.groups[a as usize].as_ref()?, self.groups[b as usize].as_ref()?))
    }

    /// The joins of a group with those near it that may be alike enough.
    fn joins(&self, one: u32) -> impl Iterator<Item = Join> {
        let near = self.near[one as usize].iter();
        near.filter_map(move |&(other, most)| {
            let (a, b) = (one.min(other), one.max(other));
            let (left, right) = self.pair(a, b)?;
            let joined = (self.joined[a as usize], self.joined[b as usize]);
            let likeness = left.likeness(right, most)?;
            Some(Join { likeness, a, b, joined, product: None })
        })
    }

    /// Joins the second group into the first.
    fn merge(&mut self, Join { a, b, product, .. }: Join) {
        let Some(product) = product else { return };
        let Some(gone) = self.groups[b as usize].take() else { return };
        let near = [a, b].map(|one| std::mem::take(&mut self.near[one as usize]));
        let Some(group) = self.groups[a as usize].as_mut() else { return };
        let squares = [group.square, gone.square];
        group.join(gone, product);
        self.joined[a as usize] += 1;
        self.joined[b as usize] += 1;
        let mut joined = Vec::with_capacity(near[0].len() + near[1].len());
        for (other, known) in side_by_side(&near[0], &near[1]) {
            let group = self.groups[other as usize].as_ref().filter(|_| other != a);
            let Some(square) = group.map(|group| group.square) else { continue };
            // Of two that never met nothing is known but the lengths of their vectors.
            let most = |part: usize| known[part].unwrap_or_else(|| (squares[part] * square).sqrt() * SLACK);
            let most = most(0) + most(1);
            joined.push((other, most));
            let list = &mut self.near[other as usize];
            if let Ok(place) = list.binary_search_by_key(&b, |&(other, _)| other) {
                list.remove(place);
            }
            set(list, a, most);
        }
        self.near[a as usize] = joined;
    }

    /// The members of the groups formed.
    fn formed(self) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> =
            self.groups.into_iter().flatten().map(|group| group.members).collect();
        for members in &mut found {
            members.sort_unstable();
        }
        found.sort_unstable();
        found
    }
}

/// The groups in either of two ascending lists, with what stands beside each in both.
fn side_by_side<'a>(
    mut one: &'a [(u32, f32)],
    mut other: &'a [(u32, f32)],
) -> impl Iterator<Item = (u32, [Option<f32>; 2])> + 'a {
    std::iter::from_fn(move || {
        let first = [one.first(), other.first()].into_iter().flatten().map(|&(group, _)| group).min()?;
        Some((first, [&mut one, &mut other].map(|list| take_first(list, first))))
    })
}

/// Takes a group off a list that begins with it, and gives what stands beside it.
fn take_first(list: &mut &[(u32, f32)], group: u32) -> Option<f32> {
    let (&(_, most), rest) = list.split_first().filter(|((first, _), _)| *first == group)?;
    *list = rest;
    Some(most)
}

/// Puts a group into a list or sets what stands beside it.
fn set(list: &mut Vec<(u32, f32)>, group: u32, most: f32) {
    match list.binary_search_by_key(&group, |&(other, _)| other) {
        Ok(place) => list[place].1 = most,
        Err(place) => list.insert(place, (group, most)),
    }
}
