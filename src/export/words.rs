//! The word each value of the model goes by in every output.

use crate::model::marks::Field;
use crate::model::{
    About, Basis, BlockKind, Bound, Certainty, Change, EntityKind, FindingKind, Polarity, QuotationKind,
    Relation, SourceKind, Stance, TimexKind, Voice,
};

/// A value with one fixed word for it.
pub trait Word: Copy {
    /// The word, as programs read it.
    fn word(self) -> &'static str;
}

/// Gives each variant of an enum its word; a variant without one does not compile.
macro_rules! words {
    ($($kind:ident { $($variant:ident => $word:literal),+ $(,)? })+) => {
        $(impl Word for $kind {
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        })+
    };
}

words! {
    About {
        Number => "number", Date => "date", Place => "place", Polarity => "polarity",
        Certainty => "certainty", Attribution => "attribution", Wording => "wording",
    }
    Field { Source => "source", Date => "date", Zone => "zone" }
    Basis { Stated => "stated", Metadata => "metadata", Given => "given", Inferred => "inferred" }
    BlockKind {
        Title => "title", Byline => "byline", Dateline => "dateline", Date => "date", Heading => "heading",
        Paragraph => "paragraph", List => "list", Quote => "quote", Caption => "caption", Credit => "credit",
        Boilerplate => "boilerplate",
    }
    Bound { Exactly => "=", About => "~", MoreThan => ">", LessThan => "<", AtLeast => ">=", AtMost => "<=" }
    Certainty { Certain => "certain", Probable => "probable", Possible => "possible", Doubtful => "doubtful" }
    Change { Up => "up", Down => "down" }
    EntityKind {
        Person => "person", Organisation => "organisation", Place => "place", Role => "role", Other => "other",
    }
    FindingKind {
        Conflict => "conflict", Update => "update", Certainty => "certainty", Attribution => "attribution",
        Agreement => "agreement",
    }
    Polarity { Positive => "positive", Negative => "negative" }
    QuotationKind { Direct => "direct", Indirect => "indirect", Mixed => "mixed" }
    Relation { Same => "same", Reworded => "reworded", Related => "related" }
    SourceKind {
        Person => "person", Organisation => "organisation", Place => "place", Role => "role",
        Anonymous => "anonymous", Document => "document", Unresolved => "unresolved",
    }
    Stance {
        Asserts => "asserts", Denies => "denies", Declines => "declines", Demands => "demands",
        Warns => "warns", Promises => "promises", Asks => "asks", Believes => "believes",
    }
    TimexKind { Date => "DATE", Time => "TIME", Duration => "DURATION", Set => "SET" }
    Voice { Attributed => "attributed", Narrated => "narrated" }
}

#[cfg(test)]
mod tests {
    use super::Word;
    use crate::model::{Bound, Stance, TimexKind};

    #[test]
    fn words_are_those_programs_read() {
        assert_eq!(Bound::AtLeast.word(), ">=");
        assert_eq!(TimexKind::Duration.word(), "DURATION");
        assert_eq!(Stance::Declines.word(), "declines");
    }
}
