//! Words of every script in every pane: each row as wide as the screen, no character cut in half, none obeyed.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use parallax::load::{Loaded, Request, load};
use parallax::model::{Briefing, Settings};
use parallax::ui::Depth;
use ratatui::buffer::{Buffer, CellWidth};

use crate::driver::Reader;
use crate::looks::PANES;

/// Two accounts of one event with wide, combining, right-to-left and pictured words in titles and text.
const ARTICLES: [(&str, &str); 2] = [
    (
        "漢字の記事.txt",
        "東京で大地震 🇯🇵👨‍👩‍👧‍👦 strikes e\u{301}galite\u{301} שלום עולם\u{202e} drow\n\n\
         TOKYO, Jan 10 (Reuters) - At least 120 people died in 東京 on Monday, officials said. 👩🏽‍🚒👩🏽‍🚒\n\n\
         \u{202b}قال المتحدث باسم الحكومة إن عدد القتلى ١٢٠\u{202c} the spokesman said.\n\n\
         The ferry\tleft at 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 e\u{301}\u{302}\u{303}\u{304}.\n\n\
         \u{1b}[31mA red line\u{7} said Z\u{200b}ero and हिन्दी में समाचार.\n",
    ),
    (
        "עברית.txt",
        "👩‍🚀🚀 東京で地震: הרוגים רבים ﷽ e\u{301}\n\n\
         TOKYO, Jan 10 (AFP) - At least 95 people died in 東京 on Monday, officials said.\n\n\
         ראש הממשלה אמר \u{2067}abc\u{2069} 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字.\n",
    ),
];

fn briefing() -> Arc<Briefing> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in ARTICLES {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let request = Request {
        inputs: vec![folder.path().into()],
        grouping: parallax::compare::stories::Grouping::AsOne,
        ..Request::default()
    };
    let Loaded { briefing, .. } = load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {});
    assert_eq!(briefing.articles.len(), 2);
    Arc::new(briefing)
}

/// What is wrong with the cells of a screen.
fn fault(buffer: &Buffer) -> Option<String> {
    let width = usize::from(buffer.area.width);
    for (y, row) in buffer.content().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let cell = &row[x];
            let cells = usize::from(cell.cell_width());
            if cells == 0 || x + cells > width {
                return Some(format!("{:?} of {cells} cells at {x},{y}", cell.symbol()));
            }
            if row[x + 1..x + cells].iter().any(|covered| covered.symbol() != " ") {
                return Some(format!("{:?} is cut in half at {x},{y}", cell.symbol()));
            }
            let obeyed = |c: char| {
                c.is_control()
                    || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            };
            if cell.symbol().chars().any(obeyed) {
                return Some(format!("{:?} at {x},{y}", cell.symbol()));
            }
            x += cells;
        }
    }
    None
}

#[test]
fn every_row_is_as_wide_as_the_screen_in_every_pane_at_every_size() {
    let briefing = briefing();
    let plain = |reader: Reader| reader;
    let ascii = |reader: Reader| reader.with_theme("dark", Depth::True, true);
    for (form, of) in
        [("plain", &plain as &dyn Fn(Reader) -> Reader), ("ascii", &ascii), ("linear", &Reader::linear)]
    {
        let mut reader = of(Reader::on(Arc::clone(&briefing), 80, 24));
        for pane in PANES {
            for (width, height) in
                [(160, 45), (101, 30), (80, 24), (61, 20), (40, 10), (21, 5), (3, 2), (1, 1)]
            {
                reader.resize(width, height).home().press(pane);
                for keys in ["", "j", "j", "G"] {
                    if !matches!(pane, ":" | "T" | "Ctrl-p" | "f") {
                        reader.press(keys);
                    }
                    let (buffer, _) = reader.draw();
                    if let Some(fault) = fault(&buffer) {
                        panic!("{form}, `{pane}` at {width}x{height}: {fault}\n{}", reader.screen());
                    }
                }
            }
        }
    }
}

#[test]
fn titles_are_cut_between_characters_at_every_width() {
    let briefing = briefing();
    let mut reader = Reader::on(briefing, 200, 20);
    for width in (1..=200).rev() {
        reader.resize(width, 20);
        let (buffer, _) = reader.draw();
        assert_eq!(fault(&buffer), None, "at {width}:\n{}", reader.screen());
    }
    reader.resize(160, 20).shows(&["東", "🇯🇵", "שלום"]);
}

#[test]
fn what_is_searched_is_found_and_marked_in_any_script() {
    let mut reader = Reader::on(briefing(), 80, 24);
    reader.press("j Enter /").type_in("東京").press("Enter");
    let (buffer, _) = reader.draw();
    assert_eq!(fault(&buffer), None);
    assert_eq!(reader.state.search.query, "東京");
    assert!(!reader.state.search.matches.all().is_empty());
}
