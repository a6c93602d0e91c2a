//! Moving the cursor: by rows, by screens, to the ends, in whichever pane has the focus.

use crate::app::command::Command;
use crate::app::layout::Pane;
use crate::app::state::{State, Tone};
use crate::model::Article;

/// How far a movement goes.
#[derive(Clone, Copy, Debug)]
enum Move {
    /// So many rows on, or back when negative.
    By(isize),
    /// To the row or paragraph with this number, from 1.
    To(usize),
    /// To the end.
    End,
}

/// Carries out a movement command, `count` times where that makes sense.
pub(super) fn run(state: &mut State, command: Command, count: Option<usize>) {
    let times = count.unwrap_or(1) as isize;
    let page = page_rows(state);
    let half = (page / 2).max(1);
    let by = match command {
        Command::Down => Move::By(times),
        Command::Up => Move::By(-times),
        Command::HalfPageDown => Move::By(half * times),
        Command::HalfPageUp => Move::By(-half * times),
        Command::PageDown => Move::By(page * times),
        Command::PageUp => Move::By(-page * times),
        Command::Last => count.map_or(Move::End, Move::To),
        _ => Move::To(count.unwrap_or(1)),
    };
    move_in(state, state.focus, by);
}

/// Moves the pane that does not have the focus.
pub(super) fn other(state: &mut State, rows: isize) {
    let pane = match state.focus {
        Pane::Claims if state.areas.has_text() => state.main_pane(),
        Pane::Claims => {
            let back = state.told(Command::Back);
            state.say(
                Tone::Warning,
                format!("There is no room for another pane; {back} goes back to the text."),
            );
            return;
        }
        Pane::Reader | Pane::Compare if !state.areas.claims.is_empty() => Pane::Claims,
        Pane::Reader | Pane::Compare | Pane::List | Pane::Matrix | Pane::Timeline => {
            let claims = state.told(Command::GoClaims);
            state.say(Tone::Warning, format!("There is no other pane to move; {claims} shows the claims."));
            return;
        }
    };
    move_in(state, pane, Move::By(rows));
}

/// Three rows for a notch of the wheel, as elsewhere.
pub(super) fn wheel(state: &mut State, notches: isize) {
    move_in(state, state.focus, Move::By(notches * 3));
}

/// Reads a screen on or back; at the end of an article goes on to the next unread one.
pub(super) fn read_on(state: &mut State, command: Command) {
    let page = page_rows(state);
    let forward = command == Command::ReadOn;
    if state.focus == Pane::Reader
        && let Some(index) = state.reading.article
        && let Some(of) = state.briefing.articles.get(index).cloned()
    {
        let before = state.reading.place(&of.article).at;
        let rows = (page - 1).max(1);
        let rows = if forward { rows } else { -rows };
        let width = state.reading.width;
        let end = state.pages.page(index, &of.article, width).end();
        if forward && state.reading.spot == end {
            super::navigate::unread(state, 1);
            return;
        }
        state.reading.scroll(&mut state.pages, index, &of.article, rows);
        if forward && skip_known(state, index, &of.article) {
            return;
        }
        if forward && state.reading.place(&of.article).at == before {
            super::navigate::unread(state, 1);
        }
        return;
    }
    if forward && state.focus == Pane::List {
        super::navigate::open(state);
        return;
    }
    move_in(state, state.focus, Move::By(if forward { page } else { -page }));
}

/// From a passage that was read in another source goes on to the next that is new, or to the next article where all
/// that follows was read; tells whether it did.
fn skip_known(state: &mut State, index: usize, article: &Article) -> bool {
    let Some((_, novelty)) = &state.reading.novelty else { return false };
    let passages = state.pages.known_passages(index);
    let at = state.reading.place(article).at;
    let here = passages.iter().rposition(|passage| passage.span.start <= at).unwrap_or(0);
    if !novelty.is_known(here) {
        return false;
    }
    if let Some(next) = novelty.next_new(here).and_then(|next| passages.get(next)) {
        let start = next.span.start;
        state.reading.put(article, start);
    } else {
        super::navigate::unread(state, 1);
        if state.notice.is_none() {
            state.say(Tone::Note, "The rest of the article before was read in other sources.");
        }
    }
    true
}

fn page_rows(state: &State) -> isize {
    let areas = &state.areas;
    let height = match state.focus {
        Pane::List => areas.list.height,
        Pane::Reader => areas.reader.height,
        // Rows of a comparison and claims take several lines each.
        Pane::Compare => areas.compare.height / 4,
        Pane::Matrix => areas.matrix.height / state.survey.matrix.grid.lines(),
        Pane::Timeline => areas.timeline.height,
        Pane::Claims => areas.claims.height / 4,
    };
    (height as isize).max(1)
}

fn move_in(state: &mut State, pane: Pane, by: Move) {
    match pane {
        Pane::List => {
            let row = target(state.list.cursor, state.list.rows.len(), by);
            let briefing = state.briefing.clone();
            state.list.select(&briefing, row);
        }
        Pane::Reader => in_reader(state, by),
        Pane::Compare => in_compare(state, by),
        Pane::Matrix => {
            let survey = &mut state.survey;
            let Some(digest) = &survey.digest else { return };
            let row = target(survey.matrix.cursor, survey.matrix.rows().len(), by);
            survey.matrix.select(&digest.facts, row);
        }
        Pane::Timeline => {
            let survey = &mut state.survey;
            let Some(digest) = &survey.digest else { return };
            let row = target(survey.timeline.cursor, digest.events.len(), by);
            survey.timeline.select(&digest.events, row);
        }
        Pane::Claims => {
            state.claims.cursor = match by {
                Move::By(by) => state.claims.step(by),
                Move::To(number) => {
                    state.claims.cursor = 0;
                    state.claims.step(number as isize)
                }
                Move::End => state.claims.len().saturating_sub(1),
            };
        }
    }
}

fn in_reader(state: &mut State, by: Move) {
    let Some(index) = state.reading.article else { return };
    let Some(of) = state.briefing.articles.get(index).cloned() else { return };
    let (reading, pages) = (&mut state.reading, &mut state.pages);
    match by {
        Move::By(rows) if rows.unsigned_abs() + 1 >= reading.height && reading.height > 2 => {
            reading.scroll(pages, index, &of.article, rows);
        }
        Move::By(rows) => reading.step(pages, index, &of.article, rows),
        Move::To(number) => {
            let passages = pages.passages(index, &of.article);
            let paragraph = passages.iter().find(|passage| passage.number == Some(number as u32));
            let to = if number == 1 { passages.first() } else { paragraph };
            match to {
                Some(passage) => reading.put(&of.article, passage.span.start),
                None => state.say(Tone::Warning, format!("There is no paragraph {number}.")),
            }
        }
        Move::End => {
            let page = pages.page(index, &of.article, reading.width);
            let end = page.end();
            let at = page.offset(end);
            reading.put(&of.article, at);
        }
    }
}

fn in_compare(state: &mut State, by: Move) {
    let comparing = &mut state.comparing;
    // A row taller than the screen is read through before the cursor leaves it.
    if let Move::By(lines @ (1 | -1)) = by {
        let hidden = comparing.height_of(&state.pages, comparing.cursor).saturating_sub(comparing.height);
        if lines > 0 && comparing.skip < hidden {
            comparing.skip += 1;
            return;
        }
        if lines < 0 && comparing.skip > 0 {
            comparing.skip -= 1;
            return;
        }
    }
    let row = target(comparing.cursor, comparing.collation.rows.len(), by);
    comparing.select(row);
}

/// The row a movement leads to among `rows` rows.
fn target(cursor: usize, rows: usize, by: Move) -> usize {
    let last = rows.saturating_sub(1);
    match by {
        Move::By(by) => cursor.saturating_add_signed(by).min(last),
        Move::To(number) => number.saturating_sub(1).min(last),
        Move::End => last,
    }
}
