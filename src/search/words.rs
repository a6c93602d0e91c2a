//! The words of a text as search knows them: folded runs of letters and digits, and how they are asked for.

use crate::text::Span;
use crate::text::fold::fold_char;
use crate::text::stem::stem;

/// Calls `each` with every word of `text`, folded, and where it stands.
///
/// A word is a run of letters and digits with its accents, so `U.S.` is two and `10,000` too; as questions are cut
/// like texts, both are found as phrases. Of scripts without spaces each sign is a word.
pub fn each_word(text: &str, mut each: impl FnMut(&str, Span)) {
    let mut word = String::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        let stands_alone = stands_alone(letter);
        let goes_on =
            letter.is_alphanumeric() || (!letter.is_ascii() && !word.is_empty() && is_silent(letter));
        if (!goes_on || stands_alone) && !word.is_empty() {
            each(&word, Span::new(start, at));
            word.clear();
        }
        if goes_on {
            if word.is_empty() {
                start = at;
            }
            fold_char(letter, &mut |plain| word.push(plain));
            if stands_alone && !word.is_empty() {
                each(&word, Span::new(at, at + letter.len_utf8()));
                word.clear();
            }
        }
    }
    if !word.is_empty() {
        each(&word, Span::new(start, text.len()));
    }
}

/// Whether folding leaves nothing of it: an accent, a soft hyphen, a mark of direction.
fn is_silent(letter: char) -> bool {
    let mut silent = true;
    fold_char(letter, &mut |_| silent = false);
    silent
}

/// Signs of scripts that put no spaces between words.
const fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How words asked for must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// In this or another form: `talk` finds "talks", "talked".
    Forms,
    /// As they are written, case and accents apart.
    Exact,
    /// The last of them only begins a word.
    Beginning,
    /// In this or another form, or the last of them begins a name.
    Named,
}

/// The fewest letters by which a name is known: shorter ones are acronyms.
const LEAST: usize = 3;

/// One word asked for, or several that follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sought {
    /// The words, folded; never empty.
    pub words: Vec<String>,
    /// How they must stand.
    pub how: How,
}

impl Sought {
    /// Takes apart what was written: a `*` at the end leaves the end open. `None` without a letter or digit.
    pub fn parse(written: &str, quoted: bool) -> Option<Self> {
        let mut words = Vec::new();
        each_word(written, |word, _| words.push(word.to_owned()));
        let how = match (quoted, written.ends_with('*')) {
            (true, _) => How::Exact,
            (false, true) => How::Beginning,
            (false, false) => How::Forms,
        };
        (!words.is_empty()).then_some(Self { words, how })
    }

    /// The same for a name, of which the beginning is enough: `zel` finds "Zelenskyy".
    pub fn parse_name(written: &str, quoted: bool) -> Option<Self> {
        let sought = Self::parse(written, quoted)?;
        Some(if sought.how == How::Forms { Self { how: How::Named, ..sought } } else { sought })
    }

    /// Whether `word`, folded, can stand where the word at `place` is asked for.
    pub fn admits(&self, place: usize, word: &str) -> bool {
        let Some(wanted) = self.words.get(place) else { return false };
        let is_last = place + 1 == self.words.len();
        match self.how {
            _ if wanted == word => true,
            How::Exact => false,
            How::Beginning => is_last && word.starts_with(wanted.as_str()),
            How::Named if is_last && wanted.len() >= LEAST && word.starts_with(wanted.as_str()) => true,
            // Forms of one word share their beginning, which spares working out most stems. Pieces of a written
            // whole, such as those of a number, have no other forms.
            How::Forms | How::Named => {
                self.words.len() == 1
                    && wanted.as_bytes().first() == word.as_bytes().first()
                    && stem(wanted) == stem(word)
            }
        }
    }

    /// Whether the words stand in `key`: folded words with one space between, alternatives in lines.
    pub fn stands_in(&self, key: &str) -> bool {
        key.split('\n').any(|line| {
            let mut rest = line.split(' ');
            loop {
                let mut words = rest.clone();
                if (0..self.words.len())
                    .all(|place| words.next().is_some_and(|word| self.admits(place, word)))
                {
                    return true;
                }
                if rest.next().is_none() {
                    return false;
                }
            }
        })
    }
}

/// Names as [`Sought::stands_in`] reads them, each a line.
pub fn key_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for name in names {
        if !key.is_empty() {
            key.push('\n');
        }
        let mut first = true;
        each_word(name, |word, _| {
            if !first {
                key.push(' ');
            }
            first = false;
            key.push_str(word);
        });
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{Sought, each_word, key_of};

    fn words(text: &str) -> Vec<(String, &str)> {
        let mut words = Vec::new();
        each_word(text, |word, span| words.push((word.to_owned(), span.of(text))));
        words
    }

    #[test]
    fn words_are_folded_and_know_where_they_stand() {
        let folded = |text: &str| words(text).into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(words("Orba\u{301}n’s"), [("orban".to_owned(), "Orba\u{301}n"), ("s".to_owned(), "s")]);
        assert_eq!(
            folded("The U.S. sent 10,000 (S-400)"),
            ["the", "u", "s", "sent", "10", "000", "s", "400"]
        );
        assert_eq!(
            words("東京 Straße"),
            [("東".to_owned(), "東"), ("京".to_owned(), "京"), ("strasse".to_owned(), "Straße")]
        );
        assert!(words(" – … \u{301}").is_empty());
    }

    #[test]
    fn one_word_is_found_in_all_its_forms_quoted_words_as_they_stand() {
        let key = key_of(["Russia's Defence Ministry", "Sergei Shoigu"]);
        for (written, quoted, found) in [
            ("ministries", false, true),
            ("ministries", true, false),
            ("defence-ministry", false, true),
            ("shoi*", false, true),
            ("shoi", false, false),
            ("ministry sergei", true, false),
            ("sergei shoigu", true, true),
            ("mini", false, false),
        ] {
            let sought = Sought::parse(written, quoted).unwrap();
            assert_eq!(sought.stands_in(&key), found, "{written} {quoted}");
        }
        assert_eq!(Sought::parse("?!*", false), None);
    }

    #[test]
    fn a_name_is_found_by_its_beginning_but_an_acronym_is_not() {
        let key = key_of(["Sergei Shoigu", "USAID"]);
        for (written, quoted, found) in [
            ("shoi", false, true),
            ("oigu", false, false),
            ("sergei-sho", false, true),
            ("ser-shoigu", false, false),
            ("shoi", true, false),
            ("us", false, false),
            ("usa", false, true),
            ("sh*", false, true),
        ] {
            let sought = Sought::parse_name(written, quoted).unwrap();
            assert_eq!(sought.stands_in(&key), found, "{written} {quoted}");
        }
    }
}
