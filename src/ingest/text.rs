//! Plain text: the decoded input is the article's text, unchanged.

use super::record::Metadata;
use super::{Desk, structure};
use crate::text::Markup;

/// Reads one article.
pub(super) fn read(desk: &mut Desk<'_>, text: &str) {
    let parts = structure::parts(text);
    let name = desk.name.to_owned();
    desk.article(&name, &name, Metadata::default(), (text.into(), Markup::default()), parts);
}
