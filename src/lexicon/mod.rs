//! The tables of `assets/lexicon` and of the user, parsed once and looked up fast. One file per table.

pub mod commonness;

use std::sync::OnceLock;

use commonness::Commonness;

/// All tables.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// How common words are in written English.
    pub commonness: Commonness,
}

impl Lexicon {
    /// The tables that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Lexicon> = OnceLock::new();
        BUNDLED.get_or_init(|| Self { commonness: Commonness::bundled() })
    }
}
