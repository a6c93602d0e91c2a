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
const ALONE: [&str; 8] = ["that", "although", "because", "but", "if", "whereas", "while", "whether"];
/// Marks after which a new clause begins.
const BREAKS: [&str; 7] = [";", ":", "—", "–", "--", "•", "…"];
/// A clause with fewer telling words takes in what stands around it.
const FEWEST_WORDS: usize = 3;

/// The clause of `sentence` around `mark`: always holds the mark, never leaves the sentence.
pub(super) fn clause(text: &str, sentence: &Sentence, mark: Span) -> Span {
    let parts = parts(text, sentence);
    let (Some(mut first), Some(mut last)) = (
        parts.iter().rposition(|part| part.start <= mark.start),
        parts.iter().position(|part| part.end >= mark.end),
    ) else {
        return sentence.span;
    };
    let span = |first: usize, last: usize| parts[first].cover(parts[last]);
    let telling = |span: Span| {
        sentence.words.iter().filter(|term| span.contains(term.span) && !term.span.overlaps(mark)).count()
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

/// All clauses of a sentence in order; one with few telling words stands with the one before it.
pub(super) fn clauses(text: &str, sentence: &Sentence) -> Vec<Span> {
    let mut words = sentence.words.iter().peekable();
    let mut found: Vec<(Span, usize)> = Vec::new();
    for part in parts(text, sentence) {
        let mut telling = 0;
        while words.next_if(|term| term.span.start < part.end).is_some() {
            telling += 1;
        }
        match found.last_mut() {
            Some((last, count)) if *count < FEWEST_WORDS || telling < FEWEST_WORDS => {
                *last = last.cover(part);
                *count += telling;
            }
            _ => found.push((part, telling)),
        }
    }
    found.into_iter().map(|(span, _)| trimmed(text, span, Span::new(span.start, span.start))).collect()
}

/// The stretches of a sentence between the places where clauses begin.
fn parts(text: &str, sentence: &Sentence) -> Vec<Span> {
    let tokens = tokens(text, sentence.span);
    let mut starts = vec![sentence.span.start];
    for (at, token) in tokens.iter().enumerate().skip(1) {
        if begins(text, &tokens, at) {
            starts.push(token.span.start);
        }
    }
    let end = |at: usize| starts.get(at + 1).copied().unwrap_or(sentence.span.end);
    starts.iter().enumerate().map(|(at, &start)| Span::new(start, end(at))).collect()
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
    let kept = Span::new(start.min(span.start + kept.len()), span.start + kept.len());
    if mark.is_empty() { kept } else { kept.cover(mark) }
}

#[cfg(test)]
mod tests {
    use super::clause;
    use crate::compare::findings::sentence::{Sentence, Term, TermKind};
    use crate::text::Span;

    fn term(span: Span) -> Term {
        Term { key: 0, weight: 1.0, span, kind: TermKind::Plain, contrary: false, denied: false, head: false }
    }

    fn around(text: &str, mark: &str) -> String {
        let start = text.find(mark).unwrap();
        let mut words = Vec::new();
        let mut at = 0;
        for word in text.split_inclusive(' ') {
            words.push(term(Span::new(at, at + word.trim_end().len())));
            at += word.len();
        }
        let sentence = Sentence { span: Span::new(0, text.len()), words };
        clause(text, &sentence, Span::new(start, start + mark.len())).of(text).to_owned()
    }

    #[test]
    fn all_clauses_of_a_sentence_are_told_apart() {
        let text = "The mayor said that 40 of the 52 beds were empty, while nurses spoke of a full ward.";
        let mut at = 0;
        let words = text.split_inclusive(' ').map(|word| {
            at += word.len();
            term(Span::new(at - word.len(), at - word.len() + word.trim_end().len()))
        });
        let sentence = Sentence { span: Span::new(0, text.len()), words: words.collect() };
        let found: Vec<&str> = super::clauses(text, &sentence).iter().map(|span| span.of(text)).collect();
        assert_eq!(
            found,
            ["The mayor said", "40 of the 52 beds were empty", "while nurses spoke of a full ward"]
        );
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
