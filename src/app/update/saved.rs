//! Filters kept under names: saving the one in force, putting one in force, taking one away.

use crate::app::action::Effect;
use crate::app::layout::Pane;
use crate::app::line::{Fault, Offer, Purpose};
use crate::app::list::ListRow;
use crate::app::saved::{SavedFilter, is_of_name};
use crate::app::state::{State, Tone};
use crate::model::Mark;

use super::line;

/// Asks for the name under which the filter in force is to be kept.
pub(super) fn begin(state: &mut State) {
    if in_force(state).is_some() {
        line::open(state, Purpose::SaveFilter, String::new());
    } else {
        nothing_in_force(state);
    }
}

/// The names there are, each with its filter: one that is taken is written over.
pub(super) fn offers(state: &State, typed: &str) -> Vec<Offer> {
    let known = state.list.saved.filters().iter().filter(|of| of.name.starts_with(typed.trim_start()));
    let offer = |of: &SavedFilter| Offer {
        line: of.name.clone(),
        words: of.name.clone(),
        note: format!("now {}", of.written),
    };
    known.map(offer).collect()
}

/// Keeps the filter in force under the name that was typed.
pub(super) fn save(state: &mut State, typed: &str) -> Result<Vec<Effect>, Fault> {
    let name = typed.trim();
    let Some(written) = in_force(state) else {
        nothing_in_force(state);
        return Ok(Vec::new());
    };
    if name.is_empty() {
        return Err(Fault { at: typed.len(), what: "type a name, as in: morning-afp".to_owned() });
    }
    if let Some((at, wrong)) =
        typed.trim_end().char_indices().skip_while(|(_, c)| c.is_whitespace()).find(|(_, c)| !is_of_name(*c))
    {
        let what = format!("{wrong:?} cannot stand in a name: use letters, digits, - and _");
        return Err(Fault { at, what });
    }
    let is_known = state.list.saved.filters().iter().any(|of| of.name == name);
    let told = format!("Filter {} as {name}", if is_known { "saved anew" } else { "saved" });
    state.mark(told, vec![Mark::Filter(name.to_owned(), Some(written))]);
    Ok(Vec::new())
}

/// Puts the saved filter at `place` in force; one that is already is lifted.
pub(super) fn apply(state: &mut State, place: usize) {
    let Some(saved) = state.list.saved.filters().get(place).cloned() else { return };
    if state.is_in_force(&saved) {
        line::lift(state);
        return;
    }
    if let Err(fault) = crate::search::filter::Filter::parse(&saved.written) {
        let told = format!("The filter {} is not understood: {fault}", saved.name);
        return state.say(Tone::Warning, told);
    }
    state.filter.accept(&saved.written);
    let briefing = state.briefing.clone();
    state.list.select(&briefing, 0);
    let esc = state.keymap.told(crate::app::keymap::Context::List, crate::app::Command::Cancel);
    state.say(Tone::Note, format!("Only what passes {}; {esc} lifts it.", saved.name));
}

/// Takes the saved filter under the cursor of the list away; tells whether there was one.
pub(super) fn take_away(state: &mut State) -> bool {
    let Some(ListRow::Filter(place)) = state.list.row().filter(|_| state.focus == Pane::List) else {
        return false;
    };
    if let Some(saved) = state.list.saved.filters().get(place).cloned() {
        let told = format!("Filter {} taken away", saved.name);
        state.mark(told, vec![Mark::Filter(saved.name, None)]);
    }
    true
}

/// The filter of the pane, where there is one.
fn in_force(state: &State) -> Option<String> {
    let of_claims = state.claim_filter.settled();
    let of_list = state.filter.settled();
    let first = if state.focus == Pane::Claims && !of_claims.trim().is_empty() { of_claims } else { of_list };
    Some(first.trim().to_owned()).filter(|written| !written.is_empty())
}

fn nothing_in_force(state: &mut State) {
    let filter = state.keymap.told(state.context(), crate::app::Command::Filter);
    state.say(Tone::Note, format!("There is no filter to save: {filter} begins one."));
}
