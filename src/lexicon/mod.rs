//! The tables of `assets/lexicon` and of the user, parsed once and looked up fast. One file per table.

use std::sync::OnceLock;

/// All tables.
#[derive(Debug, Default)]
pub struct Lexicon {}

impl Lexicon {
    /// The tables that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Lexicon> = OnceLock::new();
        BUNDLED.get_or_init(Self::default)
    }
}
