//! Full analysis of news beside `harper-brill` tagging the same text, on one core, in turns: the words cut from the text
//! by the lexer of its own project, and, for comparison, handed to it as they were cut beforehand.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use harper_brill::{Tagger as _, brill_tagger};
use harper_core::TokenStringExt as _;
use harper_core::parsers::{Parser as _, PlainEnglish};
use parallax::analysis::analyse;
use parallax::ingest::{self, Hints, Input};
use parallax::lexicon::Lexicon;
use parallax::load::BUNDLED;
use parallax::model::Article;
use parallax::text::Span;
use parallax::text::tokens::tokens;

#[path = "../../news/mod.rs"]
#[allow(dead_code, reason = "the other benches use the rest")]
mod news;

/// Rounds of which the fastest counts.
const ROUNDS: usize = 7;

fn main() {
    let mut dice = news::Dice::new();
    let generated: Vec<String> =
        news::titles(200).iter().map(|(title, _)| news::article(&mut dice, title, 5_000)).collect();
    let bundled: Vec<String> =
        BUNDLED.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    println!("one core, least of {ROUNDS} rounds in turns; budget: a ratio of 1.5");
    let bundled: Vec<String> = std::iter::repeat_n(bundled, 40).flatten().collect();
    beside("the bundled briefing, 40 times", &bundled);
    beside("200 generated articles", &generated);
}

/// Measures both on the same articles and prints what they did.
fn beside(name: &str, texts: &[String]) {
    let lexicon = Lexicon::bundled();
    let articles: Vec<Arc<Article>> =
        texts.iter().flat_map(|text| read(lexicon, text)).map(Arc::new).collect();
    let sentences: Vec<Vec<String>> = articles.iter().flat_map(|article| words(lexicon, article)).collect();
    let tagger = brill_tagger();
    let ours = || {
        for article in &articles {
            black_box(analyse(lexicon, Arc::clone(article)));
        }
    };
    let theirs = || {
        for article in &articles {
            for words in cut(&article.text) {
                black_box(tagger.tag_sentence(&words));
            }
        }
    };
    let beforehand = || {
        for sentence in &sentences {
            black_box(tagger.tag_sentence(sentence));
        }
    };
    let (mut analysed, mut tagged, mut handed) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        analysed = analysed.min(time(ours));
        tagged = tagged.min(time(theirs));
        handed = handed.min(time(beforehand));
    }
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let speed = |took: Duration| bytes as f64 / 1e6 / took.as_secs_f64();
    println!(
        "{name}: full analysis {:.1} MB/s; harper-brill tags the text {:.1} MB/s, ratio {:.2}; words cut beforehand {:.1} \
         MB/s, ratio {:.2}",
        speed(analysed),
        speed(tagged),
        speed(analysed) / speed(tagged),
        speed(handed),
        speed(analysed) / speed(handed),
    );
}

fn time(work: impl Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn read(lexicon: &Lexicon, text: &str) -> Vec<Article> {
    let input = Input { name: "bench".to_owned(), path: None, bytes: text.as_bytes().to_vec() };
    ingest::read(lexicon, input, &Hints::default()).0
}

/// The words of every sentence of a text as `harper-core` cuts them before it has them tagged, with nothing else that it
/// does to a document.
fn cut(text: &str) -> Vec<Vec<String>> {
    let letters: Vec<char> = text.chars().collect();
    let tokens = PlainEnglish.parse(&letters);
    let words = |sentence: &[harper_core::Token]| {
        let words = sentence.iter().filter(|token| !token.kind.is_whitespace());
        words.map(|token| token.get_str(&letters)).collect()
    };
    tokens.iter_sentences().map(words).collect()
}

/// The words of every sentence, as they are handed to the peer.
fn words(lexicon: &Lexicon, article: &Arc<Article>) -> Vec<Vec<String>> {
    let analysed = analyse(lexicon, Arc::clone(article));
    let text = &*analysed.article.text;
    let of = |span: &Span| tokens(text, *span).iter().map(|token| token.span.of(text).to_owned()).collect();
    analysed.sentences.iter().map(of).collect()
}
