//! Finding articles: fuzzy over titles and sources, and words inside a text.

pub mod fuzzy;
pub mod intext;
