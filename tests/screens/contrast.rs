//! The colours of the themes can be read: each role against each ground it stands on, by the luminance of WCAG 2.

use parallax::config::ThemeFile;
use parallax::config::theme::{Color, ROLES, Role};
use parallax::ui::Depth;
use ratatui::style::{Color as Shown, Modifier};

use crate::driver::Reader;

/// The themes with colours of their own, the ground of the terminals they are made for, and the least contrast.
const THEMES: [(&str, Color, f64); 3] = [
    ("dark", Color::Rgb(0x1e, 0x1e, 0x1e), 4.5),
    ("light", Color::Rgb(0xff, 0xff, 0xff), 4.5),
    ("high-contrast", Color::Rgb(0, 0, 0), 7.0),
];

/// Roles whose ground is laid under whatever stands there.
const GROUNDS: [Role; 4] = [Role::Text, Role::Cursor, Role::CursorAway, Role::Match];

/// Roles that draw no words.
const NO_WORDS: [Role; 1] = [Role::Rule];

/// Relative luminance, from 0 for black to 1 for white.
fn luminance(color: Color) -> f64 {
    let Color::Rgb(r, g, b) = color else { panic!("the terminal decides what {color:?} looks like") };
    let linear = |level: u8| {
        let level = f64::from(level) / 255.0;
        if level <= 0.03928 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// From 1 for the same colour to 21 for black on white.
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_word_stands_out_against_every_ground_it_can_stand_on() {
    assert!((contrast(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255)) - 21.0).abs() < 1e-9);
    let mut faint = Vec::new();
    for (name, terminal, least) in THEMES {
        let theme = ThemeFile::bundled(name).unwrap();
        let plain = theme.paint(Role::Text).fg.unwrap();
        for (role, called, _) in ROLES.into_iter().filter(|row| !NO_WORDS.contains(&row.0)) {
            let paint = theme.paint(role);
            let own = paint.bg;
            // What brings letters of its own colour is looked at as a role of its own.
            let laid_under = GROUNDS
                .into_iter()
                .filter(|&ground| ground == Role::Text || theme.paint(ground).fg.is_none());
            let grounds: Vec<Color> =
                laid_under.map(|ground| theme.paint(ground).bg.unwrap_or(terminal)).collect();
            for ground in own.map_or(grounds, |own| vec![own]) {
                let found = contrast(paint.fg.unwrap_or(plain), ground);
                if found < least {
                    faint.push(format!("{name}: {called} on {ground:?} has {found:.2}, not {least}"));
                }
            }
        }
    }
    assert!(faint.is_empty(), "\n{}", faint.join("\n"));
}

/// Ways to frames in which several looks meet in one cell: matches under the cursor, marks in rows that are chosen.
const MEETING: [&str; 8] = [
    "f r u s",
    "F t r o o p s",
    "Ctrl-p c o n f",
    "/ t a l k s Enter",
    "j j Enter / t a l k s Enter n",
    "j j Enter Tab / r u s s i a Enter",
    "c / t a l k s Enter n",
    "g m / t r o o p s Enter",
];

#[test]
fn every_letter_of_a_frame_stands_out_against_its_ground() {
    for (name, terminal, least) in THEMES.into_iter().filter(|(name, ..)| *name != "high-contrast") {
        let rule = ThemeFile::bundled(name).unwrap().paint(Role::Rule).fg;
        for keys in MEETING {
            let mut reader = Reader::open(130, 34).with_theme(name, Depth::True, false);
            reader.press(keys);
            let (buffer, _) = reader.draw();
            for cell in buffer.content().iter().filter(|cell| !cell.symbol().trim().is_empty()) {
                let colour = |of: Shown| match of {
                    Shown::Rgb(red, green, blue) => Some(Color::Rgb(red, green, blue)),
                    _ => None,
                };
                // Lines are no letters, and the terminal sees to what has no colour.
                let Some(letter) = colour(cell.fg).filter(|of| Some(*of) != rule) else { continue };
                let ground = colour(cell.bg).unwrap_or(terminal);
                assert!(!cell.modifier.contains(Modifier::REVERSED), "{name} has grounds of its own");
                let found = contrast(letter, ground);
                assert!(found >= least, "{name} after `{keys}`: {:?} has {found:.2}", cell.symbol());
            }
        }
    }
}
