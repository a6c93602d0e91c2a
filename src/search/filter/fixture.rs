//! Briefings for the tests of search.

use std::sync::Arc;

use crate::model::{
    Analysed, Article, ArticleId, Basis, Block, BlockKind, Bound, Briefing, Certainty, Claim, ClaimSource,
    Dateline, EntityKind, Name, NameTable, Polarity, Published, Quantity, QuotationKind, Revision, Source,
    SourceKind, Stance, Story, Title, Value, Voice,
};
use crate::text::{Markup, Span};

/// An article of one paragraph whose title stands beside its text.
pub(crate) fn article(title: &str, text: &str) -> Article {
    let title = Title { text: title.to_owned(), span: None, derived: false };
    Article {
        id: ArticleId::new(format!("{}: {text}", title.text)),
        path: None,
        url: None,
        language: None,
        title: Some(title),
        source: None,
        byline: None,
        authors: Vec::new(),
        credits: Vec::new(),
        dateline: None,
        published: None,
        tags: Vec::new(),
        corrected: Vec::new(),
        markup: Markup::default(),
        revision: Revision::of(text),
        text: text.into(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }].into(),
    }
}

fn analysed(article: Article) -> Analysed {
    let text = article.text.clone();
    let mut start = 0;
    let ends = text.match_indices('.').map(|(at, _)| at + 1).collect::<Vec<_>>();
    let sentences =
        ends.into_iter().map(|end| Span::new(std::mem::replace(&mut start, end), end).trim(&text)).collect();
    Analysed {
        words: article.words(),
        article: Arc::new(article),
        sentences,
        entities: Vec::new(),
        names: Vec::new(),
        dates: Vec::new(),
        quantities: Vec::new(),
        claims: Vec::new(),
    }
}

/// A briefing of one story with these titles and texts.
pub(crate) fn briefing(articles: &[(&str, &str)]) -> Briefing {
    let articles = articles.iter().map(|(title, text)| Arc::new(analysed(article(title, text))));
    let articles: Vec<_> = articles.collect();
    let story = Story {
        id: "s1".to_owned(),
        title: "A story".to_owned(),
        articles: (0..articles.len()).collect(),
        first: None,
        last: None,
        copies: Vec::new(),
        independent: articles.len(),
        why: Vec::new(),
        letters: Vec::new(),
    };
    Briefing { articles, names: NameTable::default(), stories: vec![story] }
}

/// Three articles with something for every field: in the first Lavrov warns of 10,000 troops and the article tells of
/// 100, in the second he denies a plan and a ministry speaks of troops and dollars, in the third there is nothing.
pub(crate) fn told() -> Briefing {
    let mut briefing = briefing(&[
        ("Talks in Geneva", "Lavrov may warn of 10,000 troops. They held talks with 100 troops."),
        ("Lavrov", "Lavrov denies a plan to talk. The ministry has 50 troops for 20,000 dollars."),
        ("Weather", "Rain."),
    ]);
    let name = |canonical: &str, kind| Name {
        canonical: canonical.to_owned(),
        kind,
        forms: vec![canonical.to_owned()],
        titles: Vec::new(),
    };
    let lavrov = name("Sergei Lavrov", EntityKind::Person);
    let published =
        |value: &str| Some(Published { value: value.to_owned(), basis: Basis::Given, span: None });
    let mut change = |place: usize, change: &dyn Fn(&mut Article, &mut Analysed)| {
        let mut of = (*briefing.articles[place]).clone();
        let mut article = (*of.article).clone();
        change(&mut article, &mut of);
        of.article = Arc::new(article);
        briefing.articles[place] = Arc::new(of);
    };
    change(0, &|article, of| {
        article.source = Some(Source { name: "AFP".to_owned(), span: None });
        article.language = Some("en".to_owned());
        article.tags = vec!["Syria".to_owned()];
        article.published = published("2022-01-21T10:00Z");
        article.dateline = Some(Dateline { places: vec!["Geneva".to_owned()], span: Span::default() });
        of.names = vec![lavrov.clone()];
        of.quantities = vec![figure(10_000.0, "troop"), figure(100.0, "troop")];
        of.claims = vec![
            Claim { certainty: Certainty::Possible, ..claim(article, 0, Some("Lavrov"), Stance::Warns) },
            claim(article, 1, None, Stance::Asserts),
        ];
    });
    change(1, &|article, of| {
        article.source = Some(Source { name: "New York Times".to_owned(), span: None });
        article.authors = vec!["Jane Roe".to_owned()];
        article.published = published("2022-01-22");
        of.names = vec![lavrov.clone()];
        of.quantities = vec![figure(50.0, "troop"), figure(20_000.0, "us dollar")];
        let denial = claim(article, 0, Some("Lavrov"), Stance::Denies);
        let mut other = claim(article, 1, Some("the ministry"), Stance::Asserts);
        other.quantities = vec![0, 1];
        other.origin = Some("Russia's Defence Ministry".to_owned());
        of.claims =
            vec![Claim { quotation: Some(QuotationKind::Direct), quantities: Vec::new(), ..denial }, other];
    });
    briefing.names =
        NameTable { bearers: vec![lavrov], of: vec![Arc::new([0]), Arc::new([0]), Arc::new([])] };
    briefing.stories[0].copies = vec![vec![0, 2]];
    briefing
}

fn figure(value: f64, unit: &str) -> Quantity {
    let span = Span::default();
    Quantity { span, value: Value::One(value), unit: unit.to_owned(), bound: Bound::Exactly, change: None }
}

/// A claim of the sentence at `place` with the figure at that place.
fn claim(article: &Article, place: usize, speaker: Option<&str>, stance: Stance) -> Claim {
    let middle = article.text.find(". ").map_or(0, |at| at + 1);
    let span = if place == 0 { Span::new(0, middle) } else { Span::new(middle + 1, article.text.len()) };
    let source = speaker.map(|name| ClaimSource {
        span: Span::default(),
        name: name.to_owned(),
        name_index: (name == "Lavrov").then_some(0),
        kind: SourceKind::Person,
    });
    Claim {
        span,
        voice: if source.is_some() { Voice::Attributed } else { Voice::Narrated },
        source,
        cue: None,
        content: vec![span],
        quotation: None,
        stance,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        certainty_by: Vec::new(),
        origin: None,
        target: None,
        rule: "test".to_owned(),
        entities: Vec::new(),
        dates: Vec::new(),
        quantities: vec![place],
    }
}
