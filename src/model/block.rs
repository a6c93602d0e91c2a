//! The structure of an article: its blocks, and the paragraphs among them that are numbered.

use std::ops::Deref;

use crate::text::Span;

/// The blocks of a text in order, without overlaps; white space between blocks belongs to none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    all: Vec<Block>,
    /// Those of the body, by index.
    body: Vec<usize>,
}

impl Blocks {
    /// The number of the body block in which the byte `offset` stands, counted from 1.
    pub fn paragraph_at(&self, offset: usize) -> Option<usize> {
        let at = self.all.partition_point(|block| block.span.start <= offset).checked_sub(1)?;
        self.all.get(at).filter(|block| block.span.holds(offset))?;
        self.body.binary_search(&at).ok().map(|place| place + 1)
    }
}

impl From<Vec<Block>> for Blocks {
    fn from(all: Vec<Block>) -> Self {
        let body = all.iter().enumerate().filter(|(_, block)| block.kind.is_body());
        Self { body: body.map(|(at, _)| at).collect(), all }
    }
}

impl Deref for Blocks {
    type Target = [Block];

    fn deref(&self) -> &[Block] {
        &self.all
    }
}

impl<'a> IntoIterator for &'a Blocks {
    type Item = &'a Block;
    type IntoIter = std::slice::Iter<'a, Block>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}

/// A part of the text and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without surrounding white space.
    pub span: Span,
}

/// What a block of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The line that names the authors.
    Byline,
    /// Place, date and agency before the lead.
    Dateline,
    /// A publication date standing by itself.
    Date,
    /// A heading inside the text.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item.
    List,
    /// A block quotation.
    Quote,
    /// Words that belong to a picture.
    Caption,
    /// An agency or contributor credit.
    Credit,
    /// Section crumbs, related-story lines, "about the author" and the like; never a source of claims.
    Boilerplate,
}

impl BlockKind {
    /// Whether the block carries the article's own running words.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Paragraph | Self::List | Self::Quote)
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, BlockKind, Blocks};
    use crate::text::Span;

    #[test]
    fn paragraphs_are_numbered_and_what_stands_between_them_is_not() {
        let kinds = [BlockKind::Title, BlockKind::Paragraph, BlockKind::Heading, BlockKind::Quote];
        let block = |(kind, nth): (BlockKind, usize)| Block { kind, span: Span::new(nth * 10, nth * 10 + 8) };
        let blocks = Blocks::from(kinds.into_iter().zip(0..).map(block).collect::<Vec<_>>());
        let told = |offset| blocks.paragraph_at(offset);
        assert_eq!([0, 9, 10, 17, 18, 25, 30, 37, 38].map(told), {
            let (none, one, two) = (None, Some(1), Some(2));
            [none, none, one, one, none, none, two, two, none]
        });
    }

    #[test]
    fn a_paragraph_is_found_without_reading_those_before_it() {
        let span = |nth: usize| Span::new(nth * 2, nth * 2 + 1);
        let all = (0..200_000).map(|nth| Block { kind: BlockKind::Paragraph, span: span(nth) });
        let blocks = Blocks::from(all.collect::<Vec<_>>());
        // One after the other this would take 20,000,000,000 steps.
        assert!((0..200_000).all(|nth| blocks.paragraph_at(nth * 2) == Some(nth + 1)));
    }
}
