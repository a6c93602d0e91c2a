//! Runs of letters, runs of digits and single marks: finer than tokens, what dates and amounts are written with.

use super::Span;

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Letters only: `Aug`, `th`, `p`.
    Letters,
    /// ASCII digits only: `21`, `2022`.
    Digits,
    /// One character that is neither: `.`, `-`, `$`, `½`.
    Mark,
}

/// A run of letters, a run of digits, or one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: PieceKind,
    /// Whether it follows the piece before it without white space.
    pub glued: bool,
}

impl Piece {
    /// Whether it is the mark `mark`.
    pub fn is_mark(&self, text: &str, mark: char) -> bool {
        self.kind == PieceKind::Mark && self.span.of(text).starts_with(mark)
    }

    /// Whether it is a run of letters.
    pub fn is_letters(&self) -> bool {
        self.kind == PieceKind::Letters
    }

    /// Whether it is a run of digits.
    pub fn is_digits(&self) -> bool {
        self.kind == PieceKind::Digits
    }

    /// The whole number a run of at most nine digits stands for.
    pub fn number(&self, text: &str) -> Option<u32> {
        if self.is_digits() && self.span.len() <= 9 { self.span.of(text).parse().ok() } else { None }
    }
}

/// The pieces of `text` inside `within`, in order. White space belongs to none.
pub fn pieces(text: &str, within: Span) -> Vec<Piece> {
    let mut found = Vec::with_capacity(within.len() / 4);
    append(text, within, &mut found);
    found
}

/// Like `pieces`, adding to `found`.
pub fn append(text: &str, within: Span, found: &mut Vec<Piece>) {
    let words = within.of(text);
    let bytes = words.as_bytes();
    let mut at = 0;
    let mut glued = false;
    while let Some(&first) = bytes.get(at) {
        let (kind, len) = if first.is_ascii() { ascii(bytes, at) } else { wide(words, at) };
        let Some(kind) = kind else {
            glued = false;
            at += len;
            continue;
        };
        let start = within.start + at;
        match found.last_mut() {
            // A run of letters goes on over the border between ASCII and other letters.
            Some(last) if glued && kind == PieceKind::Letters && last.kind == kind => {
                last.span.end = start + len;
            }
            _ => found.push(Piece { span: Span::new(start, start + len), kind, glued }),
        }
        glued = true;
        at += len;
    }
}

/// The kind and length of what begins with the ASCII byte at `at`; no kind for white space.
fn ascii(bytes: &[u8], at: usize) -> (Option<PieceKind>, usize) {
    let kind = |byte: &u8| KINDS[*byte as usize];
    let rest = bytes.get(at..).unwrap_or(&[]);
    match rest.first().and_then(kind) {
        Some(PieceKind::Mark) => (Some(PieceKind::Mark), 1),
        None => (None, 1),
        run => (run, rest.iter().position(|byte| kind(byte) != run).unwrap_or(rest.len())),
    }
}

/// What each ASCII byte belongs to; white space to none, and a byte of any other character counts as a mark.
const KINDS: [Option<PieceKind>; 256] = {
    let mut kinds = [Some(PieceKind::Mark); 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        if letter.is_ascii_alphabetic() {
            kinds[byte] = Some(PieceKind::Letters);
        } else if letter.is_ascii_digit() {
            kinds[byte] = Some(PieceKind::Digits);
        } else if letter.is_ascii_whitespace() || letter == 0x0b {
            kinds[byte] = None;
        }
        byte += 1;
    }
    kinds
};

/// The kind and length of the character beyond ASCII at `at`.
fn wide(words: &str, at: usize) -> (Option<PieceKind>, usize) {
    let Some(letter) = words.get(at..).and_then(|rest| rest.chars().next()) else { return (None, 1) };
    let kind = if letter.is_alphabetic() {
        Some(PieceKind::Letters)
    } else if letter.is_whitespace() {
        None
    } else {
        Some(PieceKind::Mark)
    };
    (kind, letter.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        pieces(text, Span::new(0, text.len()))
            .iter()
            .map(|piece| format!("{}{}", if piece.glued { "+" } else { "" }, piece.span.of(text)))
            .collect()
    }

    #[test]
    fn letters_digits_and_marks_part_and_remember_what_they_touch() {
        assert_eq!(cut("Aug. 21st, 10,000"), ["Aug", "+.", "21", "+st", "+,", "10", "+,", "+000"]);
        assert_eq!(cut("£5m – März"), ["£", "+5", "+m", "–", "März"]);
    }

    #[test]
    fn a_space_of_any_kind_parts() {
        assert_eq!(cut("10\u{a0}km"), ["10", "km"]);
        assert_eq!(cut(" \u{2009}"), Vec::<String>::new());
    }
}
