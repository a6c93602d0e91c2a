//! Signs beside paragraphs: the gravest finding of a story that touches one.

use crate::app::State;
use crate::app::sign::Sign;
use crate::model::{Finding, FindingKind};
use crate::text::Span;

/// The findings of the article's story, where they are known.
pub(super) fn findings(state: &State, article: usize) -> &[Finding] {
    let story = state.story_of(article).and_then(|story| state.story(story));
    let comparison = story.and_then(|story| state.comparison(story));
    comparison.map_or(&[], |comparison| &comparison.findings)
}

/// The gravest sign of the findings that touch a span of the article; agreements are passed over.
pub(super) fn sign(findings: &[Finding], article: usize, span: Span) -> Option<Sign> {
    findings
        .iter()
        .filter(|finding| finding.kind != FindingKind::Agreement)
        .filter(|finding| finding.members.iter().any(|of| of.article == article && span.holds(of.mark.start)))
        .map(|finding| Sign::of(finding, None))
        .min()
}
