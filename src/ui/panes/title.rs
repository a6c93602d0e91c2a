//! The line at the top: what is shown, how much of it, where in it.

use crate::app::State;
use crate::app::command::Command;
use crate::app::key::show_sequence;
use crate::app::keymap::Context;
use crate::app::layout::{View, WIDE};
use crate::app::matrix::Order;
use crate::app::sign::Sign;
use crate::app::state::Loading;
use crate::config::theme::Role;
use crate::ui::canvas::{Canvas, cells_of};
use crate::ui::sign;

/// Draws the line at the top.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.title;
    if area.is_empty() {
        return;
    }
    canvas.tint(area, Role::Bar);
    let right = match state.view {
        View::List => of_loading(state),
        View::Reader => of_reading(state),
        View::Compare => row_of(state.comparing.cursor, state.comparing.collation.rows.len(), "row"),
        View::Matrix => {
            let matrix = &state.survey.matrix;
            row_of(matrix.cursor, matrix.rows().len(), "row")
        }
        View::Timeline => row_of(state.survey.timeline.cursor, state.survey.events().len(), "row"),
    };
    let end = area.right().saturating_sub(1);
    let end = canvas.right(area.x + 1, end, area.y, &right, Role::Bar).saturating_sub(2);
    let room = end.saturating_sub(area.x);
    match state.view {
        View::List => {
            if state.filter.is_in_force() {
                let told = of_filter(state, canvas.theme.glyphs.dot);
                canvas.pieces(area.x, area.y, room, &[(" PARALLAX", Role::Title), (&told, Role::Bar)]);
                return;
            }
            let counts = format!(
                "  {} {dot} {} {dot} {} {dot} {} unread",
                state.origin,
                counted(state.briefing.articles.len(), "article", "articles"),
                counted(state.briefing.stories.len(), "story", "stories"),
                state.unread(),
                dot = canvas.theme.glyphs.dot,
            );
            canvas.pieces(area.x, area.y, room, &[(" PARALLAX", Role::Title), (&counts, Role::Bar)]);
        }
        View::Reader => {
            let place = place_in_story(state);
            canvas.pieces(area.x, area.y, room, &[(" READ", Role::Title), (&place, Role::Bar)]);
        }
        View::Compare => of_comparison(state, canvas, room),
        View::Matrix => {
            let told = of_matrix(state, room);
            of_survey(state, canvas, room, " MATRIX", &told);
        }
        View::Timeline => {
            let told = of_timeline(state, room);
            of_survey(state, canvas, room, " TIMELINE", &told);
        }
    }
}

/// How much passes the filter; the counts first, so that they are seen where the rest is cut.
fn of_filter(state: &State, dot: &str) -> String {
    let all = state.briefing.articles.len();
    let told = match &state.filter.passing {
        Some(kept) if kept.unknown.is_empty() => format!("{} of {all}", kept.articles.len()),
        Some(kept) => {
            format!("{} of {all}, {} not compared yet", kept.articles.len(), kept.unknown.len())
        }
        None => format!("of {all}"),
    };
    format!("  filter {dot} {told} {dot} {}", state.filter.written.trim())
}

fn of_loading(state: &State) -> String {
    let stop = state.keymap.keys_of(Context::List, Command::Cancel).map(show_sequence);
    let stop = stop.map_or(String::new(), |keys| format!("  {keys} stops"));
    match state.loading {
        None => "loading".to_owned(),
        Some(Loading::Running { found, analysed }) => format!("loading {analysed}/{found}{stop}"),
        Some(Loading::Stopping) => "stopping".to_owned(),
        Some(Loading::Grouping) => format!("grouping{stop}"),
        Some(Loading::Ungrouped) => "not grouped".to_owned(),
        Some(Loading::Done) if state.problems.is_empty() => String::new(),
        Some(Loading::Done) => state.problems_told(),
    }
}

fn of_reading(state: &State) -> String {
    let Some(index) = state.reading.article else { return String::new() };
    let passages = state.pages.known_passages(index);
    let here = passages.get(state.reading.spot.passage).and_then(|passage| passage.number);
    let last = passages.iter().rev().find_map(|passage| passage.number).unwrap_or(0);
    let text = passages.last().map_or(1, |passage| passage.span.end.max(1));
    let at = passages.get(state.reading.spot.passage).map_or(0, |passage| passage.span.end);
    let percent = at * 100 / text;
    let novelty = state.reading.novelty.as_ref().map(|(_, novelty)| novelty);
    let new = novelty.filter(|novelty| novelty.is_partly_known());
    let new = new.map_or(String::new(), |novelty| format!("{}/{} new  ", novelty.new, novelty.all));
    match here {
        Some(number) => format!("{new}¶ {number}/{last}  {percent}%"),
        None => format!("{new}{percent}%"),
    }
}

fn place_in_story(state: &State) -> String {
    let Some(index) = state.reading.article else { return String::new() };
    let Some(story) = state.story_of(index).and_then(|story| state.story(story)) else {
        return String::new();
    };
    let letter = story.letter(index).unwrap_or_default();
    if story.articles.len() == 1 {
        return format!("  {letter}  {}", story.title);
    }
    format!("  {letter} of {}  {}", letters(story), story.title)
}

fn letters(story: &crate::model::Story) -> String {
    let count = story.articles.len();
    if count > 8 {
        return format!("{count} sources");
    }
    let letters: Vec<_> = story.articles.iter().filter_map(|&article| story.letter(article)).collect();
    letters.join(" ")
}

fn of_comparison(state: &State, canvas: &mut Canvas<'_>, room: u16) {
    let area = state.areas.title;
    let Some(story) = &state.comparing.story else { return };
    let shown: Vec<_> = state.comparing.columns().filter_map(|article| story.letter(article)).collect();
    let shown = shown.join(canvas.theme.glyphs.times);
    let end = area.x + room;
    // Where there is room, the differences are named, not only counted.
    let mut tally = tally(state, canvas, room);
    // What would be cut is left out, the least grave first.
    let lead = cells_of(" COMPARE ") + cells_of(&shown) + 2;
    while lead + tally.iter().map(|(words, _)| cells_of(words)).sum::<u16>() > room && !tally.is_empty() {
        tally.pop();
    }
    let tally_cells: u16 = tally.iter().map(|(words, _)| cells_of(words)).sum();
    let head = canvas.pieces(
        area.x,
        area.y,
        room,
        &[(" COMPARE ", Role::Title), (&shown, Role::Title), ("  ", Role::Bar)],
    );
    let of = if story.articles.len() > 2 && room > 90 {
        let base = state.comparing.order.first().and_then(|&base| story.letter(base)).unwrap_or_default();
        format!("  of {}   base {base}", letters(story))
    } else {
        String::new()
    };
    let of_cells = cells_of(&of);
    let title_end = end.saturating_sub(tally_cells + of_cells + 2).max(head);
    let title_room = Some(title_end - head).filter(|&room| room >= LEAST_TITLE).unwrap_or(0);
    let x = canvas.role(head, area.y, title_room, &story.title, Role::Bar);
    canvas.role(x, area.y, end.saturating_sub(x), &of, Role::Bar);
    let mut x = end.saturating_sub(tally_cells).max(x + of_cells);
    for (words, role) in &tally {
        x = canvas.role(x, area.y, end.saturating_sub(x), words, *role);
    }
}

/// The name of the view, the story, and what is told of it, as much as fits; the story's title gives way first.
fn of_survey(state: &State, canvas: &mut Canvas<'_>, room: u16, name: &str, told: &[String]) {
    let area = state.areas.title;
    let Some(story) = &state.survey.story else { return };
    let end = area.x + room;
    let head = canvas.pieces(area.x, area.y, room, &[(name, Role::Title), ("  ", Role::Bar)]);
    let left = end.saturating_sub(head);
    let joined = |count: usize| told[..count].join(&format!(" {} ", canvas.theme.glyphs.dot));
    // As many parts as fit whole, and at least the first.
    let fitting = (2..=told.len()).rev().map(joined).find(|told| cells_of(told) <= left);
    let told = &fitting.unwrap_or_else(|| told.first().cloned().unwrap_or_default());
    let room = left.saturating_sub(cells_of(told) + 3);
    if room < LEAST_TITLE {
        canvas.role(head, area.y, left, told, Role::Bar);
        return;
    }
    let x = canvas.role(head, area.y, room, &story.title, Role::Bar);
    canvas.pieces(x, area.y, end.saturating_sub(x), &[("   ", Role::Bar), (told, Role::Bar)]);
}

/// Cells below which a title tells nothing.
const LEAST_TITLE: u16 = 12;

/// How many facts there are, which sources are shown where not all are, and how many claims are left out.
fn of_matrix(state: &State, room: u16) -> Vec<String> {
    let survey = &state.survey;
    let (Some(facts), Some(story)) = (survey.facts(), &survey.story) else { return Vec::new() };
    let mut told = vec![counted(facts.rows.len(), "fact", "facts")];
    if let Some(only) = survey.matrix.only {
        let kind = if only.is_aligned() { &only.word().to_lowercase() } else { "one source" };
        told.push(format!("only {kind}"));
    }
    if survey.matrix.order != Order::Gravity {
        told.push(survey.matrix.order.words().to_owned());
    }
    let columns = survey.matrix.grid.columns;
    if columns < story.articles.len() {
        let first = survey.matrix.shift + 1;
        let last = survey.matrix.shift + columns;
        told.push(format!("sources {first}-{last} of {}", story.articles.len()));
    }
    match facts.hidden {
        0 => {}
        hidden if room < WIDE => told.push(format!("{hidden} hidden")),
        hidden => {
            let claims = counted(hidden, "claim", "claims");
            told.push(format!("hidden: {claims} of one source without figure, date or denial"));
        }
    }
    told
}

/// How many dates are told, and how many articles do not tell theirs.
fn of_timeline(state: &State, room: u16) -> Vec<String> {
    let survey = &state.survey;
    let (Some(story), Some(digest)) = (&survey.story, &survey.digest) else { return Vec::new() };
    let mut told = vec![counted(digest.events.len() - digest.published, "date told", "dates told")];
    match story.articles.len().saturating_sub(digest.published) {
        0 => {}
        without if room < WIDE => told.push(format!("{without} undated")),
        without => {
            let articles = counted(without, "article", "articles");
            told.push(format!("{articles} without a date of publication"));
        }
    }
    told
}

/// How many rows carry each sign, gravest first: `!1 ?2`.
fn tally(state: &State, canvas: &Canvas<'_>, room: u16) -> Vec<(String, Role)> {
    let shared = state.comparing.tally().iter().filter(|(of, _)| of.is_aligned());
    let told = shared.map(|&(of, count)| {
        let (one, more) = match of {
            Sign::Conflict => (" conflict", " conflicts"),
            Sign::Update => (" update", " updates"),
            Sign::Certainty => (" certainty", " certainty"),
            Sign::Speaker => (" speaker", " speaker"),
            Sign::Reworded | Sign::Same | Sign::Related | Sign::OnlyBase | Sign::OnlyOther => ("", ""),
        };
        let word = if count == 1 { one } else { more };
        if canvas.theme.linear {
            let word = if word.is_empty() { of.word() } else { word.trim_start() };
            return (format!(" {count} {word} "), sign::role(of));
        }
        let word = if room > 120 { word } else { "" };
        (format!(" {}{count}{word} ", sign::glyph(of, canvas.theme)), sign::role(of))
    });
    told.collect()
}

fn row_of(cursor: usize, rows: usize, what: &str) -> String {
    if rows == 0 { String::new() } else { format!("{what} {}/{rows}", cursor + 1) }
}

/// "1 article", "5 articles".
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
