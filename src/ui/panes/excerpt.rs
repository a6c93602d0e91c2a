//! As much of a passage as there is room for, with the words that matter in sight. Words are not cut.

use std::borrow::Cow;

use crate::model::Article;
use crate::text::Span;
use crate::text::width::width;

/// Lines of a cell: how wide they are, how many, and what stands before the words on the first and after them on the
/// last; all but the number of lines in cells of the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) width: usize,
    pub(super) lines: usize,
    pub(super) before: usize,
    pub(super) after: usize,
}

impl Room {
    /// One line.
    pub(super) const fn line(width: usize) -> Self {
        Self { width, lines: 1, before: 0, after: 0 }
    }

    /// Where the words end that fit; at least one word.
    fn fit(self, text: &str, span: Span) -> usize {
        let (mut line, mut column, mut end) = (1, self.before, span.start);
        for word in words(text, span) {
            let wide = width(word.of(text));
            let gap = usize::from(end > span.start);
            column += gap + wide;
            if column > self.width && column > gap + wide {
                line += 1;
                column = wide;
            }
            let is_full = line > self.lines || line == self.lines && column + self.after > self.width;
            if is_full && end > span.start {
                return end;
            }
            end = word.end;
        }
        span.end.max(end)
    }
}

/// A word longer than this is cut after all.
const LONGEST: usize = 200;

/// The words of a span in order; what is not a space belongs to one.
fn words(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    std::iter::from_fn(move || {
        let rest = Span::new(at, span.end).of(text);
        let start = at + (rest.len() - rest.trim_start().len());
        let rest = Span::new(start, span.end).of(text);
        let cut = rest.char_indices().take(LONGEST).find(|(_, char)| char.is_whitespace());
        let whole = || rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
        let length = cut.map_or_else(whole, |(at, _)| at);
        at = start + length;
        (length > 0).then(|| Span::new(start, at))
    })
}

/// The beginning of the word before `at`, no farther back than `first`.
fn word_before(text: &str, first: usize, at: usize) -> Option<usize> {
    let before = Span::new(first, at).of(text).trim_end();
    let end = before.char_indices().rev().take(LONGEST).find(|(_, char)| char.is_whitespace());
    let start = match end {
        Some((space, char)) => first + space + char.len_utf8(),
        None if before.len() <= LONGEST => first,
        None => return None,
    };
    (!before.is_empty()).then_some(start)
}

/// Grows a span to the left by words as long as it fits.
fn grown(text: &str, whole: Span, mut span: Span, room: Room) -> Span {
    if room.lines == 1 {
        let mut used = room.before + width(span.of(text).trim_end()) + room.after;
        while let Some(start) = word_before(text, whole.start, span.start) {
            used += 1 + width(Span::new(start, span.start).of(text).trim_end());
            if used > room.width {
                break;
            }
            span.start = start;
        }
        return span;
    }
    while let Some(start) = word_before(text, whole.start, span.start)
        && room.fit(text, Span::new(start, span.end)) >= span.end
    {
        span.start = start;
    }
    span
}

/// Bytes of a passage read to either side of the words that matter, where it has to be copied: more than a line shows.
const AROUND: usize = 2_000;

/// A passage without the marks of its writing, as a span of a text, and its words that matter there.
pub(super) fn plain(article: &Article, whole: Span, mark: Span) -> (Cow<'_, str>, Span, Span) {
    let whole = whole.cover(mark);
    if article.markup.is_empty() {
        return (article.text.as_ref().into(), whole, mark);
    }
    let start = whole.start.max(mark.start.saturating_sub(AROUND));
    // What follows is as long as it may be, the mark itself included.
    let near = Span::new(start, whole.end).first(&article.text, mark.start - start + 2 * AROUND);
    let start = (start..=mark.start).find(|&at| article.text.is_char_boundary(at)).unwrap_or(mark.start);
    let mark = Span::new(mark.start, mark.end.min(near.end));
    article.plain_around(Span::new(start, near.end), mark)
}

/// The part of `whole` that is shown: from its words that matter on, and where what follows them leaves room, from
/// before them.
pub(super) fn from_mark(text: &str, whole: Span, mark: Span, room: Room) -> Span {
    let whole = whole.cover(mark);
    let shown = Span::new(mark.start, room.fit(text, Span::new(mark.start, whole.end)));
    if shown.end < whole.end { shown } else { grown(text, whole, shown, room) }
}

/// The part of `whole` that is shown: from its beginning, where the words that matter are still in sight; else as much
/// before them as the line has room for.
pub(super) fn with_mark(text: &str, whole: Span, mark: Span, room: Room) -> Span {
    let whole = whole.cover(mark);
    let end = room.fit(text, whole);
    if mark.end <= end {
        return Span::new(whole.start, end);
    }
    // Of what follows a little is enough to see what it is.
    let after = Room { width: (room.width / 3).max(1), ..room }.fit(text, Span::new(mark.start, whole.end));
    let shown = grown(text, whole, Span::new(mark.start, after), room);
    Span::new(shown.start, room.fit(text, Span::new(shown.start, whole.end)))
}

#[cfg(test)]
mod tests {
    use super::{Room, from_mark, with_mark};
    use crate::text::Span;

    const TEXT: &str = "It said over 10,000 troops would return home soon";

    fn shown(cut: fn(&str, Span, Span, Room) -> Span, words: &str, room: Room) -> &'static str {
        let start = TEXT.find(words).unwrap();
        cut(TEXT, Span::new(0, TEXT.len()), Span::new(start, start + words.len()), room).of(TEXT)
    }

    #[test]
    fn a_cell_begins_with_the_words_that_matter() {
        assert_eq!(shown(from_mark, "over 10,000", Room::line(20)), "over 10,000 troops");
        assert_eq!(shown(from_mark, "over 10,000", Room::line(3)), "over", "a word is never lost");
        assert_eq!(shown(from_mark, "home", Room::line(24)), "would return home soon");
        assert_eq!(shown(from_mark, "home", Room::line(99)), TEXT);
    }

    #[test]
    fn a_cell_of_two_lines_is_filled_as_its_words_wrap() {
        let room = Room { width: 14, lines: 2, before: 5, after: 2 };
        // |     over     |
        // |10,000 troops…|  two cells are kept at the end
        assert_eq!(shown(from_mark, "over 10,000", room), "over 10,000");
        assert_eq!(shown(from_mark, "over 10,000", Room { after: 1, ..room }), "over 10,000 troops");
    }

    #[test]
    fn a_line_begins_with_the_sentence_as_long_as_the_date_is_in_sight() {
        assert_eq!(shown(with_mark, "10,000", Room::line(24)), "It said over 10,000");
        assert_eq!(shown(with_mark, "soon", Room::line(24)), "would return home soon");
    }

    #[test]
    fn words_without_spaces_are_cut_and_nothing_is_lost_before_a_mark() {
        let text = "漢".repeat(900);
        let whole = Span::new(0, text.len());
        for cut in [from_mark, with_mark] {
            let shown = cut(&text, whole, Span::new(600, 603), Room::line(10));
            assert!(shown.len() <= 4 * super::LONGEST && !shown.is_empty());
        }
    }
}
