//! An article as one self-contained HTML page: numbers in the margin, links as footnotes, claims and notes below.

use std::io::{self, Write};

use super::{Passage, Sheets, Told};
use crate::export::html::{close, escape, open};
use crate::export::{Articles, Page};
use crate::model::BlockKind;

/// Writes one page with all articles.
pub(in crate::export) fn write(articles: Articles<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    let mut articles = articles.filter_map(|clipping| clipping.sheets()).peekable();
    let title = articles.peek().map_or_else(|| "Articles".to_owned(), |sheets| sheets.title.clone());
    open(&title, out)?;
    for (place, sheets) in articles.enumerate() {
        article(&sheets, place + 1, out)?;
    }
    close(out)
}

fn article(sheets: &Sheets<'_>, place: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<section class=\"article\">\n<h1>{}</h1>", escape(&sheets.title))?;
    writeln!(out, "<p class=\"aside\">{}", escape(&sheets.about.join(" · ")))?;
    if let Some(address) = sheets.address {
        writeln!(out, "<br>{}", link(address))?;
    }
    writeln!(out, "</p>")?;
    for passage in &sheets.passages {
        writeln!(out, "{}", block(passage, place))?;
    }
    if !sheets.links.is_empty() {
        writeln!(out, "<h2>Links</h2>\n<ol>")?;
        for (of, number) in sheets.links.iter().zip(1..) {
            writeln!(out, "<li id=\"link-{place}-{number}\">{}</li>", link(&of.address))?;
        }
        writeln!(out, "</ol>")?;
    }
    told("Claims", &sheets.claims, out)?;
    told("Notes", &sheets.notes, out)?;
    writeln!(out, "</section>")
}

fn block(passage: &Passage<'_>, place: usize) -> String {
    let words = words(passage, place);
    let number = passage.number.map(|number| format!("<span class=\"number\">¶{number}</span>"));
    let number = number.unwrap_or_default();
    match passage.kind {
        BlockKind::Title | BlockKind::Heading => format!("<h2>{words}</h2>"),
        BlockKind::List => format!("<ul><li>{number}{words}</li></ul>"),
        BlockKind::Quote => format!("<blockquote>{number}{words}</blockquote>"),
        BlockKind::Paragraph => format!("<p>{number}{words}</p>"),
        BlockKind::Byline
        | BlockKind::Dateline
        | BlockKind::Date
        | BlockKind::Caption
        | BlockKind::Credit
        | BlockKind::Boilerplate => format!("<p class=\"aside\">{words}</p>"),
    }
}

/// The words of a passage, each link followed by the number of its footnote.
fn words(passage: &Passage<'_>, place: usize) -> String {
    let runs = passage.runs.iter().map(|run| {
        let note =
            run.link.map(|(number, _)| format!("<sup><a href=\"#link-{place}-{number}\">{number}</a></sup>"));
        escape(&run.words) + &note.unwrap_or_default()
    });
    runs.collect()
}

/// A link to a page; an address that leads to none is only told.
fn link(address: &str) -> String {
    let told = escape(address);
    if address.starts_with("https://") || address.starts_with("http://") {
        format!("<a href=\"{told}\" rel=\"noreferrer\">{told}</a>")
    } else {
        told
    }
}

fn told(title: &str, told: &[Told], out: &mut dyn Write) -> io::Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{title}</h2>\n<ul>")?;
    for of in told {
        let mut before = vec![escape(&of.who), escape(&of.how)];
        before.retain(|words| !words.is_empty());
        let before = before.join(", ");
        let joint = if before.is_empty() { "" } else { ": " };
        let (what, cite) = (escape(&of.what), escape(&of.citation));
        writeln!(out, "<li><b>{before}</b>{joint}{what} <span class=\"aside\">({cite})</span></li>")?;
    }
    writeln!(out, "</ul>")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::printed;

    #[test]
    fn a_page_loads_nothing_and_words_become_no_tags() {
        let page = printed(super::write);
        assert!(page.contains("<p><span class=\"number\">¶1</span>The coast guard<sup><a href=\"#link-1-1\">1</a></sup> said &lt;b&gt;nothing&lt;/b&gt;.</p>"), "{page}");
        assert!(page.contains("<li id=\"link-1-1\"><a href=\"https://a.example/b\""), "{page}");
        assert!(page.contains("(AFP, no date, ¶2 “It denied it␛.”)"), "{page}");
        assert!(page.contains("@media print") && !page.contains("<script"), "{page}");
    }

    #[test]
    fn only_pages_are_linked() {
        assert_eq!(super::link("javascript:alert(1)"), "javascript:alert(1)");
    }
}
