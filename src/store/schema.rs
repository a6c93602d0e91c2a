//! The tables of the database, and the way from older ones to these.

use rusqlite::{Connection, TransactionBehavior};

use super::Trouble;

/// Each step of the way: what leads from the version of its place to the next.
const STEPS: [&str; 1] = ["
    CREATE TABLE marks (
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT,
        change INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
    ) WITHOUT ROWID;
    CREATE INDEX marks_by_change ON marks (change);
"];

/// Brings a database up to the present tables.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), Trouble> {
    // Readers and one writer at a time, and no commit that a loss of power could take back.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    if version(connection)? == STEPS.len() {
        return Ok(());
    }
    let writing = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another instance may have been first.
    let from = version(&writing)?;
    let steps = STEPS.get(from..).ok_or(Trouble::Later)?;
    for step in steps {
        writing.execute_batch(step)?;
    }
    writing.pragma_update(None, "user_version", STEPS.len() as u32)?;
    writing.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<usize, Trouble> {
    let version: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(version as usize)
}
