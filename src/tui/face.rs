//! What the screen looks like: the theme in force, in the colours the terminal has.

use std::env;

use crate::app::Setup;
use crate::config::{ThemeFile, Themes};
use crate::model::Problem;
use crate::ui::depth::Told;
use crate::ui::{Depth, Theme};

/// What the screen looks like.
pub(super) struct Face {
    themes: Themes,
    depth: Depth,
    ascii: bool,
    linear: bool,
    /// The theme in force.
    pub(super) theme: Theme,
}

impl Face {
    /// The looks the user has set, and what is wrong with them.
    pub(super) fn of(setup: &Setup) -> (Self, Vec<Problem>) {
        let told = |name: &str| env::var(name).unwrap_or_default();
        let (colorterm, term) = (told("COLORTERM"), told("TERM"));
        let no_color = !told("NO_COLOR").is_empty();
        let depth = Depth::of(setup.color, Told { no_color, colorterm: &colorterm, term: &term });
        let (ascii, linear) = (setup.settings.ascii, setup.settings.linear);
        let theme = Theme::new(&ThemeFile::default(), depth, ascii);
        let mut face = Self { themes: setup.themes.clone(), depth, ascii, linear, theme };
        let problems = face.put_on(&setup.settings.theme);
        (face, problems)
    }

    /// Puts on a theme, and says what is wrong with it; one that is not known leaves everything as it is.
    pub(super) fn put_on(&mut self, name: &str) -> Vec<Problem> {
        match self.themes.find(self.depth.theme_for(name, &self.themes)) {
            Ok((file, problems)) => {
                self.theme = Theme::new(&file, self.depth, self.ascii).with_linear(self.linear);
                problems
            }
            Err(problem) => vec![problem],
        }
    }
}
