//! What the rows of matrix, timeline and claims tell, one text for each, so that they can be searched.

use super::claims::ClaimRef;
use super::digest::Digest;
use super::facts::Fact;
use crate::compare::timeline::{Dated, Event};
use crate::model::Briefing;
use crate::text::calendar::readable;

/// Stands between the parts of a row, so that no phrase is found across two of them.
const APART: &str = "\u{1f}";

/// What the rows of the matrix tell: the fact, what each source says to it, and whom that goes back to.
pub(super) fn of_facts(briefing: &Briefing, digest: &Digest) -> Vec<String> {
    digest.facts.rows.iter().map(|fact| of_fact(briefing, fact)).collect()
}

fn of_fact(briefing: &Briefing, fact: &Fact) -> String {
    let mut parts = vec![fact.about.to_owned(), fact.label.clone()];
    parts.extend(fact.origins.iter().cloned());
    for account in &fact.accounts {
        let of = briefing.articles.get(account.article);
        parts.extend(of.map(|of| of.article.plain(account.span).into_owned()));
    }
    parts.join(APART)
}

/// What the rows of the timeline tell: when, who, and what.
pub(super) fn of_events(briefing: &Briefing, digest: &Digest) -> Vec<String> {
    digest.events.iter().map(|event| of_event(briefing, event)).collect()
}

fn of_event(briefing: &Briefing, event: &Event) -> String {
    let Some(of) = briefing.articles.get(event.article) else { return String::new() };
    let article = &of.article;
    let mut parts = vec![readable(&event.value).into_owned()];
    if event.what == Dated::Published {
        parts.extend(article.source.as_ref().map(|source| source.name.clone()));
        parts.push("published".to_owned());
        parts.extend(article.title.as_ref().map(|title| title.text.clone()));
    }
    if let Some(evidence) = event.evidence {
        let claim = event.what.claim().and_then(|index| of.claims.get(index));
        parts.extend(claim.and_then(|claim| briefing.speaker(event.article, claim)).map(str::to_owned));
        parts.push(article.plain(evidence).into_owned());
    }
    parts.join(APART)
}

/// What claims tell: who, by which words, and what.
pub(super) fn of_claims(briefing: &Briefing, claims: &[ClaimRef]) -> Vec<String> {
    claims.iter().map(|&at| of_claim(briefing, at).unwrap_or_default()).collect()
}

fn of_claim(briefing: &Briefing, at: ClaimRef) -> Option<String> {
    let (of, claim) = (briefing.articles.get(at.article)?, at.of(briefing)?);
    let speaker = briefing.speaker(at.article, claim);
    let mut parts: Vec<String> = speaker.map(str::to_owned).into_iter().collect();
    let contents = if claim.content.is_empty() { &[claim.span][..] } else { &claim.content };
    let spans = claim.cue.iter().chain(contents);
    parts.extend(spans.map(|&span| of.article.plain(span).into_owned()));
    Some(parts.join(APART))
}
