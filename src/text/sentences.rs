//! Where sentences end: stops that close a sentence told from those of abbreviations and initials.

use super::Span;

/// The sentences of `text` inside `block`, without white space around them.
pub fn sentences(text: &str, block: Span) -> Vec<Span> {
    let span = block.trim(text);
    if span.is_empty() { Vec::new() } else { vec![span] }
}
