//! Quotations that no listed cue took: whoever does something with them in the sentence speaks.

use std::ops::Range;

use super::cues::{Cue, Place};
use super::draft::{Draft, subject_before};
use super::ends;
use super::gerunds;
use super::groups::{Group, Shape};
use super::phrases;
use super::quoted::sentence_start;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::model::{EntityKind, Stance};

/// A quotation of fewer words may be a title, a nickname or a word the writer keeps at a distance.
const SPEECH: usize = 4;

/// No verb further before its quotation than this, in tokens.
const REACH: usize = 24;

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    let mut at = passage.tokens.start;
    while at < passage.tokens.end {
        let Some(quotation) = reading.quotation(at) else {
            at += 1;
            continue;
        };
        at = quotation.end.max(at + 1);
        let free = !drafts.iter().any(|draft| {
            let parts = draft.content.iter().chain(&draft.cue).chain(&draft.source);
            parts.into_iter().any(|part| part.start < quotation.end && quotation.start < part.end)
        });
        if free && quotation.start >= passage.tokens.start && quotation.end <= passage.tokens.end {
            let found = led(reading, leading(reading, passage, &quotation), &quotation, drafts)
                .or_else(|| followed(reading, passage, &quotation))
                .or_else(|| introduced(reading, passage, &quotation));
            drafts.extend(found);
        }
    }
}

/// The passage in which a quotation is led up to: the one before, where a colon ends it and the quotation opens its own.
fn leading<'p>(reading: &'p Reading, passage: &'p Passage, quotation: &Range<usize>) -> &'p Passage {
    let opens = quotation.start == passage.tokens.start;
    let place = reading.passages.partition_point(|other| other.tokens.start < passage.tokens.start);
    let before = place.checked_sub(1).and_then(|before| reading.passages.get(before));
    before
        .filter(|before| {
            opens && before.tokens.end == quotation.start && reading.is(quotation.start - 1, ":")
        })
        .unwrap_or(passage)
}

fn words(reading: &Reading, quotation: &Range<usize>) -> usize {
    quotation.clone().filter(|at| !reading.tag(*at).is_mark()).count()
}

/// "The mayor fired back: “…”", "the union dismissed the idea as “…”".
fn led(reading: &Reading, passage: &Passage, quotation: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
    let start = sentence_start(reading, passage, quotation.start).max(quotation.start.saturating_sub(REACH));
    let groups = reading.groups_in(&(start..quotation.start));
    let group = groups.iter().rev().find(|group| reading.quote(group.head).is_none())?;
    let mark = reading.is(quotation.start - 1, ":") || reading.is_comma(quotation.start - 1);
    let colon = reading.is(quotation.start - 1, ":");
    let count = words(reading, quotation);
    // "identified the plan as “a farce”": what it is called, of any length.
    let article = usize::from(reading.is_one(quotation.start - 1, &["a", "an"]));
    let called = quotation.start > article && reading.is(quotation.start - 1 - article, "as");
    // "exhorted the members to “vote at last”"
    let asked = quotation.start > group.head + 2 && reading.tag(quotation.start - 1) == Tag::To;
    // "ran on the slogan “Time for Bergen”"
    let worded = quotation.start > group.head + 1 && count > 1 && {
        reading.lexicon.cues.is_saying(&reading.lower(quotation.start - 1))
    };
    if count < SPEECH && !colon && !called && !asked && !worded || is_plain(reading, group) && !colon {
        return None;
    }
    let fragment = reading.word(quotation.start + 1).starts_with(char::is_lowercase);
    if !mark && !fragment && !called && !worded {
        return None;
    }
    let cue = cue(reading, group);
    let source = match group.shape {
        Shape::Finite if !group.passive => subject_before(reading, passage, group.tokens.start, 3)?,
        Shape::Gerund if !group.passive => gerunds::source(reading, passage, &cue, drafts)?,
        Shape::Infinitive if !group.passive => {
            let governor = groups.iter().rev().find(|other| {
                other.head < group.tokens.start
                    && other.shape == Shape::Finite
                    && reading.quote(other.head).is_none()
            })?;
            subject_before(reading, passage, governor.tokens.start, 3)?
        }
        _ => return None,
    };
    if !can_speak(reading, &source) {
        return None;
    }
    let (tokens, content) = if colon || worded {
        (group.tokens.start..quotation.start, quotation.clone())
    } else if mark {
        (group.tokens.clone(), quotation.clone())
    } else {
        let at = group.head + 1;
        (group.tokens.clone(), at..ends::end_of_thing(reading, passage, &cue, at))
    };
    // The verb may have had its say before this quotation begins.
    if content.end <= quotation.start || drafts.iter().any(|draft| draft.uses(&cue)) {
        return None;
    }
    let mut draft = Draft::of(&cue, "unlisted", Some(source), std::iter::once(content).collect());
    draft.rule = format!("quotation, unlisted: {}", reading.lower(group.head));
    draft.cue = Some(tokens);
    Some(draft)
}

/// "None of it surprises the economist Anna Roe: “…”": whoever is named right before the colon.
fn introduced(reading: &Reading, passage: &Passage, quotation: &Range<usize>) -> Option<Draft> {
    let colon =
        quotation.start.checked_sub(1).filter(|at| *at > passage.tokens.start && reading.is(*at, ":"))?;
    let phrase = phrases::phrase_to(reading, passage.tokens.start, colon)?;
    let start = phrase.clone().rev().find(|at| reading.tag(*at) == Tag::In).map_or(phrase.start, |at| at + 1);
    let source = start..colon;
    let person =
        super::narrated::within(&reading.analysed.entities, reading.span(&source), |entity| entity.span)
            .iter()
            .any(|entity| entity.kind == EntityKind::Person && entity.span.end == reading.span(&source).end);
    (person && words(reading, quotation) >= SPEECH).then(|| Draft {
        source: Some(source),
        cue: Some(colon..quotation.start),
        content: std::iter::once(quotation.clone()).collect(),
        stance: Stance::Asserts,
        certainty: None,
        rule: "label".to_owned(),
    })
}

/// "“…,” the minister thundered", "“…,” thundered the minister".
fn followed(reading: &Reading, passage: &Passage, quotation: &Range<usize>) -> Option<Draft> {
    let last = reading.last_inside(quotation);
    let spoken = matches!(reading.tag(last), Tag::Comma) || reading.is_one(last, &["?", "!"]);
    if !spoken || words(reading, quotation) < SPEECH {
        return None;
    }
    let at = quotation.end;
    let to = passage.tokens.end;
    let (group, source) = if let Some(group) = reading.group_from(at) {
        (group, phrases::after(reading, group.head + 1, to)?)
    } else {
        let subject = phrases::after(reading, at, to)?;
        (reading.group_from(subject.end)?, subject)
    };
    if group.shape != Shape::Finite
        || group.passive
        || is_plain(reading, group)
        || !can_speak(reading, &source)
    {
        return None;
    }
    let end = source.end.max(group.head + 1);
    if end < to
        && !reading.tag(end).is_mark()
        && !matches!(reading.tag(end), Tag::In | Tag::To | Tag::Wrb | Tag::Rb)
    {
        return None;
    }
    let cue = cue(reading, group);
    let mut draft = Draft::of(&cue, "unlisted", Some(source), std::iter::once(quotation.clone()).collect());
    draft.rule = format!("quotation before, unlisted: {}", reading.lower(group.head));
    Some(draft)
}

/// The cue of a verb group that no table knows.
fn cue<'a>(reading: &Reading<'a>, group: &Group) -> Cue<'a> {
    Cue {
        verb: reading.lexicon.cues.unlisted(),
        group: group.clone(),
        tokens: group.tokens.clone(),
        subject: group.tokens.start,
        place: Place::Main,
    }
}

/// Whether a verb only links or helps.
fn is_plain(reading: &Reading, group: &Group) -> bool {
    reading.is_one(
        group.head,
        &[
            "be", "is", "are", "was", "were", "been", "'s", "’s", "'re", "’re", "become", "became", "have",
            "has", "had", "do", "does", "did",
        ],
    )
}

/// Whether a phrase names somebody who can speak: a name, a pronoun, an office, people, a body or a writing.
fn can_speak(reading: &Reading, source: &Range<usize>) -> bool {
    if source.len() == 1
        && (matches!(reading.tag(source.start), Tag::Wp)
            || reading.is_one(source.start, &["he", "she", "they", "we", "i"]))
    {
        return true;
    }
    let named =
        super::narrated::within(&reading.analysed.entities, reading.span(source), |entity| entity.span)
            .iter()
            .any(|entity| entity.kind != EntityKind::Other);
    let lexicon = reading.lexicon;
    named
        || source.clone().filter(|at| reading.tag(*at).is_noun()).any(|at| {
            let noun = reading.lower(at);
            let singular = noun.strip_suffix('s').unwrap_or(&noun);
            lexicon.sources.is_body(&noun)
                || lexicon.sources.is_body(singular)
                || lexicon.sources.is_office(singular)
                || lexicon.cues.is_anonymous(&noun)
                || lexicon.cues.is_document(&noun)
        })
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::{attributed, check, read};

    #[test]
    fn whoever_does_something_with_a_quotation_speaks() {
        check(
            "
The mayor swept the objections aside: “We have waited long enough.”
^^^^^^^^^ source
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ cue
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
“We have waited long enough,” the mayor croaked.
                              ^^^^^^^^^ source
                                        ^^^^^^^ cue
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        for text in
            ["The mayor held a party at the “Old Red Barn Club” in Bergen.", "Joe “Bull” Roe sold a boat."]
        {
            assert!(attributed(&read(text)).is_empty(), "{text}");
        }
    }
}
