//! Fuzzy finding over titles and sources: fast enough for every keystroke, and right for news.
//!
//! Titles are folded once ([`Titles`]). A [`Session`] keeps the candidates of each prefix typed, so that a
//! further letter of a [`Query`] only narrows them: by masks of characters, then by the letters in order, from
//! where the last one stood. What matches is put into tiers ([`Tier`]), the best first and no more than can be
//! seen, and only that is scored by dynamic programming (Smith-Waterman with affine gaps, as in
//! `fuzzy-matcher`).

mod place;
mod query;
mod rank;
mod session;
mod step;
mod titles;

pub use query::Query;
pub use rank::{Hit, Tier};
pub use session::{Found, Session};
pub use titles::Titles;

use std::sync::Arc;

/// The best `rows` entries for `query`, in one go: what the command line needs.
pub fn find(titles: Titles, query: &str, rows: usize) -> Found {
    let mut session = Session::new(Arc::new(titles));
    session.find(query, rows, &|| false).unwrap_or_default()
}

#[cfg(test)]
mod tests;
