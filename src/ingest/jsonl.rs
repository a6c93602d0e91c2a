//! JSON lines: one object per line, one article each.

use std::collections::HashMap;

use serde::de::IgnoredAny;

use super::json_record::{self, Fault, Id, Record};
use super::record::Metadata;
use super::{Desk, html, structure};
use crate::text::Markup;

/// How many lines are looked at to tell the format.
const SNIFFED: usize = 20;

/// What every line should be.
const REMEDY: &str = "write one object per line with `text`, `html` or `title`";

/// Whether one of the first lines is an object with an article in it, or the whole is JSON of another form.
pub(super) fn sniff(text: &str) -> bool {
    if !text.trim_start().starts_with(['{', '[']) {
        return false;
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(SNIFFED);
    lines.clone().filter_map(|line| json_record::read(line).ok()).any(|(record, _)| record.is_article())
        || lines.clone().next().is_some_and(is_json)
        || is_json(text)
}

/// Whether the text is one JSON object or list.
fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Reads one article per line; a bad line is a problem, and the others go on.
pub(super) fn read(desk: &mut Desk<'_>, text: &str) {
    let spread = text.trim().contains('\n') && is_json(text);
    if spread || text.trim_start().starts_with('[') && is_json(text) {
        desk.lost(
            "is JSON, but not one object per line",
            "write each article as an object on a line of its own",
        );
        return;
    }
    let empty = read_after(desk, text, 0) == 0;
    if empty || desk.articles.is_empty() {
        let what = if empty { "is empty" } else { "holds no article" };
        desk.lost(what, REMEDY);
    }
}

/// Reads lines before which there were so many others, and returns how many of them hold anything.
pub(super) fn read_after(desk: &mut Desk<'_>, text: &str, before: usize) -> usize {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut filled = 0;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        filled += 1;
        let number = before + index + 1;
        let place = format!("{}:{number}", desk.name);
        match json_record::read(line) {
            Ok((record, troubles)) => {
                for trouble in troubles {
                    desk.trouble(&place, trouble.what, trouble.remedy);
                }
                article(desk, record, &place, number, &mut seen);
            }
            Err(Fault { what, remedy }) => desk.lost_record(&place, what, remedy),
        }
    }
    filled
}

fn article(
    desk: &mut Desk<'_>,
    record: Record,
    place: &str,
    number: usize,
    seen: &mut HashMap<String, usize>,
) {
    let (text, parts) = match (record.text, record.html) {
        (Some(text), _) => {
            let parts = structure::parts(&text);
            (text, parts)
        }
        (None, Some(html)) => html::read(&html),
        (None, None) if record.title.is_some() => (String::new(), Vec::new()),
        (None, None) => {
            desk.lost_record(place, "has none of `text`, `html` and `title`", "give each object one of them");
            return;
        }
    };
    let id = match record.id {
        Some(Id::Words(id)) => Some(id),
        Some(Id::Number(number)) => Some(number.to_string()),
        None => None,
    };
    if let Some(id) = &id {
        if let Some(first) = seen.get(id) {
            let what = format!("repeats the id {id:?} of line {first}; both are kept");
            desk.trouble(place, what, "give each article an id of its own");
        } else {
            seen.insert(id.clone(), number);
        }
    }
    let filled = |field: Option<String>| field.filter(|words| !words.trim().is_empty());
    let metadata = Metadata {
        title: filled(record.title),
        source: filled(record.source),
        published: filled(record.published),
        url: filled(record.url),
        authors: record.authors,
        language: filled(record.language),
        tags: record.tags,
    };
    desk.article(id.as_deref().unwrap_or(place), place, metadata, (text.into(), Markup::default()), parts);
}

#[cfg(test)]
mod tests {
    use crate::ingest::{Hints, Input, read};
    use crate::lexicon::Lexicon;
    use crate::model::{Article, Basis, Problem};

    fn ingest(lines: &str) -> (Vec<Article>, Vec<Problem>) {
        let input = Input { name: "a.jsonl".to_owned(), path: None, bytes: lines.as_bytes().to_vec() };
        read(Lexicon::bundled(), input, &Hints { format: Some("jsonl".to_owned()), ..Hints::default() })
    }

    #[test]
    fn a_record_keeps_its_id_and_its_text_unchanged() {
        let (articles, problems) = ingest(
            r#"{"id": "a/1 ", "text": " Talks began.\r\n", "title": "Talks", "published": "2024-03-04T18:20Z", "authors": "Ann Roe"}"#,
        );
        let article = &articles[0];
        assert!(problems.is_empty());
        assert_eq!((&*article.id.given, &*article.text), ("a/1 ", " Talks began.\r\n"));
        let published = article.published.as_ref().unwrap();
        assert_eq!((published.value.as_str(), published.basis), ("2024-03-04T18:20Z", Basis::Metadata));
        assert_eq!(article.authors, ["Ann Roe"]);
        let title = article.title.as_ref().unwrap();
        assert!(title.text == "Talks" && title.span.is_none() && !title.derived);
    }

    #[test]
    fn a_bad_line_names_its_number_and_the_others_go_on() {
        let (articles, problems) =
            ingest("{\"text\": \"One.\"}\n\n{\"text\": oops}\n[1]\n{}\n{\"title\": \"Two\"}\n");
        let ids: Vec<&str> = articles.iter().map(|article| &*article.id.given).collect();
        assert_eq!(ids, ["a.jsonl:1", "a.jsonl:6"]);
        let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places, ["a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]);
        assert!(problems.iter().all(|problem| problem.lost && !problem.remedy.is_empty()));
    }

    #[test]
    fn a_title_alone_and_an_empty_text_are_articles_without_a_problem() {
        let (articles, problems) = ingest("{\"title\": \"Talks\"}\n{\"text\": \"\"}\n");
        assert!(problems.is_empty());
        assert!(articles.iter().all(|article| article.text.is_empty() && article.blocks.is_empty()));
    }

    #[test]
    fn a_repeated_id_is_kept_with_a_problem() {
        let (articles, problems) =
            ingest("{\"id\": 7, \"text\": \"One.\"}\n{\"id\": \"7\", \"text\": \"Two.\"}\n");
        assert_eq!(articles.len(), 2);
        assert!(problems[0].what.contains("line 1"), "{:?}", problems[0]);
    }

    #[test]
    fn nothing_but_bad_lines_is_a_lost_input() {
        let (articles, problems) = ingest("{oops\n");
        assert!(articles.is_empty() && problems.iter().any(|problem| problem.lost));
    }

    #[test]
    fn json_of_another_form_is_one_problem() {
        for text in ["[{\"text\": \"One.\"}]", "{\n  \"text\": \"One.\"\n}\n"] {
            assert!(super::sniff(text));
            let (articles, problems) = ingest(text);
            assert!(articles.is_empty() && problems.len() == 1 && problems[0].lost, "{problems:?}");
        }
        assert!(!super::sniff("[1] The talks began.\n[2] They ended."));
    }

    #[test]
    fn a_field_of_the_wrong_kind_costs_that_field_only() {
        let (articles, problems) = ingest(
            "{\"text\": \"One.\", \"source\": 7, \"published\": 1646400000, \"authors\": [\"Ann Roe\", 3]}\n{\"text\": 5, \"title\": \"Two\"}\n",
        );
        assert_eq!(articles.len(), 2);
        assert!(articles[0].source.is_none() && articles[0].published.is_none());
        assert_eq!(articles[0].authors, ["Ann Roe"]);
        assert!(problems.iter().all(|problem| !problem.lost));
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.place, problem.what)).collect();
        assert_eq!(
            told,
            [
                "a.jsonl:1 `source` is a number, not words; it is left out",
                "a.jsonl:1 `published` is a number, not words; it is left out",
                "a.jsonl:1 `authors` holds a number, not words; it is left out",
                "a.jsonl:2 `text` is a number, not words; it is left out",
            ]
        );
    }

    #[test]
    fn half_a_character_becomes_a_stand_in() {
        let (articles, problems) =
            ingest(r#"{"text": "A \ud83d\ude00 and \ud800 half.", "title": "T\udc00"}"#);
        assert_eq!(&*articles[0].text, "A \u{1f600} and \u{fffd} half.");
        assert!(!problems[0].lost && problems[0].what.contains("half"), "{problems:?}");
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said_in_plain_words() {
        for (line, what) in [
            ("[\"text\", \"One.\"]", "is a list, not an object"),
            ("\"One.\"", "is a string, not an object"),
            ("7", "is a number, not an object"),
            ("{\"text\": \"One.", "is cut off"),
            ("{\"text\": oops}", "is not JSON from column 10 on: oops}"),
            ("{\"text\": \"One.\"} more", "is not JSON from column 18 on: more"),
        ] {
            let (_, problems) = ingest(&format!("{{\"text\": \"Zero.\"}}\n{line}\n"));
            assert_eq!(
                (problems[0].place.as_str(), problems[0].what.as_str()),
                ("a.jsonl:2", what),
                "{line}"
            );
            assert!(problems[0].lost && !problems[0].remedy.is_empty());
        }
    }

    #[test]
    fn a_date_that_is_none_is_a_problem_and_the_article_stays() {
        let (articles, problems) = ingest("{\"text\": \"One.\", \"published\": \"soon\"}\n");
        assert!(articles[0].published.is_none());
        assert!(problems[0].what.contains("soon"));
    }
}
