//! A comparison as one self-contained HTML page.

use std::io::{self, Write};

use super::Compared;
use super::digest::{Account, Copied, Digest, Head, Mark, Words, glyph, kind};
use crate::export::html::{close, escape, open};
use crate::export::reach::reach;
use crate::export::words::Word;
use crate::export::{Page, Stories};

/// Writes one page with all stories.
pub(in crate::export) fn write(stories: Stories<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    let mut stories = stories.peekable();
    let title = stories.peek().map_or_else(|| "Comparison".to_owned(), |first| first.story.title.clone());
    open(&title, out)?;
    for compared in stories {
        story(&compared, out)?;
    }
    close(out)
}

fn story(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let digest = compared.digest();
    writeln!(out, "<section>\n<h1>{}</h1>\n<ul>", escape(&compared.story.title))?;
    for head in &digest.heads {
        let mut about =
            vec![escape(&head.title), escape(&head.source), escape(&head.published), escape(&head.id)];
        about.retain(|words| !words.is_empty());
        let copy = head.copy_of.as_ref().map(|of| format!(" · {of}")).unwrap_or_default();
        writeln!(out, "<li><b>{}</b> {}{copy}</li>", head.letter, about.join(" · "))?;
    }
    writeln!(out, "</ul>")?;
    if !compared.story.why.is_empty() {
        writeln!(out, "<p>{}</p>", escape(&compared.story.why.join("; ")))?;
    }
    copies(&digest, out)?;
    findings(&digest, out)?;
    passages(&digest, out)?;
    for (letter, accounts) in &digest.only {
        writeln!(out, "<h2>Only in {letter}</h2>\n<ul>")?;
        for account in accounts {
            writeln!(out, "<li>{}</li>", told(account))?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "</section>")
}

fn copies(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    if !digest.copies.is_empty() {
        writeln!(out, "<h2>Copies</h2>")?;
    }
    for Copied { told: line, parts } in &digest.copies {
        writeln!(out, "<p>{}</p>", escape(line))?;
        for (what, accounts) in parts {
            writeln!(out, "<h3>{what}</h3>\n<ul>")?;
            for account in accounts {
                writeln!(out, "<li>{}</li>", told(account))?;
            }
            writeln!(out, "</ul>")?;
        }
    }
    Ok(())
}

fn findings(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    if digest.findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Findings</h2>")?;
    for entry in &digest.findings {
        let finding = entry.finding;
        let class = finding.kind.word();
        writeln!(
            out,
            "<div class=\"{class}\"><p><span class=\"kind\">{} {}</span> {} <span class=\"cite\">{}</span></p>\n<ul>",
            glyph(finding),
            kind(finding, " · "),
            escape(&finding.note),
            escape(&reach(finding)),
        )?;
        for account in &entry.accounts {
            writeln!(out, "<li>{}</li>", told(account))?;
        }
        writeln!(out, "</ul></div>")?;
    }
    Ok(())
}

fn passages(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(base) = digest.heads.first().filter(|_| !digest.rows.is_empty()) else { return Ok(()) };
    writeln!(out, "<h2>{} beside the others</h2>\n<table>\n<thead><tr>", base.letter)?;
    for head in &digest.heads {
        write!(out, "<th scope=\"col\">{}</th>", head.letter)?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for row in &digest.rows {
        write!(out, "<tr><td data-column=\"{}\">{}</td>", base.letter, told(&row.base))?;
        let columns = digest.heads.iter().skip(1).zip(row.others.iter().zip(&digest.silences));
        for (Head { letter, .. }, (other, silence)) in columns {
            match other {
                Some((tie, account)) => {
                    let kind = tie.word();
                    let mark = tie.glyph();
                    write!(
                        out,
                        "<td data-column=\"{letter}\"><span class=\"kind\" title=\"{kind}\">{mark}</span> {}</td>",
                        told(account)
                    )?;
                }
                None => write!(out, "<td data-column=\"{letter}\" class=\"aside\">{silence}</td>")?,
            }
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>")
}

fn told(account: &Account<'_>) -> String {
    format!("<span class=\"cite\">{}</span> {}", account.cite, marked(&account.words))
}

/// The words with those of findings underlined, and under those that stand apart a line of dots.
fn marked(words: &Words<'_>) -> String {
    let runs = words.runs();
    let shown = runs.iter().map(|(mark, run)| match mark {
        Some(Mark::Finding) => format!("<u>{}</u>", escape(run)),
        Some(Mark::Apart) => format!("<u class=\"apart\">{}</u>", escape(run)),
        None => escape(run),
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use crate::export::Page;

    #[test]
    fn words_are_escaped_and_marks_underlined() {
        let of = (fixture::briefing(), fixture::comparison());
        let page = fixture::printed(super::write, of, Page::default());
        assert!(page.contains("<u>Almost 10,000</u> troops␛ are going home."));
        assert!(page.contains("&lt;b&gt;soon&lt;/b&gt;"));
        assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    }

    #[test]
    fn words_that_differ_in_what_is_told_alike_are_told_from_those_of_findings() {
        let page = fixture::printed(super::write, fixture::alike(), Page::default());
        assert!(page.contains("<u>Over 10,000</u> troops <u class=\"apart\">return to their bases</u>."));
        assert!(page.contains("u.apart { text-decoration-style: dotted; }"));
    }

    #[test]
    fn what_a_copy_left_out_and_changed_is_told() {
        let page = fixture::printed(super::write, fixture::copied(), Page::default());
        let wanted = [
            "<title>Troops return</title>",
            "b.txt · copy of A</li>",
            "<h2>Copies</h2>\n<p>B is a copy of A: 1 sentence left out (A¶2), 1 changed (B¶1)</p>",
            "<h3>Left out of B</h3>\n<ul>\n<li><span class=\"cite\">A¶2</span>",
            "<td data-column=\"B\" class=\"aside\">left out of B</td>",
        ];
        for words in wanted {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }
}
