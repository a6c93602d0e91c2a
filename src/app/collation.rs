//! Sources laid against each other: the rows of the compare view, from a comparison and a choice of columns.

use std::collections::HashSet;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::copies::mark_edited;
use super::digest::{Accounts, Digest};
use super::pages::Passage;
use super::sign::Sign;
use crate::model::{Finding, FindingKind, Member, Relation};
use crate::text::Span;

/// A source shown as a column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Index of the article in the briefing.
    pub article: usize,
    /// Its passages.
    pub passages: Arc<[Passage]>,
}

/// Names a row by a passage that stands in it, so that it is found again when columns change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowId {
    /// Index of the article in the briefing.
    pub article: usize,
    /// Index of the passage in that article.
    pub passage: usize,
}

type HashMap<K, V> = std::collections::HashMap<K, V, RandomState>;

/// The runs shown in full, each named by its first row.
pub type Unfolded = HashSet<RowId>;

impl RowId {
    /// The same once articles have other places in the briefing, as `to` tells.
    pub fn moved(self, to: &impl Fn(usize) -> Option<usize>) -> Option<Self> {
        Some(Self { article: to(self.article)?, ..self })
    }
}

/// One row: what each column says to one matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// For each column the passages that stand here, by index, in text order; empty: nothing found.
    pub cells: Vec<Vec<usize>>,
    /// How alike the closest two passages are; `None` where only one source speaks.
    pub relation: Option<Relation>,
    /// Indices of the comparison's findings that belong here, ascending and so gravest first.
    pub findings: Vec<usize>,
    /// Whether it is shown as one line.
    pub folded: bool,
}

impl Row {
    /// The column that alone speaks here.
    pub fn only(&self) -> Option<usize> {
        let mut speaking = (0..self.cells.len()).filter(|&column| !self.cells[column].is_empty());
        let first = speaking.next()?;
        speaking.next().is_none().then_some(first)
    }

    /// What stands in the gutter: the gravest finding, else the likeness of the words.
    pub fn sign(&self, findings: &[Finding]) -> Sign {
        let gravest = self.findings.first().and_then(|&index| findings.get(index));
        match (gravest, self.relation, self.only()) {
            (Some(finding), relation, _) => Sign::of(finding, relation),
            (None, _, Some(column)) => Sign::only(column),
            (None, Some(relation), None) => relation.into(),
            (None, None, None) => Sign::Related,
        }
    }
}

/// The rows of a compare view.
#[derive(Clone, Debug, Default)]
pub struct Collation {
    /// The columns, the base first.
    pub columns: Vec<Column>,
    /// The rows, in the order of the base; what others have alone follows what stands before it there.
    pub rows: Vec<Row>,
    /// The same before runs were folded.
    unfolded: Vec<Row>,
    /// The first row of each passage, by article and passage.
    places: HashMap<RowId, usize>,
}

impl Collation {
    /// No rows yet.
    pub fn of(columns: Vec<Column>) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Folds the runs that only one source has, but for those in `unfolded`, and notes where each passage stands.
    pub fn fold(&mut self, unfolded: &Unfolded) {
        self.rows.clear();
        self.places.clear();
        // The column whose run, shown in full, the last row belongs to.
        let mut open = None;
        for row in self.unfolded.clone() {
            open = self.fold_in(row, unfolded, open);
        }
        for (index, row) in self.rows.iter().enumerate() {
            for (column, cell) in self.columns.iter().zip(&row.cells) {
                for &passage in cell {
                    self.places.entry(RowId { article: column.article, passage }).or_insert(index);
                }
            }
        }
    }

    /// The names of all passages of the row at `index`, which only one source has.
    pub fn run(&self, index: usize) -> impl Iterator<Item = RowId> {
        let row = self.rows.get(index).and_then(|row| Some((row.only()?, row)));
        row.into_iter().flat_map(|(column, row)| {
            let article = self.columns.get(column).map(|column| column.article);
            row.cells[column].iter().filter_map(move |&passage| Some(RowId { article: article?, passage }))
        })
    }

    /// The name of the row at `index`.
    pub fn id(&self, index: usize) -> Option<RowId> {
        let row = self.rows.get(index)?;
        let (column, &passage) =
            row.cells.iter().enumerate().find_map(|(column, cell)| Some((column, cell.first()?)))?;
        Some(RowId { article: self.columns.get(column)?.article, passage })
    }

    /// The row in which the passage called `id` stands; the one at `near`, when it stands there too.
    pub fn find_near(&self, id: RowId, near: usize) -> Option<usize> {
        let column = self.columns.iter().position(|column| column.article == id.article)?;
        let holds = |row: &Row| row.cells.get(column).is_some_and(|cell| cell.contains(&id.passage));
        if self.rows.get(near).is_some_and(holds) {
            return Some(near);
        }
        self.places.get(&id).copied()
    }
}

impl Collation {
    /// Adds a row and returns the column whose run it continues in full. A row that only one source has joins the
    /// folded run before it; `open` is what the row before it has returned.
    fn fold_in(&mut self, mut row: Row, unfolded: &Unfolded, open: Option<usize>) -> Option<usize> {
        let Some(column) = row.only().filter(|_| row.findings.is_empty()) else {
            self.rows.push(row);
            return None;
        };
        let id = RowId { article: self.columns[column].article, passage: row.cells[column][0] };
        if let Some(last) = self.rows.last_mut()
            && last.folded
            && last.only() == Some(column)
            && !unfolded.contains(&id)
            && follows(&last.cells[column], &row.cells[column])
        {
            last.cells[column].append(&mut row.cells[column]);
            return None;
        }
        let is_open = open == Some(column) || unfolded.contains(&id);
        row.folded = !is_open;
        self.rows.push(row);
        is_open.then_some(column)
    }

    /// The row in which the byte `offset` of an article stands.
    pub fn find_offset(&self, article: usize, offset: usize) -> Option<usize> {
        let column = self.columns.iter().find(|column| column.article == article)?;
        let passage = passage_at(&column.passages, offset)?;
        self.find_near(RowId { article, passage }, usize::MAX)
    }
}

/// Lays the `columns`, the base first, against each other.
///
/// Each passage of the base opens a row. A passage of another column joins the row it has most to do with:
/// findings weigh more than likeness; what has no counterpart opens a row after its predecessor. A finding
/// graver than agreement always has a row in which two of its accounts stand, even if a passage is then
/// shown twice. One whose accounts all stand in one source has a row of its own: beside another source's
/// passage it would seem to be about that too. Runs that only one source has are folded into one row unless
/// `unfolded` names it.
pub fn collate(columns: Vec<Column>, digest: &Digest, unfolded: &Unfolded) -> Collation {
    let mut weave = Weave::new(&columns, digest);
    for column in 0..columns.len() {
        weave.lay(column);
    }
    weave.bring_together();
    weave.set_apart();
    let told = std::mem::take(&mut weave.told);
    let mut rows = weave.into_rows();
    place_findings(&mut rows, &told, &digest.comparison.findings);
    let mut collation = Collation { unfolded: rows, ..Collation::of(columns) };
    mark_edited(&mut collation.unfolded, &collation.columns, digest);
    collation.fold(unfolded);
    collation
}

/// The index of the paragraph in which `offset` stands.
pub(super) fn passage_at(passages: &[Passage], offset: usize) -> Option<usize> {
    let place = passages.partition_point(|passage| passage.span.start <= offset).checked_sub(1)?;
    passages.get(place).filter(|passage| passage.number.is_some()).map(|_| place)
}

/// A passage by column and index.
type Place = (usize, usize);

/// A tie between two passages.
#[derive(Clone, Copy, Debug)]
struct Tie {
    to: Place,
    weight: f32,
    relation: Option<Relation>,
}

/// A finding with its accounts in the sources shown.
#[derive(Clone, Debug)]
struct Told {
    /// Its index among the findings.
    finding: usize,
    kind: FindingKind,
    /// Where its accounts stand, ascending; a place for each account.
    places: Vec<Place>,
    /// For each of them which member of the finding it is.
    members: Vec<usize>,
}

impl Told {
    /// The same; of what one text alone tells on both sides, for the first of its copies that has both: copies are never
    /// opposed. `None` where none has.
    fn once(self, columns: &[Column], digest: &Digest, finding: &Finding) -> Option<Self> {
        let article = |place: &Place| columns.get(place.0).map(|column| column.article);
        let first = article(self.places.first()?)?;
        let is_own = |other: usize| other == first || digest.edits(first, other).is_some();
        if self.kind == FindingKind::Agreement || !self.places.iter().filter_map(article).all(is_own) {
            return Some(self);
        }
        let mut start = 0;
        let runs = self.places.chunk_by(|a, b| a.0 == b.0).map(|run| {
            start += run.len();
            start - run.len()..start
        });
        let mut both = runs.filter(|run| finding.holds_between(&self.members[run.clone()]));
        let run = both.next()?;
        let (places, members) = (self.places[run.clone()].to_vec(), self.members[run].to_vec());
        Some(Self { places, members, ..self })
    }

    /// Whether it is graver than an agreement, and all its accounts shown stand in one source.
    fn is_inner(&self) -> bool {
        let ends = (self.places.first(), self.places.last());
        self.kind != FindingKind::Agreement
            && self.places.len() > 1
            && ends.0.map(|place| place.0) == ends.1.map(|place| place.0)
    }
}

/// The findings that have two accounts in the columns, gravest first. What other sources say is not looked at, nor
/// what the column with most findings alone gives once.
fn told(columns: &[Column], digest: &Digest) -> Vec<Told> {
    let none = Accounts::default();
    let of: Vec<_> = columns.iter().map(|of| digest.accounts(of.article).unwrap_or(&none)).collect();
    let longest = (0..of.len()).max_by_key(|&column| of[column].places.len()).unwrap_or(0);
    let others = of.iter().enumerate().filter(|(column, _)| *column != longest);
    let mut wanted: Vec<usize> =
        others.flat_map(|(_, accounts)| accounts.places.iter().map(|place| place.0)).collect();
    wanted.extend(of.get(longest).map_or(&[][..], |accounts| &accounts.repeated));
    wanted.sort_unstable();
    wanted.dedup();
    let read = |finding: usize| {
        let of_finding = digest.comparison.findings.get(finding)?;
        let (mut places, mut members) = (Vec::new(), Vec::new());
        for (column, (shown, accounts)) in columns.iter().zip(&of).enumerate() {
            for at in accounts.places_of(finding) {
                let is_this = |member: &Member| member.article == shown.article && member.mark.start == at;
                let member = of_finding.members.iter().position(is_this);
                if let (Some(passage), Some(member)) = (passage_at(&shown.passages, at), member) {
                    places.push((column, passage));
                    members.push(member);
                }
            }
        }
        let is_told = places.len() > 1 && of_finding.holds_between(&members);
        let told = Told { finding, kind: of_finding.kind, places, members };
        if is_told { told.once(columns, digest, of_finding) } else { None }
    };
    wanted.into_iter().filter_map(read).collect()
}

/// Rows in the making.
struct Weave<'a> {
    columns: &'a [Column],
    told: Vec<Told>,
    ties: HashMap<Place, Vec<Tie>>,
    rows: Vec<Row>,
    order: Vec<usize>,
    row_of: HashMap<Place, usize>,
}

impl<'a> Weave<'a> {
    fn new(columns: &'a [Column], digest: &Digest) -> Self {
        let told = told(columns, digest);
        let mut weave = Self {
            columns,
            told: Vec::new(),
            ties: HashMap::default(),
            rows: Vec::new(),
            order: Vec::new(),
            row_of: HashMap::default(),
        };
        let inner = told.iter().filter(|told| told.is_inner());
        let apart: HashSet<Place> = inner.flat_map(|told| told.places.iter().copied()).collect();
        for (nth, one) in columns.iter().enumerate() {
            for (other_nth, other) in columns.iter().enumerate().skip(nth + 1) {
                for pair in digest.pairs(one.article, other.article) {
                    let place = |column, of: &Column, span: Span| {
                        Some((column, passage_at(&of.passages, span.start)?))
                    };
                    let (a, b) = (place(nth, one, pair.a), place(other_nth, other, pair.b));
                    // What merely shares a subject does not stand beside a passage that is at odds with itself.
                    let is_apart = |place: Option<Place>| place.is_some_and(|place| apart.contains(&place));
                    if pair.relation != Relation::Related || !(is_apart(a) || is_apart(b)) {
                        weave.tie(a, b, pair.score, Some(pair.relation));
                    }
                }
            }
        }
        for Told { kind, places, .. } in &told {
            // Accounts in one passage pull together.
            let runs: Vec<&[Place]> = places.chunk_by(|a, b| a == b).collect();
            for (nth, one) in runs.iter().enumerate() {
                for other in &runs[nth + 1..] {
                    let weight = pull(*kind) * (one.len() * other.len()) as f32;
                    weave.tie(Some(one[0]), Some(other[0]), weight, None);
                }
            }
        }
        weave.told = told;
        weave
    }

    fn tie(&mut self, a: Option<Place>, b: Option<Place>, weight: f32, relation: Option<Relation>) {
        let (Some(a), Some(b)) = (a, b) else { return };
        if a.0 != b.0 {
            self.ties.entry(a).or_default().push(Tie { to: b, weight, relation });
            self.ties.entry(b).or_default().push(Tie { to: a, weight, relation });
        }
    }

    /// Adds a column: each of its paragraphs joins a row or opens one.
    fn lay(&mut self, column: usize) {
        let passages = Arc::clone(&self.columns[column].passages);
        let mut opened: HashMap<Option<usize>, Vec<usize>> = HashMap::default();
        let mut before = None;
        for (index, _) in passages.iter().enumerate().filter(|(_, passage)| passage.number.is_some()) {
            if let Some((row, relation)) = self.best_row((column, index)) {
                self.join(row, (column, index), relation);
                before = Some(row);
            } else {
                let row = self.open((column, index));
                opened.entry(before).or_default().push(row);
            }
        }
        let known = std::mem::take(&mut self.order);
        self.order.extend(opened.remove(&None).unwrap_or_default());
        for row in known {
            self.order.push(row);
            self.order.extend(opened.remove(&Some(row)).unwrap_or_default());
        }
    }

    /// The row to which the passage is tied most strongly, and how alike it is to what stands there.
    fn best_row(&self, place: Place) -> Option<(usize, Option<Relation>)> {
        let mut rows: Vec<(usize, f32, Option<Relation>)> = Vec::new();
        for tie in self.ties.get(&place)?.iter().filter(|tie| tie.to.0 < place.0) {
            let Some(&row) = self.row_of.get(&tie.to) else { continue };
            match rows.iter_mut().find(|known| known.0 == row) {
                Some(known) => {
                    known.1 += tie.weight;
                    known.2 = known.2.max(tie.relation);
                }
                None => rows.push((row, tie.weight, tie.relation)),
            }
        }
        rows.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(row, _, relation)| (row, relation))
    }

    fn open(&mut self, place: Place) -> usize {
        let mut cells = vec![Vec::new(); self.columns.len()];
        cells[place.0].push(place.1);
        self.rows.push(Row { cells, relation: None, findings: Vec::new(), folded: false });
        self.row_of.insert(place, self.rows.len() - 1);
        self.rows.len() - 1
    }

    fn join(&mut self, row: usize, place: Place, relation: Option<Relation>) {
        self.rows[row].cells[place.0].push(place.1);
        self.rows[row].relation = self.rows[row].relation.max(relation);
        self.row_of.insert(place, row);
    }

    /// Sees to it that findings graver than agreement have their accounts beside each other.
    fn bring_together(&mut self) {
        for told in self.told.iter().filter(|told| told.kind != FindingKind::Agreement && !told.is_inner()) {
            let Some(&row) = told.places.first().and_then(|first| self.row_of.get(first)) else { continue };
            for &(column, passage) in &told.places {
                let cell = &mut self.rows[row].cells[column];
                if let Err(at) = cell.binary_search(&passage) {
                    cell.insert(at, passage);
                }
            }
        }
    }

    /// Gives each finding that lies within one source a row in which nothing but its accounts stands.
    fn set_apart(&mut self) {
        let mut after: HashMap<usize, Vec<usize>> = HashMap::default();
        let mut known: HashSet<Vec<Place>> = HashSet::new();
        for told in self.told.iter().filter(|told| told.is_inner()) {
            let mut places = told.places.clone();
            places.dedup();
            let Some(&row) = places.first().and_then(|first| self.row_of.get(first)) else { continue };
            let mut cells = vec![Vec::new(); self.columns.len()];
            for &(column, passage) in &places {
                cells[column].push(passage);
            }
            if self.rows[row].cells != cells && known.insert(places) {
                self.rows.push(Row { cells, relation: None, findings: Vec::new(), folded: false });
                after.entry(row).or_default().push(self.rows.len() - 1);
            }
        }
        for row in std::mem::take(&mut self.order) {
            self.order.push(row);
            self.order.extend(after.remove(&row).unwrap_or_default());
        }
    }

    fn into_rows(self) -> Vec<Row> {
        let mut rows: Vec<_> = self.rows.into_iter().map(Some).collect();
        self.order.into_iter().filter_map(|row| rows.get_mut(row).and_then(Option::take)).collect()
    }
}

/// How strongly a finding draws its accounts into one row; likeness draws with at most 1.
const fn pull(kind: FindingKind) -> f32 {
    match kind {
        FindingKind::Conflict => 8.0,
        FindingKind::Update => 6.0,
        FindingKind::Certainty | FindingKind::Attribution => 1.0,
        FindingKind::Agreement => 0.3,
    }
}

/// Gives each finding to the rows in which two of its accounts stand; of one graver than agreement, in different
/// sources, or else alone.
fn place_findings(rows: &mut [Row], told: &[Told], findings: &[Finding]) {
    let mut rows_of: HashMap<Place, Vec<usize>> = HashMap::default();
    for (index, row) in rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            for &passage in cell {
                rows_of.entry((column, passage)).or_default().push(index);
            }
        }
    }
    // Findings come gravest first, and so they stand in each row.
    for Told { finding, kind, places, members } in told {
        let mut accounts: HashMap<usize, (Vec<Place>, Vec<usize>)> = HashMap::default();
        for (place, member) in places.iter().zip(members) {
            for &row in rows_of.get(place).into_iter().flatten() {
                let (places, members) = accounts.entry(row).or_default();
                places.push(*place);
                members.push(*member);
            }
        }
        for (row, (places, members)) in accounts {
            let column = places[0].0;
            let heads = *kind == FindingKind::Agreement
                || places.iter().any(|place| place.0 != column)
                || is_nothing_but(&rows[row], &places);
            let holds = findings.get(*finding).is_some_and(|finding| finding.holds_between(&members));
            if places.len() > 1 && heads && holds {
                rows[row].findings.push(*finding);
            }
        }
    }
}

/// Whether no passage stands in the row but those.
fn is_nothing_but(row: &Row, places: &[Place]) -> bool {
    let mut cells = row.cells.iter().enumerate();
    cells.all(|(column, cell)| cell.iter().all(|&passage| places.contains(&(column, passage))))
}

/// Whether the passages of `next` come after those of `run` in their article, so that one line can tell of both.
fn follows(run: &[usize], next: &[usize]) -> bool {
    run.last() < next.first()
}
