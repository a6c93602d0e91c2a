//! Places: one event at the same place, or at two.
//!
//! Whether one place lies in the other is known of few. So two places conflict only where neither account names the
//! other's place in its telling of the event, neither may lie in the other, and neither is what all of the story is about.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{THINGS_AT_PLACE, meet};
use super::linking::{candidates, link};
use super::scene::{Mention, Scene, likeness};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Entity, EntityKind, FindingKind};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::stem::stem;

/// Sentences at least this alike that name a place speak of one event there.
const SAME_EVENT: f32 = 0.12;
/// The same for a place that an account names once or so: it is hardly named for two reasons.
const SAME_EVENT_RARE: f32 = 0.06;
/// Clauses at least this alike do so too, whatever else their sentences say.
const SAME_CLAUSE: f32 = 0.1;
/// A place in a larger share of the story's sentences is its scene, not a fact.
const SCENE: f32 = 0.12;
/// Weight that tells that two clauses place one act.
const SAME_ACT: f32 = 2.8;
/// How many sentences away a place still belongs to the telling of an act.
const TELLING_REACH: usize = 1;
/// Mentions of one place compared with each other, at most.
const MOST: usize = 600;

/// Agreements and conflicts about a place.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = agreed(scene);
    found.extend(conflicts(scene));
    found
}

/// An act and where it is said to have been.
#[derive(Debug)]
struct Site<'a> {
    mention: Mention,
    act: u64,
    name: &'a str,
}

/// Acts that two accounts put at two places.
fn conflicts(scene: &Scene<'_>) -> Vec<Draft> {
    let named = named(scene);
    let sentences = scene.accounts.iter().map(|account| account.sentences.len()).sum::<usize>() as f32;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name, _) in &named {
        *counts.entry(name).or_default() += 1;
    }
    let most = (SCENE * sentences).max(3.0);
    let placed: Vec<Site<'_>> = named
        .iter()
        .filter(|(_, name, _)| counts.get(name).is_some_and(|&count| count as f32 <= most))
        .filter(|(_, _, mention)| is_location(scene, mention))
        .filter_map(|(_, name, mention)| {
            Some(Site { act: scene.act_before(mention)?, name, mention: mention.clone() })
        })
        .collect();
    let mut pairs: Vec<(f32, usize, usize)> = candidates(placed.iter().map(|site| &site.mention))
        .into_iter()
        .filter_map(|(a, b)| Some((apart(scene, &named, &placed[a], &placed[b])?, a, b)))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for (_, a, b) in pairs {
        let (one, other) = (&placed[a].mention, &placed[b].mention);
        let slots =
            [(one.account, one.sentence, other.account), (other.account, other.sentence, one.account)];
        if slots.iter().any(|slot| taken.contains(slot)) {
            continue;
        }
        taken.extend(slots);
        let side =
            |at: usize| Side { mention: placed[at].mention.clone(), value: placed[at].name.to_owned() };
        let sides = vec![side(a), side(b)];
        found.push(Draft { kind: FindingKind::Conflict, about: About::Place, sides, note: None });
    }
    found
}

/// How surely two sites are of one act, if they can't be one place.
fn apart(scene: &Scene<'_>, named: &[(usize, &str, Mention)], a: &Site<'_>, b: &Site<'_>) -> Option<f32> {
    let (one, other) = (&a.mention, &b.mention);
    if a.act != b.act
        || one.account == other.account
        || scene.copies(one, other)
        || may_be_one(a.name, b.name)
    {
        return None;
    }
    let evidence = scene.evidence(one, other);
    let tie = evidence.near + 0.5 * evidence.wide + 0.5 * evidence.far + 1.2;
    let knows = |site: &Site<'_>, other: &Site<'_>| tells_of(scene, named, site, other.name);
    let words = &Lexicon::bundled().comparison.places;
    let inside = |name: &str| fold(name).split_whitespace().any(|word| words.inside.contains(word));
    // A street may lie in the town that the other names.
    let level = inside(a.name) == inside(b.name);
    let tense = scene.is_to_come(one) == scene.is_to_come(other);
    let rare = evidence.shared >= 2 || evidence.far >= 0.8;
    let fits = !scene.denied_apart(one, other)
        && rare
        && tie >= SAME_ACT
        && level
        && tense
        && !knows(a, b)
        && !knows(b, a);
    (fits && !super::differing::days_differ(scene, one, other)).then_some(tie)
}

/// Whether one place may be the other, or lie in it: `Olm` and `Olm Harbour`, `Oslo` and `Norway`.
pub(super) fn may_be_one(one: &str, other: &str) -> bool {
    let lexicon = Lexicon::bundled();
    let (first, second) = (fold(one), fold(other));
    let shared = |word: &str| {
        !lexicon.comparison.places.leads.contains(word)
            && second.split_whitespace().any(|other| word == other)
    };
    first.split_whitespace().any(shared) || lexicon.gazetteer.may_hold(one, other)
}

/// Whether an account names a place where it tells of a site; at a distance from it does not count.
fn tells_of(scene: &Scene<'_>, named: &[(usize, &str, Mention)], site: &Site<'_>, place: &str) -> bool {
    let own = &site.mention;
    let directions = &Lexicon::bundled().comparison.places.directions;
    let from = named.partition_point(|(account, ..)| *account < own.account);
    let of_account = named.iter().skip(from).take_while(|(account, ..)| *account == own.account);
    of_account.filter(|(_, name, _)| *name == place).any(|(_, _, mention)| {
        let near = mention.sentence.abs_diff(own.sentence) <= TELLING_REACH;
        let act = scene.sentence(mention).words.iter().any(|term| term.key == site.act);
        let before = Span::new(mention.clause.start.min(mention.mark.start), mention.mark.start);
        let before = scene.words(own.account, before);
        let mut lead = before.split_whitespace().rev();
        let offset = lead.next().is_some_and(|word| ["of", "from"].contains(&word))
            && lead.next().is_some_and(|word| directions.contains(word));
        (near || act) && !offset
    })
}

/// All places the story names, as (account, name, mention), in order.
fn named<'a>(scene: &Scene<'a>) -> Vec<(usize, &'a str, Mention)> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let places = account.analysed.entities.iter().filter(|entity| is_place(scene, place, entity));
        for entity in places {
            let name = scene.briefing.names.canonical(account.article, entity.name);
            if let (Some(name), Some(mention)) = (name, scene.mention(place, entity.span)) {
                found.push((place, name, mention));
            }
        }
    }
    found
}

/// Whether a name is one of a place, or stands where only places do: "near Olm", "outside Tarn".
fn is_place(scene: &Scene<'_>, account: usize, entity: &Entity) -> bool {
    match entity.kind {
        EntityKind::Place => true,
        EntityKind::Other | EntityKind::Person => {
            let Some(sentence) = scene.accounts[account].sentence_at(entity.span.start) else { return false };
            let sentence = scene.accounts[account].sentences[sentence].span;
            let before = Span::new(sentence.start, entity.span.start);
            let before = scene.words(account, before);
            let lead = before.split_whitespace().next_back().unwrap_or_default();
            let after = Span::new(entity.span.end, sentence.end.max(entity.span.end));
            let after = scene.words(account, after);
            let next = after.trim_start();
            Lexicon::bundled().comparison.places.telling.contains(lead.to_lowercase().as_str())
                && !next
                    .starts_with(|letter: char| letter.is_ascii_digit() || letter == '\'' || letter == '’')
        }
        _ => false,
    }
}

fn agreed(scene: &Scene<'_>) -> Vec<Draft> {
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
            if one.account != other.account && alike && meet(scene, one, other, THINGS_AT_PLACE) {
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
    let before: Vec<&str> = before.split_whitespace().collect();
    // "at the Hotel Regent": an article may stand between.
    let preposition = before.iter().rev().find(|word| !["the", "a", "an", "central"].contains(word)).copied();
    let hosts = || after.split_whitespace().take(HOSTS_WITHIN).any(|word| word.starts_with("host"));
    let known = &Lexicon::bundled().comparison.places;
    let apposed = matches!(before.as_slice(), [.., kind, "of"] if known.kinds.contains(kind));
    let leads = |word: &str| known.locative.contains(word) || known.moving.contains(&stem(word));
    apposed || preposition.is_some_and(leads) || hosts()
}

/// Words after a place among which the verb stands that makes it the scene: "Geneva will host".
const HOSTS_WITHIN: usize = 2;
