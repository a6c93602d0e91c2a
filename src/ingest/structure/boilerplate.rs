//! Furniture: subscription lines, related stories, picture credits, and what calls on the reader.

use super::names::masthead_within;
use super::{Shape, Sheet, sections, shapes};
use crate::lexicon::boilerplate::{Boilerplate, Part as Furniture, Place};
use crate::model::BlockKind;
use crate::text::Span;

/// Longest caption below a picture of Markdown, in words.
const PICTURE: usize = 60;

/// Claims what is furniture wherever it stands.
pub(super) fn anywhere(sheet: &mut Sheet<'_>) {
    let mut at = 0;
    while at < sheet.parts.len() {
        if is_candidate(sheet, at) {
            let words = sheet.words(at);
            if !words.contains(char::is_alphanumeric) {
                sheet.claim(at, BlockKind::Boilerplate);
            } else if let Some(part) = sheet.lexicon.boilerplate.part(words, Place::Anywhere) {
                claim(sheet, at, part);
            } else if let Some(part) = shaped(sheet, at) {
                claim(sheet, at, part);
            } else if sections::names_sender(sheet, at) {
                sections::tail(sheet, at);
            }
        }
        at += 1;
    }
}

/// Furniture by its shape alone.
fn shaped(sheet: &Sheet<'_>, at: usize) -> Option<Furniture> {
    let (lexicon, words) = (sheet.lexicon, sheet.words(at));
    let behind = at > 0;
    // A picture of Markdown, with the line below it.
    let below = words.strip_prefix("![").and_then(|words| words.split_once(')')).map(|(_, below)| below);
    if let Some(below) = below.filter(|_| words.contains("](")) {
        let alone =
            below.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) || below.trim().is_empty();
        return (alone && below.split_whitespace().count() <= PICTURE).then_some(Furniture::Caption);
    }
    if words.contains(['\n', '\r']) {
        return None;
    }
    if shapes::is_caption(lexicon, words) {
        Some(Furniture::Caption)
    } else if behind && shapes::is_picture_credit(lexicon, words) {
        Some(Furniture::Picture)
    } else if lexicon.boilerplate.is_count(words)
        || (behind && (shapes::is_tags(words) || shapes::is_sender(words)))
        || (words.starts_with("((") && shapes::is_contact(words))
        || (behind && !super::paragraphs::ends_sentence(words) && shapes::is_call(lexicon, words))
    {
        Some(Furniture::Boilerplate)
    } else {
        None
    }
}

/// Claims what is furniture before the lead or after the last paragraph.
pub(super) fn edges(sheet: &mut Sheet<'_>) {
    // The last running part may itself be a line like "Sign up for our newsletter." behind the article.
    while sheet.end > sheet.lead + 1 && edge(sheet, sheet.end - 1) {
        // Lines before it stand behind the last paragraph too.
        sheet.end =
            (sheet.lead..sheet.end - 1).rev().find(|&at| sheet.is_running(at)).unwrap_or(sheet.lead) + 1;
    }
    let (lead, end) = (sheet.lead, sheet.end);
    for at in (0..lead).chain(end..sheet.parts.len()) {
        edge(sheet, at);
    }
}

fn edge(sheet: &mut Sheet<'_>, at: usize) -> bool {
    if !is_candidate(sheet, at) {
        return sheet.kinds.get(at).is_some_and(|kind| kind.is_some_and(|kind| !kind.is_body()));
    }
    let words = sheet.words(at);
    let lexicon = sheet.lexicon;
    let part = lexicon.boilerplate.part(words, Place::Edge).or_else(|| {
        let shaped = shapes::is_about_itself(lexicon, words)
            || shapes::is_call(lexicon, words)
            || (at > 0 && shapes::is_contact(words));
        shaped.then_some(Furniture::Boilerplate)
    });
    let Some(part) = part else { return false };
    claim(sheet, at, part);
    true
}

fn is_candidate(sheet: &Sheet<'_>, at: usize) -> bool {
    let Some(part) = sheet.parts.get(at) else { return false };
    let open = sheet.kinds[at].is_none() || sheet.kinds[at] == Some(BlockKind::List);
    open && part.span.len() <= Boilerplate::LONGEST && part.shape != Shape::Matter
}

fn claim(sheet: &mut Sheet<'_>, at: usize, part: Furniture) {
    match part {
        Furniture::Caption => sheet.claim(at, BlockKind::Caption),
        Furniture::Tail => sections::tail(sheet, at),
        Furniture::List => sections::list(sheet, at),
        Furniture::Boilerplate | Furniture::Picture => {
            // The source of a text may stand where a picture's does: "Source: AFP" is a credit.
            if part == Furniture::Picture
                && super::credits::line(sheet.lexicon, sheet.text, sheet.parts[at].span).is_some()
            {
                return;
            }
            sheet.claim(at, BlockKind::Boilerplate);
            rights(sheet, at);
            name_source(sheet, at);
            if part == Furniture::Picture {
                line_above_picture(sheet, at);
            }
        }
    }
}

/// The line right above a picture's credit, without a stop, belongs to the picture: a headline of another story.
fn line_above_picture(sheet: &mut Sheet<'_>, at: usize) {
    let Some(above) = at.checked_sub(1).filter(|&above| above > 0 && !sheet.gap(at) && sheet.gap(above))
    else {
        return;
    };
    // Shorter lines are names: a masthead may stand there.
    let long = sheet.words(above).split_whitespace().count() >= 4;
    let says_who = super::byline::line(sheet.lexicon, sheet.text, sheet.parts[above].span).is_some();
    if long && !says_who && sheet.is_open_line(above) && !super::paragraphs::ends_sentence(sheet.words(above))
    {
        sheet.claim(above, BlockKind::Boilerplate);
    }
}

/// The year and the owner in `© 2024 Coast Mail Ltd`.
pub(super) fn rights(sheet: &mut Sheet<'_>, at: usize) {
    let words = sheet.words(at);
    let lower = words.to_lowercase();
    if !(words.contains('©') || lower.contains("copyright") || lower.contains("(c) ")) {
        return;
    }
    let start = sheet.parts[at].span.start;
    let digits =
        |from: usize| words.get(from..from + 4).filter(|run| run.bytes().all(|b| b.is_ascii_digit()));
    let years: Vec<(usize, i32)> = words
        .char_indices()
        .filter_map(|(from, _)| Some((from, digits(from)?.parse().ok()?)))
        .filter(|(_, year)| (1900..2200).contains(year))
        .collect();
    // "© 2011–2024" is no year of this article.
    if let [(from, year)] = years[..] {
        sheet.rights = Some((year, Span::new(start + from, start + from + 4)));
    }
}

/// The masthead that a line of furniture names.
fn name_source(sheet: &mut Sheet<'_>, at: usize) {
    let words = sheet.words(at);
    let own = ["©", "ewsletter", "opyright"].iter().any(|mark| words.contains(mark));
    if own && sheet.furniture_source.is_none() {
        sheet.furniture_source = masthead_within(&sheet.lexicon.agencies, sheet.text, sheet.parts[at].span);
    }
}
