//! Agents: one act of which there is only one, told of two who did it.

use std::collections::HashMap;

use super::acts::{is_certain, is_open};
use super::clause::{clause, run};
use super::differing::days_differ;
use super::exclusive::{OBJECT_WITHIN, TIED, head, is_finite, roles};
use super::fact::described_alike;
use super::scene::{Mention, Scene};
use super::sentence::{Term, TermKind};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, FindingKind};
use crate::text::Span;
use crate::text::stem::stem;

/// Tellings of one act that are compared with each other, at most.
const MOST: usize = 100;

/// Who is told to have done something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agent<'a> {
    /// Somebody or something with a name.
    Named(&'a str),
    /// A party to a conflict, by its number.
    Party(usize),
    /// A body that acts as one, by its noun.
    Body(u64),
}

/// An act with who did it, and to what.
struct Told<'a> {
    mention: Mention,
    act: Term,
    agent: Agent<'a>,
    /// The words for the agent.
    by: Span,
    patient: Term,
}

/// Conflicts about who did it.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let told = all(scene);
    let mut by_act: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let before = by_act.entry(one.act.key).or_default();
        for other in before.iter().filter_map(|&other| told.get(other)) {
            if opposed(scene, other, one) {
                let side = |told: &Told<'_>| Side {
                    mention: Mention { mark: told.by, ..told.mention.clone() },
                    value: scene.words(told.mention.account, told.by).into_owned(),
                };
                let sides = vec![side(other), side(one)];
                found.push(Draft {
                    kind: FindingKind::Conflict,
                    about: About::Attribution,
                    sides,
                    note: None,
                });
            }
        }
        if before.len() < MOST {
            before.push(at);
        }
    }
    found
}

/// Whether two accounts name two who did one thing to one thing.
fn opposed(scene: &Scene<'_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let (one, other) = (&a.mention, &b.mention);
    let differ = match (a.agent, b.agent) {
        (Agent::Named(one), Agent::Named(other)) => {
            let gazetteer = &Lexicon::bundled().gazetteer;
            let state = gazetteer.state_of(one);
            let part = |one: &str, other: &str| other.split(' ').any(|word| word == one);
            one != other
                && !part(one, other)
                && !part(other, one)
                && (state.is_none() || state != gazetteer.state_of(other))
        }
        (Agent::Party(one), Agent::Party(other)) => one != other,
        (Agent::Body(one), Agent::Body(other)) => one != other,
        // Who is named by one account and called by a noun in the other may be the same.
        _ => false,
    };
    // Who tells of both in one breath tells of two who did it together.
    let holds = |told: &Told<'_>, agent: &Told<'_>| {
        let said = scene.said(&told.mention);
        let by = scene.sentence(&agent.mention).words.iter().filter(|term| term.span.overlaps(agent.by));
        let keys: Vec<u64> = by.map(|term| term.key).collect();
        let mut here = scene.sentence(&told.mention).words.iter();
        here.any(|term| said.contains(term.span) && keys.contains(&term.key))
    };
    differ
        && scene.accounts[one.account].copy != scene.accounts[other.account].copy
        && a.patient.key == b.patient.key
        && described_alike(scene, [one, other], [&a.patient, &b.patient])
        && !holds(a, b)
        && !holds(b, a)
        && scene.evidence(one, other).tie() >= TIED
        && scene.is_to_come(one) == scene.is_to_come(other)
        && !days_differ(scene, one, other)
}

/// The acts of all accounts of which there is one only, as far as the text puts them as facts.
fn all<'a>(scene: &Scene<'a>) -> Vec<Told<'a>> {
    let mut found = Vec::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        let text = &told.analysed.article.text;
        for (at, sentence) in told.sentences.iter().enumerate() {
            let acts = &Lexicon::bundled().acts;
            let single = |term: &&Term| term.is_verb() && !term.denied && acts.is_single(term.key);
            for act in sentence.words.iter().filter(single) {
                let mention = scene.mention_in(account, at, clause(text, sentence, act.span), act.span);
                let fact = is_finite(scene, &mention, act)
                    && !is_open(text, mention.clause)
                    && is_certain(scene, &mention, act.span);
                let Some((agent, patient)) = roles(scene, &mention, act).filter(|_| fact) else { continue };
                let agent = agent.or_else(|| by_phrase(scene, &mention, act));
                let Some((agent, by)) = agent.and_then(|term| known(scene, &mention, &term)) else {
                    continue;
                };
                let claim = scene.claim_of(account, act.span);
                found.push(Told { mention: Mention { claim, ..mention }, act: *act, agent, by, patient });
            }
        }
    }
    found
}

/// Who does what is told in the passive: "was fired by the rebels".
fn by_phrase(scene: &Scene<'_>, mention: &Mention, act: &Term) -> Option<Term> {
    let told = scene.said(mention);
    let rest = Span::new(act.span.end, told.end.max(act.span.end));
    let words = scene.words(mention.account, rest);
    let by = words.find(" by ").filter(|&by| run(&words[..by]) <= OBJECT_WITHIN)?;
    let terms: Vec<&Term> =
        scene.sentence(mention).words.iter().filter(|term| told.contains(term.span)).collect();
    let within = Span::new(rest.start + by, rest.end);
    head(scene, mention, &terms, within)
}

/// An agent that can be told from others, with its words: one with a name, a body or a party.
fn known<'a>(scene: &Scene<'a>, mention: &Mention, term: &Term) -> Option<(Agent<'a>, Span)> {
    let account = &scene.accounts[mention.account];
    let entities = &account.analysed.entities;
    let after = entities.partition_point(|entity| entity.span.end <= term.span.start);
    let entity = entities.get(after).filter(|entity| entity.span.overlaps(term.span));
    if let Some(entity) = entity {
        let name = scene.briefing.names.canonical(account.article, entity.name);
        return name.map(|name| (Agent::Named(name), entity.span));
    }
    if term.kind == TermKind::Name {
        return Some((Agent::Named(term.span.of(&account.analysed.article.text)), term.span));
    }
    let word = scene.words(mention.account, term.span).to_lowercase();
    let lexicon = Lexicon::bundled();
    let party = lexicon.comparison.party(&stem(&word)).map(Agent::Party);
    let body = || lexicon.sources.is_body(&word).then_some(Agent::Body(term.key));
    Some((party.or_else(body)?, term.span))
}

#[cfg(test)]
mod tests {
    use super::super::tests::notes;
    use crate::model::{About, FindingKind};

    fn conflicts(one: &str, other: &str) -> Vec<String> {
        notes(&[one, other], FindingKind::Conflict, About::Attribution)
    }

    #[test]
    fn of_two_who_are_told_to_have_done_one_thing_one_did() {
        for (one, other, note) in [
            (
                "Rebels hit the bus near Tarn with a missile, the army said.",
                "The bus near Tarn was hit by the army, a doctor said.",
                "Rebels / army",
            ),
            (
                "The truce in Tarn was brokered by Sorvia, diplomats said.",
                "Calderia brokered the truce in Tarn, a minister said.",
                "Sorvia / Calderia",
            ),
            (
                "Pedro Ruiz scored the second goal of the final in Olm.",
                "The second goal of the final in Olm was scored by Max Hartmann.",
                "Pedro Ruiz / Max Hartmann",
            ),
        ] {
            assert_eq!(conflicts(one, other), [note], "{one}");
        }
    }

    #[test]
    fn two_may_do_two_things_or_one_together() {
        for (one, other) in [
            (
                "Pedro Ruiz scored the first goal of the final in Olm.",
                "The second goal of the final in Olm was scored by Max Hartmann.",
            ),
            (
                "Pedro Ruiz scored the second goal of the final in Olm.",
                "The second goal of the final in Olm was scored by Ruiz.",
            ),
            (
                "Pedro Ruiz scored the second goal of the final in Olm.",
                "The second goal of the final in Olm was scored by the striker.",
            ),
            ("The truce in Tarn was brokered by Sorvia.", "Calderia and Sorvia brokered the truce in Tarn."),
            ("The army may have hit the bus near Tarn.", "The bus near Tarn was hit by rebels."),
        ] {
            assert_eq!(conflicts(one, other), Vec::<String>::new(), "{other}");
        }
    }
}
