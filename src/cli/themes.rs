//! `themes`: the themes that come with the program, as files to start one's own from.

use clap::Args;

use super::Status;
use super::output::print;
use crate::config::BUNDLED;
use crate::config::nearest::unknown;

/// The names of all themes, or one of them as TOML
///
/// Choose one by `theme = "light"` in the settings file, which `parallax config` shows.
#[derive(Args, Debug)]
pub(super) struct Themes {
    /// The theme to print
    #[arg(value_name = "THEME")]
    theme: Option<String>,
}

impl Themes {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        match self.theme {
            None => print(|out| BUNDLED.iter().try_for_each(|(name, _)| writeln!(out, "{name}")))?,
            Some(theme) => {
                let Some((_, toml)) = BUNDLED.iter().find(|(name, _)| *name == theme) else {
                    anyhow::bail!(unknown("theme", &theme, BUNDLED.map(|(name, _)| name)));
                };
                print(|out| out.write_all(toml.as_bytes()))?;
            }
        }
        Ok(Status::Done)
    }
}
