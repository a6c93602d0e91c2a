//! Turns the bundled themes into tables, so that the first frame waits for no TOML to be parsed.

use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=assets/themes");
    let mut tables = String::from("[\n");
    for name in ["dark", "light", "high-contrast", "ansi16", "mono"] {
        let file = format!("assets/themes/{name}.toml");
        let theme: toml::Table = std::fs::read_to_string(&file)?.parse()?;
        let color_names = theme.get("colors").and_then(toml::Value::as_table);
        let roles = theme.get("roles").and_then(toml::Value::as_table).ok_or("a theme without roles")?;
        writeln!(tables, "    ({name:?}, &[")?;
        for (role, paint) in roles {
            let color = |key: &str| {
                let written = paint.get(key)?.as_str()?;
                Some(color_names.and_then(|names| names.get(written)?.as_str()).unwrap_or(written))
            };
            let modifiers = paint.get("modifiers").and_then(toml::Value::as_array);
            let modifiers: Vec<&str> =
                modifiers.into_iter().flatten().filter_map(toml::Value::as_str).collect();
            writeln!(tables, "        ({role:?}, {:?}, {:?}, &{modifiers:?}),", color("fg"), color("bg"))?;
        }
        writeln!(tables, "    ]),")?;
    }
    tables.push(']');
    std::fs::write(Path::new(&std::env::var("OUT_DIR")?).join("themes.rs"), tables)?;
    Ok(())
}
