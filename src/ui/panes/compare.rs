//! Sources beside each other: aligned rows with sign and word in the gutter, and a scroll bar of signs.

use ratatui::layout::{Position, Rect};

use super::source;
use super::stacked;
use crate::app::State;
use crate::app::collation::Row;
use crate::app::comparing::{COLUMN_FRAME, GUTTER, Shape, column_width, heading_of};
use crate::app::digest::{Mention, on_one_line};
use crate::app::layout::Pane;
use crate::app::pages::{Page, Passage};
use crate::app::sign::{Sign, about};
use crate::config::theme::Role;
use crate::export::citation::paragraphs;
use crate::model::{Analysed, Finding, Story};
use crate::text::Span;
use crate::ui::canvas::Canvas;
use crate::ui::marks::{matches, of_finding};
use crate::ui::sign;

/// Draws the comparison and returns the cell of the row under the cursor.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.compare;
    head(state, canvas);
    if area.is_empty() {
        return None;
    }
    let comparing = &state.comparing;
    if comparing.digest.is_none() {
        canvas.role(area.x + 1, area.y, area.width.saturating_sub(1), "Comparing…", Role::Dim);
        return Some(Position::new(area.x, area.y));
    }
    let (mut index, skip) = comparing.top;
    let mut y = i32::from(area.y) - skip as i32;
    let mut cursor = None;
    while y < i32::from(area.bottom()) {
        let Some(row) = comparing.collation.rows.get(index) else { break };
        let height = comparing.height_of(&state.pages, index) as i32;
        let place = Place { index, y, height, area };
        match comparing.shape {
            Shape::Columns => row_of_columns(state, canvas, row, place),
            Shape::Stacked => stacked::draw(state, canvas, row, place),
        }
        if index == comparing.cursor {
            cursor = Some(mark_cursor(state, canvas, place));
        }
        y += height.max(1);
        index += 1;
    }
    if comparing.shape == Shape::Columns {
        fill_borders(state, canvas, y);
    }
    scroll_bar(state, canvas, index);
    cursor
}

/// Where a row is drawn; it may begin above the area.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its index among the rows.
    pub(super) index: usize,
    /// Screen row of its first line.
    pub(super) y: i32,
    /// Its lines.
    pub(super) height: i32,
    /// The area of all rows.
    pub(super) area: Rect,
}

impl Place {
    /// The screen row of one of its lines, where that is inside the area.
    pub(super) fn line(self, line: usize) -> Option<u16> {
        let y = self.y + line as i32;
        let inside = y >= i32::from(self.area.y) && y < i32::from(self.area.bottom());
        inside.then_some(y as u16)
    }

    /// How many of its lines stand above the area.
    pub(super) fn above(self) -> usize {
        (i32::from(self.area.y) - self.y).max(0) as usize
    }
}

/// The findings of a row.
pub(super) fn findings<'a>(state: &'a State, row: &Row) -> Vec<&'a Finding> {
    let findings = state.comparing.findings();
    row.findings.iter().filter_map(|&index| findings.get(index)).collect()
}

/// The marked words of a passage: those that what stands beside it has not got, and where they are others those of the
/// row's findings, of the gravest last.
pub(super) fn marks(
    state: &State,
    (index, row): (usize, &Row),
    article: usize,
    page: &Page,
    passage: usize,
) -> Vec<(Span, Role)> {
    let comparing = &state.comparing;
    let (Some(digest), Some(passage)) = (&comparing.digest, page.passages().get(passage)) else {
        return Vec::new();
    };
    let alike = comparing.alike(index).iter().filter(|of| of.article == article);
    let alike: Vec<_> = alike.filter(|of| passage.span.contains(of.sentence)).collect();
    // Of what is told in nearly the same words the words that differ say more than that the rest agrees.
    let is_told = |mention: &Mention| {
        let is_wording = digest.comparison.findings.get(mention.finding).is_some_and(Finding::is_wording);
        is_wording && alike.iter().any(|of| of.sentence.contains(mention.mark))
    };
    let inside = digest.mentions_in(article, passage.span).iter();
    let is_here = |mention: &&Mention| row.findings.binary_search(&mention.finding).is_ok();
    let mut mentions: Vec<_> = inside.filter(is_here).filter(|mention| !is_told(mention)).collect();
    // Findings come gravest first, in the row as in the comparison.
    mentions.sort_by_key(|mention| std::cmp::Reverse(mention.finding));
    let edits = comparing.edits_in(row).filter(|_| row.only().is_none());
    let edited = edits.flat_map(|edits| edits.apart(article, passage.span));
    let apart = edited.chain(alike.iter().flat_map(|of| of.apart.iter().copied()));
    let of_findings: Vec<Span> = mentions.iter().map(|mention| mention.mark).collect();
    let apart = apart.flat_map(|words| words.without(&of_findings));
    let apart = apart.flat_map(|words| [(words, Role::Reworded), (words, Role::Apart)]);
    apart.chain(mentions.iter().flat_map(|mention| of_finding(mention.mark, mention.sign))).collect()
}

/// Role of the row under the cursor.
pub(super) fn cursor_role(state: &State) -> Role {
    if state.focus == Pane::Compare { Role::Cursor } else { Role::CursorAway }
}

fn head(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.head;
    if area.is_empty() {
        return;
    }
    let comparing = &state.comparing;
    let Some(story) = &comparing.story else { return };
    let articles: Vec<_> = comparing.columns().collect();
    let bottom = area.bottom() - 1;
    canvas.rule(area, bottom, canvas.theme.glyphs.rule, Role::Rule);
    if canvas.theme.linear {
        return linear_head(state, canvas, area, story, &articles);
    }
    for (place, &article) in articles.iter().enumerate() {
        let Some(of) = state.analysed(article) else { continue };
        let of = &of.article;
        let letter = story.letter(article).unwrap_or_default();
        let date = source::date_with_basis(of);
        let from = source::places(of).map_or(String::new(), |places| format!("  {places}"));
        let who = source::source(of);
        let (x, room, y) = match comparing.shape {
            Shape::Columns => {
                let x = border(area, articles.len(), place);
                canvas.glyph(x, bottom, canvas.theme.glyphs.cross, canvas.theme.style(Role::Rule));
                for y in area.y..bottom {
                    canvas.glyph(x, y, canvas.theme.glyphs.bar, canvas.theme.style(Role::Rule));
                }
                (x + 2, column_width(area.width, articles.len()).saturating_sub(3), area.y)
            }
            Shape::Stacked => {
                let half = area.width / articles.len().max(1) as u16;
                (area.x + 1 + half * place as u16, half.saturating_sub(2), area.y)
            }
        };
        let base = if place == 0 { format!(" {} base", canvas.theme.glyphs.dot) } else { String::new() };
        let date = format!("  {date}");
        let copy_of = story.copy_of(article);
        // Where there is a line for it, it stands below.
        let copy =
            copy_of.as_ref().filter(|_| area.height <= 2).map_or(String::new(), |copy| format!("  {copy}"));
        let pieces = [
            (letter.as_str(), Role::Letter),
            (copy.as_str(), Role::Text),
            ("  ", Role::Text),
            (who.as_str(), Role::Source),
            (date.as_str(), Role::Date),
            (base.as_str(), Role::Dim),
        ];
        canvas.pieces(x, y, room, &pieces);
        if area.height > 2 {
            let count = of.body().count();
            let copy = copy_of.map_or(String::new(), |copy| format!(" {} {copy}", canvas.theme.glyphs.dot));
            let about = format!("{count} ¶{copy}{from}");
            canvas.role(x + 3, y + 1, room.saturating_sub(3), &about, Role::Dim);
        }
    }
}

/// The sources one after the other: `A Reuters, base; B AFP, copy of A`.
fn linear_head(state: &State, canvas: &mut Canvas<'_>, area: Rect, story: &Story, articles: &[usize]) {
    let told = articles.iter().enumerate().filter_map(|(place, &article)| {
        let who = source::source(&state.analysed(article)?.article);
        let base = if place == 0 { ", base" } else { "" };
        let copy = story.copy_of(article).map_or(String::new(), |copy| format!(", {copy}"));
        Some(format!("{} {who}{base}{copy}", story.letter(article)?))
    });
    let told = told.collect::<Vec<_>>().join("; ");
    canvas.role(area.x, area.y, area.width, &told, Role::Source);
}

/// The column of the border at the left of the source at `place`.
fn border(area: Rect, columns: usize, place: usize) -> u16 {
    area.x + GUTTER + column_width(area.width, columns) * place as u16
}

fn row_of_columns(state: &State, canvas: &mut Canvas<'_>, row: &Row, at: Place) {
    let comparing = &state.comparing;
    let columns = comparing.collation.columns.len();
    gutter(state, canvas, row, at);
    let only = row.only();
    for (place, (column, cell)) in comparing.collation.columns.iter().zip(&row.cells).enumerate() {
        let x = border(at.area, columns, place);
        let right = border(at.area, columns, place + 1).min(at.area.right().saturating_sub(1));
        let style = canvas.theme.style(Role::Rule);
        for y in (0..at.height).filter_map(|line| at.line(line as usize)) {
            canvas.glyph(x, y, canvas.theme.glyphs.bar, style);
        }
        let inner =
            Rect { x: x + 1, width: right.saturating_sub(x + 1), y: at.area.y, height: at.area.height };
        let Some(of) = state.analysed(column.article) else { continue };
        let page = state.pages.made(column.article, comparing.width);
        if row.folded && only == Some(place) {
            folded(canvas, inner, at, of, &column.passages, cell);
        } else if cell.is_empty() {
            let told = silence(state, row, place, at.index == comparing.cursor && at.height > 0);
            for y in (0..at.height).filter_map(|line| at.line(line as usize)) {
                for x in inner.left()..inner.right() {
                    canvas.glyph(x, y, canvas.theme.glyphs.nothing, style);
                }
            }
            if let Some(y) = at.line(0) {
                canvas.role(inner.x + 1, y, inner.width.saturating_sub(2), &told, Role::Dim);
            }
        } else {
            wording(state, canvas, inner, row, at, (column.article, of), page, cell);
        }
    }
}

/// What is said in an empty cell. One beside the cursor says what its emptiness means; that of a copy always does.
fn silence(state: &State, row: &Row, column: usize, is_here: bool) -> String {
    let comparing = &state.comparing;
    let letter = |column: usize| {
        let article = comparing.collation.columns.get(column)?.article;
        comparing.story.as_ref()?.letter(article)
    };
    if let Some(edit) = comparing.edit(row, column) {
        return format!(" {} ", edit.told(&letter(column).unwrap_or_default()));
    }
    match row.only() {
        _ if !is_here => String::new(),
        // Its passages may well have counterparts, in rows of their own.
        Some(only) if !row.findings.is_empty() => {
            format!(" both sides stand in {} ", letter(only).unwrap_or_default())
        }
        _ => " no matching passage found ".to_owned(),
    }
}

/// Sign and word, below them what the gravest finding is about, and how many more there are.
fn gutter(state: &State, canvas: &mut Canvas<'_>, row: &Row, at: Place) {
    let Some(of) = state.comparing.sign(at.index) else { return };
    let findings = findings(state, row);
    let role = sign::role(of);
    let word = match (of, row.only()) {
        _ if let Some(edit) = state.comparing.edit_of_all(row) => edit.word().to_owned(),
        (Sign::OnlyBase | Sign::OnlyOther, Some(column)) => {
            let article = state.comparing.collation.columns.get(column).map(|column| column.article);
            let story = state.comparing.story.as_ref();
            let letter = article.and_then(|article| story?.letter(article)).unwrap_or_default();
            format!("{} {letter}", of.word())
        }
        _ => of.word().to_owned(),
    };
    // A row that begins above the screen says so on its first visible line.
    let first = at.above();
    let above = if first > 0 && at.line(first).is_some() { canvas.theme.glyphs.above } else { "" };
    if let Some(y) = at.line(first) {
        let glyph = sign::glyph(of, canvas.theme);
        canvas.pieces(at.area.x, y, GUTTER, &[(glyph, role), (" ", role), (&word, role), (above, Role::Dim)]);
    }
    let Some(gravest) = findings.first() else { return };
    if let Some(y) = at.line(first + 1).filter(|_| first + 1 < at.height as usize) {
        canvas.role(at.area.x + 1, y, GUTTER - 1, about(gravest.about), role);
    }
    if findings.len() > 1
        && let Some(y) = at.line(first + 2).filter(|_| first + 2 < at.height as usize)
    {
        canvas.role(at.area.x + 1, y, GUTTER - 1, &format!("+{} more", findings.len() - 1), Role::Dim);
    }
}

/// A run that only one source has, on one line.
fn folded(
    canvas: &mut Canvas<'_>,
    inner: Rect,
    at: Place,
    of: &Analysed,
    passages: &[Passage],
    cell: &[usize],
) {
    let Some(y) = at.line(0) else { return };
    let (numbers, words) = run(canvas, of, passages, cell, inner.width);
    let more = if cell.len() > 1 { format!(" +{} ", cell.len() - 1) } else { String::new() };
    let end = canvas.right(inner.x, inner.right(), y, &more, Role::Dim);
    let room = end.saturating_sub(inner.x + 1);
    canvas.pieces(inner.x + 1, y, room, &[(&numbers, Role::Number), (" ", Role::Text), (&words, Role::Dim)]);
}

/// The numbers and first words of passages told in one line: `¶2, 8–10`, "Although the ferry …".
pub(super) fn run(
    canvas: &Canvas<'_>,
    of: &Analysed,
    passages: &[Passage],
    cell: &[usize],
    cells: u16,
) -> (String, String) {
    let numbers = cell.iter().filter_map(|&passage| passages.get(passage)?.number);
    let dash = if canvas.theme.ascii { "-" } else { "–" };
    let numbers = format!(
        "{}{}",
        canvas.theme.glyphs.paragraph,
        paragraphs(numbers.map(|number| number as usize), dash)
    );
    let span = cell.first().and_then(|&passage| passages.get(passage)).map(|passage| passage.span);
    let words = span.map(|span| of.article.plain(span)).unwrap_or_default();
    (numbers, on_one_line(&words, usize::from(cells)))
}

/// The passages of one source, with numbers, headings and the words of the findings underlined.
#[expect(clippy::too_many_arguments, reason = "the parts of one cell, each from another owner")]
fn wording(
    state: &State,
    canvas: &mut Canvas<'_>,
    inner: Rect,
    row: &Row,
    at: Place,
    of: (usize, &Analysed),
    page: &Page,
    cell: &[usize],
) {
    let text_x = inner.x + COLUMN_FRAME - 2;
    let room = inner.right().saturating_sub(text_x);
    let mut line = 0;
    for &passage in cell {
        let heading = heading_of(page, passage);
        let marks = marks(state, (at.index, row), of.0, page, passage);
        for (part, is_heading) in heading.map(|heading| (heading, true)).into_iter().chain([(passage, false)])
        {
            let lines = page.lines(part);
            let begins_above = line < at.above();
            for (nth, of_line) in lines.iter().enumerate() {
                if let Some(y) = at.line(line) {
                    let first_visible = begins_above && line == at.above();
                    if nth == 0 || first_visible {
                        label(canvas, (inner.x + 1, y), page, part, is_heading, nth > 0);
                    }
                    paint(state, canvas, (text_x, y), room, of, of_line.span, is_heading, &marks);
                }
                line += 1;
            }
        }
    }
    // A passage that ended above the screen is still there: it must not look like silence.
    if line > 0
        && line <= at.above()
        && let (Some(y), Some(&last)) = (at.line(at.above()), cell.last())
    {
        let number = page.passages().get(last).and_then(|passage| passage.number).unwrap_or(0);
        let words = format!("{}{number}{}", canvas.theme.glyphs.paragraph, canvas.theme.glyphs.above);
        canvas.pieces(
            inner.x + 1,
            y,
            inner.width.saturating_sub(1),
            &[(&words, Role::Number), (" (stands above)", Role::Dim)],
        );
    }
}

fn label(canvas: &mut Canvas<'_>, at: (u16, u16), page: &Page, part: usize, is_heading: bool, above: bool) {
    let glyphs = canvas.theme.glyphs;
    let words = match page.passages().get(part).and_then(|passage| passage.number) {
        Some(number) => format!("{}{number}{}", glyphs.paragraph, if above { glyphs.above } else { "" }),
        None if is_heading => glyphs.heading.to_owned(),
        None => String::new(),
    };
    canvas.role(at.0, at.1, COLUMN_FRAME - 3, &words, Role::Number);
}

/// Paints one line of a wording.
#[expect(clippy::too_many_arguments, reason = "place, width, words and what marks them")]
pub(super) fn paint(
    state: &State,
    canvas: &mut Canvas<'_>,
    at: (u16, u16),
    room: u16,
    of: (usize, &Analysed),
    line: Span,
    is_heading: bool,
    marks: &[(Span, Role)],
) {
    let base = canvas.theme.style(if is_heading { Role::Heading } else { Role::Text });
    let mut marks: Vec<_> = marks.iter().copied().filter(|(mark, _)| mark.overlaps(line)).collect();
    marks.extend(matches(state, of.0, line));
    canvas.words(at, room, (&of.1.article, line), base, &marks);
}

/// Marks the row under the cursor and returns the cell for the terminal's cursor.
fn mark_cursor(state: &State, canvas: &mut Canvas<'_>, at: Place) -> Position {
    let first = at.above();
    let y = at.line(first).unwrap_or(at.area.y);
    let role = cursor_role(state);
    let bottom = (at.y + at.height).clamp(i32::from(at.area.y), i32::from(at.area.bottom())) as u16;
    match state.comparing.shape {
        Shape::Columns => {
            let width = GUTTER.min(at.area.width);
            canvas.tint(Rect { x: at.area.x, y, width, height: bottom.saturating_sub(y).max(1) }, role);
            let mark_y = if at.height > 1 { bottom.saturating_sub(1) } else { y };
            let x = if at.height > 1 { at.area.x } else { at.area.x + GUTTER - 1 };
            if x < at.area.right() {
                let style = canvas.theme.style(Role::Key).patch(canvas.theme.style(role));
                let free = canvas.buffer.cell((x, mark_y)).is_some_and(|cell| cell.symbol() == " ");
                if free {
                    canvas.glyph(x, mark_y, canvas.theme.glyphs.cursor, style);
                }
            }
        }
        Shape::Stacked => {
            canvas.tint(Rect { x: at.area.x, y, width: at.area.width.saturating_sub(1), height: 1 }, role);
        }
    }
    Position::new(at.area.x, y)
}

/// Draws the borders on below the last row.
fn fill_borders(state: &State, canvas: &mut Canvas<'_>, from: i32) {
    let area = state.areas.compare;
    let columns = state.comparing.collation.columns.len();
    let style = canvas.theme.style(Role::Rule);
    for y in from.max(i32::from(area.y)) as u16..area.bottom() {
        for place in 0..columns {
            canvas.glyph(border(area, columns, place), y, canvas.theme.glyphs.bar, style);
        }
    }
}

/// The bar at the right: what part of the rows is on the screen, and the signs of all of them.
fn scroll_bar(state: &State, canvas: &mut Canvas<'_>, below: usize) {
    let area = state.areas.compare;
    let rows = state.comparing.collation.rows.len();
    if area.height < 3 || rows == 0 || area.width < 12 || canvas.theme.linear {
        return;
    }
    let height = usize::from(area.height);
    let line = |row: usize| (row * height / rows).min(height - 1) as u16;
    let x = area.right() - 1;
    let all_visible = state.comparing.top == (0, 0) && below >= rows;
    for y in line(state.comparing.top.0)..=line(below.saturating_sub(1)) {
        if !all_visible {
            canvas.glyph(x, area.y + y, canvas.theme.glyphs.thumb, canvas.theme.style(Role::Rule));
        }
    }
    let mut shown: Vec<Option<Sign>> = vec![None; height];
    for row in 0..rows {
        if let Some(of) = state.comparing.sign(row).filter(|sign| sign.is_aligned()) {
            let slot = &mut shown[usize::from(line(row))];
            *slot = Some(slot.map_or(of, |known| known.min(of)));
        }
    }
    for (of, y) in shown.into_iter().zip(area.y..) {
        if let Some(of) = of {
            canvas.glyph(x, y, sign::glyph(of, canvas.theme), canvas.theme.style(sign::role(of)));
        }
    }
}
