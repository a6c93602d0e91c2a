//! Quotations: pairs of quotation marks, told from apostrophes, nested, reopened and unclosed.

use crate::model::{Article, BlockKind};
use crate::text::Span;
use crate::text::span::run_without;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, both included; to the end of its block where it is not closed.
    pub span: Span,
    /// Whether a closing mark stands at its end.
    pub closed: bool,
    /// 0 for a quotation in running text, 1 for one inside it, and so on.
    pub depth: usize,
}

/// The quotations of the article, by place of the opening mark.
pub fn find(article: &Article) -> Vec<Quotation> {
    let mut found = Vec::new();
    for block in &article.blocks {
        if block.kind.is_body() || matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            found.append(&mut in_block(&article.text, block.span));
        }
    }
    found
}

/// Whether `character` is one of the marks that open or close quotations.
pub fn is_mark(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '\'' | '`' | '\u{ff02}')
}

/// One level of marks. British papers use single marks outside and double ones inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Double,
    Single,
}

/// What a mark may do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// Nothing around it tells.
    Either,
    /// An apostrophe, a foot or minute sign.
    Neither,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    level: Level,
    side: Side,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    /// Its place in the list of quotations found.
    index: usize,
    level: Level,
    /// Whether a quotation of the same level was opened inside it.
    repeated: bool,
}

/// A single pass with a stack; every mark is pushed and popped at most once.
fn in_block(text: &str, block: Span) -> Vec<Quotation> {
    let marks = marks(text, block);
    if marks.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut dropped: Vec<bool> = Vec::new();
    let mut doubles = 0_usize;
    let mut singles = 0_usize;
    let mut closers_ahead = marks.iter().filter(|mark| closes_single(mark)).count();
    for mark in &marks {
        closers_ahead -= usize::from(closes_single(mark));
        let opened = match mark.level {
            Level::Double => doubles,
            Level::Single => singles,
        };
        let side = match mark.side {
            Side::Either if opened > 0 => Side::Closes,
            Side::Either => Side::Opens,
            side => side,
        };
        match side {
            Side::Opens => {
                let reopens = mark.span.start == block.start;
                if mark.level == Level::Single && closers_ahead == 0 && !reopens {
                    continue;
                }
                if let Some(last) = open.iter_mut().next_back().filter(|last| last.level == mark.level) {
                    last.repeated = true;
                }
                open.push(Open { index: found.len(), level: mark.level, repeated: false });
                let span = Span::new(mark.span.start, block.end);
                found.push(Quotation { span, closed: false, depth: open.len() - 1 });
                dropped.push(false);
                match mark.level {
                    Level::Double => doubles += 1,
                    Level::Single => singles += 1,
                }
            }
            Side::Closes if opened > 0 => {
                while let Some(last) = open.pop() {
                    match last.level {
                        Level::Double => doubles -= 1,
                        Level::Single => singles -= 1,
                    }
                    if last.level == mark.level {
                        found[last.index].span.end = mark.span.end;
                        found[last.index].closed = true;
                        break;
                    }
                    dropped[last.index] = true;
                }
            }
            Side::Closes | Side::Either | Side::Neither => {}
        }
    }
    for unclosed in open {
        let at_start = found[unclosed.index].span.start == block.start;
        dropped[unclosed.index] = unclosed.repeated || (unclosed.level == Level::Single && !at_start);
    }
    settle(found, &dropped)
}

/// Takes the dropped quotations out and counts the depths anew.
fn settle(found: Vec<Quotation>, dropped: &[bool]) -> Vec<Quotation> {
    let mut ends: Vec<usize> = Vec::new();
    let kept = found.into_iter().zip(dropped).filter(|(_, dropped)| !**dropped).map(|(found, _)| found);
    kept.map(|quotation| {
        while ends.last().is_some_and(|end| *end <= quotation.span.start) {
            ends.pop();
        }
        ends.push(quotation.span.end);
        Quotation { depth: ends.len() - 1, ..quotation }
    })
    .collect()
}

fn closes_single(mark: &Mark) -> bool {
    mark.level == Level::Single && matches!(mark.side, Side::Closes | Side::Either)
}

/// All marks of the block with what they may do, doubled apostrophes and backticks as one mark.
fn marks(text: &str, block: Span) -> Vec<Mark> {
    let mut marks = Vec::new();
    let words = block.of(text);
    let mut from = 0;
    while let Some(at) = words.as_bytes().get(from..).and_then(next_mark) {
        let at = from + at;
        // Those bytes begin a character wherever they stand.
        let Some(character) = words.get(at..).and_then(|rest| rest.chars().next()) else { break };
        from = at + character.len_utf8();
        if !is_mark(character) {
            continue;
        }
        let following = |at: usize| words.get(at..).and_then(|rest| rest.chars().next());
        let previous = words.get(..at).and_then(|before| before.chars().next_back());
        let mut end = at + character.len_utf8();
        let mut level = match character {
            '‘' | '’' | '‚' | '\'' | '`' => Level::Single,
            _ => Level::Double,
        };
        if matches!(character, '\'' | '`' | '’' | '‘') && following(end) == Some(character) {
            // `''` and ` `` ` of old wire copy; a third apostrophe is a single mark of its own.
            end += character.len_utf8();
            level = Level::Double;
        }
        from = end;
        let next = following(end);
        let span = Span::new(block.start + at, block.start + end);
        let rest = words.get(end..).unwrap_or("");
        marks.push(Mark { span, level, side: side(character, level, previous, next, rest) });
    }
    marks
}

/// Where the first byte stands that is a mark or the first byte of one.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    let passed = run_without(bytes, [b'"', b'\'', b'`']);
    Some(passed + bytes.get(passed..)?.iter().position(|byte| MAY_BEGIN_MARK[*byte as usize])?)
}

/// Whether a byte is a mark or the first byte of one.
static MAY_BEGIN_MARK: [bool; 256] = {
    let mut bytes = [false; 256];
    let first = [b'"', b'\'', b'`', 0xc2, 0xe2, 0xef];
    let mut at = 0;
    while at < first.len() {
        bytes[first[at] as usize] = true;
        at += 1;
    }
    bytes
};

fn side(character: char, level: Level, previous: Option<char>, next: Option<char>, rest: &str) -> Side {
    let ends = next.is_none_or(char::is_whitespace) && previous.is_some_and(|c| !c.is_whitespace());
    match character {
        // A mark turned the wrong way: nothing follows that it could open.
        '“' if ends || next.is_none() => return Side::Closes,
        '“' | '„' | '‟' | '«' => return Side::Opens,
        // Turned the wrong way too: "”We wait,” she said".
        '”' if previous.is_none()
            || (previous.is_some_and(char::is_whitespace) && next.is_some_and(char::is_alphanumeric)) =>
        {
            return Side::Either;
        }
        '”' | '»' => return Side::Closes,
        '`' if level == Level::Double => return Side::Opens,
        _ => {}
    }
    let word_before = previous.is_some_and(char::is_alphanumeric);
    let word_after = next.is_some_and(char::is_alphanumeric);
    if level == Level::Single {
        if word_before && word_after {
            return Side::Neither;
        }
        if !word_before && word_after && is_elision(rest) {
            return Side::Neither;
        }
        if character == '\'' && previous.is_some_and(|c| c.is_ascii_digit()) {
            // Feet and minutes: 6' tall.
            return Side::Neither;
        }
    } else if previous.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(char::is_alphanumeric) {
        return Side::Neither;
    }
    let open_room = previous.is_none_or(|c| c.is_whitespace() || opens_before(c));
    let shut_room =
        next.is_none_or(|c| c.is_whitespace() || is_mark(c) || (!c.is_alphanumeric() && !opens_before(c)));
    match (character, open_room, shut_room) {
        ('’', false, _) if level == Level::Single => closing_or_possessive(previous, rest),
        ('’', true, _) if level == Level::Single => Side::Neither,
        ('’', _, _) => Side::Closes,
        ('‘' | '‚' | '`', _, _) | (_, true, false) => Side::Opens,
        (_, false, true) if level == Level::Single => closing_or_possessive(previous, rest),
        (_, false, true) => Side::Closes,
        _ if level == Level::Single => Side::Neither,
        _ => Side::Either,
    }
}

fn opens_before(character: char) -> bool {
    matches!(
        character,
        '(' | '[' | '{' | '—' | '―' | '–' | '-' | '/' | '"' | '“' | '„' | '«' | '‘' | '\'' | '`' | ':'
    )
}

/// After a plural in s a single mark with a word behind it is more often a possessive: the workers' rights.
fn closing_or_possessive(previous: Option<char>, rest: &str) -> Side {
    let mut after = rest.chars();
    let possessive = matches!(previous, Some('s' | 'S' | 'x' | 'z'))
        && after.next().is_some_and(char::is_whitespace)
        && after.next().is_some_and(char::is_alphabetic)
        && another_closer(rest);
    if possessive { Side::Neither } else { Side::Closes }
}

/// Whether a single closing mark follows before any that opens, in the next words: the one at hand is then a
/// possessive. The look is short, so the pass stays linear.
fn another_closer(rest: &str) -> bool {
    let mut previous = ' ';
    let mut characters = rest.chars().take(160).peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        match character {
            '‘' | '“' | '"' | '\n' => return false,
            '\'' if previous.is_whitespace() => return false,
            '\'' | '’' if !next.is_alphanumeric() && !previous.is_whitespace() => return true,
            _ => {}
        }
        previous = character;
    }
    false
}

/// Words that drop their beginning: 'em, 'tis, '90s.
fn is_elision(rest: &str) -> bool {
    const ELISIONS: [&str; 10] = ["em", "tis", "twas", "til", "till", "cause", "n", "round", "bout", "kay"];
    let word: String =
        rest.chars().take(8).take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let decade = word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with('s');
    decade
        || (word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()))
        || ELISIONS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Quotation, in_block};
    use crate::text::Span;

    /// The quotations of one paragraph as (words, depth), an unclosed one with `…` behind it.
    fn quoted(text: &str) -> Vec<(String, usize)> {
        let show = |found: &Quotation| {
            let end = if found.closed { "" } else { "…" };
            (format!("{}{end}", found.span.of(text)), found.depth)
        };
        in_block(text, Span::new(0, text.len())).iter().map(show).collect()
    }

    fn outer(text: &str) -> Vec<String> {
        quoted(text).into_iter().filter(|found| found.1 == 0).map(|found| found.0).collect()
    }

    #[test]
    fn straight_and_curly_double_marks() {
        assert_eq!(outer(r#""We are ready," she said. "We wait.""#), [r#""We are ready,""#, r#""We wait.""#]);
        assert_eq!(outer("He called it “a farce” twice."), ["“a farce”"]);
        assert_eq!(outer("that “we could go home.\" The rest"), ["“we could go home.\""]);
    }

    #[test]
    fn marks_of_old_wire_copy() {
        assert_eq!(outer("``We wait,'' he said. ''No more.''"), ["``We wait,''", "''No more.''"]);
        assert_eq!(outer("''It's theirs,'' he said."), ["''It's theirs,''"]);
    }

    #[test]
    fn british_single_marks_with_double_ones_inside() {
        let found = quoted("‘He said “never” to me,’ she said.");
        assert_eq!(found, [("‘He said “never” to me,’".to_owned(), 0), ("“never”".to_owned(), 1)]);
        assert_eq!(outer("'We don't know,' he said."), ["'We don't know,'"]);
    }

    #[test]
    fn apostrophes_never_open() {
        for text in [
            "the US' commitment to the farmers' union isn't new",
            "CBS' Face The Nation and the '90s, rock 'n' roll, get 'em",
            "the dogs’ owners, James’ hat, ’tis true",
            "a 6' 2\" man and a 5\" pipe",
        ] {
            assert_eq!(outer(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_possessive_does_not_end_a_quotation() {
        assert_eq!(outer("'The workers' rights are safe,' she said."), ["'The workers' rights are safe,'"]);
    }

    #[test]
    fn a_quotation_inside_one_of_the_same_marks() {
        let found = quoted("\"I told him \"go home\" twice,\" she said.");
        assert_eq!(found[0], ("\"I told him \"go home\" twice,\"".to_owned(), 0));
        assert_eq!(found[1], ("\"go home\"".to_owned(), 1));
    }

    #[test]
    fn an_unclosed_quotation_runs_to_the_end_of_its_paragraph() {
        assert_eq!(outer("“We go on. And on."), ["“We go on. And on.…"]);
        assert_eq!(outer("\"We go, he said. \"We stay,\" she said."), ["\"We stay,\""]);
    }

    #[test]
    fn a_million_marks_take_time_in_proportion() {
        for pattern in ["\"", "“", "'a ", "\"a ", "''' ", "‘“"] {
            let text = pattern.repeat(300_000);
            assert!(in_block(&text, Span::new(0, text.len())).len() <= 600_000);
        }
    }
}
