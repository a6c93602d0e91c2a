//! What only one source reports: claims without a passage in any other account that tells the same.

use std::collections::HashMap;

use super::scene::{Context, Scene, context};
use crate::model::Finding;
use crate::text::Span;

/// Share of a claim's weight that one sentence elsewhere must carry for the claim to be told there too.
const TOLD_ELSEWHERE: f32 = 0.4;
/// The same for claims that a finding sets beside another account.
const TOLD_IN_FINDING: f32 = 0.12;

/// Per article (index in the briefing) the indices of its claims that no other source reports.
pub(super) fn find(scene: &Scene<'_>, findings: &[Finding]) -> Vec<(usize, Vec<usize>)> {
    if scene.accounts.len() < 2 {
        return Vec::new();
    }
    let index = Sentences::new(scene);
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
            let least = if told(content) { TOLD_IN_FINDING } else { TOLD_ELSEWHERE };
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
