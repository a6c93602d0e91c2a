//! Full-text search: an inverted index of the words of all articles, and ranking by BM25F.

mod index;
mod passages;
mod postings;
mod rank;

pub use index::{Counts, Index};
pub use passages::{Passage, Places, passages, places, places_in};
pub use rank::rank;
