//! The terminal: event thread, loop, effects, and a screen restored however the program ends.

mod screen;

use std::sync::atomic::AtomicBool;

use crossterm::event::{self, Event, KeyCode};

use crate::load;
use crate::model::{ColorChoice, Problem, Settings};

/// Runs the reader until the user leaves it, and returns what could not be read.
///
/// # Errors
/// Fails when the terminal can't be set up, drawn to or read from; it is restored all the same.
pub fn run(request: load::Request, settings: Settings, _color: ColorChoice) -> anyhow::Result<Vec<Problem>> {
    let mut screen = screen::Screen::enter(settings.mouse)?;
    screen.terminal().draw(|frame| frame.render_widget("loading…", frame.area()))?;
    let loaded = load::load(&request, &settings, &AtomicBool::new(false), &|_| {});
    loop {
        let count = format!("{} articles; q quits", loaded.briefing.articles.len());
        screen.terminal().draw(|frame| frame.render_widget(count.as_str(), frame.area()))?;
        if let Event::Key(key) = event::read()?
            && key.code == KeyCode::Char('q')
        {
            return Ok(loaded.problems);
        }
    }
}
