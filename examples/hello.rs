//! The least a `ratatui` program can do: one line, until a key is pressed. What the reader's first frame is held against.

use ratatui::crossterm::event;

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let shown = terminal.draw(|frame| frame.render_widget("hello world", frame.area())).map(|_| ());
    let key = shown.and_then(|()| event::read().map(|_| ()));
    ratatui::restore();
    key
}
