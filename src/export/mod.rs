//! Results as JSON, tables, CSV, Markdown and HTML: the EXPORTS table, one file per format; commands and reader share it.

pub mod article;
pub mod citation;
pub mod comparison;
mod csv;
pub mod edits;
mod html;
pub mod json;
mod markdown;
pub mod reach;
pub mod records;
pub mod sheet;
mod table;
pub mod words;

use std::io;

pub use article::Clipping;
pub use comparison::Compared;
pub use sheet::{Column, Record, Sheet};

use json::Framing;

/// What an output is written on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Cells in a line; `None`: as many as it takes.
    pub width: Option<usize>,
    /// Whether emphasis is put in escape sequences.
    pub ink: Ink,
}

/// How text output shows emphasis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    /// By plain characters.
    #[default]
    Plain,
    /// By the terminal's bold, underline and colours.
    Terminal,
}

/// A form of output.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    /// What `--format` calls it.
    pub name: &'static str,
    /// How the names of files of this form end, without the stop.
    pub extension: &'static str,
    /// What it is, in a few words.
    pub told: &'static str,
    /// Writes rows under named columns.
    pub sheet: WriteSheet,
    /// Writes stories with their sources side by side, where the format can show that.
    pub comparison: Option<WriteStories>,
    /// Writes articles, where the format can show running text.
    pub article: Option<WriteArticles>,
    /// How objects stand together, where the format carries whole objects.
    pub objects: Option<Framing>,
}

/// Compared stories, made one by one as they are written.
pub type Stories<'a> = &'a mut dyn Iterator<Item = Compared<'a>>;

/// Writes rows on a page.
pub type WriteSheet = fn(Sheet<'_>, Page, &mut dyn io::Write) -> io::Result<()>;

/// Writes compared stories on a page.
pub type WriteStories = fn(Stories<'_>, Page, &mut dyn io::Write) -> io::Result<()>;

/// Articles, each made ready as it is written.
pub type Articles<'a> = &'a mut dyn Iterator<Item = Clipping<'a>>;

/// Writes articles on a page.
pub type WriteArticles = fn(Articles<'_>, Page, &mut dyn io::Write) -> io::Result<()>;

/// Every form of output.
pub const EXPORTS: &[Export] = &[
    Export {
        name: "table",
        extension: "txt",
        told: "Text, as wide as a page",
        sheet: table::write,
        comparison: Some(comparison::text::write),
        article: Some(article::text::write),
        objects: None,
    },
    Export {
        name: "json",
        extension: "json",
        told: "One array of objects, with all that is known",
        sheet: json::write_array,
        comparison: Some(json::write_comparison_array),
        article: Some(json::write_article_array),
        objects: Some(Framing::Array),
    },
    Export {
        name: "jsonl",
        extension: "jsonl",
        told: "One object per line, with all that is known",
        sheet: json::write_lines,
        comparison: Some(json::write_comparison_lines),
        article: Some(json::write_article_lines),
        objects: Some(Framing::Lines),
    },
    Export {
        name: "csv",
        extension: "csv",
        told: "Rows for a spreadsheet",
        sheet: csv::write,
        comparison: None,
        article: None,
        objects: None,
    },
    Export {
        name: "md",
        extension: "md",
        told: "Markdown",
        sheet: markdown::write,
        comparison: Some(comparison::markdown::write),
        article: Some(article::markdown::write),
        objects: None,
    },
    Export {
        name: "html",
        extension: "html",
        told: "A page for a browser or printer, all in one file",
        sheet: html::write,
        comparison: Some(comparison::html::write),
        article: Some(article::html::write),
        objects: None,
    },
];

/// The export called `name`.
pub fn named(name: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.name == name)
}

/// The export for files whose names end in `extension`, in any case.
pub fn by_extension(extension: &str) -> Option<&'static Export> {
    EXPORTS.iter().find(|export| export.extension.eq_ignore_ascii_case(extension))
}
