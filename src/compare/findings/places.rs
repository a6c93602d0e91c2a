//! Places: the same place of the same event.
//!
//! Two places for one event are not called a conflict here: whether one lies in the other is beyond a word list.

use std::collections::BTreeMap;

use super::linking::link;
use super::scene::{Mention, Scene, likeness};
use super::{Draft, Side};
use crate::model::{About, EntityKind, FindingKind};
use crate::text::Span;

/// Sentences at least this alike that name a place speak of one event there.
const SAME_EVENT: f32 = 0.12;
/// The same for a place that an account names once or so: it is hardly named for two reasons.
const SAME_EVENT_RARE: f32 = 0.06;
/// Clauses at least this alike do so too, whatever else their sentences say.
const SAME_CLAUSE: f32 = 0.12;
/// A place in a larger share of the story's sentences is its scene, not a fact.
const SCENE: f32 = 0.12;
/// Mentions of one place compared with each other, at most.
const MOST: usize = 600;

/// Agreements on a place.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_place: BTreeMap<&str, Vec<Mention>> = BTreeMap::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        for entity in account.analysed.entities.iter().filter(|entity| entity.kind == EntityKind::Place) {
            let name = scene.briefing.names.canonical(account.article, entity.name);
            let (Some(name), Some(mention)) = (name, scene.mention(place, entity.span)) else { continue };
            let mentions = by_place.entry(name).or_default();
            if mentions.len() < MOST {
                mentions.push(mention);
            }
        }
    }
    let sentences = scene.accounts.iter().map(|account| account.sentences.len()).sum::<usize>() as f32;
    by_place
        .into_iter()
        .filter(|(_, mentions)| mentions.len() as f32 <= (SCENE * sentences).max(3.0))
        .flat_map(|(name, mentions)| agreements(scene, name, &mentions))
        .collect()
}

fn agreements(scene: &Scene<'_>, name: &str, mentions: &[Mention]) -> Vec<Draft> {
    let rare = mentions.len() <= scene.accounts.len() + 1;
    let mentions: Vec<&Mention> = mentions.iter().filter(|mention| is_location(scene, mention)).collect();
    let least = if rare { SAME_EVENT_RARE } else { SAME_EVENT };
    let mut pairs = Vec::new();
    for (a, one) in mentions.iter().enumerate() {
        for (b, other) in mentions.iter().enumerate().skip(a + 1) {
            let (near, wide) = (likeness(&one.near, &other.near), likeness(&one.wide, &other.wide));
            let alike = near >= SAME_CLAUSE || wide >= least;
            if one.account != other.account && alike {
                pairs.push((near.max(wide), a, b));
            }
        }
    }
    let side = |mention: &&Mention| Side { mention: (*mention).clone(), value: name.to_owned() };
    link(mentions.len(), 2, pairs)
        .into_iter()
        .map(|group| {
            let sides = group.iter().filter_map(|&at| mentions.get(at)).map(side).collect();
            Draft { kind: FindingKind::Agreement, about: About::Place, sides, note: None }
        })
        .collect()
}

/// Whether the words say that something is at the place, and don't just name it.
fn is_location(scene: &Scene<'_>, mention: &Mention) -> bool {
    let words = |span| scene.words(mention.account, span).to_lowercase();
    let before = words(Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start));
    let after = words(Span::new(mention.mark.end, mention.clause.end.max(mention.mark.end)));
    let preposition = before.split_whitespace().next_back();
    let hosts = || after.split_whitespace().take(HOSTS_WITHIN).any(|word| word.starts_with("host"));
    preposition.is_some_and(|word| LOCATIVE.contains(&word)) || hosts()
}

/// Prepositions of place.
const LOCATIVE: [&str; 7] = ["in", "at", "near", "off", "outside", "inside", "around"];
/// Words after a place among which the verb stands that makes it the scene: "Geneva will host".
const HOSTS_WITHIN: usize = 2;
