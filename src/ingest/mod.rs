//! Bytes to articles: the FORMATS table, encodings, and the structure of wire copy. One file per format.

mod encoding;
mod foreign;
mod front_matter;
mod html;
mod json_record;
mod jsonl;
mod language;
mod markdown;
mod record;
mod structure;
mod text;

use crate::lexicon::Lexicon;
use crate::model::{Article, Problem};
use crate::text::calendar::Region;

pub use structure::moment::{in_zone, published};

/// What the user said about inputs that do not say it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// Name of a row of FORMATS; `None`: told by content.
    pub format: Option<String>,
    /// Publication date, optionally with time and zone.
    pub published: Option<String>,
    /// Masthead or agency.
    pub source: Option<String>,
    /// Zone of publication times that name none.
    pub timezone: Option<Region>,
}

/// One input's bytes and where they came from.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path as given, `-` for standard input, `NAME` for a bundled document.
    pub name: String,
    /// The path as given, where it is a file.
    pub path: Option<String>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A format of input: how it is told by its content, and who reads it.
pub struct Format {
    /// The name the command line knows it by.
    pub name: &'static str,
    /// Whether a decoded text is of this format.
    pub sniff: fn(&str) -> bool,
    /// What reads it.
    pub reader: Reader,
}

/// What reads a format.
#[derive(Clone, Copy)]
pub enum Reader {
    /// Reads the decoded text and lays its articles on the desk.
    Reads(fn(&mut Desk<'_>, &str)),
    /// Known, but not read: what it is, and what the user can do instead.
    Known(&'static str, &'static str),
}

/// The formats in the order in which they are tried; the last one takes every text.
pub const FORMATS: [Format; 11] = [
    Format {
        name: "ninjs",
        sniff: foreign::is_ninjs,
        reader: Reader::Known(
            "is ninjs (JSON of news agencies)",
            "turn it into JSON lines with a `text` field",
        ),
    },
    Format {
        name: "warc",
        sniff: foreign::is_warc,
        reader: Reader::Known("is a web archive (WARC)", "extract the articles as text first"),
    },
    Format {
        name: "opml",
        sniff: foreign::is_opml,
        reader: Reader::Known("is a list of feeds (OPML)", "save the articles as text or JSON lines"),
    },
    Format {
        name: "feed",
        sniff: foreign::is_feed,
        reader: Reader::Known(
            "is a feed (RSS, Atom or JSON Feed)",
            "save its articles as text or JSON lines",
        ),
    },
    Format {
        name: "newsml",
        sniff: foreign::is_newsml,
        reader: Reader::Known("is NewsML or NITF", "save its articles as text or JSON lines"),
    },
    Format { name: "jsonl", sniff: jsonl::sniff, reader: Reader::Reads(jsonl::read) },
    Format {
        name: "html",
        sniff: foreign::is_html,
        reader: Reader::Known(
            "is a web page (HTML)",
            "save the article's text, or put it into JSON lines as `html`",
        ),
    },
    Format {
        name: "mbox",
        sniff: foreign::is_mbox,
        reader: Reader::Known("is a mailbox (mbox)", "save the messages' text"),
    },
    Format {
        name: "eml",
        sniff: foreign::is_mail,
        reader: Reader::Known("is a mail message", "save the message's text"),
    },
    Format { name: "markdown", sniff: markdown::sniff, reader: Reader::Reads(markdown::read) },
    Format { name: "text", sniff: |_| true, reader: Reader::Reads(text::read) },
];

/// The names `--input-format` takes besides `auto`, in the order of FORMATS.
pub fn format_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

/// Where a format's reader puts what it reads, and what it needs for that.
pub struct Desk<'a> {
    lexicon: &'a Lexicon,
    hints: &'a Hints,
    name: &'a str,
    path: Option<&'a str>,
    articles: Vec<Article>,
    problems: Vec<Problem>,
}

impl Desk<'_> {
    /// Reports something that was read, but not as it should be.
    fn trouble(&mut self, place: &str, what: impl Into<String>, remedy: impl Into<String>) {
        self.problem(place, what, remedy, false);
    }

    /// Reports a record that could not be read.
    fn lost_record(&mut self, place: &str, what: impl Into<String>, remedy: impl Into<String>) {
        self.problem(place, what, remedy, true);
    }

    fn problem(&mut self, place: &str, what: impl Into<String>, remedy: impl Into<String>, lost: bool) {
        self.problems.push(Problem {
            place: place.to_owned(),
            what: what.into(),
            remedy: remedy.into(),
            lost,
        });
    }

    /// Reports that the whole input gave nothing.
    fn lost(&mut self, what: impl Into<String>, remedy: impl Into<String>) {
        self.problem(self.name, what, remedy, true);
    }
}

/// Reads the articles of one input; what cannot be read is a problem, and the rest still comes.
pub fn read(lexicon: &Lexicon, input: Input, hints: &Hints) -> (Vec<Article>, Vec<Problem>) {
    read_by(lexicon, input, hints, hand_over)
}

/// Whether an input that begins with this line, or these lines, holds JSON lines.
pub fn are_json_lines(beginning: &str) -> bool {
    jsonl::sniff(beginning)
}

/// Reads the articles of some JSON lines of an input, which has so many lines before them.
pub fn read_json_lines(
    lexicon: &Lexicon,
    input: Input,
    before: usize,
    hints: &Hints,
) -> (Vec<Article>, Vec<Problem>) {
    read_by(lexicon, input, hints, |desk, text| {
        jsonl::read_after(desk, text, before);
    })
}

fn read_by(
    lexicon: &Lexicon,
    input: Input,
    hints: &Hints,
    reader: impl FnOnce(&mut Desk<'_>, &str),
) -> (Vec<Article>, Vec<Problem>) {
    let Input { name, path, bytes } = input;
    let mut desk = Desk {
        lexicon,
        hints,
        name: &name,
        path: path.as_deref(),
        articles: Vec::new(),
        problems: Vec::new(),
    };
    match encoding::decode(bytes) {
        Ok(decoded) => {
            if let Some(trouble) = decoded.trouble {
                desk.trouble(&name, trouble, "the rest is shown as it stands; save the file as UTF-8");
            }
            reader(&mut desk, &decoded.text);
        }
        Err(fault) => desk.lost(fault.to_string(), fault.remedy()),
    }
    (desk.articles, desk.problems)
}

/// Gives the text to the reader of its format.
fn hand_over(desk: &mut Desk<'_>, text: &str) {
    let asked = desk.hints.format.as_deref().filter(|name| *name != "auto");
    let format = match asked {
        Some(name) => FORMATS.iter().find(|format| format.name == name),
        None => FORMATS.iter().find(|format| (format.sniff)(text)),
    };
    match format.map(|format| format.reader) {
        Some(Reader::Reads(read)) => read(desk, text),
        Some(Reader::Known(what, remedy)) => desk.lost(format!("{what}, which is not read yet"), remedy),
        None => {
            let names: Vec<&str> = format_names().collect();
            let what = format!("cannot be read as `{}`: no such format", asked.unwrap_or_default());
            desk.lost(what, format!("use one of: auto, {}", names.join(", ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hints, Input, read};
    use crate::lexicon::Lexicon;
    use crate::model::{Article, Problem};

    fn ingest(bytes: &[u8], format: Option<&str>) -> (Vec<Article>, Vec<Problem>) {
        let hints = Hints { format: format.map(str::to_owned), ..Hints::default() };
        let input = Input { name: "a".to_owned(), path: None, bytes: bytes.to_vec() };
        read(Lexicon::bundled(), input, &hints)
    }

    #[test]
    fn a_known_format_that_is_not_read_yet_is_a_problem_with_a_remedy() {
        for page in ["<!DOCTYPE html><p>Ferry sinks</p>", "<rss version=\"2.0\"><channel/></rss>"] {
            let (articles, problems) = ingest(page.as_bytes(), None);
            assert!(articles.is_empty());
            assert!(problems[0].lost && problems[0].what.contains("not read yet"), "{:?}", problems[0]);
            assert!(!problems[0].remedy.is_empty());
        }
    }

    #[test]
    fn a_format_asked_for_wins_over_the_content() {
        let (articles, problems) = ingest(b"# Ferry sinks\n\nIt sank.", Some("text"));
        assert_eq!((articles.len(), problems.len()), (1, 0));
        let (articles, problems) = ingest(b"It sank.", Some("mbox"));
        assert!(articles.is_empty() && problems[0].lost);
    }

    #[test]
    fn an_unknown_format_names_the_known_ones() {
        let (_, problems) = ingest(b"It sank.", Some("docx"));
        assert!(problems[0].remedy.contains("markdown"));
    }

    #[test]
    fn the_text_of_a_utf_8_file_is_its_bytes() {
        let bytes = "\u{a0}GENEVA — Talks began.\r\n\r\nThey ended.\r".as_bytes();
        let (articles, _) = ingest(bytes, None);
        assert_eq!(articles[0].text.as_bytes(), bytes);
    }
}
