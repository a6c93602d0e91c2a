//! The terminal taken over and given back: raw mode, alternate screen, cursor, also after a panic.

use std::io::{self, BufWriter, Stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect};

/// The terminal while the reader owns it. Dropping it gives it back.
///
/// It does what `ratatui::Terminal` does for a whole screen, but a frame drawn on an empty one is not held against a
/// second buffer of blanks: at the start, touching that memory takes longer than drawing.
pub struct Screen {
    backend: CrosstermBackend<BufWriter<Stdout>>,
    /// What stands on the screen; `None`: nothing.
    shown: Option<Buffer>,
    /// A buffer to draw the next frame in.
    spare: Option<Buffer>,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over and makes sure that a panic gives it back before it prints.
    ///
    /// # Errors
    /// Fails when standard output is no terminal or the terminal refuses; nothing is then left changed.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        restore_on_panic();
        take(mouse)?;
        // One write per frame: over SSH a frame then travels in as few packets as it can.
        let backend = CrosstermBackend::new(BufWriter::with_capacity(64 * 1024, io::stdout()));
        // A terminal that does not tell its size can't be drawn to.
        backend.size().inspect_err(|_| give_back())?;
        Ok(Self { backend, shown: None, spare: None, mouse })
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// Fails when the terminal does not say.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.backend.size()?;
        Ok((size.width, size.height))
    }

    /// Draws one frame; `paint` says where the cursor stands.
    ///
    /// # Errors
    /// Fails when the terminal can't be written to.
    pub fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let size = self.backend.size()?;
        let area = Rect::new(0, 0, size.width, size.height);
        if self.shown.as_ref().is_some_and(|shown| shown.area != area) {
            self.forget()?;
        }
        let mut frame = match self.spare.take() {
            Some(mut spare) if spare.area == area => {
                spare.reset();
                spare
            }
            _ => Buffer::empty(area),
        };
        let cursor = paint(&mut frame);
        match &self.shown {
            Some(shown) => self.backend.draw(shown.diff(&frame).into_iter())?,
            None => self.backend.draw(written(&frame))?,
        }
        match cursor {
            Some(cursor) => {
                self.backend.show_cursor()?;
                self.backend.set_cursor_position(cursor)?;
            }
            None => self.backend.hide_cursor()?,
        }
        self.spare = self.shown.replace(frame);
        Backend::flush(&mut self.backend)
    }

    /// Gives the terminal words for its clipboard (OSC 52).
    pub(super) fn copy(&mut self, words: &str) -> io::Result<()> {
        execute!(self.backend, CopyToClipboard::to_clipboard_from(words))
    }

    /// Forgets what stands on the screen, so that the next frame is drawn whole.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.shown = None;
        self.backend.clear()
    }

    /// Gives the terminal back, stops the program until it is brought back, and takes the terminal over again.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        take(self.mouse)?;
        self.forget()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Nothing sensible can be done about a terminal that went away.
        let _ = Backend::flush(&mut self.backend);
        give_back();
    }
}

/// The cells of a frame on which something stands, for an empty screen.
fn written(frame: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let width = usize::from(frame.area.width).max(1);
    let rows = (0..).zip(frame.content.chunks(width));
    rows.flat_map(|(y, row)| {
        // What a wide glyph covers is not drawn.
        let mut free = 0;
        (0..).zip(row).filter_map(move |(x, cell)| {
            let is_free = x >= free;
            if is_free {
                free = x + cell.cell_width().max(1);
            }
            (is_free && *cell != Cell::EMPTY).then_some((x, y, cell))
        })
    })
}

/// Whether the terminal is ours at the moment. Leaving the alternate screen a second time would put the
/// cursor back over what a panic has told in between.
static TAKEN: AtomicBool = AtomicBool::new(false);

fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen).inspect_err(|_| give_back())?;
    if mouse {
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Leaves nothing behind. Errors are ignored: a terminal that went away needs no restoring.
///
/// The alternate screen is emptied before it is left: where the window has grown meanwhile, tmux keeps lines of it
/// above the shell's otherwise.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = execute!(
        io::stdout(),
        DisableMouseCapture,
        Clear(ClearType::All),
        MoveTo(0, 0),
        LeaveAlternateScreen,
        Show
    );
    let _ = disable_raw_mode();
}

fn restore_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            previous(panic);
        }));
    });
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    use super::written;

    #[test]
    fn on_an_empty_screen_only_what_stands_somewhere_is_drawn() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 6, 2));
        frame.set_string(1, 0, "a 日b", Style::new());
        frame.set_style(Rect::new(0, 1, 1, 1), Style::new().add_modifier(Modifier::REVERSED));
        let cells: Vec<_> = written(&frame).map(|(x, y, cell)| (x, y, cell.symbol())).collect();
        assert_eq!(cells, [(1, 0, "a"), (3, 0, "日"), (5, 0, "b"), (0, 1, " ")]);
        let blank = Buffer::empty(frame.area);
        let drawn: Vec<_> = written(&frame).collect();
        assert_eq!(drawn, blank.diff(&frame), "as against a buffer of blanks");
    }
}
