//! Search in a pane: live while it is typed, then from match to match.

use crate::app::action::Effect;
use crate::app::command::Command;
use crate::app::finder::{Edit, edit};
use crate::app::layout::View;
use crate::app::reading::Place;
use crate::app::search::{Match, Titles};
use crate::app::state::{Before, Overlay, Stand, State, Tone};
use crate::model::Briefing;

/// Begins a search; what is typed is shown live.
pub(super) fn open(state: &mut State) {
    let before = Before { stand: stand(state), search: std::mem::take(&mut state.search) };
    state.overlay = Overlay::Prompt(Box::new(before));
}

/// Commands while a search is being typed.
pub(super) fn run(state: &mut State, command: Command) -> Vec<Effect> {
    match command {
        Command::Quit => return vec![Effect::Quit],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Accept => accept(state),
        Command::Cancel => {
            if let Overlay::Prompt(before) = std::mem::take(&mut state.overlay) {
                put_back(state, &before.stand);
                fold_back(state, before.stand);
                state.search = before.search;
            }
        }
        Command::Erase => edit_query(state, Edit::Erase),
        Command::EraseWord => edit_query(state, Edit::EraseWord),
        Command::EraseAll => edit_query(state, Edit::EraseAll),
        Command::NextMatch => next(state, 1),
        Command::PreviousMatch => next(state, -1),
        _ => {}
    }
    Vec::new()
}

/// Changes what is searched for and goes to the first match from where the search began; without one, back there.
pub(super) fn edit_query(state: &mut State, change: Edit) {
    edit(&mut state.search.query, change);
    if let Overlay::Prompt(before) = &state.overlay {
        let stand = before.stand.clone();
        put_back(state, &stand);
        refresh(state);
        go(state, 1, Start::Here);
        if state.search.matches.is_empty() {
            fold_back(state, stand);
        }
    }
}

/// Where the cursor stands in the view.
fn stand(state: &State) -> Stand {
    match state.view {
        View::List => Stand::List {
            selected: state.list.selected.clone(),
            cursor: state.list.cursor,
            top: state.list.top,
        },
        View::Reader => {
            let of = state.reading.article.and_then(|index| state.briefing.articles.get(index));
            Stand::Reader(of.map_or_else(Place::default, |of| state.reading.place(&of.article)))
        }
        View::Compare => {
            let comparing = &state.comparing;
            Stand::Compare {
                selected: comparing.selected,
                cursor: comparing.cursor,
                top: comparing.top,
                skip: comparing.skip,
                unfolded: comparing.unfolded.clone(),
            }
        }
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
    }
}

/// Folds again what a match had unfolded.
fn fold_back(state: &mut State, stand: Stand) {
    if let Stand::Compare { unfolded, .. } = stand
        && state.comparing.unfolded != unfolded
    {
        state.comparing.unfolded = unfolded;
        state.comparing.invalidate();
    }
}

/// Goes to the next match, or the previous one.
pub(super) fn next(state: &mut State, by: isize) {
    if state.search.query.is_empty() {
        state.say(Tone::Note, "Nothing is searched for; / begins a search.");
        return;
    }
    refresh(state);
    go(state, by, Start::Beyond);
    tell(state);
}

/// An empty line takes up the search before it, as in editors.
fn accept(state: &mut State) {
    if let Overlay::Prompt(before) = std::mem::take(&mut state.overlay)
        && state.search.query.is_empty()
    {
        state.search = before.search;
        if !state.search.query.is_empty() {
            next(state, 1);
        }
        return;
    }
    tell(state);
}

fn tell(state: &mut State) {
    let (query, count) = (state.search.query.clone(), state.search.matches.len());
    match state.search.current {
        Some(current) if count > 0 => {
            state.say(Tone::Note, format!("/{query}  match {} of {count}", current + 1));
        }
        _ => state.say(Tone::Warning, format!("/{query} is not found here.")),
    }
}

/// Finds all matches in what the view shows.
fn refresh(state: &mut State) {
    let briefing = state.briefing.clone();
    let query = state.search.query.clone();
    state.search.in_titles = state.view == View::List;
    let found = match state.view {
        View::List => {
            let titles = state.titles.get_or_insert_with(|| titles(&briefing));
            let (stories, folded) = (&state.stories, &state.list.folded);
            let story = |article: usize| briefing.stories.get(*stories.get(article)?);
            titles.matches(&query, |article| {
                folded.is_empty() || story(article).is_some_and(|story| !folded.contains(&story.id))
            })
        }
        View::Reader => {
            let texts = state.reading.article.into_iter();
            let texts = texts.filter_map(|index| Some((index, &*briefing.articles.get(index)?.article.text)));
            state.texts.matches(&query, texts)
        }
        View::Compare => {
            let texts = state.comparing.columns();
            let texts = texts.filter_map(|index| Some((index, &*briefing.articles.get(index)?.article.text)));
            state.texts.matches(&query, texts)
        }
    };
    state.search.take(found);
}

/// The titles in the order of the list.
fn titles(briefing: &Briefing) -> Titles {
    let articles = briefing.stories.iter().flat_map(|story| story.articles.iter().copied());
    Titles::new(articles.filter_map(|article| {
        let title = briefing.articles.get(article)?.article.title.as_ref()?;
        Some((article, title.text.as_str()))
    }))
}

/// Where a search goes on from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// The cursor's place counts.
    Here,
    /// It does not.
    Beyond,
}

fn go(state: &mut State, by: isize, start: Start) {
    let count = state.search.matches.len();
    if count == 0 {
        state.search.current = None;
        return;
    }
    let keys = places(state);
    let here = position(state);
    let known = state.search.current.filter(|&current| {
        start == Start::Beyond && keys.get(current).is_some_and(|key| on_same_row(state, *key, here))
    });
    let next = match known {
        Some(current) => (current as isize + by).rem_euclid(count as isize) as usize,
        None => first_from(&keys, here, by),
    };
    state.search.current = Some(next);
    let found = state.search.matches[next];
    visit(state, found);
}

/// The first match from `here` on (back, when `by` is negative), around the end.
fn first_from(keys: &[(usize, usize)], here: (usize, usize), by: isize) -> usize {
    let candidates = keys.iter().enumerate();
    let found = if by > 0 {
        let ahead = candidates.clone().filter(|(_, key)| **key >= here).min_by_key(|(_, key)| **key);
        ahead.or_else(|| candidates.min_by_key(|(_, key)| **key))
    } else {
        let behind = candidates.clone().filter(|(_, key)| **key < here).max_by_key(|(_, key)| **key);
        behind.or_else(|| candidates.max_by_key(|(_, key)| **key))
    };
    found.map_or(0, |(index, _)| index)
}

/// Where each match stands among the rows of the pane, for ordering.
fn places(state: &State) -> Vec<(usize, usize)> {
    let rows =
        if state.view == View::List { state.list.rows_of(state.briefing.articles.len()) } else { Vec::new() };
    let place = |found: &Match| match state.view {
        View::List => (rows.get(found.article).copied().unwrap_or(0), found.span.start),
        View::Reader => (found.span.start, 0),
        View::Compare => {
            let row = state.comparing.collation.find_offset(found.article, found.span.start);
            (row.unwrap_or(usize::MAX), found.span.start)
        }
    };
    state.search.matches.iter().map(place).collect()
}

/// Where the cursor stands, in the same measure.
fn position(state: &State) -> (usize, usize) {
    match state.view {
        View::List => (state.list.cursor, 0),
        View::Reader => {
            let of = state.reading.article.and_then(|index| state.briefing.articles.get(index));
            (of.map_or(0, |of| state.reading.place(&of.article).at), 0)
        }
        View::Compare => (state.comparing.cursor, 0),
    }
}

fn on_same_row(state: &State, key: (usize, usize), here: (usize, usize)) -> bool {
    match state.view {
        View::List | View::Compare => key.0 == here.0,
        View::Reader => key.0 == here.0 || state.reading.article.is_some(),
    }
}

fn visit(state: &mut State, found: Match) {
    let briefing = state.briefing.clone();
    match state.view {
        View::List => {
            let story = state.story_of(found.article);
            let row = story.and_then(|story| state.list.row_of(story, found.article));
            if let Some(row) = row {
                state.list.select(&briefing, row);
            }
        }
        View::Reader => {
            if let Some(of) = briefing.articles.get(found.article) {
                state.reading.put(&of.article, found.span.start);
            }
        }
        View::Compare => {
            state.comparing.select_offset(&mut state.pages, &briefing, found.article, found.span.start);
            state.comparing.reveal_selected();
        }
    }
}
