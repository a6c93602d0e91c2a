//! Marks of writing inside a text that are no words of it, such as those of Markdown, and the text without them.

use std::borrow::Cow;

use super::Span;
use super::addresses::{addresses, page};
use super::cells::{Cell, cells};
use super::wrap::{Line, LineEnds, wrap};

/// The stretches of a text that are marks, in order and apart. All offsets stay those of the unaltered text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    marks: Vec<Span>,
    links: Vec<Link>,
}

/// Words that lead to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub words: Span,
    /// The page's address, as written.
    pub address: String,
}

impl Markup {
    /// All that stands behind `from` outside of the `words`, which are in order. White space is no mark, but for
    /// what parts a mark from words behind it on its line.
    pub fn around(text: &str, from: usize, words: &[Span]) -> Self {
        let mut marks: Vec<Span> = Vec::new();
        let mut end = from;
        let whole = Span::new(text.len(), text.len());
        for word in words.iter().chain([&whole]) {
            if word.start > end {
                gap(text, Span::new(end, word.start), word.start < text.len(), &mut marks);
            }
            end = end.max(word.end);
        }
        Self { marks, links: Vec::new() }
    }

    /// The same with the links that some of the marks make; `links` are in order.
    #[must_use]
    pub fn with_links(self, links: Vec<Link>) -> Self {
        Self { links, ..self }
    }

    /// The same with the addresses written out in the text behind `from`, where they are no marks and no words of a link.
    #[must_use]
    pub fn with_addresses(mut self, text: &str, from: usize) -> Self {
        let is_free = |address: &Span| {
            let next = self.links.partition_point(|link| link.words.end <= address.start);
            let is_linked = self.links.get(next).is_some_and(|link| link.words.start < address.end);
            address.start >= from && !is_linked && !self.holds(address.start)
        };
        let link = |words: Span| Link { words, address: page(words.of(text)) };
        let found: Vec<Link> = addresses(text).into_iter().filter(is_free).map(link).collect();
        if !found.is_empty() {
            self.links.extend(found);
            self.links.sort_by_key(|link| link.words.start);
        }
        self
    }

    /// The links of the text, in order: their places, counted from 1, are the numbers by which they are cited.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Whether the text has no marks, as nearly all texts.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether the byte at `offset` belongs to a mark.
    pub fn holds(&self, offset: usize) -> bool {
        let next = self.marks.partition_point(|mark| mark.end <= offset);
        self.marks.get(next).is_some_and(|mark| mark.holds(offset))
    }

    /// What is left of `span`, in order.
    fn words(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.marks.partition_point(|mark| mark.end <= span.start);
        let marks =
            self.marks.get(first..).unwrap_or(&[]).iter().take_while(move |mark| mark.start < span.end);
        let mut at = span.start;
        marks.map(|mark| (mark.start, mark.end)).chain([(span.end, span.end)]).filter_map(
            move |(start, end)| {
                let words = Span::new(at, start.max(at));
                at = end;
                (!words.is_empty()).then_some(words)
            },
        )
    }

    /// The words of `span` without marks.
    pub fn plain<'a>(&self, text: &'a str, span: Span) -> Cow<'a, str> {
        if self.is_empty() {
            return span.of(text).into();
        }
        let mut words = self.words(span);
        match (words.next(), words.next()) {
            (None, _) => "".into(),
            (Some(only), None) => only.of(text).into(),
            (Some(first), Some(second)) => {
                let rest = words.map(|words| words.of(text));
                [first.of(text), second.of(text)].into_iter().chain(rest).collect::<String>().into()
            }
        }
    }

    /// The words of `whole` without marks, as a span of a text, and where those of `mark` stand there. A text without
    /// marks is not copied.
    pub fn plain_around<'a>(&self, text: &'a str, whole: Span, mark: Span) -> (Cow<'a, str>, Span, Span) {
        if self.is_empty() {
            return (text.into(), whole, mark);
        }
        let place = |offset: usize| {
            let before = Span::new(whole.start, offset.clamp(whole.start, whole.end));
            self.words(before).map(Span::len).sum()
        };
        let words = self.plain(text, whole);
        let (all, mark) = (Span::new(0, words.len()), Span::new(place(mark.start), place(mark.end)));
        (words, all, mark)
    }

    /// What is shown of `span`, in order: words, and behind those of a link its number.
    fn shown(&self, span: Span) -> Vec<Shown> {
        let first = self.links.partition_point(|link| link.words.end <= span.start);
        let links = self.links.iter().zip(1..).skip(first);
        let mut links = links.take_while(|(link, _)| link.words.end <= span.end).peekable();
        let mut shown = Vec::new();
        for mut words in self.words(span) {
            while let Some((link, number)) = links.next_if(|(link, _)| link.words.end <= words.end) {
                let end = link.words.end.max(words.start);
                shown.push(Shown::Words(Span::new(words.start, end)));
                shown.push(Shown::Number { number, at: end });
                words = Span::new(end, words.end);
            }
            shown.push(Shown::Words(words));
        }
        shown.retain(|of| !matches!(of, Shown::Words(words) if words.is_empty()));
        shown
    }

    /// The cells of the part `line` of the text, without those of marks; behind the words of a link stands its number.
    pub fn cells<'a>(&self, text: &'a str, line: Span) -> impl Iterator<Item = Cell<'a>> + use<'a> {
        let mut column = 0;
        self.shown(line).into_iter().flat_map(move |of| {
            let before = column;
            let shown: Vec<Cell<'a>> = match of {
                Shown::Words(words) => {
                    cells(text, words).map(|cell| Cell { column: before + cell.column, ..cell }).collect()
                }
                Shown::Number { number, at } => number_cells(number, at, before).collect(),
            };
            column = shown.last().map_or(before, |cell| cell.column + cell.width);
            shown
        })
    }

    /// The part `within` of the text in lines of at most `width` cells, as [`wrap`] makes them of what is shown of it.
    pub fn wrap(&self, text: &str, within: Span, width: usize, line_ends: LineEnds) -> Vec<Line> {
        let shown = self.shown(within);
        if let [Shown::Words(only)] = shown.as_slice() {
            return wrap(text, *only, width, line_ends);
        }
        let mut plain = String::new();
        // Where each piece begins in what is shown.
        let mut starts = Vec::with_capacity(shown.len());
        for of in &shown {
            starts.push(plain.len());
            match of {
                Shown::Words(words) => plain.push_str(words.of(text)),
                Shown::Number { number, .. } => plain.push_str(&written(*number)),
            }
        }
        // The bytes of the text that a byte of what is shown stands for; none for those of a number.
        let place = |offset: usize| {
            let nth = starts.partition_point(|&start| start <= offset).saturating_sub(1);
            match (shown.get(nth), starts.get(nth)) {
                (Some(Shown::Words(words)), Some(start)) => {
                    let at = words.start + offset - start;
                    Span::new(at, at + 1)
                }
                (Some(&Shown::Number { at, .. }), _) => Span::new(at, at),
                _ => Span::new(within.start, within.start),
            }
        };
        let mut lines = wrap(&plain, Span::new(0, plain.len()), width, line_ends);
        for line in &mut lines {
            let start = place(line.span.start).start;
            let end = if line.span.is_empty() { start } else { place(line.span.end - 1).end };
            line.span = Span::new(start, end);
        }
        lines
    }
}

/// A piece of what is shown of a text.
#[derive(Clone, Copy, Debug)]
enum Shown {
    /// Words of it.
    Words(Span),
    /// The number of a link, behind its words.
    Number {
        /// The number.
        number: usize,
        /// Where the words end.
        at: usize,
    },
}

/// The number of a link as it stands behind its words: `[1]`.
fn written(number: usize) -> String {
    format!("[{number}]")
}

/// The cells of a link's number. They stand for the last byte of its words, so that they look and are clicked like these.
fn number_cells<'a>(number: usize, at: usize, column: usize) -> impl Iterator<Item = Cell<'a>> {
    const SIGNS: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "[", "]"];
    let span = Span::new(at.saturating_sub(1), at);
    let signs = written(number)
        .into_bytes()
        .into_iter()
        .filter_map(|byte| SIGNS.iter().find(|sign| sign.as_bytes() == [byte]).copied());
    signs.enumerate().map(move |(place, shown)| Cell { span, column: column + place, width: 1, shown })
}

/// Adds the marks of a stretch without words: on each line what is no white space.
fn gap(text: &str, stretch: Span, before_words: bool, marks: &mut Vec<Span>) {
    let mut start = stretch.start;
    for line in stretch.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let mark = span.trim(text);
        if mark.is_empty() {
            continue;
        }
        // The space behind `#` or `>` goes with it.
        let joins = before_words && span.end == stretch.end && !line.ends_with('\n');
        marks.push(if joins { Span::new(mark.start, span.end) } else { mark });
    }
}

#[cfg(test)]
mod tests {
    use super::{Link, Markup};
    use crate::text::Span;
    use crate::text::wrap::LineEnds;

    /// A text with its marks in braces, which are taken out.
    fn marked(written: &str) -> (String, Markup) {
        let (mut text, mut words, mut start, mut inside) = (String::new(), Vec::new(), 0, false);
        for letter in written.chars() {
            match letter {
                '{' => {
                    words.push(Span::new(start, text.len()));
                    inside = true;
                }
                '}' => {
                    start = text.len();
                    inside = false;
                }
                letter => text.push(letter),
            }
        }
        assert!(!inside, "{written}");
        words.push(Span::new(start, text.len()));
        let markup = Markup::around(&text, 0, &words);
        (text, markup)
    }

    #[test]
    fn words_are_shown_without_marks_and_spans_stay_those_of_the_text() {
        let (text, markup) =
            marked("The {[}coast guard{](https://a.example/b-c)} said {**}Aurelia{**} sank.");
        assert_eq!(markup.plain(&text, Span::new(0, text.len())), "The coast guard said Aurelia sank.");
        let at = text.find("coast").unwrap();
        assert!(markup.holds(at - 1) && !markup.holds(at) && markup.holds(at + "coast guard".len()));
        let shown: String = markup.cells(&text, Span::new(0, text.len())).map(|cell| cell.shown).collect();
        assert_eq!(shown, "The coast guard said Aurelia sank.");
        let sank = text.find("sank").unwrap();
        let cell =
            markup.cells(&text, Span::new(0, text.len())).find(|cell| cell.span.start == sank).unwrap();
        assert_eq!(cell.column, "The coast guard said Aurelia ".len());
    }

    #[test]
    fn words_that_matter_are_found_again_in_the_plain_ones() {
        let (text, markup) =
            marked("It said {[}over {*}4,000{*} troops{](https://a.example/b)} will {**}return{**}.");
        let whole = Span::new(text.find("over").unwrap(), text.len());
        let start = text.find("4,000").unwrap();
        let (words, all, mark) =
            markup.plain_around(&text, whole, Span::new(start, start + "4,000* troops".len()));
        assert_eq!((all.of(&words), mark.of(&words)), ("over 4,000 troops will return.", "4,000 troops"));
        let (words, all, mark) = Markup::default().plain_around(&text, whole, whole);
        assert_eq!((&*words, all, mark), (&*text, whole, whole));
    }

    #[test]
    fn lines_are_broken_where_those_of_the_plain_words_are() {
        let (text, markup) = marked("The {[}coast guard{](https://a.example/b-c)}, {*}they{*} said.");
        let lines = markup.wrap(&text, Span::new(0, text.len()), 10, LineEnds::Flow);
        let shown: Vec<_> = lines.iter().map(|line| markup.plain(&text, line.span)).collect();
        assert_eq!(shown, ["The coast", "guard,", "they said."]);
        assert!(lines.iter().all(|line| line.width <= 10));
    }

    #[test]
    fn the_number_of_a_link_stands_behind_its_words_and_takes_no_byte() {
        let (text, markup) =
            marked("The {[}coast guard{](https://a.example/b)} said, see https://b.example/c.");
        let start = text.find("coast").unwrap();
        let link = Link { words: Span::new(start, start + "coast guard".len()), address: "x".to_owned() };
        let markup = markup.with_links(vec![link]).with_addresses(&text, 0);
        assert_eq!(markup.links()[1].address, "https://b.example/c");
        let lines = markup.wrap(&text, Span::new(0, text.len()), 20, LineEnds::Flow);
        let shown = |line: &crate::text::wrap::Line| {
            let cells: Vec<_> = markup.cells(&text, line.span).collect();
            assert_eq!(cells.last().map(|cell| cell.column + cell.width), Some(line.width));
            cells.iter().map(|cell| cell.shown).collect::<String>()
        };
        assert_eq!(
            lines.iter().map(shown).collect::<Vec<_>>(),
            ["The coast guard[1]", "said, see https://", "b.example/c[2]."]
        );
        assert_eq!(markup.plain(&text, lines[0].span), "The coast guard");
        // However narrow: each number is shown once.
        for width in 1..30 {
            let lines = markup.wrap(&text, Span::new(0, text.len()), width, LineEnds::Flow);
            let all: String =
                lines.iter().flat_map(|line| markup.cells(&text, line.span)).map(|cell| cell.shown).collect();
            assert_eq!((all.matches("[1]").count(), all.matches("[2]").count()), (1, 1), "{width}: {all}");
        }
    }

    #[test]
    fn white_space_is_no_mark_but_behind_one_before_words() {
        let (text, markup) = marked("{# }Title{ ##\n\n> }Told.");
        let plain = markup.plain(&text, Span::new(0, text.len()));
        assert_eq!(plain, "Title \n\nTold.");
        assert_eq!(Markup::default().plain("a **b**", Span::new(0, 7)), "a **b**");
    }

    #[test]
    fn a_stretch_of_marks_alone_has_no_words() {
        let (text, markup) = marked("a{---}b");
        let marks = Span::new(1, 4);
        assert_eq!(markup.plain(&text, marks), "");
        assert!(markup.wrap(&text, marks, 5, LineEnds::Flow).is_empty());
        assert_eq!(markup.cells(&text, marks).count(), 0);
    }
}
