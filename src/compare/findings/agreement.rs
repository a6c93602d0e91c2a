//! Agreement in substance: clauses of two or more accounts that tell the same.

use std::collections::{BTreeMap, HashMap};

use super::clause::clauses;
use super::dates::differ;
use super::measure::{Kind, in_base};
use super::numbers::compatible;
use super::scene::{Context, Mention, Scene, common, context, plain, shared, shared_keys};
use super::{Draft, Side};
use crate::lexicon::Lexicon;
use crate::model::{About, Claim, FindingKind, Stance};
use crate::text::Span;
use crate::text::calendar::{Parts, parts};
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
/// With fewer shared words the note quotes the clause.
const FEWEST_QUOTED: usize = 3;
/// Letters of a note's single quotation.
const QUOTED: usize = 60;

/// A clause with what of it must not differ.
#[derive(Debug)]
struct Told<'a> {
    mention: Mention,
    /// Keys of its words that are no names and no figures, ascending.
    plain: Vec<u64>,
    /// Whether an odd number of its words deny.
    negative: bool,
    stances: Vec<(&'a str, Stance)>,
    /// Declines and denies what it tells, or doesn't.
    rejects: bool,
    /// Whether it is what somebody says, and not a clause of the text.
    claim: bool,
    /// What is done by saying it; of clauses not known.
    stance: Stance,
}

/// Groups of claims, and then of clauses, that are each other's closest and alike enough.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let accounts = 0..scene.accounts.len();
    let claims: Vec<Told<'_>> = accounts.clone().flat_map(|account| claims(scene, account)).collect();
    let clauses: Vec<Told<'_>> = accounts.flat_map(|account| plain_clauses(scene, account)).collect();
    let mut drafts = of_one_sort(scene, &claims);
    let known: Vec<Vec<Mention>> =
        drafts.iter().map(|draft| draft.sides.iter().map(|side| side.mention.clone()).collect()).collect();
    drafts.extend(of_one_sort(scene, &clauses).into_iter().filter(|draft| {
        let again = |mentions: &Vec<Mention>| {
            draft.sides.iter().all(|side| mentions.iter().any(|known| same_sentence(known, &side.mention)))
        };
        !known.iter().any(again)
    }));
    drafts
}

fn same_sentence(a: &Mention, b: &Mention) -> bool {
    (a.account, a.sentence) == (b.account, b.sentence)
}

fn of_one_sort(scene: &Scene<'_>, told: &[Told<'_>]) -> Vec<Draft> {
    let closest = closest(told);
    let mut pairs: Vec<(f32, usize, usize)> = closest
        .iter()
        .filter_map(|(&(from, account), &to)| {
            let (a, b) = (&told[from], &told[to]);
            let mutual = from < to && closest.get(&(to, a.mention.account)) == Some(&from);
            let apart = scene.accounts[a.mention.account].copy != scene.accounts[account].copy;
            let alike = alike(scene, a, b)?;
            let least = if a.claim { SAME_CLAIM } else { SAME_SUBSTANCE };
            (mutual && apart && alike >= least).then_some((alike, from, to))
        })
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    groups(scene, told, &pairs).iter().map(|group| draft(told, group, scene)).collect()
}

/// Joins pairs into groups whose members are all alike.
fn groups(scene: &Scene<'_>, told: &[Told<'_>], pairs: &[(f32, usize, usize)]) -> Vec<Vec<usize>> {
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
                    || alike(scene, member, new).is_some_and(|alike| alike >= SAME_AS_ALL))
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
fn alike(scene: &Scene<'_>, a: &Told<'_>, b: &Told<'_>) -> Option<f32> {
    if a.negative != b.negative || a.rejects != b.rejects || figures_differ(scene, &a.mention, &b.mention) {
        return None;
    }
    let shared = shared(&a.plain, &b.plain);
    let same = a.stances.iter().any(|stance| b.stances.contains(stance));
    // A rare name in common, or a denial on both sides, makes up for a word.
    let named = common(&a.mention.near, &b.mention.near) >= NAMED
        && shared_keys(&a.mention.near, &b.mention.near) >= NAMED_SHARED;
    let denied = a.rejects && b.rejects;
    if shared < FEWEST_SHARED - usize::from((same && a.claim) || named || denied) {
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
    let extra = if same { SAME_STANCE } else { 0.0 };
    let held = if shared >= MANY_SHARED { HELD * held(&a.mention.near, &b.mention.near) } else { 0.0 };
    Some(balanced(&a.mention.near, &b.mention.near).max(held) + extra)
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

/// Whether both give figures or days, and none of one fits any of the other.
pub(super) fn figures_differ(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let [one, other] = [a, b].map(|mention| {
        let figures = &scene.accounts[mention.account].analysed.quantities;
        let within = scene.said(mention);
        let first = figures.partition_point(|figure| figure.span.start < within.start);
        let inside = figures.iter().skip(first).take_while(|figure| figure.span.start < within.end);
        inside.map(|figure| in_base(figure, Kind::of(figure).1)).collect::<Vec<_>>()
    });
    apart(one.len(), other.len(), &|a, b| compatible(&one[a], &other[b])) || days_differ(scene, a, b)
}

/// Whether what both tell names days, and none of one fits any of the other.
pub(super) fn days_differ(scene: &Scene<'_>, a: &Mention, b: &Mention) -> bool {
    let [one, other] = [a, b].map(|mention| days(scene, mention.account, scene.said(mention)));
    apart(one.len(), other.len(), &|a, b| !differ(&one[a], &other[b]))
}

fn days(scene: &Scene<'_>, account: usize, within: Span) -> Vec<Parts> {
    let dates = &scene.accounts[account].analysed.dates;
    let first = dates.partition_point(|date| date.span.start < within.start);
    let inside = dates.iter().skip(first).take_while(|date| date.span.start < within.end);
    inside.map(|date| parts(&date.value)).collect()
}

/// Whether there is something on both sides, and nothing that fits.
fn apart(a: usize, b: usize, fits: &dyn Fn(usize, usize) -> bool) -> bool {
    a > 0 && b > 0 && !(0..a).any(|one| (0..b).any(|other| fits(one, other)))
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
        plain: plain(text, sentence, content),
        negative: is_negative(text, content),
        stances: stances.into_iter().collect(),
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
            let plain = plain(text, sentence, clause);
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
                negative,
                stances,
                rejects,
                claim: false,
                stance: Stance::Asserts,
            });
        }
    }
    found
}

/// Whether a clause leaves open what it tells: "asked whether", "if".
fn asks(text: &str, clause: Span) -> bool {
    let words = tokens(text, clause);
    words
        .iter()
        .any(|token| ["if", "whether"].iter().any(|word| token.span.of(text).eq_ignore_ascii_case(word)))
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
    let members: Vec<&Told<'_>> = group.iter().filter_map(|&at| told.get(at)).collect();
    let sides: Vec<Side> = members
        .iter()
        .map(|one| {
            let others = members.iter().filter(|other| other.mention.account != one.mention.account);
            let others: Vec<&Context> = others.map(|other| &other.mention.near).collect();
            let mark = shared_stretch(scene, &one.mention, &others);
            let claim = scene.mention(one.mention.account, mark).and_then(|mention| mention.claim);
            Side { mention: Mention { mark, claim, ..one.mention.clone() }, value: String::new() }
        })
        .collect();
    let quoted = sides.iter().map(|side| {
        let words = |span| scene.words(side.mention.account, span);
        let shared = words(side.mention.mark);
        let few = shared.split_whitespace().count() < FEWEST_QUOTED;
        shortened(if few { words(side.mention.clause) } else { shared })
    });
    let note = Some(super::joined(quoted));
    Draft { kind: FindingKind::Agreement, about: About::Wording, sides, note }
}

/// From the first to the last word of a clause that another of the group has too.
fn shared_stretch(scene: &Scene<'_>, mention: &Mention, others: &[&Context]) -> Span {
    let sentence = &scene.accounts[mention.account].sentences[mention.sentence];
    let holds = |key: u64| others.iter().any(|keys| keys.binary_search_by_key(&key, |(key, _)| *key).is_ok());
    let shared = sentence.words.iter().filter(|term| mention.clause.contains(term.span) && holds(term.key));
    shared.map(|term| term.span).reduce(Span::cover).unwrap_or(mention.clause)
}

/// Words cut at a blank, with an ellipsis.
fn shortened(words: &str) -> String {
    if words.chars().count() <= QUOTED {
        return words.to_owned();
    }
    let end = words.char_indices().nth(QUOTED).map_or(words.len(), |(end, _)| end);
    let head = words.get(..end).unwrap_or(words);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(head, _)| head);
    format!("{}…", head.trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}
