//! Speed of grouping at growing numbers of articles, of adding one to many, and of the findings of one story.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parallax::analysis::{analyse, names};
use parallax::compare::stories::{Grouper, Grouping, group};
use parallax::compare::{Options, compare_with};
use parallax::ingest::{self, Hints, Input};
use parallax::lexicon::Lexicon;
use parallax::model::{Analysed, Briefing};

mod news;

/// Articles of one story.
const STORY: usize = 10;
/// Sentences of an article.
const SENTENCES: usize = 12;

fn main() {
    let lexicon = Lexicon::bundled();
    let mut press = Press {
        dice: news::Dice::new(),
        told: 0,
        titles: news::titles(400).into_iter().map(|(title, _)| title).collect(),
    };
    println!("{:>9} {:>12} {:>10} {:>9}", "articles", "articles/s", "seconds", "stories");
    let mut articles: Vec<Arc<Analysed>> = Vec::new();
    for count in [1_000, 10_000, 100_000] {
        while articles.len() < count {
            articles.extend(press.story(STORY).iter().map(|text| read(lexicon, text)));
        }
        let refs: Vec<&Analysed> = articles.iter().map(Arc::as_ref).collect();
        let start = Instant::now();
        let mut grouper = black_box(Grouper::new(&refs));
        let took = start.elapsed();
        println!(
            "{count:>9} {:>12.0} {:>10.2} {:>9}   budget: 5,000 articles/s",
            count as f64 / took.as_secs_f64(),
            took.as_secs_f64(),
            grouper.groups().count(),
        );
        let mut more: Vec<Duration> = Vec::new();
        let added: Vec<Arc<Analysed>> = press.story(STORY).iter().map(|text| read(lexicon, text)).collect();
        for article in added.iter().chain(articles.iter().step_by(count / 20)) {
            let start = Instant::now();
            black_box(grouper.add(article));
            more.push(start.elapsed());
        }
        more.sort_unstable();
        let (median, worst) = (more[more.len() / 2], more[more.len() - 1]);
        println!(
            "adding one to {count}: {:.1} ms, at worst {:.1} ms; budget: 20 ms",
            millis(median),
            millis(worst)
        );
    }
    drop(articles);
    findings(lexicon, &mut press);
}

fn findings(lexicon: &Lexicon, press: &mut Press) {
    let articles: Vec<Arc<Analysed>> = press.story(STORY).iter().map(|text| read(lexicon, text)).collect();
    let names = names::join(lexicon, &articles);
    let stories = group(&articles, &names, Grouping::AsOne);
    let briefing = Briefing { articles, names, stories };
    let round = || {
        let start = Instant::now();
        black_box(compare_with(&briefing, &briefing.stories[0], Options::default()));
        start.elapsed()
    };
    let took = (0..5).map(|_| round()).min().unwrap_or_default();
    println!("alignments and findings of a story of {STORY}: {:.1} ms; budget: 50 ms", millis(took));
}

/// Makes up stories with names of their own, told in other words by everyone.
struct Press {
    dice: news::Dice,
    told: u64,
    titles: Vec<String>,
}

impl Press {
    fn story(&mut self, outlets: usize) -> Vec<String> {
        self.told += 1;
        let own: Vec<String> = (0..14).map(|_| self.name()).collect();
        (0..outlets).map(|_| self.article(&own)).collect()
    }

    fn article(&mut self, own: &[String]) -> String {
        let title = &self.titles[self.dice.roll(self.titles.len())];
        let mut text = format!("{}: {title}\n\n", own[0]);
        for _ in 0..SENTENCES {
            let mut one = || own[self.dice.roll(own.len())].clone();
            let (who, what, place) = (one(), one(), one());
            let count = 10 + (self.told * 7 + self.dice.roll(4) as u64) % 900;
            let verb = self.dice.pick(&["said", "told reporters", "denied", "warned", "confirmed"]);
            let noun = self.dice.pick(&["ferry", "strike", "court", "bridge", "harvest", "border", "budget"]);
            let (aside, other) = (self.name(), self.dice.pick(&["people", "workers", "houses", "ships"]));
            let sentence = format!(
                "{who} {verb} on Monday that the {noun} at {place} had left {count} {other} without {what}, \
                 which {aside} called a matter of the coming weeks. "
            );
            text.push_str(&sentence);
        }
        text
    }

    fn name(&mut self) -> String {
        const PARTS: [&str; 24] = [
            "bar", "cor", "dun", "el", "far", "gol", "hem", "ir", "jas", "kel", "lom", "mir", "nor", "os",
            "pel", "quin", "ras", "sol", "tam", "ul", "ver", "wex", "yar", "zan",
        ];
        let mut name: String = (0..4).map(|_| self.dice.pick(&PARTS)).collect();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        name
    }
}

fn read(lexicon: &Lexicon, text: &str) -> Arc<Analysed> {
    let input = Input { name: "bench".to_owned(), path: None, bytes: text.as_bytes().to_vec() };
    let article = ingest::read(lexicon, input, &Hints::default()).0.remove(0);
    Arc::new(analyse(lexicon, Arc::new(article)))
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
