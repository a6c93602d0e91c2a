//! A claim in the making: token ranges and what the lexicon says of its cue.

use std::ops::Range;

use super::cues::Cue;
use super::groups::{Group, Shape};
use super::reading::{Passage, Reading};
use super::subjects;
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::Frame;
use crate::lexicon::words::Class;
use crate::model::{Certainty, Stance};

/// A claim in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// Who says it.
    pub(super) source: Option<Range<usize>>,
    /// The words that attribute; `None` for what the article itself asserts.
    pub(super) cue: Option<Range<usize>>,
    /// What is said, in order.
    pub(super) content: Vec<Range<usize>>,
    /// What one does by saying so.
    pub(super) stance: Stance,
    /// How sure the cue puts it, where it says.
    pub(super) certainty: Option<Certainty>,
    /// The rule and the entry that found it.
    pub(super) rule: String,
}

impl Draft {
    /// A draft after a cue.
    pub(super) fn of(
        cue: &Cue,
        rule: &str,
        source: Option<Range<usize>>,
        content: Vec<Range<usize>>,
    ) -> Self {
        Self {
            source,
            cue: Some(cue.tokens.clone()),
            content,
            stance: cue.verb.stance,
            certainty: cue.verb.certainty,
            rule: format!("{rule}: {}", cue.verb.name),
        }
    }

    /// Whether a cue is already spoken for by this draft.
    pub(super) fn uses(&self, cue: &Cue) -> bool {
        self.cue.as_ref().is_some_and(|tokens| tokens.contains(&cue.group.head))
    }

    /// Where it begins, for ordering.
    pub(super) fn start(&self) -> usize {
        let ranges = self.content.iter().chain(&self.source).chain(&self.cue);
        ranges.map(|range| range.start).min().unwrap_or(0)
    }
}

/// The name of a frame in a rule.
pub(super) const fn frame_name(frame: Frame) -> &'static str {
    match frame {
        Frame::Quote => "quotation",
        Frame::That => "that",
        Frame::Clause => "clause",
        Frame::Whether => "whether",
        Frame::To => "to",
        Frame::Thing | Frame::Idea => "thing",
        Frame::Object => "object",
        Frame::Gerund => "gerund",
        Frame::So => "so",
        Frame::Addressee => "addressee",
        Frame::Refusal => "refusal",
        Frame::As => "as",
        Frame::ObjectAs => "object as",
        Frame::Of => "of",
        Frame::For => "for",
        Frame::About => "about",
        Frame::On => "on",
        Frame::At => "at",
        Frame::Against => "against",
    }
}

/// The subject of a cue: its own, that of the predicate it is joined to, or that of its clause.
pub(super) fn subject(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Range<usize>> {
    subject_before(reading, passage, cue.subject, 6)
}

/// The subject that holds for a verb group that begins at `at`. Looks at no more than `steps` groups before it.
pub(super) fn subject_before(
    reading: &Reading,
    passage: &Passage,
    at: usize,
    steps: usize,
) -> Option<Range<usize>> {
    let from = passage.tokens.start;
    let own = subjects::before(reading, from, at);
    let joined = joint_before(reading, from, at);
    if own.is_some() && !joined {
        return own;
    }
    if !joined || steps == 0 {
        return None;
    }
    let groups = reading.groups_in(&(from..at));
    let tense = reading.group_from(at).map(|group| past_or_present(reading, group));
    let usable = |group: &&Group| {
        group.shape == Shape::Finite && reading.quote(group.head).is_none() && group.head + 1 < at
    };
    let same = |group: &&Group| tense.is_none() || tense == Some(past_or_present(reading, group));
    let cue = |group: &&Group| {
        if !reading.may_be(group.head, Class::CueVerb) {
            return false;
        }
        let form = reading.lower(group.head);
        reading
            .lexicon
            .cues
            .verbs(&form)
            .any(|(verb, _)| verb.frames.has(Frame::That) || verb.frames.has(Frame::Clause))
    };
    let earlier = || groups.iter().rev().take(8).filter(usable);
    // "said the talks were on and repeated …": the joined predicate goes with the saying, not with what is said.
    let before = earlier()
        .find(|group| same(group) && cue(group))
        .or_else(|| earlier().find(same))
        .or_else(|| earlier().next())?;
    subject_before(reading, passage, before.tokens.start, steps - 1)
}

/// Whether a group is in a past tense.
fn past_or_present(reading: &Reading, group: &Group) -> bool {
    matches!(reading.tag(group.first), Tag::Vbd | Tag::Vbn)
}

/// Whether a conjunction, with a comma or adverbs, stands right before `at`.
fn joint_before(reading: &Reading, from: usize, at: usize) -> bool {
    let mut place = at;
    while place > from && reading.tag(place - 1).is_adverb() {
        place -= 1;
    }
    place > from && reading.tag(place - 1) == Tag::Cc
}
