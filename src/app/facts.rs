//! The facts of a story for the matrix: findings, gravest first, then what one source alone tells with a figure, date or
//! denial.

use std::collections::{HashMap, HashSet};

use super::digest::is_denial;
use super::sign::{Sign, about};
use super::subject::{label, subject_of_claim};
use crate::model::{
    About, Analysed, Briefing, Claim, Comparison, Finding, FindingKind, Member, Story, TimeExpression,
    TimexKind,
};
use crate::text::Span;

/// What one source says to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The source's place among the articles of the story.
    pub column: usize,
    /// Index of the article in the briefing.
    pub article: usize,
    /// The clause or sentence that tells it.
    pub span: Span,
    /// The words that matter in it.
    pub mark: Span,
    /// Index of the claim in the article, where the words belong to one.
    pub claim: Option<usize>,
    /// Number of the paragraph; `None` outside the body.
    pub paragraph: Option<usize>,
}

/// One row of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// How its accounts stand to each other.
    pub sign: Sign,
    /// In what they agree or differ, in a word.
    pub about: &'static str,
    /// What it is about, in words of the text.
    pub label: String,
    /// Its findings by index, the gravest first; empty for what one source alone tells.
    pub findings: Vec<usize>,
    /// Who says what, by column and then by place in the text.
    pub accounts: Vec<Account>,
    /// How many outlets carry it.
    pub outlets: usize,
    /// To whom the words go back.
    pub origins: Vec<String>,
    /// Whether some source does not tell whom it goes back to.
    pub unsourced: bool,
}

impl Fact {
    /// The letters of the sources that speak to it.
    pub fn letters(&self, story: &Story) -> String {
        let first = self.accounts.chunk_by(|a, b| a.column == b.column).map(|run| run[0].article);
        first.filter_map(|article| story.letter(article)).collect::<Vec<_>>().join(" ")
    }

    /// What the source in a column says.
    pub fn accounts_in(&self, column: usize) -> &[Account] {
        let start = self.accounts.partition_point(|account| account.column < column);
        let end = self.accounts.partition_point(|account| account.column <= column);
        self.accounts.get(start..end).unwrap_or(&[])
    }

    /// The columns of the sources that speak to it, in order.
    pub fn speaking(&self) -> impl Iterator<Item = usize> {
        self.accounts.chunk_by(|a, b| a.column == b.column).map(|run| run[0].column)
    }

    /// A name that holds while the articles are the same, wherever the row stands.
    pub fn id(&self) -> Option<FactId> {
        let first = self.accounts.first()?;
        Some(FactId { article: first.article, at: first.mark.start, sign: self.sign })
    }
}

/// Names a fact by where its first account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactId {
    article: usize,
    at: usize,
    sign: Sign,
}

impl FactId {
    /// The same once articles have other places in the briefing, as `to` tells.
    pub fn moved(self, to: &impl Fn(usize) -> Option<usize>) -> Option<Self> {
        Some(Self { article: to(self.article)?, ..self })
    }
}

/// The rows of the matrix.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Findings, gravest first, then what one source alone tells, source by source.
    pub rows: Vec<Fact>,
    /// How many claims that one source alone has are left out, as they tell no figure, no date and deny nothing.
    pub hidden: usize,
}

/// The facts of a story.
///
/// An agreement all of whose clauses belong to one graver finding too is no fact of its own: it stands with that one.
pub fn facts(briefing: &Briefing, story: &Story, comparison: &Comparison) -> Facts {
    let columns = story.articles.iter().enumerate().map(|(column, &article)| (article, column));
    let mut gather = Gather {
        briefing,
        columns: columns.collect(),
        graver: HashMap::new(),
        told: HashSet::new(),
        facts: Facts::default(),
    };
    let (agreements, graver): (Vec<_>, Vec<_>) = comparison
        .findings
        .iter()
        .enumerate()
        .partition(|(_, finding)| finding.kind == FindingKind::Agreement);
    for (index, finding) in graver {
        gather.open(index, finding);
    }
    for clauses in gather.graver.values_mut() {
        clauses.sort_unstable();
    }
    for (index, finding) in agreements {
        match gather.home(finding) {
            Some(row) => gather.join(row, index, finding),
            None => gather.open(index, finding),
        }
    }
    for (article, claims) in &comparison.only_in {
        gather.alone(*article, claims, comparison);
    }
    gather.facts
}

/// Clauses looked at from behind for those that reach into a span: clauses of one sentence are few.
const OVERLAPPING: usize = 64;

/// Facts in the making.
struct Gather<'a> {
    briefing: &'a Briefing,
    /// The column of each article.
    columns: HashMap<usize, usize>,
    /// For each article the clauses of findings graver than agreement, each with its row.
    graver: HashMap<usize, Vec<(Span, usize)>>,
    /// The claims that take part in findings, by article and index.
    told: HashSet<(usize, usize)>,
    facts: Facts,
}

impl<'a> Gather<'a> {
    /// Adds a row for a finding.
    fn open(&mut self, index: usize, finding: &'a Finding) {
        let mut accounts: Vec<Account> =
            finding.members.iter().filter_map(|member| self.account(member)).collect();
        accounts.sort_by_key(|account| (account.column, account.mark));
        accounts.dedup_by_key(|account| (account.column, account.mark));
        let Some(first) = accounts.first() else { return };
        if finding.kind != FindingKind::Agreement {
            let row = self.facts.rows.len();
            for member in &finding.members {
                self.graver.entry(member.article).or_default().push((member.span, row));
            }
        }
        let claims = finding.members.iter().filter_map(|member| Some((member.article, member.claim?)));
        self.told.extend(claims);
        let mut label = label(self.briefing, finding);
        if finding.kind == FindingKind::Agreement && is_value(finding.about) {
            add(&mut label, &self.words(first));
        } else if label.is_empty() {
            label = self.words(first);
        }
        self.facts.rows.push(Fact {
            sign: Sign::of(finding, None),
            about: about(finding.about),
            label,
            findings: vec![index],
            accounts,
            outlets: finding.outlets,
            origins: finding.origins.clone(),
            unsourced: finding.unsourced,
        });
    }

    /// Adds an agreement to the row of a graver finding; what is agreed helps to name what is only put otherwise.
    fn join(&mut self, row: usize, index: usize, finding: &Finding) {
        let account = finding.members.first().and_then(|member| self.account(member));
        let words = account.map_or(String::new(), |account| self.words(&account));
        let Some(fact) = self.facts.rows.get_mut(row) else { return };
        let is_first = fact.findings.len() == 1;
        if is_first && matches!(fact.sign, Sign::Certainty | Sign::Speaker) && is_value(finding.about) {
            add(&mut fact.label, &words);
        }
        fact.findings.push(index);
    }

    /// The row of the graver finding that has a clause over each of an agreement's.
    fn home(&self, finding: &Finding) -> Option<usize> {
        let mut rows: Option<Vec<usize>> = None;
        for member in &finding.members {
            let clauses = self.graver.get(&member.article)?;
            let before = clauses.partition_point(|(clause, _)| clause.start < member.span.end);
            let near = clauses[..before].iter().rev().take(OVERLAPPING);
            let over = near.filter(|(clause, _)| clause.overlaps(member.span)).map(|(_, row)| *row);
            let over: Vec<usize> = over.collect();
            match &mut rows {
                None => rows = Some(over),
                Some(rows) => rows.retain(|row| over.contains(row)),
            }
            if rows.as_ref().is_some_and(Vec::is_empty) {
                return None;
            }
        }
        rows?.into_iter().min()
    }

    /// Adds what an article alone has, and with it its copies.
    fn alone(&mut self, article: usize, claims: &[usize], comparison: &Comparison) {
        let Some(of) = self.briefing.articles.get(article) else { return };
        let mut before: Option<Span> = None;
        for &index in claims {
            let Some(claim) = of.claims.get(index) else { continue };
            let content = content(claim);
            if self.told.contains(&(article, index)) {
                continue;
            }
            // Who says that somebody says it tells no further fact.
            if before.is_some_and(|before| before.contains(content)) {
                continue;
            }
            before = Some(content);
            let denies = is_denial(claim);
            if !denies && claim.quantities.is_empty() && dates(of, claim).next().is_none() {
                self.facts.hidden += 1;
                continue;
            }
            let mark = telling(of, claim).unwrap_or(content);
            let member = Member { article, claim: Some(index), span: claim.span, mark, value: String::new() };
            let Some(account) = self.account(&member) else { continue };
            let told = subject_of_claim(self.briefing, &Member { span: content.cover(mark), ..member });
            let label = if told.is_empty() { self.words(&account) } else { told };
            let about = match (claim.quantities.is_empty(), denies) {
                (_, true) => "denial",
                (false, _) => "number",
                (true, _) => "date",
            };
            let copied = comparison.copied(article, mark.start);
            let copied = copied.filter_map(|place| self.copied(mark.of(&of.article.text), place));
            let column = account.column;
            let mut accounts: Vec<Account> = copied.chain([account]).collect();
            accounts.sort_by_key(|account| account.column);
            self.facts.rows.push(Fact {
                sign: Sign::only(column),
                about,
                label,
                findings: Vec::new(),
                accounts,
                outlets: 1,
                origins: claim.origin.iter().cloned().collect(),
                unsourced: false,
            });
        }
    }

    /// The account of a copy, the `words` that matter marked where they stand in its sentence too.
    fn copied(&self, words: &str, (article, sentence): (usize, Span)) -> Option<Account> {
        let text = &self.briefing.articles.get(article)?.article.text;
        let found = sentence.of(text).find(words).map(|at| sentence.start + at);
        let mark = found.map_or(sentence, |start| Span::new(start, start + words.len()));
        self.account(&Member { article, claim: None, span: sentence, mark, value: String::new() })
    }

    fn account(&self, member: &Member) -> Option<Account> {
        let article = member.article;
        let column = *self.columns.get(&article)?;
        let of = self.briefing.articles.get(article)?;
        let paragraph = of.article.paragraph_at(member.mark.start);
        let Member { claim, span, mark, .. } = *member;
        Some(Account { column, article, span, mark, claim, paragraph })
    }

    /// The words of an account, where nothing shorter names the fact.
    fn words(&self, account: &Account) -> String {
        let of = self.briefing.articles.get(account.article);
        of.map_or(String::new(), |of| super::digest::on_one_line(&of.article.plain(account.mark), 48))
    }
}

/// What a claim says, as one span; the evidence where it says nothing.
fn content(claim: &Claim) -> Span {
    claim.content.iter().copied().reduce(Span::cover).unwrap_or(claim.span)
}

/// The words for which a claim is shown: its denial, else its first figure, else its first date.
fn telling(of: &Analysed, claim: &Claim) -> Option<Span> {
    if is_denial(claim) && claim.cue.is_some() {
        return claim.cue;
    }
    let figure = claim.quantities.first().and_then(|&at| of.quantities.get(at)).map(|figure| figure.span);
    figure.or_else(|| dates(of, claim).next())
}

/// Where a claim tells dates; "now", "for a month" and "every month" are none.
fn dates(of: &Analysed, claim: &Claim) -> impl Iterator<Item = Span> {
    let dates = claim.dates.iter().filter_map(|&at| of.dates.get(at));
    let is_point = |date: &&TimeExpression| {
        matches!(date.kind, TimexKind::Date | TimexKind::Time) && !date.value.ends_with("_REF")
    };
    dates.filter(is_point).map(|date| date.span)
}

/// Whether the words of a finding are a figure, date or place, which names a fact.
const fn is_value(about: About) -> bool {
    matches!(about, About::Number | About::Date | About::Place)
}

/// Adds words to a label.
fn add(label: &mut String, words: &str) {
    if !label.is_empty() && !words.is_empty() {
        label.push_str(" · ");
    }
    label.push_str(words);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Facts, facts};
    use crate::app::fixture::{briefing, claim};
    use crate::app::sign::Sign;
    use crate::model::{About, Comparison, Edits, Finding, FindingKind, Member, Pair, Relation, Stance};
    use crate::text::Span;

    fn finding(kind: FindingKind, members: &[(usize, usize, usize)]) -> Finding {
        let members = members.iter().map(|&(article, start, end)| {
            let span = Span::new(start, end);
            Member { article, claim: None, span, mark: span, value: String::new() }
        });
        Finding {
            kind,
            about: About::Number,
            members: members.collect(),
            outlets: 2,
            origins: Vec::new(),
            unsourced: false,
            independent: 2,
            note: String::new(),
        }
    }

    fn of(findings: Vec<Finding>) -> Facts {
        let briefing = briefing(&["Ten ferries left.\n\nIt rained.", "Six ferries left. It rained.", "No."]);
        let comparison = Comparison { findings, ..Comparison::default() };
        facts(&briefing, &briefing.stories[0], &comparison)
    }

    #[test]
    fn an_agreement_inside_a_graver_finding_is_no_row_of_its_own() {
        let findings = vec![
            finding(FindingKind::Conflict, &[(1, 0, 17), (0, 0, 17)]),
            finding(FindingKind::Agreement, &[(0, 4, 17), (1, 4, 17)]),
            finding(FindingKind::Agreement, &[(0, 19, 29), (1, 18, 28)]),
        ];
        let rows = of(findings).rows;
        let shown: Vec<_> = rows.iter().map(|fact| (fact.sign, fact.findings.as_slice())).collect();
        assert_eq!(shown, [(Sign::Conflict, &[0, 1][..]), (Sign::Same, &[2])]);
        assert_eq!(rows[1].accounts[0].paragraph, Some(2));
    }

    #[test]
    fn accounts_stand_by_column_and_silence_is_an_empty_cell() {
        let rows = of(vec![finding(FindingKind::Conflict, &[(1, 0, 3), (0, 0, 3)])]).rows;
        assert_eq!(rows[0].speaking().collect::<Vec<_>>(), [0, 1]);
        assert_eq!((rows[0].accounts_in(1).len(), rows[0].accounts_in(2).len()), (1, 0));
    }

    #[test]
    fn what_one_source_has_is_shown_with_a_denial_and_else_counted() {
        let mut briefing = briefing(&["They denied it. They slept. They woke.", "Two."]);
        let claims = vec![
            claim(Span::new(0, 15), Stance::Denies),
            claim(Span::new(16, 27), Stance::Asserts),
            claim(Span::new(28, 38), Stance::Asserts),
        ];
        Arc::get_mut(&mut briefing.articles[0]).unwrap().claims = claims;
        let comparison = Comparison { only_in: vec![(0, vec![0, 1, 2])], ..Comparison::default() };
        let facts = facts(&briefing, &briefing.stories[0], &comparison);
        assert_eq!((facts.rows.len(), facts.hidden), (1, 2));
        assert_eq!((facts.rows[0].sign, facts.rows[0].about), (Sign::OnlyBase, "denial"));
    }

    #[test]
    fn what_copies_share_is_one_row_with_all_of_them() {
        let mut briefing = briefing(&["They denied it.", "It rained. They denied it.", "No."]);
        briefing.stories[0].copies = vec![vec![1, 0]];
        Arc::get_mut(&mut briefing.articles[1]).unwrap().claims =
            vec![claim(Span::new(11, 26), Stance::Denies)];
        let kept = Pair { a: Span::new(11, 26), b: Span::new(0, 15), score: 1.0, relation: Relation::Same };
        let edits = Edits { original: 1, copy: 0, kept: vec![kept], ..Edits::default() };
        let comparison =
            Comparison { only_in: vec![(1, vec![0])], edits: vec![edits], ..Comparison::default() };
        let rows = facts(&briefing, &briefing.stories[0], &comparison).rows;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].letters(&briefing.stories[0]).as_str(), rows[0].outlets), ("A B", 1));
        assert_eq!(rows[0].accounts[0].mark, Span::new(0, 15));
    }
}
