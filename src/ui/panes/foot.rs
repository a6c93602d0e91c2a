//! The foot of a comparison: the finding under the cursor explained, with the words of each side.

use ratatui::layout::Rect;

use crate::app::State;
use crate::app::collation::Row;
use crate::app::digest::{Sides, cite, on_one_line};
use crate::app::marking::verdict_on;
use crate::app::sign::{Sign, about};
use crate::config::theme::Role;
use crate::export::edits::{Places, told};
use crate::export::reach::outlets;
use crate::model::{Finding, FindingKind, Story, Verdict};
use crate::ui::canvas::{Canvas, rows_of};
use crate::ui::panes::compare::findings;
use crate::ui::sign;

/// Draws the foot.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.foot;
    if area.height < 2 {
        return;
    }
    canvas.rule(area, area.y, canvas.theme.glyphs.rule, Role::Rule);
    let inner =
        Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    let Some(row) = state.comparing.row() else { return };
    let findings = findings(state, row);
    // The conflict gone to is explained before others of its row.
    let explained = state.comparing.explained();
    let first = explained.and_then(|index| row.findings.iter().position(|&of| of == index)).unwrap_or(0);
    let Some(story) = &state.comparing.story else { return };
    let used = match findings.get(first) {
        Some(finding) => explain(state, canvas, inner, story, finding),
        None => plain(state, canvas, inner),
    };
    if used >= inner.height {
        return;
    }
    let rest = Rect { y: inner.y + used, height: inner.height - used, ..inner };
    if findings.is_empty() {
        if state.comparing.edit_of_all(row).is_none() {
            nearest(state, canvas, (rest.x, rest.y), rest.width);
        }
        return;
    }
    let others = findings.iter().enumerate().filter(|(place, _)| *place != first).map(|(_, other)| *other);
    if findings.len() > 1 {
        also(state, canvas, rest, story, others);
    } else {
        let copies = of_copies(state, row, Places::Counted);
        let told = match copies.trim_start() {
            "" if state.comparing.is_apart(state.comparing.cursor) => APART,
            told => told,
        };
        canvas.role(rest.x, rest.y, rest.width, told, Role::Dim);
    }
}

/// The other findings of the row, as many as one line holds.
pub(super) fn also<'a>(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    story: &Story,
    others: impl Iterator<Item = &'a Finding>,
) {
    let mut at = area.x;
    for (nth, other) in others.enumerate() {
        if at >= area.right() {
            break;
        }
        let lead = if nth == 0 { "also " } else { "; " };
        let of = Sign::of(other, None);
        let glyph = format!("{} ", sign::told(of, canvas.theme));
        let words = Sides::of(&state.briefing, story, &other.members).told(LIMITS[0]);
        let pieces = [(lead, Role::Dim), (glyph.as_str(), sign::role(of)), (words.as_str(), Role::Text)];
        at = canvas.pieces(at, area.y, area.right().saturating_sub(at), &pieces);
    }
}

/// How many characters of each side are quoted: as many as leave room for all that is to be told.
const LIMITS: [usize; 4] = [64, 40, 24, 12];

/// What it means that words are marked which no finding holds.
const APART: &str = "Words of sentences told alike that differ are underlined and slanted.";

/// Origins named at most.
const ORIGINS: usize = 8;

/// One finding: what it is about, each side's words, what follows, and whom the words go back to.
pub(super) fn explain(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    story: &Story,
    finding: &Finding,
) -> u16 {
    let of = Sign::of(finding, None);
    let head = format!("{} {}: ", sign::told(of, canvas.theme), about(finding.about));
    let follows = match finding.kind {
        FindingKind::Conflict => "Both cannot hold.",
        FindingKind::Update => "A running figure, as of different times.",
        FindingKind::Certainty => "The same, put with different certainty.",
        FindingKind::Attribution => "The same, from different mouths.",
        FindingKind::Agreement if finding.is_loose() => "Both can hold; they are not the same.",
        FindingKind::Agreement => "They agree.",
    };
    let origin = match finding.origins.as_slice() {
        [] => String::new(),
        [one] if finding.unsourced => format!(" Origin of some: {one}."),
        [one] => format!(" One origin: {one}."),
        several if several.len() <= ORIGINS => format!(" Origins: {}.", several.join(", ")),
        many => {
            let (named, others) = many.split_at(ORIGINS);
            format!(" Origins: {} and {} more.", named.join(", "), others.len())
        }
    };
    let outlets = format!(" {}.", outlets(finding.outlets, finding.independent));
    let verdict = verdict_on(state, finding).map_or(String::new(), told_verdict);
    let sides = Sides::of(&state.briefing, story, &finding.members);
    let sign = format!("{} ", sign::told(of, canvas.theme));
    let told = |head: &str, words: &str, rest: &[(&str, Role)]| {
        let mut pieces = vec![(head.to_owned(), sign::role(of)), (words.to_owned(), Role::Text)];
        pieces.extend(rest.iter().map(|(words, role)| ((*words).to_owned(), *role)));
        pieces
    };
    let follows = [(". ", Role::Text), (follows, Role::Text)];
    let whom = [(&origin, Role::Dim), (&outlets, Role::Dim), (&verdict, Role::Chosen)];
    let all: Vec<(&str, Role)> =
        follows.into_iter().chain(whom.map(|(words, role)| (words.as_str(), role))).collect();
    // Where there is no room for all of it, the words of the sides come before what is said of them.
    let ways = [(&head, all.as_slice()), (&head, &follows), (&sign, &[])];
    let mut tried = ways.iter().flat_map(|way| LIMITS.map(|limit| (way, limit)));
    let pieces = tried.find_map(|((head, rest), limit)| {
        let pieces = told(head, &sides.told(limit), rest);
        let fits = rows_of(&borrowed(&pieces), area.width) <= usize::from(area.height);
        fits.then_some(pieces)
    });
    let pieces = pieces.unwrap_or_else(|| told(&head, &sides.told(LIMITS[LIMITS.len() - 1]), &all));
    canvas.flow(area, &borrowed(&pieces))
}

fn borrowed(pieces: &[(String, Role)]) -> Vec<(&str, Role)> {
    pieces.iter().map(|(words, role)| (words.as_str(), *role)).collect()
}

/// ` You checked it.`
pub(super) fn told_verdict(verdict: &Verdict) -> String {
    format!(" You {} it.", verdict.kind.word())
}

/// What a row without findings means, and of copies what was done to them.
fn plain(state: &State, canvas: &mut Canvas<'_>, area: Rect) -> u16 {
    let comparing = &state.comparing;
    let (Some(of), Some(row)) = (comparing.sign(comparing.cursor), comparing.row()) else { return 0 };
    let words = match of {
        Sign::OnlyBase | Sign::OnlyOther => {
            "No matching passage was found; that is not to say the others are silent."
        }
        Sign::Related => "They share a subject; nothing in them was found to agree or differ.",
        Sign::Reworded => "These passages tell the same in other words.",
        Sign::Same if comparing.is_apart(comparing.cursor) => {
            "These passages tell the same in nearly the same words; those that differ are underlined and slanted."
        }
        Sign::Same => "These passages tell the same in nearly the same words.",
        Sign::Conflict | Sign::Update | Sign::Certainty | Sign::Speaker => "",
    };
    let meaning = of_edits(state, row).unwrap_or_else(|| words.to_owned());
    let glyph = format!("{} ", sign::told(of, canvas.theme));
    let [cited, counted] = [Places::Cited, Places::Counted].map(|places| of_copies(state, row, places));
    // Where not all of it has room, what was done to a copy tells more than what a sign means.
    let shortest = if counted.is_empty() { meaning.clone() } else { counted.trim_start().to_owned() };
    let lines = [format!("{meaning}{cited}"), format!("{meaning}{counted}"), shortest];
    let rows = |line: &str| rows_of(&[(&glyph, sign::role(of)), (line, Role::Dim)], area.width);
    let line = lines.iter().find(|line| rows(line) <= usize::from(area.height)).unwrap_or(&lines[2]);
    canvas.flow(area, &[(&glyph, sign::role(of)), (line, Role::Dim)])
}

/// What became of the row's passage between a text and its copy; `None` where nothing did, or none is shown.
fn of_edits(state: &State, row: &Row) -> Option<String> {
    let comparing = &state.comparing;
    let story = comparing.story.as_ref()?;
    let columns = comparing.collation.columns.iter().enumerate();
    if row.only().is_some() {
        let told = columns.filter_map(|(place, column)| {
            Some(comparing.edit(row, place)?.told(&story.letter(column.article).unwrap_or_default()))
        });
        let told = told.collect::<Vec<_>>().join(", ");
        let rest = match comparing.edit_of_all(row) {
            Some(_) => ".",
            None => "; no matching passage was found in the other sources shown.",
        };
        let (first, others) = told.split_at_checked(1)?;
        return Some(format!("{}{others}{rest}", first.to_uppercase()));
    }
    comparing
        .is_edited(row)
        .then(|| "What one has and the other has not is underlined and slanted.".to_owned())
}

/// ` C is a copy of A: 1 sentence left out.` for each copy that the row is about.
fn of_copies(state: &State, row: &Row, places: Places) -> String {
    let Some(story) = &state.comparing.story else { return String::new() };
    let edits = state.comparing.edits_in(row);
    let told = edits.map(|edits| format!(" {}.", told(&state.briefing, story, edits, places)));
    told.collect::<Vec<_>>().concat()
}

/// What comes nearest to a passage without a counterpart: `nearest: B¶9, 0.08`, and its first words.
fn nearest(state: &State, canvas: &mut Canvas<'_>, at: (u16, u16), room: u16) {
    let Some(story) = &state.comparing.story else { return };
    let Some(nearest) = state.comparing.nearest() else { return };
    let Some(of) = state.analysed(nearest.article) else { return };
    let place = cite(&state.briefing, story, nearest.article, nearest.span.start);
    let score = format!(", {:.2} ", nearest.score);
    let words = format!("“{}”", on_one_line(&of.article.plain(nearest.span), 64));
    let pieces =
        [("  nearest: ", Role::Dim), (&place, Role::Letter), (&score, Role::Dim), (&words, Role::Dim)];
    canvas.pieces(at.0, at.1, room, &pieces);
}
