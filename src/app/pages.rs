//! Articles as passages and wrapped lines, made when they come into view and kept by article and width.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Article, BlockKind, Settings};
use crate::text::Span;
use crate::text::wrap::{Line, LineEnds};

/// A block of the article as the reader shows it, with what is glued to it: a dateline before its lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What its main block is.
    pub kind: BlockKind,
    /// All that is shown, a glued dateline or date included.
    pub span: Span,
    /// Number of the paragraph, from 1; `None` for what is not the article's own running words.
    pub number: Option<u32>,
}

/// The passages of an article in order.
///
/// Blocks that follow each other on one line of the text are one passage. Front matter is none: the head tells it.
pub fn passages(article: &Article) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::with_capacity(article.blocks.len());
    let mut number = 0;
    for block in article.blocks.iter().filter(|block| !article.is_front_matter(**block)) {
        let counted = block.kind.is_body().then(|| {
            number += 1;
            number
        });
        if let Some(last) = found.last_mut()
            && matches!(last.kind, BlockKind::Dateline | BlockKind::Date)
            && !Span::new(last.span.end, block.span.start).of(&article.text).contains('\n')
        {
            *last = Passage { kind: block.kind, span: last.span.cover(block.span), number: counted };
            continue;
        }
        found.push(Passage { kind: block.kind, span: block.span, number: counted });
    }
    found
}

/// A place on a page: a passage and a line of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Index of the passage.
    pub passage: usize,
    /// Line within the passage.
    pub line: usize,
}

/// One article wrapped to one width, as far as it has been looked at.
#[derive(Debug, Default)]
pub struct Page {
    article: Option<Arc<Article>>,
    width: usize,
    /// How its running text is broken.
    ends: LineEnds,
    passages: Arc<[Passage]>,
    lines: Vec<Option<Vec<Line>>>,
}

impl Page {
    fn new(article: Arc<Article>, passages: Arc<[Passage]>, width: usize, ends: LineEnds) -> Self {
        let lines = vec![None; passages.len()];
        Self { article: Some(article), width, ends, passages, lines }
    }

    /// The passages.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The lines of a passage; none where it has not been [prepared](Self::prepare).
    pub fn lines(&self, passage: usize) -> &[Line] {
        self.lines.get(passage).and_then(Option::as_deref).unwrap_or(&[])
    }

    /// Wraps a passage unless that is done.
    pub fn prepare(&mut self, passage: usize) -> &[Line] {
        if let (Some(article), Some(of), Some(lines)) =
            (&self.article, self.passages.get(passage), self.lines.get_mut(passage))
        {
            lines.get_or_insert_with(|| {
                // What is not the article's own words may be a table, code or a head of fields: its lines tell more
                // than a paragraph of them.
                let ends = if of.kind == BlockKind::Boilerplate { LineEnds::Keep } else { self.ends };
                article.markup.wrap(&article.text, of.span, self.width, ends)
            });
        }
        self.lines(passage)
    }

    /// Where the byte `offset` stands; the nearest place before it when it stands in no passage.
    pub fn spot(&mut self, offset: usize) -> Spot {
        let passage = self.passages.partition_point(|of| of.span.start <= offset).saturating_sub(1);
        let line = self.prepare(passage).partition_point(|line| line.span.start <= offset).saturating_sub(1);
        Spot { passage, line }
    }

    /// The offset at which the line at `spot` begins.
    pub fn offset(&mut self, spot: Spot) -> usize {
        let start = self.passages.get(spot.passage).map_or(0, |of| of.span.start);
        self.prepare(spot.passage).get(spot.line).map_or(start, |line| line.span.start)
    }

    /// The spot `by` lines of text further on, or back when negative; stops at both ends.
    pub fn step(&mut self, mut spot: Spot, by: isize) -> Spot {
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 { self.after(spot) } else { self.before(spot) };
            let Some(next) = next else { break };
            spot = next;
        }
        spot
    }

    /// The last line of the page.
    pub fn end(&mut self) -> Spot {
        let passage = self.passages.len().saturating_sub(1);
        Spot { passage, line: self.prepare(passage).len().saturating_sub(1) }
    }

    /// Screen rows a passage takes with the blank row after it.
    pub fn rows(&mut self, passage: usize) -> usize {
        self.prepare(passage).len() + 1
    }

    /// Screen rows from `top` down to `to`, counted up to `limit`; `None` when `to` stands before `top`.
    pub fn distance(&mut self, top: Spot, to: Spot, limit: usize) -> Option<usize> {
        if to < top {
            return None;
        }
        let (mut rows, mut passage) = (0, top.passage);
        while passage < to.passage && rows < limit + top.line {
            rows += self.rows(passage);
            passage += 1;
        }
        Some((rows + to.line).saturating_sub(top.line).min(limit))
    }

    /// The spot that stands at the top when `spot` stands `rows` screen rows below it.
    pub fn above(&mut self, spot: Spot, rows: usize) -> Spot {
        let (mut top, mut left) = (spot, rows);
        loop {
            if left <= top.line {
                return Spot { line: top.line - left, ..top };
            }
            left -= top.line + 1;
            let Some(passage) = top.passage.checked_sub(1) else { return Spot::default() };
            let lines = self.prepare(passage).len();
            if left == 0 {
                // The blank row between passages is no place of its own: the passage below it leads.
                return Spot { passage: top.passage, line: 0 };
            }
            top = Spot { passage, line: lines };
        }
    }

    fn after(&mut self, spot: Spot) -> Option<Spot> {
        if spot.line + 1 < self.prepare(spot.passage).len() {
            return Some(Spot { line: spot.line + 1, ..spot });
        }
        (spot.passage + 1 < self.passages.len()).then_some(Spot { passage: spot.passage + 1, line: 0 })
    }

    fn before(&mut self, spot: Spot) -> Option<Spot> {
        if let Some(line) = spot.line.checked_sub(1) {
            return Some(Spot { line, ..spot });
        }
        let passage = spot.passage.checked_sub(1)?;
        Some(Spot { passage, line: self.prepare(passage).len().saturating_sub(1) })
    }
}

/// The pages looked at, by article (its index in the briefing) and width in cells.
#[derive(Debug, Default)]
pub struct Pages {
    passages: HashMap<usize, Arc<[Passage]>>,
    made: HashMap<(usize, usize), Page>,
    blank: Page,
    /// How running text in English is broken.
    english: LineEnds,
}

/// Pages kept at most; beyond, all but the ones asked for next are made anew.
const KEPT: usize = 64;

impl Pages {
    /// Pages on which English words are parted, or not, as the settings say.
    pub fn with(settings: &Settings) -> Self {
        // Nothing that is read aloud is parted.
        let is_parted = settings.hyphenation && !settings.linear;
        Self { english: if is_parted { LineEnds::FlowParted } else { LineEnds::Flow }, ..Self::default() }
    }

    /// Whether words are parted where lines end.
    pub fn parts_words(&self) -> bool {
        self.english == LineEnds::FlowParted
    }

    /// Forgets everything, as when the briefing changed.
    pub fn clear(&mut self) {
        *self = Self { english: self.english, ..Self::default() };
    }

    /// Forgets the pages when there are too many of them; called between frames.
    pub fn trim(&mut self) {
        if self.made.len() > KEPT {
            self.made.clear();
        }
    }

    /// The passages of an article.
    pub fn passages(&mut self, index: usize, article: &Article) -> Arc<[Passage]> {
        Arc::clone(self.passages.entry(index).or_insert_with(|| passages(article).into()))
    }

    /// The page of the article at `index`, made when there is none yet.
    pub fn page(&mut self, index: usize, article: &Arc<Article>, width: usize) -> &mut Page {
        let passages = self.passages(index, article);
        let is_english = article.language.as_deref().is_some_and(|code| code.split('-').next() == Some("en"));
        let ends = if is_english { self.english } else { LineEnds::Flow };
        self.made
            .entry((index, width))
            .or_insert_with(|| Page::new(Arc::clone(article), passages, width.max(1), ends))
    }

    /// The page as far as it has been made, for drawing.
    pub fn made(&self, index: usize, width: usize) -> &Page {
        self.made.get(&(index, width)).unwrap_or(&self.blank)
    }

    /// The passages as far as they have been asked for, for drawing.
    pub fn known_passages(&self, index: usize) -> &[Passage] {
        self.passages.get(&index).map_or(&[], |passages| passages)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Pages, Spot, passages};
    use crate::app::fixture::article;
    use crate::model::BlockKind;

    #[test]
    fn paragraphs_are_numbered_and_headings_are_not() {
        let article = article("First one.\n\n# A heading\n\nSecond one.");
        let numbers: Vec<_> =
            passages(&article).iter().map(|passage| (passage.kind, passage.number)).collect();
        assert_eq!(
            numbers,
            [(BlockKind::Paragraph, Some(1)), (BlockKind::Heading, None), (BlockKind::Paragraph, Some(2))]
        );
    }

    #[test]
    fn the_line_being_read_is_found_again_at_another_width() {
        let article = Arc::new(article("one two three four five six\n\nseven eight nine ten"));
        let mut pages = Pages::default();
        let narrow = pages.page(0, &article, 9);
        let spot = Spot { passage: 1, line: 1 };
        let offset = narrow.offset(spot);
        assert_eq!(article.text.get(offset..offset + 5), Some("eight"));
        let wide = pages.page(0, &article, 40);
        assert_eq!(wide.spot(offset), Spot { passage: 1, line: 0 });
    }

    #[test]
    fn going_up_the_screen_skips_the_blank_row_between_passages() {
        let article = Arc::new(article("a b\n\nc d"));
        let mut pages = Pages::default();
        let page = pages.page(0, &article, 1);
        let last = page.end();
        assert_eq!(last, Spot { passage: 1, line: 1 });
        assert_eq!(page.distance(Spot::default(), last, 99), Some(4));
        assert_eq!(page.above(last, 4), Spot::default());
        assert_eq!(page.above(last, 2), Spot { passage: 1, line: 0 });
        assert_eq!(page.above(last, 99), Spot::default());
        assert_eq!(page.step(last, -2), Spot { passage: 0, line: 1 });
    }
}
