//! The list of stories with their articles.

use ratatui::layout::{Position, Rect};

use super::list_linear;
use super::saved;
use super::source;
use crate::app::State;
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::list::ListRow;
use crate::app::sign::Sign;
use crate::app::state::Loading;
use crate::config::theme::Role;
use crate::model::{Article, Story};
use crate::ui::canvas::{Canvas, cells_of};
use crate::ui::sign;

/// Columns of the list, by where they begin and how wide they are; a width of 0 hides one.
pub(super) struct Columns {
    lead: u16,
    date: (u16, u16),
    pub(super) source: (u16, u16),
    pub(super) title: (u16, u16),
    words: (u16, u16),
    place: (u16, u16),
    counts: (u16, u16),
}

/// With fewer cells beside the title it is not told there why a lone article stands apart.
const APART: u16 = 24;

/// Cells before the first column: cursor, unread mark, the longest number of a story or letter of an article.
fn lead(state: &State) -> u16 {
    let stories = &state.briefing.stories;
    let digits = stories.len().max(1).ilog10() as u16 + 1;
    let most = stories.iter().max_by_key(|story| story.articles.len());
    let last = most.and_then(|story| story.letter(*story.articles.last()?));
    let letters = last.map_or(1, |last| cells_of(&last));
    (4 + digits).max(5 + letters).max(6)
}

impl Columns {
    fn of(state: &State) -> Self {
        let area = state.areas.list;
        let (width, lead) = (area.width, lead(state));
        let (date, source, words, place, counts) = match width {
            0..60 => (0, 0, 0, 0, 0),
            60..72 => (0, 16, 0, 0, 10),
            72..100 => (11, 18, 0, 0, 10),
            100..130 => (11, 22, 7, 0, 18),
            _ => (11, 24, 7, 20, 18),
        };
        let fixed = lead + date + source + words + place + counts;
        let title = width.saturating_sub(fixed + 1);
        let mut x = area.x + lead;
        let mut take = |width: u16| {
            let start = x;
            x += width;
            (start, width)
        };
        Self {
            lead,
            date: take(date),
            source: take(source),
            title: take(title),
            words: take(words),
            place: take(place),
            counts: take(counts),
        }
    }
}

/// Draws the list and returns the cell of the selected row.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.list;
    if area.is_empty() {
        return None;
    }
    let columns = Columns::of(state);
    head(state, canvas, &columns);
    let is_empty = state.list.rows.iter().all(|row| matches!(row, ListRow::Filter(_)));
    // Below the saved filters, where there are any.
    let y = area.y.saturating_add(state.list.rows.len() as u16);
    if is_empty && y < area.bottom() {
        let words = match state.loading {
            _ if state.filter.passing.is_some() => {
                let lift = state.keymap.told(Context::List, Command::Cancel);
                &format!("No article passes the filter; {lift} lifts it.")
            }
            Some(Loading::Done | Loading::Ungrouped) if !state.problems.is_empty() => {
                &format!("Nothing could be read: {}.", state.problems_told())
            }
            Some(Loading::Done | Loading::Ungrouped) => {
                "Nothing to read. Name files or folders on the command line."
            }
            _ => "Loading…",
        };
        let below = Rect { x: area.x + 1, y, width: area.width.saturating_sub(2), height: area.bottom() - y };
        canvas.flow(below, &[(words, Role::Dim)]);
        if state.list.rows.is_empty() {
            return Some(Position::new(area.x, area.y));
        }
    }
    let rows = state.list.rows.iter().enumerate().skip(state.list.top).take(usize::from(area.height));
    let mut cursor = None;
    for ((index, &row), y) in rows.zip(area.y..) {
        match row {
            _ if canvas.theme.linear => list_linear::draw(state, canvas, area, row, y),
            ListRow::Filter(place) => saved::row(state, canvas, &columns, place, y),
            ListRow::Story(story) => story_row(state, canvas, &columns, story, y),
            ListRow::Article { story, article } => article_row(state, canvas, &columns, (story, article), y),
        }
        if index == state.list.cursor {
            canvas.tint(Rect { y, height: 1, ..area }, Role::Cursor);
            canvas.role(area.x, y, 1, canvas.theme.glyphs.cursor, Role::Key);
            canvas.tint(Rect { y, height: 1, ..area }, Role::Cursor);
            cursor = Some(Position::new(area.x, y));
        }
    }
    cursor
}

fn head(state: &State, canvas: &mut Canvas<'_>, columns: &Columns) {
    let area = state.areas.head;
    if area.is_empty() {
        return;
    }
    let put = |canvas: &mut Canvas<'_>, (x, width): (u16, u16), words: &str| {
        canvas.role(x, area.y, width.saturating_sub(1), words, Role::Dim);
    };
    put(canvas, columns.date, "published");
    put(canvas, columns.source, "source");
    put(canvas, columns.title, "title");
    let (x, width) = columns.words;
    canvas.right(x, (x + width).saturating_sub(2), area.y, if width > 0 { "words" } else { "" }, Role::Dim);
    put(canvas, columns.place, "dateline, note");
    put(canvas, columns.counts, if columns.counts.1 > 12 { "out/ind" } else { "" });
    canvas.rule(area, area.bottom() - 1, canvas.theme.glyphs.rule, Role::Rule);
}

fn story_row(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, index: usize, y: u16) {
    let Some(story) = state.story(index) else { return };
    let area = state.areas.list;
    let folded = state.list.folded.contains(&story.id);
    let glyphs = canvas.theme.glyphs;
    let fold = if folded { glyphs.closed } else { glyphs.open };
    canvas.role(area.x + 1, y, 1, fold, Role::Dim);
    canvas.role(area.x + 3, y, columns.lead - 3, &(index + 1).to_string(), Role::Title);
    let put = |canvas: &mut Canvas<'_>, (x, width): (u16, u16), words: &str, role| {
        canvas.role(x, y, width.saturating_sub(1), words, role);
    };
    put(
        canvas,
        columns.date,
        story.first.as_deref().map_or("no date", |date| date.get(..10).unwrap_or(date)),
        Role::Date,
    );
    let count = story.articles.len();
    let articles = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
    put(canvas, columns.source, &articles, Role::Dim);
    let title = story_title(state, story);
    put(canvas, columns.title, &title, Role::Title);
    let (x, width) = columns.title;
    let beside = cells_of(&title).saturating_add(2);
    if story.articles.len() == 1 && width.saturating_sub(beside) > APART {
        // Why a lone article stands apart is said in full below the list.
        put(canvas, (x + beside, width - beside), &story.why.join(" · "), Role::Dim);
    }
    counts(state, canvas, columns, story, y);
}

/// The story's title; where it has none, that of its first article.
pub(super) fn story_title(state: &State, story: &Story) -> String {
    if !story.title.is_empty() {
        return story.title.clone();
    }
    let first = story.articles.first().and_then(|&article| state.analysed(article));
    first.map_or(String::new(), |of| source::title(&of.article).to_owned())
}

/// Outlets and how many are independent, then the findings: `4/3  !1 ?5 @2`.
fn counts(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, story: &Story, y: u16) {
    let (x, width) = columns.counts;
    if width == 0 {
        return;
    }
    let outlets = state.briefing.outlets(&story.articles);
    let outlets = format!("{outlets}/{}", story.independent.min(outlets));
    let mut at = x;
    if width > 12 {
        canvas.role(x, y, 7, &outlets, Role::Dim);
        at = x + 7;
    }
    let Some(digest) = state.digest(story) else { return };
    let tally = digest.tally;
    let signs = [
        (Sign::Conflict, tally.conflicts),
        (Sign::Update, tally.updates),
        (Sign::Certainty, tally.certainty),
        (Sign::Speaker, tally.speakers),
    ];
    for (of, count) in signs.into_iter().filter(|&(_, count)| count > 0) {
        let words = format!("{}{count} ", sign::glyph(of, canvas.theme));
        at = canvas.role(at, y, (x + width).saturating_sub(at), &words, sign::role(of));
    }
}

fn article_row(state: &State, canvas: &mut Canvas<'_>, columns: &Columns, at: (usize, usize), y: u16) {
    let (story, index) = at;
    let (Some(story), Some(of)) = (state.story(story), state.analysed(index)) else { return };
    let article = &of.article;
    let area = state.areas.list;
    let glyphs = canvas.theme.glyphs;
    let is_read = state.marking.marks.is_read(article.revision);
    if state.list.chosen.contains(&article.id) {
        canvas.role(area.x + 1, y, 1, glyphs.chosen, Role::Chosen);
    }
    let (mark, role) = if is_read { (glyphs.read, Role::Dim) } else { (glyphs.unread, Role::Unread) };
    canvas.role(area.x + 2, y, 1, mark, role);
    canvas.role(area.x + 4, y, columns.lead - 5, &story.letter(index).unwrap_or_default(), Role::Letter);
    let put = |canvas: &mut Canvas<'_>, (x, width): (u16, u16), words: &str, role| {
        canvas.role(x, y, width.saturating_sub(1), words, role);
    };
    put(canvas, columns.date, source::day(article), Role::Date);
    put(canvas, columns.source, &source::source(article), Role::Source);
    let copy_of = story.copy_of(index);
    let (beside_title, in_column) = if columns.place.1 > 0 { (None, copy_of) } else { (copy_of, None) };
    let signs = signs(state, canvas, article, beside_title);
    let wide = (crate::text::width::width(&signs) as u16).min(columns.title.1 / 2);
    let (x, width) = columns.title;
    if wide > 0 {
        let end = (x + width).saturating_sub(1);
        canvas.role(end.saturating_sub(wide), y, wide, &signs, Role::Chosen);
    }
    title(state, canvas, (x, width.saturating_sub(wide)), index, article, y);
    if columns.words.1 > 0 {
        let (x, width) = columns.words;
        canvas.right(x, x + width - 2, y, &shortened(of.words), Role::Dim);
    }
    let note: Vec<String> = in_column.into_iter().chain(source::places(article)).collect();
    put(canvas, columns.place, &note.join(&format!(" {} ", glyphs.dot)), Role::Dim);
}

/// A number in at most five cells: `418`, `185k`.
fn shortened(words: usize) -> String {
    if words < 100_000 { words.to_string() } else { format!("{}k", words / 1000) }
}

/// What it is a copy of, where that has no column, and what the user marked it with: `copy of A ★ ✎2 #talks`, with a space
/// before it; nothing where there is nothing.
fn signs(state: &State, canvas: &Canvas<'_>, article: &Article, copy_of: Option<String>) -> String {
    let (marks, glyphs) = (&state.marking.marks, canvas.theme.glyphs);
    let mut signs: Vec<String> = copy_of.into_iter().collect();
    if marks.is_muted(article.revision) {
        signs.push(glyphs.muted.to_owned());
    }
    if marks.is_starred(article.revision) {
        signs.push(glyphs.star.to_owned());
    }
    match marks.notes_on(article).len() {
        0 => {}
        1 => signs.push(glyphs.note.to_owned()),
        count => signs.push(format!("{}{count}", glyphs.note)),
    }
    signs.extend(marks.tags(article.revision).map(|tag| format!("#{tag}")));
    if signs.is_empty() { String::new() } else { format!(" {}", signs.join(" ")) }
}

/// The title with the matches of a search; set apart when it was made of the lead.
fn title(state: &State, canvas: &mut Canvas<'_>, at: (u16, u16), index: usize, article: &Article, y: u16) {
    let (x, width) = at;
    let room = width.saturating_sub(1);
    let derived = article.title.as_ref().is_some_and(|title| title.derived);
    let marks = &state.marking.marks;
    let role = match (derived, marks.is_read(article.revision)) {
        _ if marks.is_muted(article.revision) => Role::Dim,
        (true, _) => Role::Derived,
        (false, true) => Role::Text,
        (false, false) => Role::Unread,
    };
    let words = source::title(article);
    canvas.role(x, y, room, words, role);
    if state.search.in_titles() {
        for found in state.search.matches.in_article(index) {
            let before = words.get(..found.span.start).map_or(0, cells_of);
            let style = if state.search.current() == Some(*found) { Role::MatchHere } else { Role::Match };
            let left = room.saturating_sub(before);
            canvas.role(x + before.min(room), y, left, found.span.of(words), style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_number_of_words_is_never_cut_within_its_digits() {
        assert_eq!([0, 418, 99_999].map(shortened), ["0", "418", "99999"]);
        assert_eq!([100_000, 185_500].map(shortened), ["100k", "185k"]);
    }
}
