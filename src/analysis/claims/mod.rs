//! Claims: the EXTRACTORS table, one file per kind of claim.

use super::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::model::{Analysed, Claim};

/// The claims of an article whose names, dates and quantities are known, in text order.
pub fn find(_lexicon: &Lexicon, _article: &Analysed, _syntax: &Syntax) -> Vec<Claim> {
    Vec::new()
}
