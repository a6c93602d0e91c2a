//! Briefings for the tests of this layer, made from plain texts by the passes that make the real ones.

use std::sync::Arc;

use crate::analysis::{self, names};
use crate::compare::stories::{Grouping, group};
use crate::ingest::{self, Hints, Input};
use crate::lexicon::Lexicon;
use crate::model::{Analysed, Briefing};

/// The articles of these texts, with ids `0`, `1` …
pub(super) fn articles(texts: &[&str]) -> Vec<Arc<Analysed>> {
    let lexicon = Lexicon::bundled();
    let read = texts.iter().enumerate().flat_map(|(number, text)| {
        let input = Input { name: number.to_string(), path: None, bytes: text.as_bytes().to_vec() };
        ingest::read(lexicon, input, &Hints::default()).0
    });
    read.map(|article| Arc::new(analysis::analyse(lexicon, Arc::new(article)))).collect()
}

/// A briefing of these texts.
pub(super) fn briefing(texts: &[&str], grouping: Grouping) -> Briefing {
    let articles = articles(texts);
    let names = names::join(Lexicon::bundled(), &articles);
    let stories = group(&articles, &names, grouping);
    Briefing { articles, names, stories }
}
