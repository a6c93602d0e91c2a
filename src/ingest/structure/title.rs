//! The title: a line before the lead, or, where none stands there, the lead sentence in its place.

use super::names::{is_capitalised, is_masthead};
use super::paragraphs::ends_sentence;
use super::{Known, LONGEST_LINE, Shape, Sheet, byline, dateline, moment};
use crate::model::{BlockKind, Title};
use crate::text::Span;
use crate::text::sentences::sentences;

/// How many lines before the lead are looked at.
const REACH: usize = 12;

/// How much of a paragraph is read for its first sentence, in bytes.
const LEAD: usize = 1200;

/// Longest derived title, in bytes.
const LONGEST_TITLE: usize = 400;

/// Finds the title, and claims what stands around it: crumbs before it, the standfirst after it.
pub(super) fn find(sheet: &mut Sheet<'_>, known: Known<'_>) {
    if let Some(title) = known.title {
        repeated(sheet, title);
        return;
    }
    if sheet.found.title.is_some() {
        return;
    }
    // A heading behind the text is that of a note, or of another text.
    let reach = sheet.parts.len().min(sheet.lead.saturating_add(1));
    let marked =
        (0..reach).find(|&at| sheet.parts[at].shape == Shape::Heading(1) && sheet.kinds[at].is_none());
    // Without running text behind it a line is no title, but all there is.
    let reach = if sheet.lead < sheet.parts.len() { sheet.lead.min(REACH) } else { 0 };
    let candidates: Vec<usize> = (0..reach).filter(|&at| is_title(sheet, at)).collect();
    let closed_title = (0..reach).find(|&at| sheet.closed_title == Some(sheet.parts[at].span));
    let found = marked.or(closed_title).or_else(|| best(sheet, &candidates)).or_else(|| closed(sheet));
    match found {
        Some(at) => {
            for &before in candidates.iter().filter(|&&before| before < at) {
                sheet.claim(before, BlockKind::Boilerplate);
            }
            take(sheet, at);
            for &after in candidates.iter().filter(|&&after| after > at) {
                sheet.claim(after, BlockKind::Heading);
            }
        }
        None => derive(sheet),
    }
}

fn take(sheet: &mut Sheet<'_>, at: usize) {
    sheet.claim(at, BlockKind::Title);
    sheet.lead = sheet.lead.max(at + 1);
    let span = sheet.parts[at].span;
    let span =
        if matches!(sheet.parts[at].shape, Shape::Heading(_)) { unmarked(sheet.text, span) } else { span };
    let (span, paper) = without_paper(sheet, span);
    sheet.furniture_source = sheet.furniture_source.or(paper);
    sheet.found.title = Some(Title { text: one_line(&sheet.plain(span)), span: Some(span), derived: false });
}

/// A title as pages have it, without the paper behind it: `Port shut after storm | Coast Mail`.
fn without_paper(sheet: &Sheet<'_>, title: Span) -> (Span, Option<Span>) {
    let words = title.of(sheet.text);
    let parted = BEFORE_PAPER.iter().filter_map(|mark| words.rsplit_once(mark)).find(|(head, paper)| {
        head.split_whitespace().count() >= SHORTEST && is_masthead(&sheet.lexicon.agencies, paper)
    });
    let Some((head, paper)) = parted else { return (title, None) };
    let head = Span::new(title.start, title.start + head.trim_end().len());
    (head, Some(Span::new(title.end - paper.len(), title.end)))
}

/// Marks between a title and the paper's name.
const BEFORE_PAPER: [&str; 5] = [" | ", " - ", " – ", " — ", " · "];
/// Fewest words of a title before the paper's name.
const SHORTEST: usize = 3;

/// A Markdown heading's words without its marks.
fn unmarked(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let body = words.trim_start_matches('#').trim_start();
    let end = body.lines().next().unwrap_or(body).trim_end().trim_end_matches('#').trim_end();
    let start = span.end - body.len();
    Span::new(start, start + end.len())
}

/// A line that can be a title: words without a final stop.
fn is_title(sheet: &Sheet<'_>, at: usize) -> bool {
    let words = sheet.words(at);
    let prose = sheet.parts.get(at).is_some_and(|part| part.shape == Shape::Prose);
    prose
        && sheet.is_open_line(at)
        && words.split_whitespace().take(LONGEST_LINE + 1).count() <= LONGEST_LINE
        && words.contains(char::is_alphabetic)
        && !words.ends_with([':', ',', ';', '.', '-'])
        && !(words.starts_with(['(', '[']) && words.ends_with([')', ']']))
}

/// The first candidate; a very short one before a long one is a crumb.
fn best(sheet: &Sheet<'_>, candidates: &[usize]) -> Option<usize> {
    let count = |at: usize| sheet.words(at).split_whitespace().count();
    // What a page says of itself begins small, and so do few titles.
    let large: Vec<usize> =
        candidates.iter().copied().filter(|&at| !sheet.words(at).starts_with(char::is_lowercase)).collect();
    let candidates = if large.is_empty() { candidates } else { &large };
    match *candidates {
        [first, second, ..] if count(first) <= 2 && count(second) >= 5 => Some(second),
        [first, ..] => Some(first),
        [] => None,
    }
}

/// Most words of a title that ends with a full stop.
const CLIPPED: usize = 10;

/// How many lines of authors and dates tell that the line above them is a title.
const BELOW: usize = 3;

/// The first line of the text that ends like a sentence, if who wrote it, and where and when, stands below: `Who
/// broke the wall?`.
pub(super) fn closed_above_names(sheet: &Sheet<'_>) -> Option<Span> {
    let at = (0..REACH.min(sheet.parts.len()))
        .find(|&at| sheet.kinds[at].is_none() && ends_sentence(sheet.words(at)))?;
    let words = sheet.words(at);
    let count = words.split_whitespace().take(LONGEST_LINE + 1).count();
    let asks = words.trim_end_matches(['"', '”', '’', '\'', '»']).ends_with(['?', '!']);
    let short = (2..=if asks { LONGEST_LINE } else { CLIPPED }).contains(&count);
    let one = sheet.is_open_line(at) && sheet.parts[at].shape == Shape::Prose;
    let dated = |at: usize| {
        sheet.is_open_line(at)
            && moment::line(sheet.text, sheet.parts[at].span).is_some_and(|found| !found.is_empty())
    };
    let says_who = |at: usize| {
        let line = sheet.parts.get(at).filter(|_| sheet.is_open_line(at))?;
        byline::line(sheet.lexicon, sheet.text, line.span)
    };
    let filed = sheet.parts.get(at + 1).is_some_and(|part| {
        asks && sheet.gap(at + 1) && dateline::at(sheet.lexicon, sheet.text, part.span).is_some()
    });
    let named = (at + 1..=at + BELOW).map_while(|below| {
        if dated(below) {
            return Some(true);
        }
        let found = says_who(below)?;
        // A name alone may be a headline's.
        Some(!found.moments.is_empty() || found.byline.is_some() && found.sign == byline::Sign::By)
    });
    (short && one && (filed || named.into_iter().any(|sure| sure))).then(|| sheet.parts[at].span)
}

/// A first line that ends like a sentence and yet is a title: in title case, or a question, set apart from the text.
fn closed(sheet: &Sheet<'_>) -> Option<usize> {
    let at = (0..sheet.parts.len()).find(|&at| sheet.kinds[at].is_none())?;
    let words = sheet.words(at);
    let count = words.split_whitespace().take(LONGEST_LINE + 1).count();
    let apart = sheet.is_open_line(at) && sheet.gap(at) && sheet.gap(at + 1) && at + 1 < sheet.parts.len();
    if !apart || !(3..=24).contains(&count) || at > REACH {
        return None;
    }
    let (mut long, mut capital) = (0, 0);
    for word in
        words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 4)
    {
        long += 1;
        capital += usize::from(is_capitalised(word));
    }
    let single = !words.trim_end_matches(['.', '?', '!']).contains(". ");
    let cased = long >= 3 && capital * 10 >= long * 9;
    let lead_follows = sheet.is_running(at + 1) || sheet.kinds[at + 1].is_some();
    (single && cased && lead_follows).then_some(at)
}

/// The title a record carries, where the text begins with the same words.
fn repeated(sheet: &mut Sheet<'_>, title: &str) {
    let bare = |at: usize| match sheet.parts[at].shape {
        Shape::Heading(_) => unmarked(sheet.text, sheet.parts[at].span),
        _ => sheet.parts[at].span,
    };
    let same = |at: usize| sheet.plain(bare(at)).split_whitespace().eq(title.split_whitespace());
    let reach = sheet.parts.len().min(4);
    if let Some(at) = (0..reach).find(|&at| same(at)) {
        let span = bare(at);
        sheet.claim(at, BlockKind::Title);
        sheet.found.title = Some(Title { text: title.to_owned(), span: Some(span), derived: false });
    }
}

/// The lead sentence serves as title.
fn derive(sheet: &mut Sheet<'_>) {
    let body = (0..sheet.parts.len()).filter(|&at| sheet.kinds[at].is_none_or(BlockKind::is_body));
    let Some(at) = body.min_by_key(|&at| usize::from(at < sheet.lead && sheet.lead < sheet.parts.len()))
    else {
        return;
    };
    let lead = sheet.parts[at].span.first(sheet.text, LEAD);
    let Some(&sentence) = sentences(sheet.text, lead).first() else { return };
    let words = one_line(&sheet.plain(sentence));
    sheet.found.title = Some(Title { text: shortened(words), span: Some(sentence), derived: true });
}

/// Words on one line, parted by single spaces.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cut at a word's end where too long.
fn shortened(mut words: String) -> String {
    if words.len() > LONGEST_TITLE {
        let head = Span::new(0, words.len()).first(&words, LONGEST_TITLE);
        let end = head.of(&words).rfind(' ').unwrap_or(head.end);
        words.truncate(end);
        words.push('…');
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::ingest::structure::{Known, parts, read};
    use crate::lexicon::Lexicon;

    /// The title of a text, where one stands in it, and the byline.
    fn title(head: &str) -> (Option<String>, Option<String>) {
        let text = format!(
            "{head}\n\nThe harbour bridge was closed on Monday after a crack was found, the city said.\n\nShips must wait until June.\n"
        );
        let found = read(Lexicon::bundled(), &text, parts(&text), Known::default());
        let title = found.title.filter(|title| !title.derived).map(|title| title.text);
        (title, found.byline.map(|byline| byline.text))
    }

    #[test]
    fn a_title_may_end_like_a_sentence_above_names_and_dates() {
        for (line, below, byline) in [
            (
                "Who knew of the crack in Brusk?",
                "The Coast Gazette, May 3, 2023\nBy Ann Roe",
                Some("Ann Roe"),
            ),
            ("Who knew of the crack in Brusk?", "3 May 2023", None),
            ("Who knew of the crack in Brusk?", "Coast Gazette\n3 May 2023\nWords: Ann Roe", Some("Ann Roe")),
            ("‘Who will pay for my boat now?’", "By Ann Roe", Some("Ann Roe")),
            ("Mend the bridge before it is too late!", "Coast Gazette | 3 May 2023", None),
            ("The bridge. The crack. The mayor.", "By Ann Roe\n3 May 2023", Some("Ann Roe")),
        ] {
            assert_eq!(
                title(&format!("{line}\n\n{below}")),
                (Some(line.to_owned()), byline.map(str::to_owned)),
                "{line} {below}"
            );
        }
        let filed = "Who knew of the crack in Brusk?\n\nBRUSK — The mayor would not say on Monday.";
        assert_eq!(title(filed).0.as_deref(), Some("Who knew of the crack in Brusk?"));
    }

    #[test]
    fn a_sentence_is_no_title() {
        for head in [
            "Who knew of the crack in Brusk? Nobody, the mayor said on Monday.",
            "“Who knew of the crack in Brusk?” the mayor asked the council.",
            "Who knew of the crack in the bridge of Brusk, asks the mayor?\n\nNobody in the council said a word to him.",
            "Nobody in the council of Brusk knew of the crack that was found in its bridge.\n\nBy Ann Roe",
        ] {
            assert_eq!(title(head).0, None, "{head}");
        }
    }
}
