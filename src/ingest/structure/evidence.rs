//! Names that no list holds: what their shape and the article itself tell of places, agencies and the article's paper.

use super::names::{is_capitalised, is_capitals, is_masthead, items};
use crate::lexicon::Lexicon;
use crate::lexicon::commonness::Commonness;
use crate::model::EntityKind;
use crate::text::{Span, stem};

/// Whether a word is none of the language's common ones, as invented and foreign names are.
pub(super) fn is_rare(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.commonness.share(stem::key(&stem::stem(word))) <= Commonness::UNKNOWN
}

/// Whether a name is built as a place's and known as nothing else: rare words, `PORT BRUSK`, `BRUSK BAY`.
pub(super) fn is_place(lexicon: &Lexicon, name: &str) -> bool {
    if let Some(bearer) = lexicon.gazetteer.find(name) {
        return bearer.kind == EntityKind::Place;
    }
    let words = || name.split_whitespace();
    let (Some(first), Some(last)) = (words().next(), words().next_back()) else { return false };
    let (titles, several) = (&lexicon.titles, words().count() > 1);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let placed = several && (titles.begins_place(first) || titles.ends_place(last));
    letters >= 4
        && titles.longest(words()).is_none()
        && !lexicon.boilerplate.is_crumbs(name)
        && lexicon.agencies.name(name).is_none()
        && (placed || words().all(|word| is_rare(lexicon, word)))
        && (placed || !lexicon.given_names.holds(first))
}

/// Whether the text says elsewhere that something is in, at, near or from the place, or goes there.
pub(super) fn is_visited(text: &str, place: &str) -> bool {
    follows(text, &["in ", "at ", "near ", "from ", "to ", "of "], place)
}

/// Whether the name stands in the text once, and otherwise only behind such words.
pub(super) fn is_only_visited(text: &str, place: &str) -> bool {
    const BEFORE: [&str; 11] =
        ["in", "at", "near", "from", "to", "of", "outside", "around", "across", "into", "for"];
    let text = searched(text);
    let others = text.match_indices(place).filter(|&(at, _)| {
        let last =
            text.get(..at).unwrap_or_default().trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
        !BEFORE.iter().any(|word| word.eq_ignore_ascii_case(last))
    });
    others.take(2).count() == 1
}

/// Whether the text says that something is in or near the place.
pub(super) fn is_located(text: &str, place: &str) -> bool {
    follows(text, &["in ", "In ", "near ", "Near ", "outside ", "Outside "], place)
}

/// Whether the text lets somebody of that name speak, or calls him by a title: a person's name.
pub(super) fn speaks(text: &str, name: &str) -> bool {
    follows(text, &["Mr ", "Ms ", "Mrs ", "Mr. ", "Ms. ", "Dr "], name)
        || [" said", " told ", " says", " added", ", who "].iter().any(|verb| precedes(text, name, verb))
}

/// Whether the text says that somebody told it to the paper or agency of that name, or of its last word.
pub(super) fn is_told(text: &str, name: &str) -> bool {
    let last = name.split_whitespace().next_back().unwrap_or_default();
    follows(text, &["told ", "told the ", "told The ", "interview with "], name)
        || (last.len() >= 4 && last != name && follows(text, &["told the ", "with the "], last))
}

/// Whether the first words of a name stand in the text again.
pub(super) fn is_repeated(text: &str, name: &str) -> bool {
    let end = name
        .split_whitespace()
        .take(3)
        .last()
        .map_or(0, |last| last.as_ptr() as usize - name.as_ptr() as usize + last.len());
    let beginning = &name[..end];
    searched(text).matches(beginning).take(2).count() > 1
}

/// Bytes of the text in which evidence is looked for, since every line may ask for some: an article of any length
/// says early on whom it is about and whom it talked to.
const SEARCHED: usize = 20_000;

fn searched(text: &str) -> &str {
    Span::new(0, text.len()).first(text, SEARCHED).of(text)
}

fn follows(text: &str, before: &[&str], name: &str) -> bool {
    let text = searched(text);
    name.len() >= 2
        && text.match_indices(name).any(|(at, _)| {
            let ahead = text.get(..at).unwrap_or_default();
            before.iter().any(|word| ahead.ends_with(word))
        })
}

fn precedes(text: &str, name: &str, behind: &str) -> bool {
    let text = searched(text);
    name.len() >= 2
        && text
            .match_indices(name)
            .any(|(at, _)| text.get(at + name.len()..).is_some_and(|rest| rest.starts_with(behind)))
}

/// Whether words can be the name of an agency that is not known, where agencies are credited: one rare word,
/// `Kestrel` or `KESTREL`, three letters in capitals, a masthead. Places, persons and tags can't.
pub(super) fn is_agency(lexicon: &Lexicon, text: &str, words: &str) -> bool {
    if lexicon.agencies.name(words).is_some() || is_masthead(&lexicon.agencies, words) || ends_agency(words) {
        return true;
    }
    let letters = words.chars().count();
    let tag = lexicon.boilerplate.is_crumbs(words) || announces(lexicon, words);
    let single = letters >= 3 && words.chars().all(char::is_alphabetic) && is_capitalised(words);
    let initials = is_capitals(words) && letters < 4;
    single
        && !tag
        && !lexicon.gazetteer.is_no_name(words)
        && lexicon.gazetteer.find(words).is_none()
        && !lexicon.given_names.holds(words)
        && !speaks(text, words)
        && !is_located(text, words)
        && (initials || is_rare(lexicon, words) || is_told(text, words))
}

/// Whether a name ends as those of agencies do: `Coast Press Agency`, `North Sea News Service`.
pub(super) fn ends_agency(words: &str) -> bool {
    let mut last = words.rsplit(' ');
    let (kind, trade) = (last.next().unwrap_or_default(), last.next().unwrap_or_default());
    ["Agency", "Service", "Services"].contains(&kind)
        && ["News", "Press", "Wire", "Information"].contains(&trade)
        && words.split(' ').all(is_capitalised)
        && (3..=5).contains(&words.split(' ').count())
}

/// Whether words in capitals announce a story or are a sentence's: no place is called so.
pub(super) fn announces_story(lexicon: &Lexicon, words: &str) -> bool {
    const SMALL: [&str; 12] =
        ["A", "AN", "FOR", "WITH", "FROM", "TO", "IN", "BY", "IS", "MUST", "NEWS", "STORY"];
    lexicon.boilerplate.is_announcement(words)
        || words
            .split_whitespace()
            .any(|word| SMALL.contains(&word) || lexicon.boilerplate.is_announcement(word))
}

/// Whether words mark the state of a text and name nobody: `ENDS`, `CONTINUED`, `UPDATE`.
fn announces(lexicon: &Lexicon, words: &str) -> bool {
    const STATES: [&str; 10] =
        ["end", "ends", "more", "continued", "cont", "laughter", "applause", "sic", "enditem", "eom"];
    let lower = words.to_lowercase();
    lexicon.boilerplate.is_announcement(words) || STATES.contains(&lower.as_str())
}

/// Whether a name stands in the text once, or only where somebody told it something: subjects and tags stand oftener.
pub(super) fn is_no_subject(text: &str, name: &str) -> bool {
    searched(text).matches(name).take(2).count() < 2 || is_told(text, name)
}

/// Whether the words are papers and agencies side by side, an unknown one among them: `Brusk Radio/Kestrel`.
pub(super) fn are_slashed(lexicon: &Lexicon, text: &str, span: Span) -> bool {
    let words = span.of(text);
    if !words.contains('/') || words.contains([',', ';', ':']) || words.contains(" /") || words.contains("/ ")
    {
        return false;
    }
    let list = items(text, span);
    let named = |item: &Span| {
        let words = item.of(text);
        (1..=4).contains(&words.split_whitespace().count())
            && words.split_whitespace().all(is_capitalised)
            && words.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || "'’.-".contains(c))
            && !lexicon.boilerplate.is_crumbs(words)
            && lexicon.gazetteer.find(words).is_none_or(|bearer| bearer.kind == EntityKind::Organisation)
    };
    let paper = |item: &Span| is_agency(lexicon, text, item.of(text)) || is_told(text, item.of(text));
    (2..=3).contains(&list.len()) && list.iter().all(named) && list.iter().all(paper)
}

#[cfg(test)]
mod tests {
    use super::{are_slashed, is_agency, is_place};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    #[test]
    fn places_are_told_by_their_shape() {
        let lexicon = Lexicon::bundled();
        for name in ["Vornholt", "Port Vornholt", "Vornholt Bay", "Geneva"] {
            assert!(is_place(lexicon, name), "{name}");
        }
        for name in ["Weather", "Cricket", "Sarah", "President", "Our View", "Reuters", "Sport"] {
            assert!(!is_place(lexicon, name), "{name}");
        }
    }

    #[test]
    fn agencies_are_told_by_their_shape() {
        let (lexicon, text) = (Lexicon::bundled(), "The ship lay in Vornholt, Mr Brandvik said.");
        for name in ["Kestrivo", "KESTRIVO", "Brusk Times", "AFP"] {
            assert!(is_agency(lexicon, text, name), "{name}");
        }
        for name in ["Vornholt", "Brandvik", "ENDS", "Paris", "km", "Sarah", "Continued", "World", "CEO"] {
            assert!(!is_agency(lexicon, text, name), "{name}");
        }
    }

    #[test]
    fn agencies_stand_side_by_side() {
        let read = |text: &str| are_slashed(Lexicon::bundled(), text, Span::new(0, text.len()));
        assert!(read("Brusk Radio/Kestrivo"));
        for text in ["Kyiv/Moscow", "Politics/World", "and/or", "Kestrivo"] {
            assert!(!read(text), "{text}");
        }
    }
}
