//! What must hold on every screen: no panic at any size, the cursor on the selected row, plain ways out.

use parallax::app::{Action, COMMANDS, update};
use parallax::model::Problem;
use parallax::ui::Depth;

use crate::driver::Reader;

/// Sizes from the smallest to the largest that is promised.
const SIZES: [(u16, u16); 9] =
    [(1, 1), (3, 2), (20, 5), (40, 10), (60, 20), (80, 24), (100, 30), (160, 45), (200, 60)];

/// Ways into every pane and popup.
const PANES: [&str; 30] = [
    "",
    "-",
    "j Enter",
    "j Enter Tab",
    "j j c",
    "j j c Tab",
    "j c !",
    "j g m",
    "j g t",
    "f",
    "?",
    "/",
    "g",
    "g p",
    ":",
    "Ctrl-p",
    "e",
    "|",
    "y",
    "j Enter | c a t Enter",
    "= i s : u n r e a d Enter W x Enter Esc G",
    "j a n o t e Enter g n",
    "j C",
    "F",
    "=",
    "T",
    "g n",
    "j t",
    "j Enter a",
    "j Enter Tab =",
];

/// Something that could not be read.
pub(crate) fn problem(place: &str, what: &str) -> Problem {
    Problem {
        place: place.to_owned(),
        what: what.to_owned(),
        remedy: "save it as text".to_owned(),
        lost: true,
    }
}

#[test]
fn no_command_in_any_pane_at_any_size_panics() {
    for (width, height) in SIZES {
        let mut reader = Reader::open(width, height);
        reader.state.problems = vec![problem("news/empty.txt", "is empty"); 3];
        for pane in PANES {
            for &(command, name, _) in COMMANDS {
                reader.home().press(pane).call(command);
                let (buffer, cursor) = reader.draw();
                if let Some(at) = cursor {
                    assert!(buffer.area.contains(at), "{name} after `{pane}` at {width}x{height}: {at:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_panics_before_anything_is_loaded() {
    for (width, height) in SIZES {
        for &(command, ..) in COMMANDS {
            let mut reader = Reader::empty(width, height);
            reader.call(command);
            reader.draw();
        }
    }
}

#[test]
fn every_size_from_one_cell_on_is_drawn_on_the_way_up_and_down() {
    for keys in ["j j c ! Tab", "j g m Enter", "j g t"] {
        let mut reader = Reader::open(1, 1);
        reader.press(keys);
        for (width, height) in (1..=64).zip(1..=64).chain((1..=64).zip((1..=64).rev())) {
            reader.resize(width * 3, height).draw();
        }
        assert_eq!(reader.state.size, (192, 1));
    }
}

#[test]
fn the_cursor_stands_on_the_selected_row_of_every_pane() {
    let panes = [
        ("", "1"),
        ("j", "A "),
        ("j Enter", "¶1"),
        ("j j c !", "CONFLICT"),
        ("j j c )", "only"),
        ("j Enter Tab", "two countries said"),
        ("g m", "! number"),
        ("g t", "1997"),
    ];
    for (pane, words) in panes {
        let mut reader = Reader::open(160, 45);
        reader.press(pane);
        let row = reader.cursor_row();
        assert!(row.contains(words), "after `{pane}`: {row}");
    }
}

#[test]
fn escape_never_quits_and_q_leads_back_to_the_list_and_out() {
    let mut reader = Reader::open(100, 30);
    for _ in 0..5 {
        reader.press("Esc Ctrl-g");
    }
    assert!(!reader.left);
    reader.press("j Enter c q q");
    assert!(!reader.left);
    reader.shows(&["PARALLAX"]);
    reader.press("q");
    assert!(reader.left);
}

#[test]
fn ctrl_c_quits_from_everywhere() {
    for pane in PANES {
        let mut reader = Reader::open(100, 30);
        reader.press(pane).press("Ctrl-c");
        // After a prefix the key belongs to a sequence, and the next one is obeyed.
        if matches!(pane, "g" | "y") {
            reader.press("Ctrl-c");
        }
        assert!(reader.left, "after `{pane}`");
    }
}

#[test]
fn a_prefix_shows_what_can_follow() {
    let mut reader = Reader::open(100, 30);
    reader.press("g").shows(&["Go to the list.", "Go to the claims, or hide them."]);
    reader.press("Esc").hides(&["Go to the list."]);
}

#[test]
fn an_unbound_key_says_so_and_where_help_is() {
    let mut reader = Reader::open(100, 30);
    reader.press("Q").shows(&["Q does nothing here; ? shows the keys"]);
    reader.press("j").hides(&["does nothing here"]);
}

#[test]
fn help_is_made_of_the_key_table_and_can_be_read_to_its_end() {
    let mut reader = Reader::open(120, 24);
    reader.press("? g g").shows(&["everywhere", "Move down: a row, a line, a claim.", "j for more"]);
    reader.press("G").shows(&["signs", "Copies of the article tell it too"]).hides(&["j for more"]);
    reader.press("q").hides(&["signs"]);
}

#[test]
fn help_opens_at_the_keys_of_the_pane() {
    for (pane, heading) in [
        ("", "list"),
        ("j Enter", "reader"),
        ("j c", "compare"),
        ("j Enter Tab", "claims"),
        ("g m", "matrix"),
    ] {
        let mut reader = Reader::open(120, 24);
        reader.press(pane).press("?");
        assert!(reader.cursor_row().contains(&format!("│ {heading}")), "{}", reader.screen());
    }
}

#[test]
fn help_is_searched() {
    let mut reader = Reader::open(120, 24);
    reader.press("? /").type_in("erase").shows(&["found"]);
    reader.press("Enter");
    let first = reader.cursor_row();
    assert!(first.contains("Erase"), "{first}");
    reader.press("n");
    assert!(reader.cursor_row().contains("Erase") && reader.cursor_row() != first, "{}", reader.screen());
    reader.press("N");
    assert_eq!(reader.cursor_row(), first);
    reader.press("/").type_in("zebra").press("Enter").shows(&["/zebra is not found in the keys."]);
    reader.press("g g").shows(&["everywhere"]);
    let before = reader.screen();
    reader.press("/").type_in("erase").press("Esc");
    assert_eq!(reader.screen(), before, "cancelled");
    reader.press("q").hides(&["everywhere"]);
}

#[test]
fn help_is_read_whole_on_small_screens() {
    use parallax::app::help::{HelpLine, lines};
    for (width, height) in [(80, 24), (40, 10), (30, 8)] {
        let mut reader = Reader::open(width, height);
        reader.press("? g g");
        let read = reader.read_down();
        let words: std::collections::HashSet<&str> = read.split_whitespace().collect();
        for line in lines(&reader.state.keymap, None) {
            let HelpLine::Keys { keys, help, .. } = line else { continue };
            let all = keys.split_whitespace().chain(help.split_whitespace());
            let missing: Vec<&str> = all.filter(|word| !words.contains(word)).collect();
            assert!(missing.is_empty(), "{missing:?} of `{help}` at {width}x{height}");
        }
    }
}

#[test]
fn a_match_in_the_help_is_in_sight_and_counted() {
    for (width, height) in [(80, 24), (40, 10)] {
        let mut reader = Reader::open(width, height);
        reader.press("? /").type_in("evidence").shows(&["1/1 found", "evidence."]);
        reader.press("Enter").shows(&["/evidence  match 1 of 1", "evidence."]);
        reader.press("/").type_in("erase").press("Enter n").shows(&["match 2 of"]);
        reader.press("N N").hides(&["match 2 of", "match 1 of"]);
    }
}

#[test]
fn a_count_repeats_a_movement() {
    let mut reader = Reader::open(100, 30);
    reader.press("3 j");
    assert_eq!(reader.state.list.cursor, 3);
    reader.press("2 k");
    assert_eq!(reader.state.list.cursor, 1);
    reader.press("G 1 G");
    assert_eq!(reader.state.list.cursor, 0);
}

#[test]
fn without_colour_the_selection_is_still_seen() {
    use ratatui::style::{Color, Modifier};
    let reader = Reader::open(100, 30).with_theme("mono", Depth::None, false);
    let (buffer, cursor) = reader.draw();
    let at = cursor.unwrap();
    assert!(buffer[at].modifier.contains(Modifier::REVERSED));
    assert!(buffer.content().iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
}

#[test]
fn with_ascii_glyphs_borders_and_marks_are_ascii() {
    let mut reader = Reader::open(160, 45).with_theme("dark", Depth::True, true);
    for keys in ["", "j c", "Tab", "q q g m", "g t", "q q ?"] {
        reader.press(keys);
        reader.hides(&["─", "│", "╌", "┼", "▶", "▾", "╭", "┃", "↑"]);
    }
}

#[test]
fn a_problem_is_one_line_at_the_bottom_and_counted_at_the_top() {
    use parallax::app::Message;
    let mut reader = Reader::open(100, 30);
    let problem = problem("news/x.pdf", "is not text");
    reader.act(Action::Message(Message::Problems(vec![problem])));
    reader.shows(&["1 problem, gp shows it: news/x.pdf: is not text; save it as text"]);
    reader.press("j").shows(&["1 problem, gp shows it"]).hides(&["news/x.pdf"]);
}

#[test]
fn all_problems_are_read_in_a_list_at_any_size() {
    use parallax::app::Message;
    let problem = |number: usize| Problem {
        place: format!("news/of/march/report-{number:02}.txt"),
        what: format!("is no text of any known encoding but number {number:02}"),
        remedy: format!("save it as UTF-8 under name {number:02}"),
        lost: number.is_multiple_of(2),
    };
    for (width, height) in [(100, 30), (80, 24), (40, 10), (30, 6)] {
        let mut reader = Reader::open(width, height);
        reader.press("g p").shows(&["no problems"]);
        reader.act(Action::Message(Message::Problems((1..=12).map(problem).collect())));
        reader.shows(&["12 problems, gp shows"]);
        reader.press("g p");
        let first = reader.screen();
        let read = reader.read_down();
        for number in 1..=12 {
            for words in [
                format!("report-{number:02}.txt"),
                format!("number {number:02}"),
                format!("name {number:02}"),
            ] {
                let end = words.rsplit(' ').next().unwrap();
                assert!(read.contains(end), "{words} at {width}x{height}:\n{read}");
            }
        }
        assert_eq!(reader.press("g g").screen(), first);
        reader.press("G").shows(&["12"]).hides(&["j for more"]);
        reader.press("q").hides(&["remedy"]);
    }
}

#[test]
fn a_reader_with_nothing_but_problems_says_where_they_are() {
    use parallax::app::Message;
    use parallax::model::Briefing;
    let mut reader = Reader::empty(100, 30);
    reader.act(Action::Message(Message::Loaded(Briefing::default().into())));
    let problem = problem("empty.txt", "is empty");
    reader.act(Action::Message(Message::Problems(vec![problem])));
    reader.press("j").shows(&["Nothing could be read: 1 problem, gp shows it."]);
    reader.press("g p").shows(&["empty.txt", "not read: is empty", "remedy: save it as text"]);
}

/// Ways to where commands have something to do that they have not in the panes as they open.
const WAYS: [&str; 10] = [
    "j j",
    "j Enter j j",
    "j Enter Tab j j",
    "j j c ! j",
    "j g m j l",
    "g t j j",
    "? G /",
    ": q u i Tab Left",
    "j Enter / e",
    "j Enter a x Enter g n",
];

#[test]
fn every_command_does_something_somewhere() {
    let mut idle: Vec<&str> = Vec::new();
    for &(command, name, _) in COMMANDS {
        let works = |way: &&str| {
            let mut reader = Reader::open(120, 30);
            reader.press(way);
            let before = (reader.screen(), reader.draw().1, reader.underlined());
            let effects = update(&mut reader.state, Action::Command(command, None));
            reader.act(Action::Wheel(0));
            !effects.is_empty() || before != (reader.screen(), reader.draw().1, reader.underlined())
        };
        if !PANES.iter().chain(&WAYS).any(works) {
            idle.push(name);
        }
    }
    assert!(idle.is_empty(), "commands that do nothing anywhere: {idle:?}");
}
