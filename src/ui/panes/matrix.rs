//! The matrix: a fact per row, a source per column, the quoted words where they cross.

use ratatui::layout::{Position, Rect};

use super::excerpt::{self, Room};
use super::matrix_linear;
use super::source;
use crate::app::State;
use crate::app::digest::on_one_line;
use crate::app::facts::{Account, Fact};
use crate::app::layout::Pane;
use crate::app::matrix::{Asked, Cells, Grid};
use crate::app::sign::Sign;
use crate::config::theme::Role;
use crate::model::{Article, Story};
use crate::text::Span;
use crate::text::width::width;
use crate::ui::canvas::Canvas;
use crate::ui::marks::matches_in;
use crate::ui::sign;

/// Draws the matrix and returns the cell of the screen at which the cursor stands.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.matrix;
    let story = state.survey.story.as_ref()?;
    if area.is_empty() {
        return None;
    }
    let words = |canvas: &mut Canvas<'_>, words: &str| {
        canvas
            .flow(Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, &[(words, Role::Dim)]);
        Some(Position::new(area.x, area.y))
    };
    let Some(facts) = state.survey.facts() else { return words(canvas, "Comparing…") };
    head(state, canvas, story);
    if facts.rows.is_empty() {
        return words(
            canvas,
            "No two sources were found to tell the same fact, and none tells a figure or date alone.",
        );
    }
    let matrix = &state.survey.matrix;
    let lines = matrix.grid.lines();
    if matrix.grid.cells == Cells::Lines {
        return matrix_linear::draw(state, canvas, story, facts);
    }
    let shown = matrix.rows().iter().enumerate().skip(matrix.top).take(matrix.height);
    let mut cursor = None;
    for ((index, &fact), nth) in shown.zip(0..) {
        let y = area.y + nth * lines;
        let place = Rect { y, height: lines.min(area.bottom().saturating_sub(y)), ..area };
        row(state, canvas, story, fact, place, index == matrix.cursor);
        if index == matrix.cursor {
            cursor = Some(mark_cursor(state, canvas, place));
        }
    }
    borders(canvas, area, &matrix.grid);
    scroll_bar(state, canvas);
    cursor
}

/// The sources shown: their place among those shown, and their index in the briefing.
pub(super) fn sources<'a>(state: &'a State, story: &'a Story) -> impl Iterator<Item = (usize, usize)> + 'a {
    let matrix = &state.survey.matrix;
    story.articles.iter().copied().skip(matrix.shift).take(matrix.grid.columns).enumerate()
}

fn head(state: &State, canvas: &mut Canvas<'_>, story: &Story) {
    let area = state.areas.head;
    if area.is_empty() {
        return;
    }
    let matrix = &state.survey.matrix;
    let grid = &matrix.grid;
    let has_rule = area.height > 1;
    let words = Rect { height: area.height - u16::from(has_rule), ..area };
    if has_rule {
        let bottom = area.bottom() - 1;
        canvas.rule(area, bottom, canvas.theme.glyphs.rule, Role::Rule);
        if grid.cells == Cells::Words {
            let style = canvas.theme.style(Role::Rule);
            for x in bars(area, grid) {
                canvas.glyph(x, bottom, canvas.theme.glyphs.cross, style);
            }
        }
    }
    let label = grid.label.saturating_sub(1);
    canvas.role(area.x + grid.gutter, area.y, label, "fact", Role::Dim);
    if words.height > 1 {
        let silent = format!("{} no matching passage found", canvas.theme.glyphs.dot);
        canvas.role(area.x + grid.gutter, area.y + 1, label, &silent, Role::Dim);
    }
    for (place, article) in sources(state, story) {
        let Some(of) = state.analysed(article) else { continue };
        let letter = story.letter(article).unwrap_or_default();
        let x = area.x + grid.column(place);
        match grid.cells {
            Cells::Places | Cells::Lines => {
                canvas.role(x, area.y, grid.cell, &letter, Role::Letter);
            }
            Cells::Words => {
                let room = grid.cell.saturating_sub(3);
                let who = source::source(&of.article);
                let pieces = [(letter.as_str(), Role::Letter), (" ", Role::Text), (&who, Role::Source)];
                canvas.pieces(x + 2, area.y, room, &pieces);
                if words.height > 1 {
                    let about = filed(&of.article);
                    canvas.role(x + 2, area.y + 1, room, &about, Role::Dim);
                }
            }
        }
        if matrix.shift + place == matrix.column {
            canvas.tint(cell_of(words, grid, place), Role::CursorAway);
        }
    }
    if grid.cells == Cells::Words {
        borders(canvas, words, grid);
        let x = area.x + grid.column(grid.columns) + 2;
        canvas.role(x, area.y, grid.reach.saturating_sub(2), "outlets/", Role::Dim);
        if words.height > 1 {
            canvas.role(x, area.y + 1, grid.reach.saturating_sub(2), "origins", Role::Dim);
        }
    }
}

/// Where and when an article was written, as far as it says so.
fn filed(article: &Article) -> String {
    match (source::places(article), &article.published) {
        (Some(places), Some(_)) => format!("{places} {}", source::day(article)),
        (Some(places), None) => places,
        (None, Some(_)) => source::day(article).to_owned(),
        (None, None) => "no dateline, no date".to_owned(),
    }
}

/// The cell of the column at `place` among those shown, without its border.
fn cell_of(row: Rect, grid: &Grid, place: usize) -> Rect {
    let border = u16::from(grid.cells == Cells::Words);
    let x = row.x + grid.column(place) + border;
    let right = row.right().saturating_sub(1).max(row.x);
    Rect { x: x.min(right), width: grid.cell.saturating_sub(border).min(right.saturating_sub(x)), ..row }
}

/// Where borders stand: before each source, and before the outlets.
fn bars(area: Rect, grid: &Grid) -> impl Iterator<Item = u16> + use<> {
    let (x, right) = (area.x, area.right());
    let columns: Vec<u16> = (0..=grid.columns).map(|place| x + grid.column(place)).collect();
    columns.into_iter().filter(move |&bar| bar < right)
}

fn borders(canvas: &mut Canvas<'_>, area: Rect, grid: &Grid) {
    if grid.cells != Cells::Words {
        return;
    }
    let style = canvas.theme.style(Role::Rule);
    for x in bars(area, grid) {
        for y in area.top()..area.bottom() {
            canvas.glyph(x, y, canvas.theme.glyphs.bar, style);
        }
    }
}

fn row(state: &State, canvas: &mut Canvas<'_>, story: &Story, index: usize, at: Rect, is_here: bool) {
    let Some(fact) = state.survey.facts().and_then(|facts| facts.rows.get(index)) else { return };
    let matrix = &state.survey.matrix;
    let grid = &matrix.grid;
    gutter(canvas, story, fact, at, grid);
    let label = Rect { x: at.x + grid.gutter, width: grid.label.saturating_sub(1), ..at };
    let found = matches_in(state, Pane::Matrix, index, &fact.label);
    if grid.cells == Cells::Places {
        canvas.marked((label.x, label.y), label.width, &fact.label, Role::Text, &found);
    } else {
        canvas.flow_marked(label, &fact.label, &found);
    }
    for (place, article) in sources(state, story) {
        let column = matrix.shift + place;
        let accounts = fact.accounts_in(column);
        let cell = cell_of(at, grid, place);
        let is_selected = is_here && column == matrix.column;
        if accounts.is_empty() {
            silent(state, canvas, cell, is_selected);
        } else if grid.cells == Cells::Places {
            let words =
                format!("{}{}", paragraph(canvas, &accounts[0]), if accounts.len() > 1 { "+" } else { "" });
            canvas.role(cell.x, cell.y, cell.width.min(grid.cell.saturating_sub(1)), &words, Role::Number);
        } else if let Some(of) = state.analysed(article) {
            let inner = Rect { x: cell.x + 1, width: cell.width.saturating_sub(2), ..cell };
            quoted(state, canvas, inner, &of.article, (index, fact.sign), accounts);
        }
    }
    reach(canvas, fact, at, grid);
}

/// Sign and word: `! number`, `= date`; of what one source alone has, its letter.
fn gutter(canvas: &mut Canvas<'_>, story: &Story, fact: &Fact, at: Rect, grid: &Grid) {
    let role = sign::role(fact.sign);
    let glyph = sign::glyph(fact.sign, canvas.theme);
    canvas.role(at.x + 1, at.y, grid.gutter.saturating_sub(1), glyph, role);
    if grid.gutter < 12 {
        return;
    }
    let word = match fact.sign {
        Sign::OnlyBase | Sign::OnlyOther => format!("only {}", fact.letters(story)),
        _ => fact.about.to_owned(),
    };
    canvas.role(at.x + 3, at.y, grid.gutter - 4, &word, role);
    let more = fact.findings.len().saturating_sub(1);
    if more > 0 && at.height > 1 {
        canvas.role(at.x + 3, at.y + 1, grid.gutter - 4, &format!("+{more} more"), Role::Dim);
    }
    if fact.findings.is_empty() && at.height > 1 {
        canvas.role(at.x + 3, at.y + 1, grid.gutter - 4, fact.about, Role::Dim);
    }
}

/// `¶10`; words that stand in no paragraph are those of the title or another heading.
pub(super) fn paragraph(canvas: &Canvas<'_>, account: &Account) -> String {
    let glyphs = canvas.theme.glyphs;
    match account.paragraph {
        Some(number) => format!("{}{number}", glyphs.paragraph),
        None => glyphs.heading.to_owned(),
    }
}

/// What a source says, those words underlined that matter. Several accounts have a line each, as far as there are lines;
/// the last one tells how many more there are.
pub(super) fn quoted(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    article: &Article,
    fact: (usize, Sign),
    accounts: &[Account],
) {
    let lines = usize::from(area.height);
    if let [account] = accounts {
        quote(state, canvas, area, article, fact, account, 0);
        return;
    }
    for ((nth, account), y) in accounts.iter().enumerate().take(lines).zip(area.top()..) {
        let more = if nth + 1 == lines { accounts.len() - lines } else { 0 };
        quote(state, canvas, Rect { y, height: 1, ..area }, article, fact, account, more);
    }
}

/// One account in quotation marks: `¶10 “over 10,000 troops…”`, and how many more there are.
fn quote(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    article: &Article,
    fact: (usize, Sign),
    account: &Account,
    more: usize,
) {
    let number = paragraph(canvas, account);
    let more = if more > 0 { format!(" +{more}") } else { String::new() };
    let room = Room {
        width: usize::from(area.width),
        lines: usize::from(area.height),
        before: width(&number) + 2,
        after: 2 + more.len(),
    };
    let (text, whole, mark) = excerpt::plain(article, account.span, account.mark);
    let cut = excerpt::from_mark(&text, whole, mark, room);
    // The words get quotation marks of their own.
    let bare = cut.of(&text).trim_start_matches(['"', '“', '‘', '«', '„']);
    let from = cut.end - bare.len();
    let lead = format!("{number} “");
    let end = if cut.end < whole.end { canvas.theme.glyphs.more } else { "" };
    let words = format!("{lead}{bare}{end}”{more}");
    let place = |at: usize| lead.len() + at.clamp(from, cut.end) - from;
    let mark = Span::new(place(mark.start), place(mark.end));
    let mut marks =
        vec![(Span::new(0, number.len()), Role::Number), (mark, sign::role(fact.1)), (mark, Role::Mark)];
    marks.extend(matches_in(state, Pane::Matrix, fact.0, &words));
    canvas.flow_marked(area, &words, &marks);
}

/// A cell for which no passage was found; under the cursor it says so, and what comes nearest once that was asked for.
fn silent(state: &State, canvas: &mut Canvas<'_>, cell: Rect, is_selected: bool) {
    let grid = &state.survey.matrix.grid;
    let dot = canvas.theme.glyphs.dot;
    if grid.cells == Cells::Places {
        canvas.role(cell.x, cell.y, cell.width, dot, Role::Dim);
        return;
    }
    let inner = Rect { x: cell.x + 1, width: cell.width.saturating_sub(2), ..cell };
    if !is_selected {
        canvas.role(inner.x, inner.y, inner.width, dot, Role::Dim);
        return;
    }
    let nearest = match state.survey.matrix.nearest {
        Asked::Yes(nearest) => nearest,
        Asked::No => None,
    };
    let told = nearest.and_then(|nearest| {
        let of = state.analysed(nearest.article)?;
        let number = of.article.paragraph_at(nearest.span.start)?;
        let words = on_one_line(&of.article.plain(nearest.span), 60);
        Some(format!("{}{number} near: “{words}”", canvas.theme.glyphs.paragraph))
    });
    let words = told.unwrap_or_else(|| "no matching passage found".to_owned());
    canvas.flow(inner, &[(dot, Role::Dim), (" ", Role::Dim), (&words, Role::Dim)]);
}

/// Outlets and origins, below them the first origin by name.
fn reach(canvas: &mut Canvas<'_>, fact: &Fact, at: Rect, grid: &Grid) {
    if grid.reach == 0 {
        return;
    }
    let border = u16::from(grid.cells == Cells::Words) * 2;
    let x = at.x + grid.column(grid.columns) + border;
    let room = grid.reach.saturating_sub(border);
    let origins = match fact.origins.len() {
        0 => "-".to_owned(),
        count if fact.unsourced => format!("{count}+"),
        count => count.to_string(),
    };
    canvas.role(x, at.y, room, &format!("{}/{origins}", fact.outlets), Role::Dim);
    if let Some(origin) = fact.origins.first().filter(|_| at.height > 1 && room > 8) {
        canvas.role(x, at.y + 1, room, origin, Role::Source);
    }
}

/// Marks the row and the cell under the cursor, and returns the place of the terminal's cursor.
fn mark_cursor(state: &State, canvas: &mut Canvas<'_>, row: Rect) -> Position {
    let matrix = &state.survey.matrix;
    let head = (matrix.grid.gutter + matrix.grid.label).saturating_sub(1).min(row.width);
    canvas.tint(Rect { width: head, ..row }, Role::Cursor);
    let style = canvas.theme.style(Role::Key).patch(canvas.theme.style(Role::Cursor));
    canvas.glyph(row.x, row.y, canvas.theme.glyphs.cursor, style);
    let cell = cell_of(row, &matrix.grid, matrix.column.saturating_sub(matrix.shift));
    canvas.tint(cell, Role::Cursor);
    Position::new(if cell.is_empty() { row.x } else { cell.x }, row.y)
}

/// The bar at the right: what part of the rows is on the screen.
fn scroll_bar(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.matrix;
    let matrix = &state.survey.matrix;
    let (rows, height) = (matrix.rows().len(), usize::from(area.height));
    if height < 3 || rows <= matrix.height || area.width < 12 {
        return;
    }
    let line = |row: usize| (row * height / rows).min(height - 1) as u16;
    let style = canvas.theme.style(Role::Rule);
    for y in line(matrix.top)..=line(matrix.top + matrix.height - 1) {
        canvas.glyph(area.right() - 1, area.y + y, canvas.theme.glyphs.thumb, style);
    }
}
