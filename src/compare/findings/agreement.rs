//! Agreement in substance: clauses of two or more accounts that tell the same.

use std::collections::{BTreeMap, HashMap};

use super::clause::clauses;
use super::differing::figures_differ;
use super::fact::{Disputed, THINGS_SAID, meet, names_differ};
use super::scene::{Context, Mention, Scene, common, context, is_plain, shared, shared_keys};
use super::sentence::{Term, TermKind};
use super::wording::wording;
use super::{Draft, attribution};
use crate::lexicon::Lexicon;
use crate::model::{Certainty, Claim, Stance};
use crate::text::Span;
use crate::text::stem::stem;
use crate::text::tokens::{TokenKind, tokens};

/// Clauses at least this alike, of those that are each other's closest, tell the same.
const SAME_SUBSTANCE: f32 = 0.25;
/// Claims say more than clauses do, and must be this alike.
const SAME_CLAIM: f32 = 0.29;
/// A further member must be this alike to each that is in already.
const SAME_AS_ALL: f32 = 0.22;
/// What it adds that both name the same speaker with one stance beyond asserting.
const SAME_STANCE: f32 = 0.12;
/// Claims at least this alike say the same in nearly the same words.
const SAME_WORDS: f32 = 0.7;
/// Telling words they must share that are no names.
const FEWEST_SHARED: usize = 2;
/// Weight and number of words, names counted, that make up for one word that is no name.
const NAMED: f32 = 5.0;
const NAMED_SHARED: usize = 3;
/// From this many telling words in common on, it counts how much of the shorter clause the longer one holds.
const MANY_SHARED: usize = 3;
/// How much that counts beside their likeness.
const HELD: f32 = 0.6;
/// Weight added to the length of clauses, so that few words in common are not enough.
const PRIOR: f32 = 1.0;
/// Longer clauses say too much to agree as a whole, in bytes.
const LONGEST: usize = 200;
/// Words in more clauses than this find no candidates.
const LONGEST_POSTING: usize = 600;
/// A clause is held against the closest of so many other accounts only.
const MOST_ACCOUNTS: usize = 16;
/// Telling words, no names, that clauses must share which name nobody alike.
const APART: usize = 2;

/// A clause with what of it must not differ.
#[derive(Debug)]
struct Told<'a> {
    mention: Mention,
    /// Keys of its words that are no names and no figures, ascending.
    plain: Vec<u64>,
    /// Its weighed words without those that say who says it.
    said: Context,
    /// Whether an odd number of its words deny.
    negative: bool,
    stances: Vec<(&'a str, Stance)>,
    /// Who says it; of clauses not known.
    speaker: Option<&'a str>,
    /// Declines and denies what it tells, or doesn't.
    rejects: bool,
    /// Whether it is what somebody says, and not a clause of the text.
    claim: bool,
    /// What is done by saying it; of clauses not known.
    stance: Stance,
}

/// Groups of claims, and then of clauses, that are each other's closest and alike enough.
pub(super) fn find(scene: &Scene<'_>, disputes: &[Draft]) -> Vec<Draft> {
    let accounts = 0..scene.accounts.len();
    let claims: Vec<Told<'_>> = accounts.clone().flat_map(|account| claims(scene, account)).collect();
    let clauses: Vec<Told<'_>> = accounts.flat_map(|account| plain_clauses(scene, account)).collect();
    let known_to_differ = Disputed::new(disputes);
    let mut drafts = of_one_sort(scene, &known_to_differ, &claims);
    drafts.extend(from_other_mouths(scene, &known_to_differ, &claims));
    let known: Vec<Vec<Mention>> =
        drafts.iter().map(|draft| draft.sides.iter().map(|side| side.mention.clone()).collect()).collect();
    drafts.extend(of_one_sort(scene, &known_to_differ, &clauses).into_iter().filter(|draft| {
        let again = |mentions: &Vec<Mention>| {
            draft.sides.iter().all(|side| mentions.iter().any(|known| same_sentence(known, &side.mention)))
        };
        !known.iter().any(again)
    }));
    drafts
}

/// Claims that say the same in nearly the same words, by different speakers.
fn from_other_mouths(scene: &Scene<'_>, disputed: &Disputed, claims: &[Told<'_>]) -> Vec<Draft> {
    let closest = closest(claims);
    let mut pairs: Vec<(usize, usize)> =
        closest.iter().map(|(&(from, _), &to)| (from.min(to), from.max(to))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let told = pairs.into_iter().filter_map(|(a, b)| {
        let (a, b) = (&claims[a], &claims[b]);
        let (one, other) = (&a.mention, &b.mention);
        let apart = scene.accounts[one.account].copy != scene.accounts[other.account].copy;
        let alike = apart
            && shared(&a.plain, &b.plain) >= MANY_SHARED
            && balanced(&one.near, &other.near) >= SAME_WORDS
            && a.stance == b.stance
            && alike(scene, disputed, a, b).is_some();
        alike.then(|| attribution::of_claims(scene, &[one, other])).flatten()
    });
    told.collect()
}

fn same_sentence(a: &Mention, b: &Mention) -> bool {
    (a.account, a.sentence) == (b.account, b.sentence)
}

fn of_one_sort(scene: &Scene<'_>, disputed: &Disputed, told: &[Told<'_>]) -> Vec<Draft> {
    let closest = closest(told);
    let mut pairs: Vec<(f32, usize, usize)> = closest
        .iter()
        .filter_map(|(&(from, account), &to)| {
            let (a, b) = (&told[from], &told[to]);
            let mutual = from < to && closest.get(&(to, a.mention.account)) == Some(&from);
            let apart = scene.accounts[a.mention.account].copy != scene.accounts[account].copy;
            let alike = alike(scene, disputed, a, b)?;
            let least = if a.claim { SAME_CLAIM } else { SAME_SUBSTANCE };
            (mutual && apart && alike >= least).then_some((alike, from, to))
        })
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    groups(scene, disputed, told, &pairs).iter().map(|group| draft(told, group, scene)).collect()
}

/// Joins pairs into groups whose members are all alike.
fn groups(
    scene: &Scene<'_>,
    disputed: &Disputed,
    told: &[Told<'_>],
    pairs: &[(f32, usize, usize)],
) -> Vec<Vec<usize>> {
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &(_, a, b) in pairs {
        let (group, new) = match (group_of.get(&a).copied(), group_of.get(&b).copied()) {
            (None, None) => {
                group_of.extend([(a, groups.len()), (b, groups.len())]);
                groups.push(vec![a, b]);
                continue;
            }
            (Some(group), None) => (group, b),
            (None, Some(group)) => (group, a),
            (Some(_), Some(_)) => continue,
        };
        let fits = |&member: &usize| {
            let (member, new) = (&told[member], &told[new]);
            member.mention.account != new.mention.account
                && (scene.copies(&member.mention, &new.mention)
                    || alike(scene, disputed, member, new).is_some_and(|alike| alike >= SAME_AS_ALL))
        };
        if groups[group].iter().all(fits) {
            group_of.insert(new, group);
            groups[group].push(new);
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// How alike two clauses are; `None` where they can't tell the same.
fn alike(scene: &Scene<'_>, disputed: &Disputed, a: &Told<'_>, b: &Told<'_>) -> Option<f32> {
    if a.negative != b.negative || a.rejects != b.rejects {
        return None;
    }
    // What is known to be disputed between them is known to be told of one thing.
    if figures_differ(scene, &a.mention, &b.mention) && !disputed.holds(&a.mention, &b.mention) {
        return None;
    }
    // What was in one place and what was in another are not told alike.
    if scene.places_apart(&a.mention, &b.mention) {
        return None;
    }
    // What one opened the other closed.
    if turned(scene, &a.mention, &b.mention) {
        return None;
    }
    // Those who are named in both are no fact; nor do two who are named, and not alike, do one thing.
    let shared = shared(&a.plain, &b.plain);
    let met = meet(scene, &unmarked(&a.mention), &unmarked(&b.mention), THINGS_SAID);
    let rejected = a.rejects && b.rejects;
    let others = names_differ(scene, &a.mention, &b.mention) && (shared < APART || rejected);
    if others || !(met || rejected) {
        return None;
    }
    // Whether it is so is not what one leaves open and the other states.
    let open = |told: &Told<'_>| scene.certainty(&told.mention).0 < Certainty::Certain;
    if open(a) != open(b) {
        return None;
    }
    let same = a.stances.iter().any(|stance| b.stances.contains(stance));
    // One speaker who denies one act says one thing.
    let speaks = a.claim && a.speaker.is_some() && a.speaker == b.speaker;
    let voice = speaks && a.negative;
    // A rare name in common, or a denial on both sides, makes up for a word.
    let named = common(&a.said, &b.said) >= NAMED && shared_keys(&a.said, &b.said) >= NAMED_SHARED;
    let denied = a.rejects && b.rejects;
    if shared < FEWEST_SHARED - usize::from((same && a.claim) || named || denied || voice) {
        return None;
    }
    // Two who each accuse, warn or demand do not tell the same.
    if !same && !a.stances.is_empty() && !b.stances.is_empty() {
        return None;
    }
    // What one warns of, another may state; they don't say the same thing of it.
    let states = |told: &Told<'_>| matches!(told.stance, Stance::Asserts | Stance::Promises);
    if a.claim && a.stance != b.stance && !(states(a) && states(b)) {
        return None;
    }
    let extra = if same || speaks { SAME_STANCE } else { 0.0 };
    let held = if shared >= MANY_SHARED { HELD * held(&a.mention.near, &b.mention.near) } else { 0.0 };
    Some(balanced(&a.mention.near, &b.mention.near).max(held) + extra)
}

/// Whether one of the clauses tells the contrary of an act or state that the other tells.
fn turned(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let inside = |mention: &Mention| {
        let words = scene.sentence(mention).words.iter();
        let states = words.filter(|term| term.kind == TermKind::State && mention.clause.contains(term.span));
        states.map(|term| (term.key, term.contrary)).collect::<Vec<_>>()
    };
    let (one, other) = (inside(a), inside(b));
    one.iter()
        .any(|(key, contrary)| other.contains(&(*key, !contrary)) && !other.contains(&(*key, *contrary)))
}

/// Twice the common weight over the weight of both, so that a long clause isn't everyone's closest.
fn balanced(a: &Context, b: &Context) -> f32 {
    let total = |context: &Context| context.iter().map(|(_, weight)| weight).sum::<f32>();
    2.0 * common(a, b) / (total(a) + total(b) + 2.0 * PRIOR)
}

/// Common weight over the weight of the lighter clause.
fn held(a: &Context, b: &Context) -> f32 {
    let total = |context: &Context| context.iter().map(|(_, weight)| weight).sum::<f32>();
    common(a, b) / (total(a).min(total(b)) + PRIOR)
}

/// The mention with none of its clause marked.
fn unmarked(mention: &Mention) -> Mention {
    Mention { mark: Span::new(mention.clause.start, mention.clause.start), ..mention.clone() }
}

/// For each clause and each other account the clause there that is most alike.
fn closest(told: &[Told<'_>]) -> HashMap<(usize, usize), usize> {
    let mut postings: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
    for (at, one) in told.iter().enumerate() {
        for &(key, weight) in &one.mention.near {
            postings.entry(key).or_default().push((at, weight));
        }
    }
    postings.retain(|_, posting| posting.len() <= LONGEST_POSTING);
    let length = |one: &Told<'_>| one.mention.near.iter().map(|(_, weight)| weight).sum::<f32>();
    let lengths: Vec<f32> = told.iter().map(length).collect();
    let mut sums = vec![0.0_f32; told.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut found = HashMap::new();
    for (from, one) in told.iter().enumerate() {
        for (key, weight) in &one.mention.near {
            for &(at, other) in postings.get(key).map_or(&[][..], Vec::as_slice) {
                if told[at].mention.account != one.mention.account {
                    if sums[at] == 0.0 {
                        touched.push(at);
                    }
                    sums[at] += weight.min(other);
                }
            }
        }
        let mut best: HashMap<usize, (f32, usize)> = HashMap::new();
        touched.sort_unstable();
        for at in touched.drain(..) {
            let share = std::mem::take(&mut sums[at]) / (lengths[from] + lengths[at] + 2.0 * PRIOR);
            let entry = best.entry(told[at].mention.account).or_insert((share, at));
            if share > entry.0 {
                *entry = (share, at);
            }
        }
        let mut best: Vec<(usize, (f32, usize))> = best.into_iter().collect();
        best.sort_unstable_by(|(a, (x, _)), (b, (y, _))| y.total_cmp(x).then(a.cmp(b)));
        best.truncate(MOST_ACCOUNTS);
        found.extend(best.into_iter().map(|(account, (_, at))| ((from, account), at)));
    }
    found
}

/// What the claims of an account say.
fn claims<'a>(scene: &Scene<'a>, account: usize) -> Vec<Told<'a>> {
    let Some(told) = scene.accounts.get(account) else { return Vec::new() };
    told.analysed
        .claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| said(scene, account, index, claim))
        .collect()
}

/// What a claim says, where that is a part of one sentence.
fn said<'a>(scene: &Scene<'a>, account: usize, index: usize, claim: &'a Claim) -> Option<Told<'a>> {
    let told = scene.accounts.get(account)?;
    let text = &told.analysed.article.text;
    let content = *claim.content.first().filter(|content| content.len() <= LONGEST)?;
    let at = told.sentences.partition_point(|sentence| sentence.span.end <= content.start);
    let sentence = told.sentences.get(at).filter(|sentence| sentence.span.contains(content))?;
    let cue = claim.cue.filter(|cue| sentence.span.contains(*cue));
    let said = cue.map_or(content, |cue| cue.cover(content));
    let clause = if said.len() <= LONGEST { said } else { content };
    if asks(text, clause) {
        return None;
    }
    let speaker = scene.briefing.speaker(told.article, claim);
    let stances = speaker.filter(|_| takes_a_stand(text, claim)).map(|speaker| (speaker, claim.stance));
    Some(Told {
        mention: Mention {
            account,
            sentence: at,
            clause,
            mark: content,
            claim: Some(index),
            near: context(sentence, content, Span::default()),
            wide: context(sentence, sentence.span, Span::default()),
        },
        plain: plain_keys(text, &told_terms(scene, account, at, content, Voices::Denying)),
        said: weighed(&told_terms(scene, account, at, content, Voices::All)),
        // "did not deny that it failed"
        negative: is_negative(text, content) != cue.is_some_and(|cue| is_negated(text, cue)),
        stances: stances.into_iter().collect(),
        speaker,
        rejects: matches!(claim.stance, Stance::Denies | Stance::Declines),
        claim: true,
        stance: claim.stance,
    })
}

/// The clauses of an account that may agree with another's.
fn plain_clauses<'a>(scene: &Scene<'a>, account: usize) -> Vec<Told<'a>> {
    let mut found = Vec::new();
    let Some(told) = scene.accounts.get(account) else { return found };
    let text = &told.analysed.article.text;
    for (at, sentence) in told.sentences.iter().enumerate() {
        for clause in clauses(text, sentence).into_iter().filter(|clause| clause.len() <= LONGEST) {
            // That both deny something is not that they deny the same.
            let plain = plain_keys(text, &told_terms(scene, account, at, clause, Voices::Denying));
            if plain.len() < FEWEST_SHARED || asks(text, clause) {
                continue;
            }
            let stances = stances(scene, account, clause);
            let rejects =
                stances.iter().any(|(_, stance)| matches!(stance, Stance::Denies | Stance::Declines));
            let mention = Mention {
                account,
                sentence: at,
                clause,
                mark: clause,
                claim: None,
                near: context(sentence, clause, Span::default()),
                wide: context(sentence, sentence.span, Span::default()),
            };
            let negative = is_negative(text, clause);
            found.push(Told {
                mention,
                plain,
                said: weighed(&told_terms(scene, account, at, clause, Voices::All)),
                negative,
                stances,
                speaker: None,
                rejects,
                claim: false,
                stance: Stance::Asserts,
            });
        }
    }
    found
}

/// The words of a clause that tell what is said, and not who says it, or not who denies it.
fn told_terms(scene: &Scene<'_>, account: usize, at: usize, clause: Span, of: Voices) -> Vec<Term> {
    let told = &scene.accounts[account];
    let sentence = &told.sentences[at];
    let first = told.analysed.claims.partition_point(|claim| claim.span.start < sentence.span.start);
    let claims = told.analysed.claims.iter().skip(first);
    let claims = claims.take_while(|claim| claim.span.start < sentence.span.end);
    let rejects = |claim: &Claim| matches!(claim.stance, Stance::Denies | Stance::Declines);
    let voices = claims.filter(|claim| claim.cue.is_some() && (of == Voices::All || rejects(claim)));
    // "Roe, one of the three who voted against, said": who speaks is told of too.
    let named =
        |source: &Span| !sentence.words.iter().any(|term| source.contains(term.span) && term.is_verb());
    let voices = voices.flat_map(|claim| {
        let source = claim.source.as_ref().map(|source| source.span).filter(named);
        claim.cue.into_iter().chain(source)
    });
    let voices: Vec<Span> = voices.collect();
    let said =
        |term: &&Term| clause.contains(term.span) && !voices.iter().any(|voice| voice.overlaps(term.span));
    sentence.words.iter().filter(said).copied().collect()
}

/// Whose words of attribution are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voices {
    All,
    Denying,
}

/// Distinct keys of words with their weights, ascending.
fn weighed(terms: &[Term]) -> Context {
    let mut keys: Context = terms.iter().map(|term| (term.key, term.weight)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    keys.dedup_by_key(|(key, _)| *key);
    keys
}

/// Keys of the plain words among these, ascending; "he" stands for a name.
fn plain_keys(text: &str, terms: &[Term]) -> Vec<u64> {
    let plain = terms.iter().filter(|term| term.kind != TermKind::Name && is_plain(text, term.span));
    let mut keys: Vec<u64> = plain.map(|term| term.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a clause leaves open what it tells: "asked whether", "if".
fn asks(text: &str, clause: Span) -> bool {
    let words = tokens(text, clause);
    words
        .iter()
        .any(|token| ["if", "whether"].iter().any(|word| token.span.of(text).eq_ignore_ascii_case(word)))
}

/// Whether a cue is negated: "did not deny", "never said".
pub(super) fn is_negated(text: &str, cue: Span) -> bool {
    let negates =
        |word: &str| word == "not" || word == "never" || word.ends_with("n't") || word.ends_with("n’t");
    cue.of(text).split_whitespace().any(|word| negates(&word.to_lowercase()))
}

/// Whether an odd number of a clause's words deny: "will not expand", "will halt expansion".
fn is_negative(text: &str, clause: Span) -> bool {
    let table = &Lexicon::bundled().comparison;
    let denies = |word: &str| {
        let word = word.to_lowercase();
        word.ends_with("n't") || word.ends_with("n’t") || table.is_negating(&word)
    };
    let tokens = tokens(text, clause);
    // "He voted no" denies nothing that follows.
    let ahead = |at: usize| tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word);
    let denying = tokens.iter().enumerate().filter(|(at, token)| {
        let word = token.span.of(text);
        denies(word) && (!word.eq_ignore_ascii_case("no") || ahead(*at))
    });
    denying.count() % 2 == 1
}

/// Whether it matters for a claim who makes it: a demand, a warning, a charge.
fn takes_a_stand(text: &str, claim: &Claim) -> bool {
    let charges = |cue: Span| {
        let mut words = cue.of(text).split_whitespace();
        words.any(|word| Lexicon::bundled().comparison.is_charging(&stem(word)))
    };
    !matches!(claim.stance, Stance::Asserts | Stance::Promises) || claim.cue.is_some_and(charges)
}

/// The speakers of the claims cued in a clause, and what they do beyond asserting.
fn stances<'a>(scene: &Scene<'a>, account: usize, clause: Span) -> Vec<(&'a str, Stance)> {
    let told = &scene.accounts[account];
    let all = &told.analysed.claims;
    let sentence = told.sentences.partition_point(|sentence| sentence.span.end <= clause.start);
    let start = told.sentences.get(sentence).map_or(clause.start, |sentence| sentence.span.start);
    let first = all.partition_point(|claim| claim.span.start < start);
    let claims = all.iter().skip(first).take_while(|claim| claim.span.start < clause.end);
    claims
        .filter(|claim| {
            takes_a_stand(&told.analysed.article.text, claim)
                && claim.cue.is_some_and(|cue| clause.contains(cue))
        })
        .filter_map(|claim| Some((scene.briefing.speaker(told.article, claim)?, claim.stance)))
        .collect()
}

fn draft(told: &[Told<'_>], group: &[usize], scene: &Scene<'_>) -> Draft {
    let members: Vec<&Mention> = group.iter().filter_map(|&at| Some(&told.get(at)?.mention)).collect();
    wording(scene, &members)
}
