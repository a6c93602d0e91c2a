//! The compare view: which sources stand beside each other, where the cursor is, what is on the screen.

use std::collections::HashMap;
use std::sync::Arc;

use super::alike::Alike;
use super::collation::{Collation, Column, Row, RowId, Unfolded, collate};
use super::digest::Digest;
use super::nearest::Nearest;
use super::pages::{Page, Pages};
use super::sign::Sign;
use crate::model::{BlockKind, Briefing, Finding, FindingKind, Story};

/// Cells of the gutter with sign and word, when columns stand beside each other.
pub const GUTTER: u16 = 10;
/// Cells of a column that are not text: border, space, paragraph number, space at the right.
pub const COLUMN_FRAME: u16 = 7;
/// Narrowest column worth reading, in cells.
const NARROWEST: u16 = 36;
/// Columns at most.
const MOST: usize = 4;

/// How the sources of a row stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// In columns beside each other.
    #[default]
    Columns,
    /// Under each other.
    Stacked,
}

/// The state of the compare view.
#[derive(Clone, Debug, Default)]
pub struct Comparing {
    /// What is compared: a story, or articles chosen by hand under an id of their own.
    pub story: Option<Story>,
    /// What the comparison found; `None` while it is being made.
    pub digest: Option<Arc<Digest>>,
    /// The sources, the base first, by index in the briefing.
    pub order: Vec<usize>,
    /// How many sources after the base are scrolled out of sight.
    pub shift: usize,
    /// Runs of one source that are shown in full.
    pub unfolded: Unfolded,
    /// The rows.
    pub collation: Collation,
    /// The sign of each row.
    signs: Vec<Sign>,
    /// The sentences told alike, by row, of the rows that were on the screen.
    pub(super) alike: HashMap<usize, Vec<Alike>>,
    /// How many rows carry each sign.
    tally: Vec<(Sign, usize)>,
    /// What `collation` was made for, so that it is made anew only when that changes.
    made_for: Option<Vec<usize>>,
    /// Whether `unfolded` has changed since the rows were made.
    refolded: bool,
    /// The row under the cursor, by name.
    pub selected: Option<RowId>,
    /// The row under the cursor, as of the last settling.
    pub cursor: usize,
    /// What comes nearest to the row at an index, looked for once when the cursor comes there.
    pub(super) near: Option<(usize, Option<Nearest>)>,
    /// A finding whose row the cursor is to stand on once the rows are there, by its index.
    sought: Option<usize>,
    /// The conflict last gone to, by its index among the findings.
    pub conflict: Option<usize>,
    /// Whether the first conflict is to be shown as soon as the comparison is there.
    pub conflict_wanted: bool,
    /// First row on the screen, and how many of its lines are scrolled away.
    pub top: (usize, usize),
    /// Lines of a row taller than the screen that are scrolled away.
    pub skip: usize,
    /// How the sources of a row stand, as of the last settling.
    pub shape: Shape,
    /// Cells before a stacked wording, for its letter, as of the last settling.
    pub indent: u16,
    /// Width of a wording in cells, as of the last settling.
    pub width: usize,
    /// Height of the rows' area, as of the last settling.
    pub height: usize,
}

impl Comparing {
    /// Begins to compare a story, with `base` as the base and the others after it in the story's order.
    pub fn open(&mut self, story: Story, base: usize) {
        let start = story.articles.iter().position(|&article| article == base).unwrap_or(0);
        let mut order = story.articles.clone();
        order.rotate_left(start);
        let (shape, width, height) = (self.shape, self.width, self.height);
        *self = Self { story: Some(story), order, shape, width, height, ..Self::default() };
    }

    /// Begins to compare two sources of a story, with the row of a finding under the cursor.
    pub fn open_pair(
        &mut self,
        story: Story,
        digest: Arc<Digest>,
        pair: (usize, usize),
        finding: Option<usize>,
    ) {
        self.open(story, pair.0);
        self.put_first(pair.1, 1);
        self.digest = Some(digest);
        (self.conflict, self.sought) = (finding, finding);
    }

    /// Forgets what was found, and names what is kept by where the articles stand in another briefing, as `to`
    /// tells.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        self.order = self.order.iter().filter_map(|&article| to(article)).collect();
        self.selected = self.selected.and_then(|id| id.moved(to));
        self.unfolded = self.unfolded.iter().filter_map(|id| id.moved(to)).collect();
        self.collation = Collation::default();
        (self.digest, self.conflict, self.sought) = (None, None, None);
        self.invalidate();
    }

    /// The sources on the screen, the base first.
    pub fn shown(&self, columns: usize) -> Vec<usize> {
        let others = self.order.iter().skip(1 + self.shift);
        self.order.iter().take(1).chain(others).take(columns).copied().collect()
    }

    /// The sources on the screen, as of the last settling.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        self.collation.columns.iter().map(|column| column.article)
    }

    /// The row under the cursor.
    pub fn row(&self) -> Option<&Row> {
        self.collation.rows.get(self.cursor)
    }

    /// The sign of the row at `index`.
    pub fn sign(&self, index: usize) -> Option<Sign> {
        self.signs.get(index).copied()
    }

    /// How many rows carry each sign, the gravest first, those that occur only; findings within one source apart.
    pub fn tally(&self) -> &[(Sign, usize)] {
        &self.tally
    }

    /// Moves the cursor to the row at `index`, the last one when there are fewer.
    pub fn select(&mut self, index: usize) {
        self.cursor = index.min(self.collation.rows.len().saturating_sub(1));
        self.selected = self.collation.id(self.cursor);
        self.skip = 0;
    }

    /// The next row after the cursor (before it, when `by` is negative) whose sign is wanted.
    pub fn next_row(&self, by: isize, wanted: impl Fn(Sign) -> bool) -> Option<usize> {
        let is_wanted = |&index: &usize| self.sign(index).is_some_and(&wanted);
        if by > 0 {
            (self.cursor + 1..self.collation.rows.len()).find(is_wanted)
        } else {
            (0..self.cursor).rev().find(is_wanted)
        }
    }

    /// What was found so far.
    pub fn findings(&self) -> &[Finding] {
        self.digest.as_ref().map_or(&[], |digest| &digest.comparison.findings)
    }

    /// How many conflicts there are: the first of the findings, which come gravest first.
    pub fn conflicts(&self) -> usize {
        self.findings().partition_point(|finding| finding.kind == FindingKind::Conflict)
    }

    /// Brings two accounts of a finding onto the screen, switching columns where it must.
    pub fn show(&mut self, pages: &mut Pages, briefing: &Briefing, finding: usize) {
        let Some(digest) = self.digest.clone() else { return };
        let Some(finding_of) = digest.comparison.findings.get(finding) else { return };
        let Some(first) = finding_of.members.first() else { return };
        let place_in =
            |article: usize| digest.accounts(article).and_then(|accounts| accounts.places_of(finding).next());
        // Against an account stands one of another text, and on another side where there is one.
        let against = |article: usize| {
            let is_other = |other: usize| other != article && digest.edits(article, other).is_none();
            let members = || finding_of.members.iter().enumerate().filter(|(_, of)| is_other(of.article));
            let own = finding_of.members.iter().position(|member| member.article == article);
            let is_against = |at: usize| own.is_some_and(|own| finding_of.holds_between(&[own, at]));
            let found = members().find(|&(at, _)| is_against(at)).or_else(|| members().next());
            found.map(|(_, member)| member.article)
        };
        let shown: Vec<usize> = self.columns().filter(|&article| place_in(article).is_some()).collect();
        let is_shown = |&article: &usize| against(article).is_none_or(|other| shown.contains(&other));
        if !shown.iter().any(is_shown) {
            let base = if place_in(self.order[0]).is_some() { self.order[0] } else { first.article };
            self.put_first(base, 0);
            if let Some(other) = against(base) {
                self.put_first(other, 1);
            }
            self.shift = 0;
        }
        self.conflict = Some(finding);
        self.sought = Some(finding);
        let base = self.order[0];
        let at = place_in(base).map_or((first.article, first.span.start), |offset| (base, offset));
        self.select_offset(pages, briefing, at.0, at.1);
    }

    /// The finding that the foot explains: the conflict gone to, where the row under the cursor has it, else the
    /// gravest of the row.
    pub fn explained(&self) -> Option<usize> {
        let findings = &self.row()?.findings;
        let gone_to = self.conflict.filter(|conflict| findings.contains(conflict));
        gone_to.or_else(|| findings.first().copied())
    }

    /// Chooses the sources that stay on a screen with fewer columns: those of the finding under the cursor, else the
    /// one that the row under the cursor is of.
    fn keep_in_sight(&mut self, columns: usize) {
        let before: Vec<usize> = self.columns().collect();
        let finding = self.explained();
        let accounts = |article: usize| self.digest.as_ref().and_then(|digest| digest.accounts(article));
        let speaks = |article: usize| match finding {
            Some(finding) => accounts(article).is_some_and(|of| of.places_of(finding).next().is_some()),
            None => self.selected.is_some_and(|id| id.article == article),
        };
        let mut wanted: Vec<usize> = before.into_iter().filter(|&article| speaks(article)).collect();
        wanted.truncate(2);
        let shown = self.shown(columns);
        if wanted.iter().all(|article| shown.contains(article)) {
            return;
        }
        // The base stays as long as that leaves room for the finding.
        let base = self.order.first().copied();
        if wanted.len() >= columns && base.is_some_and(|base| !wanted.contains(&base)) {
            self.put_first(wanted[0], 0);
        }
        let places = wanted.iter().filter_map(|&article| self.order.iter().position(|&of| of == article));
        let Some(last) = places.max().filter(|&last| last > 0) else { return };
        let beside = columns.saturating_sub(1).max(1);
        self.shift = self.shift.clamp(last.saturating_sub(beside), last - 1);
        let shown = self.shown(columns);
        if !wanted.iter().all(|article| shown.contains(article)) {
            // They stand too far apart for the screen.
            for (place, &article) in wanted.iter().enumerate() {
                self.put_first(article, place);
            }
            self.shift = 0;
        }
        self.sought = finding;
    }

    /// Moves a source to a place among the first, the others keep their order.
    fn put_first(&mut self, article: usize, place: usize) {
        if let Some(from) = self.order.iter().position(|&of| of == article)
            && let Some(moved) = self.order.get_mut(place..=from)
        {
            moved.rotate_right(1);
        }
    }

    /// Selects the row with this byte; it may not be on the screen yet.
    pub fn select_offset(&mut self, pages: &mut Pages, briefing: &Briefing, article: usize, offset: usize) {
        let Some(of) = briefing.articles.get(article) else { return };
        let passages = pages.passages(article, &of.article);
        let passage = passages.partition_point(|passage| passage.span.start <= offset).saturating_sub(1);
        self.selected = Some(RowId { article, passage });
        self.skip = 0;
    }

    /// Unfolds the run in which the selected passage is hidden.
    pub fn reveal_selected(&mut self) {
        let Some(index) = self.selected.and_then(|id| self.collation.find_near(id, self.cursor)) else {
            return;
        };
        if self.collation.rows.get(index).is_some_and(|row| row.folded) {
            self.unfold(index);
        }
    }

    /// Shows the run at `index` in full: each of its passages, so that they stay open in whichever run they come to
    /// stand.
    pub fn unfold(&mut self, index: usize) {
        self.unfolded.extend(self.collation.run(index));
        self.refold();
    }

    /// Has the next settling fold the rows anew.
    pub fn refold(&mut self) {
        self.refolded = true;
    }

    /// Forgets the rows, so that the next settling makes them anew.
    pub fn invalidate(&mut self) {
        self.made_for = None;
    }

    /// Makes the rows where that is due, wraps what is visible, and keeps the cursor on the screen.
    pub fn settle(&mut self, briefing: &Briefing, pages: &mut Pages, size: (u16, u16), shape: Shape) {
        self.shape = shape;
        self.height = usize::from(size.1);
        let columns = columns_in(size.0, shape);
        self.shift = self.shift.min(self.order.len().saturating_sub(columns));
        if self.made_for.as_ref().is_some_and(|known| known.len() > columns) {
            self.keep_in_sight(columns);
        }
        let shown = self.shown(columns);
        let letters = shown.iter().filter_map(|&article| self.story.as_ref()?.letter(article));
        self.indent = 2 + letters.map(|letter| letter.len() as u16).max().unwrap_or(1);
        self.width = text_width(size.0, shown.len(), shape, self.indent);
        if self.made_for.as_ref() != Some(&shown) {
            self.make_rows(briefing, pages, &shown);
            self.made_for = Some(shown);
        } else if self.refolded {
            self.collation.fold(&self.unfolded);
            self.note_signs();
        }
        self.refolded = false;
        // A passage may stand in more rows than the one that the finding heads.
        if let Some(finding) = self.sought.take()
            && let Some(row) = self.collation.rows.iter().position(|row| row.findings.contains(&finding))
        {
            self.cursor = row;
            self.selected = self.collation.id(row);
        }
        let found = self.selected.and_then(|id| self.collation.find_near(id, self.cursor));
        self.cursor = found.unwrap_or(self.cursor).min(self.collation.rows.len().saturating_sub(1));
        // While there are no rows yet, what was selected is kept for them.
        if found.is_none() && !self.collation.rows.is_empty() {
            self.selected = self.collation.id(self.cursor);
        }
        if self.near.is_none_or(|(row, _)| row != self.cursor) {
            self.near = Some((self.cursor, self.row().and_then(|row| self.find_nearest(row))));
        }
        self.scroll(briefing, pages);
    }

    fn make_rows(&mut self, briefing: &Briefing, pages: &mut Pages, shown: &[usize]) {
        let columns = shown.iter().filter_map(|&article| {
            let passages = pages.passages(article, &briefing.articles.get(article)?.article);
            Some(Column { article, passages })
        });
        let columns = columns.collect();
        self.collation = match &self.digest {
            Some(digest) => collate(columns, digest, &self.unfolded),
            None => Collation::of(columns),
        };
        self.note_signs();
    }

    fn note_signs(&mut self) {
        self.near = None;
        self.alike.clear();
        let findings = self.findings();
        self.signs = self.collation.rows.iter().map(|row| row.sign(findings)).collect();
        // A finding within one source is none between sources.
        let rows = self.signs.iter().zip(&self.collation.rows);
        let between = rows.filter(|(sign, row)| !sign.is_aligned() || row.only().is_none());
        let mut sorted: Vec<Sign> = between.map(|(sign, _)| *sign).collect();
        sorted.sort_unstable();
        self.tally = sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).collect();
    }

    /// Moves the screen as little as it takes to show the row under the cursor, from its beginning if it fits.
    fn scroll(&mut self, briefing: &Briefing, pages: &mut Pages) {
        let rows = self.collation.rows.len();
        self.top.0 = self.top.0.min(rows.saturating_sub(1));
        let own = self.prepare(briefing, pages, self.cursor);
        self.skip = self.skip.min(own.saturating_sub(self.height));
        if self.cursor <= self.top.0 {
            self.top = (self.cursor, self.skip);
        } else {
            // Walk up from the end of the row until the screen is full; never above the present top.
            let mut left = self.height.saturating_sub(own.min(self.height));
            let mut row = self.cursor;
            let mut top = (row, self.skip);
            while row > self.top.0 && left > 0 {
                row -= 1;
                let lines = self.prepare(briefing, pages, row);
                top = (row, lines.saturating_sub(left));
                left = left.saturating_sub(lines);
            }
            self.top = if row == self.top.0 { top.max(self.top) } else { top };
            if self.top.0 == self.cursor {
                self.top.1 = self.skip;
            }
        }
        let mut filled = 0;
        let mut row = self.top.0;
        while row < rows && filled < self.height + self.top.1 {
            filled += self.prepare(briefing, pages, row);
            row += 1;
        }
        self.tell_apart(briefing, self.top.0..row);
    }

    /// Wraps the row at `index` and returns its height in lines.
    fn prepare(&self, briefing: &Briefing, pages: &mut Pages, index: usize) -> usize {
        let Some(row) = self.collation.rows.get(index) else { return 0 };
        if row.folded {
            return 1;
        }
        for (column, cell) in self.collation.columns.iter().zip(&row.cells) {
            let Some(of) = briefing.articles.get(column.article) else { continue };
            let page = pages.page(column.article, &of.article, self.width);
            for &passage in cell {
                page.prepare(passage);
                if let Some(heading) = heading_of(page, passage) {
                    page.prepare(heading);
                }
            }
        }
        self.height_of(pages, index)
    }

    /// Height in lines of the row at `index`, as far as its passages are wrapped.
    pub fn height_of(&self, pages: &Pages, index: usize) -> usize {
        let Some(row) = self.collation.rows.get(index) else { return 0 };
        if row.folded {
            return 1;
        }
        let cells = self.collation.columns.iter().zip(&row.cells);
        let lines = cells.map(|(column, cell)| cell_height(pages.made(column.article, self.width), cell));
        match self.shape {
            Shape::Columns => lines.max().unwrap_or(0).max(gutter_lines(row)),
            Shape::Stacked => 1 + lines.sum::<usize>(),
        }
    }
}

/// Lines the gutter needs for sign, subject and count.
fn gutter_lines(row: &Row) -> usize {
    1 + usize::from(!row.findings.is_empty()) + usize::from(row.findings.len() > 1)
}

/// How many sources fit beside each other.
pub fn columns_in(width: u16, shape: Shape) -> usize {
    match shape {
        Shape::Columns => {
            usize::from(width.saturating_sub(GUTTER + 1) / (NARROWEST + COLUMN_FRAME)).clamp(2, MOST)
        }
        Shape::Stacked => 2,
    }
}

/// Cells of one wording.
fn text_width(width: u16, columns: usize, shape: Shape, indent: u16) -> usize {
    usize::from(match shape {
        Shape::Columns => column_width(width, columns).saturating_sub(COLUMN_FRAME).max(1),
        Shape::Stacked => width.saturating_sub(indent + 1).max(1),
    })
}

/// Cells of one column with its frame; the last one takes what is left over.
pub fn column_width(width: u16, columns: usize) -> u16 {
    width.saturating_sub(GUTTER + 1) / columns.max(1) as u16
}

/// The heading that stands right before a passage.
pub fn heading_of(page: &Page, passage: usize) -> Option<usize> {
    let before = passage.checked_sub(1)?;
    page.passages().get(before).filter(|of| of.kind == BlockKind::Heading).map(|_| before)
}

/// Lines that a cell's passages take, headings before them included.
pub fn cell_height(page: &Page, cell: &[usize]) -> usize {
    let lines = cell.iter().map(|&passage| {
        let heading = heading_of(page, passage).map_or(0, |heading| page.lines(heading).len());
        heading + page.lines(passage).len()
    });
    lines.sum()
}
