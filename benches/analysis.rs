//! Speed of the full analysis, and how its time grows with the size of inputs that tempt a pass to look twice.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use parallax::analysis::syntax::{self, Syntax};
use parallax::analysis::{analyse, claims, dates, entities, quantities};
use parallax::ingest::{self, Hints, Input};
use parallax::lexicon::Lexicon;
use parallax::load::BUNDLED;
use parallax::model::{Analysed, Article};

mod news;

const MIB: f64 = 1024.0 * 1024.0;

/// What one paragraph, or one text, is made of, over and over.
const TEMPTING: [(&str, &str); 22] = [
    ("straight quotation marks", "\""),
    ("opening marks", "“"),
    ("closing marks", "”"),
    ("apostrophes", "'"),
    ("nested marks", "“‘x’” "),
    ("one word", "x"),
    ("one digit", "9"),
    ("digits and commas", "1,"),
    ("ranges", "1.5-"),
    ("number words", "two hundred and "),
    ("dates", "Jan 10 "),
    ("slashes", "10/"),
    ("modifiers", "more than "),
    ("cues", "said "),
    ("names", "Smith "),
    ("one sentence", "The minister said that the plan, which he called bold, may fail on Monday, "),
    ("one paragraph", "The minister said that 3,000 people left on Monday. “We know,” he added. "),
    ("stops", "... "),
    ("emoji", "👩\u{200D}👩\u{200D}👧"),
    ("brackets", "("),
    ("line ends", "a\n\n"),
    ("escape sequences", "\u{1B}["),
];

fn main() {
    let start = Instant::now();
    let lexicon = Lexicon::bundled();
    println!("lexicon read once in {:.1} ms", millis(start.elapsed()));
    seeds(lexicon);
    let mut dice = news::Dice::new();
    let titles = news::titles(200);
    let texts: Vec<String> = titles.iter().map(|(title, _)| news::article(&mut dice, title, 5_000)).collect();
    speed(lexicon, "200 articles of 5,000 bytes", texts.iter().map(String::as_str));
    println!("\n{:<26} {:>10} {:>10} {:>8}   2 is linear", "1 and 2 MB of", "1 MB ms", "2 MB ms", "ratio");
    for (name, unit) in TEMPTING {
        let [once, twice] =
            [1_000_000, 2_000_000].map(|size| least(lexicon, &unit.repeat(size / unit.len())));
        let ratio = twice.as_secs_f64() / once.as_secs_f64();
        println!("{name:<26} {:>10.1} {:>10.1} {ratio:>8.2}", millis(once), millis(twice));
    }
}

fn seeds(lexicon: &Lexicon) {
    let texts: Vec<String> =
        BUNDLED.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    let many = std::iter::repeat_n(texts.iter().map(String::as_str), 40).flatten();
    speed(lexicon, "the bundled briefing, 40 times", many);
}

fn speed<'a>(lexicon: &Lexicon, name: &str, texts: impl Iterator<Item = &'a str>) {
    let articles: Vec<Article> = texts.flat_map(|text| read(lexicon, text)).collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let articles: Vec<Arc<Article>> = articles.into_iter().map(Arc::new).collect();
    let round = || {
        let start = Instant::now();
        for article in &articles {
            black_box(analyse(lexicon, Arc::clone(article)));
        }
        start.elapsed()
    };
    let took = (0..3).map(|_| round()).min().unwrap_or_default();
    println!("{name}: {:.1} MiB/s on one core", bytes as f64 / MIB / took.as_secs_f64());
    passes(lexicon, &articles, bytes);
}

/// What each pass takes of the processor, the least of some rounds for every article.
fn passes(lexicon: &Lexicon, articles: &[Arc<Article>], bytes: usize) {
    let read: Vec<(Syntax, Analysed)> = articles
        .iter()
        .map(|article| (syntax::parse(lexicon, article), analyse(lexicon, Arc::clone(article))))
        .collect();
    let row = |name: &str, pass: &dyn Fn(&Syntax, &Analysed)| {
        let round = |(syntax, analysed): &(Syntax, Analysed)| {
            let start = ThreadTime::now();
            pass(syntax, analysed);
            start.elapsed()
        };
        let least = |article| (0..5).map(|_| round(article)).min().unwrap_or_default();
        let took: Duration = read.iter().map(least).sum();
        println!("  {name:<12} {:>6.1} ns/byte", took.as_nanos() as f64 / bytes as f64);
    };
    row("syntax", &|_, read| drop(black_box(syntax::parse(lexicon, &read.article))));
    row("dates", &|syntax, read| drop(black_box(dates::find(lexicon, &read.article, syntax))));
    row("quantities", &|syntax, read| {
        drop(black_box(quantities::find(lexicon, &read.article, syntax, &read.dates)));
    });
    row("entities", &|syntax, read| drop(black_box(entities::find(lexicon, &read.article, syntax))));
    row("claims", &|syntax, read| drop(black_box(claims::find(lexicon, read, syntax))));
    row("all", &|_, read| drop(black_box(analyse(lexicon, Arc::clone(&read.article)))));
}

fn read(lexicon: &Lexicon, text: &str) -> Vec<Article> {
    let input = Input { name: "bench".to_owned(), path: None, bytes: text.as_bytes().to_vec() };
    ingest::read(lexicon, input, &Hints::default()).0
}

/// Time from bytes to the finished analysis, the least of some rounds.
fn least(lexicon: &Lexicon, text: &str) -> Duration {
    let round = || {
        let start = Instant::now();
        for article in read(lexicon, text) {
            black_box(analyse(lexicon, Arc::new(article)));
        }
        start.elapsed()
    };
    (0..2).map(|_| round()).min().unwrap_or_default()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
