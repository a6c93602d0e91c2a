//! The real program in a real terminal: driven in tmux, left by every way out, and nothing left behind.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A tmux server of its own with one window.
struct Tmux {
    socket: String,
    /// Where the reader keeps its marks.
    data: tempfile::TempDir,
}

/// How long anything may take to appear on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

impl Tmux {
    /// A shell in a window of this size; `None`, with a message, where tmux is not installed.
    fn open(width: u16, height: u16) -> Option<Self> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        if Command::new("tmux").arg("-V").output().is_err() {
            eprintln!("tmux is not installed: the program was not tried in a terminal");
            return None;
        }
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let data = tempfile::tempdir().expect("a folder for marks");
        let shell = format!("env PS1='ready> ' XDG_DATA_HOME={} sh", data.path().display());
        let tmux = Self { socket: format!("parallax-{}-{number}", std::process::id()), data };
        let size = [width.to_string(), height.to_string()];
        tmux.run(&["-f", "/dev/null", "new-session", "-d", "-x", &size[0], "-y", &size[1], &shell]);
        tmux.wait_for("ready>");
        Some(tmux)
    }

    /// Starts the reader on the bundled briefing and waits for its list.
    fn start(&self) {
        self.line(env!("CARGO_BIN_EXE_parallax"));
        self.wait_for("5 articles");
    }

    /// Types a line into the shell.
    fn line(&self, words: &str) {
        self.run(&["send-keys", "-l", words]);
        self.keys(&["Enter"]);
    }

    /// Presses keys by tmux's names.
    fn keys(&self, keys: &[&str]) {
        for key in keys {
            self.run(&["send-keys", key]);
        }
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.run(&["capture-pane", "-p"]).stdout).into_owned()
    }

    fn value(&self, format: &str) -> String {
        String::from_utf8_lossy(&self.run(&["display-message", "-p", format]).stdout).trim().to_owned()
    }

    #[track_caller]
    fn wait_for(&self, words: &str) {
        self.wait_until(words, |screen| screen.contains(words));
    }

    #[track_caller]
    fn wait_until(&self, what: &str, holds: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !holds(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "never seen: {what}\n{}", self.screen());
            sleep(Duration::from_millis(30));
        }
    }

    /// The reader is gone, the shell's screen and cursor are back, and lines are echoed and edited again.
    #[track_caller]
    fn is_restored(&self) {
        self.wait_until("the shell", |screen| screen.contains("ready>") && !screen.contains("PARALLAX"));
        assert_eq!(self.value("#{alternate_on}"), "0", "the alternate screen is left");
        assert_eq!(self.value("#{cursor_flag}"), "1", "the cursor is shown");
        self.line("stty -a | grep -o ' -\\?icanon\\| -\\?echo '");
        // What is switched off is told with a minus; the shell may print after its prompt.
        let told = |screen: &str, word: &str| screen.lines().any(|line| line.ends_with(word));
        self.wait_until("a sane terminal", |screen| told(screen, " icanon") && told(screen, " echo"));
    }

    /// Starts the reader so that its process is known, and returns a way to signal it.
    fn start_known(&self) -> impl Fn(&str) {
        let folder = tempfile::tempdir().expect("a folder for the process number");
        let file = folder.path().join("pid");
        let reader = env!("CARGO_BIN_EXE_parallax");
        self.line(&format!("sh -c 'echo $$ > {}; exec {reader}'", file.display()));
        self.wait_for("5 articles");
        let pid = std::fs::read_to_string(&file).expect("the process number");
        move |signal| {
            let status = Command::new("sh").args(["-c", &format!("kill {signal} {pid}")]).status();
            assert!(status.expect("sh runs").success(), "kill {signal}");
        }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new("tmux").args(["-L", &self.socket]).args(arguments).output().expect("tmux runs")
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
fn the_withdrawal_conflict_is_found_by_keys_alone_and_quitting_restores_the_terminal() {
    let Some(tmux) = Tmux::open(160, 45) else { return };
    tmux.start();
    tmux.keys(&["j", "Enter"]);
    tmux.wait_for("READ");
    tmux.keys(&["c"]);
    tmux.wait_for("COMPARE");
    let both = |screen: &str| screen.contains("over 10,000") && screen.contains("almost 10,000");
    for _ in 0..20 {
        tmux.keys(&["!"]);
        sleep(Duration::from_millis(150));
        let screen = tmux.screen();
        if both(&screen) && screen.contains("! CONFLICT") && screen.contains("Both cannot hold.") {
            break;
        }
    }
    tmux.wait_until("both wordings", both);
    tmux.keys(&["q", "q", "q"]);
    tmux.is_restored();
}

#[test]
fn a_signal_to_leave_restores_the_terminal() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let Some(tmux) = Tmux::open(100, 30) else { return };
        let send = tmux.start_known();
        send(signal);
        tmux.is_restored();
    }
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told() {
    let Some(tmux) = Tmux::open(100, 30) else { return };
    let this = std::env::current_exe().expect("the path of these tests");
    tmux.line(&format!("{} --ignored --exact --nocapture panics_on_the_screen", this.display()));
    tmux.wait_for("the shelf fell down");
    tmux.wait_for("ready>");
    tmux.is_restored();
}

/// What the test above runs in a terminal of its own.
#[test]
#[ignore = "takes the terminal over and panics: run by the test of panics"]
fn panics_on_the_screen() {
    let mut screen = parallax::tui::Screen::enter(false).expect("a terminal");
    let hidden = |buffer: &mut ratatui::buffer::Buffer| {
        buffer.set_string(0, 0, "PARALLAX", ratatui::style::Style::new());
        None
    };
    screen.draw(hidden).expect("a frame");
    // The screen is not dropped before the panic is told: only the hook can have given the terminal back.
    panic!("the shelf fell down");
}

#[test]
fn suspended_the_shell_is_back_and_fg_brings_the_reader_back() {
    let Some(tmux) = Tmux::open(100, 30) else { return };
    tmux.start();
    tmux.keys(&["C-z"]);
    tmux.wait_until("the shell", |screen| screen.contains("ready>") && !screen.contains("PARALLAX"));
    assert_eq!(tmux.value("#{alternate_on}"), "0");
    tmux.line("fg");
    tmux.wait_for("5 articles");
    tmux.keys(&["j", "j"]);
    tmux.wait_until("the cursor on the third row", |screen| {
        screen.lines().any(|line| line.starts_with('▶') && line.contains(" B "))
    });
    tmux.keys(&["q"]);
    tmux.is_restored();
}

#[test]
fn a_reader_that_got_nothing_says_why_and_leaves_with_its_status() {
    let Some(tmux) = Tmux::open(100, 30) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("empty.txt"), " \n").expect("a file");
    std::fs::write(folder.path().join("good.txt"), "The talks in Geneva began on Monday.").expect("a file");
    let reader = env!("CARGO_BIN_EXE_parallax");
    for (files, status) in [("empty.txt", 3), ("empty.txt good.txt", 1), ("good.txt", 0)] {
        tmux.line(&format!("clear; cd {}; {reader} {files}; echo status $?", folder.path().display()));
        // Who leaves before all is read leaves with what there is.
        if status < 3 {
            tmux.wait_for("1 article ");
        }
        if status > 0 {
            tmux.wait_for("1 problem, gp shows it");
        }
        tmux.keys(&["q"]);
        tmux.wait_for(&format!("status {status}"));
        let told = "parallax: empty.txt: is empty; give a file with an article in it";
        assert_eq!(tmux.screen().contains(told), status > 0, "{}", tmux.screen());
    }
}

#[test]
fn a_resized_window_is_filled_again() {
    let Some(tmux) = Tmux::open(160, 45) else { return };
    tmux.start();
    for (width, height) in [("60", "20"), ("20", "5"), ("120", "40")] {
        tmux.run(&["resize-window", "-x", width, "-y", height]);
        let last = height.parse::<usize>().expect("a number") - 1;
        tmux.wait_until("a full screen", |screen| {
            let rows: Vec<_> = screen.lines().collect();
            rows.len() == last + 1 && rows[0].contains("PARALLAX") && rows[last].contains("open")
        });
    }
    tmux.keys(&["q"]);
    tmux.is_restored();
}

#[test]
fn a_window_that_grew_meanwhile_is_left_clean() {
    let Some(tmux) = Tmux::open(80, 24) else { return };
    tmux.start();
    tmux.run(&["resize-window", "-x", "120", "-y", "30"]);
    tmux.wait_until("a full screen", |screen| {
        screen.lines().count() == 30 && screen.lines().last().is_some_and(|row| row.contains("open"))
    });
    tmux.keys(&["q"]);
    tmux.is_restored();
    let screen = tmux.screen();
    let foreign = |line: &&str| ["STORY", "AGREED", "no date", "───"].iter().any(|word| line.contains(word));
    assert_eq!(screen.lines().find(foreign), None, "{screen}");
}

#[test]
fn without_colour_no_colour_is_sent() {
    let Some(tmux) = Tmux::open(100, 30) else { return };
    tmux.line(&format!("NO_COLOR=1 {}", env!("CARGO_BIN_EXE_parallax")));
    tmux.wait_for("5 articles");
    let styled = tmux.run(&["capture-pane", "-p", "-e"]).stdout;
    let styled = String::from_utf8_lossy(&styled);
    assert!(styled.contains("\u{1b}[7m") || styled.contains(";7m"), "the selection is reversed: {styled}");
    for color in ["[38;", "[48;", "[31m", "[32m", "[33m", "[34m"] {
        assert!(!styled.contains(color), "{color} in {styled}");
    }
    tmux.keys(&["q"]);
    tmux.is_restored();
}

#[test]
fn what_is_marked_survives_being_killed_and_is_seen_by_a_second_reader() {
    let Some(tmux) = Tmux::open(120, 30) else { return };
    let kill = tmux.start_known();
    tmux.keys(&["j", "s"]);
    tmux.wait_for("★");
    tmux.keys(&["S"]);
    tmux.wait_for("3 stories");
    // What is on the screen is written at once; nothing else need happen.
    std::thread::sleep(Duration::from_millis(500));
    kill("-9");
    tmux.wait_for("Killed");
    // The terminal is left raw: a line ends with a line feed there.
    tmux.run(&["send-keys", "-l", "stty sane; tput rmcup; clear; echo back"]);
    tmux.keys(&["C-j"]);
    tmux.wait_until("the shell", |screen| screen.contains("back") && !screen.contains("PARALLAX"));
    tmux.line(env!("CARGO_BIN_EXE_parallax"));
    tmux.wait_for("3 stories");
    tmux.wait_for("★");
    // Another reader in another window, with the same marks.
    let shell = format!("XDG_DATA_HOME={} {}", tmux.data.path().display(), env!("CARGO_BIN_EXE_parallax"));
    tmux.run(&["new-window", &shell]);
    tmux.wait_for("3 stories");
    tmux.keys(&["g", "g", "R"]);
    tmux.wait_for("Story 1 read");
    tmux.run(&["last-window"]);
    tmux.wait_for("5 unread");
    // The first looks when something happens.
    std::thread::sleep(Duration::from_millis(1200));
    tmux.keys(&["j"]);
    tmux.wait_until("what the other read", |screen| !screen.contains("5 unread"));
}

#[test]
fn a_run_without_state_leaves_nothing_behind() {
    let Some(tmux) = Tmux::open(120, 30) else { return };
    tmux.line(&format!("{} --no-state", env!("CARGO_BIN_EXE_parallax")));
    tmux.wait_for("5 articles");
    tmux.keys(&["j", "s"]);
    tmux.wait_for("★");
    tmux.keys(&["q"]);
    tmux.is_restored();
    assert_eq!(std::fs::read_dir(tmux.data.path()).expect("the folder").count(), 0);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_the_reader_goes_on() {
    let Some(tmux) = Tmux::open(120, 30) else { return };
    let file = tmux.data.path().join("parallax");
    std::fs::write(&file, "in the way").expect("a file where the folder should be");
    tmux.start();
    tmux.wait_for("marks are not kept");
    tmux.keys(&["j", "s"]);
    tmux.wait_for("★");
    tmux.keys(&["q"]);
    tmux.is_restored();
    assert_eq!(std::fs::read_to_string(&file).expect("the file"), "in the way");
}

#[test]
fn what_is_taken_lands_in_the_buffer_of_tmux_and_what_is_written_in_a_file() {
    let Some(tmux) = Tmux::open(120, 35) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    tmux.line(&format!("cd {}; HOME=$PWD {}", folder.path().display(), env!("CARGO_BIN_EXE_parallax")));
    tmux.wait_for("5 articles");
    tmux.keys(&["j", "Enter", "y"]);
    tmux.wait_for("Take the citation of this place");
    tmux.keys(&["y"]);
    tmux.wait_for("Took the passage");
    let buffer = String::from_utf8_lossy(&tmux.run(&["show-buffer"]).stdout).into_owned();
    assert!(buffer.starts_with("United States and Russian officials will hold security talks"), "{buffer}");
    assert!(buffer.contains("¶1 “United States"), "{buffer}");

    tmux.keys(&["e"]);
    tmux.wait_for("write to: ");
    tmux.keys(&["C-u"]);
    tmux.run(&["send-keys", "-l", "~/talks.html"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("Wrote the article to ");
    let page = std::fs::read_to_string(folder.path().join("talks.html")).expect("the page");
    assert!(page.ends_with("</html>\n"), "{page}");

    std::fs::write(folder.path().join("talks.html"), "mine").expect("a file");
    tmux.run(&["send-keys", "-l", ":export ~/talks.html"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("is there already");
    tmux.keys(&["Escape"]);
    tmux.wait_until("the line is gone", |screen| !screen.contains("is there already"));
    let kept = std::fs::read_to_string(folder.path().join("talks.html")).expect("the file");
    assert_eq!(kept, "mine");

    tmux.run(&["send-keys", "-l", ":export /no/such/folder/talks.md"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("there is no folder /no/such/folder; make it");
    tmux.keys(&["q", "q"]);
    tmux.is_restored();
}

#[test]
fn a_program_reads_what_is_shown_and_one_that_hangs_is_stopped() {
    let Some(tmux) = Tmux::open(100, 30) else { return };
    tmux.start();
    tmux.keys(&["j", "Enter"]);
    tmux.wait_for("READ");
    tmux.run(&["send-keys", "-l", "|grep '^¶1 '"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("grep is done");
    tmux.keys(&["q"]);
    tmux.run(&["send-keys", "-l", "|sleep 300"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("Running; Esc stops it.");
    tmux.keys(&["Escape"]);
    tmux.wait_for("sleep 300 was stopped.");
    tmux.run(&["send-keys", "-l", "|no-such-program-anywhere"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("can't be run");
    tmux.keys(&["q", "q", "q"]);
    tmux.is_restored();
}

#[test]
fn over_ssh_the_terminal_is_given_what_is_taken() {
    let Some(tmux) = Tmux::open(100, 30) else { return };
    tmux.run(&["set-option", "-s", "set-clipboard", "on"]);
    tmux.line(&format!("TMUX= SSH_TTY=/dev/pts/9 {}", env!("CARGO_BIN_EXE_parallax")));
    tmux.wait_for("5 articles");
    tmux.keys(&["j", "Enter", "y", "c"]);
    tmux.wait_for("to the terminal by OSC 52");
    let start = Instant::now();
    let taken = || String::from_utf8_lossy(&tmux.run(&["show-buffer"]).stdout).into_owned();
    while !taken().contains("no date") {
        assert!(start.elapsed() < PATIENCE, "never taken: {}", taken());
        sleep(Duration::from_millis(30));
    }
    tmux.keys(&["q", "q"]);
    tmux.is_restored();
}

#[test]
fn a_morning_from_the_list_to_a_comparison_with_a_note_and_a_file() {
    let Some(tmux) = Tmux::open(160, 45) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let start = format!("cd {}; {}", folder.path().display(), env!("CARGO_BIN_EXE_parallax"));
    tmux.line(&start);
    tmux.wait_for("5 articles");
    tmux.run(&["send-keys", "-l", "=troops"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("of 5");
    tmux.keys(&["Escape", "g", "g", "c", "!"]);
    tmux.wait_for("Conflict 1 of 1");
    tmux.run(&["send-keys", "-l", "aWho counted them?"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("Noted on");
    tmux.run(&["send-keys", "-l", ":export sides.md"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("Wrote the comparison to ");
    let sides = std::fs::read_to_string(folder.path().join("sides.md")).expect("the comparison");
    assert!(sides.contains("over 10,000") && sides.contains("almost 10,000"), "{sides}");
    tmux.keys(&["Enter"]);
    tmux.wait_for("READ");
    tmux.run(&["send-keys", "-l", ":export article.md"]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("Wrote the article to ");
    let article = std::fs::read_to_string(folder.path().join("article.md")).expect("the article");
    assert!(article.contains("Who counted them?"), "{article}");
    tmux.keys(&["q", "q", "q"]);
    tmux.is_restored();
    // The next morning goes on where this one ended.
    tmux.run(&["send-keys", "-l", env!("CARGO_BIN_EXE_parallax")]);
    tmux.keys(&["Enter"]);
    tmux.wait_for("✎");
    tmux.keys(&["g", "n"]);
    tmux.wait_for("Who counted them?");
}

#[test]
fn the_draft_of_a_note_survives_a_signal() {
    let Some(tmux) = Tmux::open(120, 30) else { return };
    let kill = tmux.start_known();
    tmux.run(&["send-keys", "-l", "jaHalf of a thou"]);
    tmux.wait_for("note: Half of a thou");
    kill("-HUP");
    tmux.is_restored();
    tmux.line(env!("CARGO_BIN_EXE_parallax"));
    tmux.wait_for("5 articles");
    tmux.keys(&["g", "g", "j", "a"]);
    tmux.wait_for("note: Half of a thou");
}
