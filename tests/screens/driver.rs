//! Drives the reader: keys in, screen out; what it asks for is done at once.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use parallax::app::finder::Candidate;
use parallax::app::key::Key;
use parallax::app::search::Searcher;
use parallax::app::{Action, Answer, Command, Effect, Message, State, settle, update};
use parallax::app::{filtering, fulltext, saved};
use parallax::compare::compare;
use parallax::compare::stories::Grouping;
use parallax::config::ThemeFile;
use parallax::load::{Loaded, Request, load, put_right};
use parallax::model::{Briefing, Comparison, Mark, Revision, Settings, Story};
use parallax::search::catalogue::Catalogue;
use parallax::ui::{Depth, Theme, draw};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// The reader on a screen of its own.
pub(crate) struct Reader {
    pub(crate) state: State,
    theme: Theme,
    pub(crate) left: bool,
    /// The marks that were to be written, in order.
    pub(crate) saved: Vec<Mark>,
    /// Whether what is asked for is held back until [`Reader::answer`].
    holds: bool,
    held: Vec<(Arc<Briefing>, Effect)>,
    /// What was to be carried out of the reader, in order.
    pub(crate) sent: Vec<Effect>,
}

/// The bundled briefing, loaded once for all tests.
pub(crate) fn bundled() -> Arc<Briefing> {
    static BRIEFING: std::sync::OnceLock<Arc<Briefing>> = std::sync::OnceLock::new();
    let load = || {
        let request = Request::default();
        let Loaded { briefing, .. } = load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {});
        Arc::new(briefing)
    };
    BRIEFING.get_or_init(load).clone()
}

/// A briefing of files with these names and contents.
pub(crate) fn briefing_of(files: &[(&str, &str)], grouping: Grouping) -> Arc<Briefing> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let request = Request { inputs: vec![folder.path().into()], grouping, ..Request::default() };
    Arc::new(load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {}).briefing)
}

impl Reader {
    /// A briefing, loaded, on a screen of this size.
    pub(crate) fn on(briefing: Arc<Briefing>, width: u16, height: u16) -> Self {
        let mut reader = Self::empty(width, height);
        reader.act(Action::Message(Message::Loaded(briefing)));
        reader
    }

    /// The bundled briefing, loaded, on a screen of this size.
    pub(crate) fn open(width: u16, height: u16) -> Self {
        Self::on(bundled(), width, height)
    }

    /// The reader on files that are taken for one story.
    pub(crate) fn read_as_one(inputs: &[std::path::PathBuf], width: u16, height: u16) -> Self {
        let inputs = inputs.iter().map(|path| path.clone().into_os_string()).collect();
        let request = Request { inputs, grouping: Grouping::AsOne, ..Request::default() };
        let Loaded { briefing, .. } = load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {});
        Self::on(Arc::new(briefing), width, height)
    }

    /// The same reader in the form for screen readers.
    pub(crate) fn linear(mut self) -> Self {
        self.state.settings.linear = true;
        self.theme = self.theme.with_linear(true);
        self.settle();
        self
    }

    /// The reader before anything is loaded.
    pub(crate) fn empty(width: u16, height: u16) -> Self {
        let theme = Theme::new(&ThemeFile::bundled("dark").unwrap(), Depth::True, false);
        let state = State::new(Settings::default(), "bundled briefing".to_owned(), (width, height));
        let mut reader = Self {
            state,
            theme,
            left: false,
            saved: Vec::new(),
            holds: false,
            held: Vec::new(),
            sent: Vec::new(),
        };
        reader.settle();
        reader
    }

    /// Holds back what is asked for from now on, as busy threads would.
    pub(crate) fn hold(&mut self) -> &mut Self {
        self.holds = true;
        self
    }

    /// Answers all that was held back, each about the articles that were shown when it was asked.
    pub(crate) fn answer(&mut self) -> &mut Self {
        self.holds = false;
        for (briefing, effect) in std::mem::take(&mut self.held) {
            self.carry_out_with(&briefing, effect);
            self.settle();
        }
        self
    }

    /// Another theme, by name and depth.
    pub(crate) fn with_theme(mut self, name: &str, depth: Depth, ascii: bool) -> Self {
        self.theme = Theme::new(&ThemeFile::bundled(name).unwrap(), depth, ascii);
        self
    }

    /// Presses keys, written with spaces between them.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in Key::parse_sequence(keys).unwrap_or_else(|| panic!("no such keys: {keys}")) {
            self.act(Action::Key(key));
        }
        self
    }

    /// Types words letter by letter.
    pub(crate) fn type_in(&mut self, words: &str) -> &mut Self {
        for char in words.chars() {
            self.act(Action::Key(Key::char(char)));
        }
        self
    }

    /// Calls a command.
    pub(crate) fn call(&mut self, command: Command) -> &mut Self {
        self.act(Action::Command(command, None));
        self
    }

    /// Back to the first row of the list, with nothing begun.
    pub(crate) fn home(&mut self) -> &mut Self {
        self.press("Esc Esc").call(Command::GoList).call(Command::First)
    }

    /// Gives the screen another size.
    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.act(Action::Resize { width, height });
        self
    }

    /// Takes in one action and all that follows from it, then settles.
    pub(crate) fn act(&mut self, action: Action) {
        let effects = update(&mut self.state, action);
        self.carry_out(effects);
        self.settle();
    }

    fn settle(&mut self) {
        // Comparisons asked for while settling change what is shown, so it settles until nothing is asked.
        loop {
            let effects = settle(&mut self.state);
            if effects.is_empty() {
                return;
            }
            self.carry_out(effects);
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let briefing = Arc::clone(&self.state.briefing);
        for effect in effects {
            if self.holds {
                self.held.push((Arc::clone(&briefing), effect));
            } else {
                self.carry_out_with(&briefing, effect);
            }
        }
    }

    fn carry_out_with(&mut self, briefing: &Arc<Briefing>, effect: Effect) {
        let answer = match effect {
            Effect::Compare(story) => {
                let comparison = compared(briefing, &story);
                Answer::compared(briefing, story, comparison, &self.state.marking.marks.dismissed())
            }
            Effect::Find { query, limit } => {
                let (total, best) = find(briefing, &query, limit);
                Answer::Found { query, total, best }
            }
            Effect::Search { query, scope } => {
                let matches = Searcher::of(Arc::clone(briefing)).find(&query, &scope);
                Answer::Matched { query, scope, matches }
            }
            Effect::Filter(wanted) => {
                let mut catalogue = Catalogue::of(Arc::clone(briefing));
                let told = filtering::answer(&mut catalogue, &wanted, &|| false);
                Answer::Filtered(told.expect("nothing stops it"))
            }
            Effect::Count(counting) => {
                let mut catalogue = Catalogue::of(Arc::clone(briefing));
                let counts = saved::count(&mut catalogue, &counting, &|| false).expect("nothing stops it");
                Answer::Counted { serial: counting.serial, counts }
            }
            Effect::SearchAll { query, marks } => {
                let mut catalogue = Catalogue::of(Arc::clone(briefing));
                let found = fulltext::search(&mut catalogue, &query, marks.as_deref(), &|| false)
                    .expect("nothing stops it");
                Answer::Hits { query, found }
            }
            Effect::Quit => {
                self.left = true;
                return;
            }
            Effect::Save(marks) => {
                self.saved.extend(marks);
                return;
            }
            Effect::PutRight(by_hand) => {
                let loaded = Arc::clone(&self.state.grouped);
                let briefing = Arc::new(put_right(&loaded, &by_hand, Grouping::Likeness));
                let more = update(&mut self.state, Action::Message(Message::PutRight(loaded, briefing)));
                self.carry_out(more);
                return;
            }
            out @ (Effect::Export(..)
            | Effect::Take(_)
            | Effect::Browse(_)
            | Effect::Pipe(_)
            | Effect::StopPipe) => {
                self.sent.push(out);
                return;
            }
            Effect::CancelLoading
            | Effect::CancelGrouping
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Theme(_) => return,
        };
        let more = update(&mut self.state, Action::Message(Message::Answer(Arc::clone(briefing), answer)));
        self.carry_out(more);
    }

    /// Draws the screen.
    pub(crate) fn draw(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = draw(&self.state, &self.theme, &mut buffer);
        (buffer, cursor)
    }

    /// The rows of the screen, without spaces at their ends.
    pub(crate) fn rows(&self) -> Vec<String> {
        let (buffer, _) = self.draw();
        let width = usize::from(buffer.area.width).max(1);
        let rows = buffer.content().chunks(width);
        rows.map(|row| row.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect()
    }

    /// The whole screen.
    pub(crate) fn screen(&self) -> String {
        self.rows().join("\n")
    }

    /// All that is seen on the way down, a row at a time, until nothing moves any more.
    #[track_caller]
    pub(crate) fn read_down(&mut self) -> String {
        let mut read = String::new();
        for _ in 0..1_000 {
            let screen = self.screen();
            read.push_str(&screen);
            read.push('\n');
            self.press("j");
            if self.screen() == screen {
                return read;
            }
        }
        panic!("there is no end of it:\n{read}");
    }

    /// The row of the screen with the terminal's cursor.
    pub(crate) fn cursor_row(&self) -> String {
        let (_, cursor) = self.draw();
        let y = cursor.expect("a cursor on every screen").y;
        self.rows().swap_remove(usize::from(y))
    }

    /// Words that are underlined, in screen order, one string for each run of cells.
    pub(crate) fn underlined(&self) -> Vec<String> {
        let (buffer, _) = self.draw();
        let mut runs = vec![String::new()];
        for cell in buffer.content() {
            if cell.modifier.contains(Modifier::UNDERLINED) {
                runs.last_mut().unwrap().push_str(cell.symbol());
            } else if !runs.last().unwrap().is_empty() {
                runs.push(String::new());
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    /// Fails unless all of `words` stand on the screen.
    #[track_caller]
    pub(crate) fn shows(&self, words: &[&str]) -> &Self {
        let screen = self.screen();
        for words in words {
            assert!(screen.contains(words), "`{words}` is not on the screen:\n{screen}");
        }
        self
    }

    /// Fails when any of `words` stands on the screen.
    #[track_caller]
    pub(crate) fn hides(&self, words: &[&str]) -> &Self {
        let screen = self.screen();
        for words in words {
            assert!(!screen.contains(words), "`{words}` is on the screen:\n{screen}");
        }
        self
    }
}

/// What was compared: a story by its id, and the texts it had.
type Compared = (String, Vec<Revision>);

/// The comparison of a story, made once for all tests that read the same texts.
fn compared(briefing: &Briefing, story: &Story) -> Comparison {
    static KNOWN: Mutex<Vec<(Compared, Comparison)>> = Mutex::new(Vec::new());
    let texts = story.articles.iter().map(|&article| briefing.articles[article].article.revision);
    let of = (story.id.clone(), texts.collect());
    let mut known = KNOWN.lock().unwrap();
    if let Some((_, comparison)) = known.iter().find(|(known, _)| *known == of) {
        return comparison.clone();
    }
    let comparison = compare(briefing, story);
    known.push((of, comparison.clone()));
    comparison
}

fn find(briefing: &Briefing, query: &str, limit: usize) -> (usize, Vec<Candidate>) {
    use parallax::search::fuzzy::{Titles, find};
    if query.is_empty() {
        let all = (0..briefing.articles.len()).map(|article| Candidate { article, marks: Vec::new() });
        return (briefing.articles.len(), all.collect());
    }
    let title =
        |index: usize| briefing.articles[index].article.title.as_ref().map_or("", |title| &title.text);
    let found = find(Titles::new((0..briefing.articles.len()).map(|index| (title(index), ""))), query, limit);
    let best = found.hits.into_iter().map(|hit| Candidate { article: hit.entry, marks: hit.title });
    (found.total, best.collect())
}
