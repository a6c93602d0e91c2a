//! A byte range of a text, the coin in which every layer says where something stands.

use std::ops::Range;

/// A half-open range of UTF-8 byte offsets into one article's `text`, on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span covers no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The words the span covers, or `""` when it does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `offset` lies inside.
    pub const fn holds(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether all of `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What of the span none of the others covers, in order.
    pub fn without(self, others: &[Self]) -> Vec<Self> {
        let mut others: Vec<Self> = others.iter().copied().filter(|other| other.overlaps(self)).collect();
        others.sort_unstable();
        let (mut left, mut at) = (Vec::new(), self.start);
        for other in others.into_iter().chain([Self::new(self.end, self.end)]) {
            if at < other.start {
                left.push(Self::new(at, other.start));
            }
            at = at.max(other.end);
        }
        left
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span in a text in which this text begins at `offset`.
    #[must_use]
    pub const fn shift(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// The beginning of the span: at most `most` bytes, and whole characters.
    #[must_use]
    pub fn first(self, text: &str, most: usize) -> Self {
        let mut end = self.end.min(self.start + most);
        while end > self.start && !text.is_char_boundary(end) {
            end -= 1;
        }
        Self::new(self.start, end)
    }

    /// The span without white space at its two ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Self::new(start, start + words.trim().len())
    }
}

/// How many bytes at the start are sure to be neither one of `marks` nor the beginning of a character beyond ASCII: most
/// text is passed over sixteen bytes at a time.
#[inline]
pub fn run_without<const N: usize>(bytes: &[u8], marks: [u8; N]) -> usize {
    let (chunks, _) = bytes.as_chunks::<16>();
    let without = |chunk: &&[u8; 16]| {
        let mut any = false;
        for byte in *chunk {
            any |= *byte >= 0xc2;
            for mark in marks {
                any |= *byte == mark;
            }
        }
        !any
    };
    chunks.iter().take_while(without).count() * 16
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn trim_drops_white_space_at_both_ends_only() {
        let text = " a  b ";
        assert_eq!(Span::new(0, 6).trim(text), Span::new(1, 5));
        assert_eq!(Span::new(2, 4).trim(text), Span::new(4, 4));
    }

    #[test]
    fn the_beginning_ends_with_a_whole_character() {
        let text = "aéé";
        assert_eq!(Span::new(0, 5).first(text, 2), Span::new(0, 1));
        assert_eq!(Span::new(1, 5).first(text, 3), Span::new(1, 3));
        assert_eq!(Span::new(1, 5).first(text, 9), Span::new(1, 5));
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 4)));
        assert!(Span::new(0, 3).overlaps(Span::new(2, 4)));
    }
}
