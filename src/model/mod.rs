//! The plain data every layer speaks of: articles, what the analysis found in them, and how they compare.
//!
//! No serde, no terminal and no input or output here.

pub mod alignment;
pub mod article;
pub mod block;
pub mod briefing;
pub mod claim;
pub mod date;
pub mod edits;
pub mod entity;
pub mod finding;
pub mod marks;
pub mod problem;
pub mod quantity;
pub mod settings;
pub mod story;

pub use alignment::{Alignment, Pair, Relation};
pub use article::{
    Article, ArticleId, Basis, Byline, Correction, Dateline, Published, Revision, Source, Title,
};
pub use block::{Block, BlockKind, Blocks};
pub use briefing::{Analysed, Briefing, NameTable};
pub use claim::{
    Certainty, Claim, ClaimId, ClaimSource, Polarity, QuotationKind, SourceKind, Stance, Target, Voice,
};
pub use date::{TimeExpression, TimexKind};
pub use edits::Edits;
pub use entity::{Entity, EntityKind, Name};
pub use finding::{About, Comparison, Finding, FindingKind, Member};
pub use marks::{Borders, Mark, Marks, Note, Session, Spot, Step, Tie, Ties, Verdict, VerdictKind};
pub use problem::Problem;
pub use quantity::{Bound, Change, Quantity, Value};
pub use settings::{ColorChoice, Settings};
pub use story::Story;
