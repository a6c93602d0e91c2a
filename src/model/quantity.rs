//! Amounts: a value, what is counted or measured, and how exactly it is meant.

use crate::text::Span;

/// An amount mentioned in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Modifier, number and unit of measure: `more than US$300 million`.
    pub span: Span,
    /// The number or range.
    pub value: Value,
    /// Unit of measure or counted noun, singular and lower case: `troop`, `us dollar`, `percentage`.
    pub unit: String,
    /// How the text bounds the value.
    pub bound: Bound,
    /// Whether the text reports it as a rise or fall by this amount.
    pub change: Option<Change>,
}

/// A number or a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    One(f64),
    /// From the lower to the higher.
    Range(f64, f64),
}

/// How the text bounds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `=` stated plainly.
    Exactly,
    /// `~` some, about, around.
    About,
    /// `>` more than, over.
    MoreThan,
    /// `<` less than, almost, nearly.
    LessThan,
    /// `>=` at least.
    AtLeast,
    /// `<=` at most, up to.
    AtMost,
}

/// Direction of a reported change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Rose by.
    Up,
    /// Fell by.
    Down,
}
