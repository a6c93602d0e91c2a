//! A theme by its name.

use crate::app::action::Effect;
use crate::app::line::{Fault, Offer};
use crate::app::state::{State, Tone};
use crate::config::nearest::unknown;

/// The themes whose names hold what was typed.
pub(super) fn offers(state: &State, typed: &str) -> Vec<Offer> {
    let fitting = state.themes.iter().filter(|name| name.contains(typed.trim()));
    let note = |name: &str| if name == state.settings.theme { "in force".to_owned() } else { String::new() };
    fitting.map(|name| Offer { line: name.clone(), words: name.clone(), note: note(name) }).collect()
}

/// Puts on the theme that was typed.
pub(super) fn carry_out(state: &mut State, text: &str) -> Result<Vec<Effect>, Fault> {
    let name = text.trim();
    if name.is_empty() {
        return Ok(Vec::new());
    }
    if !state.themes.iter().any(|known| known == name) {
        let at = text.len() - text.trim_start().len();
        return Err(Fault { at, what: unknown("theme", name, state.themes.iter().map(String::as_str)) });
    }
    name.clone_into(&mut state.settings.theme);
    state.say(Tone::Note, format!("Theme {name}; the settings file keeps one for good."));
    Ok(vec![Effect::Theme(name.to_owned())])
}
