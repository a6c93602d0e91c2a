//! What stands after the last paragraph: credits, the masthead, late date lines, what is said of the authors.

use super::moment::{self, Label, Moment};
use super::names::is_masthead;
use super::paragraphs::ends_sentence;
use super::{Shape, Sheet, byline, credits as credit, desk, evidence, imprint, trailer};
use crate::model::BlockKind;
use crate::text::Span;

/// How many parts from the end credits may stand.
const REACH: usize = 10;

/// How many lines may stand behind the last paragraph before something hangs at its end.
const OPEN: usize = 4;

/// Claims credits at both ends of the text: they look like sentences, and are none of the article's.
pub(super) fn credits(sheet: &mut Sheet<'_>) {
    let count = sheet.parts.len();
    // What stands before the text is the head's: there an agency's name is the masthead.
    let first = (0..count).find(|&at| sheet.is_running(at)).unwrap_or(0);
    for at in count.saturating_sub(REACH).max(first + 1)..count {
        if sheet.kinds[at].is_some() || sheet.parts[at].shape != Shape::Prose {
            continue;
        }
        let span = sheet.parts[at].span;
        let Some(agencies) = credit::line(sheet.lexicon, sheet.text, span) else { continue };
        sheet.claim(at, BlockKind::Credit);
        sheet.found.credits.extend(agencies);
        sheet.reporters = sheet.reporters.take().or_else(|| desk::reporters(sheet.lexicon, sheet.text, span));
    }
}

/// Claims the lines after the last paragraph.
pub(super) fn lines(sheet: &mut Sheet<'_>) {
    let mut at = sheet.end;
    while at < sheet.parts.len() {
        if sheet.is_open_line(at) && sheet.parts[at].shape == Shape::Prose {
            line(sheet, at);
        }
        at += 1;
    }
    authors(sheet);
}

fn line(sheet: &mut Sheet<'_>, at: usize) {
    let span = sheet.parts[at].span;
    if let Some(moments) = moment::line(sheet.text, span) {
        // A date by itself at the end is more often that of a correction than that of the article.
        let labelled = moments.iter().any(|moment| moment.label != Label::Bare);
        sheet.moments.extend(moments.into_iter().filter(|_| labelled));
        sheet.claim(at, BlockKind::Date);
        return;
    }
    if let Some((paper, moment)) = printed(sheet, span) {
        sheet.source = sheet.source.or(Some(paper));
        sheet.moments.push(moment);
        sheet.claim(at, BlockKind::Boilerplate);
        return;
    }
    if imprint::foot(sheet, at) {
        return;
    }
    let below_credit = at > 0 && sheet.kinds[at - 1] == Some(BlockKind::Credit);
    if credit::initials(span.of(sheet.text)) || below_credit && credit::are_initials(span.of(sheet.text)) {
        sheet.claim(at, BlockKind::Credit);
        return;
    }
    // Behind furniture capitals are tags.
    // The last sentence may be too short to be told for running text.
    let said = at > 0 && sheet.kinds[at - 1].is_none() && ends_sentence(sheet.words(at - 1));
    let below_text = at == sheet.end || below_credit || said;
    // "(Kestrel)", "— Kestrel"
    let marked = span.of(sheet.text);
    let words = marked.trim_matches(|c: char| "()[]-–—* ".contains(c));
    let span = Span::new(span.start + marked.find(words).unwrap_or_default(), span.end);
    let span = Span::new(span.start, span.start + words.len());
    let alone = || {
        !words.contains(' ')
            && (words.len() >= 4
                || stands_last(sheet, at) && (is_enclosed(marked) || evidence::is_rare(sheet.lexicon, words)))
            && evidence::is_no_subject(sheet.text, words)
            && evidence::is_agency(sheet.lexicon, sheet.text, words)
    };
    if below_text
        && (credit::capitals(sheet.lexicon, sheet.text, span)
            || evidence::are_slashed(sheet.lexicon, sheet.text, span)
            || alone()
            || evidence::ends_agency(words)
            || is_enclosed(marked) && is_masthead(&sheet.lexicon.agencies, words))
    {
        sheet.claim(at, BlockKind::Credit);
        sheet.found.credits.push(span);
        return;
    }
    if !signature(sheet, at) {
        masthead(sheet, at);
    }
}

/// Whether nothing stands behind the line but furniture and the paper's own line: acronyms in a row are tags.
fn stands_last(sheet: &Sheet<'_>, at: usize) -> bool {
    sheet.gap(at)
        && (at + 1..sheet.parts.len()).all(|next| {
            let own = || byline::line(sheet.lexicon, sheet.text, sheet.parts[next].span);
            sheet.kinds[next].is_some() || own().is_some_and(|found| !found.moments.is_empty())
        })
}

fn is_enclosed(words: &str) -> bool {
    words.starts_with('(') && words.ends_with(')')
}

/// `By Jane Roe` behind the article.
fn signature(sheet: &mut Sheet<'_>, at: usize) -> bool {
    let Some(found) = byline::line(sheet.lexicon, sheet.text, sheet.parts[at].span) else { return false };
    let Some(names) = found.byline.filter(|_| found.sign == byline::Sign::By && found.unknown.is_none())
    else {
        return false;
    };
    sheet.claim(at, BlockKind::Byline);
    sheet.reporters = sheet.reporters.take().or(Some((names, found.authors)));
    true
}

/// `Published in Coast Mail, January 11th, 2022`: the paper, and when it printed the article.
fn printed(sheet: &Sheet<'_>, span: Span) -> Option<(Span, Moment)> {
    let words = span.of(sheet.text);
    let name = ["Published in ", "First published in ", "Originally published in ", "Printed in "]
        .iter()
        .find_map(|start| words.strip_prefix(start))?;
    let name = name.strip_prefix("the ").unwrap_or(name);
    let (paper, _) = name.split_once(", ")?;
    let paper = Span::new(span.end - name.len(), span.end - name.len() + paper.len());
    let date = Span::new(paper.end + 2, span.start + words.trim_end_matches('.').len());
    let mut moment = moment::line(sheet.text, date)?.into_iter().next()?;
    moment.label = Label::Published;
    super::names::is_capitalised(paper.of(sheet.text)).then_some((paper, moment))
}

/// `Coast Herald`, `The Coast Mercury, page 4`, `Coast Dispatch, with agency material`.
fn masthead(sheet: &mut Sheet<'_>, at: usize) {
    let span = sheet.parts[at].span;
    let words = span.of(sheet.text).trim_end_matches('.');
    let (name, rest) = words.split_once(", ").unwrap_or((words, ""));
    if !is_masthead(&sheet.lexicon.agencies, name) {
        return;
    }
    let tail = Span::new(span.start + words.len() - rest.len(), span.start + words.len());
    let credited = credit::line(sheet.lexicon, sheet.text, tail).filter(|_| !rest.is_empty());
    let page = rest.to_lowercase().starts_with("page ") || rest.to_lowercase().starts_with("p. ");
    let span = Span::new(span.start, span.start + name.len());
    let plain = |name: &str| name.trim_start_matches("The ").to_lowercase();
    let other = sheet.source.is_some_and(|own| plain(own.of(sheet.text)) != plain(name));
    if rest.is_empty() && other {
        sheet.claim(at, BlockKind::Credit);
        sheet.found.credits.push(span);
    } else if rest.is_empty() || page || credited.is_some() {
        sheet.source = sheet.source.or(Some(span));
        sheet.claim(at, if credited.is_some() { BlockKind::Credit } else { BlockKind::Boilerplate });
        sheet.found.credits.extend(credited.into_iter().flatten());
    }
}

/// `Jane Roe covers shipping.` behind the article, where the byline names her.
fn authors(sheet: &mut Sheet<'_>) {
    let names: Vec<String> = sheet.found.authors.clone();
    for at in (sheet.end.saturating_sub(1).max(sheet.lead + 1)..sheet.parts.len()).rev() {
        if sheet.kinds[at].is_some() {
            continue;
        }
        let words = sheet.words(at);
        let of_author = names.iter().any(|name| {
            words
                .strip_prefix(name.as_str())
                .is_some_and(|rest| ABOUT.iter().any(|verb| rest.starts_with(verb)))
        });
        if !of_author || words.len() > 400 {
            return;
        }
        sheet.claim(at, BlockKind::Boilerplate);
    }
}

/// What newsrooms say of their authors, right behind the name.
const ABOUT: &[&str] = &[
    " is a ",
    " is an ",
    " is the ",
    " is our ",
    " writes ",
    " covers ",
    " reports ",
    " has been ",
    " joined ",
    " works ",
    " edits ",
    " teaches ",
    " can be reached ",
    " may be reached ",
    " can be contacted ",
    " tweets ",
    " contributed ",
    ", a ",
    ", the ",
];

/// Sets what hangs behind the last sentence apart from the last paragraph.
pub(super) fn hanging(sheet: &mut Sheet<'_>) {
    let count = sheet.parts.len();
    let open = |&at: &usize| sheet.kinds[at].is_none() && sheet.parts[at].shape == Shape::Prose;
    let last: Vec<usize> = (0..count).rev().take(REACH).filter(open).take(OPEN).collect();
    for at in last {
        let span = sheet.parts[at].span;
        if let Some(found) = trailer::find(sheet.lexicon, sheet.text, span) {
            let rest = Span::new(span.start, found.span.start).trim(sheet.text);
            sheet.found.credits.extend(found.agency);
            sheet.split(at, &[(None, rest), (Some(found.kind), found.span)]);
            return;
        }
        // Lines may stand behind the last paragraph, other paragraphs not.
        if sheet.is_running(at) {
            return;
        }
    }
}
