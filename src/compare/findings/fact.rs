//! Whether two clauses state one fact: the same act, with what takes part in it.
//!
//! A verb in common is no fact in common. What is done must meet in who does it or in what it is done to, and the
//! words around a noun must not tell two of its kind apart: "the January talks", "the May talks".

use std::collections::BTreeSet;

use super::clause::run;
use super::scene::{Mention, Scene};
use super::sentence::{Sentence, Term, TermKind};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{Certainty, FindingKind};
use crate::text::Span;

/// Things that take part on both sides, at least: nouns and names.
const FEWEST: usize = 2;
/// How much they must tell together.
const TELLING: f32 = 2.0;
/// Without a noun among them so many names are asked for.
const FEWEST_NAMES: usize = 3;
/// Clauses that have this share of the lighter one in common need one noun only.
const ALIKE: f32 = 0.5;
/// Things in common that make up for an act: of a place, of what is said.
pub(super) const THINGS_AT_PLACE: usize = 2;
pub(super) const THINGS_SAID: usize = 4;
/// Words between a light act and the end of what is done, at most.
const OBJECT_WITHIN: usize = 6;
/// Words between a hedge and its act, at most.
const HEDGED_WITHIN: usize = 4;
/// The same where the hedge stands behind a noun: "a delay is likely".
const HEDGED_BEHIND: usize = 3;

/// One act told by two clauses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// Its words in the one and in the other clause.
    pub(super) acts: [Span; 2],
    /// How much all that takes part in it on both sides tells.
    pub(super) telling: f32,
}

/// Sentences whose figures or times conflict.
#[derive(Debug)]
pub(super) struct Disputed(BTreeSet<[(usize, usize); 2]>);

impl Disputed {
    /// Of the conflicts among these drafts.
    pub(super) fn new(drafts: &[Draft]) -> Self {
        let place = |side: &Side| (side.mention.account, side.mention.sentence);
        let disputes = drafts.iter().filter(|draft| draft.kind == FindingKind::Conflict);
        let pairs = disputes.flat_map(|draft| {
            let places: Vec<_> = draft.sides.iter().map(place).collect();
            let others = places.clone();
            places.into_iter().flat_map(move |one| others.clone().into_iter().map(move |other| [one, other]))
        });
        Self(pairs.collect())
    }

    /// Whether a conflict ties the sentences of two mentions.
    pub(super) fn holds(&self, a: &Mention, b: &Mention) -> bool {
        self.0.contains(&[(a.account, a.sentence), (b.account, b.sentence)])
    }
}

/// The fact that both clauses state by one of these acts, the most telling of them.
///
/// `share` is how much of the lighter clause both have in common: of clauses that are alike less is asked.
pub(super) fn same_fact(
    scene: &Scene<'_>,
    [a, b]: [&Mention; 2],
    share: f32,
    acts: &[(Term, Term)],
) -> Option<Fact> {
    let facts = acts.iter().filter_map(|(one, other)| fact(scene, [a, b], share, one, other));
    facts.max_by(|a, b| a.telling.total_cmp(&b.telling))
}

fn fact(scene: &Scene<'_>, [a, b]: [&Mention; 2], share: f32, one: &Term, other: &Term) -> Option<Fact> {
    let [mine, yours] = [(a, one), (b, other)].map(|(mention, act)| parties(scene, mention, act));
    let (mut nouns, mut names, mut telling) = (0, 0, 0.0);
    let mut taken: Vec<Span> = Vec::new();
    for term in &mine {
        let Some(met) = yours.iter().find(|met| met.key == term.key && alike(scene, [a, b], [term, met]))
        else {
            continue;
        };
        if taken.iter().any(|span| span.overlaps(term.span)) {
            continue;
        }
        taken.push(term.span);
        telling += term.weight.min(met.weight);
        if term.kind == TermKind::Name {
            names += 1;
        } else {
            nouns += 1;
        }
    }
    let object = || {
        let [mine, yours] = [(a, one), (b, other)].map(|(mention, act)| object(scene, mention, act));
        mine.is_some() && mine == yours
    };
    let enough = nouns + names >= FEWEST && telling >= TELLING && (nouns > 0 || names >= FEWEST_NAMES);
    let enough = enough || (share >= ALIKE && nouns > 0);
    let light = [one, other].iter().any(|act| Lexicon::bundled().acts.is_light(act.key));
    let has_name = |parties: &[Term]| parties.iter().any(|term| term.kind == TermKind::Name);
    // Two who are both named, and not alike, do two things.
    let others = names == 0 && nouns <= FEWEST && has_name(&mine) && has_name(&yours);
    (enough && !others && (!light || object()))
        .then_some(Fact { acts: [one.span, other.span], telling: telling + one.weight.min(other.weight) })
}

/// Nouns and names of the act's clause that no other verb keeps away from it; names first, the longest first.
fn parties(scene: &Scene<'_>, mention: &Mention, act: &Term) -> Vec<Term> {
    let sentence = scene.sentence(mention);
    let inside = sentence.words.iter().filter(|term| mention.clause.contains(term.span));
    let words: Vec<&Term> = inside.collect();
    let away = |span: Span| {
        let (from, to) = (span.end.min(act.span.end), span.start.max(act.span.start));
        words.iter().any(|other| {
            let between = other.span.start >= from && other.span.end <= to && other.span != act.span;
            between && other.kind == TermKind::Act && other.is_verb() && !other.span.overlaps(span)
        })
    };
    let mut found: Vec<Term> = words
        .iter()
        .filter(|term| {
            (term.is_noun() || term.kind == TermKind::Name) && term.key != act.key && !away(term.span)
        })
        .filter(|term| !TITLES.contains(&&*scene.words(mention.account, term.span)))
        .map(|term| **term)
        .collect();
    found.sort_by_key(|term| (term.kind != TermKind::Name, usize::MAX - term.span.len(), term.span));
    found
}

/// Whether a word of two clauses is not told apart by what stands right before it.
pub(super) fn alike(scene: &Scene<'_>, mentions: [&Mention; 2], terms: [&Term; 2]) -> bool {
    if terms[0].kind == TermKind::Name {
        return true;
    }
    let [mine, yours] = [0, 1].map(|at| before(scene.sentence(mentions[at]), scene, mentions[at], terms[at]));
    let [first, second] = [0, 1].map(|at| order(scene, mentions[at], terms[at]));
    let one_of_several = matches!((first, second), (Some(first), Some(second)) if first != second);
    !one_of_several && (mine.is_empty() || yours.is_empty() || mine.iter().any(|key| yours.contains(key)))
}

/// Whether a noun of two clauses is described alike: by the same words, or by none in both.
pub(super) fn described_alike(scene: &Scene<'_>, mentions: [&Mention; 2], terms: [&Term; 2]) -> bool {
    let [mine, yours] = [0, 1].map(|at| before(scene.sentence(mentions[at]), scene, mentions[at], terms[at]));
    let [first, second] = [0, 1].map(|at| order(scene, mentions[at], terms[at]));
    first == second && mine.is_empty() == yours.is_empty() && alike(scene, mentions, terms)
}

/// The word right before a noun that tells which of several it is: "the second goal".
fn order(scene: &Scene<'_>, mention: &Mention, noun: &Term) -> Option<String> {
    let sentence = scene.sentence(mention).span;
    let lead = scene.words(mention.account, Span::new(sentence.start.min(noun.span.start), noun.span.start));
    let word = lead.split_whitespace().next_back()?.to_lowercase();
    Lexicon::bundled().comparison.orders.contains(&word).then_some(word)
}

/// Keys of the words that stand before a noun without a gap: adjectives, names, figures, other nouns.
fn before(sentence: &Sentence, scene: &Scene<'_>, mention: &Mention, noun: &Term) -> Vec<u64> {
    let mut found = Vec::new();
    let mut start = noun.span.start;
    let end = sentence.words.partition_point(|term| term.span.start < noun.span.start);
    for term in sentence.words.iter().take(end).rev() {
        let gap = Span::new(term.span.end.min(start), start);
        if term.span.end > start {
            continue;
        }
        if ![" ", "-"].contains(&&*scene.words(mention.account, gap)) || term.is_verb() {
            break;
        }
        found.push(term.key);
        start = term.span.start;
    }
    found
}

/// The head of the first run of nouns after an act: what is done, or to what.
fn object(scene: &Scene<'_>, mention: &Mention, act: &Term) -> Option<u64> {
    let words = &scene.sentence(mention).words;
    let after = words.iter().filter(|term| {
        term.span.start >= act.span.end
            && mention.clause.contains(term.span)
            && run(&scene.words(mention.account, Span::new(act.span.end, term.span.start))) <= OBJECT_WITHIN
    });
    let mut head: Option<&Term> = None;
    for term in after {
        match head {
            None if term.is_noun() => head = Some(term),
            None if term.is_verb() => return None,
            None => {}
            Some(last) => {
                let gap = Span::new(last.span.end.min(term.span.start), term.span.start);
                if !term.is_noun() || scene.words(mention.account, gap) != " " {
                    break;
                }
                head = Some(term);
            }
        }
    }
    head.map(|term| term.key)
}

/// Whether two clauses have an act in common, or at least `things` other words that are no names and no figures, or
/// words on both sides of a verb: who did it, and what was done.
pub(super) fn meet(scene: &Scene<'_>, a: &Mention, b: &Mention, things: usize) -> bool {
    let acts = &Lexicon::bundled().acts;
    let mut keys: Vec<u64> = Vec::new();
    for term in shared_terms(scene, a, b) {
        match term.kind {
            TermKind::Act if !acts.is_light(term.key) && !is_attribute(scene, a, term) => return true,
            // Who starts this and who starts that do not meet.
            TermKind::Act if term.is_verb() && !is_attribute(scene, a, term) => {}
            TermKind::State if !term.is_noun() && !is_attribute(scene, a, term) => return true,
            TermKind::Name | TermKind::Figure => {}
            _ if keys.contains(&term.key) => {}
            _ => keys.push(term.key),
        }
    }
    keys.len() >= things || (!keys.is_empty() && is_around_verb(scene, a, b) && is_around_verb(scene, b, a))
}

/// Whether a word only describes the noun after it: "rising tensions", "the opposition leader".
fn is_attribute(scene: &Scene<'_>, mention: &Mention, word: &Term) -> bool {
    let words = &scene.sentence(mention).words;
    let describes = word.kind == TermKind::State || scene.words(mention.account, word.span).ends_with("ing");
    let next = words.iter().find(|term| term.span.start >= word.span.end);
    describes
        && next.is_some_and(|next| {
            next.is_noun() && scene.words(mention.account, Span::new(word.span.end, next.span.start)) == " "
        })
}

/// The words of a mention's clause beside its mark that the other's clause has too.
fn shared_terms<'a>(scene: &'a Scene<'_>, a: &'a Mention, b: &'a Mention) -> impl Iterator<Item = &'a Term> {
    let own = scene.sentence(a).words.iter().filter(|term| a.clause.contains(term.span));
    own.filter(|term| {
        !term.span.overlaps(a.mark) && b.near.binary_search_by_key(&term.key, |(key, _)| *key).is_ok()
    })
}

/// Whether a verb of the clause has a name in common with the other's before it, and a word that is no name after it.
fn is_around_verb(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let shared: Vec<&Term> = shared_terms(scene, a, b).filter(|term| !term.is_verb()).collect();
    let words = scene.sentence(a).words.iter().filter(|term| a.clause.contains(term.span));
    let (Some(first), Some(last)) = (
        shared.first(),
        shared.iter().rfind(|term| term.is_noun() && !matches!(term.kind, TermKind::Name | TermKind::Figure)),
    ) else {
        return false;
    };
    let mut verbs = words.filter(|term| term.is_verb());
    first.kind == TermKind::Name
        && verbs.any(|verb| first.span.end <= verb.span.start && verb.span.end <= last.span.start)
}

/// Whether both clauses name somebody or something, and none of it is named in the other.
pub(super) fn names_differ(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let names = |mention: &Mention| {
        let words = scene.sentence(mention).words.iter();
        let named = words.filter(|term| {
            let title = TITLES.contains(&&*scene.words(mention.account, term.span));
            term.kind == TermKind::Name && !title && mention.clause.contains(term.span)
        });
        named.map(|term| term.key).collect::<Vec<u64>>()
    };
    let (one, other) = (names(a), names(b));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|key| other.contains(key))
}

/// The hedge beside an act, with no other act between them: "may have struck", "a delay is likely".
pub(super) fn hedge_beside(scene: &Scene<'_>, mention: &Mention, act: Span) -> Option<(Certainty, Span)> {
    let words = &scene.sentence(mention).words;
    let verbs = |within: Span| words.iter().filter(move |term| term.is_verb() && within.contains(term.span));
    // "is thought to have leaked": the verb that hedges is no act between.
    let hedges = |term: &&Term| {
        let word = scene.words(mention.account, term.span).to_lowercase();
        let lexicon = Lexicon::bundled();
        lexicon.comparison.believed.contains(&word) || lexicon.hedges.degree(&word, Some("to")).is_some()
    };
    let lead = Span::new(mention.clause.start.min(act.start), act.start);
    let from = verbs(lead).filter(|term| !hedges(term)).map(|term| term.span.end).max().unwrap_or(lead.start);
    let lead = Span::new(from.max(mention.clause.start), act.start);
    let ahead = scene.hedge(mention.account, lead).filter(|(_, hedge)| {
        run(&scene.words(mention.account, Span::new(hedge.end.min(act.start), act.start))) <= HEDGED_WITHIN
    });
    let noun = words.iter().any(|term| term.span == act && term.is_noun());
    let behind = || {
        let rest = Span::new(act.end, mention.clause.end.max(act.end));
        scene.hedge(mention.account, rest).filter(|(_, hedge)| {
            let between = Span::new(act.end, hedge.start.max(act.end));
            let words = scene.words(mention.account, between);
            let copula = words.split_whitespace().any(|word| COPULAS.contains(&word));
            copula && run(&words) <= HEDGED_BEHIND
        })
    };
    ahead.or_else(|| noun.then(behind).flatten())
}

/// Words that join a noun with what is said of it.
const COPULAS: [&str; 6] = ["is", "are", "was", "were", "remains", "seems"];
/// Titles, which name nobody.
const TITLES: [&str; 4] = ["Mr", "Mrs", "Ms", "Dr"];
