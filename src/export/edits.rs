//! What a copy left out, added and changed, in a line: the same words in the reader and in what is exported.

use std::fmt::Write;

use super::citation::paragraphs;
use crate::model::{Briefing, Comparison, Edits, Story};
use crate::text::Span;

/// How much is told of where the edits stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Places {
    /// The paragraphs: `2 sentences left out (A¶3, 6)`.
    Cited,
    /// The numbers only.
    Counted,
}

/// `C is a copy of A: 2 sentences left out, 1 added, 1 changed`; of two copies of a third text `C held against B, both
/// copies of A: …`.
pub fn told(briefing: &Briefing, story: &Story, edits: &Edits, places: Places) -> String {
    let letter = |article: usize| story.letter(article).unwrap_or_default();
    let (copy, original) = (letter(edits.copy), letter(edits.original));
    let mut told = match story.original(edits.original) {
        Some(fullest) => format!("{copy} held against {original}, both copies of {}: ", letter(fullest)),
        None => format!("{copy} is a copy of {original}: "),
    };
    let parts = [
        (edits.original, &edits.left_out, "left out"),
        (edits.copy, &edits.added, "added"),
        (edits.copy, &edits.changed, "changed"),
    ];
    let mut noun = None;
    for (article, sentences, what) in parts.into_iter().filter(|(_, sentences, _)| !sentences.is_empty()) {
        let count = sentences.len();
        // What is counted is named once.
        let lead = if noun.is_some() { ", " } else { "" };
        let named = *noun.get_or_insert(if count == 1 { " sentence" } else { " sentences" });
        let named = if lead.is_empty() { named } else { "" };
        let _ = write!(told, "{lead}{count}{named} {what}");
        if places == Places::Cited {
            let _ = write!(told, " ({}¶{})", letter(article), cited(briefing, article, sentences));
        }
    }
    if noun.is_none() {
        told.push_str("the same words");
    }
    told
}

/// Where copies of an article tell what stands in it at a byte, behind its place: ` (copied C¶2, D¶3)`; empty: nowhere.
pub fn copied(briefing: &Briefing, story: &Story, comparison: &Comparison, at: (usize, usize)) -> String {
    let place = |(article, sentence): (usize, Span)| {
        let number = briefing.articles.get(article)?.article.paragraph_of(sentence)?;
        Some(format!("{}¶{number}", story.letter(article)?))
    };
    let places: Vec<String> = comparison.copied(at.0, at.1).filter_map(place).collect();
    if places.is_empty() { String::new() } else { format!(" (copied {})", places.join(", ")) }
}

/// The paragraphs in which sentences stand, in short.
fn cited(briefing: &Briefing, article: usize, sentences: &[Span]) -> String {
    let Some(of) = briefing.articles.get(article) else { return String::new() };
    let mut numbers: Vec<usize> =
        sentences.iter().filter_map(|span| of.article.paragraph_of(*span)).collect();
    numbers.dedup();
    paragraphs(numbers.into_iter(), "–")
}

#[cfg(test)]
mod tests {
    use super::{Places, told};
    use crate::export::comparison::fixture::briefing;
    use crate::model::Edits;
    use crate::text::Span;

    #[test]
    fn what_was_done_is_counted_and_cited_and_what_was_not_is_left_out() {
        let briefing = briefing();
        let story = &briefing.stories[0];
        let mut edits = Edits { original: 0, copy: 1, ..Edits::default() };
        let line = |edits: &Edits, places| told(&briefing, story, edits, places);
        assert_eq!(line(&edits, Places::Cited), "B is a copy of A: the same words");
        edits.changed = vec![Span::new(0, 5)];
        assert_eq!(line(&edits, Places::Cited), "B is a copy of A: 1 sentence changed (B¶1)");
        edits.left_out = vec![Span::new(0, 5), Span::new(43, 48)];
        assert_eq!(
            line(&edits, Places::Cited),
            "B is a copy of A: 2 sentences left out (A¶1–2), 1 changed (B¶1)"
        );
        assert_eq!(line(&edits, Places::Counted), "B is a copy of A: 2 sentences left out, 1 changed");
    }

    #[test]
    fn two_copies_of_a_third_text_are_told_to_be_that() {
        let mut briefing = briefing();
        briefing.stories[0].articles = vec![0, 1, 2];
        briefing.stories[0].copies = vec![vec![2, 0, 1]];
        let edits = Edits { original: 0, copy: 1, ..Edits::default() };
        let told = told(&briefing, &briefing.stories[0], &edits, Places::Cited);
        assert_eq!(told, "B held against A, both copies of C: the same words");
    }
}
