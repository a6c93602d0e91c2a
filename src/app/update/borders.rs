//! Moving the borders between panes, by keys and by the mouse.

use crate::app::command::Command;
use crate::app::layout::{Border, View, border};
use crate::app::settle::areas_for;
use crate::app::state::{State, Tone};

/// Columns and rows that a border moves by where no count is given.
const STEP: (u16, u16) = (4, 2);

/// Commands that move a border.
pub(super) fn run(state: &mut State, command: Command, count: Option<usize>) {
    widen(state, if command == Command::PaneWider { 1 } else { -1 }, count);
}

/// Gives the pane that can be made wider here more room, or less where `way` is negative.
fn widen(state: &mut State, way: i32, count: Option<usize>) {
    let areas = state.areas;
    let (border, step, now) = match state.view {
        View::List if areas.digest.is_empty() => {
            state.say(Tone::Warning, "Nothing stands below the list here: the screen is too low for it.");
            return;
        }
        View::List => (Border::Below, STEP.1, areas.digest.height + areas.skim.height),
        View::Reader | View::Compare if areas.claims.x == 0 => {
            let told = if areas.claims.is_empty() {
                "The claims do not stand beside the text here; go-claims shows them, where the screen has room."
            } else {
                "The claims take the whole screen here: it is too narrow to show them beside the text."
            };
            state.say(Tone::Warning, told);
            return;
        }
        View::Reader | View::Compare => (Border::Claims, STEP.0, areas.claims.width),
        View::Matrix | View::Timeline => return,
    };
    let by = count.map_or(i32::from(step), |count| i32::try_from(count).unwrap_or(i32::MAX));
    let wanted = i32::from(now).saturating_add(by.saturating_mul(way));
    let before = state.areas;
    place(state, border, u16::try_from(wanted.max(0)).unwrap_or(u16::MAX));
    if areas_for(state) == before {
        let told = match (border, way > 0) {
            (Border::Claims, true) => "The claims leave the text no more room than it needs already.",
            (Border::Claims, false) => "The claims are as narrow as can be read already.",
            (Border::Below, true) => "The list has no more rows than it needs to move in already.",
            (Border::Below, false) => {
                "The list shows all its rows already, or leaves the least that can be read."
            }
        };
        state.say(Tone::Note, told);
    }
}

/// Takes hold of the border at a cell, and tells whether there is one.
pub(super) fn grasp(state: &mut State, x: u16, y: u16) -> bool {
    state.held = border(&state.areas, (x, y));
    state.held.is_some()
}

/// Moves the border that is held to a cell.
pub(super) fn drag(state: &mut State, x: u16, y: u16) {
    let areas = state.areas;
    match state.held {
        Some(Border::Claims) => place(state, Border::Claims, areas.claims.right().saturating_sub(x)),
        Some(Border::Below) => {
            let bottom = areas.digest.bottom().max(areas.skim.bottom());
            place(state, Border::Below, bottom.saturating_sub(y));
        }
        None => {}
    }
}

/// Puts a border so that the pane behind it has so many cells, and keeps what it then has: the next step begins at
/// what is seen, not at what was asked for in vain.
fn place(state: &mut State, border: Border, cells: u16) {
    match border {
        Border::Claims => {
            state.borders.claims = Some(cells);
            state.borders.claims = Some(areas_for(state).claims.width);
        }
        Border::Below => {
            state.borders.below = Some(cells);
            let areas = areas_for(state);
            state.borders.below = Some(areas.digest.height + areas.skim.height);
        }
    }
}
