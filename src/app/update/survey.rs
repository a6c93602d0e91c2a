//! The commands of matrix and timeline: opening them, what is under the cursor, and what to compare from there.

use crate::app::command::Command;
use crate::app::layout::View;
use crate::app::list::ListRow;
use crate::app::matrix::Asked;
use crate::app::sign::Sign;
use crate::app::state::{State, Tone};
use crate::model::Story;

use super::{compare, navigate};

/// Commands of matrix and timeline alone; `times`: how many sources on.
pub(super) fn run(state: &mut State, command: Command, times: isize) {
    match command {
        Command::PreviousSource => step_source(state, -times),
        Command::SortFacts => sort(state),
        Command::NarrowFacts => narrow(state),
        _ => step_source(state, times),
    }
}

/// Shows the facts of the story here, source by source.
pub(super) fn open_matrix(state: &mut State) {
    match wanted(state) {
        Some((story, source)) if story.articles.len() > 1 => {
            state.survey.open(story, source);
            navigate::show(state, View::Matrix);
        }
        Some(_) => {
            state.say(Tone::Warning, "A matrix takes two sources or more; this story has one article.");
        }
        None => state.say(Tone::Warning, NOTHING),
    }
}

/// Shows what has a date in the story here.
pub(super) fn open_timeline(state: &mut State) {
    match wanted(state) {
        Some((story, source)) => {
            state.survey.open(story, source);
            navigate::show(state, View::Timeline);
        }
        None => state.say(Tone::Warning, NOTHING),
    }
}

const NOTHING: &str = "There is no story here yet.";

/// The story that the view is about, and the source under its cursor.
fn wanted(state: &State) -> Option<(Story, Option<usize>)> {
    match state.view {
        View::Compare => Some((state.comparing.story.clone()?, state.comparing.order.first().copied())),
        View::List | View::Reader | View::Matrix | View::Timeline => {
            // Who stands on a story has no source in mind.
            let is_on_story = state.view == View::List && matches!(state.list.row(), Some(ListRow::Story(_)));
            compare::wanted(state).map(|(story, base)| (story, (!is_on_story).then_some(base)))
        }
    }
}

/// Opens the text of the cell. Where it is empty, tells what comes nearest, and opens that when asked again.
pub(super) fn open_cell(state: &mut State) {
    let survey = &mut state.survey;
    if let Some(account) = survey.accounts().first().copied() {
        navigate::open_article(state, account.article, Some(account.mark.start));
        return;
    }
    match survey.matrix.nearest {
        Asked::Yes(Some(nearest)) => {
            navigate::open_article(state, nearest.article, Some(nearest.span.start));
        }
        Asked::Yes(None) => state.say(Tone::Note, "No passage of this source was found near."),
        Asked::No => survey.matrix.nearest = Asked::Yes(survey.nearest()),
    }
}

/// Opens the evidence of the event.
pub(super) fn open_event(state: &mut State) {
    let Some(event) = state.survey.event() else { return };
    let at = event.date.or(event.evidence).map(|span| span.start);
    navigate::open_article(state, event.article, at);
}

/// Goes to a source further to the right, or to the left when `by` is negative.
fn step_source(state: &mut State, by: isize) {
    let survey = &mut state.survey;
    let Some(story) = &survey.story else { return };
    let column = survey.matrix.column.saturating_add_signed(by);
    survey.matrix.select_source(story, column);
}

/// Goes on by as many sources as the screen shows.
pub(super) fn shift(state: &mut State, by: isize) {
    let columns = state.survey.matrix.grid.columns;
    let sources = state.survey.story.as_ref().map_or(0, |story| story.articles.len());
    if sources <= columns {
        state.say(Tone::Note, "All sources are shown.");
        return;
    }
    let matrix = &mut state.survey.matrix;
    let page = by * columns as isize;
    matrix.shift = matrix.shift.saturating_add_signed(page).min(sources - columns);
    step_source(state, page);
}

/// Sorts the facts in the next way.
fn sort(state: &mut State) {
    let matrix = &mut state.survey.matrix;
    let (order, words) = matrix.order.next();
    matrix.order = order;
    matrix.invalidate();
    state.say(Tone::Note, format!("Facts are sorted {words}."));
}

/// Shows the facts of the next kind that there is, and after the last kind all of them again.
fn narrow(state: &mut State) {
    let Some(digest) = state.survey.digest.clone() else { return };
    let matrix = &mut state.survey.matrix;
    let mut kinds: Vec<Sign> = digest.facts.rows.iter().map(|fact| fact.sign).collect();
    kinds.sort_unstable();
    kinds.dedup_by(|a, b| a.is_kind(*b));
    let place = matrix.only.and_then(|only| kinds.iter().position(|kind| kind.is_kind(only)));
    matrix.only = kinds.get(place.map_or(0, |place| place + 1)).copied();
    matrix.invalidate();
    let told = match matrix.only {
        Some(only) => {
            let shown = digest.facts.rows.iter().filter(|fact| fact.sign.is_kind(only)).count();
            format!(
                "Only facts of the kind “{}”: {shown} of {}.",
                only.word().to_lowercase(),
                digest.facts.rows.len()
            )
        }
        None => "All facts are shown.".to_owned(),
    };
    state.say(Tone::Note, told);
}

/// Goes to the next row whose sign is wanted; says that there is `none`, else.
pub(super) fn walk(state: &mut State, by: isize, count: Option<usize>, wanted: fn(Sign) -> bool, none: &str) {
    for _ in 0..count.unwrap_or(1) {
        let Some(digest) = state.survey.digest.clone() else { return };
        let matrix = &state.survey.matrix;
        let (cursor, rows) = (matrix.cursor, matrix.rows().len());
        let is_wanted = |&row: &usize| matrix.fact(&digest.facts, row).is_some_and(|fact| wanted(fact.sign));
        let found =
            if by > 0 { (cursor + 1..rows).find(is_wanted) } else { (0..cursor).rev().find(is_wanted) };
        let Some(row) = found else {
            state.say(Tone::Note, none);
            return;
        };
        state.survey.matrix.select(&digest.facts, row);
    }
}

/// Sets two sources of the row side by side, on the passages it is about.
pub(super) fn compare_row(state: &mut State) {
    let survey = &state.survey;
    let (Some(story), Some(digest), Some(fact)) = (&survey.story, &survey.digest, survey.fact()) else {
        return;
    };
    let Some(pair) = survey.pair() else {
        state.say(Tone::Warning, "There is no other source to compare with.");
        return;
    };
    let account = fact.accounts.iter().find(|account| account.article == pair.0).copied();
    let finding = fact.findings.first().copied();
    state.comparing.open_pair(story.clone(), digest.clone(), pair, finding);
    if let Some(account) = account {
        let briefing = state.briefing.clone();
        state.comparing.select_offset(&mut state.pages, &briefing, account.article, account.mark.start);
        state.comparing.unfolded.extend(state.comparing.selected);
    }
    navigate::show(state, View::Compare);
}

/// Puts the cursor of the matrix on the cell at a place of the screen; on the cell under the cursor, opens it.
pub(super) fn click_cell(state: &mut State, x: u16, y: u16) {
    let Some(digest) = state.survey.digest.clone() else { return };
    let Some(story) = state.survey.story.clone() else { return };
    let area = state.areas.matrix;
    let matrix = &mut state.survey.matrix;
    let row = matrix.top + usize::from((y - area.y) / matrix.grid.lines());
    let column = matrix.grid.place_at(x - area.x).map_or(matrix.column, |place| matrix.shift + place);
    if (row, column) == (matrix.cursor, matrix.column) {
        open_cell(state);
    } else if row < matrix.rows().len() {
        matrix.select(&digest.facts, row);
        matrix.select_source(&story, column);
    }
}

/// Puts the cursor of the timeline on a row of the screen; on the row under the cursor, opens it.
pub(super) fn click_event(state: &mut State, y: u16) {
    let Some(digest) = state.survey.digest.clone() else { return };
    let timeline = &mut state.survey.timeline;
    let row = timeline.top + usize::from(y - state.areas.timeline.y);
    if row == timeline.cursor {
        open_event(state);
    } else if row < digest.events.len() {
        timeline.select(&digest.events, row);
    }
}
