//! Stories: articles on the same event.

/// Articles on the same event. A lone article is a story too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Stable for the same set of inputs: made from its first article's id.
    pub id: String,
    /// The title of the article that names the event best.
    pub title: String,
    /// Indices into the briefing's articles, by time, then input order; lettered A, B, C … in this order.
    pub articles: Vec<usize>,
    /// Earliest publication value, where any is known.
    pub first: Option<String>,
    /// Latest publication value, where any is known.
    pub last: Option<String>,
    /// Groups of articles that are copies of one text, the fullest first.
    pub copies: Vec<Vec<usize>>,
    /// How many articles can count as independent of each other.
    pub independent: usize,
    /// Shared terms, names and dates that tie the articles, or the reason why a near story stays apart.
    pub why: Vec<String>,
    /// For a choice from stories: the letters its articles brought along, in the order of `articles`. Empty for
    /// a story, whose articles are lettered by their place.
    pub letters: Vec<String>,
}

impl Story {
    /// The fullest copy of an article's text, where that is another one.
    pub fn original(&self, article: usize) -> Option<usize> {
        let group = self.copies.iter().find(|group| group.iter().skip(1).any(|&copy| copy == article))?;
        group.first().copied()
    }

    /// `copy of A`; `None` for what is no copy.
    pub fn copy_of(&self, article: usize) -> Option<String> {
        Some(format!("copy of {}", self.letter(self.original(article)?)?))
    }

    /// Whether all these articles are copies of one text.
    pub fn is_one_text(&self, mut articles: impl Iterator<Item = usize>) -> bool {
        let text = |article: usize| self.original(article).unwrap_or(article);
        let first = articles.next().map(text);
        articles.all(|article| Some(text(article)) == first)
    }

    /// The letter an article of this story keeps in every view: `A` … `Z`, then `A1`, `B1` ….
    pub fn letter(&self, article: usize) -> Option<String> {
        let place = self.articles.iter().position(|&a| a == article)?;
        if let Some(letter) = self.letters.get(place) {
            return Some(letter.clone());
        }
        let letter = char::from(b'A' + (place % 26) as u8);
        Some(if place < 26 { letter.to_string() } else { format!("{letter}{}", place / 26) })
    }
}

#[cfg(test)]
mod tests {
    use super::Story;

    #[test]
    fn letters_go_on_after_the_alphabet_and_are_told_once() {
        let story = Story {
            id: String::new(),
            title: String::new(),
            articles: (100..160).collect(),
            first: None,
            last: None,
            copies: Vec::new(),
            independent: 0,
            why: Vec::new(),
            letters: Vec::new(),
        };
        let letters: Vec<String> =
            story.articles.iter().filter_map(|&article| story.letter(article)).collect();
        assert_eq!([0, 25, 26, 27, 52].map(|place| letters[place].as_str()), ["A", "Z", "A1", "B1", "A2"]);
        let apart: std::collections::BTreeSet<&String> = letters.iter().collect();
        assert_eq!(apart.len(), 60);
    }
}
