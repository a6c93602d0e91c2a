//! The thread that keeps the marks: it alone waits for the disk.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use crate::app::Message;
use crate::model::{Mark, Problem};
use crate::store::{Store, Trouble};

use super::events::Event;
use super::workers::{spawn, tell};

/// What the thread is asked.
enum Task {
    /// Write marks.
    Save(Vec<Mark>),
    /// See whether another instance wrote any.
    Look,
    /// Write the last ones and say how it went.
    Close(Vec<Mark>, Sender<Option<Problem>>),
}

/// How long leaving waits for the disk at most.
const PATIENCE: Duration = Duration::from_secs(10);

/// The way to the thread.
pub(super) struct Keeping(Sender<Task>);

impl Keeping {
    /// Opens the database and tells of the marks in it.
    pub(super) fn start(events: &Sender<Event>, path: PathBuf) -> Self {
        let (tasks, asked) = unbounded();
        spawn("keeping", events, move |events| keep(&asked, &path, events));
        Self(tasks)
    }

    /// Writes marks.
    pub(super) fn save(&self, marks: Vec<Mark>) {
        // A thread that is gone has said so on the events' channel.
        let _ = self.0.send(Task::Save(marks));
    }

    /// Looks for marks of other instances.
    pub(super) fn look(&self) {
        let _ = self.0.send(Task::Look);
    }

    /// Writes the last marks and waits for that; what could not be written is the problem.
    pub(super) fn close(self, marks: Vec<Mark>) -> Option<Problem> {
        let (answer, told) = bounded(1);
        self.0.send(Task::Close(marks, answer)).ok()?;
        told.recv_timeout(PATIENCE).ok().flatten()
    }
}

/// Carries out what is asked until the reader is left. What can't be written is kept and tried again with the next
/// marks; trouble is told when it begins, not each time.
fn keep(tasks: &Receiver<Task>, path: &Path, events: &Sender<Event>) {
    let place = path.display().to_string();
    let (mut store, mut troubled) = match Store::open(path) {
        Ok(store) => (Some(store), false),
        Err(trouble) => {
            tell(events, Message::Problems(vec![problem(&place, "marks are not kept", &trouble)]));
            (None, true)
        }
    };
    look(store.as_mut(), events);
    let mut waiting = Vec::new();
    for first in tasks {
        let mut closing = None;
        for task in std::iter::once(first).chain(tasks.try_iter()) {
            match task {
                Task::Save(marks) => waiting.extend(marks),
                Task::Look => look(store.as_mut(), events),
                Task::Close(marks, answer) => {
                    waiting.extend(marks);
                    closing = Some(answer);
                }
            }
        }
        let saved = match &mut store {
            Some(store) if !waiting.is_empty() => store.save(&waiting),
            _ => Ok(()),
        };
        let trouble = saved.err().map(|trouble| problem(&place, "marks can't be written", &trouble));
        match &trouble {
            None => waiting.clear(),
            Some(problem) if !troubled && closing.is_none() => {
                tell(events, Message::Problems(vec![problem.clone()]));
            }
            Some(_) => {}
        }
        troubled = store.is_none() || trouble.is_some();
        if let Some(answer) = closing {
            let _ = answer.send(trouble);
            return;
        }
    }
}

fn look(store: Option<&mut Store>, events: &Sender<Event>) {
    // Reading again may go well; what is written is what counts.
    let news = store.and_then(|store| store.news().ok()).unwrap_or_default();
    if !news.is_empty() {
        tell(events, Message::Marks(news));
    }
}

fn problem(place: &str, what: &str, trouble: &Trouble) -> Problem {
    Problem {
        place: place.to_owned(),
        what: format!("{what}: {trouble}"),
        remedy: trouble.remedy().to_owned(),
        lost: false,
    }
}
