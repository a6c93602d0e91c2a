//! JSON strings that cannot steer a terminal: characters that would are written as `\u` escapes.

use std::io;

use serde_json::ser::Formatter;

/// A compact formatter whose strings hold no raw control, bidi or tag character, yet decode to the same text.
pub(super) struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        // The ASCII controls but DEL are escaped by serde_json itself before a fragment comes here.
        let mut rest = fragment;
        while let Some((at, steering)) = rest.char_indices().find(|&(_, c)| steers(c)) {
            let (clean, tail) = rest.split_at(at);
            writer.write_all(clean.as_bytes())?;
            for unit in steering.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = tail.get(steering.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Whether a terminal or browser may act on the character instead of showing it.
fn steers(c: char) -> bool {
    match c {
        '\u{20}'..='\u{7e}' => false,
        '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    fn line(text: &str) -> String {
        let mut out = Vec::new();
        super::super::write(&mut out, &text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn steering_characters_are_escaped_and_decode_to_the_same_text() {
        let text = "a\u{1b}[31mred\u{7f}\u{9b}2J\u{202e}evil\u{2066}\u{2028}\u{e0041}\u{0}\t\r\n\"\\é😀z";
        let written = line(text);
        assert!(written.chars().all(|c| !super::steers(c)), "{written}");
        assert!(written.contains("\\udb40\\udc41"), "tag characters need a surrogate pair: {written}");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }

    #[test]
    fn ordinary_letters_of_any_script_stay_readable() {
        assert_eq!(line("Zürich “путин” 日本"), "\"Zürich “путин” 日本\"");
    }
}
