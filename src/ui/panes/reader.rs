//! One article: its head, its wrapped text with paragraph numbers and marks, and a scroll bar.

use ratatui::layout::{Position, Rect};

use super::gutter;
use super::source;
use crate::app::State;
use crate::app::layout::Pane;
use crate::app::pages::{Page, Spot};
use crate::app::reading::gutter as gutter_cells;
use crate::config::theme::Role;
use crate::model::{Analysed, BlockKind};
use crate::text::Span;
use crate::ui::canvas::Canvas;
use crate::ui::marks::{marks, of_findings};
use crate::ui::sign;

/// Draws the reader and returns the cell of the line under the cursor.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.reader;
    let index = state.reading.article?;
    let of = state.analysed(index)?;
    head(state, canvas, of);
    if area.is_empty() {
        return None;
    }
    let page = state.pages.made(index, state.reading.width);
    let noted = state.marking.noted(&of.article);
    let mut cursor = None;
    let mut spot = state.reading.top;
    let mut y = area.y;
    while y < area.bottom() && spot.passage < page.passages().len() {
        let lines = page.lines(spot.passage);
        if spot.line >= lines.len() {
            // A blank row between passages.
            spot = Spot { passage: spot.passage + 1, line: 0 };
            y += 1;
            continue;
        }
        let here = spot == state.reading.spot;
        line(state, canvas, (index, of), page, &noted, spot, y);
        if here {
            cursor = Some(Position::new(area.x, y));
            let role = if state.focus == Pane::Reader { Role::Cursor } else { Role::CursorAway };
            canvas.tint(Rect { x: area.x, y, width: area.width.saturating_sub(1), height: 1 }, role);
            canvas.role(area.x, y, 1, canvas.theme.glyphs.cursor, Role::Key);
        }
        spot.line += 1;
        y += 1;
    }
    scroll_bar(state, canvas, (index, of), page, spot);
    cursor
}

fn head(state: &State, canvas: &mut Canvas<'_>, of: &Analysed) {
    let area = state.areas.head;
    if area.height < 3 {
        return;
    }
    let article = &of.article;
    let room = area.width.saturating_sub(2);
    let derived = article.title.as_ref().is_some_and(|title| title.derived);
    let role = if derived { Role::Derived } else { Role::Title };
    canvas.role(area.x + 1, area.y, room, source::title(article), role);
    let dot = format!(" {} ", canvas.theme.glyphs.dot);
    let source = source::source_with_basis(article);
    let date = source::date_with_basis(article);
    let copy_of = state.reading.article.and_then(|index| {
        let story = state.story(state.story_of(index)?)?;
        story.copy_of(index)
    });
    let mut pieces = vec![(source.as_str(), Role::Source)];
    if let Some(copy_of) = &copy_of {
        pieces.extend([(dot.as_str(), Role::Dim), (copy_of.as_str(), Role::Text)]);
    }
    pieces.extend([(dot.as_str(), Role::Dim), (date.as_str(), Role::Date)]);
    let places = source::places(article);
    if let Some(places) = &places {
        pieces.extend([(dot.as_str(), Role::Dim), (places.as_str(), Role::Text)]);
    }
    let authors = article.authors.join(", ");
    if !authors.is_empty() {
        pieces.extend([(dot.as_str(), Role::Dim), (authors.as_str(), Role::Text)]);
    }
    let claims = if of.claims.len() == 1 { "claim" } else { "claims" };
    let counts = format!("{} words, {} {claims}", of.words, of.claims.len());
    pieces.extend([(dot.as_str(), Role::Dim), (counts.as_str(), Role::Dim)]);
    canvas.pieces(area.x + 1, area.y + 1, room, &pieces);
    canvas.rule(area, area.y + 2, canvas.theme.glyphs.rule, Role::Rule);
}

fn line(
    state: &State,
    canvas: &mut Canvas<'_>,
    of: (usize, &Analysed),
    page: &Page,
    noted: &[Span],
    spot: Spot,
    y: u16,
) {
    let (index, analysed) = of;
    let area = state.areas.reader;
    let (Some(passage), Some(line)) =
        (page.passages().get(spot.passage), page.lines(spot.passage).get(spot.line))
    else {
        return;
    };
    let end = area.right().saturating_sub(1);
    let gutter_cells = gutter_cells(state.settings.linear);
    let is_noted = noted.iter().any(|note| note.overlaps(passage.span));
    if spot.line == 0 && canvas.theme.linear {
        let number = passage.number.map(|number| format!("{}{number} ", canvas.theme.glyphs.paragraph));
        let of = gutter::sign(gutter::digest(state, index), index, passage.span);
        let known = state.reading.novelty.as_ref().is_some_and(|(_, novelty)| novelty.is_known(spot.passage));
        let otherwise = if known { canvas.theme.glyphs.known } else { "" };
        let told = of.map_or(otherwise, |of| sign::told(of, canvas.theme));
        let role = of.map_or(Role::Text, sign::role);
        let note = if is_noted { " note" } else { "" };
        let number = (number.as_deref().unwrap_or_default(), Role::Number);
        let pieces = [number, (told, role), (note, Role::Chosen)];
        let room = (gutter_cells - 1).min(end.saturating_sub(area.x));
        canvas.pieces(area.x, y, room, &pieces);
    } else if spot.line == 0 {
        if let Some(of) = gutter::sign(gutter::digest(state, index), index, passage.span) {
            canvas.role(
                area.x + 1,
                y,
                1.min(end.saturating_sub(area.x + 1)),
                sign::glyph(of, canvas.theme),
                sign::role(of),
            );
        }
        let known = state.reading.novelty.as_ref().is_some_and(|(_, novelty)| novelty.is_known(spot.passage));
        if known {
            // No sign of a finding stands at what is known.
            canvas.role(
                area.x + 1,
                y,
                1.min(end.saturating_sub(area.x + 1)),
                canvas.theme.glyphs.known,
                Role::Dim,
            );
        }
        if let Some(number) = passage.number {
            // With four digits there is no room for the sign and a space before the text.
            let sign = if number < 1000 { canvas.theme.glyphs.paragraph } else { "" };
            let number = format!("{sign}{number}");
            canvas.role(
                area.x + 2,
                y,
                (gutter_cells - 2).min(end.saturating_sub(area.x + 2)),
                &number,
                Role::Number,
            );
        }
        if is_noted {
            let x = area.x + gutter_cells - 1;
            canvas.role(x, y, 1.min(end.saturating_sub(x)), canvas.theme.glyphs.note, Role::Chosen);
        }
    }
    let known = state.reading.novelty.as_ref().is_some_and(|(_, novelty)| novelty.is_known(spot.passage));
    let base = canvas.theme.style(if known { Role::Dim } else { role_of(passage.kind) });
    // What is not the article's own words carries no marks but those of a search.
    let marks = if passage.number.is_some() || passage.kind == BlockKind::Title {
        let told = gutter::marks(gutter::digest(state, index), index, passage.span);
        let mut found = of_findings(told.iter().copied(), line.span);
        found.extend(marks(state, index, analysed, line.span));
        found
    } else {
        crate::ui::marks::matches(state, index, line.span).collect()
    };
    let x = area.x + gutter_cells;
    canvas.words((x, y), end.saturating_sub(x), (&analysed.article, line.span), base, &marks);
}

fn role_of(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Title => Role::Title,
        BlockKind::Heading => Role::Heading,
        BlockKind::Paragraph | BlockKind::List | BlockKind::Quote => Role::Text,
        BlockKind::Byline | BlockKind::Dateline | BlockKind::Date => Role::Dim,
        BlockKind::Caption | BlockKind::Credit | BlockKind::Boilerplate => Role::Boilerplate,
    }
}

/// The bar at the right: what part of the text is on the screen, and where its findings stand.
fn scroll_bar(state: &State, canvas: &mut Canvas<'_>, of: (usize, &Analysed), page: &Page, below: Spot) {
    let area = state.areas.reader;
    let start = |passage: usize| page.passages().get(passage).map(|passage| passage.span.start);
    let whole = page.passages().last().map_or(0, |passage| passage.span.end);
    let is_drawn = area.height > 2 && whole > 0 && !canvas.theme.linear;
    let (Some(first), true) = (start(state.reading.top.passage), is_drawn) else {
        return;
    };
    let last = start(below.passage).unwrap_or(whole);
    if (first, last) == (start(0).unwrap_or(0), whole) && state.reading.top == Spot::default() {
        return;
    }
    let rows = usize::from(area.height);
    let row = |offset: usize| (offset * rows / whole).min(rows - 1) as u16;
    let x = area.right() - 1;
    let style = canvas.theme.style(Role::Rule);
    for y in row(first)..=row(last.saturating_sub(1)) {
        canvas.glyph(x, area.y + y, canvas.theme.glyphs.thumb, style);
    }
    for &(mark, of_mark) in gutter::marks(gutter::digest(state, of.0), of.0, Span::new(0, whole)) {
        let style = canvas.theme.style(sign::role(of_mark));
        canvas.glyph(x, area.y + row(mark.start), sign::glyph(of_mark, canvas.theme), style);
    }
}
