//! CPU per keystroke of fuzzy finding among 100,000 titles, against a scan with `SkimMatcherV2` and a sort.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ProcessTime;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use parallax::search::fuzzy::{Session, Titles};

mod news;

const COUNT: usize = 100_000;
const ROWS: usize = 50;
const ROUNDS: usize = 5;
const BUDGET: f64 = 0.12;

/// Queries typed letter by letter; every prefix is a keystroke that is measured.
const TYPED: [&str; 12] = [
    "путин",
    "orban",
    "zurich",
    "nato",
    "ukraine nato",
    "sanctions on",
    "theatre",
    "as tensions",
    "rst",
    "geneva talks russia",
    "reuters grain",
    "the president denies a",
];

/// The same with operators. They are listed apart: the peer takes them for letters, and finds next to nothing.
const OPERATORS: [&str; 5] = ["'talks !russia", "^ukraine", "border$", "nato !standoff", "!says 'vote"];

/// What must stand first for the query before it.
const PLANTED: [(&str, &str); 5] = [
    ("путин", "Путин провёл переговоры с министрами о гарантиях безопасности"),
    ("orban", "Viktor Orbán meets ministers in Budapest over the frozen funds"),
    ("zurich", "Zürich Insurance posts a profit as storm damage stays below forecast"),
    ("nato", "NATO and Russia set for talks on Jan 12 as troops stay near the border"),
    ("ukraine nato", "NATO says it will answer a letter from Ukraine before the week is over"),
];

fn main() {
    // More titles may be asked for, by a number on the command line.
    let count = std::env::args().filter_map(|argument| argument.parse().ok()).next_back().unwrap_or(COUNT);
    let mut titles = news::titles(count.max(COUNT) - PLANTED.len());
    // Planted in the middle, so that nothing is first by its place.
    for (place, (_, title)) in PLANTED.iter().enumerate() {
        titles.insert(COUNT / 2 + place * 1000, ((*title).to_owned(), "Wire"));
    }
    let bytes: usize = titles.iter().map(|(title, _)| title.len()).sum();
    println!("{} titles of {} bytes on average, {ROWS} rows", titles.len(), bytes / titles.len());

    let start = ProcessTime::now();
    let index = Arc::new(Titles::new(titles.iter().map(|(title, source)| (title.as_str(), *source))));
    println!("index built once in {:.1} ms of CPU", millis(start.elapsed()));

    compare("words", &TYPED, &titles, &index);
    compare("words with operators", &OPERATORS, &titles, &index);

    println!("\nfirst for each query:");
    for (query, planted) in PLANTED {
        let found = Session::new(Arc::clone(&index)).find(query, ROWS, &|| false).unwrap_or_default();
        let place = found.hits.iter().position(|hit| titles[hit.entry].0 == planted);
        println!(
            "{query:<16} planted title at place {}",
            place.map_or("none".to_owned(), |p| (p + 1).to_string())
        );
    }
}

/// Types each query letter by letter on both sides, and prints what a keystroke costs.
fn compare(what: &str, typed: &[&str], titles: &[(String, &str)], index: &Arc<Titles>) {
    println!("\n{what:<24} {:>10} {:>10} {:>7}", "naive ms", "ours ms", "ratio");
    let mut ratios = Vec::new();
    for query in typed {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        let prefixes: Vec<&str> = ends.map(|end| &query[..end]).collect();
        let mut least = vec![(Duration::MAX, Duration::MAX); prefixes.len()];
        // Both sides in turns, and the least of some rounds: other programs only ever add to a time.
        for _ in 0..ROUNDS {
            let mut session = Session::new(Arc::clone(index));
            for (prefix, (naive, ours)) in prefixes.iter().zip(&mut least) {
                *naive = (*naive).min(time(|| scan_and_sort(titles, prefix)));
                *ours = (*ours).min(time(|| session.find(prefix, ROWS, &|| false)));
            }
        }
        for (prefix, (naive, ours)) in prefixes.into_iter().zip(least) {
            let ratio = ours.as_secs_f64() / naive.as_secs_f64();
            println!("{prefix:<24} {:>10.2} {:>10.2} {ratio:>7.3}", millis(naive), millis(ours));
            ratios.push((ratio, prefix));
        }
    }
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((median, _), (worst, at)) = (ratios[ratios.len() / 2], ratios[ratios.len() - 1]);
    println!("{what}: ratio at the median {median:.3}, budget {BUDGET}");
    println!("{what}: ratio at the worst prefix {worst:.3} (`{at}`), budget {BUDGET}");
}

fn scan_and_sort(titles: &[(String, &str)], pattern: &str) -> Vec<(i64, usize)> {
    let matcher = SkimMatcherV2::default();
    let score =
        |(entry, (title, _)): (usize, &(String, &str))| Some((matcher.fuzzy_match(title, pattern)?, entry));
    let mut found: Vec<(i64, usize)> = titles.iter().enumerate().filter_map(score).collect();
    found.sort_by(|a, b| b.cmp(a));
    found
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = ProcessTime::now();
    black_box(work());
    start.elapsed()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
