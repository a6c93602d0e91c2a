//! Tags put right where the lexicon of cues shows the tagger wrong: "he tweeted.", "the agency doubts that …".

use std::ops::Range;

use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::{Form, Frame};

/// The tags of an article, with those of mistaken cues and of names before them put right.
pub(super) fn repair(lexicon: &Lexicon, text: &str, syntax: &Syntax) -> Vec<Tag> {
    let mut tags = syntax.tags.clone();
    for sentence in &syntax.sentences {
        for at in sentence.tokens.clone() {
            let Some(tag) = tags.get(at).copied() else { break };
            if is_name_at_start(syntax, text, &tags, &sentence.tokens, at) {
                tags[at] = Tag::Nnp;
            } else if matches!(tag, Tag::Jj | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Vbn | Tag::Vb)
                && let Some(better) = verb_tag(lexicon, syntax, text, &tags, &sentence.tokens, at)
            {
                tags[at] = better;
            }
        }
    }
    tags
}

/// A capitalised word that opens its sentence before a finite verb is a name, whatever else it can be.
fn is_name_at_start(syntax: &Syntax, text: &str, tags: &[Tag], sentence: &Range<usize>, at: usize) -> bool {
    at == sentence.start
        && matches!(tags[at], Tag::Vb | Tag::Jj | Tag::Nn | Tag::Rb | Tag::Uh)
        && tags.get(at + 1).is_some_and(|next| matches!(next, Tag::Vbd | Tag::Vbz))
        && !syntax.word(text, at + 1).starts_with(['\'', '’'])
        && syntax.word(text, at).starts_with(char::is_uppercase)
        && syntax.word(text, at).len() > 2
        && tags[at] != Tag::Rb
}

/// The verb tag a cue deserves where a subject stands before it, something it takes behind it, and the clause has no
/// other verb.
fn verb_tag(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> Option<Tag> {
    let word = syntax.word(text, at);
    let capital = word.starts_with(char::is_uppercase);
    let form = lexicon.cues.verbs(&word.to_lowercase()).find_map(|(verb, form)| {
        let speech = verb.frames.has(Frame::Quote) || verb.frames.has(Frame::That);
        let tail = verb.tail.first().is_none_or(|tail| syntax.word(text, at + 1) == tail.as_str());
        (tail && (speech || !verb.tail.is_empty()) && form != Form::Base).then_some(form)
    })?;
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start && !capital)?;
    let pronoun = ["he", "she", "it", "they", "who", "we", "i"]
        .iter()
        .any(|word| syntax.word(text, before).eq_ignore_ascii_case(word));
    let named = tags[before].is_noun() || tags[before] == Tag::Close || tags[before].is_adverb();
    let next = syntax.word(text, at + 1);
    let goes_on = at + 1 >= sentence.end
        || ["that", ",", ".", ":", "he", "she", "they", "his", "her", "their", "it", "the", "in", "on"]
            .iter()
            .any(|known| next.eq_ignore_ascii_case(known))
        || tags.get(at + 1) == Some(&Tag::Quote);
    let strong = next == ":" || next.eq_ignore_ascii_case("that") || tags.get(at + 1) == Some(&Tag::Quote);
    let joined = tags[before] == Tag::Cc && strong;
    if form == Form::Gerund {
        // "with the agency warning of floods"
        let with = (sentence.start..before).rev().take(6).any(|place| syntax.word(text, place) == "with");
        let object = next == "of" || next == "that" || next == "against";
        return (with && object && tags[before].is_proper()).then_some(Tag::Vbg);
    }
    let verbless = || {
        let mut rest = at + 1..sentence.end.min(at + 20);
        let finite = |place: usize| matches!(tags[place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
        !rest.by_ref().take_while(|place| !tags[*place].is_mark()).any(finite)
    };
    let bare = |tag: Tag| tag.is_proper() || matches!(tag, Tag::Nn | Tag::Nns);
    let only = match form {
        Form::Third => {
            bare(tags[before])
                && tags.get(at + 1).is_some_and(|tag| bare(*tag) || matches!(tag, Tag::Dt | Tag::Jj))
        }
        _ => bare(tags[before]) && tags.get(at + 1).is_some_and(|tag| matches!(tag, Tag::In | Tag::Dt)),
    };
    // "The company, which runs the ferry, rejected that account."
    let resumed = tags[at] == Tag::Vbn
        && tags[before] == Tag::Comma
        && tags.get(at + 1).is_some_and(|tag| bare(*tag) || matches!(tag, Tag::Dt | Tag::Prp | Tag::PrpS))
        && !(sentence.start..at).any(|place| {
            let finite = matches!(tags[place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
            let relative =
                (sentence.start..place).rev().take(3).any(|near| matches!(tags[near], Tag::Wdt | Tag::Wp));
            finite && !relative
        });
    if resumed {
        return Some(Tag::Vbd);
    }
    let fits = joined
        || (only && verbless())
        || match form {
            Form::Third => pronoun || (named && goes_on && next != "," && next != "."),
            _ => pronoun || (named && (goes_on || strong)),
        };
    let alone = !(sentence.start..at)
        .rev()
        .take(15)
        .take_while(|place| !tags[*place].is_mark())
        .any(|place| matches!(tags[place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    if !(fits && (alone || joined)) {
        return None;
    }
    Some(if form == Form::Third { Tag::Vbz } else { Tag::Vbd })
}
