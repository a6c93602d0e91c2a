//! Copies: which article is one of which, and what it left out, added and changed.

use std::sync::Arc;

use parallax::app::sign::Sign;
use parallax::compare::stories::Grouping;
use parallax::model::Briefing;

use crate::driver::{Reader, briefing_of};

const COURIER: &str = "Storm closes the Marlow ferry line

The Harbour Courier, 4 March 2022

MARLOW - A storm tore 14 moorings from the ferry pier at Marlow on Thursday and closed the line to Sandholm.

The ferry company Nordlinie said that no passengers were on board when the pier gave way.

\"We heard a crack like a gunshot and then the whole pier swung out to sea,\" said harbour master Ines Prado.

The mayor, Karl Oster, denied that the town had put off repairs to save money. The ferry union accused the town of \
ignoring two warnings last autumn.

Nordlinie expects the line to stay closed for three weeks, and will run buses along the coast road until then.
";

const OBSERVER: &str = "Ferry pier at Marlow torn away

Sandholm Observer, 4 March 2022

Winds of up to 120 kilometres an hour destroyed the ferry pier of Marlow on Thursday, cutting off the island town.

Shipyard workers were taken across by fishing boats, the yard's director, Mette Holm, said.
";

/// The Courier's article with a paragraph cut, a sentence added and a figure changed.
const GAZETTE: &str = "Ferry line to Sandholm closed by storm

Northern Gazette, 5 March 2022

MARLOW - A storm tore 12 moorings from the ferry pier at Marlow on Thursday and closed the line to Sandholm.

The ferry company Nordlinie said that no passengers were on board when the pier gave way. Divers will look for the \
lost moorings on Monday.

The mayor, Karl Oster, denied that the town had put off repairs to save money. The ferry union accused the town of \
ignoring two warnings last autumn.

Nordlinie expects the line to stay closed for three weeks, and will run buses along the coast road until then.
";

const RADIO: &str = "Sandholm cut off after storm wrecks Marlow pier

Radio Westcoast, 5 March 2022

Karl Oster, mayor of Marlow, said that a temporary pier would be built from army pontoons within ten days.
";

fn briefing() -> Arc<Briefing> {
    let files = [("1.txt", COURIER), ("2.txt", OBSERVER), ("3.txt", GAZETTE), ("4.txt", RADIO)];
    briefing_of(&files, Grouping::AsOne)
}

/// The Courier's article beside its copy, on a screen of this size.
fn beside(width: u16, height: u16) -> Reader {
    let mut reader = Reader::on(briefing(), width, height);
    reader.press("j v j v c");
    reader
}

/// What was done to the copy, in a line.
const DONE: &str = "C is a copy of A: 1 sentence left out (A¶3), 1 added (C¶2), 1 changed (C¶1).";

#[test]
fn list_and_head_say_which_article_is_a_copy_of_which() {
    for (width, height) in [(160, 45), (110, 30), (80, 24), (60, 12), (40, 10)] {
        let mut reader = Reader::on(briefing(), width, height);
        let rows = reader.rows();
        let row = rows.iter().find(|row| row.contains("• C ")).expect("a row of the copy");
        assert!(row.contains("copy of A"), "{width}x{height}: {row}");
        let original = rows.iter().find(|row| row.contains("• A ")).expect("a row of the original");
        assert!(!original.contains("copy of"), "{width}x{height}: {original}");
        reader.press("j j j Enter").shows(&["Northern Gazette · copy of A"]);
        reader.press("q k k Enter").hides(&["copy of"]);
    }
    Reader::on(briefing(), 160, 45).shows(&["C is a copy of A: 4 outlets, at most 3 independent"]);
    Reader::on(briefing(), 80, 24).linear().shows(&["C, copy of A, unread: Ferry line"]);
}

#[test]
fn beside_its_original_a_copy_shows_what_it_left_out_added_and_changed() {
    let mut reader = beside(160, 45);
    reader.shows(&["4 ¶ · copy of A", "‹ cut", " left out of C ", DONE]).hides(&["only A", "only C"]);
    let underlined = reader.underlined();
    assert_eq!(underlined[..2], ["14", "12"]);
    assert!(underlined[2..].concat().starts_with("Divers will look for the lost moorings"), "{underlined:?}");
    let signs =
        |reader: &Reader| (0..5).filter_map(|row| reader.state.comparing.sign(row)).collect::<Vec<_>>();
    assert_eq!(signs(&reader), [Sign::Reworded, Sign::Reworded, Sign::OnlyBase, Sign::Same, Sign::Same]);
    reader.press("j j").shows(&["‹ Left out of C. C is a copy of A: 1 sentence left out (A¶3)"]);
    reader.press("B").shows(&["COMPARE C×A", "› cut", " left out of C ", "› Left out of C. C is"]);
}

#[test]
fn a_paragraph_that_the_copy_added_is_told_as_that() {
    let added = GAZETTE.replace(" Divers", "\n\nDivers");
    let files = [("1.txt", COURIER), ("2.txt", OBSERVER), ("3.txt", &added)];
    for (width, cells) in [(160, ["› added", " not in A "]), (80, ["› not in A: ¶3 Divers", "copy of A"])]
    {
        let mut reader = Reader::on(briefing_of(&files, Grouping::AsOne), width, 45);
        reader.press("j v j v c").shows(&cells);
        reader.press("j j").shows(&["› Not in A. C is a copy of A: "]);
    }
}

#[test]
fn on_narrow_screens_the_same_is_told_in_fewer_words() {
    let mut reader = beside(80, 24);
    reader.shows(&[
        "C  copy of A  Northern Gazette",
        "‹ left out of C: ¶3 \"We heard",
        "sentence left out (A¶3), 1 added (C¶2), 1 changed (C¶1).",
    ]);
    assert_eq!(reader.underlined()[..2], ["14", "12"]);
    reader.resize(40, 10).shows(&["copy of A", "≈ C is a copy of A: 1 sentence left"]);
    beside(80, 24).linear().shows(&["C Northern Gazette, copy of A", "left out of C: ¶3"]);
}

#[test]
fn beside_other_sources_a_cut_is_told_in_the_column_of_the_copy() {
    let mut reader = Reader::on(briefing(), 200, 45);
    reader.press("j c").shows(&["COMPARE A×B×C", "‹ only A", " left out of C ", "› only B"]);
    reader.press(") )");
    let row = reader.cursor_row();
    reader.shows(&["Left out of C; no matching passage was found in the other sources shown."]);
    assert!(row.contains("only A"), "{row}");
}

#[test]
fn copies_are_one_outlet_in_what_only_one_outlet_has() {
    let mut reader = Reader::on(briefing(), 160, 45);
    reader
        .shows(&["A¶2 (copied C¶2)", "A¶4 (copied C¶3) Karl Oster denied", "DENIED, REFUSED  1"])
        .hides(&["C¶2 ferry"]);
    reader.press("g m").shows(&["‹ only A C  denied", "¶3 “denied that the"]);
}

#[test]
fn help_tells_what_the_signs_of_copies_mean() {
    let mut reader = Reader::on(briefing(), 100, 40);
    reader.press("? G").shows(&["signs", "copy of A", "Copies", "A copy left it out."]);
}

#[test]
fn an_accusation_and_its_denial_in_one_text_are_no_conflict_between_sources() {
    let told = "The ferry union accuses the town of putting off repairs of the pier. The mayor, Karl Oster, rejects \
        that claim.";
    let with = |text: &str| text.replace(text.split("\n\n").last().unwrap(), told);
    let files = [("1.txt", &*with(COURIER)), ("2.txt", OBSERVER), ("3.txt", &*with(GAZETTE))];
    let mut reader = Reader::on(briefing_of(&files, Grouping::AsOne), 160, 45);
    assert!(!reader.cursor_row().contains('!'), "{}", reader.cursor_row());
    reader.shows(&["CONFLICT, DIFFERS  0", "Karl Oster rejects", "↳ ferry union"]);
    reader.press("j v j v c !").shows(&["! CONFLICT", " both sides stand in ", "Conflict 1 of 1 within A"]);
    let conflicts = (0..6).filter(|&row| reader.state.comparing.sign(row) == Some(Sign::Conflict)).count();
    assert_eq!(conflicts, 1, "told once for the text and its copy:\n{}", reader.screen());
    reader.shows(&["A¶4 C¶3", "2 outlets, 1 without copies"]);
    assert!(!reader.rows()[0].contains('!'), "{}", reader.rows()[0]);
    reader.hides(&["no matching passage found"]);
}

#[test]
fn two_copies_are_held_against_each_other_where_their_original_is_off_the_screen() {
    let other = GAZETTE
        .replace("a copy", "")
        .replace("12 moorings", "13 moorings")
        .replace("Divers will look for the lost moorings on Monday.", "The town will hold a meeting.");
    let cut =
        other.replace("Northern Gazette", "Western Gazette").replace(" The town will hold a meeting.", "");
    let files = [("1.txt", COURIER), ("2.txt", GAZETTE), ("3.txt", &*cut)];
    let mut reader = Reader::on(briefing_of(&files, Grouping::AsOne), 80, 30);
    reader.press("j c").shows(&["B is a copy of"]);
    reader.press("B >").shows(&[
        "B  copy of A",
        "C  copy of A",
        "C held against",
        "both copies of A: 1 sentence left out (B¶2)",
    ]);
    reader.hides(&["only B", "only C"]);
    assert_eq!(reader.underlined()[..2], ["12", "13"]);
    assert!(reader.underlined()[2].starts_with("Divers"), "{:?}", reader.underlined());
    // Beside their original each is held against that.
    reader.resize(200, 45).shows(&["B is a copy of A: ", "C is a copy of A: "]).hides(&["held against"]);
}
