//! Commands by name: the command line and the palette.

use crate::driver::Reader;

#[test]
fn a_command_is_typed_by_its_name_with_offers_above_it() {
    let mut reader = Reader::open(100, 30);
    reader.press(":").type_in("go-m").shows(&[":go-m", "go-matrix", "Go to the matrix"]);
    reader.press("Tab").shows(&[":go-matrix"]);
    reader.press("Enter").hides(&[":go-matrix"]).shows(&["MATRIX"]);
    reader.press("g l : Up").shows(&[":go-matrix"]);
    reader.press("Esc").hides(&[":go-matrix"]).shows(&["PARALLAX"]);
}

#[test]
fn a_count_stands_behind_the_name_or_alone() {
    let mut reader = Reader::open(100, 30);
    reader.press(":").type_in("down 2").press("Enter");
    let row = reader.cursor_row();
    reader.press("g g j j");
    assert_eq!(row, reader.cursor_row());
    reader.press("g g :").type_in("3").press("Enter");
    assert_eq!(row, reader.cursor_row());
}

#[test]
fn what_is_wrong_is_told_under_the_place_where_it_goes_wrong() {
    let mut reader = Reader::open(100, 30);
    reader.press(":").type_in("  copmare").press("Enter");
    let rows = reader.rows();
    assert_eq!(rows[28], ":  copmare");
    assert_eq!(rows[29], "   ^ unknown command `copmare`; did you mean `compare`?");
    reader.press("Esc :").type_in("down far").press("Enter");
    assert_eq!(reader.rows()[29], "      ^ down takes nothing but a count");
    reader.press("Backspace").hides(&["takes nothing"]).shows(&[":down fa"]);
}

#[test]
fn a_line_is_edited_in_its_middle_and_left_when_it_is_empty() {
    let mut reader = Reader::open(60, 20);
    reader.press(":").type_in("lst").press("Left Left").type_in("a").shows(&[":last"]);
    reader.press("Home Right Right Ctrl-w").shows(&[":st"]);
    reader.press("End Ctrl-u").shows(&[":"]);
    reader.press("Backspace").press("j");
    assert!(!reader.rows()[19].starts_with(':'));
}

#[test]
fn a_line_longer_than_the_screen_keeps_its_caret_in_sight() {
    let mut reader = Reader::open(20, 5);
    reader.press(":").type_in("abcdefghijklmnopqrstuvwxyz");
    assert_eq!(reader.rows()[4], ":ijklmnopqrstuvwxyz");
    reader.press("Home");
    assert!(reader.rows()[4].starts_with(":abcdef"));
}

#[test]
fn the_palette_finds_a_command_shows_its_keys_and_runs_it() {
    let mut reader = Reader::open(100, 30);
    reader.press("Ctrl-p").shows(&["commands", "▶ f           find "]);
    reader.type_in("timeline").shows(&["gt", "go-timeline"]);
    reader.press("Enter").shows(&["TIMELINE"]);
    reader.home().press("Ctrl-p").shows(&["▶ gt          go-timeline"]);
    reader.type_in("swap-right").shows(&["in compare"]);
    reader.press("Enter");
    reader.shows(&["swap-right works in: compare."]);
    reader.press("Ctrl-p").type_in("zzzz").shows(&["No command matches."]);
    reader.press("Enter Esc");
    reader.shows(&["PARALLAX"]);
}
