//! The plain result every printer of comparisons prints: no form decided, every place cited as letter and paragraph.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Compared;
use crate::compare::wordings;
use crate::export::edits::{Places, copied, told as told_in_a_line};
use crate::export::records;
use crate::export::words::Word;
use crate::model::{Alignment, Analysed, Edits, Finding, FindingKind, Pair, Relation};
use crate::text::{Markup, Span};

/// What stands where no passage of an article answers: silence is never asserted.
pub(super) const NOTHING: &str = "no matching passage found";

/// A comparison ready to be printed.
pub(super) struct Digest<'a> {
    pub(super) heads: Vec<Head>,
    /// What each copy left out, added and changed.
    pub(super) copies: Vec<Copied<'a>>,
    pub(super) findings: Vec<Entry<'a>>,
    /// What it means, in the column of each other article, that none stands there.
    pub(super) silences: Vec<String>,
    /// The first article's sentences with their counterparts; empty where nothing stands beside it.
    pub(super) rows: Vec<Row<'a>>,
    /// Per letter the evidence of claims that no other source reports; copies are no other source.
    pub(super) only: Vec<(String, Vec<Account<'a>>)>,
}

/// An article of the story.
pub(super) struct Head {
    pub(super) letter: String,
    pub(super) id: String,
    pub(super) published: String,
    pub(super) source: String,
    pub(super) title: String,
    /// `copy of A`; `None` for what is no copy.
    pub(super) copy_of: Option<String>,
}

/// A copy of another article.
pub(super) struct Copied<'a> {
    /// `C is a copy of A: 1 sentence left out (A¶4)`.
    pub(super) told: String,
    /// The sentences, under what was done to them; of those that were changed the original's stands before the copy's.
    pub(super) parts: Vec<(String, Vec<Account<'a>>)>,
}

/// A finding with its accounts.
pub(super) struct Entry<'a> {
    pub(super) finding: &'a Finding,
    pub(super) accounts: Vec<Account<'a>>,
}

/// What one article says, and where.
pub(super) struct Account<'a> {
    /// `B¶10`; the letter alone outside the body.
    pub(super) cite: String,
    pub(super) words: Words<'a>,
}

/// A sentence of the first article, and what stands beside it in each of the others.
pub(super) struct Row<'a> {
    pub(super) base: Account<'a>,
    pub(super) others: Vec<Option<(Tie, Account<'a>)>>,
}

/// How a passage and its counterpart stand to each other: the gravest finding about both, else how alike they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    Finding(FindingKind),
    Likeness(Relation),
}

impl Tie {
    /// Its mark.
    pub(super) fn glyph(self) -> &'static str {
        match self {
            Self::Finding(FindingKind::Conflict) => "!",
            Self::Finding(FindingKind::Update) => "↻",
            Self::Finding(FindingKind::Certainty) => "?",
            Self::Finding(FindingKind::Attribution) => "@",
            Self::Finding(FindingKind::Agreement) | Self::Likeness(Relation::Same) => "=",
            Self::Likeness(Relation::Reworded) => "≈",
            Self::Likeness(Relation::Related) => "~",
        }
    }

    /// Its name.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Finding(kind) => kind.word(),
            Self::Likeness(relation) => relation.word(),
        }
    }
}

/// Why words are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A finding rests on them.
    Finding,
    /// What stands beside them has not got them.
    Apart,
}

/// Words of an article, some of them marked.
pub(super) struct Words<'a> {
    text: &'a str,
    markup: &'a Markup,
    span: Span,
    marks: Vec<(Span, Mark)>,
    /// What is told behind them; empty: nothing.
    after: String,
}

impl<'a> Words<'a> {
    /// The words in order, cut where marks begin and end.
    pub(super) fn runs(&self) -> Vec<(Option<Mark>, Cow<'a, str>)> {
        let plain = |start, end| self.markup.plain(self.text, Span::new(start, end));
        let mut runs = Vec::new();
        let mut at = self.span.start;
        for (mark, why) in &self.marks {
            let (start, end) = (mark.start.max(at), mark.end.min(self.span.end));
            if start < end {
                runs.push((None, plain(at, start)));
                runs.push((Some(*why), plain(start, end)));
                at = end;
            }
        }
        runs.push((None, plain(at, self.span.end)));
        runs.push((None, self.after.clone().into()));
        runs.retain(|(_, words)| !words.is_empty());
        runs
    }
}

impl<'a> Compared<'a> {
    /// The comparison ready to be printed.
    pub(super) fn digest(&'a self) -> Digest<'a> {
        let told = Told::of(&self.comparison.findings, |finding| finding.kind != FindingKind::Agreement);
        let findings = self.comparison.findings.iter().map(|finding| self.entry(finding));
        let only = self.comparison.only_in.iter().filter(|(_, claims)| !claims.is_empty());
        Digest {
            heads: self.story.articles.iter().filter_map(|&place| self.head(place)).collect(),
            copies: self.comparison.edits.iter().map(|edits| self.copied(edits)).collect(),
            findings: findings.collect(),
            silences: self.story.articles.iter().skip(1).map(|&place| self.silence(place)).collect(),
            rows: self.rows(&told),
            only: only.filter_map(|(place, claims)| self.only(*place, claims)).collect(),
        }
    }

    fn analysed(&self, place: usize) -> Option<&'a Analysed> {
        self.briefing.articles.get(place).map(|analysed| &**analysed)
    }

    fn head(&self, place: usize) -> Option<Head> {
        let article = &*self.analysed(place)?.article;
        Some(Head {
            letter: self.story.letter(place)?,
            id: article.id.to_string(),
            published: records::published(article),
            source: records::source(article),
            title: records::title(article),
            copy_of: self.story.copy_of(place),
        })
    }

    /// Silence is never asserted, but of copies it is known.
    fn silence(&self, place: usize) -> String {
        let base = self.story.articles.first();
        let edits = base.and_then(|&base| self.comparison.edits_of(base, place));
        let letter = self.story.letter(place).unwrap_or_default();
        match edits {
            Some(edits) if edits.copy == place => format!("left out of {letter}"),
            Some(_) => format!("not in {letter}"),
            None => NOTHING.to_owned(),
        }
    }

    fn copied(&self, edits: &Edits) -> Copied<'a> {
        let letter = |place: usize| self.story.letter(place).unwrap_or_default();
        let told = |place, spans: &[Span]| -> Vec<Account<'a>> {
            spans.iter().filter_map(|&span| self.account(place, span, Vec::new())).collect()
        };
        let sides = |&sentence: &Span| {
            let before = edits.answered(sentence).map(|span| (edits.original, span));
            before.chain([(edits.copy, sentence)])
        };
        let changed = edits.changed.iter().flat_map(sides);
        let apart = |place, span| edits.words_apart(place, span).map(|words| (words, Mark::Apart)).collect();
        let changed = changed.filter_map(|(place, span)| self.account(place, span, apart(place, span)));
        let mut parts = vec![
            (format!("Left out of {}", letter(edits.copy)), told(edits.original, &edits.left_out)),
            (format!("Added in {}", letter(edits.copy)), told(edits.copy, &edits.added)),
            (format!("Changed in {}", letter(edits.copy)), changed.collect()),
        ];
        parts.retain(|(_, accounts)| !accounts.is_empty());
        Copied { told: told_in_a_line(self.briefing, self.story, edits, Places::Cited), parts }
    }

    fn entry(&self, finding: &'a Finding) -> Entry<'a> {
        let members = finding.members.iter();
        let accounts = members.filter_map(|member| {
            self.account(member.article, member.span, vec![(member.mark, Mark::Finding)])
        });
        Entry { finding, accounts: accounts.collect() }
    }

    fn account(&self, place: usize, span: Span, marks: Vec<(Span, Mark)>) -> Option<Account<'a>> {
        let article = &*self.analysed(place)?.article;
        let letter = self.story.letter(place)?;
        let cite = match article.paragraph_at(span.start) {
            Some(paragraph) => format!("{letter}¶{paragraph}"),
            None => letter,
        };
        Some(Account {
            cite,
            words: Words { text: &article.text, markup: &article.markup, span, marks, after: String::new() },
        })
    }

    fn only(&self, place: usize, claims: &[usize]) -> Option<(String, Vec<Account<'a>>)> {
        let analysed = self.analysed(place)?;
        let mut spans =
            claims.iter().filter_map(|&index| Some(analysed.claims.get(index)?.span)).collect::<Vec<_>>();
        // A sentence with several claims is shown once.
        spans.dedup();
        let accounts = spans.into_iter().filter_map(|span| {
            let mut account = self.account(place, span, Vec::new())?;
            account.words.after = copied(self.briefing, self.story, &self.comparison, (place, span.start));
            Some(account)
        });
        Some((self.story.letter(place)?, accounts.collect()))
    }

    fn rows(&self, told: &Told) -> Vec<Row<'a>> {
        let Some((&base, others)) = self.story.articles.split_first() else { return Vec::new() };
        let Some(analysed) = self.analysed(base).filter(|_| !others.is_empty()) else { return Vec::new() };
        let columns = others.iter().map(|&other| self.counterparts(base, other)).collect::<Vec<_>>();
        let findings = Told::of(&self.comparison.findings, |_| true);
        let body = |span: &Span| analysed.article.paragraph_at(span.start).is_some();
        let rows = analysed.sentences.iter().copied().filter(body).filter_map(|sentence| {
            // The words of the sentence that some counterpart has not got.
            let mut own = Vec::new();
            let beside = others.iter().zip(&columns).map(|(&other, pairs)| {
                let (tie, found) = self.beside(&findings, (base, sentence), other, best(pairs, sentence))?;
                let alike = best(pairs, sentence).filter(|pair| pair.b == found);
                let [here, there] =
                    alike.map_or_else(Default::default, |pair| self.apart((base, sentence), (other, pair)));
                own.extend(here);
                Some((tie, self.account(other, found, told.marks(other, found, there))?))
            });
            let others = beside.collect();
            Some(Row { base: self.account(base, sentence, told.marks(base, sentence, own))?, others })
        });
        rows.collect()
    }

    /// What stands beside a sentence in another article: where they differ by a finding, the sentence that this rests on,
    /// else the one most alike, else the one that an agreement rests on. Copies of one text are never opposed.
    fn beside(
        &self,
        findings: &Told,
        here: (usize, Span),
        other: usize,
        alike: Option<&Pair>,
    ) -> Option<(Tie, Span)> {
        let apart = self.comparison.edits_of(here.0, other).is_none();
        let found = apart.then(|| findings.counterpart(&self.comparison.findings, here, other)).flatten();
        let found = found.and_then(|(finding, mark)| Some((finding, self.sentence_at(other, mark.start)?)));
        let close = alike.filter(|pair| pair.relation != Relation::Related);
        match (found, close, alike) {
            (Some((finding, span)), _, _) if finding.kind != FindingKind::Agreement => {
                Some((Tie::Finding(finding.kind), span))
            }
            (_, Some(pair), _) | (None, None, Some(pair)) => Some((Tie::Likeness(pair.relation), pair.b)),
            (Some((finding, span)), None, _) if finding.is_loose() || finding.is_wording() => {
                Some((Tie::Likeness(Relation::Reworded), span))
            }
            (Some((finding, span)), None, _) => Some((Tie::Finding(finding.kind), span)),
            (None, None, None) => None,
        }
    }

    /// The sentence of an article that holds an offset.
    fn sentence_at(&self, place: usize, offset: usize) -> Option<Span> {
        let sentences = &self.analysed(place)?.sentences;
        let at = sentences.partition_point(|sentence| sentence.end <= offset);
        sentences.get(at).copied().filter(|sentence| sentence.start <= offset)
    }

    /// The words of two sentences beside each other that the other has not got: of copies, and of what is told in nearly
    /// the same words.
    fn apart(&self, (base, sentence): (usize, Span), (other, pair): (usize, &Pair)) -> [Vec<Span>; 2] {
        if let Some(edits) = self.comparison.edits_of(base, other) {
            return [(base, sentence), (other, pair.b)]
                .map(|(place, span)| edits.words_apart(place, span).collect());
        }
        match (self.analysed(base), self.analysed(other)) {
            (Some(one), Some(two)) if pair.relation == Relation::Same => {
                wordings::apart((&one.article, sentence), (&two.article, pair.b))
            }
            _ => Default::default(),
        }
    }

    /// The pairs of `base` and `other`, base first, by place in the base; of a copy those that it kept.
    fn counterparts(&self, base: usize, other: usize) -> Vec<Pair> {
        let of_both = |alignment: &&Alignment| {
            (alignment.a, alignment.b) == (base, other) || (alignment.b, alignment.a) == (base, other)
        };
        let copied = self.comparison.edits_of(base, other);
        let aligned = || self.comparison.alignments.iter().find(of_both);
        let found = match copied {
            Some(edits) => Some((edits.original, &edits.kept)),
            None => aligned().map(|alignment| (alignment.a, &alignment.pairs)),
        };
        let Some((first, pairs)) = found else { return Vec::new() };
        let turn = |pair: &Pair| if first == base { *pair } else { Pair { a: pair.b, b: pair.a, ..*pair } };
        let mut pairs = pairs.iter().map(turn).filter(Pair::is_counterpart).collect::<Vec<_>>();
        pairs.sort_by_key(|pair| pair.a);
        pairs
    }
}

/// The words that some of the findings rest on, by article and then by place, so that no passage looks at all findings.
struct Told {
    /// Each mark with its finding and its place among the members of that, by index.
    by_article: HashMap<usize, Vec<(Span, usize, usize)>>,
}

impl Told {
    fn of(findings: &[Finding], wanted: impl Fn(&Finding) -> bool) -> Self {
        let mut by_article: HashMap<usize, Vec<(Span, usize, usize)>> = HashMap::new();
        for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| wanted(finding)) {
            for (place, member) in finding.members.iter().enumerate() {
                by_article.entry(member.article).or_default().push((member.mark, index, place));
            }
        }
        for marks in by_article.values_mut() {
            marks.sort_unstable();
        }
        Self { by_article }
    }

    /// Those in a passage, in order.
    fn inside(&self, article: usize, span: Span) -> impl Iterator<Item = (Span, usize, usize)> {
        let all = self.by_article.get(&article).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|(mark, ..)| mark.start < span.start);
        let near = all.iter().skip(first).take_while(move |(mark, ..)| mark.start <= span.end);
        near.copied().filter(move |(mark, ..)| span.contains(*mark))
    }

    /// The gravest finding that holds between a passage and another article, and its words there; findings come gravest
    /// first.
    fn counterpart<'f>(
        &self,
        findings: &'f [Finding],
        one: (usize, Span),
        other: usize,
    ) -> Option<(&'f Finding, Span)> {
        let of_other = |(_, index, place): (Span, usize, usize)| {
            let finding = findings.get(index)?;
            let mut members = finding.members.iter().enumerate();
            let there =
                members.find(|(at, member)| member.article == other && finding.holds_between(&[place, *at]));
            Some((index, finding, there?.1.mark))
        };
        let held = self.inside(one.0, one.1).filter_map(of_other);
        held.min_by_key(|(index, ..)| *index).map(|(_, finding, mark)| (finding, mark))
    }

    /// The words of a passage that are marked, in order: those of findings, and the rest of those that stand apart.
    fn marks(&self, article: usize, span: Span, apart: Vec<Span>) -> Vec<(Span, Mark)> {
        let of_findings: Vec<Span> = self.inside(article, span).map(|(mark, ..)| mark).collect();
        let apart = apart.into_iter().flat_map(|words| words.without(&of_findings));
        let apart: Vec<_> = apart.map(|words| (words, Mark::Apart)).collect();
        let mut marks: Vec<_> =
            of_findings.into_iter().map(|mark| (mark, Mark::Finding)).chain(apart).collect();
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}

/// The best pair of the base's `sentence` in pairs sorted by place.
fn best(pairs: &[Pair], sentence: Span) -> Option<&Pair> {
    let from = pairs.partition_point(|pair| pair.a < sentence);
    let own = pairs.iter().skip(from).take_while(|pair| pair.a == sentence);
    own.max_by(|one, two| one.score.total_cmp(&two.score))
}

/// The mark of a finding: a glyph and never colour alone. Figures that only leave room for each other are no same ones.
pub(super) fn glyph(finding: &Finding) -> &'static str {
    if finding.is_loose() {
        Tie::Likeness(Relation::Reworded).glyph()
    } else {
        Tie::Finding(finding.kind).glyph()
    }
}

/// Kind and subject of a finding with `joint` between them; where they are one word, it is said once.
pub(super) fn kind(finding: &Finding, joint: &str) -> String {
    let (kind, about) = (finding.kind.word(), finding.about.word());
    if kind == about { kind.to_owned() } else { format!("{kind}{joint}{about}") }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Told, Words, best};
    use crate::model::{About, Finding, FindingKind, Member, Pair, Relation};
    use crate::text::{Markup, Span};

    #[test]
    fn words_are_cut_at_their_marks() {
        let markup = Markup::default();
        let (span, marks) = (Span::new(5, 18), vec![(Span::new(0, 11), Mark::Finding)]);
        let words =
            Words { text: "over 10,000 troops", markup: &markup, span, marks, after: " (copied)".to_owned() };
        assert_eq!(
            words.runs(),
            [(Some(Mark::Finding), "10,000".into()), (None, " troops".into()), (None, " (copied)".into())]
        );
    }

    #[test]
    fn the_best_counterpart_of_a_sentence_wins() {
        let sentence = Span::new(10, 20);
        let pair = |a, b, score| Pair { a, b: Span::new(b, b + 1), score, relation: Relation::Related };
        let pairs = [
            pair(Span::new(0, 9), 1, 0.9),
            pair(sentence, 2, 0.3),
            pair(sentence, 3, 0.6),
            pair(Span::new(21, 30), 4, 0.8),
        ];
        assert_eq!(best(&pairs, sentence).map(|pair| pair.b.start), Some(3));
        assert_eq!(best(&pairs, Span::new(31, 32)), None);
    }

    fn finding(kind: FindingKind, marks: &[(usize, usize)]) -> Finding {
        let member = |&(article, start): &(usize, usize)| {
            let mark = Span::new(start, start + 2);
            // Each source tells a value of its own.
            Member { article, claim: None, span: mark, mark, value: article.to_string() }
        };
        Finding {
            kind,
            about: About::Number,
            members: marks.iter().map(member).collect(),
            outlets: 2,
            origins: Vec::new(),
            unsourced: false,
            independent: 2,
            note: String::new(),
        }
    }

    #[test]
    fn the_gravest_finding_about_two_passages_is_looked_up_and_agreements_mark_nothing() {
        let findings = [
            finding(FindingKind::Conflict, &[(0, 30), (1, 40)]),
            finding(FindingKind::Update, &[(0, 12), (1, 22), (1, 22)]),
            finding(FindingKind::Certainty, &[(0, 10), (1, 20)]),
            finding(FindingKind::Agreement, &[(0, 14), (1, 24)]),
        ];
        let told = Told::of(&findings, |finding| finding.kind != FindingKind::Agreement);
        let (here, there) = ((0, Span::new(10, 20)), (1, Span::new(20, 30)));
        let beside = told.counterpart(&findings, here, there.0);
        assert_eq!(beside, Some((&findings[1], Span::new(22, 24))));
        assert_eq!(told.counterpart(&findings, here, 2), None);
        assert_eq!(told.counterpart(&findings, (0, Span::new(14, 20)), there.0), None);
        let marks = told.marks(1, there.1, Vec::new());
        assert_eq!(marks, [(Span::new(20, 22), Mark::Finding), (Span::new(22, 24), Mark::Finding)]);
        assert!(told.marks(0, Span::new(13, 20), Vec::new()).is_empty());
        // Words that stand apart are marked where no finding rests on them.
        let marks = told.marks(0, here.1, vec![Span::new(11, 16)]);
        assert_eq!(
            marks,
            [
                (Span::new(10, 12), Mark::Finding),
                (Span::new(12, 14), Mark::Finding),
                (Span::new(14, 16), Mark::Apart)
            ]
        );
    }

    #[test]
    fn looking_up_a_passage_does_not_walk_all_findings() {
        let count = 20_000;
        let findings: Vec<Finding> =
            (0..count).map(|nth| finding(FindingKind::Conflict, &[(0, nth * 4), (1, nth * 4)])).collect();
        let told = Told::of(&findings, |_| true);
        // By walking all of them this would take 400,000,000 steps of several accounts each.
        assert!((0..count).all(|nth| {
            let span = Span::new(nth * 4, nth * 4 + 3);
            let beside = told.counterpart(&findings, (0, span), 1);
            beside.map(|(finding, _)| finding) == findings.get(nth)
                && told.marks(0, span, Vec::new()).len() == 1
        }));
    }
}
