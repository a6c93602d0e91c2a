//! Tags that their neighbours rule out: "said the ruling.", "according to show insiders", "Anna van Roe said".

use std::ops::Range;

use super::repairs::{ATTRIBUTION, is_speech};
use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::Lexicon;

/// The tag that a word must have between its neighbours, where it has another.
pub(super) fn better(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    // Most prepositions and articles stand behind no name.
    if matches!(tags[at], Tag::In | Tag::Fw | Tag::Dt) && !tags[before].is_proper() {
        return None;
    }
    let next = tags.get(at + 1).copied().filter(|_| at + 1 < sentence.end).unwrap_or(Tag::Stop);
    match tags[at] {
        Tag::Vbg | Tag::Jj | Tag::Rb if is_noun_alone(tags, before, at, next) => Some(Tag::Nn),
        Tag::Vb if is_source(syntax, text, sentence, before, next) => Some(Tag::Nn),
        Tag::Vbd if describes_speaker(syntax, tags, sentence, at) => Some(Tag::Jj),
        Tag::In | Tag::Fw | Tag::Dt | Tag::Nn
            if tags[before].is_proper()
                && next.is_proper()
                && lexicon.given_names.is_particle(syntax.word(text, at)) =>
        {
            Some(Tag::Nnp)
        }
        Tag::Nn if takes_pronoun(syntax, text, tags, before, at) => Some(Tag::Vbp),
        _ => None,
    }
}

/// "said the ruling.", "the official told reporters": between an article and what no noun phrase goes on with stands a
/// noun.
fn is_noun_alone(tags: &[Tag], before: usize, at: usize, next: Tag) -> bool {
    let ends = matches!(next, Tag::Vbd | Tag::Vbz | Tag::Md)
        || tags[at] == Tag::Vbg && matches!(next, Tag::Stop | Tag::Comma);
    tags[before] == Tag::Dt && ends
}

/// "according to show insiders": no infinitive stands there.
fn is_source(syntax: &Syntax, text: &str, sentence: &Range<usize>, before: usize, next: Tag) -> bool {
    before > sentence.start
        && syntax.is_one(text, before, &["to"])
        && syntax.is_one(text, before - 1, &["according"])
        && matches!(next, Tag::Nn | Tag::Nns)
}

/// "…,” retired Air Force general Roe said.": the verb comes behind the speaker, so that this one describes him.
pub(super) fn describes_speaker(syntax: &Syntax, tags: &[Tag], sentence: &Range<usize>, at: usize) -> bool {
    if tags[at - 1] != Tag::Quote || at < sentence.start + 2 || tags[at - 2] != Tag::Comma {
        return false;
    }
    let rest = at + 1..sentence.end.min(at + ATTRIBUTION);
    let phrase = |tag: Tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Pos | Tag::Cd);
    let verb = rest.clone().find(|place| !phrase(tags[*place]));
    verb.is_some_and(|verb| {
        verb > at + 2
            && tags[verb] == Tag::Vbd
            && is_speech(syntax, verb)
            && tags.get(verb + 1).is_none_or(|next| next.is_mark() || *next == Tag::In)
    })
}

/// "Roe and Frost call them “wolves”": a noun has no pronoun for an object.
fn takes_pronoun(syntax: &Syntax, text: &str, tags: &[Tag], before: usize, at: usize) -> bool {
    (tags[before].is_noun() || tags[before] == Tag::Prp)
        && syntax.is_one(text, at + 1, &["them", "him", "us", "me"])
        && is_speech(syntax, at)
        && tags.get(at + 2).is_some_and(|tag| *tag == Tag::Quote || *tag == Tag::Dt)
}
