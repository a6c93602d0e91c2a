//! Time expressions, with values as in TIMEX3 (TimeML, ISO 24617-1).

use crate::text::Span;

/// A date, time, duration or recurrence mentioned in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value: `2022-01-10`, `2022-W03`, `P2M`, `PRESENT_REF`; relative where nothing anchors it.
    pub value: String,
}

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A calendar point or stretch of a day or more.
    Date,
    /// A point or part of a day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence: "every Monday".
    Set,
}
