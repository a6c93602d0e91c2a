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
/// marks; trouble is told when it begins and when it is over, not each time.
fn keep(tasks: &Receiver<Task>, path: &Path, events: &Sender<Event>) {
    let mut book = Book { path, store: None, waiting: Vec::new(), kept: Ok(()) };
    book.write(events);
    for first in tasks {
        let mut closing = None;
        for task in std::iter::once(first).chain(tasks.try_iter()) {
            match task {
                Task::Save(marks) => book.waiting.extend(marks),
                Task::Look => book.look(events),
                Task::Close(marks, answer) => {
                    book.waiting.extend(marks);
                    closing = Some(answer);
                }
            }
        }
        if !book.waiting.is_empty() {
            book.write(events);
        }
        if let Some(answer) = closing {
            let _ = answer.send(book.kept.err());
            return;
        }
    }
}

/// The database, and what is to be written into it.
struct Book<'a> {
    path: &'a Path,
    /// Absent while it can't be opened.
    store: Option<Store>,
    waiting: Vec<Mark>,
    /// How it went when it was written last.
    kept: Result<(), Problem>,
}

impl Book<'_> {
    /// Writes what waits, and tells whether marks are kept, where that has changed. A database that could not be opened
    /// is tried again.
    fn write(&mut self, events: &Sender<Event>) {
        let is_new = self.store.is_none();
        let kept = self.try_to_write();
        if kept.is_ok() && is_new {
            self.look(events);
        }
        if kept != self.kept {
            tell(events, Message::Kept(kept.clone()));
        }
        self.kept = kept;
    }

    fn try_to_write(&mut self) -> Result<(), Problem> {
        let place = self.path.display().to_string();
        let store = match &mut self.store {
            Some(store) => store,
            closed => {
                let opened = Store::open(self.path);
                closed.insert(opened.map_err(|trouble| problem(&place, "marks are not kept", &trouble))?)
            }
        };
        if !self.waiting.is_empty() {
            let saved = store.save(&self.waiting);
            saved.map_err(|trouble| problem(&place, "marks can't be written", &trouble))?;
            self.waiting.clear();
        }
        Ok(())
    }

    fn look(&mut self, events: &Sender<Event>) {
        // Reading again may go well; what is written is what counts.
        let news = self.store.as_mut().and_then(|store| store.news().ok()).unwrap_or_default();
        if !news.is_empty() {
            tell(events, Message::Marks(news));
        }
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use crossbeam_channel::{Receiver, unbounded};

    use super::{Event, Keeping};
    use crate::app::{Action, Message};
    use crate::model::{Mark, Problem, Revision};

    fn told(events: &Receiver<Event>) -> Result<(), Problem> {
        match events.recv_timeout(Duration::from_secs(10)) {
            Ok(Event::Action(Action::Message(Message::Kept(kept)))) => kept,
            _ => panic!("whether marks are kept is not told"),
        }
    }

    #[test]
    fn a_database_that_could_not_be_opened_is_tried_again_and_nothing_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("marks.db");
        fs::write(&path, "no database, though long enough to be taken for one ".repeat(40)).unwrap();
        let (events, heard) = unbounded();
        let keeping = Keeping::start(&events, path.clone());
        assert!(told(&heard).unwrap_err().what.starts_with("marks are not kept"));
        keeping.save(vec![Mark::Read(Revision::of("a"), true)]);
        keeping.look();
        fs::remove_file(&path).unwrap();
        keeping.save(vec![Mark::Read(Revision::of("b"), true)]);
        told(&heard).unwrap();
        assert_eq!(keeping.close(Vec::new()), None);
        assert_eq!(crate::store::Store::open(&path).unwrap().news().unwrap().len(), 2);
    }
}
