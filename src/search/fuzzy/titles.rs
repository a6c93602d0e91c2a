//! The index: every title and source once as written and once folded, with a mask of its characters.

use crate::text::fold::fold;

/// Titles and sources are indexed up to this many bytes; what is longer is no title.
const LONGEST: usize = 1024;

/// Titles and sources of articles, ready to be searched. An entry is named by its place in the input.
#[derive(Clone, Debug, Default)]
pub struct Titles {
    masks: Vec<Masks>,
    places: Vec<Field>,
    /// Folded titles, each followed by its source.
    folded: String,
    /// The same as written, with its own places.
    written: String,
    written_places: Vec<Field>,
}

/// The characters of title and source, see [`mask`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Masks {
    pub(super) title: u64,
    pub(super) source: u64,
}

/// One entry as it is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded<'a> {
    pub(super) title: &'a str,
    pub(super) source: &'a str,
    pub(super) masks: Masks,
}

/// Where one entry stands in a string: first its title, behind it its source.
#[derive(Clone, Copy, Debug)]
struct Field {
    start: usize,
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
        self.masks.push(Masks { title: mask(title), source: mask(source) });
        self.places.push(append(&mut self.folded, title, source));
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The characters that occur in the entry.
    pub(super) fn masks(&self, entry: u32) -> Masks {
        self.masks.get(entry as usize).copied().unwrap_or_default()
    }

    /// Title and source, folded.
    pub(super) fn folded(&self, entry: u32) -> Folded<'_> {
        let (title, source) = fields(entry, &self.folded, &self.places);
        Folded { title, source, masks: self.masks(entry) }
    }

    /// Title and source as written, up to what is indexed.
    pub(super) fn written(&self, entry: u32) -> (&str, &str) {
        fields(entry, &self.written, &self.written_places)
    }
}

fn fields<'a>(entry: u32, text: &'a str, places: &[Field]) -> (&'a str, &'a str) {
    let Some(Field { start, title, source }) = places.get(entry as usize).copied() else {
        return ("", "");
    };
    let middle = start + usize::from(title);
    let end = middle + usize::from(source);
    (text.get(start..middle).unwrap_or(""), text.get(middle..end).unwrap_or(""))
}

fn append(text: &mut String, title: &str, source: &str) -> Field {
    let start = text.len();
    text.push_str(title);
    text.push_str(source);
    Field { start, title: title.len() as u16, source: source.len() as u16 }
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
    use super::{LONGEST, Titles, mask};

    #[test]
    fn entries_are_kept_as_written_and_folded() {
        let titles = Titles::new([("Orbán in Zürich", "Agence Été"), ("", ""), ("Путин", "")]);
        assert_eq!(titles.len(), 3);
        assert_eq!(titles.written(0), ("Orbán in Zürich", "Agence Été"));
        assert_eq!((titles.folded(0).title, titles.folded(0).source), ("orban in zurich", "agence ete"));
        assert_eq!(titles.folded(1).title, "");
        assert_eq!(titles.folded(2).title, "путин");
        assert_eq!(titles.folded(9).title, "");
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
        let (title, source) = (titles.folded(0).title, titles.folded(0).source);
        assert!(title.len() <= LONGEST && !title.is_empty() && title == source);
    }
}
