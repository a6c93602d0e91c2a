//! The program that is given what is shown: its name and arguments, and before them the form it reads.

use crate::app::action::{Effect, Piping};
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::line::{Fault, Purpose};
use crate::app::output::Output;
use crate::app::share::Share;
use crate::app::state::{Overlay, State, Tone};
use crate::export;

use super::open;

/// Asks which program is to read what is shown.
pub(in crate::app::update) fn ask_for_program(state: &mut State) {
    match Share::shown(state) {
        Ok(_) => open(state, Purpose::Program, String::new()),
        Err(why) => state.say(Tone::Warning, why),
    }
}

/// Has what is shown given to the program that was typed: `wc -w`, `--json jq .`.
pub(super) fn carry_out(state: &mut State, text: &str) -> Result<Vec<Effect>, Fault> {
    let fault = |at: usize, what: String| Fault { at, what };
    let share = Share::shown(state).map_err(|why| fault(0, why.to_owned()))?;
    let mut words = shell_words::split(text)
        .map_err(|_| fault(text.len(), "a quotation mark is not closed".to_owned()))?;
    let mut form = "table";
    if let Some(named) = words.first().and_then(|word| word.strip_prefix("--")) {
        let export = export::named(named).filter(|export| share.takes(export));
        let unknown = || fault(0, format!("the {} has no form called {named}", share.word()));
        form = export.ok_or_else(unknown)?.name;
        words.remove(0);
    }
    if words.is_empty() {
        let what = "type a program with its arguments: wc -w, or with another form --json jq .";
        return Err(fault(text.trim_end().len(), what.to_owned()));
    }
    state.piped += 1;
    let stop = state.keymap.told(Context::Popup, Command::Cancel);
    let output = Output::awaiting(words.join(" "), state.piped, &stop);
    state.overlay = Overlay::Output(Box::new(output));
    Ok(vec![Effect::Pipe(Piping { share, form, words, number: state.piped })])
}

#[cfg(test)]
mod tests {
    use super::carry_out;
    use crate::app::State;
    use crate::app::action::Effect;
    use crate::app::layout::Pane;

    #[test]
    fn a_program_is_typed_as_words_with_the_form_before_it() {
        let mut state = State { focus: Pane::Reader, ..State::default() };
        state.reading.article = Some(0);
        let mut of = |typed: &str| match carry_out(&mut state, typed).map_err(|fault| fault.what)?.remove(0) {
            Effect::Pipe(of) => Ok((of.form, of.words.join("|"))),
            other => panic!("{other:?}"),
        };
        assert_eq!(of("grep -c 'two words'"), Ok(("table", "grep|-c|two words".to_owned())));
        assert_eq!(of("--json jq ."), Ok(("json", "jq|.".to_owned())));
        assert_eq!(of("--csv cat"), Err("the article has no form called csv".to_owned()));
        assert_eq!(of("echo 'a"), Err("a quotation mark is not closed".to_owned()));
        assert!(of("  ").is_err() && of("--md").is_err());
    }
}
