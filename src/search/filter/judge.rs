//! Judges articles and claims by a filter.

use super::Filter;
use super::beside::Beside;
use super::bind::Node;
use super::term::{Has, Level, Rendering, Test};
use crate::model::{Analysed, Claim, EntityKind, Voice};
use crate::search::catalogue::{Catalogue, Names, What, kind_of};
use crate::search::fulltext::places_in;
use crate::search::words::Sought;

/// Whether something passes a filter. What is not known yet lies between no and yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does not.
    No,
    /// It depends on what is not known yet.
    Unknown,
    /// It does.
    Yes,
}

impl From<bool> for Verdict {
    fn from(is: bool) -> Self {
        if is { Self::Yes } else { Self::No }
    }
}

impl From<Option<bool>> for Verdict {
    fn from(is: Option<bool>) -> Self {
        is.map_or(Self::Unknown, Self::from)
    }
}

impl std::ops::Not for Verdict {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

/// What a filter keeps of a briefing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The articles that pass, by index, in order.
    pub articles: Vec<usize>,
    /// Those of which it is not known yet.
    pub unknown: Vec<usize>,
}

/// Judges all articles. Words of texts are found once the catalogue's index is made.
pub fn articles(filter: &Filter, catalogue: &Catalogue, beside: &Beside) -> Kept {
    let judge = Judge { catalogue, beside };
    let asked = judge.ask(&filter.articles);
    let mut kept = Kept::default();
    for article in 0..catalogue.briefing().articles.len() {
        match judge.judge(&asked, At { article, claim: 0, figure: 0 }) {
            Verdict::Yes => kept.articles.push(article),
            Verdict::Unknown => kept.unknown.push(article),
            Verdict::No => {}
        }
    }
    kept
}

/// The claims of some articles that pass: article and claim, in order. Words are looked for in the claims.
pub fn claims(
    filter: &Filter,
    catalogue: &Catalogue,
    beside: &Beside,
    articles: impl IntoIterator<Item = usize>,
) -> Vec<(usize, usize)> {
    let judge = Judge { catalogue, beside };
    let asked = judge.ask(&filter.claims);
    let mut kept = Vec::new();
    for article in articles {
        let count = catalogue.briefing().articles.get(article).map_or(0, |of| of.claims.len());
        let all = (0..count).map(|claim| (article, claim));
        kept.extend(all.filter(|&(article, claim)| {
            judge.judge(&asked, At { article, claim, figure: 0 }) == Verdict::Yes
        }));
    }
    kept
}

/// What is judged: an article, one of its claims, one of its figures. Only what the term speaks of counts.
#[derive(Clone, Copy)]
struct At {
    article: usize,
    claim: usize,
    figure: usize,
}

/// A filter with what of it can be answered for all articles or names at once.
enum Asked<'a> {
    /// Answers by article.
    Articles(Vec<bool>),
    /// Answers by name: of the article, claim or figure.
    Names(&'a Names, Vec<bool>, Item),
    Test(&'a Test),
    Not(Box<Asked<'a>>),
    All(Vec<Asked<'a>>),
    Any(Vec<Asked<'a>>),
    Some(Level, Box<Asked<'a>>),
}

/// Which items of an article go by the name in question.
#[derive(Clone, Copy)]
enum Item {
    Any,
    Kind(EntityKind),
    Claim,
    Figure,
}

struct Judge<'a> {
    catalogue: &'a Catalogue,
    beside: &'a Beside,
}

impl<'a> Judge<'a> {
    fn ask(&self, node: &'a Node) -> Asked<'a> {
        let all = |nodes: &'a [Node]| nodes.iter().map(|node| self.ask(node)).collect();
        match node {
            Node::Not(inner) => Asked::Not(Box::new(self.ask(inner))),
            Node::All(parts) => Asked::All(all(parts)),
            Node::Any(parts) => Asked::Any(all(parts)),
            Node::Some(level, inner) => Asked::Some(*level, Box::new(self.ask(inner))),
            Node::Test(test) => self.ask_test(test),
        }
    }

    fn ask_test(&self, test: &'a Test) -> Asked<'a> {
        let names = |what, sought: &Sought, item| {
            let names = self.catalogue.names(what);
            Asked::Names(names, names.with(sought), item)
        };
        match test {
            Test::Text(sought) => Asked::Articles(self.with_words(sought, false)),
            Test::Title(sought) => Asked::Articles(self.with_words(sought, true)),
            Test::Day(from, to) => {
                let inside = |day: &Option<chrono::NaiveDate>| {
                    day.is_some_and(|day| from.is_none_or(|from| day >= from) && to.is_none_or(|to| day < to))
                };
                Asked::Articles(self.catalogue.days().iter().map(inside).collect())
            }
            Test::Source(sought) => names(What::Source, sought, Item::Any),
            Test::Author(sought) => names(What::Author, sought, Item::Any),
            Test::Person(sought) => names(What::Named, sought, Item::Kind(EntityKind::Person)),
            Test::Place(sought) => names(What::Named, sought, Item::Kind(EntityKind::Place)),
            Test::Speaker(sought) => names(What::Speaker, sought, Item::Claim),
            Test::Origin(sought) => names(What::Origin, sought, Item::Claim),
            Test::Unit(sought) => names(What::Unit, sought, Item::Figure),
            Test::Tag(_)
            | Test::Lang(_)
            | Test::Is(..)
            | Test::Has(_)
            | Test::Stance(_)
            | Test::Certainty(_)
            | Test::Kind(_)
            | Test::Outlets(_)
            | Test::Num(_) => Asked::Test(test),
            // Whoever says it belongs to a claim as much as what is said.
            Test::Wording(sought) => {
                Asked::Any(vec![names(What::Speaker, sought, Item::Claim), Asked::Test(test)])
            }
        }
    }

    fn with_words(&self, sought: &Sought, in_title: bool) -> Vec<bool> {
        let index = self.catalogue.index();
        let mut stands = vec![false; index.len()];
        for (number, counts) in index.find(sought) {
            if let Some(stands) = stands.get_mut(number as usize) {
                *stands = !in_title || counts.title > 0;
            }
        }
        let count = self.catalogue.briefing().articles.len();
        let numbers = (0..count).map(|article| self.catalogue.number(article));
        numbers
            .map(|number| number.is_some_and(|number| stands.get(number as usize) == Some(&true)))
            .collect()
    }

    fn judge(&self, asked: &Asked<'_>, at: At) -> Verdict {
        match asked {
            Asked::Articles(answers) => answers.get(at.article).is_some_and(|&is| is).into(),
            Asked::Names(names, answers, item) => self.is_named(names, answers, *item, at).into(),
            Asked::Test(test) => self.test(test, at),
            Asked::Not(inner) => !self.judge(inner, at),
            Asked::All(parts) => least(parts.iter().map(|part| self.judge(part, at))),
            Asked::Any(parts) => most(parts.iter().map(|part| self.judge(part, at))),
            Asked::Some(level, inner) => {
                let Some(of) = self.catalogue.briefing().articles.get(at.article) else { return Verdict::No };
                if *level == Level::Figure {
                    let figures = of.claims.get(at.claim).map_or(&[][..], |claim| &claim.quantities);
                    most(figures.iter().map(|&figure| self.judge(inner, At { figure, ..at })))
                } else {
                    most((0..of.claims.len()).map(|claim| self.judge(inner, At { claim, ..at })))
                }
            }
        }
    }

    fn is_named(&self, names: &Names, answers: &[bool], item: Item, at: At) -> bool {
        let items = names.items(at.article);
        let is = |id: &u32| answers.get(*id as usize) == Some(&true);
        match item {
            Item::Any => items.iter().any(is),
            Item::Claim => items.get(at.claim).is_some_and(is),
            Item::Figure => items.get(at.figure).is_some_and(is),
            Item::Kind(kind) => {
                let Some(of) = self.catalogue.briefing().articles.get(at.article) else { return false };
                items.iter().enumerate().any(|(item, id)| is(id) && kind_of(of, item) == kind)
            }
        }
    }

    fn test(&self, test: &Test, at: At) -> Verdict {
        let Some(of) = self.catalogue.briefing().articles.get(at.article) else { return Verdict::No };
        let claim = of.claims.get(at.claim);
        let of_claim = |is: &dyn Fn(&Claim) -> bool| claim.is_some_and(is).into();
        match test {
            Test::Tag(sought) => {
                let tags = of.article.tags.iter().chain(self.beside.tags(at.article));
                let key = crate::search::words::key_of(tags.map(String::as_str));
                sought.stands_in(&key).into()
            }
            Test::Lang(code) => {
                let language = of.article.language.as_deref().unwrap_or("").to_ascii_lowercase();
                (language == *code
                    || language.strip_prefix(code.as_str()).is_some_and(|rest| rest.starts_with('-')))
                .into()
            }
            Test::Is(mark, wanted) => (self.beside.is(*mark, at.article) == *wanted).into(),
            Test::Has(has) => self.has(*has, of, at.article),
            Test::Stance(stance) => of_claim(&|claim| claim.stance == *stance),
            Test::Certainty(certainty) => of_claim(&|claim| claim.certainty == *certainty),
            Test::Kind(Rendering::Narrated) => of_claim(&|claim| claim.voice == Voice::Narrated),
            Test::Kind(Rendering::Quoted(kind)) => of_claim(&|claim| claim.quotation == Some(*kind)),
            Test::Outlets(range) => {
                let known = self.beside.outlets(at.article, at.claim);
                let outlets = known.or_else(|| self.is_alone(at.article).then_some(1));
                outlets.map(|outlets| range.holds(outlets as f64)).into()
            }
            Test::Num(range) => {
                of.quantities.get(at.figure).is_some_and(|figure| range.admits(figure)).into()
            }
            Test::Wording(sought) => {
                of_claim(&|claim| !places_in(claim.span.of(&of.article.text), &[sought]).is_empty())
            }
            // These are answered for all at once and do not come here.
            Test::Text(_)
            | Test::Title(_)
            | Test::Source(_)
            | Test::Author(_)
            | Test::Person(_)
            | Test::Place(_)
            | Test::Day(..)
            | Test::Speaker(_)
            | Test::Origin(_)
            | Test::Unit(_) => Verdict::No,
        }
    }

    fn is_alone(&self, article: usize) -> bool {
        self.catalogue.alone().get(article) == Some(&true)
    }

    fn has(&self, has: Has, of: &Analysed, article: usize) -> Verdict {
        match has {
            Has::Conflict => {
                let known = self.beside.in_conflict(article);
                known.or_else(|| self.is_alone(article).then_some(false)).into()
            }
            Has::Claim => (!of.claims.is_empty()).into(),
            Has::Note => self.beside.is(super::Marked::Noted, article).into(),
            Has::Copy => (self.catalogue.copies().get(article) == Some(&true)).into(),
            Has::Date => of.article.published.is_some().into(),
            Has::Figure => (!of.quantities.is_empty()).into(),
        }
    }
}

/// The least of the verdicts; none is worse than no, which ends the search.
fn least(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut least = Verdict::Yes;
    for verdict in verdicts {
        least = least.min(verdict);
        if least == Verdict::No {
            break;
        }
    }
    least
}

fn most(verdicts: impl Iterator<Item = Verdict>) -> Verdict {
    let mut most = Verdict::No;
    for verdict in verdicts {
        most = most.max(verdict);
        if most == Verdict::Yes {
            break;
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::fixture::told;
    use super::super::{Beside, Filter, Marked};
    use super::{Verdict, articles, claims};
    use crate::model::{About, Comparison, Finding, FindingKind, Member};
    use crate::search::catalogue::Catalogue;
    use crate::text::Span;

    fn kept(written: &str, beside: &Beside) -> (Vec<usize>, Vec<usize>) {
        let mut catalogue = Catalogue::of(Arc::new(told()));
        assert!(catalogue.make_index(&|| false));
        let kept = articles(&Filter::parse(written).unwrap(), &catalogue, beside);
        (kept.articles, kept.unknown)
    }

    #[test]
    fn each_field_keeps_what_it_asks_for() {
        let mut beside = Beside::default();
        beside.mark(Marked::Read, 0);
        beside.mark(Marked::Starred, 1);
        beside.mark(Marked::Noted, 2);
        beside.tag(2, "Følg op".to_owned());
        for (written, articles) in [
            ("", vec![0, 1, 2]),
            ("source:afp", vec![0]),
            ("source:\"new york\"", vec![1]),
            ("-source:afp", vec![1, 2]),
            ("title:talks", vec![0]),
            ("talk", vec![0, 1]),
            ("talk -deny", vec![0]),
            ("\"held talks\" or weather", vec![0, 2]),
            ("author:roe", vec![1]),
            ("after:2022-01-21", vec![0, 1]),
            ("after:2022-01-22", vec![1]),
            ("before:2022-01-22", vec![0]),
            ("on:2022-01", vec![0, 1]),
            ("has:date", vec![0, 1]),
            ("lang:en", vec![0]),
            ("person:lavrov", vec![0, 1]),
            ("place:geneva", vec![0]),
            ("tag:syria", vec![0]),
            ("tag:\"folg op\"", vec![2]),
            ("is:read", vec![0]),
            ("is:unread", vec![1, 2]),
            ("is:starred or has:note", vec![1, 2]),
            ("has:claim", vec![0, 1]),
            ("has:figure", vec![0, 1]),
            ("has:copy", vec![0, 2]),
            ("speaker:lavrov", vec![0, 1]),
            ("speaker:lav", vec![0, 1]),
            ("speaker:\"lav\"", vec![]),
            ("speaker:lavrov stance:denies", vec![1]),
            ("speaker:lavrov (stance:denies or stance:warns)", vec![0, 1]),
            ("speaker:lavrov -stance:denies", vec![0]),
            ("-speaker:lavrov", vec![2]),
            ("origin:\"defence ministry\"", vec![1]),
            ("certainty:possible", vec![0]),
            ("kind:direct", vec![1]),
            ("kind:narrated", vec![0]),
            ("unit:troops", vec![0, 1]),
            ("num:>=10k", vec![0, 1]),
            ("unit:troop num:>=10,000", vec![0]),
            ("unit:troop num:<200 speaker:lavrov", vec![]),
            ("speaker:lavrov unit:troop", vec![0]),
        ] {
            assert_eq!(kept(written, &beside), (articles, vec![]), "{written}");
        }
    }

    #[test]
    fn what_no_comparison_has_told_yet_is_neither_kept_nor_dropped() {
        let mut beside = Beside::default();
        assert_eq!(kept("has:conflict", &beside), (vec![], vec![0, 1, 2]));
        assert_eq!(kept("has:conflict source:afp", &beside), (vec![], vec![0]));
        assert_eq!(kept("has:conflict or source:afp", &beside), (vec![0], vec![1, 2]));
        let member = |article, claim| Member {
            article,
            claim,
            span: Span::default(),
            mark: Span::default(),
            value: String::new(),
        };
        let finding = |kind, outlets, members| Finding {
            kind,
            about: About::Number,
            members,
            outlets,
            origins: Vec::new(),
            unsourced: false,
            independent: outlets,
            note: String::new(),
        };
        let comparison = Comparison {
            findings: vec![
                finding(FindingKind::Conflict, 2, vec![member(0, None), member(1, Some(0))]),
                finding(FindingKind::Agreement, 3, vec![member(0, Some(0)), member(1, Some(1))]),
            ],
            ..Comparison::default()
        };
        beside.take(&told().stories[0], &comparison);
        assert_eq!(kept("has:conflict", &beside), (vec![0, 1], vec![]));
        let within = finding(FindingKind::Conflict, 1, vec![member(0, None), member(0, Some(0))]);
        let mut apart = Beside::default();
        apart.take(&told().stories[0], &Comparison { findings: vec![within], ..Comparison::default() });
        assert_eq!(kept("has:conflict", &apart), (vec![], vec![]), "within one text");
        assert_eq!(kept("outlets:>=2 speaker:lavrov", &beside), (vec![0], vec![]), "of one claim");
        assert_eq!(kept("outlets:>3", &beside), (vec![], vec![]));
    }

    #[test]
    fn among_claims_words_are_those_of_the_claim_and_of_who_says_it() {
        let catalogue = Catalogue::of(Arc::new(told()));
        let kept =
            |written: &str| claims(&Filter::parse(written).unwrap(), &catalogue, &Beside::default(), 0..3);
        assert_eq!(kept("stance:denies"), [(1, 0)]);
        assert_eq!(kept("source:afp"), [(0, 0), (0, 1)]);
        assert_eq!(kept("plan"), [(1, 0)]);
        assert_eq!(kept("lavrov"), [(0, 0), (1, 0)]);
        assert_eq!(kept("-speaker:lavrov"), [(0, 1), (1, 1)]);
    }

    #[test]
    fn the_unknown_lies_between_no_and_yes() {
        assert!(Verdict::No < Verdict::Unknown && Verdict::Unknown < Verdict::Yes);
        assert_eq!(!Verdict::Unknown, Verdict::Unknown);
    }
}
