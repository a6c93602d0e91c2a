//! Themes: how each role of the interface looks, as written in TOML.

use std::collections::BTreeMap;

use super::nearest::unknown;

/// What something on the screen means. A theme says how each role looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text.
    Text,
    /// What is less important than text.
    Dim,
    /// Rules and borders.
    Rule,
    /// The line at the top.
    Bar,
    /// The program's and the story's name.
    Title,
    /// A title made of the lead sentence.
    Derived,
    /// Headings in a text, of columns, of sections.
    Heading,
    /// Numbers of paragraphs and citations.
    Number,
    /// Letters of sources.
    Letter,
    /// Names of sources and speakers.
    Source,
    /// Dates.
    Date,
    /// The words that attribute.
    Cue,
    /// Quotations.
    Quotation,
    /// Figures.
    Figure,
    /// Words that make a statement less than certain.
    Hedge,
    /// Names in a text.
    Name,
    /// Boilerplate, credits and captions.
    Boilerplate,
    /// A conflict.
    Conflict,
    /// An update of a running figure.
    Update,
    /// A difference of certainty.
    Certainty,
    /// A difference of speaker.
    Speaker,
    /// The same.
    Agreement,
    /// The same in other words.
    Reworded,
    /// A shared subject.
    Related,
    /// What only one source has.
    Only,
    /// Denials and refusals.
    Denial,
    /// The words a finding rests on.
    Mark,
    /// The words that what stands beside them has not got.
    Apart,
    /// Unread articles.
    Unread,
    /// The row under the cursor, laid over everything else.
    Cursor,
    /// The same in a pane without the focus.
    CursorAway,
    /// An article chosen for comparison.
    Chosen,
    /// A match of the search.
    Match,
    /// The match the cursor stands on, and matched letters in the finder.
    MatchHere,
    /// Keys in the bottom line and in help.
    Key,
    /// Popups.
    Popup,
    /// Warnings.
    Warning,
}

/// Every role with its name in theme files and the role whose looks it takes where a theme is silent.
pub const ROLES: [(Role, &str, Role); 37] = [
    (Role::Text, "text", Role::Text),
    (Role::Dim, "dim", Role::Text),
    (Role::Rule, "rule", Role::Dim),
    (Role::Bar, "bar", Role::Text),
    (Role::Title, "title", Role::Text),
    (Role::Derived, "derived", Role::Text),
    (Role::Heading, "heading", Role::Title),
    (Role::Number, "number", Role::Dim),
    (Role::Letter, "letter", Role::Title),
    (Role::Source, "source", Role::Text),
    (Role::Date, "date", Role::Text),
    (Role::Cue, "cue", Role::Text),
    (Role::Quotation, "quotation", Role::Text),
    (Role::Figure, "figure", Role::Text),
    (Role::Hedge, "hedge", Role::Text),
    (Role::Name, "name", Role::Text),
    (Role::Boilerplate, "boilerplate", Role::Dim),
    (Role::Conflict, "conflict", Role::Warning),
    (Role::Update, "update", Role::Conflict),
    (Role::Certainty, "certainty", Role::Text),
    (Role::Speaker, "speaker", Role::Text),
    (Role::Agreement, "agreement", Role::Text),
    (Role::Reworded, "reworded", Role::Agreement),
    (Role::Related, "related", Role::Dim),
    (Role::Only, "only", Role::Dim),
    (Role::Denial, "denial", Role::Warning),
    (Role::Mark, "mark", Role::Text),
    (Role::Apart, "apart", Role::Mark),
    (Role::Unread, "unread", Role::Title),
    (Role::Cursor, "cursor", Role::Text),
    (Role::CursorAway, "cursor-away", Role::Text),
    (Role::Chosen, "chosen", Role::Title),
    (Role::Match, "match", Role::Text),
    (Role::MatchHere, "match-here", Role::Match),
    (Role::Key, "key", Role::Title),
    (Role::Popup, "popup", Role::Text),
    (Role::Warning, "warning", Role::Text),
];

/// A colour as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// `#rrggbb`.
    Rgb(u8, u8, u8),
    /// One of the 16 of the terminal's own palette: `red`, `bright-red`.
    Ansi(u8),
}

/// A way to set words apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// Heavier letters.
    Bold,
    /// Fainter letters.
    Dim,
    /// Slanted letters.
    Italic,
    /// A line under the letters.
    Underline,
    /// Colours exchanged.
    Reverse,
}

/// Every modifier with its name in theme files.
pub(super) const MODIFIERS: [(Modifier, &str); 5] = [
    (Modifier::Bold, "bold"),
    (Modifier::Dim, "dim"),
    (Modifier::Italic, "italic"),
    (Modifier::Underline, "underline"),
    (Modifier::Reverse, "reverse"),
];

impl Modifier {
    /// The modifier of this name in theme files.
    pub(super) fn of(name: &str) -> Option<Self> {
        MODIFIERS.iter().find(|(_, known)| *known == name).map(|&(modifier, _)| modifier)
    }
}

/// How something looks; what is absent is left as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paint {
    /// Colour of the letters.
    pub fg: Option<Color>,
    /// Colour behind them.
    pub bg: Option<Color>,
    /// Ways to set apart without colour.
    pub modifiers: Vec<Modifier>,
}

/// A theme as parsed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThemeFile {
    paints: Vec<Paint>,
}

/// The names of the themes that come with the program, each with its TOML.
pub const BUNDLED: [(&str, &str); 5] = [
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("ansi16", include_str!("../../assets/themes/ansi16.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// One role of a bundled theme: its name, the colours of letters and ground, and modifiers, as written.
type Row = (&'static str, Option<&'static str>, Option<&'static str>, &'static [&'static str]);

/// The bundled themes as `build.rs` has read them.
const READ: [(&str, &[Row]); 5] = include!(concat!(env!("OUT_DIR"), "/themes.rs"));

/// The 16 colours of a terminal's own palette.
const ANSI: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// How each role looks in a theme as written, in the order of [`ROLES`]; `None` where the theme is silent.
pub(super) type Looks = Vec<Option<Paint>>;

/// The looks of a theme that is silent about every role.
pub(super) fn silent() -> Looks {
    vec![None; ROLES.len()]
}

/// The place of a role in [`ROLES`].
///
/// # Errors
/// Says that there is none of this name, and which is nearest.
pub(super) fn role_place(name: &str) -> Result<usize, String> {
    let place = ROLES.iter().position(|(_, known, _)| *known == name);
    place.ok_or_else(|| unknown("role", name, ROLES.map(|row| row.1)))
}

/// The looks of the bundled theme called `name`, as `build.rs` has read them.
///
/// # Errors
/// Says that there is none of this name, and which is nearest.
pub(super) fn bundled_looks(name: &str) -> Result<Looks, String> {
    let found = READ.iter().find(|(known, _)| *known == name);
    let (_, rows) = found.ok_or_else(|| unknown("theme", name, BUNDLED.map(|theme| theme.0)))?;
    let names = BTreeMap::new();
    let mut looks = silent();
    for &(name, fg, bg, modifiers) in *rows {
        let color = |of: Option<&str>| of.map(|of| color_of(of, &names)).transpose();
        let modifiers = modifiers.iter().filter_map(|of| Modifier::of(of)).collect();
        looks[role_place(name)?] = Some(Paint { fg: color(fg)?, bg: color(bg)?, modifiers });
    }
    Ok(looks)
}

impl ThemeFile {
    /// The theme of these looks: a role without its own takes those of the role it falls back to.
    pub(super) fn of(looks: &Looks) -> Self {
        Self { paints: (0..ROLES.len()).map(|place| filled(looks, place)).collect() }
    }

    /// The bundled theme called `name`.
    ///
    /// # Errors
    /// Says that there is none of this name, and which is nearest.
    pub fn bundled(name: &str) -> Result<Self, String> {
        Ok(Self::of(&bundled_looks(name)?))
    }

    /// How a role looks.
    pub fn paint(&self, role: Role) -> Paint {
        self.paints.get(role as usize).cloned().unwrap_or_default()
    }
}

/// The looks of the role at `place`: its own, else those of the role it falls back to, else plain.
fn filled(looks: &Looks, mut place: usize) -> Paint {
    loop {
        if let Some(paint) = &looks[place] {
            return paint.clone();
        }
        let back = ROLES[place].2 as usize;
        if back == place {
            return Paint::default();
        }
        place = back;
    }
}

/// The colour written as `#rrggbb`, as one of the 16 names, or by a name that the theme gives it.
///
/// # Errors
/// Says that it is none of these, and which name is nearest.
pub(super) fn color_of(written: &str, names: &BTreeMap<String, Color>) -> Result<Color, String> {
    if let Some(color) = names.get(written) {
        return Ok(*color);
    }
    if let Some(place) = ANSI.iter().position(|name| *name == written) {
        return Ok(Color::Ansi(place as u8));
    }
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
    let Some(rgb) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
        let known = names.keys().map(String::as_str).chain(ANSI);
        return Err(unknown("colour", written, known));
    };
    Ok(Color::Rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8))
}

#[cfg(test)]
mod tests {
    use super::{BUNDLED, MODIFIERS, Modifier, ROLES, Role, ThemeFile};

    #[test]
    fn the_table_of_roles_stands_in_the_order_of_the_enum() {
        for (place, (role, name, _)) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, place, "{name}");
        }
    }

    #[test]
    fn every_modifier_has_a_name() {
        for (modifier, name) in MODIFIERS {
            assert_eq!(Modifier::of(name), Some(modifier));
        }
    }

    #[test]
    fn every_bundled_theme_is_there_and_shows_the_cursor() {
        for (name, _) in BUNDLED {
            let theme = ThemeFile::bundled(name).unwrap_or_else(|error| panic!("{name}: {error}"));
            for role in [Role::Cursor, Role::Match, Role::Conflict] {
                assert_ne!(theme.paint(role), theme.paint(Role::Text), "{name}: {role:?}");
            }
        }
        assert!(ThemeFile::bundled("drak").unwrap_err().contains("`dark`"));
    }

    #[test]
    fn the_mono_theme_has_no_colour() {
        let theme = ThemeFile::bundled("mono").unwrap();
        for (role, name, _) in ROLES {
            let paint = theme.paint(role);
            assert_eq!((paint.fg, paint.bg), (None, None), "{name}");
        }
    }
}
