//! Plain text to paragraphs: by blank lines, by line, by indent, with hard-wrapped lines joined; list items and quotes.

use crate::ingest::encoding::is_blank;
use crate::text::Span;

/// A stretch of text that is one block, before it is known of what kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Part {
    /// Where it stands, without white space around it.
    pub(in crate::ingest) span: Span,
    /// What its marks say it is.
    pub(in crate::ingest) shape: Shape,
    /// Whether a blank line, or the beginning of the text, stands before it.
    pub(in crate::ingest) gap: bool,
}

/// What the marks of a part say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Shape {
    /// Nothing: words.
    Prose,
    /// A heading of that level, 1 the highest.
    Heading(u8),
    /// A list item.
    List,
    /// A quotation.
    Quote,
    /// Code, markup or front matter.
    Matter,
}

/// A line without its end, and without white space around it.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// White space before its words, in bytes.
    indent: usize,
    /// Length of its words in characters.
    width: usize,
}

/// Longest line, in characters, that a text wrapped by a machine has.
const WIDEST: usize = 132;

/// Narrowest width to which texts are wrapped, in characters.
const NARROWEST: usize = 40;

/// The parts of a plain text, in order.
pub(in crate::ingest) fn parts(text: &str) -> Vec<Part> {
    let lines = lines(text);
    let wrapped = wrap_width(text, &lines);
    let mut parts: Vec<Part> = Vec::new();
    let mut previous: Option<Line> = None;
    let mut gap = true;
    for line in lines {
        if line.span.is_empty() {
            gap = true;
            previous = None;
            continue;
        }
        let shape = shape(line.span.of(text));
        let last = parts.last_mut();
        match (previous, last) {
            (Some(before), Some(last)) if goes_on(text, before, line, last.shape, shape, wrapped) => {
                last.span.end = line.span.end;
            }
            _ => parts.push(Part { span: line.span, shape, gap }),
        }
        gap = false;
        previous = Some(line);
    }
    lone_items_are_prose(&mut parts);
    parts
}

/// Whether `line` goes on the part that `before` belongs to.
fn goes_on(text: &str, before: Line, line: Line, part: Shape, shape: Shape, wrapped: Option<usize>) -> bool {
    if shape == Shape::List || (shape == Shape::Quote) != (part == Shape::Quote) {
        return false;
    }
    let next = line.span.of(text);
    let Some(width) = wrapped else {
        let open = before.span.of(text).ends_with(|c: char| c.is_alphanumeric() || c == ',');
        return open
            && before.width >= NARROWEST
            && next.starts_with(char::is_lowercase)
            && !(before.span.of(text).ends_with(|c: char| c.is_ascii_digit()) && signs(next));
    };
    let indented = line.indent > before.indent && part != Shape::List;
    !indented && fills(before, next, width.saturating_sub(width / 8))
}

/// Whether a line is `by` and a name, as it may stand below a date.
fn signs(line: &str) -> bool {
    let mut names = line.strip_prefix("by ").unwrap_or_default().split_whitespace();
    let fits = |word: &str| word.starts_with(char::is_uppercase) || word == "and";
    names.clone().count() >= 2 && !ends_sentence(line) && names.all(fits)
}

/// Whether the first word of `next` would not have fitted on the line before it.
fn fills(before: Line, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    before.width + 1 + word.chars().take(WIDEST).count() > width
}

/// The width the text is hard-wrapped to, if it is: most lines inside its chunks end where the next word
/// would have passed the width of the widest line, and many of them in mid-sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let chunked = || lines.windows(2).filter(|pair| !pair[0].span.is_empty() && !pair[1].span.is_empty());
    let mut widths: Vec<usize> = chunked().map(|pair| pair[0].width).collect();
    if widths.len() < 3 {
        return None;
    }
    // A few lines may be wider than the rest: addresses, tables.
    let place = (widths.len() - 1) * 49 / 50;
    let (_, &mut width, _) = widths.select_nth_unstable(place);
    if !(NARROWEST..=WIDEST).contains(&width) {
        return None;
    }
    // A text whose paragraphs are single long lines is not wrapped, whatever its short lines look like.
    let long = lines.iter().filter(|line| line.width > width + width / 4).count();
    if long > 1 + lines.len() / 20 {
        return None;
    }
    let (mut breaks, mut filled, mut open) = (0, 0, 0);
    for pair in chunked() {
        breaks += 1;
        filled += usize::from(fills(pair[0], pair[1].span.of(text), width.saturating_sub(width / 8)));
        open += usize::from(!ends_sentence(pair[0].span.of(text)));
    }
    (filled * 10 >= breaks * 6 && open * 10 >= breaks * 4).then_some(width)
}

/// Whether the words end with a final stop, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»›)]".contains(c));
    words.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// The lines of the text, a run of blank ones as one empty span. Line ends are LF, CR, CRLF and the separators of Unicode.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let ends = |c: char| matches!(c, '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut after_return = false;
    for (at, end) in text.match_indices(ends) {
        // The LF of a CRLF ends no line of its own.
        let line = line(text, Span::new(start, at));
        let repeats = line.span.is_empty() && lines.last().is_some_and(|last: &Line| last.span.is_empty());
        if !(repeats || (after_return && end == "\n" && at == start)) {
            lines.push(line);
        }
        start = at + end.len();
        after_return = end == "\r";
    }
    lines.push(line(text, Span::new(start, text.len())));
    lines
}

fn line(text: &str, span: Span) -> Line {
    let words = span.of(text);
    let body = words.trim_start_matches(is_blank);
    let indent = words.len() - body.len();
    let body = body.trim_end_matches(is_blank);
    let start = span.start + indent;
    Line { span: Span::new(start, start + body.len()), indent, width: body.chars().count() }
}

/// What the first marks of a line say.
fn shape(line: &str) -> Shape {
    if line.starts_with('>') {
        return Shape::Quote;
    }
    let bullet = line
        .strip_prefix(['-', '*', '•', '‣', '◦', '▪', '·'])
        .is_some_and(|rest| rest.starts_with([' ', '\t', '\u{a0}']) && rest.contains(char::is_alphanumeric));
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (1..=2).contains(&digits)
        && line.get(digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if bullet || numbered { Shape::List } else { Shape::Prose }
}

/// A list has two items at least.
fn lone_items_are_prose(parts: &mut [Part]) {
    for at in 0..parts.len() {
        let neighbour =
            |at: Option<usize>| at.and_then(|at| parts.get(at)).is_some_and(|p| p.shape == Shape::List);
        if parts[at].shape == Shape::List && !neighbour(at.checked_sub(1)) && !neighbour(Some(at + 1)) {
            parts[at].shape = Shape::Prose;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, parts};

    fn words(text: &str) -> Vec<&str> {
        parts(text).iter().map(|part| part.span.of(text)).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_whatever_ends_the_lines() {
        for end in ["\n", "\r\n", "\r", "\u{2028}"] {
            let text = format!("One came.{end}{end}\u{a0} \u{200b}{end}Two came.{end}");
            assert_eq!(words(&text), ["One came.", "Two came."], "{end:?}");
        }
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The ministers met for two days in a villa above the lake and\n\
                    parted without a word to the press, which had waited in the\n\
                    rain since the morning.\n\n\
                    They will meet again in May, an aide said, though nobody has\n\
                    booked the villa.\n";
        assert_eq!(parts(text).len(), 2);
    }

    #[test]
    fn an_indent_begins_a_paragraph_of_a_wrapped_text() {
        let text = "   The ministers met for two days in a villa above the lake\n\
                    and parted without a word to the press, which had waited in\n\
                    the rain since the early hours of the morning, as it does at\n\
                    \x20  every such meeting, and which went home without a headline\n\
                    or a picture worth the name, as it does after each of them.\n";
        assert_eq!(parts(text).len(), 2);
    }

    #[test]
    fn one_sentence_per_line_stays_one_per_line() {
        let text =
            "The ministers met.\nThey parted without a word to the press, which had waited.\nIt rained.\n";
        assert_eq!(parts(text).len(), 3);
    }

    #[test]
    fn a_line_cut_in_mid_sentence_is_joined_to_the_next() {
        let text = "The ministers met for two days in a villa above the lake, and after that\nparted without a word.";
        assert_eq!(parts(text).len(), 1);
    }

    #[test]
    fn a_byline_in_lower_case_goes_on_no_date_line() {
        let head = "The Coast Record, the weekly of the coast, 3 December 2026\nby Ann Roe";
        assert_eq!(parts(head).len(), 2);
        let text =
            "The bridge over the harbour of the old town was built in 1926\nby Ann Roe and her brother.";
        assert_eq!(parts(text).len(), 1);
    }

    #[test]
    fn list_items_and_quotes_are_told_by_their_marks() {
        let shapes = |text| parts(text).iter().map(|part| part.shape).collect::<Vec<_>>();
        assert_eq!(shapes("- one\n- two"), [Shape::List, Shape::List]);
        assert_eq!(shapes("- Reuters"), [Shape::Prose]);
        assert_eq!(shapes("> one\n> two\n\nthree"), [Shape::Quote, Shape::Quote, Shape::Prose]);
    }
}
