//! The index: every title and source once as written and once folded, with a mask of its characters.

use crate::text::fold::fold;

/// Titles and sources are indexed up to this many bytes; what is longer is no title.
const LONGEST: usize = 1024;

/// Titles and sources of articles, ready to be searched. An entry is named by its place in the input.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    entries: Vec<Entry>,
    /// Folded titles, each followed by its source.
    folded: String,
    /// The same as written, with its own places.
    written: String,
    written_places: Vec<Place>,
}

/// What is looked at first of an entry. Small, and copied into lists of candidates, because a walk that
/// leaves entries out waits for memory at each one it touches.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// The characters that occur in title and source, see [`mask`].
    pub(super) mask: u64,
    place: Place,
}

/// One entry as it is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded<'a> {
    pub(super) title: &'a str,
    pub(super) source: &'a str,
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
        let place = append(&mut self.folded, title, source);
        self.entries.push(Entry { mask: mask(title) | mask(source), place });
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries, in the order of the input.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Title and source of an entry, folded.
    pub(super) fn folded(&self, entry: Entry) -> Folded<'_> {
        let (title, source) = entry.place.of(&self.folded);
        Folded { title, source }
    }

    /// Title and source as written, up to what is indexed; empty where there is no such entry.
    pub(super) fn written(&self, index: u32) -> (&str, &str) {
        self.written_places.get(index as usize).copied().unwrap_or_default().of(&self.written)
    }
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
    folded.chars().fold(0, |mask, c| {
        mask | match c {
            ' ' => 0,
            'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
            '0'..='9' => 1 << (26 + u32::from(c) - u32::from('0')),
            _ => 1 << (36 + u32::from(c) % 28),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Folded, LONGEST, Titles, mask};

    #[test]
    fn entries_are_kept_as_written_and_folded() {
        let titles = Titles::new([("Orbán in Zürich", "Agence Été"), ("", ""), ("Путин", "")]);
        assert_eq!(titles.len(), 3);
        assert_eq!(titles.written(0), ("Orbán in Zürich", "Agence Été"));
        let folded: Vec<_> = titles.entries().iter().map(|&entry| titles.folded(entry)).collect();
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
    fn endless_titles_are_cut_between_characters() {
        let endless = "ﷺé".repeat(5_000);
        let titles = Titles::new([(endless.as_str(), endless.as_str())]);
        let Folded { title, source } = titles.folded(titles.entries()[0]);
        assert!(title.len() <= LONGEST && !title.is_empty() && title == source);
    }
}
