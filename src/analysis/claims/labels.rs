//! Speakers before a colon or behind a dash: "Varga: “We wait.”", "VARGA: We wait.", "“We wait.” – Anna Varga".

use std::ops::Range;

use super::cues::Cue;
use super::draft::Draft;
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::model::{BlockKind, EntityKind, Stance};

/// A label has no more words than this.
const LABEL: usize = 8;

pub(super) fn find(reading: &Reading, passage: &Passage, _cues: &[Cue], drafts: &mut Vec<Draft>) {
    if passage.kind == BlockKind::Title {
        return;
    }
    match before_colon(reading, passage, drafts) {
        Some(found) => drafts.push(found),
        None => drafts.extend(behind_dashes(reading, passage)),
    }
}

/// A name or writing, a colon, and a quotation; or, at the start of a paragraph, a person and what follows.
fn before_colon(reading: &Reading, passage: &Passage, drafts: &[Draft]) -> Option<Draft> {
    let tokens = &passage.tokens;
    let quoted = |at: usize| reading.opens(at + 1);
    let colon = tokens.clone().find(|at| {
        reading.is(*at, ":")
            && reading.quote(*at).is_none()
            && (*at - tokens.start <= LABEL || quoted(*at).is_some())
    })?;
    let start = (tokens.start..colon)
        .rev()
        .take(LABEL + 1)
        .find(|at| {
            reading.is_stop(*at) || reading.tag(*at) == Tag::Colon || reading.closes_before(at + 1).is_some()
        })
        .map_or(tokens.start, |mark| mark + 1);
    let source = start..colon;
    let verbless = reading.groups_in(&source).is_empty();
    if source.is_empty() || source.len() > LABEL || !verbless {
        return None;
    }
    let content = match quoted(colon) {
        Some(quotation) if names(reading, &source, false) => quotation,
        None if speaks(reading, passage, &source) => colon + 1..end_of_block(reading, passage),
        _ => return None,
    };
    let taken = drafts.iter().any(|draft| {
        draft.content.iter().any(|range| range.start < content.end && content.start < range.end)
    });
    (!taken && !content.is_empty()).then(|| draft(source, colon..colon + 1, content))
}

/// Dashes with a name behind quotations that are whole sentences, up to the next quotation or stop.
fn behind_dashes(reading: &Reading, passage: &Passage) -> Vec<Draft> {
    let mut found = Vec::new();
    // Where the next quotation that can be signed begins: at the start, or behind the last signature.
    let mut from = passage.tokens.start;
    for dash in passage.tokens.clone().filter(|at| reading.is_dash(*at)) {
        let Some(quotation) = reading.closes_before(dash).filter(|quotation| quotation.start <= from) else {
            continue;
        };
        let said = quotation.end.checked_sub(2).is_some_and(|last| {
            reading.is_stop(last) || reading.is_one(last, &["!", "?", "…"]) || dash == passage.tokens.start
        });
        if let Some(draft) = behind_dash(reading, passage, dash).filter(|_| said) {
            from = draft.source.as_ref().map_or(from, |source| source.end);
            found.push(draft);
        }
    }
    found
}

fn behind_dash(reading: &Reading, passage: &Passage, dash: usize) -> Option<Draft> {
    let quotation = reading.closes_before(dash)?;
    let rest = dash + 1..passage.tokens.end.min(dash + 2 + LABEL);
    let ends = |at: &usize| reading.is_stop(*at) || reading.opens(*at).is_some();
    let end = rest.clone().find(ends).unwrap_or(rest.end);
    let source = dash + 1..end;
    let fits = !source.is_empty()
        && source.len() <= LABEL
        && reading.groups_in(&source).is_empty()
        && names(reading, &source, false);
    fits.then(|| draft(source, dash..dash + 1, quotation))
}

fn draft(source: Range<usize>, cue: Range<usize>, content: Range<usize>) -> Draft {
    Draft {
        source: Some(source),
        cue: Some(cue),
        content: std::iter::once(content).collect(),
        stance: Stance::Asserts,
        certainty: None,
        rule: "label".to_owned(),
    }
}

/// Whether a label is a name, or ends in one.
fn names(reading: &Reading, source: &Range<usize>, person: bool) -> bool {
    let span = reading.span(source);
    let named = super::narrated::within(&reading.analysed.entities, span, |entity| entity.span).iter().any(
        |entity| match entity.kind {
            EntityKind::Person => true,
            EntityKind::Other | EntityKind::Place => false,
            EntityKind::Organisation | EntityKind::Role => !person,
        },
    );
    let last = reading.lower(source.end - 1);
    named || !person && (reading.lexicon.cues.is_document(&last) || reading.lexicon.cues.is_anonymous(&last))
}

/// Whether a label opens a paragraph of a transcript: a surname in capitals, or a person's name.
fn speaks(reading: &Reading, passage: &Passage, source: &Range<usize>) -> bool {
    let block = reading.analysed.article.blocks.get(passage.block).map(|block| block.span.start);
    let opens = block == Some(reading.span(source).start) && source.start == passage.tokens.start;
    let capitals = source.clone().all(|at| {
        let word = reading.word(at);
        word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
    });
    opens
        && source.len() <= 4
        && source.clone().all(|at| reading.tag(at).is_proper() || capitals)
        && (names(reading, source, true) || capitals && reading.word(source.end - 1).len() > 3)
}

/// The last token of the passage's block, its stop left out.
fn end_of_block(reading: &Reading, passage: &Passage) -> usize {
    let sentences = &reading.syntax.sentences;
    let place = sentences.partition_point(|sentence| sentence.block <= passage.block);
    let end = place
        .checked_sub(1)
        .and_then(|last| sentences.get(last))
        .map_or(passage.tokens.end, |last| last.tokens.end);
    end - usize::from(reading.is_stop(end - 1))
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::{attributed, check, read};

    #[test]
    fn a_name_before_a_colon_or_behind_a_dash() {
        check(
            "
Anna Roe: “We have waited long enough.”
^^^^^^^^ source
        ^ cue
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
RELLIN: We have waited long enough. The boats are sold
^^^^^^ source
      ^ cue
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
",
        );
        check(
            "
“We have waited long enough.”
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content

– Anna Roe
  ^^^^^^^^ source
^ cue
",
        );
        check(
            "
“We have waited.” ― Anna Roe “The boats are sold.”
                    ^^^^^^^^ source
                  ^ cue
^^^^^^^^^^^^^^^^^ content
",
        );
        for text in ["Place: Bergen", "Price: “free”", "Method: Beat the eggs."] {
            assert!(attributed(&read(text)).is_empty(), "{text}");
        }
    }
}
