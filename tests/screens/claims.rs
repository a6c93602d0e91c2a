//! The claims: what a passage claims, and from a claim to its evidence.

use parallax::ui::Depth;

use crate::driver::Reader;

#[test]
fn the_claims_of_the_paragraph_come_first_and_enter_leads_to_the_evidence() {
    let mut reader = Reader::open(160, 45);
    reader.press("j Enter Tab G");
    let chosen = reader.state.claims.chosen().expect("the last claim");
    let start = chosen.of(&reader.state.briefing).unwrap().span.start;
    reader.press("Enter");
    let article = &reader.state.briefing.articles[chosen.article].article;
    let paragraph = article.paragraph_at(start).unwrap();
    let passage = reader.state.pages.known_passages(chosen.article)[reader.state.reading.spot.passage];
    assert_eq!(passage.number, Some(paragraph as u32));
}

#[test]
fn in_a_comparison_enter_leads_to_the_row_of_the_evidence() {
    let mut reader = Reader::open(160, 45);
    reader.press("j j c Tab G");
    let chosen = reader.state.claims.chosen().expect("the last claim");
    let start = chosen.of(&reader.state.briefing).unwrap().span.start;
    reader.press("Enter");
    let row = reader.state.comparing.collation.find_offset(chosen.article, start);
    assert_eq!(row, Some(reader.state.comparing.cursor));
}

#[test]
fn on_a_narrow_screen_the_claims_stand_in_place_of_the_text() {
    let mut reader = Reader::open(80, 24);
    reader.press("j Enter").hides(&["THIS PARAGRAPH"]);
    reader.press("Tab").shows(&["THIS PARAGRAPH"]);
    reader.press("Tab").hides(&["THIS PARAGRAPH"]);
}

#[test]
fn the_claim_under_the_cursor_is_marked_without_colour_too() {
    for (width, height) in [(160, 45), (80, 24)] {
        let mut reader = Reader::open(width, height).with_theme("mono", Depth::None, false);
        reader.press("j Enter Tab j");
        let rows = reader.rows();
        let marked: Vec<&String> = rows.iter().filter(|row| row.contains('▶')).collect();
        assert!(marked.contains(&&reader.cursor_row()), "{}", reader.screen());
        let before = reader.cursor_row();
        reader.press("j");
        assert!(reader.cursor_row().contains('▶') && reader.cursor_row() != before, "{}", reader.screen());
        // From a title, of which nothing is claimed, to the first claim of all.
        reader.press("Tab g g Tab");
        assert!(reader.state.claims.chosen().is_some() && reader.cursor_row().contains('▶'));
        // Back in the text, no claim is marked.
        reader.press("Tab");
        let claims = reader.state.areas.claims;
        let (buffer, _) = reader.draw();
        let in_claims = claims.positions().filter(|&at| buffer[at].symbol() == "▶").count();
        assert_eq!(in_claims, 0, "{}", reader.screen());
    }
}

#[test]
fn denials_have_a_part_of_their_own() {
    let mut reader = Reader::open(160, 45);
    reader.press("j j Enter Tab }");
    let chosen = reader.state.claims.chosen().expect("a denial");
    let claim = chosen.of(&reader.state.briefing).unwrap();
    assert!(parallax::app::digest::is_denial(claim));
}

#[test]
fn a_claim_says_how_widely_it_is_told_and_a_denial_what_it_answers() {
    let mut reader = Reader::open(160, 45);
    reader.press("c");
    for _ in 0..20 {
        reader.press("!");
        if reader.screen().contains("almost 10,000") {
            break;
        }
    }
    reader.shows(&["! 2 outlets · 1 origin (Rus", "↳ Russia: “"]);
}

#[test]
fn a_search_among_the_claims_goes_from_claim_to_claim() {
    use parallax::app::layout::Pane;
    for keys in ["j Enter Tab", "j j c Tab"] {
        let mut reader = Reader::open(160, 45);
        reader.press(keys).press("j");
        let (cursor, text) = (reader.state.claims.cursor, reader.state.reading.spot);
        reader.press("/").type_in("said").shows(&[" found"]);
        let told = |reader: &Reader| {
            let at = reader.state.claims.chosen().unwrap();
            let of = &reader.state.briefing.articles[at.article];
            let claim = &of.claims[at.claim];
            claim.cue.map_or("", |cue| cue.of(&of.article.text)).to_owned()
        };
        assert!(told(&reader).contains("said"), "{}", reader.screen());
        reader.press("Esc");
        assert_eq!((reader.state.claims.cursor, reader.state.focus), (cursor, Pane::Claims));
        reader.press("/").type_in("said").press("Enter").shows(&["/said  match 1 of"]);
        let first = reader.state.claims.cursor;
        reader.press("n");
        assert!(reader.state.claims.cursor > first && told(&reader).contains("said"));
        assert_eq!(reader.press("N").state.claims.cursor, first);
        assert_eq!(reader.state.reading.spot, text, "the text stays where it is");
        reader.press("/").type_in("zebra").press("Enter").shows(&["/zebra is not found here."]);
    }
}
