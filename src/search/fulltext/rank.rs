//! Ranking: BM25F (Robertson, Zaragoza and Taylor, CIKM 2004), a word in the title counting for several in the text.

use super::index::{Counts, Index};
use crate::search::words::Sought;

/// How much more a word of the title tells.
const TITLE: f64 = 4.0;

/// How much the length of a field takes from what a word in it counts.
const LENGTH: f64 = 0.6;

/// How soon further repetitions count no more.
const SATURATION: f64 = 1.2;

/// Scores of all articles of the index for what is sought, by number; 0 where nothing of it stands.
pub fn rank(index: &Index, sought: &[&Sought]) -> Vec<f64> {
    let mut scores = vec![0.0; index.len()];
    let count = index.len().max(1) as f64;
    let mean = |words: u64| (words as f64 / count).max(1.0);
    let (title, body) = (mean(index.title_words), mean(index.body_words));
    for sought in sought {
        let found = index.find(sought);
        let rarity = ((count - found.len() as f64 + 0.5) / (found.len() as f64 + 0.5) + 1.0).ln();
        for (number, Counts { title: in_title, body: in_body }) in found {
            let Some(length) = index.lengths.get(number as usize) else { continue };
            let field = |times: u32, words: u32, mean: f64| {
                f64::from(times) / (1.0 - LENGTH + LENGTH * f64::from(words) / mean)
            };
            let weight = TITLE * field(in_title, length.title, title) + field(in_body, length.body, body);
            if let Some(score) = scores.get_mut(number as usize) {
                *score += rarity * weight / (SATURATION + weight);
            }
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::rank;
    use crate::search::filter::fixture::article;
    use crate::search::fulltext::Index;
    use crate::search::words::Sought;

    #[test]
    fn a_title_outranks_a_text_a_short_text_a_long_one_and_a_rare_word_a_common_one() {
        let mut index = Index::default();
        let long = "Snow fell on the hills and the roads were closed for hours. ".repeat(20);
        for (title, text) in [
            ("Snow", "NATO met."),
            ("NATO meets", "Snow fell."),
            ("Hills", &format!("{long} NATO met.")),
            ("Snow again", "Arms control."),
        ] {
            index.add(&article(title, text));
        }
        let scores = |words: &[&str]| {
            let sought: Vec<_> = words.iter().filter_map(|word| Sought::parse(word, false)).collect();
            rank(&index, &sought.iter().collect::<Vec<_>>())
        };
        let nato = scores(&["nato"]);
        assert!(nato[1] > nato[0] && nato[0] > nato[2] && nato[2] > 0.0, "{nato:?}");
        assert!(nato[3] == 0.0);
        let both = scores(&["snow", "arms"]);
        assert!(both[3] > both[0], "{both:?}");
    }
}
