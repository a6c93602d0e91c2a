//! How a place in an article is cited everywhere: source, date, letter and paragraph, first words.

use chrono::Datelike;

use super::records;
use crate::model::{Article, Basis};
use crate::text::Span;
use crate::text::calendar::MONTHS;

/// Words quoted from a passage at most: enough to find it by.
const WORDS: usize = 8;

/// The quotation marks words may stand in already.
const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

/// A place as it is cited: `AFP, 10 January 2022, B¶6 “Russia said …”`.
///
/// `letter` is that of the article in its story, empty where there is none; `paragraph` is the one in which `span`
/// begins, if any. What the article does not tell is said to be missing or left out, never made up.
pub fn citation(article: &Article, letter: &str, paragraph: Option<usize>, span: Span) -> String {
    let place = paragraph.map_or_else(|| letter.to_owned(), |number| format!("{letter}¶{number}"));
    let words = first_words(&article.plain(span));
    let mut end = vec![place, words];
    end.retain(|part| !part.is_empty());
    let mut parts = vec![source(article), day(article), end.join(" ")];
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Where an article comes from and when, for the head of a list of sources: `AFP, 10 January 2022`.
pub fn origin(article: &Article) -> String {
    format!("{}, {}", source(article), day(article))
}

/// Rising numbers of paragraphs in short: `2, 7–11`.
pub fn paragraphs(numbers: impl Iterator<Item = usize>, dash: &str) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == number => run.1 = number,
            _ => runs.push((number, number)),
        }
    }
    let told = runs
        .into_iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}{dash}{last}") });
    told.collect::<Vec<_>>().join(", ")
}

/// The masthead or the agencies; of an article that names neither its id, by which the user knows it.
fn source(article: &Article) -> String {
    let named = records::source(article);
    if named.is_empty() { article.id.to_string() } else { named }
}

/// The day of publication in words; one that is only inferred is marked, as in tables.
fn day(article: &Article) -> String {
    let Some(published) = &article.published else { return "no date".to_owned() };
    let mark = if published.basis == Basis::Inferred { "~" } else { "" };
    let Some(day) = published.day() else { return format!("{mark}{}", published.value) };
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    let (first, rest) = month.split_at_checked(1).unwrap_or_default();
    format!("{mark}{} {}{rest} {}", day.day(), first.to_ascii_uppercase(), day.year())
}

/// The first words in quotation marks; those inside become single ones.
fn first_words(words: &str) -> String {
    let words = words.trim();
    // A whole quotation needs no second pair of marks; of one that goes on outside of it both marks are kept.
    let quoted = words.strip_prefix(QUOTES).and_then(|rest| rest.strip_suffix(QUOTES));
    let words = quoted.filter(|rest| !rest.contains(QUOTES)).unwrap_or(words);
    let mut all = words.split_whitespace();
    let mut first: Vec<&str> = all.by_ref().take(WORDS).collect();
    let more = all.next().is_some();
    if first.is_empty() {
        return String::new();
    }
    if more {
        first.push("…");
    }
    let first = first.join(" ");
    let inner = first.chars().map(|c| match c {
        '“' => '‘',
        '”' => '’',
        '"' => '\'',
        other => other,
    });
    format!("“{}”", inner.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{citation, origin};
    use crate::export::comparison::fixture;
    use crate::model::{Article, Basis, Published, Source};
    use crate::text::Span;

    fn article(text: &str) -> Article {
        let mut article = (*fixture::analysed("a.txt", text).article).clone();
        article.source = Some(Source { name: "AFP".to_owned(), span: None });
        article.published =
            Some(Published { value: "2022-01-10T18:20Z".to_owned(), basis: Basis::Stated, span: None });
        article
    }

    #[test]
    fn a_place_is_cited_by_source_date_paragraph_and_first_words() {
        let text = "Russia said \"on Monday\" that it had\nno plan to attack anyone.";
        let whole = Span::new(0, text.len());
        assert_eq!(
            citation(&article(text), "B", Some(6), whole),
            "AFP, 10 January 2022, B¶6 “Russia said 'on Monday' that it had no …”"
        );
        assert_eq!(
            citation(&article(text), "", None, Span::new(0, 11)),
            "AFP, 10 January 2022, “Russia said”"
        );
    }

    #[test]
    fn words_that_are_quoted_already_are_quoted_once() {
        let text = "“No deal,” she said.";
        let quoted = Span::new(0, "“No deal,”".len());
        assert_eq!(citation(&article(text), "A", Some(1), quoted), "AFP, 10 January 2022, A¶1 “No deal,”");
        let whole = Span::new(0, text.len());
        assert_eq!(
            citation(&article(text), "A", Some(1), whole),
            "AFP, 10 January 2022, A¶1 “‘No deal,’ she said.”"
        );
    }

    #[test]
    fn what_is_not_known_is_said_to_be_missing_and_what_is_inferred_marked() {
        let mut article = article("It rained.");
        article.source = None;
        article.published = None;
        assert_eq!(origin(&article), "a.txt, no date");
        article.published =
            Some(Published { value: "2022-02-01".to_owned(), basis: Basis::Inferred, span: None });
        assert_eq!(citation(&article, "", None, Span::new(0, 0)), "a.txt, ~1 February 2022");
    }
}
