//! Words, numbers and marks of a text, as spans.

use super::Span;
use super::abbreviations::{Abbreviation, abbreviation};
use super::sentences::{glued, is_last};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens, apostrophes of names and the stops of abbreviations: `U.S.`, `re-arming`,
    /// `O'Brien`, `S-400`; also the split-off ends of words: `'s`, `n't`, `'ll`.
    Word,
    /// Digits with their separators: `10,000`, `3.5`, `18:20`, `2021-12-29`.
    Number,
    /// A mark: comma, quotation mark, bracket, dash, sign. A run of stops or hyphens, old wire quotation
    /// marks and currency signs with their country are one: `...`, `--`, ``` `` ```, `''`, `US$`.
    Mark,
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of `text` inside `within`, in order. White space belongs to none.
///
/// After the Penn Treebank: possessives and contractions are split (`Russia` `'s`, `do` `n't`, `can` `not`),
/// marks stand alone, hyphenated words stay whole. Pass one sentence at a time: a stop at the end of `within`
/// is a token of its own unless the abbreviation before it is unmistakable.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::with_capacity(within.len() / 5 + 1);
    append(text, within, &mut found);
    found
}

/// Like `tokens`, adding to `found`.
pub fn append(text: &str, within: Span, found: &mut Vec<Token>) {
    let mut scanner = Scanner { words: within.of(text), shift: within.start, found };
    let mut at = 0;
    while let Some(next) = scanner.step(at) {
        at = next;
    }
}

struct Scanner<'a> {
    words: &'a str,
    shift: usize,
    found: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    /// Takes white space or one token that begins at `at`; `None` at the end.
    fn step(&mut self, at: usize) -> Option<usize> {
        let byte = *self.words.as_bytes().get(at)?;
        match CLASS[byte as usize] {
            Class::Letter | Class::Digit => return Some(self.word(at, 0)),
            _ if byte == b' ' => return Some(at + 1),
            _ => {}
        }
        let first = char_at(self.words, at)?;
        if first.is_whitespace() {
            return Some(at + first.len_utf8());
        }
        let tag = matches!(first, '@' | '#') && char_at(self.words, at + 1).is_some_and(char::is_alphabetic);
        Some(if tag || is_inner(first) { self.word(at, usize::from(tag)) } else { self.mark(at, first) })
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        if start < end {
            self.found.push(Token { span: Span::new(start, end).shift(self.shift), kind });
        }
    }

    /// A mark, or one of the few words that begin with one: `'s` after a bracket or number.
    fn mark(&mut self, at: usize, first: char) -> usize {
        let end = at + first.len_utf8();
        let bytes = self.words.as_bytes();
        let run = || at + bytes.iter().skip(at).take_while(|&&byte| byte == bytes[at]).count();
        let end = match first {
            '.' | '-' | '_' | '*' | '=' => run(),
            '`' | '\'' if bytes.get(at + 1) == Some(&bytes[at]) => at + 2,
            '\'' | '’' if self.touches(at) => {
                let rest = self.words.get(end..).unwrap_or("");
                let letters = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                if rest.get(..letters).is_some_and(is_clitic) {
                    self.push(at, end + letters, TokenKind::Word);
                    return end + letters;
                }
                end
            }
            _ => end,
        };
        self.push(at, end, TokenKind::Mark);
        end
    }

    /// Whether the token before ends right at `at`.
    fn touches(&self, at: usize) -> bool {
        self.found.last().is_some_and(|token| token.span.end == at + self.shift)
    }

    /// A word or number, with what belongs to it.
    fn word(&mut self, start: usize, sign: usize) -> usize {
        if sign == 0
            && let Some(end) = self.plain_word(start)
        {
            self.push(start, end, TokenKind::Word);
            return end;
        }
        let Run { end, apostrophe, kind } = self.run(start, start + sign);
        let word = self.words.get(start..end).unwrap_or("");
        let rest = self.words.get(end..).unwrap_or("");
        if matches!(word, "http" | "https" | "ftp") && rest.starts_with("://") {
            let end = end + address(rest);
            self.push(start, end, TokenKind::Word);
            return end;
        }
        if word.len() <= 3
            && rest.starts_with(['$', '€', '£', '¥'])
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
        {
            let end = end + rest.chars().next().map_or(0, char::len_utf8);
            self.push(start, end, TokenKind::Mark);
            return end;
        }
        if let Some(split) = apostrophe.and_then(|place| split_at(word, place - start)) {
            self.push(start, start + split, kind);
            self.push(start + split, end, TokenKind::Word);
            return end;
        }
        if word.len() == 6 && word.eq_ignore_ascii_case("cannot") {
            self.push(start, start + 3, kind);
            self.push(start + 3, end, kind);
            return end;
        }
        let end = if kind == TokenKind::Word && keeps_stop(word, rest) { end + 1 } else { end };
        self.push(start, end, kind);
        end
    }

    /// The end of a word of ASCII letters before a space or comma, as most are: nothing more can belong to it.
    fn plain_word(&self, start: usize) -> Option<usize> {
        let rest = self.words.as_bytes().get(start..)?;
        let letters = rest.iter().position(|byte| !byte.is_ascii_alphabetic())?;
        let plain = letters > 0
            && matches!(rest.get(letters), Some(b' ' | b',' | b'\n'))
            && !(letters == 6
                && rest.get(..letters).is_some_and(|word| word.eq_ignore_ascii_case(b"cannot")));
        plain.then_some(start + letters)
    }

    /// The longest run of letters, digits and inner marks from `at`.
    fn run(&self, start: usize, at: usize) -> Run {
        let bytes = self.words.as_bytes();
        let mut run = Run { end: at, apostrophe: None, kind: TokenKind::Number };
        let rest = bytes.get(at..).unwrap_or(&[]);
        let letters = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        if letters > 0 {
            run.end += letters;
            run.kind = TokenKind::Word;
        }
        while let Some(&byte) = bytes.get(run.end) {
            match CLASS[byte as usize] {
                Class::Digit => run.end += 1,
                Class::Letter => {
                    run.kind = TokenKind::Word;
                    run.end += 1;
                }
                Class::Mark => break,
                Class::Joiner => {
                    if !self.joins(run.end, byte as char, 1) {
                        break;
                    }
                    if byte == b'\'' {
                        run.apostrophe = Some(run.end);
                    }
                    run.end += 1;
                }
                Class::Wide => {
                    let Some(letter) = char_at(self.words, run.end) else { break };
                    if is_inner(letter) {
                        run.kind = TokenKind::Word;
                    } else if !self.joins(run.end, letter, letter.len_utf8()) {
                        break;
                    } else if letter == '’' {
                        run.apostrophe = Some(run.end);
                    }
                    run.end += letter.len_utf8();
                }
            }
        }
        if !bytes.get(start).is_some_and(u8::is_ascii_digit) {
            run.kind = TokenKind::Word;
        }
        run
    }

    /// Whether the mark at `at` stands inside a word or number.
    fn joins(&self, at: usize, mark: char, len: usize) -> bool {
        let Some(next) = char_at(self.words, at + len) else { return false };
        let before = at.checked_sub(1).and_then(|place| self.words.as_bytes().get(place));
        let between_digits = || before.is_some_and(u8::is_ascii_digit) && next.is_ascii_digit();
        match mark {
            '\'' | '’' => next.is_alphabetic(),
            '-' | '‐' | '‑' | '&' | '@' | '_' => next.is_alphanumeric(),
            // `U.S.-led`: the stop of an abbreviation before a hyphen.
            '.' if next == '-' => {
                let back =
                    |steps: usize| at.checked_sub(steps).and_then(|place| self.words.as_bytes().get(place));
                back(1).is_some_and(u8::is_ascii_uppercase)
                    && back(2) == Some(&b'.')
                    && char_at(self.words, at + 2).is_some_and(char::is_alphabetic)
            }
            '.' => next.is_alphanumeric() && !glued(self.words.as_bytes(), at),
            ',' | ':' | '/' => between_digits(),
            _ => false,
        }
    }
}

struct Run {
    end: usize,
    apostrophe: Option<usize>,
    kind: TokenKind,
}

#[derive(Clone, Copy)]
enum Class {
    Letter,
    Digit,
    Joiner,
    Mark,
    Wide,
}

const CLASS: [Class; 256] = {
    let mut table = [Class::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        table[byte] = if letter.is_ascii_digit() {
            Class::Digit
        } else if letter.is_ascii_alphabetic() {
            Class::Letter
        } else if matches!(letter, b'\'' | b'-' | b'.' | b'&' | b'@' | b'_' | b',' | b':' | b'/') {
            Class::Joiner
        } else {
            Class::Mark
        };
        byte += 1;
    }
    table
};

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(*byte as char),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Letters, digits, and the marks and joiners that sit on or between letters without a width of their own.
fn is_inner(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

fn is_clitic(letters: &str) -> bool {
    ["s", "d", "m", "ll", "re", "ve"].iter().any(|end| letters.eq_ignore_ascii_case(end))
}

/// Where a word with an apostrophe at `place` falls into two tokens: before `'s` and its like, before `n't`.
fn split_at(word: &str, place: usize) -> Option<usize> {
    let letters = word.get(place..)?.trim_start_matches(['\'', '’']);
    if is_clitic(letters) {
        return Some(place);
    }
    let before = word.get(..place)?;
    (letters.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N'])).then(|| place - 1)
}

/// Length of the rest of a web address, without the marks of the sentence it stands in.
fn address(rest: &str) -> usize {
    let end = rest
        .find(|mark: char| mark.is_whitespace() || matches!(mark, '"' | '<' | '>' | '”' | '“'))
        .unwrap_or(rest.len());
    rest.get(..end).map_or(0, |shown| shown.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len())
}

/// Whether the stop that begins `rest` belongs to `word`.
fn keeps_stop(word: &str, rest: &str) -> bool {
    let Some(after) = rest.strip_prefix('.') else { return false };
    if after.starts_with('.') || word.len() > 24 {
        return false;
    }
    let is_dotted = word.contains('.') && word.split('.').all(|part| (1..=3).contains(&part.chars().count()));
    let known = abbreviation(word);
    if is_last(after) {
        let is_sure = !matches!(known, None | Some(Abbreviation::BeforeNumber))
            && word.starts_with(char::is_uppercase)
            || matches!(word, "etc" | "al");
        return is_dotted || is_sure;
    }
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let next = after.trim_start().chars().next();
    let goes_on = next.is_some_and(|mark| mark.is_lowercase() || mark.is_ascii_digit() || mark == ',');
    is_dotted || is_initial || known.is_some() || goes_on && word.len() <= 5 && after.starts_with([' ', ','])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{TokenKind, tokens};
    use crate::text::Span;

    fn words(text: &str) -> Vec<&str> {
        tokens(text, Span::new(0, text.len())).into_iter().map(|token| token.span.of(text)).collect()
    }

    /// The fixture shows the tokens with spaces between them; the text has none where `_` stands.
    fn check(fixture: &str) {
        let text = fixture.replace(" _", "");
        let expected: Vec<&str> = fixture.split(' ').map(|word| word.trim_start_matches('_')).collect();
        assert_eq!(words(&text), expected);
    }

    #[test]
    fn possessives_and_contractions_split() {
        check("Cestronia _'s envoy did _n't go _, she _'ll wait");
        check("Cestronia _’s envoy ca _n’t go");
        check("we can _not say");
        check("the States _' plan");
        check("O'Brien met d'Aubigny");
        check("( _NATO _) _'s 2021 _'s");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check("Mr. Varga of the U.S. left at 5 p.m. on Jan. 21 with J. R. Ito _.");
        check("They left the U.S.");
        check("the U.S.-led talks _.");
        check("They chose plan B _.");
        check("He works at Acme Inc.");
        check("It rained in Dec _.");
    }

    #[test]
    fn numbers_keep_their_separators() {
        check("US$ _300 million ( _S$ _406 million _) or 10,000.5 at 18:20 on 2021-12-29 _, $ _5 _.");
        let kinds: Vec<_> =
            tokens("10,000 S-400 12-hour $", Span::new(0, 22)).iter().map(|t| t.kind).collect();
        assert_eq!(kinds, [TokenKind::Number, TokenKind::Word, TokenKind::Word, TokenKind::Mark]);
    }

    #[test]
    fn marks_stand_alone() {
        check("“ _We agreed _, _” he said _— _then left _… _or not ...");
        check("`` _We agreed _'' -- he said");
        check("WASHINGTON _/ _MOSCOW • the re-arming of 3.5 _%");
        check("talks _. _The end _.");
    }

    #[test]
    fn addresses_and_handles_are_words() {
        check("see https://example.org/a?b=c _, write to a.b@example.org or @varga _.");
        check("AT&T and #talks _.");
    }

    #[test]
    fn a_long_word_takes_linear_time() {
        for piece in ["a.", "a'", "a-", "'", "1,", "http://"] {
            let text = piece.repeat(1 << 19);
            assert!(!tokens(&text, Span::new(0, text.len())).is_empty());
        }
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in "\\PC*", cut in 0usize..20) {
            let mut end = 0;
            for token in tokens(&text, Span::new(0, text.len())) {
                prop_assert!(text.get(end..token.span.start).is_some_and(|gap| gap.trim().is_empty()));
                prop_assert!(!token.span.of(&text).is_empty());
                end = token.span.end;
            }
            prop_assert!(text.get(end..).is_some_and(|gap| gap.trim().is_empty()));
            // Spans that do not fit the text give nothing.
            let _ = tokens(&text, Span::new(cut, text.len() + 1));
        }
    }
}
