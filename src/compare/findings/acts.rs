//! One act told by two accounts: alike, to the contrary, or less surely.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

use super::certainty::of_act;
use super::clause::clauses;
use super::differing::figures_differ;
use super::fact::{hedge_beside, same_fact};
use super::linking::link;
use super::scene::{Context, Mention, Scene, common, shared_keys};
use super::sentence::{Sentence, Term, TermKind};
use super::wording::wording;
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Certainty, FindingKind, Stance};
use crate::text::Span;
use crate::text::stem::stem;
use crate::text::tokens::{TokenKind, tokens};

/// Weight that two clauses share if one tells the contrary of the other.
const CONTRARY: f32 = 3.2;
/// Weight that two clauses share if they tell the same act.
const SAME: f32 = 3.2;
/// What contrary clauses share besides the act, in the clauses or else in or before their sentences.
const BESIDE: f32 = 1.2;
const AROUND: f32 = 2.4;
/// The same where one says that there is none of a thing.
const BESIDE_THING: f32 = 2.0;
/// Objects less telling than this need not be met.
const OBJECT: f32 = 1.0;
/// Share of the lighter clause's weight that they have in common then.
const SAME_SHARE: f32 = 0.3;
/// Weight that a denied thing and its mention share within one article.
const WITHIN: f32 = 1.2;
/// Sentences between accusation and denial in one article, at most.
const WITHIN_REACH: usize = 4;
/// How much words count that only the sentences share, or a clause and the sentence before the other.
const WIDE: f32 = 0.5;
const FAR: f32 = 0.35;
/// Acts told more often are compared with the first so many tellings only.
const LONGEST_POSTING: usize = 40;
/// Acts less telling than this say nothing.
const TELLING: f32 = 0.5;
/// Longer clauses tell too much to be held against each other.
const LONGEST: usize = 260;

/// Tokens between a denying word and what is denied, at most.
const DENIED_WITHIN: usize = 5;

/// Words that leave open what they stand with.
const OPEN: [&str; 7] = ["if", "whether", "unless", "until", "should", "asked", "once"];

/// Words of what was so before.
const NO_LONGER: [&str; 3] = ["any more", "anymore", "no longer"];

/// A clause with its acts.
#[derive(Debug)]
struct Told {
    mention: Mention,
    /// Its acts, and the other words a negation stands before.
    acts: Vec<Term>,
    /// Whether it denies one of them.
    denies: bool,
    to_come: bool,
    /// Whether it leaves open what it tells.
    open: bool,
}

/// How two clauses stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Same,
    /// One of them is less sure of these acts.
    Hedged([Span; 2]),
    Contrary(Span, Span),
}

/// Agreements, conflicts and differences of certainty between clauses that tell one act.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let told = all(scene);
    let mut found = Related::default();
    let mut by_act: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut others: Vec<usize> = Vec::new();
    for (at, one) in told.iter().enumerate() {
        others.clear();
        for term in one.acts.iter().filter(|term| leads(term)) {
            let posting = by_act.get(&term.key).map_or(&[][..], Vec::as_slice);
            others.extend(posting);
        }
        others.sort_unstable();
        others.dedup();
        for &other in &others {
            match relation(scene, &told[other], one) {
                Some((score, Relation::Same)) => found.same.push((score, other, at)),
                Some((score, Relation::Hedged(acts))) => found.hedged.push((score, other, at, acts)),
                Some((score, Relation::Contrary(a, b))) => found.contrary.push((score, other, at, a, b)),
                None => {}
            }
        }
        for term in &one.acts {
            let posting = by_act.entry(term.key).or_default();
            if posting.last() != Some(&at) && posting.len() < LONGEST_POSTING {
                posting.push(at);
            }
        }
    }
    let mut drafts = opposed(scene, &told, found.contrary);
    drafts.extend(alike(scene, &told, &found.same));
    drafts.extend(hedged(scene, &told, found.hedged));
    drafts
}

/// Whether a clause charges somebody.
fn is_charge(scene: &Scene<'_>, told: &Told) -> bool {
    let charges = |term: &Term| {
        let word = scene.words(told.mention.account, term.span);
        Lexicon::bundled().comparison.is_charging(&stem(&word))
    };
    told.acts.iter().any(charges)
}

/// Whether a denied word is what its clause denies.
fn is_head(term: &Term) -> bool {
    term.kind == TermKind::State || term.head
}

/// Whether a word finds other clauses: an act, or a thing of which there is said to be none.
fn leads(term: &Term) -> bool {
    matches!(term.kind, TermKind::Act | TermKind::State) || (term.denied && term.head)
}

/// Pairs of clauses by how they stand to each other, with what they have in common.
#[derive(Debug, Default)]
struct Related {
    same: Vec<(f32, usize, usize)>,
    hedged: Vec<(f32, usize, usize, [Span; 2])>,
    contrary: Vec<(f32, usize, usize, Span, Span)>,
}

/// How two clauses stand to each other, and how much they have in common.
fn relation(scene: &Scene<'_>, a: &Told, b: &Told) -> Option<(f32, Relation)> {
    // Most pairs share a common act and no more.
    let within = a.mention.account == b.mention.account;
    if !(a.denies || b.denies) && (within || shared_keys(&a.mention.near, &b.mention.near) < 2) {
        return None;
    }
    let one_text = scene.accounts[a.mention.account].copy == scene.accounts[b.mention.account].copy;
    let within = a.mention.account == b.mention.account;
    if (one_text && !within) || a.open || b.open {
        return None;
    }
    let against = |term: &Term| term.contrary != term.denied;
    let shared = a.acts.iter().flat_map(|one| {
        let same = b.acts.iter().filter(|other| other.key == one.key);
        same.map(move |other| (one, other))
    });
    let shared: Vec<(&Term, &Term)> = shared.collect();
    let about = |term: &Term| !against(term) || is_head(term);
    let contrary = shared
        .iter()
        .copied()
        .find(|(one, other)| against(one) != against(other) && about(one) && about(other));
    let evidence = scene.evidence(&a.mention, &b.mention);
    let sum = evidence.near + WIDE * evidence.wide + FAR * evidence.far;
    if let Some((one, other)) = contrary {
        let fits = if within {
            let near = a.mention.sentence.abs_diff(b.mention.sentence) <= WITHIN_REACH;
            near && one.weight >= WITHIN && speakers_differ(scene, a, b, one.span, other.span)
        } else {
            let other_words = evidence.near - one.weight;
            let thing = [one, other].iter().any(|term| term.denied && term.kind == TermKind::Plain);
            if !(does_same(scene, a, b, one) && does_same(scene, b, a, other)) {
                return None;
            }
            let beside = if thing { BESIDE_THING } else { BESIDE };
            let tied =
                (evidence.shared >= 2 && other_words >= beside) || evidence.wide.max(evidence.far) >= AROUND;
            sum >= CONTRARY && tied && object_met(scene, a, b, one) && object_met(scene, b, a, other)
        };
        let certain = is_certain(scene, &a.mention, one.span) && is_certain(scene, &b.mention, other.span);
        let marked = |mention: &Mention, mark: Span| {
            let claim = scene.claim_of(mention.account, mark);
            Mention { mark, claim, ..mention.clone() }
        };
        let apart = figures_differ(scene, &marked(&a.mention, one.span), &marked(&b.mention, other.span));
        let others = !within
            && (scene.people_differ(&a.mention, &b.mention) || scene.places_differ(&a.mention, &b.mention));
        // "No arrests had been made" is no longer so a day later.
        let (denial, told) = if against(one) { (a, b) } else { (b, a) };
        let until_then = not_yet(scene, &denial.mention, &told.mention);
        let fits = fits && certain && a.to_come == b.to_come && !apart && !others && !until_then;
        return fits.then_some((sum, Relation::Contrary(one.span, other.span)));
    }
    // Who charges whom is a matter of the claims; and what one denies, the other does not agree with.
    let turned = shared.iter().any(|(one, other)| against(one) != against(other));
    if turned || is_charge(scene, a) || is_charge(scene, b) {
        return None;
    }
    let share = common(&a.mention.near, &b.mention.near)
        / weight(&a.mention.near).min(weight(&b.mention.near)).max(f32::MIN_POSITIVE);
    let apart = || scene.places_apart(&a.mention, &b.mention);
    if within || share < SAME_SHARE || figures_differ(scene, &a.mention, &b.mention) || apart() {
        return None;
    }
    let is_act = |term: &Term| matches!(term.kind, TermKind::Act | TermKind::State);
    // That something is denied in both is not what is denied.
    let told = |(one, other): &(&Term, &Term)| {
        !(scene.attributes(&a.mention, one.span) || scene.attributes(&b.mention, other.span))
    };
    let acts = shared.iter().copied().filter(|(one, other)| is_act(one) && is_act(other)).filter(told);
    let acts: Vec<(Term, Term)> = acts.map(|(one, other)| (*one, *other)).collect();
    let fact = same_fact(scene, [&a.mention, &b.mention], share, &acts)?;
    let hedges =
        [(a, fact.acts[0]), (b, fact.acts[1])].map(|(told, act)| hedge_beside(scene, &told.mention, act));
    let stated =
        [(a, fact.acts[0]), (b, fact.acts[1])].map(|(told, act)| is_certain(scene, &told.mention, act));
    let relation = match (hedges, stated) {
        ([Some(_), None], [_, true]) | ([None, Some(_)], [true, _]) => Relation::Hedged(fact.acts),
        (_, [true, true]) if sum >= SAME && a.to_come == b.to_come => Relation::Same,
        _ => return None,
    };
    Some((fact.telling, relation))
}

/// Whether what a denied act is done to is met in the other clause: who has not sold the mill may have sold a boat.
fn object_met(scene: &Scene<'_>, told: &Told, other: &Told, head: &Term) -> bool {
    if !head.denied {
        return true;
    }
    let words = &scene.sentence(&told.mention).words;
    let objects = words.iter().filter(|term| {
        term.denied
            && told.mention.clause.contains(term.span)
            && term.span.start > head.span.start
            && term.key != head.key
            && matches!(term.kind, TermKind::Plain | TermKind::Name)
            && term.weight >= OBJECT
    });
    let mut objects = objects.peekable();
    objects.peek().is_none()
        || objects.any(|term| other.mention.wide.binary_search_by_key(&term.key, |(key, _)| *key).is_ok())
}

/// Whether of a thing there is said to be none of, what none of it does is told in the other clause too: "no boats
/// sailed" is not against a boat.
fn does_same(scene: &Scene<'_>, told: &Told, other: &Told, thing: &Term) -> bool {
    if !thing.denied || thing.kind != TermKind::Plain {
        return true;
    }
    let words = &scene.sentence(&told.mention).words;
    let next = words.iter().find(|term| {
        term.span.start >= thing.span.end && told.mention.clause.contains(term.span) && term.is_verb()
    });
    next.is_none_or(|verb| {
        Lexicon::bundled().acts.is_light(verb.key)
            || other.mention.near.binary_search_by_key(&verb.key, |(key, _)| *key).is_ok()
    })
}

/// Whether a denial tells what had not been done by the time it was published, before the other account was.
fn not_yet(scene: &Scene<'_>, denial: &Mention, other: &Mention) -> bool {
    let words = scene.words(denial.account, denial.clause);
    let perfect = words.split_whitespace().any(|word| ["has", "have", "had"].contains(&word));
    perfect && scene.order(denial, other) == Some(Ordering::Less)
}

fn weight(context: &Context) -> f32 {
    context.iter().map(|(_, weight)| weight).sum()
}

/// Whether what the marks of two clauses of one article tell is put into the mouths of two speakers.
fn speakers_differ(scene: &Scene<'_>, a: &Told, b: &Told, one: Span, other: Span) -> bool {
    let speaker = |told: &Told, mark: Span| {
        let account = &scene.accounts[told.mention.account];
        let claim = scene
            .claim(&Mention { claim: scene.claim_of(told.mention.account, mark), ..told.mention.clone() })?;
        scene.briefing.speaker(account.article, claim)
    };
    matches!((speaker(a, one), speaker(b, other)), (Some(one), Some(other)) if one != other)
}

/// Whether a mark is put as a fact: by the article, or by a claim that asserts or denies for certain.
pub(super) fn is_certain(scene: &Scene<'_>, mention: &Mention, mark: Span) -> bool {
    let mention = Mention { mark, claim: scene.claim_of(mention.account, mark), ..mention.clone() };
    let stance = scene.claim(&mention).is_none_or(|claim| {
        matches!(claim.stance, Stance::Asserts | Stance::Denies)
            && !claim.cue.is_some_and(|cue| cue.overlaps(mark))
    });
    stance && scene.certainty(&mention).0 == Certainty::Certain
}

/// Conflicts: of all contrary pairs those whose sentences have no closer one.
fn opposed(scene: &Scene<'_>, told: &[Told], mut pairs: Vec<(f32, usize, usize, Span, Span)>) -> Vec<Draft> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = BTreeSet::new();
    let mut found = Vec::new();
    for (_, a, b, one, other) in pairs {
        let (first, second) = (&told[a].mention, &told[b].mention);
        let slots = [
            (first.account, first.sentence, second.account),
            (second.account, second.sentence, first.account),
        ];
        if slots.iter().any(|slot| taken.contains(slot)) {
            continue;
        }
        taken.extend(slots);
        let term = |mention: &Mention, mark: Span| {
            scene.sentence(mention).words.iter().find(|term| term.span == mark).copied()
        };
        let by_word = [(first, one), (second, other)]
            .map(|(told, mark)| term(told, mark).is_some_and(|term| term.denied));
        let side = |mention: &Mention, mark: Span| {
            let term = term(mention, mark);
            // Where no word denies, of two contraries the one that the table puts second.
            let against =
                term.is_some_and(|term| if by_word[0] == by_word[1] { term.contrary } else { term.denied });
            let value = if against { "denied" } else { "asserted" }.to_owned();
            let claim = scene.claim_of(mention.account, mark);
            let mark =
                if term.is_some_and(|term| term.denied) { with_denial(scene, mention, mark) } else { mark };
            Side { mention: Mention { mark, claim, ..mention.clone() }, value }
        };
        let sides = vec![side(first, one), side(second, other)];
        found.push(Draft { kind: FindingKind::Conflict, about: About::Polarity, sides, note: None });
    }
    found
}

/// A denied word with the word that denies it, where that stands near before it: "did not close", "nobody was hurt".
fn with_denial(scene: &Scene<'_>, mention: &Mention, mark: Span) -> Span {
    let text = &scene.accounts[mention.account].analysed.article.text;
    let denial = &Lexicon::bundled().comparison.denial;
    let before = tokens(text, Span::new(mention.clause.start.min(mark.start), mark.start));
    let near = before.iter().enumerate().rev().take(DENIED_WITHIN);
    let mut denying = near.filter(|(_, token)| {
        let word = token.span.of(text).to_lowercase();
        denial.denying.contains(&word)
            || word.ends_with("n't")
            || word.ends_with("n’t")
            || denial.failing.contains(&word)
    });
    let Some((at, token)) = denying.next() else { return mark };
    // "did not": the auxiliary belongs to it.
    let auxiliary = at.checked_sub(1).and_then(|before_it| before.get(before_it)).filter(|word| {
        let word = word.span.of(text).to_lowercase();
        Lexicon::bundled().comparison.denial.auxiliaries.contains(&word)
    });
    auxiliary.map_or(token.span, |auxiliary| auxiliary.span).cover(mark)
}

/// Agreements of clauses that tell one act and are each other's closest.
fn alike(scene: &Scene<'_>, told: &[Told], pairs: &[(f32, usize, usize)]) -> Vec<Draft> {
    let mut best: HashMap<(usize, usize), f32> = HashMap::new();
    for &(score, a, b) in pairs {
        for slot in [(a, told[b].mention.account), (b, told[a].mention.account)] {
            let entry = best.entry(slot).or_insert(score);
            *entry = entry.max(score);
        }
    }
    let mutual = |&(score, a, b): &(f32, usize, usize)| {
        best.get(&(a, told[b].mention.account)).is_some_and(|&best| score >= best)
            && best.get(&(b, told[a].mention.account)).is_some_and(|&best| score >= best)
    };
    let groups = link(told.len(), 1, pairs.iter().copied().filter(mutual).collect());
    let mentions = |group: &Vec<usize>| group.iter().map(|&at| &told[at].mention).collect::<Vec<_>>();
    groups.iter().map(|group| wording(scene, &mentions(group))).collect()
}

/// Differences of certainty: of all pairs those whose sentences have no closer one.
fn hedged(scene: &Scene<'_>, told: &[Told], mut pairs: Vec<(f32, usize, usize, [Span; 2])>) -> Vec<Draft> {
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken = BTreeSet::new();
    let copy = |mention: &Mention| scene.accounts[mention.account].copy;
    let mut found = Vec::new();
    for (_, a, b, acts) in pairs {
        let (one, other) = (&told[a].mention, &told[b].mention);
        let slots = [(one.account, one.sentence, copy(other)), (other.account, other.sentence, copy(one))];
        if slots.iter().any(|slot| taken.contains(slot)) {
            continue;
        }
        taken.extend(slots);
        found.push(of_act(scene, [(one, acts[0]), (other, acts[1])]));
    }
    found
}

/// All clauses of the story with their acts.
fn all(scene: &Scene<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    for (account, told) in scene.accounts.iter().enumerate() {
        let text = &told.analysed.article.text;
        for (at, sentence) in told.sentences.iter().enumerate() {
            for clause in clauses(text, sentence).into_iter().filter(|clause| clause.len() <= LONGEST) {
                let acts = acts(text, sentence, clause);
                if acts.is_empty() {
                    continue;
                }
                let mention = scene.mention_in(account, at, clause, Span::new(clause.start, clause.start));
                let open = is_open(text, clause);
                let to_come = scene.is_to_come(&mention);
                let denies = acts.iter().any(|term| (term.contrary != term.denied) && is_head(term));
                found.push(Told { mention, acts, denies, to_come, open });
            }
        }
    }
    found
}

fn acts(text: &str, sentence: &Sentence, clause: Span) -> Vec<Term> {
    // Of "not a single crown" the crown is no thing of its own.
    let is_unit = |term: &Term| {
        term.kind == TermKind::Plain
            && Lexicon::bundled().units.is_currency(&stem(&term.span.of(text).to_lowercase()))
    };
    let telling = |term: &&Term| {
        clause.contains(term.span)
            && term.weight >= TELLING
            && matches!(term.kind, TermKind::Act | TermKind::State | TermKind::Plain)
            && !is_unit(term)
    };
    sentence.words.iter().filter(telling).copied().collect()
}

/// Whether a clause leaves open what it tells, or tells it of a part, or of what is so no longer.
pub(super) fn is_open(text: &str, clause: Span) -> bool {
    clause.of(text).contains('?')
        || NO_LONGER.iter().any(|words| clause.of(text).contains(words))
        || holds(text, clause, &OPEN)
        || holds_part(text, clause)
}

/// Whether a clause speaks of some; "some 400" is a figure.
fn holds_part(text: &str, clause: Span) -> bool {
    let partial = &Lexicon::bundled().comparison.figures.partial;
    let tokens = tokens(text, clause);
    tokens.iter().enumerate().any(|(at, token)| {
        let figure = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
        !figure && partial.contains(&token.span.of(text).to_lowercase())
    })
}

fn holds(text: &str, clause: Span, words: &[&str]) -> bool {
    let tokens = tokens(text, clause);
    let mut read = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    read.any(|token| words.iter().any(|word| token.span.of(text).eq_ignore_ascii_case(word)))
}
