//! The timeline: what has a date, in order, with the publications between.

use ratatui::layout::{Position, Rect};

use super::excerpt::{self, Room};
use super::source;
use crate::app::State;
use crate::app::digest::{cite, on_one_line};
use crate::app::layout::{Pane, WIDE};
use crate::compare::timeline::{Dated, Event};
use crate::config::theme::Role;
use crate::model::Story;
use crate::text::Span;
use crate::text::calendar::{interval, parts, readable};
use crate::text::width::width as cells_of;
use crate::ui::canvas::Canvas;
use crate::ui::marks::matches_in;

/// Cells of a day alone, as narrow screens tell it.
const DAY: u16 = 10;

/// Cells of day and time, of the citation, and of who says it; the words have the rest.
struct Columns {
    when: u16,
    place: u16,
    who: u16,
}

impl Columns {
    const fn of(width: u16) -> Self {
        match width {
            0..40 => Self { when: if width < 30 { 0 } else { DAY + 1 }, place: 6, who: 0 },
            40..60 => Self { when: DAY + 1, place: 7, who: 0 },
            60..WIDE => Self { when: 18, place: 7, who: 0 },
            WIDE..130 => Self { when: 18, place: 8, who: 18 },
            _ => Self { when: 18, place: 8, who: 24 },
        }
    }

    /// As much as the words of an event take: where rows are read one by one, nothing need stand in columns.
    fn worded(state: &State, story: &Story, event: &Event, when: &str, width: u16) -> Self {
        let cells = |words: &str| match cells_of(words) {
            0 => 0,
            cells => cells as u16 + 1,
        };
        let who = if width < WIDE { 0 } else { cells(&speaker(state, event)).min(24) };
        Self { when: cells(when), place: cells(&place(state, story, event)), who }
    }

    /// Cells before the words.
    const fn lead(&self) -> u16 {
        1 + self.when + self.place + self.who
    }
}

/// Draws the timeline with its foot and returns the cell of the row under the cursor.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.timeline;
    let story = state.survey.story.as_ref()?;
    if area.is_empty() {
        return None;
    }
    let columns = Columns::of(area.width);
    head(state, canvas, &columns);
    let events = state.survey.events();
    if events.is_empty() {
        let told =
            if state.survey.digest.is_some() { "No date was found in this story." } else { "Comparing…" };
        canvas.role(area.x + 1, area.y, area.width.saturating_sub(1), told, Role::Dim);
        return Some(Position::new(area.x, area.y));
    }
    let timeline = &state.survey.timeline;
    let shown = events.iter().enumerate().skip(timeline.top);
    let mut before = None;
    let mut cursor = None;
    for ((index, event), y) in shown.zip(area.top()..area.bottom()) {
        // A day is told once, and again at the top of the screen. Two dates of which no day is known are not one.
        let when = when(&event.value);
        if canvas.theme.linear {
            let columns = Columns::worded(state, story, event, &when, area.width);
            row(state, canvas, story, (index, event), &when, &columns, y);
        } else {
            let is_same = before.as_ref() == Some(&when) && is_known(&event.value);
            let told = if is_same { "" } else { &when };
            row(state, canvas, story, (index, event), told, &columns, y);
        }
        before = Some(when);
        if index == timeline.cursor {
            canvas.tint(Rect { y, height: 1, ..area }, Role::Cursor);
            let style = canvas.theme.style(Role::Key).patch(canvas.theme.style(Role::Cursor));
            canvas.glyph(area.x, y, canvas.theme.glyphs.cursor, style);
            cursor = Some(Position::new(area.x, y));
        }
    }
    foot(state, canvas, story);
    cursor
}

fn head(state: &State, canvas: &mut Canvas<'_>, columns: &Columns) {
    let area = state.areas.head;
    if area.is_empty() {
        return;
    }
    if area.height > 1 {
        canvas.rule(area, area.bottom() - 1, canvas.theme.glyphs.rule, Role::Rule);
    }
    let mut x = area.x + 1;
    for (width, name) in [(columns.when, "when"), (columns.place, "where"), (columns.who, "who")] {
        canvas.role(x, area.y, width.saturating_sub(1), name, Role::Dim);
        x += width;
    }
    canvas.role(x, area.y, area.right().saturating_sub(x), "what", Role::Dim);
}

/// Whether a value says so much of its day that another with the same value has the same day.
fn is_known(value: &str) -> bool {
    interval(value).is_some() || parts(value).month.is_some()
}

/// A day as a reader wants it: `2022-01-10 Mon`, `2022-01-10 Mon pm`, `2022-01-10 18:20`; a question mark for what the
/// text leaves open.
fn when(value: &str) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let known = parts(value);
    let weekday = known.weekday.and_then(|day| DAYS.get((day as usize).checked_sub(1)?)).copied();
    match (interval(value), known.time, weekday) {
        (Some(_), Some((hour, minute)), _) => {
            let day = value.get(..10).unwrap_or(value);
            format!("{day} {hour:02}:{minute:02}")
        }
        (Some(_), None, Some(weekday)) if known.day.is_some() => {
            let part = match value.split_once('T').map(|(_, part)| part) {
                Some("MO") => " am",
                Some("AF") => " pm",
                Some("EV") => " eve",
                Some("NI") => " night",
                _ => "",
            };
            format!("{} {weekday}{part}", value.get(..10).unwrap_or(value))
        }
        (Some(_), ..) => readable(value).into_owned(),
        (None, ..) if known.month.is_some() => value.split('T').next().unwrap_or(value).replace('X', "?"),
        (None, Some((hour, minute)), _) => format!("? {hour:02}:{minute:02}"),
        (None, None, Some(weekday)) => format!("{weekday} ?"),
        (None, ..) => "?".to_owned(),
    }
}

fn row(
    state: &State,
    canvas: &mut Canvas<'_>,
    story: &Story,
    (index, event): (usize, &Event),
    when: &str,
    columns: &Columns,
    y: u16,
) {
    let found = |words: &str| matches_in(state, Pane::Timeline, index, words);
    let area = state.areas.timeline;
    let Some(of) = state.analysed(event.article) else { return };
    let x = area.x + 1;
    let day = when.get(..usize::from(DAY)).filter(|_| columns.when == DAY + 1 && !canvas.theme.linear);
    let when = day.map_or(when, str::trim_end);
    canvas.marked((x, y), columns.when.saturating_sub(1), when, Role::Date, &found(when));
    let place = place(state, story, event);
    canvas.role(x + columns.when, y, columns.place.saturating_sub(1), &place, Role::Letter);
    let who = match event.what {
        Dated::Published => source::source(&of.article),
        Dated::Claim(_) | Dated::Told => speaker(state, event),
    };
    let at = (x + columns.when + columns.place, y);
    canvas.marked(at, columns.who.saturating_sub(1), &who, Role::Source, &found(&who));
    let words = Rect { x: area.x + columns.lead(), y, height: 1, ..area };
    let room = area.right().saturating_sub(words.x);
    let Some(evidence) = event.evidence else {
        let title = source::title(&of.article);
        let x = canvas.marked((words.x, y), room, PUBLISHED, Role::Heading, &found(PUBLISHED));
        let room = (words.x + room).saturating_sub(x);
        canvas.marked((x, y), room, title, Role::Text, &found(title));
        return;
    };
    let (text, whole, date) = excerpt::plain(&of.article, evidence, event.date.unwrap_or(evidence));
    // A cell is kept at either end for the mark of what is cut.
    let cut = excerpt::with_mark(&text, whole, date, Room::line(usize::from(room).saturating_sub(3).max(1)));
    let more = canvas.theme.glyphs.more;
    let mut told = String::new();
    if cut.start > whole.start {
        told += more;
    }
    let shift = told.len();
    told += cut.of(&text);
    let start = shift + date.start.saturating_sub(cut.start);
    let mark = Span::new(start, (start + date.len()).min(told.len()));
    if cut.end < whole.end {
        told += more;
    }
    let mut marks = vec![(mark, Role::Date), (mark, Role::Mark)];
    marks.extend(found(&told));
    canvas.flow_marked(Rect { width: room, ..words }, &told, &marks);
}

/// What stands before the title of an article in the row of its publication.
const PUBLISHED: &str = "published: ";

/// `B¶10`; of a publication, the letter.
fn place(state: &State, story: &Story, event: &Event) -> String {
    match event.evidence {
        Some(evidence) => cite(&state.briefing, story, event.article, event.date.unwrap_or(evidence).start),
        None => story.letter(event.article).unwrap_or_default(),
    }
}

/// Who says it; empty where the article itself does.
fn speaker(state: &State, event: &Event) -> String {
    let of = state.analysed(event.article);
    let claim = of.zip(event.what.claim()).and_then(|(of, index)| of.claims.get(index));
    let name = claim.and_then(|claim| state.briefing.speaker(event.article, claim));
    name.unwrap_or_default().to_owned()
}

/// The event under the cursor in full: who says it, where, and how its date was read.
fn foot(state: &State, canvas: &mut Canvas<'_>, story: &Story) {
    let area = state.areas.foot;
    let Some(event) = state.survey.event().filter(|_| area.height > 1) else { return };
    let Some(of) = state.analysed(event.article) else { return };
    canvas.rule(area, area.y, canvas.theme.glyphs.rule, Role::Rule);
    let inner =
        Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    let place = place(state, story, event);
    let date = event.date.map(|date| on_one_line(&of.article.plain(date), 40));
    let Some(evidence) = event.evidence else {
        let day = source::date_with_basis(&of.article);
        let from = date.map_or(String::new(), |date| format!(", from “{date}”"));
        let told = format!(" published {day}{from}: ");
        let title = source::title(&of.article);
        canvas.flow(inner, &[(&place, Role::Letter), (&told, Role::Dim), (title, Role::Text)]);
        return;
    };
    let speaker = speaker(state, event);
    let who = if speaker.is_empty() { speaker } else { format!(" {speaker}:") };
    let read = match (date, interval(&event.value)) {
        (Some(date), Some(_)) if date == event.value => String::new(),
        (Some(date), Some(_)) => format!(" “{date}” is {}.", readable(&event.value)),
        (Some(date), None) => format!(" “{date}” leaves the day open ({}).", event.value),
        (None, _) => String::new(),
    };
    let used = usize::from(inner.width) * usize::from(inner.height);
    let limit = used.saturating_sub(who.chars().count() + read.chars().count() + 16).max(16);
    let words = format!(" “{}”", on_one_line(&of.article.plain(evidence), limit));
    canvas.flow(
        inner,
        &[(&place, Role::Letter), (&who, Role::Source), (&words, Role::Text), (&read, Role::Dim)],
    );
}

#[cfg(test)]
mod tests {
    use super::when;

    #[test]
    fn days_are_told_with_their_weekday_and_what_is_open_with_a_question_mark() {
        for (value, told) in [
            ("2022-01-10", "2022-01-10 Mon"),
            ("2022-01-10T18:20Z", "2022-01-10 18:20"),
            ("2022-01-10TAF", "2022-01-10 Mon pm"),
            ("XXXX-XX-XXT07:30", "? 07:30"),
            ("2022-01", "2022-01"),
            ("2022-W03", "2022-W03"),
            ("1997", "1997"),
            ("196", "1960s"),
            ("XXXX-01-10", "????-01-10"),
            ("XXXX-WXX-6", "Sat ?"),
            ("XXXX-XX-XX", "?"),
        ] {
            assert_eq!(when(value), told, "{value}");
        }
    }
}
