//! Tags put right at the start of a sentence: names, verbs of speech before their subject, and the only verb there is.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::{Form, Frame};
use crate::lexicon::words::Class;

/// No subject before its only verb is longer than this, in tokens.
const SUBJECT: usize = 12;

/// Puts the tags of what opens a sentence right.
pub(super) fn repair(lexicon: &Lexicon, text: &str, syntax: &Syntax, titled: &[bool], tags: &mut [Tag]) {
    // Few articles have a sentence that asks for them.
    let names = LazyCell::new(|| names(text, syntax, titled));
    for sentence in &syntax.sentences {
        let sentence = &sentence.tokens;
        let first = (sentence.start..sentence.end).find(|at| tags[*at] != Tag::Quote);
        let Some(first) = first.filter(|first| syntax.is_capital(text, *first)) else { continue };
        if is_name(syntax, text, tags, |word| names.contains(word), first) {
            tags[first] = Tag::Nnp;
        } else if leads_quotation(lexicon, syntax, text, tags, sentence, first) {
            tags[first] = Tag::Vbd;
        } else if is_gerund(lexicon, syntax, text, tags, first) {
            tags[first] = Tag::Vbg;
        }
        if let Some(verb) = only_verb(syntax, text, tags, sentence, first) {
            tags[verb] = Tag::Vbd;
        }
    }
}

/// The names that stand inside a sentence, where their capital tells them.
fn names<'t>(text: &'t str, syntax: &Syntax, titled: &[bool]) -> HashSet<&'t str, RandomState> {
    let mut names = HashSet::default();
    for (sentence, _) in syntax.sentences.iter().zip(titled).filter(|(_, titled)| !**titled) {
        let inside = sentence.tokens.clone().skip(1);
        names.extend(inside.filter(|at| syntax.tag(*at) == Tag::Nnp).map(|at| syntax.word(text, at)));
    }
    names
}

/// "Frost gestured", "Frost, who …": a name of the article that opens a sentence and is a word besides.
fn is_name(syntax: &Syntax, text: &str, tags: &[Tag], is_named: impl Fn(&str) -> bool, at: usize) -> bool {
    let next = tags.get(at + 1).copied().unwrap_or_default();
    matches!(tags[at], Tag::Rb | Tag::Vb | Tag::Vbp | Tag::Jj | Tag::Uh | Tag::Nn)
        && matches!(next, Tag::Vbd | Tag::Vbz | Tag::Vbn | Tag::Md | Tag::Comma | Tag::Pos)
        && is_named(syntax.word(text, at))
}

/// "Said the mayor: “…”"
fn leads_quotation(
    lexicon: &Lexicon,
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    at: usize,
) -> bool {
    if !syntax.known(at).classes.has(Class::CueVerb) {
        return false;
    }
    let word = syntax.word(text, at).to_lowercase();
    let speech =
        lexicon.cues.verbs(&word).any(|(verb, form)| form == Form::Past && verb.frames.has(Frame::Quote));
    let next = tags.get(at + 1).copied().unwrap_or_default();
    if !speech || !(next.is_noun() || matches!(next, Tag::Dt | Tag::Prp | Tag::PrpS)) {
        return false;
    }
    let mut behind = at + 1..sentence.end.min(at + 16);
    let mark = behind.find(|place| {
        let verb = matches!(tags[*place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Quote);
        verb || tags.get(place + 1) == Some(&Tag::Quote) && matches!(syntax.word(text, *place), ":" | ",")
    });
    mark.is_some_and(|mark| matches!(syntax.word(text, mark), ":" | ","))
}

/// "Warning that the dam could fail, …"
fn is_gerund(lexicon: &Lexicon, syntax: &Syntax, text: &str, tags: &[Tag], at: usize) -> bool {
    let word = syntax.word(text, at);
    let next = tags.get(at + 1).copied().unwrap_or_default();
    let object = syntax.word(text, at + 1) == "that" || matches!(next, Tag::Dt | Tag::Prp | Tag::PrpS);
    word.ends_with("ing")
        && tags[at].is_noun()
        && object
        && lexicon.cues.verbs(&word.to_lowercase()).any(|(_, form)| form == Form::Gerund)
}

/// An adjective or participle in -ed behind the names that open a sentence, which has no other verb up to its next
/// mark, is its verb: "Roe celebrated in the port, calling …".
fn only_verb(
    syntax: &Syntax,
    text: &str,
    tags: &[Tag],
    sentence: &Range<usize>,
    first: usize,
) -> Option<usize> {
    let subject = |at: usize| {
        let tag = tags[at];
        tag.is_noun()
            || matches!(tag, Tag::Dt | Tag::PrpS | Tag::Cd | Tag::In | Tag::Cc | Tag::Pos)
            || tag == Tag::Jj && !syntax.word(text, at).ends_with("ed")
    };
    let verb = (first..sentence.end.min(first + SUBJECT)).find(|at| !subject(*at))?;
    let before = verb.checked_sub(1).filter(|before| *before >= first)?;
    let next = tags.get(verb + 1).copied().unwrap_or_default();
    let named = tags[before].is_proper() || tags[before] == Tag::Nns;
    let object = next.is_proper() || matches!(next, Tag::Dt | Tag::PrpS | Tag::Prp | Tag::In | Tag::Nns);
    let lone = matches!(tags[verb], Tag::Jj | Tag::Vbn)
        && syntax.word(text, verb).ends_with("ed")
        && syntax.word(text, verb + 1) != "by";
    if !(named && object && lone) || matches!(tags[first], Tag::In) {
        return None;
    }
    let finite = |place: &usize| matches!(tags[*place], Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    let stops = |place: &usize| {
        finite(place) || matches!(tags[*place], Tag::Stop | Tag::Comma | Tag::Quote | Tag::Vbg | Tag::To)
    };
    let other = (verb + 1..sentence.end.min(verb + 40)).find(stops);
    (!other.is_some_and(|place| finite(&place))).then_some(verb)
}
