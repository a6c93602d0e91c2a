//! Verb groups: a main verb with its auxiliaries, negation and the adverbs between them.

use std::ops::Range;

use super::reading::Reading;
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;
use crate::lexicon::words::Class;
use crate::text::heads::WordSet;

/// A verb group: "has also said", "would neither confirm", "to go", "adding".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// From the first auxiliary, adverb or "to" to the main verb.
    pub tokens: Range<usize>,
    /// The first verb or "to".
    pub first: usize,
    /// The main verb.
    pub head: usize,
    /// Its shape.
    pub shape: Shape,
    /// Whether a form of "be" or "get" makes it passive.
    pub passive: bool,
    /// Whether it is negated.
    pub negative: bool,
}

/// What a group can do in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// It carries a clause.
    Finite,
    /// "to go".
    Infinitive,
    /// "going", "having gone".
    Gerund,
    /// "gone", "shown", without an auxiliary.
    Participle,
}

/// The verb groups of the article, in text order.
pub(super) fn find(reading: &Reading) -> Vec<Group> {
    let mut found = Vec::new();
    for passage in &reading.passages {
        let mut at = passage.tokens.start;
        while at < passage.tokens.end {
            // Most words are no verbs.
            let tag = reading.tag(at);
            if !is_verb(tag) && tag != Tag::To {
                at += 1;
                continue;
            }
            match group(reading, at, &passage.tokens) {
                Some(group) => {
                    at = group.head + 1;
                    found.push(group);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn is_verb(tag: Tag) -> bool {
    tag.is_verb() || tag == Tag::Md
}

fn is_auxiliary(reading: &Reading, at: usize) -> bool {
    static AUXILIARIES: WordSet<27> = WordSet::of([
        "be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do",
        "does", "did", "'s", "’s", "'re", "’re", "'ve", "’ve", "'d", "’d", "get", "gets", "got", "'m",
    ]);
    reading.tag(at) == Tag::Md || reading.is_in(at, &AUXILIARIES)
}

fn is_be(reading: &Reading, at: usize) -> bool {
    static BE: WordSet<17> = WordSet::of([
        "be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "get", "gets",
        "got", "'m", "’m",
    ]);
    reading.is_in(at, &BE)
}

/// "He's said he will": short for "has", of a verb of saying with a clause or quotation behind it.
fn is_short_have(reading: &Reading, head: usize, participle: usize) -> bool {
    let person = |at: usize| reading.is_one(at, &["he", "she", "who"]);
    let says = || {
        let form = reading.lower(participle);
        let mut verbs = reading.lexicon.cues.verbs(&form);
        verbs.any(|(verb, _)| verb.frames.has(Frame::Clause) && verb.frames.has(Frame::Quote))
    };
    reading.is_one(head, &["'s", "’s"])
        && head > 0
        && person(head - 1)
        && !reading.is_one(participle + 1, &["to", "by", "about", "of", "as"])
        && says()
}

fn group(reading: &Reading, at: usize, within: &Range<usize>) -> Option<Group> {
    let infinitive = reading.tag(at) == Tag::To;
    let verb = if infinitive { base_after(reading, at, within)? } else { at };
    if !is_verb(reading.tag(verb)) || is_premodifier(reading, verb) {
        return None;
    }
    let mut head = verb;
    let mut passive = false;
    let mut negative = false;
    while is_auxiliary(reading, head) {
        let Some(next) = next_verb(reading, head, within) else { break };
        passive = is_be(reading, head)
            && matches!(reading.tag(next), Tag::Vbn | Tag::Vbd)
            && !is_short_have(reading, head, next);
        negative |= (head + 1..next).any(|between| {
            reading.may_be(between, Class::Negative)
                && reading.lexicon.hedges.is_negative(&reading.lower(between))
        });
        head = next;
    }
    negative |= head + 1 < within.end && reading.is_one(head + 1, &["not", "n't", "n’t"]);
    let shape = match reading.tag(verb) {
        _ if infinitive => Shape::Infinitive,
        Tag::Vbg => Shape::Gerund,
        Tag::Vbn if head == verb => Shape::Participle,
        _ => Shape::Finite,
    };
    let mut start = at;
    while start > within.start
        && reading.tag(start - 1).is_adverb()
        && reading.quote(start - 1) == reading.quote(at)
    {
        start -= 1;
        negative |= reading.is_one(start, &["never", "not"]);
    }
    Some(Group { tokens: start..head + 1, first: at, head, shape, passive, negative })
}

/// The base form behind "to", adverbs aside.
fn base_after(reading: &Reading, to: usize, within: &Range<usize>) -> Option<usize> {
    let mut at = to + 1;
    while at < within.end.min(to + 4) && (reading.tag(at).is_adverb() || reading.tag(at) == Tag::Quote) {
        at += 1;
    }
    (at < within.end && matches!(reading.tag(at), Tag::Vb | Tag::Vbp)).then_some(at)
}

/// The verb an auxiliary at `head` goes with: adverbs, "all", "neither" and an adverb between commas may stand between.
fn next_verb(reading: &Reading, head: usize, within: &Range<usize>) -> Option<usize> {
    let mut at = head + 1;
    let mut commas = 0;
    while at < within.end.min(head + 6) {
        let tag = reading.tag(at);
        if is_verb(tag) {
            let fits = tag != Tag::Md && (reading.tag(head) != Tag::Md || matches!(tag, Tag::Vb | Tag::Vbp));
            let floating = reading.is_one(at - 1, &["all", "both", "each"]);
            return (fits && commas != 1 && (floating || !is_premodifier(reading, at))).then_some(at);
        }
        let between = tag.is_adverb()
            || reading.is_one(at, &["all", "both", "each", "either", "neither", "so", "far", "long"])
            || reading.is_comma(at);
        if !between {
            return None;
        }
        commas += usize::from(reading.is_comma(at));
        at += 1;
    }
    None
}

/// A participle before a noun, in a noun phrase: "the proposed meeting".
fn is_premodifier(reading: &Reading, at: usize) -> bool {
    matches!(reading.tag(at), Tag::Vbn | Tag::Vbg)
        && at > 0
        && reading.tag(at + 1).is_noun()
        && (matches!(reading.tag(at - 1), Tag::Dt | Tag::PrpS | Tag::Pos | Tag::Cd)
            || reading.tag(at - 1).is_adjective())
}
