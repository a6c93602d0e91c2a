//! What is carried out of the reader on threads beside it: files, the clipboard, the browser, other programs.

mod browser;
mod clipboard;
mod file;
mod process;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender};

use super::events::Event;
use super::workers::{Task, spawn, tell};
use crate::app::Message;
use crate::app::action::{File, Piping, Printed};
use crate::app::quote::Quote;
use crate::app::share::Share;
use crate::app::state::Tone;
use crate::export::{Page, named};
use crate::model::Briefing;
use crate::text::visible_lines;

use clipboard::Surroundings;
use process::End;

/// How long a program may take over what it was given.
const LIMIT: Duration = Duration::from_secs(60);

/// Something to be carried out.
#[derive(Debug)]
pub(super) enum Errand {
    /// Write to a file.
    Write(Share, File),
    /// Take words to the clipboard.
    Take(Quote),
    /// Open a page.
    Browse(String),
    /// Give something to a program, until `true` says that nobody waits for it any more.
    Pipe(Piping, Arc<AtomicBool>),
}

/// Carries out one errand after the other; programs run beside them.
pub(super) fn carry_out_all(tasks: &Receiver<Task<Errand>>, events: &Sender<Event>) {
    let mut briefing: Arc<Briefing> = Arc::default();
    for task in tasks {
        match task {
            Task::Briefing(loaded) => briefing = loaded,
            Task::Do(Errand::Write(share, file)) => {
                let home = std::env::home_dir();
                match file::write(&briefing, &share, &file, home.as_deref()) {
                    file::Outcome::Told(tone, told) => tell(events, Message::Told(tone, told)),
                    file::Outcome::Stands => tell(events, Message::Stands(file.path)),
                }
            }
            Task::Do(Errand::Take(quote)) => take(&quote, events),
            Task::Do(Errand::Browse(address)) => {
                let (tone, told) = browser::open(Surroundings::here(), &address);
                tell(events, Message::Told(tone, told));
            }
            Task::Do(Errand::Pipe(piping, stop)) => {
                let briefing = Arc::clone(&briefing);
                spawn("piping", events, move |events| pipe(&briefing, &piping, &stop, events));
            }
        }
    }
}

fn take(quote: &Quote, events: &Sender<Event>) {
    // What is pasted into a shell must not steer it.
    let text = visible_lines(&quote.text);
    match clipboard::take(Surroundings::here(), quote.what, &text) {
        clipboard::Outcome::Told(tone, told) => tell(events, Message::Told(tone, told)),
        clipboard::Outcome::ForTerminal(told) => {
            // The loop writes to the terminal, so that nothing comes between the parts of a frame.
            let _ = events.send(Event::ForTerminal { text: text.into_owned(), told });
        }
    }
}

fn pipe(briefing: &Briefing, piping: &Piping, stop: &AtomicBool, events: &Sender<Event>) {
    let program = PathBuf::from(piping.words.first().map_or("", String::as_str));
    let program = program.display();
    let mut input = Vec::new();
    let export = named(piping.form);
    let written = export.map(|export| piping.share.write(briefing, export, Page::default(), &mut input));
    let run = match written {
        Some(Err(error)) => Err(error),
        Some(Ok(())) | None => process::run(&piping.words, input, process::Printed::Taken, LIMIT, stop),
    };
    let (text, tone, told) = match run {
        Ok(run) => {
            let (tone, told) = match run.end {
                End::Itself(status) if status.success() && run.cut => {
                    (Tone::Warning, format!("{program} printed more than is shown here."))
                }
                End::Itself(status) if status.success() => (Tone::Note, format!("{program} is done.")),
                End::Itself(status) => (Tone::Warning, format!("{program} failed: {status}")),
                End::TooLong => {
                    let seconds = LIMIT.as_secs();
                    (Tone::Warning, format!("{program} took more than {seconds} seconds and was stopped."))
                }
                End::Stopped => (Tone::Note, format!("{program} was stopped.")),
            };
            (run.printed, tone, told)
        }
        Err(error) => {
            let told =
                format!("{program} can't be run: {error}; give the name of a program, no shell reads it");
            (told.clone(), Tone::Warning, told)
        }
    };
    tell(events, Message::Printed(Printed { number: piping.number, text, tone, told }));
}
