//! The words of two sentences beside each other that the other has not got.

use std::ops::Range;

use crate::model::Article;
use crate::text::Span;
use crate::text::diff;
use crate::text::fold::fold;
use crate::text::stem::key;
use crate::text::tokens::{TokenKind, tokens};

/// Marks that say something by themselves; others are the style of a house.
const TELLING: [char; 5] = ['%', '$', '€', '£', '¥'];

/// A word with its key.
pub(super) type Word = (Span, u64);

/// For each of two sentences the runs of words that the other has not got in the same order, ascending. The time grows
/// with the product of their lengths, as far as they are not alike from their beginnings and ends.
pub fn apart(one: (&Article, Span), other: (&Article, Span)) -> [Vec<Span>; 2] {
    let (own, there) = (words(one.0, one.1), words(other.0, other.1));
    let [own_runs, other_runs] = diff::apart(&keys(&own), &keys(&there));
    [spans(&own, own_runs), spans(&there, other_runs)]
}

/// The words of a sentence, without the marks of its writing.
pub(super) fn words(article: &Article, sentence: Span) -> Vec<Word> {
    let of = |span: Span| span.of(&article.text);
    let tokens = tokens(&article.text, sentence).into_iter();
    let told = tokens.filter(|token| token.kind != TokenKind::Mark || of(token.span).contains(TELLING));
    let own = told.filter(|token| !article.markup.holds(token.span.start));
    own.map(|token| (token.span, key(&fold(of(token.span))))).collect()
}

/// The keys of words.
pub(super) fn keys(words: &[Word]) -> Vec<u64> {
    words.iter().map(|(_, key)| *key).collect()
}

/// Where runs of words stand.
pub(super) fn spans(words: &[Word], runs: Vec<Range<usize>>) -> Vec<Span> {
    let span = |run: Range<usize>| words.get(run).and_then(|run| Some(run.first()?.0.cover(run.last()?.0)));
    runs.into_iter().filter_map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::apart;
    use crate::compare::fixtures::briefing;
    use crate::compare::stories::Grouping;
    use crate::text::Span;

    #[test]
    fn words_apart_are_told_by_where_they_stand_and_the_style_of_a_house_is_none() {
        let texts =
            ["The storm tore 14 moorings off the pier.", "the storm, tore twelve moorings off a pier"];
        let briefing = briefing(&texts, Grouping::AsOne);
        let of = |article: usize| {
            let article = &*briefing.articles[article].article;
            (article, Span::new(0, article.text.len()))
        };
        let [one, other] = apart(of(0), of(1));
        let words = |article: usize, spans: Vec<Span>| {
            spans.into_iter().map(|span| span.of(&of(article).0.text).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(
            (words(0, one), words(1, other)),
            (vec!["14".to_owned(), "the".to_owned()], vec!["twelve".to_owned(), "a".to_owned()])
        );
    }
}
