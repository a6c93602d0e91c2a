//! The `parallax` binary: hands the arguments to the command line and returns its exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    parallax::cli::run(parallax::tui::run)
}
