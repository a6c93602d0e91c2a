//! The compare view's commands: opening it, rows and conflicts, base, order and folds.

use crate::app::collation::Row;
use crate::app::command::Command;
use crate::app::comparing::Comparing;
use crate::app::keymap::Context;
use crate::app::layout::View;
use crate::app::list::ListRow;
use crate::app::sign::Sign;
use crate::app::state::{State, Tone};
use crate::compare::stories::independent;
use crate::model::{Finding, Story};

use super::{hunt, navigate, survey};

/// Compares the selected articles, or the story under the cursor.
pub(super) fn open(state: &mut State) {
    if state.view == View::Matrix {
        survey::compare_row(state);
        return;
    }
    if state.view == View::Compare {
        let (base, next) = (state.told(Command::Base), state.told(Command::SourcesRight));
        let told =
            format!("These are compared already; {base} changes the base, {next} shows the next source.");
        state.say(Tone::Note, told);
        return;
    }
    let Some((story, base)) = wanted(state) else {
        state.say(Tone::Warning, "There is nothing to compare yet.");
        return;
    };
    if story.articles.len() < 2 {
        let select = state.keymap.told(Context::List, Command::Select);
        let compare = state.told(Command::Compare);
        let told = if state.is_grouped() {
            format!("This story has one article; select others with {select} and compare with {compare}.")
        } else {
            format!(
                "The articles are not grouped into stories yet; select some with {select} and compare with {compare}."
            )
        };
        state.say(Tone::Warning, told);
        return;
    }
    state.comparing.open(story, base);
    state.list.chosen.clear();
    navigate::show(state, View::Compare);
}

/// What is to be compared, and its base: the articles chosen, else the story here.
pub(super) fn wanted(state: &State) -> Option<(Story, usize)> {
    if matches!(state.view, View::Matrix | View::Timeline) {
        let story = state.survey.story.clone()?;
        let base = navigate::article_here(state).or(story.articles.first().copied())?;
        return Some((story, base));
    }
    if state.list.chosen.len() < 2 {
        let (story, base) = navigate::story_here(state)?;
        return Some((state.story(story)?.clone(), base));
    }
    let articles: Vec<usize> =
        state.list.chosen.iter().filter_map(|id| state.places.get(id).copied()).collect();
    let base = *articles.first()?;
    Some((chosen(state, articles), base))
}

/// What stands side by side once other articles are there: the story by this id, else the articles themselves.
pub(super) fn moved(state: &State, id: &str, articles: Vec<usize>) -> Story {
    let known = state.briefing.stories.iter().find(|story| story.id == id);
    known.cloned().unwrap_or_else(|| chosen(state, articles))
}

/// Articles chosen by hand, as if they were a story. Those of one story keep its letters; where they come from
/// several, each has the number of its story before its letter, as in `2:B`, which is how `claims` cites it.
fn chosen(state: &State, articles: Vec<usize>) -> Story {
    let of: Vec<usize> = articles.iter().filter_map(|&article| state.story_of(article)).collect();
    let mut from = of.clone();
    from.sort_unstable();
    from.dedup();
    let letter = |(&article, &number): (&usize, &usize)| {
        let letter = state.story(number)?.letter(article)?;
        Some(if from.len() == 1 { letter } else { format!("{}:{letter}", number + 1) })
    };
    let letters = articles.iter().zip(&of).filter_map(letter).collect();
    let stories: Vec<&Story> = from.iter().filter_map(|&number| state.story(number)).collect();
    let copies = stories.iter().flat_map(|story| &story.copies).map(|group| {
        let kept = group.iter().copied().filter(|article| articles.contains(article));
        kept.collect::<Vec<_>>()
    });
    let copies: Vec<_> = copies.filter(|group| group.len() > 1).collect();
    let title = match stories.as_slice() {
        [story] if !story.title.is_empty() => format!("Selected articles: {}", story.title),
        _ => "Selected articles".to_owned(),
    };
    Story {
        id: format!("chosen {articles:?}"),
        title,
        independent: independent(&state.briefing, &articles, &copies),
        copies,
        first: None,
        last: None,
        why: Vec::new(),
        letters,
        articles,
    }
}

/// Selects the article under the cursor for comparison, or takes it out again.
pub(super) fn choose(state: &mut State) {
    let Some(article) = state.list.row().and_then(ListRow::article) else {
        let compare = state.told(Command::Compare);
        state.say(
            Tone::Warning,
            format!("Select articles; of a whole story, {compare} compares all sources."),
        );
        return;
    };
    let Some(of) = state.briefing.articles.get(article) else { return };
    let id = of.article.id.clone();
    match state.list.chosen.iter().position(|known| *known == id) {
        Some(place) => {
            state.list.chosen.remove(place);
        }
        None => state.list.chosen.push(id),
    }
    let count = state.list.chosen.len();
    let of = |command| state.keymap.told(Context::List, command);
    let (compare, cancel) = (of(Command::Compare), of(Command::Cancel));
    state.say(Tone::Note, format!("{count} selected; {compare} compares them, {cancel} drops them."));
    let briefing = state.briefing.clone();
    let next = state.list.cursor + 1;
    state.list.select(&briefing, next);
}

/// Goes to the next or previous conflict of the story, or so many on, wherever it stands; opens the comparison first.
pub(super) fn next_conflict(state: &mut State, by: isize, count: Option<usize>) {
    match state.view {
        View::Compare => return go_to_conflict(state, by * count.unwrap_or(1) as isize),
        View::Matrix => {
            let wanted = |sign| sign == Sign::Conflict;
            return survey::walk(state, by, count, wanted, "No further conflict on that side.");
        }
        View::List => {
            if state.list.chosen.len() < 2 && hunt::begin(state, by) {
                return;
            }
        }
        View::Reader | View::Timeline => {}
    }
    open(state);
    state.comparing.conflict_wanted = state.view == View::Compare;
}

/// Stands on the next conflict, counted from the one gone to last; columns change where they must.
pub(crate) fn go_to_conflict(state: &mut State, by: isize) {
    let comparing = &mut state.comparing;
    if comparing.digest.is_none() {
        comparing.conflict_wanted = true;
        return;
    }
    let count = comparing.conflicts();
    if count == 0 {
        state.say(Tone::Note, "No conflict was found between these sources.");
        return;
    }
    // A conflict on the row under the cursor counts as the one gone to last.
    let here = comparing.row().and_then(|row| {
        let mut of_row = row.findings.iter().copied().filter(|&index| index < count);
        let last = comparing.conflict.filter(|last| row.findings.contains(last));
        last.or_else(|| of_row.next())
    });
    let last = here.or(comparing.conflict);
    let next = match last.filter(|&last| last < count) {
        Some(last) => (last as isize + by).rem_euclid(count as isize) as usize,
        None if by > 0 => (by - 1).rem_euclid(count as isize) as usize,
        None => by.rem_euclid(count as isize) as usize,
    };
    let base = comparing.order.first().copied();
    let briefing = state.briefing.clone();
    comparing.show(&mut state.pages, &briefing, next);
    let told = place_of(comparing, next);
    let told = match (&comparing.story, comparing.order.first()) {
        (Some(story), Some(&now)) if Some(now) != base => {
            format!("{told}; the base is now {}", story.letter(now).unwrap_or_default())
        }
        _ => told,
    };
    state.say(Tone::Note, told);
}

/// `Conflict 1 of 2`; those inside one text, which the list and the top line do not count, by themselves: `Conflict 1 of 1
/// within B`.
fn place_of(comparing: &Comparing, conflict: usize) -> String {
    let Some(story) = &comparing.story else { return String::new() };
    let conflicts = comparing.findings().get(..comparing.conflicts()).unwrap_or(&[]);
    let Some(here) = conflicts.get(conflict) else { return String::new() };
    let is_within = here.is_inner(story);
    let is_alike = |finding: &&Finding| finding.is_inner(story) == is_within;
    let count = |of: &[Finding]| of.iter().filter(is_alike).count();
    let told = format!("Conflict {} of {}", count(&conflicts[..=conflict]), count(conflicts));
    match here.members.first().and_then(|member| story.letter(member.article)).filter(|_| is_within) {
        Some(letter) => format!("{told} within {letter}"),
        None => told,
    }
}

/// Goes to the next or previous row that more than one source has, or that only one has.
pub(super) fn walk_on(state: &mut State, command: Command, count: Option<usize>) {
    match command {
        Command::PreviousRow => next_row(state, -1, count),
        Command::NextOnly => next_only(state, 1, count),
        Command::PreviousOnly => next_only(state, -1, count),
        _ => next_row(state, 1, count),
    }
}

/// Goes to the next row that more than one source has.
fn next_row(state: &mut State, by: isize, count: Option<usize>) {
    walk(state, by, count, Sign::is_aligned, "No further passage that two sources share.");
}

/// Goes to the next row that only one source has.
fn next_only(state: &mut State, by: isize, count: Option<usize>) {
    walk(state, by, count, |sign| !sign.is_aligned(), "No further passage that only one source has.");
}

fn walk(state: &mut State, by: isize, count: Option<usize>, wanted: fn(Sign) -> bool, none: &str) {
    if state.view == View::Matrix {
        return survey::walk(state, by, count, wanted, none);
    }
    for _ in 0..count.unwrap_or(1) {
        let Some(row) = state.comparing.next_row(by, wanted) else {
            state.say(Tone::Note, none);
            return;
        };
        state.comparing.select(row);
    }
}

/// Commands that arrange the sources: which is the base, in what order the others stand, which are shown.
pub(super) fn arrange(state: &mut State, command: Command) {
    match command {
        Command::SwapLeft => swap(state, -1),
        Command::SwapRight => swap(state, 1),
        Command::SourcesLeft => shift(state, -1),
        Command::SourcesRight => shift(state, 1),
        _ => change_base(state),
    }
}

/// Makes the next source on the screen the base.
fn change_base(state: &mut State) {
    let comparing = &mut state.comparing;
    let shown: Vec<_> = comparing.columns().collect();
    let Some(&next) = shown.get(1) else {
        state.say(Tone::Note, "There is no source beside the base.");
        return;
    };
    if let (Some(old), Some(new)) =
        (comparing.order.first().copied(), comparing.order.iter().position(|&article| article == next))
    {
        comparing.order.remove(new);
        comparing.order[0] = next;
        // The old base stays beside the new one.
        let beside = (1 + comparing.shift).min(comparing.order.len());
        comparing.order.insert(beside, old);
    }
}

/// Moves the first source after the base to the right, or the last one shown to the left, among those shown.
fn swap(state: &mut State, by: isize) {
    let comparing = &mut state.comparing;
    let first = 1 + comparing.shift;
    let last = (comparing.shift + comparing.columns().count()).saturating_sub(1);
    if last <= first {
        let (base, next) = (state.told(Command::Base), state.told(Command::SourcesRight));
        let told =
            format!("One source stands beside the base; {base} makes it the base, {next} shows the next.");
        state.say(Tone::Note, told);
        return;
    }
    let (place, other) = if by > 0 { (first, first + 1) } else { (last, last - 1) };
    if other < comparing.order.len() && place < comparing.order.len() {
        comparing.order.swap(place, other);
    }
}

/// Shows further sources beside the base.
fn shift(state: &mut State, by: isize) {
    if state.view == View::Matrix {
        return survey::shift(state, by);
    }
    let comparing = &mut state.comparing;
    let hidden = comparing.order.len().saturating_sub(comparing.columns().count());
    let shift = comparing.shift.saturating_add_signed(by).min(hidden);
    if shift == comparing.shift {
        let told = if hidden == 0 { "All sources are shown." } else { "No further source on that side." };
        state.say(Tone::Note, told);
    }
    state.comparing.shift = shift;
}

/// Folds or unfolds the run of passages under the cursor that only one source has.
pub(super) fn fold(state: &mut State) {
    let comparing = &mut state.comparing;
    let Some(row) = comparing.row() else { return };
    let Some(column) = row.only() else {
        state.say(Tone::Note, "Only passages that one source alone has are folded.");
        return;
    };
    if row.folded {
        comparing.unfold(comparing.cursor);
        return;
    }
    let rows = &comparing.collation.rows;
    let of_run = |row: &&Row| row.only() == Some(column) && !row.folded;
    let before = rows[..comparing.cursor].iter().rev().take_while(of_run).count();
    let after = rows[comparing.cursor..].iter().take_while(of_run).count();
    for index in comparing.cursor - before..comparing.cursor + after {
        for id in comparing.collation.run(index) {
            comparing.unfolded.remove(&id);
        }
    }
    comparing.refold();
}
