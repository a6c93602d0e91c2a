//! Markdown: names, titles and text are shown without its marks, and spans are those of the file.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use parallax::app::{Action, Message};
use parallax::load::{Loaded, Request, load};
use parallax::model::{Briefing, Settings};

use crate::driver::Reader;

const ARTICLE: &str = "# The *Aurelia* [sinks](https://a.example/2021/03/04/news)

**HOLM** — The ferry **Aurelia** sank with [120 people](https://a.example/people-and-more-people) on board, the [coast guard](https://a.example/guard) said.

“It was *dark*,” said **Dana Osk**, the `captain` of the ship. __Ana Varga__ of the [Harbour *Workers* Union](https://a.example/hwu) denied that the Aurelia was old.

> The [coast guard](https://a.example/guard) said
> nobody was **missing**.
";

fn briefing() -> (tempfile::TempDir, Briefing) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ferry.md");
    std::fs::write(&path, ARTICLE).unwrap();
    let request = Request { inputs: vec![path.into()], ..Request::default() };
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
