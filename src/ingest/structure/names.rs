//! Words written as names: persons, papers and broadcasters, places in capitals.

use crate::lexicon::Lexicon;
use crate::lexicon::agencies::Agencies;
use crate::text::Span;

/// Small words inside names of persons and places.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "di", "da", "do", "dos", "del",
    "du", "ten", "ter", "zu", "y", "e", "of", "on", "upon", "sur", "les", "am", "au", "an", "in",
];

/// Whether the word begins with a capital.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.trim_start_matches(['"', '\'', '“', '‘', '(']).starts_with(char::is_uppercase)
}

/// Whether the words hold letters, and all of them are capitals.
pub(super) fn is_capitals(words: &str) -> bool {
    words.contains(char::is_uppercase) && !words.contains(char::is_lowercase)
}

/// Whether the words read as the name of one person: two to five words, capitalised but for particles.
pub(super) fn is_person(agencies: &Agencies, name: &str) -> bool {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    (2..=5).contains(&parts.len())
        && is_capitalised(first)
        && is_capitalised(last)
        && !["the", "a", "an"].contains(&first.to_lowercase().as_str())
        && parts.iter().all(|word| is_name_word(word))
        && agencies.name(name).is_none()
        && !parts.iter().any(|word| agencies.is_job(word))
        && !agencies.ends_masthead(last)
        && !agencies.is_generic(name)
}

/// A capitalised word of letters, or a particle.
fn is_name_word(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphabetic() || "'’.-‑".contains(c));
    letters && (is_capitalised(word) || PARTICLES.contains(&word))
}

/// Whether the words read as the name of a paper, broadcaster or agency: `Southern Ledger`.
pub(super) fn is_masthead(agencies: &Agencies, words: &str) -> bool {
    if agencies.name(words).is_some() {
        return true;
    }
    let list: Vec<&str> = words.split_whitespace().collect();
    let named = |word: &&str| {
        is_capitalised(word)
            || word.bytes().all(|b| b.is_ascii_digit())
            || matches!(*word, "of" | "and" | "&" | "the" | "on" | "for" | "de" | "der" | "in")
    };
    let letters = words.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "'’.-&".contains(c));
    let period = list.iter().position(|word| PERIODS.iter().any(|known| known.eq_ignore_ascii_case(word)));
    // "The Daily Whistle"
    if let Some(at) = period
        && at + 2 == list.len()
        && (at == 0 || at == 1 && list[0].eq_ignore_ascii_case("the"))
        && list.iter().all(|word| is_capitalised(word))
        && letters
    {
        return true;
    }
    (2..=6).contains(&list.len())
        && letters
        && list.iter().all(named)
        && list.first().is_some_and(|first| is_capitalised(first))
        && list.last().is_some_and(|last| agencies.ends_masthead(last))
}

/// First words of the names of papers that say when they come out.
const PERIODS: [&str; 5] = ["daily", "evening", "morning", "sunday", "weekly"];

/// Whether a name has a word that ends those of bodies: `Harbour Authority of Tarn`.
pub(super) fn ends_in_body(lexicon: &Lexicon, name: &str) -> bool {
    let head = name.split(" of ").next().unwrap_or(name);
    let last = head.split_whitespace().next_back().unwrap_or_default();
    let company = name
        .split_whitespace()
        .next_back()
        .is_some_and(|last| ["plc", "Ltd", "Inc", "Inc.", "AG"].contains(&last));
    company || lexicon.sources.is_body(&last.to_lowercase()) || lexicon.titles.ends_organisation(last)
}

/// The paper in `for the Coast Mail`, `of CNN`, `Associated Press`.
pub(super) fn employer(lexicon: &Lexicon, text: &str, beside: Span) -> Option<Span> {
    let words = beside.of(text);
    let name = ["for the ", "of the ", "for ", "of ", "at ", "with ", "| "]
        .iter()
        .find_map(|word| words.strip_prefix(word))
        .unwrap_or(words);
    is_masthead(&lexicon.agencies, name).then(|| Span::new(beside.end - name.len(), beside.end))
}

/// Whether a name begins with "The" as papers' names do: `The Example`.
pub(super) fn is_titled(name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.next().is_some_and(|first| first == "The" || first == "THE")
        && (1..=3).contains(&words.clone().count())
        && words.all(is_capitalised)
        && name.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "'’&-.".contains(c))
}

/// The name of a paper or broadcaster inside a line: the longest capitalised run that ends in a masthead's word.
pub(super) fn masthead_within(agencies: &Agencies, text: &str, span: Span) -> Option<Span> {
    let mut run: Option<Span> = None;
    for word in words(text, span) {
        let bare = word.of(text).trim_end_matches(|c: char| !c.is_alphanumeric());
        let owner = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        if !is_capitalised(bare) {
            run = None;
            continue;
        }
        let start = run.map_or(word.start, |run| run.start);
        let whole = Span::new(start, word.start + owner.len());
        if is_masthead(agencies, whole.of(text)) {
            return Some(whole);
        }
        run = (bare.len() == word.len()).then_some(Span::new(start, word.end));
    }
    None
}

/// A person in a list of authors, and what stands beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Author {
    /// The name.
    pub(super) name: Span,
    /// The name with the job behind it, where no comma parts them: `Jane Roe Economics editor`.
    pub(super) job: Option<Span>,
    /// Whatever stands behind the name: job, place, paper, address.
    pub(super) beside: Option<Span>,
}

/// Words that end a name in a list of authors.
const BEHIND: [&str; 12] = [
    " in ",
    " for ",
    " of ",
    " at ",
    " aboard ",
    " outside ",
    " inside ",
    " with ",
    " from ",
    " reporting ",
    " (",
    " @",
];

/// The persons named at the beginning of a list, `A, B and C`.
pub(super) fn authors(lexicon: &Lexicon, text: &str, span: Span) -> Vec<Author> {
    // "Ann Roe Police and crime correspondent": the "and" is that of the job.
    if let Some(one) = author(lexicon, text, span).filter(|one| one.job.is_some()) {
        return vec![one];
    }
    items(text, span).into_iter().map_while(|item| author(lexicon, text, item)).collect()
}

/// The person an item of a list of authors names.
fn author(lexicon: &Lexicon, text: &str, item: Span) -> Option<Author> {
    let agencies = &lexicon.agencies;
    let words = item.of(text);
    let end = BEHIND.iter().filter_map(|word| words.find(word)).min().unwrap_or(words.len());
    let name = words.get(..end)?.trim_end();
    let beside = |length: usize| {
        let rest = Span::new(item.start + length, item.end).trim(text);
        (!rest.is_empty()).then_some(rest)
    };
    let whole = Span::new(item.start, item.start + name.len());
    if is_person(agencies, name) {
        return Some(Author { name: whole, job: None, beside: beside(name.len()) });
    }
    // "Ann Roe Economics editor", "ANN ROE Associated Press", "Ann Roe ann@mail.example"
    let parts: Vec<Span> = self::words(text, whole).collect();
    let particle = |word: &str| PARTICLES.contains(&word) || word.len() == 2 && word.ends_with('.');
    (2..parts.len().min(5)).find_map(|count| {
        let (last, first) = (parts.get(count - 1)?, parts.get(count)?);
        let name = Span::new(item.start, last.end);
        let rest = Span::new(first.start, whole.end);
        let behind = rest.of(text);
        let job = behind.split_whitespace().any(|word| agencies.is_job(word)) && is_capitalised(behind);
        let agency_first = parts.first().is_some_and(|first| agencies.name(first.of(text)).is_some());
        let fits = (job && !agency_first) || agencies.name(behind).is_some() || behind.contains('@');
        (fits && !particle(last.of(text)) && is_person(agencies, name.of(text))).then(|| Author {
            name,
            job: job.then_some(name.cover(rest)),
            beside: beside(last.end - item.start),
        })
    })
}

/// The items of a list written with commas, semicolons, "and", "&" and slashes, without white space around them.
pub(super) fn items(text: &str, span: Span) -> Vec<Span> {
    let words = span.of(text);
    let mut items = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let joiner = [", and ", " and ", " AND ", " & ", ",", ";", "/"]
            .iter()
            .find(|joiner| rest.starts_with(**joiner));
        if let Some(joiner) = joiner {
            items.push(Span::new(span.start + start, span.start + at).trim(text));
            at += joiner.len();
            start = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    items.push(Span::new(span.start + start, span.end).trim(text));
    items.retain(|item| !item.is_empty());
    items
}

/// The words of a span, parted by white space.
pub(super) fn words(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let within = span.of(text);
    within.split_whitespace().map(move |word| {
        let start = span.start + (word.as_ptr() as usize - within.as_ptr() as usize);
        Span::new(start, start + word.len())
    })
}

/// A name in capitals as it is written in running text: `PORT-AU-PRINCE`: `Port-au-Prince`.
pub(super) fn reading_form(name: &str) -> String {
    if !is_capitals(name) {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut shown = String::with_capacity(name.len());
    for (place, word) in name.split_whitespace().enumerate() {
        if place > 0 {
            shown.push(' ');
        }
        // Initials keep their capitals: "D.C.".
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let stops = word.matches('.').count();
        if stops > 0 && stops >= letters {
            shown.push_str(word);
            continue;
        }
        for (index, part) in word.split('-').enumerate() {
            if index > 0 {
                shown.push('-');
            }
            let lower = part.to_lowercase();
            if place + index > 0 && PARTICLES.contains(&lower.as_str()) {
                shown.push_str(&lower);
                continue;
            }
            let mut capital = true;
            for c in part.chars() {
                if capital {
                    shown.push(c);
                } else {
                    shown.extend(c.to_lowercase());
                }
                capital = !c.is_alphabetic() && c != '’' && c != '\'';
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{authors, is_masthead, is_person, masthead_within, reading_form};
    use crate::lexicon::Lexicon;
    use crate::text::Span;

    #[test]
    fn names_in_capitals_get_their_reading_form() {
        for (name, form) in [
            ("WASHINGTON", "Washington"),
            ("PORT-AU-PRINCE", "Port-au-Prince"),
            ("RIO DE JANEIRO", "Rio de Janeiro"),
            ("THE HAGUE", "The Hague"),
            ("ST. LOUIS", "St. Louis"),
            ("N.H.", "N.H."),
            ("Geneva", "Geneva"),
        ] {
            assert_eq!(reading_form(name), form);
        }
    }

    #[test]
    fn persons_are_told_from_papers() {
        let agencies = &Lexicon::bundled().agencies;
        assert!(is_person(agencies, "Jane Roe") && is_person(agencies, "JAN VAN DER MEER"));
        assert!(!is_person(agencies, "Southern Ledger") && !is_person(agencies, "Economics Editor"));
        assert!(is_masthead(agencies, "Southern Ledger") && is_masthead(agencies, "AFP"));
        assert!(!is_masthead(agencies, "Jane Roe") && !is_masthead(agencies, "in the news"));
    }

    #[test]
    fn a_list_of_persons_ends_where_something_else_begins() {
        let text = "Ann Roe, Bo Doe and Cy Poe, Political Editor";
        let found = authors(Lexicon::bundled(), text, Span::new(0, text.len()));
        assert_eq!(
            found.iter().map(|s| s.name.of(text)).collect::<Vec<_>>(),
            ["Ann Roe", "Bo Doe", "Cy Poe"]
        );
    }

    #[test]
    fn a_paper_is_found_inside_its_own_advertisement() {
        let text = "Sign up for Sails, the Coastal Mail's free newsletter";
        let found = masthead_within(&Lexicon::bundled().agencies, text, Span::new(0, text.len()));
        assert_eq!(found.map(|span| span.of(text)), Some("Coastal Mail"));
    }
}
