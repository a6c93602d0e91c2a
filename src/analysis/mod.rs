//! Articles to derived data: pure passes that yield spans, cannot fail, and say what they leave unresolved.

pub mod claims;
pub mod dates;
pub mod entities;
mod line;
mod memo;
pub mod names;
mod numerals;
pub mod quantities;
pub mod quotations;
pub mod syntax;
pub mod tagger;

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::{Analysed, Article};

/// Runs all passes over one article. Deterministic, and independent of every other article.
pub fn analyse(lexicon: &Lexicon, article: Arc<Article>) -> Analysed {
    let syntax = syntax::parse(lexicon, &article);
    let dates = dates::find(lexicon, &article, &syntax);
    let quantities = quantities::find(lexicon, &article, &syntax, &dates);
    let (names, entities) = entities::find(lexicon, &article, &syntax);
    let mut analysed = Analysed {
        words: syntax.words_of_body(&article),
        sentences: syntax.sentences.iter().map(|sentence| sentence.span).collect(),
        entities,
        names,
        dates,
        quantities,
        claims: Vec::new(),
        article,
    };
    analysed.claims = claims::find(lexicon, &analysed, &syntax);
    analysed
}
