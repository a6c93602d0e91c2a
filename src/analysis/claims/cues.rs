//! Cues in a passage: verb groups whose main verb the lexicon lists, with the words that belong to them.

use std::ops::Range;

use super::groups::{Group, Shape};
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::{CueVerb, Frame};
use crate::lexicon::words::Class;

/// A verb that may attribute here.
#[derive(Clone, Debug)]
pub(super) struct Cue<'a> {
    /// Its entry.
    pub verb: &'a CueVerb,
    /// The verb group.
    pub group: Group,
    /// From the first word of the group to the last of the entry: "has pointed out".
    pub tokens: Range<usize>,
    /// Where the subject ends: the start of the group that governs an infinitive, else of the group itself.
    pub subject: usize,
    /// How it hangs in its clause.
    pub place: Place,
}

/// How a cue hangs in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It has a subject of its own: "he said".
    Main,
    /// "adding that …", "by saying": the subject is that of the clause.
    Gerund,
    /// "called a farce" behind a noun: the subject, if any, follows with "by".
    Participle,
    /// "wants to say", "went on to say": the subject is that of the governing verb.
    Chained,
    /// "declined to say", "refused to discuss".
    Refusing,
    /// An infinitive with nothing that tells whose saying it is.
    Loose,
}

/// Verbs whose infinitive is said by their own subject, in fact.
const ASPECTUAL: [&str; 33] = [
    "went",
    "go",
    "goes",
    "going",
    "began",
    "begin",
    "begins",
    "begun",
    "continued",
    "continues",
    "continue",
    "proceeded",
    "started",
    "tried",
    "sought",
    "used",
    "took",
    "has",
    "had",
    "have",
    "likes",
    "seemed",
    "appeared",
    "managed",
    "chose",
    "failed",
    "rushed",
    "moved",
    "appears",
    "seems",
    "tends",
    "returned",
    "stopped",
];

/// The cues of a passage outside quotations, in text order.
pub(super) fn find<'a>(reading: &Reading<'a>, passage: &Passage) -> Vec<Cue<'a>> {
    let groups = reading.groups_in(&passage.tokens);
    let cue = |(place, group): (usize, &Group)| {
        let before = place.checked_sub(1).and_then(|before| groups.get(before));
        cue(reading, group, before, passage.tokens.end)
    };
    groups
        .iter()
        .enumerate()
        .filter(|(_, group)| reading.quote(group.head).is_none())
        .filter_map(cue)
        .collect()
}

fn cue<'a>(reading: &Reading<'a>, group: &Group, before: Option<&Group>, to: usize) -> Option<Cue<'a>> {
    if !reading.may_be(group.head, Class::CueVerb) {
        return None;
    }
    let form = reading.lower(group.head);
    let fits = |verb: &CueVerb| {
        let tail = verb.tail.iter().enumerate().all(|(place, word)| reading.is(group.head + 1 + place, word));
        let conditional = verb.name.starts_with("would ");
        let infinitive = verb.tail.last().is_some_and(|last| last == "to")
            && reading.tag(group.head + verb.tail.len() + 1) == Tag::Vb;
        // "went on to say": the saying is in the infinitive.
        let leads = !verb.frames.has(Frame::To)
            && reading.tag(group.head + 1 + verb.tail.len()) == Tag::To
            && matches!(reading.tag(group.head + 2 + verb.tail.len()), Tag::Vb | Tag::Vbp);
        if infinitive || leads && !verb.tail.is_empty() {
            return false;
        }
        tail && group.head + verb.tail.len() < to
            && (!conditional
                || (group.first..group.head).any(|at| reading.is_one(at, &["would", "'d", "’d"])))
    };
    let (verb, _) = reading.lexicon.cues.verbs(&form).find(|(verb, _)| fits(verb))?;
    let end = group.head + 1 + verb.tail.len();
    let mut tokens = group.tokens.start..end;
    let mut subject = tokens.start;
    let place = match group.shape {
        Shape::Finite => Place::Main,
        // "can be heard asking"
        Shape::Gerund => match before.filter(|governor| governor.tokens.end == group.tokens.start) {
            Some(governor)
                if governor.passive
                    && reading.is_one(governor.head, &["heard", "seen", "shown", "overheard", "caught"]) =>
            {
                tokens.start = governor.tokens.start;
                subject = governor.tokens.start;
                Place::Chained
            }
            _ => Place::Gerund,
        },
        Shape::Participle => Place::Participle,
        Shape::Infinitive => {
            match before.filter(|governor| group.tokens.start.saturating_sub(governor.head) <= 2) {
                Some(governor) if is_refusal(reading, governor) => {
                    tokens.start = governor.tokens.start;
                    subject = governor.tokens.start;
                    Place::Refusing
                }
                Some(governor) if ASPECTUAL.iter().any(|word| reading.is(governor.head, word)) => {
                    tokens.start = governor.tokens.start;
                    subject = governor.tokens.start;
                    Place::Chained
                }
                // "was quick to add"
                Some(governor)
                    if governor.shape == Shape::Finite
                        && reading.is_one(
                            group.tokens.start - 1,
                            &["quick", "careful", "eager", "keen", "happy", "proud", "able", "fond"],
                        ) =>
                {
                    tokens.start = governor.tokens.start;
                    subject = governor.tokens.start;
                    Place::Chained
                }
                _ => Place::Loose,
            }
        }
    };
    Some(Cue { verb, group: group.clone(), tokens, subject, place })
}

/// Whether a group's verb refuses the infinitive behind it: "declined to", "would not", "did not wish to".
fn is_refusal(reading: &Reading, group: &Group) -> bool {
    let form = reading.lower(group.head);
    let refuses = reading.may_be(group.head, Class::CueVerb)
        && reading.lexicon.cues.verbs(&form).any(|(verb, _)| verb.frames.has(Frame::Refusal));
    refuses
        || (group.negative && reading.is_one(group.head, &["wish", "want", "care"]))
        || reading.is(group.head, "failed")
}
