//! The borders between panes: moved by keys and by the mouse, kept, and told where they stay.

use parallax::app::{Action, Message};
use parallax::model::{Borders, Mark};

use crate::driver::{Reader, bundled};

#[test]
fn the_claims_become_wider_and_narrower_beside_the_text() {
    let mut reader = Reader::open(140, 34);
    reader.press("j j Enter");
    let before = reader.state.areas.claims.width;
    reader.press(">");
    assert_eq!(reader.state.areas.claims.width, before + 4);
    reader.press("1 0 <");
    assert_eq!(reader.state.areas.claims.width, before - 6);
    // From the claims the same keys move the same border.
    reader.press("Tab >");
    assert_eq!(reader.state.areas.claims.width, before - 2);
    reader.press("9 9 9 >").shows(&["¶1"]);
    assert_eq!(reader.state.areas.reader.width, 40, "the text keeps what can be read");
    reader.press(">").shows(&["no more room"]);
    reader.press("9 9 9 <");
    assert_eq!(reader.state.areas.claims.width, 24);
    reader.press("<").shows(&["as narrow as can be read"]);
}

#[test]
fn between_sources_the_same_border_has_keys_of_its_own() {
    let mut reader = Reader::open(160, 40);
    reader.press("c");
    let before = reader.state.areas.claims.width;
    reader.press("g >");
    assert_eq!(reader.state.areas.claims.width, before + 4);
    reader.press("g < g <");
    assert_eq!(reader.state.areas.claims.width, before - 4);
}

#[test]
fn what_stands_below_the_list_becomes_higher_and_lower() {
    let mut reader = Reader::open(120, 40);
    let before = reader.state.areas.list.height;
    reader.press(">");
    assert_eq!(reader.state.areas.list.height, before - 2);
    reader.press("9 9 >");
    assert_eq!(reader.state.areas.list.height, 3);
    reader.press(">").shows(&["no more rows than it needs"]);
    reader.press("9 9 9 <");
    assert_eq!(reader.state.areas.list.height, before, "this list has no more rows");
    reader.press("<").shows(&["shows all its rows already"]);
}

#[test]
fn where_there_is_no_border_it_says_so() {
    Reader::open(60, 10).press(">").shows(&["Nothing stands below the list"]);
    let mut reader = Reader::open(80, 24);
    reader.press("j Enter >").shows(&["do not stand beside the text"]);
    reader.press("Tab >").shows(&["take the whole screen"]);
    for size in [(1, 1), (20, 5), (40, 10), (100, 30)] {
        let mut reader = Reader::open(size.0, size.1);
        reader.press("> < 9 9 9 > 9 9 9 < j Enter > < Tab 9 9 9 > 9 9 9 < q q c g > g <");
        reader.screen();
    }
}

#[test]
fn the_mouse_drags_a_border_and_nothing_else() {
    let mut reader = Reader::open(140, 34);
    reader.press("j j Enter");
    let claims = reader.state.areas.claims;
    reader.act(Action::Click { x: claims.x, y: 5 });
    reader.act(Action::Drag { x: claims.x - 7, y: 9 });
    assert_eq!(reader.state.areas.claims.x, claims.x - 7);
    // Who clicks elsewhere has let go.
    reader.act(Action::Click { x: 3, y: 5 });
    reader.act(Action::Drag { x: 50, y: 5 });
    assert_eq!(reader.state.areas.claims.x, claims.x - 7);
    reader.press("q");
    let digest = reader.state.areas.digest;
    reader.act(Action::Click { x: 9, y: digest.y });
    reader.act(Action::Drag { x: 9, y: digest.y - 2 });
    assert_eq!(reader.state.areas.digest.y, digest.y - 2);
}

#[test]
fn borders_are_kept_in_the_session() {
    let mut reader = Reader::open(140, 34);
    reader.press("j j Enter >").call(parallax::app::Command::GoList).press("2 >");
    let sessions = |marks: &[Mark]| marks.iter().filter(|mark| matches!(mark, Mark::Session(..))).count();
    let kept = reader.saved.clone();
    let Some(Mark::Session(_, Some(session))) =
        kept.iter().rev().find(|mark| matches!(mark, Mark::Session(..)))
    else {
        panic!("no session is kept: {kept:?}")
    };
    let Borders { claims, below } = session.borders;
    assert_eq!((claims, below), (reader.state.borders.claims, reader.state.borders.below));
    assert!(claims.is_some() && below.is_some());
    // Moving in the list is not worth a write each time.
    reader.press("j k j k");
    assert_eq!(sessions(&reader.saved), sessions(&kept));

    let mut again = Reader::empty(140, 34);
    again.act(Action::Message(Message::Marks(kept)));
    again.act(Action::Message(Message::Loaded(bundled())));
    assert_eq!(again.state.borders, reader.state.borders);
}
