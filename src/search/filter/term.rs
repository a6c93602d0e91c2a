//! What a filter is made of: terms, joined by and, or and not.

use chrono::NaiveDate;

use super::amount::Range;
use super::beside::Marked;
use crate::model::{Certainty, QuotationKind, Stance};
use crate::search::words::Sought;
use crate::text::Span;

/// A filter as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// One condition.
    Term(Term),
    /// The contrary.
    Not(Box<Expr>),
    /// All of them.
    All(Vec<Expr>),
    /// At least one.
    Any(Vec<Expr>),
}

/// One condition, and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its bytes in what was written.
    pub span: Span,
    /// What it asks.
    pub test: Test,
}

/// What a condition asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Words of title or text.
    Text(Sought),
    /// Words of the title.
    Title(Sought),
    /// The masthead or a credited agency.
    Source(Sought),
    /// An author.
    Author(Sought),
    /// A person named in the article.
    Person(Sought),
    /// A place named in the article.
    Place(Sought),
    /// A tag, given with the article or by the user.
    Tag(Sought),
    /// The language, as a code.
    Lang(String),
    /// The day of publication, from one day to before another.
    Day(Option<NaiveDate>, Option<NaiveDate>),
    /// Something the user has done to the article, or has not.
    Is(Marked, bool),
    /// Something the article has.
    Has(Has),
    /// Who says a claim.
    Speaker(Sought),
    /// Whom a claim goes back to.
    Origin(Sought),
    /// What its source does by saying it.
    Stance(Stance),
    /// How sure it is put.
    Certainty(Certainty),
    /// How it is rendered.
    Kind(Rendering),
    /// How many outlets carry it.
    Outlets(Range),
    /// What is counted or measured in it.
    Unit(Sought),
    /// How much.
    Num(Range),
    /// Words of the claim: what words of the text become where claims are kept.
    Wording(Sought),
}

/// Something an article has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Has {
    /// A contradiction to another account.
    Conflict,
    /// A claim.
    Claim,
    /// A note of the user's.
    Note,
    /// A copy, or it is one.
    Copy,
    /// A day of publication.
    Date,
    /// A figure.
    Figure,
}

/// How a claim is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rendering {
    /// In somebody's words, so far as marks of quotation tell.
    Quoted(QuotationKind),
    /// By the article itself.
    Narrated,
}

/// What a condition speaks of, the wider first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// An article.
    Article,
    /// One claim of it.
    Claim,
    /// One figure of the claim.
    Figure,
}

impl Level {
    /// The next narrower level.
    pub(super) const fn inner(self) -> Self {
        match self {
            Self::Article => Self::Claim,
            Self::Claim | Self::Figure => Self::Figure,
        }
    }
}

impl Test {
    /// What it speaks of.
    pub const fn level(&self) -> Level {
        match self {
            Self::Text(_)
            | Self::Title(_)
            | Self::Source(_)
            | Self::Author(_)
            | Self::Person(_)
            | Self::Place(_)
            | Self::Tag(_)
            | Self::Lang(_)
            | Self::Day(..)
            | Self::Is(..)
            | Self::Has(_) => Level::Article,
            Self::Speaker(_)
            | Self::Origin(_)
            | Self::Stance(_)
            | Self::Certainty(_)
            | Self::Kind(_)
            | Self::Outlets(_)
            | Self::Wording(_) => Level::Claim,
            Self::Unit(_) | Self::Num(_) => Level::Figure,
        }
    }
}
