//! What the story under the cursor holds: agreed, conflicts and differences, denied, only one outlet.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::saved;
use crate::app::State;
use crate::app::digest::{Digest, Item, Part};
use crate::app::layout::WIDE;
use crate::config::theme::Role;
use crate::model::Story;
use crate::text::Span;
use crate::ui::canvas::{Canvas, rows_of};
use crate::ui::{Theme, sign};

/// Draws the digest.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.digest;
    if area.height < 2 {
        return;
    }
    let Some(index) = state.story_under_cursor() else { return saved::digest(state, canvas) };
    let Some(story) = state.story(index) else { return };
    canvas.rule(area, area.y, canvas.theme.glyphs.rule, Role::Rule);
    heading(state, canvas, area, index, story);
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
        Some(digest) if area.width >= WIDE && !canvas.theme.linear => in_columns(canvas, body, digest),
        Some(digest) => in_one_column(canvas, body, digest),
    }
}

fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect, index: usize, story: &Story) {
    let y = area.y + 1;
    let outlets = state.briefing.outlets(&story.articles);
    let is_alone = story.articles.len() < 2;
    let right = match outlets {
        _ if is_alone => String::new(),
        1 => "1 outlet".to_owned(),
        outlets => {
            let copies = if area.width >= WIDE { copies(story) } else { String::new() };
            format!("{copies}{outlets} outlets, at most {} independent", story.independent.min(outlets))
        }
    };
    let end = canvas.right(area.x + 1, area.right().saturating_sub(1), y, &right, Role::Dim);
    let room = end.saturating_sub(area.x + 2);
    let number = format!(" STORY {}  ", index + 1);
    let lead = if !is_alone && area.width >= WIDE && !story.why.is_empty() { "grouped by: " } else { "" };
    let why = format!("{lead}{}", story.why.join(" · "));
    canvas.pieces(area.x, y, room, &[(&number, Role::Heading), (&why, Role::Dim)]);
}

/// Copies of one text named by their letters at most.
const LETTERS: usize = 6;

/// Which articles are copies of which: `C, D are copies of A: `; empty where there are none.
fn copies(story: &Story) -> String {
    let letter = |&article: &usize| story.letter(article);
    let group = |group: &Vec<usize>| {
        let (original, copies) = group.split_first()?;
        let noun = if copies.len() == 1 { "is a copy" } else { "are copies" };
        let copies = match copies.len() {
            1..=LETTERS => copies.iter().filter_map(letter).collect::<Vec<_>>().join(", "),
            many => many.to_string(),
        };
        Some(format!("{copies} {noun} of {}", letter(original)?))
    };
    let told: Vec<String> = story.copies.iter().filter_map(group).collect();
    if told.is_empty() { String::new() } else { format!("{}: ", told.join("; ")) }
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
    let mut parts: Vec<_> =
        [differs, agreed, denied, only].into_iter().filter(|part| part.1.count > 0).collect();
    parts.truncate(usize::from(area.height / 2).max(1));
    for (place, part) in parts.iter().enumerate() {
        if left.height < 2 {
            break;
        }
        // A heading and a row are kept for each of the parts that follow.
        let kept = 2 * (parts.len() - place - 1) as u16;
        let height = left.height.saturating_sub(kept).max(2);
        let used = column_of(canvas, Rect { height, ..left }, *part);
        left = Rect { y: left.y + used, height: left.height - used, ..left };
    }
}

/// Draws one part and returns the rows it took. Its first item is shown at least in part.
fn column_of(canvas: &mut Canvas<'_>, area: Rect, part: (&str, &Part, Role)) -> u16 {
    let (name, Part { items, count }, role) = part;
    let heading = format!("{name}  {count}");
    if area.height == 0 {
        return 0;
    }
    canvas.role(area.x, area.y, area.width, &heading, if items.is_empty() { Role::Dim } else { role });
    let mut y = area.y + 1;
    for (place, item) in items.iter().enumerate() {
        let left = area.bottom().saturating_sub(y);
        let rows = lines_of(item, canvas.theme, area.width);
        // The last row tells how much more there is, unless this item is the last and fits.
        let is_last = place + 1 == *count;
        let fits = rows < left || (is_last && rows == left);
        if fits {
            y += draw_item(canvas, Rect { y, height: left, ..area }, item);
            continue;
        }
        let mut told = count - place;
        if place == 0 && left > 0 {
            // Words cut are more than none; with a single row the count stands beside them.
            let beside = if left == 1 && !is_last { 8.min(area.width / 3) } else { 0 };
            let height = if is_last { left } else { (left - 1).max(1) };
            told -= 1;
            y += draw_item(canvas, Rect { y, height, width: area.width - beside, ..area }, item);
            if beside > 0 {
                let more = format!(" +{told}");
                canvas.right(area.x, area.right(), y - 1, &more, Role::Dim);
            }
        }
        if told > 0 && y < area.bottom() {
            let more = format!("{} {told} more", canvas.theme.glyphs.more);
            canvas.role(area.x, y, area.width, &more, Role::Dim);
            y += 1;
        }
        break;
    }
    y - area.y
}

/// Cells before the words of an item, and before those of what it answers.
const INDENT: (u16, u16) = (2, 4);

/// Rows an item takes.
fn lines_of(item: &Item, theme: &Theme, width: u16) -> u16 {
    let rows = |words: &str, indent: u16| rows_of(&[(words, Role::Text)], width.saturating_sub(indent));
    let answers = answers(item, theme).map_or(0, |words| rows(&words, INDENT.1));
    (rows(&words(item, theme), INDENT.0) + answers) as u16
}

/// The words of an item, with that of its sign before them where signs are words.
fn words<'a>(item: &'a Item, theme: &Theme) -> Cow<'a, str> {
    match item.sign.filter(|_| theme.linear) {
        Some(of) => format!("{}: {}", sign::told(of, theme), item.words).into(),
        None => item.words.as_str().into(),
    }
}

/// The words of what an item answers.
fn answers<'a>(item: &'a Item, theme: &Theme) -> Option<Cow<'a, str>> {
    let words = item.answers.as_deref()?;
    Some(if theme.linear { format!("answers: {words}").into() } else { words.into() })
}

/// Draws an item in the rows there are, and returns how many it took.
fn draw_item(canvas: &mut Canvas<'_>, area: Rect, item: &Item) -> u16 {
    let (glyph, role) = match item.sign {
        Some(of) => (sign::glyph(of, canvas.theme), sign::role(of)),
        None => (canvas.theme.glyphs.dot, Role::Dim),
    };
    if !canvas.theme.linear {
        canvas.role(area.x, area.y, 1, glyph, role);
    }
    let mut y = area.y;
    y += flow(canvas, area, &words(item, canvas.theme), INDENT.0);
    if let Some(words) = answers(item, canvas.theme).filter(|_| y < area.bottom()) {
        canvas.role(area.x + INDENT.0, y, 1, canvas.theme.glyphs.answers, Role::Denial);
        y += flow(canvas, Rect { y, height: area.bottom() - y, ..area }, &words, INDENT.1);
    }
    y - area.y
}

/// Draws words in as many rows as they need and the area has; the last one is marked where they are cut.
fn flow(canvas: &mut Canvas<'_>, area: Rect, words: &str, indent: u16) -> u16 {
    let indented = Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..area };
    canvas.flow_marked(indented, words, &cited(words))
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
