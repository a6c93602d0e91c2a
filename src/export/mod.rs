//! Results as JSON, tables, CSV, Markdown and HTML: the EXPORTS table, one file per format; commands and reader share it.

pub mod json;
pub mod words;
