//! Results as JSON: one object per line, or one array; hostile characters escaped, text unaltered.

mod annotation;
mod article;
mod claim;
mod comparison;
mod fact;
mod row;
mod story;
mod string;

use std::io;

use serde::Serialize;

pub use annotation::Annotation;
pub(super) use article::{write_array as write_article_array, write_lines as write_article_lines};
pub use claim::{ClaimObject, ClaimRow};
pub use comparison::ComparisonObject;
pub use fact::{AccountObject, FactRow};
pub use row::{FindRow, KeyRow, ListRow, NoteRow, SearchRow, TimelineRow};
pub use story::StoryObject;

use super::{Page, Sheet, Stories};
use crate::text::Span;

/// Writes `value` as one line of JSON, without the line's end.
///
/// # Errors
/// Those of `out`.
pub fn write(out: &mut dyn io::Write, value: &impl Serialize) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, string::Escaping);
    value.serialize(&mut serializer).map_err(io::Error::from)
}

/// How several objects stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// One object per line.
    Lines,
    /// One array, an object per line.
    Array,
}

/// Writes objects one after another, so that none has to wait for the rest.
pub struct List<'o> {
    out: &'o mut dyn io::Write,
    framing: Framing,
    written: usize,
}

impl<'o> List<'o> {
    /// An empty list on `out`.
    pub fn new(out: &'o mut dyn io::Write, framing: Framing) -> Self {
        Self { out, framing, written: 0 }
    }

    /// Writes one more object.
    ///
    /// # Errors
    /// Those of the output.
    pub fn push(&mut self, value: &impl Serialize) -> io::Result<()> {
        let before: &[u8] = match (self.framing, self.written) {
            (Framing::Lines, _) => b"",
            (Framing::Array, 0) => b"[\n",
            (Framing::Array, _) => b",\n",
        };
        self.out.write_all(before)?;
        write(self.out, value)?;
        self.written += 1;
        match self.framing {
            Framing::Lines => self.out.write_all(b"\n"),
            Framing::Array => Ok(()),
        }
    }

    /// Closes the list.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(self) -> io::Result<()> {
        match (self.framing, self.written) {
            (Framing::Lines, _) => Ok(()),
            (Framing::Array, 0) => self.out.write_all(b"[]\n"),
            (Framing::Array, _) => self.out.write_all(b"\n]\n"),
        }
    }
}

/// Writes all of `values`.
///
/// # Errors
/// Those of `out`.
pub fn write_all<T: Serialize>(
    out: &mut dyn io::Write,
    framing: Framing,
    values: impl IntoIterator<Item = T>,
) -> io::Result<()> {
    let mut list = List::new(out, framing);
    for value in values {
        list.push(&value)?;
    }
    list.finish()
}

/// Writes a sheet as one array of whole objects.
pub(super) fn write_array(sheet: Sheet<'_>, _: Page, out: &mut dyn io::Write) -> io::Result<()> {
    write_sheet(sheet, Framing::Array, out)
}

/// Writes a sheet as whole objects, one per line.
pub(super) fn write_lines(sheet: Sheet<'_>, _: Page, out: &mut dyn io::Write) -> io::Result<()> {
    write_sheet(sheet, Framing::Lines, out)
}

fn write_sheet(sheet: Sheet<'_>, framing: Framing, out: &mut dyn io::Write) -> io::Result<()> {
    let mut list = List::new(out, framing);
    for record in sheet.records {
        record.object(&mut list)?;
    }
    list.finish()
}

/// Writes comparisons as one array.
pub(super) fn write_comparison_array(
    stories: Stories<'_>,
    _: Page,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write_comparisons(stories, Framing::Array, out)
}

/// Writes comparisons one per line.
pub(super) fn write_comparison_lines(
    stories: Stories<'_>,
    _: Page,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    write_comparisons(stories, Framing::Lines, out)
}

fn write_comparisons(stories: Stories<'_>, framing: Framing, out: &mut dyn io::Write) -> io::Result<()> {
    let mut list = List::new(out, framing);
    for compared in stories {
        list.push(&ComparisonObject::new(compared.briefing, compared.story, &compared.comparison))?;
    }
    list.finish()
}

/// A span as every object writes it: UTF-8 byte offsets, end-exclusive.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SpanObject {
    start: usize,
    end: usize,
}

impl From<Span> for SpanObject {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

/// Words and the place they stand at.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Passage<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> Passage<'a> {
    /// The words of `span` in `text`.
    fn new(text: &'a str, span: Span) -> Self {
        Self { text: span.of(text), start: span.start, end: span.end }
    }
}
