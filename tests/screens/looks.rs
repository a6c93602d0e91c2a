//! Every pane in every theme, without colour, and in ASCII.

use parallax::config::BUNDLED;
use parallax::ui::Depth;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use crate::driver::Reader;

/// Ways into every pane, popup and line that is typed.
pub(crate) const PANES: [&str; 30] = [
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
    "g",
    "g p",
    ":",
    "Ctrl-p",
    "T",
    "g n",
    "e",
    "|",
    "j Enter s",
    "= i s : u n r e a d Enter W x Enter Esc G",
    "j a n o t e Enter g n",
    "j C",
    "F",
    "=",
    "j t",
    "j a",
    "j Enter a",
    "j Enter Tab =",
    "y",
];

/// The panes with a row under the cursor.
const SELECTING: [&str; 9] =
    ["", "-", "j Enter", "j Enter Tab", "j j c", "j j c Tab", "j g m", "j g t", "Ctrl-p"];

/// The cells of a row.
fn row(buffer: &Buffer, y: u16) -> &[ratatui::buffer::Cell] {
    let width = usize::from(buffer.area.width);
    &buffer.content()[usize::from(y) * width..][..width]
}

#[test]
fn the_selected_row_is_told_without_colour_in_every_pane() {
    for (width, height) in [(160, 45), (80, 24), (40, 10)] {
        let mut reader = Reader::open(width, height).with_theme("mono", Depth::None, false);
        for pane in SELECTING {
            reader.home().press(pane);
            let (buffer, cursor) = reader.draw();
            let colored = |cell: &ratatui::buffer::Cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset);
            assert!(!buffer.content().iter().any(colored), "`{pane}` has a colour");
            // Of the palette the terminal's cursor stands in what is typed.
            let y = if pane == "Ctrl-p" { cursor.unwrap().y + 1 } else { cursor.unwrap().y };
            let reversed =
                |y: u16| row(&buffer, y).iter().any(|cell| cell.modifier.contains(Modifier::REVERSED));
            assert!(reversed(y), "`{pane}` at {width}x{height}:\n{}", reader.screen());
        }
    }
}

#[test]
fn the_selected_row_looks_otherwise_than_others_in_every_theme_and_depth() {
    for (name, _) in BUNDLED {
        for depth in [Depth::True, Depth::Ansi256, Depth::Ansi16] {
            let mut reader = Reader::open(100, 30).with_theme(name, depth, false);
            for pane in SELECTING {
                reader.home().press(pane);
                let (buffer, cursor) = reader.draw();
                let y = if pane == "Ctrl-p" { cursor.unwrap().y + 1 } else { cursor.unwrap().y };
                let is_set_apart = |cell: &ratatui::buffer::Cell| {
                    cell.bg != Color::Reset || cell.modifier.contains(Modifier::REVERSED)
                };
                assert!(
                    row(&buffer, y).iter().any(is_set_apart),
                    "{name} {depth:?} `{pane}`:\n{}",
                    reader.screen()
                );
            }
        }
    }
}

#[test]
fn with_ascii_glyphs_nothing_of_ours_is_anything_else() {
    use parallax::app::{Action, Message};
    for (width, height) in [(160, 45), (80, 24), (40, 10)] {
        let mut reader = Reader::open(width, height).with_theme("dark", Depth::True, true);
        let problem = crate::everywhere::problem("news/x.pdf", "is not text");
        reader.act(Action::Message(Message::Problems(vec![problem])));
        for pane in PANES {
            reader.home().press(pane);
            let screen = reader.screen();
            let strange: Vec<char> = screen.chars().filter(|c| !c.is_ascii()).collect();
            assert!(strange.is_empty(), "{strange:?} after `{pane}` at {width}x{height}:\n{screen}");
        }
    }
}

#[test]
fn a_theme_is_put_on_by_its_name() {
    let mut reader = Reader::open(100, 30);
    reader.state.themes = vec!["dark".to_owned(), "light".to_owned()];
    reader.press("T").shows(&["theme:", "light", "in force"]);
    reader.type_in("lihgt").press("Enter").shows(&["unknown theme `lihgt`; did you mean `light`?"]);
    reader.press("Ctrl-u").type_in("light").press("Enter");
    assert_eq!(reader.state.settings.theme, "light");
    reader.shows(&["Theme light"]);
    reader.press(":").type_in("theme dark").press("Enter");
    assert_eq!(reader.state.settings.theme, "dark");
}
