//! Drawing the state into a buffer: visible lines only, no state changes.

mod ascii;
mod canvas;
pub mod depth;
mod glyphs;
mod marks;
mod panes;
pub mod sample;
mod sign;
pub mod theme;
mod wide;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::State;
use crate::app::layout::View;
use crate::app::state::Overlay;
use crate::config::theme::Role;

pub use depth::Depth;
pub use theme::Theme;

use canvas::Canvas;

/// Draws the settled state and returns where the terminal's cursor stands: on the selected row.
pub fn draw(state: &State, theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let area = buffer.area;
    let mut canvas = Canvas { buffer, theme, parts_words: state.pages.parts_words() };
    canvas.tint(area, Role::Text);
    panes::title::draw(state, &mut canvas);
    let mut cursor = match state.view {
        View::List => {
            let cursor = panes::list::draw(state, &mut canvas);
            panes::digest::draw(state, &mut canvas);
            panes::skim::draw(state, &mut canvas);
            cursor
        }
        View::Reader => panes::reader::draw(state, &mut canvas),
        View::Compare => {
            let cursor = panes::compare::draw(state, &mut canvas);
            panes::foot::draw(state, &mut canvas);
            cursor
        }
        View::Matrix => {
            let cursor = panes::matrix::draw(state, &mut canvas);
            panes::matrix_foot::draw(state, &mut canvas);
            cursor
        }
        View::Timeline => panes::timeline::draw(state, &mut canvas),
    };
    cursor = panes::claims::draw(state, &mut canvas).or(cursor);
    cursor = panes::bottom::draw(state, &mut canvas).or(cursor);
    cursor = match &state.overlay {
        Overlay::Notes(notes) => panes::notes::draw(state, notes, &mut canvas),
        Overlay::Fulltext(popup) => panes::fulltext::draw(state, popup, &mut canvas),
        Overlay::Palette(palette) => panes::palette::draw(state, palette, &mut canvas),
        Overlay::Line(line) => Some(panes::line::draw(line, &mut canvas)),
        Overlay::None | Overlay::Prompt(_) => {
            panes::which_key::draw(state, &mut canvas);
            cursor
        }
        Overlay::Help(help) => Some(panes::help::draw(state, help, &mut canvas)),
        Overlay::Output(output) => Some(panes::output::draw(state, output, &mut canvas)),
        Overlay::Outline(place) => panes::outline::draw(state, *place, &mut canvas),
        Overlay::Problems(top) => Some(panes::problems::draw(state, *top, &mut canvas)),
        Overlay::Finder(finder) => panes::finder::draw(state, finder, &mut canvas),
    };
    // The popup of a small screen covers the line being typed, and what is said.
    let types = matches!(&state.overlay, Overlay::Help(help) if help.is_typing());
    let is_popup = !matches!(state.overlay, Overlay::None | Overlay::Line(_) | Overlay::Prompt(_));
    if types || (is_popup && state.notice.is_some()) {
        cursor = panes::bottom::draw(state, &mut canvas).or(cursor);
    }
    wide::mend(canvas.buffer);
    if theme.linear {
        ascii::put(canvas.buffer, &[("·", ",")]);
    }
    if theme.ascii {
        ascii::make_plain(canvas.buffer);
    }
    cursor.map(|at| {
        Position::new(at.x.min(area.right().saturating_sub(1)), at.y.min(area.bottom().saturating_sub(1)))
    })
}
