//! The results of the commands as rows and objects; one file per kind of result.

mod claim;
mod find;
mod key;
mod list;
mod story;

pub use claim::claims;
pub use find::finds;
pub use key::{Key, keys};
pub use list::list;
pub use story::stories;

use crate::model::{Article, Basis};

/// The title as tables show it: one derived from the lead stands between slashes.
pub fn title(article: &Article) -> String {
    match &article.title {
        Some(title) if title.derived => format!("/{}/", title.text.trim()),
        Some(title) => title.text.trim().to_owned(),
        None => String::new(),
    }
}

/// The masthead, else the agencies credited.
pub fn source(article: &Article) -> String {
    match &article.source {
        Some(source) => source.name.clone(),
        None => credits(article),
    }
}

/// The agencies credited, in order, each as the text names it.
pub fn credits(article: &Article) -> String {
    let credits = article.credits.iter().map(|span| span.of(&article.text).trim());
    credits.collect::<Vec<_>>().join(", ")
}

/// The publication date as tables show it; one that is only inferred is marked.
pub fn published(article: &Article) -> String {
    match &article.published {
        None => String::new(),
        Some(published) if published.basis == Basis::Inferred => format!("~{}", published.value),
        Some(published) => published.value.clone(),
    }
}
