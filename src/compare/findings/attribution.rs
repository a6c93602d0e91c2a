//! Attribution: the same words from another mouth.

use std::collections::{BTreeMap, BTreeSet};

use super::origins::origins;
use super::scene::{Mention, Scene};
use super::{Draft, Side};
use crate::compare::stories::copies::Groups;
use crate::model::{About, Claim, FindingKind, QuotationKind, SourceKind};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::stem::{key, pair_key};

/// Words in a row that two speakers don't share by chance.
const RUN: usize = 5;

/// A quoted claim and its speaker.
#[derive(Debug)]
struct Quoted<'a> {
    account: usize,
    span: Span,
    /// Whether all of it is quoted.
    whole: bool,
    speaker: &'a str,
}

/// Quotations that different accounts give to different speakers.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Draft> {
    let mut by_run: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let quoted = quoted(scene);
    for (index, quote) in quoted.iter().enumerate() {
        for run in runs(&scene.words(quote.account, quote.span), quote.whole) {
            by_run.entry(run).or_default().push(index);
        }
    }
    // All who are given one quotation stand in one finding: copies, and those who give it to the same speaker.
    let mut groups = Groups::new(quoted.len());
    let mut disputed = BTreeSet::new();
    for sharing in by_run.values() {
        let Some((&first, rest)) = sharing.split_first() else { continue };
        for &other in rest {
            groups.join(first, other);
            if differ(&quoted[first], &quoted[other]) {
                disputed.insert(first);
            }
        }
    }
    let disputed: BTreeSet<usize> = disputed.into_iter().map(|quote| groups.find(quote)).collect();
    let told = groups.larger_than_one().into_iter().filter(|group| disputed.contains(&group[0]));
    told.filter_map(|group| draft(scene, &group.iter().map(|&at| &quoted[at]).collect::<Vec<_>>())).collect()
}

fn quoted<'a>(scene: &Scene<'a>) -> Vec<Quoted<'a>> {
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        for claim in
            account.analysed.claims.iter().filter(|claim| claim.quotation.is_some() && is_named(claim))
        {
            if let Some(speaker) = scene.briefing.speaker(account.article, claim) {
                let whole = claim.quotation == Some(QuotationKind::Direct);
                found.extend(claim.content.iter().map(|&span| Quoted {
                    account: place,
                    span,
                    whole,
                    speaker,
                }));
            }
        }
    }
    found
}

/// What is told in the same words, be it in indirect speech, as said by different speakers; `told` are pairs of claims
/// alike in what they say.
pub(super) fn of_claims<'a>(scene: &Scene<'a>, told: &[&Mention]) -> Option<Draft> {
    let quoted = |mention: &&&Mention| -> Option<Quoted<'a>> {
        let account = scene.accounts.get(mention.account)?;
        let claim = scene.claim(mention).filter(|claim| is_named(claim))?;
        let speaker = scene.briefing.speaker(account.article, claim)?;
        Some(Quoted { account: mention.account, span: mention.mark, whole: true, speaker })
    };
    let quoted: Vec<Quoted<'a>> = told.iter().filter_map(|mention| quoted(&mention)).collect();
    let first = quoted.first()?;
    let apart = quoted
        .iter()
        .any(|other| differ(first, other) && origins([first.speaker, other.speaker].into_iter()).len() > 1);
    apart.then(|| draft(scene, &quoted.iter().collect::<Vec<_>>())).flatten()
}

/// Whether the text says who speaks.
fn is_named(claim: &Claim) -> bool {
    let named = |kind: SourceKind| {
        !matches!(kind, SourceKind::Unresolved | SourceKind::Anonymous | SourceKind::Document)
    };
    claim.source.as_ref().is_some_and(|source| named(source.kind))
}

/// Every run of words inside the quotation marks of `words`, or of all of them.
fn runs(words: &str, whole: bool) -> Vec<u64> {
    let inside = |(number, part): (usize, &str)| (number % 2 == 1).then(|| fold(part));
    let quoted: Vec<String> = if whole {
        vec![fold(words)]
    } else {
        words.split(['"', '“', '”']).enumerate().filter_map(inside).collect()
    };
    let mut found = Vec::new();
    for part in quoted {
        let keys: Vec<u64> = part
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(key)
            .collect();
        found.extend(keys.windows(RUN).map(|run| run.iter().fold(0, |sum, &word| pair_key(sum, word))));
    }
    found
}

/// Whether two quotations stand in two accounts under two names, neither part of the other.
fn differ(a: &Quoted<'_>, b: &Quoted<'_>) -> bool {
    let (one, other) = (fold(a.speaker), fold(b.speaker));
    let last = |name: &str| name.split_whitespace().next_back().map(str::to_owned);
    a.account != b.account && !one.contains(&other) && !other.contains(&one) && last(&one) != last(&other)
}

fn draft(scene: &Scene<'_>, told: &[&Quoted<'_>]) -> Option<Draft> {
    let side = |quote: &Quoted<'_>| {
        // A quotation of several sentences stands where it begins.
        let account = scene.accounts.get(quote.account)?;
        let first = account.sentences.get(account.sentence_at(quote.span.start)?)?.span;
        let mark = Span::new(quote.span.start, quote.span.end.min(first.end));
        let mention = scene.mention(quote.account, mark)?;
        let claim = scene.claim_of(quote.account, quote.span);
        Some(Side {
            mention: Mention { clause: quote.span, mark: quote.span, claim, ..mention },
            value: quote.speaker.to_owned(),
        })
    };
    let sides: Vec<Side> = told.iter().filter_map(|quote| side(quote)).collect();
    let note = super::joined(told.iter().map(|quote| quote.speaker.to_owned()));
    (sides.len() > 1).then_some(Draft {
        kind: FindingKind::Attribution,
        about: About::Attribution,
        sides,
        note: Some(note),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::notes;
    use crate::model::{About, FindingKind};

    #[test]
    fn the_same_from_another_mouth_is_told() {
        let one = "The fire chief of Tarn said the alarm of the paint works had been switched off at noon.";
        let other =
            "The alarm of the paint works had been switched off at noon, the union leader Ada Korm said.";
        let same = other.replace("the union leader Ada Korm", "the fire chief of Tarn");
        let found = |other: &str| notes(&[one, other], FindingKind::Attribution, About::Attribution);
        assert_eq!(found(other).len(), 1);
        assert_eq!(found(&same).len(), 0);
    }

    #[test]
    fn one_quotation_of_two_speakers_is_told_once() {
        for quoted in [
            "“We told them so in March and nobody listened,”",
            "‘We told them so in March and nobody listened,’",
            "“The lock was old. We told them so in March and nobody listened,”",
        ] {
            let one = format!("{quoted} the engineer Ana Roe said. New gates had been ordered in spring.");
            let other =
                format!("{quoted} said Jon Vell, the mayor. Traders on the quay shut their shops for a day.");
            let found = notes(&[&one, &other], FindingKind::Attribution, About::Attribution);
            assert_eq!(found, ["Ana Roe / Jon Vell"], "{quoted}");
            assert_eq!(notes(&[&one, &other], FindingKind::Agreement, About::Wording), Vec::<String>::new());
            let same =
                format!("{quoted} said Roe, an engineer. Traders on the quay shut their shops for a day.");
            let found = notes(&[&one, &same], FindingKind::Attribution, About::Attribution);
            assert_eq!(found, Vec::<String>::new(), "{quoted}");
        }
    }
}
