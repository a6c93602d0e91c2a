//! What the reader costs: a frame, the first frame beside a bare `ratatui` program, memory, and doing nothing.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up has nothing to print")]

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cpu_time::ThreadTime;
use parallax::app::key::Key;
use parallax::app::search::Searcher;
use parallax::app::{Action, Answer, Effect, Message, State, settle, update};
use parallax::compare::compare;
use parallax::compare::stories::Grouping;
use parallax::config::ThemeFile;
use parallax::load::{Request, load};
use parallax::model::{Briefing, Settings};
use parallax::ui::{self, Depth, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

mod news;

const SIZE: (u16, u16) = (200, 60);

/// What is typed over and over while frames are measured.
const KEYS: &str = "j j j Enter Space Space j j k / t a l k s Enter n n N Esc q j j c j j j ! ! J Tab j j q G k k \
    Ctrl-u Ctrl-u g g Ctrl-d Ctrl-d f t r o o p Esc ? Esc j j";

fn main() {
    println!("one frame of {}x{} cells: taking a key in, settling, drawing; in ms", SIZE.0, SIZE.1);
    println!(
        "{:>26} {:>7} | {:>7} {:>7} {:>7} | {:>7} {:>7} {:>7} | budget 1.5 at p99",
        "", "frames", "cpu p50", "p99", "most", "wall p50", "p99", "most"
    );
    for count in [5, 1_000, 10_000] {
        frames(&format!("{count} articles"), briefing(count, Grouping::Likeness));
    }
    frames("100 articles of one story", briefing(100, Grouping::AsOne));
    println!(
        "(processor time of the thread that draws; on a busy machine the wall clock counts others' work too)"
    );
    if cfg!(target_os = "linux") {
        first_frame();
        resting();
    }
}

/// Frames of a reader of this briefing.
fn frames(name: &str, briefing: Briefing) {
    let briefing = Arc::new(briefing);
    let file = ThemeFile::bundled("dark").unwrap_or_default();
    let theme = Theme::new(&file, Depth::True, false);
    let mut state = State::new(Settings::default(), "bench".to_owned(), SIZE);
    let mut searcher = Searcher::of(Arc::clone(&briefing));
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    update(&mut state, Action::Message(Message::Loaded(Arc::clone(&briefing))));
    let (mut busy, mut wall) = (Vec::new(), Vec::new());
    let keys: Vec<Key> = KEYS.split_whitespace().filter_map(Key::parse).collect();
    for key in keys.iter().cycle().take(keys.len() * 20) {
        let (start, begun) = (Instant::now(), ThreadTime::now());
        let mut effects = update(&mut state, Action::Key(*key));
        effects.extend(settle(&mut state));
        buffer.reset();
        ui::draw(&state, &theme, &mut buffer);
        busy.push(begun.elapsed());
        wall.push(start.elapsed());
        answer(&mut state, &briefing, &mut searcher, effects);
    }
    let spread = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        let at = |share: usize| millis(times[(times.len() - 1) * share / 1000]);
        format!("{:>7.3} {:>7.3} {:>7.3}", at(500), at(990), at(1000))
    };
    println!("{name:>26} {:>7} | {} |  {} |", busy.len(), spread(&mut busy), spread(&mut wall));
}

/// What threads beside the interface would do; not part of a frame.
fn answer(state: &mut State, briefing: &Arc<Briefing>, searcher: &mut Searcher, effects: Vec<Effect>) {
    for effect in effects {
        let answer = match effect {
            Effect::Compare(story) => {
                let comparison = compare(briefing, &story);
                Answer::compared(briefing, story, comparison, &std::collections::BTreeSet::new())
            }
            Effect::Search { query, scope } => {
                let matches = searcher.find(&query, &scope);
                Answer::Matched { query, scope, matches }
            }
            _ => continue,
        };
        update(state, Action::Message(Message::Answer(Arc::clone(briefing), answer)));
    }
}

fn briefing(count: usize, grouping: Grouping) -> Briefing {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("news.jsonl");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).expect("a temporary file"));
    let mut dice = news::Dice::new();
    for (title, source) in news::titles(count) {
        let text = news::article(&mut dice, &title, 2_000);
        let record = serde_json::json!({ "title": title, "source": source, "text": text });
        writeln!(file, "{record}").expect("room for the articles");
    }
    drop(file);
    let request = Request { inputs: vec![path.clone().into()], grouping, ..Request::default() };
    load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {}).briefing
}

/// Runs of each program from whose times the median is taken.
const RUNS: usize = 41;

fn first_frame() {
    let hello = hello();
    let reader = env!("CARGO_BIN_EXE_parallax").to_owned();
    // In turns, so that what else the machine does meets all alike.
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        times[0].push(until(&hello, "world"));
        times[1].push(until(&reader, "bundled"));
        times[2].push(until(&reader, "Bilateral"));
    }
    let [theirs, first, titles] = times.map(|mut times| {
        times.sort_unstable();
        (times[RUNS / 2], times[0])
    });
    println!(
        "\nfirst frame in a terminal of its own, from the start of the program; median of {RUNS} runs (least)"
    );
    let line = |name: &str, (median, least): (Duration, Duration), budget: &str| {
        let (by_median, by_least) = (ratio(median, theirs.0), ratio(least, theirs.1));
        let (median, least) = (millis(median), millis(least));
        println!("{name} {median:>6.2} ms ({least:.2}), ratio {by_median:.2} ({by_least:.2}){budget}");
    };
    line("hello world", theirs, "");
    line("first frame", first, ", budget 1.5");
    line("with titles", titles, "");
}

/// The peer, `examples/hello.rs`, built like this bench.
fn hello() -> String {
    let built = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["build", "--quiet", "--release", "--example", "hello"])
        .status()
        .expect("cargo");
    assert!(built.success(), "the example is built");
    let reader = std::path::Path::new(env!("CARGO_BIN_EXE_parallax"));
    reader.with_file_name("examples").join("hello").display().to_string()
}

/// How long it takes until `program`, in a terminal of its own, has written `words`.
///
/// The start is noted by the shell right before it becomes the program, so that the making of the terminal and of
/// the shell is not counted.
fn until(program: &str, words: &str) -> Duration {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let start = folder.path().join("start");
    let noted = format!("bash -c 'printf %s $EPOCHREALTIME > {}; exec {program}'", start.display());
    let mut child = terminal(&noted);
    let mut out = child.stdout.take().expect("the output is piped");
    let (mut seen, mut chunk) = (Vec::new(), [0; 8192]);
    let shown_at = loop {
        match out.read(&mut chunk) {
            Ok(read) if read > 0 => seen.extend_from_slice(&chunk[..read]),
            _ => break None,
        }
        let now = SystemTime::now();
        if shown(&seen).contains(words) {
            break now.duration_since(UNIX_EPOCH).ok();
        }
    };
    let _ = child.kill();
    let _ = child.wait();
    let started = std::fs::read_to_string(start).expect("the shell has noted the start");
    let started: f64 = started.replace(',', ".").parse().expect("seconds since 1970");
    let took = shown_at.expect("the words are shown").as_secs_f64() - started;
    Duration::from_secs_f64(took.max(0.0))
}

/// What was written, without escape sequences.
fn shown(written: &[u8]) -> String {
    let text = String::from_utf8_lossy(written);
    parallax::text::visible(&text).replace('␛', "")
}

/// `program` in a terminal of [`SIZE`], whose output can be read.
fn terminal(program: &str) -> std::process::Child {
    let (columns, rows) = SIZE;
    let command = format!("stty cols {columns} rows {rows}; exec {program}");
    Command::new("script")
        .args(["-qefc", &command, "/dev/null"])
        .env("TERM", "xterm-256color")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program `script` of util-linux")
}

/// Memory and time of a reader in which nobody types.
fn resting() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pid_file = folder.path().join("pid");
    let program =
        format!("sh -c 'echo $$ > {}; exec {}'", pid_file.display(), env!("CARGO_BIN_EXE_parallax"));
    let mut child = terminal(&program);
    let mut out = child.stdout.take().expect("the output is piped");
    std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    std::thread::sleep(Duration::from_secs(3));
    let pid = std::fs::read_to_string(&pid_file).unwrap_or_default();
    let of = |file: &str| std::fs::read_to_string(format!("/proc/{}/{file}", pid.trim())).unwrap_or_default();
    let busy = || -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", pid.trim())).into_iter().flatten().flatten();
        let nanos = tasks.filter_map(|task| {
            let stat = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
            stat.split_whitespace().next()?.parse::<u64>().ok()
        });
        nanos.sum()
    };
    let before = busy();
    std::thread::sleep(Duration::from_secs(5));
    println!("\nthe bundled briefing, open for 8 seconds without a key");
    println!("processor time of all threads in the last 5 seconds: {} ns, budget 0", busy() - before);
    for (name, meaning) in [("VmRSS", "resident, budget 25 MiB"), ("VmHWM", "resident at the most")] {
        let status = of("status");
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or("");
        let kib: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or(f64::NAN);
        println!("{:.1} MiB {meaning}", kib / 1024.0);
    }
    let _ = child.kill();
    let _ = child.wait();
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
