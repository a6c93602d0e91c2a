//! What the threads beside the interface tell.

use std::sync::Arc;

use crate::app::action::{Effect, Message};
use crate::app::claims::Claims;
use crate::app::digest::digest;
use crate::app::layout::View;
use crate::app::list::{RowName, by_id, stories_of};
use crate::app::state::{Compared, Loading, Overlay, State, Tone};
use crate::model::Briefing;

/// Takes in a message.
pub(super) fn take(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Progress { found, analysed } => {
            if state.loading != Some(Loading::Stopping) {
                state.loading = Some(Loading::Running { found, analysed });
            }
        }
        Message::Grouping => state.loading = Some(Loading::Grouping),
        Message::Arrived(briefing) => return take_up(state, briefing),
        Message::Loaded(briefing) => {
            // Whoever did not wait for the stories has the articles already, and keeps them as they stand.
            let is_known = briefing.articles.len() == state.briefing.articles.len();
            if state.loading != Some(Loading::Ungrouped) || !is_known {
                state.loading = Some(Loading::Done);
                return take_up(state, briefing);
            }
        }
        Message::Problems(problems) => {
            if let Some(first) = problems.first() {
                state.say(Tone::Warning, first.to_string());
            }
            state.problems.extend(problems);
        }
        Message::Compared { story, comparison } => {
            let digest = Arc::new(digest(&state.briefing, &story, &comparison));
            state.compared.insert(story.id, Compared::Done(comparison, digest));
        }
        Message::Found { query, total, best } => {
            if let Overlay::Finder(finder) = &mut state.overlay {
                finder.take(&query, total, best);
            }
        }
    }
    Vec::new()
}

/// Takes in a new briefing without moving what is being read: places are kept by id.
fn take_up(state: &mut State, briefing: Arc<Briefing>) -> Vec<Effect> {
    let places = by_id(&briefing);
    let moved = |index: usize| {
        let id = &state.briefing.articles.get(index)?.article.id;
        places.get(id).copied()
    };
    let reading = state.reading.article.and_then(moved);
    let order: Vec<_> = state.comparing.order.iter().filter_map(|&index| moved(index)).collect();
    let story = state.comparing.story.take().map(|mut story| {
        story.articles = story.articles.iter().filter_map(|&index| moved(index)).collect();
        story
    });
    let selected = selection(state, &briefing);
    state.reading.article = reading;
    state.comparing.order = order;
    state.comparing.story = story;
    state.comparing.comparison = None;
    state.comparing.invalidate();
    state.compared.clear();
    state.pages.clear();
    state.texts.clear();
    state.claims = Claims::default();
    state.list.selected = selected;
    state.list.rebuild(&briefing);
    state.stories = stories_of(&briefing);
    state.places = places;
    state.titles = None;
    state.briefing = briefing;
    // What stands side by side at the moment is compared anew.
    match state.comparing.story.clone().filter(|_| state.view == View::Compare) {
        Some(story) => {
            state.compared.insert(story.id.clone(), Compared::Asked);
            vec![Effect::Compare(story)]
        }
        None => Vec::new(),
    }
}

/// What is selected in the list of a new briefing. A story that is no more gives way to its first article; who
/// still stands on the first row stays there.
fn selection(state: &State, briefing: &Briefing) -> Option<RowName> {
    if state.list.cursor == 0 {
        return None;
    }
    let selected = state.list.selected.clone()?;
    if let RowName::Story(id) = &selected
        && !briefing.stories.iter().any(|story| story.id == *id)
    {
        let article = state.article_under_cursor()?;
        return Some(RowName::Article(state.briefing.articles.get(article)?.article.id.clone()));
    }
    Some(selected)
}
