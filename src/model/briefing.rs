//! A briefing: analysed articles shared by reference, with names and stories as tables beside them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::article::Article;
use super::claim::{Claim, ClaimId};
use super::date::TimeExpression;
use super::entity::{Entity, EntityKind, Name};
use super::quantity::Quantity;
use super::story::Story;
use crate::text::Span;
use crate::text::fold::fold;

/// An article with what the analysis found in it. All lists are in text order.
#[derive(Clone, Debug)]
pub struct Analysed {
    /// The article.
    pub article: Arc<Article>,
    /// Words of the body, counted between white space.
    pub words: usize,
    /// Sentences of the body, headings and title; never across blocks.
    pub sentences: Vec<Span>,
    /// Name mentions.
    pub entities: Vec<Entity>,
    /// The bearers the mentions stand for.
    pub names: Vec<Name>,
    /// Time expressions.
    pub dates: Vec<TimeExpression>,
    /// Amounts.
    pub quantities: Vec<Quantity>,
    /// Claims, ordered by evidence, then cue.
    pub claims: Vec<Claim>,
}

impl Analysed {
    /// The id of the claim at `index`.
    pub fn claim_id(&self, index: usize) -> ClaimId {
        ClaimId { article: self.article.id.clone(), index }
    }

    /// The name under which what is said of a claim is kept: the article's revision and the places of its words.
    pub fn claim_name(&self, index: usize) -> Option<String> {
        let claim = self.claims.get(index)?;
        let words = claim.cue.or(claim.content.first().copied()).unwrap_or(claim.span);
        let (revision, span) = (self.article.revision, claim.span);
        Some(format!("claim {revision} {}-{} {}", span.start, span.end, words.start))
    }

    /// The claim of this name, by its index.
    pub fn claim_named(&self, name: &str) -> Option<usize> {
        let start: usize = name.split(' ').nth(2)?.split_once('-')?.0.parse().ok()?;
        let first = self.claims.partition_point(|claim| claim.span.start < start);
        let here = self.claims.iter().enumerate().skip(first);
        let mut here = here.take_while(|(_, claim)| claim.span.start == start).map(|(index, _)| index);
        here.find(|&index| self.claim_name(index).as_deref() == Some(name))
    }
}

/// Names joined across the briefing: for each article's name the bearer it stands for.
#[derive(Clone, Debug, Default)]
pub struct NameTable {
    /// The bearers, each once.
    pub bearers: Vec<Name>,
    /// Per article of the briefing: for each of its `names`, an index into `bearers`.
    pub of: Vec<Arc<[usize]>>,
}

impl NameTable {
    /// The canonical name of the name `index` of the article at `article`.
    pub fn canonical(&self, article: usize, index: usize) -> Option<&str> {
        let bearer = *self.of.get(article)?.get(index)?;
        self.bearers.get(bearer).map(|name| name.canonical.as_str())
    }

    /// What kind of bearer that name stands for.
    pub fn kind(&self, article: usize, index: usize) -> Option<EntityKind> {
        let bearer = *self.of.get(article)?.get(index)?;
        self.bearers.get(bearer).map(|name| name.kind)
    }
}

/// Everything the reader and the commands show. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Briefing {
    /// The articles in input order; indices into this list are stable for one briefing.
    pub articles: Vec<Arc<Analysed>>,
    /// Names joined across articles.
    pub names: NameTable,
    /// Stories, the earliest first; every article stands in exactly one.
    pub stories: Vec<Story>,
}

impl Briefing {
    /// How many outlets these articles are from; one that names no source counts as an outlet of its own.
    pub fn outlets(&self, articles: &[usize]) -> usize {
        let known = || articles.iter().filter_map(|&article| self.articles.get(article));
        let source = |of: &Arc<Analysed>| of.article.source.as_ref().map(|source| fold(&source.name));
        let named: BTreeSet<String> = known().filter_map(source).collect();
        named.len() + known().filter(|of| of.article.source.is_none()).count()
    }

    /// The speaker of a claim under the name that holds across the briefing.
    pub fn speaker<'a>(&'a self, article: usize, claim: &'a Claim) -> Option<&'a str> {
        let source = claim.source.as_ref()?;
        let joined = source.name_index.and_then(|index| self.names.canonical(article, index));
        Some(joined.unwrap_or(&source.name))
    }
}
