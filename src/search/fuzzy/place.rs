//! Where a word of a query stands in an entry: as a whole, or only letter by letter.

use super::query::{Anchor, Term};
use super::rank::Tier;

/// One entry as it is searched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Folded<'a> {
    pub(super) title: &'a str,
    pub(super) source: &'a str,
}

/// Where one word of the query stands in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) tier: Tier,
    pub(super) field: Field,
    /// First byte in the folded field.
    pub(super) start: usize,
    /// After the last byte.
    pub(super) end: usize,
    /// Whether a word ends there too.
    pub(super) completes: bool,
}

/// Part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Source,
}

impl<'a> Folded<'a> {
    pub(super) fn field(self, field: Field) -> &'a str {
        match field {
            Field::Title => self.title,
            Field::Source => self.source,
        }
    }
}

impl Place {
    /// What is added to the cost of an entry for a word in this place.
    pub(super) fn cost(&self, term: &Term) -> u32 {
        let gaps = (self.end - self.start).saturating_sub(term.word.len()) as u32;
        let in_source = u32::from(self.field == Field::Source);
        gaps * 4096 + u32::from(!self.completes) * 2048 + in_source * 1024 + self.start as u32
    }
}

/// The best place of a word: in the title where it stands there as well as in the source.
pub(super) fn best(term: &Term, folded: Folded<'_>) -> Option<Place> {
    whole(term, folded, u64::MAX).or_else(|| scattered(term, folded))
}

/// Whether the word stands there at all.
pub(super) fn stands(term: &Term, folded: Folded<'_>) -> bool {
    let in_order = |text| passed(&term.word, text, 0).is_some();
    match term.anchor {
        Anchor::Fuzzy => in_order(folded.title) || in_order(folded.source),
        Anchor::Exact => {
            [folded.title, folded.source].iter().any(|text| term.finder.find(text.as_bytes()).is_some())
        }
        _ => whole(term, folded, u64::MAX).is_some(),
    }
}

/// The best place where the word stands as a whole. `heads` are the characters that begin words in the entry.
pub(super) fn whole(term: &Term, folded: Folded<'_>, heads: u64) -> Option<Place> {
    let in_title = whole_in(term, folded.title, Field::Title, heads);
    // Where no word of the entry begins like this one, the source can't be better than the title.
    if in_title.is_some_and(|place| place.tier <= Tier::WordHeads || heads & term.first == 0) {
        return in_title;
    }
    let in_source = whole_in(term, folded.source, Field::Source, heads);
    match (in_title, in_source) {
        (Some(title), Some(source)) if source.tier < title.tier => Some(source),
        (title, source) => title.or(source),
    }
}

/// The word where it stands as a whole from `start`, if it does.
pub(super) fn whole_at(term: &Term, folded: Folded<'_>, field: Field, start: usize) -> Option<Place> {
    let text = folded.field(field);
    let stands = text.as_bytes().get(start..)?.starts_with(term.word.as_bytes());
    stands.then(|| placed(text, start, start + term.word.len(), field))
}

fn whole_in(term: &Term, text: &str, field: Field, heads: u64) -> Option<Place> {
    if text.len() < term.word.len() {
        return None;
    }
    let at = |start: usize| placed(text, start, start + term.word.len(), field);
    match term.anchor {
        Anchor::Prefix => text.starts_with(&term.word).then(|| at(0)),
        Anchor::Suffix => text.ends_with(&term.word).then(|| at(text.len() - term.word.len())),
        Anchor::Whole => (text == term.word).then(|| at(0)),
        Anchor::Exact | Anchor::Fuzzy if heads & term.first == 0 => term.finder.find(text.as_bytes()).map(at),
        Anchor::Exact | Anchor::Fuzzy => substring(term, text, field),
    }
}

/// The first place where the word stands as a whole at a word head, else the first where it stands at all.
fn substring(term: &Term, text: &str, field: Field) -> Option<Place> {
    let mut first = None;
    for start in term.finder.find_iter(text.as_bytes()) {
        let place = placed(text, start, start + term.word.len(), field);
        if place.tier <= Tier::WordHeads {
            return Some(place);
        }
        first = first.or(Some(place));
    }
    first
}

fn placed(text: &str, start: usize, end: usize, field: Field) -> Place {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(end..).and_then(|after| after.chars().next());
    let at_head = !before.is_some_and(char::is_alphanumeric);
    let tier = match field {
        Field::Title if is_beginning(text, start) => Tier::TitlePrefix,
        _ if at_head => Tier::WordHeads,
        _ => Tier::Inner,
    };
    Place { tier, field, start, end, completes: at_head && !after.is_some_and(char::is_alphanumeric) }
}

/// Bytes of marks, such as an opening quotation mark, that may stand before the first word of a title.
const MARKS: usize = 4;

/// Whether only marks stand before `start`.
pub(super) fn is_beginning(text: &str, start: usize) -> bool {
    start == 0 || (start <= MARKS && text.bytes().take(start).all(|byte| byte.is_ascii_punctuation()))
}

/// A word that stands there only letter by letter: in the title if it can, else in the source.
pub(super) fn scattered(term: &Term, folded: Folded<'_>) -> Option<Place> {
    if term.anchor != Anchor::Fuzzy {
        return None;
    }
    let in_field = |field| {
        let text = folded.field(field);
        scattered_before(term, text, passed(&term.word, text, 0)?, field)
    };
    in_field(Field::Title).or_else(|| in_field(Field::Source))
}

/// The word's letters in order before `end`, from the last place where they can begin.
pub(super) fn scattered_before(term: &Term, text: &str, end: usize, field: Field) -> Option<Place> {
    let mut start = end;
    for letter in term.word.chars().rev() {
        let before = text.get(..start)?;
        start = if letter.is_ascii() {
            memchr::memrchr(letter as u8, before.as_bytes())
        } else {
            before.rfind(letter)
        }?;
    }
    Some(Place { tier: Tier::Subsequence, field, start, end, completes: false })
}

/// Where `letters` end in `text` behind `from`, each taken in order and as early as possible.
pub(super) fn passed(letters: &str, text: &str, from: usize) -> Option<usize> {
    let mut end = from;
    for letter in letters.chars() {
        if letter.is_ascii() {
            end += memchr::memchr(letter as u8, text.as_bytes().get(end..)?)? + 1;
        } else {
            end += text.get(end..)?.find(letter)? + letter.len_utf8();
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::{Field, Folded, Place, Tier, best, passed, stands, whole, whole_at};

    const ENTRY: Folded<'static> =
        Folded { title: "'nato' says senators noted a nation's total", source: "reuters" };

    fn place_of(word: &str) -> Option<Place> {
        best(&Query::parse(word).wanted[0], ENTRY)
    }

    #[test]
    fn the_best_place_is_a_head_before_an_inner_one() {
        for (word, tier, start) in [
            ("nato", Tier::TitlePrefix, 1),
            ("nat", Tier::TitlePrefix, 1),
            ("noted", Tier::WordHeads, 21),
            ("tor", Tier::Inner, 16),
            ("nst", Tier::Subsequence, 35),
        ] {
            let place = place_of(word).unwrap_or_else(|| panic!("{word} stands there"));
            assert_eq!((place.tier, place.field), (tier, Field::Title), "{word}");
            assert!(word != "nst" || place.start < start, "{word}");
            assert!(word == "nst" || place.start == start, "{word}");
        }
        assert_eq!(place_of("reut").map(|place| place.field), Some(Field::Source));
        assert_eq!(place_of("zz"), None);
    }

    #[test]
    fn a_further_letter_goes_on_where_the_last_one_ended() {
        let title = ENTRY.title;
        for (word, typed) in [("nst", 1), ("notedal", 3), ("total", 4)] {
            let end = passed(&word[..typed], title, 0).and_then(|end| passed(&word[typed..], title, end));
            assert_eq!(end, passed(word, title, 0), "{word}");
        }
        assert_eq!(passed("ин", "путин", 0), Some("путин".len()));
        assert_eq!(passed("z", title, 0), None);
    }

    #[test]
    fn a_place_found_once_is_recognised() {
        for word in ["nato", "noted", "tor", "reut"] {
            let term = &Query::parse(word).wanted[0];
            let found = whole(term, ENTRY, u64::MAX);
            let place = found.unwrap_or_else(|| panic!("{word} stands there"));
            assert_eq!(whole_at(term, ENTRY, place.field, place.start), found);
            assert_eq!(whole_at(term, ENTRY, place.field, place.start + 1), None);
            assert!(stands(term, ENTRY));
        }
    }
}
