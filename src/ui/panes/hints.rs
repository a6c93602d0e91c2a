//! Which keys the bottom line names: those that matter now, the most useful first.

use crate::app::State;
use crate::app::command::Command;
use crate::app::layout::Pane;
use crate::app::list::ListRow;
use crate::app::state::Overlay;
use crate::app::update::headings;
use crate::ui::canvas::Canvas;

/// A command and the word beside its key.
type Hint = (Command, &'static str);

const LIST: &[Hint] = &[
    (Command::Open, "open"),
    (Command::TakeAway, "take away"),
    (Command::Compare, "compare"),
    (Command::NextConflict, "conflict"),
    (Command::Find, "find"),
    (Command::Filter, "filter"),
    (Command::SearchAll, "search all"),
    (Command::Star, "star"),
    (Command::Select, "select"),
    (Command::GoMatrix, "matrix"),
    (Command::GoTimeline, "timeline"),
    (Command::NextUnread, "unread"),
    (Command::GoNotes, "notes"),
    (Command::Fold, "fold"),
    (Command::Export, "export"),
    (Command::Back, "quit"),
];

/// For who has read nothing yet, in place of those of the list.
const BEGIN: &[Hint] = &[
    (Command::Open, "open an article"),
    (Command::ReadOn, "read on"),
    (Command::Compare, "compare the sources"),
    (Command::NextConflict, "go to a conflict"),
    (Command::Find, "find"),
    (Command::GoMatrix, "who says what"),
    (Command::Back, "go back, quit"),
];

const READER: &[Hint] = &[
    (Command::ReadOn, "read on"),
    (Command::Search, "search"),
    (Command::NextPane, "claims"),
    (Command::Compare, "compare"),
    (Command::NextConflict, "conflict"),
    (Command::NextMark, "differs"),
    (Command::NextNew, "new"),
    (Command::Note, "note"),
    (Command::Star, "star"),
    (Command::Yank, "yank"),
    (Command::Find, "find"),
    (Command::GoOutline, "outline"),
    (Command::Marks, "marks"),
    (Command::Export, "export"),
    (Command::Back, "back"),
];

const COMPARE: &[Hint] = &[
    (Command::NextConflict, "conflict"),
    (Command::NextRow, "shared"),
    (Command::NextOnly, "only here"),
    (Command::Open, "open"),
    (Command::NextPane, "claims"),
    (Command::Base, "base"),
    (Command::SwapRight, "swap"),
    (Command::SourcesRight, "sources"),
    (Command::Note, "note"),
    (Command::Check, "check"),
    (Command::Dismiss, "dismiss"),
    (Command::Yank, "yank"),
    (Command::Search, "search"),
    (Command::GoMatrix, "matrix"),
    (Command::Export, "export"),
    (Command::Back, "back"),
];

const MATRIX: &[Hint] = &[
    (Command::Open, "text"),
    (Command::NextSource, "source"),
    (Command::Compare, "compare"),
    (Command::NextConflict, "conflict"),
    (Command::NextOnly, "only here"),
    (Command::Search, "search"),
    (Command::SortFacts, "sort"),
    (Command::NarrowFacts, "kind"),
    (Command::SourcesRight, "sources"),
    (Command::Dismiss, "dismiss"),
    (Command::GoTimeline, "timeline"),
    (Command::GoList, "list"),
    (Command::Export, "export"),
    (Command::Back, "back"),
];

const TIMELINE: &[Hint] = &[
    (Command::Open, "evidence"),
    (Command::Search, "search"),
    (Command::Compare, "compare"),
    (Command::GoMatrix, "matrix"),
    (Command::Note, "note"),
    (Command::Yank, "yank"),
    (Command::GoList, "list"),
    (Command::Export, "export"),
    (Command::Back, "back"),
];

const CLAIMS: &[Hint] = &[
    (Command::Open, "evidence"),
    (Command::Search, "search"),
    (Command::NextRow, "next part"),
    (Command::Filter, "filter"),
    (Command::NextPane, "text"),
    (Command::ScrollOtherDown, "move text"),
    (Command::Check, "check"),
    (Command::Dismiss, "dismiss"),
    (Command::Note, "note"),
    (Command::Yank, "yank"),
    (Command::GoClaims, "hide"),
    (Command::Export, "export"),
    (Command::Back, "back"),
];

const HELP: &[Hint] = &[(Command::Search, "search"), (Command::Cancel, "close")];
const TEXT: &[Hint] = &[(Command::Cancel, "close")];
const LINKS: &[Hint] = &[(Command::Accept, "open, behind its number"), (Command::Cancel, "close")];
const OUTLINE: &[Hint] =
    &[(Command::Accept, "go there"), (Command::Down, "next"), (Command::Cancel, "close")];
const NOTES: &[Hint] = &[
    (Command::Accept, "go there"),
    (Command::TakeAway, "take away"),
    (Command::Undo, "undo"),
    (Command::Export, "export"),
    (Command::Down, "next"),
    (Command::Cancel, "close"),
];
const ARTICLES: &[Hint] = &[(Command::Accept, "open"), (Command::Down, "next"), (Command::Cancel, "close")];
const PALETTE: &[Hint] = &[(Command::Accept, "do it"), (Command::Down, "next"), (Command::Cancel, "close")];

/// On narrower screens the keys to begin with would not be understood for lack of words.
const ROOM_TO_BEGIN: u16 = 60;

/// The commands whose keys are worth the bottom line now, each with the word beside its key.
pub(super) fn hints(state: &State, canvas: &Canvas<'_>) -> Vec<(Command, String)> {
    let hints = match &state.overlay {
        Overlay::None => of_pane(state),
        Overlay::Help(_) => HELP,
        Overlay::Output(output) if !output.addresses.is_empty() => LINKS,
        Overlay::Problems(_) | Overlay::Output(_) => TEXT,
        Overlay::Outline(_) => OUTLINE,
        Overlay::Notes(_) => NOTES,
        Overlay::Finder(_) | Overlay::Fulltext(_) => ARTICLES,
        Overlay::Palette(_) => PALETTE,
        // These are typed in the bottom line itself.
        Overlay::Line(_) | Overlay::Prompt(_) => &[],
    };
    let is_pane = matches!(state.overlay, Overlay::None);
    let of_use = hints.iter().filter(|(command, _)| !is_pane || is_of_use(state, *command));
    let mut hints: Vec<(Command, String)> =
        of_use.map(|&(command, word)| (command, word_of(state, canvas, command, word))).collect();
    if is_pane {
        // What is in force, and how to be rid of it, stands behind what is done most.
        let at = hints.len().min(1);
        hints.splice(at..at, in_force(state).iter().map(|&(command, word)| (command, word.to_owned())));
    }
    hints
}

/// Whether nothing was read or marked yet.
pub(super) fn is_first_run(state: &State) -> bool {
    matches!(state.overlay, Overlay::None)
        && state.focus == Pane::List
        && state.size.0 >= ROOM_TO_BEGIN
        && !state.list.rows.is_empty()
        && state.list.chosen.is_empty()
        && state.marking.marks.is_untouched()
}

fn of_pane(state: &State) -> &'static [Hint] {
    match state.focus {
        Pane::List if is_first_run(state) => BEGIN,
        Pane::List => LIST,
        Pane::Reader => READER,
        Pane::Compare => COMPARE,
        Pane::Matrix => MATRIX,
        Pane::Timeline => TIMELINE,
        Pane::Claims => CLAIMS,
    }
}

/// What a search, filter or selection in force can be used for, and what Esc would do away with.
fn in_force(state: &State) -> &'static [Hint] {
    let search = &state.search;
    // Matches among titles are no use beside a text, and the other way round.
    let is_here = match state.focus {
        Pane::List => search.in_titles(),
        Pane::Reader | Pane::Compare => search.in_texts(),
        pane @ (Pane::Matrix | Pane::Timeline | Pane::Claims) => search.found_in(pane).is_some(),
    };
    if is_here && !search.matches.all().is_empty() {
        &[(Command::NextMatch, "next match"), (Command::Cancel, "end search")]
    } else if state.focus == Pane::List && state.filter.passing.is_some() {
        &[(Command::Cancel, "lift filter"), (Command::SaveFilter, "save filter")]
    } else if state.focus == Pane::List && !state.list.chosen.is_empty() {
        &[(Command::Cancel, "drop selection")]
    } else {
        &[]
    }
}

/// Whether a command could do anything here; keys that would not are not named.
fn is_of_use(state: &State, command: Command) -> bool {
    let on_story = matches!(state.list.row(), Some(ListRow::Story(_)));
    let sources = match state.focus {
        Pane::List => {
            let story = state.story_under_cursor().and_then(|story| state.story(story));
            story.map_or(0, |story| story.articles.len()).max(state.list.chosen.len())
        }
        Pane::Reader => {
            let story = state.reading.article.and_then(|article| state.story_of(article));
            story.and_then(|story| state.story(story)).map_or(0, |story| story.articles.len())
        }
        Pane::Compare | Pane::Claims => state.comparing.order.len(),
        Pane::Matrix | Pane::Timeline => state.survey.story.as_ref().map_or(0, |story| story.articles.len()),
    };
    match command {
        Command::TakeAway => on_saved(state),
        Command::Star | Command::Fold if on_saved(state) => false,
        Command::Select => state.focus != Pane::List || !(on_story || on_saved(state)),
        Command::Compare | Command::GoMatrix | Command::NextMark => sources > 1,
        Command::NextNew => state.reading.novelty.is_some(),
        // From the list the next story with a conflict is looked for.
        Command::NextConflict => sources > 1 || state.focus == Pane::List,
        Command::SwapRight => state.comparing.columns().count() > 2,
        Command::SourcesRight if state.focus == Pane::Compare => sources > state.comparing.columns().count(),
        Command::GoOutline => !headings(state).is_empty(),
        Command::ScrollOtherDown => state.areas.has_text(),
        Command::Open | Command::Star | Command::Fold => {
            state.focus != Pane::List || !state.list.rows.is_empty()
        }
        _ => true,
    }
}

/// The word beside a key, as the place under the cursor has it.
fn word_of(state: &State, canvas: &Canvas<'_>, command: Command, word: &str) -> String {
    match command {
        Command::Compare if state.focus == Pane::Matrix => pair(state, canvas),
        Command::Compare if state.focus == Pane::List && state.list.chosen.len() > 1 => {
            Some(format!("compare {} selected", state.list.chosen.len()))
        }
        Command::Open if on_folded(state) => Some("unfold".to_owned()),
        Command::Open if on_saved(state) => Some("put in force or lift".to_owned()),
        _ => None,
    }
    .unwrap_or_else(|| word.to_owned())
}

/// Whether Enter would unfold the story under the cursor.
fn on_folded(state: &State) -> bool {
    let Some(ListRow::Story(story)) = state.list.row().filter(|_| state.focus == Pane::List) else {
        return false;
    };
    state.story(story).is_some_and(|story| state.list.folded.contains(&story.id))
}

/// Whether a saved filter is under the cursor.
fn on_saved(state: &State) -> bool {
    state.focus == Pane::List && matches!(state.list.row(), Some(ListRow::Filter(_)))
}

/// Which sources the row of the matrix is compared in: `compare B×C`.
fn pair(state: &State, canvas: &Canvas<'_>) -> Option<String> {
    let story = state.survey.story.as_ref()?;
    let (one, other) = state.survey.pair()?;
    let times = canvas.theme.glyphs.times;
    Some(format!("compare {}{times}{}", story.letter(one)?, story.letter(other)?))
}
