//! Filters and full-text search at work, on the thread that keeps the index.

use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender};

use super::events::Event;
use super::workers::{Task, tell};
use crate::app::filtering::{self, Among, Wanted};
use crate::app::saved::{Counting, count};
use crate::app::{Answer, Message, fulltext};
use crate::model::Marks;
use crate::search::catalogue::Catalogue;

/// Something asked of the index.
#[derive(Debug)]
pub(super) enum Question {
    /// What passes a filter.
    Filter(Box<Wanted>),
    /// How many articles pass the saved filters.
    Count(Box<Counting>),
    /// What answers a query.
    Fulltext(String, Option<Box<Marks>>),
}

impl Question {
    /// Whether the other takes the place of this one.
    fn gives_way_to(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Filter(one), Self::Filter(other)) => {
                matches!(
                    (&one.among, &other.among),
                    (Among::Articles, Among::Articles) | (Among::Claims(_), Among::Claims(_))
                )
            }
            (Self::Fulltext(..), Self::Fulltext(..)) | (Self::Count(_), Self::Count(_)) => true,
            (Self::Filter(_) | Self::Fulltext(..) | Self::Count(_), _) => false,
        }
    }

    /// The answer; `None` where it was stopped.
    fn answer(&self, catalogue: &mut Catalogue, is_stopped: &dyn Fn() -> bool) -> Option<Answer> {
        match self {
            Self::Filter(wanted) => filtering::answer(catalogue, wanted, is_stopped).map(Answer::Filtered),
            Self::Count(counting) => {
                let counts = count(catalogue, counting, is_stopped)?;
                Some(Answer::Counted { serial: counting.serial, counts })
            }
            Self::Fulltext(query, marks) => {
                let found = fulltext::search(catalogue, query, marks.as_deref(), is_stopped)?;
                Some(Answer::Hits { query: query.clone(), found })
            }
        }
    }
}

/// Answers one question after the other; one that is stopped by others comes again after them, unless one of its kind
/// takes its place.
pub(super) fn judge_all(tasks: &Receiver<Task<Question>>, events: &Sender<Event>) {
    let mut catalogue = Catalogue::default();
    let mut waiting: Vec<Question> = Vec::new();
    loop {
        if waiting.is_empty() {
            let Ok(task) = tasks.recv() else { return };
            take(task, &mut catalogue, &mut waiting);
        }
        for task in tasks.try_iter() {
            take(task, &mut catalogue, &mut waiting);
        }
        if waiting.is_empty() {
            continue;
        }
        let question = waiting.remove(0);
        match question.answer(&mut catalogue, &|| !tasks.is_empty()) {
            Some(answer) => tell(events, Message::Answer(Arc::clone(catalogue.briefing()), answer)),
            None => waiting.push(question),
        }
    }
}

fn take(task: Task<Question>, catalogue: &mut Catalogue, waiting: &mut Vec<Question>) {
    match task {
        Task::Briefing(briefing) => {
            catalogue.take_up(briefing);
            // What was asked of other articles is asked anew.
            waiting.clear();
        }
        Task::Do(question) => {
            waiting.retain(|other| !other.gives_way_to(&question));
            waiting.push(question);
        }
    }
}
