//! The terminal: event thread, loop, effects, and a screen restored however the program ends.
//!
//! The loop blocks on one channel, drains it, settles, and draws once; while nothing happens it costs nothing.

mod errands;
mod events;
mod face;
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
use crate::app::{Action, Effect, Message, Setup, State, settle, update};
use crate::load::{self, Outcome};
use crate::model::Problem;
use crate::ui;

use errands::Errand;
use events::{Event, Signal};
use face::Face;
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
pub fn run(request: load::Request, setup: Setup, marks: Option<PathBuf>) -> anyhow::Result<Outcome> {
    let (mut face, of_theme) = Face::of(&setup);
    let Setup { settings, keymap, themes, mut problems, .. } = setup;
    problems.extend(of_theme);
    let origin = match request.inputs.as_slice() {
        [] => "bundled briefing".to_owned(),
        [one] => one.to_string_lossy().into_owned(),
        [first, rest @ ..] => format!("{} and {} more", first.to_string_lossy(), rest.len()),
    };
    let mut screen = Screen::enter(settings.mouse).context("the terminal can't be used")?;
    let size = screen.size()?;
    let mut state = State::new(settings.clone(), origin, size);
    state.keymap = keymap;
    state.themes = themes.names().map(str::to_owned).collect();
    settle(&mut state);
    draw(&mut screen, &state, &face)?;
    let (sender, events) = unbounded();
    events::listen(sender.clone()).context("signals can't be caught")?;
    let keeping = marks.map(|path| Keeping::start(&sender, path));
    let workers = Workers::start(&sender, request, settings, keeping);
    tell(&mut state, problems);
    let end = serve(&mut screen, &mut face, &mut state, &events, &workers);
    workers.leave();
    let trouble = workers.keep_rest(state.farewell());
    drop(screen);
    // That marks are not kept may have been told already.
    let trouble = trouble.filter(|problem| !state.problems.contains(problem));
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

/// Shows problems in the reader.
fn tell(state: &mut State, problems: Vec<Problem>) {
    if !problems.is_empty() {
        update(state, Action::Message(Message::Problems(problems)));
    }
}

fn serve(
    screen: &mut Screen,
    face: &mut Face,
    state: &mut State,
    events: &Receiver<Event>,
    workers: &Workers,
) -> anyhow::Result<()> {
    let mut looked = Instant::now();
    loop {
        // Every sender is kept by a thread that outlives this loop, so the channel never closes on it.
        let Ok(first) = events.recv() else { return Ok(()) };
        for event in std::iter::once(first).chain(events.try_iter()) {
            if let Next::Leave = take(screen, face, state, workers, event)? {
                return Ok(());
            }
        }
        state.size = screen.size()?;
        for effect in settle(state) {
            if let Next::Leave = carry_out(screen, face, state, workers, effect)? {
                return Ok(());
            }
        }
        draw(screen, state, face)?;
        // What another instance wrote is looked for when something happens here, and not while nothing does.
        if looked.elapsed() >= LOOKING {
            looked = Instant::now();
            workers.look();
        }
    }
}

fn take(
    screen: &mut Screen,
    face: &mut Face,
    state: &mut State,
    workers: &Workers,
    event: Event,
) -> anyhow::Result<Next> {
    match event {
        Event::Action(action) => {
            let before = Arc::clone(&state.briefing);
            let effects = update(state, action);
            // Answers are about the articles shown, so the workers get those before any question.
            if !Arc::ptr_eq(&before, &state.briefing) {
                workers.take_up(&state.briefing);
            }
            for effect in effects {
                if let Next::Leave = carry_out(screen, face, state, workers, effect)? {
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

fn carry_out(
    screen: &mut Screen,
    face: &mut Face,
    state: &mut State,
    workers: &Workers,
    effect: Effect,
) -> anyhow::Result<Next> {
    match effect {
        Effect::Compare(story) => workers.compare(story, state.marking.marks.dismissed()),
        Effect::Save(marks) => workers.save(marks),
        Effect::PutRight(by_hand) => workers.put_right(&state.grouped, *by_hand),
        Effect::Find { query, limit } => workers.find(query, limit),
        Effect::Search { query, scope } => workers.search(query, scope),
        Effect::Export(share, file) => workers.send_out(Errand::Write(share, file)),
        Effect::Take(quote) => workers.send_out(Errand::Take(quote)),
        Effect::Browse(address) => workers.send_out(Errand::Browse(address)),
        Effect::Pipe(piping) => workers.pipe(piping),
        Effect::StopPipe => workers.stop_pipe(),
        Effect::Filter(wanted) => workers.judge(Question::Filter(wanted)),
        Effect::Count(counting) => workers.judge(Question::Count(counting)),
        Effect::SearchAll { query, marks } => workers.judge(Question::Fulltext(query, marks)),
        Effect::CancelLoading => workers.cancel(),
        Effect::CancelGrouping => workers.cancel_grouping(),
        Effect::Theme(name) => {
            let problems = face.put_on(&name);
            tell(state, problems);
        }
        Effect::Redraw => screen.forget()?,
        Effect::Suspend => screen.suspend()?,
        Effect::Quit => return Ok(Next::Leave),
    }
    Ok(Next::On)
}

fn draw(screen: &mut Screen, state: &State, face: &Face) -> anyhow::Result<()> {
    screen.draw(|buffer| ui::draw(state, &face.theme, buffer)).context("the terminal can't be drawn to")
}
