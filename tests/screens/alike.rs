//! Sources that are no copies: of sentences told in nearly the same words those that differ are marked.

use parallax::app::sign::Sign;
use parallax::compare::stories::Grouping;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use crate::driver::{Reader, briefing_of};

const COURIER: &str = "Storm closes the Marlow ferry line

The Harbour Courier, 4 March 2022

The ferry company Nordlinie said that no passengers were on board when the pier at Marlow gave way.

\"We heard a crack like a gunshot and then the whole pier swung out to sea,\" said harbour master Ines Prado.
";

const OBSERVER: &str = "Ferry pier at Marlow torn away

Sandholm Observer, 4 March 2022

The ferry company Nordlinie announced that no passengers were on board when the pier at Marlow gave way.

Shipyard workers were taken across by fishing boats, the yard's director, Mette Holm, told this newspaper.
";

/// Both beside each other.
fn beside(one: &str, other: &str, size: (u16, u16)) -> Reader {
    let mut reader =
        Reader::on(briefing_of(&[("1.txt", one), ("2.txt", other)], Grouping::AsOne), size.0, size.1);
    reader.press("j c");
    reader
}

/// Words with these looks, a string for each run of cells.
fn runs(reader: &Reader, wanted: Modifier) -> Vec<String> {
    let (buffer, _) = reader.draw();
    let cells = buffer.content();
    let looks = wanted | Modifier::UNDERLINED | Modifier::ITALIC;
    let runs = cells.chunk_by(|a, b| (a.modifier & looks) == (b.modifier & looks));
    let marked = runs.filter(|run| (run[0].modifier & looks) == wanted);
    marked.map(|run| run.iter().map(Cell::symbol).collect()).collect()
}

const APART: Modifier = Modifier::UNDERLINED.union(Modifier::ITALIC);

#[test]
fn words_that_differ_are_marked_in_what_is_told_in_nearly_the_same_words() {
    for size in [(160, 45), (80, 24), (60, 20)] {
        let mut reader = beside(COURIER, OBSERVER, size);
        assert_eq!(reader.state.comparing.sign(0), Some(Sign::Same), "{size:?}");
        assert_eq!(runs(&reader, APART), ["said", "announced"], "{size:?}");
        assert!(runs(&reader, Modifier::UNDERLINED).is_empty(), "what agrees is not underlined: {size:?}");
        reader.press("B");
        assert_eq!(runs(&reader, APART), ["announced", "said"], "{size:?}");
    }
    let reader = beside(COURIER, OBSERVER, (80, 24)).linear();
    assert_eq!(runs(&reader, APART), ["said", "announced"]);
    beside(COURIER, OBSERVER, (160, 45))
        .shows(&["Words of sentences told alike that differ are underlined and slanted."]);
    let same = OBSERVER.replace("announced", "said");
    beside(COURIER, &same, (160, 45)).hides(&["slanted"]);
}

#[test]
fn words_of_a_finding_are_told_from_those_that_merely_differ_and_win() {
    let hedged = OBSERVER.replace(
        "fishing boats",
        "fishing boats. The pier will probably be rebuilt from steel by Nordlinie in April",
    );
    let stated = COURIER
        .replace("out to sea,\"", "out to sea. The pier will be rebuilt from steel by Nordlinie in April,\"");
    let mut reader = beside(&stated, &hedged, (160, 45)).with_theme("mono", parallax::ui::Depth::None, false);
    reader.press("}");
    assert_eq!(runs(&reader, APART), ["said", "announced"], "{}", reader.screen());
    let of_findings = runs(&reader, Modifier::UNDERLINED).concat();
    assert!(of_findings.contains("probably"), "{of_findings}\n{}", reader.screen());
}

#[test]
fn only_rows_on_the_screen_are_held_against_each_other() {
    let many = |told: [&str; 3]| {
        let towns = ["Marlow", "Sandholm", "Corvo", "Tarn", "Brann", "Ostrava", "Holmere", "Lugano"];
        let told = towns.map(|town| format!("{} {town} {} stays {} ferries.\n\n", told[0], told[1], told[2]));
        format!("Quays stay closed\n\n4 March 2022\n\n{}", told.concat())
    };
    let one = many(["The harbour master of", "said that the quay", "closed to all"]);
    let other = many(["Harbour master in", "yesterday: its quay", "closed for any"]);
    let mut reader = beside(&one, &other, (160, 14));
    let told = |row: usize| reader.state.comparing.is_apart(row);
    assert!(told(0) && !told(7), "{}", reader.screen());
    reader.press("G");
    assert!(reader.state.comparing.is_apart(7), "{}", reader.screen());
}
