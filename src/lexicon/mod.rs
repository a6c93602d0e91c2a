//! The tables of `assets/lexicon` and of the user, parsed once and looked up fast. One file per table.

pub mod commonness;
pub mod cues;
pub mod dates;
pub mod hedges;
pub mod numbers;

use std::sync::OnceLock;

use commonness::Commonness;
use cues::Cues;
use dates::Dates;
use hedges::Hedges;
use numbers::Numbers;

/// All tables.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// How common words are in written English.
    pub commonness: Commonness,
    /// Words that attribute.
    pub cues: Cues,
    /// Words of time expressions.
    pub dates: Dates,
    /// Words that make a statement less than certain.
    pub hedges: Hedges,
    /// Number words.
    pub numbers: Numbers,
}

impl Lexicon {
    /// The tables that come with the program. That each of them can be read is a test beside its type.
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Lexicon> = OnceLock::new();
        BUNDLED.get_or_init(|| Self {
            commonness: Commonness::bundled(),
            cues: Cues::read(include_str!("../../assets/lexicon/cues.toml")).unwrap_or_default(),
            dates: Dates::read(include_str!("../../assets/lexicon/dates.toml")).unwrap_or_default(),
            hedges: Hedges::read(include_str!("../../assets/lexicon/hedges.toml")).unwrap_or_default(),
            numbers: Numbers::read(include_str!("../../assets/lexicon/numbers.toml")).unwrap_or_default(),
        })
    }
}
