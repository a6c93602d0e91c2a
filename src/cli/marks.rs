//! `marks`: what the user marked, to be carried to another machine or kept safe.

use std::io::{self, Read};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueHint};

use super::input::{InputArgs, Read as Input};
use super::output::{OutputArgs, print};
use super::{Status, formats, state};
use crate::app::list::stories_of;
use crate::app::notes;
use crate::export::{Export, records};
use crate::store::{Store, from_json, to_json};

/// What you read, starred, tagged, noted, dismissed, split and merged: export it, take it in
#[derive(Args, Debug)]
pub(super) struct Marks {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print all marks as JSON
    Export,
    /// Take in marks that were exported; they win over those there are
    Import {
        /// The file, or `-` for standard input
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
    /// Print the notes, and what you checked and dismissed, with citations
    ///
    /// Notes on articles among the inputs are cited by source, day and paragraph; the others by the article's id.
    Notes(Box<NotesArgs>),
    /// Print where the marks are kept
    Path,
}

#[derive(Args, Debug)]
struct NotesArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = formats::rows())]
    format: &'static Export,
    #[command(flatten)]
    output: OutputArgs,
}

impl NotesArgs {
    fn print(&self) -> anyhow::Result<Status> {
        let Input { briefing, marks, status } = self.input.read(&self.output);
        let stories = stories_of(&briefing);
        let rows = notes::rows(&briefing, &stories, &marks);
        self.output.sheet(self.format, records::notes(&notes::taken(&briefing, &stories, &rows)))?;
        Ok(status)
    }
}

impl Marks {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        if let What::Notes(notes) = &self.what {
            return notes.print();
        }
        let path = state::path().context("no folder for marks: neither XDG_DATA_HOME nor HOME is set")?;
        let told = |trouble: crate::store::Trouble, place: &str| {
            anyhow::anyhow!("{place}: {trouble}; {}", trouble.remedy())
        };
        let place = path.display().to_string();
        match self.what {
            What::Notes(_) => {}
            What::Path => print(|out| writeln!(out, "{place}"))?,
            What::Export => {
                let mut store = Store::open(&path).map_err(|trouble| told(trouble, &place))?;
                let marks = store.news().map_err(|trouble| told(trouble, &place))?;
                print(|out| out.write_all(to_json(&marks).as_bytes()))?;
            }
            What::Import { file } => {
                let name = file.display().to_string();
                let mut json = String::new();
                if name == "-" {
                    io::stdin().read_to_string(&mut json).context("standard input cannot be read")?;
                } else {
                    json =
                        std::fs::read_to_string(&file).with_context(|| format!("{name}: cannot be read"))?;
                }
                let marks = from_json(&json).map_err(|trouble| told(trouble, &name))?;
                let mut store = Store::open(&path).map_err(|trouble| told(trouble, &place))?;
                store.save(&marks).map_err(|trouble| told(trouble, &place))?;
                print(|out| writeln!(out, "{} marks taken in", marks.len()))?;
            }
        }
        Ok(Status::Done)
    }
}
