//! The fuzzy finder.

use crate::driver::Reader;

#[test]
fn what_is_typed_narrows_the_articles_and_enter_opens_one() {
    let mut reader = Reader::open(160, 45);
    reader.press("f").shows(&["find an article", "5 of 5"]);
    reader.type_in("gravely").shows(&["1 of 5", "remains ‘gravely concerned’"]);
    reader.press("Enter").shows(&["READ", "D of A B C D"]);
}

#[test]
fn letters_are_erased_one_by_one_by_word_and_all() {
    let mut reader = Reader::open(160, 45);
    reader.press("f").type_in("gravely concerned").press("Ctrl-w").shows(&["> gravely"]);
    reader.press("Backspace").shows(&["> gravel"]);
    reader.press("Ctrl-u").shows(&["5 of 5"]);
    reader.press("Esc").hides(&["find an article"]);
}

#[test]
fn nothing_found_is_said() {
    let mut reader = Reader::open(80, 24);
    reader.press("f").type_in("qqqq").shows(&["No title matches."]);
    reader.press("Enter").shows(&["No title matches."]);
}

#[test]
fn a_title_is_shown_where_it_matches_and_cuts_are_marked() {
    let mut reader = Reader::open(60, 20);
    reader.press("f");
    let row = |reader: &Reader, words: &str| reader.rows().into_iter().find(|row| row.contains(words));
    let cut = row(&reader, "Russia will start talks").expect("a long title");
    assert!(cut.trim_end_matches(['│', ' ']).ends_with('…'), "{cut}");
    reader.type_in("eastward").shows(&["…", "eastward"]);
}
