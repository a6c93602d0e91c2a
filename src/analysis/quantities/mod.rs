//! Amounts: numerals and number words with their unit, bound and direction of change.

use super::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::model::{Article, Quantity, TimeExpression};

/// The amounts of the article, in text order; numbers that belong to a date or time are none.
pub fn find(
    _lexicon: &Lexicon,
    _article: &Article,
    _syntax: &Syntax,
    _dates: &[TimeExpression],
) -> Vec<Quantity> {
    Vec::new()
}
