//! The article under the list's cursor, one line per paragraph.

use ratatui::layout::Rect;

use super::gutter;
use super::source;
use crate::app::State;
use crate::config::theme::Role;
use crate::text::Span;
use crate::ui::canvas::Canvas;
use crate::ui::sign;

/// Draws the skim.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.skim;
    let Some(index) = state.article_under_cursor() else { return };
    let (Some(of), false) = (state.analysed(index), area.height < 2) else { return };
    let glyphs = canvas.theme.glyphs;
    canvas.rule(area, area.y, glyphs.rule, Role::Rule);
    let story = state.story_under_cursor().and_then(|story| state.story(story));
    let letter = story.and_then(|story| story.letter(index)).unwrap_or_default();
    let about = format!(" {} ", source::source(&of.article));
    canvas.pieces(
        area.x + 2,
        area.y,
        area.width.saturating_sub(4),
        &[(" ", Role::Text), (&letter, Role::Letter), (&about, Role::Source)],
    );
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    lines(state, canvas, body, index);
}

/// One line for each paragraph and heading of an article, as far as they fit; the last row tells how many do not.
pub(super) fn lines(state: &State, canvas: &mut Canvas<'_>, area: Rect, index: usize) {
    let Some(of) = state.analysed(index) else { return };
    let digest = gutter::digest(state, index);
    let passages = state.pages.known_passages(index);
    let shown = passages.iter().filter(|passage| passage.number.is_some());
    let count = passages.iter().rev().find_map(|passage| passage.number).unwrap_or(0) as usize;
    let height = usize::from(area.height);
    let fitting = if count > height { height.saturating_sub(1) } else { count };
    let text = &of.article.text;
    for (passage, y) in shown.take(fitting).zip(area.y..) {
        if canvas.theme.linear {
            let number = format!("{}{} ", canvas.theme.glyphs.paragraph, passage.number.unwrap_or(0));
            let told = gutter::sign(digest, index, passage.span);
            let told = told.map(|of| (format!("{}, ", sign::told(of, canvas.theme)), sign::role(of)));
            let words = of.article.plain(first_words(text, passage.span, usize::from(area.width)));
            let mut pieces = vec![(number.as_str(), Role::Number)];
            pieces.extend(told.iter().map(|(words, role)| (words.as_str(), *role)));
            pieces.push((&words, Role::Text));
            canvas.pieces(area.x + 1, y, area.width.saturating_sub(2), &pieces);
            continue;
        }
        if let Some(of) = gutter::sign(digest, index, passage.span) {
            canvas.role(area.x + 1, y, 1, sign::glyph(of, canvas.theme), sign::role(of));
        }
        let number = format!("{}{}", canvas.theme.glyphs.paragraph, passage.number.unwrap_or(0));
        canvas.role(area.x + 3, y, 5.min(area.width.saturating_sub(3)), &number, Role::Number);
        let words = of.article.plain(first_words(text, passage.span, usize::from(area.width)));
        canvas.role(area.x + 8, y, area.width.saturating_sub(9), &words, Role::Text);
    }
    if fitting < count && height > 0 {
        let more = format!("{} {} more", canvas.theme.glyphs.more, count - fitting);
        canvas.role(area.x + 8, area.bottom() - 1, area.width.saturating_sub(9), &more, Role::Dim);
    }
}

/// As much of a paragraph as a line of `cells` can show, and a little more, so that the cut is marked.
fn first_words(text: &str, paragraph: Span, cells: usize) -> Span {
    // A cell rarely takes more than four bytes, and what is too long is cut once more when drawn.
    paragraph.first(text, cells * 4 + 16)
}
