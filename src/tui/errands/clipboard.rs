//! Taking words to the clipboard: by tmux inside of it, by the terminal over SSH, else by a program of the desktop.

use std::io;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::process::{End, Printed, run};
use crate::app::state::Tone;

/// Longest text given to a terminal, in bytes: most take no more than 100,000 letters of base64.
const MOST: usize = 74_994;

/// How long a program may take to fill the clipboard.
const LIMIT: Duration = Duration::from_secs(5);

/// A way to a clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// A program that reads it from its standard input, with its arguments, and what to say of where it went.
    Program(&'static [&'static str], &'static str),
    /// The terminal's own, by OSC 52.
    Terminal,
}

const TMUX_TOLD: &str = "tmux's buffer, where its prefix and ] paste it";
const DESKTOP: &str = "the clipboard";

/// Older versions of tmux have no `-w`, which hands the buffer on to the terminal's clipboard too.
const TMUX: [Way; 2] = [
    Way::Program(&["tmux", "load-buffer", "-w", "-"], TMUX_TOLD),
    Way::Program(&["tmux", "load-buffer", "-"], TMUX_TOLD),
];

const WAYLAND: &[Way] = &[Way::Program(&["wl-copy"], DESKTOP)];

const X11: &[Way] = &[
    Way::Program(&["xclip", "-selection", "clipboard"], DESKTOP),
    Way::Program(&["xsel", "--clipboard", "--input"], DESKTOP),
];

const MAC: &[Way] = &[Way::Program(&["pbcopy"], DESKTOP)];

/// What the environment says about where the reader runs.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any of them can hold together"
)]
pub(super) struct Surroundings {
    pub(super) tmux: bool,
    pub(super) ssh: bool,
    pub(super) wayland: bool,
    pub(super) x11: bool,
    pub(super) mac: bool,
}

impl Surroundings {
    /// Those of this process.
    pub(super) fn here() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Self {
            tmux: is_set("TMUX"),
            ssh: is_set("SSH_CONNECTION") || is_set("SSH_TTY") || is_set("SSH_CLIENT"),
            wayland: is_set("WAYLAND_DISPLAY"),
            x11: is_set("DISPLAY"),
            mac: cfg!(target_os = "macos"),
        }
    }

    /// The ways to try, one after the other.
    fn ways(self) -> Vec<Way> {
        let desktop = [(self.wayland, WAYLAND), (self.x11, X11), (self.mac, MAC)];
        // Over SSH the clipboard of the far desktop is not the one the user pastes from.
        let near = desktop.into_iter().filter(|(is_there, _)| *is_there && !self.ssh);
        let mut ways = if self.tmux { TMUX.to_vec() } else { Vec::new() };
        ways.extend(near.flat_map(|(_, ways)| ways));
        ways.push(Way::Terminal);
        ways
    }
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is in a clipboard, or in none; this is to be said.
    Told(Tone, String),
    /// The terminal is to be given the words, and this is to be said.
    ForTerminal(String),
}

/// Takes `text` to a clipboard; `what` says what it is.
pub(super) fn take(surroundings: Surroundings, what: &str, text: &str) -> Outcome {
    let stop = AtomicBool::new(false);
    take_by(surroundings, what, text, &|words| {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let run = run(&words, text.as_bytes().to_vec(), Printed::Dropped, LIMIT, &stop)?;
        match run.end {
            End::Itself(status) if status.success() => Ok(()),
            End::Itself(status) => Err(io::Error::other(format!("it ended with {status}"))),
            End::TooLong | End::Stopped => Err(io::ErrorKind::TimedOut.into()),
        }
    })
}

fn take_by(
    surroundings: Surroundings,
    what: &str,
    text: &str,
    fill: &dyn Fn(&[&str]) -> io::Result<()>,
) -> Outcome {
    let much = amount(text);
    let mut failed = None;
    for way in surroundings.ways() {
        match way {
            Way::Program(words, told) => match fill(words) {
                Ok(()) => return Outcome::Told(Tone::Note, format!("Took {what} ({much}) to {told}.")),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => failed = Some(format!("{} failed: {error}", words.first().unwrap_or(&""))),
            },
            Way::Terminal if text.len() <= MOST => {
                let before = failed.map(|failed| format!("{failed}; ")).unwrap_or_default();
                return Outcome::ForTerminal(format!(
                    "{before}Gave {what} ({much}) to the terminal by OSC 52, which some terminals do not take."
                ));
            }
            Way::Terminal => {}
        }
    }
    let before = failed.map(|failed| format!("{failed}; ")).unwrap_or_default();
    Outcome::Told(
        Tone::Warning,
        format!(
            "{before}{what} is too long for the terminal ({much}, it takes {MOST} bytes); e writes to a file"
        ),
    )
}

/// `1 character`, `1,204 characters`.
fn amount(text: &str) -> String {
    let count = text.chars().count();
    let digits = count.to_string();
    let mut told = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    format!("{told} {}", if count == 1 { "character" } else { "characters" })
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io;

    use super::{MOST, Outcome, Surroundings, amount, take_by};
    use crate::app::state::Tone;

    /// The programs tried, in order, where only those named are installed and `broken` ones fail.
    fn tried(surroundings: Surroundings, installed: &[&str], broken: &[&str]) -> (Vec<String>, Outcome) {
        let tried = RefCell::new(Vec::new());
        let outcome = take_by(surroundings, "the claim", "words", &|words| {
            tried.borrow_mut().push(words.join(" "));
            match words.first() {
                Some(program) if broken.contains(program) => Err(io::Error::other("no server")),
                Some(program) if installed.contains(program) => Ok(()),
                _ => Err(io::ErrorKind::NotFound.into()),
            }
        });
        (tried.into_inner(), outcome)
    }

    #[test]
    fn inside_tmux_its_buffer_is_filled_whatever_else_is_there() {
        let here = Surroundings { tmux: true, ssh: true, x11: true, ..Surroundings::default() };
        let (tried, outcome) = tried(here, &["tmux", "xclip"], &[]);
        assert_eq!(tried, ["tmux load-buffer -w -"]);
        let told = "Took the claim (5 characters) to tmux's buffer, where its prefix and ] paste it.";
        assert_eq!(outcome, Outcome::Told(Tone::Note, told.to_owned()));
    }

    #[test]
    fn over_ssh_the_terminal_gets_it_not_the_far_desktop() {
        let here = Surroundings { ssh: true, x11: true, ..Surroundings::default() };
        let (tried, outcome) = tried(here, &["xclip"], &[]);
        assert!(tried.is_empty() && matches!(outcome, Outcome::ForTerminal(told) if told.contains("OSC 52")));
    }

    #[test]
    fn on_a_desktop_an_installed_program_takes_it_else_the_terminal() {
        let here = Surroundings { wayland: true, x11: true, ..Surroundings::default() };
        assert_eq!(
            tried(here, &["xsel"], &[]).0.last().map(String::as_str),
            Some("xsel --clipboard --input")
        );
        assert!(matches!(tried(here, &[], &[]).1, Outcome::ForTerminal(_)));
    }

    #[test]
    fn what_fails_on_the_way_is_told() {
        let here = Surroundings { tmux: true, ..Surroundings::default() };
        let (tried, outcome) = tried(here, &[], &["tmux"]);
        assert_eq!(tried.len(), 2);
        assert!(
            matches!(outcome, Outcome::ForTerminal(told) if told.starts_with("tmux failed: no server; "))
        );
    }

    #[test]
    fn what_no_terminal_takes_is_not_given_to_one() {
        let long = "x".repeat(MOST + 1);
        let outcome = take_by(Surroundings::default(), "the article", &long, &|_| Ok(()));
        assert!(matches!(outcome, Outcome::Told(Tone::Warning, told) if told.contains("74,995 characters")));
        assert_eq!(amount("é"), "1 character");
    }
}
