//! Signs: the glyph and word by which a view says how accounts stand to each other, never by colour alone.

use crate::model::{About, Finding, FindingKind, Relation};

/// How the accounts of a row stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    /// Both can't be true.
    Conflict,
    /// A running figure as of a later moment.
    Update,
    /// The same, put with different certainty.
    Certainty,
    /// The same, from another mouth.
    Speaker,
    /// They tell the same in other words.
    Reworded,
    /// They tell the same.
    Same,
    /// They share a subject.
    Related,
    /// Only the base has it.
    OnlyBase,
    /// Only another column has it.
    OnlyOther,
}

impl Sign {
    /// The sign of a finding; an agreement about words is shown as rewording where the words differ, and so
    /// are figures that only leave room for each other.
    pub fn of(finding: &Finding, relation: Option<Relation>) -> Self {
        match finding.kind {
            FindingKind::Conflict => Self::Conflict,
            FindingKind::Update => Self::Update,
            FindingKind::Certainty => Self::Certainty,
            FindingKind::Attribution => Self::Speaker,
            FindingKind::Agreement if finding.is_loose() => Self::Reworded,
            FindingKind::Agreement if relation == Some(Relation::Same) => Self::Same,
            FindingKind::Agreement if finding.about == About::Wording => Self::Reworded,
            FindingKind::Agreement => Self::Same,
        }
    }

    /// The sign of a row that only the column at `column` fills.
    pub const fn only(column: usize) -> Self {
        if column == 0 { Self::OnlyBase } else { Self::OnlyOther }
    }

    /// The glyph; the second is plain ASCII.
    pub const fn glyphs(self) -> (&'static str, &'static str) {
        match self {
            Self::Conflict => ("!", "!"),
            Self::Update => ("↻", "^"),
            Self::Certainty => ("?", "?"),
            Self::Speaker => ("@", "@"),
            Self::Reworded => ("≈", "%"),
            Self::Same => ("=", "="),
            Self::Related => ("~", "~"),
            Self::OnlyBase => ("‹", "<"),
            Self::OnlyOther => ("›", ">"),
        }
    }

    /// The word beside the glyph, at most eight letters.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Conflict => "CONFLICT",
            Self::Update => "update",
            Self::Certainty => "differs",
            Self::Speaker => "speaker",
            Self::Reworded => "reworded",
            Self::Same => "same",
            Self::Related => "related",
            Self::OnlyBase | Self::OnlyOther => "only",
        }
    }

    /// Whether it is of the same kind as another: whichever source has something alone, it is alone.
    pub fn is_kind(self, other: Self) -> bool {
        self == other || !self.is_aligned() && !other.is_aligned()
    }

    /// Whether two sources stand in the row.
    pub const fn is_aligned(self) -> bool {
        !matches!(self, Self::OnlyBase | Self::OnlyOther)
    }
}

/// What the words mean that stand beside signs and articles, for the help.
pub const MEANINGS: &[(&str, &str)] = &[
    ("CONFLICT", "Both cannot be true."),
    ("update", "A running figure as of a later moment."),
    ("differs", "The same, put with different certainty."),
    ("speaker", "The same, from another mouth."),
    (
        "reworded",
        "The same in other words; of a copy what one has and the other has not is underlined and slanted.",
    ),
    ("same", "The same in nearly the same words; those that differ are underlined and slanted."),
    ("related", "They share a subject."),
    ("only", "Only this source has it."),
    ("copy of A", "The article is a copy of article A, shortened or edited. Copies count as one source."),
    ("cut", "A copy left it out."),
    ("added", "A copy added it."),
    ("copied", "Copies of the article tell it too, in the paragraphs named."),
];

impl From<Relation> for Sign {
    fn from(relation: Relation) -> Self {
        match relation {
            Relation::Related => Self::Related,
            Relation::Reworded => Self::Reworded,
            Relation::Same => Self::Same,
        }
    }
}

/// What a finding is about, in a word for the gutter.
pub const fn about(about: About) -> &'static str {
    match about {
        About::Number => "number",
        About::Date => "date",
        About::Place => "place",
        About::Polarity => "denial",
        About::Certainty => "certainty",
        About::Attribution => "who",
        About::Wording => "words",
    }
}
