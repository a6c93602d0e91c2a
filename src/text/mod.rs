//! Text without news: spans, tokens, sentences, calendar forms, folding, widths and wrapping.

pub mod abbreviations;
mod addresses;
pub mod calendar;
pub mod cells;
pub mod diff;
pub mod display;
mod escape;
pub mod fold;
pub mod heads;
pub mod markup;
pub mod nearest;
pub mod pieces;
pub mod sentences;
pub mod span;
pub mod spelling;
pub mod stem;
pub mod tokens;
pub mod width;
pub mod wrap;

pub use display::{visible, visible_lines};
pub use markup::Markup;
pub use span::Span;
