//! Tables of the user put over those of the program: entries are added, entries of the same name replaced.

use toml::{Table, Value};

use super::{Check, TABLES};
use crate::model::Problem;

/// A table of the user.
#[derive(Clone, Debug)]
pub struct File {
    /// What problems call it.
    pub place: String,
    /// Which table it extends: `cues`.
    pub table: String,
    /// What stands in it.
    pub toml: String,
}

/// The program's own table of this name; empty where there is none.
pub(super) fn bundled(name: &str) -> &'static str {
    TABLES.iter().find(|table| table.0 == name).map_or("", |table| table.1)
}

/// The tables that the files change, as TOML, and what is wrong with the files. A file with a fault changes nothing.
pub(super) fn merge(files: &[File]) -> (Vec<(String, String)>, Vec<Problem>) {
    let mut tables: Vec<(String, String)> = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        let earlier = tables.iter().position(|table| table.0 == file.table);
        let base = earlier.map_or_else(|| bundled(&file.table), |place| tables[place].1.as_str());
        match over(base, file) {
            Ok(merged) => match earlier {
                Some(place) => tables[place].1 = merged,
                None => tables.push((file.table.clone(), merged)),
            },
            Err(problem) => problems.push(problem),
        }
    }
    (tables, problems)
}

/// `base` with the file's entries.
fn over(base: &str, file: &File) -> Result<String, Problem> {
    let problem = |line: Option<usize>, what: String, remedy: &str| Problem {
        place: line.map_or_else(|| file.place.clone(), |line| format!("{}:{line}", file.place)),
        what,
        remedy: remedy.to_owned(),
        lost: false,
    };
    let read: Option<Check> = TABLES.iter().find(|table| table.0 == file.table).map(|table| table.2);
    let Some(read) = read else {
        let names: Vec<&str> = TABLES.iter().map(|table| table.0).collect();
        let what = format!("there is no lexicon of this name; there are {}", names.join(", "));
        return Err(problem(None, what, "rename the file"));
    };
    let own: Table = toml::from_str(&file.toml).map_err(|error| {
        let line = error.span().map(|span| line_at(&file.toml, span.start));
        problem(line, error.message().to_owned(), "mend the line; the program's own entries hold")
    })?;
    let base: Table = toml::from_str(base).unwrap_or_default();
    let with = |own: Table| {
        let mut merged = base.clone();
        add(&mut merged, own);
        toml::to_string(&merged).unwrap_or_default()
    };
    let merged = with(own.clone());
    let Err(error) = read(&merged) else { return Ok(merged) };
    // Entry by entry: the first that cannot be read by itself is the fault.
    let fault = single(&own).into_iter().find_map(|(name, entry)| {
        let error = read(&with(entry)).err()?;
        Some((line_of(&file.toml, &name), error))
    });
    let (line, error) = fault.unwrap_or((None, error));
    Err(problem(line, error.message().to_owned(), "correct the entry; the program's own entries hold"))
}

/// Adds the entries of `own`: lists grow, tables are merged, everything else is replaced.
fn add(base: &mut Table, own: Table) {
    for (name, value) in own {
        match (base.get_mut(&name), value) {
            (Some(Value::Table(base)), Value::Table(own)) => add(base, own),
            (Some(Value::Array(base)), Value::Array(own)) => {
                let new: Vec<Value> = own.into_iter().filter(|value| !base.contains(value)).collect();
                base.extend(new);
            }
            (_, value) => {
                base.insert(name, value);
            }
        }
    }
}

/// The file's entries one by one, each a table of its own, with the name under which it stands in the file.
fn single(own: &Table) -> Vec<(String, Table)> {
    let mut entries = Vec::new();
    for (name, value) in own {
        match value {
            Value::Table(inner) => entries.extend(inner.iter().map(|(entry, value)| {
                let inner = Table::from_iter([(entry.clone(), value.clone())]);
                (entry.clone(), Table::from_iter([(name.clone(), Value::Table(inner))]))
            })),
            _ => entries.push((name.clone(), Table::from_iter([(name.clone(), value.clone())]))),
        }
    }
    entries
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// The line on which an entry stands.
fn line_of(text: &str, name: &str) -> Option<usize> {
    let names = |line: &str| {
        let line = line.trim_start().trim_start_matches(['[', '"', '\'']);
        let key = line.strip_prefix(name).map(|rest| rest.trim_start_matches(['"', '\'']).trim_start());
        key.is_some_and(|rest| rest.starts_with(['=', '.', ']']))
    };
    text.lines().position(names).map(|line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::{File, merge};
    use crate::lexicon::cues::{Cues, Frame};

    fn file(table: &str, toml: &str) -> File {
        File { place: format!("lexicon/{table}.toml"), table: table.to_owned(), toml: toml.to_owned() }
    }

    #[test]
    fn entries_are_added_and_replaced() {
        let own = "media = [\"missive\"]\n[verbs]\nkvetch = { takes = \"quote that\" }\nsay = { takes = \"quote\", past = \"said\" }\n";
        let (tables, problems) = merge(&[file("cues", own)]);
        assert_eq!(problems, []);
        let cues = Cues::read(&tables[0].1).unwrap();
        assert!(cues.is_medium("missive") && cues.is_medium("statement"));
        assert!(cues.verbs("kvetched").any(|(verb, _)| verb.frames.has(Frame::That)));
        assert!(cues.verbs("said").all(|(verb, _)| !verb.frames.has(Frame::That)));
    }

    #[test]
    fn a_fault_is_told_with_file_and_line_and_changes_nothing() {
        for (table, toml, told) in [
            ("cues", "[verbs]\nmoan = {", "lexicon/cues.toml:2: "),
            (
                "cues",
                "[verbs]\nsigh = { takes = \"quote\" }\nmoan = { tkes = \"quote\" }",
                "lexicon/cues.toml:3: unknown field `tkes`",
            ),
            ("cues", "[verbs]\nmoan = { takes = \"quot\" }", "lexicon/cues.toml:2: unknown frame `quot`"),
            (
                "hedges",
                "\n[adverb]\nmayhap = \"perhaps\"",
                "lexicon/hedges.toml:3: unknown variant `perhaps`",
            ),
            ("verbs", "a = 1", "lexicon/verbs.toml: there is no lexicon of this name"),
        ] {
            let (tables, problems) = merge(&[file(table, toml)]);
            assert!(tables.is_empty(), "{toml}");
            assert!(problems[0].to_string().starts_with(told), "{}", problems[0]);
        }
    }

    #[test]
    fn every_table_can_be_merged_with_nothing() {
        for (name, ..) in super::TABLES {
            let (tables, problems) = merge(&[file(name, "")]);
            assert_eq!((tables.len(), problems), (1, vec![]), "{name}");
        }
    }
}
