//! Agreement in substance: passages of two or more accounts that tell the same.

use std::collections::BTreeMap;

use super::linking::link;
use super::scene::{Mention, Scene, likeness, shared_keys};
use super::{Draft, Side};
use crate::model::{About, Alignment, FindingKind, Pair};
use crate::text::Span;

/// Sentences at least this alike tell the same.
const SAME_SUBSTANCE: f32 = 0.34;
/// Telling words they must share.
const FEWEST_SHARED: usize = 3;

/// Groups of sentences that are each other's best counterparts and alike enough.
pub(super) fn find(scene: &Scene<'_>, alignments: &[Alignment]) -> Vec<Draft> {
    let place: BTreeMap<usize, usize> =
        scene.accounts.iter().enumerate().map(|(place, account)| (account.article, place)).collect();
    let mut mentions: Vec<Mention> = Vec::new();
    let mut known: BTreeMap<(usize, Span), usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for alignment in alignments {
        let (Some(&a), Some(&b)) = (place.get(&alignment.a), place.get(&alignment.b)) else { continue };
        if scene.accounts[a].copy == scene.accounts[b].copy {
            continue;
        }
        for pair in mutual(&alignment.pairs) {
            let mut index = |account: usize, span: Span| {
                if let Some(&index) = known.get(&(account, span)) {
                    return Some(index);
                }
                mentions.push(whole(scene, account, span)?);
                known.insert((account, span), mentions.len() - 1);
                Some(mentions.len() - 1)
            };
            let (Some(x), Some(y)) = (index(a, pair.a), index(b, pair.b)) else { continue };
            let (left, right) = (&mentions[x].wide, &mentions[y].wide);
            let alike = likeness(left, right);
            if alike >= SAME_SUBSTANCE && shared_keys(left, right) >= FEWEST_SHARED {
                pairs.push((alike, x, y));
            }
        }
    }
    let side = |mention: &Mention| Side { mention: mention.clone(), value: String::new() };
    link(mentions.len(), pairs)
        .into_iter()
        .map(|group| {
            let sides = group.iter().filter_map(|&at| mentions.get(at)).map(side).collect();
            Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note: None }
        })
        .collect()
}

/// Pairs that are the best for both of their sentences.
fn mutual(pairs: &[Pair]) -> impl Iterator<Item = &Pair> {
    let mut best: BTreeMap<(bool, Span), f32> = BTreeMap::new();
    for pair in pairs {
        for side in [(false, pair.a), (true, pair.b)] {
            let score = best.entry(side).or_insert(pair.score);
            *score = score.max(pair.score);
        }
    }
    pairs.iter().filter(move |pair| {
        let is_best = |side| best.get(&side).is_some_and(|&score| pair.score >= score);
        is_best((false, pair.a)) && is_best((true, pair.b))
    })
}

/// A whole sentence as a mention.
fn whole(scene: &Scene<'_>, account: usize, span: Span) -> Option<Mention> {
    let mention = scene.mention(account, Span::new(span.start, span.start))?;
    Some(Mention { clause: span, mark: span, ..mention })
}
