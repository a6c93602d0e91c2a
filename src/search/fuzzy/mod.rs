//! Fuzzy finding over titles and sources: fast enough for every keystroke, and right for news.
//!
//! Titles are folded once ([`Titles`]). A query ([`Query`]) is tested by character masks and as a
//! subsequence, its matches are put into tiers ([`Tier`]), and only those that can still be seen are
//! scored by dynamic programming (Smith-Waterman with affine gaps, as in `fuzzy-matcher`). A [`Session`]
//! keeps the candidates of each prefix typed, so that a further letter only narrows them.

mod query;
mod rank;
mod session;
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
