//! Names of people, organisations and places, with the forms of one bearer joined within the article.
//!
//! Three steps: `page` answers questions about single words, `mentions` cuts names out of the running text and
//! says what each looks like (`extent`: how far it reaches, `beside`: what its neighbours tell), `bearers` decides which mentions stand for the same bearer.

mod bearers;
mod beside;
mod extent;
mod mentions;
mod page;

use super::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::model::{Article, Entity, Name};

/// The bearers named in the article and every mention of them, in text order, without overlaps.
///
/// A mention is the name itself, without title, article and possessive ending. Adjectives of peoples
/// (`Russian`) are no mentions. A known bearer goes by the name the gazetteer shows, any other by the fullest
/// form met in the article; an organisation named with its state by both (`Russia's Defence Ministry`).
pub fn find(lexicon: &Lexicon, article: &Article, syntax: &Syntax) -> (Vec<Name>, Vec<Entity>) {
    let page = page::Page::new(lexicon, article, syntax);
    let mentions = mentions::find(&page);
    bearers::join(&page, &mentions)
}

#[cfg(test)]
mod tests;
