//! The arguments that say what to read, and reading it.

use std::sync::atomic::AtomicBool;

use chrono_tz::Tz;
use clap::Args;

use super::Status;
use super::output::{OutputArgs, complain};
use crate::compare::stories::Grouping;
use crate::ingest::Hints;
use crate::load::{Loaded, Request, load};
use crate::model::{Briefing, Problem, Settings};

/// What to read, and what to hold about inputs that do not say it themselves.
#[derive(Args, Clone, Debug)]
pub(super) struct InputArgs {
    /// Files, folders (walked, in sorted order) or `-` for standard input; without any, the briefing that comes with the program
    #[arg(value_name = "INPUT")]
    pub(super) inputs: Vec<String>,
    /// The form of the inputs; told by their content unless given
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = ["auto", "text", "markdown", "jsonl"])]
    input_format: String,
    /// Publication date, with time and zone if you like, of articles that do not state one: 2022-01-21, 2022-01-21T18:20Z
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Masthead or agency of articles that do not name one
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Zone of publication times that name none: Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    timezone: Option<Tz>,
    /// Treat all inputs as one story, whatever grouping would say
    #[arg(long)]
    as_one_story: bool,
}

/// A briefing and how reading it went.
pub(super) struct Read {
    pub(super) briefing: Briefing,
    pub(super) status: Status,
}

impl InputArgs {
    /// The request these arguments make.
    pub(super) fn request(&self) -> Request {
        Request {
            inputs: self.inputs.clone(),
            hints: Hints {
                format: (self.input_format != "auto").then(|| self.input_format.clone()),
                published: self.published.clone(),
                source: self.source.clone(),
                timezone: self.timezone,
            },
            grouping: if self.as_one_story { Grouping::AsOne } else { Grouping::Likeness },
        }
    }

    /// Reads everything named, and tells each problem on standard error.
    pub(super) fn read(&self, output: &OutputArgs) -> Read {
        let never = AtomicBool::new(false);
        let Loaded { briefing, problems, .. } = load(&self.request(), &Settings::default(), &never, &|_| ());
        if !output.quiet {
            for problem in &problems {
                complain(&problem.to_string());
            }
        }
        let status = status(&problems, briefing.articles.is_empty());
        Read { briefing, status }
    }
}

/// What the problems mean for the exit status: one that lost nothing is only a remark.
fn status(problems: &[Problem], nothing: bool) -> Status {
    if nothing {
        Status::Nothing
    } else if problems.iter().any(|problem| problem.lost) {
        Status::Partly
    } else {
        Status::Done
    }
}
