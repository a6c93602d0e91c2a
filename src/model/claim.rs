//! Claims: who said what, by which words, how sure.

use std::fmt;

use super::article::ArticleId;
use crate::text::Span;

/// Names one claim of a briefing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId {
    /// The article it stands in.
    pub article: ArticleId,
    /// Its place among the article's claims, from 0.
    pub index: usize,
}

impl fmt::Display for ClaimId {
    /// `ARTICLE#3`, counted from 1; `ARTICLE~2#3` for the second article with the same given id.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.article.given)?;
        if let Some(which) = self.article.repeated() {
            write!(f, "~{which}")?;
        }
        write!(f, "#{}", self.index + 1)
    }
}

/// A statement the article carries, attributed or its own.
///
/// Span conventions are those of PolNeAR (Newell et al., LREC 2018): the source is the whole noun phrase
/// without its preposition; the content keeps its quotation marks, loses the comma that joins it to the
/// cue and the sentence's final stop, unless the stop stands before a closing quotation mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The evidence: the sentence or sentences.
    pub span: Span,
    /// Whether somebody is quoted or the article itself asserts it.
    pub voice: Voice,
    /// Who says it; `None` for narrated claims and where nobody is named at all ("reportedly").
    pub source: Option<ClaimSource>,
    /// The words that attribute: "has denied", "declined to comment".
    pub cue: Option<Span>,
    /// What is said, in fragments where the attribution stands in the middle; may be empty.
    pub content: Vec<Span>,
    /// Whether the content stands in quotation marks.
    pub quotation: Option<QuotationKind>,
    /// What the source does by saying it.
    pub stance: Stance,
    /// Whether the content affirms or negates.
    pub polarity: Polarity,
    /// How sure the content is put.
    pub certainty: Certainty,
    /// The words that make it less than certain.
    pub certainty_by: Vec<Span>,
    /// The institution or person the words go back to.
    pub origin: Option<String>,
    /// Of a denial, rejection, acceptance or answer: what it answers.
    pub target: Option<Target>,
    /// Which rule or lexicon entry found it.
    pub rule: String,
    /// Indices into the article's entities that lie in the content.
    pub entities: Vec<usize>,
    /// Indices into the article's dates that lie in the content.
    pub dates: Vec<usize>,
    /// Indices into the article's quantities that lie in the content.
    pub quantities: Vec<usize>,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimSource {
    /// The noun phrase as written.
    pub span: Span,
    /// Canonical name within the article, pronouns and short forms resolved; the words themselves where unresolved.
    pub name: String,
    /// Index into the article's `names` where the speaker is one of them; the briefing's names then win.
    pub name_index: Option<usize>,
    /// What kind of speaker.
    pub kind: SourceKind,
}

/// What kind of speaker a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum SourceKind {
    /// A named human being.
    Person,
    /// A company, ministry, agency, party, alliance.
    Organisation,
    /// A state or city that acts.
    Place,
    /// An office: "the White House", "the premier" where no name is known.
    Role,
    /// Unnamed, typed by what they claim to be: "a senior official".
    Anonymous,
    /// A report, letter, statement.
    Document,
    /// The text does not say who is meant.
    #[default]
    Unresolved,
}

/// Whether somebody is quoted or the article itself speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Somebody says it.
    Attributed,
    /// The article itself asserts it.
    Narrated,
}

/// How the content is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuotationKind {
    /// Wholly in quotation marks.
    Direct,
    /// Wholly in the reporter's words.
    Indirect,
    /// Partly in quotation marks.
    Mixed,
}

/// What a source does by saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stance {
    /// States it.
    #[default]
    Asserts,
    /// Rejects an allegation.
    Denies,
    /// Refuses to speak, act or accept.
    Declines,
    /// Calls for, urges, orders.
    Demands,
    /// Warns of it.
    Warns,
    /// Undertakes it.
    Promises,
    /// Asks or appeals.
    Asks,
    /// Thinks, expects, hopes, fears.
    Believes,
}

/// Whether a content affirms or negates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Affirms.
    Positive,
    /// Negates.
    Negative,
}

/// How sure a content is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Unlikely, doubts.
    Doubtful,
    /// May, could, fears, hopes.
    Possible,
    /// Likely, believed, expects, reportedly.
    Probable,
    /// Put without reserve.
    Certain,
}

/// What a denial, rejection, acceptance or answer answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The words that point at it: "that claim".
    pub span: Span,
    /// Index of the claim in the same article; `None` where it was not found there.
    pub claim: Option<usize>,
}
