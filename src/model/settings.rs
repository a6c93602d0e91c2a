//! What the user can set.

/// Settings of a run, from the defaults, the settings file and the command line, the last one winning.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the settings file, apart from the others"
)]
pub struct Settings {
    /// Name of the theme: a bundled one or a file of the user's themes folder.
    pub theme: String,
    /// Larger inputs are refused, in bytes.
    pub max_input_bytes: u64,
    /// Widest text column in the reader, in cells.
    pub measure: u16,
    /// Whether English words are parted by hyphens where a line of an article ends.
    pub hyphenation: bool,
    /// Whether the mouse is captured.
    pub mouse: bool,
    /// Whether glyphs and borders are plain ASCII.
    pub ascii: bool,
    /// Whether everything stands under each other in words, without borders and columns, for screen readers.
    pub linear: bool,
}

/// Whether colours are used, as `--color` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColorChoice {
    /// As the terminal and `NO_COLOR` suggest.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never; what colour would say is said by glyphs, words and modifiers.
    Never,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: "dark".to_owned(),
            max_input_bytes: 64 * 1024 * 1024,
            measure: 72,
            hyphenation: false,
            mouse: false,
            ascii: false,
            linear: false,
        }
    }
}
