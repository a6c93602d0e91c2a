//! A line of words in the looks of a theme, for terminals outside the reader.

use ratatui::style::{Color, Modifier, Style};

use super::theme::Theme;
use crate::config::theme::Role;

/// What a sample shows, each word in its own role; those behind the last one are laid over by the cursor's.
const WORDS: [(&str, Role); 8] = [
    ("Text", Role::Text),
    ("dim", Role::Dim),
    ("Source", Role::Source),
    ("said", Role::Cue),
    ("“quoted”", Role::Quotation),
    ("= same", Role::Agreement),
    ("! conflict", Role::Conflict),
    ("match", Role::Match),
];

/// Words in the looks of a theme, as a line with escape sequences.
pub fn line(theme: &Theme) -> String {
    let text = theme.style(Role::Text);
    let mut line = String::new();
    for (words, role) in WORDS {
        line += &painted(words, text.patch(theme.style(role)));
        line += &painted(" ", text);
    }
    line + &painted(" under the cursor ", text.patch(theme.style(Role::Cursor)))
}

/// Words between the sequence that gives them a style and the one that takes it away.
fn painted(words: &str, style: Style) -> String {
    let mut codes: Vec<String> = Vec::new();
    codes.extend(style.fg.and_then(|color| code(color, 30)));
    codes.extend(style.bg.and_then(|color| code(color, 40)));
    let modifiers = MODIFIERS.iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    codes.extend(modifiers.map(|(_, code)| (*code).to_owned()));
    if codes.is_empty() { words.to_owned() } else { format!("\u{1b}[{}m{words}\u{1b}[0m", codes.join(";")) }
}

/// The codes of ways to set apart without colour.
const MODIFIERS: [(Modifier, &str); 5] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
];

/// The colours of the palette in the order of their codes.
const PALETTE: [Color; 16] = super::depth::ANSI;

/// The code of a colour: `base` is 30 for letters and 40 for what is behind them.
fn code(color: Color, base: usize) -> Option<String> {
    match color {
        Color::Rgb(r, g, b) => Some(format!("{};2;{r};{g};{b}", base + 8)),
        Color::Indexed(index) => Some(format!("{};5;{index}", base + 8)),
        named => {
            let place = PALETTE.iter().position(|known| *known == named)?;
            Some(if place < 8 { base + place } else { base + 60 + place - 8 }.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::line;
    use crate::config::ThemeFile;
    use crate::ui::{Depth, Theme};

    #[test]
    fn a_sample_is_painted_in_the_colours_there_are() {
        let of = |name: &str, depth| line(&Theme::new(&ThemeFile::bundled(name).unwrap(), depth, false));
        assert!(of("dark", Depth::True).contains("\u{1b}[38;2;213;216;221mText\u{1b}[0m"));
        assert!(of("dark", Depth::Ansi256).contains("\u{1b}[38;5;"));
        assert!(of("ansi16", Depth::Ansi16).contains("\u{1b}[31;1m! conflict"));
        assert!(of("mono", Depth::None).contains("Text \u{1b}[2mdim"));
        assert!(of("mono", Depth::None).contains("\u{1b}[7m under the cursor "));
    }
}
