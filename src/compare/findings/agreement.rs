//! Agreement in substance: passages of two or more accounts that tell the same.

use std::collections::{BTreeMap, HashMap};

use super::linking::link;
use super::scene::{Account, Mention, Scene, likeness, shared_keys};
use super::{Draft, Side};
use crate::model::{About, FindingKind, Stance};
use crate::text::Span;

/// Sentences at least this alike that are each other's closest tell the same.
const SAME_SUBSTANCE: f32 = 0.2;
/// What it adds that both carry a claim of one speaker with one stance beyond asserting.
const SAME_STANCE: f32 = 0.12;
/// Telling words they must share.
const FEWEST_SHARED: usize = 2;
/// Words in more sentences than this find no candidates.
const LONGEST_POSTING: usize = 1500;

/// Sentences with one speaker and stance compared with each other, at most.
const MOST_OF_ONE_STANCE: usize = 200;

/// A sentence of the story: place of the account, index of the sentence there.
type Place = (usize, usize);

/// Groups of sentences that are each other's closest and alike enough.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let closest = closest(scene);
    let mutual = closest.iter().filter_map(|(&(from, account), &to)| {
        let mutual = closest.get(&(to, from.0)) == Some(&from) && from < to;
        (mutual && scene.accounts[from.0].copy != scene.accounts[account].copy).then_some((from, to))
    });
    let mut drafts = grouped(scene, mutual, SAME_SUBSTANCE);
    drafts.extend(grouped(scene, same_stances(scene).into_iter(), SAME_SUBSTANCE + SAME_STANCE / 2.0));
    drafts
}

/// Groups of the pairs of sentences that are at least `least` alike.
fn grouped(scene: &Scene<'_>, candidates: impl Iterator<Item = (Place, Place)>, least: f32) -> Vec<Draft> {
    let mut mentions: Vec<Mention> = Vec::new();
    let mut known: BTreeMap<Place, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (from, to) in candidates {
        let [x, y] = [from, to].map(|place| {
            *known.entry(place).or_insert_with(|| {
                mentions.push(whole(scene, place));
                mentions.len() - 1
            })
        });
        let alike = alike(scene, &mentions[x], &mentions[y]);
        if alike >= least && shared_keys(&mentions[x].wide, &mentions[y].wide) >= FEWEST_SHARED {
            pairs.push((alike, x, y));
        }
    }
    let side = |mention: &Mention| Side { mention: mention.clone(), value: String::new() };
    link(mentions.len(), 2, pairs)
        .into_iter()
        .map(|group| {
            let sides = group.iter().filter_map(|&at| mentions.get(at)).map(side).collect();
            Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note: None }
        })
        .collect()
}

/// For each sentence and each other account the sentence there that is most alike.
fn closest(scene: &Scene<'_>) -> BTreeMap<(Place, usize), Place> {
    let mut postings: HashMap<u64, Vec<(Place, f32)>> = HashMap::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        for (at, sentence) in told.sentences.iter().enumerate() {
            for &(key, weight, _) in &sentence.words {
                let posting = postings.entry(key).or_default();
                if posting.last().is_none_or(|(place, _)| *place != (account, at)) {
                    posting.push(((account, at), weight));
                }
            }
        }
    }
    postings.retain(|_, posting| posting.len() <= LONGEST_POSTING);
    let mut found = BTreeMap::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        for (at, sentence) in told.sentences.iter().enumerate() {
            let mut common: BTreeMap<Place, f32> = BTreeMap::new();
            let mut keys: Vec<(u64, f32)> =
                sentence.words.iter().map(|&(key, weight, _)| (key, weight)).collect();
            keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            keys.dedup_by_key(|(key, _)| *key);
            for (key, weight) in keys {
                for &(place, other) in postings.get(&key).map_or(&[][..], Vec::as_slice) {
                    if place.0 != account {
                        *common.entry(place).or_default() += weight.min(other);
                    }
                }
            }
            best_per_account(scene, (account, at), common, &mut found);
        }
    }
    found
}

fn best_per_account(
    scene: &Scene<'_>,
    from: Place,
    common: BTreeMap<Place, f32>,
    found: &mut BTreeMap<(Place, usize), Place>,
) {
    let length = |(account, at): Place| -> f32 {
        scene.accounts[account].sentences[at].words.iter().map(|(_, weight, _)| weight).sum()
    };
    let own = length(from);
    let mut best: BTreeMap<usize, (f32, Place)> = BTreeMap::new();
    for (place, common) in common {
        // Twice the common weight over both lengths: a long sentence must not be everyone's closest.
        let share = 2.0 * common / (own + length(place)).max(f32::MIN_POSITIVE);
        let entry = best.entry(place.0).or_insert((share, place));
        if share > entry.0 {
            *entry = (share, place);
        }
    }
    found.extend(best.into_iter().map(|(account, (_, place))| ((from, account), place)));
}

/// How alike two sentences are, in words and in who does what by saying them.
fn alike(scene: &Scene<'_>, a: &Mention, b: &Mention) -> f32 {
    let stances = |mention: &Mention| stances(scene, &scene.accounts[mention.account], mention.clause);
    let theirs = stances(b);
    let same = stances(a).iter().any(|stance| theirs.contains(stance));
    likeness(&a.wide, &b.wide) + if same { SAME_STANCE } else { 0.0 }
}

/// Sentences of two texts in which one speaker does the same beyond asserting: denies, demands, warns.
fn same_stances(scene: &Scene<'_>) -> Vec<(Place, Place)> {
    let mut by_stance: BTreeMap<(&str, Stance), Vec<Place>> = BTreeMap::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        for (at, sentence) in told.sentences.iter().enumerate() {
            for stance in stances(scene, told, sentence.span) {
                let places = by_stance.entry(stance).or_default();
                if places.len() < MOST_OF_ONE_STANCE {
                    places.push((account, at));
                }
            }
        }
    }
    let mut found = Vec::new();
    for places in by_stance.values() {
        for (number, &from) in places.iter().enumerate() {
            let others = places.iter().skip(number + 1);
            let apart = |to: &&Place| scene.accounts[from.0].copy != scene.accounts[to.0].copy;
            found.extend(others.filter(apart).map(|&to| (from, to)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The speakers of a sentence's claims and what they do beyond asserting.
fn stances<'a>(scene: &Scene<'a>, account: &Account<'a>, sentence: Span) -> Vec<(&'a str, Stance)> {
    let all = &account.analysed.claims;
    let first = all.partition_point(|claim| claim.span.start < sentence.start);
    let claims = all.iter().skip(first).take_while(|claim| claim.span.start < sentence.end);
    claims
        .filter(|claim| sentence.contains(claim.span))
        .filter(|claim| claim.stance != Stance::Asserts)
        .filter_map(|claim| Some((scene.briefing.speaker(account.article, claim)?, claim.stance)))
        .collect()
}

/// A whole sentence as a mention.
fn whole(scene: &Scene<'_>, (account, at): Place) -> Mention {
    let sentence = &scene.accounts[account].sentences[at];
    let wide = super::scene::context(sentence, sentence.span, Span::default());
    let span = sentence.span;
    Mention { account, sentence: at, clause: span, mark: span, claim: None, near: wide.clone(), wide }
}
