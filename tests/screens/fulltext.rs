//! Full-text search over everything: hits in context, and opening the article at one.

use crate::driver::Reader;

#[test]
fn hits_stand_in_context_under_their_articles_and_open_the_text_there() {
    let mut reader = Reader::open(120, 32);
    reader.press("F").shows(&["search all articles", "Words, \"exact words\""]);
    reader.type_in("troops border").shows(&["3 of 5", "almost 10,000 of its troops"]);
    assert!(reader.rows()[3].contains("US, Russia to Start Bilateral Talks"), "{:#?}", reader.rows());
    reader.press("Down Down Enter").shows(&["READ", "/troops  match"]).hides(&["search all articles"]);
    reader.press("n").shows(&["/troops  match"]);
    reader.press("Esc F").type_in("zebra").shows(&["0 of 5", "No article has that."]);
    reader.press("Esc").hides(&["search all articles"]);
}

#[test]
fn terms_of_filters_narrow_it_and_a_fault_is_told_under_its_character() {
    let mut reader = Reader::open(120, 32);
    reader.press("F").type_in("troops source:afp").shows(&["1 of 5", "Moscow has amassed"]);
    reader.type_in(" (x").shows(&["^ this bracket is not closed; close it with )", "Moscow has amassed"]);
    let rows = reader.rows();
    let column = |row: &str, mark: char| row.chars().position(|letter| letter == mark);
    assert_eq!(column(&rows[2], '('), column(&rows[3], '^'));
    reader.press("Backspace Backspace").hides(&["not closed"]);
}
