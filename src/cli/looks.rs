//! The options that say what the reader looks like in this run.

use clap::Args;

use crate::model::Settings;

/// Heading of these options in the help.
const LOOKS: &str = "Looks";

/// What the reader looks like, whatever the settings say.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct LooksArgs {
    /// Theme of the reader, one of those that `parallax themes` lists
    #[arg(long, value_name = "NAME", help_heading = LOOKS)]
    theme: Option<String>,
    /// Draw glyphs and borders in plain ASCII
    #[arg(long, help_heading = LOOKS)]
    ascii: bool,
    /// Show everything under each other and in words, for screen readers
    ///
    /// Without borders, rules and columns; the words of marks are spelt out, and the cursor stands on the row.
    #[arg(long, help_heading = LOOKS)]
    linear: bool,
}

impl LooksArgs {
    /// Puts the options over the settings.
    pub(super) fn over(&self, settings: &mut Settings) {
        if let Some(theme) = &self.theme {
            settings.theme.clone_from(theme);
        }
        settings.ascii |= self.ascii;
        settings.linear |= self.linear;
    }
}
