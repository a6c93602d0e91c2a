//! Polarity: asserted here, denied there, in two accounts or in one.

use std::cell::OnceCell;

use super::scene::{Account, Context, Mention, Scene, context, likeness, shared_keys};
use super::{Draft, Side};
use crate::model::{About, Certainty, Claim, FindingKind, Polarity, Stance};
use crate::text::Span;

/// What is denied and what is asserted are this alike where no words point from one to the other.
const SAME_CONTENT: f32 = 0.36;
/// Two plain statements, one with "not", must be this alike to contradict each other.
const NEGATED: f32 = 0.42;
/// Claims compared with each other, at most.
const MOST: usize = 3000;

/// Denials with what they deny.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let assertions = OnceCell::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let claims = &account.analysed.claims;
        for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.stance == Stance::Denies) {
            let answered = claim.target.as_ref().and_then(|target| target.claim);
            let accusation = if let Some(target) = answered.and_then(|index| claims.get(index)) {
                side(scene, place, target, "asserted")
            } else {
                let assertions = assertions.get_or_init(|| self::assertions(scene));
                asserted_elsewhere(scene, assertions, place, index)
            };
            let denial = side(scene, place, claim, "denied");
            if let (Some(accusation), Some(denial)) = (accusation, denial) {
                let sides = vec![accusation, denial];
                found.push(Draft { kind: FindingKind::Conflict, about: About::Polarity, sides, note: None });
            }
        }
    }
    found.extend(negated(scene));
    found
}

/// Claims of two accounts that tell the same, but one says "not".
fn negated(scene: &Scene<'_>) -> Vec<Draft> {
    let mut told: Vec<(usize, &Claim, Context)> = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let plain = account
            .analysed
            .claims
            .iter()
            .filter(|claim| claim.stance == Stance::Asserts && claim.certainty == Certainty::Certain);
        told.extend(plain.filter_map(|claim| Some((place, claim, words(scene, place, claim)?))));
    }
    if told.len() > MOST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, (a, claim, said)) in told.iter().enumerate() {
        for (b, other, answer) in told.iter().skip(at + 1).filter(|(b, _, _)| b != a) {
            if claim.polarity != other.polarity
                && likeness(said, answer) >= NEGATED
                && shared_keys(said, answer) >= 3
            {
                let value =
                    |claim: &Claim| if claim.polarity == Polarity::Negative { "denied" } else { "asserted" };
                let sides = [side(scene, *a, claim, value(claim)), side(scene, *b, other, value(other))];
                if let [Some(one), Some(two)] = sides {
                    let sides = vec![one, two];
                    found.push(Draft {
                        kind: FindingKind::Conflict,
                        about: About::Polarity,
                        sides,
                        note: None,
                    });
                }
            }
        }
    }
    found
}

/// A claim that asserts, with its account, its words and its speaker.
type Assertion<'a> = (usize, &'a Claim, Context, Option<&'a str>);

/// All claims of the story that assert, their words read once for all denials.
fn assertions<'a>(scene: &Scene<'a>) -> Vec<Assertion<'a>> {
    let of_account = |(place, account): (usize, &Account<'a>)| {
        let told = account.analysed.claims.iter().filter(|claim| asserts(claim));
        let read = told.filter_map(|claim| {
            Some((place, claim, words(scene, place, claim)?, scene.briefing.speaker(account.article, claim)))
        });
        read.collect::<Vec<_>>()
    };
    scene.accounts.iter().enumerate().flat_map(of_account).collect()
}

/// The claim of another speaker that comes closest to what claim `denial` denies, if any comes close.
fn asserted_elsewhere(
    scene: &Scene<'_>,
    assertions: &[Assertion<'_>],
    place: usize,
    denial: usize,
) -> Option<Side> {
    let account = scene.accounts.get(place)?;
    let claim = account.analysed.claims.get(denial)?;
    let denied = words(scene, place, claim)?;
    let speaker = scene.briefing.speaker(account.article, claim);
    let mut best: Option<(f32, usize, &Claim)> = None;
    for (other, candidate, asserted, by) in assertions {
        if *by == speaker && speaker.is_some() {
            continue;
        }
        let alike = likeness(&denied, asserted);
        let enough = alike >= SAME_CONTENT && shared_keys(&denied, asserted) >= 2;
        if enough && best.is_none_or(|(best, _, _)| alike > best) {
            best = Some((alike, *other, candidate));
        }
    }
    best.and_then(|(_, other, claim)| side(scene, other, claim, "asserted"))
}

fn asserts(claim: &Claim) -> bool {
    matches!(claim.stance, Stance::Asserts | Stance::Warns | Stance::Believes)
        && claim.polarity == Polarity::Positive
}

/// The weighed words of a claim's content.
fn words(scene: &Scene<'_>, place: usize, claim: &Claim) -> Option<Context> {
    let content = *claim.content.first()?;
    let account = scene.accounts.get(place)?;
    let at = account.sentences.partition_point(|sentence| sentence.span.end <= content.start);
    let sentence = account.sentences.get(at).filter(|sentence| sentence.span.overlaps(content))?;
    Some(context(sentence, content, Span::default()))
}

/// A claim as one side: its cue and content, inside the sentence of the cue.
fn side(scene: &Scene<'_>, place: usize, claim: &Claim, value: &str) -> Option<Side> {
    let content = claim.content.first().copied();
    let mark = claim.cue.or(content)?;
    let mention = scene.mention(place, mark)?;
    let sentence = scene.accounts.get(place)?.sentences.get(mention.sentence)?.span;
    let inside = content.filter(|content| sentence.contains(*content));
    let clause = inside.map_or(mention.clause, |content| content.cover(mark));
    let claim =
        scene.accounts.get(place)?.analysed.claims.iter().position(|other| std::ptr::eq(other, claim));
    Some(Side { mention: Mention { clause, claim, ..mention }, value: value.to_owned() })
}
