//! Finding articles: fuzzy over titles and sources, by full text, by a filter, and words inside a text.

pub mod catalogue;
pub mod filter;
pub mod fulltext;
pub mod fuzzy;
pub mod intext;
pub mod words;
