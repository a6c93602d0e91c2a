//! What holds for any input whatever, from bytes to findings and to the screen.

#![expect(clippy::expect_used, reason = "a test that finds its ground missing fails")]

mod hostile;
mod passes;
mod pathological;
mod screen;

use std::sync::Arc;

use parallax::analysis::{analyse, names};
use parallax::compare::stories::{Grouping, group};
use parallax::ingest::{self, Hints, Input};
use parallax::lexicon::Lexicon;
use parallax::model::{Article, Briefing};

/// What is read from some bytes.
fn articles(name: &str, bytes: Vec<u8>) -> Vec<Article> {
    let input = Input { name: name.to_owned(), path: Some(name.to_owned()), bytes };
    ingest::read(Lexicon::bundled(), input, &Hints::default()).0
}

/// A briefing of one story made of some inputs.
fn briefing(inputs: impl IntoIterator<Item = Vec<u8>>) -> Briefing {
    let lexicon = Lexicon::bundled();
    let read =
        inputs.into_iter().enumerate().flat_map(|(place, bytes)| articles(&format!("{place}.txt"), bytes));
    let articles: Vec<_> = read.map(|article| Arc::new(analyse(lexicon, Arc::new(article)))).collect();
    let names = names::join(lexicon, &articles);
    let stories = group(&articles, &names, Grouping::AsOne);
    Briefing { articles, names, stories }
}
