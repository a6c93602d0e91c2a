//! `--filter`: which articles and claims a command prints.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use clap::Args;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::output::point_out;
use super::state::StateArgs;
use crate::app::marking::{dismissed_claims, leave_out};
use crate::app::saved::{Saved, first_call};
use crate::compare;
use crate::export::records::Choice;
use crate::model::{Briefing, Comparison, Marks, Story};
use crate::search::catalogue::Catalogue;
use crate::search::filter::{Beside, Fault, Filter, judge};

/// Which of what is read is printed.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct FilterArgs {
    /// Print only what passes the filter
    ///
    /// Terms beside each other must all hold: source:afp after:2022-01-01 "exact words" word -word. Between
    /// alternatives stands `or`, brackets group, a minus excludes. What is asked about speaker, stance, certainty, unit
    /// and amount holds of one and the same claim: speaker:lavrov stance:denies unit:troop num:>=10000. All fields are
    /// told in docs/filters.md. A filter saved in the reader is called by its name: @morning -is:read.
    #[arg(long, value_name = "EXPR", allow_hyphen_values = true)]
    filter: Option<String>,
}

impl FilterArgs {
    /// The filter, before anything is read; saved filters are those of the state.
    pub(super) fn parse(&self, state: StateArgs) -> Result<Chosen, Wrong> {
        let of = |written: &String| parse("--filter", &expanded(written, state)?);
        Ok(Chosen(self.filter.as_ref().map(of).transpose()?))
    }
}

/// Takes apart what was written for `what`.
pub(super) fn parse(what: &'static str, written: &str) -> Result<Filter, Wrong> {
    Filter::parse(written).map_err(|fault| Wrong { what, written: written.to_owned(), fault })
}

/// A filter with each saved one that it calls upon written out.
fn expanded(written: &str, state: StateArgs) -> Result<String, Wrong> {
    let wrong = |at: usize, what: String, remedy: String| Wrong {
        what: "--filter",
        written: written.to_owned(),
        fault: Fault { at, what, remedy },
    };
    let Some(at) = first_call(written) else { return Ok(written.to_owned()) };
    if state.path().is_none() {
        let remedy = "leave out --no-state, or write the filter itself".to_owned();
        return Err(wrong(
            at,
            "saved filters are kept with your marks, which are not used".to_owned(),
            remedy,
        ));
    }
    let mut saved = Saved::default();
    saved.take_up(&state.marks(false));
    saved.expanded(written).map_err(|fault| {
        let names: Vec<&str> = saved.filters().iter().map(|of| of.name.as_str()).collect();
        let remedy = match names.as_slice() {
            [] => "none is saved yet, which the reader does".to_owned(),
            names => format!("saved are {}", names.join(", ")),
        };
        wrong(fault.at, fault.what, remedy)
    })
}

/// A filter, if one was given.
pub(super) struct Chosen(Option<Filter>);

impl Chosen {
    /// The articles that pass, and all their claims.
    pub(super) fn choice(&self, briefing: &Arc<Briefing>, marks: &Marks) -> Choice {
        let dismissed = dismissed(briefing, marks);
        let Some(filter) = self.given() else { return Choice { dismissed, ..Choice::default() } };
        let catalogue = ready(filter, briefing);
        let kept = judge::articles(filter, &catalogue, &beside(filter, briefing, marks));
        Choice { articles: Some(kept.articles.into_iter().collect()), claims: None, dismissed }
    }

    /// The claims that pass and count.
    pub(super) fn choice_of_claims(&self, briefing: &Arc<Briefing>, marks: &Marks) -> Choice {
        let dismissed = dismissed(briefing, marks);
        let Some(filter) = self.given() else { return Choice { dismissed, ..Choice::default() } };
        let catalogue = ready(filter, briefing);
        let all = 0..briefing.articles.len();
        let kept = judge::claims(filter, &catalogue, &beside(filter, briefing, marks), all);
        Choice { articles: None, claims: Some(kept.into_iter().collect()), dismissed }
    }

    fn given(&self) -> Option<&Filter> {
        self.0.as_ref().filter(|filter| !filter.is_blank())
    }
}

/// The claims that the user dismissed, by article and index.
fn dismissed(briefing: &Briefing, marks: &Marks) -> HashSet<(usize, usize)> {
    let names = marks.dismissed();
    if names.is_empty() {
        return HashSet::new();
    }
    let of =
        |article| dismissed_claims(briefing, article, &names).into_iter().map(move |claim| (article, claim));
    (0..briefing.articles.len()).flat_map(of).collect()
}

/// A catalogue in which the filter finds what it asks for.
pub(super) fn ready(filter: &Filter, briefing: &Arc<Briefing>) -> Catalogue {
    let mut catalogue = Catalogue::of(Arc::clone(briefing));
    if filter.asks_for_words() {
        catalogue.make_index(&|| false);
    }
    catalogue
}

/// What the user marked and how the articles compare, where the filter asks for it.
pub(super) fn beside(filter: &Filter, briefing: &Briefing, marks: &Marks) -> Beside {
    let mut beside = Beside::default();
    if filter.asks_for_marks() {
        beside.take_marks(marks, briefing);
    }
    if !filter.asks_for_findings() {
        return beside;
    }
    let dismissed = marks.dismissed();
    let compared = |story| {
        let mut comparison = compare::compare(briefing, story);
        leave_out(briefing, &mut comparison, &dismissed);
        (story, comparison)
    };
    let compared: Vec<(&Story, Comparison)> = briefing.stories.par_iter().map(compared).collect();
    for (story, comparison) in &compared {
        beside.take(story, comparison);
    }
    beside
}

/// A filter that is none.
#[derive(Debug)]
pub(super) struct Wrong {
    what: &'static str,
    written: String,
    fault: Fault,
}

impl Wrong {
    /// Tells what is wrong, with a caret under the offending character.
    pub(super) fn tell(&self) {
        point_out(&self.to_string(), &self.fault.pointed_out(&self.written));
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.fault)
    }
}

impl std::error::Error for Wrong {}
