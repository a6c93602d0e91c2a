//! The matrix of a story: facts by sources; which row and source the cursor is on, and what is on the screen.

use super::digest::Digest;
use super::facts::{Fact, FactId, Facts};
use super::layout::WIDE;
use super::list::scrolled;
use super::nearest::Nearest;
use super::sign::Sign;
use crate::model::Story;

/// Narrowest cell in which quoted words are worth reading, with its border.
const NARROWEST: u16 = 23;
/// Cells of a column that shows places only: `¶10+` and a space.
const PLACE: u16 = 5;
/// Accounts from which the nearest passage of a silent source is looked for.
const ACCOUNTS: usize = 16;

/// What cells show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// Paragraph and quoted words, on two lines.
    #[default]
    Words,
    /// The paragraph only; the words stand in the foot.
    Places,
    /// Paragraph and quoted words, each source on a line of its own under the fact.
    Lines,
}

/// How wide the parts of a row are, in cells of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What the cells show.
    pub cells: Cells,
    /// Sign and word.
    pub gutter: u16,
    /// What the fact is about.
    pub label: u16,
    /// One source, its border included.
    pub cell: u16,
    /// How many sources are shown.
    pub columns: usize,
    /// Outlets and origins; 0: not shown.
    pub reach: u16,
}

impl Grid {
    /// The parts of rows of `width` cells for so many sources, whose letters take up to `letter` cells.
    pub fn of(width: u16, sources: usize, letter: u16) -> Self {
        if width >= WIDE {
            let (gutter, reach) = (13, if width >= 130 { 13 } else { 8 });
            let label = (width / 5).clamp(20, 36);
            let left = width.saturating_sub(gutter + label + reach + 1);
            let columns = usize::from(left / NARROWEST).clamp(1, sources.max(1));
            let cell = left / columns as u16;
            return Self { cells: Cells::Words, gutter, label, cell, columns, reach };
        }
        let gutter = if width >= 60 { 13 } else { 3 };
        let reach = if width >= 40 { 5 } else { 0 };
        let cell = PLACE.max(letter + 2);
        let left = width.saturating_sub(gutter + reach + 1);
        let least = if width >= 40 { 16 } else { left / 2 };
        let columns = usize::from(left.saturating_sub(least) / cell).clamp(1, sources.max(1));
        let label = left.saturating_sub(cell * columns as u16);
        Self { cells: Cells::Places, gutter, label, cell, columns, reach }
    }

    /// A row of `width` cells with the sources under the fact, as many as fit a screen of so many lines.
    pub fn listed(width: u16, sources: usize, height: u16) -> Self {
        let columns = usize::from(height.saturating_sub(1)).clamp(1, sources.max(1));
        Self { cells: Cells::Lines, gutter: 0, label: width, cell: 0, columns, reach: 0 }
    }

    /// Lines of the screen a row takes.
    pub const fn lines(&self) -> u16 {
        match self.cells {
            Cells::Words => 2,
            Cells::Places => 1,
            Cells::Lines => 1 + self.columns as u16,
        }
    }

    /// Where the column at `place` among those shown begins, from the left of the rows.
    pub const fn column(&self, place: usize) -> u16 {
        self.gutter + self.label + self.cell * place as u16
    }

    /// The place of the column that holds the cell at `x` from the left of the rows.
    pub fn place_at(&self, x: u16) -> Option<usize> {
        let place = usize::from(x.checked_sub(self.column(0))?.checked_div(self.cell)?);
        (place < self.columns).then_some(place)
    }
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Gravest first, then what one source alone has.
    #[default]
    Gravity,
    /// By where they stand in the first source; what that does not tell comes last.
    Paragraph,
    /// Those first to which most sources speak.
    Sources,
}

/// Every order, each with the words that tell it; one follows the other.
const ORDERS: [(Order, &str); 3] = [
    (Order::Gravity, "by gravity"),
    (Order::Paragraph, "by their place in the first source"),
    (Order::Sources, "by how many sources speak to them"),
];

impl Order {
    /// The next one, and the words that tell it.
    pub fn next(self) -> (Self, &'static str) {
        let place = ORDERS.iter().position(|(order, _)| *order == self).unwrap_or(0);
        ORDERS[(place + 1) % ORDERS.len()]
    }

    /// The words that tell it.
    pub fn words(self) -> &'static str {
        ORDERS.iter().find(|(order, _)| *order == self).map_or("", |(_, words)| words)
    }

    /// Sorts rows, which come gravest first.
    fn sort(self, facts: &Facts, rows: &mut [usize]) {
        let fact = |row: usize| facts.rows.get(row);
        match self {
            Self::Gravity => {}
            Self::Paragraph => rows.sort_by_key(|&row| {
                let first = fact(row).and_then(|fact| fact.accounts_in(0).first());
                first.map_or((usize::MAX, 0), |account| (account.mark.start, row))
            }),
            Self::Sources => {
                rows.sort_by_key(|&row| {
                    std::cmp::Reverse(fact(row).map_or(0, |fact| fact.speaking().count()))
                });
            }
        }
    }
}

/// The state of the matrix.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// What the rows are sorted by.
    pub order: Order,
    /// The sign that facts must carry to be shown; `None`: all are.
    pub only: Option<Sign>,
    /// The facts shown, in their order; `None` where that is to be made anew.
    rows: Option<Vec<usize>>,
    /// For each fact its row.
    places: Vec<Option<usize>>,
    /// The row under the cursor, by name.
    selected: Option<FactId>,
    /// The source under the cursor, by its index in the briefing.
    source: Option<usize>,
    /// The row under the cursor, as of the last settling.
    pub cursor: usize,
    /// The place of the source under the cursor among the story's articles, as of the last settling.
    pub column: usize,
    /// First row on the screen.
    pub top: usize,
    /// How many sources are scrolled out of sight at the left.
    pub shift: usize,
    /// What comes nearest where the cell under the cursor is empty, once that was asked for.
    pub nearest: Asked,
    /// How wide the parts of a row are, as of the last settling.
    pub grid: Grid,
    /// Rows that the screen holds, as of the last settling.
    pub height: usize,
}

/// Whether the nearest passage was asked for; the answer is kept, as no frame is to look for it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Asked {
    /// It was; `None` where no passage comes near.
    Yes(Option<Nearest>),
    /// Not yet.
    #[default]
    No,
}

impl Matrix {
    /// The matrix with a source under the cursor.
    pub fn at(source: Option<usize>) -> Self {
        Self { source, ..Self::default() }
    }

    /// Names what is kept by where the articles stand in another briefing, as `to` tells.
    pub fn move_articles(&mut self, to: &impl Fn(usize) -> Option<usize>) {
        self.selected = self.selected.and_then(|id| id.moved(to));
        self.source = self.source.and_then(to);
        self.nearest = Asked::No;
        self.invalidate();
    }

    /// Has the next settling choose and sort the rows anew; the row under the cursor stays under it, if it is shown.
    pub fn invalidate(&mut self) {
        self.rows = None;
    }

    /// The facts shown, in their order, as of the last settling.
    pub fn rows(&self) -> &[usize] {
        self.rows.as_deref().unwrap_or(&[])
    }

    /// The row of a fact, where it is shown.
    pub fn row_of(&self, fact: usize) -> Option<usize> {
        self.places.get(fact).copied().flatten()
    }

    fn make_rows(&mut self, facts: &Facts) {
        let is_wanted = |fact: &Fact| self.only.is_none_or(|only| fact.sign.is_kind(only));
        let shown = facts.rows.iter().enumerate().filter(|(_, fact)| is_wanted(fact));
        let mut rows: Vec<usize> = shown.map(|(index, _)| index).collect();
        self.order.sort(facts, &mut rows);
        self.places = vec![None; facts.rows.len()];
        for (row, &fact) in rows.iter().enumerate() {
            self.places[fact] = Some(row);
        }
        self.rows = Some(rows);
    }

    /// Moves the cursor to the row at `index`, the last one when there are fewer.
    pub fn select(&mut self, facts: &Facts, index: usize) {
        self.cursor = index.min(self.rows().len().saturating_sub(1));
        self.selected = self.fact(facts, self.cursor).and_then(Fact::id);
        self.nearest = Asked::No;
    }

    /// The fact of a row.
    pub fn fact<'a>(&self, facts: &'a Facts, row: usize) -> Option<&'a Fact> {
        facts.rows.get(*self.rows().get(row)?)
    }

    /// Moves the cursor to the source at `column`, the last one when there are fewer.
    pub fn select_source(&mut self, story: &Story, column: usize) {
        self.column = column.min(story.articles.len().saturating_sub(1));
        self.source = story.articles.get(self.column).copied();
        self.nearest = Asked::No;
    }

    /// Finds row and source again, and keeps both on the screen of `size` cells; `lists`: with the sources of a fact
    /// under it.
    pub fn settle(&mut self, facts: &Facts, story: &Story, size: (u16, u16), lists: bool) {
        if self.rows.is_none() {
            self.make_rows(facts);
        }
        let count = self.rows().len();
        let is_selected = |fact: &Fact| self.selected.is_some() && fact.id() == self.selected;
        if !self.fact(facts, self.cursor).is_some_and(is_selected) {
            let found = facts.rows.iter().position(is_selected).and_then(|fact| self.row_of(fact));
            self.cursor = found.unwrap_or(self.cursor).min(count.saturating_sub(1));
            // While there are no rows yet, what was selected is kept for them.
            if found.is_none() && count > 0 {
                self.selected = self.fact(facts, self.cursor).and_then(Fact::id);
            }
        }
        if self.source.is_none() || story.articles.get(self.column).copied() != self.source {
            // Without a source in mind, words are a better place to begin at than an empty cell.
            let first = || self.fact(facts, self.cursor).and_then(|fact| fact.speaking().next());
            let found = story.articles.iter().position(|&article| Some(article) == self.source);
            self.select_source(story, found.or_else(first).unwrap_or(0));
        }
        // The letters of a story do not grow shorter.
        let last = story.articles.last().and_then(|&article| story.letter(article));
        self.grid = if lists {
            Grid::listed(size.0, story.articles.len(), size.1)
        } else {
            Grid::of(size.0, story.articles.len(), last.map_or(1, |letter| letter.len() as u16))
        };
        self.height = usize::from(size.1 / self.grid.lines()).max(1);
        self.top = scrolled(self.top, self.cursor, count, self.height);
        self.shift = scrolled(self.shift, self.column, story.articles.len(), self.grid.columns);
    }
}

/// What comes nearest to a fact in the article of a source that says nothing to it.
pub fn nearest(digest: &Digest, fact: &Fact, article: usize) -> Option<Nearest> {
    let mut best: Option<Nearest> = None;
    for account in fact.accounts.iter().take(ACCOUNTS) {
        let Some(alignment) = digest.alignment(account.article, article) else { continue };
        for pair in &alignment.pairs {
            let (here, there) = if alignment.a == article { (pair.b, pair.a) } else { (pair.a, pair.b) };
            if here.overlaps(account.span) && best.is_none_or(|best| best.score < pair.score) {
                best = Some(Nearest { article, span: there, score: pair.score });
            }
        }
    }
    best
}

/// The two sources that a comparison from a row sets side by side, as columns: the one under the cursor with the next
/// that speaks; if it is silent, the first two that speak; a source that speaks alone stands beside the one under the
/// cursor, or else its neighbour.
pub fn pair(fact: &Fact, column: usize, columns: usize) -> Option<(usize, usize)> {
    let speaking: Vec<usize> = fact.speaking().collect();
    let &first = speaking.first()?;
    if speaking.len() == 1 {
        let neighbour = if first + 1 < columns { first + 1 } else { first.checked_sub(1)? };
        return Some((first, if column == first { neighbour } else { column }));
    }
    let place = speaking.iter().position(|&of| of == column).unwrap_or(0);
    Some((speaking[place], speaking[(place + 1) % speaking.len()]))
}

#[cfg(test)]
mod tests {
    use super::{Cells, Grid, pair};
    use crate::app::facts::{Account, Fact};
    use crate::app::sign::Sign;
    use crate::text::Span;

    #[test]
    fn the_parts_of_a_row_fit_its_width_at_any_size() {
        for width in 0..260 {
            for sources in [0, 1, 2, 4, 30] {
                let grid = Grid::of(width, sources, 2);
                let taken = grid.column(grid.columns) + grid.reach;
                assert!(width < 20 || taken <= width, "{width} {sources} {grid:?}");
                assert!(grid.columns >= 1 && grid.columns <= sources.max(1));
            }
        }
        assert_eq!(Grid::of(160, 4, 1).columns, 4);
        assert_eq!(Grid::of(80, 4, 1).cells, Cells::Places);
    }

    fn fact(columns: &[usize]) -> Fact {
        let span = Span::new(0, 1);
        let account =
            |&column| Account { column, article: column, span, mark: span, claim: None, paragraph: None };
        Fact {
            sign: Sign::Conflict,
            about: "number",
            label: String::new(),
            findings: vec![0],
            accounts: columns.iter().map(account).collect(),
            outlets: 2,
            origins: Vec::new(),
            unsourced: false,
        }
    }

    #[test]
    fn the_source_under_the_cursor_is_compared_with_the_next_that_speaks() {
        let three = fact(&[0, 2, 3]);
        assert_eq!(pair(&three, 2, 4), Some((2, 3)));
        assert_eq!(pair(&three, 3, 4), Some((3, 0)));
        assert_eq!(pair(&three, 1, 4), Some((0, 2)), "the cursor is on a silent one");
        assert_eq!(pair(&fact(&[1]), 3, 4), Some((1, 3)));
        assert_eq!(pair(&fact(&[3]), 3, 4), Some((3, 2)));
    }
}
