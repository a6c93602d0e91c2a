//! Markdown: the input is the article's text, unchanged; its blocks are spans into it.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::structure::{Part, Shape};
use super::{Desk, front_matter};
use crate::text::Span;

/// How many lines are looked at to tell the format.
const SNIFFED: usize = 200;

/// Whether the text has marks that only Markdown has: front matter, `#` headings, links, underlined headings.
pub(super) fn sniff(text: &str) -> bool {
    if front_matter::read(text).is_some() {
        return true;
    }
    let mut previous = "";
    for line in text.lines().take(SNIFFED) {
        let level = line.len() - line.trim_start_matches('#').len();
        let heading = (1..=6).contains(&level)
            && line
                .get(level..)
                .is_some_and(|rest| rest.starts_with(' ') && rest.contains(char::is_alphabetic));
        let underline =
            line.len() >= 3 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'));
        let under = underline && previous.contains(char::is_alphabetic) && previous.len() <= 120;
        let link = line.find("](").is_some_and(|at| {
            line.get(..at).is_some_and(|before| before.contains('['))
                && line.get(at..).is_some_and(|after| after.starts_with("](http") || after.starts_with("](/"))
        });
        if heading || under || link || line.starts_with("```") {
            return true;
        }
        previous = line.trim();
    }
    false
}

/// Reads one article.
pub(super) fn read(desk: &mut Desk<'_>, text: &str) {
    let (metadata, front) = front_matter::read(text).unwrap_or_default();
    let mut parts = Vec::new();
    if !front.is_empty() {
        parts.push(Part { span: front, shape: Shape::Matter, gap: true });
    }
    blocks(text, front.end, &mut parts);
    let name = desk.name.to_owned();
    desk.article(&name, &name, metadata, text.into(), parts);
}

/// The blocks of the text behind `from`. Those that hold no other block are parts.
fn blocks(text: &str, from: usize, parts: &mut Vec<Part>) {
    let body = text.get(from..).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut around: Vec<Shape> = Vec::new();
    let mut push = |span: Span, shape: Shape| {
        let span = span.shift(from).trim(text);
        let overlaps = parts.last().is_some_and(|last: &Part| span.start < last.span.end);
        if !span.is_empty() && !overlaps {
            parts.push(Part { span, shape, gap: true });
        }
    };
    let mut loose: Option<Span> = None;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let span = Span::from(range);
        let inline = is_inline(&event);
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
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Ferry *sinks*"));
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
    fn front_matter_is_metadata_and_no_text_of_the_article() {
        let article =
            ingest("---\ntitle: Ferry sinks\ndate: 2024-03-03\n---\n\nIt sank within an hour of leaving.\n");
        assert_eq!(article.title.as_ref().map(|title| title.text.as_str()), Some("Ferry sinks"));
        assert_eq!(article.published.as_ref().map(|published| published.value.as_str()), Some("2024-03-03"));
        assert_eq!(article.body().count(), 1);
    }

    #[test]
    fn markdown_is_told_from_plain_text_by_its_marks() {
        assert!(sniff("# Ferry sinks\n\nIt sank."));
        assert!(sniff("Ferry sinks\n===========\n\nIt sank."));
        assert!(sniff("It sank, [a paper](https://example.org/) said."));
        assert!(!sniff("#ferry is trending\n\n- It sank.\n- It burned.\n\nIt cost 3*4 euros.\n\n----"));
    }
}
