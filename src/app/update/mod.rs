//! Takes in one action: old state and action in, new state and effects out.

mod borders;
pub(super) mod compare;
mod correct;
pub(super) mod hunt;
mod leap;
mod line;
mod marking;
mod message;
mod moving;
mod navigate;
mod popup;
pub use popup::headings;
pub(super) mod saved;
pub(super) mod search;
mod share;
mod survey;

use super::action::{Action, Effect};
use super::command::{Command, Counting};
use super::key::{Key, KeyCode, show_sequence};
use super::keymap::{Context, Meaning, homes};
use super::layout::Pane;
use super::line::Purpose;
use super::search::Search;
use super::state::{Loading, Overlay, State, Tone};
use super::typing::Edit;

/// Takes in one action and says what is to be done outside.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Key(key) => press(state, key),
        Action::Command(command, count) => run(state, command, count),
        Action::Resize { width, height } => {
            state.size = (width, height);
            Vec::new()
        }
        Action::Wheel(notches) => {
            moving::wheel(state, notches);
            Vec::new()
        }
        Action::Click { x, y } => {
            if !borders::grasp(state, x, y) {
                navigate::click(state, x, y);
            }
            Vec::new()
        }
        Action::Drag { x, y } => {
            borders::drag(state, x, y);
            Vec::new()
        }
        Action::Paste(text) => {
            for char in text.chars() {
                // A line has no line ends; a clipboard often does.
                typed(state, Edit::Type(if char.is_control() { ' ' } else { char }));
            }
            Vec::new()
        }
        Action::Message(message) => {
            message::take(state, message);
            Vec::new()
        }
    }
}

/// Largest count that can be typed before a command.
const MOST: usize = 99_999;

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.hunt = None;
    let context = state.context();
    if context.types() {
        return match state.keymap.meaning(context, &[key]) {
            Meaning::Command(command) => run(state, command, None),
            Meaning::Prefix | Meaning::Nothing => {
                if let Some(char) = key.typed() {
                    typed(state, Edit::Type(char));
                }
                Vec::new()
            }
        };
    }
    if let Some(digit) = count_digit(state, key) {
        let count = state.count.unwrap_or(0) * 10 + digit;
        state.count = Some(count.min(MOST));
        return Vec::new();
    }
    let begun = !state.keys.is_empty() || state.count.is_some();
    let cancels = state.keymap.meaning(context, &[key]) == Meaning::Command(Command::Cancel);
    if begun && (cancels || matches!(key.code, KeyCode::Esc)) {
        // What was begun is only the count or the keys: nothing else is given up for it.
        state.keys.clear();
        state.count = None;
        return Vec::new();
    }
    state.keys.push(key);
    match state.keymap.meaning(context, &state.keys) {
        Meaning::Prefix => Vec::new(),
        Meaning::Command(command) => {
            state.keys.clear();
            let count = state.count.take();
            run(state, command, count)
        }
        Meaning::Nothing => {
            let pressed = std::mem::take(&mut state.keys);
            let keys = show_sequence(&pressed);
            state.count = None;
            let told = if let Some(elsewhere) = elsewhere(state, context, &pressed) {
                format!("{keys} {elsewhere}")
            } else if context == Context::Popup {
                let close = state.keymap.told(context, Command::Cancel);
                format!("{keys} does nothing here; {close} closes this.")
            } else {
                format!("{keys} does nothing here; {} shows the keys.", state.told(Command::Help))
            };
            state.say(Tone::Warning, told);
            Vec::new()
        }
    }
}

/// What keys that mean nothing in this pane do in others: `(zen) works in: reader, compare.`
fn elsewhere(state: &State, context: Context, keys: &[Key]) -> Option<String> {
    let others = Context::ALL.into_iter().filter(|other| context.is_pane() && other.is_pane());
    let meant = others.filter_map(|other| match state.keymap.meaning(other, keys) {
        Meaning::Command(command) => Some((command, other.name())),
        Meaning::Prefix | Meaning::Nothing => None,
    });
    let meant: Vec<(Command, &str)> = meant.collect();
    let (command, _) = *meant.first()?;
    let panes: Vec<&str> =
        meant.iter().filter(|(other, _)| *other == command).map(|&(_, pane)| pane).collect();
    Some(format!("({}) works in: {}.", command.name(), panes.join(", ")))
}

/// The digit a key adds to a count; 0 only after another digit.
fn count_digit(state: &State, key: Key) -> Option<usize> {
    let digit = key.typed()?.to_digit(10)? as usize;
    (state.keys.is_empty() && (digit > 0 || state.count.is_some())).then_some(digit)
}

fn typed(state: &mut State, edit: Edit) {
    match &state.overlay {
        Overlay::Finder(_) | Overlay::Fulltext(_) | Overlay::Palette(_) => popup::edit_query(state, edit),
        Overlay::Line(_) => line::edit(state, edit),
        Overlay::Prompt(_) => search::edit_query(state, edit),
        Overlay::Help(help) if help.is_typing() => popup::edit_help(state, edit),
        Overlay::None
        | Overlay::Help(_)
        | Overlay::Outline(_)
        | Overlay::Problems(_)
        | Overlay::Notes(_)
        | Overlay::Output(_) => {}
    }
}

fn run(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    match command {
        Command::Quit => return vec![Effect::Quit],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        _ => {}
    }
    match state.context() {
        Context::Popup | Context::Finder => return popup::run(state, command, count),
        Context::Prompt if matches!(state.overlay, Overlay::Help(_)) => {
            return popup::search_help(state, command);
        }
        Context::Prompt => return search::run(state, command),
        Context::Line => return line::run(state, command),
        Context::Panes
        | Context::List
        | Context::Reader
        | Context::Compare
        | Context::Matrix
        | Context::Timeline
        | Context::Claims => {}
    }
    let homes = homes(command);
    if !homes.is_empty() && !homes.contains(&state.context()) {
        let homes: Vec<&str> = homes.into_iter().map(Context::name).collect();
        let told = format!("{} works in: {}.", command.name(), homes.join(", "));
        state.say(Tone::Note, told);
        return Vec::new();
    }
    run_counted(state, command, count)
}

/// Most times that a command is carried out at once.
const REPEATED: usize = 1000;

/// Carries out a command as its count has it; one that has no use for a count is carried out once, and that is said.
fn run_counted(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    match (command.counting(), count) {
        (Counting::Own, _) | (_, None | Some(1)) => run_in_pane(state, command, count),
        (Counting::Nothing, Some(_)) => {
            let effects = run_in_pane(state, command, None);
            let useless = format!("{} takes no count", command.name());
            match &mut state.notice {
                Some(notice) => notice.text = format!("{} ({useless})", notice.text.trim_end_matches('.')),
                None => state.say(Tone::Note, format!("{useless}.")),
            }
            effects
        }
        (Counting::Times, Some(count)) => {
            let view = state.view;
            let mut effects = Vec::new();
            for _ in 0..count.min(REPEATED) {
                // Only the last of them is told.
                state.notice = None;
                effects.extend(run_in_pane(state, command, None));
                // What comes next depends on a view that is not laid out yet.
                if state.view != view {
                    break;
                }
            }
            effects
        }
    }
}

/// Carries out a command while nothing lies over the panes.
fn run_in_pane(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    let times = count.unwrap_or(1) as isize;
    match command {
        Command::Back => return navigate::back(state),
        Command::Find => popup::open_finder(state),
        Command::SearchAll => popup::open_fulltext(state),
        Command::Filter => line::begin_filter(state),
        Command::Compare => compare::open(state),
        Command::NextConflict => compare::next_conflict(state, 1, count),
        Command::PreviousConflict => compare::next_conflict(state, -1, count),
        Command::CommandLine => line::begin(state),
        Command::Theme => line::open(state, Purpose::Theme, String::new()),
        Command::Palette => popup::open_palette(state),
        Command::Export => line::ask_for_file(state, Purpose::File),
        Command::Pipe => line::ask_for_program(state),
        Command::Browse => return share::browse(state, count),
        Command::GoLinks => share::list_links(state),
        Command::Yank | Command::YankAddress | Command::YankCitation | Command::YankArticle => {
            return share::take(state, command);
        }
        Command::Help => popup::open_help(state),
        Command::GoOutline => popup::open_outline(state),
        Command::Problems => popup::open_problems(state),
        Command::Down
        | Command::Up
        | Command::HalfPageDown
        | Command::HalfPageUp
        | Command::PageDown
        | Command::PageUp
        | Command::First
        | Command::Last => moving::run(state, command, count),
        Command::ReadOn | Command::ReadBack => moving::read_on(state, command),
        Command::ScrollOtherDown => moving::other(state, times),
        Command::ScrollOtherUp => moving::other(state, -times),
        Command::NextUnread => navigate::unread(state, 1),
        Command::PreviousUnread => navigate::unread(state, -1),
        Command::ToggleRead
        | Command::ReadStory
        | Command::Mute
        | Command::Star
        | Command::Tag
        | Command::Note
        | Command::GoNotes
        | Command::Check
        | Command::Dismiss
        | Command::Split
        | Command::Merge
        | Command::SaveFilter
        | Command::Correct
        | Command::TakeAway
        | Command::Undo
        | Command::Redo => marking::run(state, command),
        Command::In => navigate::go_in(state),
        Command::Out => navigate::go_out(state),
        Command::NextPane | Command::PreviousPane => navigate::switch_pane(state),
        Command::Open => navigate::open(state),
        Command::Cancel => return cancel(state),
        Command::Fold => navigate::fold(state),
        Command::Select => compare::choose(state),
        Command::NextRow | Command::PreviousRow if state.focus == Pane::Claims => {
            state.claims.cursor = state.claims.step_section(if command == Command::NextRow { 1 } else { -1 });
        }
        Command::NextRow | Command::PreviousRow | Command::NextOnly | Command::PreviousOnly => {
            compare::walk_on(state, command, count);
        }
        Command::NextMark | Command::PreviousMark | Command::NextNew | Command::PreviousNew => {
            leap::run(state, command, count);
        }
        Command::Base
        | Command::SwapLeft
        | Command::SwapRight
        | Command::SourcesLeft
        | Command::SourcesRight => compare::arrange(state, command),
        Command::PreviousSource | Command::NextSource | Command::SortFacts | Command::NarrowFacts => {
            survey::run(state, command, times);
        }
        Command::Search | Command::NextMatch | Command::PreviousMatch => {
            search::in_pane(state, command, times);
        }
        Command::GoList => navigate::go_list(state),
        Command::GoClaims => navigate::go_claims(state),
        Command::GoMatrix => survey::open_matrix(state),
        Command::GoTimeline => survey::open_timeline(state),
        Command::Marks => navigate::switch_marks(state),
        Command::Zen => navigate::zen(state),
        Command::PaneWider | Command::PaneNarrower => borders::run(state, command, count),
        Command::Quit
        | Command::Redraw
        | Command::Suspend
        | Command::Accept
        | Command::Erase
        | Command::EraseWord
        | Command::EraseAll
        | Command::Complete
        | Command::CompleteBack
        | Command::CaretLeft
        | Command::CaretRight
        | Command::CaretStart
        | Command::CaretEnd => {}
    }
    Vec::new()
}

/// Drops the search in force, else the articles chosen, else stops loading; never leaves the view.
fn cancel(state: &mut State) -> Vec<Effect> {
    if state.search.is_in_force() {
        state.search = Search::default();
        return Vec::new();
    }
    if line::lift(state) {
        return Vec::new();
    }
    if !state.list.chosen.is_empty() {
        state.list.chosen.clear();
        state.say(Tone::Note, "No article is selected any more.");
        return Vec::new();
    }
    match state.loading {
        Some(Loading::Running { .. }) => {
            state.loading = Some(Loading::Stopping);
            state.say(Tone::Note, "Nothing more is read; what is read already is kept.");
            vec![Effect::CancelLoading]
        }
        Some(Loading::Grouping) if !state.briefing.articles.is_empty() => {
            state.loading = Some(Loading::Ungrouped);
            let select = state.keymap.told(Context::List, Command::Select);
            state.say(Tone::Note, format!("The articles stay ungrouped; {select} selects those to compare."));
            vec![Effect::CancelGrouping]
        }
        Some(Loading::Stopping | Loading::Grouping | Loading::Ungrouped | Loading::Done) | None => Vec::new(),
    }
}
