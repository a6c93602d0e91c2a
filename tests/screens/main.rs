//! Key scripts and the screens they lead to: the reader driven without a terminal.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod alike;
mod bidi;
mod borders;
mod claims;
mod commands;
mod compare;
mod contrast;
mod copies;
mod driver;
mod everywhere;
mod filter;
mod find;
mod fulltext;
mod hints;
mod late;
mod linear;
mod list;
mod looks;
mod markdown;
mod marking;
mod matrix;
mod reader;
mod share;
mod timeline;
