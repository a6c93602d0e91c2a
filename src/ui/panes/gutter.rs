//! Signs beside paragraphs: the gravest finding of a story that touches one.

use crate::app::State;
use crate::app::digest::{Digest, Mention};
use crate::app::sign::Sign;
use crate::text::Span;

/// What the article's story holds, where that is known.
pub(super) fn digest(state: &State, article: usize) -> Option<&Digest> {
    let story = state.story_of(article).and_then(|story| state.story(story))?;
    state.digest(story).map(AsRef::as_ref)
}

/// The words of an article in a span that take part in findings; agreements are passed over.
pub(super) fn mentions(
    digest: Option<&Digest>,
    article: usize,
    span: Span,
) -> impl Iterator<Item = &Mention> + Clone {
    let found = digest.map_or(&[][..], |digest| digest.mentions_in(article, span));
    found.iter().filter(|mention| mention.sign < Sign::Reworded)
}

/// The gravest sign of the findings that touch a span of the article; agreements are passed over.
pub(super) fn sign(digest: Option<&Digest>, article: usize, span: Span) -> Option<Sign> {
    mentions(digest, article, span).map(|mention| mention.sign).min()
}
