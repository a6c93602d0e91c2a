//! The structure of wire copy: from paragraphs to title, dateline, byline, dates, credits, furniture and body.
//!
//! Each pass claims the parts it is sure of; what nothing claims stays the article's own words. When a rule
//! is in doubt it leaves a paragraph a paragraph: a heading read as text costs less than a sentence lost.

mod boilerplate;
mod byline;
mod colophon;
mod credits;
mod dateline;
mod desk;
mod evidence;
mod filing;
mod foot;
mod head;
mod headings;
mod imprint;
mod labels;
pub(super) mod moment;
mod names;
mod numeric;
mod paragraphs;
mod sections;
mod segments;
mod shapes;
mod signs;
mod title;
mod trailer;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::lexicon::Lexicon;
use crate::model::{Basis, Block, BlockKind, Byline, Dateline, Published, Source, Title};
use crate::text::calendar::Region;
use crate::text::{Markup, Span};

use moment::{Label, Moment};
pub(super) use paragraphs::{Part, Shape, parts};

/// What was found in a text.
#[derive(Debug, Default)]
pub(super) struct Structure {
    pub(super) title: Option<Title>,
    pub(super) source: Option<Source>,
    pub(super) byline: Option<Byline>,
    pub(super) authors: Vec<String>,
    pub(super) credits: Vec<Span>,
    pub(super) dateline: Option<Dateline>,
    pub(super) published: Option<Published>,
    pub(super) blocks: Vec<Block>,
}

/// What the reader of the text's format knows about it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known<'a> {
    /// The title, where a record carries it: the same words at the head of the text are the title too.
    pub(super) title: Option<&'a str>,
    /// The zone of times that name none.
    pub(super) timezone: Option<Region>,
    /// Marks in the text that are no words of it.
    pub(super) markup: Option<&'a Markup>,
}

/// Finds the structure of a text that has been parted into blocks.
pub(super) fn read(lexicon: &Lexicon, text: &str, parts: Vec<Part>, known: Known<'_>) -> Structure {
    let mut sheet = Sheet::new(lexicon, text, parts, known.markup);
    labels::find(&mut sheet, known);
    boilerplate::anywhere(&mut sheet);
    foot::credits(&mut sheet);
    foot::hanging(&mut sheet);
    sheet.find_body();
    head::glued_date(&mut sheet);
    head::lines(&mut sheet);
    head::dateline(&mut sheet);
    boilerplate::edges(&mut sheet);
    title::find(&mut sheet, known);
    foot::lines(&mut sheet);
    headings::find(&mut sheet);
    sheet.finish(known)
}

/// A text's parts, and what the passes have found so far.
struct Sheet<'a> {
    lexicon: &'a Lexicon,
    text: &'a str,
    markup: Option<&'a Markup>,
    parts: Vec<Part>,
    /// What each part is; `None`: not claimed yet.
    kinds: Vec<Option<BlockKind>>,
    /// Index of the first part of running text.
    lead: usize,
    /// Index after the last part of running text.
    end: usize,
    moments: Vec<Moment>,
    /// The date in the dateline: what stands in a date line comes before it.
    filed: Option<Moment>,
    /// The year of the copyright line.
    rights: Option<(i32, Span)>,
    /// Who owns the rights, once a line has asked.
    owner: OnceCell<Option<String>>,
    source: Option<Span>,
    /// The masthead as furniture at the end names it, if nothing better does.
    furniture_source: Option<Span>,
    agency: Option<Span>,
    /// A title that ends like a sentence.
    closed_title: Option<Span>,
    /// Who reported, as the credit at the end says: the authors, if no byline names them.
    reporters: Option<(Span, Vec<String>)>,
    found: Structure,
}

impl<'a> Sheet<'a> {
    fn new(lexicon: &'a Lexicon, text: &'a str, parts: Vec<Part>, markup: Option<&'a Markup>) -> Self {
        let kinds = parts
            .iter()
            .map(|part| match part.shape {
                Shape::Prose | Shape::Heading(_) => None,
                Shape::List => Some(BlockKind::List),
                Shape::Quote => Some(BlockKind::Quote),
                Shape::Matter => Some(BlockKind::Boilerplate),
            })
            .collect();
        Self {
            lexicon,
            text,
            markup,
            lead: 0,
            end: parts.len(),
            parts,
            kinds,
            moments: Vec::new(),
            filed: None,
            rights: None,
            owner: OnceCell::new(),
            source: None,
            furniture_source: None,
            agency: None,
            closed_title: None,
            reporters: None,
            found: Structure::default(),
        }
    }

    /// Finds where running text begins and ends.
    fn find_body(&mut self) {
        self.closed_title = title::closed_above_names(self);
        let running: Vec<usize> = (0..self.parts.len()).filter(|&at| self.is_running(at)).collect();
        self.lead = running.first().copied().unwrap_or(self.parts.len());
        self.end = running.last().map_or(self.parts.len(), |last| last + 1);
    }

    /// Whether the part is a sentence or more of the article's own.
    fn is_running(&self, at: usize) -> bool {
        let Some(part) = self.parts.get(at) else { return false };
        match self.kinds[at] {
            Some(kind) => kind.is_body(),
            None if self.closed_title == Some(part.span) => false,
            None if matches!(part.shape, Shape::Heading(_)) => false,
            None => {
                let words = part.span.of(self.text);
                let count = words.split_whitespace().take(LONGEST_LINE + 1).count();
                let sentence = paragraphs::ends_sentence(words) && count >= SHORTEST_SENTENCE;
                let filed = || at < HEAD && dateline::at(self.lexicon, self.text, part.span).is_some();
                (sentence && !self.is_dated(at)) || count > LONGEST_LINE || filed()
            }
        }
    }

    /// Whether the stop at a line's end is that of a time: `Ann Roe | Coast Mail | 3 May 2023 at 6 p.m.`
    fn is_dated(&self, at: usize) -> bool {
        let words = self.words(at);
        let timed = at < HEAD && words.ends_with(".m.") && !words.contains(['\n', '\r']);
        timed
            && byline::line(self.lexicon, self.text, self.parts[at].span)
                .is_some_and(|found| !found.moments.is_empty())
    }

    /// The words of a part.
    fn words(&self, at: usize) -> &'a str {
        self.parts.get(at).map_or("", |part| part.span.of(self.text))
    }

    /// The words of a span without marks.
    fn plain(&self, span: Span) -> Cow<'a, str> {
        self.markup.map_or(Cow::Borrowed(span.of(self.text)), |markup| markup.plain(self.text, span))
    }

    /// Whether nothing has claimed the part, and it is a single line.
    fn is_open_line(&self, at: usize) -> bool {
        self.kinds.get(at) == Some(&None) && !self.words(at).contains(['\n', '\r'])
    }

    /// Whether a blank line stands before the part.
    fn gap(&self, at: usize) -> bool {
        self.parts.get(at).is_none_or(|part| part.gap)
    }

    fn claim(&mut self, at: usize, kind: BlockKind) {
        if let Some(slot) = self.kinds.get_mut(at) {
            *slot = Some(kind);
        }
    }

    /// Parts `at` into pieces of known kind; what is left of it stays unclaimed. Pieces are in order, inside the part.
    fn split(&mut self, at: usize, pieces: &[(Option<BlockKind>, Span)]) {
        let Some(part) = self.parts.get(at).copied() else { return };
        let whole = pieces.iter().filter(|(_, span)| !span.is_empty());
        let parts = whole.clone().enumerate().map(|(index, (_, span))| Part {
            span: *span,
            shape: part.shape,
            gap: part.gap && index == 0,
        });
        let grown = parts.clone().count();
        let kinds: Vec<_> = whole.map(|(kind, _)| *kind).collect();
        self.parts.splice(at..=at, parts.collect::<Vec<_>>());
        self.kinds.splice(at..=at, kinds);
        if at < self.lead {
            self.lead = self.lead + grown - 1;
        }
        if at < self.end {
            self.end = self.end + grown - 1;
        }
    }

    /// Puts the findings together.
    fn finish(mut self, known: Known<'_>) -> Structure {
        let mut found = std::mem::take(&mut self.found);
        found.published = self.published(known.timezone);
        if let Some((names, authors)) = self.reporters.take().filter(|_| found.byline.is_none()) {
            found.byline = Some(Byline { text: self.plain(names).into_owned(), span: Some(names) });
            found.authors = authors;
        }
        found.source = found.source.take().or_else(|| self.source());
        found.blocks = self
            .parts
            .iter()
            .zip(&self.kinds)
            .map(|(part, kind)| {
                let kind = kind.unwrap_or(match part.shape {
                    Shape::Heading(_) => BlockKind::Heading,
                    Shape::List => BlockKind::List,
                    Shape::Quote => BlockKind::Quote,
                    Shape::Prose | Shape::Matter => BlockKind::Paragraph,
                });
                Block { kind, span: part.span }
            })
            .collect();
        found
    }

    /// The masthead, else the agency of the dateline, else what the furniture names.
    fn source(&self) -> Option<Source> {
        let span = self.source.or(self.agency).or(self.furniture_source)?;
        let words = self.plain(span);
        let known = self.lexicon.agencies.name(&words);
        // Stations keep their capitals: "WQRT".
        let sign = words.len() <= CALL_SIGN && !words.contains(' ');
        let name = known.map_or_else(
            || if sign { words.clone().into_owned() } else { names::reading_form(&words) },
            str::to_owned,
        );
        Some(Source { name, span: Some(span) })
    }

    /// The stated date, or one without a year in the year the copyright line names.
    fn published(&self, timezone: Option<Region>) -> Option<Published> {
        let known: Vec<Moment> = self.moments.iter().chain(&self.filed).copied().collect();
        let moments: Vec<Moment> = self.moments.iter().map(|moment| moment.settled(&known)).collect();
        let full = |moment: &&Moment| moment.written.year.is_some() && !moment.open;
        let of = |label: Label| moments.iter().filter(full).find(move |moment| moment.label == label);
        let stated = of(Label::Published)
            .or_else(|| of(Label::Bare))
            .or_else(|| self.filed.as_ref().filter(full))
            .or_else(|| of(Label::Updated));
        if let Some(moment) = stated {
            let value = moment.value(timezone)?;
            return Some(Published { value, basis: Basis::Stated, span: Some(moment.span) });
        }
        let (year, _) = self.rights?;
        let bare = self.filed.as_ref().or_else(|| self.moments.first())?;
        let value = bare.in_year(year)?.to_string();
        Some(Published { value, basis: Basis::Inferred, span: Some(bare.span) })
    }
}

/// Lines of more words are running text, whatever they end with.
const LONGEST_LINE: usize = 28;

/// Longest name of a station by its sign alone.
const CALL_SIGN: usize = 4;

/// How many parts from the beginning a dateline may stand.
const HEAD: usize = 16;

/// Fewer words with a stop behind them are no sentence of an article: "AFP contributed reporting."
const SHORTEST_SENTENCE: usize = 5;

#[cfg(test)]
mod tests;
