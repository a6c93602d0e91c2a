//! Lines of a given width, each a span of the unaltered text.

use textwrap::{WordSeparator, WordSplitter};

use super::Span;
use super::cells::cells;

/// A line of a wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes, without the white space at which it was broken.
    pub span: Span,
    /// Cells it takes, with the hyphen that is to be shown behind a word that is parted.
    pub width: usize,
}

/// What a line end inside the text means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineEnds {
    /// A new line begins: verse, tables, addresses.
    Keep,
    /// White space like any other: running text that was broken by its sender.
    #[default]
    Flow,
    /// The same, and words of English are parted where a line ends.
    FlowParted,
}

/// Whether a line that ends at this byte ends inside a word, as where one is parted.
pub fn ends_inside_word(text: &str, end: usize) -> bool {
    let is_letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_lowercase);
    end > 0 && is_letter(end - 1) && is_letter(end)
}

/// Whether words are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Whole,
    Parted,
}

/// The part `within` of `text` in lines of at most `width` cells (at least 1), in linear time.
///
/// Lines break where Unicode allows (UAX 14) and after hyphens, inside a word only when it alone is too
/// wide, never inside a grapheme cluster or an escape sequence. All that no line covers is white space. A
/// cluster wider than `width` has a line of its own.
pub fn wrap(text: &str, within: Span, width: usize, line_ends: LineEnds) -> Vec<Line> {
    let mut lines = Vec::new();
    match line_ends {
        LineEnds::Flow => wrap_flow(text, within, width.max(1), Words::Whole, &mut lines),
        LineEnds::FlowParted => wrap_flow(text, within, width.max(1), Words::Parted, &mut lines),
        LineEnds::Keep => {
            let mut start = within.start;
            for part in within.of(text).split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
                let span = Span::new(start, start + part.len());
                start = span.end;
                // The line feed of a CRLF ends no second line.
                let is_rest = part == "\n" && text.get(..span.start).is_some_and(|t| t.ends_with('\r'));
                let known = lines.len();
                wrap_flow(text, span, width.max(1), Words::Whole, &mut lines);
                if lines.len() == known && !is_rest {
                    lines.push(Line { span: Span::new(span.start, span.start), width: 0 });
                }
            }
        }
    }
    lines
}

fn wrap_flow(text: &str, within: Span, width: usize, words: Words, lines: &mut Vec<Line>) {
    let breaks = opportunities(text, within);
    let mut next_break = 0;
    let mut start = within.start;
    while start < within.end {
        while breaks.get(next_break).is_some_and(|&at| at <= start) {
            next_break += 1;
        }
        let rest = Span::new(start, within.end);
        let (line, next) = first_line(text, rest, (width, words), breaks.get(next_break..).unwrap_or(&[]));
        if !line.span.is_empty() {
            lines.push(line);
        }
        start = next;
    }
}

/// The first line of `rest`, and where the next one starts.
fn first_line(text: &str, rest: Span, (width, words): (usize, Words), breaks: &[usize]) -> (Line, usize) {
    let at_start = Line { span: Span::new(rest.start, rest.start), width: 0 };
    let mut breaks = breaks.iter().copied().peekable();
    // The line up to the last cell that is not white space, and the last place where it could end.
    let mut line = at_start;
    let mut good: Option<(Line, usize)> = None;
    // Where the word begins that the line may be full in, and its column.
    let mut word = (rest.start, 0);
    for cell in cells(text, rest) {
        while breaks.next_if(|&at| at < cell.span.start).is_some() {}
        if breaks.next_if_eq(&cell.span.start).is_some() && !line.span.is_empty() {
            good = Some((line, cell.span.start));
            word = (cell.span.start, cell.column);
        }
        if cell.is_space() {
            continue;
        }
        // An indent that leaves no room is dropped: the empty line before the cell is not shown.
        let is_moved = cell.span.start > rest.start;
        if cell.column + cell.width > width && is_moved {
            let parted = (words == Words::Parted)
                .then(|| parted(text, Span::new(word.0, rest.end), width - word.1.min(width)));
            if let Some((end, cells)) = parted.flatten() {
                let span = Span::new(rest.start, end);
                return (Line { span, width: word.1 + cells }, end);
            }
            return good.unwrap_or((line, cell.span.start));
        }
        line = Line { span: Span::new(rest.start, cell.span.end), width: cell.column + cell.width };
    }
    (line, rest.end)
}

/// The shortest word that is parted, and the longest: what is longer is no word.
const PARTED: std::ops::RangeInclusive<usize> = 2 * LEAST..=40;

/// The fewest letters of it on either line.
const LEAST: usize = 3;

/// Where the English word at the beginning of `rest` is parted so that most of it and a hyphen take at most `room` cells,
/// and the cells that these take. Names and whatever is no plain word stay whole.
fn parted(text: &str, rest: Span, room: usize) -> Option<(usize, usize)> {
    let words = rest.of(text);
    let start = words.find(|c: char| c.is_alphanumeric())?;
    let before = words.get(..start)?;
    let of_word = words.get(start..)?;
    let of_word = &of_word[..of_word.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(of_word.len())];
    let is_whole = !words
        .get(start + of_word.len()..)?
        .starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
    if !is_whole || before.contains(char::is_whitespace) || !PARTED.contains(&of_word.len()) {
        return None;
    }
    let lead = before.chars().count();
    let mut end = 0;
    let mut best = None;
    for syllable in hypher::hyphenate_bounded(of_word, hypher::Lang::English, LEAST, LEAST) {
        end += syllable.len();
        if end < of_word.len() && lead + end < room {
            best = Some((rest.start + start + end, lead + end + 1));
        }
    }
    best
}

/// Offsets inside `within` at which a line may begin, in order.
fn opportunities(text: &str, within: Span) -> Vec<usize> {
    let words = within.of(text);
    // The separator passes over escape sequences, also those without an end; here they are cells like
    // others, so it gets to see a harmless control of the same length instead.
    let masked = words.contains('\u{1B}').then(|| words.replace('\u{1B}', "\u{1A}"));
    let mut found = Vec::new();
    let mut at = within.start;
    for word in WordSeparator::UnicodeBreakProperties.find_words(masked.as_deref().unwrap_or(words)) {
        found.push(at);
        let hyphens = WordSplitter::HyphenSplitter.split_points(word.word);
        found.extend(hyphens.into_iter().map(|hyphen| at + hyphen));
        at += word.word.len() + word.whitespace.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{LineEnds, cells, ends_inside_word, wrap};
    use crate::text::Span;

    fn lines(text: &str, width: usize, line_ends: LineEnds) -> Vec<&str> {
        let lines = wrap(text, Span::new(0, text.len()), width, line_ends);
        lines.iter().map(|line| line.span.of(text)).collect()
    }

    fn flow(text: &str, width: usize) -> Vec<&str> {
        lines(text, width, LineEnds::Flow)
    }

    #[test]
    fn lines_break_between_words_and_after_hyphens() {
        assert_eq!(
            flow("Moscow denied plans for a well-planned attack.", 15),
            ["Moscow denied", "plans for a", "well-planned", "attack."]
        );
        assert_eq!(flow("a far-reaching step", 8), ["a far-", "reaching", "step"]);
        assert_eq!(flow("US$300\u{A0}million", 9), ["US$300\u{A0}mi", "llion"]);
    }

    #[test]
    fn english_words_are_parted_where_a_line_ends_but_names_are_not() {
        let parted = |text: &str, width: usize| {
            let lines = wrap(text, Span::new(0, text.len()), width, LineEnds::FlowParted);
            let shown = |line: &super::Line| {
                let hyphen = if ends_inside_word(text, line.span.end) { "-" } else { "" };
                let shown = format!("{}{hyphen}", line.span.of(text));
                assert_eq!(shown.chars().count(), line.width, "{shown}");
                shown
            };
            lines.iter().map(shown).collect::<Vec<_>>()
        };
        let text = "The (international) talks in Novosibirsk's harbour ended";
        assert_eq!(
            parted(text, 11),
            ["The (inter-", "national)", "talks in", "Novosibirsk", "'s harbour", "ended"]
        );
        assert_eq!(parted(text, 60), [text]);
        assert_eq!(parted("negotiations", 8), ["negotia-", "tions"]);
        assert_eq!(parted("see a1b2c3d4e5 ended", 8), flow("see a1b2c3d4e5 ended", 8));
        for width in 1..40 {
            let lines = wrap(text, Span::new(0, text.len()), width, LineEnds::FlowParted);
            assert!(lines.iter().all(|line| line.width <= width), "{width}: {lines:?}");
            let all: String = lines.iter().map(|line| line.span.of(text)).collect();
            assert_eq!(all.replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn spans_point_into_the_whole_text() {
        let text = "Title\n\nOne two three";
        let wrapped = wrap(text, Span::new(7, text.len()), 7, LineEnds::Flow);
        assert_eq!(wrapped[0].span, Span::new(7, 14));
        assert_eq!(wrapped[1].span.of(text), "three");
        assert_eq!(wrapped[1].width, 5);
    }

    #[test]
    fn a_word_too_wide_breaks_between_clusters() {
        assert_eq!(flow("aaaa\u{301}aa b", 3), ["aaa", "a\u{301}aa", "b"]);
        assert_eq!(flow("東京都民", 5), ["東京", "都民"]);
        assert_eq!(flow("👩\u{200D}👧👩\u{200D}👧", 1), ["👩\u{200D}👧", "👩\u{200D}👧"]);
        assert_eq!(flow("ab", 0), ["a", "b"]);
    }

    #[test]
    fn line_ends_are_kept_or_flow() {
        let verse = "one\r\ntwo\n\nthree";
        assert_eq!(lines(verse, 20, LineEnds::Keep), ["one", "two", "", "three"]);
        assert_eq!(flow(verse, 20), ["one\r\ntwo\n\nthree"]);
        assert_eq!(flow(verse, 7), ["one\r\ntwo", "three"]);
    }

    #[test]
    fn escape_sequences_are_one_cell_and_never_broken() {
        let link = "see \u{1B}]8;;http://a b c d\u{7}this\u{1B}]8;;\u{7} link";
        assert_eq!(flow(link, 10), ["see \u{1B}]8;;http://a b c d\u{7}this\u{1B}]8;;\u{7}", "link"]);
        assert_eq!(
            flow("an \u{1B}] unclosed string goes on", 12),
            ["an \u{1B}]", "unclosed", "string goes", "on"]
        );
    }

    #[test]
    fn an_indent_is_kept_where_it_leaves_room() {
        assert_eq!(flow("  one two", 6), ["  one", "two"]);
        assert_eq!(flow("\tone two", 6), ["one", "two"]);
    }

    #[test]
    fn a_line_shows_what_the_whole_text_shows() {
        // What stands behind the line's end must not tell how its last cell is shown.
        for (text, shown) in [
            ("🏴\u{E007F}\u{E0100}", vec!["🏴\u{E007F}", "\u{E0100}"]),
            ("🏴\u{E0041}\u{E007F}\u{E0100}", vec!["🏴\u{E0041}\u{E007F}\u{E0100}"]),
            ("🏴\u{E0041}\u{301}\u{E007F}", vec!["🏴\u{E0041}", "\u{301}\u{E007F}"]),
        ] {
            let wrapped = wrap(text, Span::new(0, text.len()), 3, LineEnds::Flow);
            assert_eq!(wrapped.iter().map(|line| line.span.of(text)).collect::<Vec<_>>(), shown);
            for line in wrapped {
                let cells: usize = cells(text, line.span).map(|cell| cell.width).sum();
                assert_eq!(cells, line.width, "{text:?}");
            }
        }
    }

    #[test]
    fn nothing_gives_no_lines() {
        assert!(flow("", 10).is_empty());
        assert!(flow(" \n\t ", 10).is_empty());
    }

    #[test]
    fn a_megabyte_without_a_space_is_wrapped_in_one_go() {
        let word = "x".repeat(1 << 20);
        let wrapped = flow(&word, 80);
        assert_eq!(wrapped.len(), (1_usize << 20).div_ceil(80));
        assert!(wrapped[..wrapped.len() - 1].iter().all(|line| line.len() == 80));
    }
}
