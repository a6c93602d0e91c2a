//! The clause around a mark: the stretch of its sentence a reader needs to see.

use super::scene::Sentence;
use crate::text::Span;
use crate::text::tokens::{Token, TokenKind, tokens};

/// Words that begin a new clause after a comma.
const AFTER_COMMA: [&str; 24] = [
    "after",
    "although",
    "and",
    "as",
    "because",
    "before",
    "but",
    "following",
    "however",
    "if",
    "including",
    "or",
    "since",
    "so",
    "though",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "with",
    "yet",
];
/// Words that begin a new clause by themselves.
const ALONE: [&str; 6] = ["that", "although", "because", "whereas", "while", "whether"];
/// Marks after which a new clause begins.
const BREAKS: [&str; 7] = [";", ":", "—", "–", "--", "•", "…"];
/// A clause with fewer telling words takes in what stands around it.
const FEWEST_WORDS: usize = 3;

/// The clause of `sentence` around `mark`: always holds the mark, never leaves the sentence.
pub(super) fn clause(text: &str, sentence: &Sentence, mark: Span) -> Span {
    let tokens = tokens(text, sentence.span);
    let mut starts = vec![sentence.span.start];
    for (at, token) in tokens.iter().enumerate().skip(1) {
        if begins(text, &tokens, at) {
            starts.push(token.span.start);
        }
    }
    let parts: Vec<Span> = starts
        .iter()
        .enumerate()
        .map(|(at, &start)| Span::new(start, starts.get(at + 1).copied().unwrap_or(sentence.span.end)))
        .collect();
    let (Some(mut first), Some(mut last)) = (
        parts.iter().rposition(|part| part.start <= mark.start),
        parts.iter().position(|part| part.end >= mark.end),
    ) else {
        return sentence.span;
    };
    let span = |first: usize, last: usize| parts[first].cover(parts[last]);
    let telling = |span: Span| {
        sentence.words.iter().filter(|(_, _, word)| span.contains(*word) && !word.overlaps(mark)).count()
    };
    while telling(span(first, last)) < FEWEST_WORDS && (first > 0 || last + 1 < parts.len()) {
        if first > 0 {
            first -= 1;
        } else {
            last += 1;
        }
    }
    trimmed(text, span(first, last), mark)
}

/// Whether a clause begins with the token at `at`.
fn begins(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map(|token| token.span.of(text));
    let (Some(this), Some(before)) = (word(at), at.checked_sub(1).and_then(word)) else { return false };
    let this = this.to_lowercase();
    if BREAKS.contains(&before) || (before == "," && AFTER_COMMA.contains(&this.as_str())) {
        return true;
    }
    let after_word = tokens.get(at - 1).is_some_and(|token| token.kind == TokenKind::Word);
    after_word && ALONE.contains(&this.as_str())
}

/// Without the conjunction before it and the marks around it.
fn trimmed(text: &str, span: Span, mark: Span) -> Span {
    let words = span.of(text);
    let kept = words.trim_end_matches(|letter: char| letter.is_whitespace() || ",;:—–.".contains(letter));
    let mut start = span.start;
    for lead in ["that ", "and ", "but "] {
        if words.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead)) {
            start += lead.len();
        }
    }
    Span::new(start, span.start + kept.len()).cover(mark)
}

#[cfg(test)]
mod tests {
    use super::clause;
    use crate::compare::findings::scene::Sentence;
    use crate::text::Span;

    fn around(text: &str, mark: &str) -> String {
        let start = text.find(mark).unwrap();
        let mut words = Vec::new();
        let mut at = 0;
        for word in text.split_inclusive(' ') {
            words.push((0, 1.0, Span::new(at, at + word.trim_end().len())));
            at += word.len();
        }
        let sentence = Sentence { span: Span::new(0, text.len()), words };
        clause(text, &sentence, Span::new(start, start + mark.len())).of(text).to_owned()
    }

    #[test]
    fn a_clause_ends_where_another_begins() {
        let text = "The mayor said that 40 of the 52 beds were empty, while nurses spoke of a full ward.";
        assert_eq!(around(text, "40"), "40 of the 52 beds were empty");
        assert_eq!(around(text, "full"), "while nurses spoke of a full ward");
    }

    #[test]
    fn a_short_clause_takes_in_what_stands_before() {
        let text = "The bridge is shut, after 3 days.";
        assert_eq!(around(text, "3"), "The bridge is shut, after 3 days");
    }
}
