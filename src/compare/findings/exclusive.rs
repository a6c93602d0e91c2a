//! Two acts of which only one can be so, told of one thing: passed here, failed there.

use std::collections::HashMap;

use super::acts::{is_certain, is_open};
use super::clause::{clause, run};
use super::differing::days_differ;
use super::fact::alike;
use super::scene::{Mention, Scene};
use super::sentence::{Term, TermKind};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, EntityKind, FindingKind};
use crate::text::Span;

/// Words between an act and what it is done to, at most.
pub(super) const OBJECT_WITHIN: usize = 6;
/// Words from an owner to what is owned, at most.
const OWNED_WITHIN: usize = 4;
/// Acts of one kind that are compared with those that exclude them, at most.
const MOST: usize = 200;
/// What the clauses have in common besides the acts, in weight.
pub(super) const TIED: f32 = 2.0;
/// Words of a verb in the passive.
const PASSIVE: [&str; 8] = ["is", "are", "was", "were", "be", "been", "being", "gets"];

/// Words by which a noun takes a person to it, or what is taken for one: "the brother of Ada Korm", "sales at Velmora".
const OWNERS: [&str; 12] =
    ["of", "by", "with", "from", "for", "to", "at", "in", "on", "near", "under", "against"];

/// An act as a clause tells it.
struct Told {
    mention: Mention,
    act: Term,
    /// Who does it; not known of a passive.
    agent: Option<Term>,
    /// What it is done to, or of a verb without an object whoever it happens to.
    patient: Term,
}

/// Conflicts of acts that exclude each other.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let told = all(scene);
    let mut by_act: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, one) in told.iter().enumerate() {
        let of_act = by_act.entry(one.act.key).or_default();
        if of_act.len() < MOST {
            of_act.push(at);
        }
    }
    let mut found = Vec::new();
    for (at, one) in told.iter().enumerate() {
        let excluded = Lexicon::bundled().acts.excluded(one.act.key);
        let others = excluded.iter().filter_map(|act| by_act.get(act)).flatten();
        let others = others.filter(|other| **other > at).filter_map(|&other| told.get(other));
        found.extend(others.filter(|other| excludes(scene, one, other)).map(|other| {
            let side =
                |told: &Told, value: &str| Side { mention: told.mention.clone(), value: value.to_owned() };
            // Whichever comes first, so that three accounts of one dispute are one finding.
            let denied = Lexicon::bundled().acts.is_denied_by(one.act.key, other.act.key);
            let values = if denied { ["asserted", "denied"] } else { ["denied", "asserted"] };
            let sides = vec![side(one, values[0]), side(other, values[1])];
            Draft { kind: FindingKind::Conflict, about: About::Polarity, sides, note: None }
        }));
    }
    found
}

/// Whether two acts that exclude each other are told of one thing.
fn excludes(scene: &Scene<'_>, a: &Told, b: &Told) -> bool {
    let (one, other) = (&a.mention, &b.mention);
    let apart = scene.accounts[one.account].copy != scene.accounts[other.account].copy;
    let same = |a: &Term, b: &Term| a.key == b.key && alike(scene, [one, other], [a, b]);
    let agents = match (&a.agent, &b.agent) {
        (Some(a), Some(b)) => a.key == b.key,
        _ => true,
    };
    // "the lift passed its inspection", "inspectors failed the lift": who passes is who is failed.
    let crossed = |a: &Told, b: &Told| a.agent.is_some_and(|agent| agent.key == b.patient.key);
    apart
        && (agents && same(&a.patient, &b.patient) || crossed(a, b) || crossed(b, a))
        && !scene.places_differ(one, other)
        && scene.evidence(one, other).tie() >= TIED
        && scene.is_to_come(one) == scene.is_to_come(other)
        && !scene.people_differ(one, other)
        && !days_differ(scene, one, other)
}

/// The acts of all accounts that another one excludes, as far as the text puts them as facts.
fn all(scene: &Scene<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        let text = &told.analysed.article.text;
        for (at, sentence) in told.sentences.iter().enumerate() {
            let exclusive = |term: &&Term| {
                (term.is_verb() || term.kind == TermKind::State)
                    && !term.denied
                    && !term.contrary
                    && !Lexicon::bundled().acts.excluded(term.key).is_empty()
            };
            for act in sentence.words.iter().filter(exclusive) {
                let mention = scene.mention_in(account, at, clause(text, sentence, act.span), act.span);
                let fact = is_finite(scene, &mention, act)
                    && !is_open(text, mention.clause)
                    && is_certain(scene, &mention, act.span);
                let Some((agent, patient)) = roles(scene, &mention, act).filter(|_| fact) else { continue };
                let claim = scene.claim_of(account, act.span);
                found.push(Told { mention: Mention { claim, ..mention }, act: *act, agent, patient });
            }
        }
    }
    found
}

/// Whether a verb tells that something is so: "to ease tensions" and "rising tensions" do not.
pub(super) fn is_finite(scene: &Scene<'_>, mention: &Mention, act: &Term) -> bool {
    let lead = Span::new(mention.clause.start.min(act.span.start), act.span.start);
    let lead = scene.words(mention.account, lead);
    let mut before = lead.split_whitespace().rev();
    let infinitive = before.clone().next() == Some("to");
    let gerund = scene.words(mention.account, act.span).ends_with("ing");
    !infinitive && (!gerund || before.next().is_some_and(|word| PASSIVE.contains(&word)))
}

/// Who does an act, where that is told, and what it is done to.
pub(super) fn roles(scene: &Scene<'_>, mention: &Mention, act: &Term) -> Option<(Option<Term>, Term)> {
    let told = scene.said(mention);
    let words: Vec<&Term> =
        scene.sentence(mention).words.iter().filter(|term| told.contains(term.span)).collect();
    let verb = |term: &&&Term| term.is_verb() && term.kind == TermKind::Act && term.span != act.span;
    let from = words.iter().filter(verb).map(|term| term.span.end).filter(|end| *end <= act.span.start).max();
    let to = words.iter().filter(verb).map(|term| term.span.start).find(|start| *start >= act.span.end);
    let before = Span::new(from.unwrap_or(told.start).min(act.span.start), act.span.start);
    let after = Span::new(act.span.end, to.unwrap_or(told.end).max(act.span.end));
    let subject = head(scene, mention, &words, before);
    let object = head(scene, mention, &words, after).filter(|object| {
        run(&scene.words(mention.account, Span::new(act.span.end, object.span.start))) <= OBJECT_WITHIN
    });
    let passive = || {
        let gap =
            Span::new(subject.map_or(before.start, |subject| subject.span.end).min(before.end), before.end);
        scene.words(mention.account, gap).split_whitespace().any(|word| PASSIVE.contains(&word))
    };
    match (subject, object) {
        (Some(subject), _) if passive() => Some((None, subject)),
        (subject, Some(object)) => Some((subject, object)),
        (Some(subject), None) => Some((None, subject)),
        (None, None) => None,
    }
}

/// The last noun of the first run of nouns and names within a stretch, or the person it describes: "the company's
/// profit in May" is of the profit, "the editor-in-chief Ada Korm" of Korm. Days and figures are no things.
pub(super) fn head(scene: &Scene<'_>, mention: &Mention, words: &[&Term], within: Span) -> Option<Term> {
    let analysed = scene.accounts[mention.account].analysed;
    let dates = analysed.dates.iter().map(|date| date.span);
    let measured = dates.chain(analysed.quantities.iter().map(|quantity| quantity.span));
    let measured: Vec<Span> = measured.filter(|span| span.overlaps(within)).collect();
    let thing = |term: &&&Term| {
        within.contains(term.span) && term.is_noun() && !measured.iter().any(|span| span.overlaps(term.span))
    };
    let person = analysed.entities.iter().find(|entity| {
        entity.kind == EntityKind::Person && within.contains(entity.span) && {
            let lead = scene.words(mention.account, Span::new(within.start, entity.span.start));
            !lead
                .split_whitespace()
                .any(|word| OWNERS.contains(&word) || word.ends_with("'s") || word.ends_with("’s"))
        }
    });
    if let Some(person) = person {
        return words.iter().filter(thing).rfind(|term| person.span.contains(term.span)).map(|term| **term);
    }
    let mut head: Option<&Term> = None;
    let nouns = words.iter().filter(thing);
    for noun in nouns {
        let joined = head.is_none_or(|last| {
            let gap = Span::new(last.span.end.min(noun.span.start), noun.span.start);
            let gap = scene.words(mention.account, gap);
            // "Velmora's like-for-like sales"
            let owned = gap.starts_with("'s ") || gap.starts_with("’s ");
            [" ", "-", " & "].contains(&&*gap) || owned && run(&gap) <= OWNED_WITHIN
        });
        if !joined {
            break;
        }
        head = Some(noun);
    }
    head.copied()
}

#[cfg(test)]
mod tests {
    use super::super::tests::notes;
    use crate::model::{About, FindingKind};

    fn conflicts(one: &str, other: &str) -> Vec<String> {
        notes(&[one, other], FindingKind::Conflict, About::Polarity)
    }

    #[test]
    fn of_two_acts_that_exclude_each_other_one_is_not_so() {
        for (one, other, note) in [
            (
                "The mill at Brannock passed an inspection in March, the company said.",
                "The mill at Brannock failed a safety inspection in March, according to the labour ministry.",
                "passed / failed",
            ),
            (
                "The council of Tarn approved the plan for a new quay on Monday.",
                "The plan for a new quay in Tarn was rejected by the council on Monday.",
                "approved / rejected",
            ),
            (
                "Quarterly profit at Velmora rose on weaker costs, the grid operator said.",
                "Quarterly profit at Velmora fell despite weaker costs, its report showed.",
                "rose / fell",
            ),
        ] {
            assert_eq!(conflicts(one, other), [note], "{one}");
        }
    }

    #[test]
    fn three_accounts_of_one_dispute_are_one_finding() {
        let passed = "The mill at Brannock passed an inspection in March, the company said.";
        let failed = "The mill at Brannock failed an inspection in March, the ministry said.";
        let again = "An inspection in March was passed by the mill at Brannock, its lawyer said on Friday.";
        let found = notes(&[passed, failed, again], FindingKind::Conflict, About::Polarity);
        assert_eq!(found, ["passed / failed"]);
    }

    #[test]
    fn of_two_things_both_may_be_so() {
        for (one, other) in [
            (
                "The mill at Brannock passed a fire inspection in March, the company said.",
                "The mill at Brannock failed a hygiene inspection in March, the ministry said.",
            ),
            (
                "The mill at Brannock passed its inspection in March, the company said.",
                "The mill at Brannock failed its inspection in August, the ministry said.",
            ),
            (
                "Quarterly profit at Velmora rose on weaker costs, the grid operator said.",
                "Quarterly sales at Velmora fell despite weaker costs, the grid operator said.",
            ),
            (
                "The council of Tarn approved the plan for a new quay on Monday.",
                "The council of Tarn rejected the appeal of the dockers on Monday.",
            ),
            (
                "The two foreign ministers agreed to work on to ease tensions at the border.",
                "The tensions at the border rose, the two foreign ministers agreed.",
            ),
            (
                "The Greens support the plan for a new quay in Tarn.",
                "The Liberals oppose the plan for a new quay in Tarn.",
            ),
        ] {
            assert_eq!(conflicts(one, other), Vec::<String>::new(), "{other}");
        }
    }
}
