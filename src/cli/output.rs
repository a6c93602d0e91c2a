//! The arguments that say how to write, and the two streams: results on one, problems on the other.

use std::io::{self, Write};

use clap::Args;

/// How results and problems are told.
#[derive(Args, Clone, Debug)]
pub(super) struct OutputArgs {
    /// Say nothing about inputs that could not be read; the exit status still tells
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// Runs `write` on a buffered standard output.
pub(super) fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(&mut out)?;
    out.flush()
}

/// Tells one problem in one line on standard error.
pub(super) fn complain(problem: &str) {
    // Nothing better can be done when standard error itself is closed.
    let _ = writeln!(io::stderr().lock(), "parallax: {problem}");
}
