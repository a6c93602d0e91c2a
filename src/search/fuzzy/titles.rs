//! The index: every title and source once as written and once folded, with masks of its characters.

use super::place::{self, Folded};
use crate::text::fold::fold;

/// Titles and sources are indexed up to this many bytes; what is longer is no title.
const LONGEST: usize = 1024;

/// Bytes that memory is fetched by.
const CACHE_LINE: usize = 64;

/// Titles and sources of articles, ready to be searched. An entry is named by its place in the input.
///
/// Each of the masks stands in an array of its own: a keystroke walks through one of them from end to end and
/// goes on to the text of the few entries that the mask lets through.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    /// The characters that occur in title and source, see [`mask`].
    letters: Vec<u64>,
    /// The characters that stand at the head of a word.
    heads: Vec<u64>,
    /// The first two characters of words, see [`pair`].
    pairs: Vec<u64>,
    /// The characters the title may be said to begin with.
    beginnings: Vec<u64>,
    places: Vec<Place>,
    /// Folded titles, each followed by its source.
    folded: String,
    /// The same as written, with its own places.
    written: String,
    written_places: Vec<Place>,
}

/// Where one entry stands in a string: first its title, behind it its source.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u32,
    title: u16,
    source: u16,
}

impl Titles {
    /// Indexes pairs of title and source, either of which may be empty.
    pub fn new<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut titles = Self::default();
        for (title, source) in entries {
            titles.push(title, source);
        }
        titles.folded.shrink_to_fit();
        titles.written.shrink_to_fit();
        titles
    }

    fn push(&mut self, title: &str, source: &str) {
        let (title, source) = (head(title), head(source));
        self.written_places.push(append(&mut self.written, title, source));
        // A ligature may unfold to many letters; the fold is cut again.
        let (title, source) = (fold(title), fold(source));
        let (title, source) = (head(&title), head(&source));
        self.places.push(append(&mut self.folded, title, source));
        self.letters.push(mask(title) | mask(source));
        self.heads.push(heads(title) | heads(source));
        self.pairs.push(pairs(title) | pairs(source));
        self.beginnings.push(beginnings(title));
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The characters that occur in an entry; none where there is no such entry.
    pub(super) fn letters(&self, index: u32) -> u64 {
        at(&self.letters, index)
    }

    /// The characters that stand at the head of a word of its title or source.
    pub(super) fn heads(&self, index: u32) -> u64 {
        at(&self.heads, index)
    }

    /// The first two characters of its words, see [`pair`].
    pub(super) fn pairs(&self, index: u32) -> u64 {
        at(&self.pairs, index)
    }

    /// The characters its title may be said to begin with: all of them are heads too.
    pub(super) fn beginnings(&self, index: u32) -> u64 {
        at(&self.beginnings, index)
    }

    /// Title and source of an entry, folded.
    pub(super) fn folded(&self, index: u32) -> Folded<'_> {
        let (title, source) = at(&self.places, index).of(&self.folded);
        Folded { title, source }
    }

    /// Fetches the texts of some entries at the same time. Whoever reads them one after the other waits for
    /// memory at each, and that is most of what a keystroke costs.
    pub(super) fn fetch(&self, indices: impl Iterator<Item = u32>) {
        let bytes = self.folded.as_bytes();
        let fetched = indices.fold(0, |sum, index| {
            let Place { start, title, source } = at(&self.places, index);
            let end = usize::from(title) + usize::from(source);
            let byte = |offset: usize| bytes.get(start as usize + offset).copied().unwrap_or(0);
            sum ^ byte(0) ^ byte(CACHE_LINE.min(end)) ^ byte(end.saturating_sub(1))
        });
        std::hint::black_box(fetched);
    }

    /// Title and source as written, up to what is indexed; empty where there is no such entry.
    pub(super) fn written(&self, index: u32) -> (&str, &str) {
        at(&self.written_places, index).of(&self.written)
    }
}

fn at<T: Copy + Default>(all: &[T], index: u32) -> T {
    all.get(index as usize).copied().unwrap_or_default()
}

impl Place {
    fn of(self, text: &str) -> (&str, &str) {
        let start = self.start as usize;
        let middle = start + usize::from(self.title);
        let end = middle + usize::from(self.source);
        (text.get(start..middle).unwrap_or(""), text.get(middle..end).unwrap_or(""))
    }
}

/// Appends both to `text`; what would begin behind 4 GiB is left out.
fn append(text: &mut String, title: &str, source: &str) -> Place {
    let Ok(start) = u32::try_from(text.len()) else { return Place::default() };
    text.push_str(title);
    text.push_str(source);
    Place { start, title: title.len() as u16, source: source.len() as u16 }
}

fn head(text: &str) -> &str {
    (0..=LONGEST.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or("")
}

/// A bit for each character that occurs: one each for `a` to `z` and `0` to `9`, the others share 28.
/// Where a bit of a word is missing in a text, the word is no subsequence of it.
pub(super) fn mask(folded: &str) -> u64 {
    folded.chars().fold(0, |mask, c| mask | bit(c))
}

/// The same for the first character of every place where a word may begin.
fn heads(folded: &str) -> u64 {
    let mut before = ' ';
    folded.chars().fold(0, |mask, c| {
        let head = !before.is_alphanumeric();
        before = c;
        if head { mask | bit(c) } else { mask }
    })
}

/// A bit for each place where a word may begin and has two characters.
fn pairs(folded: &str) -> u64 {
    let mut before = ' ';
    folded.chars().zip(folded.chars().skip(1)).fold(0, |mask, (c, next)| {
        let head = !before.is_alphanumeric();
        before = c;
        if head { mask | pair(c, next) } else { mask }
    })
}

/// A bit that few other pairs of characters share.
pub(super) fn pair(first: char, second: char) -> u64 {
    1 << (u32::from(first).wrapping_mul(37).wrapping_add(u32::from(second)) % 64)
}

/// A bit for the first character of every place where a title may be said to begin.
fn beginnings(folded: &str) -> u64 {
    let places = folded.char_indices().take_while(|(start, _)| place::is_beginning(folded, *start));
    places.fold(0, |mask, (_, c)| mask | bit(c))
}

fn bit(c: char) -> u64 {
    match c {
        ' ' => 0,
        'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        '0'..='9' => 1 << (26 + u32::from(c) - u32::from('0')),
        _ => 1 << (36 + u32::from(c) % 28),
    }
}

#[cfg(test)]
mod tests {
    use super::{Folded, LONGEST, Titles, beginnings, heads, mask, pair, pairs};

    #[test]
    fn entries_are_kept_as_written_and_folded() {
        let titles = Titles::new([("Orbán in Zürich", "Agence Été"), ("", ""), ("Путин", "")]);
        assert_eq!(titles.len(), 3);
        assert_eq!(titles.written(0), ("Orbán in Zürich", "Agence Été"));
        let folded: Vec<_> = (0..3).map(|index| titles.folded(index)).collect();
        assert_eq!((folded[0].title, folded[0].source), ("orban in zurich", "agence ete"));
        assert_eq!((folded[1].title, folded[2].title), ("", "путин"));
    }

    #[test]
    fn a_word_has_no_character_its_text_lacks() {
        assert_eq!(mask("nato") & !mask("senator"), 0);
        assert_ne!(mask("nato") & !mask("senate"), 0);
        assert_ne!(mask("б") & !mask("путин"), 0);
    }

    #[test]
    fn heads_and_beginnings_are_where_words_may_begin() {
        assert_eq!(heads("'us, led talks"), mask("'u lt"));
        assert_eq!(beginnings("'us, led talks"), mask("'u"));
        assert_eq!(beginnings("us"), mask("u"));
        assert_eq!(pairs("us led x"), pair('u', 's') | pair('l', 'e'));
        assert_eq!(beginnings(""), 0);
    }

    #[test]
    fn endless_titles_are_cut_between_characters() {
        let endless = "ﷺé".repeat(5_000);
        let titles = Titles::new([(endless.as_str(), endless.as_str())]);
        let Folded { title, source } = titles.folded(0);
        assert!(title.len() <= LONGEST && !title.is_empty() && title == source);
    }
}
