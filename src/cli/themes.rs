//! `themes`: the themes there are, how they look, and what stands in them.

use clap::Args;

use super::output::{OutputArgs, complain, print};
use super::{Status, own};
use crate::config::{self, BUNDLED};
use crate::export::Ink;
use crate::model::{ColorChoice, Problem};
use crate::text::display::visible;
use crate::text::width::width;
use crate::ui::depth::Told;
use crate::ui::{Depth, Theme, sample};

/// All themes with where they lie and, on a terminal, how they look; or one of them as TOML
///
/// Choose one by `theme = "light"` in the settings file, which `parallax config` shows, by --theme for a run, or by T
/// in the reader.
///
/// A theme of your own is a file in parallax/themes beside the settings file, called as it is named. To begin one:
/// parallax themes dark > ~/.config/parallax/themes/mine.toml, or write `inherits = "dark"` in it and the roles
/// that shall look otherwise.
#[derive(Args, Debug)]
pub(super) struct Themes {
    /// The theme to print
    #[arg(value_name = "THEME")]
    theme: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

impl Themes {
    pub(super) fn run(self) -> anyhow::Result<Status> {
        let (themes, mut problems) = own::themes();
        match &self.theme {
            None => problems.extend(self.list(&themes)?),
            Some(name) => {
                let toml = themes.own_named(name).map(|own| own.toml.as_str());
                let toml =
                    toml.or_else(|| BUNDLED.iter().find(|(known, _)| known == name).map(|theme| theme.1));
                let Some(toml) = toml else {
                    let told = themes.find(name).err().map_or(String::new(), |problem| problem.what);
                    anyhow::bail!(told);
                };
                print(|out| out.write_all(toml.as_bytes()))?;
                problems.extend(themes.find(name).map(|(_, problems)| problems).unwrap_or_default());
            }
        }
        if !self.output.quiet {
            for problem in &problems {
                complain(&problem.to_string());
            }
        }
        Ok(if problems.is_empty() { Status::Done } else { Status::Partly })
    }

    /// Prints a line for each theme, and returns what is wrong with them.
    fn list(&self, themes: &config::Themes) -> anyhow::Result<Vec<Problem>> {
        let depth = self.depth();
        let names: Vec<&str> = themes.names().collect();
        let column = names.iter().map(|name| width(&visible(name))).max().unwrap_or(0);
        let mut problems = Vec::new();
        let mut lines = Vec::new();
        for name in names {
            let place = themes.own_named(name).map_or("built in", |own| own.place.as_str());
            let Ok((file, faults)) = themes.find(name) else { continue };
            problems.extend(faults);
            let (name, place) = (visible(name), visible(place));
            let space = " ".repeat(column - width(&name) + 2);
            let shown = depth.map(|depth| sample::line(&Theme::new(&file, depth, false)));
            lines.push(match shown {
                Some(shown) => format!("{name}{space}{shown}  {place}"),
                None => format!("{name}{space}{place}"),
            });
        }
        print(|out| lines.iter().try_for_each(|line| writeln!(out, "{line}")))?;
        Ok(problems)
    }

    /// The colours to show themes in; `None` where only words are wanted.
    fn depth(&self) -> Option<Depth> {
        let told = |name: &str| std::env::var(name).unwrap_or_default();
        let (colorterm, term) = (told("COLORTERM"), told("TERM"));
        let of_terminal = Told { no_color: false, colorterm: &colorterm, term: &term };
        let is_wanted = self.output.page().ink == Ink::Terminal;
        is_wanted.then(|| Depth::of(ColorChoice::Always, of_terminal))
    }
}
