//! The settings file: TOML over the defaults, with errors that name line, setting and remedy.

use std::fmt::Write as _;

use toml::de::DeValue;

use super::entries::{Entry, Source, entries};
use super::nearest::unknown;
use super::themes::Themes;
use crate::model::{Problem, Settings};

/// One setting of the file.
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it does, in sentences.
    pub help: &'static str,
    /// The default, as written in the file.
    pub default: &'static str,
    /// What can be written.
    values: &'static str,
    /// Takes a value over, where it is one of those.
    set: fn(&mut Settings, &DeValue<'_>) -> Option<()>,
}

/// Every setting, in the order of the documentation.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        help: "What the reader looks like: dark, light, high-contrast, ansi16, mono, or a theme of yours.",
        default: "\"dark\"",
        values: "the name of a theme between quotation marks",
        set: |settings, value| {
            value.as_str().filter(|name| !name.is_empty())?.clone_into(&mut settings.theme);
            Some(())
        },
    },
    Setting {
        name: "ascii",
        help: "Whether glyphs and borders are plain ASCII.",
        default: "false",
        values: SWITCH,
        set: |settings, value| value.as_bool().map(|on| settings.ascii = on),
    },
    Setting {
        name: "linear",
        help: "Whether everything stands under each other in words, for screen readers: no borders, no columns.",
        default: "false",
        values: SWITCH,
        set: |settings, value| value.as_bool().map(|on| settings.linear = on),
    },
    Setting {
        name: "measure",
        help: "Widest column of text, in cells.",
        default: "72",
        values: "a whole number from 20 to 400",
        set: |settings, value| {
            let cells = whole(value).filter(|cells| (20..=400).contains(cells))?;
            settings.measure = u16::try_from(cells).ok()?;
            Some(())
        },
    },
    Setting {
        name: "hyphenation",
        help: "Whether English words, but for names, are parted by hyphens where a line of an article ends.",
        default: "false",
        values: SWITCH,
        set: |settings, value| value.as_bool().map(|on| settings.hyphenation = on),
    },
    Setting {
        name: "mouse",
        help: "Whether the mouse is captured.",
        default: "false",
        values: SWITCH,
        set: |settings, value| value.as_bool().map(|on| settings.mouse = on),
    },
    Setting {
        name: "max-input-bytes",
        help: "Larger inputs are refused, in bytes.",
        default: "67108864",
        values: "a whole number above 0",
        set: |settings, value| {
            settings.max_input_bytes = whole(value).filter(|&bytes| bytes > 0)?;
            Some(())
        },
    },
];

/// What a switch can be set to.
const SWITCH: &str = "true or false";

/// The number of a value, if it is a whole one that is not negative.
fn whole(value: &DeValue<'_>) -> Option<u64> {
    let number = value.as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The complete defaults as a settings file.
pub fn defaults() -> String {
    let mut file = String::new();
    for Setting { name, help, default, .. } in SETTINGS {
        // Writing to a string cannot fail.
        let _ = writeln!(file, "# {help}\n{name} = {default}");
    }
    file
}

/// The settings a file's text sets over the defaults; what can't be used is a problem and stays as it was.
///
/// `place` is what problems call the file.
pub fn parse(place: &str, toml: &str) -> (Settings, Vec<Problem>) {
    let source = Source { place, toml };
    let mut settings = Settings::default();
    let (table, mut problems) = source.read("mend the line; the other lines hold");
    let broken: Vec<String> = problems.iter().map(|problem| problem.place.clone()).collect();
    for entry in entries(&table) {
        if !broken.contains(&source.line(entry.at)) {
            problems.extend(take(source, &mut settings, entry));
        }
    }
    (settings, problems)
}

/// That the theme a file asks for is not among those there are, with the line that asks for it.
pub fn unknown_theme(place: &str, toml: &str, themes: &Themes) -> Option<Problem> {
    let source = Source { place, toml };
    let (table, _) = source.read("");
    let entry = entries(&table).into_iter().find(|entry| entry.name == "theme")?;
    let problem = themes.find(entry.value.get_ref().as_str()?).err()?;
    Some(Problem { place: source.line(entry.at), ..problem })
}

/// Takes one entry over, or says what is wrong with it.
fn take(source: Source<'_>, settings: &mut Settings, entry: Entry<'_>) -> Option<Problem> {
    let Some(setting) = SETTINGS.iter().find(|setting| setting.name == entry.name) else {
        let what = unknown("setting", entry.name, SETTINGS.iter().map(|setting| setting.name));
        return Some(source.problem(entry.at, what, "correct or remove the line"));
    };
    if (setting.set)(settings, entry.value.get_ref()).is_some() {
        return None;
    }
    let Setting { name, values, default, .. } = setting;
    let what = format!("`{name}` is {values}, not {}", source.written(entry.value));
    Some(source.problem(entry.at, what, &format!("correct the value; {default} holds until then")))
}

#[cfg(test)]
mod tests {
    use super::{defaults, parse, unknown_theme};
    use crate::config::Themes;
    use crate::model::Settings;

    #[test]
    fn the_written_defaults_are_the_defaults() {
        let (settings, problems) = parse("defaults", &defaults());
        assert_eq!((settings, problems.len()), (Settings::default(), 0));
    }

    #[test]
    fn an_unknown_setting_is_named_with_line_and_nearest_one_and_the_rest_holds() {
        let (settings, problems) = parse("p.toml", "# mine\nthme = \"light\"\nascii = true");
        assert!(settings.ascii);
        assert_eq!(
            problems[0].to_string(),
            "p.toml:2: unknown setting `thme`; did you mean `theme`?; correct or remove the line"
        );
    }

    #[test]
    fn a_wrong_value_costs_its_own_setting_only() {
        let toml = "measure = \"wide\"\nmouse = true\nmax-input-bytes = -5\nlinear = 1\nmeasures = 60\n";
        let (settings, problems) = parse("p.toml", toml);
        assert_eq!(settings, Settings { mouse: true, ..Settings::default() });
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 4, "{told:?}");
        assert_eq!(
            told[0],
            "p.toml:1: `measure` is a whole number from 20 to 400, not \"wide\"; \
             correct the value; 72 holds until then"
        );
        assert!(told[1].starts_with("p.toml:3: `max-input-bytes` is a whole number above 0, not -5"));
        assert!(told[2].starts_with("p.toml:4: `linear` is true or false, not 1"));
    }

    #[test]
    fn an_unknown_theme_is_named_with_its_line() {
        let told =
            |toml| unknown_theme("p.toml", toml, &Themes::default()).map(|problem| problem.to_string());
        assert_eq!(
            told("ascii = true\ntheme = \"lihgt\"\n").as_deref(),
            Some(
                "p.toml:2: unknown theme `lihgt`; did you mean `light`?; \
                 choose one of dark, light, high-contrast, ansi16, mono"
            )
        );
        assert_eq!(told("theme = \"light\""), None);
    }

    #[test]
    fn numbers_are_read_as_toml_writes_them() {
        assert_eq!(parse("p.toml", "measure = 1_00").0.measure, 100);
        assert_eq!(parse("p.toml", "measure = 0x40").0.measure, 64);
        assert_eq!(parse("p.toml", "measure = 65600").1.len(), 1);
    }

    #[test]
    fn a_broken_line_leaves_the_others() {
        let (settings, problems) = parse("p.toml", "mouse = true\nmeasure =\nascii = true\n");
        assert!(settings.mouse && settings.ascii);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].place == "p.toml:2");
        assert_eq!(parse("p.toml", "[").1.len(), 1);
    }
}
