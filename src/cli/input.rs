//! The arguments that say what to read, and reading it.

use std::ffi::OsString;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueHint};

use super::output::{OutputArgs, complain};
use super::state::{StateArgs, Stories, put_right};
use super::{Status, own};
use crate::compare::stories::Grouping;
use crate::ingest::{self, Hints};
use crate::load::stream::{Item, stream};
use crate::load::{Loaded, Request, load};
use crate::model::{Briefing, Marks, Problem};
use crate::text::calendar::Region;

/// Heading of these options in the help of every command.
const INPUT: &str = "Input";

/// The form that is none: what an input is, its content tells.
const AUTO: &str = "auto";

/// What to read, and what to hold about inputs that do not say it themselves.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct InputArgs {
    /// Files, folders, or `-` for standard input
    ///
    /// Folders are walked, in sorted order. Without any input the briefing that comes with the program is taken. A
    /// file whose name is that of a command is named with its folder: ./list
    #[arg(value_name = "INPUT", value_hint = ValueHint::AnyPath)]
    pub(super) inputs: Vec<OsString>,
    /// Form of the inputs; `auto`, which is the default, tells it by their content
    ///
    /// Read are text, markdown and jsonl. Inputs of the other forms are not read yet: each is named on standard error
    /// with what to do instead.
    #[arg(long, value_name = "FORMAT", value_parser = forms(), help_heading = INPUT)]
    input_format: Option<String>,
    /// Publication date of articles that do not state one
    ///
    /// With time and zone if you like: 2022-01-21, 2022-01-21T18:20Z, 2022-01-21T18:20+01:00
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = INPUT)]
    published: Option<String>,
    /// Masthead or agency of articles that do not name one
    #[arg(long, value_name = "NAME", help_heading = INPUT)]
    source: Option<String>,
    /// Zone of publication times that name none: Europe/Berlin
    #[arg(long, value_name = "ZONE", value_parser = zone, help_heading = INPUT)]
    timezone: Option<Region>,
    /// Treat all inputs as one story, whatever grouping would say
    #[arg(long, help_heading = INPUT)]
    as_one_story: bool,
    #[command(flatten)]
    pub(super) state: StateArgs,
}

/// A briefing and how reading it went.
pub(super) struct Read {
    pub(super) briefing: Briefing,
    /// What the user marked.
    pub(super) marks: Marks,
    pub(super) status: Status,
}

/// Whether reading gave anything at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Got {
    Something,
    Nothing,
}

impl InputArgs {
    /// The request these arguments make.
    pub(super) fn request(&self) -> Request {
        Request {
            inputs: self.inputs.clone(),
            hints: Hints {
                format: self.input_format.clone().filter(|form| form != AUTO),
                published: self.published.clone(),
                source: self.source.clone(),
                timezone: self.timezone,
            },
            grouping: if self.as_one_story { Grouping::AsOne } else { Grouping::Likeness },
        }
    }

    /// What the user marked.
    pub(super) fn marks(&self, output: &OutputArgs) -> Marks {
        self.state.marks(output.quiet)
    }

    /// Reads everything named, and tells each problem on standard error.
    pub(super) fn read(&self, output: &OutputArgs) -> Read {
        let never = AtomicBool::new(false);
        let Loaded { briefing, problems, .. } =
            load(&self.request(), &own::settings(output), &never, &|_| ());
        let got = if briefing.articles.is_empty() { Got::Nothing } else { Got::Something };
        let marks = self.marks(output);
        let stories = if self.as_one_story { Stories::AsOne } else { Stories::Grouped };
        let briefing = put_right(briefing, &marks, stories);
        Read { briefing, marks, status: tell(&problems, got, output) }
    }
}

impl InputArgs {
    /// Reads article after article into `each`, as `marks` put it right, and tells each problem as it comes. Memory stays flat.
    pub(super) fn stream(
        &self,
        output: &OutputArgs,
        marks: &Marks,
        mut each: impl FnMut(&Arc<Briefing>) -> io::Result<()>,
    ) -> io::Result<Status> {
        let (mut got, mut lost, mut failed) = (Got::Nothing, false, None);
        // Whoever breaks has put the reason into `failed`.
        let _ = stream(&self.request(), &own::settings(output), &mut |item| match item {
            Item::Article(briefing) => {
                got = Got::Something;
                failed = each(&Arc::new(put_right(briefing, marks, Stories::None))).err();
                if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            }
            Item::Problem(problem) => {
                lost |= problem.lost;
                if !output.quiet {
                    complain(&problem.to_string());
                }
                ControlFlow::Continue(())
            }
        });
        match (failed, got) {
            (Some(error), _) => Err(error),
            (None, Got::Nothing) => Ok(Status::Nothing),
            (None, Got::Something) if lost => Ok(Status::Partly),
            (None, Got::Something) => Ok(Status::Done),
        }
    }
}

/// Tells the problems and returns what they mean for the exit status: one that lost nothing is only a remark.
pub(super) fn tell(problems: &[Problem], got: Got, output: &OutputArgs) -> Status {
    if !output.quiet {
        for problem in problems {
            complain(&problem.to_string());
        }
    }
    match got {
        Got::Nothing => Status::Nothing,
        Got::Something if problems.iter().any(|problem| problem.lost) => Status::Partly,
        Got::Something => Status::Done,
    }
}

/// The forms of input, by the names of the table of formats.
fn forms() -> PossibleValuesParser {
    PossibleValuesParser::new(std::iter::once(AUTO).chain(ingest::format_names()))
}

/// Accepts the name of a time zone.
fn zone(value: &str) -> Result<Region, &'static str> {
    value.parse().map_err(|_| "zones are named like Europe/Berlin, America/New_York or UTC")
}

/// Accepts a date, with time and zone or without.
fn date(value: &str) -> Result<String, String> {
    match ingest::published(value, None) {
        Some(_) => Ok(value.to_owned()),
        None => Err("a date is written like 2022-01-21 or 2022-01-21T18:20Z".to_owned()),
    }
}
