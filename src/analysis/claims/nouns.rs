//! Nouns that attribute: "his claim that …", "the report that …", "fears of …".

use std::ops::Range;

use super::cues::Cue;
use super::draft::{Draft, subject_before};
use super::ends;
use super::groups::{Group, Shape};
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::lexicon::cues::{CueNoun, Frame};
use crate::lexicon::words::Class;

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    if !passage.classes.has(Class::CueNoun) {
        return;
    }
    for at in passage.tokens.clone() {
        if !reading.may_be(at, Class::CueNoun)
            || !matches!(reading.tag(at), Tag::Nn | Tag::Nns)
            || reading.quote(at).is_some()
        {
            continue;
        }
        let Some(noun) = reading.lexicon.cues.noun(&reading.lower(at)) else { continue };
        let next = at + 1;
        let taken = match () {
            () if reading.is(next, "that") => {
                noun.frames.has(Frame::That) && clause_follows(reading, next + 1)
            }
            () if reading.tag(next) == Tag::To => {
                noun.frames.has(Frame::To) && reading.tag(next + 1) == Tag::Vb
            }
            () => false,
        };
        if !taken && let Some(draft) = is_that(reading, passage, noun, at) {
            drafts.push(draft);
            continue;
        }
        if !taken && let Some(draft) = spoken_of(reading, passage, noun, at) {
            drafts.push(draft);
            continue;
        }
        let overlapped = drafts.iter().any(|draft| draft.cue.as_ref().is_some_and(|cue| cue.contains(&at)));
        if !taken || overlapped {
            continue;
        }
        let sentence = next..ends::end_of_sentence(reading, passage, next);
        // "his claim that the plan failed was false": the clause has one verb, the infinitive none.
        let own = usize::from(reading.is(next, "that"));
        let finite = |group: &&Group| group.shape == Shape::Finite && reading.quote(group.head).is_none();
        let mut later = reading.groups_in(&sentence).iter().filter(finite).skip(own);
        let free = |group: &&Group| {
            let before = group.tokens.start - 1;
            before > next
                && !matches!(reading.tag(before), Tag::Wdt | Tag::Wp | Tag::Cc | Tag::Prp)
                && !(next + 1..before).rev().take(6).any(|at| {
                    matches!(reading.tag(at), Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::Cc)
                        || reading.is_one(at, &["that", "if", "as", "because", "while"])
                })
        };
        let joined = (next + 1..sentence.end).find(|at| {
            own == 0
                && reading.tag(*at) == Tag::Cc
                && reading.group_from(at + 1).is_some_and(|group| group.shape == Shape::Finite)
        });
        let end = later
            .find(free)
            .map_or(sentence.end, |group| group.tokens.start)
            .min(joined.unwrap_or(sentence.end));
        let end = end - usize::from(end > next && reading.is_comma(end - 1));
        let (source, cue) = possessor(reading, passage, at);
        if next >= end || source.is_none() {
            continue;
        }
        drafts.push(Draft {
            source,
            cue: Some(cue),
            content: std::iter::once(next..end).collect(),
            stance: noun.stance,
            certainty: noun.certainty,
            rule: format!("noun: {}", noun.name),
        });
    }
}

/// "her answer was that the plan failed", "his slogan is: “Never again”", "his demand in Berlin: “Go”".
fn is_that(reading: &Reading, passage: &Passage, noun: &CueNoun, at: usize) -> Option<Draft> {
    let be = at + 1;
    if let Some(colon) = colon_behind(reading, passage, at).filter(|_| noun.frames.has(Frame::That)) {
        let (source, cue) = possessor(reading, passage, at);
        let content = reading.opens(colon + 1)?;
        return source.is_some().then(|| Draft {
            source,
            cue: Some(cue),
            content: std::iter::once(content).collect(),
            stance: noun.stance,
            certainty: noun.certainty,
            rule: format!("noun: {}", noun.name),
        });
    }
    if !reading.is_one(be, &["is", "was", "remains"]) || !noun.frames.has(Frame::That) {
        return None;
    }
    let mark = usize::from(reading.is(be + 1, ":") || reading.is_comma(be + 1));
    let start = be + 1 + mark;
    let content = if let Some(quotation) = reading.opens(start) {
        quotation
    } else if mark == 0 && reading.is(start, "that") && clause_follows(reading, start + 1) {
        start..ends::end_of_sentence(reading, passage, start)
    } else {
        return None;
    };
    let (source, cue) = possessor(reading, passage, at);
    (source.is_some() && content.start < content.end).then(|| Draft {
        source,
        cue: Some(cue.start..be + 1),
        content: std::iter::once(content).collect(),
        stance: noun.stance,
        certainty: noun.certainty,
        rule: format!("noun: {}", noun.name),
    })
}

/// The colon before a quotation, with only phrases between: "his demand in Berlin in 1987: “…”".
fn colon_behind(reading: &Reading, passage: &Passage, at: usize) -> Option<usize> {
    let mut rest = (at + 1..passage.tokens.end.min(at + 10))
        .take_while(|place| reading.group_from(*place).is_none() && !reading.is_stop(*place));
    rest.find(|place| reading.is(*place, ":")).filter(|colon| reading.opens(colon + 1).is_some())
}

/// "her call for “a total ban”": what somebody's word is of, where it stands in quotation marks.
fn spoken_of(reading: &Reading, passage: &Passage, noun: &CueNoun, at: usize) -> Option<Draft> {
    let to = passage.tokens.end;
    let joint = at + 1;
    if !reading.is_one(joint, &["of", "for", "about", "on", "against", "over", "to"])
        || !noun.frames.has(Frame::That)
    {
        return None;
    }
    let quotation = (joint + 1..to.min(joint + 10))
        .take_while(|place| {
            !reading.tag(*place).is_mark() && reading.group_from(*place).is_none()
                || reading.opens(*place).is_some()
        })
        .find_map(|place| reading.opens(place))?;
    let end = super::phrases::simple_phrase(reading, quotation.end, to).unwrap_or(quotation.end);
    let (source, cue) = possessor(reading, passage, at);
    let source = source?;
    Some(Draft {
        source: Some(source),
        cue: Some(cue.start..joint + 1),
        content: std::iter::once(joint + 1..end.min(to)).collect(),
        stance: noun.stance,
        certainty: noun.certainty,
        rule: format!("noun: {}", noun.name),
    })
}

/// "that" opens a clause with a subject of its own, not a relative one.
fn clause_follows(reading: &Reading, at: usize) -> bool {
    let tag = reading.tag(at);
    tag.is_noun()
        || tag.is_adjective()
        || matches!(tag, Tag::Dt | Tag::Prp | Tag::PrpS | Tag::Ex | Tag::Cd | Tag::In | Tag::Pdt | Tag::Quote)
}

/// Whose it is: "Varga's claim", "his claim"; the cue takes in the adjectives between.
fn possessor(reading: &Reading, passage: &Passage, at: usize) -> (Option<Range<usize>>, Range<usize>) {
    let mut start = at;
    while start > passage.tokens.start
        && (reading.tag(start - 1).is_adjective() || reading.tag(start - 1) == Tag::Vbn)
    {
        start -= 1;
    }
    let before = start.checked_sub(1).filter(|before| *before >= passage.tokens.start);
    match before.map(|before| (before, reading.tag(before))) {
        Some((before, Tag::PrpS)) => (Some(before..before + 1), start..at + 1),
        Some((before, Tag::Pos)) => {
            let owner = super::phrases::phrase_to(reading, passage.tokens.start, before).map(|owner| {
                let hung = |at: &usize| {
                    matches!(reading.tag(*at), Tag::In | Tag::To) && !reading.is(*at, "of")
                        || reading.tag(*at).is_verb()
                };
                let start = owner.clone().rev().find(hung).map_or(owner.start, |at| at + 1);
                start..owner.end
            });
            (owner, start..at + 1)
        }
        Some((before, Tag::Dt)) => (giver(reading, passage, before), start..at + 1),
        Some((before, tag)) if tag.is_verb() => (giver(reading, passage, before + 1), start..at + 1),
        _ => (None, at..at + 1),
    }
}

/// Who issues it: "the agency issued a warning that …", "the union repeats claims that …".
fn giver(reading: &Reading, passage: &Passage, object: usize) -> Option<Range<usize>> {
    let verb = object.checked_sub(1).filter(|verb| *verb > passage.tokens.start)?;
    let groups = reading.groups_in(&(verb..object));
    let group = groups.first().filter(|group| group.shape == Shape::Finite && !group.passive)?;
    let gives = reading.lexicon.cues.gives(&reading.lower(group.head));
    if gives { subject_before(reading, passage, group.tokens.start, 3) } else { None }
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::{attributed, check, read};

    #[test]
    fn whose_word_it_is() {
        check(
            "
The agency issued a warning that the dam could fail.
^^^^^^^^^^ source
                    ^^^^^^^ cue
                            ^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
Varga's claim that the dam failed was wrong.
^^^^^ source
        ^^^^^ cue
              ^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
The board heard her call for “an end to all of it”.
                ^^^ source
                    ^^^^^^^^ cue
                             ^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        for text in ["The claim that the dam failed was wrong.", "The call for an end was heard."] {
            assert!(attributed(&read(text)).is_empty(), "{text}");
        }
    }
}
