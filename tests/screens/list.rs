//! The list: stories with their articles, and what the story under the cursor holds.

use crate::driver::Reader;

#[test]
fn the_first_frame_stands_before_anything_is_loaded() {
    Reader::empty(100, 30).shows(&["PARALLAX", "bundled briefing", "Loading…", "loading"]);
}

#[test]
fn stories_stand_with_their_articles_under_them() {
    let reader = Reader::open(160, 45);
    reader.shows(&["5 articles", "5 unread", "2 stories", "AGREED", "DENIED, REFUSED", "ONLY ONE OUTLET"]);
    let rows = reader.rows();
    let story = rows.iter().position(|row| row.contains("4 articles")).expect("the story of four");
    for (letter, row) in ["A", "B", "C", "D"].iter().zip(&rows[story + 1..]) {
        assert!(row.contains(&format!("• {letter} ")), "{row}");
    }
}

#[test]
fn a_story_folds_and_unfolds_and_the_selection_stays() {
    let mut reader = Reader::open(160, 45);
    reader.press("j j -").hides(&["• B "]);
    assert!(reader.cursor_row().contains("4 articles"));
    reader.press("-").shows(&["• B "]);
    reader.press("h").hides(&["• B "]);
    reader.press("l").shows(&["• B "]);
}

#[test]
fn an_opened_article_is_no_longer_unread() {
    let mut reader = Reader::open(160, 45);
    reader.press("j Enter q").shows(&["4 unread", "✓ A"]);
    reader.press("r").shows(&["5 unread"]);
    reader.press("r ]");
    assert!(reader.cursor_row().contains("• B"));
}

#[test]
fn articles_chosen_by_hand_are_compared_whatever_their_story() {
    let mut reader = Reader::open(160, 45);
    reader.press("j v").shows(&["1 selected; c compares them"]);
    reader.press("G v").shows(&["2 selected"]);
    reader.press("c").shows(&["COMPARE", "Selected articles"]);
}

#[test]
fn a_lone_article_cannot_be_compared_and_that_is_said() {
    let mut reader = Reader::open(160, 45);
    reader.press("G c").shows(&["select others with v"]);
}

#[test]
fn a_search_finds_titles_live() {
    let mut reader = Reader::open(160, 45);
    reader.press("/").type_in("GRAVELY");
    assert!(reader.cursor_row().starts_with('/'), "{}", reader.cursor_row());
    reader.press("Enter").shows(&["/GRAVELY  match 1 of 1"]);
    assert!(reader.cursor_row().contains("gravely"), "{}", reader.cursor_row());
}

#[test]
fn on_a_narrow_screen_the_title_keeps_its_room() {
    let reader = Reader::open(40, 12);
    let rows = reader.rows();
    assert!(rows.iter().any(|row| row.contains("• B")), "{}", reader.screen());
    assert!(rows.iter().all(|row| row.chars().count() <= 40));
}
