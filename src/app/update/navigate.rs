//! Going from view to view and from pane to pane, opening what is under the cursor, and going back.

use crate::app::action::Effect;
use crate::app::command::Command;
use crate::app::layout::{Pane, View, holds};
use crate::app::list::ListRow;
use crate::app::reading::Marks;
use crate::app::state::{ClaimsShown, State, Surroundings, Tone};
use crate::model::Mark;

/// Shows another view and remembers this one.
pub(super) fn show(state: &mut State, view: View) {
    if state.view != view {
        state.back.retain(|&known| known != view);
        state.back.push(state.view);
        state.view = view;
    }
    state.focus = state.main_pane();
}

/// Goes back to the text from the claims, else to the view before; from the list, quits.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    if state.focus == Pane::Claims {
        state.focus = state.main_pane();
        return Vec::new();
    }
    if state.view == View::List {
        return vec![Effect::Quit];
    }
    state.view = state.back.pop().unwrap_or_default();
    state.focus = state.main_pane();
    Vec::new()
}

/// Opens what is under the cursor.
pub(super) fn open(state: &mut State) {
    match state.focus {
        Pane::List => match state.list.row() {
            Some(ListRow::Story(story)) => open_story(state, story),
            Some(ListRow::Article { article, .. }) => open_article(state, article, None),
            Some(ListRow::Filter(place)) => super::saved::apply(state, place),
            None => {}
        },
        Pane::Reader => {
            state.focus = Pane::Claims;
        }
        Pane::Compare => open_row(state),
        Pane::Matrix => super::survey::open_cell(state),
        Pane::Timeline => super::survey::open_event(state),
        Pane::Claims => open_evidence(state),
    }
}

/// Unfolds a folded story; of an open one, opens the first unread article, or the first when all are read.
fn open_story(state: &mut State, story: usize) {
    let Some(of) = state.story(story) else { return };
    if state.list.folded.contains(&of.id) {
        fold(state);
        return;
    }
    let is_unread = |&article: &usize| !state.is_read(article);
    let shown = || of.articles.iter().copied().filter(|&article| state.list.keeps(article));
    let first = shown().find(is_unread).or_else(|| shown().next());
    if let Some(article) = first {
        open_article(state, article, None);
    }
}

/// Opens an article, at a byte of its text where one is given.
pub(super) fn open_article(state: &mut State, article: usize, at: Option<usize>) {
    let Some(of) = state.briefing.articles.get(article).cloned() else { return };
    state.reading.article = Some(article);
    let revision = of.article.revision;
    // Who has not been here in this session goes on where reading stopped in the last one.
    let stopped = Some(state.marking.marks.place(revision)).filter(|&at| at > 0);
    let begun = state.reading.places.contains_key(&of.article.id);
    if let Some(at) = at.or(stopped.filter(|_| !begun)) {
        state.reading.put(&of.article, at);
    }
    state.marking.note(Mark::Read(revision, true));
    let briefing = state.briefing.clone();
    state.list.reveal(&briefing, state.story_of(article).unwrap_or(0), article);
    show(state, View::Reader);
}

/// A folded run is unfolded; of an open row, the base's passage (else the first) is opened in the reader.
fn open_row(state: &mut State) {
    let comparing = &mut state.comparing;
    let Some(row) = comparing.row() else { return };
    if row.folded {
        fold(state);
        return;
    }
    let Some(id) = comparing.collation.id(comparing.cursor) else { return };
    let column = comparing.collation.columns.iter().find(|column| column.article == id.article);
    let at = column.and_then(|column| column.passages.get(id.passage)).map(|passage| passage.span.start);
    open_article(state, id.article, at);
}

/// Shows the claim's evidence in the text beside the claims, or in the comparison.
fn open_evidence(state: &mut State) {
    let Some(chosen) = state.claims.chosen() else { return };
    let Some(claim) = chosen.of(&state.briefing) else { return };
    let at = claim.span.start;
    match state.view {
        View::Compare => {
            let briefing = state.briefing.clone();
            state.comparing.select_offset(&mut state.pages, &briefing, chosen.article, at);
        }
        View::Reader | View::List | View::Matrix | View::Timeline => {
            open_article(state, chosen.article, Some(at));
        }
    }
    state.focus = state.main_pane();
}

/// Goes in by one step.
pub(super) fn go_in(state: &mut State) {
    match state.focus {
        Pane::List => {
            if let Some(ListRow::Story(story)) = state.list.row()
                && let Some(of) = state.briefing.stories.get(story)
            {
                let briefing = state.briefing.clone();
                if state.list.folded.remove(&of.id) {
                    state.list.rebuild_story(&briefing, story);
                } else {
                    let next = state.list.cursor + 1;
                    state.list.select(&briefing, next);
                }
            } else {
                open(state);
            }
        }
        Pane::Reader | Pane::Compare => state.focus = Pane::Claims,
        Pane::Claims | Pane::Matrix | Pane::Timeline => open(state),
    }
}

/// Goes out by one step; stops at the list.
pub(super) fn go_out(state: &mut State) {
    if state.focus == Pane::List {
        let Some(row) = state.list.row().filter(|row| !matches!(row, ListRow::Filter(_))) else { return };
        let head = state.list.rows.partition_point(|known| known.story() < row.story());
        let briefing = state.briefing.clone();
        if matches!(row, ListRow::Story(_)) {
            let Some(story) = briefing.stories.get(row.story()) else { return };
            state.list.folded.insert(story.id.clone());
            state.list.rebuild_story(&briefing, row.story());
        } else {
            state.list.select(&briefing, head);
        }
        return;
    }
    back(state);
}

/// Goes between the text and its claims.
pub(super) fn switch_pane(state: &mut State) {
    state.focus = match state.focus {
        Pane::Claims => state.main_pane(),
        Pane::Reader | Pane::Compare => Pane::Claims,
        Pane::List | Pane::Matrix | Pane::Timeline => {
            let (open, compare) = (state.told(Command::Open), state.told(Command::Compare));
            let told = format!("This is the only pane here; {open} opens an article, {compare} compares.");
            state.say(Tone::Note, told);
            state.focus
        }
    };
}

/// Goes to the list, on the article being read.
pub(super) fn go_list(state: &mut State) {
    state.view = View::List;
    state.back.clear();
    state.focus = Pane::List;
}

/// Goes to the claims; from them, hides them.
pub(super) fn go_claims(state: &mut State) {
    if state.focus == Pane::Claims {
        state.focus = state.main_pane();
        state.claims_shown = ClaimsShown::Never;
        return;
    }
    match state.view {
        View::List => {
            let Some(article) = state.article_under_cursor() else { return };
            open_article(state, article, None);
        }
        View::Matrix | View::Timeline => {
            open_evidence_here(state);
            if state.view != View::Reader {
                return;
            }
        }
        View::Reader | View::Compare => {}
    }
    state.claims_shown = ClaimsShown::WithRoom;
    state.focus = Pane::Claims;
}

/// Opens the text of what the cursor of matrix or timeline is on; of an empty cell, the article.
fn open_evidence_here(state: &mut State) {
    let is_empty = state.view == View::Matrix && state.survey.accounts().is_empty();
    match state.survey.source() {
        Some(article) if is_empty => open_article(state, article, None),
        _ => open(state),
    }
}

/// Folds or unfolds the story, or the run of passages, under the cursor.
pub(super) fn fold(state: &mut State) {
    if state.view == View::Compare {
        super::compare::fold(state);
        return;
    }
    let briefing = state.briefing.clone();
    let Some(place) = state.story_under_cursor() else { return };
    let Some(story) = briefing.stories.get(place) else { return };
    if !state.list.folded.remove(&story.id) {
        state.list.folded.insert(story.id.clone());
    }
    state.list.rebuild_story(&briefing, place);
}

/// Goes to the next unread article; in the reader, opens it.
pub(super) fn unread(state: &mut State, by: isize) {
    let order: Vec<usize> =
        state.briefing.stories.iter().flat_map(|story| story.articles.iter().copied()).collect();
    let passes = |article: usize| state.list.keeps(article);
    let here = match state.view {
        View::List => state.list.row().and_then(ListRow::article).or_else(|| state.article_under_cursor()),
        View::Reader | View::Compare | View::Matrix | View::Timeline => article_here(state),
    };
    let on_story = state.view == View::List && matches!(state.list.row(), Some(ListRow::Story(_)));
    let place = here.and_then(|here| order.iter().position(|&article| article == here)).unwrap_or(0);
    let is_unread = |&article: &usize| passes(article) && !state.is_read(article);
    let found = if by > 0 {
        let from = if on_story { place } else { place + 1 };
        order.iter().skip(from).copied().find(is_unread)
    } else {
        order.iter().take(place).rev().copied().find(is_unread)
    };
    match (found, state.view) {
        (None, _) => state.say(Tone::Note, "No unread article there."),
        (Some(article), View::List) => {
            let briefing = state.briefing.clone();
            state.list.reveal(&briefing, state.story_of(article).unwrap_or(0), article);
        }
        (Some(article), View::Reader | View::Compare | View::Matrix | View::Timeline) => {
            open_article(state, article, None);
        }
    }
}

/// Marks more or less in the text.
pub(super) fn switch_marks(state: &mut State) {
    let (marks, told) = match state.reading.marks {
        Marks::Cues => (Marks::Everything, "Quotations, dates, numbers and names are marked."),
        Marks::Everything => (Marks::Cues, "Only cues, hedges and findings are marked."),
    };
    state.reading.marks = marks;
    state.say(Tone::Note, told);
}

/// Leaves only the text, or brings the rest back.
pub(super) fn zen(state: &mut State) {
    state.surroundings = match state.surroundings {
        Surroundings::Shown => Surroundings::Zen,
        Surroundings::Zen => Surroundings::Shown,
    };
}

/// Puts the cursor where the mouse was clicked; a click on the cursor opens.
pub(super) fn click(state: &mut State, x: u16, y: u16) {
    let at = (x, y);
    let areas = state.areas;
    if holds(areas.list, at) {
        let row = state.list.top + usize::from(y - areas.list.y);
        if row == state.list.cursor {
            open(state);
        } else if row < state.list.rows.len() {
            let briefing = state.briefing.clone();
            state.list.select(&briefing, row);
        }
    } else if holds(areas.matrix, at) {
        super::survey::click_cell(state, x, y);
    } else if holds(areas.timeline, at) {
        super::survey::click_event(state, y);
    } else if holds(areas.claims, at) {
        state.focus = Pane::Claims;
    } else if holds(areas.reader, at) || holds(areas.compare, at) {
        state.focus = state.main_pane();
    }
}

/// The story whose sources are to be compared from here, and the article that is to be the base.
pub(super) fn story_here(state: &State) -> Option<(usize, usize)> {
    let article = article_here(state)?;
    Some((state.story_of(article)?, article))
}

/// The article under the cursor, or being read.
pub(super) fn article_here(state: &State) -> Option<usize> {
    match state.view {
        View::List => state.article_under_cursor(),
        View::Reader | View::Compare => state.reading.article,
        View::Matrix => state.survey.source(),
        View::Timeline => state.survey.event().map(|event| event.article),
    }
}
