//! Words taken for nouns and adjectives where they are the only verb their clause can have: "a ferry sank on Thursday",
//! "police said a train derailed".

use std::ops::Range;

use super::repairs::{attributed_at, is_finite, is_speech};
use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::Frame;

/// Tokens of a subject that are looked at.
const SUBJECT: usize = 12;
/// Tokens up to the end of a clause that are looked at.
const CLAUSE: usize = 40;

/// The tag of a past form behind the noun phrase that opens its clause, where no other finite verb follows.
pub(super) fn finite(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start)?;
    let mistaken = matches!(tags[at], Tag::Nn | Tag::Jj);
    if !(mistaken || tags[at] == Tag::Vbn)
        || !tags[before].is_noun()
        || !is_past(lexicon, syntax.word(text, at))
    {
        return None;
    }
    let noun_follows = tags.get(at + 1).is_some_and(|next| next.is_noun()) && tags[at] == Tag::Jj;
    if noun_follows || !opens_clause(lexicon, syntax, text, tags, sentence, at) {
        return None;
    }
    let rest = at + 1..sentence.end.min(at + CLAUSE);
    let mut clause = rest.take_while(|place| !tags[*place].is_mark() && tags[*place] != Tag::Cc);
    if clause.any(|place| is_finite(tags[place])) {
        return None;
    }
    // A participle may narrow its noun, but what stands before an attribution is a clause.
    (mistaken || attributed_at(syntax, tags, sentence, at).is_some()).then_some(Tag::Vbd)
}

/// Whether a word has the form of a past.
fn is_past(lexicon: &Lexicon, word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && (word.len() > 4 && word.ends_with("ed") || lexicon.acts.is_irregular_past(word))
}

/// Whether nothing but a noun phrase stands between the start of the clause and `at`.
fn opens_clause(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    let phrase = |place: usize| {
        tags[place].is_noun()
            || tags[place].is_adjective()
            || matches!(tags[place], Tag::Dt | Tag::Cd | Tag::PrpS | Tag::Pos)
            || syntax.is_one(text, place, &["of", "than"])
    };
    let first = (sentence.start..at).rev().take(SUBJECT).find(|place| !phrase(*place));
    let Some(first) = first else { return at - sentence.start <= SUBJECT };
    let says = || {
        let word = syntax.word(text, first);
        tags[first].is_verb()
            && is_speech(syntax, first)
            && lexicon
                .cues
                .verbs(word)
                .any(|(verb, _)| verb.frames.has(Frame::Quote) && verb.frames.has(Frame::Clause))
    };
    tags[first] == Tag::Quote && first == sentence.start || syntax.is(text, first, "that") || says()
}
