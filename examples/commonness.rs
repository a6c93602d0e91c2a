//! Makes `assets/lexicon/commonness.toml` from a folder of texts: `commonness FOLDER > assets/lexicon/commonness.toml`.
//!
//! The bundled table was made from the written part of MASC (Manually Annotated Sub-Corpus of the American
//! National Corpus, free for any use), whose files carry one `word_TAG` after another. Only counts are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs};

use parallax::text::Span;
use parallax::text::stem::stem;
use parallax::text::tokens::{TokenKind, tokens};

/// Rarer stems than this share of texts are left out: the collection itself tells them apart.
const RAREST: f64 = 0.012;

fn main() -> anyhow::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| anyhow::anyhow!("name the folder of texts"))?;
    let mut shares: BTreeMap<String, u32> = BTreeMap::new();
    let mut texts = 0;
    for entry in fs::read_dir(folder)? {
        let bytes = fs::read(entry?.path())?;
        let text: String = String::from_utf8_lossy(&bytes)
            .split_whitespace()
            .map(|word| word.rsplit_once('_').map_or(word, |(word, _)| word))
            .collect::<Vec<_>>()
            .join(" ");
        texts += 1;
        let words: BTreeSet<String> = tokens(&text, Span::new(0, text.len()))
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .flat_map(|token| token.span.of(&text).split('-'))
            .map(stem)
            .filter(|stem| !stem.is_empty() && stem.chars().all(char::is_alphabetic))
            .collect();
        for word in words {
            *shares.entry(word).or_default() += 1;
        }
    }
    println!("# Shares of texts in which a stem stands, in bands; made by `examples/commonness.rs`.");
    println!(
        "# Counted over the written part of MASC (American National Corpus), which is free for any use."
    );
    let mut bands: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (word, count) in &shares {
        let share = f64::from(*count) / f64::from(texts);
        if share >= RAREST {
            // Bands a factor of 1.5 apart are as exact as the counts are.
            let band = (share.ln() / 1.5_f64.ln()).round() as i32;
            bands.entry((-band) as u32).or_default().push(word);
        }
    }
    for (band, words) in bands {
        println!("\n[[band]]\nshare = {:.4}\nstems = \"\"\"", 1.5_f64.powi(-(band as i32)));
        let mut line = 0;
        for word in words {
            if line + word.len() > 115 {
                println!();
                line = 0;
            }
            print!("{word} ");
            line += word.len() + 1;
        }
        println!("\n\"\"\"");
    }
    Ok(())
}
