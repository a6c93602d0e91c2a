//! Commands that mark: read, star, tags, mute, notes, verdicts, stories split and merged.

use std::collections::BTreeSet;

use crate::app::claims::ClaimRef;
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::layout::{Pane, View};
use crate::app::line::Purpose;
use crate::app::list::ListRow;
use crate::app::marking::{Way, claim_name, finding_name, short_title};
use crate::app::notes::{Notes, Of, place};
use crate::app::state::{Overlay, State, Tone};
use crate::model::marks::pair;
use crate::model::{Mark, Note, Revision, Spot, Tie, Verdict, VerdictKind};
use crate::text::Span;

use super::{correct, line, navigate, saved};

/// Commands that mark.
pub(super) fn run(state: &mut State, command: Command) {
    match command {
        Command::ToggleRead => toggle_read(state),
        Command::ReadStory => toggle_story_read(state),
        Command::Mute => toggle_mute(state),
        Command::Star => toggle_star(state),
        Command::Tag => begin_tags(state),
        Command::Note => begin_note(state),
        Command::GoNotes => open_notes(state),
        Command::Check => check(state),
        Command::TakeAway if saved::take_away(state) => {}
        Command::Dismiss | Command::TakeAway => begin_dismiss(state),
        Command::Split => split(state),
        Command::Merge => merge(state),
        Command::SaveFilter => saved::begin(state),
        Command::Correct => correct::begin(state),
        Command::Undo => state.step_back(Way::Undo),
        Command::Redo => state.step_back(Way::Redo),
        _ => {}
    }
}

/// Marks the article as read, or as unread again.
fn toggle_read(state: &mut State) {
    let Some((_, revision, title)) = here(state) else { return };
    let is = !state.marking.marks.is_read(revision);
    let told = format!("{} {title}", if is { "Read:" } else { "Unread:" });
    state.mark(told, vec![Mark::Read(revision, is)]);
}

/// Marks all articles of the story as read; unread again when they all are.
fn toggle_story_read(state: &mut State) {
    let Some((number, all)) = story_here(state) else { return };
    let is = !all.iter().all(|&of| state.marking.marks.is_read(of));
    let told = format!("Story {number} {}", if is { "read" } else { "unread" });
    state.mark(told, all.into_iter().map(|of| Mark::Read(of, is)).collect());
}

/// Mutes the story, or lets it be heard again.
fn toggle_mute(state: &mut State) {
    let Some((number, all)) = story_here(state) else { return };
    let is = !all.iter().all(|&of| state.marking.marks.is_muted(of));
    let told = format!("Story {number} {}", if is { "muted" } else { "no longer muted" });
    state.mark(told, all.into_iter().map(|of| Mark::Muted(of, is)).collect());
}

/// Stars the article, or takes the star away.
fn toggle_star(state: &mut State) {
    let Some((_, revision, title)) = here(state) else { return };
    let is = !state.marking.marks.is_starred(revision);
    let told = format!("{} {title}", if is { "Starred:" } else { "No star any more:" });
    state.mark(told, vec![Mark::Starred(revision, is)]);
}

/// Opens the line of the article's tags.
fn begin_tags(state: &mut State) {
    let Some((_, revision, _)) = here(state) else { return };
    let tags: Vec<&str> = state.marking.marks.tags(revision).collect();
    let typed = if tags.is_empty() { String::new() } else { format!("{} ", tags.join(" ")) };
    line::open(state, Purpose::Tags, typed);
}

/// Files the article under exactly these tags.
pub(super) fn tag(state: &mut State, typed: &str) {
    let Some((_, revision, title)) = here(state) else { return };
    let had_none = state.marking.marks.tags(revision).next().is_none();
    let tags: BTreeSet<String> =
        typed.split([' ', ',']).filter(|tag| !tag.is_empty()).map(str::to_lowercase).collect();
    if tags.is_empty() && had_none {
        return;
    }
    let told = match tags.len() {
        0 => format!("No tags any more: {title}"),
        _ => format!("Tagged {}: {title}", tags.iter().cloned().collect::<Vec<_>>().join(", ")),
    };
    state.mark(told, vec![Mark::Tags(revision, tags)]);
}

/// Opens the line of the note on what is under the cursor, with what was written there before, or was being written.
fn begin_note(state: &mut State) {
    let Some((article, span)) = spot_here(state) else {
        return state.say(Tone::Note, "Notes are on articles, passages and claims: go to one.");
    };
    let Some(spot) = spot(state, article, span) else { return };
    let marks = &state.marking.marks;
    let typed =
        marks.draft(spot).map(str::to_owned).or_else(|| marks.note(spot).map(|note| note.text.clone()));
    state.marking.noting = Some((article, span));
    line::open(state, Purpose::Note, typed.unwrap_or_default());
}

/// Writes the note; an empty one is taken away.
pub(super) fn note(state: &mut State, typed: &str) {
    let about = state.marking.noting.take().or_else(|| spot_here(state));
    let Some((article, span)) = about else { return };
    let (Some(spot), Some(of)) = (spot(state, article, span), state.analysed(article).cloned()) else {
        return;
    };
    state.marking.note(Mark::Draft(spot, None));
    let text = typed.trim();
    let where_ = place(state, article, span);
    if text.is_empty() {
        if state.marking.marks.note(spot).is_some() {
            state.mark(format!("Note on {where_} taken away"), vec![Mark::Note(spot, None)]);
        }
        return;
    }
    let quote = span.map_or(String::new(), |span| span.of(&of.article.text).to_owned());
    let note = Note { text: text.to_owned(), quote, article: of.article.id.given.to_string() };
    state.mark(format!("Noted on {where_}"), vec![Mark::Note(spot, Some(note))]);
}

/// Keeps what is being written, so that nothing but taking it back loses it.
pub(super) fn keep_draft(state: &mut State, typed: &str) {
    let Some((article, span)) = state.marking.noting else { return };
    let Some(spot) = spot(state, article, span) else { return };
    let draft = Some(typed.to_owned()).filter(|draft| !draft.trim().is_empty());
    state.marking.note(Mark::Draft(spot, draft));
}

/// Shows the notes and verdicts.
pub(super) fn open_notes(state: &mut State) {
    let notes = Notes::of(state);
    if notes.rows.is_empty() {
        let note = state.told(Command::Note);
        let told = format!("There are no notes yet; {note} writes one on what is under the cursor.");
        return state.say(Tone::Note, told);
    }
    state.overlay = Overlay::Notes(notes);
}

/// Takes away the note or verdict under the cursor of their list.
pub(super) fn take_away(state: &mut State) {
    let Overlay::Notes(notes) = &state.overlay else { return };
    let (cursor, Some(row)) = (notes.cursor, notes.chosen()) else { return };
    let (told, mark) = match &row.of {
        Of::Note(spot) => (format!("Note on {} taken away", row.place), Mark::Note(*spot, None)),
        Of::Verdict(name) => {
            (format!("Verdict on {} taken away", row.place), Mark::Verdict(name.clone(), None))
        }
    };
    state.mark(told, vec![mark]);
    let mut notes = Notes::of(state);
    notes.cursor = cursor.min(notes.rows.len().saturating_sub(1));
    state.overlay = if notes.rows.is_empty() { Overlay::None } else { Overlay::Notes(notes) };
}

/// Marks the claim or finding under the cursor as checked, or no longer.
fn check(state: &mut State) {
    let Some((name, what)) = judged(state) else { return nothing_to_judge(state) };
    let is = state.marking.marks.verdict(&name).is_some_and(|verdict| verdict.kind == VerdictKind::Checked);
    let verdict = (!is).then(|| Verdict { kind: VerdictKind::Checked, reason: String::new() });
    let told = format!("{what} {}", if is { "no longer checked" } else { "checked" });
    state.mark(told, vec![Mark::Verdict(name, verdict)]);
}

/// Asks why the claim or finding under the cursor is dismissed.
fn begin_dismiss(state: &mut State) {
    if judged(state).is_none() {
        return nothing_to_judge(state);
    }
    line::open(state, Purpose::Dismiss, String::new());
}

/// Dismisses the claim or finding under the cursor: it does not count any more.
pub(super) fn dismiss(state: &mut State, reason: &str) {
    let Some((name, what)) = judged(state) else {
        nothing_to_judge(state);
        return;
    };
    let verdict = Verdict { kind: VerdictKind::Dismissed, reason: reason.trim().to_owned() };
    state.mark(format!("{what} dismissed"), vec![Mark::Verdict(name, Some(verdict))]);
}

fn nothing_to_judge(state: &mut State) {
    state.say(
        Tone::Note,
        "Claims and findings are checked and dismissed: stand on one, in compare, matrix or claims.",
    );
}

/// The claim or finding under the cursor, by the name its verdict is kept under, and what to call it.
fn judged(state: &State) -> Option<(String, &'static str)> {
    let finding = |index: usize, findings: &[crate::model::Finding]| {
        Some((finding_name(&state.briefing, findings.get(index)?), "Finding"))
    };
    match state.focus {
        Pane::Claims => Some((claim_name(&state.briefing, state.claims.chosen()?)?, "Claim")),
        Pane::Compare => finding(*state.comparing.row()?.findings.first()?, state.comparing.findings()),
        Pane::Matrix => {
            let findings = &state.survey.digest.as_ref()?.comparison.findings;
            let fact = state.survey.fact()?;
            let Some(&first) = fact.findings.first() else {
                // What one source alone has is a claim of its own.
                let account = fact.accounts.first()?;
                let claim = ClaimRef { article: account.article, claim: account.claim? };
                return Some((claim_name(&state.briefing, claim)?, "Claim"));
            };
            finding(first, findings)
        }
        Pane::List | Pane::Reader | Pane::Timeline => None,
    }
}

/// Takes the article under the cursor, or those selected in this story, out of the story.
fn split(state: &mut State) {
    let Some((story, _)) = navigate::story_here(state) else { return };
    let Some(of) = state.story(story).cloned() else { return };
    let chosen: Vec<usize> =
        state.list.chosen.iter().filter_map(|id| state.places.get(id).copied()).collect();
    let mut out: Vec<usize> = chosen.into_iter().filter(|article| of.articles.contains(article)).collect();
    if out.is_empty() {
        let article = match state.list.row() {
            Some(ListRow::Story(_)) if state.view == View::List => None,
            _ => navigate::article_here(state),
        };
        out.extend(article);
    }
    let stays = of.articles.iter().filter(|article| !out.contains(article)).count();
    if out.is_empty() || stays == 0 {
        let told = if of.articles.len() == 1 {
            "This story has one article; there is nothing to split.".to_owned()
        } else {
            let select = state.keymap.told(Context::List, Command::Select);
            let split = state.told(Command::Split);
            format!(
                "Stand on the article that does not belong here, or select several with {select}, then {split}."
            )
        };
        return state.say(Tone::Note, told);
    }
    let mut marks = Vec::new();
    for &article in &out {
        for &other in &of.articles {
            let tie = if out.contains(&other) { Tie::Together } else { Tie::Apart };
            marks.extend(tied(state, article, other, Some(tie)));
        }
    }
    let count = out.len();
    let articles = if count == 1 { "1 article".to_owned() } else { format!("{count} articles") };
    state.list.chosen.clear();
    state.mark(format!("{articles} split from story {}", story + 1), marks);
}

/// Makes one story of those that the selected articles stand in.
fn merge(state: &mut State) {
    let chosen: Vec<usize> =
        state.list.chosen.iter().filter_map(|id| state.places.get(id).copied()).collect();
    let mut stories: Vec<usize> = chosen.iter().filter_map(|&article| state.story_of(article)).collect();
    stories.sort_unstable();
    stories.dedup();
    if stories.len() < 2 {
        let select = state.keymap.told(Context::List, Command::Select);
        let merge = state.told(Command::Merge);
        let told =
            format!("Select an article of each story with {select}, then {merge} makes one story of them.");
        return state.say(Tone::Note, told);
    }
    let members: Vec<Vec<usize>> =
        stories.iter().filter_map(|&story| Some(state.story(story)?.articles.clone())).collect();
    let mut marks = Vec::new();
    for (place, group) in members.iter().enumerate() {
        for other in &members[place + 1..] {
            // What was split before is put right by this.
            for &a in group {
                for &b in other {
                    let known = tie_of(state, a, b);
                    if known == Some(Tie::Apart) {
                        marks.extend(tied(state, a, b, None));
                    }
                }
            }
            if let (Some(&a), Some(&b)) = (group.first(), other.first()) {
                marks.extend(tied(state, a, b, Some(Tie::Together)));
            }
        }
    }
    let numbers: Vec<String> = stories.iter().map(|story| (story + 1).to_string()).collect();
    state.list.chosen.clear();
    state.mark(format!("Stories {} merged", numbers.join(" and ")), marks);
}

fn tie_of(state: &State, a: usize, b: usize) -> Option<Tie> {
    let (a, b) = (revision(state, a)?, revision(state, b)?);
    state.marking.marks.ties().get(&pair(a, b)).copied()
}

fn tied(state: &State, a: usize, b: usize, tie: Option<Tie>) -> Option<Mark> {
    let (a, b) = (revision(state, a)?, revision(state, b)?);
    (a != b).then(|| Mark::Tie(pair(a, b), tie))
}

fn revision(state: &State, article: usize) -> Option<Revision> {
    state.analysed(article).map(|of| of.article.revision)
}

/// The article under the cursor, its revision and its title.
fn here(state: &mut State) -> Option<(usize, Revision, String)> {
    let found = article_here(state).and_then(|index| Some((index, state.analysed(index)?.clone())));
    if found.is_none() {
        state.say(Tone::Note, "There is no article here.");
    }
    found.map(|(index, of)| (index, of.article.revision, short_title(&of.article)))
}

/// The article that is meant: of the claim or row under the cursor, else the one being read.
pub(super) fn article_here(state: &State) -> Option<usize> {
    spot_here(state).map(|(article, _)| article).or_else(|| navigate::article_here(state))
}

/// The number of the story under the cursor and the revisions of its articles.
fn story_here(state: &mut State) -> Option<(usize, Vec<Revision>)> {
    let story = match state.view {
        View::List => state.story_under_cursor(),
        View::Reader | View::Compare | View::Matrix | View::Timeline => {
            article_here(state).and_then(|article| state.story_of(article))
        }
    }?;
    let articles = state.story(story)?.articles.iter();
    Some((story + 1, articles.filter_map(|&article| revision(state, article)).collect()))
}

/// The article and the place in it that is under the cursor.
fn spot_here(state: &State) -> Option<(usize, Option<Span>)> {
    match state.focus {
        Pane::List => Some((state.list.row()?.article()?, None)),
        Pane::Reader => {
            let article = state.reading.article?;
            let passage = state.pages.known_passages(article).get(state.reading.spot.passage)?;
            Some((article, passage.number.map(|_| passage.span)))
        }
        Pane::Claims => {
            let chosen = state.claims.chosen()?;
            Some((chosen.article, Some(chosen.of(&state.briefing)?.span)))
        }
        Pane::Compare => {
            let collation = &state.comparing.collation;
            let id = collation.id(state.comparing.cursor)?;
            let column = collation.columns.iter().find(|column| column.article == id.article)?;
            Some((id.article, Some(column.passages.get(id.passage)?.span)))
        }
        Pane::Matrix => match state.survey.accounts().first() {
            Some(account) => Some((account.article, Some(account.span))),
            None => Some((state.survey.source()?, None)),
        },
        Pane::Timeline => {
            let event = state.survey.event()?;
            Some((event.article, event.evidence))
        }
    }
}

fn spot(state: &State, article: usize, span: Option<Span>) -> Option<Spot> {
    Some((revision(state, article)?, span))
}
