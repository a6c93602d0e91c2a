//! Draws the pictures of the documentation: real frames of the reader on the bundled briefing, as SVG.
//!
//! `cargo run --example picture` writes them all to `docs/pictures`;
//! `cargo run --example picture -- 120x40 "g g Enter" > frame.svg` draws one frame after these keys.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};

use parallax::app::finder::Candidate;
use parallax::app::key::Key;
use parallax::app::search::Searcher;
use parallax::app::{Action, Answer, Effect, Message, State, settle, update};
use parallax::app::{filtering, fulltext};
use parallax::compare::compare;
use parallax::config::theme::ThemeFile;
use parallax::load::{Request, load};
use parallax::model::{Briefing, Settings};
use parallax::search::catalogue::Catalogue;
use parallax::search::fuzzy::{self, Titles};
use parallax::ui::{Depth, Theme, draw};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// The pictures: name, columns, rows, keys pressed before.
const PICTURES: &[(&str, u16, u16, &str)] = &[
    ("list", 130, 34, ""),
    ("reader", 130, 34, "j j Enter g c"),
    ("compare", 150, 38, "c !"),
    ("matrix", 150, 38, "g m"),
    ("find", 110, 26, "f r u s"),
    ("filter", 130, 34, "= s t a n c e : d e n i e s"),
    ("fulltext", 110, 30, "F t r o o p s Space n e a r"),
    ("notes", 130, 34, NOTES),
    ("palette", 110, 26, "Ctrl-p c o n f"),
    ("help", 110, 34, "j j Enter ?"),
];

/// Two notes and a claim that was checked, and their list.
const NOTES: &str = "j j Enter j j a W h o Space i s Space t h e Space s o u r c e ? Enter \
    Tab j x j a A s k Space t h e Space m i n i s t r y Enter g n";

/// A cell's width and height, and the size of its letters, in pixels: such that lines drawn with letters meet.
const CELL: (f32, f32, f32) = (9.3, 18.0, 15.4);

/// How far the line that letters stand on is below the top of their cell, in pixels.
const BASELINE: f32 = 14.3;

fn main() -> anyhow::Result<()> {
    let arguments = std::env::args().skip(1).collect::<Vec<_>>();
    if let [size, keys @ ..] = arguments.as_slice() {
        let (width, height) =
            size.split_once('x').ok_or_else(|| anyhow::anyhow!("a size is written 120x40"))?;
        print!("{}", svg(&frame(width.parse()?, height.parse()?, &keys.join(" "))?));
        return Ok(());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    std::fs::create_dir_all(&folder)?;
    for (name, width, height, keys) in PICTURES {
        std::fs::write(folder.join(name).with_extension("svg"), svg(&frame(*width, *height, keys)?))?;
    }
    Ok(())
}

/// The bundled briefing, read once.
static BRIEFING: LazyLock<Arc<Briefing>> = LazyLock::new(|| {
    let never = AtomicBool::new(false);
    Arc::new(load(&Request::default(), &Settings::default(), &never, &|_| ()).briefing)
});

/// What the reader shows after these keys, every effect carried out at once.
fn frame(width: u16, height: u16, keys: &str) -> anyhow::Result<Buffer> {
    let mut state = State::new(Settings::default(), "bundled briefing".to_owned(), (width, height));
    act(&mut state, Action::Resize { width, height });
    act(&mut state, Action::Message(Message::Loaded(Arc::clone(&BRIEFING))));
    if !keys.is_empty() {
        let keys = Key::parse_sequence(keys).ok_or_else(|| anyhow::anyhow!("{keys}: no such keys"))?;
        for key in keys {
            act(&mut state, Action::Key(key));
        }
    }
    let file = ThemeFile::bundled("dark").map_err(anyhow::Error::msg)?;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(&state, &Theme::new(&file, Depth::True, false), &mut buffer);
    Ok(buffer)
}

fn act(state: &mut State, action: Action) {
    let mut effects = update(state, action);
    effects.extend(settle(state));
    for effect in effects {
        let briefing = Arc::clone(&state.briefing);
        let answer = match effect {
            Effect::Compare(story) => {
                let comparison = compare(&briefing, &story);
                Answer::compared(&briefing, story, comparison, &std::collections::BTreeSet::new())
            }
            Effect::Find { query, limit } => {
                let (total, best) = find(&briefing, &query, limit);
                Answer::Found { query, total, best }
            }
            Effect::Search { query, scope } => {
                let matches = Searcher::of(Arc::clone(&briefing)).find(&query, &scope);
                Answer::Matched { query, scope, matches }
            }
            Effect::Filter(wanted) => {
                let mut catalogue = Catalogue::of(Arc::clone(&briefing));
                match filtering::answer(&mut catalogue, &wanted, &|| false) {
                    Some(told) => Answer::Filtered(told),
                    None => continue,
                }
            }
            Effect::SearchAll { query, marks } => {
                let mut catalogue = Catalogue::of(Arc::clone(&briefing));
                match fulltext::search(&mut catalogue, &query, marks.as_deref(), &|| false) {
                    Some(found) => Answer::Hits { query, found },
                    None => continue,
                }
            }
            Effect::Save(_)
            | Effect::Count(_)
            | Effect::PutRight(_)
            | Effect::Export(..)
            | Effect::Take(_)
            | Effect::Browse(_)
            | Effect::Pipe(_)
            | Effect::StopPipe
            | Effect::Theme(_)
            | Effect::CancelLoading
            | Effect::CancelGrouping
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => continue,
        };
        act(state, Action::Message(Message::Answer(briefing, answer)));
    }
}

/// The best matches for what was typed.
fn find(briefing: &Briefing, query: &str, limit: usize) -> (usize, Vec<Candidate>) {
    let titles = briefing.articles.iter().map(|analysed| {
        let article = &analysed.article;
        let source = article.source.as_ref().map_or("", |source| source.name.as_str());
        (article.title.as_ref().map_or("", |title| title.text.as_str()), source)
    });
    let found = fuzzy::find(Titles::new(titles), query, limit);
    let best = found.hits.into_iter().map(|hit| Candidate { article: hit.entry, marks: hit.title });
    (found.total, best.collect())
}

/// The frame as a picture: one rectangle per run of one background, one text per run of one style.
fn svg(buffer: &Buffer) -> String {
    let (cell_width, cell_height, letter) = CELL;
    let area = buffer.area;
    let (width, height) = (f32::from(area.width) * cell_width, f32::from(area.height) * cell_height);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.1} {height:.1}\" \
         font-family=\"ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace\" \
         font-size=\"{letter}\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"{}\"/>\n",
        background(&buffer[(0, 0)])
    );
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let first = &buffer[(x, y)];
            let mut end = x + 1;
            while end < area.width && look(&buffer[(end, y)]) == look(first) {
                end += 1;
            }
            let words = (x..end).map(|x| buffer[(x, y)].symbol()).collect::<String>();
            run(&mut svg, x, y, end - x, first, &words);
            x = end;
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn run(svg: &mut String, x: u16, y: u16, cells: u16, cell: &Cell, words: &str) {
    let (cell_width, cell_height, _) = CELL;
    let (left, top) = (f32::from(x) * cell_width, f32::from(y) * cell_height);
    let width = f32::from(cells) * cell_width;
    // Writing to a string cannot fail.
    let _ = writeln!(
        svg,
        "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{cell_height:.1}\" fill=\"{}\" \
         shape-rendering=\"crispEdges\"/>",
        width + 0.3,
        background(cell)
    );
    if words.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.65\""),
    ] {
        if cell.modifier.contains(modifier) {
            style.push_str(attribute);
        }
    }
    // Browsers draw runs of blanks as one, and have ceased to obey `xml:space`.
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace(' ', "\u{a0}");
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" fill=\"{}\"{style}>{words}</text>",
        top + BASELINE,
        foreground(cell)
    );
}

/// What a run has in common.
fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn foreground(cell: &Cell) -> String {
    if cell.modifier.contains(Modifier::REVERSED) { hex(cell.bg, "#16181d") } else { hex(cell.fg, "#d8dee9") }
}

fn background(cell: &Cell) -> String {
    if cell.modifier.contains(Modifier::REVERSED) { hex(cell.fg, "#d8dee9") } else { hex(cell.bg, "#16181d") }
}

/// A colour of the theme; bundled themes name no others than these.
fn hex(color: Color, otherwise: &str) -> String {
    match color {
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => otherwise.to_owned(),
    }
}
