//! Plain ASCII: the typographic signs that words are written with, each as the plain one of the same width.

use ratatui::buffer::Buffer;

/// What stands for what. Stand-ins for characters that are not shown are among them.
const PLAIN: [(&str, &str); 18] = [
    ("“", "\""),
    ("”", "\""),
    ("„", "\""),
    ("«", "\""),
    ("»", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("‚", "'"),
    ("–", "-"),
    ("—", "-"),
    ("·", "-"),
    ("•", "*"),
    ("…", "~"),
    ("¶", "P"),
    ("§", "$"),
    ("×", "x"),
    ("⇄", "?"),
    ("◌", "?"),
];

/// Puts one sign in the place of another, wherever it stands on the screen.
pub(super) fn put(buffer: &mut Buffer, signs: &[(&str, &str)]) {
    for cell in &mut buffer.content {
        let found = signs.iter().find(|(sign, _)| *sign == cell.symbol());
        if let Some((_, other)) = found {
            cell.set_symbol(other);
        }
    }
}

/// Puts plain signs in the place of typographic ones, wherever they stand on the screen.
pub(super) fn make_plain(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if symbol.is_ascii() {
            continue;
        }
        let is_picture = symbol.chars().all(|c| ('\u{2400}'..='\u{2426}').contains(&c) || c == '\u{FFFD}');
        let plain = PLAIN.iter().find(|(typographic, _)| *typographic == symbol).map(|&(_, plain)| plain);
        if let Some(plain) = plain.or(is_picture.then_some("?")) {
            cell.set_symbol(plain);
        }
    }
}
