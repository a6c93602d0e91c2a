//! Tokens to a tree: `or` joins what stands beside each other, `-` and `not` deny, brackets group.

use super::fault::Fault;
use super::field;
use super::term::{Expr, Term, Test};
use super::token::{Kind, Token, Words, tokens};
use crate::search::words::Sought;

/// Brackets inside each other, at most.
const DEEPEST: usize = 50;

/// The tree of a filter; `None` of a blank one.
///
/// # Errors
/// See [`Fault`].
pub(super) fn parse(written: &str) -> Result<Option<Expr>, Fault> {
    let tokens = tokens(written)?;
    if tokens.is_empty() {
        return Ok(None);
    }
    let mut parser = Parser { tokens: &tokens, at: 0, end: written.trim_end().len(), depth: 0 };
    let expr = parser.alternatives()?;
    match parser.peek() {
        None => Ok(Some(expr)),
        Some(token) => Err(Fault::new(token.span.start, "no bracket is open here", "leave out this one")),
    }
}

struct Parser<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    end: usize,
    depth: usize,
}

impl<'a> Parser<'_, 'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.tokens.get(self.at).copied()
    }

    /// Conjunctions with `or` between them.
    fn alternatives(&mut self) -> Result<Expr, Fault> {
        let mut parts = vec![self.conjunction()?];
        while self.peek().is_some_and(|token| token.kind == Kind::Or) {
            self.at += 1;
            parts.push(self.conjunction()?);
        }
        Ok(one_or(parts, Expr::Any))
    }

    /// Terms beside each other, with or without `and`.
    fn conjunction(&mut self) -> Result<Expr, Fault> {
        let mut parts = vec![self.denied()?];
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Or | Kind::Close => break,
                Kind::And => self.at += 1,
                Kind::Open | Kind::Not | Kind::Words(_) | Kind::Field { .. } => {}
            }
            parts.push(self.denied()?);
        }
        Ok(one_or(parts, Expr::All))
    }

    /// A term, or its contrary.
    fn denied(&mut self) -> Result<Expr, Fault> {
        let mut denials = 0;
        while self.peek().is_some_and(|token| token.kind == Kind::Not) {
            self.at += 1;
            denials += 1;
        }
        let expr = self.single()?;
        Ok(if denials % 2 == 1 { Expr::Not(Box::new(expr)) } else { expr })
    }

    fn single(&mut self) -> Result<Expr, Fault> {
        let Some(token) = self.peek() else {
            return Err(Fault::new(
                self.end,
                "something is missing here",
                "write what follows, or leave out the last word",
            ));
        };
        self.at += 1;
        let test = match token.kind {
            Kind::Open => return self.group(token),
            Kind::Words(words) => of_words(words)?,
            Kind::Field { name, value } => field::test(token.span, name, value)?,
            Kind::Close | Kind::Or | Kind::And | Kind::Not => {
                return Err(Fault::new(
                    token.span.start,
                    "something is missing before this",
                    "write a word or field:value there; the words or, and, not are searched for in quotation marks",
                ));
            }
        };
        Ok(Expr::Term(Term { span: token.span, test }))
    }

    fn group(&mut self, open: Token<'a>) -> Result<Expr, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::new(
                open.span.start,
                "too many brackets are open",
                format!("{DEEPEST} are the most"),
            ));
        }
        let expr = self.alternatives()?;
        self.depth -= 1;
        match self.peek() {
            Some(token) if token.kind == Kind::Close => {
                self.at += 1;
                Ok(expr)
            }
            Some(_) | None => {
                Err(Fault::new(open.span.start, "this bracket is not closed", "close it with )"))
            }
        }
    }
}

fn of_words(words: Words<'_>) -> Result<Test, Fault> {
    Sought::parse(words.text, words.quoted)
        .map(Test::Text)
        .ok_or_else(|| Fault::new(words.at, "this is no word", "words have letters or digits"))
}

fn one_or(mut parts: Vec<Expr>, many: fn(Vec<Expr>) -> Expr) -> Expr {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            many(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::term::Expr;
    use super::parse;

    fn shown(expr: &Expr, written: &str) -> String {
        let all =
            |parts: &[Expr]| parts.iter().map(|part| shown(part, written)).collect::<Vec<_>>().join(" ");
        match expr {
            Expr::Term(term) => term.span.of(written).to_owned(),
            Expr::Not(inner) => format!("(not {})", shown(inner, written)),
            Expr::All(parts) => format!("(and {})", all(parts)),
            Expr::Any(parts) => format!("(or {})", all(parts)),
        }
    }

    #[test]
    fn what_is_written_becomes_a_tree() {
        for (written, tree) in [
            ("talks", "talks"),
            ("  talks  arms ", "(and talks arms)"),
            ("talks and arms", "(and talks arms)"),
            ("a or b c", "(or a (and b c))"),
            ("(a OR b) c", "(and (or a b) c)"),
            ("-a not b --c", "(and (not a) (not b) c)"),
            ("-(a or \"b c\")", "(not (or a \"b c\"))"),
            ("source:afp source:\"New York Times\"", "(and source:afp source:\"New York Times\")"),
            ("“curly quotes” num:>=10,000", "(and “curly quotes” num:>=10,000)"),
            ("18:20 S-400 tro*", "(and 18:20 S-400 tro*)"),
            ("(source:afp)word", "(and source:afp word)"),
            ("is:unread or -is:starred", "(or is:unread (not is:starred))"),
        ] {
            let expr = parse(written).unwrap().unwrap();
            assert_eq!(shown(&expr, written), tree, "{written}");
        }
        assert_eq!(parse("  "), Ok(None));
    }

    #[test]
    fn a_fault_names_its_byte_and_what_would_be_right() {
        for (written, caret, told) in [
            (
                "sorce:afp",
                "^",
                "there is no field sorce; did you mean source? A word with a colon is searched for in quotation marks",
            ),
            ("a stance:dennies", "         ^", "there is no stance dennies; did you mean denies?"),
            ("speaker:", "        ^", "speaker: has no value; "),
            ("source:", "       ^", "source: has no value; "),
            ("num:ten", "    ^", "ten is no amount; "),
            ("after:2022-13-01", "      ^", "2022-13-01 is no date; "),
            ("a (b or c", "  ^", "this bracket is not closed; "),
            ("a b)", "   ^", "no bracket is open here; "),
            ("a or", "    ^", "something is missing here; "),
            ("or a", "^", "something is missing before this; "),
            ("a ()", "   ^", "something is missing before this; "),
            ("a \"b c", "  ^", "this quotation does not end; "),
            ("a ?!", "  ^", "this is no word; "),
            ("is:", "   ^", "is: has no value; "),
            ("source:(a or b)", "       ^", "source: has no value; "),
            ("a - b", "  ^", "this is no word; "),
            ("not", "   ^", "something is missing here; "),
        ] {
            let fault = parse(written).unwrap_err();
            assert_eq!(fault.pointed_out(written), format!("{written}\n{caret}"), "{written}: {fault}");
            assert!(fault.to_string().starts_with(told), "{written}: {fault}");
        }
    }

    #[test]
    fn no_filter_is_deep_or_long_enough_to_break_it() {
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"-".repeat(100_000)).is_err());
        assert!(parse(&"a ".repeat(100_000)).is_ok());
        for end in 0..16 {
            let _ = parse("“a:” -(„b“ or c".get(..end).unwrap_or("”\u{0}:"));
        }
    }
}
