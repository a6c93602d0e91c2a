//! The arguments that say how to write, and the two streams: results on one, problems on the other.

use std::io::{self, IsTerminal, Write};

use clap::{Args, ValueEnum};
use terminal_size::Width;

use crate::export::{Export, Ink, Page, Sheet};
use crate::model::ColorChoice;
use crate::text::visible;

/// How results and problems are told.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct OutputArgs {
    /// Whether to use colours and emphasis
    ///
    /// `auto` uses them on a terminal, unless `NO_COLOR` is set.
    #[arg(long, value_name = "WHEN", default_value = "auto", help_heading = OUTPUT)]
    color: When,
    /// Say nothing about inputs that could not be read
    ///
    /// The exit status still tells: 1 when some could not be read, 3 when none could.
    #[arg(long, short, help_heading = OUTPUT)]
    pub(super) quiet: bool,
}

/// Heading of these options in the help of every command.
pub(super) const OUTPUT: &str = "Output";

/// The values of `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum When {
    #[default]
    Auto,
    Always,
    Never,
}

impl OutputArgs {
    /// The choice as the reader takes it.
    pub(super) fn color(&self) -> ColorChoice {
        match self.color {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        }
    }

    /// What results are written on: the terminal where there is one, else `COLUMNS`, else lines without limit.
    pub(super) fn page(&self) -> Page {
        let terminal = io::stdout().is_terminal();
        let named = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let seen = terminal_size::terminal_size_of(io::stdout()).map(|(Width(width), _)| usize::from(width));
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let ink = match self.color {
            When::Always => Ink::Terminal,
            When::Auto if terminal && !plain => Ink::Terminal,
            When::Auto | When::Never => Ink::Plain,
        };
        Page { width: seen.filter(|&width| width > 0).or(named), ink }
    }

    /// Writes rows on standard output.
    pub(super) fn sheet(&self, format: &Export, sheet: Sheet<'_>) -> io::Result<()> {
        print(|out| (format.sheet)(sheet, self.page(), out))
    }
}

/// Runs `write` on a buffered standard output.
pub(super) fn print<T>(write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = write(&mut out)?;
    out.flush()?;
    Ok(done)
}

/// Tells a problem in one line, and below it lines that show where it lies, which are harmless already.
pub(super) fn point_out(problem: &str, lines: &str) {
    // Nothing better can be done when standard error itself is closed.
    let _ = writeln!(io::stderr().lock(), "parallax: {}\n{lines}", visible(problem));
}

/// Tells one problem in one line on standard error; names in it may be hostile.
pub(super) fn complain(problem: &str) {
    // Nothing better can be done when standard error itself is closed.
    let _ = writeln!(io::stderr().lock(), "parallax: {}", visible(problem));
}
