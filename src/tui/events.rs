//! What happens outside, on one channel: keys, sizes, signals, and what the workers tell.

use std::io;
use std::thread;

use crossbeam_channel::Sender;
use crossterm::event::{self, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;

use crate::app::Action;
use crate::app::key::{Held, Key, KeyCode};

/// Something that happened outside.
#[derive(Debug)]
pub(super) enum Event {
    /// Something for the core.
    Action(Action),
    /// The terminal is to be given words for its clipboard, which is then told.
    ForTerminal {
        /// The words.
        text: String,
        /// What is said.
        told: String,
    },
    /// A signal came.
    Signal(Signal),
    /// The terminal can't be read any more.
    TerminalGone,
    /// A thread beside the interface panicked.
    Died(&'static str),
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// To leave: SIGTERM, SIGHUP, SIGINT.
    Quit,
    /// To stop until SIGCONT: SIGTSTP.
    Stop,
}

/// Starts to listen to the terminal and to signals.
pub(super) fn listen(sender: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    let of_signals = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let signal = if signal == SIGTSTP { Signal::Stop } else { Signal::Quit };
            if of_signals.send(Event::Signal(signal)).is_err() {
                return;
            }
        }
    })?;
    thread::Builder::new().name("terminal".to_owned()).spawn(move || {
        loop {
            let happened = match event::read() {
                Ok(event) => action(event).map(Event::Action),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
                Err(_) => Some(Event::TerminalGone),
            };
            let Some(happened) = happened else { continue };
            let last = matches!(happened, Event::TerminalGone);
            if sender.send(happened).is_err() || last {
                return;
            }
        }
    })?;
    Ok(())
}

/// The action an event of the terminal stands for, if any.
fn action(event: event::Event) -> Option<Action> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => self::key(key).map(Action::Key),
        event::Event::Resize(width, height) => Some(Action::Resize { width, height }),
        event::Event::Paste(text) => Some(Action::Paste(text)),
        event::Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollDown => Some(Action::Wheel(1)),
            MouseEventKind::ScrollUp => Some(Action::Wheel(-1)),
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Click { x: mouse.column, y: mouse.row }),
            MouseEventKind::Drag(MouseButton::Left) => Some(Action::Drag { x: mouse.column, y: mouse.row }),
            _ => None,
        },
        _ => None,
    }
}

fn key(key: event::KeyEvent) -> Option<Key> {
    let held = if key.modifiers.contains(KeyModifiers::CONTROL) {
        Held::Ctrl
    } else if key.modifiers.contains(KeyModifiers::ALT) {
        Held::Alt
    } else if key.modifiers.contains(KeyModifiers::SHIFT) {
        Held::Shift
    } else {
        Held::Nothing
    };
    let code = match key.code {
        event::KeyCode::Char(char) => KeyCode::Char(char),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => return Some(Key { code: KeyCode::Tab, held: Held::Shift }),
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(number @ 1..=12) => KeyCode::Function(number),
        _ => return None,
    };
    // A capital or a sign is its own character; Shift is kept only with the space bar and keys without one.
    let held = match (code, held) {
        (KeyCode::Char(char), Held::Shift) if char != ' ' => Held::Nothing,
        (_, held) => held,
    };
    Some(Key { code, held })
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::key;

    #[test]
    fn shift_is_part_of_a_character_but_not_of_the_space_bar() {
        let shown = |code, modifiers| key(KeyEvent::new(code, modifiers)).map(|key| key.to_string());
        assert_eq!(shown(KeyCode::Char('G'), KeyModifiers::SHIFT).as_deref(), Some("G"));
        assert_eq!(shown(KeyCode::Char('!'), KeyModifiers::SHIFT).as_deref(), Some("!"));
        assert_eq!(shown(KeyCode::Char(' '), KeyModifiers::SHIFT).as_deref(), Some("Shift-Space"));
        assert_eq!(shown(KeyCode::BackTab, KeyModifiers::SHIFT).as_deref(), Some("Shift-Tab"));
        assert_eq!(shown(KeyCode::Char('d'), KeyModifiers::CONTROL).as_deref(), Some("Ctrl-d"));
        assert_eq!(shown(KeyCode::F(1), KeyModifiers::NONE).as_deref(), Some("F1"));
        assert_eq!(shown(KeyCode::F(13), KeyModifiers::NONE), None);
    }
}
