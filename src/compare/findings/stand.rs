//! Agreement on a stand: one speaker denies the same, or declines to speak, in two accounts.

use std::collections::BTreeMap;

use super::agreement::is_negated;
use super::scene::{Mention, Scene, shared};
use super::sentence::TermKind;
use super::{Draft, Side};
use crate::model::{About, Claim, FindingKind, Stance};

/// Stands of one speaker that are compared with each other, at most.
const MOST: usize = 24;

/// A stand with the words of what it is about.
#[derive(Debug)]
struct Stand {
    mention: Mention,
    /// Keys of the words of its content that are no names, ascending.
    about: Vec<u64>,
    denies: bool,
}

/// Per speaker the stands that two or more accounts tell.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_speaker: BTreeMap<&str, Vec<Stand>> = BTreeMap::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        for (index, claim) in told.analysed.claims.iter().enumerate() {
            let speaker = scene.briefing.speaker(told.article, claim);
            let stand = speaker.and_then(|speaker| Some((speaker, stand(scene, account, index, claim)?)));
            if let Some((speaker, stand)) = stand {
                let stands = by_speaker.entry(speaker).or_default();
                if stands.len() < MOST {
                    stands.push(stand);
                }
            }
        }
    }
    by_speaker.values().flat_map(|stands| agreements(scene, stands)).collect()
}

fn stand(scene: &Scene<'_>, account: usize, index: usize, claim: &Claim) -> Option<Stand> {
    if !matches!(claim.stance, Stance::Denies | Stance::Declines) {
        return None;
    }
    let cue = claim.cue?;
    let told = scene.accounts.get(account)?;
    let mention = scene.mention(account, cue)?;
    // Who did not deny took no stand.
    if is_negated(&told.analysed.article.text, cue) && claim.stance == Stance::Denies {
        return None;
    }
    let sentence = scene.sentence(&mention);
    let content = claim.content.first().filter(|content| sentence.span.contains(**content));
    let shown = content.map_or(mention.clause, |content| cue.cover(*content));
    // Who speaks, or "he", says nothing of what it is about.
    let about = content.map_or_else(Vec::new, |content| {
        let words = sentence.words.iter().filter(|term| content.contains(term.span));
        let mut keys: Vec<u64> =
            words.filter(|term| term.kind != TermKind::Name).map(|term| term.key).collect();
        keys.sort_unstable();
        keys
    });
    let mention = Mention { clause: mention.clause.cover(shown), mark: shown, claim: Some(index), ..mention };
    Some(Stand { mention, about, denies: claim.stance == Stance::Denies })
}

/// The first stand of each account that goes with the first of all.
fn agreements(scene: &Scene<'_>, stands: &[Stand]) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut taken = vec![false; stands.len()];
    for (at, first) in stands.iter().enumerate() {
        if taken.get(at) == Some(&true) {
            continue;
        }
        let mut group = vec![first];
        for (place, other) in stands.iter().enumerate().skip(at + 1) {
            let new = group.iter().all(|one| one.mention.account != other.mention.account);
            if new && taken.get(place) == Some(&false) && goes_with(first, other) {
                taken[place] = true;
                group.push(other);
            }
        }
        let copies = group.iter().skip(1).all(|one| scene.copies(&first.mention, &one.mention));
        if group.len() > 1 && !copies {
            let side = |one: &&Stand| Side { mention: one.mention.clone(), value: String::new() };
            let sides = group.iter().map(side).collect();
            found.push(Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note: None });
        }
    }
    found
}

/// Whether two stands of one speaker are one: what they are about must meet.
fn goes_with(a: &Stand, b: &Stand) -> bool {
    a.denies == b.denies && shared(&a.about, &b.about) > 0
}
