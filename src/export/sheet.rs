//! A result as rows under named columns: what every export can write.

use std::borrow::Cow;
use std::io;

use super::json::List;

/// Rows under named columns. Cells hold words as they are; each export makes them harmless in its own way.
pub struct Sheet<'a> {
    /// What the rows are: the heading of a page.
    pub title: Cow<'a, str>,
    /// What is to be known before the rows: the sources that letters stand for, one a line. Not for programs.
    pub legend: Vec<String>,
    /// One per cell of a row.
    pub columns: Cow<'static, [Column]>,
    /// Names of columns after those that only data has: what tables show by signs.
    pub data: &'static [&'static str],
    /// The results, made one by one as they are written.
    pub records: Box<dyn Iterator<Item = Box<dyn Record + 'a>> + 'a>,
}

impl<'a> Sheet<'a> {
    /// Rows that need no legend.
    pub fn of(
        title: &'a str,
        columns: &'static [Column],
        data: &'static [&'static str],
        records: impl Iterator<Item = Box<dyn Record + 'a>> + 'a,
    ) -> Self {
        Self {
            title: title.into(),
            legend: Vec::new(),
            columns: columns.into(),
            data,
            records: Box::new(records),
        }
    }
}

/// A result that can be shown as cells and as an object.
pub trait Record {
    /// One row or more, each with a cell for every column.
    fn rows(&self) -> Vec<Vec<String>>;

    /// The same rows as data: without signs, and with cells for the columns that only data has.
    fn data(&self) -> Vec<Vec<String>> {
        self.rows()
    }

    /// Adds the whole result to a list of JSON objects.
    ///
    /// # Errors
    /// Those of the output the list is written to.
    fn object(&self, list: &mut List<'_>) -> io::Result<()>;
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: Cow<'static, str>,
    /// What happens to words too wide for it.
    pub fit: Fit,
}

impl Column {
    /// A column whose cells are shown whole as long as anything else can give way.
    pub const fn whole(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), fit: Fit::Whole }
    }

    /// A column of figures, set to the right.
    pub const fn figure(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), fit: Fit::Figure }
    }

    /// A column whose cells are cut to one line.
    pub const fn cut(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), fit: Fit::Cut }
    }

    /// A column whose cells are cut to one line in their middle: of ids both ends tell something.
    pub const fn middle(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), fit: Fit::Middle }
    }

    /// A column for pages and data, of which the rows of a terminal have no room.
    pub const fn aside(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), fit: Fit::Aside }
    }

    /// A column whose cells run on over as many lines as they take.
    pub const fn wrapped(name: &'static str) -> Self {
        Self { name: Cow::Borrowed(name), fit: Fit::Wrapped }
    }
}

/// What happens to words too wide for their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Gives way last.
    Whole,
    /// Gives way last, set to the right.
    Figure,
    /// Cut, with a mark.
    Cut,
    /// Cut in the middle, with a mark.
    Middle,
    /// Broken over several lines.
    Wrapped,
    /// Left out where rows are set as a table of text.
    Aside,
}
