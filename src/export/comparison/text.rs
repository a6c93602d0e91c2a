//! A comparison as running text: findings, passages in columns or under each other, what only one source says.

use std::io::{self, Write};

use super::Compared;
use super::columns::{Line, lines};
use super::digest::{Account, Copied, Digest, Entry, NOTHING, Row, glyph, kind};
use crate::export::reach::reach;
use crate::export::{Ink, Page, Stories};
use crate::text::width::width;
use crate::text::wrap::{LineEnds, wrap};
use crate::text::{Span, visible};

/// Width where the page names none: prose needs one.
const WIDTH: usize = 100;

/// Narrowest column that is still pleasant to read; below it passages stand under each other.
const COLUMN: usize = 36;

/// Cells from one column to the next: a gap, the likeness, a gap.
const GUTTER: usize = 4;

/// Writes story after story.
pub(in crate::export) fn write(stories: Stories<'_>, page: Page, out: &mut dyn Write) -> io::Result<()> {
    for (place, compared) in stories.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let width = page.width.unwrap_or(WIDTH).max(1);
        Printer { out, ink: page.ink, width }.story(place + 1, &compared)?;
    }
    Ok(())
}

struct Printer<'o> {
    out: &'o mut dyn Write,
    ink: Ink,
    width: usize,
}

impl Printer<'_> {
    fn story(&mut self, number: usize, compared: &Compared<'_>) -> io::Result<()> {
        let digest = compared.digest();
        let story = compared.story;
        self.heading(&format!("STORY {number}  {}", story.title))?;
        if digest.heads.len() > 1 {
            let told = format!("{} articles, {} independent", digest.heads.len(), story.independent);
            self.prose("", &told)?;
        }
        if !story.why.is_empty() {
            self.prose("", &story.why.join("; "))?;
        }
        self.heads(&digest)?;
        self.copies(&digest)?;
        if !digest.findings.is_empty() {
            self.section("FINDINGS")?;
            for entry in &digest.findings {
                self.finding(entry)?;
            }
        }
        self.passages(&digest)?;
        for (letter, accounts) in &digest.only {
            self.section(&format!("ONLY IN {letter}"))?;
            for account in accounts {
                self.account("  ", account)?;
            }
        }
        Ok(())
    }

    fn heads(&mut self, digest: &Digest<'_>) -> io::Result<()> {
        for head in &digest.heads {
            let mut about = vec![head.title.as_str(), &head.source, &head.published, &head.id];
            about.retain(|words| !words.is_empty());
            let copy = head.copy_of.as_ref().map(|of| format!(" · {of}")).unwrap_or_default();
            self.prose(&format!("  {}  ", head.letter), &format!("{}{copy}", about.join(" · ")))?;
        }
        Ok(())
    }

    fn copies(&mut self, digest: &Digest<'_>) -> io::Result<()> {
        if !digest.copies.is_empty() {
            self.section("COPIES")?;
        }
        for Copied { told, parts } in &digest.copies {
            self.prose("", told)?;
            for (what, accounts) in parts {
                self.prose("  ", what)?;
                for account in accounts {
                    self.account("    ", account)?;
                }
            }
        }
        Ok(())
    }

    fn finding(&mut self, entry: &Entry<'_>) -> io::Result<()> {
        let finding = entry.finding;
        let kind = kind(finding, " · ");
        self.prose(&format!("{} ", glyph(finding)), &format!("{kind}: {}", finding.note))?;
        for account in &entry.accounts {
            self.account("    ", account)?;
        }
        self.prose("    ", &format!("({})", reach(finding)))
    }

    fn account(&mut self, indent: &str, account: &Account<'_>) -> io::Result<()> {
        let first = format!("{indent}{:<6}", account.cite);
        let hang = width(&first);
        for (place, line) in lines(&account.words, self.room(hang), self.ink).iter().enumerate() {
            let before = if place == 0 { first.clone() } else { " ".repeat(hang) };
            writeln!(self.out, "{before}{}", line.shown)?;
        }
        Ok(())
    }

    fn passages(&mut self, digest: &Digest<'_>) -> io::Result<()> {
        let Some(base) = digest.heads.first().filter(|_| !digest.rows.is_empty()) else { return Ok(()) };
        self.section(&format!("{} BESIDE THE OTHERS", base.letter))?;
        let columns = digest.heads.len();
        let room = self.width.saturating_sub(GUTTER * columns) / columns.max(1);
        for row in &digest.rows {
            let silences = &digest.silences;
            if room >= COLUMN { self.beside(row, silences, room)? } else { self.stacked(row, silences)? }
        }
        Ok(())
    }

    /// The base's passage and each counterpart in columns of `room` cells.
    fn beside(&mut self, row: &Row<'_>, silences: &[String], room: usize) -> io::Result<()> {
        let cell = |account: &Account<'_>, ink| {
            let cite = Line { shown: account.cite.clone(), width: width(&account.cite) };
            let mut cell = vec![cite];
            cell.extend(lines(&account.words, room, ink));
            cell
        };
        let mut cells = vec![(" ", cell(&row.base, self.ink))];
        for (other, silence) in row.others.iter().zip(silences) {
            cells.push(match other {
                Some((tie, account)) => (tie.glyph(), cell(account, self.ink)),
                None => (" ", vec![Line { shown: silence.clone(), width: width(silence) }]),
            });
        }
        let height = cells.iter().map(|(_, cell)| cell.len()).max().unwrap_or(0);
        for place in 0..height {
            let mut shown = String::new();
            let mut column = 0;
            for (index, (mark, cell)) in cells.iter().enumerate() {
                let start = index * (room + GUTTER);
                shown.push_str(&" ".repeat(start.saturating_sub(column)));
                let mark = if place == 0 { mark } else { " " };
                shown.extend([" ", mark, " "]);
                column = start + GUTTER - 1;
                if let Some(line) = cell.get(place) {
                    shown.push_str(&line.shown);
                    column += line.width;
                }
            }
            writeln!(self.out, "{}", shown.trim_end())?;
        }
        writeln!(self.out)
    }

    /// The base's passage, its counterparts under it, and where it is known to be left out.
    fn stacked(&mut self, row: &Row<'_>, silences: &[String]) -> io::Result<()> {
        self.account("", &row.base)?;
        for (tie, account) in row.others.iter().flatten() {
            self.account(&format!("  {} ", tie.glyph()), account)?;
        }
        let is_alone = row.others.iter().all(Option::is_none);
        let silent = row.others.iter().zip(silences).filter(|(other, _)| other.is_none());
        let mut told: Vec<&str> = silent.map(|(_, silence)| silence.as_str()).collect();
        told.retain(|&silence| is_alone || silence != NOTHING);
        told.sort_unstable();
        told.dedup();
        if told.is_empty() { Ok(()) } else { self.prose("    ", &format!("({})", told.join("; "))) }
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
        for (place, line) in wrapped(words, self.room(hang)).iter().enumerate() {
            let before = if place == 0 { first.to_owned() } else { " ".repeat(hang) };
            writeln!(self.out, "{before}{line}")?;
        }
        Ok(())
    }

    fn room(&self, taken: usize) -> usize {
        self.width.saturating_sub(taken).max(1)
    }
}

fn wrapped(words: &str, width: usize) -> Vec<String> {
    let shown = visible(words);
    wrap(&shown, Span::new(0, shown.len()), width.max(1), LineEnds::Flow)
        .iter()
        .map(|line| line.span.of(&shown).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use crate::export::{Ink, Page};
    use crate::model::{Briefing, Comparison};

    fn printed(width: usize, ink: Ink) -> String {
        printed_of((fixture::briefing(), fixture::comparison()), width, ink)
    }

    fn printed_of(of: (Briefing, Comparison), width: usize, ink: Ink) -> String {
        fixture::printed(super::write, of, Page { width: Some(width), ink })
    }

    #[test]
    fn a_narrow_page_sets_passages_under_each_other() {
        assert_eq!(
            printed(60, Ink::Plain),
            "\
STORY 1  Troops return
2 articles, 2 independent
troops in both
  A  Troops return · a.txt
  B  Troops return · b.txt

FINDINGS
! conflict · number: over 10,000 / almost 10,000
    A¶1   _Over 10,000_ troops return to their bases.
    B¶1   _Almost 10,000_ troops␛ are going home.
    (2 outlets, no copies; 1 origin: the ministry)

A BESIDE THE OTHERS
A¶1   _Over 10,000_ troops return to their bases.
  ! B¶1   _Almost 10,000_ troops␛ are going home.
A¶2   Talks begin <b>soon</b>.
    (no matching passage found)
"
        );
    }

    #[test]
    fn what_a_copy_left_out_and_changed_is_told() {
        let shown = printed_of(fixture::copied(), 60, Ink::Plain);
        assert!(shown.contains("  B  Troops return · b.txt · copy of A\n"), "{shown}");
        let (_, told) = shown.split_once("COPIES\n").unwrap();
        assert_eq!(
            told,
            "\
B is a copy of A: 1 sentence left out (A¶2), 1 changed (B¶1)
  Left out of B
    A¶2   Talks begin <b>soon</b>.
  Changed in B
    A¶1   /Over/ 10,000 troops return to their bases.
    B¶1   /Almost/ 10,000 troops␛ are going home.

A BESIDE THE OTHERS
A¶1   /Over/ 10,000 troops return to their bases.
  ≈ B¶1   /Almost/ 10,000 troops␛ are going home.
A¶2   Talks begin <b>soon</b>.
    (left out of B)
"
        );
    }

    #[test]
    fn words_that_differ_in_what_is_told_alike_are_told_from_those_of_findings() {
        let shown = printed_of(fixture::alike(), 60, Ink::Plain);
        assert!(shown.contains("A¶1   _Over 10,000_ troops /return to their bases/.\n"), "{shown}");
        let shown = printed_of(fixture::alike(), 60, Ink::Terminal);
        let wanted = "\u{1b}[4mOver 10,000\u{1b}[24m troops \u{1b}[3;4mreturn to their bases\u{1b}[23;24m.";
        assert!(shown.contains(wanted), "{shown}");
    }

    #[test]
    fn a_wide_page_sets_them_in_columns_with_marks_underlined() {
        let shown = printed(100, Ink::Terminal);
        assert!(shown.lines().any(|line| line.contains("A¶1") && line.contains("! B¶1")), "{shown}");
        assert!(shown.contains("\u{1b}[4mOver 10,000\u{1b}[24m"));
        assert!(shown.contains("no matching passage found"));
    }

    #[test]
    fn no_width_is_too_small() {
        for width in 1..50 {
            assert!(printed(width, Ink::Plain).contains("BESIDE") || width < 6);
        }
    }
}
