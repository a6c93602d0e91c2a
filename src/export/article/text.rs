//! An article as plain text: paragraphs with their numbers at the left, then links, claims and notes.

use std::io::{self, Write};

use super::{Passage, Sheets, Told};
use crate::export::{Articles, Ink, Page};
use crate::text::width::width;
use crate::text::wrap::{LineEnds, wrap};
use crate::text::{Span, visible};

/// Width where the page names none: prose needs one.
const WIDTH: usize = 80;

/// Cells before the text, which hold the number of the paragraph.
const MARGIN: usize = 6;

/// Writes article after article.
pub(in crate::export) fn write(articles: Articles<'_>, page: Page, out: &mut dyn Write) -> io::Result<()> {
    let width = page.width.unwrap_or(WIDTH).clamp(1, WIDTH + MARGIN);
    for (place, sheets) in articles.filter_map(|clipping| clipping.sheets()).enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        Printer { out, ink: page.ink, width }.article(&sheets)?;
    }
    Ok(())
}

struct Printer<'o> {
    out: &'o mut dyn Write,
    ink: Ink,
    width: usize,
}

impl Printer<'_> {
    fn article(&mut self, sheets: &Sheets<'_>) -> io::Result<()> {
        self.heading(&sheets.title)?;
        self.prose("", &sheets.about.join(" · "))?;
        if let Some(address) = sheets.address {
            writeln!(self.out, "{}", visible(address))?;
        }
        for passage in &sheets.passages {
            writeln!(self.out)?;
            let number = passage.number.map(|number| format!("¶{number}")).unwrap_or_default();
            self.prose(&format!("{number:<MARGIN$}"), &words(passage))?;
        }
        if !sheets.links.is_empty() {
            self.section("LINKS")?;
            for (link, number) in sheets.links.iter().zip(1..) {
                // An address is not broken: it could not be followed any more.
                let number = format!("[{number}]");
                writeln!(self.out, "{number:<MARGIN$}{}", visible(&link.address))?;
            }
        }
        self.told("CLAIMS", &sheets.claims)?;
        self.told("NOTES", &sheets.notes)
    }

    fn told(&mut self, title: &str, told: &[Told]) -> io::Result<()> {
        if told.is_empty() {
            return Ok(());
        }
        self.section(title)?;
        for of in told {
            let mut before = vec![of.who.as_str(), &of.how];
            before.retain(|words| !words.is_empty());
            let before = before.join(", ");
            let joint = if before.is_empty() { "" } else { ": " };
            self.prose("- ", &format!("{before}{joint}{}", of.what))?;
            self.prose("  ", &format!("({})", of.citation))?;
        }
        Ok(())
    }

    fn section(&mut self, title: &str) -> io::Result<()> {
        writeln!(self.out)?;
        self.heading(title)
    }

    fn heading(&mut self, title: &str) -> io::Result<()> {
        for line in wrapped(title, self.width) {
            match self.ink {
                Ink::Plain => writeln!(self.out, "{line}")?,
                Ink::Terminal => writeln!(self.out, "\u{1b}[1m{line}\u{1b}[0m")?,
            }
        }
        Ok(())
    }

    /// `words` after `first`, further lines set under the first one's words.
    fn prose(&mut self, first: &str, words: &str) -> io::Result<()> {
        let hang = width(first);
        for (place, line) in wrapped(words, self.width.saturating_sub(hang)).iter().enumerate() {
            let before = if place == 0 { first } else { &" ".repeat(hang) };
            writeln!(self.out, "{before}{line}")?;
        }
        Ok(())
    }
}

/// The words of a passage, each link followed by its number.
fn words(passage: &Passage<'_>) -> String {
    let runs = passage.runs.iter().map(|run| match run.link {
        Some((number, _)) => format!("{} [{number}]", run.words),
        None => run.words.clone(),
    });
    runs.collect()
}

fn wrapped(words: &str, width: usize) -> Vec<String> {
    let shown = visible(words.trim());
    wrap(&shown, Span::new(0, shown.len()), width.max(1), LineEnds::Flow)
        .iter()
        .map(|line| line.span.of(&shown).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::printed;

    #[test]
    fn paragraphs_are_numbered_and_links_stand_at_the_foot() {
        assert_eq!(
            printed(super::write),
            "\
Troops return
AFP, no date
https://a.example/?a=1&b=2

¶1    The coast guard [1] said <b>nothing</b>.

¶2    It denied it␛.

LINKS
[1]   https://a.example/b

CLAIMS
- denies, certain: It denied it␛.
  (AFP, no date, ¶2 “It denied it␛.”)

NOTES
- Ask <them>
  (AFP, no date, ¶1 “coast guard”)
"
        );
    }
}
