//! The value of `--format`: each command names those it can write, and its default.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::export::json::Framing;

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Aligned columns, or running text for a comparison.
    Table,
    /// One JSON array.
    Json,
    /// One JSON object per line.
    Jsonl,
    /// Comma-separated values with a header line (RFC 4180).
    Csv,
    /// Markdown.
    Md,
    /// One self-contained HTML page.
    Html,
}

impl Format {
    /// How JSON objects stand together in this format; `json` is an array, all else lines.
    pub(super) const fn framing(self) -> Framing {
        match self {
            Self::Json => Framing::Array,
            Self::Table | Self::Jsonl | Self::Csv | Self::Md | Self::Html => Framing::Lines,
        }
    }
}

/// Every format with its name.
const NAMES: [(&str, Format); 6] = [
    ("table", Format::Table),
    ("json", Format::Json),
    ("jsonl", Format::Jsonl),
    ("csv", Format::Csv),
    ("md", Format::Md),
    ("html", Format::Html),
];

/// What commands with rows can write.
pub(super) const ROWS: &[Format] =
    &[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Md, Format::Html];

/// What a comparison can be written as.
pub(super) const SIDE_BY_SIDE: &[Format] =
    &[Format::Table, Format::Json, Format::Jsonl, Format::Md, Format::Html];

/// What an annotation can be written as.
pub(super) const OBJECTS: &[Format] = &[Format::Jsonl, Format::Json];

/// Accepts the names of the formats in `allowed`.
pub(super) fn parser(allowed: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    let names = NAMES.iter().filter(|(_, format)| allowed.contains(format)).map(|&(name, _)| name);
    PossibleValuesParser::new(names).map(|chosen| {
        NAMES.iter().find(|(name, _)| *name == chosen).map_or(Format::Table, |&(_, format)| format)
    })
}
