//! Text made harmless and visible: what a terminal would obey, hide or reorder is shown by stand-ins.
//!
//! | in the text | shown as |
//! |---|---|
//! | a whole escape sequence (CSI, OSC, DCS, SOS, PM, APC, two-byte, 8-bit forms) | `␛` |
//! | C0 control, DEL | its control picture `␀` … `␟`, `␡` |
//! | other C1 control | `␦` |
//! | direction mark, embedding, override, isolate | `⇄` |
//! | zero-width or format character that can hide text, stray combining mark, tag, variation selector, joiner | `◌` |
//! | noncharacter | `�` |
//! | tab | spaces (one in a line of output, to the next stop on the screen) |
//! | line end: LF, CR, CRLF, NEL, U+2028, U+2029 | a space, or a line feed where lines are kept |
//!
//! Joiners and variation selectors stay where writing needs them: in emoji, in Arabic and Indic scripts,
//! after ideographs. Every stand-in is one cell wide.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape;

const ESCAPE: &str = "␛";
const DELETE: &str = "␡";
const C1: &str = "␦";
const DIRECTION: &str = "⇄";
const HIDDEN: &str = "◌";
const NONCHARACTER: &str = "\u{FFFD}";
const C0: [&str; 32] = [
    "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "␉", "␊", "␋", "␌", "␍", "␎", "␏", "␐", "␑", "␒", "␓", "␔",
    "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
];

/// Longest cluster shown in one place, in bytes. The longest emoji sequences take about 40; what is
/// longer is a heap of marks, and is shown as such.
const LONGEST_CLUSTER: usize = 64;

/// Widest cluster shown in one place, in cells. Wider ones (unbroken runs of Hangul jamo) are taken apart.
const WIDEST_CLUSTER: usize = 4;

/// `text` on one line, harmless on a terminal, in a table, in a file: see the module's table.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, " ")
}

/// The same with line ends kept, each as one line feed.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    replaced(text, "\n")
}

fn replaced<'a>(text: &'a str, line_end: &str) -> Cow<'a, str> {
    if text.chars().all(|c| is_ordinary(c) || (c == '\n' && line_end == "\n")) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for piece in pieces(text) {
        shown.push_str(match piece.shown {
            Shown::Plain(words) => words,
            Shown::Mark(mark) => mark,
            Shown::Tab => " ",
            Shown::LineEnd => line_end,
        });
    }
    Cow::Owned(shown)
}

/// The smallest part of a text that is shown as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// How many bytes of the text it takes; never 0.
    pub(super) len: usize,
    /// What is shown for them.
    pub(super) shown: Shown<'a>,
}

/// What is shown for a piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown<'a> {
    /// A grapheme cluster as it stands, at least one cell wide.
    Plain(&'a str),
    /// A stand-in of one cell.
    Mark(&'static str),
    /// A tab.
    Tab,
    /// A line end.
    LineEnd,
}

/// The pieces of `text`, which together take all its bytes.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let piece = first_piece(text.get(at..)?)?;
        at += piece.len;
        Some(piece)
    })
}

/// Cells that a grapheme cluster takes on a terminal, counted as the drawing library counts them.
pub(super) fn cluster_width(cluster: &str) -> usize {
    // Half-width sound marks extend a cluster but stand in a cell of their own.
    let sound_marks = cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    cluster.width() + sound_marks
}

fn first_piece(rest: &str) -> Option<Piece<'_>> {
    let first = rest.chars().next()?;
    let second = rest.as_bytes().get(first.len_utf8());
    if matches!(first, ' '..='~') && second.is_none_or(u8::is_ascii) {
        return Some(Piece { len: 1, shown: Shown::Plain(rest.get(..1)?) });
    }
    let mark = |len, mark| Some(Piece { len, shown: Shown::Mark(mark) });
    match first {
        '\t' => return Some(Piece { len: 1, shown: Shown::Tab }),
        '\r' if second == Some(&b'\n') => return Some(Piece { len: 2, shown: Shown::LineEnd }),
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            return Some(Piece { len: first.len_utf8(), shown: Shown::LineEnd });
        }
        _ => {}
    }
    if let Some(len) = escape::sequence(rest) {
        return mark(len, ESCAPE);
    }
    if let Some(stand_in) = stand_in(first) {
        return mark(first.len_utf8(), stand_in);
    }
    let mut cluster = cut(first_cluster(rest));
    if cluster_width(cluster) > WIDEST_CLUSTER {
        cluster = rest.get(..first.len_utf8())?;
    }
    let shown = if cluster_width(cluster) == 0 { Shown::Mark(HIDDEN) } else { Shown::Plain(cluster) };
    Some(Piece { len: cluster.len(), shown })
}

/// The grapheme cluster at the start of `rest`, at most [`LONGEST_CLUSTER`] bytes of it. Only as much is
/// looked at, so that a heap of marks is read in linear time.
fn first_cluster(rest: &str) -> &str {
    let window = (0..=LONGEST_CLUSTER.min(rest.len())).rev().find_map(|end| rest.get(..end)).unwrap_or(rest);
    window.graphemes(true).next().unwrap_or(window)
}

/// `cluster` up to the first character in it that must be shown by itself.
fn cut(cluster: &str) -> &str {
    let mut before = None;
    for (at, c) in cluster.char_indices() {
        if let Some(before) = before {
            let after = cluster.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            if stand_in(c).is_some() && !is_needed(c, before, after, cluster) {
                return cluster.get(..at).unwrap_or(cluster);
            }
        }
        before = Some(c);
    }
    cluster
}

/// Whether writing needs the joiner, selector or tag `c` between its neighbours inside `cluster`.
fn is_needed(c: char, before: char, after: Option<char>, cluster: &str) -> bool {
    match c {
        '\u{200C}' | '\u{200D}' => {
            let is_symbol = |c| c >= '\u{2190}' && stand_in(c).is_none();
            let in_emoji = c == '\u{200D}' && after.is_some_and(is_symbol);
            is_joining_script(before) || (in_emoji && before >= '\u{2190}')
        }
        '\u{FE00}'..='\u{FE0F}' => !before.is_ascii_alphabetic() && !is_selector(before) && before != ' ',
        '\u{E0100}'..='\u{E01EF}' => is_ideograph(before),
        // Judged by what stands up to its end alone: a line that is broken behind the flag must show it alike.
        '\u{E0020}'..='\u{E007F}' => cluster
            .strip_prefix('\u{1F3F4}')
            .and_then(|rest| rest.split_once('\u{E007F}'))
            .is_some_and(|(tags, _)| !tags.is_empty() && tags.chars().all(is_tag)),
        _ => false,
    }
}

/// The stand-in of a character that must not reach a terminal by itself.
fn stand_in(c: char) -> Option<&'static str> {
    match c {
        '\0'..='\u{1F}' => C0.get(c as usize).copied(),
        '\u{7F}' => Some(DELETE),
        '\u{80}'..='\u{9F}' => Some(C1),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(DIRECTION)
        }
        '\u{AD}'
        | '\u{34F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Some(HIDDEN),
        '\u{FDD0}'..='\u{FDEF}' => Some(NONCHARACTER),
        _ if u32::from(c) & 0xFFFE == 0xFFFE => Some(NONCHARACTER),
        _ => None,
    }
}

/// Whether `c` is shown as it stands wherever it stands.
fn is_ordinary(c: char) -> bool {
    matches!(c, ' '..='~')
        || (c > '~'
            && stand_in(c).is_none()
            && !matches!(c, '\u{2028}' | '\u{2029}')
            && c.width().is_some_and(|width| width > 0))
}

/// A tag of a flag, but for the one that ends it.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007E}')
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Scripts whose letters join, from Arabic to Sinhala, and Myanmar, Khmer, Mongolian.
fn is_joining_script(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}')
}

#[cfg(test)]
mod tests {
    use super::{pieces, visible, visible_lines};

    #[test]
    fn escape_sequences_become_one_mark() {
        assert_eq!(visible("a\u{1B}[31mred\u{1B}[0m"), "a␛red␛");
        assert_eq!(visible("\u{1B}]8;;http://evil.example\u{1B}\\click\u{1B}]8;;\u{1B}\\"), "␛click␛");
        assert_eq!(visible("\u{9B}2Jgone?"), "␛gone?");
        assert_eq!(visible("\u{1B}]0;no end, all of it shown"), "␛0;no end, all of it shown");
    }

    #[test]
    fn controls_have_their_pictures() {
        assert_eq!(visible("a\0b\u{7}c\u{7F}d\u{8D}e\u{B}f\u{8}"), "a␀b␇c␡d␦e␋f␈");
    }

    #[test]
    fn nothing_reorders_or_hides_text() {
        assert_eq!(visible("\u{202E}drow\u{202C} \u{2067}x\u{2069}\u{200F}\u{61C}"), "⇄drow⇄ ⇄x⇄⇄⇄");
        assert_eq!(visible("pay\u{200B}pal\u{AD}\u{FEFF}\u{2060}\u{3164}"), "pay◌pal◌◌◌◌");
        assert_eq!(visible("a\u{200D}b\u{200C}c"), "a◌b◌c");
        assert_eq!(visible("x\u{E0041}\u{E0042}"), "x◌◌");
        assert_eq!(visible("\u{FFF9}base\u{FFFA}note\u{FFFB}"), "◌base◌note◌");
        assert_eq!(visible("👍\u{FE0F}\u{FE01}\u{E0101}"), "👍\u{FE0F}◌◌");
        assert_eq!(visible("🏴\u{E007F}\u{E0100}"), "🏴◌◌");
        assert_eq!(visible("\u{FFFF}\u{1FFFE}"), "\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn writing_that_needs_joiners_keeps_them() {
        for kept in [
            "👩\u{200D}👩\u{200D}👧\u{200D}👦 🏳\u{FE0F}\u{200D}🌈 1\u{FE0F}\u{20E3} 👍🏽",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            "می\u{200C}خواهم",
            "क\u{94D}\u{200D}ष",
            "葛\u{E0100}",
            "Orbán Orba\u{301}n Київ 東京 ‘quoted’ – €5",
        ] {
            assert_eq!(visible(kept), kept);
        }
    }

    #[test]
    fn line_ends_and_tabs_are_white_space() {
        let text = "a\r\nb\rc\nd\u{2028}e\u{85}f\tg";
        assert_eq!(visible(text), "a b c d e f g");
        assert_eq!(visible_lines(text), "a\nb\nc\nd\ne\nf g");
        assert!(matches!(visible_lines("one\ntwo"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn a_heap_of_marks_is_shown_as_one_and_read_in_linear_time() {
        let heap = format!("a{}", "\u{301}".repeat(500_000));
        let shown = visible(&heap);
        assert!(shown.starts_with("a\u{301}"));
        assert!(shown.ends_with('◌'));
        assert_eq!(pieces(&heap).map(|piece| piece.len).sum::<usize>(), heap.len());
    }
}
