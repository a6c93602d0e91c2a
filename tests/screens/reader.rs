//! The reader: one article, its place, its search.

use parallax::compare::stories::Grouping;

use crate::driver::{Reader, briefing_of};

fn reading(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(width, height);
    reader.press("j j Enter");
    reader
}

#[test]
fn paragraphs_are_numbered_as_they_are_cited() {
    let reader = reading(160, 45);
    reader.shows(&["¶1", "¶2", "THIS PARAGRAPH", "ALL CLAIMS", "B of A B C D"]);
    let mut reader = reading(160, 45);
    reader.press("1 0 G");
    let row = reader.cursor_row();
    assert!(row.contains("¶10") && row.contains("Russia's Defence Ministry announced"), "{row}");
}

#[test]
fn the_words_of_a_conflict_are_underlined_in_the_text_too() {
    let mut reader = reading(160, 45);
    reader.press("1 0 G");
    assert!(reader.underlined().iter().any(|words| words == "over 10,000"), "{:?}", reader.underlined());
    assert!(reader.cursor_row().contains("!¶10"), "{}", reader.cursor_row());
}

#[test]
fn the_line_being_read_survives_a_new_size() {
    let mut reader = reading(160, 45);
    reader.press("1 0 G");
    for (width, height) in [(50, 12), (30, 8), (200, 60), (80, 24)] {
        reader.resize(width, height);
        assert!(reader.cursor_row().contains("¶10"), "{width}x{height}: {}", reader.cursor_row());
    }
}

#[test]
fn all_matches_are_found_live_and_walked_through() {
    let mut reader = reading(160, 45);
    reader.press("/").type_in("massive").shows(&["2 found"]);
    reader.press("Enter").shows(&["match 1 of 2"]);
    let first = reader.cursor_row();
    assert!(first.contains("massive"), "{first}");
    reader.press("n").shows(&["match 2 of 2"]);
    assert_ne!(first, reader.cursor_row());
    reader.press("n").shows(&["match 1 of 2"]);
    assert_eq!(text(&first), text(&reader.cursor_row()));
    reader.press("N").shows(&["match 2 of 2"]);
    reader.press("/").type_in("zebra").shows(&["not found"]);
}

#[test]
fn a_search_cancelled_or_in_vain_leaves_the_place_as_it_was() {
    for keys in ["j j Enter 7 G", "j j c } }", "j j"] {
        let mut reader = Reader::open(80, 16);
        reader.press(keys);
        let before = (reader.cursor_row(), reader.rows()[..15].to_vec());
        for (words, end) in [("deputy", "Esc"), ("zelenskyy", "Enter"), ("de", "Ctrl-g"), ("e", "Esc")] {
            reader.press("/").type_in(words).press(end);
            let after = (reader.cursor_row(), reader.rows()[..15].to_vec());
            assert_eq!(before, after, "after `{keys}` /{words} {end}");
        }
    }
}

#[test]
fn each_letter_searches_from_where_the_search_began() {
    let mut reader = reading(80, 24);
    reader.press("/").type_in("de").press("Ctrl-u").type_in("russia").press("Enter");
    assert!(reader.cursor_row().contains("¶1"), "{}", reader.cursor_row());
}

#[test]
fn reading_on_goes_through_the_article_and_to_the_next_unread_one() {
    let mut reader = reading(80, 24);
    for _ in 0..12 {
        if reader.state.reading.article != Some(1) {
            break;
        }
        reader.press("Space");
    }
    reader.shows(&["C of A B C D"]);
}

#[test]
fn going_back_keeps_the_place() {
    let mut reader = reading(80, 24);
    reader.press("7 G q k Enter q j Enter");
    assert!(reader.cursor_row().contains("¶7"), "{}", reader.cursor_row());
}

#[test]
fn zen_leaves_the_text_alone() {
    let mut reader = reading(100, 30);
    reader.press("z").hides(&["READ", "? help", "THIS PARAGRAPH"]);
    reader.press("z").shows(&["READ", "? help"]);
}

/// The part of a row that belongs to the text; the claims beside it stand where they will.
fn text(row: &str) -> &str {
    row.split('│').next().unwrap_or(row).trim_end()
}

#[test]
fn what_was_read_in_another_source_is_marked_counted_and_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let lead = "A dam above the town of Lorne gave way on Tuesday after a week of rain. Engineers had warned of \
        cracks in its wall.";
    let filler = (0..12).map(|place| format!("Paragraph {place} tells of the valley and its river.\n\n"));
    let filler: String = filler.collect();
    let first = format!("Dam gives way above Lorne\n\n{lead}\n\n{filler}");
    let second =
        format!("Flood in Lorne\n\n{lead}\n\n{filler}Farmers lost their cattle in three villages.\n");
    for (name, text) in [("1.txt", &first), ("2.txt", &second)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut reader = Reader::read_as_one(&[folder.path().to_owned()], 80, 20);
    reader.press("j Enter").hides(&[" new "]);
    reader.press("q j Enter").shows(&["1/14 new", "▫¶1"]);
    reader.press("g g Space").shows(&["Farmers lost their cattle"]);
    assert!(reader.cursor_row().contains("Farmers"), "{}", reader.cursor_row());
    reader.press("q k r q").press("j Enter").hides(&[" new "]);
}

#[test]
fn the_reader_leaps_from_difference_to_difference_and_to_what_is_new() {
    let mut reader = Reader::open(120, 30);
    reader.press("j j Enter g g }");
    let row = reader.cursor_row();
    assert!(row.contains("!¶") || row.contains("?¶") || row.contains("@¶") || row.contains("↻¶"), "{row}");
    // The text may stand elsewhere on the screen then, beside other claims.
    let text = |row: &str| row.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    reader.press("} {");
    assert_eq!(text(&reader.cursor_row()), text(&row));
    reader.press("9 9 }").press("}").shows(&["No further conflict or difference on that side."]);
    reader.press("g g )");
    assert!(
        reader.cursor_row().contains('¶') && !reader.cursor_row().contains("▫"),
        "{}",
        reader.cursor_row()
    );
}

#[test]
fn the_number_of_a_late_paragraph_stands_apart_from_its_text() {
    let text: Vec<String> = (1..=1001).map(|nth| format!("Ferry {nth} stays in port.")).collect();
    let text = format!("Ferries stay in port\n\n{}\n", text.join("\n\n"));
    let mut reader = Reader::on(briefing_of(&[("a.txt", &text)], Grouping::AsOne), 80, 24);
    reader.press("Enter G").shows(&[" 1001 Ferry 1001 stays", " ¶999 Ferry 999 stays"]);
}

#[test]
fn english_words_are_parted_where_that_is_set() {
    use parallax::app::{Action, Message, State};
    use parallax::model::Settings;
    let lines = |hyphenation: bool| {
        let mut reader = Reader::empty(60, 40);
        let settings = Settings { hyphenation, measure: 24, ..Settings::default() };
        reader.state = State::new(settings, "bundled briefing".to_owned(), (60, 40));
        reader.act(Action::Message(Message::Loaded(crate::driver::bundled())));
        reader.press("j Enter");
        reader.rows()
    };
    let parted =
        |rows: &[String]| rows.iter().filter(|row| row.trim_end_matches(['┃', ' ']).ends_with('-')).count();
    assert_eq!(parted(&lines(false)), 0);
    assert!(parted(&lines(true)) > 0, "{:#?}", lines(true));
}
