//! Findings over aligned passages; one file per kind.

use crate::model::{Alignment, Briefing, Finding, Story};

/// The findings, gravest first, and per article the claims that only it reports.
pub fn find(
    _briefing: &Briefing,
    _story: &Story,
    _alignments: &[Alignment],
) -> (Vec<Finding>, Vec<(usize, Vec<usize>)>) {
    (Vec::new(), Vec::new())
}
