//! Keys as the user writes them: `g`, `Ctrl-d`, `Space`, `PgDn`; sequences of them are separated by spaces.

use std::fmt;

/// One key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself; a capital letter is its own character, not `Shift` and a small one.
    pub code: KeyCode,
    /// What was held down with it.
    pub held: Held,
}

/// The key itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character, the space included.
    Char(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A screen back.
    PageUp,
    /// A screen on.
    PageDown,
}

/// What is held down together with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Held {
    /// Nothing.
    #[default]
    Nothing,
    /// Control.
    Ctrl,
    /// Alt or Meta.
    Alt,
    /// Shift, where it is not part of the character.
    Shift,
}

/// Names of the keys that have no character of their own.
const NAMES: [(&str, KeyCode); 14] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

/// How what is held down is written before a key.
const PREFIXES: [(&str, Held); 3] = [("Ctrl-", Held::Ctrl), ("Alt-", Held::Alt), ("Shift-", Held::Shift)];

impl Key {
    /// A key pressed alone.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, held: Held::Nothing }
    }

    /// A character typed.
    pub const fn char(char: char) -> Self {
        Self::plain(KeyCode::Char(char))
    }

    /// A key pressed while control is held.
    pub const fn ctrl(char: char) -> Self {
        Self { code: KeyCode::Char(char), held: Held::Ctrl }
    }

    /// The key `written` names, or `None` when no key is called that.
    pub fn parse(written: &str) -> Option<Self> {
        for (prefix, held) in PREFIXES {
            if let Some(rest) = written.strip_prefix(prefix)
                && !rest.is_empty()
            {
                return Some(Self { code: code(rest)?, held });
            }
        }
        Some(Self::plain(code(written)?))
    }

    /// The keys of a sequence written with spaces between them, or `None` when one of them is unknown.
    pub fn parse_sequence(written: &str) -> Option<Vec<Self>> {
        written.split_whitespace().map(Self::parse).collect()
    }

    /// The character this key types into a field, if any.
    pub const fn typed(self) -> Option<char> {
        match (self.code, self.held) {
            (KeyCode::Char(char), Held::Nothing | Held::Shift) => Some(char),
            _ => None,
        }
    }
}

/// A sequence in the short form of help and footers: `gg`, `g!`, `Ctrl-d`.
pub fn show_sequence(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect()
}

fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(KeyCode::Char(only));
    }
    NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, code)| code)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((prefix, _)) = PREFIXES.iter().find(|(_, held)| *held == self.held) {
            f.write_str(prefix)?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(char)) => write!(f, "{char}"),
            // Every other code stands in NAMES; the test below proves it for each.
            (None, code) => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyCode, NAMES, show_sequence};

    #[test]
    fn what_is_written_is_what_is_shown() {
        for written in ["g", "G", "!", "-", "Ctrl-d", "Shift-Tab", "Space", "PgDn", "é", "Ctrl--"] {
            assert_eq!(Key::parse(written).map(|key| key.to_string()).as_deref(), Some(written));
        }
        for (name, code) in NAMES {
            assert_eq!(Key::plain(code).to_string(), name);
        }
    }

    #[test]
    fn an_unknown_name_is_no_key() {
        assert_eq!(Key::parse("Hyper"), None);
        assert_eq!(Key::parse("Ctrl-Nothing"), None);
        assert_eq!(Key::parse_sequence("g Hyper"), None);
    }

    #[test]
    fn a_sequence_is_shown_without_spaces() {
        let keys = Key::parse_sequence("g g").unwrap_or_default();
        assert_eq!(keys, [Key::char('g'), Key::char('g')]);
        assert_eq!(show_sequence(&keys), "gg");
    }

    #[test]
    fn only_characters_are_typed() {
        assert_eq!(Key::char('ж').typed(), Some('ж'));
        assert_eq!(Key::ctrl('c').typed(), None);
        assert_eq!(Key::plain(KeyCode::Enter).typed(), None);
    }
}
