//! Sections around an article that are none of it: "about the author", related links, tags, contacts.

use super::{Shape, Sheet, boilerplate, credits};
use crate::model::BlockKind;
use crate::text::Span;

/// Longest "about the author" section, in parts.
const TAIL: usize = 4;

/// Longest list of links, tags or contacts, in parts.
const LIST: usize = 24;

/// Longest item of such a list, in words.
const ITEM: usize = 20;

/// Claims an "about the author" line and the parts after it, as far as it reaches.
pub(super) fn tail(sheet: &mut Sheet<'_>, at: usize) {
    sheet.claim(at, BlockKind::Boilerplate);
    let left = sheet.parts.len() - at - 1;
    // In the middle of a text only the next part belongs to it.
    let reach = if left <= TAIL { left } else { 1 };
    for next in at + 1..=at + reach {
        if sheet.kinds[next].is_none() && !is_credit(sheet, next) {
            sheet.claim(next, BlockKind::Boilerplate);
            boilerplate::rights(sheet, next);
            about_agency(sheet, next);
        }
    }
}

/// Claims a line like "Related topics" and the lines after it: to the end of the text where no running text
/// follows, else to the next blank line.
pub(super) fn list(sheet: &mut Sheet<'_>, at: usize) {
    sheet.claim(at, BlockKind::Boilerplate);
    let last = sheet.parts.len().min(at + 1 + LIST);
    let text_follows = (at + 1..last).find(|&next| sheet.is_running(next) && !is_item(sheet, next));
    let end = match text_follows {
        None => last,
        Some(text) => (at + 2..text).find(|&next| sheet.gap(next)).unwrap_or(text).min(text),
    };
    for next in at + 1..end {
        let open = sheet.kinds[next].is_none() || sheet.kinds[next] == Some(BlockKind::List);
        let heading = text_follows == Some(next + 1) && sheet.gap(next) && sheet.gap(next + 1);
        if open && is_item(sheet, next) && !is_credit(sheet, next) && !heading {
            sheet.claim(next, BlockKind::Boilerplate);
            boilerplate::rights(sheet, next);
        }
    }
}

/// Whether a part can be an item of a list of links: a line without a final stop, or a question.
fn is_item(sheet: &Sheet<'_>, at: usize) -> bool {
    let words = sheet.words(at);
    sheet.parts.get(at).is_some_and(|part| part.shape != Shape::Matter)
        && words.split_whitespace().take(ITEM + 1).count() <= ITEM
        && (!super::paragraphs::ends_sentence(words) || words.ends_with('?'))
}

fn is_credit(sheet: &Sheet<'_>, at: usize) -> bool {
    credits::line(sheet.lexicon, sheet.text, sheet.parts[at].span).is_some()
}

/// Whether a line begins what a press release says of its sender: `About Acme`, and the next part begins with
/// the name.
pub(super) fn names_sender(sheet: &Sheet<'_>, at: usize) -> bool {
    let words = sheet.words(at).trim_matches(['*', '_', '#', ' ', ':']);
    let Some(name) = words.strip_prefix("About ").or_else(|| words.strip_prefix("ABOUT ")) else {
        return false;
    };
    let first = name.split_whitespace().next().unwrap_or_default().trim_end_matches([',', ':']);
    let next = sheet.words(at + 1).trim_start_matches("The ");
    at > 1
        && name.split_whitespace().count() <= 7
        && name.starts_with(char::is_uppercase)
        && !name.ends_with(['.', '?', '!'])
        && first.len() >= 2
        && next.to_lowercase().starts_with(&first.to_lowercase())
        && sheet.is_running(at + 1)
}

/// `Agence France-Presse (AFP) is a French …`: the agency describes itself.
fn about_agency(sheet: &mut Sheet<'_>, at: usize) {
    let words = sheet.words(at);
    let Some(name) = words.find(" is ").and_then(|is| words.get(..is)) else { return };
    if sheet.lexicon.agencies.name(name).is_some() && sheet.furniture_source.is_none() {
        let start = sheet.parts[at].span.start;
        sheet.furniture_source = Some(Span::new(start, start + name.len()));
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::structure::{Known, parts, read};
    use crate::lexicon::Lexicon;
    use crate::model::BlockKind;

    /// The words of the blocks that are furniture.
    fn furniture(text: &str) -> Vec<&str> {
        let found = read(Lexicon::bundled(), text, parts(text), Known::default());
        let blocks = found.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate);
        blocks.map(|block| block.span.of(text)).collect()
    }

    const BODY: &str = "The harbour bridge was closed on Friday after a storm, the city said.\n\nNo one was hurt in the storm, he said.\n\n";

    #[test]
    fn lists_of_links_reach_to_the_end() {
        let text = format!(
            "{BODY}Related Topics\nBrusk\nStorms\n\nMore on this story\nWhy do bridges close in storms?\n"
        );
        assert_eq!(
            furniture(&text),
            ["Related Topics", "Brusk", "Storms", "More on this story", "Why do bridges close in storms?"]
        );
    }

    #[test]
    fn lists_of_links_end_before_the_text_goes_on() {
        let text = format!("{BODY}Read more\n\nRelated\n\nTen quiet harbours\n\nWhat comes next\n\n{BODY}");
        assert_eq!(furniture(&text), ["Read more", "Related", "Ten quiet harbours"]);
    }

    #[test]
    fn a_press_release_ends_with_its_sender_and_contacts() {
        let text = format!(
            "{BODY}About Brusk Foods\nBrusk Foods makes bread and more bread.\n\nMedia Contact:\nAnn Roe\npress@brusk.example\n\nSOURCE Brusk Foods\n"
        );
        assert_eq!(furniture(&text).len(), 6);
        let text = format!("{BODY}About Brusk\nNobody in the city knew of it then.\n\n{BODY}");
        assert_eq!(furniture(&text), [""; 0]);
    }
}
