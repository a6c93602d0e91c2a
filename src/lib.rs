//! Parallax reads news briefings: it groups articles into stories, sets sources side by side and
//! extracts who said what. The modules stand in reading order; each may use only those above it.

pub mod text;

pub mod model;

pub mod lexicon;

pub mod analysis;
pub mod config;
pub mod ingest;
pub mod search;
pub mod store;

pub mod compare;

pub mod export;

pub mod app;
pub mod load;

pub mod ui;

pub mod cli;
pub mod tui;
