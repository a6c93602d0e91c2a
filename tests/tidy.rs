//! The architecture and the habits of this repository, as tests: layers point down, and every file is in order.

#![expect(clippy::expect_used, reason = "a test that finds its ground missing fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. A module may use those of lower layers only; those of one layer do not know each other.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["model"],
    &["lexicon"],
    &["ingest", "analysis", "search", "store", "config"],
    &["compare"],
    &["export"],
    &["load", "app"],
    &["ui"],
    &["cli", "tui"],
    &["main", "lib"],
];

/// What only some modules may touch: the words that give it away, where they may stand, and why nowhere else.
const RESERVED: &[(&[&str], &[&str], &str)] = &[
    (
        &["std::fs", "std::env", "std::net", "std::process", "std::thread", "crossbeam_channel"],
        &["main", "cli", "tui", "load", "store"],
        "files, environment, sockets, processes and threads belong to the edge",
    ),
    (
        &["rayon::"],
        &["main", "cli", "tui", "load", "store", "compare"],
        "only loading and the likening of many articles are worth all processors",
    ),
    (
        &["Instant::now", "SystemTime", "Local::now", "Utc::now"],
        &["main", "cli", "tui", "load", "store"],
        "time comes in as an argument",
    ),
    (
        &["stdin()", "stdout()", "stderr()", "println!", "eprintln!", "print!("],
        &["main", "cli", "tui", "load"],
        "only the edge reads and prints",
    ),
    (&["ratatui", "crossterm"], &["ui", "tui", "app/layout"], "only the screen knows the terminal library"),
    (
        &["serde"],
        &["lexicon", "ingest", "search", "store", "config", "export", "ui", "cli", "analysis"],
        "the text and the model have no file format",
    ),
];

/// Names that say nothing about what a module is responsible for.
const EMPTY_NAMES: &[&str] = &["utils", "util", "common", "helpers", "helper", "manager", "prelude", "misc"];

/// Longest a file may be without its tests.
const LONGEST: usize = 500;

/// A source file.
struct Source {
    /// Its path below `src`.
    path: PathBuf,
    /// The layer's module it belongs to.
    module: String,
    /// Its text.
    whole: String,
    /// Its lines of code, without tests, comments and blank ends; with their numbers.
    code: Vec<(usize, String)>,
}

/// The sources; files that are compiled for tests only are left out.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let read = paths.iter().map(|path| {
        let whole = fs::read_to_string(path).expect("a source is text");
        let path = path.strip_prefix(&root).expect("a source lies below src").to_path_buf();
        let first = path.components().next().expect("a path is not empty").as_os_str();
        let module = Path::new(first).with_extension("").to_string_lossy().into_owned();
        let code = code(&whole);
        Source { path, module, whole, code }
    });
    let mut sources = read.collect::<Vec<_>>();
    let tests = sources.iter().flat_map(|source| {
        let folder = folder(&source.path);
        test_modules(&source.whole).into_iter().map(move |name| folder.join(name))
    });
    let tests = tests.collect::<BTreeSet<_>>();
    sources.retain(|source| !tests.contains(&source.path.with_extension("")));
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The folder in which the modules of the file at `path` lie.
fn folder(path: &Path) -> PathBuf {
    if path.file_name().is_some_and(|name| name == "mod.rs") {
        path.parent().unwrap_or(path).to_path_buf()
    } else {
        path.with_extension("")
    }
}

/// The modules in files of their own that are compiled for tests only.
fn test_modules(whole: &str) -> Vec<String> {
    let lines = whole.lines().map(str::trim).collect::<Vec<_>>();
    let pairs = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]");
    pairs
        .filter_map(|pair| {
            let name = pair[1].rsplit_once("mod ")?.1.strip_suffix(';')?;
            Some(name.to_owned())
        })
        .collect()
}

fn code(whole: &str) -> Vec<(usize, String)> {
    let lines = whole.lines().collect::<Vec<_>>();
    let tests = lines
        .windows(2)
        .position(|pair| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{'));
    let lines = lines.iter().take(tests.unwrap_or(lines.len())).enumerate();
    lines
        .map(|(number, line)| (number + 1, line.split(" // ").next().unwrap_or(line)))
        .filter(|(_, line)| !line.trim_start().starts_with("//") && !line.trim().is_empty())
        .map(|(number, line)| (number, line.to_owned()))
        .collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The top modules that a line of code in the file at `path` names.
fn used(path: &Path, line: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        used.extend(heads(&line[at + "crate::".len()..]));
    }
    for (at, _) in line.match_indices("parallax::") {
        used.extend(heads(&line[at + "parallax::".len()..]));
    }
    // A chain of `super` that climbs to the root names a top module too.
    let depth = folder(path).components().count();
    let chain = "super::".repeat(depth);
    if !chain.is_empty() {
        for (at, _) in line.match_indices(&chain) {
            let rest = &line[at + chain.len()..];
            used.extend(heads(rest).into_iter().filter(|head| layer(head).is_some()));
        }
    }
    used
}

/// The first names of a path or of a group of paths: `a` of `a::b`, `a` and `c` of `{a::b, c}`.
fn heads(rest: &str) -> Vec<String> {
    let name = |words: &str| {
        words.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    match rest.strip_prefix('{') {
        None => vec![name(rest)],
        Some(group) => {
            let mut depth = 0;
            let mut heads = vec![name(group)];
            for (at, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => heads.push(name(&group[at + 1..])),
                    _ => {}
                }
            }
            heads
        }
    }
}

/// Fails with one line per fault.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn layers_point_down() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(own) = layer(&source.module) else {
            faults.push(format!("{}: stands in no layer", source.path.display()));
            continue;
        };
        // `use crate::{` may run over several lines.
        let joined = joined_uses(&source.code);
        for (number, line) in &joined {
            for name in used(&source.path, line) {
                let other = layer(&name);
                if name != source.module && other.is_some_and(|other| other >= own) {
                    faults.push(format!(
                        "{}:{number}: `{}` may not know `{name}`, which is no lower layer",
                        source.path.display(),
                        source.module
                    ));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn paths_to_other_modules_are_seen() {
    let seen = |path: &str, line: &str| used(Path::new(path), line);
    assert_eq!(seen("text/span.rs", "use crate::model::Claim;"), ["model"]);
    assert_eq!(seen("app/mod.rs", "use crate::{text::{Span, wrap}, load};"), ["text", "load"]);
    assert_eq!(seen("text/span.rs", "let all = super::super::analysis::find();"), ["analysis"]);
    assert_eq!(seen("text/span.rs", "use super::wrap;"), [""; 0]);
    assert_eq!(
        code("use a;\n// crate::b\n\n#[cfg(test)]\nmod tests {\n use crate::c;\n}"),
        [(1, "use a;".to_owned())]
    );
}

fn joined_uses(code: &[(usize, String)]) -> Vec<(usize, String)> {
    let mut joined: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in code {
        match joined.last_mut().filter(|_| open) {
            Some((_, use_line)) => {
                use_line.push(' ');
                use_line.push_str(line.trim());
            }
            None => joined.push((*number, line.clone())),
        }
        open = (open || line.contains("use ")) && !line.contains(';');
    }
    joined
}

#[test]
fn the_edge_stays_at_the_edge() {
    let mut faults = Vec::new();
    for source in sources() {
        for (words, allowed, why) in RESERVED {
            let path = source.path.with_extension("").to_string_lossy().replace('\\', "/");
            if allowed.iter().any(|place| *place == source.module || path.starts_with(place)) {
                continue;
            }
            for (number, line) in &source.code {
                if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                    faults.push(format!("{}:{number}: `{word}`: {why}", source.path.display()));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn the_layout_of_the_reader_takes_only_rectangles_from_the_terminal_library() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.module == "app") {
        for (number, line) in &source.code {
            if line.contains("ratatui") && !line.contains("ratatui::layout::") {
                faults.push(format!("{}:{number}: {line}", source.path.display()));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_is_responsible_for() {
    let says = |source: &Source| source.whole.starts_with("//! ");
    let silent = sources().into_iter().filter(|source| !says(source));
    none(&silent.map(|source| format!("{}: no `//!` line", source.path.display())).collect::<Vec<_>>());
}

#[test]
fn files_are_short_and_named_for_what_they_do() {
    let mut faults = Vec::new();
    for source in sources() {
        let lines = source.code.last().map_or(0, |(number, _)| *number);
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines, more than {LONGEST}", source.path.display()));
        }
        let stem = source.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if EMPTY_NAMES.contains(&stem.as_str()) {
            faults.push(format!("{}: the name says nothing", source.path.display()));
        }
    }
    none(&faults);
}

#[test]
fn nothing_is_left_unfinished() {
    const MARKS: &[&str] = &["todo!", "unimplemented!", "dbg!", "FIXME", "HACK"];
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in source.whole.lines().enumerate() {
            if let Some(mark) = MARKS.iter().find(|mark| line.contains(*mark)) {
                faults.push(format!("{}:{}: `{mark}`", source.path.display(), number + 1));
            }
        }
    }
    none(&faults);
}

#[test]
fn nothing_panics_without_a_reason_given() {
    const WAYS: &[(&str, &str)] = &[
        (".unwrap()", "clippy::unwrap_used"),
        (".expect(", "clippy::expect_used"),
        ("panic!(", "clippy::panic"),
        ("unreachable!(", "clippy::unreachable"),
    ];
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in &source.code {
            for (way, lint) in WAYS {
                let reasoned = source.whole.contains(&format!("#[expect({lint}, reason"))
                    || source.whole.contains(&format!("#[expect(\n    {lint},\n    reason"));
                if line.contains(way) && !reasoned {
                    faults.push(format!("{}:{number}: `{way}` without a reason", source.path.display()));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn every_public_item_is_documented() {
    let manifest = read("Cargo.toml");
    assert!(
        manifest.contains("missing_docs = \"warn\""),
        "the lint is off; continuous integration denies it"
    );
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    let silenced = sources().into_iter().filter(|source| source.whole.contains("allow(missing_docs"));
    none(&silenced.map(|source| format!("{}: undocumented", source.path.display())).collect::<Vec<_>>());
}

#[test]
fn the_bundled_briefing_is_unaltered() {
    /// Length and FNV-1a hash of each document.
    const SEEDS: [(&str, usize, u64); 5] = [
        ("000_e505ea7484e3a7a1.txt", 2562, 0x21f4_3e04_221b_2781),
        ("001_58bff88255983bf0.txt", 2735, 0xc2a0_ca78_7a1f_0500),
        ("002_36ec4a0469faaa65.txt", 3116, 0x7c32_4164_2aaa_2170),
        ("003_ddebe33cc15516a1.txt", 3123, 0xc632_72ed_2a9e_1ae5),
        ("004_1040b6d905ff2058.txt", 2535, 0x2049_aad9_f947_0204),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let fnv = |bytes: &[u8]| {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    for (name, length, hash) in SEEDS {
        let bytes = fs::read(folder.join(name)).expect("a seed can be read");
        assert_eq!((bytes.len(), fnv(&bytes)), (length, hash), "{name}");
    }
    let bundled = parallax::load::BUNDLED.map(|(name, bytes)| (name, bytes.len()));
    assert_eq!(bundled, SEEDS.map(|(name, length, _)| (name, length)));
}

#[test]
fn every_bundled_asset_is_used() {
    let sources = sources();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut unused = BTreeMap::new();
    for folder in ["assets/lexicon", "assets/themes"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !sources.iter().any(|source| source.whole.contains(&name)) {
                unused.insert(name, folder);
            }
        }
    }
    assert!(unused.is_empty(), "read by no source: {unused:?}");
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the file can be read")
}
