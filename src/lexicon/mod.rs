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
pub mod sources;
pub mod titles;
pub mod units;
pub mod user;
pub mod words;

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
use words::Words;

use crate::model::Problem;

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
    /// The words of all these tables.
    pub words: Words,
}

/// Whether a text can be read as a table.
type Check = fn(&str) -> Result<(), toml::de::Error>;

/// The tables that come with the program, by name, and how one of that name is read: `cues` is
/// `assets/lexicon/cues.toml`.
const TABLES: [(&str, &str, Check); 15] = [
    ("acts", include_str!("../../assets/lexicon/acts.toml"), |toml| Acts::read(toml).map(drop)),
    ("agencies", include_str!("../../assets/lexicon/agencies.toml"), |toml| Agencies::read(toml).map(drop)),
    ("amounts", include_str!("../../assets/lexicon/amounts.toml"), |toml| Amounts::read(toml).map(drop)),
    ("boilerplate", include_str!("../../assets/lexicon/boilerplate.toml"), |toml| {
        Boilerplate::read(toml).map(drop)
    }),
    ("comparison", include_str!("../../assets/lexicon/comparison.toml"), |toml| {
        Comparison::read(toml).map(drop)
    }),
    ("cues", include_str!("../../assets/lexicon/cues.toml"), |toml| Cues::read(toml).map(drop)),
    ("dates", include_str!("../../assets/lexicon/dates.toml"), |toml| Dates::read(toml).map(drop)),
    ("given_names", include_str!("../../assets/lexicon/given_names.toml"), |toml| {
        GivenNames::read(toml).map(drop)
    }),
    ("hedges", include_str!("../../assets/lexicon/hedges.toml"), |toml| Hedges::read(toml).map(drop)),
    ("numbers", include_str!("../../assets/lexicon/numbers.toml"), |toml| Numbers::read(toml).map(drop)),
    ("organisations", include_str!("../../assets/lexicon/organisations.toml"), |toml| {
        Gazetteer::read(user::bundled("places"), toml).map(drop)
    }),
    ("places", include_str!("../../assets/lexicon/places.toml"), |toml| {
        Gazetteer::read(toml, user::bundled("organisations")).map(drop)
    }),
    ("sources", include_str!("../../assets/lexicon/sources.toml"), |toml| Sources::read(toml).map(drop)),
    ("titles", include_str!("../../assets/lexicon/titles.toml"), |toml| Titles::read(toml).map(drop)),
    ("units", include_str!("../../assets/lexicon/units.toml"), |toml| Units::read(toml).map(drop)),
];

static IN_FORCE: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The tables in force: those that come with the program, with what `extend` has put over them. That each of the
    /// program's own can be read is a test beside its type.
    pub fn bundled() -> &'static Self {
        IN_FORCE.get_or_init(|| Self::of(&user::bundled))
    }

    /// Puts the user's tables over those that come with the program, and tells what of them cannot be used. To be
    /// called before the tables are first asked for; later it changes nothing.
    pub fn extend(files: &[user::File]) -> Vec<Problem> {
        let (tables, problems) = user::merge(files);
        if !tables.is_empty() {
            let text = |name: &str| {
                let own = tables.iter().find(|table| table.0 == name);
                own.map_or_else(|| user::bundled(name), |table| table.1.as_str())
            };
            IN_FORCE.get_or_init(|| Self::of(&text));
        }
        problems
    }

    /// The lexicon of the tables that `text` gives by name; one that cannot be read is empty.
    fn of<'a>(text: &dyn Fn(&str) -> &'a str) -> Self {
        let mut tables = Self {
            acts: Acts::read(text("acts")).unwrap_or_default(),
            agencies: Agencies::read(text("agencies")).unwrap_or_default(),
            boilerplate: Boilerplate::read(text("boilerplate")).unwrap_or_default(),
            amounts: Amounts::read(text("amounts")).unwrap_or_default(),
            commonness: Commonness::bundled(),
            comparison: Comparison::read(text("comparison")).unwrap_or_default(),
            cues: Cues::read(text("cues")).unwrap_or_default(),
            dates: Dates::read(text("dates")).unwrap_or_default(),
            hedges: Hedges::read(text("hedges")).unwrap_or_default(),
            numbers: Numbers::read(text("numbers")).unwrap_or_default(),
            gazetteer: Gazetteer::read(text("places"), text("organisations")).unwrap_or_default(),
            titles: Titles::read(text("titles")).unwrap_or_default(),
            given_names: GivenNames::read(text("given_names")).unwrap_or_default(),
            sources: Sources::read(text("sources")).unwrap_or_default(),
            units: Units::read(text("units")).unwrap_or_default(),
            words: Words::default(),
        };
        tables.words = Words::of(&tables);
        tables
    }
}
