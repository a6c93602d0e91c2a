//! What only one source reports: claims without a passage in any other account that tells the same.

use std::collections::HashMap;

use super::scene::{Account, Context, Scene, context};
use crate::model::{Finding, Quantity, Value};
use crate::text::Span;

/// Share of a claim's weight that one sentence elsewhere must carry for the claim to be told there too.
const TOLD_ELSEWHERE: f32 = 0.4;
/// The same for claims that a finding sets beside another account.
const TOLD_IN_FINDING: f32 = 0.1;
/// The same for claims with a figure that no other account gives.
const TOLD_WITHOUT_FIGURE: f32 = 0.6;
/// The same for such claims that a finding sets beside another account.
const TOLD_IN_FINDING_WITHOUT_FIGURE: f32 = 0.4;

/// Per article (index in the briefing) the indices of its claims that no other source reports.
pub(super) fn find(scene: &Scene<'_>, findings: &[Finding]) -> Vec<(usize, Vec<usize>)> {
    let index = Sentences::new(scene);
    let figures = Figures::new(scene);
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let claims = account.analysed.claims.iter().enumerate();
        let told = |span: Span| {
            let mut members = findings.iter().flat_map(|finding| &finding.members);
            members.any(|member| member.article == account.article && member.span.overlaps(span))
        };
        let alone = claims.filter(|(_, claim)| {
            let content = claim.content.first().copied().unwrap_or(claim.span);
            let carried = words(scene, place, content).map(|words| index.carried(scene, place, &words));
            let own = claim.quantities.iter().any(|&at| figures.only(account, at));
            let least = match (told(content), own) {
                (true, false) => TOLD_IN_FINDING,
                (true, true) => TOLD_IN_FINDING_WITHOUT_FIGURE,
                (false, false) => TOLD_ELSEWHERE,
                (false, true) => TOLD_WITHOUT_FIGURE,
            };
            carried.is_some_and(|carried| carried < least)
        });
        let alone: Vec<usize> = alone.map(|(index, _)| index).collect();
        if !alone.is_empty() {
            found.push((account.article, alone));
        }
    }
    found
}

/// The weighed words of a claim's content; `None` where it has none.
fn words(scene: &Scene<'_>, place: usize, content: Span) -> Option<Context> {
    let account = scene.accounts.get(place)?;
    let sentence = account.sentences.iter().find(|sentence| sentence.span.overlaps(content))?;
    Some(context(sentence, content, Span::default())).filter(|words| !words.is_empty())
}

/// All sentences of the story by their words.
#[derive(Debug)]
struct Sentences {
    /// Per key the sentences it stands in, as (account, number over the whole story).
    postings: HashMap<u64, Vec<(usize, usize)>>,
}

impl Sentences {
    fn new(scene: &Scene<'_>) -> Self {
        let mut postings: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
        let mut number = 0;
        for (place, account) in scene.accounts.iter().enumerate() {
            for sentence in &account.sentences {
                for (key, _, _) in &sentence.words {
                    let posting = postings.entry(*key).or_default();
                    if posting.last() != Some(&(place, number)) {
                        posting.push((place, number));
                    }
                }
                number += 1;
            }
        }
        Self { postings }
    }

    /// The largest share of `words` that one sentence of another text carries, from 0 to 1.
    fn carried(&self, scene: &Scene<'_>, place: usize, words: &Context) -> f32 {
        let own = scene.accounts[place].copy;
        let mut carried: HashMap<usize, f32> = HashMap::new();
        for (key, weight) in words {
            for &(other, sentence) in self.postings.get(key).map_or(&[][..], Vec::as_slice) {
                if other != place && scene.accounts[other].copy != own {
                    *carried.entry(sentence).or_default() += weight;
                }
            }
        }
        let total: f32 = words.iter().map(|(_, weight)| weight).sum();
        carried.into_values().fold(0.0, f32::max) / total.max(f32::MIN_POSITIVE)
    }
}

/// Which accounts give which figures.
#[derive(Debug)]
struct Figures {
    /// Per figure and unit the text that gives it, or `None` where several do.
    givers: HashMap<(u64, String), Option<usize>>,
}

impl Figures {
    fn new(scene: &Scene<'_>) -> Self {
        let mut givers: HashMap<(u64, String), Option<usize>> = HashMap::new();
        for account in &scene.accounts {
            for quantity in &account.analysed.quantities {
                let giver = givers.entry(figure(quantity)).or_insert(Some(account.copy));
                if *giver != Some(account.copy) {
                    *giver = None;
                }
            }
        }
        Self { givers }
    }

    /// Whether no other text than the account's gives its figure `at`.
    fn only(&self, account: &Account<'_>, at: usize) -> bool {
        let quantity = account.analysed.quantities.get(at);
        quantity.is_some_and(|quantity| self.givers.get(&figure(quantity)) == Some(&Some(account.copy)))
    }
}

/// A figure and its unit as a key.
fn figure(quantity: &Quantity) -> (u64, String) {
    let value = match quantity.value {
        Value::One(value) => value.to_bits(),
        Value::Range(low, high) => low.to_bits() ^ high.to_bits().rotate_left(1),
    };
    (value, quantity.unit.clone())
}
