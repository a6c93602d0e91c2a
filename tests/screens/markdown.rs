//! Markdown: names, titles and text are shown without its marks, and spans are those of the file.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use parallax::app::{Action, Message};
use parallax::compare::stories::Grouping;
use parallax::load::{Loaded, Request, load};
use parallax::model::{Briefing, Settings};

use crate::driver::{Reader, briefing_of};

const ARTICLE: &str = "# The *Aurelia* [sinks](https://a.example/2021/03/04/news)

**HOLM** — The ferry **Aurelia** sank with [120 people](https://a.example/people-and-more-people) on board, the [coast guard](https://a.example/guard) said.

“It was *dark*,” said **Dana Osk**, the `captain` of the ship. __Ana Varga__ of the [Harbour *Workers* Union](https://a.example/hwu) denied that the Aurelia was old.

> The [coast guard](https://a.example/guard) said
> nobody was **missing**.
";

/// Another account of the same, so that there is something to compare.
const OTHER: &str = "# Ferry [Aurelia](https://b.example/x) **sinks** off Holm

HOLM, March 5, 2021 (AFP) — The ferry *Aurelia* sank on **Thursday, *March 4*** with [140 **people**](https://b.example/140) on board, the [coast guard](https://b.example/guard) said.

Over [4,000 *liters* of **oil**](https://b.example/oil) will have to be pumped from the wreck by *Friday*, said [Dana Osk](https://b.example/osk).
";

fn briefing() -> (tempfile::TempDir, Briefing) {
    loaded(&[ARTICLE])
}

fn loaded(texts: &[&str]) -> (tempfile::TempDir, Briefing) {
    let folder = tempfile::tempdir().unwrap();
    for (text, nth) in texts.iter().zip(1..) {
        std::fs::write(folder.path().join(format!("ferry-{nth}.md")), text).unwrap();
    }
    let inputs = vec![folder.path().to_owned().into()];
    let request = Request { inputs, grouping: Grouping::AsOne, ..Request::default() };
    let Loaded { briefing, problems } =
        load(&request, &Settings::default(), &AtomicBool::new(false), &|_| {});
    assert!(problems.is_empty());
    (folder, briefing)
}

#[test]
fn names_titles_and_speakers_are_without_marks_and_spans_are_those_of_the_text() {
    let (_folder, briefing) = briefing();
    let of = &briefing.articles[0];
    assert_eq!(&*of.article.text, ARTICLE);
    assert_eq!(of.article.title.as_ref().unwrap().text, "The Aurelia sinks");
    let names: Vec<&str> = of.names.iter().map(|name| name.canonical.as_str()).collect();
    for name in ["Aurelia", "Dana Osk", "Ana Varga", "Harbour Workers Union"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let union = of.names.iter().position(|name| name.canonical == "Harbour Workers Union").unwrap();
    let mention = of.entities.iter().find(|entity| entity.name == union).unwrap();
    assert_eq!(mention.span.of(ARTICLE), "Harbour *Workers* Union");
    let sources = of.claims.iter().filter_map(|claim| claim.source.as_ref());
    let speakers: Vec<&str> = sources.map(|source| source.name.as_str()).collect();
    assert_eq!(speakers, ["coast guard", "Dana Osk", "Ana Varga", "coast guard"]);
    let marks = ['*', '[', ']', '`', '_', '('];
    for name in &of.names {
        let told = name.forms.iter().chain(&name.titles).chain([&name.canonical]);
        assert!(told.into_iter().all(|words| !words.contains(marks)), "{name:?}");
    }
    assert!(of.dates.is_empty(), "an address is no date: {:?}", of.dates);
    assert_eq!(of.quantities.len(), 1, "{:?}", of.quantities);
}

#[test]
fn the_reader_shows_markdown_without_its_marks() {
    let (_folder, briefing) = briefing();
    let briefing = Arc::new(briefing);
    for (width, height) in [(160, 45), (60, 24)] {
        let mut reader = Reader::empty(width, height);
        reader.act(Action::Message(Message::Loaded(Arc::clone(&briefing))));
        reader.shows(&["The Aurelia sinks"]).hides(&["**", "https", "`"]);
        reader.press("j Enter");
        let words = reader.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("The ferry Aurelia sank with 120 people"), "{words}");
        reader.hides(&["**", "](", "`", "> The", "# The"]);
        reader.press("Tab").shows(&["Dana Osk", "“It was dark,”"]).hides(&["**", "](", "*dark*"]);
        reader.press("Tab /").type_in("guard").press("Enter").shows(&["match 1 of"]);
    }
}

/// What is left of Markdown where its marks are shown.
const MARKS: [&str; 6] = ["**", "](", "https", "`", "*M", "[1"];

#[test]
fn matrix_timeline_and_compare_show_markdown_without_its_marks() {
    let (_folder, briefing) = loaded(&[ARTICLE, OTHER]);
    let briefing = Arc::new(briefing);
    for (width, height) in [(200, 60), (120, 35), (80, 24)] {
        for (keys, shown) in [
            ("g m", ["“140” A¶1 / “120” B¶1", "number"]),
            ("g t", ["“Thursday, March 4” is 2021-03-04", "The ferry Aurelia sank"]),
            ("c", ["“140” A¶1 / “120” B¶1", "conflict"]),
        ] {
            let mut reader = Reader::empty(width, height);
            reader.act(Action::Message(Message::Loaded(Arc::clone(&briefing))));
            reader.press(keys).shows(&shown);
            reader.hides(&MARKS);
            for row in 0..12 {
                reader.press(if row % 2 == 0 { "j" } else { "Tab" });
                // A silent cell tells what comes nearest in its source.
                if keys == "g m" && reader.state.survey.accounts().is_empty() {
                    reader.press("Enter");
                }
                reader.hides(&MARKS);
            }
        }
    }
}

#[test]
fn what_matters_is_underlined_where_it_stands_without_marks() {
    let (_folder, briefing) = loaded(&[ARTICLE, OTHER]);
    let briefing = Arc::new(briefing);
    for (keys, words) in [("g m", "Over 4,000 liters"), ("g t", "Thursday, March 4")] {
        let mut reader = Reader::empty(200, 60);
        reader.act(Action::Message(Message::Loaded(Arc::clone(&briefing))));
        reader.press(keys);
        let underlined = reader.underlined();
        assert!(underlined.iter().any(|run| run == words), "{underlined:?}");
    }
}

#[test]
fn a_table_and_code_keep_their_lines() {
    let table = "# Counts\n\nTen ferries stayed in port.\n\n| port | ferries |\n|---|---|\n| Oslo | 10 |\n\n```\nsum  10\nend\n```\n";
    let mut reader = Reader::on(briefing_of(&[("a.md", table)], Grouping::AsOne), 100, 30);
    reader.press("Enter");
    let rows = reader.rows();
    for line in ["| port | ferries |", "| Oslo | 10 |", "sum  10", "end"] {
        let is_alone = |row: &String| row.split('│').next().is_some_and(|text| text.trim() == line);
        assert!(rows.iter().any(is_alone), "{line}:\n{}", reader.screen());
    }
}
