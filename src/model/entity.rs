//! Names in an article: the mentions and the bearers they stand for.

use crate::text::Span;

/// One mention of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The words of this mention.
    pub span: Span,
    /// What kind of bearer.
    pub kind: EntityKind,
    /// Index into the article's `names`.
    pub name: usize,
}

/// A bearer of names within one article; joined across the briefing by its `NameTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form met in the article: `Sergei Lavrov`.
    pub canonical: String,
    /// What kind of bearer.
    pub kind: EntityKind,
    /// Every form met in the article, canonical included, each once.
    pub forms: Vec<String>,
    /// Titles and apposition met beside it: `Foreign Minister`.
    pub titles: Vec<String>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, ministry, agency, party, alliance.
    Organisation,
    /// A country, city, region, building as a place.
    Place,
    /// An office or description that acts: `the Kremlin`, `the White House`.
    Role,
    /// Anything else: ships, treaties, events.
    Other,
}
