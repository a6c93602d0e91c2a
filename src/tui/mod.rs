//! The terminal: event thread, loop, effects, and a screen restored however the program ends.
//!
//! The loop blocks on one channel, drains it, settles, and draws once; while nothing happens it costs nothing.

mod colors;
mod errands;
mod events;
mod finding;
mod judging;
mod keeping;
mod screen;
mod workers;

pub use screen::Screen;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use crossbeam_channel::{Receiver, unbounded};

use crate::app::state::Tone;
use crate::app::{Action, Effect, Message, State, settle, update};
use crate::config::ThemeFile;
use crate::load::{self, Outcome};
use crate::model::{ColorChoice, Problem, Settings};
use crate::ui::{self, Theme};

use errands::Errand;
use events::{Event, Signal};
use judging::Question;
use keeping::Keeping;
use workers::Workers;

/// Runs the reader until the user leaves it, and returns how much was read and what could not be.
///
/// The first frame is drawn before anything is loaded; loading, comparing, finding and searching run on threads of
/// their own, and the loop only ever waits for the next event.
///
/// # Errors
/// Fails when the terminal can't be set up, drawn to or read from, or a thread beside the interface died;
/// the terminal is restored all the same.
pub fn run(
    request: load::Request,
    settings: Settings,
    color: ColorChoice,
    marks: Option<PathBuf>,
) -> anyhow::Result<Outcome> {
    let (theme, complaint) = theme(&settings, color);
    let origin = match request.inputs.as_slice() {
        [] => "bundled briefing".to_owned(),
        [one] => one.to_string_lossy().into_owned(),
        [first, rest @ ..] => format!("{} and {} more", first.to_string_lossy(), rest.len()),
    };
    let mut screen = Screen::enter(settings.mouse).context("the terminal can't be used")?;
    let size = screen.size()?;
    let mut state = State::new(settings.clone(), origin, size);
    settle(&mut state);
    draw(&mut screen, &state, &theme)?;
    let (sender, events) = unbounded();
    events::listen(sender.clone()).context("signals can't be caught")?;
    let keeping = marks.map(|path| Keeping::start(&sender, path));
    let workers = Workers::start(&sender, request, settings, keeping);
    if let Some(problem) = complaint {
        update(&mut state, Action::Message(Message::Problems(vec![problem])));
    }
    let end = serve(&mut screen, &mut state, &theme, &events, &workers);
    workers.leave();
    let trouble = workers.keep_rest(state.farewell());
    drop(screen);
    state.problems.extend(trouble);
    end.map(|()| Outcome { articles: state.briefing.articles.len(), problems: state.problems })
}

/// How often it is looked for what another instance wrote.
const LOOKING: Duration = Duration::from_secs(1);

/// What the loop does next.
enum Next {
    /// It goes on.
    On,
    /// The user left, or the terminal did.
    Leave,
}

fn serve(
    screen: &mut Screen,
    state: &mut State,
    theme: &Theme,
    events: &Receiver<Event>,
    workers: &Workers,
) -> anyhow::Result<()> {
    let mut looked = Instant::now();
    loop {
        // Every sender is kept by a thread that outlives this loop, so the channel never closes on it.
        let Ok(first) = events.recv() else { return Ok(()) };
        for event in std::iter::once(first).chain(events.try_iter()) {
            if let Next::Leave = take(screen, state, workers, event)? {
                return Ok(());
            }
        }
        state.size = screen.size()?;
        for effect in settle(state) {
            if let Next::Leave = carry_out(screen, state, workers, effect)? {
                return Ok(());
            }
        }
        draw(screen, state, theme)?;
        // What another instance wrote is looked for when something happens here, and not while nothing does.
        if looked.elapsed() >= LOOKING {
            looked = Instant::now();
            workers.look();
        }
    }
}

fn take(screen: &mut Screen, state: &mut State, workers: &Workers, event: Event) -> anyhow::Result<Next> {
    match event {
        Event::Action(action) => {
            let before = Arc::clone(&state.briefing);
            let effects = update(state, action);
            // Answers are about the articles shown, so the workers get those before any question.
            if !Arc::ptr_eq(&before, &state.briefing) {
                workers.take_up(&state.briefing);
            }
            for effect in effects {
                if let Next::Leave = carry_out(screen, state, workers, effect)? {
                    return Ok(Next::Leave);
                }
            }
        }
        Event::ForTerminal { text, told } => {
            screen.copy(&text)?;
            state.say(Tone::Note, told);
        }
        Event::Signal(Signal::Quit) | Event::TerminalGone => return Ok(Next::Leave),
        Event::Signal(Signal::Stop) => screen.suspend()?,
        Event::Died(thread) => anyhow::bail!("the {thread} thread died; this is a bug in parallax"),
    }
    Ok(Next::On)
}

fn carry_out(screen: &mut Screen, state: &State, workers: &Workers, effect: Effect) -> anyhow::Result<Next> {
    match effect {
        Effect::Compare(story) => workers.compare(story, state.marking.marks.dismissed()),
        Effect::Save(marks) => workers.save(marks),
        Effect::Regroup(ties) => workers.regroup(&state.grouped, ties),
        Effect::Find { query, limit } => workers.find(query, limit),
        Effect::Search { query, scope } => workers.search(query, scope),
        Effect::Export(share, file) => workers.send_out(Errand::Write(share, file)),
        Effect::Take(quote) => workers.send_out(Errand::Take(quote)),
        Effect::Browse(address) => workers.send_out(Errand::Browse(address)),
        Effect::Pipe(piping) => workers.pipe(piping),
        Effect::StopPipe => workers.stop_pipe(),
        Effect::Filter(wanted) => workers.judge(Question::Filter(wanted)),
        Effect::SearchAll { query, marks } => workers.judge(Question::Fulltext(query, marks)),
        Effect::CancelLoading => workers.cancel(),
        Effect::Redraw => screen.forget()?,
        Effect::Suspend => screen.suspend()?,
        Effect::Quit => return Ok(Next::Leave),
    }
    Ok(Next::On)
}

fn draw(screen: &mut Screen, state: &State, theme: &Theme) -> anyhow::Result<()> {
    screen.draw(|buffer| ui::draw(state, theme, buffer)).context("the terminal can't be drawn to")
}

/// What the reader looks like where the theme asked for is not known.
const DEFAULT_THEME: &str = "dark";

/// The theme in force, and a problem when the one asked for can't be used.
fn theme(settings: &Settings, color: ColorChoice) -> (Theme, Option<Problem>) {
    let depth = colors::depth(color);
    let (file, complaint) = match ThemeFile::bundled(colors::theme_for(&settings.theme, depth)) {
        Ok(file) => (file, None),
        Err(what) => {
            let fallback = ThemeFile::bundled(colors::theme_for(DEFAULT_THEME, depth)).unwrap_or_default();
            let problem = Problem {
                place: "theme".to_owned(),
                what,
                remedy: "choose one of dark, light, high-contrast, ansi16, mono".to_owned(),
                lost: false,
            };
            (fallback, Some(problem))
        }
    };
    (Theme::new(&file, depth, settings.ascii), complaint)
}
