//! The matrix in words, for screen readers: a fact, and under it what each source says to it.

use ratatui::layout::{Position, Rect};

use super::matrix::{quoted, sources};
use super::source;
use crate::app::State;
use crate::app::digest::on_one_line;
use crate::app::facts::{Fact, Facts};
use crate::app::matrix::Asked;
use crate::config::theme::Role;
use crate::model::Story;
use crate::ui::canvas::Canvas;
use crate::ui::sign;

/// Draws the facts on the screen and returns the cell of the line under the cursor: that of the source.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, story: &Story, facts: &Facts) -> Option<Position> {
    let area = state.areas.matrix;
    let matrix = &state.survey.matrix;
    let lines = matrix.grid.lines();
    let facts = matrix.rows().iter().filter_map(|&index| Some((index, facts.rows.get(index)?)));
    let shown = facts.enumerate().skip(matrix.top).take(matrix.height);
    let mut cursor = None;
    for ((row, of), nth) in shown.zip(0..) {
        let y = area.y + nth * lines;
        head(canvas, Rect { y, height: 1, ..area }, of.1);
        for ((place, article), y) in sources(state, story).zip(y + 1..area.bottom()) {
            let column = matrix.shift + place;
            let is_here = row == matrix.cursor && column == matrix.column;
            let line = Rect { x: area.x, y, width: area.width, height: 1 };
            account(state, canvas, line, of, (story, article, column), is_here);
            if is_here {
                canvas.tint(line, Role::Cursor);
                cursor = Some(Position::new(area.x, y));
            }
        }
        if row == matrix.cursor && cursor.is_none() {
            canvas.tint(Rect { y, height: 1, ..area }, Role::Cursor);
            cursor = Some(Position::new(area.x, y));
        }
    }
    cursor
}

/// `conflict, number: troops, 3 outlets`
fn head(canvas: &mut Canvas<'_>, line: Rect, fact: &Fact) {
    let told = format!("{}, {}: ", sign::told(fact.sign, canvas.theme), fact.about);
    let outlets =
        if fact.outlets == 1 { ", 1 outlet".to_owned() } else { format!(", {} outlets", fact.outlets) };
    let pieces = [(told.as_str(), sign::role(fact.sign)), (&fact.label, Role::Title), (&outlets, Role::Dim)];
    canvas.pieces(line.x, line.y, line.width, &pieces);
}

/// `B AFP: ¶10 “over 10,000 troops”`, or that nothing was found.
fn account(
    state: &State,
    canvas: &mut Canvas<'_>,
    line: Rect,
    (index, fact): (usize, &Fact),
    (story, article, column): (&Story, usize, usize),
    is_here: bool,
) {
    let Some(of) = state.analysed(article) else { return };
    let who = on_one_line(&source::source(&of.article), usize::from(line.width / 4));
    let letter = story.letter(article).unwrap_or_default();
    let pieces =
        [(letter.as_str(), Role::Letter), (" ", Role::Text), (&who, Role::Source), (": ", Role::Text)];
    let x = canvas.pieces(line.x, line.y, line.width, &pieces);
    let rest = Rect { x, width: line.right().saturating_sub(x), ..line };
    let accounts = fact.accounts_in(column);
    if !accounts.is_empty() {
        return quoted(state, canvas, rest, &of.article, (index, fact.sign), accounts);
    }
    let near = match state.survey.matrix.nearest {
        Asked::Yes(near) if is_here => near,
        Asked::Yes(_) | Asked::No => None,
    };
    let told = near.and_then(|near| {
        let of = state.analysed(near.article)?;
        let number = of.article.paragraph_at(near.span.start)?;
        let words = on_one_line(&of.article.plain(near.span), usize::from(rest.width));
        Some(format!("nearest {}{number} “{words}”", canvas.theme.glyphs.paragraph))
    });
    let words = told.unwrap_or_else(|| "no matching passage found".to_owned());
    canvas.role(rest.x, rest.y, rest.width, &words, Role::Dim);
}
