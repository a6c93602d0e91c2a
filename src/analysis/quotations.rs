//! Quotations: pairs of quotation marks, told from apostrophes, nested, reopened and unclosed.

use crate::model::Article;
use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark, both included; to the end of its block where it is not closed.
    pub span: Span,
    /// Whether a closing mark stands at its end.
    pub closed: bool,
    /// 0 for a quotation in running text, 1 for one inside it, and so on.
    pub depth: usize,
}

/// The quotations of the article, by place of the opening mark.
pub fn find(_article: &Article) -> Vec<Quotation> {
    Vec::new()
}
