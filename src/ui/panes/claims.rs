//! The claims: those of the passage under the cursor, then denials, then all.

use ratatui::layout::{Position, Rect};

use crate::app::State;
use crate::app::claims::{ClaimRef, Entry, Section};
use crate::app::digest::{cite, gap_before, is_denial, on_one_line, pointed_at, quoted};
use crate::app::layout::{Pane, View};
use crate::app::marking::verdict_on_claim;
use crate::app::sign::Sign;
use crate::config::theme::Role;
use crate::model::{Certainty, Claim, Finding, SourceKind, Story};
use crate::text::Span;
use crate::text::width::width;
use crate::text::wrap::LineEnds;
use crate::ui::canvas::Canvas;
use crate::ui::marks::matches_in;
use crate::ui::sign;

/// Lines of content shown of one claim.
const LINES: usize = 3;

/// Draws the claims and, when they have the focus, returns the cell of the claim under the cursor.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area = state.areas.claims;
    if area.is_empty() {
        return None;
    }
    let beside = area.x > 0;
    // A cell before the words is kept for the cursor's mark.
    let mut inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    if beside {
        let style = canvas.theme.style(Role::Rule);
        for y in area.top()..area.bottom() {
            canvas.glyph(area.x, y, canvas.theme.glyphs.bar, style);
        }
        inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    }
    let story = story(state);
    if state.claim_filter.is_in_force() && inner.height > 1 {
        let told = format!("filter {} {}", canvas.theme.glyphs.dot, state.claim_filter.written.trim());
        canvas.role(inner.x, inner.y, inner.width, &told, Role::Key);
        inner = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    }
    let mut y = inner.y;
    let mut cursor = None;
    let mut index = state.claims.top;
    while y < inner.bottom() {
        let Some(entry) = state.claims.entry(index) else { break };
        match entry {
            Entry::Heading(section, count) => {
                if y > inner.y {
                    y += 1;
                }
                heading(state, canvas, inner, y, section, count);
                y += 1;
                if count == 0 && y < inner.bottom() {
                    canvas.role(inner.x, y, inner.width, "none found", Role::Dim);
                    y += 1;
                }
            }
            Entry::Claim(_, claim) => {
                let rows =
                    draw_claim(state, canvas, Rect { y, height: inner.bottom() - y, ..inner }, story, claim);
                if index == state.claims.cursor {
                    cursor = Some(mark_cursor(state, canvas, area, inner, y, rows));
                }
                y += rows;
            }
        }
        index += 1;
    }
    cursor.filter(|_| state.focus == Pane::Claims)
}

fn mark_cursor(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    inner: Rect,
    y: u16,
    rows: u16,
) -> Position {
    let x = inner.x.saturating_sub(1).max(area.x);
    if state.focus == Pane::Claims {
        let marked = Rect { x, y, width: area.right().saturating_sub(x), height: rows };
        canvas.tint(marked, Role::Cursor);
        // The mark stands where there is no colour too.
        canvas.role(x, y, 1, canvas.theme.glyphs.cursor, Role::Key);
    }
    Position::new(x, y)
}

/// The story whose letters citations use.
fn story(state: &State) -> Option<&Story> {
    match state.view {
        View::Compare => state.comparing.story.as_ref(),
        View::List | View::Reader | View::Matrix | View::Timeline => {
            state.story_of(state.reading.article?).and_then(|story| state.story(story))
        }
    }
}

fn heading(state: &State, canvas: &mut Canvas<'_>, area: Rect, y: u16, section: Section, count: usize) {
    if y >= area.bottom() {
        return;
    }
    let name = match (section, state.view) {
        (Section::Here, View::Compare) => "THIS ROW",
        (Section::Here, View::List | View::Reader | View::Matrix | View::Timeline) => "THIS PARAGRAPH",
        (Section::Denied, _) => "DENIED, REFUSED",
        (Section::All, _) => "ALL CLAIMS",
    };
    let end = canvas.right(area.x, area.right(), y, &count.to_string(), Role::Dim);
    canvas.role(area.x, y, end.saturating_sub(area.x), name, Role::Heading);
}

/// Draws a claim and returns the rows it took.
fn draw_claim(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    story: Option<&Story>,
    at: ClaimRef,
) -> u16 {
    let (Some(claim), Some(of)) = (at.of(&state.briefing), state.analysed(at.article)) else { return 1 };
    let text = &of.article.text;
    let place =
        story.map_or(String::new(), |story| cite(&state.briefing, story, at.article, claim.span.start));
    let end = canvas.right(area.x, area.right(), area.y, &place, Role::Letter).saturating_sub(1);
    let speaker = speaker(state, at, claim);
    let cue = claim.cue.map_or(String::new(), |cue| on_one_line(&of.article.plain(cue), 40));
    let certainty = match claim.certainty {
        Certainty::Certain => "",
        Certainty::Probable => " (probable)",
        Certainty::Possible => " (possible)",
        Certainty::Doubtful => " (doubtful)",
    };
    let verdict = verdict_on_claim(state, at).map_or(String::new(), |of| format!(" · {}", of.kind.word()));
    let speaker_role = if is_denial(claim) { Role::Denial } else { Role::Source };
    let room = end.saturating_sub(area.x);
    let gap = gap_before(&cue);
    let told = [
        (gap, Role::Text),
        (cue.as_str(), Role::Cue),
        (certainty, Role::Hedge),
        (verdict.as_str(), Role::Chosen),
    ];
    let cells: usize = told.iter().map(|(words, _)| width(words)).sum();
    let number = state.claims.number_of(at);
    let found =
        |words: &str| number.map_or_else(Vec::new, |number| matches_in(state, Pane::Claims, number, words));
    let x = canvas.marked((area.x, area.y), room, &speaker, speaker_role, &found(&speaker));
    let mut y = area.y + 1;
    // Cue and certainty stand beside the speaker where they fit, else on a line of their own.
    let is_beside = width(&speaker) + cells <= usize::from(room);
    let (start, line, end) = if is_beside { (x, area.y, end) } else { (area.x + 1, y, area.right()) };
    if line < area.bottom() {
        canvas.pieces(start, line, end.saturating_sub(start), &told);
        let start = start + gap.len() as u16;
        canvas.marked((start, line), end.saturating_sub(start), &cue, Role::Cue, &found(&cue));
        y = line + 1;
    }
    let content = claim.content.iter().copied().reduce(Span::cover);
    // Who declined to comment says nothing more.
    let content = content.unwrap_or(if claim.cue.is_some() { Span::default() } else { claim.span });
    // As much of a long content as its few lines can hold.
    let most = usize::from(area.width) * LINES * 4;
    let shown = content.first(text, most);
    let room = area.width.saturating_sub(2);
    let lines = of.article.markup.wrap(text, shown, usize::from(room).max(1), LineEnds::Flow);
    let base = canvas.theme.style(Role::Text);
    let mut marks: Vec<_> = claim.certainty_by.iter().map(|&hedge| (hedge, Role::Hedge)).collect();
    marks.extend(found(shown.of(text)).into_iter().map(|(span, role)| (span.shift(shown.start), role)));
    for (nth, line) in lines.iter().take(LINES).enumerate() {
        if y >= area.bottom() {
            break;
        }
        canvas.words((area.x + 2, y), room, (&of.article, line.span), base, &marks);
        if nth + 1 == LINES && lines.len() > LINES {
            let x = area.x + 2 + (line.width as u16).min(room.saturating_sub(1));
            canvas.role(x, y, 1, canvas.theme.glyphs.more, Role::Dim);
        }
        y += 1;
    }
    y +=
        beneath(state, canvas, Rect { y, height: area.bottom().saturating_sub(y), ..area }, story, at, claim);
    y - area.y
}

/// What a denial answers, and how widely the claim is told: a line each, where there is something to say.
fn beneath(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    story: Option<&Story>,
    at: ClaimRef,
    claim: &Claim,
) -> u16 {
    let Some(story) = story else { return 0 };
    let digest = state.digest(story);
    let room = area.width.saturating_sub(2);
    let mut y = area.y;
    if is_denial(claim)
        && let Some(target) =
            digest.map_or_else(|| pointed_at(at, claim), |digest| digest.answered(at, claim))
        && y < area.bottom()
    {
        let lead = if canvas.theme.linear { "answers" } else { canvas.theme.glyphs.answers };
        let lead = format!("{lead} ");
        let words = quoted(&state.briefing, story, target, usize::from(room).saturating_sub(width(&lead)));
        canvas.pieces(area.x + 2, y, room, &[(&lead, Role::Denial), (&words, Role::Dim)]);
        y += 1;
    }
    if let Some(finding) = digest.and_then(|digest| digest.joined(at, claim))
        && y < area.bottom()
    {
        let of = Sign::of(finding, None);
        let glyph = format!("{} ", sign::told(of, canvas.theme));
        let words = reach(finding);
        canvas.pieces(area.x + 2, y, room, &[(&glyph, sign::role(of)), (&words, Role::Dim)]);
        y += 1;
    }
    y - area.y
}

/// How widely a finding is told: `2 outlets · 1 origin (Russia's Defence Ministry)`.
fn reach(finding: &Finding) -> String {
    let outlets = if finding.outlets == 1 { "1 outlet" } else { &format!("{} outlets", finding.outlets) };
    match finding.origins.as_slice() {
        [] if finding.independent < finding.outlets => {
            format!("{outlets} · {} without copies", finding.independent)
        }
        [] => outlets.to_owned(),
        [one] if finding.unsourced => format!("{outlets} · origin of some: {one}"),
        [one] => format!("{outlets} · 1 origin ({one})"),
        several => format!("{outlets} · {} origins", several.len()),
    }
}

/// Who says it; where nobody is named, that too.
fn speaker(state: &State, at: ClaimRef, claim: &Claim) -> String {
    match (state.briefing.speaker(at.article, claim), claim.source.as_ref().map(|source| source.kind)) {
        (Some(name), Some(SourceKind::Unresolved)) => format!("{name} (unresolved)"),
        (Some(name), _) => name.to_owned(),
        (None, _) if claim.cue.is_some() => "(nobody named)".to_owned(),
        (None, _) => "The article".to_owned(),
    }
}
