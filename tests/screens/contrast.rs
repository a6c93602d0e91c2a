//! The colours of the themes can be read: each role against each ground it stands on, by the luminance of WCAG 2.

use parallax::config::ThemeFile;
use parallax::config::theme::{Color, ROLES, Role};

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
