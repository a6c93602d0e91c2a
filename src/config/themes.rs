//! The themes there are: those that come with the program, and those the user has written, read line by line.

use std::collections::BTreeMap;

use super::entries::{Entry, Source, entries};
use super::nearest::unknown;
use super::theme::{
    BUNDLED, Color, Looks, MODIFIERS, Modifier, Paint, ThemeFile, bundled_looks, color_of, role_place, silent,
};
use crate::model::Problem;

/// A theme of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTheme {
    /// What it is called.
    pub name: String,
    /// What problems call its file.
    pub place: String,
    /// What stands in it.
    pub toml: String,
}

/// All themes of a run. One of the user's goes before a bundled one of the same name.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    own: Vec<OwnTheme>,
}

impl Themes {
    /// The bundled themes and these.
    pub const fn with(own: Vec<OwnTheme>) -> Self {
        Self { own }
    }

    /// Those of the user.
    pub fn own(&self) -> &[OwnTheme] {
        &self.own
    }

    /// The names of all, the user's last.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let bundled = BUNDLED.iter().map(|&(name, _)| name).filter(|name| self.own_named(name).is_none());
        bundled.chain(self.own.iter().map(|own| own.name.as_str()))
    }

    /// The user's theme of this name.
    pub fn own_named(&self, name: &str) -> Option<&OwnTheme> {
        self.own.iter().find(|own| own.name == name)
    }

    /// The theme called `name`, and what is wrong with its file.
    ///
    /// # Errors
    /// Says that there is none of this name, which is nearest, and which there are.
    pub fn find(&self, name: &str) -> Result<(ThemeFile, Vec<Problem>), Problem> {
        if let Some(own) = self.own_named(name) {
            return Ok(read(&own.place, &own.toml));
        }
        ThemeFile::bundled(name).map(|theme| (theme, Vec::new())).map_err(|_| self.unknown(name))
    }

    /// Whether there is a theme called `name`; its file is not read yet.
    ///
    /// # Errors
    /// As [`Self::find`].
    pub fn check(&self, name: &str) -> Result<(), Problem> {
        if self.names().any(|known| known == name) { Ok(()) } else { Err(self.unknown(name)) }
    }

    fn unknown(&self, name: &str) -> Problem {
        Problem {
            place: "theme".to_owned(),
            what: unknown("theme", name, self.names()),
            remedy: format!("choose one of {}", self.names().collect::<Vec<_>>().join(", ")),
            lost: false,
        }
    }
}

/// What can stand at the top of a theme.
const PARTS: [&str; 3] = ["inherits", "colors", "roles"];

/// What can be said of a role.
const SIDES: [&str; 3] = ["fg", "bg", "modifiers"];

/// What to do about a line that is not understood.
const REMEDY: &str = "mend the line; the rest of the theme holds";

/// What to do about a colour that is not understood.
const COLORS: &str = "write #rrggbb, one of the 16 names, or a name of [colors]";

/// A theme as its file says it; what cannot be used is a problem and stays as in the theme it inherits from.
///
/// `place` is what problems call the file.
pub fn read(place: &str, toml: &str) -> (ThemeFile, Vec<Problem>) {
    let source = Source { place, toml };
    let (table, problems) = source.read(REMEDY);
    let mut reading = Reading { source, problems, colors: BTreeMap::new(), looks: silent() };
    let parts = entries(&table);
    for part in parts.iter().filter(|part| !PARTS.contains(&part.name)) {
        reading.complain(part.at, unknown("part", part.name, PARTS), REMEDY);
    }
    // Whatever their order in the file: what is inherited lies beneath, and colours are named before they are used.
    let part = |name: &str| parts.iter().find(|part| part.name == name);
    if let Some(part) = part("inherits") {
        reading.inherit(part);
    }
    if let Some(part) = part("colors") {
        reading.each(part, Reading::color);
    }
    if let Some(part) = part("roles") {
        reading.each(part, Reading::role);
    }
    (ThemeFile::of(&reading.looks), reading.problems)
}

/// A theme while it is read.
struct Reading<'a> {
    source: Source<'a>,
    problems: Vec<Problem>,
    colors: BTreeMap<String, Color>,
    looks: Looks,
}

impl Reading<'_> {
    /// One problem for each line: what follows from the first says nothing new.
    fn complain(&mut self, at: usize, what: String, remedy: &str) {
        let problem = self.source.problem(at, what, remedy);
        if self.problems.iter().all(|known| known.place != problem.place) {
            self.problems.push(problem);
        }
    }

    /// Takes in every entry of a part.
    fn each(&mut self, part: &Entry<'_>, take: impl Fn(&mut Self, &Entry<'_>)) {
        let Some(table) = part.value.get_ref().as_table() else {
            let what = format!("`{0}` is a table, and begins with a line [{0}]", part.name);
            return self.complain(part.at, what, REMEDY);
        };
        for entry in entries(table) {
            take(self, &entry);
        }
    }

    fn inherit(&mut self, part: &Entry<'_>) {
        let name = part.value.get_ref().as_str().unwrap_or_default();
        match bundled_looks(name) {
            Ok(looks) => {
                self.looks = looks;
                self.colors = palette(name);
            }
            Err(what) => {
                let names = BUNDLED.map(|(name, _)| name).join(", ");
                self.complain(part.at, what, &format!("inherit from one of {names}"));
            }
        }
    }

    fn color(&mut self, entry: &Entry<'_>) {
        let written = entry.value.get_ref().as_str().unwrap_or_default();
        match color_of(written, &BTreeMap::new()) {
            Ok(color) => {
                self.colors.insert(entry.name.to_owned(), color);
            }
            Err(what) => self.complain(entry.at, what, "write #rrggbb or one of the 16 names"),
        }
    }

    fn role(&mut self, entry: &Entry<'_>) {
        let place = match role_place(entry.name) {
            Ok(place) => place,
            Err(what) => return self.complain(entry.at, what, REMEDY),
        };
        let Some(sides) = entry.value.get_ref().as_table() else {
            let what = format!("`{}` is written like {{ fg = \"red\", modifiers = [\"bold\"] }}", entry.name);
            return self.complain(entry.at, what, REMEDY);
        };
        let before = self.problems.len();
        let mut paint = Paint::default();
        for side in entries(sides) {
            match side.name {
                "fg" => paint.fg = self.painted(&side),
                "bg" => paint.bg = self.painted(&side),
                "modifiers" => paint.modifiers = self.modifiers(&side),
                other => self.complain(side.at, unknown("part of a role", other, SIDES), REMEDY),
            }
        }
        if self.problems.len() == before {
            self.looks[place] = Some(paint);
        }
    }

    fn painted(&mut self, side: &Entry<'_>) -> Option<Color> {
        let written = side.value.get_ref().as_str().unwrap_or_else(|| self.source.written(side.value));
        match color_of(written, &self.colors) {
            Ok(color) => Some(color),
            Err(what) => {
                self.complain(side.at, what, COLORS);
                None
            }
        }
    }

    fn modifiers(&mut self, side: &Entry<'_>) -> Vec<Modifier> {
        let Some(names) = side.value.get_ref().as_array() else {
            self.complain(side.at, "`modifiers` is a list like [\"bold\"]".to_owned(), REMEDY);
            return Vec::new();
        };
        let mut modifiers = Vec::new();
        for name in names {
            let written = name.get_ref().as_str().unwrap_or_default();
            if let Some(modifier) = Modifier::of(written) {
                modifiers.push(modifier);
            } else {
                let what = unknown("modifier", written, MODIFIERS.map(|(_, name)| name));
                self.complain(name.span().start, what, REMEDY);
            }
        }
        modifiers
    }
}

/// The colours that a bundled theme gives names to.
fn palette(name: &str) -> BTreeMap<String, Color> {
    let toml = BUNDLED.iter().find(|(known, _)| *known == name).map_or("", |&(_, toml)| toml);
    let mut reading = Reading {
        source: Source { place: name, toml },
        problems: Vec::new(),
        colors: BTreeMap::new(),
        looks: silent(),
    };
    let (table, _) = reading.source.read(REMEDY);
    if let Some(part) = entries(&table).iter().find(|part| part.name == "colors") {
        reading.each(part, Reading::color);
    }
    reading.colors
}

#[cfg(test)]
mod tests {
    use super::{OwnTheme, Themes, read};
    use crate::config::theme::{BUNDLED, Color, Modifier, Role, ThemeFile};

    #[test]
    fn the_tables_of_the_build_say_what_the_files_say() {
        for (name, toml) in BUNDLED {
            let (theme, problems) = read(name, toml);
            assert!(problems.is_empty(), "{problems:?}");
            assert_eq!(ThemeFile::bundled(name), Ok(theme), "{name}");
        }
    }

    #[test]
    fn a_role_left_out_takes_the_looks_of_the_one_it_falls_back_to() {
        let toml =
            "[roles]\nconflict = { fg = \"blood\", modifiers = [\"bold\"] }\n[colors]\nblood = \"#aa0000\"\n";
        let (theme, problems) = read("own.toml", toml);
        assert!(problems.is_empty(), "{problems:?}");
        let update = theme.paint(Role::Update);
        assert_eq!((update.fg, update.modifiers), (Some(Color::Rgb(0xaa, 0, 0)), vec![Modifier::Bold]));
    }

    #[test]
    fn a_theme_inherits_looks_and_colours_and_changes_what_it_names() {
        let toml = "inherits = \"light\"\n[colors]\nink = \"#000000\"\n[roles]\ntext = { fg = \"ink\" }\ncue = { fg = \"teal\" }\n";
        let (theme, problems) = read("own.toml", toml);
        assert!(problems.is_empty(), "{problems:?}");
        let light = ThemeFile::bundled("light").unwrap();
        assert_eq!(theme.paint(Role::Text).fg, Some(Color::Rgb(0, 0, 0)));
        assert_eq!(theme.paint(Role::Cue).fg, light.paint(Role::Letter).fg, "a colour of the other theme");
        assert_eq!(theme.paint(Role::Conflict), light.paint(Role::Conflict));
    }

    #[test]
    fn errors_name_the_line_and_what_was_probably_meant_and_the_rest_holds() {
        let toml = "inherits = \"lihgt\"\nrole = 1\n[colors]\nblood = \"#aa00\"\n[roles]\nconflcit = {}\n\
                    text = { fg = \"blu\" }\ncue = { fg = \"green\", modifiers = [\"bolt\"] }\nsource = \"red\"\n\
                    date = { colour = \"red\" }\nbar = { bg = \"red\" }\n";
        let (theme, mut problems) = read("own.toml", toml);
        problems.sort_by_key(|problem| {
            problem.place.rsplit(':').next().and_then(|line| line.parse::<u32>().ok())
        });
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.place, problem.what)).collect();
        assert_eq!(
            told,
            [
                "own.toml:1 unknown theme `lihgt`; did you mean `light`?",
                "own.toml:2 unknown part `role`; did you mean `roles`?",
                "own.toml:4 unknown colour `#aa00`",
                "own.toml:6 unknown role `conflcit`; did you mean `conflict`?",
                "own.toml:7 unknown colour `blu`; did you mean `blue`?",
                "own.toml:8 unknown modifier `bolt`; did you mean `bold`?",
                "own.toml:9 `source` is written like { fg = \"red\", modifiers = [\"bold\"] }",
                "own.toml:10 unknown part of a role `colour`",
            ]
        );
        assert_eq!(theme.paint(Role::Bar).bg, Some(Color::Ansi(1)));
    }

    #[test]
    fn a_theme_of_the_user_goes_before_a_bundled_one_and_an_unknown_one_names_the_nearest() {
        let own = |name: &str| OwnTheme {
            name: name.to_owned(),
            place: format!("{name}.toml"),
            toml: "[roles]\ntext = { fg = \"red\" }\n".to_owned(),
        };
        let themes = Themes::with(vec![own("dark"), own("night")]);
        assert_eq!(
            themes.names().collect::<Vec<_>>(),
            ["light", "high-contrast", "ansi16", "mono", "dark", "night"]
        );
        assert_eq!(themes.find("dark").unwrap().0.paint(Role::Text).fg, Some(Color::Ansi(1)));
        let problem = themes.find("nigth").unwrap_err();
        assert_eq!(problem.what, "unknown theme `nigth`; did you mean `night`?");
    }
}
