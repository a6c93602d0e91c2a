//! The panes and popups, one file each.

pub(super) mod bottom;
pub(super) mod claims;
pub(super) mod compare;
pub(super) mod digest;
mod excerpt;
pub(super) mod finder;
pub(super) mod foot;
pub(super) mod fulltext;
mod gutter;
pub(super) mod help;
pub(super) mod line;
pub(super) mod list;
pub(super) mod matrix;
pub(super) mod matrix_foot;
pub(super) mod notes;
pub(super) mod outline;
pub(super) mod output;
pub(super) mod palette;
mod popup;
pub(super) mod problems;
pub(super) mod reader;
pub(super) mod skim;
mod source;
mod stacked;
pub(super) mod timeline;
pub(super) mod title;
pub(super) mod which_key;
