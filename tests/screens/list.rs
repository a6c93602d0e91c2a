//! The list: stories with their articles, and what the story under the cursor holds.

use parallax::app::{Action, Message};
use parallax::compare::stories::Grouping;

use crate::driver::{Reader, briefing_of, bundled};

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
fn a_lone_article_keeps_its_title_and_why_it_stands_apart_is_said_below() {
    for (width, height) in [(160, 45), (80, 24), (60, 20)] {
        let mut reader = Reader::open(width, height);
        let alone = reader.state.briefing.stories.iter().position(|story| story.articles.len() == 1).unwrap();
        let story = &reader.state.briefing.stories[alone];
        let (title, why) = (story.title.clone(), story.why.join(" · "));
        let head = |words: &str| words.chars().take(16).collect::<String>();
        assert!(why.starts_with("later than"), "{why}");
        reader.press("G k");
        let row = reader.cursor_row();
        assert!(row.contains(&head(&title)), "{row}");
        assert!(!row.contains("later than") || row.contains(&title), "{row}");
        reader.shows(&[&head(&why)]);
    }
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

#[test]
fn enter_on_a_story_opens_its_first_unread_article_and_unfolds_a_folded_one() {
    let mut reader = Reader::open(100, 30);
    reader.press("Enter").shows(&["READ", "A of A B C D"]);
    reader.press("q g g Enter").shows(&["READ", "B of A B C D"]);
    let mut reader = Reader::open(100, 30);
    reader.press("-").shows(&["Enter unfold"]).hides(&["• B "]);
    reader.press("Enter").shows(&["• B ", "Enter open"]);
}

#[test]
fn a_finding_is_named_by_words_its_accounts_share() {
    let reader = Reader::open(160, 45);
    reader.shows(&["! troops · return: “over 10,000”"]);
}

#[test]
fn a_denial_stands_with_what_it_denies() {
    let reader = Reader::open(160, 45);
    let rows = reader.rows();
    let denial = rows.iter().position(|row| row.contains("Ukraine rejects that claim")).expect("a denial");
    assert!(rows[denial + 1].contains("↳ Russia: “"), "{}", rows[denial + 1]);
}

#[test]
fn every_part_shows_a_finding_before_it_counts_the_rest() {
    for (width, height) in [(110, 24), (60, 20), (80, 24), (100, 24)] {
        let reader = Reader::open(width, height);
        let rows = reader.rows();
        let cell = |row: usize, from: usize| rows[row].chars().skip(from).collect::<String>();
        let mut parts = 0;
        for part in ["AGREED", "CONFLICT, DIFFERS", "DENIED, REFUSED", "ONLY ONE OUTLET"] {
            let Some(row) = rows.iter().position(|row| row.contains(part)) else { continue };
            let from = rows[row][..rows[row].find(part).unwrap()].chars().count();
            assert!(
                !cell(row + 1, from).starts_with('…'),
                "{part} at {width}x{height}:\n{}",
                reader.screen()
            );
            parts += 1;
        }
        assert!(parts > 2, "{width}x{height}:\n{}", reader.screen());
    }
}

#[test]
fn articles_stand_alone_while_others_are_read_and_keep_the_cursor_when_they_are_grouped() {
    use parallax::app::{Action, Message};
    use parallax::load::ungrouped;
    let mut reader = Reader::empty(100, 30);
    reader.act(Action::Message(Message::Progress { found: 9, analysed: 3 }));
    reader.shows(&["loading 3/9  Esc stops"]);
    let some = ungrouped(&bundled().articles[..3]);
    reader.act(Action::Message(Message::Arrived(some.into())));
    reader.press("j j j j j").shows(&["3 articles", "loading 3/9"]);
    let before = reader.cursor_row();
    reader.press("c").shows(&["not grouped into stories yet"]);
    reader.act(Action::Message(Message::Grouping));
    reader.shows(&["grouping  Esc stops"]);
    reader.act(Action::Message(Message::Loaded(bundled())));
    let title =
        |row: &str| row.split("  ").last().unwrap_or_default().trim().chars().take(12).collect::<String>();
    assert!(reader.cursor_row().contains(&title(&before)), "{before}\n{}", reader.screen());
    reader.shows(&["4 articles"]).hides(&["loading", "grouping"]);
}

#[test]
fn escape_stops_loading_and_what_is_there_stays() {
    use parallax::app::{Action, Effect, Message, update};
    use parallax::load::ungrouped;
    let mut reader = Reader::empty(100, 30);
    reader.act(Action::Message(Message::Progress { found: 9, analysed: 3 }));
    let escape = || Action::Key(parallax::app::key::Key::parse_sequence("Esc").unwrap()[0]);
    assert_eq!(update(&mut reader.state, escape()), [Effect::CancelLoading]);
    reader.act(Action::Message(Message::Progress { found: 9, analysed: 5 }));
    reader.shows(&["stopping", "what is read already is kept"]);
    reader.act(Action::Message(Message::Arrived(ungrouped(&bundled().articles).into())));
    reader.act(Action::Message(Message::Grouping));
    assert_eq!(update(&mut reader.state, escape()), [Effect::CancelGrouping]);
    reader.shows(&["5 articles · 5 stories", "not grouped"]);
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.shows(&["5 articles · 5 stories"]);
}

#[test]
fn a_title_wider_than_any_screen_is_cut_and_hides_what_would_stand_beside_it() {
    let title = "w ".repeat(33_000);
    let record = format!("{{\"title\":\"{title}\",\"text\":\"Nothing of note was said by anybody.\"}}\n");
    for width in [80, 160, 200] {
        let reader = Reader::on(briefing_of(&[("a.jsonl", &record)], Grouping::Likeness), width, 24);
        reader.shows(&["1 article", "w w w w"]).hides(&["nothing alike"]);
    }
}

#[test]
fn the_heads_of_the_columns_are_told_whole() {
    for width in [100, 110, 130, 160] {
        Reader::open(width, 30).shows(&["words", "published", "source", "title"]);
    }
}

#[test]
fn from_a_story_without_conflict_the_next_that_has_one_is_gone_to() {
    let mut reader = Reader::open(120, 30);
    reader.press("G !");
    assert!(reader.cursor_row().contains("4 articles"), "{}", reader.cursor_row());
    reader.shows(&["Story 1 has ", "a conflict; ! shows the first."]);
    reader.press("G g !").shows(&["Story 1 has "]);
    assert!(reader.cursor_row().contains("4 articles"), "{}", reader.cursor_row());
    reader.press("!").shows(&["COMPARE"]);
    let lone = [("a.txt", "Nothing of note was said by anybody on Friday.\n")];
    let mut reader = Reader::on(briefing_of(&lone, Grouping::Likeness), 120, 30);
    reader.press("!").shows(&["No conflict was found in any story."]);
}

#[test]
fn looking_for_a_conflict_waits_for_comparisons_and_any_key_stops_it() {
    let mut reader = Reader::empty(120, 30);
    reader.hold().act(Action::Message(Message::Loaded(bundled())));
    reader.press("G !").shows(&["Looking for a story with a conflict"]);
    reader.press("k");
    let row = reader.cursor_row();
    reader.answer();
    assert_eq!(reader.cursor_row(), row);
    reader.hides(&["Story 1 has"]);
}

#[test]
fn a_story_folded_alone_leaves_the_rows_and_the_cursor_that_all_made_anew_would() {
    let mut reader = Reader::open(120, 30);
    for way in ["-", "j j -", "-", "j -", "k k -", "G h", "h", "l", "g g -", "j Enter q", "G -", "g g l"] {
        reader.press(way);
        let list = &reader.state.list;
        let (rows, cursor) = (list.rows.clone(), list.cursor);
        let briefing = reader.state.briefing.clone();
        reader.state.list.rebuild(&briefing);
        assert_eq!((&reader.state.list.rows, reader.state.list.cursor), (&rows, cursor), "after `{way}`");
    }
}
