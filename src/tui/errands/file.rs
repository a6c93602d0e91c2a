//! Writing what is taken out of the reader to a file: whole or not at all, and over no other without being asked.

use std::fs::Permissions;
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::app::action::{File, Standing};
use crate::app::share::Share;
use crate::app::state::Tone;
use crate::export::{Page, named};
use crate::model::Briefing;

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is written, or it is not; this is to be said.
    Told(Tone, String),
    /// A file stands there already, and nothing was written.
    Stands,
}

/// Writes `share` to `file`; `home` is what `~` stands for.
pub(super) fn write(briefing: &Briefing, share: &Share, file: &File, home: Option<&Path>) -> Outcome {
    let path = expanded(&file.path, home);
    match write_to(briefing, share, file, &path) {
        Ok(bytes) => Outcome::Told(
            Tone::Note,
            format!("Wrote the {} to {} ({}).", share.word(), path.display(), size(bytes)),
        ),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !path.is_dir() => Outcome::Stands,
        Err(error) => Outcome::Told(Tone::Warning, told(&path, &error)),
    }
}

fn write_to(briefing: &Briefing, share: &Share, file: &File, path: &Path) -> io::Result<u64> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if file.standing == Standing::Kept && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let export = named(file.form).ok_or(io::ErrorKind::Unsupported)?;
    // What a link leads to is written, and the link stays one.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    // Permissions are those of a new file, of which the system takes what the user does not want to give.
    let temporary = tempfile::Builder::new()
        .prefix(".parallax-")
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder(&path))?;
    let mut out = BufWriter::new(&temporary);
    share.write(briefing, export, Page::default(), &mut out)?;
    out.flush()?;
    drop(out);
    temporary.as_file().sync_all()?;
    let bytes = temporary.as_file().metadata()?.len();
    match file.standing {
        Standing::Kept => temporary.persist_noclobber(&path)?,
        Standing::Replaced => temporary.persist(&path)?,
    };
    Ok(bytes)
}

/// The folder a file lies in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path with `~` at its beginning replaced by the user's home.
fn expanded(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
            home.join(rest.trim_start_matches('/'))
        }
        _ => PathBuf::from(path),
    }
}

/// What failed, where, and what to do about it.
fn told(path: &Path, error: &io::Error) -> String {
    let shown = path.display();
    let folder = self::folder(path).display();
    match error.kind() {
        io::ErrorKind::NotFound if !self::folder(path).is_dir() => format!(
            "{shown} was not written: there is no folder {folder}; make it, or give another path with e"
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            format!("{shown} was not written: writing is not allowed in {folder}; give another path with e")
        }
        io::ErrorKind::IsADirectory => {
            format!("{shown} was not written: it is a folder; add a name to it with e")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!("{shown} was not written: there is no room left; make some, or give another path with e")
        }
        _ => format!("{shown} was not written: {error}; give another path with e"),
    }
}

/// `812 bytes`, `12 kB`.
fn size(bytes: u64) -> String {
    if bytes < 10_000 { format!("{bytes} bytes") } else { format!("{} kB", bytes / 1000) }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Outcome, expanded, write};
    use crate::app::action::{File, Standing};
    use crate::app::fixture::briefing;
    use crate::app::share::Share;
    use crate::app::state::Tone;

    fn export(path: &Path, standing: Standing) -> Outcome {
        let briefing = briefing(&["It rained."]);
        let share = Share::Article { article: 0, notes: Vec::new(), dismissed: Vec::new() };
        let file = File { path: path.to_str().unwrap().to_owned(), form: "md", standing };
        write(&briefing, &share, &file, None)
    }

    #[test]
    fn a_file_is_written_whole_and_over_another_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        assert!(
            matches!(export(&path, Standing::Kept), Outcome::Told(Tone::Note, told) if told.starts_with("Wrote the article to "))
        );
        let written = fs::read_to_string(&path).unwrap();
        assert!(written.contains("**¶1** It rained."), "{written}");
        fs::write(&path, "mine").unwrap();
        assert_eq!(export(&path, Standing::Kept), Outcome::Stands);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert!(matches!(export(&path, Standing::Replaced), Outcome::Told(Tone::Note, _)));
        assert_eq!(fs::read_to_string(&path).unwrap(), written);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_link_stays_one_and_what_it_leads_to_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        assert_eq!(export(&link, Standing::Kept), Outcome::Stands);
        export(&link, Standing::Replaced);
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert!(fs::read_to_string(&real).unwrap().contains("It rained."));
    }

    #[test]
    fn what_cannot_be_written_is_told_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let told = |path: &Path| match export(path, Standing::Kept) {
            Outcome::Told(Tone::Warning, told) => told,
            other => panic!("{other:?}"),
        };
        assert!(told(&folder.path().join("no/a.md")).contains("there is no folder"));
        assert!(told(folder.path()).contains("it is a folder; add a name"));
        assert!(told(Path::new("/proc/a.md")).contains("was not written: "));
    }

    #[test]
    fn a_tilde_is_the_users_home_at_the_beginning_only() {
        let home = Some(Path::new("/home/ann"));
        assert_eq!(expanded("~/a.md", home), Path::new("/home/ann/a.md"));
        assert_eq!(expanded("~", home), Path::new("/home/ann"));
        assert_eq!(expanded("~bo/a~.md", home), Path::new("~bo/a~.md"));
    }
}
