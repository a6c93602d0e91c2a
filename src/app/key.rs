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
    /// One of the keys F1 to F12.
    Function(u8),
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

/// How other programs call some of them.
const ALIASES: [(&str, KeyCode); 8] = [
    ("Return", KeyCode::Enter),
    ("Ret", KeyCode::Enter),
    ("Escape", KeyCode::Esc),
    ("Delete", KeyCode::Delete),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Spc", KeyCode::Char(' ')),
    ("BS", KeyCode::Backspace),
];

/// How what is held down is written before a key.
const PREFIXES: [(&str, Held); 3] = [("Ctrl-", Held::Ctrl), ("Alt-", Held::Alt), ("Shift-", Held::Shift)];

/// How other programs write it.
const SHORT_PREFIXES: [(&str, Held); 4] =
    [("C-", Held::Ctrl), ("A-", Held::Alt), ("M-", Held::Alt), ("S-", Held::Shift)];

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
        for (prefix, held) in PREFIXES.into_iter().chain(SHORT_PREFIXES) {
            if let Some(rest) = written.strip_prefix(prefix)
                && !rest.is_empty()
            {
                return Some(Self { code: code(rest)?, held }.as_pressed());
            }
        }
        Some(Self::plain(code(written)?))
    }

    /// The key as a press of it arrives: Shift is part of a character, but for the space.
    fn as_pressed(self) -> Self {
        match (self.code, self.held) {
            // A terminal tells no capital apart while control is held.
            (KeyCode::Char(char), Held::Ctrl) => Self::ctrl(char.to_ascii_lowercase()),
            (KeyCode::Char(char), Held::Shift) if char != ' ' => {
                Self::char(char.to_uppercase().next().unwrap_or(char))
            }
            _ => self,
        }
    }

    /// What keys without a character are called.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|&(name, _)| name)
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

/// A sequence as the key table is written: `g g`, `g !`, `Ctrl-d`.
pub fn write_sequence(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
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
    let named = NAMES.iter().chain(&ALIASES).find(|(known, _)| known.eq_ignore_ascii_case(name));
    named.map(|&(_, code)| code).or_else(|| {
        let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
        (1..=12).contains(&number).then_some(KeyCode::Function(number))
    })
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((prefix, _)) = PREFIXES.iter().find(|(_, held)| *held == self.held) {
            f.write_str(prefix)?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(char)) => write!(f, "{char}"),
            (None, KeyCode::Function(number)) => write!(f, "F{number}"),
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
    fn what_other_programs_write_is_understood() {
        for (written, shown) in [
            ("C-d", "Ctrl-d"),
            ("M-x", "Alt-x"),
            ("S-Tab", "Shift-Tab"),
            ("Shift-g", "G"),
            ("C-D", "Ctrl-d"),
            ("PageDown", "PgDn"),
            ("f12", "F12"),
        ] {
            assert_eq!(Key::parse(written).map(|key| key.to_string()).as_deref(), Some(shown));
        }
        assert_eq!(Key::parse("F13"), None);
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
