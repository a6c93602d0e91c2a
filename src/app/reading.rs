//! Reading one article: where the cursor stands in its text, as byte offsets that survive every reflow.

use std::collections::HashMap;
use std::sync::Arc;

use super::digest::Digest;
use super::novelty::Novelty;
use super::pages::{Pages, Spot};
use crate::model::{Article, ArticleId};

/// Where the reader stands in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// A byte of the line under the cursor.
    pub at: usize,
    /// A byte of the first line on the screen.
    pub top: usize,
}

/// What the text marks beside cues and matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// Cues, hedges and the words of findings only.
    #[default]
    Cues,
    /// Quotations, dates, numbers and names too.
    Everything,
}

/// What the novelty of an article depends on.
#[derive(Clone, Debug)]
pub struct Freshness {
    /// The article, by index.
    pub article: usize,
    /// The comparison of its story.
    pub digest: Arc<Digest>,
    /// How often an article was read or unread.
    pub readings: u64,
}

/// The state of the reader.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The article being read, by its index in the briefing.
    pub article: Option<usize>,
    /// Where the reader stood in each article.
    pub places: HashMap<ArticleId, Place>,
    /// What is new in the article, and for which article, comparison and state of reading that was worked out.
    pub novelty: Option<(Freshness, Novelty)>,
    /// What the text marks.
    pub marks: Marks,
    /// Width of the text in cells, as of the last settling.
    pub width: usize,
    /// Height of the text in rows, as of the last settling.
    pub height: usize,
    /// The cursor's place on the page, as of the last settling.
    pub spot: Spot,
    /// The first line on the screen, as of the last settling.
    pub top: Spot,
}

/// Rows kept between the cursor and the edge of the screen.
const MARGIN: usize = 2;

/// Cells of the gutter: a cursor mark and the paragraph's number.
const GUTTER: u16 = 7;

/// The same where the mark of a paragraph is a word behind its number.
const WORDED_GUTTER: u16 = 18;

/// Cells of the gutter.
pub const fn gutter(linear: bool) -> u16 {
    if linear { WORDED_GUTTER } else { GUTTER }
}

impl Reading {
    /// Where the reader stands in this article.
    pub fn place(&self, article: &Article) -> Place {
        self.places.get(&article.id).copied().unwrap_or_default()
    }

    /// Moves the cursor by lines of text.
    pub fn step(&mut self, pages: &mut Pages, index: usize, article: &Arc<Article>, by: isize) {
        let page = pages.page(index, article, self.width);
        let at = self.place(article).at;
        let spot = page.spot(at);
        let spot = page.step(spot, by);
        let at = page.offset(spot);
        self.put(article, at);
    }

    /// Moves cursor and screen together by `rows`.
    pub fn scroll(&mut self, pages: &mut Pages, index: usize, article: &Arc<Article>, rows: isize) {
        let place = self.place(article);
        let page = pages.page(index, article, self.width);
        let (spot, top) = (page.spot(place.at), page.spot(place.top));
        let (spot, top) = (page.step(spot, rows), page.step(top, rows));
        let place = Place { at: page.offset(spot), top: page.offset(top) };
        self.places.insert(article.id.clone(), place);
    }

    /// Puts the cursor on the line with this byte.
    pub fn put(&mut self, article: &Article, at: usize) {
        let top = self.place(article).top;
        self.places.insert(article.id.clone(), Place { at, top });
    }

    /// Wraps what is visible and keeps the cursor on the screen.
    pub fn settle(&mut self, pages: &mut Pages, index: usize, article: &Arc<Article>, size: (u16, u16)) {
        (self.width, self.height) = (usize::from(size.0), usize::from(size.1));
        let page = pages.page(index, article, self.width);
        let place = self.place(article);
        let spot = page.spot(place.at);
        let mut top = page.spot(place.top).min(spot);
        let margin = MARGIN.min(self.height.saturating_sub(1) / 2);
        let lowest = self.height.saturating_sub(1 + margin);
        let below = page.distance(top, spot, self.height + 1).unwrap_or(0);
        if below > lowest {
            top = page.above(spot, lowest);
        } else if below < margin {
            top = page.above(spot, margin);
        }
        // No empty rows below the end while lines above could fill them.
        let end = page.end();
        if page.distance(top, end, self.height).is_some_and(|rows| rows + 1 < self.height) {
            top = page.above(end, self.height.saturating_sub(1)).min(spot);
        }
        let mut rows = 0;
        let mut passage = top.passage;
        while rows < self.height + top.line && passage < page.passages().len() {
            rows += page.rows(passage);
            passage += 1;
        }
        (self.spot, self.top) = (spot, top);
        let place = Place { at: place.at, top: page.offset(top) };
        self.places.insert(article.id.clone(), place);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Reading;
    use crate::app::fixture::article;
    use crate::app::pages::Pages;

    fn text() -> String {
        (1..=40).map(|n| format!("Sentence number {n} of the text.")).collect::<Vec<_>>().join("\n\n")
    }

    #[test]
    fn the_cursor_stays_on_the_screen_with_a_margin() {
        let article = Arc::new(article(&text()));
        let (mut pages, mut reading) = (Pages::default(), Reading::default());
        reading.settle(&mut pages, 0, &article, (40, 10));
        for _ in 0..30 {
            reading.step(&mut pages, 0, &article, 1);
            reading.settle(&mut pages, 0, &article, (40, 10));
            let page = pages.page(0, &article, 40);
            let row = page.distance(reading.top, reading.spot, 99).unwrap();
            assert!(row < 10, "cursor in row {row}");
        }
        assert_eq!(reading.spot.passage, 30);
    }

    #[test]
    fn the_line_being_read_survives_a_new_size() {
        let article = Arc::new(article(&text()));
        let (mut pages, mut reading) = (Pages::default(), Reading::default());
        reading.settle(&mut pages, 0, &article, (40, 10));
        reading.step(&mut pages, 0, &article, 20);
        for size in [(5, 3), (1, 1), (80, 30), (40, 10)] {
            reading.settle(&mut pages, 0, &article, size);
        }
        assert_eq!((reading.spot.passage, reading.spot.line), (20, 0));
    }
}
