//! The theme in force: a style for each role, and the glyphs.

use ratatui::style::{Modifier, Style};

use super::depth::{Depth, nearest};
use super::glyphs::{ASCII, Glyphs, LINEAR, LINEAR_ASCII, UNICODE};
use crate::config::theme::{self, Paint, ROLES, Role, ThemeFile};

/// The theme in force.
#[derive(Clone, Debug)]
pub struct Theme {
    styles: Vec<Style>,
    /// Glyphs and borders.
    pub glyphs: &'static Glyphs,
    /// Whether glyphs are plain ASCII.
    pub ascii: bool,
    /// Whether signs are words, and nothing is drawn but words.
    pub linear: bool,
}

impl Theme {
    /// A theme for a terminal of this colour depth.
    pub fn new(file: &ThemeFile, depth: Depth, ascii: bool) -> Self {
        let styles = ROLES.iter().map(|&(role, ..)| style(&file.paint(role), depth)).collect();
        Self { styles, glyphs: if ascii { &ASCII } else { &UNICODE }, ascii, linear: false }
    }

    /// The same theme with words in place of glyphs and nothing in place of borders, where that is wanted.
    #[must_use]
    pub fn with_linear(self, linear: bool) -> Self {
        let glyphs = match (linear, self.ascii) {
            (false, _) => return self,
            (true, false) => &LINEAR,
            (true, true) => &LINEAR_ASCII,
        };
        Self { glyphs, linear, ..self }
    }

    /// How a role looks. Styles are laid over each other: what one leaves open stays as it was.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}

fn style(paint: &Paint, depth: Depth) -> Style {
    let mut style = Style::new();
    style.fg = paint.fg.and_then(|color| nearest(color, depth));
    style.bg = paint.bg.and_then(|color| nearest(color, depth));
    for modifier in &paint.modifiers {
        style = style.add_modifier(match modifier {
            theme::Modifier::Bold => Modifier::BOLD,
            theme::Modifier::Dim => Modifier::DIM,
            theme::Modifier::Italic => Modifier::ITALIC,
            theme::Modifier::Underline => Modifier::UNDERLINED,
            theme::Modifier::Reverse => Modifier::REVERSED,
        });
    }
    style
}
