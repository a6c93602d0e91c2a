//! Time expressions and their TIMEX3 values.

use super::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::model::{Article, TimeExpression};

/// The time expressions of the article, in text order, without overlaps.
pub fn find(_lexicon: &Lexicon, _article: &Article, _syntax: &Syntax) -> Vec<TimeExpression> {
    Vec::new()
}
