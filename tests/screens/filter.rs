//! Filters: of the list and of the claims, typed with offers and faults, in force, lifted.

use parallax::app::{Action, Message};
use parallax::model::{Borders, Mark, Session};

use crate::driver::{Reader, bundled};

#[test]
fn the_list_shows_what_passes_while_it_is_typed_and_says_how_much() {
    let mut reader = Reader::open(120, 32);
    reader.press("=").type_in("stance:den").shows(&["=stance:den", "denies"]);
    reader.type_in("ies").shows(&["filter · 2 of 5 · stance:denies"]).hides(&["\u{2022} C"]);
    reader.press("Enter").shows(&["filter · 2 of 5 · stance:denies"]).hides(&["=stance"]);
    reader.press("j j j j");
    assert!(reader.rows()[5].contains("B "), "{:#?}", reader.rows());
    reader.press("Esc").shows(&["The filter is lifted", "bundled briefing"]);
}

#[test]
fn a_filter_that_is_cancelled_or_emptied_changes_nothing() {
    let mut reader = Reader::open(120, 32);
    reader.press("=").type_in("source:afp").press("Enter").shows(&["1 of 5"]);
    reader.press("=").shows(&["=source:afp"]);
    reader.type_in("zzz").shows(&["0 of 5", "No article passes"]);
    reader.press("Esc").shows(&["1 of 5 · source:afp"]);
    reader.press("= Ctrl-u Enter").shows(&["bundled briefing"]).hides(&["filter ·"]);
}

#[test]
fn fields_and_values_of_the_briefing_are_offered_and_taken_by_tab() {
    let mut reader = Reader::open(100, 30);
    reader.press("=").type_in("so").press("Tab").shows(&["=source:"]);
    reader.type_in("a").shows(&["Agence France-Presse"]);
    reader.press("Tab").shows(&["=source:AFP", "1 of 5"]);
    reader.press("Tab").shows(&["=source:\"Agence France-Presse\""]);
}

#[test]
fn a_fault_stands_under_its_character_once_nothing_typed_on_can_mend_it() {
    let mut reader = Reader::open(120, 30);
    reader.press("=").type_in("has:claim sorce:x").hides(&["there is no field"]);
    reader.type_in(" ").type_in("y");
    assert!(reader.rows()[29].starts_with("           ^ there is no field sorce; did you mean source?"));
    reader.press("Esc =").type_in("stance:deny").press("Enter");
    assert!(reader.rows()[29].starts_with("        ^ there is no stance deny; did you mean denies?"));
    reader.type_in(" ").press("Esc").shows(&["bundled briefing"]);
}

#[test]
fn what_depends_on_comparisons_is_asked_for_and_told_until_it_is_known() {
    let mut reader = Reader::empty(120, 30);
    reader.hold();
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.press("=").type_in("has:conflict").press("Enter");
    reader.shows(&["filter · of 5 · has:conflict"]);
    reader.answer().shows(&["filter · 2 of 5 · has:conflict"]).hides(&["not compared yet"]);
}

#[test]
fn new_articles_are_filtered_too_and_unread_ones_are_sought_among_what_passes() {
    let mut reader = Reader::empty(120, 30);
    reader.press("=").type_in("source:afp").press("Enter");
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.shows(&["1 of 5"]);
    reader.press("] Enter").shows(&["High-stakes talks"]);
    reader.press("]").shows(&["No unread article there"]);
}

#[test]
fn claims_are_filtered_by_the_same_language() {
    let mut reader = Reader::open(140, 40);
    reader.press("j Enter Tab =").type_in("stance:denies").press("Enter");
    reader.shows(&["filter · stance:denies", "has denied"]);
    let claims = |reader: &Reader| reader.rows().iter().filter(|row| row.contains("A¶")).count();
    let few = claims(&reader);
    reader.press("Esc").hides(&["filter ·"]);
    assert!(few < claims(&reader));
    reader.press("=").type_in("unit:zebra").shows(&["none found"]);
    reader.press("Esc").hides(&["filter ·"]);
}

#[test]
fn what_the_user_marked_is_filtered_and_looked_for() {
    let mut reader = Reader::open(120, 30);
    reader.press("j r =").type_in("is:read").press("Enter").shows(&["1 of 5 · is:read"]);
    reader.press("Esc =").type_in("is:unread").press("Enter").shows(&["4 of 5 · is:unread"]);
    reader.press("Esc F").type_in("troops is:read").shows(&["1 of 5"]);
}

#[test]
fn a_filter_is_a_command_with_words_behind_its_name() {
    let mut reader = Reader::open(120, 30);
    reader.press(":").type_in("filter source:afp").press("Enter").shows(&["1 of 5 · source:afp"]);
    reader.press(":").type_in("filter (a").press("Enter").shows(&["=(a", "this bracket is not closed"]);
    reader.press("Esc").shows(&["1 of 5 · source:afp"]);
}

#[test]
fn no_size_is_too_small_for_a_filter() {
    for (width, height) in [(200, 60), (60, 20), (40, 10), (20, 5), (3, 2), (1, 1)] {
        let mut reader = Reader::open(width, height);
        reader.press("=").type_in("source:a (b").press("Enter Tab Esc =").type_in("zzz").press("Enter F");
        reader.type_in("speaker:x \"b").press("Down Enter Esc");
        reader.draw();
    }
}

#[test]
fn a_line_that_is_no_filter_is_not_read_as_one() {
    let mut reader = Reader::open(100, 30);
    reader.press(":").type_in("go x:y z").press("Tab").hides(&["there is no field"]);
}

#[test]
fn a_filter_is_saved_applied_called_upon_by_name_and_taken_away() {
    let mut reader = Reader::open(120, 40);
    reader.press("W").shows(&["There is no filter to save: = begins one."]);
    reader.press("=").type_in("bloomberg").press("Enter W").type_in("my desk").press("Enter");
    reader.shows(&["' ' cannot stand in a name"]);
    reader.press("Ctrl-u").type_in("desk").press("Enter").shows(&["Filter saved as desk", "u undoes it"]);
    let row = |reader: &Reader| reader.rows().into_iter().find(|row| row.contains("desk  bloomberg"));
    let count = reader.state.list.kept.as_ref().unwrap().iter().filter(|kept| **kept).count();
    assert!(count > 0 && count < 5);
    let shown = row(&reader).expect("the filter stands in the list");
    assert!(shown.contains(&format!("{count} article")) && shown.contains('▾'), "{shown}");
    reader.press("Esc").shows(&["The filter is lifted."]);
    assert!(row(&reader).unwrap().contains('▸'));
    reader.press("G").shows(&["FILTER desk", "put in force or lift"]);
    reader.press("Enter").shows(&["Only what passes desk; Esc lifts it."]);
    assert_eq!(reader.state.filter.written, "bloomberg");
    // Called upon by its name, which is completed.
    reader.press("Esc =").type_in("-@d").shows(&["@desk"]);
    reader.press("Tab Enter");
    assert_eq!(reader.state.filter.written, "-(bloomberg)");
    let others = reader.state.list.kept.as_ref().unwrap().iter().filter(|kept| **kept).count();
    assert_eq!(others + count, 5);
    reader.press("Esc =").type_in("@dusk").press("Enter").shows(&["dusk", "desk"]);
    reader.press("Esc");
    reader.press("G d").shows(&["Filter desk taken away"]);
    assert_eq!(row(&reader), None);
    reader.press("u").shows(&["Undone: Filter desk taken away"]);
    assert!(row(&reader).is_some());
    reader.press("g g j d").shows(&["stand on one"]);
}

#[test]
fn the_filter_in_force_is_that_of_the_last_session() {
    let mut reader = Reader::open(120, 30);
    reader.press("=").type_in("bloomberg").press("Enter");
    let mut saved = reader.saved.clone();
    saved.extend(reader.state.farewell());
    let mut again = Reader::empty(120, 30);
    again.act(Action::Message(Message::Marks(saved)));
    again.act(Action::Message(Message::Loaded(bundled())));
    assert_eq!(again.state.filter.written, "bloomberg");
    assert!(again.state.list.kept.is_some());
    again.press("Esc").shows(&["The filter is lifted."]);
    let mut saved = again.saved.clone();
    saved.extend(again.state.farewell());
    let mut last = Reader::empty(120, 30);
    last.act(Action::Message(Message::Marks(saved)));
    last.act(Action::Message(Message::Loaded(bundled())));
    assert_eq!(last.state.filter.written, "");
}

#[test]
fn a_filter_in_force_is_judged_anew_when_marks_change() {
    let mut reader = Reader::open(120, 32);
    reader.press("j s j s j s = ").type_in("is:starred").press("Enter").shows(&["3 of 5"]);
    reader.press("g g j j s").shows(&["2 of 5"]);
    let row = reader.cursor_row();
    assert!(row.contains("C no date"), "the nearest row: {row}");
    reader.press("u").shows(&["3 of 5"]);
    assert!(
        reader.cursor_row().contains("B no date"),
        "what comes back is selected: {}",
        reader.cursor_row()
    );
    // What is only opened stays where the reader comes back to.
    reader.press("= Ctrl-u").type_in("is:unread").press("Enter Enter q").shows(&["5 of 5"]);
}

/// What the reader would remember when it is left.
fn remembered(reader: &mut Reader) -> Option<Session> {
    let last = reader.state.farewell();
    reader.saved.iter().chain(&last).rev().find_map(|mark| match mark {
        Mark::Session(_, session) => session.clone(),
        _ => None,
    })
}

#[test]
fn a_filter_that_passes_nothing_is_not_remembered() {
    let mut reader = Reader::open(40, 10);
    reader.press("=").type_in("source:afp").press("Enter");
    assert_eq!(remembered(&mut reader).unwrap().filter, "source:afp");
    reader.press("= Ctrl-u").type_in("nowhereatall").press("Enter");
    reader.shows(&["No article passes the filter; Esc", "lifts it."]);
    assert_eq!(remembered(&mut reader).unwrap().filter, "");
}

#[test]
fn what_is_taken_up_of_the_last_session_is_told_with_the_way_out() {
    let begin = |open: bool, filter: &str, width: u16| {
        let mut reader = Reader::empty(width, 10);
        let article = Some(bundled().articles[1].article.revision);
        let session = Session { article, open, filter: filter.to_owned(), borders: Borders::default() };
        let mark = Mark::Session("bundled briefing".to_owned(), Some(session));
        reader.act(Action::Message(Message::Marks(vec![mark])));
        reader.act(Action::Message(Message::Loaded(bundled())));
        reader
    };
    begin(true, "", 40).shows(&["This is where you left off; q goes", "back to the list."]);
    begin(false, "is:unread", 80).shows(&["The filter of last time: is:unread; Esc lifts it."]);
    begin(true, "is:unread", 120)
        .shows(&["left off; q goes back to the list (filter of last time: is:unread;"]);
    begin(false, "", 80).hides(&["last time"]);
}
