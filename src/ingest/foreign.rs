//! Formats that are known by their content but not read: feeds, mail, archives, agency XML and JSON.

/// How much of a text is looked at.
const HEAD: usize = 4096;

/// The beginning of the text, without white space before it.
fn head(text: &str) -> &str {
    let text = text.trim_start();
    let mut end = HEAD.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// Whether the beginning holds one of these tags, `<tag` followed by no letter.
fn has_tag(head: &str, tags: &[&str]) -> bool {
    let lower = head.to_ascii_lowercase();
    tags.iter().any(|tag| {
        lower.match_indices(tag).any(|(at, _)| {
            let before = at.checked_sub(1).and_then(|at| lower.as_bytes().get(at));
            let after = lower.as_bytes().get(at + tag.len());
            before == Some(&b'<') && !after.is_some_and(u8::is_ascii_alphanumeric)
        })
    })
}

/// Whether the text begins as XML or HTML does: with a tag, a declaration or a comment.
fn is_marked_up(head: &str) -> bool {
    let mut chars = head.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '?' || c == '!')
}

/// RSS, Atom, RDF site summaries and JSON Feed.
pub(super) fn is_feed(text: &str) -> bool {
    let head = head(text);
    (is_marked_up(head) && has_tag(head, &["rss", "feed", "rdf:rdf"]))
        || (head.starts_with('{') && head.contains("jsonfeed.org/version"))
}

/// OPML outlines.
pub(super) fn is_opml(text: &str) -> bool {
    let head = head(text);
    is_marked_up(head) && has_tag(head, &["opml"])
}

/// NewsML, NewsML-G2 and NITF.
pub(super) fn is_newsml(text: &str) -> bool {
    let head = head(text);
    is_marked_up(head) && has_tag(head, &["newsml", "newsitem", "newsmessage", "nitf", "packageitem"])
}

/// Web pages and fragments of them.
pub(super) fn is_html(text: &str) -> bool {
    let head = head(text);
    is_marked_up(head)
        && (has_tag(head, &["!doctype html", "html", "head", "body", "div", "p", "article", "meta"])
            || head.starts_with("<?xml"))
}

/// The JSON of news agencies: one object with the fields of ninjs.
pub(super) fn is_ninjs(text: &str) -> bool {
    let head = head(text);
    head.starts_with('{')
        && head.contains("\"uri\"")
        && ["\"body_text\"", "\"body_html\"", "\"bodies\"", "\"versioncreated\"", "\"headlines\""]
            .iter()
            .any(|field| head.contains(field))
}

/// Web archives.
pub(super) fn is_warc(text: &str) -> bool {
    head(text).starts_with("WARC/")
}

/// Mailboxes: messages each begun by a `From ` line.
pub(super) fn is_mbox(text: &str) -> bool {
    let head = head(text);
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    first.starts_with("From ")
        && first.contains(':')
        && lines.next().is_some_and(|line| header(line).is_some())
}

/// Single mail messages: header lines, at least one of which only mail has.
pub(super) fn is_mail(text: &str) -> bool {
    const MAIL: [&str; 5] = ["message-id", "mime-version", "received", "return-path", "delivered-to"];
    const ANY: [&str; 4] = ["from", "to", "subject", "date"];
    let mut known = 0;
    let mut sure = false;
    for line in head(text).lines().take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(name) = header(line) else { return false };
        let name = name.to_ascii_lowercase();
        known += usize::from(ANY.contains(&name.as_str()));
        sure |= MAIL.contains(&name.as_str());
    }
    known >= 3 || (sure && known >= 1)
}

/// The name of a header line `Name: value`.
fn header(line: &str) -> Option<&str> {
    let (name, _) = line.split_once(':')?;
    let good = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    good.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{is_feed, is_html, is_mail, is_mbox, is_newsml, is_ninjs, is_opml, is_warc};

    #[test]
    fn formats_are_told_by_their_content() {
        assert!(is_feed("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"));
        assert!(is_feed("<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
        assert!(is_opml("<?xml version=\"1.0\"?><opml version=\"2.0\">"));
        assert!(is_newsml("<newsItem guid=\"urn:x\">"));
        assert!(is_html("\n<!DOCTYPE html>\n<html>"));
        assert!(is_warc("WARC/1.1\r\nWARC-Type: warcinfo"));
        assert!(is_mbox("From a@b Mon Mar  4 18:20:00 2024\nSubject: x\n\nHi"));
        assert!(is_mail("From: a@b\nTo: c@d\nSubject: Talks\n\nThey began."));
        assert!(is_ninjs("{\"uri\": \"urn:x\", \"body_text\": \"y\"}"));
    }

    #[test]
    fn prose_is_none_of_them() {
        for prose in [
            "From Geneva comes news: talks.\nThey began.",
            "Date: unknown\nThe talks began.",
            "<3 for Geneva",
        ] {
            assert!(!is_feed(prose) && !is_html(prose) && !is_mail(prose) && !is_mbox(prose), "{prose}");
        }
    }
}
