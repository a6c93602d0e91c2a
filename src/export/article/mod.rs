//! An article made ready to be taken along: numbered paragraphs, links as footnotes, claims and notes cited; printers beside it.

#[cfg(test)]
pub(super) mod fixture;
pub(super) mod html;
pub(super) mod markdown;
pub(super) mod text;

use super::citation::{citation, origin};
use super::records;
use super::words::Word;
use crate::model::{Analysed, Article, Block, BlockKind, Briefing, Claim, Story};
use crate::text::Span;
use crate::text::markup::Link;

/// An article of a briefing with what the user has put down about it.
#[derive(Clone, Copy, Debug)]
pub struct Clipping<'a> {
    /// The briefing it belongs to.
    pub briefing: &'a Briefing,
    /// The story it is lettered in; `None` where stories do not matter.
    pub story: Option<&'a Story>,
    /// Its index in the briefing.
    pub article: usize,
    /// The user's notes.
    pub notes: &'a [Note],
    /// The claims that the user dismissed, by their indices: they are left out.
    pub dismissed: &'a [usize],
}

/// A note of the user's on an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The words it is about; `None`: the article as a whole.
    pub at: Option<Span>,
    /// What it says.
    pub words: String,
}

/// An article ready to be printed.
pub(super) struct Sheets<'a> {
    pub(super) title: String,
    /// Source, date, dateline, authors, address: what is known of them, one after another.
    pub(super) about: Vec<String>,
    pub(super) address: Option<&'a str>,
    pub(super) passages: Vec<Passage<'a>>,
    pub(super) links: &'a [Link],
    pub(super) claims: Vec<Told>,
    pub(super) notes: Vec<Told>,
}

/// A block of the text, with a dateline that stands before it on its line.
pub(super) struct Passage<'a> {
    pub(super) kind: BlockKind,
    pub(super) number: Option<usize>,
    pub(super) runs: Vec<Run<'a>>,
}

/// Words, and the number and address of the link they make, where they make one.
pub(super) struct Run<'a> {
    pub(super) words: String,
    pub(super) link: Option<(usize, &'a str)>,
}

/// A claim or a note: who, how, what, and the place it stands at.
pub(super) struct Told {
    pub(super) who: String,
    pub(super) how: String,
    pub(super) what: String,
    pub(super) citation: String,
}

impl<'a> Clipping<'a> {
    /// The article with what was found in it.
    pub fn analysed(&self) -> Option<&'a Analysed> {
        self.briefing.articles.get(self.article).map(|analysed| &**analysed)
    }

    /// The article's letter in its story; empty where it stands in none, or alone.
    pub fn letter(&self) -> String {
        let story = self.story.filter(|story| story.articles.len() > 1);
        story.and_then(|story| story.letter(self.article)).unwrap_or_default()
    }

    /// The claims that count.
    pub(super) fn claims(&self, analysed: &'a Analysed) -> impl Iterator<Item = &'a Claim> {
        let counts = |(index, _): &(usize, &Claim)| !self.dismissed.contains(index);
        analysed.claims.iter().enumerate().filter(counts).map(|(_, claim)| claim)
    }

    /// The article ready to be printed.
    pub(super) fn sheets(&self) -> Option<Sheets<'a>> {
        let analysed = self.analysed()?;
        let article = &*analysed.article;
        let letter = self.letter();
        let body: Vec<Span> = article.body().map(|block| block.span).collect();
        let cited = |span| citation(article, &letter, number_at(&body, span), span);
        let claims = self.claims(analysed).map(|claim| Told {
            who: self.briefing.speaker(self.article, claim).unwrap_or_default().to_owned(),
            how: manner(claim),
            what: records::content(claim, article),
            citation: cited(claim.span),
        });
        let notes = self.notes.iter().map(|note| Told {
            who: String::new(),
            how: String::new(),
            what: note.words.clone(),
            citation: note.at.map_or_else(|| origin(article), |at| cited(own_words(&body, at))),
        });
        Some(Sheets {
            title: article.title.as_ref().map_or("Untitled", |title| title.text.trim()).to_owned(),
            about: about(article),
            address: article.url.as_deref(),
            passages: passages(article),
            links: article.markup.links(),
            claims: claims.collect(),
            notes: notes.collect(),
        })
    }
}

/// The number of the paragraph in which a span begins, by the spans of all paragraphs.
pub(super) fn number_at(body: &[Span], span: Span) -> Option<usize> {
    let after = body.partition_point(|block| block.start <= span.start);
    body.get(after.checked_sub(1)?).filter(|block| block.holds(span.start)).map(|_| after)
}

/// A passage without the dateline that stands before its words.
fn own_words(body: &[Span], passage: Span) -> Span {
    let inside = body.iter().find(|block| passage.contains(**block));
    inside.copied().filter(|_| number_at(body, passage).is_none()).unwrap_or(passage)
}

/// Stance and certainty; what is plainly asserted for certain needs no further word.
fn manner(claim: &Claim) -> String {
    format!("{}, {}", claim.stance.word(), claim.certainty.word())
}

fn about(article: &Article) -> Vec<String> {
    let places = article.dateline.as_ref().map(|dateline| dateline.places.join("/"));
    let mut about = vec![origin(article), places.unwrap_or_default(), article.authors.join(", ")];
    about.extend(article.corrected.iter().map(|of| {
        let was = if of.was.is_empty() { "not stated" } else { &of.was };
        format!("{} corrected, in the text: {was}", of.field.word())
    }));
    about.retain(|words| !words.is_empty());
    about
}

/// The blocks in order but for the title, which heads the page.
fn passages(article: &Article) -> Vec<Passage<'_>> {
    let mut found = Vec::with_capacity(article.blocks.len());
    let mut number = 0;
    let mut lead: Option<Span> = None;
    let is_told = |block: &&Block| block.kind != BlockKind::Title && !article.is_front_matter(**block);
    let mut blocks = article.blocks.iter().filter(is_told).peekable();
    while let Some(Block { kind, span }) = blocks.next().copied() {
        let numbered = kind.is_body().then(|| {
            number += 1;
            number
        });
        let span = lead.take().map_or(span, |lead| lead.cover(span));
        let is_before = |next: &&&Block| {
            matches!(kind, BlockKind::Dateline | BlockKind::Date)
                && !Span::new(span.end, next.span.start).of(&article.text).contains('\n')
        };
        if blocks.peek().is_some_and(|next| is_before(&next)) {
            lead = Some(span);
            continue;
        }
        found.push(Passage { kind, number: numbered, runs: runs(article, span) });
    }
    found
}

/// The words of a span, cut where links begin and end.
fn runs(article: &Article, span: Span) -> Vec<Run<'_>> {
    let links = article.markup.links();
    let first = links.partition_point(|link| link.words.end <= span.start);
    let mut runs = Vec::new();
    let mut at = span.start;
    let plain = |start, end| article.plain(Span::new(start, end)).into_owned();
    for (place, link) in links.iter().enumerate().skip(first) {
        let (start, end) = (link.words.start.max(at), link.words.end.min(span.end));
        if start >= end {
            break;
        }
        runs.push(Run { words: plain(at, start), link: None });
        runs.push(Run { words: plain(start, end), link: Some((place + 1, &link.address)) });
        at = end;
    }
    runs.push(Run { words: plain(at, span.end), link: None });
    runs.retain(|run| !run.words.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::number_at;
    use crate::text::Span;

    #[test]
    fn the_number_of_a_paragraph_is_that_of_the_text() {
        let body = [Span::new(0, 5), Span::new(7, 9)];
        let numbers = [0, 4, 5, 8, 9].map(|at| number_at(&body, Span::new(at, at)));
        assert_eq!(numbers, [Some(1), Some(1), None, Some(2), None]);
    }
}
