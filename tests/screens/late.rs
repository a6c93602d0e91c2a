//! Answers that come late: keys pressed meanwhile, and articles that took the place of those asked about.

use std::sync::Arc;

use parallax::app::key::Key;
use parallax::app::layout::View;
use parallax::app::reading::Place;
use parallax::app::{Action, Message, update};
use parallax::load::ungrouped;
use parallax::model::Briefing;

use crate::driver::{Reader, bundled};

/// The articles of the bundled briefing from the last to the first, each alone, as they may come while loading.
fn reversed() -> Arc<Briefing> {
    let mut articles = bundled().articles.clone();
    articles.reverse();
    Arc::new(ungrouped(&articles))
}

fn arriving(width: u16, height: u16) -> Reader {
    let mut reader = Reader::empty(width, height);
    reader.act(Action::Message(Message::Arrived(reversed())));
    reader
}

/// What stands at the place the search has found.
fn found(reader: &Reader) -> String {
    let search = &reader.state.search;
    let found = search.current().expect("a match under the cursor");
    let article = &reader.state.briefing.articles[found.article].article;
    let text = if search.in_titles() { &article.title.as_ref().unwrap().text } else { &*article.text };
    found.span.of(text).to_lowercase()
}

#[test]
fn matches_that_come_late_are_gone_to_as_all_keys_have_asked() {
    let mut at_once = Reader::open(160, 45);
    at_once.press("/").type_in("u").press("Enter n n");
    let mut late = Reader::open(160, 45);
    late.hold().press("/").type_in("u").press("Enter n n").answer();
    assert_eq!(late.screen(), at_once.screen());
    late.shows(&["/u  match 3 of "]);
}

#[test]
fn who_has_gone_elsewhere_is_not_fetched_back() {
    let mut reader = Reader::open(160, 45);
    reader.press("j").hold().press("/").type_in("russia").press("Enter Enter");
    assert_eq!(reader.state.view, View::Reader);
    let before = reader.screen();
    reader.answer();
    assert_eq!(reader.state.view, View::Reader);
    assert_eq!(reader.screen(), before);
    reader.press("q");
    assert_eq!(reader.state.list.cursor, 1, "the row that was opened");
}

#[test]
fn a_key_and_an_answer_that_come_together_are_taken_one_after_the_other() {
    let mut reader = Reader::open(160, 45);
    reader.press("j").hold().press("/").type_in("s").press("Enter");
    // No frame is drawn between them.
    let enter = Key::parse_sequence("Enter").unwrap()[0];
    update(&mut reader.state, Action::Key(enter));
    reader.answer();
    assert_eq!((reader.state.view, reader.state.list.cursor), (View::Reader, 1));
    for of in &bundled().articles {
        let place = reader.state.reading.place(&of.article);
        assert_eq!(place, Place::default(), "no place in a text is that of a title");
    }
}

#[test]
fn escape_drops_a_search_not_answered_yet_and_nothing_else() {
    let mut reader = Reader::open(160, 45);
    reader.press("j v").hold().press("/").type_in("russia").press("Enter Esc").answer();
    assert_eq!(reader.state.list.chosen.len(), 1);
    assert!(reader.state.search.query.is_empty());
}

#[test]
fn a_search_is_answered_for_the_articles_shown_by_then() {
    let mut reader = arriving(160, 45);
    reader.hold().press("/").type_in("gravely").press("Enter");
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.answer().shows(&["/gravely  match 1 of 1"]);
    assert_eq!(found(&reader), "gravely");
}

#[test]
fn matches_in_articles_that_are_gone_never_come_back() {
    let mut reader = arriving(160, 45);
    reader.press("/").type_in("russia").press("Enter");
    let count = reader.state.search.matches.all().len();
    reader.act(Action::Message(Message::Arrived(reversed())));
    assert_eq!(reader.state.search.matches.all().len(), count, "marked again in the same articles");
    reader.press("/");
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.press("Esc n");
    assert_eq!(found(&reader), "russia");
    for _ in 0..reader.state.search.matches.all().len() {
        reader.press("n");
        assert_eq!(found(&reader), "russia");
    }
}

#[test]
fn what_stands_side_by_side_is_compared_and_searched_anew_when_articles_come() {
    let mut reader = arriving(160, 45);
    reader.press("j v j v c").press("/").type_in("troops").press("Enter");
    let matches = reader.state.search.matches.all().len();
    assert!(matches > 0);
    // The reader lies over the comparison while articles come.
    reader.press("Enter");
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.press("q");
    while reader.state.view != View::Compare {
        reader.press("q");
    }
    reader.shows(&["COMPARE"]).hides(&["Comparing…"]);
    reader.press("n");
    assert_eq!(found(&reader), "troops");
    assert_eq!(reader.state.search.matches.all().len(), matches, "those of the same two articles");
}

#[test]
fn the_row_under_the_cursor_and_open_runs_stay_when_articles_come() {
    let mut reader = arriving(160, 45);
    reader.press("j v j v c j j");
    while !reader.state.comparing.row().unwrap().folded {
        reader.press("j");
    }
    reader.press("-");
    let words = |reader: &Reader| {
        let selected = reader.state.comparing.selected.unwrap();
        let id = reader.state.briefing.articles[selected.article].article.id.clone();
        (id, selected.passage, reader.state.comparing.row().unwrap().folded)
    };
    let before = words(&reader);
    assert!(!before.2);
    reader.hold().act(Action::Message(Message::Loaded(bundled())));
    reader.shows(&["Comparing…"]);
    reader.answer();
    assert_eq!(words(&reader), before);
}

#[test]
fn the_article_chosen_in_the_finder_stays_when_articles_come() {
    let mut reader = arriving(160, 45);
    reader.press("f Down Down");
    let chosen = |reader: &Reader| match &reader.state.overlay {
        parallax::app::state::Overlay::Finder(finder) => {
            let article = finder.chosen().unwrap().article;
            reader.state.briefing.articles[article].article.id.clone()
        }
        other => panic!("{other:?}"),
    };
    let before = chosen(&reader);
    reader.hold().act(Action::Message(Message::Loaded(bundled())));
    assert_eq!(chosen(&reader), before);
    reader.answer();
    assert_eq!(chosen(&reader), before);
}

#[test]
fn answers_about_articles_that_are_gone_are_dropped() {
    let mut reader = arriving(160, 45);
    reader.press("j v j v").hold().press("c");
    reader.act(Action::Message(Message::Loaded(bundled())));
    reader.answer();
    let comparing = &reader.state.comparing;
    let digest = comparing.digest.as_ref().expect("what was asked for the articles shown by now");
    let members = digest.comparison.findings.iter().flat_map(|finding| &finding.members);
    let shown: Vec<usize> = comparing.order.clone();
    assert!(members.map(|member| member.article).all(|article| shown.contains(&article)));
    assert!(digest.comparison.alignments.iter().all(|of| shown.contains(&of.a) && shown.contains(&of.b)));
}
