//! Text without news: spans, tokens, sentences, calendar forms, widths and wrapping.

pub mod calendar;
pub mod sentences;
pub mod span;
pub mod tokens;

pub use span::Span;
