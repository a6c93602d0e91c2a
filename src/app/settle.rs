//! Brings everything derived up to date once per frame: areas, rows, wrapped lines, scrolling.

use std::sync::Arc;

use super::action::Effect;
use super::claims::Keep;
use super::comparing::{GUTTER, Shape};
use super::filtering::{Among, Wanted};
use super::layout::{Areas, Need, Pane, View, WIDE, areas, popup_cells, popup_rows};
use super::line::Purpose;
use super::list::{ListRow, scrolled};
use super::novelty::Novelty;
use super::problems;
use super::reading::{self, Freshness};
use super::state::{ClaimsShown, Compared, Overlay, State, Surroundings};
use super::update::hunt;
use super::update::search::scope;
use crate::model::marks::ByHand;
use crate::model::{Settings, Story};
use crate::search::filter::Filter;

/// Candidates of the finder asked for: more than any screen shows, so that scrolling on is possible.
const CANDIDATES: usize = 200;

/// Brings everything derived up to date, and asks for what is missing on the screen.
pub fn settle(state: &mut State) -> Vec<Effect> {
    state.pages.trim();
    state.areas = areas_for(state);
    let mut effects = Vec::new();
    match state.view {
        View::List => {
            state.list.scroll(usize::from(state.areas.list.height));
            effects.extend(count_saved(state));
            ask_for_comparisons(state, &mut effects);
            if let Some(story) = hunt::go_on(state) {
                effects.extend(ask_for(state, story));
            }
            // The skim draws paragraphs, so the article under the cursor must be laid out.
            if let Some(index) = state.article_under_cursor()
                && let Some(of) = state.briefing.articles.get(index)
            {
                state.pages.passages(index, &of.article);
            }
        }
        View::Reader => settle_reader(state, &mut effects),
        View::Compare => settle_compare(state, &mut effects),
        View::Matrix | View::Timeline => settle_survey(state, &mut effects),
    }
    settle_claims(state);
    settle_filters(state, &mut effects);
    settle_overlay(state, &mut effects);
    state.remember_session();
    let unsaved = state.marking.take_unsaved();
    if !unsaved.is_empty() {
        effects.push(Effect::Save(unsaved));
    }
    if std::mem::take(&mut state.marking.regroup) && !state.grouped.articles.is_empty() {
        let marks = &state.marking.marks;
        effects.push(Effect::PutRight(Box::new(ByHand {
            ties: marks.ties().clone(),
            corrections: marks.corrections().clone(),
            is_grouped: state.is_grouped(),
        })));
    }
    // What is searched is known once the columns are.
    if state.search.is_asking() {
        let asked = scope(state);
        let asked = state.search.ask(asked);
        effects.extend(asked.map(|(query, scope)| Effect::Search { query, scope }));
    }
    effects
}

/// Cells of the text column: the pane without gutter and scroll bar, at most the measure.
fn reader_size(areas: &Areas, settings: &Settings) -> (u16, u16) {
    let gutter = reading::gutter(settings.linear);
    let width = areas.reader.width.saturating_sub(gutter + 2).min(settings.measure).max(1);
    (width, areas.reader.height)
}

/// Where the panes stand as things are.
pub(super) fn areas_for(state: &State) -> Areas {
    let need = Need {
        view: state.view,
        focus: state.focus,
        claims: state.claims_shown == ClaimsShown::WithRoom && state.surroundings == Surroundings::Shown,
        zen: state.surroundings == Surroundings::Zen && state.view != View::List,
        list_rows: state.list.rows.len(),
        digest_rows: digest_rows(state),
        measure: state.settings.measure,
        linear: state.settings.linear,
        borders: state.borders,
    };
    areas(state.size.0, state.size.1, need)
}

/// Rows the digest of the story under the cursor could use, by estimate.
fn digest_rows(state: &State) -> usize {
    let story = state.story_under_cursor().and_then(|story| state.story(story));
    let Some(digest) = story.and_then(|story| state.digest(story)) else { return 4 };
    let in_columns = state.size.0 >= WIDE && !state.settings.linear;
    let columns = if in_columns { 4 } else { 1 };
    let cells = (usize::from(state.size.0) / columns).saturating_sub(5).max(10);
    // More rows than the screen has make no difference.
    let rows = |part: &super::digest::Part| {
        let mut rows = 0;
        for item in part.items.iter().take(usize::from(state.size.1)) {
            rows += item.words.chars().count() / cells + 1;
            rows += item.answers.as_ref().map_or(0, |words| words.chars().count() / cells + 1);
        }
        rows
    };
    let columns = [&digest.agreed, &digest.differs, &digest.denied, &digest.only].map(rows);
    let tallest = columns.iter().copied().max().unwrap_or(0);
    4 + if in_columns { tallest } else { columns.iter().sum() }
}

fn settle_reader(state: &mut State, effects: &mut Vec<Effect>) {
    let size = reader_size(&state.areas, &state.settings);
    let Some(index) = state.reading.article else { return };
    let Some(of) = state.briefing.articles.get(index) else { return };
    let hidden = state.areas.reader.is_empty();
    if !hidden {
        state.reading.settle(&mut state.pages, index, &of.article, size);
    }
    let story = state.story_of(index).and_then(|story| state.story(story)).cloned();
    let Some(story) = story.filter(|story| story.articles.len() > 1) else {
        state.reading.novelty = None;
        return;
    };
    effects.extend(ask_for(state, story.clone()));
    settle_novelty(state, index, &story);
}

/// Works out what is new in the article, where that may have changed.
fn settle_novelty(state: &mut State, article: usize, story: &Story) {
    let readings = state.marking.readings;
    let Some(digest) = state.digest(story).cloned() else {
        state.reading.novelty = None;
        return;
    };
    let is_fresh =
        |of: &Freshness| of.article == article && of.readings == readings && Arc::ptr_eq(&of.digest, &digest);
    if state.reading.novelty.as_ref().is_some_and(|(of, _)| is_fresh(of)) {
        return;
    }
    let read: Vec<usize> = story.articles.iter().copied().filter(|&other| state.is_read(other)).collect();
    let passages = state.pages.known_passages(article);
    let novelty = Novelty::of(&state.briefing, &digest, (article, passages), &read);
    state.reading.novelty = Some((Freshness { article, digest, readings }, novelty));
}

fn settle_compare(state: &mut State, effects: &mut Vec<Effect>) {
    let area = state.areas.compare;
    if area.is_empty() {
        return;
    }
    let is_wide = area.width >= WIDE - GUTTER && !state.settings.linear;
    let shape = if is_wide { Shape::Columns } else { Shape::Stacked };
    if let Some(story) = state.comparing.story.clone().filter(|_| state.comparing.digest.is_none()) {
        if let Some(Compared::Done(digest)) = state.compared.get(&story.id) {
            state.comparing.digest = Some(digest.clone());
            state.comparing.invalidate();
        } else {
            effects.extend(ask_for(state, story));
        }
    }
    if state.comparing.conflict_wanted && state.comparing.digest.is_some() {
        state.comparing.conflict_wanted = false;
        super::update::compare::go_to_conflict(state, 1);
    }
    let briefing = state.briefing.clone();
    state.comparing.settle(&briefing, &mut state.pages, (area.width, area.height), shape);
}

fn settle_survey(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(story) = state.survey.story.clone() else { return };
    if state.survey.digest.is_none() {
        if let Some(Compared::Done(digest)) = state.compared.get(&story.id) {
            state.survey.digest = Some(digest.clone());
            state.survey.matrix.invalidate();
        } else {
            effects.extend(ask_for(state, story.clone()));
        }
    }
    let survey = &mut state.survey;
    let Some(digest) = &survey.digest else { return };
    let (matrix, timeline) = (state.areas.matrix, state.areas.timeline);
    if state.view == View::Matrix {
        let lists = state.settings.linear;
        survey.matrix.settle(&digest.facts, &story, (matrix.width, matrix.height), lists);
    } else {
        survey.timeline.settle(&digest.events, usize::from(timeline.height));
    }
}

fn settle_claims(state: &mut State) {
    let briefing = state.briefing.clone();
    let (articles, here) = match state.view {
        View::List | View::Matrix | View::Timeline => return,
        View::Reader => {
            let Some(index) = state.reading.article else { return };
            let passages = state.pages.known_passages(index);
            let here = passages.get(state.reading.spot.passage).map(|passage| (index, passage.span));
            (vec![index], here.into_iter().collect::<Vec<_>>())
        }
        View::Compare => {
            let collation = &state.comparing.collation;
            let mut here = Vec::new();
            for (column, cell) in
                collation.columns.iter().zip(state.comparing.row().map_or(&[][..], |row| &row.cells))
            {
                let spans = cell.iter().filter_map(|&passage| column.passages.get(passage));
                here.extend(spans.map(|passage| (column.article, passage.span)));
            }
            (collation.columns.iter().map(|column| column.article).collect(), here)
        }
    };
    let keep = if state.focus == Pane::Claims { Keep::Cursor } else { Keep::Nothing };
    let marks = &state.marking.marks;
    state.claims.follow(&briefing, &articles, &here, (keep, &|| marks.dismissed()));
    // Entries take several lines each; a screen never shows more of them than it has lines.
    let height = usize::from(state.areas.claims.height).saturating_sub(1) / 6;
    state.claims.top = scrolled(state.claims.top, state.claims.cursor, state.claims.len(), height.max(1));
    // The headings before the first claim are shown with it, where there is room for them.
    let first = if state.areas.claims.height >= 14 { state.claims.first() } else { 1 };
    if state.claims.cursor <= first {
        state.claims.top = 0;
    }
}

fn settle_overlay(state: &mut State, effects: &mut Vec<Effect>) {
    let rows = popup_rows(state.size).saturating_sub(1).max(1);
    if let Overlay::Help(help) = &mut state.overlay {
        let rows = help.rows(&state.keymap, popup_cells(state.size));
        help.scroll(&rows, popup_rows(state.size));
    }
    if let Overlay::Output(output) = &mut state.overlay {
        output.settle(popup_cells(state.size), popup_rows(state.size));
    }
    if let Overlay::Problems(top) = &mut state.overlay {
        let end = problems::end(&state.problems, (popup_cells(state.size), popup_rows(state.size)));
        *top = end.min(*top);
    }
    if let Overlay::Notes(notes) = &mut state.overlay {
        // Each takes two rows of the screen.
        notes.top = scrolled(notes.top, notes.cursor, notes.rows.len(), (popup_rows(state.size) / 2).max(1));
    }
    if let Overlay::Fulltext(popup) = &mut state.overlay {
        let asked = popup.ask().map(|query| {
            let about_marks = Filter::parse(&query).is_ok_and(|filter| filter.asks_for_marks());
            let marks = &state.marking.marks;
            // Notes are searched too; the other marks are asked for by name only.
            let marks = if about_marks { marks.clone() } else { marks.of_notes() };
            let marks = Some(Box::new(marks));
            Effect::SearchAll { query, marks }
        });
        effects.extend(asked);
        popup.top = scrolled(popup.top, popup.cursor, popup.hits.rows.len(), rows);
    }
    if let Overlay::Palette(palette) = &mut state.overlay {
        palette.top = scrolled(palette.top, palette.cursor, palette.rows.len(), rows);
    }
    if let Overlay::Finder(finder) = &mut state.overlay {
        effects.extend(finder.ask().map(|query| Effect::Find { query, limit: CANDIDATES }));
        finder.top = scrolled(finder.top, finder.cursor, finder.best.len(), rows);
        if let Some(candidate) = finder.chosen()
            && let Some(of) = state.briefing.articles.get(candidate.article)
        {
            state.pages.passages(candidate.article, &of.article);
        }
    }
}

/// Asks what passes the filters, as far as it is not asked yet.
fn settle_filters(state: &mut State, effects: &mut Vec<Effect>) {
    let caret = |wanted: Purpose| match &state.overlay {
        Overlay::Line(line) if line.purpose == wanted && line.taken.is_none() => Some(line.caret),
        _ => None,
    };
    let (of_articles, of_claims) = (caret(Purpose::Filter), caret(Purpose::FilterClaims));
    effects.extend(ask_for_unknown(state));
    if let Some(serial) = state.filter.ask(of_articles, &Among::Articles) {
        let written = state.filter.written.clone();
        effects.push(filter(state, serial, written, of_articles, Among::Articles));
    }
    let among = Among::Claims(state.claims.articles.clone());
    if let Some(serial) = state.claim_filter.ask(of_claims, &among) {
        effects.push(filter(state, serial, state.claim_filter.written.clone(), of_claims, among));
    }
}

/// Asks for the next comparison that the filter of the list depends on; what passes is judged anew each time a good
/// part more is known, so that all together costs no more than the last.
fn ask_for_unknown(state: &mut State) -> Option<Effect> {
    if !state.filter.asks_for_findings {
        return None;
    }
    let unknown = state.filter.passing.as_ref().map_or(&[][..], |kept| &kept.unknown);
    let mut stories = unknown.iter().filter_map(|&article| state.story(state.story_of(article)?));
    let next =
        stories.find(|story| !matches!(state.compared.get(&story.id), Some(Compared::Done(_)))).cloned();
    let fresh = state.filter.fresh;
    if fresh > 0 && (next.is_none() || fresh * 4 > state.compared.len()) {
        state.filter.renew();
    }
    ask_for(state, next?)
}

fn filter(state: &State, serial: u64, written: String, caret: Option<usize>, among: Among) -> Effect {
    let asks = Filter::parse(&written).ok();
    // Tags are offered while their value is still missing, so that the filter is wrong yet.
    let about_marks = asks.as_ref().is_none_or(Filter::asks_for_marks);
    let marks = about_marks.then(|| Box::new(state.marking.marks.clone()));
    let findings = asks.is_some_and(|filter| filter.asks_for_findings());
    let stories = state.briefing.stories.iter().filter(|_| findings);
    let known =
        stories.filter_map(|story| Some((story.clone(), Arc::clone(&state.digest(story)?.comparison))));
    Effect::Filter(Box::new(Wanted { serial, written, caret, among, marks, compared: known.collect() }))
}

/// Asks how many articles pass the saved filters, unless that is known.
fn count_saved(state: &mut State) -> Option<Effect> {
    if state.briefing.articles.is_empty() {
        return None;
    }
    let (briefing, compared) = (&state.briefing, &state.compared);
    let done = |story: &Story| match compared.get(&story.id)? {
        Compared::Asked => None,
        Compared::Done(digest) => Some((story.clone(), Arc::clone(&digest.comparison))),
    };
    let known = compared.values().filter(|of| matches!(of, Compared::Done(_))).count();
    let all = || briefing.stories.iter().filter_map(done).collect();
    let counting = state.list.saved.ask(known, state.marking.readings, &state.marking.marks, all)?;
    Some(Effect::Count(Box::new(counting)))
}

/// Asks for the comparison of the story under the cursor and of the other stories on the screen.
fn ask_for_comparisons(state: &mut State, effects: &mut Vec<Effect>) {
    let height = usize::from(state.areas.list.height);
    let visible = state.list.rows.iter().skip(state.list.top).take(height).copied().map(ListRow::story);
    let mut stories: Vec<usize> = state.story_under_cursor().into_iter().chain(visible).collect();
    stories.dedup();
    for index in stories {
        // Of a lone article there is nothing to compare.
        let story = state.briefing.stories.get(index).filter(|story| story.articles.len() > 1);
        if let Some(story) = story.filter(|story| !state.compared.contains_key(&story.id)).cloned() {
            effects.extend(ask_for(state, story));
        }
    }
}

/// Asks for a comparison, unless that was done.
fn ask_for(state: &mut State, story: Story) -> Option<Effect> {
    if state.compared.contains_key(&story.id) {
        return None;
    }
    state.compared.insert(story.id.clone(), Compared::Asked);
    Some(Effect::Compare(story))
}
