//! Key bindings, in the order of the reader's key table.

use std::io;

use crate::export::json::{KeyRow, List};
use crate::export::sheet::{Column, Record, Sheet};

const COLUMNS: &[Column] = &[
    Column::whole("in"),
    Column::whole("keys"),
    Column::whole("command"),
    Column::wrapped("what it does"),
    Column::wrapped("from"),
];

/// A key binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Where it holds.
    pub context: String,
    /// The keys, as the reader's help writes them.
    pub keys: String,
    /// The command's name.
    pub command: String,
    /// What it does.
    pub help: String,
    /// Where that is said; `None` where all are those of the program.
    pub from: Option<String>,
}

/// The bindings in the order given.
pub fn keys(bindings: &[Key]) -> Sheet<'_> {
    let records = bindings.iter().map(|key| Box::new(Row(key)) as Box<dyn Record + '_>);
    let with_place = bindings.iter().any(|key| key.from.is_some());
    let columns = if with_place { COLUMNS } else { &COLUMNS[..COLUMNS.len() - 1] };
    Sheet::of("Keys", columns, &[], records)
}

struct Row<'a>(&'a Key);

impl Record for Row<'_> {
    fn rows(&self) -> Vec<Vec<String>> {
        let cells = [&self.0.context, &self.0.keys, &self.0.command, &self.0.help];
        vec![cells.into_iter().chain(&self.0.from).cloned().collect()]
    }

    fn object(&self, list: &mut List<'_>) -> io::Result<()> {
        list.push(&KeyRow {
            context: &self.0.context,
            keys: &self.0.keys,
            command: &self.0.command,
            help: &self.0.help,
            from: self.0.from.as_deref(),
        })
    }
}
