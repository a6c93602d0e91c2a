//! The foot of the matrix: the fact under the cursor with the words of each side, and the cell under the cursor.

use ratatui::layout::Rect;

use super::foot::{also, explain, told_verdict};
use crate::app::claims::ClaimRef;
use crate::app::digest::{cite, gap_before, on_one_line};
use crate::app::facts::{Account, Fact};
use crate::app::marking::verdict_on_claim;
use crate::app::matrix::Asked;
use crate::app::{Command, Context, State};
use crate::config::theme::Role;
use crate::model::{Finding, Story};
use crate::ui::canvas::Canvas;
use crate::ui::sign;

/// Draws the foot.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let area = state.areas.foot;
    if area.height < 2 {
        return;
    }
    canvas.rule(area, area.y, canvas.theme.glyphs.rule, Role::Rule);
    let survey = &state.survey;
    let (Some(story), Some(digest), Some(fact)) = (&survey.story, &survey.digest, survey.fact()) else {
        return;
    };
    let inner =
        Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    // The cell has what is left, at least a line.
    let most = Rect { height: inner.height.saturating_sub(1 + inner.height / 5).max(1), ..inner };
    let findings = &digest.comparison.findings;
    let mut own = fact.findings.iter().filter_map(|&index| findings.get(index));
    let used = match own.next() {
        Some(finding) => of_finding(state, canvas, most, story, finding, own),
        None => alone(state, canvas, most, story, fact),
    };
    let rest = Rect { y: inner.y + used, height: inner.height.saturating_sub(used), ..inner };
    if rest.height > 0 {
        cell(state, canvas, rest, story);
    }
}

fn of_finding<'a>(
    state: &State,
    canvas: &mut Canvas<'_>,
    area: Rect,
    story: &Story,
    finding: &Finding,
    others: impl Iterator<Item = &'a Finding>,
) -> u16 {
    let used = explain(state, canvas, area, story, finding);
    let mut others = others.peekable();
    if used < area.height && others.peek().is_some() {
        let rest = Rect { y: area.y + used, height: 1, ..area };
        also(state, canvas, rest, story, others);
        return used + 1;
    }
    used
}

/// What one source alone has.
fn alone(state: &State, canvas: &mut Canvas<'_>, area: Rect, story: &Story, fact: &Fact) -> u16 {
    let letters = fact.letters(story);
    let glyph = if canvas.theme.linear { "" } else { sign::glyph(fact.sign, canvas.theme) };
    let lead = format!("{glyph} {} only {letters}: ", fact.about);
    let lead = lead.trim_start();
    let origin = match fact.origins.first() {
        Some(origin) => format!(" Origin: {origin}."),
        None => String::new(),
    };
    let words = fact.accounts.first().map_or(String::new(), |account| clause(state, account, 90));
    let claim = fact.accounts.iter().find_map(|of| Some(ClaimRef { article: of.article, claim: of.claim? }));
    let verdict = claim.and_then(|claim| verdict_on_claim(state, claim)).map_or(String::new(), told_verdict);
    let pieces = [
        (lead, sign::role(fact.sign)),
        (&words, Role::Text),
        (".", Role::Text),
        (&verdict, Role::Chosen),
        (
            " No matching passage was found in the other sources; that is not to say they are silent.",
            Role::Dim,
        ),
        (&origin, Role::Dim),
    ];
    canvas.flow(area, &pieces)
}

/// The words of an account in quotation marks.
fn clause(state: &State, account: &Account, limit: usize) -> String {
    let words = state.analysed(account.article).map(|of| of.article.plain(account.span));
    format!("“{}”", on_one_line(&words.unwrap_or_default(), limit))
}

/// What the source under the cursor says, or what comes nearest in it.
fn cell(state: &State, canvas: &mut Canvas<'_>, area: Rect, story: &Story) {
    let survey = &state.survey;
    let Some(source) = survey.source() else { return };
    let letter = story.letter(source).unwrap_or_default();
    let limit = usize::from(area.width) * usize::from(area.height);
    if let Some(account) = survey.accounts().first() {
        let place = cite(&state.briefing, story, source, account.mark.start);
        let who = speaker(state, account);
        let room = limit.saturating_sub(place.chars().count() + who.chars().count() + 8);
        let words = clause(state, account, room.max(8));
        canvas.flow(
            area,
            &[(&place, Role::Letter), (" ", Role::Text), (&who, Role::Source), (&words, Role::Text)],
        );
        return;
    }
    let lead = " no matching passage found";
    let nearest = match survey.matrix.nearest {
        Asked::Yes(Some(nearest)) => nearest,
        Asked::Yes(None) => {
            let told = "; none was found near.";
            canvas.flow(area, &[(&letter, Role::Letter), (lead, Role::Dim), (told, Role::Dim)]);
            return;
        }
        Asked::No => {
            let open = format!("; {} shows the nearest.", state.keymap.told(Context::Matrix, Command::Open));
            canvas.flow(area, &[(&letter, Role::Letter), (lead, Role::Dim), (&open, Role::Dim)]);
            return;
        }
    };
    let place = cite(&state.briefing, story, nearest.article, nearest.span.start);
    let score = format!(", {:.2}: ", nearest.score);
    let words = state.analysed(nearest.article).map(|of| of.article.plain(nearest.span));
    let words = format!("“{}”", on_one_line(&words.unwrap_or_default(), limit.saturating_sub(60).max(8)));
    canvas.flow(
        area,
        &[
            (&letter, Role::Letter),
            (lead, Role::Dim),
            ("; nearest ", Role::Dim),
            (&place, Role::Letter),
            (&score, Role::Dim),
            (&words, Role::Text),
        ],
    );
}

/// Who says it, and how unless that stands in the words: `Russia's Defence Ministry announced: `; empty where the article
/// itself speaks.
fn speaker(state: &State, account: &Account) -> String {
    let claim = state.analysed(account.article).and_then(|of| Some((of, of.claims.get(account.claim?)?)));
    let Some((of, claim)) = claim else { return String::new() };
    let cue = claim.cue.filter(|cue| !account.span.contains(*cue));
    let cue = cue.map_or(String::new(), |cue| on_one_line(&of.article.plain(cue), 40));
    match state.briefing.speaker(account.article, claim) {
        Some(speaker) => format!("{speaker}{}{}: ", gap_before(&cue), cue.trim_end_matches([':', ','])),
        None => String::new(),
    }
}
