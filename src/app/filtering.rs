//! Filters in force: what was written, what passes, and what is asked for while they are typed.

use std::collections::HashSet;
use std::sync::Arc;

use super::claims::ClaimRef;
use super::line::Offer;
use crate::model::{Comparison, Marks, Story};
use crate::search::catalogue::Catalogue;
use crate::search::filter::complete::complete;
use crate::search::filter::{Beside, Filter, Kept, judge};

/// What is filtered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Among {
    /// All articles, for the list.
    Articles,
    /// The claims of these articles, by index.
    Claims(Vec<usize>),
}

/// A question: what passes, and what completes the filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Tells this question from those before it.
    pub serial: u64,
    /// The filter as written, perhaps wrong.
    pub written: String,
    /// The byte at which it is to be completed, while it is typed.
    pub caret: Option<usize>,
    /// What is filtered.
    pub among: Among,
    /// What the user marked, where that is asked for.
    pub marks: Option<Box<Marks>>,
    /// The comparisons that are there.
    pub compared: Vec<(Story, Arc<Comparison>)>,
}

/// What passes a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passing {
    /// Articles.
    Articles(Kept),
    /// Claims.
    Claims(HashSet<ClaimRef>),
}

/// The answer to [`Wanted`].
#[derive(Clone, Debug)]
pub struct Told {
    /// The question it answers.
    pub serial: u64,
    /// The filter it is about.
    pub written: String,
    /// What was filtered.
    pub among: Among,
    /// What passes; `None` where the filter is wrong or keeps everything.
    pub passing: Option<Passing>,
    /// Whether it depends on comparisons.
    pub asks_for_findings: bool,
    /// What completes it.
    pub offers: Vec<Offer>,
}

/// Answers a question; `None` once `is_stopped` says that nobody waits any more.
pub fn answer(catalogue: &mut Catalogue, wanted: &Wanted, is_stopped: &dyn Fn() -> bool) -> Option<Told> {
    let mut beside = Beside::default();
    if let Some(marks) = &wanted.marks {
        beside.take_marks(marks, catalogue.briefing());
    }
    for (story, comparison) in &wanted.compared {
        beside.take(story, comparison);
    }
    let filter = Filter::parse(&wanted.written).ok().filter(|filter| !filter.is_blank());
    if filter.as_ref().is_some_and(Filter::asks_for_words) && !catalogue.make_index(is_stopped) {
        return None;
    }
    let passing = filter.as_ref().map(|filter| match &wanted.among {
        Among::Articles => Passing::Articles(judge::articles(filter, catalogue, &beside)),
        Among::Claims(articles) => {
            let claims = judge::claims(filter, catalogue, &beside, articles.iter().copied());
            Passing::Claims(claims.into_iter().map(|(article, claim)| ClaimRef { article, claim }).collect())
        }
    });
    let offers = wanted.caret.map(|caret| offers(catalogue, &wanted.written, caret, &beside));
    Some(Told {
        serial: wanted.serial,
        written: wanted.written.clone(),
        among: wanted.among.clone(),
        passing,
        asks_for_findings: filter.is_some_and(|filter| filter.asks_for_findings()),
        offers: offers.unwrap_or_default(),
    })
}

fn offers(catalogue: &Catalogue, written: &str, caret: usize, beside: &Beside) -> Vec<Offer> {
    let completion = complete(written, caret, catalogue, beside);
    let (before, after) = (written.get(..completion.span.start), written.get(completion.span.end..));
    let offer = |choice: crate::search::filter::complete::Choice| Offer {
        line: format!("{}{}{}", before.unwrap_or(""), choice.written, after.unwrap_or("")),
        words: choice.written,
        note: choice.told,
    };
    completion.choices.into_iter().map(offer).collect()
}

/// A filter in force.
#[derive(Clone, Debug)]
pub struct Filtering<P> {
    /// The filter as written; blank: none.
    pub written: String,
    /// What passes; of what was written before, until the answer comes or while it is wrong.
    pub passing: Option<P>,
    /// Whether it depends on comparisons.
    pub asks_for_findings: bool,
    /// Comparisons that came since it was last asked.
    pub fresh: usize,
    asked: Option<(String, Option<usize>, Among)>,
    /// Questions asked so far.
    serial: u64,
    /// While it is typed: what was in force before.
    before: Option<(String, Option<P>)>,
}

impl<P> Default for Filtering<P> {
    fn default() -> Self {
        let written = String::new();
        Self {
            written,
            passing: None,
            asks_for_findings: false,
            fresh: 0,
            asked: None,
            serial: 0,
            before: None,
        }
    }
}

impl Filtering<Kept> {
    /// Whether it is known that nothing passes.
    pub fn keeps_nothing(&self) -> bool {
        let passing = self.passing.as_ref();
        passing.is_some_and(|kept| kept.articles.is_empty() && kept.unknown.is_empty())
    }
}

impl<P: Clone> Filtering<P> {
    /// Whether there is a filter.
    pub fn is_in_force(&self) -> bool {
        !self.written.trim().is_empty()
    }

    /// What is in force whatever is being typed; blank: nothing.
    pub fn settled(&self) -> &str {
        self.before.as_ref().map_or(&self.written, |(written, _)| written)
    }

    /// Takes up what is being typed.
    pub fn type_in(&mut self, written: &str) {
        if self.before.is_none() {
            self.before = Some((self.written.clone(), self.passing.clone()));
        }
        written.clone_into(&mut self.written);
    }

    /// Takes it away.
    pub fn lift(&mut self) {
        // Answers still to come are to no question.
        *self = Self { serial: self.serial, ..Self::default() };
    }

    /// Keeps what was typed.
    pub fn accept(&mut self, written: &str) {
        written.clone_into(&mut self.written);
        self.before = None;
    }

    /// Goes back to what was in force before it was typed.
    pub fn cancel(&mut self) {
        if let Some((written, passing)) = self.before.take() {
            (self.written, self.passing, self.asked) = (written, passing, None);
        }
    }

    /// The number of the question of what passes, and of what completes it at `caret`, unless it is asked already.
    pub fn ask(&mut self, caret: Option<usize>, among: &Among) -> Option<u64> {
        let asked = Some((self.written.clone(), caret, among.clone()));
        if self.asked == asked || !(self.is_in_force() || caret.is_some()) {
            return None;
        }
        (self.asked, self.fresh) = (asked, 0);
        self.serial += 1;
        Some(self.serial)
    }

    /// Whether an answer is to what was asked last.
    pub fn is_asked(&self, told: &Told) -> bool {
        self.asked.is_some() && self.serial == told.serial
    }

    /// Asks anew when it is next settled.
    pub fn renew(&mut self) {
        self.asked = None;
    }
}
