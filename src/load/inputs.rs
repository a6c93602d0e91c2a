//! What the user named to what can be read: files, walked folders, standard input, the bundled briefing.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use crate::ingest::Input;
use crate::model::Problem;

/// Something that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A regular file, by its path as given; shown as far as it is Unicode.
    File(PathBuf),
    /// Standard input.
    Standard,
    /// A document that comes with the program, by name.
    Bundled(&'static str, &'static [u8]),
}

/// Deepest folder in a folder that is walked.
const DEEPEST: usize = 64;

/// The sources the names stand for, in the order given and folders in sorted order; what is none is a problem.
pub(super) fn find(names: &[OsString]) -> (Vec<Source>, Vec<Problem>) {
    let mut found = Found::default();
    for name in names {
        found.named(name);
    }
    (found.sources, found.problems)
}

#[derive(Default)]
struct Found {
    sources: Vec<Source>,
    problems: Vec<Problem>,
}

impl Found {
    fn problem(&mut self, place: &str, what: impl Into<String>, remedy: &str) {
        let (place, what, remedy) = (place.to_owned(), what.into(), remedy.to_owned());
        self.problems.push(Problem { place, what, remedy, lost: true });
    }

    fn named(&mut self, name: &OsStr) {
        let shown = name.to_string_lossy();
        if shown == "-" {
            if self.sources.contains(&Source::Standard) {
                self.problem("-", "is named twice", "name standard input once");
            } else {
                self.sources.push(Source::Standard);
            }
            return;
        }
        if shown.starts_with("http://") || shown.starts_with("https://") {
            self.problem(&shown, "cannot be fetched yet", "save the article to a file and name that");
            return;
        }
        match fs::metadata(name) {
            Ok(metadata) if metadata.is_dir() => self.folder(name),
            Ok(metadata) => self.file(Path::new(name), &metadata),
            Err(error) => self.unreadable(&shown, &error),
        }
    }

    fn file(&mut self, path: &Path, metadata: &Metadata) {
        if metadata.is_file() {
            self.sources.push(Source::File(path.to_owned()));
        } else {
            let remedy = "name a file, or give its text on standard input with `-`";
            self.problem(&path.to_string_lossy(), "is a pipe, socket or device, not a file", remedy);
        }
    }

    fn unreadable(&mut self, name: &str, error: &io::Error) {
        let (what, remedy) = reason(error);
        self.problem(name, what, remedy);
    }

    /// Takes the files of a folder and of the folders in it, hidden ones aside, each folder once.
    fn folder(&mut self, name: &OsStr) {
        let before = self.sources.len() + self.problems.len();
        let mut walked = HashSet::new();
        // Sorted entries are pushed in reverse, so that they come off in order, folders where their name stands.
        let mut waiting: Vec<(PathBuf, usize)> = vec![(PathBuf::from(name), 0)];
        while let Some((path, depth)) = waiting.pop() {
            let shown = path.to_string_lossy().into_owned();
            match fs::metadata(&path) {
                Err(error) => self.unreadable(&shown, &error),
                Ok(metadata) if !metadata.is_dir() => self.file(&path, &metadata),
                Ok(_) => {
                    let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
                    if depth > DEEPEST {
                        self.problem(&shown, "lies too deep to be walked", "name the folder itself");
                    } else if walked.insert(real) {
                        match entries(&path) {
                            Ok(entries) => {
                                waiting.extend(entries.into_iter().rev().map(|entry| (entry, depth + 1)));
                            }
                            Err(error) => self.unreadable(&shown, &error),
                        }
                    }
                }
            }
        }
        if before == self.sources.len() + self.problems.len() {
            self.problem(
                &name.to_string_lossy(),
                "is a folder without articles",
                "name a folder with text files in it",
            );
        }
    }
}

/// The entries of a folder that are not hidden, sorted by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

/// An error of the system in plain words, and what the user can do.
fn reason(error: &io::Error) -> (String, &'static str) {
    match error.kind() {
        io::ErrorKind::NotFound => ("no such file or folder".to_owned(), "check the name"),
        io::ErrorKind::PermissionDenied => {
            ("may not be read".to_owned(), "change its permissions, or copy it")
        }
        _ => {
            let words = error.to_string();
            let words = words.split(" (os error").next().unwrap_or_default().to_lowercase();
            (format!("cannot be read: {words}"), "check the name, or copy the file")
        }
    }
}

/// Reads a source whole, unless it is larger than `limit` bytes.
pub(super) fn read(source: Source, limit: u64) -> Result<Input, Problem> {
    let (name, path, bytes) = match source {
        Source::Bundled(name, bytes) => {
            return Ok(Input { name: name.to_owned(), path: None, bytes: bytes.to_vec() });
        }
        Source::Standard => ("-".to_owned(), None, within(io::stdin().lock(), 0, limit)),
        Source::File(path) => {
            let bytes = File::open(&path).and_then(|file| {
                let size = file.metadata()?.len();
                if size > limit { Ok(None) } else { within(file, size, limit) }
            });
            let name = path.to_string_lossy().into_owned();
            (name.clone(), Some(name), bytes)
        }
    };
    match bytes {
        Ok(Some(bytes)) => Ok(Input { name, path, bytes }),
        Ok(None) => Err(too_large(&name, limit)),
        Err(error) => Err(failed(&name, &error)),
    }
}

/// The problem of an input, or of a line to be read by itself, of more than `limit` bytes.
pub(super) fn too_large(name: &str, limit: u64) -> Problem {
    let what = format!("is larger than {}", size(limit));
    let remedy = "split it, or raise `max-input-bytes` in the settings".to_owned();
    Problem { place: name.to_owned(), what, remedy, lost: true }
}

/// The problem of an input that the system does not give.
pub(super) fn failed(name: &str, error: &io::Error) -> Problem {
    let (what, remedy) = reason(error);
    Problem { place: name.to_owned(), what, remedy: remedy.to_owned(), lost: true }
}

/// The next line with its end, empty at the end of the input; `None` where it has more than `limit` bytes.
pub(super) fn line(reader: &mut impl BufRead, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    reader.take(limit.saturating_add(1)).read_until(b'\n', &mut line)?;
    Ok((line.len() as u64 <= limit).then_some(line))
}

/// All bytes, or `None` where there are more than `limit`: a file may grow while it is read.
pub(super) fn within(reader: impl Read, expected: u64, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// A number of bytes in the largest unit that divides it.
fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let unit = UNITS.iter().find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit));
    unit.map_or_else(|| format!("{bytes} bytes"), |(unit, name)| format!("{} {name}", bytes / unit))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;

    use super::{Source, find, read, size};

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "Talks began.").unwrap();
        }
        folder
    }

    fn names(folder: &tempfile::TempDir) -> Vec<String> {
        let root = folder.path().to_string_lossy().into_owned();
        let (sources, _) = find(&[OsString::from(&root)]);
        sources
            .into_iter()
            .map(|source| match source {
                Source::File(path) => path.to_str().unwrap().strip_prefix(&root).unwrap().to_owned(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn folders_are_walked_in_sorted_order_without_hidden_entries() {
        let folder = folder(&["b.txt", "a/z.txt", "a/y.txt", "c.txt", ".git/x.txt", "a/.hidden"]);
        assert_eq!(names(&folder), ["/a/y.txt", "/a/z.txt", "/b.txt", "/c.txt"]);
    }

    #[test]
    fn what_is_no_file_is_a_problem_with_a_remedy() {
        let (sources, problems) = find(&["/no/such".into(), "https://example.org/a".into()]);
        assert!(sources.is_empty());
        assert_eq!(problems[0].to_string(), "/no/such: no such file or folder; check the name");
        assert!(problems[1].what.contains("fetched") && problems.iter().all(|problem| problem.lost));
    }

    #[test]
    fn an_empty_folder_is_a_problem() {
        let folder = folder(&[".hidden"]);
        let (_, problems) = find(&[folder.path().into()]);
        assert!(problems[0].what.contains("without articles"));
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_a_circle_end() {
        let folder = folder(&["a/b.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).unwrap();
        std::os::unix::fs::symlink("itself", folder.path().join("itself")).unwrap();
        let (sources, problems) = find(&[folder.path().into()]);
        assert_eq!((sources.len(), problems.len()), (1, 1));
        assert!(problems[0].what.contains("cannot be read"), "{}", problems[0]);
    }

    #[cfg(unix)]
    #[test]
    fn devices_are_refused() {
        let (sources, problems) = find(&["/dev/zero".into()]);
        assert!(sources.is_empty() && problems[0].what.contains("device"));
    }

    #[test]
    fn a_file_over_the_limit_is_refused_by_name() {
        let folder = folder(&["a.txt"]);
        let path = folder.path().join("a.txt");
        assert_eq!(read(Source::File(path.clone()), 12).unwrap().bytes.len(), 12);
        let problem = read(Source::File(path.clone()), 11).unwrap_err();
        assert!(problem.place == path.to_string_lossy() && problem.what.contains("11 bytes"), "{problem}");
        assert_eq!(size(64 << 20), "64 MiB");
    }
}
