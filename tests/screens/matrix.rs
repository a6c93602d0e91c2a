//! The matrix: facts by sources, the words where they cross, and what an empty cell says.

use std::sync::atomic::AtomicBool;

use parallax::app::layout::View;
use parallax::app::matrix::Cells;
use parallax::app::sign::Sign;
use parallax::app::{Action, Message};
use parallax::compare::stories::Grouping;
use parallax::load::{Request, load, ungrouped};
use parallax::model::Settings;
use parallax::ui::Depth;

use crate::driver::{Reader, bundled};

fn matrix(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(width, height);
    reader.press("g m");
    reader
}

#[test]
fn the_gravest_facts_come_first_with_the_words_of_each_source_underlined() {
    let reader = matrix(160, 45);
    let row = reader.cursor_row();
    assert!(row.contains("! number") && row.contains("troops · return"), "{row}");
    assert!(row.contains("¶10 “over 10,000") && row.contains("¶3 “almost 10,000"), "{row}");
    let underlined = reader.underlined().join(" ");
    assert!(underlined.contains("over 10,000") && underlined.contains("almost 10,000"), "{underlined}");
    let rows = &reader.state.survey.facts().unwrap().rows;
    assert!(rows.is_sorted_by_key(|fact| (fact.findings.is_empty(), fact.findings.first().copied())));
    reader.shows(&[
        "MATRIX",
        "A not named (000)",
        "Washington/Moscow",
        "row 1/",
        "claims of one source without figure",
    ]);
}

#[test]
fn one_fact_is_one_row_and_the_findings_it_unites_are_counted() {
    let reader = matrix(160, 45);
    let facts = reader.state.survey.facts().unwrap();
    let findings: usize = facts.rows.iter().map(|fact| fact.findings.len()).sum();
    assert_eq!(findings, reader.state.survey.digest.as_ref().unwrap().comparison.findings.len());
    assert!(facts.rows[0].findings.len() > 1, "that the troops return is agreed");
    reader.shows(&["+1 more", "also ≈"]);
}

#[test]
fn the_foot_explains_the_row_with_the_words_of_each_side() {
    let reader = matrix(160, 45);
    reader.shows(&[
        "“over 10,000” B¶10 / “almost 10,000” C¶3",
        "Both cannot hold.",
        "One origin: Russia's Defence Ministry",
    ]);
    let reader = matrix(80, 24);
    reader.shows(&["“over 10,000” B¶10 / “almost 10,000” C¶3"]);
    reader.shows(&["B¶10 Russia's Defence Ministry announced: “"]);
}

#[test]
fn an_empty_cell_says_that_nothing_was_found_and_enter_tells_what_comes_nearest() {
    for (width, height) in [(160, 45), (80, 24)] {
        let mut reader = matrix(width, height);
        reader.press("h");
        reader.shows(&["A no matching passage found; Enter shows the nearest."]).hides(&["did not report"]);
        reader.press("Enter").shows(&["A no matching passage found; nearest A¶"]);
        assert_eq!(reader.state.view, View::Matrix);
        reader.press("Enter");
        assert_eq!((reader.state.view, reader.state.reading.article), (View::Reader, Some(0)));
        reader.press("q");
        assert_eq!(reader.state.view, View::Matrix);
        reader.press("j k").shows(&["Enter shows the nearest."]);
    }
}

#[test]
fn enter_on_words_opens_the_text_on_them_and_q_leads_back_to_the_cell() {
    let mut reader = matrix(160, 45);
    reader.press("l Enter");
    assert!(reader.cursor_row().contains("almost 10,000"), "{}", reader.screen());
    reader.press("q");
    assert_eq!((reader.state.survey.matrix.cursor, reader.state.survey.matrix.column), (0, 2));
    reader.press("q").shows(&["PARALLAX"]);
}

#[test]
fn rows_are_moved_over_by_counts_pages_and_to_the_ends() {
    let mut reader = matrix(100, 30);
    let rows = reader.state.survey.facts().unwrap().rows.len();
    let at = |reader: &Reader| reader.state.survey.matrix.cursor;
    assert_eq!(at(reader.press("3 j")), 3);
    assert_eq!(at(reader.press("k")), 2);
    assert_eq!(at(reader.press("G")), rows - 1);
    assert_eq!(at(reader.press("g g")), 0);
    assert_eq!(at(reader.press("5 G")), 4);
    reader.press("g g Ctrl-f");
    assert!(at(&reader) > 5 && at(&reader) < rows);
    reader.press("g g )");
    let facts = reader.state.survey.facts().unwrap();
    assert!(!facts.rows[at(&reader)].sign.is_aligned() && facts.rows[at(&reader) - 1].sign.is_aligned());
    reader.press("{");
    assert!(reader.state.survey.fact().unwrap().sign.is_aligned());
    reader.press("g g !");
    assert_eq!(reader.state.survey.fact().unwrap().sign, Sign::Conflict);
}

#[test]
fn sources_that_do_not_fit_are_scrolled_to() {
    let mut reader = matrix(100, 30);
    reader.shows(&["sources 1-2 of 4", "A not named", "B BLOOMBERG"]).hides(&["D Agence"]);
    reader.press("l l").shows(&["sources 3-4 of 4", "D Agence"]);
    reader.press("<").shows(&["sources 1-2 of 4"]);
    reader.press(">").shows(&["sources 3-4 of 4"]);
    reader.press("9 h").shows(&["sources 1-2 of 4"]);
    assert_eq!(reader.state.survey.matrix.column, 0);
    matrix(160, 45).press(">").shows(&["All sources are shown."]);
}

#[test]
fn on_a_narrow_screen_cells_show_the_paragraph_and_the_foot_has_the_words() {
    let reader = matrix(80, 24);
    assert_eq!(reader.state.survey.matrix.grid.cells, Cells::Places);
    let row = reader.cursor_row();
    assert!(row.contains("¶10") && row.contains("¶3") && !row.contains('“'), "{row}");
    matrix(20, 5).shows(&["! troops"]);
}

#[test]
fn two_sources_of_a_row_are_compared_on_what_they_say_there() {
    let mut reader = matrix(160, 45);
    reader.shows(&["c compare B×C"]);
    reader.press("c").shows(&["COMPARE B×C"]);
    let comparing = &reader.state.comparing;
    assert_eq!(comparing.sign(comparing.cursor), Some(Sign::Conflict));
    reader.shows(&["“over 10,000” B¶10 / “almost 10,000” C¶3"]);
    reader.press("q");
    assert_eq!(reader.state.view, View::Matrix);
    // What one source alone has stands in full beside the source under the cursor.
    reader.press("G c");
    let row = reader.state.comparing.row().unwrap();
    assert!(row.only().is_some() && !row.folded, "{}", reader.screen());
    reader.press("q j l c").shows(&["COMPARE "]);
}

#[test]
fn the_matrix_is_that_of_the_articles_compared_and_of_one_article_there_is_none() {
    let mut reader = Reader::open(160, 45);
    reader.press("j v j j v c g m").shows(&["MATRIX  Selected articles", "│ A ", "│ D "]);
    let mut reader = Reader::open(160, 45);
    reader.press("G g m").shows(&["this story has one article"]).shows(&["PARALLAX"]);
}

#[test]
fn it_waits_for_the_comparison_without_losing_its_place_when_articles_arrive() {
    let mut reader = Reader::empty(160, 45);
    reader.act(Action::Message(Message::Arrived(ungrouped(&bundled().articles[..3]).into())));
    reader.hold().press("j v j v g m").shows(&["MATRIX", "Comparing…"]);
    reader.answer();
    reader.press("l");
    let before = reader.state.survey.source();
    assert_eq!(before, Some(1));
    reader.act(Action::Message(Message::Loaded(bundled())));
    assert_eq!(reader.state.view, View::Matrix);
    let source = reader.state.survey.source().unwrap();
    assert_eq!(reader.state.briefing.articles[source].article.id, bundled().articles[1].article.id);
}

#[test]
fn the_claims_are_those_of_the_cell() {
    let mut reader = matrix(160, 45);
    reader.press("g c");
    assert_eq!((reader.state.view, reader.state.reading.article), (View::Reader, Some(1)));
    reader.shows(&["THIS PARAGRAPH"]);
}

#[test]
fn the_cell_under_the_cursor_is_seen_without_colour_and_ascii_suffices() {
    use ratatui::style::Modifier;
    let reader = matrix(160, 45).with_theme("mono", Depth::None, false);
    let (buffer, cursor) = reader.draw();
    let at = cursor.unwrap();
    assert!(buffer[at].modifier.contains(Modifier::REVERSED), "{at:?}");
    assert!(at.x > reader.state.survey.matrix.grid.column(1));
    let mut reader = matrix(160, 45).with_theme("dark", Depth::True, true);
    reader.press("h Enter").hides(&["─", "│", "┼", "▶", "┃", " ¶"]);
}

#[test]
fn a_click_goes_to_a_cell_and_a_click_on_it_opens_it() {
    let mut reader = matrix(160, 45);
    let x = reader.state.survey.matrix.grid.column(1) + 3;
    let y = reader.state.areas.matrix.y;
    reader.act(Action::Click { x, y: y + 4 });
    assert_eq!((reader.state.survey.matrix.cursor, reader.state.survey.matrix.column), (2, 1));
    reader.act(Action::Click { x, y: y + 4 });
    assert_eq!((reader.state.view, reader.state.reading.article), (View::Reader, Some(1)));
}

#[test]
fn texts_that_would_steer_the_terminal_stand_harmless_in_cells_and_rows() {
    let texts = [
        "Ferry sinks\n\nMinister Kari Holm said on Friday \u{1b}[31mat least 40\u{1b}[0m people \u{202e}died in 漢字漢字.\n",
        "Ferry lost\n\nMinister Kari Holm said on Friday \u{9b}2J12\u{2066} people died in the\tferry 漢字漢字.\n",
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in ["a.txt", "b.txt"].into_iter().zip(texts) {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let request =
        Request { inputs: vec![folder.path().into()], grouping: Grouping::AsOne, ..Request::default() };
    let loaded = load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {});
    let mut reader = Reader::empty(160, 45);
    reader.act(Action::Message(Message::Loaded(loaded.briefing.into())));
    for (keys, title) in [("g m", "MATRIX"), ("g t", "TIMELINE")] {
        reader.press(keys).shows(&[title, "row 1/", "漢"]);
        for (width, height) in [(160, 45), (80, 24), (23, 7)] {
            reader.resize(width, height);
            let screen = reader.screen().replace('\n', "");
            let steers =
                |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!screen.contains(steers), "{screen:?}");
        }
        reader.resize(160, 45);
    }
}

#[test]
fn what_comes_nearest_is_looked_for_once_and_kept() {
    use parallax::model::Comparison;
    let mut reader = matrix(160, 45);
    reader.press("h Enter").shows(&["A no matching passage found; nearest A¶"]);
    // Nothing is left in which a frame could look for it.
    let mut digest = (**reader.state.survey.digest.as_ref().unwrap()).clone();
    let comparison = (*digest.comparison).clone();
    digest.comparison = Comparison { alignments: Vec::new(), ..comparison }.into();
    reader.state.survey.digest = Some(digest.into());
    reader.shows(&["A no matching passage found; nearest A¶"]);
}

/// The facts shown, from the first row on.
fn shown(reader: &Reader) -> Vec<usize> {
    reader.state.survey.matrix.rows().to_vec()
}

#[test]
fn facts_are_searched_by_label_and_words_and_esc_goes_back() {
    for (width, height) in [(160, 45), (80, 24)] {
        let mut reader = matrix(width, height);
        reader.press("3 j");
        reader.press("/").type_in("over 10,000").shows(&["/over 10,000", "1/1 found"]);
        assert_eq!(reader.state.survey.matrix.cursor, 0, "words of a cell, around the end");
        reader.press("Esc");
        assert_eq!(reader.state.survey.matrix.cursor, 3);
        reader.press("/").type_in("zebra").shows(&["not found"]);
        reader.press("Enter").shows(&["/zebra is not found here."]);
        assert_eq!(reader.state.survey.matrix.cursor, 3);
    }
}

/// Runs of cells with the same background.
fn marked(reader: &Reader) -> Vec<String> {
    let (buffer, _) = reader.draw();
    let mut runs: Vec<(ratatui::style::Color, String)> = Vec::new();
    for cell in buffer.content() {
        match runs.last_mut() {
            Some((colour, run)) if *colour == cell.bg => run.push_str(cell.symbol()),
            _ => runs.push((cell.bg, cell.symbol().to_owned())),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

#[test]
fn matches_are_walked_in_the_order_shown_and_all_are_marked() {
    let mut reader = matrix(160, 45);
    let before = marked(&reader);
    reader.press("/").type_in("ukraine").press("Enter").shows(&["/ukraine  match 1 of"]);
    let found: Vec<String> = marked(&reader).into_iter().filter(|run| !before.contains(run)).collect();
    assert!(found.iter().filter(|run| run.eq_ignore_ascii_case("ukraine")).count() > 2, "{found:?}");
    let mut rows = vec![reader.state.survey.matrix.cursor];
    for _ in 0..3 {
        rows.push(reader.press("n").state.survey.matrix.cursor);
    }
    assert!(rows.is_sorted() && rows[0] != rows[3], "{rows:?}");
    reader.press("N");
    assert_eq!(reader.state.survey.matrix.cursor, rows[2]);
    reader.press("O");
    let at = reader.state.survey.matrix.cursor;
    assert!(reader.press("n").state.survey.matrix.cursor > at, "the next one in the new order");
}

#[test]
fn facts_are_sorted_by_gravity_place_and_number_of_sources_with_the_cursor_on_its_fact() {
    let mut reader = matrix(160, 45);
    let by_gravity = shown(&reader);
    let facts = reader.state.survey.facts().unwrap().rows.clone();
    reader.press("2 j");
    let fact = reader.state.survey.fact().cloned();
    reader.press("O").shows(&["sorted by their place in the first source"]);
    let places: Vec<usize> = shown(&reader)
        .into_iter()
        .map(|row| facts[row].accounts_in(0).first().map_or(usize::MAX, |account| account.mark.start))
        .collect();
    assert!(places.is_sorted() && places[0] < usize::MAX, "{places:?}");
    assert_eq!(reader.state.survey.fact().cloned(), fact);
    reader.press("O").shows(&["by how many sources speak to them"]);
    let counts: Vec<usize> = shown(&reader).into_iter().map(|row| facts[row].speaking().count()).collect();
    assert!(counts.is_sorted_by(|a, b| a >= b) && counts[0] > counts[counts.len() - 1], "{counts:?}");
    reader.press("O");
    assert_eq!(shown(&reader), by_gravity);
}

#[test]
fn facts_of_one_kind_are_shown_alone_searched_alone_and_then_all_again() {
    let mut reader = matrix(160, 45);
    let all = shown(&reader);
    let facts = reader.state.survey.facts().unwrap().rows.clone();
    reader.press("W").shows(&["Only facts of the kind “conflict”", "only conflict"]);
    assert!(!shown(&reader).is_empty() && shown(&reader).len() < all.len());
    assert!(shown(&reader).iter().all(|&row| facts[row].sign == Sign::Conflict));
    reader.press("/").type_in("troops").press("Enter n n n n");
    assert!(reader.state.survey.fact().unwrap().sign == Sign::Conflict);
    for _ in 0..12 {
        reader.press("W");
        if reader.screen().contains("All facts are shown.") {
            assert_eq!(shown(&reader), all);
            return;
        }
        let kinds: Vec<bool> = shown(&reader).iter().map(|&row| facts[row].sign.is_aligned()).collect();
        assert!(kinds.windows(2).all(|pair| pair[0] == pair[1]), "{kinds:?}");
    }
    panic!("all facts never come back");
}
