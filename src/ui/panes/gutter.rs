//! Signs beside paragraphs: the gravest finding of a story that touches one.

use crate::app::State;
use crate::app::digest::Digest;
use crate::app::sign::Sign;
use crate::text::Span;

/// What the article's story holds, where that is known.
pub(super) fn digest(state: &State, article: usize) -> Option<&Digest> {
    let story = state.story_of(article).and_then(|story| state.story(story))?;
    state.digest(story).map(AsRef::as_ref)
}

/// The words of an article that begin in a span and take part in findings, each with its gravest sign; agreements
/// are passed over.
pub(super) fn marks(digest: Option<&Digest>, article: usize, span: Span) -> &[(Span, Sign)] {
    digest.map_or(&[], |digest| digest.marks_in(article, span))
}

/// The gravest sign of the findings that touch a span of the article; agreements are passed over.
pub(super) fn sign(digest: Option<&Digest>, article: usize, span: Span) -> Option<Sign> {
    marks(digest, article, span).iter().map(|(_, sign)| *sign).min()
}
