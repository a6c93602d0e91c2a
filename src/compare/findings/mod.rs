//! Findings over a story's accounts: where they agree, conflict or differ. One file per kind.
//!
//! Every kind asks first whether two passages speak of the same event and the same thing, and says nothing where
//! that is in doubt: a wrong conflict costs a reader more than a missed one.

mod act_of_mark;
mod acts;
mod agents;
mod ages;
mod agreement;
mod attribution;
mod bounds;
mod certainty;
mod clause;
mod contrast;
mod dates;
mod differing;
mod exclusive;
mod fact;
mod figures;
mod linking;
mod measure;
mod numbers;
mod only_in;
mod origins;
mod people;
mod places;
mod polarity;
mod scene;
mod sentence;
mod stand;
mod tally;
#[cfg(test)]
mod tests;
mod tolls;
mod wording;

use std::collections::{BTreeSet, HashMap, HashSet};

use origins::origins;
use scene::{Mention, Scene};

use super::stories::copies::Groups;
use super::stories::independence;
use crate::lexicon::Lexicon;
use crate::model::{About, Alignment, Briefing, Edits, Finding, FindingKind, Member, Story};
use crate::text::Span;
use crate::text::fold::fold;

/// One account's part in a finding.
#[derive(Clone, Debug)]
struct Side {
    mention: Mention,
    /// The value as compared, in short.
    value: String,
}

/// A finding before it is counted and put in order.
#[derive(Clone, Debug)]
struct Draft {
    kind: FindingKind,
    about: About,
    sides: Vec<Side>,
    /// What it says, where that is not the marked words of its sides.
    note: Option<String>,
}

/// The findings, gravest first, and per article the claims that only it reports.
pub fn find(
    briefing: &Briefing,
    story: &Story,
    alignments: &[Alignment],
    edits: &[Edits],
) -> (Vec<Finding>, Vec<(usize, Vec<usize>)>) {
    let scene = Scene::new(briefing, story, alignments);
    let mut drafts = numbers::find(&scene);
    drafts.extend(ages::find(&scene));
    drafts.extend(dates::find(&scene));
    drafts.extend(places::find(&scene));
    let agreed = agreement::find(&scene, &drafts);
    drafts.extend(agreed);
    drafts.extend(stand::find(&scene));
    drafts.extend(certainty::find(&scene, &drafts));
    drafts.extend(polarity::find(&scene));
    drafts.extend(acts::find(&scene));
    drafts.extend(exclusive::find(&scene));
    drafts.extend(agents::find(&scene));
    drafts.extend(contrast::find(&scene));
    drafts.extend(attribution::find(&scene));
    let drafts = without_contradictions(&scene, merged(&scene, drafts, edits));
    let mut findings: Vec<Finding> = drafts.into_iter().filter_map(|draft| finish(&scene, draft)).collect();
    findings.sort_by(|a, b| {
        let place = |finding: &Finding| {
            let first = finding.members.first();
            let account =
                first.and_then(|member| story.articles.iter().position(|&article| article == member.article));
            (account, first.map(|member| member.span))
        };
        (a.kind, a.about).cmp(&(b.kind, b.about)).then_with(|| place(a).cmp(&place(b)))
    });
    without_repeats(&mut findings);
    let only_in = match story.articles.len() {
        1 => only_in::of_lone(briefing, story),
        _ => only_in::find(&scene, story, &findings),
    };
    (findings, only_in)
}

/// Without agreements on nothing but who speaks, and those on words that a conflict, an update or two speakers of one
/// quotation set against each other.
fn without_contradictions(scene: &Scene<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let (conflicts, others): (Vec<Draft>, Vec<Draft>) = drafts
        .into_iter()
        .partition(|draft| !matches!(draft.kind, FindingKind::Agreement | FindingKind::Certainty));
    // Where one has its words, by account and sentence; of polarity the whole sentence is meant.
    let mut disputed: HashMap<(usize, usize), Vec<(usize, Span)>> = HashMap::new();
    // Over 10,000 and almost 10,000 are told alike but for the side.
    let figure = |side: &Side| side.value.trim_start_matches(['<', '>', '=', '~']).to_owned();
    let one_figure = |draft: &Draft| {
        let mut figures = draft.sides.iter().map(figure);
        let first = figures.next();
        draft.about == About::Number && figures.all(|other| Some(other) == first)
    };
    let mut figures: HashMap<(usize, usize), Vec<Span>> = HashMap::new();
    for (at, draft) in conflicts.iter().enumerate() {
        for Side { mention, .. } in &draft.sides {
            if one_figure(draft) {
                figures.entry((mention.account, mention.sentence)).or_default().push(mention.mark);
                continue;
            }
            let whole = draft.about == About::Polarity;
            let words = if whole { scene.sentence(mention).span } else { mention.mark };
            disputed.entry((mention.account, mention.sentence)).or_default().push((at, words));
        }
    }
    let set_against = |side: &Side| -> HashSet<usize> {
        let mention = &side.mention;
        let here = disputed.get(&(mention.account, mention.sentence)).map_or(&[][..], Vec::as_slice);
        here.iter().filter(|(_, words)| words.overlaps(mention.mark)).map(|(at, _)| *at).collect()
    };
    let kept = others.into_iter().filter(|draft| {
        let wording = draft.kind == FindingKind::Agreement && draft.about == About::Wording;
        let told_apart = || {
            let mut sides = draft.sides.iter().map(set_against);
            let first = sides.next().unwrap_or_default();
            let shared = sides.fold(first, |shared, other| shared.intersection(&other).copied().collect());
            !shared.is_empty()
        };
        let names_speaker = || draft.sides.iter().any(|side| scene.speaks(&side.mention, side.mention.mark));
        !wording || !(told_apart() || names_speaker())
    });
    let told = |side: &Side| {
        let here = figures.get(&(side.mention.account, side.mention.sentence)).map_or(&[][..], Vec::as_slice);
        here.iter().filter(|words| words.overlaps(side.mention.mark)).copied().collect()
    };
    let kept = kept.map(|draft| match (draft.kind, draft.about) {
        (FindingKind::Agreement, About::Wording) => wording::undisputed(scene, draft, told),
        _ => draft,
    });
    let kept: Vec<Draft> = kept.collect();
    conflicts.into_iter().chain(kept).collect()
}

/// One dispute is one finding: conflicts about one thing that share a side are joined. A denial in a copy is that of its
/// text, be it in other words, and stands beside it.
fn merged(scene: &Scene<'_>, drafts: Vec<Draft>, edits: &[Edits]) -> Vec<Draft> {
    let (disputes, mut found): (Vec<Draft>, Vec<Draft>) =
        drafts.into_iter().partition(|draft| draft.kind == FindingKind::Conflict);
    let mut joined: Vec<Draft> = Vec::new();
    let mut place: HashMap<(About, (usize, Span), &str), usize> = HashMap::new();
    let mut told: HashSet<(About, usize, usize, &str)> = HashSet::new();
    for dispute in &disputes {
        let value = |side: &Side| if side.value == "denied" { "denied" } else { "asserted" };
        let key = |side: &Side| (dispute.about, original(scene, side, dispute.about, edits), value(side));
        let known = dispute.sides.iter().find_map(|side| place.get(&key(side)).copied());
        let at = known.unwrap_or_else(|| {
            joined.push(Draft { sides: Vec::new(), ..dispute.clone() });
            joined.len() - 1
        });
        for side in &dispute.sides {
            place.insert(key(side), at);
            if told.insert((dispute.about, side.mention.account, side.mention.sentence, value(side))) {
                joined[at].sides.push(side.clone());
            }
        }
    }
    // What is left of a dispute that another one holds already says nothing.
    found.extend(joined.into_iter().filter(|draft| draft.sides.len() > 1));
    found
}

/// The sentence of a side, by article; of a denial the one that it was before it was copied. Figures and days are what
/// copies change.
fn original(scene: &Scene<'_>, side: &Side, about: About, edits: &[Edits]) -> (usize, Span) {
    let (article, sentence) =
        (scene.accounts[side.mention.account].article, scene.sentence(&side.mention).span);
    let own = edits.iter().filter(|edits| about == About::Polarity && edits.copy == article);
    let kept = own.flat_map(|edits| edits.answered(sentence).map(|kept| (edits.original, kept)));
    kept.into_iter().next().unwrap_or((article, sentence))
}

/// Counts a draft's outlets and origins; `None` where copies of one text are all it rests on.
fn finish(scene: &Scene<'_>, draft: Draft) -> Option<Finding> {
    let mut sides = draft.sides;
    let most = match draft.kind {
        FindingKind::Agreement | FindingKind::Attribution => 1,
        FindingKind::Conflict | FindingKind::Update | FindingKind::Certainty => 2,
    };
    // An accusation and its denial may stand in one account.
    let apart = draft.about == About::Polarity;
    keep_closest(&mut sides, most, apart);
    let accounts: BTreeSet<usize> = sides.iter().map(|side| side.mention.account).collect();
    let texts: BTreeSet<usize> = accounts.iter().map(|&account| scene.accounts[account].copy).collect();
    if sides.len() < 2 || (texts.len() < 2 && draft.about != About::Polarity) {
        return None;
    }
    let outlets = outlets(scene, &accounts);
    let note = draft.note.unwrap_or_else(|| {
        joined(
            sides
                .iter()
                .map(|side| wording::shortened(&scene.words(side.mention.account, side.mention.mark))),
        )
    });
    let member = |side: &Side| Member {
        article: scene.accounts[side.mention.account].article,
        claim: side.mention.claim,
        span: side.mention.clause,
        mark: side.mention.mark,
        value: side.value.clone(),
    };
    Some(Finding {
        kind: draft.kind,
        about: draft.about,
        members: sides.iter().map(member).collect(),
        outlets,
        origins: origins(sides.iter().filter_map(|side| scene.origin(&side.mention))),
        unsourced: sides.iter().any(|side| scene.origin(&side.mention).is_none()),
        independent: independent(scene, &accounts, &sides),
        note,
    })
}

/// How many outlets the accounts are from; one that names no outlet counts as one of its own.
fn outlets(scene: &Scene<'_>, accounts: &BTreeSet<usize>) -> usize {
    let source = |account: &usize| scene.accounts[*account].analysed.article.source.as_ref();
    let named: BTreeSet<String> =
        accounts.iter().filter_map(source).map(|source| fold(&source.name)).collect();
    named.len() + accounts.iter().filter(|&account| source(account).is_none()).count()
}

/// How many of them can count as independent: neither copies nor articles of one agency or outlet count twice, nor what
/// an agency or outlet is told to have reported beside its own report.
fn independent(scene: &Scene<'_>, accounts: &BTreeSet<usize>, sides: &[Side]) -> usize {
    let mut joined = Groups::new(accounts.len());
    let (mut of_group, mut of_outlet, mut of_agency) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (place, &account) in accounts.iter().enumerate() {
        let account = &scene.accounts[account];
        joined.join(*of_group.entry(account.group).or_insert(place), place);
        for agency in independence::agencies(&account.analysed.article) {
            of_agency.insert(agency, place);
        }
        if let Some(source) = &account.analysed.article.source {
            joined.join(*of_outlet.entry(fold(&source.name)).or_insert(place), place);
        }
    }
    for Side { mention, .. } in sides {
        let account = &scene.accounts[mention.account];
        let claim = mention.claim.and_then(|claim| account.analysed.claims.get(claim));
        let speaker = claim.and_then(|claim| scene.briefing.speaker(account.article, claim));
        let reporter = speaker.and_then(|speaker| {
            let agency = Lexicon::bundled().agencies.name(speaker).map(|_| independence::canonical(speaker));
            let outlet = || of_outlet.get(&fold(speaker)).copied();
            agency
                .map(|agency| *of_agency.entry(agency).or_insert_with(|| place_of(accounts, mention.account)))
                .or_else(outlet)
        });
        if let Some(reporter) = reporter {
            joined.join(reporter, place_of(accounts, mention.account));
        }
    }
    joined.count()
}

fn place_of(accounts: &BTreeSet<usize>, account: usize) -> usize {
    accounts.range(..account).count()
}

/// Leaves each account the mentions that come closest to those of the others, at most `most`, or so many of each
/// value where those are kept apart.
fn keep_closest(sides: &mut Vec<Side>, most: usize, apart: bool) {
    let closeness = |side: &Side| -> f32 {
        let others = sides.iter().filter(|other| other.mention.account != side.mention.account);
        others.map(|other| scene::likeness(&side.mention.wide, &other.mention.wide)).sum()
    };
    let mut ranked: Vec<(f32, Side)> = sides.iter().map(|side| (closeness(side), side.clone())).collect();
    ranked.sort_by(|(a, one), (b, other)| {
        let by_account = one.mention.account.cmp(&other.mention.account);
        by_account.then(b.total_cmp(a)).then(one.mention.mark.cmp(&other.mention.mark))
    });
    let mut kept: Vec<Side> = Vec::with_capacity(ranked.len());
    for (_, side) in ranked {
        let beside = kept.iter().filter(|other| other.mention.account == side.mention.account);
        if beside.filter(|other| !apart || other.value == side.value).count() < most {
            kept.push(side);
        }
    }
    kept.sort_by_key(|side| (side.mention.account, side.mention.mark));
    *sides = kept;
}

/// The sides in a row, each wording once: `over 10,000 / almost 10,000`.
fn joined(sides: impl Iterator<Item = String>) -> String {
    let mut said: Vec<String> = Vec::new();
    for side in sides {
        if !side.is_empty() && !said.contains(&side) {
            said.push(side);
        }
    }
    said.join(" / ")
}

/// Drops what another finding shows already: a hedge, passages that agree.
fn without_repeats(findings: &mut Vec<Finding>) {
    // One hedge is one difference, whether it came to light by a date or by a place.
    let mut known = BTreeSet::new();
    findings.retain(|one| {
        let hedged = one.members.iter().filter(|member| member.value != certainty::STATED);
        let fresh = hedged.filter(|member| known.insert((member.article, member.mark))).count();
        one.kind != FindingKind::Certainty || fresh > 0
    });
    // Of agreements about one thing the one that more accounts share holds those of fewer.
    let inside = |part: &Finding, whole: &Finding| {
        part.members.iter().all(|one| {
            let held = |other: &Member| other.article == one.article && other.span.overlaps(one.span);
            whole.members.iter().any(held)
        })
    };
    let repeated: Vec<bool> = findings
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let mut others = findings.iter().enumerate().filter(|(other, _)| *other != at);
            one.kind == FindingKind::Agreement
                && others.any(|(place, other)| {
                    let larger = other.members.len() > one.members.len()
                        || (other.members.len() == one.members.len()
                            && if one.about == other.about {
                                place < at
                            } else {
                                other.about != About::Wording
                            });
                    let shown = matches!(other.kind, FindingKind::Agreement | FindingKind::Certainty);
                    let kin = shown && (one.about == About::Wording || other.about == one.about);
                    kin && larger && inside(one, other)
                })
        })
        .collect();
    let mut repeated = repeated.into_iter();
    findings.retain(|_| repeated.next() != Some(true));
}
