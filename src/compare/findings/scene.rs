//! A story laid out for comparison: its accounts sentence by sentence, with words weighed within the story.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::clause::clause;
pub(super) use super::sentence::Sentence;
use super::sentence::{sentences, weigh};
use crate::compare::stories::{independence, order};
use crate::compare::words::Reader;
use crate::lexicon::Lexicon;
use crate::model::{Alignment, Analysed, Briefing, Certainty, Claim, Story, Voice};
use crate::text::Span;

/// Weight added to the length of a passage, so that one word in common is not enough.
const PRIOR: f32 = 4.0;

/// Auxiliaries of what is still to be said.
const TO_COME: [&str; 3] = ["will", "would", "shall"];
/// Auxiliaries that make them passive.
const PASSIVE: [&str; 5] = ["is", "are", "was", "were", "been"];

/// How much words count that stand in the sentence before one of the clauses, and where a pronoun points there.
const FAR: f32 = 0.4;
const FAR_BY_PRONOUN: f32 = 0.8;
/// Words that stand for what the sentence before tells of.
const PRONOUNS: [&str; 6] = ["it", "he", "she", "they", "this", "these"];

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
    /// Weighed words of each sentence.
    contexts: Vec<Context>,
    /// Per claim how far the evidence of the claims up to it reaches.
    reach: Vec<usize>,
    /// Accounts with the same number are not independent of each other.
    pub(super) group: usize,
    /// Accounts with the same number are copies of one text.
    pub(super) copy: usize,
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

/// What two mentions have in common besides their marks, in weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence {
    /// Words of both clauses.
    pub(super) near: f32,
    /// How many those are.
    pub(super) shared: usize,
    /// Words of both sentences that the clauses do not share.
    pub(super) wide: f32,
    /// Words of one clause and of the sentence before the other.
    pub(super) far: f32,
    /// Whether a clause opens with a pronoun, which stands for something in the sentence before.
    pub(super) anaphoric: bool,
}

impl Evidence {
    /// What ties the two, that of their clauses weighing most.
    pub(super) fn tie(&self) -> f32 {
        self.near + 0.5 * self.wide + if self.anaphoric { FAR_BY_PRONOUN } else { FAR } * self.far
    }
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

impl Account<'_> {
    /// Index of the sentence that holds `offset`.
    pub(super) fn sentence_at(&self, offset: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end <= offset);
        self.sentences.get(at).filter(|sentence| sentence.span.start <= offset).map(|_| at)
    }
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
            let reach = reach(&analysed.claims);
            let contexts = Vec::new();
            accounts.push(Account {
                article,
                analysed,
                sentences,
                contexts,
                reach,
                group: groups.find(place),
                copy,
            });
        }
        weigh(&mut accounts);
        for account in &mut accounts {
            let sentences = account.sentences.iter();
            account.contexts = sentences.map(|read| context(read, read.span, Span::default())).collect();
        }
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
        Some(self.mention_in(account, after, clause, mark))
    }

    /// The mention marked by `mark` in a clause of the account's sentence at `sentence`.
    pub(super) fn mention_in(&self, account: usize, sentence: usize, clause: Span, mark: Span) -> Mention {
        let told = &self.accounts[account];
        let read = &told.sentences[sentence];
        let claim = claim_at(&told.analysed.claims, &told.reach, mark);
        let (near, wide) = (context(read, clause, mark), context(read, read.span, mark));
        Mention { account, sentence, clause, mark, claim, near, wide }
    }

    /// Index of the innermost claim of an account whose content holds `mark`.
    pub(super) fn claim_of(&self, account: usize, mark: Span) -> Option<usize> {
        let told = self.accounts.get(account)?;
        claim_at(&told.analysed.claims, &told.reach, mark)
    }

    /// Whether a word of a mention's sentence says that somebody says something.
    pub(super) fn attributes(&self, mention: &Mention, word: Span) -> bool {
        let claims = &self.accounts[mention.account].analysed.claims;
        let sentence = self.sentence(mention).span;
        let first = claims.partition_point(|claim| claim.span.start < sentence.start);
        let within = claims.iter().skip(first).take_while(|claim| claim.span.start < sentence.end);
        within
            .filter(|claim| !claim.content.is_empty())
            .filter_map(|claim| claim.cue)
            .any(|cue| cue.contains(word))
    }

    /// Whether a mention tells of what is still to come.
    pub(super) fn is_to_come(&self, mention: &Mention) -> bool {
        let words = self.words(mention.account, mention.clause).to_lowercase();
        let words: Vec<&str> =
            words.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').collect();
        words.iter().any(|word| Lexicon::bundled().comparison.ahead.contains(word))
            || words.windows(2).any(|pair| ["is", "are", "was", "were"].contains(&pair[0]) && pair[1] == "to")
    }

    /// The part of a mention's clause that what its mark tells stands in: of a claim its content.
    pub(super) fn said(&self, mention: &Mention) -> Span {
        let claim = self.claim(mention).filter(|claim| claim.cue.is_some());
        let content = claim.and_then(|claim| claim.content.iter().find(|part| part.contains(mention.mark)));
        content.map_or(mention.clause, |content| {
            let (start, end) = (content.start.max(mention.clause.start), content.end.min(mention.clause.end));
            Span::new(start, end.max(start))
        })
    }

    /// What two mentions have in common.
    pub(super) fn evidence(&self, a: &Mention, b: &Mention) -> Evidence {
        let near = common(&a.near, &b.near);
        let wide = (common(&a.wide, &b.wide) - near).max(0.0);
        let before = |mention: &Mention| -> &[(u64, f32)] {
            let contexts = &self.accounts[mention.account].contexts;
            mention.sentence.checked_sub(1).and_then(|at| contexts.get(at)).map_or(&[], Vec::as_slice)
        };
        let far = common(&a.near, before(b)).max(common(before(a), &b.near));
        let anaphoric = self.opens_with_pronoun(a) || self.opens_with_pronoun(b);
        Evidence { near, shared: shared_keys(&a.near, &b.near), wide, far, anaphoric }
    }

    /// The sentence a mention stands in.
    pub(super) fn sentence(&self, mention: &Mention) -> &Sentence {
        &self.accounts[mention.account].sentences[mention.sentence]
    }

    /// Whether a mention's clause has a pronoun for its subject.
    fn opens_with_pronoun(&self, mention: &Mention) -> bool {
        let words = self.words(mention.account, mention.clause);
        let first = words.split_whitespace().next().unwrap_or_default();
        PRONOUNS.iter().any(|pronoun| pronoun.eq_ignore_ascii_case(first))
    }

    /// When the account of a mention was published, where that is known.
    pub(super) fn published(&self, mention: &Mention) -> Option<&'a str> {
        let account = self.accounts.get(mention.account)?;
        account.analysed.article.published.as_ref().map(|published| published.value.as_str())
    }

    /// Which of two accounts was published first, where that is known.
    pub(super) fn order(&self, a: &Mention, b: &Mention) -> Option<Ordering> {
        order(self.published(a)?, self.published(b)?)
    }

    /// The words of an article's text, without the marks of its writing.
    pub(super) fn words(&self, account: usize, span: Span) -> Cow<'a, str> {
        self.accounts.get(account).map_or("".into(), |account| account.analysed.article.plain(span))
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
        let before = self.words(account, before);
        let last = before.split_whitespace().next_back();
        last.is_some_and(|word| Lexicon::bundled().comparison.is_negating(&word.to_lowercase()))
    }

    /// The first hedge inside `within`, with its degree.
    pub(super) fn hedge(&self, account: usize, within: Span) -> Option<(Certainty, Span)> {
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
            if passive && lexicon.comparison.believed.contains(&word) {
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
pub(super) fn common(a: &[(u64, f32)], b: &[(u64, f32)]) -> f32 {
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
    let words = sentence.words.iter().filter(|term| within.contains(term.span) && is_plain(text, term.span));
    let mut keys: Vec<u64> = words.map(|term| term.key).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Whether a word is no name and no figure, by how it is written.
pub(super) fn is_plain(text: &str, word: Span) -> bool {
    word.of(text).chars().next().is_some_and(char::is_lowercase)
}

/// How many keys two ascending lists have in common.
pub(super) fn shared(a: &[u64], b: &[u64]) -> usize {
    a.iter().filter(|key| b.binary_search(key).is_ok()).count()
}

/// The weighed keys of a sentence's words inside `within` that do not touch `mark`.
pub(super) fn context(sentence: &Sentence, within: Span, mark: Span) -> Context {
    let inside = |place: Span| within.contains(place) && !place.overlaps(mark);
    let kept = sentence.words.iter().filter(|term| inside(term.span));
    let mut keys: Context = kept.map(|term| (term.key, term.weight)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    keys.dedup_by_key(|(key, _)| *key);
    keys
}

/// Per claim the farthest end of its evidence or of that of a claim before it.
fn reach(claims: &[Claim]) -> Vec<usize> {
    let mut farthest = 0;
    let ends =
        claims.iter().map(|claim| claim.content.iter().fold(claim.span.end, |end, part| end.max(part.end)));
    ends.map(|end| {
        farthest = farthest.max(end);
        farthest
    })
    .collect()
}

/// The innermost claim whose content holds `mark`; among equals the attributed one.
fn claim_at(claims: &[Claim], reach: &[usize], mark: Span) -> Option<usize> {
    let before = claims.partition_point(|claim| claim.span.start <= mark.start);
    let near = (0..before).rev().take_while(|&index| reach.get(index).is_some_and(|&end| end >= mark.end));
    let holding = near.filter_map(|index| {
        let claim = claims.get(index)?;
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
