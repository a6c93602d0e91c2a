//! Words, numbers and marks of a text, as spans.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the stops of abbreviations: `U.S.`, `re-arming`.
    Word,
    /// Digits with their separators: `10,000`, `3.5`.
    Number,
    /// A single mark: comma, stop, quotation mark, bracket, dash, sign.
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
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = within.start;
    for word in within.of(text).split_inclusive(char::is_whitespace) {
        let span = Span::new(at, at + word.len()).trim(text);
        at += word.len();
        if !span.is_empty() {
            found.push(Token { span, kind: TokenKind::Word });
        }
    }
    found
}
