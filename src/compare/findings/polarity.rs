//! Polarity: asserted here, denied there, in two accounts or in one.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::fact::{THINGS_SAID, meet};
use super::scene::{Account, Context, Mention, Scene, common, context, likeness, shared_keys};
use super::sentence::is_request;
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Certainty, Claim, FindingKind, Polarity, QuotationKind, Stance};
use crate::text::Span;
use crate::text::stem::stem;

/// What is denied and what is asserted are this alike where no words point from one to the other.
const SAME_CONTENT: f32 = 0.36;
/// Words that what is denied and what is asserted share at least.
const FEWEST_SHARED: usize = 2;
/// Assertions that one word leads to, at most.
const LONGEST_POSTING: usize = 1000;
/// Sentences before and after a denial in which its accusation is looked for.
const HERE_BEFORE: usize = 4;
const HERE_AFTER: usize = 3;
/// Weight that the two share.
const HERE_SHARED: f32 = 1.5;
/// The value of a side that puts it as so.
const ASSERTED: &str = "asserted";
/// Sentences after a claim in which another speaker counters it, at most.
const COUNTERED_WITHIN: usize = 2;

/// Denials with what they deny.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    let assertions = OnceCell::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let claims = &account.analysed.claims;
        let text = &account.analysed.article.text;
        // Who denies that it was not so says that it was.
        let twice = |claim: &Claim| {
            claim.polarity == Polarity::Negative && claim.quotation == Some(QuotationKind::Indirect)
        };
        let states = |claim: &Claim| {
            !twice(claim) && !claim.content.first().is_some_and(|content| is_request(content.of(text)))
        };
        let denials = claims.iter().enumerate();
        for (index, claim) in denials.filter(|(_, claim)| claim.stance == Stance::Denies && states(claim)) {
            let answered = claim.target.as_ref().and_then(|target| target.claim);
            let mut before = None;
            let accusation = if let Some(target) =
                answered.and_then(|index| claims.get(index)).filter(|target| !is_told_in(claim, target))
            {
                before = led_by(scene, place, target);
                side(scene, place, target, ASSERTED)
            } else if let Some(claim) = asserted_here(scene, place, claim) {
                side(scene, place, claim, ASSERTED)
            } else {
                let assertions = assertions.get_or_init(|| Assertions::of(scene));
                asserted_elsewhere(scene, assertions, place, index)
            };
            let denial = side(scene, place, claim, "denied");
            if let (Some(accusation), Some(denial)) = (accusation, denial) {
                let led = before.and_then(|claim| side(scene, place, claim, ASSERTED));
                let sides = led.into_iter().chain([accusation, denial]).collect();
                found.push(Draft { kind: FindingKind::Conflict, about: About::Polarity, sides, note: None });
            }
        }
    }
    found.extend(countered(scene));
    found
}

/// The claim in indirect speech that a quotation of the same speaker goes on with, in the sentence before it.
fn led_by<'a>(scene: &Scene<'a>, place: usize, quotation: &Claim) -> Option<&'a Claim> {
    let account = scene.accounts.get(place)?;
    if quotation.quotation != Some(QuotationKind::Direct) {
        return None;
    }
    let here = account.sentence_at(quotation.content.first()?.start)?;
    let by = scene.briefing.speaker(account.article, quotation);
    let claims = &account.analysed.claims;
    let index = claims.partition_point(|claim| claim.span.start < quotation.span.start);
    let led = claims.get(index.checked_sub(1)?)?;
    let close = account.sentence_at(led.span.start).is_some_and(|at| at + 1 == here);
    let same = by.is_some() && scene.briefing.speaker(account.article, led) == by;
    (close && same && led.quotation == Some(QuotationKind::Indirect) && asserts(led)).then_some(led)
}

/// The claim of another speaker nearby in the same article that shares a telling word with what is denied.
fn asserted_here<'a>(scene: &Scene<'a>, place: usize, denial: &Claim) -> Option<&'a Claim> {
    let account = scene.accounts.get(place)?;
    let denied = words(scene, place, denial)?;
    let here = account.sentence_at(denial.cue.or_else(|| denial.content.first().copied())?.start)?;
    let speaker = scene.briefing.speaker(account.article, denial)?;
    let from = account.sentences.get(here.saturating_sub(HERE_BEFORE))?.span.start;
    let to = account.sentences.get((here + HERE_AFTER).min(account.sentences.len() - 1))?.span.end;
    let first = account.analysed.claims.partition_point(|claim| claim.span.start < from);
    let near = account.analysed.claims.iter().skip(first).take_while(|claim| claim.span.start < to);
    let mut best: Option<(f32, &Claim)> = None;
    let told = |claim: &&Claim| asserts(claim) && !is_told_in(denial, claim) && !is_told_in(claim, denial);
    for claim in near.filter(told).filter(|claim| claim.cue.is_some()) {
        let by = scene.briefing.speaker(account.article, claim);
        if by.is_none_or(|by| by == speaker) || claim.certainty < Certainty::Certain {
            continue;
        }
        let Some(said) = words(scene, place, claim) else { continue };
        let telling = common(&denied, &said);
        if shared_keys(&denied, &said) >= FEWEST_SHARED
            && telling >= HERE_SHARED
            && best.is_none_or(|(most, _)| telling > most)
        {
            best = Some((telling, claim));
        }
    }
    best.map(|(_, claim)| claim)
}

/// A claim of one article that the next speaker counters: "X denied it. But Y said …".
fn countered(scene: &Scene<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let text = &account.analysed.article.text;
        let told: Vec<(usize, &Claim, &str)> = account
            .analysed
            .claims
            .iter()
            .filter(|claim| claim.cue.is_some() && !claim.content.is_empty())
            .filter_map(|claim| {
                let at = account.sentence_at(claim.cue?.start)?;
                Some((at, claim, scene.briefing.speaker(account.article, claim)?))
            })
            .collect();
        for (at, (sentence, claim, speaker)) in told.iter().enumerate() {
            let starts =
                account.sentences.get(*sentence).is_some_and(|read| is_countering(read.span.of(text)));
            if !starts || at == 0 {
                continue;
            }
            let before = told.iter().take(at).rev();
            let before = before.take_while(|(other, ..)| sentence - other <= COUNTERED_WITHIN);
            let denial = |claim: &Claim| claim.stance == Stance::Denies;
            let answered =
                before.filter(|(other, _, by)| other < sentence && by != speaker).find(|(_, other, _)| {
                    let plain = |claim: &Claim| {
                        claim.stance == Stance::Asserts && claim.certainty == Certainty::Certain
                    };
                    (denial(other) && plain(claim)) || (denial(claim) && plain(other))
                });
            let Some((answered, other, by)) = answered else { continue };
            // Another claim of that sentence may be the one that is countered.
            let own = words(scene, place, claim).unwrap_or_default();
            let shares =
                |claim: &Claim| words(scene, place, claim).is_some_and(|said| shared_keys(&own, &said) > 0);
            let beside = told.iter().take(at).filter(|(at, _, speaker)| at == answered && speaker == by);
            let other = beside.map(|(_, claim, _)| *claim).find(|claim| shares(claim)).unwrap_or(other);
            let denied = |one: &Claim, two: &Claim| {
                denial(one) || (!denial(two) && one.polarity == Polarity::Negative)
            };
            let value = |one: &Claim, two: &Claim| if denied(one, two) { "denied" } else { ASSERTED };
            let sides = [
                side(scene, place, other, value(other, claim)),
                side(scene, place, claim, value(claim, other)),
            ];
            if let [Some(one), Some(two)] = sides {
                let sides = vec![one, two];
                found.push(Draft { kind: FindingKind::Conflict, about: About::Polarity, sides, note: None });
            }
        }
    }
    found
}

/// Whether a sentence sets itself against the one before it.
fn is_countering(sentence: &str) -> bool {
    let starts = ["But ", "However", "Yet ", "Still, "].iter().any(|word| sentence.starts_with(word));
    starts || sentence.contains(", however,")
}

/// A claim that asserts, with its account, its words and its speaker.
type Assertion<'a> = (usize, &'a Claim, Context, Option<&'a str>);

/// All claims of the story that assert, their words read once for all denials.
struct Assertions<'a> {
    all: Vec<Assertion<'a>>,
    /// For each word the assertions that have it.
    postings: HashMap<u64, Vec<usize>>,
}

impl<'a> Assertions<'a> {
    fn of(scene: &Scene<'a>) -> Self {
        let of_account = |(place, account): (usize, &Account<'a>)| {
            let told = account.analysed.claims.iter().filter(|claim| asserts(claim));
            let read = told.filter_map(|claim| {
                let by = scene.briefing.speaker(account.article, claim);
                Some((place, claim, words(scene, place, claim)?, by))
            });
            read.collect::<Vec<_>>()
        };
        let all: Vec<_> = scene.accounts.iter().enumerate().flat_map(of_account).collect();
        let mut postings: HashMap<u64, Vec<usize>> = HashMap::new();
        for (at, (.., words, _)) in all.iter().enumerate() {
            for (key, _) in words {
                let posting = postings.entry(*key).or_default();
                if posting.len() < LONGEST_POSTING {
                    posting.push(at);
                }
            }
        }
        Self { all, postings }
    }

    /// Those that share words enough with what is denied, in the order of the story.
    fn near(&self, denied: &Context) -> impl Iterator<Item = &Assertion<'a>> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for at in denied.iter().filter_map(|(key, _)| self.postings.get(key)).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        let near = shared.into_iter().filter(|(_, count)| *count >= FEWEST_SHARED);
        near.filter_map(|(at, _)| self.all.get(at))
    }
}

/// The claim of another speaker that comes closest to what claim `denial` denies, if any comes close.
fn asserted_elsewhere(
    scene: &Scene<'_>,
    assertions: &Assertions<'_>,
    place: usize,
    denial: usize,
) -> Option<Side> {
    let account = scene.accounts.get(place)?;
    let claim = account.analysed.claims.get(denial)?;
    let denied = words(scene, place, claim)?;
    let speaker = scene.briefing.speaker(account.article, claim);
    let mut best: Option<(f32, usize, &Claim)> = None;
    for (other, candidate, asserted, by) in assertions.near(&denied) {
        let nested = || is_told_in(claim, candidate) || is_told_in(candidate, claim);
        // Copies of one text are never opposed.
        let is_copy = scene.accounts.get(*other).is_some_and(|other| other.copy == account.copy);
        if *by == speaker && speaker.is_some()
            || *other != place && is_copy
            || *other == place && nested()
            || relays_denial(scene, *other, candidate)
        {
            continue;
        }
        let alike = likeness(&denied, asserted);
        if alike >= SAME_CONTENT
            && tells_the_same(scene, (place, claim), (*other, candidate))
            && best.is_none_or(|(best, _, _)| alike > best)
        {
            best = Some((alike, *other, candidate));
        }
    }
    best.and_then(|(_, other, claim)| side(scene, other, claim, ASSERTED))
}

/// Whether what two claims say meets in more than things: who denied to have left a hill is not against its height.
fn tells_the_same(
    scene: &Scene<'_>,
    (one, denial): (usize, &Claim),
    (other, claim): (usize, &Claim),
) -> bool {
    let said = |place: usize, claim: &Claim| {
        let content = claim.content.first()?;
        let mention = scene.mention(place, Span::new(content.start, content.start + 1))?;
        let within = scene.sentence(&mention).span;
        let clause = Span::new(content.start, content.end.min(within.end));
        Some(scene.mention_in(place, mention.sentence, clause, Span::new(clause.start, clause.start)))
    };
    let (Some(denied), Some(asserted)) = (said(one, denial), said(other, claim)) else { return false };
    meet(scene, &denied, &asserted, THINGS_SAID)
}

/// Whether a claim of one article is part of what another there says: "denied that his country had agreed".
fn is_told_in(outer: &Claim, claim: &Claim) -> bool {
    claim.cue.is_some_and(|cue| outer.content.iter().any(|content| content.contains(cue)))
}

/// Whether a claim only passes on that somebody denies: "the council said the mayor had denied it".
fn relays_denial(scene: &Scene<'_>, place: usize, claim: &Claim) -> bool {
    let claims = &scene.accounts[place].analysed.claims;
    let first = claims.partition_point(|other| other.span.start < claim.span.start);
    let beside = claims.iter().skip(first).take_while(|other| other.span.start < claim.span.end);
    beside.filter(|other| other.stance == Stance::Denies).any(|denial| is_told_in(claim, denial))
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
    // Of a denial and of a charge the word tells by which it is made; of what is only said, what that is.
    let charges = || {
        let words = scene.words(place, mark);
        words.split_whitespace().any(|word| Lexicon::bundled().comparison.is_charging(&stem(word)))
    };
    let mark = inside.filter(|_| value == ASSERTED && !charges()).unwrap_or(mark);
    let claim =
        scene.accounts.get(place)?.analysed.claims.iter().position(|other| std::ptr::eq(other, claim));
    Some(Side { mention: Mention { clause, mark, claim, ..mention }, value: value.to_owned() })
}
