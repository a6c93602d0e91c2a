//! What the bottom line names, counts before commands, and that popups are told alike.

use parallax::compare::stories::Grouping;

use crate::driver::{Reader, briefing_of};

#[test]
fn who_has_read_nothing_is_told_how_to_begin() {
    let mut reader = Reader::open(80, 24);
    reader.shows(&["To begin: Enter open an article", "Space read on", "? help"]);
    reader.press("Enter q").hides(&["To begin"]).shows(&["Enter open"]);
    Reader::open(40, 10).hides(&["To begin"]).shows(&["Enter open"]);
    Reader::empty(80, 24).hides(&["To begin"]);
}

#[test]
fn a_key_that_would_do_nothing_is_not_named() {
    let mut reader = Reader::open(160, 45);
    reader.press("Enter q g g").hides(&["v select"]).shows(&["c compare", "gm matrix"]);
    reader.press("j").shows(&["v select"]);
    reader.press("G").hides(&["c compare", "gm matrix"]).shows(&["! conflict"]);
    reader.press("Enter").hides(&["c compare", "! conflict"]).shows(&["a note", "s star"]);
    reader.home().press("j v j v").press("c").shows(&["COMPARE", "B base"]).hides(&["L swap"]);
    let mut narrow = Reader::open(80, 24);
    narrow.press("Enter Tab").hides(&["J move text"]).shows(&["Tab text"]);
    narrow.press("J").shows(&["There is no room for another pane; q goes back to the text."]);
}

#[test]
fn what_is_in_force_is_named_with_the_way_out() {
    let mut reader = Reader::open(100, 30);
    reader.press("j v v").press("k").shows(&["c compare 2 selected", "Esc drop selection"]);
    reader.press("Esc k").hides(&["drop selection"]);
    reader.press("/").type_in("talks").press("Enter k").shows(&["n next match", "Esc end search"]);
    reader.press("Esc k").hides(&["end search"]);
    reader.press("=").type_in("is:unread").press("Enter k").shows(&["Esc lift filter"]);
}

#[test]
fn popups_name_their_keys_and_nothing_that_is_not_theirs() {
    let mut reader = Reader::open(80, 24);
    reader.press("j a").type_in("ask twice").press("Enter g n");
    reader.shows(&["Enter go there", "d take away", "Esc close"]).hides(&["? help"]);
    reader.press("/").shows(&["Notes are not searched; Esc closes them."]);
    reader.press("Esc ?").shows(&["/ search", "Esc close"]);
    reader.press("Esc");
    reader.press("Ctrl-p").shows(&["Enter do it", "Esc close"]);
    reader.press("Esc");
    reader.press("f").shows(&["Enter open", "Down next", "Esc close"]);
    reader.press("Esc");
    reader.press("F").shows(&["Enter open", "Esc close"]);
    reader.press("Esc");
    reader.press("? g c").shows(&["gc does nothing here; Esc closes this."]).hides(&["? shows the keys"]);
    reader.press("Esc Z").shows(&["Z does nothing here; ? shows the keys."]);
    reader.press("z").shows(&["z (zen) works in: reader, compare."]);
    // Where the popup takes the whole screen, what is said lies over it.
    reader.resize(30, 8);
    reader.press("g n /").shows(&["Notes are not searched"]);
}

#[test]
fn q_and_esc_close_a_popup_at_the_root_and_leave_the_reader_open() {
    let mut reader = Reader::open(100, 30);
    reader.press("j a").type_in("ask twice").press("Enter");
    for popup in ["?", "g n", "f", "F", "Ctrl-p", ":", "=", "/", "e", "T", "g", "y", "5"] {
        reader.press(popup).press("Esc Esc Esc");
        assert!(!reader.left, "Esc after `{popup}`");
        reader.shows(&["PARALLAX", "? help"]);
    }
    for popup in ["?", "g n"] {
        reader.press(popup).press("q");
        assert!(!reader.left, "q after `{popup}`");
    }
    reader.press("q");
    assert!(reader.left);
}

#[test]
fn a_count_carries_a_command_out_so_often_or_is_said_to_be_useless() {
    let mut reader = Reader::open(100, 30);
    reader.press("] ] ]");
    let third = reader.cursor_row();
    reader.press("g g 3 ]");
    assert_eq!(reader.cursor_row(), third);
    reader.press("2 [");
    assert!(reader.cursor_row().contains(" A "), "{}", reader.cursor_row());
    reader.press("3 s").shows(&["Starred: ", "u undoes it (star takes no count)", "★"]);
    reader.press("t").type_in("talks").press("Enter s");
    reader.press("3 u").hides(&["★", "#talks"]);
    reader.press("9 Ctrl-r").shows(&["#talks"]);
    reader.press("1 s").hides(&["takes no count"]);
    reader.press(":").type_in("star 3").press("Enter").shows(&["^ star takes nothing"]);
}

#[test]
fn a_count_goes_from_conflict_to_conflict_and_from_match_to_match() {
    let mut reader = Reader::open(160, 45);
    reader.press("j c ! 2 !").shows(&["Conflict 1 of 1"]).hides(&["within"]);
    reader.press("3 !").shows(&["Conflict 1 of 1 within B"]);
    let mut reader = Reader::open(160, 45);
    reader.press("j Enter /").type_in("talks").press("Enter").shows(&["match 1 of "]);
    reader.press("2 n").shows(&["match 3 of "]);
    reader.press("2 N").shows(&["match 1 of "]);
}

#[test]
fn esc_and_ctrl_g_give_up_a_count_or_keys_begun_and_nothing_else() {
    let mut reader = Reader::open(100, 30);
    reader.press("j v v").press("3 Esc k").shows(&["2 selected"]);
    reader.press("g Ctrl-g").hides(&["does nothing here"]).shows(&["2 selected"]);
    reader.press("Esc k").hides(&["2 selected"]);
}

#[test]
fn on_a_low_screen_what_can_follow_stands_in_columns_or_is_counted() {
    let mut reader = Reader::open(40, 10);
    reader.press("g").shows(&["go-timeline", "go-notes", "problems"]).hides(&["more"]);
    let mut reader = Reader::open(20, 5);
    reader.press("g").shows(&["first", "more"]);
}

#[test]
fn help_shows_the_keys_of_the_pane_and_then_those_that_hold_everywhere() {
    let mut reader = Reader::open(100, 30);
    reader.press("Enter ?").shows(&[" reader", " everywhere", "Move down: a row"]).hides(&["matrix "]);
}

#[test]
fn what_is_cut_in_the_palette_is_marked() {
    let mut reader = Reader::open(80, 24);
    reader.press("Ctrl-p").type_in("first");
    let row = reader.rows().into_iter().find(|row| row.contains("Go to the beginning")).unwrap();
    assert!(row.contains('…'), "{row}");
}

#[test]
fn numbers_and_letters_of_any_length_stand_apart_from_the_columns_beside_them() {
    let told = |nth: usize| {
        let word = ["ba", "ko", "du", "fi", "ge", "lo", "mu", "ni", "ra", "su", "ti"];
        let name = format!("{}{}{}zen", word[nth % 10], word[nth / 10], word[(nth + nth / 10) % 10]);
        format!("{name} {name}er\n\nThe {name}os {name}ed a {name}ilo.\n")
    };
    let texts: Vec<(String, String)> = (0..101).map(|nth| (format!("{nth:03}.txt"), told(nth))).collect();
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut reader = Reader::on(briefing_of(&files[..28], Grouping::AsOne), 100, 30);
    reader.press("G").shows(&["• B1 no date"]);
    let mut reader = Reader::on(briefing_of(&files, Grouping::Likeness), 100, 30);
    reader.press("G").shows(&["▾ 101 no date"]);
}

#[test]
fn articles_of_one_agency_are_one_outlet() {
    let text = |count: &str| {
        format!(
            "Ferries stay in port\n\nOSLO, May 1 (Reuters) - Officials said {count} ferries stayed in port.\n"
        )
    };
    let (one, two) = (text("Ten"), text("Six"));
    let files = [("a.txt", one.as_str()), ("b.txt", two.as_str())];
    let reader = Reader::on(briefing_of(&files, Grouping::AsOne), 160, 45);
    reader.shows(&["1 outlet", "1/1"]).hides(&["2 outlets", "2/1"]);
}

#[test]
fn a_filter_that_nothing_passes_is_lifted_where_it_was_put() {
    let mut reader = Reader::open(100, 30);
    reader.press("G k k");
    let row = reader.cursor_row();
    reader.press("=").type_in("is:starred").press("Enter").shows(&["No article passes the filter"]);
    reader.press("Esc");
    assert_eq!(reader.cursor_row(), row);
}

#[test]
fn what_is_said_takes_as_many_rows_as_it_needs_and_keeps_its_end() {
    let mut reader = Reader::open(40, 10);
    let said = |reader: &mut Reader, text: &str| {
        reader.state.say(parallax::app::state::Tone::Warning, text);
        reader.rows().split_off(5).join(" ")
    };
    let long = "marks.db: marks are not kept, since it is no database; move the file away";
    let told = said(&mut reader, long);
    assert!(told.split_whitespace().collect::<Vec<_>>().join(" ").ends_with(long), "{told}");
    let told = said(&mut reader, &format!("{} is not there; do it", "a/long/path".repeat(60)));
    assert!(told.contains("a/long/path") && told.contains('…') && told.ends_with("; do it"), "{told}");
    reader.press("j").shows(&["Enter open"]);
}

#[test]
fn small_screens_cut_no_word_that_matters() {
    let mut reader = Reader::open(40, 10);
    reader.press("j c !").shows(&["“over 10,000” B¶10 / “almost", "10,000” C¶3. Both cannot hold."]);
    reader.home().press("j g m").shows(&["! “over 10,000” B¶10 / “almost…” C¶3", "MATRIX  15 facts "]);
    reader.home().press("j g t").shows(&["30 dates told "]);
    reader.home().press("e").shows(&["One array of objects "]);
    reader
        .press("Ctrl-u")
        .type_in("talks.doc")
        .press("Enter")
        .shows(&["in .txt, .json, .jsonl, .md or .html"]);
}
