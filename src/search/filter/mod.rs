//! The filter language: `source:afp after:2022-01-01 speaker:lavrov stance:denies "exact phrase" -word (a or b)`.
//!
//! A filter is parsed into terms (`parse`), each a row of the table of fields (`field`) with a value; bound to
//! what they speak of, articles, claims or figures (`bind`); and judged ([`judge`]) against a
//! [`Catalogue`](crate::search::catalogue::Catalogue).

mod amount;
pub mod beside;
mod bind;
pub mod complete;
mod day;
mod fault;
mod field;
#[cfg(test)]
pub(crate) mod fixture;
pub mod judge;
mod parse;
mod term;
mod token;

pub use beside::{Beside, Marked};
pub use fault::Fault;
pub use field::{FIELDS, Field};
pub use judge::{Kept, Verdict};
pub use term::{Expr, Term, Test};

use crate::search::words::Sought;
use bind::Node;
use term::Level;

/// A filter, ready to be judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    expr: Option<Expr>,
    articles: Node,
    claims: Node,
}

impl Filter {
    /// Takes apart what was written. A blank filter keeps everything.
    ///
    /// # Errors
    /// A [`Fault`] that names the byte at which it is wrong, what is wrong and what would be right.
    pub fn parse(written: &str) -> Result<Self, Fault> {
        let expr = parse::parse(written)?;
        let node = |level| expr.as_ref().map_or(Node::All(Vec::new()), |expr| bind::bind(expr, level));
        Ok(Self { articles: node(Level::Article), claims: bind::of_claims(node(Level::Claim)), expr })
    }

    /// Whether it keeps everything.
    pub const fn is_blank(&self) -> bool {
        self.expr.is_none()
    }

    /// What it says, as a tree; `None` of a blank one.
    pub const fn expr(&self) -> Option<&Expr> {
        self.expr.as_ref()
    }

    /// The words of titles and texts it asks for, but for those it excludes: what a match is ranked by and shows.
    pub fn sought(&self) -> Vec<&Sought> {
        let mut sought = Vec::new();
        if let Some(expr) = &self.expr {
            gather(expr, &mut sought);
        }
        sought
    }

    /// Whether some term of it asks for `test`.
    pub fn asks(&self, test: impl Fn(&Test) -> bool) -> bool {
        self.expr.as_ref().is_some_and(|expr| any(expr, &test))
    }

    /// Whether it needs to know how the articles of a story compare.
    pub fn asks_for_findings(&self) -> bool {
        self.asks(|test| matches!(test, Test::Outlets(_) | Test::Has(term::Has::Conflict)))
    }

    /// Whether it asks for what the user marked.
    pub fn asks_for_marks(&self) -> bool {
        self.asks(|test| matches!(test, Test::Is(..) | Test::Tag(_) | Test::Has(term::Has::Note)))
    }

    /// Whether it asks for words of the text, for which an index is made.
    pub fn asks_for_words(&self) -> bool {
        self.asks(|test| matches!(test, Test::Text(_) | Test::Title(_)))
    }
}

fn gather<'a>(expr: &'a Expr, sought: &mut Vec<&'a Sought>) {
    match expr {
        Expr::Term(Term { test: Test::Text(words) | Test::Title(words), .. }) => sought.push(words),
        Expr::Term(_) | Expr::Not(_) => {}
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| gather(part, sought)),
    }
}

fn any(expr: &Expr, test: &impl Fn(&Test) -> bool) -> bool {
    match expr {
        Expr::Term(term) => test(&term.test),
        Expr::Not(inner) => any(inner, test),
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(|part| any(part, test)),
    }
}
