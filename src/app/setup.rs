//! What the user has set, in every file and option, as the reader opens with it.

use super::keymap::Keymap;
use crate::config::Themes;
use crate::model::{ColorChoice, Problem, Settings};

/// What the user has set.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The settings, those of the options over those of the file.
    pub settings: Settings,
    /// The key table in force.
    pub keymap: Keymap,
    /// The themes there are.
    pub themes: Themes,
    /// Whether colours are used.
    pub color: ColorChoice,
    /// What in the files cannot be used.
    pub problems: Vec<Problem>,
}
