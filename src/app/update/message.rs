//! What the threads beside the interface tell.

use std::sync::Arc;

use crate::app::action::{Effect, Message};
use crate::app::claims::Claims;
use crate::app::digest::digest;
use crate::app::list::{by_id, stories_of};
use crate::app::state::{Compared, Loading, Overlay, State, Tone};
use crate::model::Briefing;

/// Takes in a message.
pub(super) fn take(state: &mut State, message: Message) -> Vec<Effect> {
    match message {
        Message::Progress { found, analysed } => state.loading = Some(Loading::Running { found, analysed }),
        Message::Loaded(briefing) => return loaded(state, briefing),
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
fn loaded(state: &mut State, briefing: Arc<Briefing>) -> Vec<Effect> {
    let places = by_id(&briefing);
    let moved = |index: usize| {
        let id = &state.briefing.articles.get(index)?.article.id;
        places.get(id).copied()
    };
    let reading = state.reading.article.and_then(moved);
    let order: Vec<_> = state.comparing.order.iter().filter_map(|&index| moved(index)).collect();
    state.reading.article = reading;
    state.comparing.order = order;
    state.comparing.comparison = None;
    state.comparing.invalidate();
    state.compared.clear();
    state.pages.clear();
    state.texts.clear();
    state.claims = Claims::default();
    state.loading = Some(Loading::Done);
    state.list.rebuild(&briefing);
    state.stories = stories_of(&briefing);
    state.places = places;
    state.titles = None;
    state.briefing = briefing;
    Vec::new()
}
