//! The user's own files: settings, keys, themes and lexicons, read from the configuration folder and never written.

use std::io;
use std::path::{Path, PathBuf};

use super::looks::LooksArgs;
use super::output::{OutputArgs, complain};
use crate::app::{Keymap, Setup, own_keys};
use crate::config::settings::unknown_theme;
use crate::config::{OwnTheme, Themes, parse_keys, parse_settings};
use crate::lexicon::{Lexicon, user};
use crate::model::{Problem, Settings};

/// The name of the settings file.
pub(super) const SETTINGS: &str = "config.toml";

/// The name of the file of keys.
pub(super) const KEYS: &str = "keys.toml";

/// The name of the folder of themes.
pub(super) const THEMES: &str = "themes";

/// The settings in force; what the file says that cannot be used is told on standard error. The user's lexicons are
/// put in force with them.
pub(super) fn settings(output: &OutputArgs) -> Settings {
    let (settings, problems, _) = read_settings();
    if !output.quiet {
        for problem in &problems {
            complain(&problem.to_string());
        }
    }
    settings
}

/// Everything the user has set, for the reader, which shows what cannot be used.
///
/// # Errors
/// Says that the theme asked for by an option is not known.
pub(super) fn setup(looks: &LooksArgs, output: &OutputArgs) -> Result<Setup, Problem> {
    let (mut settings, mut problems, toml) = read_settings();
    let (themes, unread) = themes();
    problems.extend(unread);
    let place = shown(path(SETTINGS).as_deref());
    // A line that is wrong already is told once.
    let is_told = |problem: &Problem| problems.iter().any(|known| known.place == problem.place);
    if let Some(problem) = unknown_theme(&place, &toml, &themes).filter(|problem| !is_told(problem)) {
        settings.theme = Settings::default().theme;
        problems.push(problem);
    }
    looks.over(&mut settings);
    themes.check(&settings.theme)?;
    let (keymap, of_keys) = keymap();
    problems.extend(of_keys);
    Ok(Setup { settings, keymap, themes, color: output.color(), problems })
}

/// The key table in force, and what in the user's file cannot be used.
pub(super) fn keymap() -> (Keymap, Vec<Problem>) {
    let Some((path, toml)) = text(KEYS) else { return (Keymap::default(), Vec::new()) };
    match toml {
        Ok(toml) => {
            let (lines, mut problems) = parse_keys(&path, &toml);
            let (keymap, more) = own_keys::over_defaults(&lines);
            problems.extend(more);
            (keymap, problems)
        }
        Err(problem) => (Keymap::default(), vec![problem]),
    }
}

/// All themes, and those of the user that cannot be read.
pub(super) fn themes() -> (Themes, Vec<Problem>) {
    let (mut own, mut problems) = (Vec::new(), Vec::new());
    for (name, path) in tables(THEMES) {
        match std::fs::read_to_string(&path) {
            Ok(toml) => own.push(OwnTheme { name, place: shown(Some(&path)), toml }),
            Err(error) => problems.push(unread(&path, &error)),
        }
    }
    (Themes::with(own), problems)
}

/// The settings of the file, what in it and in the user's lexicons cannot be used, and the file's text.
fn read_settings() -> (Settings, Vec<Problem>, String) {
    let mut problems = Lexicon::extend(&lexicons());
    let Some((path, toml)) = text(SETTINGS) else { return (Settings::default(), problems, String::new()) };
    match toml {
        Ok(toml) => {
            let (settings, more) = parse_settings(&path, &toml);
            problems.extend(more);
            (settings, problems, toml)
        }
        Err(problem) => {
            problems.push(problem);
            (Settings::default(), problems, String::new())
        }
    }
}

/// The lexicons of the user, in order of their names.
fn lexicons() -> Vec<user::File> {
    let files = tables("lexicon").into_iter().map(|(table, path)| {
        // A file that cannot be read is told as one that is no TOML.
        let toml = std::fs::read_to_string(&path).unwrap_or_else(|error| format!("{error}"));
        user::File { place: shown(Some(&path)), table, toml }
    });
    files.collect()
}

/// The TOML files of a folder with their names, in order of these.
fn tables(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = path(folder).and_then(|folder| std::fs::read_dir(folder).ok());
    let mut paths: Vec<PathBuf> =
        entries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths.into_iter().filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path))).collect()
}

/// The text of a file of the user and what problems call it; `None` where there is no such file.
fn text(name: &str) -> Option<(String, Result<String, Problem>)> {
    let path = path(name)?;
    match std::fs::read_to_string(&path) {
        Ok(text) => Some((shown(Some(&path)), Ok(text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some((shown(Some(&path)), Err(unread(&path, &error)))),
    }
}

fn unread(path: &Path, error: &io::Error) -> Problem {
    Problem {
        place: shown(Some(path)),
        what: format!("cannot be read ({error})"),
        remedy: "the defaults hold until it can".to_owned(),
        lost: false,
    }
}

fn shown(path: Option<&Path>) -> String {
    path.map_or(String::new(), |path| path.display().to_string())
}

/// Where a file of the user lies, if the environment says where such files lie.
pub(super) fn path(name: &str) -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named("XDG_CONFIG_HOME").or_else(|| Some(named("HOME")?.join(".config")))?;
    Some(folder.join("parallax").join(name))
}
