//! What stands before the lead: glued dates, date lines, bylines, mastheads, crumbs, the dateline.

use super::byline::{self, Segment};
use super::moment::{self, Label};
use super::names::is_capitals;
use super::{Shape, Sheet, dateline as wire};
use crate::model::{BlockKind, Byline, Dateline};
use crate::text::Span;

/// How many parts behind the first sentence bylines, date lines and the dateline may still stand: standfirsts come
/// before them.
const BEHIND: usize = 3;

/// A date header glued to the lead: ` date 2022-01-21 High-stakes talks …`.
pub(super) fn glued_date(sheet: &mut Sheet<'_>) {
    let at = sheet.lead;
    let Some(part) = sheet.parts.get(at).copied().filter(|part| at <= BEHIND && part.shape == Shape::Prose)
    else {
        return;
    };
    let Some(moment) = moment::prefix(sheet.text, part.span).filter(|moment| moment.written.year.is_some())
    else {
        return;
    };
    let words = moment.span.of(sheet.text);
    let labelled = moment.label != Label::Bare;
    let numeric = words.starts_with(|c: char| c.is_ascii_digit()) && !words.contains(char::is_alphabetic);
    let rest = Span::new(moment.span.end, part.span.end);
    let after = rest.of(sheet.text);
    let bare = after.trim_start_matches(|c: char| c.is_whitespace() || "|-–—:•·.".contains(c));
    let begins = bare.starts_with(|c: char| c.is_uppercase() || "\"“‘'«`".contains(c));
    if !begins || !(labelled || numeric) || after.starts_with(char::is_alphanumeric) {
        return;
    }
    let lead = Span::new(part.span.end - bare.len(), part.span.end);
    sheet.moments.push(moment);
    sheet.split(at, &[(Some(BlockKind::Date), moment.span), (None, lead)]);
    sheet.lead = at + 1;
}

/// Claims date lines, bylines, mastheads and crumbs.
pub(super) fn lines(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.parts.len().min(sheet.lead + BEHIND) {
        if sheet.is_open_line(at) && sheet.parts[at].shape == Shape::Prose {
            line(sheet, at);
        }
        at += 1;
    }
}

fn line(sheet: &mut Sheet<'_>, at: usize) {
    let span = sheet.parts[at].span;
    if let Some(moments) = moment::line(sheet.text, span) {
        sheet.moments.extend(moments);
        sheet.claim(at, BlockKind::Date);
        return;
    }
    let early = at < sheet.lead;
    if early && sheet.lexicon.boilerplate.is_crumbs(sheet.words(at)) {
        sheet.claim(at, BlockKind::Boilerplate);
        return;
    }
    let Some(found) = byline::line(sheet.lexicon, sheet.text, span) else { return };
    if found.bare && !title_before(sheet, at) {
        return;
    }
    let names_paper_only = found.byline.is_none() && found.moments.is_empty();
    if names_paper_only && !(early && stands_beside_title(sheet, at)) {
        return;
    }
    if let Some(byline) = found.byline.filter(|_| sheet.found.byline.is_none()) {
        let text = byline.of(sheet.text).to_owned();
        sheet.found.byline = Some(Byline { text, span: Some(byline) });
        sheet.found.authors = found.authors;
    }
    if let Some(place) = found.place {
        let place = super::names::reading_form(place.of(sheet.text));
        sheet.found.dateline.get_or_insert(Dateline { places: vec![place], span });
    }
    sheet.moments.extend(found.moments);
    sheet.source = sheet.source.or(found.source);
    let pieces: Vec<_> = found
        .segments
        .iter()
        .map(|&(segment, span)| {
            let kind = match segment {
                Segment::Byline => BlockKind::Byline,
                Segment::Date => BlockKind::Date,
                Segment::Masthead => BlockKind::Boilerplate,
                Segment::Place => BlockKind::Dateline,
            };
            (Some(kind), span)
        })
        .collect();
    sheet.split(at, &pieces);
}

/// Whether a line that can be the title stands before this one.
fn title_before(sheet: &Sheet<'_>, at: usize) -> bool {
    (0..at.min(sheet.lead))
        .any(|other| sheet.is_open_line(other) && sheet.words(other).split_whitespace().count() >= 3)
}

/// Whether a name alone on a line can be the paper's: a date or byline is beside it, or another line can be the title.
fn stands_beside_title(sheet: &Sheet<'_>, at: usize) -> bool {
    let beside = |at: Option<usize>| {
        at.and_then(|at| *sheet.kinds.get(at)?)
            .is_some_and(|kind| matches!(kind, BlockKind::Date | BlockKind::Byline | BlockKind::Title))
    };
    let other = (0..sheet.lead).any(|other| {
        other != at && sheet.is_open_line(other) && sheet.words(other).split_whitespace().count() >= 4
    });
    beside(at.checked_sub(1)) || beside(Some(at + 1)) || other
}

/// Finds the dateline and sets it apart from the lead.
pub(super) fn dateline(sheet: &mut Sheet<'_>) {
    let reach = sheet.parts.len().min(sheet.lead + BEHIND);
    for at in 0..reach {
        if sheet.kinds[at].is_some() {
            continue;
        }
        let span = sheet.parts[at].span;
        let Some(found) = wire::at(sheet.lexicon, sheet.text, span) else { continue };
        if is_speaker(sheet, at, found.dateline.span) {
            continue;
        }
        let rest = Span::new(found.dateline.span.end, span.end).trim(sheet.text);
        sheet.split(at, &[(Some(BlockKind::Dateline), found.dateline.span), (None, rest)]);
        if at <= sheet.lead {
            sheet.lead = at + 1;
        }
        sheet.agency = found.agency;
        sheet.filed = found.moment;
        sheet.found.dateline = Some(found.dateline);
        return;
    }
}

/// Whether capitals before a colon name a speaker of a transcript: others speak after them.
fn is_speaker(sheet: &Sheet<'_>, at: usize, dateline: Span) -> bool {
    let speaks = |words: &str| words.find(": ").and_then(|colon| words.get(..colon)).is_some_and(is_capitals);
    dateline.of(sheet.text).ends_with(':') && (at + 1..at + 12).any(|next| speaks(sheet.words(next)))
}
