//! Loading, comparing, finding and searching, each on a thread of its own beside the interface.

use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};

use crate::app::action::Piping;
use crate::app::search::{Scope, Searcher};
use crate::app::{Action, Answer, Message};
use crate::compare;
use crate::compare::stories::Grouping;
use crate::load::{self, Phase, Progress};
use crate::model::marks::ByHand;
use crate::model::{Analysed, Briefing, Mark, Problem, Settings, Story};

use super::errands::{self, Errand};
use super::events::Event;
use super::finding::Finding as Finder;
use super::judging::{self, Question};
use super::keeping::Keeping;

/// What a worker is asked.
#[derive(Debug)]
pub(super) enum Task<T> {
    /// The briefing to work on from now on.
    Briefing(Arc<Briefing>),
    /// Something to do with it.
    Do(T),
}

/// A query of the finder.
#[derive(Debug)]
struct Query {
    text: String,
    limit: usize,
}

/// What loading is told to stop.
#[derive(Default)]
struct Stops {
    reading: AtomicBool,
    grouping: AtomicBool,
}

/// The threads beside the interface.
pub(super) struct Workers {
    stops: Arc<Stops>,
    compare: Sender<Task<(Story, BTreeSet<String>)>>,
    put_right: Sender<(Arc<Briefing>, ByHand)>,
    keeping: Option<Keeping>,
    find: Sender<Task<Query>>,
    search: Sender<Task<(String, Scope)>>,
    errands: Sender<Task<Errand>>,
    /// Stops the program that was given something to read last.
    stop: RefCell<Arc<AtomicBool>>,
    judge: Sender<Task<Question>>,
}

impl Workers {
    /// Starts loading, and waits for work on the other threads.
    pub(super) fn start(
        events: &Sender<Event>,
        request: load::Request,
        settings: Settings,
        keeping: Option<Keeping>,
    ) -> Self {
        let stops = Arc::new(Stops::default());
        let (compare, stories) = unbounded();
        let (find, queries) = unbounded();
        let (search, searches) = unbounded();
        let (put_right, wanted) = unbounded();
        let grouping = request.grouping;
        let (errands, carried) = unbounded();
        let (judge, questions) = unbounded();
        let told = Arc::clone(&stops);
        spawn("loading", events, move |events| load(&request, &settings, &told, events));
        spawn("comparing", events, move |events| compare_all(&stories, events));
        spawn("finding", events, move |events| find_all(&queries, events));
        spawn("searching", events, move |events| search_all(&searches, events));
        spawn("grouping", events, move |events| put_all_right(&wanted, grouping, events));
        spawn("carrying", events, move |events| errands::carry_out_all(&carried, events));
        spawn("filtering", events, move |events| judging::judge_all(&questions, events));
        Self { stops, compare, put_right, keeping, find, search, errands, stop: RefCell::default(), judge }
    }

    /// Gives all workers the briefing that was loaded.
    pub(super) fn take_up(&self, briefing: &Arc<Briefing>) {
        // A worker that is gone has said so on the events' channel.
        let _ = self.compare.send(Task::Briefing(Arc::clone(briefing)));
        let _ = self.find.send(Task::Briefing(Arc::clone(briefing)));
        let _ = self.search.send(Task::Briefing(Arc::clone(briefing)));
        let _ = self.errands.send(Task::Briefing(Arc::clone(briefing)));
        let _ = self.judge.send(Task::Briefing(Arc::clone(briefing)));
    }

    /// Asks for a comparison without the findings that were dismissed.
    pub(super) fn compare(&self, story: Story, dismissed: BTreeSet<String>) {
        let _ = self.compare.send(Task::Do((story, dismissed)));
    }

    /// Asks for articles; a query not begun yet is dropped for this one.
    pub(super) fn find(&self, text: String, limit: usize) {
        let _ = self.find.send(Task::Do(Query { text, limit }));
    }

    /// Asks for matches; a search not begun yet is dropped for this one.
    pub(super) fn search(&self, query: String, scope: Scope) {
        let _ = self.search.send(Task::Do((query, scope)));
    }

    /// Asks for what was loaded as the user put it right.
    pub(super) fn put_right(&self, loaded: &Arc<Briefing>, by_hand: ByHand) {
        let _ = self.put_right.send((Arc::clone(loaded), by_hand));
    }

    /// Writes marks.
    pub(super) fn save(&self, marks: Vec<Mark>) {
        if let Some(keeping) = &self.keeping {
            keeping.save(marks);
        }
    }

    /// Looks for marks that another instance wrote.
    pub(super) fn look(&self) {
        if let Some(keeping) = &self.keeping {
            keeping.look();
        }
    }

    /// Writes the last marks, and waits until they are on the disk.
    pub(super) fn keep_rest(self, marks: Vec<Mark>) -> Option<Problem> {
        self.keeping.and_then(|keeping| keeping.close(marks))
    }

    /// Has something carried out of the reader.
    pub(super) fn send_out(&self, errand: Errand) {
        let _ = self.errands.send(Task::Do(errand));
    }

    /// Gives something to a program; one that was given something before is stopped.
    pub(super) fn pipe(&self, piping: Piping) {
        self.stop_pipe();
        let stop = Arc::new(AtomicBool::new(false));
        self.stop.replace(Arc::clone(&stop));
        self.send_out(Errand::Pipe(piping, stop));
    }

    /// Stops the program that was given something to read.
    pub(super) fn stop_pipe(&self) {
        self.stop.borrow().store(true, Ordering::Relaxed);
    }

    /// Tells all to stop, and waits a moment for a program to be ended that was given something to read.
    pub(super) fn leave(&self) {
        self.cancel();
        self.stop_pipe();
        // Whoever looks after the program holds the sign to stop until it is gone.
        let stop = self.stop.borrow();
        for _ in 0..20 {
            if Arc::strong_count(&stop) == 1 {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Asks what passes a filter or answers a full-text search; a question of the same kind is dropped for this one.
    pub(super) fn judge(&self, question: Question) {
        let _ = self.judge.send(Task::Do(question));
    }

    /// Tells loading to read nothing more.
    pub(super) fn cancel(&self) {
        self.stops.reading.store(true, Ordering::Relaxed);
    }

    /// Tells loading not to group what it has read.
    pub(super) fn cancel_grouping(&self) {
        self.stops.grouping.store(true, Ordering::Relaxed);
    }
}

/// Runs `work` on a thread; when it panics, the loop is told, so that the program ends in order.
pub(super) fn spawn(
    name: &'static str,
    events: &Sender<Event>,
    work: impl FnOnce(&Sender<Event>) + Send + 'static,
) {
    let events = events.clone();
    let built = thread::Builder::new().name(name.to_owned());
    let alarm = events.clone();
    let spawned = built.spawn(move || {
        if catch_unwind(AssertUnwindSafe(|| work(&events))).is_err() {
            let _ = events.send(Event::Died(name));
        }
    });
    if spawned.is_err() {
        let _ = alarm.send(Event::Died(name));
    }
}

/// Tells the interface something.
pub(super) fn tell(events: &Sender<Event>, message: Message) {
    // The loop is gone only when the program ends.
    let _ = events.send(Event::Action(Action::Message(message)));
}

fn load(request: &load::Request, settings: &Settings, stops: &Stops, events: &Sender<Event>) {
    let arrivals = Mutex::new(Arrivals::new());
    let stops = load::Stops { reading: &stops.reading, grouping: &stops.grouping };
    let loaded = load::load_telling(request, settings, stops, &|event| {
        let Ok(mut arrivals) = arrivals.lock() else { return };
        match event {
            load::Event::Article(article) => arrivals.articles.push(article),
            load::Event::Problem(problem) => arrivals.problems.push(problem),
            load::Event::Progress(Progress { phase, found, analysed }) => {
                if !arrivals.problems.is_empty() {
                    tell(events, Message::Problems(std::mem::take(&mut arrivals.problems)));
                }
                if let Some(briefing) = arrivals.due(phase) {
                    tell(events, Message::Arrived(Arc::new(briefing)));
                }
                tell(
                    events,
                    match phase {
                        Phase::Reading => Message::Progress { found, analysed },
                        Phase::Grouping => Message::Grouping,
                    },
                );
            }
        }
    });
    tell(events, Message::Loaded(Arc::new(loaded.briefing)));
}

/// Articles that came so far, to be shown while others are still read.
struct Arrivals {
    articles: Vec<Arc<Analysed>>,
    /// What was found wrong and is not told yet.
    problems: Vec<Problem>,
    /// When they were last shown, and how many there must be to be shown again: as shown briefings are made anew
    /// each time, the number grows by half, and all of them together cost no more than the last.
    last: Instant,
    wanted: usize,
}

/// What is loaded sooner than this is shown at once, in its stories.
const SOON: Duration = Duration::from_millis(300);

impl Arrivals {
    fn new() -> Self {
        Self { articles: Vec::new(), problems: Vec::new(), last: Instant::now(), wanted: 1 }
    }

    /// The articles so far, where it is time to show them.
    fn due(&mut self, phase: Phase) -> Option<Briefing> {
        let is_due = match phase {
            Phase::Reading => self.articles.len() >= self.wanted && self.last.elapsed() >= SOON,
            // Who has seen some sees all while they are grouped.
            Phase::Grouping => self.wanted > 1 || self.last.elapsed() >= SOON,
        };
        if !is_due || self.articles.is_empty() {
            return None;
        }
        self.last = Instant::now();
        self.wanted = self.articles.len() * 3 / 2 + 1;
        Some(load::ungrouped(&self.articles))
    }
}

fn put_all_right(tasks: &Receiver<(Arc<Briefing>, ByHand)>, grouping: Grouping, events: &Sender<Event>) {
    for first in tasks {
        // Only the last marks are in force.
        let (loaded, by_hand) = tasks.try_iter().last().unwrap_or(first);
        let briefing = load::put_right(&loaded, &by_hand, grouping);
        tell(events, Message::PutRight(loaded, Arc::new(briefing)));
    }
}

fn compare_all(tasks: &Receiver<Task<(Story, BTreeSet<String>)>>, events: &Sender<Event>) {
    let mut briefing = Arc::default();
    let mut waiting = VecDeque::new();
    while let Some(task) = waiting.pop_front().or_else(|| tasks.recv().ok()) {
        waiting.extend(tasks.try_iter());
        match task {
            Task::Briefing(loaded) => briefing = loaded,
            // Nobody waits any more for comparisons of articles that others have taken the place of.
            Task::Do(_) if waiting.iter().any(|task| matches!(task, Task::Briefing(_))) => {}
            Task::Do((story, dismissed)) => {
                let comparison = compare::compare(&briefing, &story);
                let answer = Answer::compared(&briefing, story, comparison, &dismissed);
                tell(events, Message::Answer(Arc::clone(&briefing), answer));
            }
        }
    }
}

/// What waits for a worker: the briefing that came last and, of several queries, the one still wanted.
fn waiting<T>(first: Task<T>, tasks: &Receiver<Task<T>>) -> (Option<Arc<Briefing>>, Option<T>) {
    let (mut briefing, mut query) = (None, None);
    for task in std::iter::once(first).chain(tasks.try_iter()) {
        match task {
            Task::Briefing(loaded) => briefing = Some(loaded),
            Task::Do(wanted) => query = Some(wanted),
        }
    }
    (briefing, query)
}

fn find_all(tasks: &Receiver<Task<Query>>, events: &Sender<Event>) {
    let mut briefing = Arc::default();
    let mut finding = Finder::of(&briefing);
    for task in tasks {
        let (loaded, query) = waiting(task, tasks);
        if let Some(loaded) = loaded {
            finding = Finder::of(&loaded);
            briefing = loaded;
        }
        let Some(Query { text, limit }) = query else { continue };
        // A query that came meanwhile makes this one worthless.
        if let Some((total, best)) = finding.find(&text, limit, &|| !tasks.is_empty()) {
            let answer = Answer::Found { query: text, total, best };
            tell(events, Message::Answer(Arc::clone(&briefing), answer));
        }
    }
}

fn search_all(tasks: &Receiver<Task<(String, Scope)>>, events: &Sender<Event>) {
    let mut briefing = Arc::default();
    let mut searcher = Searcher::default();
    for task in tasks {
        let (loaded, query) = waiting(task, tasks);
        if let Some(loaded) = loaded {
            searcher = Searcher::of(Arc::clone(&loaded));
            briefing = loaded;
        }
        let Some((query, scope)) = query else { continue };
        let matches = searcher.find(&query, &scope);
        let answer = Answer::Matched { query, scope, matches };
        tell(events, Message::Answer(Arc::clone(&briefing), answer));
    }
}
