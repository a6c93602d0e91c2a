//! What the user marks: read, stars, tags, mute, notes, verdicts, stories split and merged; and taking it back.

use parallax::app::{Action, Message};
use parallax::model::Mark;

use crate::driver::{Reader, bundled};

#[test]
fn a_star_a_tag_and_a_note_are_seen_in_the_list_and_are_saved() {
    let mut reader = Reader::open(120, 30);
    reader.press("j s").shows(&["Starred:", "u undoes it"]);
    assert!(reader.cursor_row().contains('★'), "{}", reader.cursor_row());
    reader.press("t").type_in("Talks geneva").press("Enter").shows(&["Tagged geneva, talks"]);
    reader.press("a").type_in("Ask the ministry.").press("Enter").shows(&["Noted on 1:A"]);
    let row = reader.cursor_row();
    assert!(row.contains("★ ✎ #geneva #talks"), "{row}");
    let kinds: Vec<_> = reader.saved.iter().map(std::mem::discriminant).collect();
    let is_saved = |wanted: fn(&Mark) -> bool| reader.saved.iter().any(wanted);
    assert!(is_saved(|mark| matches!(mark, Mark::Starred(_, true))), "{kinds:?}");
    assert!(is_saved(|mark| matches!(mark, Mark::Tags(_, tags) if tags.len() == 2)));
    assert!(is_saved(|mark| matches!(mark, Mark::Note(_, Some(note)) if note.text == "Ask the ministry.")));
}

#[test]
fn a_passage_behind_a_dateline_is_told_by_its_paragraph() {
    let mut reader = Reader::open(120, 30);
    reader.press("j j Enter a").type_in("Who says so?").press("Enter").shows(&["Noted on 1:B¶1"]);
    reader.press("g n").shows(&["1:B¶1", "Who says so?"]);
}

#[test]
fn every_step_is_undone_and_done_again() {
    let mut reader = Reader::open(120, 30);
    let first = reader.press("j").cursor_row();
    reader.press("s r t").type_in("x").press("Enter");
    let last = reader.cursor_row();
    assert_ne!(first, last);
    reader.press("u u u").shows(&["Undone: Starred:"]);
    assert_eq!(reader.cursor_row(), first);
    reader.press("u").shows(&["There is nothing to undo."]);
    reader.press("Ctrl-r Ctrl-r Ctrl-r");
    assert_eq!(reader.cursor_row(), last);
    reader.press("Ctrl-r").shows(&["There is nothing to do again."]);
}

#[test]
fn a_story_is_read_and_muted_as_a_whole() {
    let mut reader = Reader::open(120, 30);
    reader.shows(&["5 unread"]).hides(&["⊘"]);
    reader.press("R").shows(&["Story 1 read", "1 unread"]);
    reader.press("X").shows(&["Story 1 muted", "⊘"]);
    reader.press("R X").shows(&["5 unread"]).hides(&["⊘"]);
}

#[test]
fn an_article_is_split_off_and_its_story_merged_again() {
    let mut reader = Reader::open(120, 30);
    reader.shows(&["2 stories", "4 articles"]);
    reader.press("S").shows(&["Stand on the article that does not belong here"]);
    reader.press("j S").shows(&["1 article split from story 1", "3 stories", "3 articles"]);
    reader.shows(&["put right by hand"]);
    reader.press("u").shows(&["2 stories", "4 articles"]);
    reader.press("Ctrl-r").shows(&["3 stories"]);
    reader.home().press("M").shows(&["Select an article of each story"]);
    let second = reader.rows().iter().filter(|row| row.contains(" 1 article")).count();
    assert_eq!(second, 2);
    // The first article of each story is selected, then the stories are one again.
    reader.press("j v").call(parallax::app::Command::Last).press("v M").shows(&["merged", "2 stories"]);
    reader.press("u u").shows(&["2 stories", "4 articles"]);
}

#[test]
fn a_note_on_a_passage_stands_in_the_margin_and_in_the_list_of_notes() {
    let mut reader = Reader::open(120, 30);
    reader.press("j Enter");
    reader.press("a").type_in("Which talks?").shows(&["note: Which talks?"]);
    reader.press("Enter");
    reader.shows(&["Noted on 1:A", "✎"]);
    reader.press("g n").shows(&["notes and verdicts", "Which talks?"]);
    reader.press("Enter").hides(&["notes and verdicts"]);
    assert!(reader.rows()[29].contains("✎ Which talks?"), "told at the foot, too");
    reader.press("a").shows(&["note: Which talks?"]);
    reader.press("Ctrl-u Enter").shows(&["taken away"]).hides(&["✎"]);
    reader.press("u g n d").shows(&["taken away"]);
    reader.press("g n").shows(&["There are no notes yet"]);
}

#[test]
fn a_draft_survives_leaving_in_the_middle() {
    let mut reader = Reader::open(120, 30);
    reader.press("j a").type_in("half a no").press("Ctrl-c");
    assert!(reader.left);
    let saved = reader.saved.clone();
    let mut again = Reader::empty(120, 30);
    again.act(Action::Message(Message::Marks(saved)));
    again.act(Action::Message(Message::Loaded(bundled())));
    again.home().press("j a").shows(&["note: half a no"]);
    again.press("Esc a").hides(&["half a no"]);
}

#[test]
fn a_dismissed_finding_is_out_of_the_counts_until_that_is_undone() {
    let mut reader = Reader::open(160, 45);
    reader.press("j c !").shows(&["Conflict 1 of 2"]);
    reader.press("d").type_in("another withdrawal").press("Enter").shows(&["Finding dismissed"]);
    reader.press("!").shows(&["Conflict 1 of 1"]);
    reader.press("g n").shows(&["finding dismissed: another withdrawal"]);
    reader.press("Esc u");
    reader.press("!").shows(&["of 2"]);
    reader.press("Tab j j x").shows(&["Claim checked"]);
    reader.home().press("d").shows(&["stand on one"]);
}

#[test]
fn the_session_goes_on_where_it_ended() {
    let mut reader = Reader::open(120, 30);
    reader.press("j j Enter 5 j j");
    let (row, mut saved) = (reader.cursor_row(), reader.saved.clone());
    saved.extend(reader.state.farewell());
    let mut again = Reader::empty(120, 30);
    again.act(Action::Message(Message::Loaded(bundled())));
    again.act(Action::Message(Message::Marks(saved.clone())));
    assert_eq!(again.cursor_row(), row);
    let mut busy = Reader::empty(120, 30);
    busy.act(Action::Message(Message::Loaded(bundled())));
    busy.press("j").act(Action::Message(Message::Marks(saved)));
    busy.shows(&["PARALLAX"]);
}
