//! An article as the extractors read it: tokens with tags, quotations, passages and verb groups.

#![allow(
    clippy::inline_always,
    reason = "only where it is written does the compiler know the heads of words"
)]

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::groups::{self, Group};
use super::register::Bearer;
use super::repairs;
use crate::analysis::quotations::{self, Quotation};
use crate::analysis::syntax::{Syntax, Tag};
use crate::lexicon::Lexicon;
use crate::lexicon::cues::Frame;
use crate::lexicon::words::{Class, Classes};
use crate::model::{Analysed, BlockKind};
use crate::text::Span;
use crate::text::heads::WordSet;

/// Sentences that a quotation holds together; extractors never look beyond one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The block it stands in.
    pub(super) block: usize,
    /// What the block is.
    pub(super) kind: BlockKind,
    /// The tables that may hold any of its tokens: extractors that need one of them have nothing to do without.
    pub(super) classes: Classes,
}

/// Longer passages are cut, so that no look ahead grows with the article.
const LONGEST_PASSAGE: usize = 400;

/// What the extractors know of an article.
pub(super) struct Reading<'a> {
    /// The tables.
    pub(super) lexicon: &'a Lexicon,
    /// The article with its names, dates and quantities.
    pub(super) analysed: &'a Analysed,
    /// Its tokens, tags and sentences.
    pub(super) syntax: &'a Syntax,
    /// Its text.
    pub(super) text: &'a str,
    /// The outermost quotations with their tokens, marks included.
    pub(super) quotations: Vec<(Quotation, Range<usize>)>,
    /// All passages, in text order.
    pub(super) passages: Vec<Passage>,
    /// All verb groups, in text order.
    pub(super) groups: Vec<Group>,
    /// One tag per token, mistaken cues put right.
    tags: Vec<Tag>,
    /// Per token the quotation it stands in, from 1; 0 outside.
    quoted: Vec<u32>,
    /// Token ranges of the article's dates.
    dates: Vec<Range<usize>>,
    /// What begins and ends at each token, and behind the last one.
    edges: Vec<Edge>,
    /// By name index, what the words of a name tell, once that was asked for.
    bearers: Vec<OnceCell<Bearer>>,
}

/// What begins and ends at a token: numbers from 1, 0 where nothing does.
#[derive(Clone, Copy, Default)]
struct Edge {
    date: u32,
    date_before: u32,
    group: u32,
}

impl<'a> Reading<'a> {
    /// Reads an article.
    pub(super) fn new(lexicon: &'a Lexicon, analysed: &'a Analysed, syntax: &'a Syntax) -> Self {
        let mut reading = Self {
            lexicon,
            analysed,
            syntax,
            text: &analysed.article.text,
            quotations: Vec::new(),
            passages: Vec::new(),
            groups: Vec::new(),
            tags: repairs::repair(lexicon, &analysed.article.text, syntax),
            quoted: vec![0; syntax.tokens.len()],
            dates: Vec::new(),
            edges: vec![Edge::default(); syntax.tokens.len() + 1],
            bearers: vec![OnceCell::new(); analysed.names.len()],
        };
        reading.place_quotations();
        reading.place_dates();
        reading.place_passages();
        for passage in &mut reading.passages {
            let words = syntax.words.get(passage.tokens.clone()).unwrap_or(&[]);
            passage.classes = words.iter().fold(Classes::default(), |all, word| all.with(word.classes));
        }
        reading.groups = groups::find(&reading);
        for (place, group) in reading.groups.iter().enumerate().rev() {
            if let Some(edge) = reading.edges.get_mut(group.first) {
                edge.group = place as u32 + 1;
            }
        }
        reading
    }

    fn place_dates(&mut self) {
        self.dates = self.analysed.dates.iter().map(|date| self.tokens_in(date.span)).collect();
        // From the last to the first: the first of those at one place counts.
        for (place, date) in self.dates.iter().enumerate().rev() {
            let number = place as u32 + 1;
            if let Some(edge) = self.edges.get_mut(date.start) {
                edge.date = number;
            }
            if let Some(edge) = self.edges.get_mut(date.end) {
                edge.date_before = number;
            }
        }
    }

    fn place_quotations(&mut self) {
        for quotation in quotations::find(&self.analysed.article) {
            if quotation.depth > 0 {
                continue;
            }
            let tokens = self.tokens_in(quotation.span);
            if tokens.len() < 2 {
                continue;
            }
            let number = self.quotations.len() as u32 + 1;
            if let Some(quoted) = self.quoted.get_mut(tokens.clone()) {
                quoted.fill(number);
            }
            self.quotations.push((quotation, tokens));
        }
    }

    fn place_passages(&mut self) {
        let body = self.analysed.article.blocks.iter().position(|block| block.kind.is_body());
        // A heading above everything is a headline.
        let kind_of = |index: usize, kind: BlockKind| {
            let top = kind == BlockKind::Heading && body.is_none_or(|body| index < body);
            if top { BlockKind::Title } else { kind }
        };
        for sentence in &self.syntax.sentences {
            let Some(block) = self.analysed.article.blocks.get(sentence.block) else { continue };
            let first = sentence.tokens.start;
            let held = first > 0
                && (self.quote(first).is_some() && self.quote(first) == self.quote(first - 1)
                    || self.attributes_what_came_before(&sentence.tokens));
            match self.passages.last_mut() {
                Some(last)
                    if held
                        && last.block == sentence.block
                        && last.tokens.end == first
                        && sentence.tokens.end - last.tokens.start <= LONGEST_PASSAGE =>
                {
                    last.tokens.end = sentence.tokens.end;
                }
                _ => {
                    let mut start = sentence.tokens.start;
                    while start < sentence.tokens.end {
                        let end = sentence.tokens.end.min(start + LONGEST_PASSAGE);
                        self.passages.push(Passage {
                            tokens: start..end,
                            block: sentence.block,
                            kind: kind_of(sentence.block, block.kind),
                            classes: Classes::default(),
                        });
                        start = end;
                    }
                }
            }
        }
    }

    /// Whether a sentence behind a quoted question or exclamation is its attribution: "… ready?” The mayor, Anna Roe,
    /// asked of the plan."
    fn attributes_what_came_before(&self, sentence: &Range<usize>) -> bool {
        let first = sentence.start;
        let Some(quotation) = self.closes_before(first) else { return false };
        if !matches!(self.word(self.last_inside(&quotation)), "?" | "!") {
            return false;
        }
        let verb = (first..sentence.end.min(first + 20)).find(|at| self.tag(*at).is_verb());
        let Some(verb) = verb.filter(|verb| *verb > first) else { return false };
        let form = self.lower(verb);
        let speech = self
            .lexicon
            .cues
            .verbs(&form)
            .any(|(verb, _)| verb.frames.has(Frame::Quote) && verb.tail.is_empty());
        let subject = (first..verb).all(|at| {
            let tag = self.tag(at);
            tag.is_noun()
                || tag.is_adjective()
                || matches!(tag, Tag::Prp | Tag::Dt | Tag::PrpS | Tag::Pos | Tag::In | Tag::Comma | Tag::Cd)
                    && self.quote(at).is_none()
                || matches!(tag, Tag::Open | Tag::Close)
                || self.nickname(at).is_some()
        });
        let next = verb + 1;
        let over = next >= sentence.end
            || matches!(self.tag(next), Tag::Stop | Tag::Comma | Tag::Wrb | Tag::Rb | Tag::Cc)
            || self.tag(next) == Tag::In && !self.is(next, "that")
            || self.tag(next) == Tag::To && !self.tag(next + 1).is_verb()
            || self.date_from(next).is_some();
        speech && subject && over
    }

    /// The tokens that lie in `span`.
    pub(super) fn tokens_in(&self, span: Span) -> Range<usize> {
        let tokens = &self.syntax.tokens;
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The words of some tokens, without marks of the text.
    pub(super) fn plain(&self, tokens: &Range<usize>) -> Cow<'a, str> {
        self.analysed.article.plain(self.span(tokens))
    }

    /// The part of speech of a token; `Unknown` beyond the article.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    /// The words of a token.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.syntax.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// Whether a token is `word`, whatever its case. `word` is in lower case and ASCII.
    #[inline(always)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.syntax.is(self.text, at, word)
    }

    /// Whether a table may hold a token; the table has the last say.
    pub(super) fn may_be(&self, at: usize, class: Class) -> bool {
        self.syntax.known(at).classes.has(class)
    }

    /// Whether a token is one of `words`, whatever its case.
    #[inline(always)]
    pub(super) fn is_one(&self, at: usize, words: &[&str]) -> bool {
        self.syntax.is_one(self.text, at, words)
    }

    /// Whether a token is one of the words of `set`, whatever its case.
    #[inline(always)]
    pub(super) fn is_in<const N: usize>(&self, at: usize, set: &WordSet<N>) -> bool {
        self.syntax.is_in(self.text, at, set)
    }

    /// A token in lower case.
    pub(super) fn lower(&self, at: usize) -> Cow<'a, str> {
        self.syntax.lower(self.text, at)
    }

    /// The span of some tokens.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        let token = |at: usize| self.syntax.tokens.get(at).map(|token| token.span);
        match (token(tokens.start), tokens.end.checked_sub(1).and_then(token)) {
            (Some(first), Some(last)) if first.start < last.end => first.cover(last),
            _ => Span::default(),
        }
    }

    /// The outermost quotation a token stands in, marks included.
    pub(super) fn quote(&self, at: usize) -> Option<usize> {
        self.quoted.get(at).and_then(|number| (*number as usize).checked_sub(1))
    }

    /// The tokens of the quotation a token stands in.
    pub(super) fn quotation(&self, at: usize) -> Option<Range<usize>> {
        Some(self.quotations.get(self.quote(at)?)?.1.clone())
    }

    /// The tokens of the quotation that opens at a token.
    pub(super) fn opens(&self, at: usize) -> Option<Range<usize>> {
        self.quotation(at).filter(|tokens| tokens.start == at)
    }

    /// The tokens of the quotation that ends right before a token.
    pub(super) fn closes_before(&self, at: usize) -> Option<Range<usize>> {
        self.quotation(at.checked_sub(1)?).filter(|tokens| tokens.end == at)
    }

    /// The tokens of the nickname a token belongs to, marks and all: "Marcia “Cia” Price".
    pub(super) fn nickname(&self, at: usize) -> Option<Range<usize>> {
        self.quotation(at).filter(|tokens| {
            tokens.len() <= 5
                && tokens.start.checked_sub(1).is_some_and(|before| self.tag(before).is_proper())
                && self.tag(tokens.end).is_proper()
        })
    }

    /// The last token inside a quotation, closing marks aside.
    pub(super) fn last_inside(&self, quotation: &Range<usize>) -> usize {
        let mark =
            |at: &usize| self.tag(*at) == Tag::Quote || self.word(*at).chars().all(quotations::is_mark);
        let marks = quotation.clone().rev().take(4).take_while(mark).count();
        quotation.end.saturating_sub(marks.max(1) + 1).max(quotation.start)
    }

    /// What the words of the name with this index tell.
    pub(super) fn bearer(&self, name: usize) -> Option<&Bearer> {
        let bearer = self.analysed.names.get(name)?;
        Some(self.bearers.get(name)?.get_or_init(|| Bearer::of(self.lexicon, bearer)))
    }

    /// The date that begins at a token.
    pub(super) fn date_from(&self, at: usize) -> Option<Range<usize>> {
        self.date(self.edges.get(at)?.date)
    }

    /// The date that ends right before a token.
    pub(super) fn date_to(&self, at: usize) -> Option<Range<usize>> {
        self.date(self.edges.get(at)?.date_before)
    }

    fn date(&self, number: u32) -> Option<Range<usize>> {
        let place = (number as usize).checked_sub(1)?;
        self.dates.get(place).filter(|date| !date.is_empty()).cloned()
    }

    /// The verb groups whose heads lie in `tokens`.
    pub(super) fn groups_in(&self, tokens: &Range<usize>) -> &[Group] {
        let start = self.groups.partition_point(|group| group.head < tokens.start);
        let end = self.groups.partition_point(|group| group.head < tokens.end);
        self.groups.get(start..end.max(start)).unwrap_or(&[])
    }

    /// The verb group that begins at a token, adverbs before it aside.
    pub(super) fn group_from(&self, at: usize) -> Option<&Group> {
        self.groups.get((self.edges.get(at)?.group as usize).checked_sub(1)?)
    }

    /// Whether a token ends a sentence; the stop of an abbreviation does not: "Anna Roe (D-Calif.) said".
    pub(super) fn is_stop(&self, at: usize) -> bool {
        let short = || {
            self.tag(at + 1) == Tag::Close
                && (at.saturating_sub(4)..at).any(|place| self.tag(place) == Tag::Open)
        };
        self.tag(at) == Tag::Stop && self.tag(at + 1) != Tag::Comma && !short()
    }

    /// Whether the token is a dash of any length.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_one(at, &["-", "--", "–", "—", "―"])
    }

    /// Whether a token is a comma.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        self.is(at, ",")
    }
}
