//! `config`: the settings in force, where they are read from, and their complete defaults.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Status;
use super::output::{OutputArgs, complain, print};
use crate::config::{parse_settings, settings::DEFAULTS};
use crate::lexicon::{Lexicon, user};
use crate::model::Settings;

/// The settings file, or the complete defaults
///
/// Settings are read from parallax/config.toml in `$XDG_CONFIG_HOME`, or else in ~/.config. To begin your own:
/// parallax config --default > ~/.config/parallax/config.toml
///
/// Words of your own go into tables beside it: parallax/lexicon/cues.toml adds to the verbs that attribute, and so
/// with every table of assets/lexicon in the source. An entry of a known name replaces it.
#[derive(Args, Debug)]
pub(super) struct Config {
    /// Print the complete defaults, whatever your file says
    #[arg(long)]
    default: bool,
}

impl Config {
    pub(super) fn run(&self) -> anyhow::Result<Status> {
        let file =
            if self.default { None } else { path().map(|path| (std::fs::read_to_string(&path), path)) };
        print(|out| match file {
            Some((Ok(toml), path)) => writeln!(out, "# {}\n{toml}", path.display()),
            Some((Err(_), path)) => {
                writeln!(out, "# {} is not there; the defaults hold\n{DEFAULTS}", path.display())
            }
            None => out.write_all(DEFAULTS.as_bytes()),
        })?;
        Ok(Status::Done)
    }
}

/// The settings in force; what the file says that cannot be used is told on standard error. The user's lexicons are
/// put in force with them.
pub(super) fn settings(output: &OutputArgs) -> Settings {
    let Some(path) = path() else { return Settings::default() };
    let problems = Lexicon::extend(&lexicons(&path.with_file_name("lexicon")));
    if !output.quiet {
        for problem in &problems {
            complain(&problem.to_string());
        }
    }
    let place = path.display().to_string();
    match std::fs::read_to_string(&path) {
        Ok(toml) => {
            let (settings, problems) = parse_settings(&place, &toml);
            if !output.quiet {
                for problem in &problems {
                    complain(&problem.to_string());
                }
            }
            settings
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Settings::default(),
        Err(error) => {
            if !output.quiet {
                complain(&format!("{place}: cannot be read ({error}); the defaults hold"));
            }
            Settings::default()
        }
    }
}

/// The lexicons in a folder, in order of their names.
fn lexicons(folder: &Path) -> Vec<user::File> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let file = |path: &PathBuf| {
        let table = path.file_stem()?.to_str()?.to_owned();
        // A file that cannot be read is told as one that is no TOML.
        let toml = std::fs::read_to_string(path).unwrap_or_else(|error| format!("{error}"));
        Some(user::File { place: path.display().to_string(), table, toml })
    };
    paths.iter().filter_map(file).collect()
}

/// Where the settings file lies, if the environment says where such files lie.
fn path() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = named("XDG_CONFIG_HOME").or_else(|| Some(named("HOME")?.join(".config")))?;
    Some(folder.join("parallax").join("config.toml"))
}
