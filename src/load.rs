//! Inputs to a briefing: where ingest, analysis and compare meet; parallel, cancellable, with progress.

mod by_hand;
mod inputs;
pub mod stream;

use std::collections::HashMap;
use std::ffi::OsString;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::analysis;
use crate::compare::stories::{Grouping, group_unless};
use crate::ingest::{self, Hints};
use crate::lexicon::Lexicon;
use crate::model::{Analysed, Article, Briefing, NameTable, Problem, Settings, Story};

pub use by_hand::put_right;
use inputs::Source;

/// What to load.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files, folders, `-`; none: the bundled briefing. A file name need not be Unicode.
    pub inputs: Vec<OsString>,
    /// What the user said about inputs that do not say it themselves.
    pub hints: Hints,
    /// How stories are formed.
    pub grouping: Grouping,
}

/// What loading does at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Inputs are read and analysed.
    #[default]
    Reading,
    /// Names are joined and stories formed, of everything that was read.
    Grouping,
}

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is done at the moment.
    pub phase: Phase,
    /// Articles found so far.
    pub found: usize,
    /// Articles analysed so far.
    pub analysed: usize,
}

/// What loading gave.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// Everything that could be read.
    pub briefing: Briefing,
    /// What could not.
    pub problems: Vec<Problem>,
}

/// What came of reading, once the articles are no longer needed.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// How many articles there were.
    pub articles: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The five documents that open when nothing else is given, as (name, bytes).
pub const BUNDLED: [(&str, &[u8]); 5] = [
    ("000_e505ea7484e3a7a1.txt", include_bytes!("../seeds/000_e505ea7484e3a7a1.txt")),
    ("001_58bff88255983bf0.txt", include_bytes!("../seeds/001_58bff88255983bf0.txt")),
    ("002_36ec4a0469faaa65.txt", include_bytes!("../seeds/002_36ec4a0469faaa65.txt")),
    ("003_ddebe33cc15516a1.txt", include_bytes!("../seeds/003_ddebe33cc15516a1.txt")),
    ("004_1040b6d905ff2058.txt", include_bytes!("../seeds/004_1040b6d905ff2058.txt")),
];

/// What happens while loading, told in input order from the loading thread.
#[derive(Clone, Debug)]
pub enum Event {
    /// An article is read and analysed.
    Article(Arc<Analysed>),
    /// Something could not be read.
    Problem(Problem),
    /// How far loading has come.
    Progress(Progress),
}

/// How many inputs are read before their articles are analysed: what is read but not analysed takes memory twice.
const INPUTS_AT_ONCE: usize = 64;

/// How many articles are analysed before they are told of.
const ARTICLES_AT_ONCE: usize = 64;

/// Reads, analyses and groups what `request` names. Stops early, with what it has, once `cancel` is set.
pub fn load(
    request: &Request,
    settings: &Settings,
    cancel: &AtomicBool,
    report: &(dyn Fn(Progress) + Sync),
) -> Loaded {
    let stops = Stops { reading: cancel, grouping: &AtomicBool::new(false) };
    load_telling(request, settings, stops, &|event| {
        if let Event::Progress(progress) = event {
            report(progress);
        }
    })
}

/// What stops loading once it is set.
#[derive(Clone, Copy, Debug)]
pub struct Stops<'a> {
    /// No further input is read; what is read already is grouped.
    pub reading: &'a AtomicBool,
    /// The articles are not grouped: each is a story of its own.
    pub grouping: &'a AtomicBool,
}

/// The same, and tells of each article and problem as it comes.
pub fn load_telling(
    request: &Request,
    settings: &Settings,
    stops: Stops<'_>,
    tell: &(dyn Fn(Event) + Sync),
) -> Loaded {
    let lexicon = Lexicon::bundled();
    let (mut sources, trouble) = inputs::find(&request.inputs);
    if request.inputs.is_empty() {
        sources.extend(BUNDLED.map(|(name, bytes)| Source::Bundled(name, bytes)));
    }
    let mut loading = Loading {
        cancel: stops.reading,
        tell,
        loaded: Loaded::default(),
        progress: Progress::default(),
        inputs: 0,
        ids: HashMap::new(),
    };
    for problem in trouble.into_iter().chain(given_date(&request.hints)) {
        loading.problem(problem);
    }
    while !sources.is_empty() && !loading.is_cancelled() {
        let batch: Vec<Source> = sources.drain(..sources.len().min(INPUTS_AT_ONCE)).collect();
        let read: Vec<_> = batch
            .into_par_iter()
            .map(|source| match inputs::read(source, settings.max_input_bytes) {
                Ok(input) => ingest::read(lexicon, input, &request.hints),
                Err(problem) => (Vec::new(), vec![problem]),
            })
            .collect();
        loading.take(lexicon, read);
    }
    loading.progress.phase = Phase::Grouping;
    tell(Event::Progress(loading.progress));
    let Loaded { mut briefing, problems } = loading.loaded;
    let is_stopped = || stops.grouping.load(Ordering::Relaxed);
    briefing.names = analysis::names::join(lexicon, &briefing.articles);
    let stories = group_unless(&briefing.articles, &briefing.names, request.grouping, &is_stopped);
    briefing.stories = stories.unwrap_or_else(|| ungrouped(&briefing.articles).stories);
    Loaded { briefing, problems }
}

/// A briefing to begin reading with while more is read: each article is a story of its own.
pub fn ungrouped(articles: &[Arc<Analysed>]) -> Briefing {
    let alone = |(place, of): (usize, &Arc<Analysed>)| {
        let published = of.article.published.as_ref().map(|published| published.value.clone());
        Story {
            id: format!("alone-{}", of.article.id),
            title: of.article.title.as_ref().map_or(String::new(), |title| title.text.clone()),
            articles: vec![place],
            first: published.clone(),
            last: published,
            copies: Vec::new(),
            independent: 1,
            why: Vec::new(),
            letters: Vec::new(),
        }
    };
    let stories = articles.iter().enumerate().map(alone).collect();
    Briefing { articles: articles.to_vec(), names: NameTable::default(), stories }
}

/// A given date that is none is told once, not for each article.
fn given_date(hints: &Hints) -> Option<Problem> {
    let given =
        hints.published.as_deref().filter(|given| ingest::published(given, hints.timezone).is_none())?;
    Some(Problem {
        place: "--published".to_owned(),
        what: format!("is no date: {given:?}"),
        remedy: "write it as 2024-03-04 or 2024-03-04T18:20Z".to_owned(),
        lost: false,
    })
}

/// A load under way.
struct Loading<'a> {
    cancel: &'a AtomicBool,
    tell: &'a (dyn Fn(Event) + Sync),
    loaded: Loaded,
    progress: Progress,
    /// Inputs read so far.
    inputs: usize,
    /// For each given id how often it came, and in which input last.
    ids: HashMap<Arc<str>, (u32, usize)>,
}

impl Loading<'_> {
    fn is_cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    fn problem(&mut self, problem: Problem) {
        (self.tell)(Event::Problem(problem.clone()));
        self.loaded.problems.push(problem);
    }

    /// Takes the articles of some inputs and analyses them.
    fn take(&mut self, lexicon: &Lexicon, read: Vec<(Vec<Article>, Vec<Problem>)>) {
        let mut waiting = Vec::new();
        for (articles, trouble) in read {
            for problem in trouble {
                self.problem(problem);
            }
            let input = self.inputs;
            self.inputs += 1;
            for mut article in articles {
                self.number(&mut article, input);
                waiting.push(article);
            }
        }
        self.progress.found += waiting.len();
        (self.tell)(Event::Progress(self.progress));
        while !waiting.is_empty() && !self.is_cancelled() {
            let batch: Vec<Article> = waiting.drain(..waiting.len().min(ARTICLES_AT_ONCE)).collect();
            let analysed: Vec<_> = batch
                .into_par_iter()
                .map(|article| Arc::new(analysis::analyse(lexicon, Arc::new(article))))
                .collect();
            self.progress.analysed += analysed.len();
            for article in analysed {
                (self.tell)(Event::Article(Arc::clone(&article)));
                self.loaded.briefing.articles.push(article);
            }
            (self.tell)(Event::Progress(self.progress));
        }
    }

    /// Numbers articles that share an id; that two inputs share one is told.
    fn number(&mut self, article: &mut Article, input: usize) {
        let (count, last) = self.ids.entry(Arc::clone(&article.id.given)).or_insert((0, input));
        article.id.repeat = *count;
        *count += 1;
        if std::mem::replace(last, input) != input {
            self.problem(Problem {
                place: article.path.clone().unwrap_or_else(|| article.id.given.to_string()),
                what: format!(
                    "has an article with the id {:?}, as an input before it; both are kept",
                    article.id.given
                ),
                remedy: "name each input once, and give each article an id of its own".to_owned(),
                lost: false,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::sync::Mutex;
    use std::sync::atomic::AtomicBool;

    use super::{Event, Loaded, Phase, Request, Stops, load, load_telling, ungrouped};
    use crate::model::Settings;

    fn request(names: &[&str]) -> Request {
        Request { inputs: names.iter().map(OsString::from).collect(), ..Request::default() }
    }

    fn loaded(request: &Request) -> Loaded {
        load(request, &Settings::default(), &AtomicBool::new(false), &|_| {})
    }

    #[test]
    fn without_inputs_the_bundled_briefing_opens() {
        let Loaded { briefing, problems } = loaded(&Request::default());
        assert_eq!((briefing.articles.len(), problems.len()), (5, 0));
        assert_eq!(&*briefing.articles[0].article.id.given, "000_e505ea7484e3a7a1.txt");
        assert_eq!(briefing.articles[0].article.path, None);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_loads() {
        let folder = tempfile::tempdir().unwrap();
        let good = folder.path().join("good.txt");
        let empty = folder.path().join("empty.txt");
        std::fs::write(&good, "The talks in Geneva began on Monday.").unwrap();
        std::fs::write(&empty, "").unwrap();
        let names = [empty.to_string_lossy(), "/no/such".into(), good.to_string_lossy()];
        let Loaded { briefing, problems } = loaded(&request(&names.each_ref().map(AsRef::as_ref)));
        assert_eq!(briefing.articles.len(), 1);
        assert_eq!(briefing.articles[0].article.path.as_deref(), good.to_str());
        let whats: Vec<&str> = problems.iter().map(|problem| problem.what.as_str()).collect();
        assert_eq!(whats, ["no such file or folder", "is empty"]);
    }

    #[test]
    fn one_file_named_twice_gives_two_articles_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "The talks in Geneva began on Monday.").unwrap();
        let name = path.to_string_lossy();
        let Loaded { briefing, problems } = loaded(&request(&[&name, &name]));
        let repeats: Vec<u32> = briefing.articles.iter().map(|article| article.article.id.repeat).collect();
        assert_eq!(repeats, [0, 1]);
        assert!(problems.len() == 1 && !problems[0].lost);
    }

    #[test]
    fn articles_are_told_of_in_input_order_as_they_come() {
        let told = Mutex::new(Vec::new());
        let cancel = AtomicBool::new(false);
        let stops = Stops { reading: &cancel, grouping: &cancel };
        let loaded = load_telling(&Request::default(), &Settings::default(), stops, &|event| {
            if let Event::Article(article) = event {
                told.lock().unwrap().push(article.article.id.clone());
            }
        });
        let ids: Vec<_> = loaded.briefing.articles.iter().map(|article| article.article.id.clone()).collect();
        assert_eq!(*told.lock().unwrap(), ids);
    }

    #[test]
    fn grouping_is_told_of_when_everything_is_read() {
        let told = Mutex::new(Vec::new());
        load(&Request::default(), &Settings::default(), &AtomicBool::new(false), &|progress| {
            told.lock().unwrap().push(progress);
        });
        let told = told.into_inner().unwrap();
        let last = told.last().unwrap();
        assert_eq!((last.phase, last.found, last.analysed), (Phase::Grouping, 5, 5));
        assert!(told[..told.len() - 1].iter().all(|progress| progress.phase == Phase::Reading));
    }

    #[test]
    fn before_they_are_grouped_articles_stand_alone() {
        let articles = loaded(&Request::default()).briefing.articles;
        let briefing = ungrouped(&articles[..3]);
        assert_eq!((briefing.articles.len(), briefing.stories.len()), (3, 3));
        assert!(briefing.stories.iter().enumerate().all(|(place, story)| story.articles == [place]));
    }

    #[test]
    fn grouping_that_is_stopped_leaves_the_articles_alone() {
        let (reading, grouping) = (AtomicBool::new(false), AtomicBool::new(false));
        let stops = Stops { reading: &reading, grouping: &grouping };
        let loaded = load_telling(&Request::default(), &Settings::default(), stops, &|event| {
            let phase = if let Event::Progress(progress) = event { progress.phase } else { Phase::Reading };
            grouping.store(phase == Phase::Grouping, std::sync::atomic::Ordering::Relaxed);
        });
        assert_eq!((loaded.briefing.articles.len(), loaded.briefing.stories.len()), (5, 5));
    }

    #[test]
    fn a_cancelled_load_gives_what_it_has() {
        let cancelled = AtomicBool::new(true);
        let loaded = load(&Request::default(), &Settings::default(), &cancelled, &|_| {});
        assert!(loaded.briefing.articles.is_empty());
    }
}
