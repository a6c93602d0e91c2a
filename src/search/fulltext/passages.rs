//! Hits in context: where what was sought stands in an article, and the sentences that tell it best.

use crate::model::{Analysed, Article};
use crate::search::words::{Sought, each_word};
use crate::text::Span;

/// Where something stands in an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// In the title's words, where the title does not stand in the text.
    pub title: Vec<Span>,
    /// In the text.
    pub text: Vec<Span>,
}

/// A sentence with hits in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The sentence, in the article's text.
    pub span: Span,
    /// The hits inside.
    pub marks: Vec<Span>,
    /// The innermost claim that holds the first hit, by its index in the article.
    pub claim: Option<usize>,
}

/// Where any of `sought` stands in the article, in order, without overlaps.
pub fn places(article: &Article, sought: &[&Sought]) -> Places {
    let title = article.title.as_ref().filter(|title| title.span.is_none() && !title.derived);
    Places {
        title: title.map_or_else(Vec::new, |title| places_in(&title.text, sought)),
        text: places_in(&article.text, sought),
    }
}

/// Where any of `sought` stands in `text`, in order, without overlaps.
pub fn places_in(text: &str, sought: &[&Sought]) -> Vec<Span> {
    let mut words = Vec::new();
    each_word(text, |word, span| words.push((word.to_owned(), span)));
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let stands = |sought: &&&Sought| {
            rest.len() >= sought.words.len()
                && rest
                    .iter()
                    .take(sought.words.len())
                    .enumerate()
                    .all(|(place, (word, _))| sought.admits(place, word))
        };
        // Of several that begin here the longest is shown.
        match sought.iter().filter(stands).map(|sought| sought.words.len()).max() {
            Some(count) => {
                found.push(Span::new(rest[0].1.start, rest[count - 1].1.end));
                at += count;
            }
            None => at += 1,
        }
    }
    found
}

/// The `limit` sentences with the most hits, in the order of the text. What stands in no sentence is shown by its
/// block, what stands in no block by itself.
pub fn passages(of: &Analysed, places: &Places, limit: usize) -> Vec<Passage> {
    let mut all: Vec<Passage> = Vec::new();
    for &mark in &places.text {
        match all.last_mut() {
            Some(last) if last.span.contains(mark) => last.marks.push(mark),
            _ => all.push(Passage { span: around(of, mark), marks: vec![mark], claim: claim_at(of, mark) }),
        }
    }
    all.sort_by_key(|passage| (usize::MAX - passage.marks.len(), passage.span.start));
    all.truncate(limit);
    all.sort_by_key(|passage| passage.span.start);
    all
}

/// The sentence that holds `mark`, else the block, else the mark itself.
fn around(of: &Analysed, mark: Span) -> Span {
    let after = of.sentences.partition_point(|sentence| sentence.start <= mark.start);
    let sentence = after.checked_sub(1).and_then(|place| of.sentences.get(place));
    let holds = |span: &&Span| span.contains(mark);
    let block = || of.article.blocks.iter().map(|block| &block.span).find(holds);
    sentence.filter(holds).or_else(block).copied().unwrap_or(mark)
}

fn claim_at(of: &Analysed, mark: Span) -> Option<usize> {
    let holding = of.claims.iter().enumerate().filter(|(_, claim)| claim.span.contains(mark));
    holding.min_by_key(|(_, claim)| claim.span.len()).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::{passages, places};
    use crate::search::filter::fixture::briefing;
    use crate::search::words::Sought;

    #[test]
    fn sentences_with_most_hits_are_shown_in_their_order_with_the_words_marked() {
        let text = "Moscow waits. Arms control talks with Moscow began. Nobody spoke. Arms were shown in Moscow, arms.";
        let briefing = briefing(&[("", text)]);
        let of = &briefing.articles[0];
        let sought: Vec<_> = ["arm", "moscow"].map(|word| Sought::parse(word, false).unwrap()).into();
        let places = places(&of.article, &sought.iter().collect::<Vec<_>>());
        let shown = passages(of, &places, 2);
        let shown: Vec<_> = shown
            .iter()
            .map(|passage| {
                let marks = passage.marks.iter().map(|mark| mark.of(text)).collect::<Vec<_>>().join("|");
                (passage.span.of(text), marks)
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("Arms control talks with Moscow began.", "Arms|Moscow".to_owned()),
                ("Arms were shown in Moscow, arms.", "Arms|Moscow|arms".to_owned())
            ]
        );
    }
}
