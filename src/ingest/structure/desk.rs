//! Who did what at the desk: `Reporting by A and B; Editing by C`, `--With assistance from A`, `Additional reporting: A`.

use super::names::{authors, is_capitalised, reading_form, words};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// Words before the work: "Additional reporting".
const KINDS: [&str; 13] = [
    "with",
    "additional",
    "contributing",
    "further",
    "extra",
    "other",
    "original",
    "local",
    "some",
    "more",
    "lead",
    "video",
    "photo",
];

/// Work that is done by or from somebody.
const WORK: [&str; 22] = [
    "reporting",
    "writing",
    "editing",
    "research",
    "translation",
    "production",
    "graphics",
    "photography",
    "assistance",
    "input",
    "inputs",
    "files",
    "contributions",
    "contribution",
    "material",
    "compiled",
    "written",
    "edited",
    "reported",
    "translated",
    "produced",
    "copy-editing",
];

/// Work that is told of by "by" or "from" alone, or by what a list of agencies follows.
const NOUNS: [&str; 3] = ["reporting", "inputs", "files"];

/// Words that name those who helped, before a colon.
const CONTRIBUTORS: [&str; 4] = ["contributing", "contributors", "contributor", "contributed"];

/// Small words in a list of people, places and tasks.
const SMALL: [&str; 44] = [
    "and",
    "in",
    "by",
    "with",
    "from",
    "of",
    "the",
    "for",
    "at",
    "on",
    "editing",
    "writing",
    "reporting",
    "additional",
    "contributing",
    "further",
    "compiled",
    "translated",
    "edited",
    "written",
    "research",
    "assistance",
    "inputs",
    "staff",
    "agencies",
    "agency",
    "bureau",
    "bureaus",
    "bureaux",
    "newsroom",
    "wires",
    "wire",
    "other",
    "graphics",
    "a",
    "an",
    "our",
    "contributor",
    "contributors",
    "correspondent",
    "correspondents",
    "reporters",
    "colleague",
    "colleagues",
];

/// The people and agencies such a line names; `None` for any other line, a sentence that begins so too.
pub(super) fn roll(lexicon: &Lexicon, text: &str, line: Span) -> Option<Span> {
    let mut list = words(text, line).filter(|word| word.of(text).contains(char::is_alphanumeric)).peekable();
    let lower = |word: Span| {
        let bare = word.of(text).trim_matches(|c: char| !c.is_alphanumeric());
        bare.to_lowercase()
    };
    // "Contributing: Ann Roe"
    let label = |word: &Span| {
        let name = lower(*word);
        let known = CONTRIBUTORS.contains(&name.as_str()) || lexicon.agencies.is_job(&name);
        word.of(text).ends_with(':') && known
    };
    let named = list.next_if(label);
    let mut with = false;
    while let Some(word) = list.next_if(|word| KINDS.contains(&lower(*word).as_str())) {
        with |= lower(word) == "with";
    }
    let work = match named {
        Some(label) => label,
        None => list.next().filter(|word| WORK.contains(&lower(*word).as_str()))?,
    };
    // "Writing and editing by Ann Roe"
    while let Some(_and) = list.next_if(|word| lower(*word) == "and" || word.of(text) == "&") {
        list.next_if(|word| WORK.contains(&lower(*word).as_str()))?;
    }
    let colon = work.of(text).ends_with(':');
    let joined =
        list.next_if(|word| ["by", "from", "by:", "from:"].contains(&word.of(text).to_lowercase().as_str()));
    let start = list.peek().map(|word| word.start)?;
    let rest = Span::new(start, line.end);
    let bare = NOUNS.contains(&lower(work).as_str());
    if !(colon || joined.is_some() || bare && names_agencies(lexicon, text, rest)) {
        return None;
    }
    let small = |word: &str| SMALL.contains(&word) || lexicon.given_names.is_particle(word);
    let listed = words(text, rest).all(|word| {
        let words = word.of(text).trim_matches(|c: char| !c.is_alphanumeric());
        words.is_empty()
            || is_capitalised(words)
            || small(words)
            || words.contains('@')
            || lexicon.agencies.is_generic(words)
            || lexicon.agencies.name(words).is_some()
    });
    let begins = is_capitalised(rest.of(text).trim_start_matches('@'))
        || lexicon.agencies.is_generic(rest.of(text))
        || with
        || lexicon
            .agencies
            .name(words(text, rest).next()?.of(text).trim_matches(|c: char| !c.is_alphanumeric()))
            .is_some();
    (listed && begins && !ends_twice(rest.of(text))).then_some(rest)
}

/// Whether the words are a list of known agencies.
fn names_agencies(lexicon: &Lexicon, text: &str, rest: Span) -> bool {
    let list = super::names::items(text, rest);
    !list.is_empty()
        && list.iter().all(|item| {
            lexicon.agencies.name(item.of(text)).is_some() || lexicon.agencies.is_generic(item.of(text))
        })
}

/// Whether a sentence ends inside the words, initials aside.
fn ends_twice(words: &str) -> bool {
    words.match_indices(". ").any(|(at, _)| {
        let before =
            words.get(..at).and_then(|words| words.split([' ', '-']).next_back()).unwrap_or_default();
        before.chars().count() > 3
    })
}

/// What the author did, before the name; who edited it wrote nothing.
const AUTHORSHIP: [&str; 6] = [
    "reporting by ",
    "writing by ",
    "reported by ",
    "written by ",
    "compiled by ",
    "reporting and writing by ",
];

/// The authors in `Reporting by A and B in Paris; editing by C`, and the span of their names.
pub(super) fn reporters(lexicon: &Lexicon, text: &str, credit: Span) -> Option<(Span, Vec<String>)> {
    let inner = credit.of(text).trim_start_matches(['(', '[']);
    let rest = AUTHORSHIP.iter().find_map(|label| {
        let head = inner.get(..label.len())?;
        head.eq_ignore_ascii_case(label).then(|| inner.get(label.len()..))?
    })?;
    let start = credit.end - rest.len();
    let end = start + rest.find([';', ')', ']']).unwrap_or(rest.len());
    let end = start + text.get(start..end)?.trim_end_matches('.').len();
    let people = authors(lexicon, text, Span::new(start, end));
    let (first, last) = (people.first()?.name, people.last()?.name);
    let names = people.iter().map(|person| reading_form(person.name.of(text))).collect();
    Some((first.cover(last), names))
}

#[cfg(test)]
mod tests {
    use super::{reporters, roll};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    fn read(text: &str) -> Option<&str> {
        roll(Lexicon::bundled(), text, Span::new(0, text.len())).map(|span| span.of(text))
    }

    #[test]
    fn desks_name_who_did_what() {
        for (text, who) in [
            ("Reporting by Ann Roe in Brusk; Editing by Bo Doe", "Ann Roe in Brusk; Editing by Bo Doe"),
            ("Additional reporting: Ann Roe", "Ann Roe"),
            ("Additional reporting AFP/PA", "AFP/PA"),
            ("Editor: Wu Lin", "Wu Lin"),
            ("--With assistance from Ann Roe", "Ann Roe"),
            ("*Writing by Ann Roe", "Ann Roe"),
            ("Writing and editing by Ann Roe", "Ann Roe"),
            ("With inputs from agencies", "agencies"),
            (
                "Contributing: Ann Roe and Bo Doe, Brusk News Service.",
                "Ann Roe and Bo Doe, Brusk News Service.",
            ),
            ("Compiled by staff and agencies", "staff and agencies"),
        ] {
            assert_eq!(read(text), Some(who), "{text}");
        }
    }

    #[test]
    fn sentences_may_begin_with_the_same_words() {
        for text in [
            "Reporting by the paper found that nobody had asked",
            "Writing is hard",
            "Reporter: Thank you for your time.",
            "With assistance from neighbours, they rebuilt the bridge",
            "Additional reporting duties fall on banks",
            "Research by Brusk University shows that bread is dear",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_credit_names_the_authors() {
        for (text, names) in [
            ("(Reporting by Ann Roe and Bo Doe in Paris; editing by Cy Poe)", "Ann Roe and Bo Doe"),
            ("(Writing by Ann Roe; Editing by Bo Doe)", "Ann Roe"),
            ("(Reporting by Ann Roe and a contributor in Brusk; Editing by Bo Doe)", "Ann Roe"),
        ] {
            let whole = Span::new(0, text.len());
            assert!(roll(Lexicon::bundled(), text, Span::new(1, text.len() - 1)).is_some(), "{text}");
            let (span, _) = reporters(Lexicon::bundled(), text, whole).unwrap();
            assert_eq!(span.of(text), names);
        }
        let edited = "(Editing by Bo Doe)";
        assert!(reporters(Lexicon::bundled(), edited, Span::new(0, edited.len())).is_none());
    }
}
