//! The file that what is shown is written to: a path, whose ending tells the form.

use crate::app::action::{Effect, File, Standing};
use crate::app::command::Command;
use crate::app::keymap::Context;
use crate::app::line::{Fault, Offer, Purpose};
use crate::app::share::Share;
use crate::app::state::{Overlay, State, Tone};
use crate::export::{self, EXPORTS, Export};

use super::open;

/// Asks where what is shown is to be written, with a name to begin with.
pub(in crate::app::update) fn ask_for_file(state: &mut State, purpose: Purpose) {
    match share(state, purpose) {
        Ok(share) => {
            let name = share.file_name(&state.briefing);
            open(state, purpose, name);
        }
        Err(why) => state.say(Tone::Warning, why),
    }
}

/// What is to be written: the notes, or what is shown.
fn share(state: &State, purpose: Purpose) -> Result<Share, &'static str> {
    if purpose == Purpose::NotesFile { Share::notes(state) } else { Share::shown(state) }
}

/// Asks again, since a file stands at this path already; whoever has gone on meanwhile is only told.
pub(in crate::app::update) fn ask_again(state: &mut State, path: String) {
    if !matches!(state.overlay, Overlay::None) {
        state.say(Tone::Warning, format!("{path} is there already and was left as it is."));
        return;
    }
    let purpose = state.written.unwrap_or(Purpose::File);
    open(state, purpose, path.clone());
    let told = |command| state.keymap.told(Context::Line, command);
    if let Overlay::Line(line) = &mut state.overlay {
        let (again, leave) = (told(Command::Accept), told(Command::Cancel));
        let what = format!("is there already: {again} again writes over it, {leave} leaves it");
        line.fault = Some(Fault { at: 0, what });
        line.offers.clear();
    }
    state.stands = Some(path);
}

/// The path that was typed with each of the endings it can have.
pub(super) fn offers(state: &State, purpose: Purpose, typed: &str) -> Vec<Offer> {
    let Ok(share) = share(state, purpose) else { return Vec::new() };
    let stem = ending(typed).filter(|ending| export::by_extension(ending).is_some());
    let stem = stem.map_or(typed, |ending| &typed[..typed.len() - ending.len() - 1]).trim_end_matches('.');
    let offer = |export: &&Export| Offer {
        line: format!("{stem}.{}", export.extension),
        words: format!(".{}", export.extension),
        note: export.told.to_owned(),
    };
    EXPORTS.iter().filter(|export| share.takes(export)).collect::<Vec<_>>().iter().map(offer).collect()
}

/// Has what is shown written. A `!` behind the path, or the same path again, says that it may be written over another.
pub(super) fn carry_out(state: &mut State, purpose: Purpose, text: &str) -> Result<Vec<Effect>, Fault> {
    let fault = |what: String| Fault { at: text.trim_end().len(), what };
    let share = share(state, purpose).map_err(|why| fault(why.to_owned()))?;
    let stood = state.stands.take();
    let typed = text.trim();
    let (path, standing) = match typed.strip_suffix('!') {
        Some(path) => (path.trim_end(), Standing::Replaced),
        None if stood.as_deref() == Some(typed) => (typed, Standing::Replaced),
        None => (typed, Standing::Kept),
    };
    let export = ending(path).and_then(export::by_extension);
    let Some(export) = export.filter(|export| share.takes(export)) else {
        return Err(fault(format!("the name tells the form: end it in {}", endings(&share))));
    };
    state.written = Some(purpose);
    let file = File { path: path.to_owned(), form: export.name, standing };
    Ok(vec![Effect::Export(share, file)])
}

/// What stands behind the last stop of the name at the end of a path.
fn ending(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?;
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending)
}

/// `.txt, .json or .md`
fn endings(share: &Share) -> String {
    let taken = EXPORTS.iter().filter(|export| share.takes(export));
    let mut endings: Vec<String> = taken.map(|export| format!(".{}", export.extension)).collect();
    let last = endings.pop().unwrap_or_default();
    format!("{} or {last}", endings.join(", "))
}

#[cfg(test)]
mod tests {
    use super::carry_out;
    use crate::app::State;
    use crate::app::action::{Effect, File, Standing};
    use crate::app::layout::Pane;
    use crate::app::line::Purpose;

    fn file(state: &mut State, text: &str) -> Result<File, String> {
        state.focus = Pane::Reader;
        state.reading.article = Some(0);
        match carry_out(state, Purpose::File, text).map_err(|fault| fault.what)?.remove(0) {
            Effect::Export(_, file) => Ok(file),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_form_is_told_by_the_ending() {
        let mut state = State::default();
        let mut of = |text: &str| file(&mut state, text).map(|file| (file.path, file.form, file.standing));
        assert_eq!(of(" ~/a.b/talks.HTML "), Ok(("~/a.b/talks.HTML".to_owned(), "html", Standing::Kept)));
        assert_eq!(of("talks.txt!"), Ok(("talks.txt".to_owned(), "table", Standing::Replaced)));
        for wrong in ["", "talks", "talks.doc", ".md", "a.md/", "talks.csv"] {
            let told = of(wrong).unwrap_err();
            assert!(told.ends_with("end it in .txt, .json, .jsonl, .md or .html"), "{wrong}: {told}");
        }
    }

    #[test]
    fn the_same_path_again_writes_over_what_stands_there_and_another_does_not() {
        let mut state = State { stands: Some("a.md".to_owned()), ..State::default() };
        assert_eq!(file(&mut state, "a.md").unwrap().standing, Standing::Replaced);
        assert_eq!(file(&mut state, "a.md").unwrap().standing, Standing::Kept, "asked once");
        state.stands = Some("a.md".to_owned());
        assert_eq!(file(&mut state, "b.md").unwrap().standing, Standing::Kept);
    }
}
