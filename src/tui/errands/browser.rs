//! Opening a page in the browser, without a shell; where there is none to be seen, its address is told instead.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::clipboard::Surroundings;
use crate::app::state::Tone;

/// How long a browser may take to say that it can't open the page; one that runs on longer has opened it.
const LIMIT: Duration = Duration::from_secs(3);

/// Opens `address`, and says what came of it.
pub(super) fn open(surroundings: Surroundings, address: &str) -> (Tone, String) {
    open_by(surroundings, &std::env::var("BROWSER").unwrap_or_default(), address)
}

/// The same by the browsers that `$BROWSER` names, where it does.
fn open_by(surroundings: Surroundings, browser: &str, address: &str) -> (Tone, String) {
    if !is_page(address) {
        let told = format!(
            "{address} is not opened: only addresses of pages are, which begin with http:// or https://"
        );
        return (Tone::Warning, told);
    }
    // Where no desktop is, a browser that the user names may still show the page: in another window, on another machine.
    let desktop = !surroundings.ssh && (surroundings.wayland || surroundings.x11 || surroundings.mac);
    let commands = commands(browser, desktop.then_some(surroundings.mac), address);
    if commands.is_empty() {
        return (Tone::Note, format!("No browser can be seen from here; the page is at {address}"));
    }
    let mut failed = None;
    for words in commands {
        match start(&words) {
            Ok(()) => {
                let program = words.first().map_or("", String::as_str);
                return (Tone::Note, format!("Opened {address} with {program}."));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => failed = Some(format!("{}: {error}", words.join(" "))),
        }
    }
    let why = failed.unwrap_or_else(|| "no browser was found; set BROWSER to the name of one".to_owned());
    (Tone::Warning, format!("{address} was not opened: {why}"))
}

/// Whether an address is one of a page, and no option, file or program.
fn is_page(address: &str) -> bool {
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    is_web && !address.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// The commands to try: those of `$BROWSER`, which are parted by colons and may say by `%s` where the address goes,
/// then those of the desktop, where there is one: of a Mac or of another system.
fn commands(browser: &str, desktop: Option<bool>, address: &str) -> Vec<Vec<String>> {
    let own = browser.split(':').filter_map(|command| {
        let words = shell_words::split(command).ok()?;
        let has_place = words.iter().any(|word| word.contains("%s"));
        let mut words: Vec<String> = words.iter().map(|word| word.replace("%s", address)).collect();
        if !has_place && !words.is_empty() {
            words.push(address.to_owned());
        }
        (!words.is_empty()).then_some(words)
    });
    let desktop =
        desktop.map(|mac| vec![if mac { "open" } else { "xdg-open" }.to_owned(), address.to_owned()]);
    own.chain(desktop).collect()
}

/// Starts a browser and waits a little for it to fail.
fn start(words: &[String]) -> io::Result<()> {
    let (program, arguments) = words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.process_group(0).spawn()?;
    let start = Instant::now();
    while start.elapsed() < LIMIT {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(format!("it ended with {status}"))),
            None => thread::sleep(Duration::from_millis(20)),
        }
    }
    // It is the page by now, and ends when the user closes it.
    thread::Builder::new().name("browser".to_owned()).spawn(move || {
        let _ = child.wait();
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Surroundings, commands, is_page, open_by};
    use crate::app::state::Tone;

    #[test]
    fn only_pages_are_opened() {
        assert!(is_page("https://a.example/b") && is_page("HTTP://a.example"));
        for other in
            ["javascript:alert(1)", "file:///etc/passwd", "-h", "https://a b", "http://a\u{1b}[2J", ""]
        {
            assert!(!is_page(other), "{other}");
        }
    }

    #[test]
    fn the_users_browser_comes_first_and_no_shell_reads_the_address() {
        let address = "https://a.example/?a=$(ls)&b='c'";
        let commands = commands("lynx -dump:firefox --new-tab %s", Some(false), address);
        assert_eq!(commands[0], ["lynx", "-dump", address]);
        assert_eq!(commands[1], ["firefox", "--new-tab", address]);
        assert_eq!(commands[2], ["xdg-open", address]);
    }

    #[test]
    fn where_no_browser_can_be_seen_the_address_is_told() {
        let (tone, told) = open_by(Surroundings::default(), "", "https://a.example/b");
        assert!(tone == Tone::Note && told.ends_with("https://a.example/b"), "{told}");
        let ssh = Surroundings { ssh: true, x11: true, ..Surroundings::default() };
        assert!(open_by(ssh, "", "https://a.example/b").1.contains("No browser can be seen"));
    }

    #[test]
    fn the_users_browser_is_asked_where_no_desktop_is() {
        let (tone, told) = open_by(Surroundings::default(), "true", "https://a.example/b");
        assert_eq!((tone, &*told), (Tone::Note, "Opened https://a.example/b with true."));
        let (tone, told) = open_by(Surroundings::default(), "no-such-browser", "https://a.example/b");
        assert!(tone == Tone::Warning && told.contains("no browser was found"), "{told}");
    }
}
