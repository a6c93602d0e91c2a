//! `config`: the settings in force, where they are read from, and their complete defaults.

use clap::Args;

use super::Status;
use super::output::print;
use super::own;
use crate::config::settings::defaults;

/// The settings file, or the complete defaults
///
/// Settings are read from parallax/config.toml in `$XDG_CONFIG_HOME`, or else in ~/.config. To begin your own:
/// parallax config --default > ~/.config/parallax/config.toml
///
/// Keys of your own stand beside it in parallax/keys.toml (see `parallax keys --help`), themes in parallax/themes
/// (see `parallax themes --help`).
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
        let file = if self.default { None } else { own::path(own::SETTINGS) };
        print(|out| match file.map(|path| (std::fs::read_to_string(&path), path)) {
            Some((Ok(toml), path)) => writeln!(out, "# {}\n{toml}", path.display()),
            Some((Err(_), path)) => {
                writeln!(out, "# {} is not there; the defaults hold\n{}", path.display(), defaults())
            }
            None => out.write_all(defaults().as_bytes()),
        })?;
        Ok(Status::Done)
    }
}
