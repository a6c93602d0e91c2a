//! Search in a pane: live while it is typed, then from match to match.

use std::sync::Arc;

use crate::app::action::Effect;
use crate::app::command::Command;
use crate::app::layout::Pane;
use crate::app::reading::Place;
use crate::app::search::{Match, Matches, Scope, Search, Seek, Stand, Start, Surveyed};
use crate::app::state::{Before, Overlay, State, Tone};
use crate::app::typing::{Edit, edit};

/// Commands of searching while nothing lies over the panes; `times`: how many matches on.
pub(super) fn in_pane(state: &mut State, command: Command, times: isize) {
    match command {
        Command::NextMatch => next(state, times),
        Command::PreviousMatch => next(state, -times),
        _ => open(state),
    }
}

/// Begins a search; what is typed is shown live.
fn open(state: &mut State) {
    let before = Before { stand: stand(state), search: std::mem::take(&mut state.search) };
    state.overlay = Overlay::Prompt(Box::new(before));
}

/// Puts a search in force that was not typed here, and goes to its first match from the cursor on.
pub(super) fn take_up(state: &mut State, query: String) {
    state.search = Search::of(query);
    let scope = scope(state);
    seek(state, Seek { by: 1, start: Start::Here, told: true, from: None, scope });
}

/// Commands while a search is being typed.
pub(super) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Accept => accept(state),
        Command::Cancel => {
            if let Overlay::Prompt(before) = std::mem::take(&mut state.overlay) {
                put_back(state, &before.stand);
                fold_back(state, before.stand);
                state.search = before.search.resumed();
            }
        }
        Command::NextMatch => next(state, 1),
        Command::PreviousMatch => next(state, -1),
        _ => {
            if let Some(change) = Edit::of(command) {
                edit_query(state, change);
            }
        }
    }
    Vec::new()
}

/// Changes what is searched for; once that is found, the cursor goes to the first match from where the search
/// began, and without one back there.
pub(super) fn edit_query(state: &mut State, change: Edit) {
    edit(&mut state.search.query, change);
    let Overlay::Prompt(before) = &state.overlay else { return };
    let stand = before.stand.clone();
    state.search.sought.clear();
    if state.search.query.trim().is_empty() {
        state.search = Search::of(std::mem::take(&mut state.search.query));
        put_back(state, &stand);
        fold_back(state, stand);
        return;
    }
    let scope = scope(state);
    seek(state, Seek { by: 1, start: Start::Here, told: false, from: Some(stand), scope });
}

/// Where the cursor stands in the pane.
fn stand(state: &State) -> Stand {
    match state.focus {
        Pane::List => Stand::List {
            selected: state.list.selected.clone(),
            cursor: state.list.cursor,
            top: state.list.top,
        },
        Pane::Reader => {
            let of = state.reading.article.and_then(|index| state.briefing.articles.get(index));
            Stand::Reader(of.map_or_else(Place::default, |of| state.reading.place(&of.article)))
        }
        Pane::Compare => {
            let comparing = &state.comparing;
            Stand::Compare {
                selected: comparing.selected,
                cursor: comparing.cursor,
                top: comparing.top,
                skip: comparing.skip,
                unfolded: comparing.unfolded.clone(),
            }
        }
        Pane::Matrix => Stand::Rows { cursor: state.survey.matrix.cursor, top: state.survey.matrix.top },
        Pane::Timeline => {
            Stand::Rows { cursor: state.survey.timeline.cursor, top: state.survey.timeline.top }
        }
        Pane::Claims => Stand::Rows { cursor: state.claims.cursor, top: state.claims.top },
    }
}

/// Puts the cursor back where it stood.
fn put_back(state: &mut State, stand: &Stand) {
    match stand {
        Stand::List { selected, cursor, top } => {
            let briefing = state.briefing.clone();
            state.list.select(&briefing, *cursor);
            state.list.top = *top;
            // Only articles that came meanwhile move the row; else no letter need look at them all.
            if state.list.selected != *selected {
                state.list.selected.clone_from(selected);
                state.list.rebuild(&briefing);
            }
        }
        Stand::Reader(place) => {
            if let Some(of) = state.reading.article.and_then(|index| state.briefing.articles.get(index)) {
                state.reading.places.insert(of.article.id.clone(), *place);
            }
        }
        Stand::Compare { selected, cursor, top, skip, .. } => {
            let comparing = &mut state.comparing;
            // Runs that a match has unfolded may have moved the row.
            let row = selected.and_then(|id| comparing.collation.find_near(id, *cursor));
            (comparing.selected, comparing.cursor) = (*selected, row.unwrap_or(*cursor));
            (comparing.top, comparing.skip) = (*top, *skip);
        }
        Stand::Rows { cursor, top } => {
            select_row(state, *cursor);
            match state.focus {
                Pane::Matrix => state.survey.matrix.top = *top,
                Pane::Timeline => state.survey.timeline.top = *top,
                Pane::Claims => state.claims.top = *top,
                Pane::List | Pane::Reader | Pane::Compare => {}
            }
        }
    }
}

/// Puts the cursor on a row of the pane.
fn select_row(state: &mut State, row: usize) {
    let survey = &mut state.survey;
    match (state.focus, &survey.digest) {
        (Pane::Matrix, Some(digest)) => survey.matrix.select(&digest.facts, row),
        (Pane::Timeline, Some(digest)) => survey.timeline.select(&digest.events, row),
        (Pane::Claims, _) => state.claims.cursor = row.min(state.claims.len().saturating_sub(1)),
        (Pane::Matrix | Pane::Timeline, None) | (Pane::List | Pane::Reader | Pane::Compare, _) => {}
    }
}

/// Folds again what a match had unfolded.
fn fold_back(state: &mut State, stand: Stand) {
    if let Stand::Compare { unfolded, .. } = stand
        && state.comparing.unfolded != unfolded
    {
        state.comparing.unfolded = unfolded;
        state.comparing.refold();
    }
}

/// Goes to the next match, or the previous one.
fn next(state: &mut State, by: isize) {
    if state.search.query.is_empty() {
        let search = state.told(Command::Search);
        state.say(Tone::Note, format!("Nothing is searched for; {search} begins a search."));
        return;
    }
    let scope = scope(state);
    seek(state, Seek { by, start: Start::Beyond, told: true, from: None, scope });
}

/// An empty line takes up the search before it, as in editors.
fn accept(state: &mut State) {
    if let Overlay::Prompt(before) = std::mem::take(&mut state.overlay)
        && state.search.query.is_empty()
    {
        state.search = before.search.resumed();
        if !state.search.query.is_empty() {
            next(state, 1);
        }
        return;
    }
    match state.search.sought.last_mut() {
        Some(sought) => sought.told = true,
        None => tell(state),
    }
}

fn tell(state: &mut State) {
    let (query, count) = (state.search.query.clone(), state.search.matches.all().len());
    match state.search.current {
        Some(current) if count > 0 => {
            state.say(Tone::Note, format!("/{query}  match {} of {count}", current + 1));
        }
        _ => state.say(Tone::Warning, format!("/{query} is not found here.")),
    }
}

/// Goes where it is wanted among the matches: at once where they are known, else when the answer comes, which is
/// asked for once the view is settled.
fn seek(state: &mut State, seek: Seek) {
    if state.search.sought.is_empty() && state.search.is_answered(&seek.scope) {
        arrive(state, &seek);
    } else {
        state.search.sought.push(seek);
    }
}

/// Takes up the matches found, and goes where it was wanted meanwhile.
pub(super) fn take(state: &mut State, query: String, scope: Scope, matches: Matches) {
    if !state.search.take(query, scope, matches) {
        return;
    }
    let here = self::scope(state);
    if state.search.is_answered(&here) {
        for seek in std::mem::take(&mut state.search.sought) {
            // Who has gone elsewhere meanwhile is not fetched back.
            if seek.scope == here {
                arrive(state, &seek);
            }
        }
    }
}

fn arrive(state: &mut State, seek: &Seek) {
    if let Some(stand) = &seek.from {
        put_back(state, stand);
    }
    go(state, seek.by, seek.start);
    if let Some(stand) = &seek.from
        && state.search.matches.all().is_empty()
    {
        fold_back(state, stand.clone());
    }
    if seek.told {
        tell(state);
    }
}

/// What a search in the pane looks through.
pub(in crate::app) fn scope(state: &State) -> Scope {
    let surveyed = || state.survey.digest.clone().map(Surveyed);
    let found = match state.focus {
        Pane::List => Some(Scope::Titles(state.list.folded.clone())),
        Pane::Reader => Some(Scope::Texts(state.reading.article.into_iter().collect())),
        Pane::Compare => Some(Scope::Texts(state.comparing.columns().collect())),
        Pane::Matrix => surveyed().map(|of| Scope::Facts(of, state.survey.matrix.only)),
        Pane::Timeline => surveyed().map(Scope::Events),
        Pane::Claims => Some(Scope::Claims(Arc::clone(state.claims.all()))),
    };
    // Of what is not compared yet there is nothing to search.
    found.unwrap_or(Scope::Texts(Vec::new()))
}

fn go(state: &mut State, by: isize, start: Start) {
    let here = position(state);
    let matches = state.search.matches.all();
    if matches.is_empty() {
        state.search.current = None;
        return;
    }
    let count = matches.len();
    let known = state.search.current.filter(|&current| {
        let at = matches.get(current).map(|found| place(state, found));
        start == Start::Beyond && at.is_some_and(|at| on_same_row(state, at, here))
    });
    let next = match known {
        // Rows may be shown in another order than they were searched in.
        _ if in_rows(state) => row_from(state, here.0, by, start),
        Some(current) => (current as isize + by).rem_euclid(count as isize) as usize,
        None => first_from(state, here, by),
    };
    let found = matches[next];
    state.search.current = Some(next);
    visit(state, found);
}

/// Whether the pane has rows that are found one by one.
const fn in_rows(state: &State) -> bool {
    matches!(state.focus, Pane::Matrix | Pane::Timeline | Pane::Claims)
}

/// The match in the next row shown (the previous one, when `by` is negative), around the end.
fn row_from(state: &State, here: usize, by: isize, start: Start) -> usize {
    let rows = || state.search.matches.all().iter().map(|found| place(state, found).0).enumerate();
    let is_ahead = |row: usize| if start == Start::Here { row >= here } else { row > here };
    let found = if by > 0 {
        let ahead = rows().filter(|&(_, row)| is_ahead(row)).min_by_key(|&(_, row)| row);
        ahead.or_else(|| rows().min_by_key(|&(_, row)| row))
    } else {
        let behind = rows().filter(|&(_, row)| row < here).max_by_key(|&(_, row)| row);
        behind.or_else(|| rows().max_by_key(|&(_, row)| row))
    };
    found.map_or(0, |(index, _)| index)
}

/// The first match from `here` on (the last before it, when `by` is negative), around the end.
fn first_from(state: &State, here: (usize, usize), by: isize) -> usize {
    let matches = state.search.matches.all();
    // Titles and one text are searched in the order they are shown in; columns are not.
    if state.focus != Pane::Compare {
        let ahead = matches.partition_point(|found| place(state, found) < here);
        return if by > 0 { ahead } else { ahead + matches.len() - 1 } % matches.len();
    }
    let places: Vec<_> = matches.iter().map(|found| place(state, found)).collect();
    let all = || places.iter().enumerate();
    let found = if by > 0 {
        let ahead = all().filter(|(_, at)| **at >= here).min_by_key(|(_, at)| **at);
        ahead.or_else(|| all().min_by_key(|(_, at)| **at))
    } else {
        let behind = all().filter(|(_, at)| **at < here).max_by_key(|(_, at)| **at);
        behind.or_else(|| all().max_by_key(|(_, at)| **at))
    };
    found.map_or(0, |(index, _)| index)
}

/// Where a match stands among the rows of the pane, for ordering.
fn place(state: &State, found: &Match) -> (usize, usize) {
    match state.focus {
        Pane::List => {
            let story = state.story_of(found.article);
            let row = story.and_then(|story| state.list.row_of(story, found.article));
            (row.unwrap_or(0), found.span.start)
        }
        Pane::Reader => (found.span.start, 0),
        Pane::Compare => {
            let row = state.comparing.collation.find_offset(found.article, found.span.start);
            (row.unwrap_or(usize::MAX), found.span.start)
        }
        Pane::Matrix => (state.survey.matrix.row_of(found.article).unwrap_or(usize::MAX), 0),
        Pane::Timeline => (found.article, 0),
        Pane::Claims => (state.claims.entry_of(found.article), 0),
    }
}

/// Where the cursor stands, in the same measure.
fn position(state: &State) -> (usize, usize) {
    let row = match state.focus {
        Pane::List => state.list.cursor,
        Pane::Reader => {
            let of = state.reading.article.and_then(|index| state.briefing.articles.get(index));
            of.map_or(0, |of| state.reading.place(&of.article).at)
        }
        Pane::Compare => state.comparing.cursor,
        Pane::Matrix => state.survey.matrix.cursor,
        Pane::Timeline => state.survey.timeline.cursor,
        Pane::Claims => state.claims.cursor,
    };
    (row, 0)
}

fn on_same_row(state: &State, key: (usize, usize), here: (usize, usize)) -> bool {
    key.0 == here.0 || state.focus == Pane::Reader && state.reading.article.is_some()
}

fn visit(state: &mut State, found: Match) {
    let briefing = state.briefing.clone();
    match state.focus {
        Pane::List => {
            let story = state.story_of(found.article);
            let row = story.and_then(|story| state.list.row_of(story, found.article));
            if let Some(row) = row {
                state.list.select(&briefing, row);
            }
        }
        Pane::Reader => {
            if let Some(of) = briefing.articles.get(found.article) {
                state.reading.put(&of.article, found.span.start);
            }
        }
        Pane::Compare => {
            state.comparing.select_offset(&mut state.pages, &briefing, found.article, found.span.start);
            state.comparing.reveal_selected();
        }
        Pane::Matrix | Pane::Timeline | Pane::Claims => {
            let row = place(state, &found).0;
            select_row(state, row);
        }
    }
}
