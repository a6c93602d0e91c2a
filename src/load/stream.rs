//! Article after article, each on its own: for more records than memory holds.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use rayon::prelude::*;

use super::Request;
use super::inputs::{self, Source};
use crate::analysis;
use crate::ingest::{self, Input};
use crate::lexicon::Lexicon;
use crate::model::{Article, Briefing, Problem, Settings};

/// What comes off the stream.
#[derive(Clone, Debug)]
pub enum Item {
    /// A briefing of one article: its names are joined within it, and it stands in no story.
    Article(Briefing),
    /// Something could not be read.
    Problem(Problem),
}

/// Takes what comes off the stream, and says whether to go on.
pub type Sink<'a> = &'a mut dyn FnMut(Item) -> ControlFlow<()>;

/// How many articles are analysed at once, and how many lines are taken in one go.
const AT_ONCE: usize = 128;

/// Bytes of lines taken in one go, more or less.
const BYTES_AT_ONCE: usize = 4 << 20;

/// Reads and analyses what `request` names, in input order. JSON lines are read line by line; other inputs whole,
/// one after another. Memory does not grow with their number, for which reason repeated ids are not told apart.
pub fn stream(request: &Request, settings: &Settings, sink: Sink<'_>) -> ControlFlow<()> {
    let (mut sources, trouble) = inputs::find(&request.inputs);
    if request.inputs.is_empty() {
        sources.extend(super::BUNDLED.map(|(name, bytes)| Source::Bundled(name, bytes)));
    }
    let mut stream = Stream { request, settings, lexicon: Lexicon::bundled(), waiting: Vec::new(), sink };
    for problem in trouble {
        stream.problem(problem)?;
    }
    for source in sources {
        stream.source(source)?;
    }
    stream.analyse()
}

struct Stream<'a, 's> {
    request: &'a Request,
    settings: &'a Settings,
    lexicon: &'a Lexicon,
    waiting: Vec<Article>,
    sink: Sink<'s>,
}

impl Stream<'_, '_> {
    fn source(&mut self, source: Source) -> ControlFlow<()> {
        match source {
            Source::Bundled(name, bytes) => {
                self.take(Input { name: name.to_owned(), path: None, bytes: bytes.to_vec() }, None)
            }
            Source::Standard => self.reader("-", None, io::stdin().lock()),
            Source::File(path) => {
                let name = path.to_string_lossy();
                match File::open(&path) {
                    Ok(file) => self.reader(&name, Some(&name), BufReader::new(file)),
                    Err(error) => self.problem(inputs::failed(&name, &error)),
                }
            }
        }
    }

    /// Reads line by line what holds JSON lines, and anything else whole.
    fn reader(&mut self, name: &str, path: Option<&str>, mut reader: impl BufRead) -> ControlFlow<()> {
        let limit = self.settings.max_input_bytes;
        let input = |bytes| Input { name: name.to_owned(), path: path.map(str::to_owned), bytes };
        let mut lines = Vec::new();
        let mut before = 0;
        let mut count = 0;
        loop {
            let line = match inputs::line(&mut reader, limit) {
                Ok(Some(line)) => line,
                Ok(None) => return self.problem(inputs::too_large(name, limit)),
                Err(error) => return self.problem(inputs::failed(name, &error)),
            };
            if before == 0 && count == 0 && !self.are_lines(&line) {
                return match inputs::within(line.as_slice().chain(reader), 0, limit) {
                    Ok(Some(bytes)) => self.take(input(bytes), None),
                    Ok(None) => self.problem(inputs::too_large(name, limit)),
                    Err(error) => self.problem(inputs::failed(name, &error)),
                };
            }
            let end = line.is_empty();
            count += usize::from(!end);
            lines.extend(line);
            if end || count == AT_ONCE || lines.len() > BYTES_AT_ONCE {
                if !lines.is_empty() {
                    self.take(input(std::mem::take(&mut lines)), Some(before))?;
                }
                before += std::mem::take(&mut count);
            }
            if end {
                return ControlFlow::Continue(());
            }
        }
    }

    /// Whether an input that begins with `line` is to be read line by line.
    fn are_lines(&self, line: &[u8]) -> bool {
        match self.request.hints.format.as_deref() {
            Some(format) => format == "jsonl",
            None => std::str::from_utf8(line).is_ok_and(ingest::are_json_lines),
        }
    }

    /// Takes an input in: whole, or its JSON lines, before which there were so many.
    fn take(&mut self, input: Input, lines_before: Option<usize>) -> ControlFlow<()> {
        let hints = &self.request.hints;
        let (articles, problems) = match lines_before {
            Some(before) => ingest::read_json_lines(self.lexicon, input, before, hints),
            None => ingest::read(self.lexicon, input, hints),
        };
        for problem in problems {
            self.problem(problem)?;
        }
        self.waiting.extend(articles);
        if self.waiting.len() >= AT_ONCE { self.analyse() } else { ControlFlow::Continue(()) }
    }

    /// Hands out what was read so far.
    fn analyse(&mut self) -> ControlFlow<()> {
        let lexicon = self.lexicon;
        let alone = |article| {
            let articles = vec![Arc::new(analysis::analyse(lexicon, Arc::new(article)))];
            let names = analysis::names::join(lexicon, &articles);
            Briefing { names, articles, stories: Vec::new() }
        };
        let analysed = std::mem::take(&mut self.waiting).into_par_iter().map(alone).collect::<Vec<_>>();
        analysed.into_iter().try_for_each(|briefing| (self.sink)(Item::Article(briefing)))
    }

    /// Tells a problem after the articles that came before it.
    fn problem(&mut self, problem: Problem) -> ControlFlow<()> {
        self.analyse()?;
        (self.sink)(Item::Problem(problem))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::ops::ControlFlow;

    use super::{AT_ONCE, Item, stream};
    use crate::load::{Request, load};
    use crate::model::Settings;

    /// Ids of the articles and places of the problems, in the order they came.
    fn streamed(request: &Request, most: usize) -> Vec<String> {
        let mut told = Vec::new();
        let _ = stream(request, &Settings::default(), &mut |item| {
            told.push(match item {
                Item::Article(briefing) => briefing.articles[0].article.id.to_string(),
                Item::Problem(problem) => problem.place,
            });
            if told.len() == most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        told
    }

    #[test]
    fn lines_keep_their_numbers_across_batches_and_ids_are_those_of_loading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let mut lines = "{\"text\": \"Talks begin.\"}\n".repeat(2 * AT_ONCE);
        lines.push_str("oops\n{\"id\": \"last\", \"text\": \"Talks end.\"}");
        fs::write(&path, lines).unwrap();
        let name = path.to_str().unwrap().to_owned();
        let request = Request { inputs: vec![name.clone().into()], ..Request::default() };
        let told = streamed(&request, usize::MAX);
        assert_eq!(told.len(), 2 * AT_ONCE + 2);
        assert_eq!(told[2 * AT_ONCE], format!("{name}:{}", 2 * AT_ONCE + 1));
        assert_eq!(told.last().map(String::as_str), Some("last"));
        let loaded = load(&request, &Settings::default(), &false.into(), &|_| ());
        let ids = loaded.briefing.articles.iter().map(|article| article.article.id.to_string());
        let articles = told.iter().filter(|told| **told != format!("{name}:{}", 2 * AT_ONCE + 1)).cloned();
        assert_eq!(articles.collect::<Vec<_>>(), ids.collect::<Vec<_>>());
    }

    #[test]
    fn other_inputs_are_read_whole_and_whoever_takes_can_stop() {
        assert_eq!(streamed(&Request::default(), usize::MAX).len(), 5);
        assert_eq!(streamed(&Request::default(), 2).len(), 2);
    }
}
