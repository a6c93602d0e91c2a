//! The form for screen readers: one thing after the other, in words, without anything that is only drawn.

use crate::driver::Reader;
use crate::looks::PANES;

/// Whether a character draws lines, blocks, arrows or other shapes.
fn is_drawn(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}' | '\u{2700}'..='\u{27bf}' | '≈' | '‹' | '›' | '·')
}

#[test]
fn no_pane_draws_a_box_a_rule_or_an_arrow() {
    for (width, height) in [(160, 45), (80, 24), (40, 10), (20, 5)] {
        let mut reader = Reader::open(width, height).linear();
        for pane in PANES {
            reader.home().press(pane);
            let screen = reader.screen();
            let drawn: Vec<char> = screen.chars().filter(|&c| is_drawn(c)).collect();
            assert!(drawn.is_empty(), "{drawn:?} after `{pane}` at {width}x{height}:\n{screen}");
        }
    }
}

#[test]
fn the_terminal_s_cursor_stands_on_the_row_in_every_pane() {
    for (width, height) in [(80, 24), (40, 10)] {
        let mut reader = Reader::open(width, height).linear();
        for pane in ["", "j Enter", "j Enter Tab", "j j c", "j g m", "j g t"] {
            reader.home().press(pane);
            let row = reader.cursor_row();
            assert!(!row.trim().is_empty(), "after `{pane}` at {width}x{height}:\n{}", reader.screen());
            reader.press("j");
            assert!(!reader.cursor_row().trim().is_empty(), "after `{pane} j`:\n{}", reader.screen());
        }
    }
}

#[test]
fn the_list_says_its_marks_in_words() {
    let mut reader = Reader::open(160, 45).linear();
    reader.shows(&["Story 1: ", " conflict", "A, unread: "]).hides(&["published", "source  "]);
    reader.press("-").shows(&["Story 1, folded: "]);
    reader.press("- j v").shows(&["selected: "]);
    reader.press("Enter q").shows(&["B: "]).hides(&["B, unread"]);
}

#[test]
fn wide_screens_set_nothing_side_by_side() {
    let mut reader = Reader::open(200, 60).linear();
    // The parts of the digest stand under each other.
    let rows = reader.rows();
    let heads = ["AGREED", "CONFLICT, DIFFERS", "DENIED, REFUSED"].map(|head| {
        rows.iter().position(|row| row.trim_start().starts_with(head)).unwrap_or_else(|| panic!("{head}"))
    });
    assert!(heads.iter().collect::<std::collections::HashSet<_>>().len() == 3, "{heads:?}");
    // Claims stand in place of the text, not beside it.
    reader.press("j Enter").hides(&["ALL CLAIMS"]);
    reader.press("Tab").shows(&["ALL CLAIMS"]).hides(&["¶1 "]);
    // The wordings of a row stand under each other.
    reader.home().press("j c !").shows(&["conflict "]).hides(&["CONFLICT "]);
    let row = reader.cursor_row();
    assert!(row.starts_with("conflict "), "{row}");
}

#[test]
fn a_paragraph_with_a_finding_says_so_behind_its_number() {
    let mut reader = Reader::open(80, 24).linear();
    reader.press("j j Enter");
    // Only the terminal's cursor moves until the text scrolls.
    let mut read = String::new();
    for _ in 0..60 {
        read.push_str(&reader.press("j").screen());
        read.push('\n');
    }
    assert!(read.lines().any(|line| line.starts_with('¶') && line.contains(" conflict ")), "{read}");
}

#[test]
fn the_matrix_tells_each_fact_with_each_source_on_a_line() {
    let mut reader = Reader::open(80, 24).linear();
    reader.press("g m").shows(&["conflict, number: ", "no matching passage found"]);
    let before = reader.cursor_row();
    assert!(before.contains("¶"), "{before}");
    reader.press("l");
    assert_ne!(reader.cursor_row(), before, "the next source has the next line");
    reader.press("j").press("h");
    assert_ne!(reader.cursor_row(), before);
}

#[test]
fn a_popup_leaves_nothing_of_what_lies_behind() {
    let mut reader = Reader::open(120, 40).linear();
    reader.press("j Enter ? g g").hides(&["¶1"]).shows(&["Move down: a row, a line, a claim."]);
    reader.press("q f").hides(&["¶1"]);
}
