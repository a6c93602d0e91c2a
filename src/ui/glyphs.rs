//! Glyphs and borders, in Unicode and in plain ASCII.

/// What the interface draws beside words. Each is one cell wide, or empty where nothing is drawn.
#[derive(Debug)]
pub struct Glyphs {
    /// A horizontal rule.
    pub rule: &'static str,
    /// A vertical rule.
    pub bar: &'static str,
    /// Where the two cross.
    pub cross: &'static str,
    /// A rule that stands for nothing found.
    pub nothing: &'static str,
    /// Before an unfolded story.
    pub open: &'static str,
    /// Before a folded story.
    pub closed: &'static str,
    /// Before an unread article.
    pub unread: &'static str,
    /// Before a read article.
    pub read: &'static str,
    /// Before a chosen article.
    pub chosen: &'static str,
    /// At the row under the cursor.
    pub cursor: &'static str,
    /// The part of the scroll bar that is on the screen.
    pub thumb: &'static str,
    /// After a number of a paragraph that begins above the screen.
    pub above: &'static str,
    /// Before a heading in a column.
    pub heading: &'static str,
    /// Between things in a row.
    pub dot: &'static str,
    /// Between compared sources; the only one that may be wider.
    pub times: &'static str,
    /// Corners of a popup: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// After words that were cut.
    pub more: &'static str,
    /// Before what a denial answers.
    pub answers: &'static str,
    /// Before a paragraph's number.
    pub paragraph: &'static str,
    /// At a passage that was read in another source.
    pub known: &'static str,
    /// At a starred article.
    pub star: &'static str,
    /// Where the user wrote a note.
    pub note: &'static str,
    /// At what was muted.
    pub muted: &'static str,
}

/// The usual set.
pub(super) const UNICODE: Glyphs = Glyphs {
    rule: "─",
    bar: "│",
    cross: "┼",
    nothing: "╌",
    open: "▾",
    closed: "▸",
    unread: "•",
    read: "✓",
    chosen: "+",
    cursor: "▶",
    thumb: "┃",
    above: "↑",
    heading: "§",
    dot: "·",
    times: "×",
    corners: ["╭", "╮", "╰", "╯"],
    more: "…",
    answers: "↳",
    paragraph: "¶",
    known: "▫",
    star: "★",
    note: "✎",
    muted: "⊘",
};

/// The set for terminals and fonts that know ASCII only.
pub(super) const ASCII: Glyphs = Glyphs {
    rule: "-",
    bar: "|",
    cross: "+",
    nothing: ".",
    open: "v",
    closed: ">",
    unread: "*",
    read: " ",
    chosen: "+",
    cursor: ">",
    thumb: "#",
    above: "^",
    heading: "$",
    dot: "-",
    times: "x",
    corners: ["+", "+", "+", "+"],
    more: "~",
    answers: "^",
    paragraph: "P",
    known: "o",
    star: "*",
    note: "n",
    muted: "0",
};

/// The set for screen readers: what would only be drawn is empty, and what says something is a word or a sign that
/// is read as one.
pub(super) const LINEAR: Glyphs = Glyphs {
    rule: "",
    bar: "",
    cross: "",
    nothing: "",
    open: "",
    closed: "",
    unread: "",
    read: "",
    chosen: "",
    cursor: "",
    thumb: "",
    above: "",
    heading: "§",
    dot: ",",
    times: " and ",
    corners: ["", "", "", ""],
    more: "…",
    answers: "",
    paragraph: "¶",
    known: "known",
    star: "starred",
    note: "note",
    muted: "muted",
};

/// The same in plain ASCII.
pub(super) const LINEAR_ASCII: Glyphs =
    Glyphs { heading: ASCII.heading, more: ASCII.more, paragraph: ASCII.paragraph, ..LINEAR };
