//! The content words of a passage, weighed: what alignment and grouping compare instead of raw text.

use crate::lexicon::Lexicon;
use crate::model::Article;
use crate::text::Span;
use crate::text::calendar::month;
use crate::text::stem::{key, stem};
use crate::text::tokens::{Token, TokenKind, append};

/// Stems that stand in a larger share of texts than this say nothing about the subject.
const TOO_COMMON: f32 = 0.25;

/// Letters of a stem that make its beginning.
const BEGINNING_LETTERS: usize = 5;

/// What a content word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum WordKind {
    /// An ordinary word.
    Plain,
    /// A word with a capital: a name, or the first word of its sentence.
    Capital,
    /// A number in digits.
    Number,
    /// A month by its name.
    Month,
}

/// A content word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    /// Key of its stem.
    pub(super) key: u64,
    /// Key of the stem's first letters, where `announc` meets `announcement`, of a stem as long as that.
    pub(super) beginning: Option<u64>,
    /// What it is.
    pub(super) kind: WordKind,
    /// Where it stands.
    pub(super) span: Span,
    /// How telling it is in written English at large: the logarithm of one over its share of texts.
    pub(super) weight: f32,
}

/// Reads content words; keeps its buffers between passages.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
}

impl<'a> Reader<'a> {
    /// A reader that weighs words after the lexicon's table.
    pub(super) const fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, tokens: Vec::new() }
    }

    /// The content words of `text` inside `within`, in order.
    pub(super) fn words(&mut self, text: &str, within: Span) -> Vec<Word> {
        let mut found = Vec::new();
        self.append(text, within, &mut found);
        found
    }

    /// Adds the content words of `text` inside `within` to those found before.
    pub(super) fn append(&mut self, text: &str, within: Span, found: &mut Vec<Word>) {
        self.tokens.clear();
        append(text, within, &mut self.tokens);
        found.reserve(self.tokens.len());
        for token in &self.tokens {
            match token.kind {
                TokenKind::Mark => {}
                TokenKind::Number => found.push(number(text, token.span)),
                TokenKind::Word => {
                    let mut at = token.span.start;
                    for part in token.span.of(text).split('-') {
                        let span = Span::new(at, at + part.len());
                        at = span.end + 1;
                        found.extend(self.word(part, span));
                    }
                }
            }
        }
    }

    /// The same of an article's text, without its marks: an address behind a link tells nothing.
    pub(super) fn words_of(&mut self, article: &Article, within: Span) -> Vec<Word> {
        let mut found = Vec::new();
        self.append_of(article, within, &mut found);
        found
    }

    /// Adds these words to those found before, of other articles or places.
    pub(super) fn append_of(&mut self, article: &Article, within: Span, found: &mut Vec<Word>) {
        if article.markup.is_empty() {
            return self.append(&article.text, within, found);
        }
        let mut read = Vec::new();
        self.append(&article.text, within, &mut read);
        found.extend(read.into_iter().filter(|word| !article.markup.holds(word.span.start)));
    }

    fn word(&self, part: &str, span: Span) -> Option<Word> {
        let first = part.chars().next().filter(|first| first.is_alphanumeric())?;
        if part.len() < 2 || (part.ends_with('.') && part.len() == 2) {
            return None;
        }
        if first.is_uppercase()
            && let Some(month) = month(part)
        {
            let key = month_key(month);
            return Some(Word { key, beginning: None, kind: WordKind::Month, span, weight: 2.0 });
        }
        let stem = stem(part.trim_end_matches('.'));
        let beginning = stem.get(..BEGINNING_LETTERS).map(key);
        let key = key(&stem);
        let share = self.lexicon.commonness.share(key);
        let kind = if first.is_numeric() {
            WordKind::Number
        } else if first.is_uppercase() {
            WordKind::Capital
        } else {
            WordKind::Plain
        };
        (share < TOO_COMMON).then(|| Word { key, beginning, kind, span, weight: -share.ln() })
    }
}

/// The key of a month, whatever its spelling.
fn month_key(month: u32) -> u64 {
    key("month").wrapping_add(u64::from(month))
}

/// A number under its digits alone, so that `10,000` and `10000` meet.
fn number(text: &str, span: Span) -> Word {
    let digits: String = span.of(text).chars().filter(|&letter| letter != ',').collect();
    let weight = if digits.len() < 2 { 2.0 } else { 4.0 };
    Word { key: key(&digits), beginning: None, kind: WordKind::Number, span, weight }
}

#[cfg(test)]
mod tests {
    use super::{Reader, WordKind};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    fn read(text: &str) -> Vec<(String, WordKind)> {
        let words = Reader::new(Lexicon::bundled()).words(text, Span::new(0, text.len()));
        words.iter().map(|word| (word.span.of(text).to_owned(), word.kind)).collect()
    }

    #[test]
    fn function_words_and_marks_are_left_out() {
        let kinds = [
            ("Lisbon", WordKind::Capital),
            ("harbour", WordKind::Plain),
            ("closed", WordKind::Plain),
            ("3,000", WordKind::Number),
            ("Jan", WordKind::Month),
        ];
        let found = read("In Lisbon, the harbour was closed to 3,000 of them in Jan.");
        let expected: Vec<_> = kinds.into_iter().map(|(word, kind)| (word.to_owned(), kind)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn spellings_of_one_month_meet() {
        let reader = &mut Reader::new(Lexicon::bundled());
        let (a, b) = ("January 10", "Jan. 10");
        let key = |words: Vec<super::Word>| words.iter().map(|word| word.key).collect::<Vec<_>>();
        assert_eq!(key(reader.words(a, Span::new(0, a.len()))), key(reader.words(b, Span::new(0, b.len()))));
    }
}
