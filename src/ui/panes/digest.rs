//! What the story under the cursor holds: agreed, conflicts and differences, denied, only one outlet.

use ratatui::layout::Rect;

use crate::app::State;
use crate::app::digest::{Digest, Part};
use crate::app::layout::WIDE;
use crate::config::theme::Role;
use crate::model::Story;
use crate::text::Span;
use crate::text::wrap::{LineEnds, wrap};
use crate::ui::canvas::Canvas;
use crate::ui::sign;

/// Draws the digest.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.digest;
    let Some(index) = state.story_under_cursor() else { return };
    let Some(story) = state.story(index) else { return };
    if area.height < 2 {
        return;
    }
    canvas.rule(area, area.y, canvas.theme.glyphs.rule, Role::Rule);
    heading(canvas, area, index, story);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    match state.digest(story) {
        _ if story.articles.len() < 2 => {
            canvas.role(
                body.x + 1,
                body.y,
                body.width.saturating_sub(2),
                "One article: nothing to compare it with.",
                Role::Dim,
            );
        }
        None => {
            canvas.role(body.x + 1, body.y, body.width.saturating_sub(2), "Comparing…", Role::Dim);
        }
        Some(digest) if area.width >= WIDE => in_columns(canvas, body, digest),
        Some(digest) => in_one_column(canvas, body, digest),
    }
}

fn heading(canvas: &mut Canvas<'_>, area: Rect, index: usize, story: &Story) {
    let y = area.y + 1;
    let outlets = story.articles.len();
    let right = if outlets > 1 {
        format!("{outlets} outlets, at most {} independent", story.independent)
    } else {
        String::new()
    };
    let end = canvas.right(area.x + 1, area.right().saturating_sub(1), y, &right, Role::Dim);
    let room = end.saturating_sub(area.x + 2);
    let number = format!(" STORY {}  ", index + 1);
    let why = story.why.join(" · ");
    canvas.pieces(area.x, y, room, &[(&number, Role::Heading), (&why, Role::Dim)]);
}

/// The four parts with their headings, in the order drawn.
fn parts(digest: &Digest) -> [(&'static str, &Part, Role); 4] {
    [
        ("AGREED", &digest.agreed, Role::Agreement),
        ("CONFLICT, DIFFERS", &digest.differs, Role::Conflict),
        ("DENIED, REFUSED", &digest.denied, Role::Denial),
        ("ONLY ONE OUTLET", &digest.only, Role::Only),
    ]
}

fn in_columns(canvas: &mut Canvas<'_>, area: Rect, digest: &Digest) {
    let width = area.width / 4;
    for (place, part) in parts(digest).into_iter().enumerate() {
        let x = area.x + width * place as u16;
        let right = if place == 3 { area.right() } else { x + width };
        if place > 0 {
            let style = canvas.theme.style(Role::Rule);
            for y in area.top()..area.bottom() {
                canvas.glyph(x, y, canvas.theme.glyphs.bar, style);
            }
        }
        let column = Rect { x: x + 1, width: right.saturating_sub(x + 2), ..area };
        column_of(canvas, column, part);
    }
}

fn in_one_column(canvas: &mut Canvas<'_>, area: Rect, digest: &Digest) {
    let mut left = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    // What is graver comes first where not everything fits.
    let [agreed, differs, denied, only] = parts(digest);
    for part in [differs, agreed, denied, only] {
        if part.1.count == 0 || left.height < 2 {
            continue;
        }
        let used = column_of(canvas, left, part);
        left = Rect { y: left.y + used, height: left.height - used, ..left };
    }
}

/// Draws one part and returns the rows it took.
fn column_of(canvas: &mut Canvas<'_>, area: Rect, part: (&str, &Part, Role)) -> u16 {
    let (name, Part { items, count }, role) = part;
    let heading = format!("{name}  {count}");
    if area.height == 0 {
        return 0;
    }
    canvas.role(area.x, area.y, area.width, &heading, if items.is_empty() { Role::Dim } else { role });
    let mut y = area.y + 1;
    for (place, item) in items.iter().enumerate() {
        let lines = wrap(
            &item.words,
            Span::new(0, item.words.len()),
            usize::from(area.width.saturating_sub(2)).max(1),
            LineEnds::Flow,
        );
        let rows = lines.len() as u16;
        // The last row tells how much more there is, unless this item is the last and fits.
        let is_last = place + 1 == *count;
        if y + rows > area.bottom() || (!is_last && y + rows == area.bottom()) {
            let more = format!("{} {} more", canvas.theme.glyphs.more, count - place);
            if y < area.bottom() {
                canvas.role(area.x, y, area.width, &more, Role::Dim);
                y += 1;
            }
            break;
        }
        if let Some(of) = item.sign {
            canvas.role(area.x, y, 1, sign::glyph(of, canvas.theme), sign::role(of));
        } else {
            canvas.role(area.x, y, 1, canvas.theme.glyphs.dot, Role::Dim);
        }
        let base = canvas.theme.style(Role::Text);
        for line in lines {
            canvas.line(
                (area.x + 2, y),
                area.width.saturating_sub(2),
                (&item.words, line.span),
                base,
                &cited(&item.words),
            );
            y += 1;
        }
    }
    y - area.y
}

/// Citations such as `B¶10`, to be drawn as such.
fn cited(words: &str) -> Vec<(Span, Role)> {
    words
        .match_indices('¶')
        .map(|(at, sign)| {
            let before = words.get(..at).unwrap_or("");
            let letters =
                before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == ':').len();
            let after = words.get(at + sign.len()..).unwrap_or("");
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            (Span::new(at - letters, at + sign.len() + digits), Role::Letter)
        })
        .collect()
}
