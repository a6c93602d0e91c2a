//! The user's notes and verdicts, one per row: where it stands, what it is about, what was written.

use std::io;

use crate::export::json::{List, NoteRow};
use crate::export::sheet::{Column, Record, Sheet};

const COLUMNS: &[Column] = &[
    Column::whole("at"),
    Column::whole("kind"),
    Column::wrapped("note"),
    Column::wrapped("quote"),
    Column::aside("citation"),
    Column::middle("article"),
];

/// A note, or what the user holds of a claim or finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands among what was read: `2:B¶10`; empty where its article was not read.
    pub at: String,
    /// `note` or `verdict`.
    pub kind: &'static str,
    /// What was written.
    pub note: String,
    /// The words it is about; empty: the whole article.
    pub quote: String,
    /// How the place is cited.
    pub citation: String,
    /// The id of the article.
    pub article: String,
}

/// The notes in the order given.
pub fn notes(notes: &[Note]) -> Sheet<'_> {
    let records = notes.iter().map(|note| Box::new(Row(note)) as Box<dyn Record + '_>);
    Sheet::of("Notes", COLUMNS, &[], records)
}

struct Row<'a>(&'a Note);

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let Note { at, kind, note, quote, citation, article } = self.0;
        let cells = [at, *kind, note, quote, citation, article].map(str::to_owned);
        vec![cells.to_vec()]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        let Note { at, kind, note, quote, citation, article } = self.0;
        let known = |words: &'_ String| Some(words.clone()).filter(|words| !words.is_empty());
        list.push(&NoteRow { at: known(at), kind, note, quote: known(quote), citation, article })
    }
}
