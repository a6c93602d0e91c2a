//! Lines that stand around an article and are no part of it: subscriptions, related stories, picture credits.

use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;
use serde::Deserialize;

/// The table of furniture lines.
#[derive(Debug, Default)]
pub struct Boilerplate {
    whole: HashMap<String, Entry>,
    /// By first word, so that a line is tried against a few entries only.
    start: HashMap<String, Vec<(String, Entry)>>,
    within: Option<AhoCorasick>,
    /// By pattern of `within`.
    within_entries: Vec<Entry>,
    sections: HashSet<String>,
    announcements: HashSet<String>,
    counts: HashSet<String>,
    requests: HashSet<String>,
    offers: HashSet<String>,
    deeds: HashSet<String>,
    media: HashSet<String>,
}

/// What a matching line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// No part of the article.
    #[default]
    Boilerplate,
    /// A picture's credit.
    Picture,
    /// Words that belong to a picture.
    Caption,
    /// The first line of a section that is no part of the article.
    Tail,
    /// The first line of a list of links, tags or contacts.
    List,
}

/// Where a line must stand to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Wherever it stands.
    #[default]
    Anywhere,
    /// Before the lead or after the last paragraph.
    Edge,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    part: Part,
    place: Place,
    words: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    line: Vec<Line>,
    sections: Vec<String>,
    announcements: Vec<String>,
    counts: Vec<String>,
    requests: Vec<String>,
    offers: Vec<String>,
    deeds: Vec<String>,
    media: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    text: String,
    #[serde(rename = "match")]
    kind: Match,
    #[serde(default, rename = "where")]
    place: Place,
    #[serde(default = "usual_words")]
    words: usize,
    #[serde(default)]
    part: Part,
}

const fn usual_words() -> usize {
    30
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Match {
    Whole,
    Start,
    Within,
}

impl Boilerplate {
    /// Longest line, in bytes, that is tried at all.
    pub const LONGEST: usize = 600;

    /// Reads a table.
    ///
    /// # Errors
    /// The text is not of the table's form.
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        let mut table = Self {
            sections: file.sections.into_iter().collect(),
            announcements: file.announcements.into_iter().collect(),
            counts: file.counts.into_iter().collect(),
            requests: file.requests.into_iter().collect(),
            offers: file.offers.into_iter().collect(),
            deeds: file.deeds.into_iter().collect(),
            media: file.media.into_iter().collect(),
            ..Self::default()
        };
        let mut within = Vec::new();
        for Line { text, kind, place, words, part } in file.line {
            let entry = Entry { part, place, words };
            match kind {
                Match::Whole => {
                    table.whole.insert(text, entry);
                }
                Match::Start => {
                    let first = first_word(&text).to_owned();
                    table.start.entry(first).or_default().push((text, entry));
                }
                Match::Within => {
                    within.push(text);
                    table.within_entries.push(entry);
                }
            }
        }
        // Only a table of many megabytes could be too large for it.
        table.within = AhoCorasick::new(within).ok();
        Ok(table)
    }

    /// What part a line is, standing at an `edge` of the article or inside it; `None` for the article's own words.
    pub fn part(&self, line: &str, place: Place) -> Option<Part> {
        if line.len() > Self::LONGEST {
            return None;
        }
        let line = plain(line);
        let words = line.split_whitespace().count();
        let fits =
            |entry: &Entry| words <= entry.words && (entry.place == Place::Anywhere || place == Place::Edge);
        let bare = line.trim_matches(|c: char| c.is_whitespace() || ".:;!…»>→*|_[]#•".contains(c));
        let whole = self.whole.get(bare).or_else(|| self.whole.get(line.trim()));
        if let Some(entry) = whole.filter(|entry| fits(entry)) {
            return Some(entry.part);
        }
        // Bullets, brackets and the marks of emphasis may stand before the words.
        let unmarked = line.trim_start_matches(|c: char| c.is_whitespace() || "»>→*|_[#•-–—".contains(c));
        let start = [line.as_str(), unmarked].into_iter().find_map(|line| {
            let starts = self.start.get(first_word(line)).into_iter().flatten();
            starts
                .filter(|(text, entry)| begins(line, text) && fits(entry))
                .map(|(_, entry)| entry.part)
                .next()
        });
        start
            .into_iter()
            .chain(self.parts_within(&line).filter(|entry| fits(entry)).map(|entry| entry.part))
            .next()
    }

    /// The entries whose words stand somewhere in the line, in the line's order.
    fn parts_within<'a>(&'a self, line: &'a str) -> impl Iterator<Item = &'a Entry> {
        let found = self.within.iter().flat_map(move |words| words.find_overlapping_iter(line));
        found.filter_map(|found| self.within_entries.get(found.pattern().as_usize()))
    }

    /// Whether all words of the line are names of sections: `News U.S.`, `World | Europe`; behind arrows any short
    /// name is one: `Home > Ferries`.
    pub fn is_crumbs(&self, line: &str) -> bool {
        let line = line.to_lowercase();
        let mut path = line.split(['>', '›', '»']).map(str::trim);
        let first = path.next().unwrap_or_default();
        let mut path = path.filter(|name| !name.is_empty()).peekable();
        let arrows =
            path.peek().is_some() && first.split_whitespace().all(|word| self.sections.contains(word));
        // "Investor Relations > Announcements"
        let path_only = line.matches(" > ").count() > 0
            && !line.ends_with(['.', '?', '!'])
            && first.split_whitespace().count() <= 3;
        if (arrows || path_only) && !first.is_empty() && path.all(|name| name.split_whitespace().count() <= 3)
        {
            return true;
        }
        let mut words = line
            .split(|c: char| c.is_whitespace() || "|/>›»,•·".contains(c))
            .filter(|word| !word.is_empty())
            .peekable();
        words.peek().is_some() && words.all(|word| self.sections.contains(word))
    }

    /// Whether a line counts what readers did or says how long reading takes: `3 Comments`, `4 min read`.
    pub fn is_count(&self, line: &str) -> bool {
        if line.len() > 60 {
            return false;
        }
        let line = plain(line);
        let numbered = line.contains(|c: char| c.is_ascii_digit());
        let words = line.split_whitespace().filter(|word| {
            !word.trim_matches(['k', 'm', '+']).chars().all(|c| c.is_ascii_digit() || ".,()".contains(c))
        });
        let unit = |word: &str| word.len() - word.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let words = words.map(|word| word.get(unit(word)..).unwrap_or(word));
        let words: Vec<&str> = words.map(|word| word.trim_matches(['.', ':', ',', '(', ')'])).collect();
        numbered && self.counts.contains(&words.join(" "))
    }

    /// Whether the word, in lower case, asks the reader to do something: `register`.
    pub fn is_request(&self, word: &str) -> bool {
        self.requests.contains(word)
    }

    /// Whether the word, in lower case, is what papers offer their readers: `newsletter`.
    pub fn is_offer(&self, word: &str) -> bool {
        self.offers.contains(word)
    }

    /// Whether the word, in lower case, is something that happens to articles: `amended`.
    pub fn is_deed(&self, word: &str) -> bool {
        self.deeds.contains(word)
    }

    /// Whether the word, in lower case, is what papers offer or say of themselves at their foot: `podcast`, `founded`.
    pub fn is_medium(&self, word: &str) -> bool {
        self.media.contains(word)
    }

    /// Whether words in capitals before a colon announce a story and are no place: `UPDATE`.
    pub fn is_announcement(&self, words: &str) -> bool {
        self.announcements.contains(&words.trim().to_lowercase())
    }
}

/// Whether `line` begins with `text`, and the word at its end is not cut.
fn begins(line: &str, text: &str) -> bool {
    line.strip_prefix(text).is_some_and(|rest| {
        !rest.starts_with(char::is_alphanumeric)
            || !text.ends_with(char::is_alphanumeric)
            || text.ends_with(char::is_numeric)
    })
}

/// The first word with the marks glued to it, up to white space.
fn first_word(line: &str) -> &str {
    let word = line.split_whitespace().next().unwrap_or_default();
    if word.starts_with('©') { "©" } else { word.trim_end_matches([':', '@']) }
}

/// Lower case, straight quotation marks, plain spaces.
fn plain(line: &str) -> String {
    if line.is_ascii() {
        return line.trim().to_ascii_lowercase().replace('\t', " ");
    }
    line.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Part, Place};
    use crate::lexicon::Lexicon;

    fn part(line: &str, place: Place) -> Option<Part> {
        Lexicon::bundled().boilerplate.part(line, place)
    }

    #[test]
    fn the_bundled_table_can_be_read() {
        let text = include_str!("../../assets/lexicon/boilerplate.toml");
        assert!(super::Boilerplate::read(text).is_ok_and(|table| table.within.is_some()));
    }

    #[test]
    fn furniture_is_known_wherever_it_stands() {
        assert_eq!(part("Daily Newsletter", Place::Anywhere), Some(Part::Boilerplate));
        assert_eq!(part("READ NEXT: Ten quiet harbours", Place::Anywhere), Some(Part::Boilerplate));
        assert_eq!(part("Source: Pixabay", Place::Anywhere), Some(Part::Picture));
        assert_eq!(part("About the author", Place::Anywhere), Some(Part::Tail));
        assert_eq!(
            part("© 2024 Harbour Post. All rights reserved.", Place::Anywhere),
            Some(Part::Boilerplate)
        );
    }

    #[test]
    fn sentences_of_the_article_are_left_alone() {
        for line in [
            "Read more books, the minister told pupils in Oslo.",
            "Related charges were dropped in May.",
            "The newsletter said the strike would go on until the owners had signed the agreement.",
            "Sources: nobody knows.",
        ] {
            assert_eq!(part(line, Place::Anywhere), None, "{line}");
        }
    }

    #[test]
    fn some_lines_are_furniture_at_the_edges_only() {
        assert_eq!(part("Coast Mail newsletter: the sea each morning", Place::Edge), Some(Part::Boilerplate));
        assert_eq!(part("Coast Mail newsletter: the sea each morning", Place::Anywhere), None);
    }

    #[test]
    fn crumbs_are_section_names_and_nothing_else() {
        let table = &Lexicon::bundled().boilerplate;
        assert!(table.is_crumbs("News U.S."));
        assert!(table.is_crumbs("World | Europe"));
        assert!(table.is_crumbs("Home > News > Ferries"));
        assert!(!table.is_crumbs("News from Geneva"));
    }
}
