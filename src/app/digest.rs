//! What a story holds, in short: agreed, conflicting, denied, and what only one outlet has.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::compare::timeline::{Dated, Event, timeline};
use crate::export::edits::copied;
use crate::model::{
    About, Alignment, Briefing, Claim, Comparison, Edits, Finding, FindingKind, Member, Pair, Stance, Story,
    Voice,
};
use crate::text::Span;

use super::claims::ClaimRef;
use super::facts::{Facts, facts};
use super::marking::dismissed_claims;
use super::sign::Sign;
use super::subject::subject;

/// One line of the digest: words of the text with where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The sign before it; `None` where the heading says it all.
    pub sign: Option<Sign>,
    /// What the finding or claim is about, in words of the text, with citations.
    pub words: String,
    /// Of a denial or refusal: whose words it answers, and where they stand, if that is known.
    pub answers: Option<String>,
    /// The article and byte offset its first account stands at.
    pub at: (usize, usize),
}

/// How many of a story's findings are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Conflicts between sources. An accusation and its denial in one text set no sources against each other.
    pub conflicts: usize,
    /// Updates of a running figure.
    pub updates: usize,
    /// Differences of certainty.
    pub certainty: usize,
    /// The same from different mouths.
    pub speakers: usize,
    /// Agreements.
    pub agreements: usize,
}

/// Words of an article that take part in a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub mark: Span,
    /// The finding, by its index in the comparison.
    pub finding: usize,
    /// The claim they belong to, by its index in the article.
    pub claim: Option<usize>,
    /// The sign of the finding.
    pub sign: Sign,
}

/// One part of a digest: the first items, and how many there are.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The items that a screen can show.
    pub items: Vec<Item>,
    /// How many items there are, those not kept included.
    pub count: usize,
}

impl Part {
    fn note(&mut self, item: impl FnOnce() -> Item) {
        if self.items.len() < KEPT {
            self.items.push(item());
        }
        self.count += 1;
    }
}

/// What an article has to do with findings.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    /// The findings, each with the byte at which the article's words begin; ascending, a finding as often as it has
    /// accounts here.
    pub places: Vec<(usize, usize)>,
    /// Those of which the article gives more than one account, ascending.
    pub repeated: Vec<usize>,
}

impl Accounts {
    fn of(mentions: &[Mention]) -> Self {
        let mut places: Vec<_> = mentions.iter().map(|of| (of.finding, of.mark.start)).collect();
        places.sort_unstable();
        let runs = places.chunk_by(|a, b| a.0 == b.0);
        let repeated = runs.filter(|run| run.len() > 1).map(|run| run[0].0).collect();
        Self { places, repeated }
    }

    /// Where the article's accounts of a finding begin.
    pub fn places_of(&self, finding: usize) -> impl Iterator<Item = usize> {
        let first = self.places.partition_point(|place| place.0 < finding);
        let found = self.places.iter().skip(first).take_while(move |place| place.0 == finding);
        found.map(|place| place.1)
    }
}

/// What a story holds, and where in the comparison to find what is on the screen.
///
/// No look-up here walks all findings or alignments.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// The comparison that is summed up.
    pub comparison: Arc<Comparison>,
    /// Agreements, with outlets and how many of them are independent.
    pub agreed: Part,
    /// Conflicts, updates and differences.
    pub differs: Part,
    /// Denials and refusals.
    pub denied: Part,
    /// What only one outlet has.
    pub only: Part,
    /// How many findings of each kind.
    pub tally: Tally,
    /// The rows of the matrix.
    pub facts: Facts,
    /// What has a date, in order.
    pub events: Vec<Event>,
    /// How many of that are publications.
    pub published: usize,
    /// For each article the words of the findings, by where they begin.
    mentions: HashMap<usize, Vec<Mention>>,
    /// For each article the marks of those that are no agreements, each once with its gravest sign, by where they
    /// begin.
    marks: HashMap<usize, Vec<(Span, Sign)>>,
    /// The mentions of each article by finding.
    accounts: HashMap<usize, Accounts>,
    /// For each denial that stands against an account the claim it denies.
    denied_claims: HashMap<ClaimRef, ClaimRef>,
    /// For each pair of articles, the smaller index first, their alignment.
    alignments: HashMap<(usize, usize), usize>,
    /// For each pair of copies of one text, the smaller index first, their place among all edits.
    edits: HashMap<(usize, usize), usize>,
}

impl Digest {
    /// The alignment of two articles, whichever comes first in it.
    pub fn alignment(&self, one: usize, other: usize) -> Option<&Alignment> {
        let place = self.alignments.get(&(one.min(other), one.max(other)))?;
        self.comparison.alignments.get(*place)
    }

    /// What one of two copies of one text made of the other, the fuller one taken for the original; `None`: they are no
    /// copies.
    pub fn edits(&self, one: usize, other: usize) -> Option<&Edits> {
        let place = *self.edits.get(&(one.min(other), one.max(other)))?;
        let Comparison { edits, among, .. } = &*self.comparison;
        edits.get(place).or_else(|| among.get(place.checked_sub(edits.len())?))
    }

    /// The sentences of two articles that stand beside each other, those of `one` first. A copy either has a sentence or
    /// has it not: what merely comes near is no counterpart there.
    pub fn pairs(&self, one: usize, other: usize) -> Vec<Pair> {
        let turned = |first: usize, pair: &Pair| {
            if first == one { *pair } else { Pair { a: pair.b, b: pair.a, ..*pair } }
        };
        if let Some(edits) = self.edits(one, other) {
            return edits.kept.iter().map(|pair| turned(edits.original, pair)).collect();
        }
        let Some(alignment) = self.alignment(one, other) else { return Vec::new() };
        let near = alignment.pairs.iter().filter(|pair| pair.is_counterpart());
        near.map(|pair| turned(alignment.a, pair)).collect()
    }

    /// What a denial or refusal answers: the claim the text points at, else the account that it stands against.
    pub fn answered(&self, at: ClaimRef, claim: &Claim) -> Option<ClaimRef> {
        pointed_at(at, claim).or_else(|| self.denied_claims.get(&at).copied())
    }

    /// The gravest finding that joins a claim to other accounts.
    pub fn joined(&self, at: ClaimRef, claim: &Claim) -> Option<&Finding> {
        let is_own = |mention: &&Mention| {
            let by_words = || claim.content.iter().any(|content| content.contains(mention.mark));
            mention.claim.map_or_else(by_words, |index| index == at.claim)
        };
        let own = self.mentions_in(at.article, claim.span).iter().filter(is_own);
        own.filter_map(|own| self.comparison.findings.get(own.finding)).min_by_key(|finding| finding.kind)
    }

    /// What an article has to do with findings; `None`: nothing.
    pub fn accounts(&self, article: usize) -> Option<&Accounts> {
        self.accounts.get(&article)
    }

    /// The words of an article that take part in findings, by where they begin.
    pub fn mentions(&self, article: usize) -> &[Mention] {
        self.mentions.get(&article).map_or(&[], Vec::as_slice)
    }

    /// Those that begin inside a span of the article.
    pub fn mentions_in(&self, article: usize, span: Span) -> &[Mention] {
        beginning_in(self.mentions(article), span, |mention| mention.mark)
    }

    /// The words that begin inside a span of the article and take part in findings other than agreements, each once
    /// with its gravest sign.
    pub fn marks_in(&self, article: usize, span: Span) -> &[(Span, Sign)] {
        beginning_in(self.marks.get(&article).map_or(&[], Vec::as_slice), span, |(mark, _)| *mark)
    }
}

/// The items, sorted by where they begin, that begin inside a span.
fn beginning_in<T>(items: &[T], span: Span, of: impl Fn(&T) -> Span) -> &[T] {
    let start = items.partition_point(|item| of(item).start < span.start);
    let end = items.partition_point(|item| of(item).start < span.end);
    items.get(start..end).unwrap_or(&[])
}

/// Each mark once with its gravest sign; agreements are left out.
fn marks(mentions: &[Mention]) -> Vec<(Span, Sign)> {
    let differing = mentions.iter().filter(|mention| mention.sign < Sign::Reworded);
    let mut marks: Vec<_> = differing.map(|mention| (mention.mark, mention.sign)).collect();
    marks.sort_unstable_by_key(|(mark, sign)| (mark.start, mark.end, *sign));
    marks.dedup_by_key(|(mark, _)| *mark);
    marks
}

/// Words quoted from a claim at most, in characters.
const SNIPPET: usize = 64;
/// Items kept of each part: more than a screen shows.
const KEPT: usize = 100;
/// Accounts of a finding looked at for its wordings: a line of the screen shows far fewer.
const ACCOUNTS: usize = 32;
/// Wordings of a finding shown at most.
const WORDINGS: usize = 8;
/// Places cited of one wording at most.
const PLACES: usize = 12;

/// What the story holds, in the order of the comparison and of the text; claims that were dismissed are no part of it.
pub fn digest(
    briefing: &Briefing,
    story: &Story,
    comparison: Arc<Comparison>,
    dismissed: &BTreeSet<String>,
) -> Digest {
    let mut digest = Digest {
        denied_claims: denied_claims(&comparison),
        facts: facts(briefing, story, &comparison),
        events: timeline(briefing, &story.articles),
        ..Digest::default()
    };
    digest.published = digest.events.iter().filter(|event| event.what == Dated::Published).count();
    for (index, finding) in comparison.findings.iter().enumerate() {
        let item = || of_finding(briefing, story, finding);
        note_mentions(&mut digest.mentions, index, finding);
        let tally = &mut digest.tally;
        match finding.kind {
            FindingKind::Conflict => tally.conflicts += usize::from(!finding.is_inner(story)),
            FindingKind::Update => tally.updates += 1,
            FindingKind::Certainty => tally.certainty += 1,
            FindingKind::Attribution => tally.speakers += 1,
            FindingKind::Agreement => tally.agreements += 1,
        }
        if finding.kind == FindingKind::Agreement {
            digest.agreed.note(item);
        } else if !(finding.is_inner(story) && has_denial(briefing, finding)) {
            digest.differs.note(item);
        }
    }
    let mut denied = Part::default();
    for &article in &story.articles {
        let Some(of) = briefing.articles.get(article) else { continue };
        let out = dismissed_claims(briefing, article, dismissed);
        digest.events.retain(|event| {
            event.article != article || !event.what.claim().is_some_and(|claim| out.contains(&claim))
        });
        // What a copy tells as the fullest copy does is told there.
        let counts = |&(index, claim): &(usize, &Claim)| {
            is_denial(claim) && !out.contains(&index) && !comparison.is_copied(article, claim.span.start)
        };
        for (index, claim) in of.claims.iter().enumerate().filter(counts) {
            let copied = || copied(briefing, story, &comparison, (article, claim.span.start));
            denied.note(|| Item {
                answers: digest
                    .answered(ClaimRef { article, claim: index }, claim)
                    .map(|target| quoted(briefing, story, target, SNIPPET + 32)),
                ..of_claim(briefing, story, article, claim, &copied())
            });
        }
    }
    digest.denied = denied;
    for (article, claims) in &comparison.only_in {
        let Some(of) = briefing.articles.get(*article) else { continue };
        let alone = claims.iter().filter_map(|&index| of.claims.get(index));
        let telling = |claim: &&Claim| !claim.quantities.is_empty() || claim.voice == Voice::Attributed;
        for claim in alone.filter(|claim| !is_denial(claim)).filter(telling) {
            digest.only.note(|| {
                let copied = copied(briefing, story, &comparison, (*article, claim.span.start));
                of_claim(briefing, story, *article, claim, &copied)
            });
        }
    }
    for mentions in digest.mentions.values_mut() {
        mentions.sort_by_key(|mention| mention.mark.start);
    }
    let by_article = || digest.mentions.iter();
    digest.accounts = by_article().map(|(&article, mentions)| (article, Accounts::of(mentions))).collect();
    digest.marks = by_article().map(|(&article, mentions)| (article, marks(mentions))).collect();
    let pairs = comparison.alignments.iter().map(|of| (of.a.min(of.b), of.a.max(of.b)));
    digest.alignments = pairs.zip(0..).collect();
    let copies = comparison.all_edits().map(|of| (of.original.min(of.copy), of.original.max(of.copy)));
    digest.edits = copies.zip(0..).collect();
    digest.comparison = comparison;
    digest
}

fn note_mentions(mentions: &mut HashMap<usize, Vec<Mention>>, index: usize, finding: &Finding) {
    let sign = Sign::of(finding, None);
    for member in &finding.members {
        let mention = Mention { mark: member.mark, finding: index, claim: member.claim, sign };
        mentions.entry(member.article).or_default().push(mention);
    }
}

/// Whether a claim of its accounts is told among the denials, with what it answers.
fn has_denial(briefing: &Briefing, finding: &Finding) -> bool {
    let claim = |member: &Member| {
        ClaimRef { article: member.article, claim: member.claim? }.of(briefing).map(is_denial)
    };
    finding.members.iter().filter_map(claim).any(|denies| denies)
}

/// Whether a claim denies or refuses.
pub fn is_denial(claim: &Claim) -> bool {
    matches!(claim.stance, Stance::Denies | Stance::Declines)
}

/// A place as it is cited: `B¶10`; `B` where it stands in no paragraph.
pub fn cite(briefing: &Briefing, story: &Story, article: usize, offset: usize) -> String {
    let letter = story.letter(article).unwrap_or_default();
    let of = briefing.articles.get(article);
    match of.and_then(|of| of.article.paragraph_at(offset)) {
        Some(number) => format!("{letter}¶{number}"),
        None => letter,
    }
}

fn of_finding(briefing: &Briefing, story: &Story, finding: &Finding) -> Item {
    let at = finding.members.first().map_or((0, 0), |member| (member.article, member.span.start));
    // Of two wordings the first words are enough to know the passage by.
    let limit = if finding.about == About::Wording { SNIPPET / 2 } else { SNIPPET };
    let subject = subject(briefing, finding);
    let lead = if subject.is_empty() { subject } else { format!("{subject}: ") };
    let mut words = vec![lead + &Sides::of(briefing, story, &finding.members).told(limit)];
    if finding.kind == FindingKind::Agreement {
        words.push(format!("{}/{}", finding.outlets, finding.independent));
    }
    if let Some(origin) = finding.origins.first() {
        let more = if finding.origins.len() > 1 { " …" } else { "" };
        let of = if finding.unsourced { "Origin of some" } else { "Origin" };
        words.push(format!("{of}: {origin}{more}"));
    }
    let words = words.join(". ");
    Item { sign: Some(Sign::of(finding, None)), words, answers: None, at }
}

/// The claim of the same article that a denial or refusal points at.
pub fn pointed_at(at: ClaimRef, claim: &Claim) -> Option<ClaimRef> {
    Some(ClaimRef { article: at.article, claim: claim.target.as_ref()?.claim? })
}

/// For each claim of a finding about a denial the other account's claim.
fn denied_claims(comparison: &Comparison) -> HashMap<ClaimRef, ClaimRef> {
    let mut found = HashMap::new();
    let denied =
        |finding: &&Finding| finding.about == About::Polarity && finding.kind == FindingKind::Conflict;
    for finding in comparison.findings.iter().filter(denied) {
        let of = |member| {
            let Member { article, claim, value, .. }: &Member = member;
            Some((ClaimRef { article: *article, claim: (*claim)? }, value))
        };
        let claims: Vec<(ClaimRef, &String)> = finding.members.iter().filter_map(of).collect();
        for &(claim, value) in &claims {
            let others = claims.iter().filter(|(other, _)| *other != claim);
            // What stands on the other side, in the same article before others: copies tell it too.
            let nearest = others.min_by_key(|(other, told)| (*told == value, other.article != claim.article));
            if let Some(&(other, _)) = nearest {
                found.entry(claim).or_insert(other);
            }
        }
    }
    found
}

/// A claim in about `limit` characters: `Russia: “preparing an offensive” B¶9`.
pub fn quoted(briefing: &Briefing, story: &Story, at: ClaimRef, limit: usize) -> String {
    let (Some(claim), Some(of)) = (at.of(briefing), briefing.articles.get(at.article)) else {
        return String::new();
    };
    let content = claim.content.iter().copied().reduce(Span::cover).unwrap_or(claim.span);
    let words = of.article.plain(content);
    let words = words.trim_matches(['"', '“', '”', '‘', '’', '«', '»', '„']);
    let place = cite(briefing, story, at.article, claim.span.start);
    let speaker = briefing.speaker(at.article, claim);
    // The place is what the words are found by, so it is the words that give way.
    let others = speaker.map_or(0, |speaker| speaker.chars().count() + 2) + place.chars().count() + 4;
    let words = on_one_line(words, limit.saturating_sub(others).max(8));
    match speaker {
        Some(speaker) => format!("{speaker}: “{words}” {place}"),
        None => format!("“{words}” {place}"),
    }
}

/// The sides of a finding in the text's words, with the places that have them. Of many, those are kept for which a
/// line has room.
#[derive(Clone, Debug)]
pub struct Sides {
    sides: Vec<(String, Vec<String>)>,
    /// Whether there are more than are kept.
    more: bool,
}

impl Sides {
    /// The sides that the accounts of a finding take.
    pub fn of(briefing: &Briefing, story: &Story, members: &[Member]) -> Self {
        let mut sides: Vec<(String, Vec<String>)> = Vec::new();
        let mut more = members.len() > ACCOUNTS;
        for member in members.iter().take(ACCOUNTS) {
            let Some(of) = briefing.articles.get(member.article) else { continue };
            // The words get quotation marks of their own.
            let words = of.article.plain(member.mark);
            let words = words.trim_start_matches(['"', '“', '‘', '«', '„']);
            let words = on_one_line(words, SNIPPET);
            let place = || cite(briefing, story, member.article, member.mark.start);
            let full = sides.len() == WORDINGS;
            match sides.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(&words)) {
                Some((_, places)) if places.len() < PLACES => {
                    let place = place();
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
                None if !full => sides.push((words, vec![place()])),
                Some(_) | None => more = true,
            }
        }
        Self { sides, more }
    }

    /// Each side's words, cut after about `limit` characters, and its places:
    /// `“over 10,000” B¶10 / “almost 10,000” C¶3`.
    pub fn told(&self, limit: usize) -> String {
        let sides = self.sides.iter();
        let sides: Vec<_> = sides
            .map(|(words, places)| format!("“{}” {}", on_one_line(words, limit), places.join(" ")))
            .collect();
        sides.join(" / ") + if self.more { " …" } else { "" }
    }
}

/// A claim with its place, behind which `copied` tells where copies have it.
fn of_claim(briefing: &Briefing, story: &Story, article: usize, claim: &Claim, copied: &str) -> Item {
    let plain = |span: Span| briefing.articles.get(article).map_or("".into(), |of| of.article.plain(span));
    let place = cite(briefing, story, article, claim.span.start) + copied;
    let content = claim.content.iter().copied().reduce(Span::cover).unwrap_or(claim.span);
    let content = on_one_line(&plain(content), SNIPPET);
    let words = match (briefing.speaker(article, claim), claim.cue) {
        (Some(speaker), Some(cue)) => {
            let cue = on_one_line(&plain(cue), SNIPPET);
            // Who declined to comment says nothing more.
            let content = if claim.content.is_empty() { String::new() } else { format!(" {content}") };
            format!("{place} {speaker}{}{cue}{content}", gap_before(&cue))
        }
        (Some(speaker), None) => format!("{place} {speaker}: {content}"),
        (None, _) => format!("{place} {content}"),
    };
    Item { sign: None, words, answers: None, at: (article, claim.span.start) }
}

/// The space between a speaker and the cue, unless that is a mark such as a colon.
pub fn gap_before(cue: &str) -> &'static str {
    if cue.starts_with(|first: char| first.is_alphanumeric()) { " " } else { "" }
}

/// The words with white space runs as single spaces, cut after about `limit` characters at a word's end.
pub fn on_one_line(words: &str, limit: usize) -> String {
    let mut line = String::new();
    let mut letters = 0;
    for word in words.split_whitespace() {
        letters += word.chars().count() + 1;
        if letters > limit + 1 && !line.is_empty() {
            line.push('…');
            return line;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::{KEPT, Sides, WORDINGS, digest, on_one_line};
    use crate::app::fixture::{briefing, claim};
    use crate::model::{
        About, Briefing, Comparison, Edits, Finding, FindingKind, Member, Pair, Relation, Stance,
    };
    use crate::text::Span;

    #[test]
    fn words_are_cut_between_words() {
        assert_eq!(on_one_line("a  bee\nsea", 99), "a bee sea");
        assert_eq!(on_one_line("alpha beta gamma", 10), "alpha beta…");
        assert_eq!(on_one_line("alphabet", 3), "alphabet", "the first word is never lost");
    }

    #[test]
    fn a_digest_keeps_what_a_screen_can_show_and_counts_the_rest() {
        let text = "They denied it. ".repeat(500);
        let mut briefing = briefing(&[&text, "Two."]);
        let denials = (0..500).map(|nth| claim(Span::new(nth * 16, nth * 16 + 15), Stance::Denies));
        Arc::get_mut(&mut briefing.articles[0]).unwrap().claims = denials.collect();
        let digest = digest(&briefing, &briefing.stories[0], Arc::default(), &BTreeSet::new());
        assert_eq!((digest.denied.items.len(), digest.denied.count), (KEPT, 500));
    }

    #[test]
    fn of_many_accounts_a_line_is_shown() {
        let texts: Vec<String> = (0..300).map(|number| format!("{number} came.")).collect();
        let briefing = briefing(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let members: Vec<_> = (0..300)
            .map(|article| {
                let mark = Span::new(0, texts[article].find(' ').unwrap());
                Member { article, claim: None, span: mark, mark, value: String::new() }
            })
            .collect();
        let line = Sides::of(&briefing, &briefing.stories[0], &members).told(64);
        assert!(line.starts_with("“0” A¶1 / “1” B¶1") && line.ends_with(" …"), "{line}");
        assert_eq!(line.matches(" / ").count() + 1, WORDINGS);
    }

    #[test]
    fn equal_words_share_one_side() {
        let briefing = briefing(&["Ten came.", "Ten left.", "Six came."]);
        let member = |article| Member {
            article,
            claim: None,
            span: Span::new(0, 9),
            mark: Span::new(0, 3),
            value: String::new(),
        };
        let members = [member(0), member(1), member(2)];
        let sides = Sides::of(&briefing, &briefing.stories[0], &members);
        assert_eq!(sides.told(64), "“Ten” A¶1 B¶1 / “Six” C¶1");
    }

    /// A conflict between these sentences, each given by its article, the claim it belongs to, and its value.
    fn conflict(members: &[(usize, usize, &str)]) -> Finding {
        let member = |&(article, claim, value): &(usize, usize, &str)| Member {
            article,
            claim: Some(claim),
            span: Span::new(claim * 16, claim * 16 + 15),
            mark: Span::new(claim * 16, claim * 16 + 15),
            value: value.to_owned(),
        };
        Finding {
            kind: FindingKind::Conflict,
            about: About::Polarity,
            members: members.iter().map(member).collect(),
            outlets: 1,
            origins: Vec::new(),
            unsourced: true,
            independent: 1,
            note: String::new(),
        }
    }

    #[test]
    fn an_accusation_and_its_denial_in_one_text_are_no_conflict_between_sources() {
        let text = "They denied it. They did it ok.";
        let mut briefing = briefing(&[text, text, text]);
        let (inner, copied) =
            (conflict(&[(0, 0, "denied"), (0, 1, "told")]), [(0, 0, "denied"), (1, 1, "told")]);
        for article in &mut briefing.articles {
            let claims = [(0, Stance::Denies), (1, Stance::Asserts)];
            let claims = claims.map(|(nth, stance)| claim(Span::new(nth * 16, nth * 16 + 15), stance));
            Arc::get_mut(article).unwrap().claims = claims.into();
        }
        let comparison = Comparison { findings: vec![inner, conflict(&copied)], ..Comparison::default() };
        let count = |briefing: &Briefing| {
            let story = &briefing.stories[0];
            let digest = digest(briefing, story, Arc::new(comparison.clone()), &BTreeSet::new());
            (digest.tally.conflicts, digest.differs.count, digest.denied.count)
        };
        assert_eq!(count(&briefing), (1, 1, 3));
        briefing.stories[0].copies = vec![vec![0, 1]];
        assert_eq!(count(&briefing), (0, 0, 3), "copies are one text");
    }

    #[test]
    fn what_copies_tell_is_told_once_with_where_they_tell_it() {
        let text = "They denied it.";
        let mut briefing = briefing(&[text, text, "No."]);
        briefing.stories[0].copies = vec![vec![0, 1]];
        let whole = Span::new(0, 15);
        for article in &mut briefing.articles[..2] {
            Arc::get_mut(article).unwrap().claims = vec![claim(whole, Stance::Denies)];
        }
        let kept = vec![Pair { a: whole, b: whole, score: 1.0, relation: Relation::Same }];
        let mut edits = Edits { original: 0, copy: 1, kept, ..Edits::default() };
        let denied = |edits: &Edits| {
            let comparison = Comparison { edits: vec![edits.clone()], ..Comparison::default() };
            let digest = digest(&briefing, &briefing.stories[0], Arc::new(comparison), &BTreeSet::new());
            digest.denied.items.into_iter().map(|item| item.words).collect::<Vec<_>>()
        };
        assert_eq!(denied(&edits), ["A¶1 (copied B¶1) They denied it."]);
        edits.changed = vec![whole];
        assert_eq!(denied(&edits).len(), 2, "in other words it may be another denial");
    }
}
