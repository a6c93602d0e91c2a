//! The user's marks in an embedded database: written at once, safe against crashes and a second instance.
//!
//! Each mark is a row named by kind and key (`rows`), with a number that grows with every change, by which one
//! instance learns what another has written. A mark taken away stays as a row without a value, so that this is learnt
//! too.

mod rows;
mod schema;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};

use crate::model::Mark;

pub use rows::{from_json, to_json};

/// How long to wait for another instance that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why marks can't be kept.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The database can't be opened, read or written.
    #[error("{0}")]
    Database(#[from] rusqlite::Error),
    /// Its folder can't be made.
    #[error("its folder can't be made: {0}")]
    Folder(#[from] io::Error),
    /// It was written by a later version of the program.
    #[error("it was written by a later version of parallax")]
    Later,
    /// What is to be imported is not what was exported.
    #[error("{0}")]
    Import(String),
}

impl Trouble {
    /// What the user can do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Database(rusqlite::Error::SqliteFailure(failure, _)) => match failure.code {
                rusqlite::ErrorCode::DiskFull => {
                    "make room on the disk; what is marked is kept until you leave"
                }
                rusqlite::ErrorCode::ReadOnly
                | rusqlite::ErrorCode::CannotOpen
                | rusqlite::ErrorCode::PermissionDenied => "allow writing there, or run with --no-state",
                rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked => {
                    "another program holds it; what is marked is kept until you leave"
                }
                rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt => {
                    "move the file away to begin anew; it is left as it is"
                }
                _ => "see what the message says; what is marked is kept until you leave",
            },
            Self::Database(_) => "move the file away to begin anew; it is left as it is",
            Self::Folder(_) => "allow writing there, or run with --no-state",
            Self::Later => "use that version, or run with --no-state",
            Self::Import(_) => "give it what `parallax marks export` printed",
        }
    }
}

/// The database of marks.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// The number of the last change known here.
    known: i64,
}

impl Store {
    /// Opens the database, and makes it and its folder where there is none.
    ///
    /// # Errors
    /// Fails when it can't be opened or made, is damaged, or was written by a later version. The file is then left
    /// as it is.
    pub fn open(path: &Path) -> Result<Self, Trouble> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        schema::prepare(&mut connection)?;
        Ok(Self { connection, path: path.to_owned(), known: 0 })
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The marks written since they were last asked for, by whatever instance: at first all that there are.
    ///
    /// # Errors
    /// Fails when the database can't be read. Rows of an unknown kind, of a later version, are passed over.
    pub fn news(&mut self) -> Result<Vec<Mark>, Trouble> {
        let first = self.known == 0;
        let mut statement = self
            .connection
            .prepare("SELECT kind, key, value, change FROM marks WHERE change > ?1 ORDER BY change")?;
        let mut found = statement.query([self.known])?;
        let mut marks = Vec::new();
        while let Some(row) = found.next()? {
            let (kind, key): (String, String) = (row.get(0)?, row.get(1)?);
            let value: Option<String> = row.get(2)?;
            self.known = row.get(3)?;
            // What was taken away before this run is nothing to take away.
            if value.is_some() || !first {
                marks.extend(rows::mark(&kind, &key, value.as_deref()));
            }
        }
        Ok(marks)
    }

    /// Writes marks, all or none, and returns once they are safely on the disk.
    ///
    /// # Errors
    /// Fails when the database can't be written; nothing of it is written then.
    pub fn save(&mut self, marks: &[Mark]) -> Result<(), Trouble> {
        let writing = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = last_change(&writing)?;
        let mut change = before;
        {
            let mut statement = writing.prepare(
                "INSERT INTO marks (kind, key, value, change) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, change = excluded.change",
            )?;
            for mark in marks {
                let (kind, key, value) = rows::row(mark);
                change += 1;
                statement.execute(params![kind, key, value, change])?;
            }
        }
        writing.commit()?;
        // Where another instance has written meanwhile, what it wrote is still news here.
        if self.known == before {
            self.known = change;
        }
        Ok(())
    }
}

fn last_change(writing: &Transaction<'_>) -> Result<i64, Trouble> {
    Ok(writing.query_row("SELECT coalesce(max(change), 0) FROM marks", [], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Store, Trouble};
    use crate::model::{Mark, Revision};

    fn read(word: &str) -> Mark {
        Mark::Read(Revision::of(word), true)
    }

    #[test]
    fn what_is_saved_is_there_when_it_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("marks.db");
        let mut store = Store::open(&path).unwrap();
        assert_eq!(store.news().unwrap(), []);
        store.save(&[read("a"), read("b")]).unwrap();
        store.save(&[Mark::Read(Revision::of("b"), false)]).unwrap();
        assert_eq!(store.news().unwrap(), [], "what was written here is no news");
        drop(store);
        assert_eq!(Store::open(&path).unwrap().news().unwrap(), [read("a")]);
    }

    #[test]
    fn two_instances_learn_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("marks.db");
        let (mut one, mut other) = (Store::open(&path).unwrap(), Store::open(&path).unwrap());
        one.save(&[read("a")]).unwrap();
        other.save(&[read("b")]).unwrap();
        assert_eq!(one.news().unwrap(), [read("b")]);
        // The other wrote before it had looked, so it is told all, its own included.
        assert_eq!(other.news().unwrap(), [read("a"), read("b")]);
        one.save(&[Mark::Read(Revision::of("a"), false)]).unwrap();
        assert_eq!(other.news().unwrap(), [Mark::Read(Revision::of("a"), false)], "taken away is news too");
    }

    #[test]
    fn a_damaged_file_is_told_and_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("marks.db");
        let damaged = "this is no database, but it is long enough to be taken for one ".repeat(40);
        fs::write(&path, &damaged).unwrap();
        let trouble = Store::open(&path).unwrap_err();
        assert!(trouble.remedy().contains("move the file away"), "{trouble}");
        assert_eq!(fs::read_to_string(&path).unwrap(), damaged);
    }

    #[test]
    fn a_later_version_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("marks.db");
        Store::open(&path).unwrap().connection.pragma_update(None, "user_version", 99).unwrap();
        assert!(matches!(Store::open(&path), Err(Trouble::Later)));
    }
}
