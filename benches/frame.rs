//! What the reader costs: a frame, the first frame beside a bare `ratatui` program, memory, and doing nothing.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up has nothing to print")]

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use parallax::app::key::Key;
use parallax::app::{Action, Effect, Message, State, settle, update};
use parallax::compare::compare;
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
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.iter().any(|argument| argument == "hello") {
        return hello();
    }
    println!("one frame of {}x{} cells: taking a key in, settling, drawing", SIZE.0, SIZE.1);
    println!(
        "{:>9} {:>8} {:>10} {:>10} {:>10}   budget 1.5 ms at p99",
        "articles", "frames", "median ms", "p99 ms", "most ms"
    );
    for count in [5, 1_000, 10_000] {
        frames(count);
    }
    if cfg!(target_os = "linux") {
        first_frame();
        resting();
    }
}

/// Frames of a reader of `count` articles.
fn frames(count: usize) {
    let briefing = Arc::new(briefing(count));
    let file = ThemeFile::bundled("dark").unwrap_or_default();
    let theme = Theme::new(&file, Depth::True, false);
    let mut state = State::new(Settings::default(), "bench".to_owned(), SIZE);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    update(&mut state, Action::Message(Message::Loaded(Arc::clone(&briefing))));
    let mut times = Vec::new();
    let keys: Vec<Key> = KEYS.split_whitespace().filter_map(Key::parse).collect();
    for key in keys.iter().cycle().take(keys.len() * 20) {
        let start = Instant::now();
        let mut effects = update(&mut state, Action::Key(*key));
        effects.extend(settle(&mut state));
        buffer.reset();
        ui::draw(&state, &theme, &mut buffer);
        times.push(start.elapsed());
        answer(&mut state, &briefing, effects);
    }
    times.sort_unstable();
    let at = |share: usize| millis(times[(times.len() - 1) * share / 1000]);
    println!("{count:>9} {:>8} {:>10.3} {:>10.3} {:>10.3}", times.len(), at(500), at(990), at(1000));
}

/// What threads beside the interface would do; not part of a frame.
fn answer(state: &mut State, briefing: &Briefing, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Compare(story) = effect {
            let comparison = Arc::new(compare(briefing, &story));
            update(state, Action::Message(Message::Compared { story, comparison }));
        }
    }
}

fn briefing(count: usize) -> Briefing {
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
    let request = Request { inputs: vec![path.clone().into()], ..Request::default() };
    load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {}).briefing
}

/// The peer: a program that draws one line with `ratatui` and waits for a key.
fn hello() {
    let mut terminal = ratatui::init();
    let _ = terminal.draw(|frame| frame.render_widget("hello world", frame.area()));
    let _ = ratatui::crossterm::event::read();
    ratatui::restore();
}

fn first_frame() {
    let own = std::env::current_exe().expect("the path of this program");
    let hello = format!("{} hello", own.display());
    let reader = env!("CARGO_BIN_EXE_parallax").to_owned();
    let (mut theirs, mut first, mut titles) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..10 {
        theirs = theirs.min(until(&hello, "hello world"));
        first = first.min(until(&reader, "bundled"));
        titles = titles.min(until(&reader, "Bilateral"));
    }
    println!("\nfirst frame, from the start of the program, in a terminal of its own");
    println!("hello world {:>6.1} ms", millis(theirs));
    println!("first frame {:>6.1} ms, ratio {:.2}, budget 1.5", millis(first), ratio(first, theirs));
    println!("with titles {:>6.1} ms, ratio {:.2}", millis(titles), ratio(titles, theirs));
}

/// How long it takes until `program`, in a terminal of its own, has written `words`.
fn until(program: &str, words: &str) -> Duration {
    let start = Instant::now();
    let mut child = terminal(program);
    let mut out = child.stdout.take().expect("the output is piped");
    let (mut seen, mut chunk) = (Vec::new(), [0; 4096]);
    let took = loop {
        match out.read(&mut chunk) {
            Ok(read) if read > 0 => seen.extend_from_slice(&chunk[..read]),
            _ => break Duration::MAX,
        }
        if shown(&seen).contains(words) {
            break start.elapsed();
        }
    };
    let _ = child.kill();
    let _ = child.wait();
    took
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
    let ticks = || -> u64 {
        let stat = of("stat");
        let fields = stat.rsplit(')').next().unwrap_or("").split_whitespace();
        fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
    };
    let before = ticks();
    std::thread::sleep(Duration::from_secs(5));
    println!("\nthe bundled briefing, open for 8 seconds without a key");
    println!("processor time in the last 5 seconds: {} ticks, budget 0", ticks() - before);
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
