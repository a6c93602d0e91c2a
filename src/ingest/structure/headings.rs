//! Headings inside the text: short lines without a final stop, set apart, with a paragraph after them.

use super::names::is_capitalised;
use super::{Shape, Sheet};
use crate::model::BlockKind;

/// Longest heading, in words.
const LONGEST: usize = 14;

/// Claims the headings between the lead and the last paragraph.
pub(super) fn find(sheet: &mut Sheet<'_>) {
    for at in sheet.lead..sheet.end {
        if sheet.parts.get(at).is_some_and(|part| part.shape == Shape::Prose) && is_heading(sheet, at) {
            sheet.claim(at, BlockKind::Heading);
        }
    }
}

fn is_heading(sheet: &Sheet<'_>, at: usize) -> bool {
    let words = sheet.words(at);
    let apart = sheet.is_open_line(at) && sheet.gap(at) && sheet.gap(at + 1);
    apart
        && (1..=LONGEST).contains(&words.split_whitespace().take(LONGEST + 1).count())
        && (is_capitalised(words) || words.starts_with(|c: char| c.is_ascii_digit()))
        && words.contains(char::is_alphabetic)
        && !words.ends_with(|c: char| ".!?…:;,-–—\"”’'»)".contains(c) && c != '’')
        && !words.starts_with(['"', '“', '«', '(', '['])
        && !has_stop_inside(words)
        && next_is_running(sheet, at)
}

/// Whether a sentence ends inside the words: then they are no heading.
fn has_stop_inside(words: &str) -> bool {
    words.contains("? ") || words.contains("! ") || words.contains(".” ") || words.contains(".\" ")
}

/// Whether running text follows, furniture and further headings aside.
fn next_is_running(sheet: &Sheet<'_>, at: usize) -> bool {
    let next = (at + 1..(at + 4).min(sheet.parts.len()))
        .find(|&next| sheet.kinds[next].is_none_or(BlockKind::is_body));
    next.is_some_and(|next| sheet.is_running(next))
}
