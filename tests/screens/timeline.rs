//! The timeline: what has a date, in order, with its evidence.

use parallax::app::layout::View;
use parallax::app::{Action, Message};
use parallax::compare::stories::Grouping;
use parallax::load::{Request, load};
use parallax::model::Settings;
use parallax::ui::Depth;

use crate::driver::{Reader, briefing_of};

fn timeline(width: u16, height: u16) -> Reader {
    let mut reader = Reader::open(width, height);
    reader.press("g t");
    reader
}

#[test]
fn what_has_a_date_stands_in_order_with_where_it_stands_and_who_says_it() {
    let reader = timeline(160, 45);
    reader.shows(&[
        "TIMELINE",
        "1997",
        "B¶4",
        "????-01-10",
        "A¶1",
        "Sergei Ryabkov",
        "4 articles without a date of publication",
    ]);
    let underlined = reader.underlined().join(" ");
    assert!(underlined.contains("Jan 12") && underlined.contains("January 13"), "{underlined}");
    let rows = reader.rows();
    let at = |words: &str| rows.iter().position(|row| row.contains(words)).expect("on the screen");
    assert!(at("1997") < at("2014") && at("2014") < at("????-01-10") && at("????-01-13") < at("Sat ?"));
}

#[test]
fn a_day_is_told_once() {
    let reader = timeline(160, 45);
    assert_eq!(reader.screen().matches("????-01-10").count(), 1);
    let mut reader = timeline(80, 24);
    reader.press("G k k k k");
    assert!(!reader.rows()[3].trim_start().starts_with("A¶"), "the first row tells its day");
}

#[test]
fn enter_opens_the_evidence_and_q_leads_back_to_the_row() {
    let mut reader = timeline(160, 45);
    reader.press("2 j").shows(&["A¶1 two countries: “United States"]);
    reader.press("Enter");
    assert!(reader.cursor_row().contains("Jan 10"), "{}", reader.screen());
    reader.press("q");
    assert_eq!((reader.state.view, reader.state.survey.timeline.cursor), (View::Timeline, 2));
    reader.press("c").shows(&["COMPARE A×"]);
    reader.press("q g m").shows(&["MATRIX"]);
    reader.press("q").shows(&["TIMELINE"]);
}

#[test]
fn publications_are_rows_of_their_own_and_a_lone_article_has_a_timeline() {
    let mut reader = Reader::open(160, 45);
    reader.press("G g t").shows(&["2022-01-21 Fri", "published: ", "2022-01-20 Thu"]);
    reader.press("2 j").shows(&["published 2022-01-21 (stated)"]);
    reader.press("Enter");
    assert_eq!(reader.state.view, View::Reader);
}

#[test]
fn the_rows_are_moved_over_and_clicked() {
    let mut reader = timeline(80, 24);
    let rows = reader.state.survey.events().len();
    reader.press("G");
    assert_eq!(reader.state.survey.timeline.cursor, rows - 1);
    reader.press("g g Ctrl-f");
    assert!(reader.state.survey.timeline.cursor > 5);
    let area = reader.state.areas.timeline;
    reader.press("g g").act(Action::Click { x: 3, y: area.y + 4 });
    assert_eq!(reader.state.survey.timeline.cursor, 4);
    reader.act(Action::Click { x: 3, y: area.y + 4 });
    assert_eq!(reader.state.view, View::Reader);
}

#[test]
fn ascii_suffices_and_small_screens_show_what_they_can() {
    let reader = timeline(160, 45).with_theme("dark", Depth::True, true);
    reader.hides(&["─", "▶"]);
    timeline(20, 5).shows(&["B¶4"]);
}

#[test]
fn without_a_date_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "Nothing of note\n\nNobody said anything at all to the reporters here.\n").unwrap();
    let request = Request { inputs: vec![path.into()], ..Request::default() };
    let loaded = load(&request, &Settings::default(), &std::sync::atomic::AtomicBool::new(false), &|_| {});
    let mut reader = Reader::empty(80, 24);
    reader.act(Action::Message(Message::Loaded(loaded.briefing.into())));
    reader.press("g t").shows(&["No date was found in this story."]);
}

#[test]
fn decades_are_told_as_such_and_dates_of_no_known_day_are_not_one_day() {
    let text = "Old ferries\n\nThe line was founded in the 1960s. It was sold on a Saturday. It was closed on another Saturday.\n\n\
        The minister spoke on Saturday. The owner answered on Saturday.\n";
    let reader = {
        let mut reader = Reader::on(briefing_of(&[("a.txt", text)], Grouping::Likeness), 120, 30);
        reader.press("g t");
        reader
    };
    reader.shows(&["1960s"]).hides(&["196 "]);
    let open = reader.state.survey.events().iter().filter(|event| event.value.starts_with("XXXX-W")).count();
    assert!(open > 1, "{:?}", reader.state.survey.events());
    assert_eq!(reader.screen().matches("Sat ?").count(), open, "{}", reader.screen());
}

#[test]
fn what_has_a_date_is_searched_and_esc_goes_back() {
    let mut reader = timeline(160, 45);
    reader.press("2 j /").type_in("putin");
    let event = reader.state.survey.event().unwrap();
    let told = event.evidence.unwrap().of(&reader.state.briefing.articles[event.article].article.text);
    assert!(told.contains("Putin") && reader.state.survey.timeline.cursor != 2, "{told}");
    reader.press("Esc");
    assert_eq!(reader.state.survey.timeline.cursor, 2);
    reader.press("/").type_in("putin").press("Enter").shows(&["/putin  match 1 of"]);
    let first = reader.state.survey.timeline.cursor;
    assert!(reader.press("n").state.survey.timeline.cursor > first);
    assert_eq!(reader.press("N").state.survey.timeline.cursor, first);
    // Titles of what was published are rows too.
    let mut reader = Reader::open(160, 45);
    reader.press("G g t /").type_in("published").press("Enter");
    assert!(reader.cursor_row().contains("published: "), "{}", reader.screen());
}
