//! How many colours the terminal has, and the nearest of them to a colour wanted.

use ratatui::style::Color;

use crate::config::{Themes, theme};
use crate::model::ColorChoice;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None; modifiers only.
    None,
    /// The 16 of its palette.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// All.
    #[default]
    True,
}

/// What the environment says of the terminal's colours.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told<'a> {
    /// Whether `NO_COLOR` is set to something.
    pub no_color: bool,
    /// `COLORTERM`.
    pub colorterm: &'a str,
    /// `TERM`.
    pub term: &'a str,
}

/// Terminals that have all colours, by how `TERM` begins: `COLORTERM`, which says so too, gets lost on the way over SSH.
const ALL_COLORS: [&str; 7] =
    ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour", "iterm2"];

/// Terminals that have none, by how `TERM` begins.
const NO_COLORS: [&str; 3] = ["dumb", "vt", "ansi-m"];

impl Depth {
    /// The depth of a terminal; the user's choice goes before `NO_COLOR`, and that before what the terminal has.
    pub fn of(color: ColorChoice, told: Told<'_>) -> Self {
        match color {
            ColorChoice::Never => Self::None,
            ColorChoice::Auto if told.no_color => Self::None,
            ColorChoice::Auto => Self::of_terminal(told),
            ColorChoice::Always => Self::of_terminal(told).max(Self::Ansi16),
        }
    }

    fn of_terminal(Told { colorterm, term, .. }: Told<'_>) -> Self {
        let begins = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
        if matches!(colorterm, "truecolor" | "24bit") || term.ends_with("-direct") || begins(&ALL_COLORS) {
            Self::True
        } else if term.contains("256color") {
            Self::Ansi256
        } else if term.is_empty() || begins(&NO_COLORS) {
            Self::None
        } else {
            Self::Ansi16
        }
    }

    /// The theme that can be told apart in this depth: where there is no colour, only modifiers can.
    pub fn theme_for<'a>(self, name: &'a str, themes: &Themes) -> &'a str {
        match self {
            Self::None => "mono",
            // Sixteen colours that were chosen by hand tell more apart than the nearest to a million.
            Self::Ansi16 if matches!(name, "dark" | "light") && themes.own_named(name).is_none() => "ansi16",
            Self::Ansi16 | Self::Ansi256 | Self::True => name,
        }
    }
}

/// The nearest colour the terminal has; `None` when it has none.
pub fn nearest(color: theme::Color, depth: Depth) -> Option<Color> {
    match (color, depth) {
        (_, Depth::None) => None,
        (theme::Color::Ansi(place), _) => ANSI.get(usize::from(place)).copied(),
        (theme::Color::Rgb(r, g, b), Depth::True) => Some(Color::Rgb(r, g, b)),
        (theme::Color::Rgb(r, g, b), Depth::Ansi256) => Some(Color::Indexed(of_256([r, g, b]))),
        (theme::Color::Rgb(r, g, b), Depth::Ansi16) => Some(of_16([r, g, b])),
    }
}

/// The palette's colours in the order of their escape codes.
pub(super) const ANSI: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// Levels of the colour cube of xterm.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the cube and of the grey ramp.
fn of_256(rgb: [u8; 3]) -> u8 {
    let step = |level: u8| (0..CUBE.len()).min_by_key(|&i| CUBE[i].abs_diff(level)).unwrap_or(0);
    let steps = rgb.map(step);
    let cube = steps.map(|step| CUBE[step]);
    let mean = rgb.iter().map(|&level| u16::from(level)).sum::<u16>() / 3;
    let ramp = (mean.saturating_sub(3) / 10).min(23) as u8;
    let grey = [8 + 10 * ramp; 3];
    if distance(grey, rgb) < distance(cube, rgb) {
        return 232 + ramp;
    }
    (16 + 36 * steps[0] + 6 * steps[1] + steps[2]) as u8
}

/// The palette colour of the same hue; grey where there is hardly any.
fn of_16(rgb: [u8; 3]) -> Color {
    let (max, min) = (rgb.into_iter().max().unwrap_or(0), rgb.into_iter().min().unwrap_or(0));
    if max - min < 48 {
        return match max {
            0..64 => Color::Black,
            64..150 => Color::DarkGray,
            150..220 => Color::Gray,
            _ => Color::White,
        };
    }
    let threshold = min + (max - min) / 2;
    let bit = |place: usize| usize::from(rgb[place] > threshold) << place;
    let bright = if max > 200 { 8 } else { 0 };
    ANSI[bit(0) + bit(1) + bit(2) + bright]
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter().zip(b).map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use ratatui::style::Color;

    use super::{Depth, Told, nearest};
    use crate::config::{Themes, theme};
    use crate::model::ColorChoice::{self, Always, Auto, Never};

    fn of(color: ColorChoice, no_color: bool, colorterm: &str, term: &str) -> Depth {
        Depth::of(color, Told { no_color, colorterm, term })
    }

    #[test]
    fn the_terminal_says_its_depth_and_the_user_has_the_last_word() {
        assert_eq!(of(Auto, false, "truecolor", "xterm-256color"), Depth::True);
        assert_eq!(of(Auto, false, "", "xterm-kitty"), Depth::True, "over SSH");
        assert_eq!(of(Auto, false, "", "tmux-256color"), Depth::Ansi256);
        assert_eq!(of(Auto, false, "", "linux"), Depth::Ansi16);
        assert_eq!(of(Auto, false, "", "vt100"), Depth::None);
        assert_eq!(of(Auto, false, "", ""), Depth::None);
        assert_eq!(of(Auto, true, "truecolor", "xterm"), Depth::None);
        assert_eq!(of(Always, true, "truecolor", "xterm"), Depth::True);
        assert_eq!(of(Always, false, "", "dumb"), Depth::Ansi16);
        assert_eq!(of(Never, false, "truecolor", "xterm"), Depth::None);
    }

    #[test]
    fn without_colour_the_theme_of_modifiers_is_used() {
        let themes = Themes::default();
        assert_eq!(Depth::None.theme_for("light", &themes), "mono");
        assert_eq!(Depth::Ansi16.theme_for("light", &themes), "ansi16");
        assert_eq!(Depth::Ansi16.theme_for("high-contrast", &themes), "high-contrast");
        assert_eq!(Depth::Ansi256.theme_for("light", &themes), "light");
    }

    #[test]
    fn each_depth_gets_the_nearest_colour_it_has() {
        let red = theme::Color::Rgb(0xf0, 0x73, 0x6f);
        assert_eq!(nearest(red, Depth::True), Some(Color::Rgb(0xf0, 0x73, 0x6f)));
        assert_eq!(nearest(red, Depth::Ansi256), Some(Color::Indexed(203)));
        assert_eq!(nearest(red, Depth::Ansi16), Some(Color::LightRed));
        assert_eq!(nearest(red, Depth::None), None);
        assert_eq!(nearest(theme::Color::Rgb(8, 8, 8), Depth::Ansi256), Some(Color::Indexed(232)));
        assert_eq!(nearest(theme::Color::Ansi(1), Depth::True), Some(Color::Red));
    }
}
