//! Text without news: spans, tokens, sentences, calendar forms, folding, widths and wrapping.

pub mod abbreviations;
pub mod calendar;
pub mod fold;
pub mod pieces;
pub mod sentences;
pub mod span;
pub mod tokens;

pub use span::Span;
