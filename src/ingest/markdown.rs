//! Markdown: the input is the article's text, unchanged; its blocks are spans into it.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::structure::{Part, Shape};
use super::{Desk, front_matter};
use crate::text::markup::Link;
use crate::text::{Markup, Span};

/// How many lines are looked at to tell the format.
const SNIFFED: usize = 200;

/// Whether the text has the marks of Markdown: front matter, a heading before all else, a link; or two headings
/// with sentences behind them: a note at the foot of plain text may have headings too.
pub(super) fn sniff(text: &str) -> bool {
    if front_matter::read(text).is_some() {
        return true;
    }
    let mut previous = "";
    let (mut filled, mut headings, mut fences, mut told) = (0, 0, 0, false);
    for line in text.lines().take(SNIFFED) {
        let line = line.trim_end();
        if is_link(line) {
            return true;
        }
        let under = is_underline(line) && is_underlined(previous);
        if is_heading(line) || under {
            if filled == usize::from(under) {
                return true;
            }
            headings += 1;
        } else {
            told |= headings > 0 && line.ends_with(['.', '!', '?', '”', '"']) && line.contains(' ');
        }
        fences += usize::from(line.starts_with("```"));
        filled += usize::from(!line.trim().is_empty());
        previous = line.trim();
    }
    (headings >= 2 && told) || fences >= 2
}

/// `## The search`
fn is_heading(line: &str) -> bool {
    let level = line.len() - line.trim_start_matches('#').len();
    let rest = line.get(level..).unwrap_or_default();
    (1..=6).contains(&level) && rest.starts_with(' ') && rest.contains(char::is_alphabetic)
}

/// The line of dashes under a heading.
fn is_underline(line: &str) -> bool {
    line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'))
}

fn is_underlined(line: &str) -> bool {
    line.contains(char::is_alphabetic) && line.len() <= 120
}

/// `[the rules](https://…)`
fn is_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let opened = line.get(..at).is_some_and(|before| before.contains('['));
        let after = line.get(at + 2..).unwrap_or_default();
        opened && (after.starts_with("http") || after.starts_with('/'))
    })
}

/// Reads one article.
pub(super) fn read(desk: &mut Desk<'_>, text: &str) {
    let (mut metadata, front) = front_matter::read(text).unwrap_or_default();
    metadata.title = metadata.title.map(bare);
    let mut parts = Vec::new();
    if !front.is_empty() {
        parts.push(Part { span: front, shape: Shape::Matter, gap: true });
    }
    let mut links = Vec::new();
    let words = blocks(text, front.end, &mut parts, &mut links);
    let markup = Markup::around(text, front.end, &words).with_links(links);
    let name = desk.name.to_owned();
    desk.article(&name, &name, metadata, (text.into(), markup), parts);
}

/// A title without its marks; one that begins like a list or heading is taken as it stands.
fn bare(title: String) -> String {
    if !matches!(Parser::new(&title).next(), Some(Event::Start(Tag::Paragraph))) {
        return title;
    }
    let words = blocks(&title, 0, &mut Vec::new(), &mut Vec::new());
    Markup::around(&title, 0, &words).plain(&title, Span::new(0, title.len())).into_owned()
}

/// The blocks of the text behind `from`: those that hold no other block are parts. What is not marks is returned.
fn blocks(text: &str, from: usize, parts: &mut Vec<Part>, links: &mut Vec<Link>) -> Vec<Span> {
    let body = text.get(from..).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut around: Vec<Shape> = Vec::new();
    let mut push = |span: Span, shape: Shape| {
        let span = span.shift(from).trim(text);
        let span = if shape == Shape::Prose { plain(text, span) } else { span };
        let overlaps = parts.last().is_some_and(|last: &Part| span.start < last.span.end);
        if !span.is_empty() && !overlaps {
            parts.push(Part { span, shape, gap: true });
        }
    };
    let mut loose: Option<Span> = None;
    let mut words = Vec::new();
    let mut open: Option<(String, Option<Span>)> = None;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let span = Span::from(range);
        let inline = is_inline(&event);
        if let Some(shown) = shown(&event, span.shift(from), text) {
            words.push(shown);
            if let Some((_, linked)) = &mut open {
                *linked = Some(linked.map_or(shown, |linked| linked.cover(shown)));
            }
        }
        match &event {
            Event::Start(Tag::Link { dest_url, .. }) if is_page(dest_url) => {
                open = Some((dest_url.to_string(), None));
            }
            Event::End(TagEnd::Link) => {
                let link = open.take().and_then(|(address, words)| Some(Link { words: words?, address }));
                links.extend(link);
            }
            _ => {}
        }
        if let Some(words) = loose.take_if(|_| !inline) {
            push(words, around.last().copied().unwrap_or(Shape::Prose));
        }
        match event {
            Event::Start(Tag::Paragraph) => {
                push(span, around.last().copied().unwrap_or(Shape::Prose));
            }
            Event::Start(Tag::Heading { level, .. }) => push(span, Shape::Heading(depth(level))),
            Event::Start(Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock) | Event::Html(_) => {
                push(span, Shape::Matter);
            }
            Event::Start(Tag::Item) => around.push(Shape::List),
            Event::Start(Tag::BlockQuote(_)) => around.push(Shape::Quote),
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => {
                around.pop();
            }
            // The words of a tight list item stand in it without a paragraph.
            _ if inline && around.last() == Some(&Shape::List) => {
                loose = Some(loose.map_or(span, |words| words.cover(span)));
            }
            _ => {}
        }
    }
    words
}

/// Whether an address is that of a page: others lead nowhere outside of the site the article comes from.
fn is_page(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// What is shown of a piece of Markdown as it stands. Code, tables and HTML keep their marks: they are no prose.
fn shown(event: &Event<'_>, span: Span, text: &str) -> Option<Span> {
    match event {
        Event::Code(_) => {
            let fence = span.of(text).bytes().take_while(|&byte| byte == b'`').count();
            Some(Span::new(span.start + fence, span.end.saturating_sub(fence)).trim(text))
        }
        Event::Text(_)
        | Event::Html(_)
        | Event::InlineHtml(_)
        | Event::Start(Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock) => Some(span),
        _ => None,
    }
}

/// A paragraph that is emphasised as a whole, without the marks: a byline, a note, a caption.
fn plain(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let within = ["***", "**", "__", "*", "_"].iter().find_map(|mark| {
        let inner = words.strip_prefix(mark)?.strip_suffix(mark)?;
        let single = !inner.contains(mark) && inner.trim() == inner && !inner.is_empty();
        single.then_some(mark.len())
    });
    within.map_or(span, |marks| Span::new(span.start + marks, span.end - marks))
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => {
            matches!(
                tag,
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
            )
        }
        _ => false,
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::sniff;
    use crate::ingest::{Hints, Input, read};
    use crate::lexicon::Lexicon;
    use crate::model::{Article, BlockKind};

    fn ingest(text: &str) -> Article {
        let input = Input { name: "a.md".to_owned(), path: None, bytes: text.as_bytes().to_vec() };
        read(Lexicon::bundled(), input, &Hints { format: Some("markdown".to_owned()), ..Hints::default() })
            .0
            .remove(0)
    }

    fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
        article.blocks.iter().map(|block| (block.kind, block.span.of(&article.text))).collect()
    }

    #[test]
    fn blocks_are_spans_of_the_unchanged_text() {
        let text = "# Ferry *sinks*\n\nGENEVA — It **sank**\nfast, a witness said.\n\n## The search\n\n- one boat\n- [two](/b) boats\n\n> It was dark.\n\n```\ncode\n```\n";
        let article = ingest(text);
        assert_eq!(&*article.text, text);
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Ferry sinks"));
        assert_eq!(
            blocks(&article),
            [
                (BlockKind::Title, "# Ferry *sinks*"),
                (BlockKind::Dateline, "GENEVA —"),
                (BlockKind::Paragraph, "It **sank**\nfast, a witness said."),
                (BlockKind::Heading, "## The search"),
                (BlockKind::List, "one boat"),
                (BlockKind::List, "[two](/b) boats"),
                (BlockKind::Quote, "It was dark."),
                (BlockKind::Boilerplate, "```\ncode\n```"),
            ]
        );
    }

    #[test]
    fn titles_are_without_marks_and_the_words_of_the_text_are_known_from_them() {
        let text = "# The [*Aurelia*](https://a.example/b) sinks ##\n\nThe `Orvane` and\n\\*two\\* more <b>ships</b> [sank][1].\n\n> All of\n> them.\n\n- **one**\n- two\n\n```\n**code**\n```\n\n[1]: https://a.example/c\n";
        let article = ingest(text);
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("The Aurelia sinks"));
        let plain: Vec<_> =
            article.blocks.iter().map(|block| article.plain(block.span).trim_end().to_owned()).collect();
        assert_eq!(
            plain,
            [
                "The Aurelia sinks",
                "The Orvane and\n*two* more <b>ships</b> sank.",
                "All of\nthem.",
                "one",
                "two",
                "```\n**code**\n```",
            ]
        );
        let derived = ingest("**Three** ships [sank](https://a.example/b) on Monday, a witness said.\n");
        let title = derived.title.unwrap();
        assert_eq!(title.text, "Three ships sank on Monday, a witness said.");
        assert!(title.derived && derived.text.contains("**Three**"));
    }

    #[test]
    fn links_lead_from_words_of_the_text_to_pages() {
        let article = ingest(
            "The [coast *guard*](https://a.example/b) and [others][1] [said](/more) <https://a.example/d>.\n\n[1]: http://a.example/c\n",
        );
        let links = article.markup.links().iter();
        let links: Vec<_> = links.map(|link| (article.plain(link.words), link.address.as_str())).collect();
        assert_eq!(
            links,
            [
                ("coast guard".into(), "https://a.example/b"),
                ("others".into(), "http://a.example/c"),
                ("https://a.example/d".into(), "https://a.example/d"),
            ]
        );
    }

    #[test]
    fn front_matter_is_metadata_and_no_text_of_the_article() {
        let article =
            ingest("---\ntitle: Ferry sinks\ndate: 2024-03-03\n---\n\nIt sank within an hour of leaving.\n");
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Ferry sinks"));
        assert_eq!(article.published.as_ref().map(|published| published.value.as_str()), Some("2024-03-03"));
        assert_eq!(article.body().count(), 1);
    }

    #[test]
    fn a_title_of_front_matter_is_without_marks_and_found_again_in_the_text() {
        let article = ingest(
            "---\ntitle: Ferry *sinks*\n---\n\n# Ferry **sinks**\n\nIt sank within an hour of leaving.\n",
        );
        let title = article.title.as_ref().unwrap();
        assert_eq!((title.text.as_str(), title.span.is_some()), ("Ferry sinks", true));
        let listed = ingest("---\ntitle: 1. Ferry sinks\n---\n\nIt sank within an hour of leaving.\n");
        assert_eq!(listed.title.unwrap().text, "1. Ferry sinks");
    }

    #[test]
    fn emphasis_around_furniture_is_none_of_it() {
        let article = ingest(
            "# Ferry sinks\n\n*By Ann Roe* | 4 May 2023\n\n**GENEVA** — It sank within an hour, a witness said.\n\n![The ferry](f.png)\n*Photo: Reuters*\n\n_Reporting by Ann Roe; editing by Bo Doe_\n",
        );
        assert_eq!(
            blocks(&article),
            [
                (BlockKind::Title, "# Ferry sinks"),
                (BlockKind::Byline, "By Ann Roe"),
                (BlockKind::Date, "4 May 2023"),
                (BlockKind::Dateline, "**GENEVA** —"),
                (BlockKind::Paragraph, "It sank within an hour, a witness said."),
                (BlockKind::Caption, "![The ferry](f.png)\n*Photo: Reuters*"),
                (BlockKind::Credit, "Reporting by Ann Roe; editing by Bo Doe"),
            ]
        );
    }

    #[test]
    fn markdown_is_told_from_plain_text_by_its_marks() {
        assert!(sniff("# Ferry sinks\n\nIt sank."));
        assert!(sniff("Ferry sinks\n===========\n\nIt sank."));
        assert!(sniff("It sank, [a paper](https://example.org/) said."));
        assert!(!sniff("The ferry sank.\n\nNo one was hurt.\n\n# Notebook\n\n## Contacts\n- Ann Roe\n"));
        assert!(!sniff("The ferry sank.\n# 1 in the charts\nNo one was hurt."));
        assert!(!sniff("#ferry is trending\n\n- It sank.\n- It burned.\n\nIt cost 3*4 euros.\n\n----"));
    }
}
