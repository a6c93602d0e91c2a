//! The settings file: TOML over the defaults, with errors that name the setting and its remedy.

use serde::Deserialize;

use super::nearest::unknown;
use crate::model::{Problem, Settings};

/// The names of all settings, in the order of the documentation.
pub const NAMES: [&str; 5] = ["theme", "max-input-bytes", "measure", "mouse", "ascii"];

/// The complete defaults as a settings file.
pub const DEFAULTS: &str = r#"# What the reader looks like: dark, light, high-contrast, ansi16, mono.
theme = "dark"
# Larger inputs are refused, in bytes.
max-input-bytes = 67108864
# Widest column of text, in cells.
measure = 72
# Whether the mouse is captured.
mouse = false
# Whether glyphs and borders are plain ASCII.
ascii = false
"#;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Written {
    theme: Option<String>,
    max_input_bytes: Option<u64>,
    measure: Option<u16>,
    mouse: Option<bool>,
    ascii: Option<bool>,
}

/// The settings a file's text sets over the defaults; what can't be used is a problem and stays as it was.
///
/// `place` is what problems call the file.
pub fn parse(place: &str, toml: &str) -> (Settings, Vec<Problem>) {
    let mut settings = Settings::default();
    let problem = |what: String, remedy: &str| Problem {
        place: place.to_owned(),
        what,
        remedy: remedy.to_owned(),
        lost: false,
    };
    let table: toml::Table = match toml::from_str(toml) {
        Ok(table) => table,
        Err(error) => {
            let what = error.message().to_owned();
            return (settings, vec![problem(what, "mend the file; the defaults are in force")]);
        }
    };
    let mut problems = Vec::new();
    for name in table.keys().filter(|name| !NAMES.contains(&name.as_str())) {
        problems.push(problem(unknown("setting", name, NAMES), "correct or remove the line"));
    }
    match Written::deserialize(table) {
        Ok(written) => {
            settings.theme = written.theme.unwrap_or(settings.theme);
            settings.max_input_bytes = written.max_input_bytes.unwrap_or(settings.max_input_bytes);
            settings.measure = written.measure.map_or(settings.measure, |measure| measure.max(20));
            settings.mouse = written.mouse.unwrap_or(settings.mouse);
            settings.ascii = written.ascii.unwrap_or(settings.ascii);
        }
        Err(error) => problems.push(problem(error.message().to_owned(), "correct the value")),
    }
    (settings, problems)
}

#[cfg(test)]
mod tests {
    use super::{DEFAULTS, NAMES, parse};
    use crate::model::Settings;

    #[test]
    fn the_written_defaults_are_the_defaults_and_name_every_setting() {
        let (settings, problems) = parse("defaults", DEFAULTS);
        assert_eq!((settings, problems.len()), (Settings::default(), 0));
        for name in NAMES {
            assert!(DEFAULTS.contains(&format!("\n{name} = ")), "{name}");
        }
    }

    #[test]
    fn an_unknown_setting_is_named_with_the_nearest_one_and_the_rest_holds() {
        let (settings, problems) = parse("p.toml", "thme = \"light\"\nascii = true");
        assert!(settings.ascii);
        assert_eq!(problems[0].what, "unknown setting `thme`; did you mean `theme`?");
    }

    #[test]
    fn a_wrong_value_leaves_the_defaults() {
        let (settings, problems) = parse("p.toml", "measure = \"wide\"");
        assert_eq!((settings, problems.len()), (Settings::default(), 1));
        assert_eq!(parse("p.toml", "[").1.len(), 1);
    }
}
