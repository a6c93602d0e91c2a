//! A comparison as Markdown: headings, lists, and a table of passages.

use std::io::{self, Write};

use super::Compared;
use super::digest::{Account, Copied, Digest, Mark, Words, glyph, kind};
use crate::export::markdown::escape;
use crate::export::reach::reach;
use crate::export::{Page, Stories};

/// Writes story after story.
pub(in crate::export) fn write(stories: Stories<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    for compared in stories {
        story(&compared, out)?;
    }
    Ok(())
}

fn story(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let digest = compared.digest();
    writeln!(out, "# {}\n", escape(&compared.story.title))?;
    for head in &digest.heads {
        let mut about =
            vec![escape(&head.title), escape(&head.source), escape(&head.published), escape(&head.id)];
        about.retain(|words| !words.is_empty());
        let copy = head.copy_of.as_ref().map(|of| format!(", {of}")).unwrap_or_default();
        writeln!(out, "- **{}** {}{copy}", head.letter, about.join(", "))?;
    }
    writeln!(out)?;
    for why in &compared.story.why {
        writeln!(out, "- {}", escape(why))?;
    }
    copies(&digest, out)?;
    if !digest.findings.is_empty() {
        writeln!(out, "\n## Findings\n")?;
    }
    for entry in &digest.findings {
        let finding = entry.finding;
        let kind = format!("{} {}", escape(glyph(finding)), kind(finding, " of "));
        writeln!(out, "- **{kind}**: {} ({})", escape(&finding.note), escape(&reach(finding)))?;
        for account in &entry.accounts {
            writeln!(out, "  - {}: {}", account.cite, marked(&account.words))?;
        }
    }
    passages(&digest, out)?;
    for (letter, accounts) in &digest.only {
        writeln!(out, "\n## Only in {letter}\n")?;
        for account in accounts {
            writeln!(out, "- {}: {}", account.cite, marked(&account.words))?;
        }
    }
    writeln!(out)
}

fn copies(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !digest.copies.is_empty() {
        writeln!(out, "\n## Copies\n")?;
    }
    for Copied { told, parts } in &digest.copies {
        writeln!(out, "- {}", escape(told))?;
        for (what, accounts) in parts {
            writeln!(out, "  - {what}")?;
            for account in accounts {
                writeln!(out, "    - {}: {}", account.cite, marked(&account.words))?;
            }
        }
    }
    Ok(())
}

fn passages(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(base) = digest.heads.first().filter(|_| !digest.rows.is_empty()) else { return Ok(()) };
    writeln!(out, "\n## {} beside the others\n", base.letter)?;
    let letters = digest.heads.iter().map(|head| head.letter.as_str());
    writeln!(out, "| {} |", letters.collect::<Vec<_>>().join(" | "))?;
    writeln!(out, "{}|", "|---".repeat(digest.heads.len()))?;
    for row in &digest.rows {
        write!(out, "| {}", cell("", &row.base))?;
        for (other, silence) in row.others.iter().zip(&digest.silences) {
            let cell = other.as_ref().map(|(tie, account)| cell(tie.glyph(), account));
            write!(out, " | {}", cell.as_ref().unwrap_or(silence))?;
        }
        writeln!(out, " |")?;
    }
    Ok(())
}

fn cell(mark: &str, account: &Account<'_>) -> String {
    format!("{} {}: {}", escape(mark), account.cite, marked(&account.words)).trim_start().to_owned()
}

/// The words with those of findings in bold, and those that stand apart in italics.
fn marked(words: &Words<'_>) -> String {
    let runs = words.runs();
    let shown = runs.iter().map(|(mark, run)| {
        let (before, after) = (leading(run), trailing(run));
        let mark = match mark {
            Some(Mark::Finding) => "**",
            Some(Mark::Apart) => "*",
            None => "",
        };
        format!("{before}{mark}{}{mark}{after}", escape(run))
    });
    shown.collect::<String>().trim().to_owned()
}

/// A space where `run` begins with white space, which escaping trims.
fn leading(run: &str) -> &'static str {
    if run.starts_with(char::is_whitespace) { " " } else { "" }
}

fn trailing(run: &str) -> &'static str {
    if run.trim().is_empty() || !run.ends_with(char::is_whitespace) { "" } else { " " }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use crate::export::Page;

    #[test]
    fn findings_are_lists_and_passages_a_table() {
        let of = (fixture::briefing(), fixture::comparison());
        let page = fixture::printed(super::write, of, Page::default());
        assert_eq!(
            page,
            r"# Troops return

- **A** Troops return, a.txt
- **B** Troops return, b.txt

- troops in both

## Findings

- **! conflict of number**: over 10,000 / almost 10,000 (2 outlets, no copies; 1 origin: the ministry)
  - A¶1: **Over 10,000** troops return to their bases.
  - B¶1: **Almost 10,000** troops␛ are going home.

## A beside the others

| A | B |
|---|---|
| A¶1: **Over 10,000** troops return to their bases. | ! B¶1: **Almost 10,000** troops␛ are going home. |
| A¶2: Talks begin \<b\>soon\</b\>. | no matching passage found |

"
        );
    }

    #[test]
    fn words_that_differ_in_what_is_told_alike_are_told_from_those_of_findings() {
        let page = fixture::printed(super::write, fixture::alike(), Page::default());
        assert!(page.contains("| A¶1: **Over 10,000** troops *return to their bases*. |"), "{page}");
    }

    #[test]
    fn what_a_copy_left_out_and_changed_is_told() {
        let page = fixture::printed(super::write, fixture::copied(), Page::default());
        let wanted = [
            "- **B** Troops return, b.txt, copy of A\n",
            "## Copies\n\n- B is a copy of A: 1 sentence left out (A¶2), 1 changed (B¶1)\n  - Left out of B\n",
            "    - B¶1: *Almost* 10,000 troops␛ are going home.\n",
            "soon\\</b\\>. | left out of B |",
        ];
        for words in wanted {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }
}
