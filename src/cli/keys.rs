//! `keys`: the reader's key table, as it is in force or as it comes with the program.

use clap::Args;

use super::formats;
use super::output::{OutputArgs, complain, print};
use super::{Status, own};
use crate::app::key::show_sequence;
use crate::app::keymap::Row;
use crate::app::{Context, Keymap, own_keys};
use crate::export::records::{self, Key};
use crate::export::{EXPORTS, Export};

/// All keys of the reader, with the command each one calls and where that is said
///
/// Keys of your own are read from parallax/keys.toml in `$XDG_CONFIG_HOME`, or else in ~/.config: a table for each
/// pane, and in it lines like "g f" = "find" or, to make keys do nothing, "g f" = "nothing". To see all that can be
/// written: parallax keys --default
#[derive(Args, Debug)]
pub(super) struct Keys {
    /// Print the keys that come with the program, as a file to start your own from
    #[arg(long)]
    default: bool,
    /// Form of the result: table unless another is named, and TOML with --default
    #[arg(long, value_name = "FORMAT", value_parser = formats::rows())]
    format: Option<&'static Export>,
    #[command(flatten)]
    output: OutputArgs,
}

impl Keys {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        if self.default && self.format.is_none() {
            print(|out| out.write_all(own_keys::written_defaults().as_bytes()))?;
            return Ok(Status::Done);
        }
        let (keymap, problems) = if self.default { (Keymap::default(), Vec::new()) } else { own::keymap() };
        let rows = table(&keymap, self.default);
        self.output.sheet(self.format.unwrap_or(&EXPORTS[0]), records::keys(&rows))?;
        if !self.output.quiet {
            for problem in &problems {
                complain(&problem.to_string());
            }
        }
        Ok(if problems.is_empty() { Status::Done } else { Status::Partly })
    }
}

/// A row for each command in each pane, with all its keys that come from one place. Of the defaults no place is named.
fn table(keymap: &Keymap, defaults: bool) -> Vec<Key> {
    let mut table: Vec<Key> = Vec::new();
    for context in Context::ALL {
        let start = table.len();
        for row in keymap.all().iter().filter(|row| row.context == context) {
            let key = key(row, defaults);
            let mut before = table.iter_mut().skip(start);
            match before.find(|of| (&of.command, &of.from) == (&key.command, &key.from)) {
                Some(of) => of.keys = format!("{}  {}", of.keys, key.keys),
                None => table.push(key),
            }
        }
    }
    table
}

fn key(row: &Row, defaults: bool) -> Key {
    let (command, help) = match row.command {
        Some(command) => (command.name(), command.help()),
        None => (crate::config::keys::NOTHING, "Does nothing."),
    };
    let place = row.place.clone().unwrap_or_else(|| "built in".to_owned());
    Key {
        context: row.context.name().to_owned(),
        keys: show_sequence(&row.keys),
        command: command.to_owned(),
        help: help.to_owned(),
        from: (!defaults).then_some(place),
    }
}
