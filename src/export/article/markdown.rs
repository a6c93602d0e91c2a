//! An article as Markdown: numbered paragraphs, links as footnotes, claims and notes as lists.

use std::io::{self, Write};

use super::{Passage, Sheets, Told};
use crate::export::markdown::escape;
use crate::export::{Articles, Page};
use crate::model::BlockKind;

/// Writes article after article.
pub(in crate::export) fn write(articles: Articles<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    for (place, sheets) in articles.filter_map(|clipping| clipping.sheets()).enumerate() {
        if place > 0 {
            writeln!(out, "\n---\n")?;
        }
        // Footnotes of several articles on one page must not share their names.
        let prefix = if place == 0 { String::new() } else { format!("{}-", place + 1) };
        article(&sheets, &prefix, out)?;
    }
    Ok(())
}

fn article(sheets: &Sheets<'_>, prefix: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(&sheets.title))?;
    writeln!(out, "{}", escape(&sheets.about.join(" · ")))?;
    if let Some(address) = sheets.address {
        writeln!(out, "\n<{}>", plain(address))?;
    }
    for passage in &sheets.passages {
        writeln!(out, "\n{}", block(passage, prefix))?;
    }
    told("Claims", &sheets.claims, out)?;
    told("Notes", &sheets.notes, out)?;
    if !sheets.links.is_empty() {
        writeln!(out)?;
    }
    for (link, number) in sheets.links.iter().zip(1..) {
        writeln!(out, "[^{prefix}{number}]: <{}>", plain(&link.address))?;
    }
    Ok(())
}

fn block(passage: &Passage<'_>, prefix: &str) -> String {
    let words = words(passage, prefix);
    let number = passage.number.map(|number| format!("**¶{number}** ")).unwrap_or_default();
    match passage.kind {
        BlockKind::Title | BlockKind::Heading => format!("## {words}"),
        BlockKind::List => format!("- {number}{words}"),
        BlockKind::Quote => format!("> {number}{words}"),
        BlockKind::Paragraph => format!("{number}{words}"),
        BlockKind::Byline
        | BlockKind::Dateline
        | BlockKind::Date
        | BlockKind::Caption
        | BlockKind::Credit
        | BlockKind::Boilerplate => format!("*{words}*"),
    }
}

/// The words of a passage, each link followed by its footnote.
fn words(passage: &Passage<'_>, prefix: &str) -> String {
    let runs = passage.runs.iter().map(|run| {
        let starts = if run.words.starts_with(char::is_whitespace) { " " } else { "" };
        let ends = if run.words.trim_start().ends_with(char::is_whitespace) { " " } else { "" };
        let note = run.link.map(|(number, _)| format!("[^{prefix}{number}]")).unwrap_or_default();
        format!("{starts}{}{note}{ends}", escape(&run.words))
    });
    runs.collect::<String>().trim().to_owned()
}

fn told(title: &str, told: &[Told], out: &mut dyn Write) -> io::Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {title}\n")?;
    for of in told {
        let mut before = vec![format!("**{}**", escape(&of.who)), escape(&of.how)];
        before.retain(|words| !words.is_empty() && words != "****");
        let before = before.join(", ");
        let joint = if before.is_empty() { "" } else { ": " };
        writeln!(out, "- {before}{joint}{} ({})", escape(&of.what), escape(&of.citation))?;
    }
    Ok(())
}

/// An address as it may stand between angle brackets.
fn plain(address: &str) -> String {
    let shown = crate::text::visible(address);
    shown.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::printed;

    #[test]
    fn links_are_footnotes_and_words_are_disarmed() {
        assert_eq!(
            printed(super::write),
            r"# Troops return

AFP, no date

<https://a.example/?a=1&b=2>

**¶1** The coast guard[^1] said \<b\>nothing\</b\>.

**¶2** It denied it␛.

## Claims

- denies, certain: It denied it␛. (AFP, no date, ¶2 “It denied it␛.”)

## Notes

- Ask \<them\> (AFP, no date, ¶1 “coast guard”)

[^1]: <https://a.example/b>
"
        );
    }
}
