//! What stands before the lead: glued dates, date lines, bylines, mastheads, crumbs, the dateline.

use super::byline::{self, Found, Segment, Sign};
use super::moment::{self, Label};
use super::names::is_capitals;
use super::{Shape, Sheet, dateline as wire, evidence, imprint, shapes};
use crate::model::{BlockKind, Byline, Dateline};
use crate::text::Span;

/// How many parts behind the first sentence bylines, date lines and the dateline may still stand: standfirsts come
/// before them.
const BEHIND: usize = 3;

/// Longest head, in parts: a text of short lines only is no head.
const LONGEST: usize = 40;

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

/// Index after the last part where such lines may stand: a list of points before the lead is passed over.
fn reach(sheet: &Sheet<'_>) -> usize {
    let points =
        sheet.kinds.iter().skip(sheet.lead).take_while(|kind| **kind == Some(BlockKind::List)).count();
    // What stands behind the last paragraph is the foot's.
    (sheet.lead + points.min(LONGEST) + BEHIND).min(sheet.end)
}

/// Claims date lines, bylines, mastheads and crumbs.
pub(super) fn lines(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < reach(sheet).min(LONGEST) {
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
    if early && imprint::banner(sheet, at) {
        return;
    }
    if beside_names(sheet, at) {
        let address = shapes::is_address(sheet.words(at));
        sheet.claim(at, if address { BlockKind::Boilerplate } else { BlockKind::Byline });
        return;
    }
    let Some(mut found) = byline::line(sheet.lexicon, sheet.text, span) else { return };
    if !settle(sheet, at, &mut found) {
        return;
    }
    let signed = match found.sign {
        Sign::By => true,
        Sign::Beside => title_before(sheet, at),
        Sign::Lone => {
            let dated = !found.moments.is_empty();
            let titled = title_before(sheet, at) && early;
            if titled && dated && !is_signature(sheet, at, &found) {
                unsigned(&mut found);
            }
            // "Coast Courier-Post — 3 May 2023" stands above the title.
            let paper = found.byline.is_some_and(|name| is_joined_masthead(sheet, name));
            let above = !titled && early && dated && paper && stands_beside_title(sheet, at);
            if above {
                unsigned(&mut found);
            }
            above || titled && (dated || is_signature(sheet, at, &found))
        }
        Sign::At => {
            early && title_before(sheet, at) && is_dated(sheet, at, &found) && is_signature(sheet, at, &found)
        }
    };
    if !signed {
        return;
    }
    let names_paper_only = found.byline.is_none() && found.moments.is_empty();
    if names_paper_only && !(early && stands_beside_title(sheet, at)) {
        return;
    }
    if let Some(byline) = found.byline.filter(|_| sheet.found.byline.is_none()) {
        let text = sheet.plain(byline).into_owned();
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
                Segment::Masthead | Segment::Furniture => BlockKind::Boilerplate,
                Segment::Place => BlockKind::Dateline,
            };
            (Some(kind), span)
        })
        .collect();
    sheet.split(at, &pieces);
}

/// Tells whether the name beside a date that no list holds is a place's or a paper's; `false` where it may be a
/// headline's words.
fn settle(sheet: &Sheet<'_>, at: usize, found: &mut Found) -> bool {
    let Some(name) = found.unknown else { return true };
    let words = name.of(sheet.text);
    let short = words.split_whitespace().count() <= 3 && stands_beside_title(sheet, at);
    if at >= sheet.lead || !(title_before(sheet, at) || short) {
        return false;
    }
    let signed = at.checked_sub(1).is_some_and(|above| sheet.kinds[above] == Some(BlockKind::Byline));
    let told = evidence::is_told(sheet.text, words);
    let located = evidence::is_located(sheet.text, words);
    if !told && (located || signed && evidence::is_place(sheet.lexicon, words)) {
        found.place = found.place.or(Some(name));
        for (segment, _) in found.segments.iter_mut().filter(|(_, span)| span.start == name.start) {
            *segment = Segment::Place;
        }
    } else {
        found.source = found.source.or(Some(name));
    }
    true
}

/// A name beside a date that signs nothing is the paper's.
fn unsigned(found: &mut Found) {
    found.source = found.source.or(found.byline);
    (found.byline, found.authors) = (None, Vec::new());
    for (segment, _) in found.segments.iter_mut().filter(|(segment, _)| *segment == Segment::Byline) {
        *segment = Segment::Masthead;
    }
}

/// Whether a name ends in two words of which one ends names of papers: `Coast Courier-Post`.
fn is_joined_masthead(sheet: &Sheet<'_>, name: Span) -> bool {
    let last = name.of(sheet.text).split_whitespace().next_back().unwrap_or_default();
    last.contains('-') && last.split('-').any(|word| sheet.lexicon.agencies.ends_masthead(word))
}

/// Whether a line that can be the title stands before this one.
fn title_before(sheet: &Sheet<'_>, at: usize) -> bool {
    let line = |other: usize| {
        let heading = matches!(sheet.parts[other].shape, Shape::Heading(_));
        sheet.is_open_line(other) || heading && sheet.kinds[other].is_none()
    };
    (0..at.min(sheet.lead)).any(|other| line(other) && sheet.words(other).split_whitespace().count() >= 3)
}

/// Whether the line is the job or the address of an author named right above it.
fn beside_names(sheet: &Sheet<'_>, at: usize) -> bool {
    let named = at.checked_sub(1).is_some_and(|above| sheet.kinds[above] == Some(BlockKind::Byline));
    let words = sheet.words(at);
    named
        && sheet.found.byline.is_some()
        && (byline::is_job(sheet.lexicon, words) || shapes::is_address(words))
}

/// Whether a date stands on the line, right above it or below it.
fn is_dated(sheet: &Sheet<'_>, at: usize, found: &Found) -> bool {
    let above = at.checked_sub(1).filter(|_| !sheet.gap(at));
    let below = sheet.parts.get(at + 1).map_or(Span::default(), |part| part.span);
    !found.moments.is_empty()
        || above.is_some_and(|above| sheet.kinds[above] == Some(BlockKind::Date))
        || moment::line(sheet.text, below).is_some_and(|moments| !moments.is_empty())
}

/// Whether names alone on a line sign the article: a job, an address or a date stands below them, or all begin
/// with known given names. None of them may be known as something else.
fn is_signature(sheet: &Sheet<'_>, at: usize, found: &Found) -> bool {
    let names = &found.authors;
    // "Ann Roe | Coast Mail | 3 May 2023"
    let beside_paper = !found.moments.is_empty() && found.source.or(found.unknown).is_some();
    let lexicon = sheet.lexicon;
    let other = |name: &String| {
        let last = name.split_whitespace().next_back().unwrap_or_default();
        let first = name.split_whitespace().next().unwrap_or_default();
        // "ABC Brusk"
        let acronym = is_capitals(first) && !is_capitals(name) && !first.contains('.');
        acronym
            || lexicon.gazetteer.find(name).is_some()
            || lexicon.titles.ends_organisation(last)
            || lexicon.titles.ends_state_body(last)
            || lexicon.titles.ends_place(last)
            || lexicon.titles.begins_place(first)
            || lexicon.titles.longest(name.split_whitespace()).is_some()
    };
    if names.iter().any(other) {
        return false;
    }
    let below = sheet.parts.get(at + 1).map_or(Span::default(), |part| part.span);
    let words = below.of(sheet.text);
    let job = byline::is_job(lexicon, words) || shapes::is_address(words);
    let dated = is_dated(sheet, at, found);
    let first = |name: &String| name.split_whitespace().next().unwrap_or_default().to_owned();
    let given = |name: &String| lexicon.given_names.holds(&first(name));
    // Above a date words with capitals may be a headline's, unless the first is no word of the language.
    let rare =
        |name: &String| name.split_whitespace().count() <= 3 && evidence::is_rare(lexicon, &first(name));
    // "R. Tolley" signs; so does a name of no known words right above the text and set apart from it.
    let initial = |name: &String| first(name).len() == 2 && first(name).ends_with('.');
    let last = |name: &String| name.split_whitespace().next_back().unwrap_or_default().to_owned();
    let lone = at + 1 == sheet.lead && sheet.gap(at) && sheet.gap(at + 1);
    let unknown = |name: &String| {
        name.split_whitespace().count() <= 3
            && evidence::is_rare(lexicon, &last(name))
            && evidence::is_rare(lexicon, &first(name))
            && !evidence::is_repeated(sheet.text, name)
    };
    job || beside_paper
        || names.iter().all(|name| initial(name) || lone && unknown(name))
        || names.iter().all(given)
        || (dated && names.iter().all(|name| given(name) || rare(name)))
}

/// Whether a name alone on a line can be the paper's: a date or byline is beside it, or another line can be the title.
fn stands_beside_title(sheet: &Sheet<'_>, at: usize) -> bool {
    let beside = |at: Option<usize>| {
        at.and_then(|at| *sheet.kinds.get(at)?)
            .is_some_and(|kind| matches!(kind, BlockKind::Date | BlockKind::Byline | BlockKind::Title))
    };
    let other = (0..sheet.lead).any(|other| {
        other != at && sheet.is_open_line(other) && sheet.words(other).split_whitespace().count() >= 3
    });
    beside(at.checked_sub(1)) || beside(Some(at + 1)) || other
}

/// Finds the dateline and sets it apart from the lead.
pub(super) fn dateline(sheet: &mut Sheet<'_>) {
    for at in 0..reach(sheet) {
        if sheet.kinds[at].is_some() {
            continue;
        }
        let span = sheet.parts[at].span;
        let Some(found) = wire::at(sheet.lexicon, sheet.text, span) else { continue };
        if is_speaker(sheet, at, found.dateline.span) {
            continue;
        }
        let rest = Span::new(found.dateline.span.end, span.end).trim(sheet.text);
        sheet.agency = found.agency;
        sheet.filed = found.moment;
        let (date, rest) = date_behind(sheet, rest).unwrap_or((Span::new(rest.start, rest.start), rest));
        let pieces =
            [(Some(BlockKind::Dateline), found.dateline.span), (Some(BlockKind::Date), date), (None, rest)];
        let behind = pieces.iter().filter(|(kind, span)| kind.is_some() && !span.is_empty()).count();
        sheet.split(at, &pieces);
        if at <= sheet.lead {
            sheet.lead = at + behind;
        }
        sheet.found.dateline = Some(found.dateline);
        return;
    }
    if sheet.found.dateline.is_none() {
        place_line(sheet);
    }
}

/// A full date between the dateline and the lead: `GENEVA — Jan. 10, 2022. The talks …`.
fn date_behind(sheet: &mut Sheet<'_>, lead: Span) -> Option<(Span, Span)> {
    let moment = moment::prefix(sheet.text, lead).filter(|moment| moment.written.year.is_some())?;
    // "BRUSK — 3 May 2023" is a line of its own.
    if moment::line(sheet.text, lead).is_some() {
        sheet.filed = Some(moment);
        return Some((lead, Span::new(lead.end, lead.end)));
    }
    let after = Span::new(moment.span.end, lead.end);
    let rest = after.of(sheet.text);
    let bare = rest.trim_start_matches(|c: char| c.is_whitespace() || ".-–—|:".contains(c));
    let marked = rest.trim_start().starts_with(['.', '-', '–', '—', '|', ':']);
    let begins = bare.starts_with(|c: char| c.is_uppercase() || "\"“'‘«".contains(c));
    // Behind an agency's name the date needs no mark of its own: `GENEVA (Reuters) - March 3, 2023 The talks …`.
    let filed = sheet.agency.is_some() && sheet.filed.is_none() && rest.starts_with(char::is_whitespace);
    if !((marked || filed) && begins) {
        return None;
    }
    sheet.filed = Some(moment);
    Some((moment.span, Span::new(lead.end - bare.len(), lead.end)))
}

/// A line of nothing but known cities before the lead.
fn place_line(sheet: &mut Sheet<'_>) {
    for at in 0..sheet.lead.min(sheet.parts.len()).min(LONGEST) {
        let span = sheet.parts[at].span;
        if !sheet.is_open_line(at) || sheet.lead >= sheet.parts.len() {
            continue;
        }
        if let Some(places) = wire::places(sheet.lexicon, sheet.text, span) {
            sheet.claim(at, BlockKind::Dateline);
            sheet.found.dateline = Some(Dateline { places, span });
            return;
        }
    }
}

/// Whether capitals before a colon name a speaker of a transcript: others speak after them.
fn is_speaker(sheet: &Sheet<'_>, at: usize, dateline: Span) -> bool {
    let speaks = |words: &str| words.find(": ").and_then(|colon| words.get(..colon)).is_some_and(is_capitals);
    dateline.of(sheet.text).ends_with(':') && (at + 1..at + 12).any(|next| speaks(sheet.words(next)))
}
