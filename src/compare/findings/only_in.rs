//! What only one source reports: claims without a passage in any other account that tells the same.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::bounds::compatible;
use super::measure::{Kind, in_base};
use super::scene::{Account, Context, Scene, context};
use crate::model::{Briefing, Finding, Quantity, Story};
use crate::text::Span;

/// Share of a claim's weight that one sentence elsewhere must carry for the claim to be told there too.
const TOLD_ELSEWHERE: f32 = 0.33;
/// The same for claims that a finding sets beside another account.
const TOLD_IN_FINDING: f32 = 0.0;
/// The same for claims with a figure that no other account gives.
const TOLD_WITHOUT_FIGURE: f32 = 0.40;
/// The same for such claims that a finding sets beside another account.
const TOLD_IN_FINDING_WITHOUT_FIGURE: f32 = 0.11;

/// Weight added to that of a claim, so that one word in common does not tell all of a short one.
const PRIOR: f32 = 0.8;

/// Members of findings that can lie on one clause, at most.
const OVERLAPPING: usize = 64;
/// Sentences that one word leads to, at most.
const LONGEST_POSTING: usize = 1000;
/// Figures of one kind that are looked through, at most.
const MOST: usize = 400;

/// Articles to either side of a lone one, in input order, that are asked whether they share names with it.
const NEARBY: usize = 100;
/// Articles a lone one is held against, at most.
const BESIDE: usize = 8;
/// Names that an article must share with a lone one to be held against it.
const SHARED: usize = 2;

/// The claims of a story's only article that no article of other stories reports which shares names with it: of a
/// story told once everything would be told here only. Where none shares names, there is nothing to hold it against.
pub(super) fn of_lone(briefing: &Briefing, story: &Story) -> Vec<(usize, Vec<usize>)> {
    let Some(&lone) = story.articles.first() else { return Vec::new() };
    let beside = beside(briefing, lone);
    if beside.is_empty() {
        return Vec::new();
    }
    let articles = std::iter::once(lone).chain(beside).collect();
    let story = Story { articles, copies: Vec::new(), ..story.clone() };
    let mut found = find(&Scene::new(briefing, &story, &[]), &story, &[]);
    found.retain(|(article, _)| *article == lone);
    found
}

/// The articles near a lone one that share most names with it; a name that many of them have counts less.
fn beside(briefing: &Briefing, lone: usize) -> Vec<usize> {
    let names = |article: usize| briefing.names.of.get(article).map_or(&[][..], |names| names);
    let near = lone.saturating_sub(NEARBY)..briefing.articles.len().min(lone + NEARBY + 1);
    let own: HashSet<usize> = names(lone).iter().copied().collect();
    let mut shared: Vec<(usize, BTreeSet<usize>)> = near
        .filter(|&article| article != lone)
        .map(|article| (article, names(article).iter().copied().filter(|name| own.contains(name)).collect()))
        .filter(|(_, shared): &(usize, BTreeSet<usize>)| shared.len() >= SHARED)
        .collect();
    let mut held: HashMap<usize, f32> = HashMap::new();
    for name in shared.iter().flat_map(|(_, shared)| shared) {
        *held.entry(*name).or_default() += 1.0;
    }
    let weight = |shared: &BTreeSet<usize>| -> f32 { shared.iter().map(|name| 1.0 / held[name]).sum() };
    shared.sort_by(|(a, of_a), (b, of_b)| weight(of_b).total_cmp(&weight(of_a)).then(a.cmp(b)));
    shared.into_iter().take(BESIDE).map(|(article, _)| article).collect()
}

/// Per article (index in the briefing) the indices of its claims that no other source reports.
pub(super) fn find(scene: &Scene<'_>, story: &Story, findings: &[Finding]) -> Vec<(usize, Vec<usize>)> {
    // What one text alone has on both sides is told nowhere else.
    let is_shared = |finding: &&Finding| finding.outlets > 1 && !finding.is_inner(story);
    let shared: Vec<&Finding> = findings.iter().filter(is_shared).collect();
    let index = Sentences::new(scene);
    let figures = Figures::new(scene);
    let mut found = Vec::new();
    for (place, account) in scene.accounts.iter().enumerate() {
        let claims = account.analysed.claims.iter().enumerate();
        let mut members: Vec<Span> = shared
            .iter()
            .flat_map(|finding| &finding.members)
            .filter(|member| member.article == account.article)
            .map(|member| member.span)
            .collect();
        members.sort_unstable();
        // Members are clauses of sentences: those that reach into a span start before its end, and not far before.
        let told = |span: Span| {
            let before = members.partition_point(|member| member.start < span.end);
            members[..before].iter().rev().take(OVERLAPPING).any(|member| member.overlaps(span))
        };
        let alone = claims.filter(|(_, claim)| {
            let content = claim.content.first().copied().unwrap_or(claim.span);
            let carried = words(scene, place, content).map(|words| index.carried(scene, place, &words));
            let own = claim.quantities.iter().any(|&at| figures.only(account, at));
            let least = match (told(content), own) {
                (true, false) => TOLD_IN_FINDING,
                (true, true) => TOLD_IN_FINDING_WITHOUT_FIGURE,
                (false, false) => TOLD_ELSEWHERE,
                (false, true) => TOLD_WITHOUT_FIGURE,
            };
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
    let sentence = account.sentences.get(account.sentence_at(content.start)?)?;
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
                for term in &sentence.words {
                    let posting = postings.entry(term.key).or_default();
                    if posting.last() != Some(&(place, number)) && posting.len() < LONGEST_POSTING {
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
        let total: f32 = PRIOR + words.iter().map(|(_, weight)| weight).sum::<f32>();
        carried.into_values().fold(0.0, f32::max) / total
    }
}

/// Which accounts give which figures.
#[derive(Debug)]
struct Figures {
    /// Per kind of figure all that are given, as (text, figure in its base unit).
    given: HashMap<Kind, Vec<(usize, Quantity)>>,
}

impl Figures {
    fn new(scene: &Scene<'_>) -> Self {
        let mut given: HashMap<Kind, Vec<(usize, Quantity)>> = HashMap::new();
        for account in &scene.accounts {
            for quantity in &account.analysed.quantities {
                let (kind, factor) = Kind::of(quantity);
                let figures = given.entry(kind).or_default();
                if figures.len() < MOST {
                    figures.push((account.copy, in_base(quantity, factor)));
                }
            }
        }
        Self { given }
    }

    /// Whether no other text than the account's gives its figure `at`, or one that it may be.
    fn only(&self, account: &Account<'_>, at: usize) -> bool {
        let Some(quantity) = account.analysed.quantities.get(at) else { return false };
        let (kind, factor) = Kind::of(quantity);
        let own = in_base(quantity, factor);
        let others = self.given.get(&kind).map_or(&[][..], Vec::as_slice);
        let same =
            |figure: &Quantity| figure.value == own.value || (kind.is_telling() && compatible(figure, &own));
        !others.iter().any(|(text, figure)| *text != account.copy && same(figure))
    }
}

#[cfg(test)]
mod tests {
    use super::of_lone;
    use crate::compare::fixtures::briefing;
    use crate::compare::stories::Grouping;
    use crate::model::Story;

    #[test]
    fn a_lone_article_is_held_against_others_that_share_its_names() {
        let texts = [
            "Norland's prime minister, Anna Varga, signed the harbour treaty with Estmark on 3 May 2021.",
            "The ferry company Blue Line bought 12 trams for the town of Bergen.",
            "Anna Varga of Norland signed the harbour treaty with Estmark on 3 May 2021.\n\nNorland lost 40 trawlers \
             in the storm, Anna Varga said.",
        ];
        let briefing = briefing(&texts, Grouping::AsOne);
        let lone = Story { articles: vec![2], ..briefing.stories[0].clone() };
        let article = &briefing.articles[2];
        let found = of_lone(&briefing, &lone);
        let alone = Story { articles: vec![1], ..briefing.stories[0].clone() };
        assert!(of_lone(&briefing, &alone).is_empty());
        assert_eq!(found.iter().map(|(article, _)| *article).collect::<Vec<_>>(), [2]);
        let told: Vec<&str> =
            found[0].1.iter().map(|&at| article.claims[at].span.of(&article.article.text)).collect();
        assert!(told.iter().any(|words| words.contains("trawlers")), "{told:?}");
        assert!(!told.iter().any(|words| words.contains("treaty")), "{told:?}");
    }
}
