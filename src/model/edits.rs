//! What a copy of a text left out, added and changed.

use super::alignment::Pair;
use crate::text::Span;

/// A copy held against the fullest copy of the same text, sentence by sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edits {
    /// Index of the fullest copy in the briefing.
    pub original: usize,
    /// Index of the copy in the briefing.
    pub copy: usize,
    /// The sentences that both have, the original's first; by place in it, then in the copy.
    pub kept: Vec<Pair>,
    /// The sentences of the original that the copy has not got.
    pub left_out: Vec<Span>,
    /// The sentences of the copy that the original has not got.
    pub added: Vec<Span>,
    /// The sentences of the copy that are kept in other words.
    pub changed: Vec<Span>,
    /// The words of the original that the copy has not got where it kept the sentence, ascending.
    pub words_lost: Vec<Span>,
    /// The words of the copy that the original has not got in the sentence that was kept, ascending.
    pub words_gained: Vec<Span>,
}

impl Edits {
    /// Whether they are about these two articles.
    pub fn is_of(&self, one: usize, other: usize) -> bool {
        (self.original, self.copy) == (one, other) || (self.original, self.copy) == (other, one)
    }

    /// The words inside a span of one of the two articles that the other has not got in the sentence it kept, ascending.
    pub fn words_apart(&self, article: usize, span: Span) -> impl Iterator<Item = Span> {
        inside(self.of(article, &self.words_lost, &self.words_gained), span)
    }

    /// The same, and the sentences that the other has not got at all.
    pub fn apart(&self, article: usize, span: Span) -> Vec<Span> {
        let sentences = inside(self.of(article, &self.left_out, &self.added), span);
        let mut found: Vec<Span> = self.words_apart(article, span).chain(sentences).collect();
        found.sort_unstable();
        found
    }

    fn of<'a>(&self, article: usize, original: &'a [Span], copy: &'a [Span]) -> &'a [Span] {
        match article {
            _ if article == self.original => original,
            _ if article == self.copy => copy,
            _ => &[],
        }
    }

    /// The original's sentences to which a sentence of the copy answers.
    pub fn answered(&self, sentence: Span) -> impl Iterator<Item = Span> {
        self.kept.iter().filter(move |pair| pair.b == sentence).map(|pair| pair.a)
    }

    /// The first sentence of the copy that answers to the one of the original with the byte `offset`.
    pub fn copied(&self, offset: usize) -> Option<Span> {
        let from = self.kept.partition_point(|pair| pair.a.end <= offset);
        self.kept.get(from).filter(|pair| pair.a.start <= offset).map(|pair| pair.b)
    }

    /// Whether the sentence of the copy at the byte `offset` is one of the original's, unchanged.
    pub fn is_kept_whole(&self, offset: usize) -> bool {
        let holds = |span: &Span| span.start <= offset && offset < span.end;
        self.kept.iter().any(|pair| holds(&pair.b)) && !self.changed.iter().any(holds)
    }
}

/// Those of ascending spans that begin inside one.
fn inside(spans: &[Span], within: Span) -> impl Iterator<Item = Span> + '_ {
    let from = spans.partition_point(|span| span.start < within.start);
    spans.iter().skip(from).take_while(move |span| span.start < within.end).copied()
}
