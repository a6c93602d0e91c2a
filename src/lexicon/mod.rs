//! The tables of `assets/lexicon` and of the user, parsed once and looked up fast. One file per table.

pub mod acts;
pub mod agencies;
pub mod amounts;
pub mod boilerplate;
pub mod commonness;
pub mod comparison;
pub mod cues;
pub mod dates;
pub mod gazetteer;
pub mod given_names;
pub mod hedges;
pub mod numbers;
pub mod phrases;
pub mod sieve;
pub mod sources;
pub mod titles;
pub mod units;

use std::sync::OnceLock;

use acts::Acts;
use agencies::Agencies;
use amounts::Amounts;
use boilerplate::Boilerplate;
use commonness::Commonness;
use comparison::Comparison;
use cues::Cues;
use dates::Dates;
use gazetteer::Gazetteer;
use given_names::GivenNames;
use hedges::Hedges;
use numbers::Numbers;
use sources::Sources;
use titles::Titles;
use units::Units;

/// All tables.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words of one act, and contraries.
    pub acts: Acts,
    /// News agencies and mastheads.
    pub agencies: Agencies,
    /// Lines that are no part of an article.
    pub boilerplate: Boilerplate,
    /// Words around amounts.
    pub amounts: Amounts,
    /// How common words are in written English.
    pub commonness: Commonness,
    /// Words that decide how accounts are compared.
    pub comparison: Comparison,
    /// Words that attribute.
    pub cues: Cues,
    /// Words of time expressions.
    pub dates: Dates,
    /// Words that make a statement less than certain.
    pub hedges: Hedges,
    /// Number words.
    pub numbers: Numbers,
    /// Places, organisations and offices.
    pub gazetteer: Gazetteer,
    /// Titles, ranks and the nouns that end names.
    pub titles: Titles,
    /// Given names.
    pub given_names: GivenNames,
    /// Who can speak, and what speaks for whom.
    pub sources: Sources,
    /// Units of measure and currencies.
    pub units: Units,
}

impl Lexicon {
    /// The tables that come with the program. That each of them can be read is a test beside its type.
    pub fn bundled() -> &'static Self {
        static BUNDLED: OnceLock<Lexicon> = OnceLock::new();
        BUNDLED.get_or_init(|| Self {
            acts: Acts::read(include_str!("../../assets/lexicon/acts.toml")).unwrap_or_default(),
            agencies: Agencies::read(include_str!("../../assets/lexicon/agencies.toml")).unwrap_or_default(),
            boilerplate: Boilerplate::read(include_str!("../../assets/lexicon/boilerplate.toml"))
                .unwrap_or_default(),
            amounts: Amounts::read(include_str!("../../assets/lexicon/amounts.toml")).unwrap_or_default(),
            commonness: Commonness::bundled(),
            comparison: Comparison::read(include_str!("../../assets/lexicon/comparison.toml"))
                .unwrap_or_default(),
            cues: Cues::read(include_str!("../../assets/lexicon/cues.toml")).unwrap_or_default(),
            dates: Dates::read(include_str!("../../assets/lexicon/dates.toml")).unwrap_or_default(),
            hedges: Hedges::read(include_str!("../../assets/lexicon/hedges.toml")).unwrap_or_default(),
            numbers: Numbers::read(include_str!("../../assets/lexicon/numbers.toml")).unwrap_or_default(),
            gazetteer: Gazetteer::read(
                include_str!("../../assets/lexicon/places.toml"),
                include_str!("../../assets/lexicon/organisations.toml"),
            )
            .unwrap_or_default(),
            titles: Titles::read(include_str!("../../assets/lexicon/titles.toml")).unwrap_or_default(),
            given_names: GivenNames::read(include_str!("../../assets/lexicon/given_names.toml"))
                .unwrap_or_default(),
            sources: Sources::read(include_str!("../../assets/lexicon/sources.toml")).unwrap_or_default(),
            units: Units::read(include_str!("../../assets/lexicon/units.toml")).unwrap_or_default(),
        })
    }
}
