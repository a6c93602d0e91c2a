//! What the user marks: read, stars, tags, mute, notes, verdicts, stories split and merged; and taking it back.

use parallax::app::action::{Effect, Standing};
use parallax::app::share::Share;
use parallax::app::{Action, Message};
use parallax::model::{Mark, Problem};

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
    reader.press("j c !").shows(&["Conflict 1 of 1; the base is now B"]);
    reader.press("d").type_in("another withdrawal").press("Enter").shows(&["Finding dismissed"]);
    reader.press("!").shows(&["Conflict 1 of 1 within B"]);
    reader.press("g n").shows(&["finding dismissed: another withdrawal"]);
    reader.press("Esc u");
    reader.press("!").shows(&["Conflict 1 of 1"]).hides(&["within"]);
    reader.press("Tab j j x").shows(&["Claim checked"]);
    reader.home().press("d").shows(&["stand on one"]);
}

#[test]
fn a_dismissed_claim_is_listed_no_more_until_that_is_undone() {
    let count = |reader: &Reader| {
        let rows = reader.rows();
        let row = rows.iter().find(|row| row.contains("ALL CLAIMS")).expect("the heading of all claims");
        row.split_whitespace().last().unwrap().parse::<usize>().unwrap()
    };
    let mut reader = Reader::open(160, 200);
    reader.press("j Enter Tab j");
    let (before, row) = (count(&reader), reader.cursor_row());
    reader.press("d").type_in("nobody said so").press("Enter").shows(&["Claim dismissed"]);
    assert_eq!(count(&reader), before - 1);
    assert_ne!(reader.cursor_row(), row, "the cursor goes to a claim that counts");
    assert!(reader.state.claims.chosen().is_some());
    reader.press("g n").shows(&["claim dismissed: nobody said so"]);
    reader.press("Esc u");
    assert_eq!(count(&reader), before);
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

#[test]
fn what_an_article_says_of_itself_is_put_right_and_shown_beside_what_it_said() {
    let mut reader = Reader::open(160, 45);
    reader.press("j C").type_in("date 2022-13-01").press("Enter").shows(&["this is no date: write it as"]);
    reader.press("Ctrl-u").type_in("zone Europe/Atlantis").press("Enter").shows(&["no such zone"]);
    reader.press("Ctrl-u").type_in("colour red").press("Enter").shows(&["colour"]);
    reader.press("Ctrl-u").type_in("date").press("Enter").shows(&["type when it was published"]);
    reader.press("Ctrl-u").type_in("date 2022-01-10T14:00Z").press("Enter");
    reader.shows(&["Corrected date, 2022-01-10T14:00Z", "u undoes it"]);
    reader.press(":").type_in("correct source Reuters").press("Enter").shows(&["Corrected source, Reuters"]);
    let (index, of) = {
        let index = reader.state.article_under_cursor().unwrap();
        (index, reader.state.briefing.articles[index].article.clone())
    };
    assert_eq!(of.source.as_ref().unwrap().name, "Reuters", "the article under the cursor stays there");
    reader.press("Enter").shows(&["Reuters (corrected", "2022-01-10T14:00Z (corrected"]);
    reader.press("u u");
    let again = &reader.state.briefing.articles[index].article;
    assert!(
        again.corrected.is_empty() && again.source.as_ref().is_none_or(|source| source.name != "Reuters")
    );
    assert!(reader.saved.iter().any(|mark| matches!(mark, Mark::Correction(_, _, Some(_)))));
}

#[test]
fn a_speaker_is_put_right_from_the_claims() {
    let mut reader = Reader::open(160, 45);
    reader.press("j j Enter Tab C").shows(&["correct: speaker"]);
    let chosen = reader.state.claims.chosen().unwrap();
    let speaker = |reader: &Reader| {
        let claim = chosen.of(&reader.state.briefing).unwrap();
        reader.state.briefing.speaker(chosen.article, claim).map(str::to_owned)
    };
    let before = speaker(&reader);
    assert!(before.is_some());
    reader.type_in("\"Ann Roe\"").press("Enter").shows(&["Speaker corrected: Ann Roe"]);
    assert_eq!(speaker(&reader).as_deref(), Some("Ann Roe"));
    reader.press("u");
    assert_eq!(speaker(&reader), before);
}

#[test]
fn the_notes_are_written_to_a_file_from_their_list_and_found_by_their_words() {
    let mut reader = Reader::open(120, 30);
    reader.press("j a").type_in("Zanzibar?").press("Enter g n e").shows(&["write notes to: notes.md"]);
    reader.press("Tab").shows(&["notes.txt"]).hides(&["notes and verdicts"]);
    reader.press("Ctrl-u").type_in("mine.csv").press("Enter");
    let written = reader.sent.iter().find_map(|effect| match effect {
        Effect::Export(Share::Notes(notes), file) => Some((notes.clone(), file.form)),
        _ => None,
    });
    let (notes, form) = written.expect("the notes are sent out");
    assert_eq!((form, notes.len(), notes[0].note.as_str(), notes[0].kind), ("csv", 1, "Zanzibar?", "note"));
    assert!(notes[0].at.starts_with("1:A") && notes[0].citation.contains("no date"), "{notes:?}");
    // A file that stands there is asked about again as one of notes.
    reader.act(Action::Message(Message::Stands("mine.csv".to_owned())));
    reader.shows(&["write notes to: mine.csv"]).hides(&["has no form"]);
    reader.press("Enter");
    let replaced = |effect: &Effect| matches!(effect, Effect::Export(Share::Notes(_), file) if file.standing == Standing::Replaced);
    assert!(reader.sent.iter().any(replaced));
    reader.press("F").type_in("zanzibar").shows(&["Zanzibar?", "your note", "1 of 5"]);
    reader.press("Esc ?").call(parallax::app::Command::Export).shows(&["only the notes are written"]);
}

#[test]
fn a_verdict_is_seen_where_it_was_given() {
    let mut reader = Reader::open(160, 45);
    reader.press("j Enter Tab x k").shows(&["two countries said · checked"]);
    reader.press("d").type_in("no").press("Enter k").hides(&["two countries said"]);
    reader.home().press("j c ! x k j").shows(&["You checked it."]);
    reader.press("x k j").hides(&["You checked it."]);
}

#[test]
fn in_the_matrix_what_one_source_alone_has_is_judged_as_its_claim() {
    let mut reader = Reader::open(160, 45);
    reader.press("j g m G x").shows(&["Claim checked; u undoes it"]);
    reader.press("k j").shows(&["You checked it."]);
}

#[test]
fn no_tags_where_there_were_none_are_no_change() {
    let mut reader = Reader::open(100, 30);
    reader.press("j t Enter").hides(&["No tags any more"]);
    reader.press("u").hides(&["Undone"]);
}

#[test]
fn a_paragraph_that_begins_with_its_dateline_is_cited_by_its_number() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter a").type_in("ask").press("Enter").shows(&["Noted on 1:A¶1; u undoes it"]);
}

#[test]
fn marks_that_are_not_kept_are_never_told_as_kept() {
    let mut reader = Reader::open(120, 30);
    let problem = Problem {
        place: "marks.db".to_owned(),
        what: "marks are not kept: it is no database".to_owned(),
        remedy: "move the file away".to_owned(),
        lost: false,
    };
    reader.act(Action::Message(Message::Kept(Err(problem.clone()))));
    let other = Problem { place: "a.txt".to_owned(), what: "is empty".to_owned(), ..problem };
    reader.act(Action::Message(Message::Problems(vec![other])));
    reader.shows(&["2 problems, gp shows them: marks.db: marks are not kept"]);
    reader.press("j s").shows(&["but marks are not kept: it is no database; move the file away"]);
    reader.press("j").shows(&["marks not kept (gp)"]).hides(&["? help"]);
    reader.act(Action::Message(Message::Kept(Ok(()))));
    reader.shows(&["kept again"]);
    reader.press("k").hides(&["not kept"]);
    reader.press("s").shows(&["u undoes it"]);
    reader.press("g p").shows(&["a.txt"]).hides(&["marks.db"]);
}

#[test]
fn what_was_done_is_undone_after_a_restart_too_and_once_only() {
    let mut reader = Reader::open(120, 30);
    reader.press("j s j s t").type_in("talks").press("Enter u");
    let mut saved = reader.saved.clone();
    for told in ["Undone: Starred: Russia will", "Undone: Starred: United States", "nothing to undo"] {
        let mut again = Reader::empty(120, 30);
        again.act(Action::Message(Message::Marks(saved.clone())));
        again.act(Action::Message(Message::Loaded(bundled())));
        again.press("u").shows(&[told]);
        saved.extend(again.saved.clone());
    }
}
