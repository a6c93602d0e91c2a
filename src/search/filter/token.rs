//! Cuts a filter into tokens: brackets, minus, words, quoted words, fields with their values.

use super::fault::Fault;
use crate::text::Span;

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) span: Span,
    pub(super) kind: Kind<'a>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `-` before something, or `not`.
    Not,
    /// `or`
    Or,
    /// `and`
    And,
    /// A word or, where it was quoted, several.
    Words(Words<'a>),
    /// `name:` with what stands behind it.
    Field {
        /// The name as written.
        name: &'a str,
        /// The value; empty where there is none.
        value: Words<'a>,
    },
}

/// What was written, without its quotation marks, and where that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) quoted: bool,
}

/// The words that join terms.
const JOINING: [(&str, Kind<'static>); 3] = [("or", Kind::Or), ("and", Kind::And), ("not", Kind::Not)];

/// Quotation marks that open, and the one that closes each.
const QUOTES: [(char, char); 3] = [('"', '"'), ('“', '”'), ('„', '“')];

/// Cuts `written` into tokens.
///
/// # Errors
/// A quotation that does not end.
pub(super) fn tokens(written: &str) -> Result<Vec<Token<'_>>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = written.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + first.len_utf8();
        let one = |kind| Token { span: Span::new(at, next), kind };
        let token = match first {
            _ if first.is_whitespace() => {
                at = next;
                continue;
            }
            '(' => one(Kind::Open),
            ')' => one(Kind::Close),
            '-' if !written[next..].starts_with(|c: char| c.is_whitespace()) && next < written.len() => {
                one(Kind::Not)
            }
            _ => word(written, at)?,
        };
        at = token.span.end;
        tokens.push(token);
    }
    Ok(tokens)
}

/// The word, quotation or field that begins at `at`.
fn word(written: &str, at: usize) -> Result<Token<'_>, Fault> {
    if let Some((words, end)) = quoted(written, at)? {
        return Ok(Token { span: Span::new(at, end), kind: Kind::Words(words) });
    }
    let bare = bare(written, at);
    let is_name = |name: &str| !name.is_empty() && name.chars().all(char::is_alphabetic);
    if let Some((name, _)) = bare.split_once(':').filter(|(name, _)| is_name(name)) {
        let from = at + name.len() + 1;
        let text = self::bare(written, from);
        let plain = (Words { text, at: from, quoted: false }, from + text.len());
        let (value, end) = quoted(written, from)?.unwrap_or(plain);
        return Ok(Token { span: Span::new(at, end), kind: Kind::Field { name, value } });
    }
    let span = Span::new(at, at + bare.len());
    let joining = JOINING.iter().find(|(word, _)| bare.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind);
    Ok(Token { span, kind: joining.unwrap_or(Kind::Words(Words { text: bare, at, quoted: false })) })
}

/// What stands between quotation marks at `at`, and where it ends; `None` where none opens there.
fn quoted(written: &str, at: usize) -> Result<Option<(Words<'_>, usize)>, Fault> {
    let rest = written.get(at..).unwrap_or("");
    let Some(&(open, close)) = QUOTES.iter().find(|(open, _)| rest.starts_with(*open)) else {
        return Ok(None);
    };
    let from = at + open.len_utf8();
    let inside = written.get(from..).unwrap_or("");
    match inside.find(close) {
        Some(len) => {
            let words = Words { text: &inside[..len], at: from, quoted: true };
            Ok(Some((words, from + len + close.len_utf8())))
        }
        None => Err(Fault::new(at, "this quotation does not end", format!("close it with {close}"))),
    }
}

/// What runs up to white space, a bracket or a quotation mark.
fn bare(written: &str, at: usize) -> &str {
    let rest = written.get(at..).unwrap_or("");
    let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”');
    let end = rest.find(ends).unwrap_or(rest.len());
    // A mark that begins nothing, such as a closing one, is a word of its own.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    rest.get(..end.max(if rest.starts_with('”') { first } else { 0 })).unwrap_or("")
}
