//! Running another program without a shell: input fed, output taken, ended after a time or when nobody wants it any more.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, bounded};

/// Output of a program taken at most, in bytes; more is no reading.
const MOST: u64 = 1 << 20;

/// How often a program is looked after.
const PAUSE: Duration = Duration::from_millis(15);

/// How long output is waited for after the program has ended: one that it left behind may hold it open.
const AFTER: Duration = Duration::from_millis(300);

/// What is done with what a program prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printed {
    /// It is taken.
    Taken,
    /// It is dropped, and what the program leaves running goes on: clipboards are kept by programs that stay.
    Dropped,
}

/// How a run went.
#[derive(Debug)]
pub(super) struct Run {
    /// How it ended.
    pub(super) end: End,
    /// What it printed, then what it complained of.
    pub(super) printed: String,
    /// Whether there was more than is taken.
    pub(super) cut: bool,
}

/// How a program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// By itself.
    Itself(ExitStatus),
    /// It took longer than it may.
    TooLong,
    /// Nobody wanted it any more.
    Stopped,
}

/// Runs `words` as a program with its arguments, feeds it `input` and waits for its end, at most for `limit`.
///
/// # Errors
/// Fails when there are no words, or the program can't be started.
pub(super) fn run(
    words: &[String],
    input: Vec<u8>,
    printed: Printed,
    limit: Duration,
    stop: &AtomicBool,
) -> io::Result<Run> {
    let (program, arguments) = words.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let sink = || if printed == Printed::Taken { Stdio::piped() } else { Stdio::null() };
    let mut command = Command::new(program);
    // A group of its own: it gets no signals meant for the reader, and is ended with all that it started.
    command.args(arguments).stdin(Stdio::piped()).stdout(sink()).stderr(sink()).process_group(0);
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program may end without reading all; that is its right.
        thread::Builder::new().name("feeding".to_owned()).spawn(move || {
            let _ = stdin.write_all(&input);
        })?;
    }
    let out = child.stdout.take().map(taken).transpose()?;
    let err = child.stderr.take().map(taken).transpose()?;
    let end = wait(&mut child, limit, stop)?;
    if !matches!(end, End::Itself(_)) {
        kill(&child);
        child.wait()?;
    }
    let mut text = Vec::new();
    for part in [out, err].into_iter().flatten() {
        if let Ok(part) = part.recv_timeout(AFTER) {
            text.extend(part);
        }
    }
    if printed == Printed::Taken {
        kill(&child);
    }
    let cut = text.len() as u64 >= MOST;
    Ok(Run { end, printed: String::from_utf8_lossy(&text).into_owned(), cut })
}

fn wait(child: &mut Child, limit: Duration, stop: &AtomicBool) -> io::Result<End> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(End::Itself(status));
        }
        if stop.load(Ordering::Relaxed) {
            return Ok(End::Stopped);
        }
        if start.elapsed() > limit {
            return Ok(End::TooLong);
        }
        thread::sleep(PAUSE);
    }
}

/// Ends the program and all that it started. What is gone already is no fault.
fn kill(child: &Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

/// Takes what a program prints, on a thread of its own.
fn taken(from: impl Read + Send + 'static) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = bounded(1);
    thread::Builder::new().name("taking output".to_owned()).spawn(move || {
        let mut all = Vec::new();
        let mut from = from.take(MOST);
        let _ = from.read_to_end(&mut all);
        let _ = sender.send(all);
        // The rest is read away, so that the program is not held up by what nobody reads.
        let _ = io::copy(&mut from.into_inner(), &mut io::sink());
    })?;
    Ok(receiver)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::{Duration, Instant};

    use super::{End, Printed, run};

    const LONG: Duration = Duration::from_secs(20);

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_program_reads_what_it_is_fed_and_no_shell_stands_between() {
        let stop = AtomicBool::new(false);
        let run = |line: &[&str]| run(&words(line), b"one\ntwo\n".to_vec(), Printed::Taken, LONG, &stop);
        assert_eq!(run(&["cat", "-"]).unwrap().printed, "one\ntwo\n");
        assert_eq!(run(&["echo", "$HOME;", "ls"]).unwrap().printed, "$HOME; ls\n");
        let failed = run(&["sh", "-c", "echo no >&2; exit 3"]).unwrap();
        assert_eq!(failed.printed, "no\n");
        assert!(matches!(failed.end, End::Itself(status) if status.code() == Some(3)));
        assert!(run(&["no-such-program-anywhere"]).is_err());
    }

    #[test]
    fn what_takes_too_long_is_ended_with_all_that_it_started() {
        let stop = AtomicBool::new(false);
        let start = Instant::now();
        let line = words(&["sh", "-c", "echo begun; sleep 60 | sleep 60"]);
        let run = run(&line, Vec::new(), Printed::Taken, Duration::from_millis(300), &stop).unwrap();
        assert_eq!((run.end, run.printed.as_str()), (End::TooLong, "begun\n"));
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn what_nobody_wants_any_more_is_ended() {
        let stop = Arc::new(AtomicBool::new(false));
        let later = Arc::clone(&stop);
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(100));
            later.store(true, Ordering::Relaxed);
        });
        let run = run(&words(&["sleep", "60"]), Vec::new(), Printed::Taken, LONG, &stop).unwrap();
        assert_eq!(run.end, End::Stopped);
    }

    #[test]
    fn input_that_nobody_reads_and_output_without_end_hold_nothing_up() {
        let stop = AtomicBool::new(false);
        let much = vec![b'x'; 4 << 20];
        let run = run(&words(&["true"]), much, Printed::Taken, LONG, &stop).unwrap();
        assert!(matches!(run.end, End::Itself(status) if status.success()));
        let limit = Duration::from_millis(500);
        let endless = super::run(&words(&["yes"]), Vec::new(), Printed::Taken, limit, &stop).unwrap();
        assert!(endless.cut && endless.end == End::TooLong);
    }
}
