//! Refusals: "declined to comment", "refused to say whether", "did not respond to".

use super::contents;
use super::cues::{Cue, Place};
use super::draft::{Draft, subject};
use super::reading::{Passage, Reading};
use crate::analysis::syntax::Tag;
use crate::model::Stance;

/// Verbs whose negation is a refusal.
const SILENT: [&str; 10] = [
    "say",
    "respond to",
    "comment",
    "answer",
    "elaborate",
    "mention",
    "reply",
    "respond",
    "confirm",
    "disclose",
];

pub(super) fn find(reading: &Reading, passage: &Passage, cues: &[Cue], drafts: &mut Vec<Draft>) {
    for (place, cue) in cues.iter().enumerate() {
        if drafts.iter().any(|draft| draft.uses(cue)) {
            continue;
        }
        if let Some(draft) = unnamed(reading, passage, cue) {
            drafts.push(draft);
            continue;
        }
        let silent =
            cue.group.negative && cue.place == Place::Main && SILENT.contains(&cue.verb.name.as_str());
        let modal =
            (cue.group.first..cue.group.head).any(|at| reading.is_one(at, &["can", "could", "might", "may"]));
        if cue.place != Place::Refusing && (!silent || modal) {
            continue;
        }
        let Some(source) = subject(reading, passage, cue) else { continue };
        let complement = contents::behind(reading, passage, cue);
        let mut tokens = cue.tokens.clone();
        // "would neither confirm nor deny"
        if let Some(second) = cues.get(place + 1).filter(|next| next.group.first == tokens.end + 1)
            && reading.is_one(tokens.end, &["nor", "or"])
        {
            tokens.end = second.tokens.end;
        }
        let content: Vec<_> = complement.as_ref().map(|found| found.content.clone()).into_iter().collect();
        if content.is_empty() && silent && !is_short(reading, passage, tokens.end) {
            continue;
        }
        if let Some(found) = complement {
            tokens.end = found.cue.end.max(tokens.end);
        }
        let mut draft = Draft::of(cue, "refusal", Some(source), content);
        draft.content.retain(|content| content.start >= tokens.end);
        draft.cue = Some(tokens);
        draft.stance = Stance::Declines;
        draft.certainty = None;
        drafts.push(draft);
    }
}

/// "asked not to be named", "requested anonymity": a refusal to be named, without content.
fn unnamed(reading: &Reading, passage: &Passage, cue: &Cue) -> Option<Draft> {
    if !matches!(cue.verb.name.as_str(), "ask" | "request" | "insist" | "ask for" | "prefer" | "insist on")
        || cue.place != Place::Main
        || cue.group.passive
    {
        return None;
    }
    let near = cue.tokens.end..passage.tokens.end.min(cue.tokens.end + 5);
    let word =
        near.clone().find(|at| reading.is_one(*at, &["named", "identified", "anonymity", "anonymous"]))?;
    let fits = reading.is_one(word, &["anonymity", "anonymous"])
        || near.clone().any(|at| at < word && reading.is(at, "not"));
    let between = (cue.tokens.end..word).all(|at| {
        matches!(reading.tag(at), Tag::To | Tag::Rb | Tag::Vb | Tag::In | Tag::Vbp) || reading.is(at, "not")
    });
    let source = subject(reading, passage, cue).filter(|_| fits && between)?;
    let mut draft = Draft::of(cue, "unnamed", Some(source), Vec::new());
    draft.cue = Some(cue.tokens.start..word + 1);
    draft.stance = Stance::Declines;
    Some(draft)
}

/// Whether the sentence is as good as over: "did not respond to a request for comment" has no content.
fn is_short(reading: &Reading, passage: &Passage, at: usize) -> bool {
    at >= passage.tokens.end
        || reading.tag(at).is_mark()
        || reading.is_one(at, &["to", "immediately", "when", "directly", "on", "further"])
}

#[cfg(test)]
mod tests {
    use crate::analysis::claims::tests::check;

    #[test]
    fn refusals_to_be_named() {
        check(
            "
The officer asked not to be named because of the inquiry.
^^^^^^^^^^^ source
            ^^^^^^^^^^^^^^^^^^^^^ cue
",
        );
        check(
            "
A clerk requested anonymity to discuss the matter.
^^^^^^^ source
        ^^^^^^^^^^^^^^^^^^^ cue
",
        );
    }
}
