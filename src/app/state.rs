//! Everything the reader knows between two actions.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::claims::{ClaimRef, Claims};
use super::command::Command;
use super::comparing::Comparing;
use super::digest::Digest;
use super::filtering::Filtering;
use super::finder::Finder;
use super::fulltext::Fulltext;
use super::help::Help;
use super::key::{Key, show_sequence};
use super::keymap::{Context, Keymap};
use super::layout::{Areas, Border, Pane, View};
use super::line::{Line, Past, Purpose};
use super::list::{List, ListRow};
use super::marking::Marking;
use super::notes::Notes;
use super::output::Output;
use super::pages::Pages;
use super::palette::Palette;
use super::problems::Spot;
use super::reading::Reading;
use super::saved::SavedFilter;
use super::search::{Search, Stand};
use super::survey::Survey;
use crate::model::{Analysed, ArticleId, Borders, Briefing, Problem, Settings, Story};
use crate::search::filter::Kept;

/// How far loading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// Still going on.
    Running {
        /// Inputs found so far.
        found: usize,
        /// Articles analysed so far.
        analysed: usize,
    },
    /// No further input is read: the user stopped it.
    Stopping,
    /// Everything is read, and is being grouped into stories.
    Grouping,
    /// Everything is read; the user did not wait until it was grouped.
    Ungrouped,
    /// Everything is there.
    Done,
}

/// What lies over the panes.
#[derive(Clone, Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The key table.
    Help(Help),
    /// The headings of the article; the one under the cursor.
    Outline(usize),
    /// What could not be read; the first row on the screen.
    Problems(Spot),
    /// The fuzzy finder.
    Finder(Finder),
    /// The notes and verdicts.
    Notes(Notes),
    /// Full-text search over everything.
    Fulltext(Fulltext),
    /// The palette of commands.
    Palette(Palette),
    /// A line being typed at the bottom.
    Line(Line),
    /// A search being typed; what was searched for and where the cursor stood before.
    Prompt(Box<Before>),
    /// Text that scrolls.
    Output(Box<Output>),
}

/// What a search returns to when it is cancelled or finds nothing.
#[derive(Clone, Debug)]
pub struct Before {
    /// The search in force before.
    pub search: Search,
    /// Where the cursor stood.
    pub stand: Stand,
}

/// A search through the stories for one with a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hunt {
    /// The story looked at last, by index.
    pub at: usize,
    /// Where to: on, or back when negative.
    pub by: isize,
    /// How many stories are left to look at.
    pub left: usize,
}

/// Whether the claims stand beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClaimsShown {
    /// Where there is room.
    #[default]
    WithRoom,
    /// Only while they have the focus.
    Never,
}

/// Whether there is anything but text on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Surroundings {
    /// Title, headings, claims, key line.
    #[default]
    Shown,
    /// The text alone.
    Zen,
}

/// A sentence for the bottom line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What is said.
    pub text: String,
    /// Whether something failed or could not be done.
    pub tone: Tone,
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Note,
    /// Something failed or could not be done.
    Warning,
}

/// A comparison, as far as it has come.
#[derive(Clone, Debug)]
pub enum Compared {
    /// Asked for.
    Asked,
    /// There.
    Done(Arc<Digest>),
}

/// Everything the reader knows.
#[derive(Debug, Default)]
pub struct State {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// What the user has set.
    pub settings: Settings,
    /// The key table in force.
    pub keymap: Keymap,
    /// What is marked.
    pub marking: Marking,
    /// The articles in the stories that they were loaded in, before the user's ties.
    pub grouped: Arc<Briefing>,
    /// The names of the themes there are.
    pub themes: Vec<String>,
    /// What is read.
    pub briefing: Arc<Briefing>,
    /// For each article of the briefing the story it stands in, by index.
    pub stories: Vec<usize>,
    /// The places of the articles in the briefing, by id.
    pub places: HashMap<ArticleId, usize>,
    /// Where it comes from, for the title line.
    pub origin: String,
    /// How far loading has come; `None` before it began.
    pub loading: Option<Loading>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What fills the screen, and what did before, the last at the end.
    pub view: View,
    /// Views to go back to.
    pub back: Vec<View>,
    /// The pane with the cursor.
    pub focus: Pane,
    /// What lies over the panes.
    pub overlay: Overlay,
    /// The list.
    pub list: List,
    /// The reader.
    pub reading: Reading,
    /// The compare view.
    pub comparing: Comparing,
    /// Matrix and timeline.
    pub survey: Survey,
    /// The claims.
    pub claims: Claims,
    /// Whether the claims stand beside the text.
    pub claims_shown: ClaimsShown,
    /// Whether there is anything but text.
    pub surroundings: Surroundings,
    /// The search in force.
    pub search: Search,
    /// Comparisons by the id of their story.
    pub compared: HashMap<String, Compared>,
    /// A search for a story with a conflict that waits for comparisons.
    pub hunt: Option<Hunt>,
    /// Wrapped articles.
    pub pages: Pages,
    /// Keys of a sequence begun.
    pub keys: Vec<Key>,
    /// A count typed before a command.
    pub count: Option<usize>,
    /// The filter of the list.
    pub filter: Filtering<Kept>,
    /// The filter of the claims.
    pub claim_filter: Filtering<HashSet<ClaimRef>>,
    /// Lines typed before.
    pub past: Past,
    /// Commands found in the palette, the last one first.
    pub recent: Vec<Command>,
    /// What the bottom line says.
    pub notice: Option<Notice>,
    /// The file that was to be written last, where one of that name stood already.
    pub stands: Option<String>,
    /// For what the line was typed that had something written last.
    pub written: Option<Purpose>,
    /// How many programs were given something to read.
    pub piped: usize,
    /// Where the user moved the borders between panes to.
    pub borders: Borders,
    /// The border that the mouse holds.
    pub held: Option<Border>,
    /// Where the panes stand, as of the last settling.
    pub areas: Areas,
}

impl State {
    /// The reader before anything is loaded; `origin` names what will be, for the title line.
    pub fn new(settings: Settings, origin: String, size: (u16, u16)) -> Self {
        let pages = Pages::with(&settings);
        Self { size, settings, origin, pages, ..Self::default() }
    }

    /// The context in which the next key is understood.
    pub fn context(&self) -> Context {
        match (&self.overlay, self.focus) {
            (Overlay::Help(help), _) if help.is_typing() => Context::Prompt,
            (
                Overlay::Help(_)
                | Overlay::Outline(_)
                | Overlay::Problems(_)
                | Overlay::Notes(_)
                | Overlay::Output(_),
                _,
            ) => Context::Popup,
            (Overlay::Finder(_) | Overlay::Fulltext(_) | Overlay::Palette(_), _) => Context::Finder,
            (Overlay::Line(_), _) => Context::Line,
            (Overlay::Prompt(_), _) => Context::Prompt,
            (Overlay::None, pane) => Context::of(pane),
        }
    }

    /// The pane that fills the view.
    pub const fn main_pane(&self) -> Pane {
        match self.view {
            View::List => Pane::List,
            View::Reader => Pane::Reader,
            View::Compare => Pane::Compare,
            View::Matrix => Pane::Matrix,
            View::Timeline => Pane::Timeline,
        }
    }

    /// The article at `index`.
    pub fn analysed(&self, index: usize) -> Option<&Arc<Analysed>> {
        self.briefing.articles.get(index)
    }

    /// The story at `index`.
    pub fn story(&self, index: usize) -> Option<&Story> {
        self.briefing.stories.get(index)
    }

    /// The story an article stands in, by index.
    pub fn story_of(&self, article: usize) -> Option<usize> {
        self.stories.get(article).copied()
    }

    /// The story the list's cursor is in.
    pub fn story_under_cursor(&self) -> Option<usize> {
        self.list.row().map(ListRow::story).filter(|&story| self.story(story).is_some())
    }

    /// The article under the list's cursor; of a story, its first that passes the filter.
    pub fn article_under_cursor(&self) -> Option<usize> {
        match self.list.row()? {
            ListRow::Article { article, .. } => Some(article),
            ListRow::Filter(_) => None,
            ListRow::Story(story) => {
                let articles = &self.story(story)?.articles;
                articles.iter().copied().find(|&article| self.list.keeps(article))
            }
        }
    }

    /// What a story holds, where that is known already.
    pub fn digest(&self, story: &Story) -> Option<&Arc<Digest>> {
        match self.compared.get(&story.id)? {
            Compared::Asked => None,
            Compared::Done(digest) => Some(digest),
        }
    }

    /// Says something in the bottom line until the next key.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), tone });
    }

    /// What to press for a command in the pane with the cursor: `gp`.
    pub fn told(&self, command: Command) -> String {
        self.keymap.told(Context::of(self.focus), command)
    }

    /// How many problems there are, and which key shows them: `2 problems, gp shows them`.
    pub fn problems_told(&self) -> String {
        let count = self.problems.len();
        let (problems, them) = if count == 1 { ("problem", "it") } else { ("problems", "them") };
        match self.keymap.keys_of(Context::List, Command::Problems).map(show_sequence) {
            Some(keys) => format!("{count} {problems}, {keys} shows {them}"),
            None => format!("{count} {problems}"),
        }
    }

    /// Whether the articles stand in stories, or still alone.
    pub const fn is_grouped(&self) -> bool {
        matches!(self.loading, Some(Loading::Done))
    }

    /// Whether an article was read.
    pub fn is_read(&self, article: usize) -> bool {
        self.analysed(article).is_some_and(|of| self.marking.marks.is_read(of.article.revision))
    }

    /// Whether the filter of the list is this saved one.
    pub fn is_in_force(&self, saved: &SavedFilter) -> bool {
        self.filter.settled().trim() == saved.written.trim()
    }

    /// Articles that were not opened yet.
    pub const fn unread(&self) -> usize {
        self.marking.unread
    }
}
