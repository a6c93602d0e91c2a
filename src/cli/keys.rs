//! `keys`: the reader's key table.

use clap::Args;

use super::Status;
use super::formats;
use super::output::OutputArgs;
use crate::app::Keymap;
use crate::app::help::{HelpLine, lines};
use crate::export::Export;
use crate::export::records::{self, Key};

/// All keys of the reader, with the command each one calls
#[derive(Args, Debug)]
pub(super) struct Keys {
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl Keys {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        self.output.sheet(self.format, records::keys(&table()))?;
        Ok(Status::Done)
    }
}

/// The key table as the reader's help shows it, a row for each command in each pane.
fn table() -> Vec<Key> {
    let mut context = "";
    let mut table = Vec::new();
    for line in lines(&Keymap::default()) {
        match line {
            HelpLine::Heading(name) => context = name,
            HelpLine::Keys { keys, name, help } => table.push(Key {
                context: context.to_owned(),
                keys,
                command: name.to_owned(),
                help: help.to_owned(),
            }),
            HelpLine::Blank => {}
        }
    }
    table
}
