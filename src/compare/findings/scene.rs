//! A story laid out for comparison: its accounts sentence by sentence, with words weighed within the story.

use std::collections::{BTreeMap, BTreeSet};

use super::clause::clause;
use crate::compare::stories::independence;
use crate::compare::words::{Reader, WordKind};
use crate::lexicon::Lexicon;
use crate::model::{Alignment, Analysed, BlockKind, Briefing, Certainty, Claim, Story, Voice};
use crate::text::Span;
use crate::text::stem::{key, stem};

/// Letters of a stem by which words of one family meet: `announce`, `announcement`.
const FAMILY: usize = 6;
/// How much a bearer counts whose name may be spelt in several ways.
const BEARER: f32 = 2.0;
/// Weight added to the length of a passage, so that one word in common is not enough.
const PRIOR: f32 = 4.0;

/// Participles of belief, which leave open who believes.
const BELIEVED: [&str; 6] = ["believed", "thought", "understood", "rumoured", "rumored", "presumed"];
/// Auxiliaries of what is still to be said.
const TO_COME: [&str; 3] = ["will", "would", "shall"];
/// Auxiliaries that make them passive.
const PASSIVE: [&str; 5] = ["is", "are", "was", "were", "been"];

/// Weighed keys of a passage, ascending.
pub(super) type Context = Vec<(u64, f32)>;

/// One article of the story.
#[derive(Debug)]
pub(super) struct Account<'a> {
    /// Index in the briefing.
    pub(super) article: usize,
    /// What the analysis found.
    pub(super) analysed: &'a Analysed,
    /// Sentences of the body.
    pub(super) sentences: Vec<Sentence>,
    /// Accounts with the same number are not independent of each other.
    pub(super) group: usize,
    /// Accounts with the same number are copies of one text.
    pub(super) copy: usize,
}

/// A sentence with its weighed words.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words as (key, weight, place), in text order.
    pub(super) words: Vec<(u64, f32, Span)>,
}

/// Something an account says, as one side of a finding.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Place of the account in the story.
    pub(super) account: usize,
    /// Index among the account's sentences.
    pub(super) sentence: usize,
    /// The clause around the mark.
    pub(super) clause: Span,
    /// The words of the finding.
    pub(super) mark: Span,
    /// Index of the innermost claim whose content holds the mark.
    pub(super) claim: Option<usize>,
    /// Words of the clause without the mark.
    pub(super) near: Context,
    /// Words of the sentence without the mark.
    pub(super) wide: Context,
}

/// A story laid out for comparison.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The briefing the story belongs to.
    pub(super) briefing: &'a Briefing,
    /// The accounts in the story's order.
    pub(super) accounts: Vec<Account<'a>>,
    /// Sentences that are each other's best counterparts, as (article, sentence) of the first and the second.
    answers: BTreeSet<[(usize, Span); 2]>,
}

impl<'a> Scene<'a> {
    /// Lays out a story.
    pub(super) fn new(briefing: &'a Briefing, story: &Story, alignments: &[Alignment]) -> Self {
        let articles: Vec<&Analysed> = briefing.articles.iter().map(AsRef::as_ref).collect();
        let mut groups = independence::groups(&articles, &story.articles, &story.copies);
        let reader = &mut Reader::new(Lexicon::bundled());
        let mut accounts: Vec<Account<'a>> = Vec::with_capacity(story.articles.len());
        for (place, &article) in story.articles.iter().enumerate() {
            let Some(analysed) = briefing.articles.get(article) else { continue };
            let sentences = sentences(reader, briefing, article, analysed);
            let copies = story.copies.iter().find(|copies| copies.contains(&article));
            let copy = copies.and_then(|copies| copies.first()).copied().unwrap_or(article);
            accounts.push(Account { article, analysed, sentences, group: groups.find(place), copy });
        }
        weigh(&mut accounts);
        Self { briefing, accounts, answers: alignments.iter().flat_map(mutual).collect() }
    }

    /// Whether the sentences of two mentions are each other's best counterparts.
    pub(super) fn answers(&self, a: &Mention, b: &Mention) -> bool {
        let place = |mention: &Mention| {
            let account = self.accounts.get(mention.account)?;
            Some((account.article, account.sentences.get(mention.sentence)?.span))
        };
        let (Some(a), Some(b)) = (place(a), place(b)) else { return false };
        self.answers.contains(&[a, b]) || self.answers.contains(&[b, a])
    }

    /// The mention marked by `mark`, where it stands in a sentence of the body.
    pub(super) fn mention(&self, account: usize, mark: Span) -> Option<Mention> {
        let told = self.accounts.get(account)?;
        let after = told.sentences.partition_point(|sentence| sentence.span.end <= mark.start);
        let sentence = told.sentences.get(after).filter(|sentence| sentence.span.contains(mark))?;
        let clause = clause(&told.analysed.article.text, sentence, mark);
        Some(Mention {
            account,
            sentence: after,
            clause,
            mark,
            claim: claim_at(&told.analysed.claims, mark),
            near: context(sentence, clause, mark),
            wide: context(sentence, sentence.span, mark),
        })
    }

    /// The words of an article's text.
    pub(super) fn words(&self, account: usize, span: Span) -> &'a str {
        self.accounts.get(account).map_or("", |account| span.of(&account.analysed.article.text))
    }

    /// Keys of the words of a mention's clause that are no names, its mark left out.
    pub(super) fn plain(&self, mention: &Mention) -> Vec<u64> {
        let Some(account) = self.accounts.get(mention.account) else { return Vec::new() };
        let Some(sentence) = account.sentences.get(mention.sentence) else { return Vec::new() };
        let text = &account.analysed.article.text;
        let mut keys = plain(text, sentence, mention.clause);
        let marked = plain(text, sentence, mention.mark);
        keys.retain(|key| marked.binary_search(key).is_err());
        keys
    }

    /// The claim a mention belongs to.
    pub(super) fn claim(&self, mention: &Mention) -> Option<&'a Claim> {
        self.accounts.get(mention.account)?.analysed.claims.get(mention.claim?)
    }

    /// The institution or person a mention goes back to; `None` where the article itself speaks.
    pub(super) fn origin(&self, mention: &Mention) -> Option<&'a str> {
        let account = self.accounts.get(mention.account)?;
        let claim = account.analysed.claims.get(mention.claim?)?;
        // Without words that attribute, a subject acts and says nothing.
        let cue = self.words(mention.account, claim.cue?);
        // "will discuss": nothing has been said yet.
        let to_come = cue.split_whitespace().next().is_some_and(|word| TO_COME.contains(&word));
        if to_come {
            return None;
        }
        claim.origin.as_deref().or_else(|| self.briefing.speaker(account.article, claim))
    }

    /// Whether two accounts are copies of one text.
    pub(super) fn copies(&self, a: &Mention, b: &Mention) -> bool {
        a.account != b.account && self.accounts[a.account].copy == self.accounts[b.account].copy
    }

    /// How sure a mention is put: by its claim, and by the hedges of its clause.
    pub(super) fn certainty(&self, mention: &Mention) -> (Certainty, Option<Span>) {
        let own = self.hedge(mention.account, mention.clause);
        let claim = self.claim(mention).filter(|claim| claim.certainty < Certainty::Certain);
        match (own, claim) {
            (Some((degree, span)), claim) => {
                (claim.map_or(degree, |claim| claim.certainty.min(degree)), Some(span))
            }
            (None, Some(claim)) => {
                let words = claim.certainty_by.iter().find(|span| mention.clause.overlaps(**span));
                // A hedge elsewhere in the content speaks of something else.
                let words = words.filter(|span| !self.negated(mention.account, mention.clause, **span));
                words.map_or((Certainty::Certain, None), |&span| (claim.certainty, Some(span)))
            }
            (None, None) => (Certainty::Certain, None),
        }
    }

    /// Whether the word before a hedge takes it back: "no doubt".
    fn negated(&self, account: usize, clause: Span, hedge: Span) -> bool {
        let before = Span::new(clause.start.min(hedge.start), hedge.start);
        let last = self.words(account, before).split_whitespace().next_back();
        last.is_some_and(|word| Lexicon::bundled().comparison.is_negating(&word.to_lowercase()))
    }

    /// The first hedge inside `within`, with its degree.
    fn hedge(&self, account: usize, within: Span) -> Option<(Certainty, Span)> {
        let lexicon = Lexicon::bundled();
        let text = &self.accounts.get(account)?.analysed.article.text;
        let tokens = crate::text::tokens::tokens(text, within);
        tokens.iter().enumerate().find_map(|(at, token)| {
            let word = token.span.of(text);
            // A month is no modal.
            if word == "May" {
                return None;
            }
            let word = word.to_lowercase();
            let before = tokens.get(at.saturating_sub(2)..at).unwrap_or_default();
            let passive = before.iter().any(|token| PASSIVE.contains(&token.span.of(text)));
            if passive && BELIEVED.contains(&word.as_str()) {
                return Some((Certainty::Probable, token.span));
            }
            let next = tokens.get(at + 1).map(|next| next.span.of(text).to_lowercase());
            let degree = lexicon
                .comparison
                .tentative(&word)
                .or_else(|| lexicon.hedges.degree(&word, next.as_deref()))?;
            (degree < Certainty::Certain && !self.negated(account, within, token.span))
                .then_some((degree, token.span))
        })
    }
}

/// Share of the weight of the shorter passage that both have in common, from 0 to 1.
pub(super) fn likeness(a: &Context, b: &Context) -> f32 {
    let total = |context: &Context| context.iter().map(|(_, weight)| weight).sum::<f32>();
    common(a, b) / (total(a).min(total(b)) + PRIOR)
}

/// Weight that two passages have in common.
pub(super) fn common(a: &Context, b: &Context) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(&(left, x)), Some(&(right, y))) = (a.get(i), b.get(j)) {
        if left == right {
            sum += x.min(y);
        }
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    sum
}

/// How many distinct keys two passages have in common.
pub(super) fn shared_keys(a: &Context, b: &Context) -> usize {
    a.iter().filter(|(key, _)| b.binary_search_by_key(key, |(key, _)| *key).is_ok()).count()
}

/// Keys of the words inside `within` that are no names and no figures, ascending.
pub(super) fn plain(text: &str, sentence: &Sentence, within: Span) -> Vec<u64> {
    let words = sentence.words.iter().filter(|(_, _, word)| within.contains(*word) && is_plain(text, *word));
    let mut keys: Vec<u64> = words.map(|(key, _, _)| *key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn is_plain(text: &str, word: Span) -> bool {
    word.of(text).chars().next().is_some_and(char::is_lowercase)
}

/// How many keys two ascending lists have in common.
pub(super) fn shared(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|key| b.binary_search(key).is_ok()).count()
}

/// The weighed keys of a sentence's words inside `within` that do not touch `mark`.
pub(super) fn context(sentence: &Sentence, within: Span, mark: Span) -> Context {
    let inside = |place: Span| within.contains(place) && !place.overlaps(mark);
    let kept = sentence.words.iter().filter(|(_, _, place)| inside(*place));
    let mut keys: Context = kept.map(|&(key, weight, _)| (key, weight)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    keys.dedup_by_key(|(key, _)| *key);
    keys
}

/// The innermost claim whose content holds `mark`; among equals the attributed one.
fn claim_at(claims: &[Claim], mark: Span) -> Option<usize> {
    let holding = claims.iter().enumerate().filter_map(|(index, claim)| {
        let content = claim
            .content
            .iter()
            .filter(|content| content.contains(mark))
            .map(|content| content.len())
            .min()?;
        Some((claim.voice == Voice::Narrated, content, index))
    });
    holding.min().map(|(_, _, index)| index)
}

fn sentences(
    reader: &mut Reader<'_>,
    briefing: &Briefing,
    article: usize,
    analysed: &Analysed,
) -> Vec<Sentence> {
    let text = &analysed.article.text;
    let heads = analysed
        .article
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading));
    let heads: Vec<Span> = heads.map(|block| block.span).collect();
    let body =
        analysed.sentences.iter().filter(|sentence| !heads.iter().any(|head| head.overlaps(**sentence)));
    let lexicon = Lexicon::bundled();
    let mut entities = analysed.entities.iter().peekable();
    let mut found = Vec::new();
    for &span in body {
        let mut words: Vec<(u64, f32, Span)> = reader
            .words(text, span)
            .into_iter()
            .map(|word| {
                let stem = stem(word.span.of(text));
                let act = lexicon.comparison.act(&stem).filter(|_| word.kind == WordKind::Plain);
                let family = if let Some(act) = act {
                    key(act).rotate_left(1)
                } else if word.kind == WordKind::Plain || word.kind == WordKind::Capital {
                    stem.get(..FAMILY).map_or(word.key, key)
                } else {
                    word.key
                };
                (family, word.weight, word.span)
            })
            .collect();
        while let Some(entity) = entities.next_if(|entity| entity.span.start < span.end) {
            if let Some(name) =
                briefing.names.canonical(article, entity.name).filter(|_| span.contains(entity.span))
            {
                words.push((!key(name), BEARER, entity.span));
            }
        }
        words.sort_by_key(|(_, _, place)| *place);
        found.push(Sentence { span, words });
    }
    found
}

/// Pairs of an alignment that are the best for both of their sentences.
fn mutual(alignment: &Alignment) -> Vec<[(usize, Span); 2]> {
    let mut best: BTreeMap<(bool, Span), f32> = BTreeMap::new();
    for pair in &alignment.pairs {
        for side in [(false, pair.a), (true, pair.b)] {
            let score = best.entry(side).or_insert(pair.score);
            *score = score.max(pair.score);
        }
    }
    let is_best = |side, score: f32| best.get(&side).is_some_and(|&best| score >= best);
    let both = alignment
        .pairs
        .iter()
        .filter(|pair| is_best((false, pair.a), pair.score) && is_best((true, pair.b), pair.score));
    both.map(|pair| [(alignment.a, pair.a), (alignment.b, pair.b)]).collect()
}

/// Words that many sentences of the story share say little about which of its facts is meant.
fn weigh(accounts: &mut [Account<'_>]) {
    let mut holders: BTreeMap<u64, u32> = BTreeMap::new();
    let mut count = 0_u32;
    for sentence in accounts.iter().flat_map(|account| &account.sentences) {
        count += 1;
        let mut keys: Vec<u64> = sentence.words.iter().map(|(key, _, _)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *holders.entry(key).or_default() += 1;
        }
    }
    let rarity = |key: &u64| {
        let holding = holders.get(key).copied().unwrap_or(1) as f32;
        // Two sentences must share a word for it to count at all, so two is as rare as it gets.
        (1.0 + count as f32 / holding.max(2.0)).ln() / (1.0 + count as f32 / 2.0).ln()
    };
    for sentence in accounts.iter_mut().flat_map(|account| &mut account.sentences) {
        for (key, weight, _) in &mut sentence.words {
            *weight = weight.sqrt() * rarity(key);
        }
    }
}
