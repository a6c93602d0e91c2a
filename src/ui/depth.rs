//! How many colours the terminal has, and the nearest of them to a colour wanted.

use ratatui::style::Color;

use crate::config::theme;

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
const ANSI: [Color; 16] = [
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

    use super::{Depth, nearest};
    use crate::config::theme;

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
