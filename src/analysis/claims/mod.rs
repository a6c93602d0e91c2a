//! Claims: the EXTRACTORS table, one file per kind of claim.
//!
//! Tokens and tags give verb groups and noun phrases, these give cues and sources, and cue by cue the extractors
//! decide what is said. Each takes the cues that no extractor above it in the table has taken. Span conventions
//! are those of PolNeAR (Newell et al., LREC 2018), the reading of indirect speech follows Pareti (2015).

mod according_to;
mod adverbs;
mod certainty;
mod contents;
mod cues;
mod draft;
mod ends;
mod fronted;
mod gerunds;
mod groups;
mod headlines;
mod infinitives;
mod labels;
mod narrated;
mod neighbours;
mod nouns;
mod openings;
mod passives;
mod phrases;
mod predicates;
mod quoted;
mod reading;
mod refusals;
mod register;
mod relayed;
mod repairs;
mod reported;
mod speakers;
mod standing;
mod subjects;
mod targets;
mod unlisted;

use cues::Cue;
use draft::Draft;
use reading::{Passage, Reading};

use super::syntax::Syntax;
use crate::lexicon::Lexicon;
use crate::model::{Analysed, BlockKind, Certainty, Claim, ClaimSource, QuotationKind, Stance, Voice};
use crate::text::Span;

/// Finds claims of one kind in a passage and adds them to the drafts.
type Extractor = fn(&Reading, &Passage, &[Cue], &mut Vec<Draft>);

/// Every kind of claim that a single passage shows, in the order in which they take cues.
const EXTRACTORS: [(&str, Extractor); 13] = [
    ("refusals", refusals::find),
    ("passives", passives::find),
    ("fronted", fronted::find),
    ("quoted", quoted::find),
    ("reported", reported::find),
    ("gerunds", gerunds::find),
    ("infinitives", infinitives::find),
    ("according to", according_to::find),
    ("nouns", nouns::find),
    ("adverbs", adverbs::find),
    ("headlines", headlines::find),
    ("labels", labels::find),
    ("unlisted", unlisted::find),
];

/// Passages that extractors go over together: an article of the usual length, and little to keep in mind of a long one.
const TOGETHER: usize = 64;

/// The claims of an article whose names, dates and quantities are known, in text order.
pub fn find(lexicon: &Lexicon, article: &Analysed, syntax: &Syntax) -> Vec<Claim> {
    if article.article.language.as_deref().is_some_and(|language| !language.starts_with("en")) {
        return Vec::new();
    }
    let reading = Reading::new(lexicon, article, syntax);
    let mut drafts = Vec::new();
    let is_told = |passage: &&Passage| passage.kind.is_body() || passage.kind == BlockKind::Title;
    for some in reading.passages.chunks(TOGETHER) {
        let told = some.iter().filter(is_told);
        let mut passages: Vec<(&Passage, Vec<Cue>, Vec<Draft>)> =
            told.map(|passage| (passage, cues::find(&reading, passage), Vec::new())).collect();
        // One extractor after the other, so that the processor keeps its code at hand from passage to passage.
        for (_, extract) in EXTRACTORS {
            for (passage, cues, found) in &mut passages {
                extract(&reading, passage, cues, found);
            }
        }
        for (.., mut found) in passages {
            found.sort_by_key(Draft::start);
            drafts.append(&mut found);
        }
    }
    standing::join(&reading, &mut drafts);
    let narrated = narrated::find(&reading, &drafts);
    drafts.extend(narrated);
    drafts.sort_by_key(|draft| (draft.start(), draft.cue.as_ref().map(|cue| cue.start)));
    let sources = speakers::resolve(&reading, &drafts);
    let mut claims: Vec<Claim> =
        drafts.iter_mut().zip(sources).map(|(draft, source)| claim(&reading, draft, source)).collect();
    targets::find(&reading, &drafts, &mut claims);
    claims
}

fn claim(reading: &Reading, draft: &mut Draft, source: Option<speakers::Speaker>) -> Claim {
    let content: Vec<Span> = draft.content.iter().map(|range| reading.span(range)).collect();
    let (hedged, mut certainty_by) = certainty::assess(reading, &draft.content);
    let certainty = draft.certainty.unwrap_or(Certainty::Certain).min(hedged);
    if let Some(cue) =
        draft.cue.as_ref().filter(|_| draft.certainty.is_some_and(|by_cue| by_cue < Certainty::Certain))
    {
        certainty_by.insert(0, reading.span(cue));
    }
    let inside = |span: Span| content.iter().any(|part| part.contains(span));
    let article = reading.analysed;
    let (source, origin) = match source {
        Some(speaker) => (Some(speaker.source), speaker.origin),
        None => (None, None),
    };
    Claim {
        span: evidence(reading, draft),
        voice: if draft.cue.is_some() { Voice::Attributed } else { Voice::Narrated },
        cue: draft.cue.as_ref().map(|cue| reading.span(cue)),
        quotation: draft.cue.as_ref().and_then(|_| quotation(reading, draft)),
        stance: stance(reading, draft),
        polarity: certainty::polarity(reading, &draft.content),
        certainty,
        certainty_by,
        origin,
        target: None,
        rule: std::mem::take(&mut draft.rule),
        entities: indices(&article.entities, &content, |entity| entity.span, inside),
        dates: indices(&article.dates, &content, |date| date.span, inside),
        quantities: indices(&article.quantities, &content, |quantity| quantity.span, inside),
        source: source.map(|source: ClaimSource| source),
        content,
    }
}

/// Whether the content stands in quotation marks.
fn quotation(reading: &Reading, draft: &Draft) -> Option<QuotationKind> {
    let whole = |range: &std::ops::Range<usize>| {
        reading.opens(range.start).is_some()
            && reading.quote(range.end - 1).is_some()
            && range.clone().all(|at| reading.quote(at).is_some())
    };
    let any = |range: &std::ops::Range<usize>| range.clone().any(|at| reading.quote(at).is_some());
    let content = &draft.content;
    if content.is_empty() {
        None
    } else if content.iter().all(whole) {
        Some(QuotationKind::Direct)
    } else if content.iter().any(any) {
        Some(QuotationKind::Mixed)
    } else {
        Some(QuotationKind::Indirect)
    }
}

/// What one does by saying so: of plain saying, what the content itself does.
fn stance(reading: &Reading, draft: &Draft) -> Stance {
    let Some(content) = draft.content.first().filter(|_| draft.stance == Stance::Asserts) else {
        return draft.stance;
    };
    let start = content.start + usize::from(reading.is(content.start, "that"));
    // "called the report baseless", "dismissed it as a lie"
    let called = draft.rule.starts_with("object") || draft.rule.contains(", object");
    let untrue = || content.clone().any(|at| reading.lexicon.cues.is_untrue(&reading.lower(at)));
    if called && untrue() {
        return Stance::Denies;
    }
    let wants = reading.is_one(start, &["it", "he", "she", "they"])
        && reading.is_one(start + 1, &["wants", "want", "wanted"]);
    if wants { Stance::Demands } else { Stance::Asserts }
}

/// The sentences that hold all parts of a draft.
fn evidence(reading: &Reading, draft: &Draft) -> Span {
    let parts = draft.content.iter().chain(&draft.source).chain(&draft.cue);
    let mut evidence: Option<Span> = None;
    for part in parts {
        let sentences = &reading.syntax.sentences;
        let first = sentences.partition_point(|sentence| sentence.tokens.end <= part.start);
        let last = sentences.partition_point(|sentence| sentence.tokens.start < part.end);
        for sentence in sentences.get(first..last).unwrap_or(&[]) {
            evidence = Some(evidence.map_or(sentence.span, |span| span.cover(sentence.span)));
        }
    }
    evidence.unwrap_or_default()
}

/// Indices of the items whose spans lie in the content; items are in text order.
fn indices<T>(
    items: &[T],
    content: &[Span],
    of: impl Fn(&T) -> Span,
    inside: impl Fn(Span) -> bool,
) -> Vec<usize> {
    let Some(start) = content.iter().map(|span| span.start).min() else { return Vec::new() };
    let end = content.iter().map(|span| span.end).max().unwrap_or(start);
    let first = items.partition_point(|item| of(item).start < start);
    let found = items.iter().enumerate().skip(first).take_while(|(_, item)| of(item).start < end);
    found.filter(|(_, item)| inside(of(item))).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests;
