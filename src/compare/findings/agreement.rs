//! Agreement in substance: passages of two or more accounts that tell the same.

use std::collections::BTreeMap;

use super::linking::link;
use super::scene::{Mention, Scene, likeness, shared_keys};
use super::{Draft, Side};
use crate::model::{About, Alignment, FindingKind};
use crate::text::Span;

/// Sentences at least this alike tell the same.
const SAME_SUBSTANCE: f32 = 0.2;
/// Telling words they must share.
const FEWEST_SHARED: usize = 2;

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
        for pair in &alignment.pairs {
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
            if scene.answers(&mentions[x], &mentions[y])
                && alike >= SAME_SUBSTANCE
                && shared_keys(left, right) >= FEWEST_SHARED
            {
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

/// A whole sentence as a mention.
fn whole(scene: &Scene<'_>, account: usize, span: Span) -> Option<Mention> {
    let mention = scene.mention(account, Span::new(span.start, span.start))?;
    Some(Mention { clause: span, mark: span, ..mention })
}
