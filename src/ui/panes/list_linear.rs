//! A row of the list in words, for screen readers: what it is, its title, then the rest.

use ratatui::layout::Rect;

use super::list::story_title;
use super::saved;
use super::source;
use crate::app::State;
use crate::app::list::ListRow;
use crate::config::theme::Role;
use crate::model::Story;
use crate::ui::canvas::Canvas;

/// Draws a row.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, area: Rect, row: ListRow, y: u16) {
    let pieces = match row {
        ListRow::Story(index) => state.story(index).map(|story| of_story(state, index, story)),
        ListRow::Article { story, article } => of_article(state, story, article),
        ListRow::Filter(place) => saved::linear(state, place),
    };
    let pieces = pieces.unwrap_or_default();
    let pieces: Vec<(&str, Role)> = pieces.iter().map(|(words, role)| (words.as_str(), *role)).collect();
    canvas.pieces(area.x, y, area.width, &pieces);
}

/// `Story 2, folded: Ferries stay in port, 3 articles, 1 conflict`
fn of_story(state: &State, index: usize, story: &Story) -> Vec<(String, Role)> {
    let folded = if state.list.folded.contains(&story.id) { ", folded" } else { "" };
    let mut pieces = vec![
        (format!("Story {}{folded}: ", index + 1), Role::Dim),
        (story_title(state, story), Role::Title),
        (format!(", {}", counted(story.articles.len(), "article")), Role::Dim),
    ];
    if let Some(digest) = state.digest(story) {
        let tally = digest.tally;
        let told = [
            (tally.conflicts, "conflict", Role::Conflict),
            (tally.updates, "update", Role::Update),
            (tally.certainty, "difference of certainty", Role::Certainty),
            (tally.speakers, "difference of speaker", Role::Speaker),
        ];
        let told = told.into_iter().filter(|(count, ..)| *count > 0);
        pieces.extend(told.map(|(count, word, role)| (format!(", {}", counted(count, word)), role)));
    }
    let first = story.first.as_deref().map_or("no date", |date| date.get(..10).unwrap_or(date));
    pieces.push((format!(", {first}"), Role::Date));
    pieces
}

/// `A, unread: Troops pull back, Bloomberg, 2022-01-10, 520 words`
fn of_article(state: &State, story: usize, index: usize) -> Option<Vec<(String, Role)>> {
    let (story, of) = (state.story(story)?, state.analysed(index)?);
    let article = &of.article;
    let letter = story.letter(index).unwrap_or_default();
    let marks = &state.marking.marks;
    let unread = if marks.is_read(article.revision) { "" } else { ", unread" };
    let starred = if marks.is_starred(article.revision) { ", starred" } else { "" };
    let muted = if marks.is_muted(article.revision) { ", muted" } else { "" };
    let notes = match marks.notes_on(article).len() {
        0 => String::new(),
        count => format!(", {}", counted(count, "note")),
    };
    let tags: Vec<String> = marks.tags(article.revision).map(|tag| format!(" #{tag}")).collect();
    let tags = tags.concat();
    let chosen = if state.list.chosen.contains(&article.id) { ", selected" } else { "" };
    let copy = story.copy_of(index).map_or(String::new(), |copy| format!(", {copy}"));
    let derived = article.title.as_ref().is_some_and(|title| title.derived);
    Some(vec![
        (letter, Role::Letter),
        (format!("{copy}{unread}{chosen}{starred}{muted}{notes}{tags}: "), Role::Dim),
        (source::title(article).to_owned(), if derived { Role::Derived } else { Role::Text }),
        (format!(", {}", source::source(article)), Role::Source),
        (format!(", {}", source::day(article)), Role::Date),
        (format!(", {}", counted(of.words, "word")), Role::Dim),
    ])
}

fn counted(count: usize, what: &str) -> String {
    match (count, what.split_once(' ')) {
        (1, _) => format!("1 {what}"),
        (_, None) => format!("{count} {what}s"),
        (_, Some((noun, rest))) => format!("{count} {noun}s {rest}"),
    }
}
