//! The comparison: aligned rows, conflicts, bases and columns.

use parallax::app::sign::Sign;
use parallax::compare::stories::Grouping;

use crate::driver::{Reader, briefing_of, bundled};

fn comparing(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(width, height);
    reader.press("j j c");
    reader
}

/// Presses `!` until the withdrawal conflict is reached.
fn at_withdrawal(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(width, height);
    reader.press("c");
    for _ in 0..20 {
        reader.press("!");
        let screen = reader.screen();
        if screen.contains("over 10,000") && screen.contains("almost 10,000") && is_conflict(&reader) {
            return reader;
        }
    }
    panic!("no conflict about the withdrawal:\n{}", reader.screen());
}

fn is_conflict(reader: &Reader) -> bool {
    reader.state.comparing.sign(reader.state.comparing.cursor) == Some(Sign::Conflict)
}

#[test]
fn the_article_under_the_cursor_is_the_base_and_the_others_follow() {
    let reader = comparing(160, 45);
    reader.shows(&["COMPARE B×C", "base B", "THIS ROW"]);
}

#[test]
fn repeated_exclamation_marks_stand_on_the_withdrawal_with_both_wordings_underlined() {
    let reader = at_withdrawal(160, 45);
    let underlined = reader.underlined().join(" ");
    assert!(underlined.contains("over 10,000") && underlined.contains("almost 10,000"), "{underlined}");
    reader.shows(&["! CONFLICT", "Both cannot hold."]);
}

#[test]
fn on_a_narrow_screen_the_wordings_stand_under_each_other() {
    let reader = at_withdrawal(80, 24);
    let rows = reader.rows();
    let at = |words: &str| rows.iter().position(|row| row.contains(words)).expect("on the screen");
    assert!(at("over 10,000") != at("almost 10,000"));
    assert!(reader.cursor_row().contains("! CONFLICT number"), "{}", reader.cursor_row());
}

#[test]
fn the_base_is_changed_and_sources_are_swapped_and_scrolled() {
    let mut reader = comparing(160, 45);
    reader.press("B").shows(&["COMPARE C×B", "base C"]);
    reader.press("B").shows(&["COMPARE B×C"]);
    reader.press(">").shows(&["COMPARE B×D"]);
    reader.press("<").shows(&["COMPARE B×C"]);
}

#[test]
fn only_sources_on_the_screen_are_swapped_and_where_there_is_one_that_is_said() {
    let mut reader = comparing(160, 45);
    for keys in ["L", "H"] {
        reader.press(keys).shows(&["COMPARE B×C", "One source stands beside the base"]);
    }
    let mut reader = comparing(200, 60);
    reader.press("L").shows(&["COMPARE B×D×C"]);
    reader.press("H").shows(&["COMPARE B×C×D"]);
}

#[test]
fn a_conflict_inside_one_article_stands_beside_no_other_passage() {
    for (width, height) in [(80, 24), (160, 45), (200, 60)] {
        let mut reader = Reader::open(width, height);
        reader.press("c");
        let conflicts = reader.state.comparing.conflicts();
        assert!(conflicts > 0);
        for _ in 0..conflicts {
            reader.press("!");
            let comparing = &reader.state.comparing;
            let comparison = comparing.digest.as_ref().unwrap().comparison.clone();
            let finding = &comparison.findings[comparing.conflict.unwrap()];
            let row = comparing.row().unwrap();
            assert!(row.findings.contains(&comparing.conflict.unwrap()), "{}", reader.screen());
            if finding.members.iter().all(|member| member.article == finding.members[0].article) {
                let sources = row.cells.iter().filter(|cell| !cell.is_empty()).count();
                assert_eq!(sources, 1, "{}", reader.screen());
            }
        }
    }
}

#[test]
fn selected_articles_keep_the_letters_of_their_story() {
    let mut reader = Reader::open(110, 24);
    reader.press("j v j j v c").shows(&["COMPARE A×D", "Selected articles: "]);
    let (rows, columns) = (reader.rows(), "│ A  ");
    assert!(rows[1].contains(columns) && rows[1].contains("│ D  "), "{}", rows[1]);
    reader.press("Tab").hides(&["B¶"]).shows(&["A¶"]);
}

#[test]
fn articles_selected_from_several_stories_have_the_number_of_their_story_before_their_letter() {
    let mut reader = Reader::open(80, 24);
    reader.press("j v G v c").shows(&["COMPARE 1:A×2:A", "related  1:A¶1 2:A¶1"]);
    reader.resize(160, 45).shows(&["COMPARE 1:A×2:A"]);
}

#[test]
fn rows_are_walked_by_what_they_are() {
    let mut reader = comparing(160, 45);
    reader.press("}");
    let sign = reader.state.comparing.sign(reader.state.comparing.cursor).unwrap();
    assert!(sign.is_aligned());
    reader.press(")");
    let sign = reader.state.comparing.sign(reader.state.comparing.cursor).unwrap();
    assert!(!sign.is_aligned());
}

#[test]
fn every_paragraph_of_every_source_has_its_row() {
    let reader = comparing(160, 45);
    let collation = &reader.state.comparing.collation;
    for (place, column) in collation.columns.iter().enumerate() {
        let mut shown: Vec<usize> = collation.rows.iter().flat_map(|row| row.cells[place].clone()).collect();
        shown.sort_unstable();
        shown.dedup();
        let all: Vec<usize> =
            (0..column.passages.len()).filter(|&index| column.passages[index].number.is_some()).collect();
        assert_eq!(shown, all, "column {place}");
    }
}

#[test]
fn a_run_that_only_one_source_has_is_one_line_until_it_is_opened() {
    let mut reader = comparing(160, 45);
    reader.press(")");
    let folded = reader.state.comparing.row().unwrap().clone();
    assert!(folded.folded);
    let rows = reader.state.comparing.collation.rows.len();
    reader.press("Enter");
    assert!(!reader.state.comparing.row().unwrap().folded);
    reader.press("-");
    assert!(reader.state.comparing.row().unwrap().folded);
    assert_eq!(reader.state.comparing.collation.rows.len(), rows);
}

#[test]
fn an_empty_cell_never_says_that_a_source_is_silent() {
    let mut reader = comparing(160, 45);
    reader.press(")").shows(&[
        "no matching passage found",
        "that is not to say the others are silent",
        "nearest: ",
    ]);
}

#[test]
fn what_a_row_means_is_told_to_the_end_on_a_narrow_screen() {
    let mut reader = Reader::open(80, 24);
    reader.press("j v G v c");
    assert_eq!(reader.state.comparing.sign(0), Some(Sign::Related));
    reader.shows(&["to agree or differ."]);
    let reader = at_withdrawal(80, 24);
    reader.shows(&["origin: Russia's Defence Ministry. 2 outlets, no copies."]);
}

#[test]
fn a_search_walks_through_all_shown_sources() {
    let mut reader = comparing(160, 45);
    reader.press("/").type_in("geneva").press("Enter").shows(&["match 1 of"]);
    assert!(reader.screen().contains("Geneva"));
}

#[test]
fn articles_compared_while_others_are_read_are_cited_by_their_story_once_there_is_one() {
    use parallax::app::{Action, Message};
    use parallax::load::ungrouped;
    let mut reader = Reader::empty(140, 40);
    reader.act(Action::Message(Message::Arrived(ungrouped(&bundled().articles[..3]).into())));
    reader.press("j v j v c").shows(&["COMPARE 1:A×2:A"]);
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.shows(&["COMPARE A×B"]).hides(&["1:A", "2:A"]);
}

#[test]
fn what_comes_nearest_is_looked_for_once_and_kept() {
    use parallax::model::Comparison;
    let mut reader = comparing(160, 45);
    reader.press(")").shows(&["nearest: "]);
    // Nothing is left in which a frame could look for it.
    let mut digest = (**reader.state.comparing.digest.as_ref().unwrap()).clone();
    let comparison = (*digest.comparison).clone();
    digest.comparison = Comparison { alignments: Vec::new(), ..comparison }.into();
    reader.state.comparing.digest = Some(digest.into());
    reader.shows(&["nearest: "]);
}

#[test]
fn a_conflict_stays_in_sight_when_the_screen_gets_narrow() {
    let mut reader = Reader::open(200, 60);
    reader.press("c");
    let conflicts = reader.state.comparing.conflicts();
    for _ in 0..conflicts {
        reader.resize(200, 60).press("!");
        let conflict = reader.state.comparing.conflict.unwrap();
        let shown = |reader: &Reader| reader.state.comparing.columns().collect::<Vec<_>>();
        let wide = shown(&reader);
        reader.resize(80, 24);
        let row = reader.state.comparing.row().unwrap();
        assert!(row.findings.contains(&conflict), "{}", reader.screen());
        reader.shows(&["Both cannot hold."]).hides(&["No matching passage", "share a subject"]);
        reader.resize(200, 60);
        assert_eq!(shown(&reader).len(), wide.len());
    }
}

#[test]
fn a_source_stays_in_sight_whose_passage_the_cursor_is_on() {
    let mut reader = Reader::open(200, 60);
    reader.press("c G");
    let (article, row) = (reader.state.comparing.selected.unwrap().article, reader.cursor_row());
    reader.resize(80, 24);
    assert!(reader.state.comparing.columns().any(|shown| shown == article), "{row}\n{}", reader.screen());
    assert_eq!(reader.state.comparing.selected.unwrap().article, article);
}

#[test]
fn folded_passages_of_articles_that_share_nothing_have_numbers_and_words() {
    let files = [
        ("a.txt", "Ferry sinks off Holm\n\nThe ferry sank in a storm.\n\nNobody was hurt.\n"),
        ("b.txt", "Bank raises rates\n\nInterest went up again.\n\nSavers cheered loudly.\n"),
    ];
    let briefing = briefing_of(&files, Grouping::AsOne);
    for (width, height) in [(160, 45), (80, 24)] {
        let reader = { Reader::on(briefing.clone(), width, height).press("c").screen() };
        for words in ["¶1–2", "The ferry sank", "Bank raises rates"] {
            assert!(reader.contains(words), "{words}:\n{reader}");
        }
    }
}

#[test]
fn what_is_compared_already_is_not_begun_anew() {
    let mut reader = at_withdrawal(160, 45);
    let row = reader.cursor_row();
    reader.press("c").shows(&["compared already", "B changes the base"]);
    assert_eq!(reader.cursor_row(), row);
}

#[test]
fn a_copy_stands_on_the_side_of_its_original_in_a_conflict() {
    let folder = tempfile::tempdir().unwrap();
    let lead = "A dam above the town of Lorne gave way on Tuesday after a week of rain. Engineers had warned of \
        cracks in its wall. Farmers downstream lost their cattle.";
    let texts = [
        ("a.txt", format!("Dam gives way above Lorne\n\n{lead}\n\nThe railway to the coast is closed.\n")),
        ("b.txt", format!("Dam gives way above Lorne\n\n{lead}\n")),
        (
            "c.txt",
            "Flood in Lorne\n\nThe dam above Lorne gave way on Monday, flooding the town.\n".to_owned(),
        ),
    ];
    for (name, text) in &texts {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut reader = Reader::read_as_one(&[folder.path().to_owned()], 130, 40);
    // The original beside its copy: they tell the same day, whatever the third source says.
    reader.press("c");
    let is_gutter =
        |words: &str| reader.rows().iter().any(|row| row.trim_start_matches('▶').starts_with(words));
    assert!(is_gutter("= same") && !is_gutter("! CONFLICT"), "{}", reader.screen());
    reader.press("!").shows(&["Conflict 1 of 1"]);
    let is_conflict = |row: &String| row.trim_start_matches('▶').starts_with("! CONFLICT");
    assert!(reader.rows().iter().take(36).any(is_conflict), "{}", reader.screen());
}
