//! What the reader costs: a frame, the first frame beside a bare `ratatui` program, memory, and doing nothing.

#![allow(clippy::expect_used, reason = "a bench that cannot be set up has nothing to print")]

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use cpu_time::ThreadTime;
use parallax::analysis::{analyse, names};
use parallax::app::finder::Candidate;
use parallax::app::key::Key;
use parallax::app::search::Searcher;
use parallax::app::{Action, Answer, Effect, Message, State, filtering, settle, update};
use parallax::compare::compare;
use parallax::config::ThemeFile;
use parallax::ingest::{self, Hints, Input};
use parallax::lexicon::Lexicon;
use parallax::load::ungrouped;
use parallax::model::{Analysed, ArticleId, Briefing, Mark, Note, Settings, Source, Story};
use parallax::search::catalogue::Catalogue;
use parallax::search::fuzzy::{Session, Titles};
use parallax::ui::{self, Depth, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

mod news;

const SIZE: (u16, u16) = (200, 60);

/// What is typed over and over while frames are measured: the list, an article, sources side by side, popups.
const KEYS: &str = "j j j Enter Space Space j j k / t a l k s Enter n n N Esc q j j c j j j ! ! J Tab j j q G k k \
    Ctrl-u Ctrl-u g g Ctrl-d Ctrl-d f t r o o p Esc ? Esc j j g l ] s u - - v v G k k Ctrl-u [ g g Ctrl-d Ctrl-d ]";

/// A filter that most articles pass.
const FILTER: &str = "= i s : u n r e a d Enter";

fn main() {
    if std::env::args().any(|argument| argument == "long") {
        return long_articles();
    }
    println!("one frame of {}x{} cells: taking a key in, settling, drawing; in ms", SIZE.0, SIZE.1);
    println!(
        "{:>30} {:>7} | {:>7} {:>7} {:>7} | {:>7} {:>7} {:>7} | budget 1.5 at p99, 5 with 100,000",
        "", "frames", "cpu p50", "p99", "most", "wall p50", "p99", "most"
    );
    for count in [5, 1_000, 10_000] {
        frames(&format!("{count} articles"), &briefing(count, 2_000, OF_A_STORY), Vec::new(), "");
    }
    frames("100 articles of one story", &briefing(100, 2_000, 100), Vec::new(), "");
    let many = briefing(100_000, 600, OF_A_STORY);
    frames("100000 articles", &many, Vec::new(), "");
    frames("the same with marks", &many, marks(&many), "");
    frames("with marks and a filter", &many, marks(&many), FILTER);
    drop(many);
    long_articles();
    println!(
        "(processor time of the thread that draws; on a busy machine the wall clock counts others' work too)"
    );
    if cfg!(target_os = "linux") {
        first_frame();
        resting();
    }
}

/// The reader as the loop of the program drives it, with what it costs.
struct Bench {
    state: State,
    theme: Theme,
    buffer: Buffer,
    beside: Beside,
    busy: Vec<Duration>,
    wall: Vec<Duration>,
}

/// What threads beside the interface would know.
struct Beside {
    briefing: Arc<Briefing>,
    searcher: Searcher,
    catalogue: Catalogue,
    titles: Arc<Titles>,
}

impl Bench {
    fn of(briefing: &Arc<Briefing>) -> Self {
        let file = ThemeFile::bundled("dark").unwrap_or_default();
        let titles = briefing.articles.iter().map(|of| {
            let article = &of.article;
            let source = article.source.as_ref().map_or("", |source| source.name.as_str());
            (article.title.as_ref().map_or("", |title| title.text.as_str()), source)
        });
        let beside = Beside {
            briefing: Arc::clone(briefing),
            searcher: Searcher::of(Arc::clone(briefing)),
            catalogue: Catalogue::of(Arc::clone(briefing)),
            titles: Arc::new(Titles::new(titles)),
        };
        let mut bench = Self {
            state: State::new(Settings::default(), "bench".to_owned(), SIZE),
            theme: Theme::new(&file, Depth::True, false),
            buffer: Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1)),
            beside,
            busy: Vec::new(),
            wall: Vec::new(),
        };
        bench.act(Action::Message(Message::Loaded(Arc::clone(briefing))));
        bench
    }

    /// Presses keys, each a frame, and forgets what the frames before have cost.
    fn press(&mut self, keys: &str) {
        self.busy.clear();
        self.wall.clear();
        for key in keys.split_whitespace().filter_map(Key::parse) {
            self.act(Action::Key(key));
        }
    }

    /// A frame, and one for each answer to what it asks.
    fn act(&mut self, action: Action) {
        let mut actions = vec![action];
        while let Some(action) = actions.pop() {
            let (start, begun) = (Instant::now(), ThreadTime::now());
            let mut effects = update(&mut self.state, action);
            effects.extend(settle(&mut self.state));
            self.buffer.reset();
            ui::draw(&self.state, &self.theme, &mut self.buffer);
            self.busy.push(begun.elapsed());
            self.wall.push(start.elapsed());
            for effect in effects {
                let answer = self.beside.answer(effect);
                let message = answer.map(|answer| Message::Answer(Arc::clone(&self.beside.briefing), answer));
                actions.extend(message.map(Action::Message));
            }
        }
    }

    /// The median, the 99th percentile and the most of processor time and of the wall clock.
    fn told(mut self, name: &str, budget: &str) {
        let spread = |times: &mut Vec<Duration>| {
            times.sort_unstable();
            let at = |share: usize| millis(times[(times.len() - 1) * share / 1000]);
            format!("{:>7.3} {:>7.3} {:>7.3}", at(500), at(990), at(1000))
        };
        let (busy, wall) = (spread(&mut self.busy), spread(&mut self.wall));
        println!("{name:>30} {:>7} | {busy} |  {wall} |{budget}", self.busy.len());
    }
}

impl Beside {
    /// What threads beside the interface would do; not part of a frame.
    fn answer(&mut self, effect: Effect) -> Option<Answer> {
        match effect {
            Effect::Compare(story) => {
                let comparison = compare(&self.briefing, &story);
                Some(Answer::compared(&self.briefing, story, comparison, &std::collections::BTreeSet::new()))
            }
            Effect::Search { query, scope } => {
                let matches = self.searcher.find(&query, &scope);
                Some(Answer::Matched { query, scope, matches })
            }
            Effect::Find { query, limit } => {
                let found = Session::new(Arc::clone(&self.titles)).find(&query, limit, &|| false)?;
                let best = found.hits.into_iter();
                let best = best.map(|hit| Candidate { article: hit.entry, marks: hit.title }).collect();
                Some(Answer::Found { query, total: found.total, best })
            }
            Effect::Filter(wanted) => {
                filtering::answer(&mut self.catalogue, &wanted, &|| false).map(Answer::Filtered)
            }
            _ => None,
        }
    }
}

/// Frames of a reader of this briefing, with these marks, after these keys.
fn frames(name: &str, briefing: &Arc<Briefing>, marks: Vec<Mark>, before: &str) {
    let mut bench = Bench::of(briefing);
    bench.act(Action::Message(Message::Marks(marks)));
    bench.press(before);
    bench.press(&format!("{KEYS} ").repeat(20));
    bench.told(name, "");
}

/// Marks as they gather: of every tenth article that it was read, a star, tags, and notes.
fn marks(briefing: &Briefing) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (place, of) in briefing.articles.iter().step_by(10).enumerate() {
        let article = &of.article;
        let revision = article.revision;
        marks.push(Mark::Read(revision, true));
        if place % 20 == 0 {
            let span = article.body().next().map(|block| block.span);
            let note = Note {
                text: "Ask who counted them.".to_owned(),
                quote: span.map_or("", |span| span.of(&article.text)).to_owned(),
                article: article.id.to_string(),
            };
            marks.push(Mark::Note((revision, span), Some(note)));
            marks.push(Mark::Starred(revision, true));
            marks.push(Mark::Tags(revision, ["talks".to_owned(), format!("day {}", place % 7)].into()));
        }
    }
    marks
}

/// Opening an article of a megabyte, and moving over two of them side by side.
fn long_articles() {
    let briefing = briefing(2, 1 << 20, 2);
    let mut opening = Bench::of(&briefing);
    opening.press("j Enter");
    opening.told("opening an article of 1 MB", " budget 20 at the most");
    let mut bench = Bench::of(&briefing);
    bench.press("c");
    bench.told("opening two side by side", "");
    let mut bench = Bench::of(&briefing);
    bench.press("c");
    bench.press(&"j j j Ctrl-d Ctrl-d } } ) ( J k Ctrl-u G k k g g ! ! ".repeat(30));
    bench.told("moving over two side by side", " budget 5 at the most");
}

/// Articles of a story, but for those benches that say otherwise.
const OF_A_STORY: usize = 10;

/// So many articles of about so many bytes, each so many of them a story: the words are drawn by lot, so likeness would
/// tell nothing.
fn briefing(count: usize, bytes: usize, of_a_story: usize) -> Arc<Briefing> {
    let (lexicon, mut dice) = (Lexicon::bundled(), news::Dice::new());
    let articles = news::titles(count).into_iter().enumerate().map(|(place, (title, source))| {
        let text = news::article(&mut dice, &title, bytes);
        let input = Input { name: "news.txt".to_owned(), path: None, bytes: text.into_bytes() };
        let mut article = ingest::read(lexicon, input, &Hints::default()).0.remove(0);
        article.id = ArticleId::new(place.to_string());
        article.source = Some(Source { name: source.to_owned(), span: None });
        Arc::new(analyse(lexicon, Arc::new(article)))
    });
    let articles: Vec<Arc<Analysed>> = articles.collect();
    let names = names::join(lexicon, &articles);
    let mut briefing = Briefing { names, ..ungrouped(&articles) };
    let parts = briefing.stories.chunks(of_a_story).filter_map(|alone| {
        let articles: Vec<usize> = alone.iter().flat_map(|story| story.articles.iter().copied()).collect();
        Some(Story { independent: articles.len(), articles, ..alone.first()?.clone() })
    });
    briefing.stories = parts.collect();
    Arc::new(briefing)
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
    let reader = Path::new(env!("CARGO_BIN_EXE_parallax"));
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
    let mut child = terminal(&noted, folder.path());
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

/// `program` in a terminal of [`SIZE`], whose output can be read; `home` is where it keeps what is marked.
fn terminal(program: &str, home: &Path) -> std::process::Child {
    let (columns, rows) = SIZE;
    let command = format!("stty cols {columns} rows {rows}; exec {program}");
    Command::new("script")
        .args(["-qefc", &command, "/dev/null"])
        .env("TERM", "xterm-256color")
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
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
    let mut child = terminal(&program, folder.path());
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
    let resident = || -> f64 {
        let status = of("status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("");
        line.trim().trim_end_matches(" kB").parse().unwrap_or(f64::NAN) / 1024.0
    };
    let mut typed = child.stdin.take().expect("the input is piped");
    // All panes are opened once before, so that what they keep is there.
    let mut press = |times: usize| {
        for _ in 0..times {
            typed.write_all(PRESSED).expect("the reader reads");
            typed.flush().expect("the reader reads");
            std::thread::sleep(Duration::from_millis(40));
        }
        std::thread::sleep(Duration::from_secs(2));
    };
    press(20);
    let before = resident();
    press(10_000 / PRESSED.len());
    println!("{:.1} MiB resident before, {:.1} after 10,000 keys, budget: the same", before, resident());
    let _ = child.kill();
    let _ = child.wait();
}

/// Keys through list, article, claims, sources, matrix and finder, which end where they begin.
const PRESSED: &[u8] = b"jjjk\rjjj  Gkgg\t\tqgljcjjjGggq!gmjlqglftroop\x07gg";

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
