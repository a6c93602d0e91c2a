//! What a denial, rejection or answer answers: "Ukraine rejects that claim".

use super::draft::Draft;
use super::reading::Reading;
use crate::analysis::syntax::Tag;
use crate::model::{Claim, Stance, Target, Voice};

/// How many claims back an answer may reach.
const REACH: usize = 6;

/// Nouns for what has been said.
const SAYINGS: [&str; 14] = [
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "charge",
    "charges",
    "report",
    "reports",
    "suggestion",
    "demand",
    "demands",
    "assertion",
];

/// Sets the targets of claims that point at an earlier one. `claims` go with `drafts`, in text order.
pub(super) fn find(reading: &Reading, drafts: &[Draft], claims: &mut [Claim]) {
    for index in 0..claims.len() {
        let answers = matches!(claims[index].stance, Stance::Denies | Stance::Declines);
        let Some(range) = drafts[index].content.first().filter(|_| answers && drafts[index].cue.is_some())
        else {
            continue;
        };
        if range.len() > 4 {
            continue;
        }
        let pronoun = range.len() == 1 && reading.is_one(range.start, &["it", "this", "that", "them"]);
        let demonstrative = reading.is_one(range.start, &["that", "this", "the", "those", "these", "such"]);
        let saying = (range.start..range.end)
            .any(|at| SAYINGS.contains(&&*reading.lower(at)) && reading.tag(at).is_noun());
        if !(pronoun || demonstrative && saying) || reading.tag(range.start) == Tag::Unknown {
            continue;
        }
        let speaker = claims[index].source.as_ref().map(|source| source.name.clone());
        // What is denied in the middle of a paragraph was said in it: "She was accused of it. She has denied it."
        let paragraph = reading.text[..claims[index].span.start].rfind('\n').map_or(0, |at| at + 1);
        let opens = reading.text[paragraph..claims[index].span.start].trim().is_empty();
        let earlier = (index.saturating_sub(REACH)..index).rev().find(|other| {
            let other = &claims[*other];
            let same = other.source.as_ref().map(|source| &source.name) == speaker.as_ref();
            other.voice == Voice::Attributed
                && !same
                && (opens || other.span.start >= paragraph)
                && !other.content.is_empty()
                && other.stance != Stance::Denies
        });
        claims[index].target = Some(Target { span: reading.span(range), claim: earlier });
    }
}
