//! The words of an HTML fragment: block elements part paragraphs, tags and scripts are dropped, entities decoded.
//!
//! This is for the `html` field of records, which holds an article's body. It does not look for the article
//! in a web page.

use super::structure::{Part, Shape};
use crate::text::Span;

/// Elements whose content is not shown.
const HIDDEN: &[&str] = &["script", "style", "head", "template", "noscript", "svg", "iframe", "form", "nav"];

/// Elements that stand in the line.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img",
];

/// Named character references met in news; the rest stay as they are written.
const ENTITIES: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("euro", "€"),
    ("pound", "£"),
    ("yen", "¥"),
    ("cent", "¢"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("frac12", "½"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("iacute", "í"),
    ("oacute", "ó"),
    ("uacute", "ú"),
    ("ccedil", "ç"),
    ("ntilde", "ñ"),
];

/// The text of a fragment, paragraphs parted by blank lines, and its parts.
pub(super) fn read(html: &str) -> (String, Vec<Part>) {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (words, tail) = rest.split_at(open);
        page.words(words);
        rest = page.tag(tail);
    }
    page.words(rest);
    page.close();
    (page.text, page.parts)
}

#[derive(Default)]
struct Page {
    text: String,
    parts: Vec<Part>,
    /// Where the part that is being written begins.
    start: Option<usize>,
    shape: Option<Shape>,
    hidden: Option<String>,
}

impl Page {
    fn words(&mut self, words: &str) {
        if self.hidden.is_some() {
            return;
        }
        let mut rest = words;
        while let Some(at) = rest.find('&') {
            let (plain, tail) = rest.split_at(at);
            plain.chars().for_each(|c| self.push(c));
            let (decoded, used) = entity(tail).unwrap_or((None, 1));
            match decoded {
                Some(words) => words.chars().for_each(|c| self.push(c)),
                None => self.push('&'),
            }
            rest = tail.get(used..).unwrap_or_default();
        }
        rest.chars().for_each(|c| self.push(c));
    }

    /// Writes a character; white space runs become one space, but for no-break spaces.
    fn push(&mut self, c: char) {
        let space = c.is_whitespace() && c != '\u{a0}';
        match self.start {
            None if space => {}
            None => {
                if !self.text.is_empty() {
                    self.text.push_str("\n\n");
                }
                self.start = Some(self.text.len());
                self.text.push(c);
            }
            Some(_) if space && self.text.ends_with(' ') => {}
            Some(_) => self.text.push(if space { ' ' } else { c }),
        }
    }

    /// Ends the part that is being written.
    fn close(&mut self) {
        let Some(start) = self.start.take() else { return };
        self.text.truncate(self.text.trim_end().len().max(start));
        let span = Span::new(start, self.text.len());
        if !span.is_empty() {
            self.parts.push(Part { span, shape: self.shape.unwrap_or(Shape::Prose), gap: true });
        }
    }

    /// Reads the tag, comment or declaration at the beginning of `tail`, and gives what follows it.
    fn tag<'a>(&mut self, tail: &'a str) -> &'a str {
        if tail.starts_with("<!--") {
            return tail.find("-->").and_then(|end| tail.get(end + 3..)).unwrap_or_default();
        }
        let named = tail
            .get(1..)
            .is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)));
        let Some(end) = tail.find('>').filter(|_| named) else {
            self.words("<");
            return tail.get(1..).unwrap_or_default();
        };
        let inside = tail.get(1..end).unwrap_or_default();
        let closing = inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .flat_map(char::to_lowercase)
            .collect();
        self.element(&name, closing);
        tail.get(end + 1..).unwrap_or_default()
    }

    fn element(&mut self, name: &str, closing: bool) {
        if let Some(hidden) = &self.hidden {
            if closing && hidden == name {
                self.hidden = None;
            }
            return;
        }
        if HIDDEN.contains(&name) && !closing {
            self.hidden = Some(name.to_owned());
            return;
        }
        if INLINE.contains(&name) {
            return;
        }
        self.close();
        self.shape = match name {
            _ if closing => None,
            "h1" => Some(Shape::Heading(1)),
            "h2" => Some(Shape::Heading(2)),
            "h3" | "h4" | "h5" | "h6" => Some(Shape::Heading(3)),
            "li" => Some(Shape::List),
            "blockquote" => Some(Shape::Quote),
            "p" if self.shape == Some(Shape::Quote) => self.shape,
            _ => None,
        };
    }
}

/// The character reference at the beginning of the words, and its length.
fn entity(words: &str) -> Option<(Option<String>, usize)> {
    let end = words.bytes().take(12).position(|b| b == b';')?;
    let name = words.get(1..end)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).map(String::from)?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, words)| (*words).to_owned())?,
    };
    Some((Some(decoded), end + 1))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::ingest::structure::Shape;

    #[test]
    fn block_elements_part_paragraphs_and_tags_are_dropped() {
        let (text, parts) = read(
            "<h1>Ferry\n sinks</h1><script>var a = '<p>';</script><p>It <b>sank</b>&nbsp;fast &amp; deep.<p>&#8220;No,&#x201d; she said.</p><ul><li>one</ul>",
        );
        assert_eq!(text, "Ferry sinks\n\nIt sank\u{a0}fast & deep.\n\n“No,” she said.\n\none");
        let shapes: Vec<Shape> = parts.iter().map(|part| part.shape).collect();
        assert_eq!(shapes, [Shape::Heading(1), Shape::Prose, Shape::Prose, Shape::List]);
        assert_eq!(parts[2].span.of(&text), "“No,” she said.");
    }

    #[test]
    fn broken_markup_loses_no_words() {
        assert_eq!(read("a < b & c &unknown; <").0, "a < b & c &unknown; <");
        assert_eq!(read("<p>open <!-- never closed").0, "open");
    }
}
