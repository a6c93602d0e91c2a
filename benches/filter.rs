//! Speed of filters and of full-text search: making the index, then one question after the other.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax::ingest::{self, Hints, Input};
use parallax::lexicon::Lexicon;
use parallax::model::{Analysed, Article, ArticleId, Basis, Briefing, Published, Source};
use parallax::search::catalogue::Catalogue;
use parallax::search::filter::{Beside, Filter, judge};
use parallax::search::fulltext::rank;

mod news;

/// Bytes of an article.
const LENGTH: usize = 1_600;

/// Filters with words, sources and dates.
const FILTERS: &[&str] = &[
    "source:afp",
    "after:2022-03-01 before:2022-06",
    "talks",
    "talk -border",
    "\"security talks\"",
    "bor*",
    "(talks or border) -source:afp on:2022-05",
    "the",
];

fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let briefing = briefing(count);
    let bytes: usize = briefing.articles.iter().map(|of| of.article.text.len()).sum();
    let start = Instant::now();
    let mut catalogue = Catalogue::of(Arc::new(briefing));
    catalogue.make_index(&|| false);
    let took = start.elapsed().as_secs_f64();
    println!("index of {count} articles: {took:.1} s, {:.0} MiB/s", bytes as f64 / took / f64::from(1 << 20));
    println!("{:>45} {:>8} {:>9} {:>9} {:>9}", "filter", "passes", "first", "median", "worst");
    for written in FILTERS {
        let Ok(filter) = Filter::parse(written) else { continue };
        let beside = Beside::default();
        let mut passes = 0;
        let line = times(|| passes = black_box(judge::articles(&filter, &catalogue, &beside)).articles.len());
        println!("{written:>45} {passes:>8} {line}   budget: 50 ms");
    }
    for written in ["talks", "talks border troops", "the"] {
        let Ok(filter) = Filter::parse(written) else { continue };
        let line = times(|| {
            black_box(rank(catalogue.index(), &filter.sought()));
        });
        println!("{:>45} {:>8} {line}", format!("rank: {written}"), "");
    }
}

/// The first, the median and the worst of many runs, in milliseconds.
fn times(mut run: impl FnMut()) -> String {
    let mut once = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let first = once();
    let mut times: Vec<Duration> = (0..21).map(|_| once()).collect();
    times.sort_unstable();
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    format!("{:>9.2} {:>9.2} {:>9.2}", millis(first), millis(times[10]), millis(times[20]))
}

/// Articles as they come, without an analysis: words, sources and dates need none.
fn briefing(count: usize) -> Briefing {
    let (lexicon, mut dice) = (Lexicon::bundled(), news::Dice::new());
    let articles = news::titles(count).into_iter().enumerate().map(|(place, (title, source))| {
        let text = news::article(&mut dice, &title, LENGTH);
        let input = Input { name: "news.txt".to_owned(), path: None, bytes: text.into_bytes() };
        let mut article: Article = ingest::read(lexicon, input, &Hints::default()).0.remove(0);
        article.id = ArticleId::new(place.to_string());
        article.source = Some(Source { name: source.to_owned(), span: None });
        let value = format!("2022-{:02}-{:02}", place % 12 + 1, place % 28 + 1);
        article.published = Some(Published { value, basis: Basis::Given, span: None });
        Arc::new(Analysed {
            words: article.words(),
            article: Arc::new(article),
            sentences: Vec::new(),
            entities: Vec::new(),
            names: Vec::new(),
            dates: Vec::new(),
            quantities: Vec::new(),
            claims: Vec::new(),
        })
    });
    Briefing { articles: articles.collect(), ..Briefing::default() }
}
