//! The filter line: of the articles in the list, or of the claims beside the text.

use crate::app::action::Effect;
use crate::app::claims::Claims;
use crate::app::filtering::{Among, Passing, Told};
use crate::app::layout::Pane;
use crate::app::line::{Fault, Purpose};
use crate::app::list::RowName;
use crate::app::state::{Overlay, State, Tone};
use crate::search::filter::Filter;

use super::open;

/// Opens the filter of the pane, as it is in force, to be changed.
pub(in crate::app::update) fn begin(state: &mut State) {
    let (purpose, written) = if state.focus == Pane::Claims {
        (Purpose::FilterClaims, state.claim_filter.written.clone())
    } else {
        (Purpose::Filter, state.filter.written.clone())
    };
    // Typing goes on behind what is written.
    let written = if written.is_empty() { written } else { format!("{} ", written.trim_end()) };
    open(state, purpose, written);
}

/// Takes up what is being typed, and tells what is wrong with it where nothing typed on can mend it.
pub(super) fn typed(state: &mut State) {
    let Overlay::Line(line) = &mut state.overlay else { return };
    if !line.purpose.is_filter() {
        return;
    }
    let written = line.text.clone();
    let fault = Filter::parse(&written).err().filter(|fault| fault.is_final(&written));
    line.fault = fault.map(|fault| Fault { at: fault.at, what: fault.to_string() });
    if let Some(offers) = state.list.saved.offers(&written, line.caret).filter(|_| line.taken.is_none()) {
        line.offers = offers;
    }
    // While a name is typed that no saved filter has yet, what was in force before stays.
    let Ok(written) = state.list.saved.expanded(&written) else { return };
    if line.purpose == Purpose::Filter {
        state.filter.type_in(&written);
    } else {
        state.claim_filter.type_in(&written);
    }
}

/// Puts a filter in force.
pub(super) fn carry_out(state: &mut State, purpose: Purpose, text: &str) -> Result<Vec<Effect>, Fault> {
    let text = text.trim_end();
    Filter::parse(text).map_err(|fault| Fault { at: fault.at, what: fault.to_string() })?;
    let text = &state.list.saved.expanded(text)?;
    if purpose == Purpose::Filter {
        state.filter.accept(text);
    } else {
        state.claim_filter.accept(text);
    }
    Ok(Vec::new())
}

/// Goes back to what was in force before.
pub(super) fn cancel(state: &mut State, purpose: Purpose) {
    if purpose == Purpose::Filter {
        state.filter.cancel();
        show_articles(state);
    } else if purpose == Purpose::FilterClaims {
        state.claim_filter.cancel();
        show_claims(state);
    }
}

/// Lifts the filter of the pane; whether there was one.
pub(in crate::app::update) fn lift(state: &mut State) -> bool {
    if state.focus == Pane::Claims && state.claim_filter.is_in_force() {
        state.claim_filter.lift();
        show_claims(state);
    } else if state.focus == Pane::List && state.filter.is_in_force() {
        state.filter.lift();
        show_articles(state);
    } else {
        return false;
    }
    state.say(Tone::Note, "The filter is lifted.");
    true
}

/// Takes in what passes and what completes the filter.
pub(in crate::app::update) fn take(state: &mut State, told: Told) {
    let purpose = match told.among {
        Among::Articles if state.filter.is_asked(&told) => Purpose::Filter,
        Among::Claims(_) if state.claim_filter.is_asked(&told) => Purpose::FilterClaims,
        Among::Articles | Among::Claims(_) => return,
    };
    if let Overlay::Line(line) = &mut state.overlay
        && line.purpose == purpose
        && line.text == told.written
        && line.taken.is_none()
    {
        line.offers = told.offers;
    }
    match told.passing {
        Some(Passing::Articles(kept)) => {
            state.filter.asks_for_findings = told.asks_for_findings;
            state.filter.passing = Some(kept);
            show_articles(state);
        }
        Some(Passing::Claims(claims)) => {
            state.claim_filter.passing = Some(claims);
            show_claims(state);
        }
        // What is blank keeps everything; what is wrong changes nothing yet.
        None if told.written.trim().is_empty() && purpose == Purpose::Filter => {
            state.filter.passing = None;
            show_articles(state);
        }
        None if told.written.trim().is_empty() => {
            state.claim_filter.passing = None;
            show_claims(state);
        }
        None => {}
    }
}

/// Shows the articles that pass. Who is led away from a story by the filter comes to the nearest row.
pub(in crate::app::update) fn show_articles(state: &mut State) {
    let briefing = state.briefing.clone();
    let kept = state.filter.passing.as_ref().map(|kept| {
        let mut passes = vec![false; briefing.articles.len()];
        for &article in &kept.articles {
            if let Some(passes) = passes.get_mut(article) {
                *passes = true;
            }
        }
        passes
    });
    if state.list.kept == kept {
        return;
    }
    // The first article of a story that goes is what is looked for when the story comes back.
    if let (Some(RowName::Story(_)), Some(article)) = (&state.list.selected, state.article_under_cursor())
        && kept.as_ref().is_some_and(|kept| kept.get(article) == Some(&true))
        && state.list.cursor > 0
        && let Some(of) = briefing.articles.get(article)
    {
        state.list.selected = Some(RowName::Article(of.article.id.clone()));
    }
    state.list.kept = kept;
    state.list.before = state.list.before.take().or_else(|| state.list.selected.clone());
    state.list.rebuild(&briefing);
}

fn show_claims(state: &mut State) {
    state.claims = Claims::keeping(state.claim_filter.passing.clone());
}
