//! Taking things out of the reader: what is asked for, what is sent out, and what is said of it.

use std::sync::Arc;

use parallax::app::action::{Piping, Printed, Standing};
use parallax::app::share::Share;
use parallax::app::state::Tone;
use parallax::app::{Action, Effect, Message};
use parallax::model::Briefing;

use crate::driver::{Reader, bundled};

/// The words sent to the clipboard last.
#[track_caller]
fn taken(reader: &mut Reader) -> String {
    match reader.sent.pop() {
        Some(Effect::Take(quote)) => quote.text,
        other => panic!("nothing was taken: {other:?}\n{}", reader.screen()),
    }
}

/// The bundled briefing with an address and links in the first article of the list.
fn linked(width: u16, height: u16) -> Reader {
    use parallax::text::Span;
    use parallax::text::markup::Link;
    let mut briefing: Briefing = (*bundled()).clone();
    let first = briefing.stories[0].articles[0];
    let analysed = Arc::make_mut(&mut briefing.articles[first]);
    let article = Arc::make_mut(&mut analysed.article);
    article.url = Some("https://a.example/talks".to_owned());
    let words = article.body().next().unwrap().span;
    let link = |start: usize, address: &str| Link {
        words: Span::new(words.start + start, words.start + start + 8),
        address: address.to_owned(),
    };
    let links = vec![link(0, "https://a.example/one"), link(20, "https://b.example/two")];
    article.markup = article.markup.clone().with_links(links);
    let mut reader = Reader::empty(width, height);
    reader.act(Action::Message(Message::Loaded(Arc::new(briefing))));
    reader
}

#[test]
fn each_view_is_written_as_what_it_shows_under_a_name_made_of_its_title() {
    let ways = [
        ("j", "comparison", ".html"),
        ("j Enter", "article", ".md"),
        ("j Enter Tab", "claims", ".csv"),
        ("j c", "comparison", ".html"),
        ("j g m", "matrix", ".html"),
        ("j g t", "timeline", ".csv"),
    ];
    for (way, word, ending) in ways {
        let mut reader = Reader::open(160, 45);
        reader.press(way).press("e").shows(&["write to: ", ending]);
        reader.press("Enter");
        match reader.sent.as_slice() {
            [Effect::Export(share, file)] => {
                assert_eq!(share.word(), word, "{way}");
                assert!(file.path.ends_with(ending) && file.standing == Standing::Kept, "{file:?}");
            }
            other => panic!("{way}: {other:?}"),
        }
    }
}

#[test]
fn a_name_that_tells_no_form_is_refused_with_those_that_do() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter e Ctrl-u").type_in("notes").press("Enter");
    reader.shows(&["write to: notes", "end it in .txt, .json, .jsonl, .md or .html"]);
    assert!(reader.sent.is_empty());
    reader.type_in(".").shows(&[".md     Markdown"]).hides(&["end it in"]);
    reader.press("Tab").shows(&["write to: notes.txt"]);
    reader.press("Enter").hides(&["write to"]);
    assert_eq!(reader.sent.len(), 1);
}

#[test]
fn a_file_that_stands_is_written_over_only_when_enter_is_pressed_again() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter e Ctrl-u").type_in("a.md").press("Enter");
    reader.act(Action::Message(Message::Stands("a.md".to_owned())));
    reader.shows(&["write to: a.md", "is there already: Enter again writes over it"]);
    reader.press("Enter");
    let standing = |effect: &Effect| match effect {
        Effect::Export(_, file) => Some(file.standing),
        _ => None,
    };
    let standings: Vec<_> = reader.sent.iter().filter_map(standing).collect();
    assert_eq!(standings, [Standing::Kept, Standing::Replaced]);
    reader.act(Action::Message(Message::Told(Tone::Note, "Wrote the article to a.md.".to_owned())));
    reader.shows(&["Wrote the article to a.md."]);
}

#[test]
fn an_export_is_a_command_with_its_file() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter :").type_in("export ~/talks.html!").press("Enter");
    match reader.sent.as_slice() {
        [Effect::Export(Share::Article { .. }, file)] => {
            assert_eq!(
                (file.path.as_str(), file.form, file.standing),
                ("~/talks.html", "html", Standing::Replaced)
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_prefix_shows_what_can_be_taken() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter y").shows(&[
        "Take what is under the cursor",
        "Take the address",
        "Take the citation",
    ]);
}

#[test]
fn a_claim_is_taken_with_its_citation() {
    let mut reader = Reader::open(160, 45);
    reader.press("j Enter Tab y y");
    let claim = taken(&mut reader);
    let (words, cited) = claim.rsplit_once('\n').unwrap();
    assert!(!words.is_empty());
    assert!(cited.starts_with('(') && cited.contains("A¶") && cited.contains('“'), "{claim}");
    reader.press("y c");
    assert_eq!(format!("({})", taken(&mut reader)), cited);
}

#[test]
fn a_passage_is_taken_from_the_text_and_from_a_comparison_a_conflict_with_both_sides() {
    let mut reader = Reader::open(160, 45);
    reader.press("j Enter G y y");
    assert!(taken(&mut reader).contains("¶"));
    reader.press("y a");
    assert!(taken(&mut reader).contains("\n\n"));
    reader.press("q").press("j c ! y y");
    let finding = taken(&mut reader);
    let sides: Vec<_> = finding.lines().filter(|line| line.starts_with("- ")).collect();
    assert!(finding.starts_with("CONFLICT"), "{finding}");
    assert!(
        sides.len() >= 2 && sides.iter().all(|side| side.contains("¶") && side.contains("“")),
        "{finding}"
    );
}

#[test]
fn a_fact_of_the_matrix_and_an_event_are_taken_with_their_places() {
    let mut reader = Reader::open(160, 45);
    reader.press("j g m y y");
    assert!(taken(&mut reader).lines().count() >= 3);
    reader.press("q g t j j j j y y");
    assert!(taken(&mut reader).contains(", "));
    reader.home().press("j y y");
    let title = reader.cursor_row();
    assert!(taken(&mut reader).lines().next().is_some_and(|line| title.contains(&line[..12])), "{title}");
}

#[test]
fn the_browser_gets_the_article_or_one_of_its_links() {
    let mut reader = linked(100, 30);
    reader.press("j Enter o 2 o");
    let pages: Vec<_> = reader.sent.drain(..).collect();
    let page = |address: &str| Effect::Browse(address.to_owned());
    assert_eq!(pages, [page("https://a.example/talks"), page("https://b.example/two")]);
    reader.press("9 o").shows(&["There is no link 9: this article has 2 links"]);
    reader.press("y u");
    assert_eq!(taken(&mut reader), "https://a.example/talks");
    reader.press("g x").shows(&["2 links", "[1] ", "https://b.example/two"]);
    reader.press("Enter").shows(&["Type a number from 1 to 2, then Enter opens that link."]);
    reader.press("2 Enter").hides(&["2 links"]);
    assert_eq!(reader.sent.drain(..).collect::<Vec<_>>(), [page("https://b.example/two")]);
    reader.press("g x q").hides(&["https://b.example/two"]).shows(&["United S[1]tates"]);
    assert!(reader.sent.is_empty());
}

#[test]
fn an_article_without_an_address_says_so() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter o").shows(&["came without an address"]);
    reader.press("y u").shows(&["came without an address"]);
    reader.press("g x").shows(&["This article has no links."]);
    reader.press("3 o").shows(&["There is no link 3: this article has no links"]);
    assert!(reader.sent.is_empty());
}

#[test]
fn a_program_prints_into_a_popup_that_scrolls() {
    let mut reader = Reader::open(100, 30);
    reader
        .press("j Enter |")
        .type_in("wc -w 'a b'")
        .press("Enter")
        .shows(&["wc -w", "Running; Esc stops it."]);
    let number = match reader.sent.pop() {
        Some(Effect::Pipe(Piping { words, number, form: "table", .. })) => {
            assert_eq!(words, ["wc", "-w", "a b"]);
            number
        }
        other => panic!("{other:?}"),
    };
    let lines: Vec<_> = (0..99).map(|line| format!("line {line}\u{1b}[2J")).collect();
    let told = "wc is done; Esc closes this.".to_owned();
    let printed = Printed { number, text: lines.join("\n"), tone: Tone::Note, told };
    reader.act(Action::Message(Message::Printed(printed.clone())));
    reader.shows(&["line 0␛", "wc is done", "j for more"]);
    reader.press("G").shows(&["line 98␛"]).hides(&["line 0␛"]);
    reader.press("q").hides(&["line 98"]);
    reader.act(Action::Message(Message::Printed(printed)));
    reader.hides(&["line 0"]);
    assert!(reader.sent.is_empty(), "nothing is left to stop");
}

#[test]
fn a_program_that_nobody_waits_for_any_more_is_stopped() {
    let mut reader = Reader::open(100, 30);
    reader.press("j Enter |").type_in("--json sleep 99").press("Enter Esc");
    reader.shows(&["sleep 99 was stopped."]);
    assert!(matches!(reader.sent.as_slice(), [Effect::Pipe(Piping { form: "json", .. }), Effect::StopPipe]));
    reader.press("|").type_in("echo 'a").press("Enter").shows(&["a quotation mark is not closed"]);
}

#[test]
fn before_anything_is_loaded_there_is_nothing_to_take() {
    let mut reader = Reader::empty(100, 30);
    for keys in ["e", "|", "y y", "y c", "y a", "y u", "o", "g x"] {
        reader.press(keys);
        assert!(reader.screen().contains("There is n"), "{keys}: {}", reader.screen());
        assert!(reader.sent.is_empty(), "{keys}");
    }
}

#[test]
fn notes_go_along_and_what_was_dismissed_stays_behind() {
    let mut reader = Reader::open(120, 30);
    reader.press("j Enter a").type_in("Which talks?").press("Enter Tab d").type_in("misread").press("Enter");
    reader.press("e Enter");
    let Some(Effect::Export(Share::Claims(_, claims), _)) = reader.sent.pop() else { panic!() };
    reader.press("Tab e Enter");
    let Some(Effect::Export(share @ Share::Article { .. }, _)) = reader.sent.pop() else { panic!() };
    let Share::Article { article, notes, dismissed } = &share else { panic!() };
    assert_eq!((notes[0].words.as_str(), dismissed.len()), ("Which talks?", 1));
    let all = reader.state.briefing.articles[*article].claims.len();
    assert_eq!(claims.len(), all - 1);
    let export = parallax::export::named("md").unwrap();
    let mut page = Vec::new();
    share.write(&reader.state.briefing, export, parallax::export::Page::default(), &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    let (_, notes) = page.split_once("## Notes").expect("a part for notes");
    assert!(notes.contains("Which talks? (") && notes.contains("A¶1 “"), "{notes}");
}

#[test]
fn a_comparison_that_is_still_being_made_is_not_written() {
    let mut reader = Reader::empty(120, 30);
    reader.hold();
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.press("j e").shows(&["The comparison is still being made"]);
    reader.answer();
    reader.press("e").shows(&["write to: "]);
}
