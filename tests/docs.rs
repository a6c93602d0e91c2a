//! The documentation tells the truth: links lead somewhere, commands and options exist, the key table is the program's.

#![expect(clippy::expect_used, reason = "a test that finds its ground missing fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every page, with its path.
fn pages() -> Vec<(PathBuf, String)> {
    let top =
        ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(|name| root().join(name));
    let guide = fs::read_dir(root().join("docs")).expect("the guide is there");
    let guide = guide.flatten().map(|entry| entry.path());
    let guide = guide.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let pages = top.into_iter().chain(guide);
    pages.map(|path| (path.clone(), fs::read_to_string(path).expect("a page is text"))).collect()
}

fn parallax(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_parallax")).args(arguments).output().expect("it runs");
    (output.status.success(), String::from_utf8(output.stdout).expect("results are UTF-8"))
}

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for (path, page) in pages() {
        for (at, _) in page.match_indices("](") {
            let target = page[at + 2..].split(')').next().unwrap_or_default();
            let file = target.split('#').next().unwrap_or_default();
            let outside = target.contains("://") || file.is_empty();
            if !outside && !path.parent().unwrap_or(root()).join(file).exists() {
                broken.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn commands_and_options_exist() {
    let (_, program) = parallax(&["--help"]);
    let mut unknown = Vec::new();
    let mut seen = 0;
    for (path, page) in pages() {
        let lines = page.lines().map(str::trim).filter_map(|line| line.strip_prefix("parallax "));
        for line in lines {
            let words = line.split(['#', '|', '>', '<']).next().unwrap_or_default();
            let words = words.split_whitespace().collect::<Vec<_>>();
            let Some(first) = words.first() else { continue };
            let is_command = first.bytes().all(|byte| byte.is_ascii_lowercase());
            let help = if is_command { parallax(&[first, "--help"]) } else { (true, program.clone()) };
            seen += 1;
            let missing = words.iter().filter(|word| word.starts_with("--") && !help.1.contains(*word));
            if !help.0 || missing.count() > 0 {
                unknown.push(format!("{}: parallax {line}", path.display()));
            }
        }
    }
    assert!(seen > 10, "the examples were not found");
    assert!(unknown.is_empty(), "{unknown:#?}");
}

#[test]
fn the_key_table_is_the_programs() {
    let (fine, printed) = parallax(&["keys", "--default", "--format", "md"]);
    assert!(fine);
    let page = fs::read_to_string(root().join("docs/keys.md")).unwrap_or_default();
    assert!(
        page.ends_with(&printed) || page == printed,
        "write it anew: cargo run -- keys --default --format md > docs/keys.md"
    );
}

#[test]
fn the_formats_of_input_are_told_as_they_are_read() {
    let page = fs::read_to_string(root().join("docs/input.md")).expect("a page is text");
    let (_, help) = parallax(&["list", "--help"]);
    let read =
        help.split_once("Read are ").and_then(|(_, rest)| rest.split_once('.')).expect("help tells it").0;
    for format in parallax::ingest::FORMATS {
        let is_read = matches!(format.reader, parallax::ingest::Reader::Reads(_));
        let name = format!("`{}`", format.name);
        let row = page.lines().find(|line| line.starts_with('|') && line.contains(&name)).unwrap_or_default();
        assert_eq!(row.ends_with("| read |"), is_read, "{name}: {row}");
        assert!(row.contains("known, not read") != is_read, "{name}: {row}");
        let is_told = read.split([' ', ',']).any(|word| word == format.name);
        assert_eq!(is_told, is_read, "{name}: {read}");
    }
}

#[test]
fn every_setting_is_told() {
    let page = fs::read_to_string(root().join("docs/settings.md")).expect("a page is text");
    for line in parallax(&["config", "--default"]).1.lines().filter(|line| !line.starts_with('#')) {
        let (name, value) = line.split_once(" = ").expect("a setting has a value");
        assert!(page.contains(&format!("| `{name}` | `{value}` |")), "{line}");
    }
}
