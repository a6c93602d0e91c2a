//! What the threads beside the interface tell.

use std::collections::HashSet;
use std::sync::Arc;

use crate::app::action::{Answer, Message};
use crate::app::claims::Claims;
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::layout::View;
use crate::app::list::{RowName, by_id, stories_of};
use crate::app::state::{Compared, Loading, Overlay, State, Tone};
use crate::model::{Borders, Briefing, Problem, Story};

use super::{compare, line, navigate, search, share};

/// Takes in a message.
pub(super) fn take(state: &mut State, message: Message) {
    match message {
        Message::Progress { found, analysed } => {
            if state.loading != Some(Loading::Stopping) {
                state.loading = Some(Loading::Running { found, analysed });
            }
        }
        Message::Grouping => state.loading = Some(Loading::Grouping),
        Message::Arrived(briefing) => load(state, briefing),
        Message::Marks(marks) => {
            state.marking.learn(marks.clone());
            state.follow_marks(&marks);
            state.marking.take_up(&state.briefing);
            state.filter.renew();
            restore(state);
        }
        Message::PutRight(of, right) if Arc::ptr_eq(&of, &state.grouped) => {
            take_up(state, right);
            state.marking.regroup = false;
        }
        Message::Loaded(briefing) => {
            // Whoever did not wait for the stories has the articles already, and keeps them as they stand.
            let is_known = briefing.articles.len() == state.briefing.articles.len();
            if state.loading != Some(Loading::Ungrouped) || !is_known {
                state.loading = Some(Loading::Done);
                load(state, briefing);
                restore(state);
            }
        }
        Message::Problems(problems) => {
            let graver = state.marking.unkept.as_ref().or(problems.iter().find(|problem| problem.lost));
            let first = graver.or(problems.first()).cloned();
            // While more is read, the line is not taken for each batch: the list counts them when all is there.
            let is_lost = first.as_ref().is_some_and(|problem| problem.lost);
            let is_known = state.problems.iter().any(|problem| problem.lost >= is_lost);
            let is_loading = matches!(state.loading, Some(Loading::Running { .. } | Loading::Stopping));
            let first = first.filter(|_| !(is_loading && is_known));
            state.problems.extend(problems);
            if let Some(first) = first {
                say_problem(state, &first);
            }
        }
        Message::Kept(Err(problem)) => {
            if !state.problems.contains(&problem) {
                state.problems.push(problem.clone());
            }
            say_problem(state, &problem);
            state.marking.unkept = Some(problem);
        }
        Message::Kept(Ok(())) => {
            if let Some(over) = state.marking.unkept.take() {
                state.problems.retain(|problem| *problem != over);
                state.say(Tone::Note, "What is marked is kept again.");
            }
        }
        Message::Told(tone, text) => state.say(tone, text),
        Message::Stands(path) => line::ask_again(state, path),
        Message::Printed(printed) => share::take_printed(state, &printed),
        // What is said of other articles than those shown by now is worth nothing.
        Message::Answer(briefing, answer) if Arc::ptr_eq(&briefing, &state.briefing) => {
            take_answer(state, answer);
        }
        Message::Answer(..) | Message::PutRight(..) => {}
    }
}

/// Says how many problems there are, and one of them. The count and the key come first, so that they are seen where the
/// rest is cut.
fn say_problem(state: &mut State, problem: &Problem) {
    let told = format!("{}: {problem}", state.problems_told());
    state.say(Tone::Warning, told);
}

fn take_answer(state: &mut State, answer: Answer) {
    match answer {
        Answer::Compared { story, digest } => {
            state.filter.fresh += 1;
            state.compared.insert(story.id, Compared::Done(digest));
        }
        Answer::Found { query, total, best } => {
            if let Overlay::Finder(finder) = &mut state.overlay {
                finder.take(&query, total, best);
            }
        }
        Answer::Filtered(told) => line::take(state, told),
        Answer::Counted { serial, counts } => state.list.saved.take(serial, counts),
        Answer::Hits { query, found } => {
            if let Overlay::Fulltext(popup) = &mut state.overlay {
                popup.take(query, found);
            }
        }
        Answer::Matched { query, scope, matches } => search::take(state, query, scope, matches),
    }
}

/// Takes in what was loaded.
fn load(state: &mut State, briefing: Arc<Briefing>) {
    state.grouped = Arc::clone(&briefing);
    take_up(state, briefing);
}

/// Goes to where the last session with these inputs ended, unless something was done already.
fn restore(state: &mut State) {
    if state.marking.restored || !state.is_grouped() {
        return;
    }
    let Some(session) = state.marking.marks.session(&state.origin).cloned() else { return };
    state.marking.restored = true;
    let is_filter =
        crate::search::filter::Filter::parse(&session.filter).is_ok_and(|filter| !filter.is_blank());
    let is_filtered = is_filter && !state.filter.is_in_force();
    if is_filtered {
        state.filter.accept(&session.filter);
    }
    if state.borders == Borders::default() {
        state.borders = session.borders;
    }
    let untouched = state.view == View::List && state.list.cursor == 0;
    let article = session.article.and_then(|of| state.marking.article(of));
    let article = article.filter(|_| untouched);
    match article {
        Some(article) if session.open => navigate::open_article(state, article, None),
        Some(article) => {
            let briefing = state.briefing.clone();
            state.list.reveal(&briefing, state.story_of(article).unwrap_or(0), article);
        }
        None => {}
    }
    tell_restored(state, article.is_some() && session.open, is_filtered);
}

/// Says what was taken up of the last session and how to be rid of it, unless something is being said already.
fn tell_restored(state: &mut State, is_open: bool, is_filtered: bool) {
    let filtered = |state: &State| {
        let lift = state.keymap.told(Context::List, Command::Cancel);
        format!("filter of last time: {}; {lift} lifts it", state.filter.settled().trim())
    };
    let told = match (is_open, is_filtered) {
        (false, false) => return,
        (false, true) => format!("The {}.", filtered(state)),
        (true, _) => {
            let back = state.keymap.told(Context::Reader, Command::Back);
            let also = if is_filtered { format!(" ({})", filtered(state)) } else { String::new() };
            format!("This is where you left off; {back} goes back to the list{also}.")
        }
    };
    if state.notice.is_none() {
        state.say(Tone::Note, told);
    }
}

/// Takes in a new briefing without moving what is being read: places are kept by id.
fn take_up(state: &mut State, briefing: Arc<Briefing>) {
    let places = by_id(&briefing);
    let before = state.briefing.clone();
    let moved = |index: usize| places.get(&before.articles.get(index)?.article.id).copied();
    let reading = state.reading.article.and_then(moved);
    let kept = |story: Story| {
        let articles: Vec<usize> = story.articles.iter().filter_map(|&index| moved(index)).collect();
        (story.id, articles)
    };
    let compared = state.comparing.story.take().map(kept);
    let surveyed = state.survey.story.take().map(kept);
    let selected = selection(state, &briefing);
    state.comparing.move_articles(&moved);
    state.survey.move_articles(&moved);
    state.search.move_articles(&moved);
    match &mut state.overlay {
        Overlay::Prompt(before) => {
            before.search.move_articles(&moved);
            before.stand.move_articles(&moved);
        }
        Overlay::Finder(finder) => finder.move_articles(&moved),
        Overlay::Fulltext(popup) => popup.renew(),
        Overlay::None
        | Overlay::Help(_)
        | Overlay::Outline(_)
        | Overlay::Problems(_)
        | Overlay::Output(_)
        | Overlay::Palette(_)
        | Overlay::Notes(_)
        | Overlay::Line(_) => {}
    }
    state.reading.article = reading;
    state.reading.novelty = None;
    state.compared.clear();
    state.list.saved.renew();
    // The stories are others now.
    state.hunt = None;
    state.pages.clear();
    state.claims = Claims::default();
    renew_filters(state, &moved);
    state.list.selected = selected;
    state.list.rebuild(&briefing);
    state.stories = stories_of(&briefing);
    state.places = places;
    state.marking.take_up(&briefing);
    state.briefing = briefing;
    line::show_articles(state);
    if let Some((id, articles)) = compared {
        let story = compare::moved(state, &id, articles);
        let known: HashSet<usize> = state.comparing.order.iter().copied().collect();
        let new = story.articles.iter().copied().filter(|article| !known.contains(article));
        state.comparing.order.extend(new);
        state.comparing.story = Some(story);
    }
    state.survey.story = surveyed.map(|(id, articles)| compare::moved(state, &id, articles));
}

/// Filters are judged anew; until the answer comes, what passed before still does.
fn renew_filters(state: &mut State, moved: &impl Fn(usize) -> Option<usize>) {
    state.filter.renew();
    state.claim_filter.renew();
    state.claim_filter.passing = None;
    if let Some(kept) = &mut state.filter.passing {
        for articles in [&mut kept.articles, &mut kept.unknown] {
            *articles = articles.iter().filter_map(|&article| moved(article)).collect();
        }
    }
    state.list.kept = None;
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
