//! What a reader expects to find first, and that typing, deleting and cancelling do not change it.

use std::cell::Cell;
use std::sync::Arc;

use super::{Found, Session, Tier, Titles, find};

const TITLES: [(&str, &str); 14] = [
    ("Senator noted nation's total", "Wire"),
    ("Donation to natural history museum", "Courier"),
    ("NATO and Russia set for talks", "Reuters"),
    ("Orbital station passes overhead", "Wire"),
    ("Or banks may fail", "Wire"),
    ("Viktor Orbán meets ministers", "AFP"),
    ("Zuccotti Park protest rich in colour", "Wire"),
    ("Zürich Insurance posts profit", "Market Wire"),
    ("Путин встретился с Орбаном", "ТАСС"),
    ("Пути на север закрыты", "Wire"),
    ("Ukraine seeks help as NATO ministers meet", "Agence France-Presse"),
    ("Ukulele players rain on an auto show", "Courier"),
    ("‘NATO must act’, says premier", "Ledger"),
    ("", "Reuters"),
];

fn first(query: &str) -> (&'static str, Vec<&'static str>) {
    let hits = find(Titles::new(TITLES), query, 5).hits;
    let hit = hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
    let title = TITLES[hit.entry].0;
    (title, hit.title.iter().map(|span| span.of(title)).collect())
}

#[test]
fn names_are_found_in_every_spelling_and_order() {
    assert_eq!(first("путин"), ("Путин встретился с Орбаном", vec!["Путин"]));
    assert_eq!(first("orban"), ("Viktor Orbán meets ministers", vec!["Orbán"]));
    assert_eq!(first("zurich"), ("Zürich Insurance posts profit", vec!["Zürich"]));
    assert_eq!(first("nato"), ("NATO and Russia set for talks", vec!["NATO"]));
    let both = "Ukraine seeks help as NATO ministers meet";
    assert_eq!(first("ukraine nato"), (both, vec!["Ukraine", "NATO"]));
    assert_eq!(first("nato ukraine"), (both, vec!["Ukraine", "NATO"]));
}

#[test]
fn tiers_come_in_order() {
    let found = find(Titles::new(TITLES), "nato", 10);
    let tiers: Vec<Tier> = found.hits.iter().map(|hit| hit.tier).collect();
    assert!(tiers.is_sorted(), "{tiers:?}");
    assert_eq!(tiers[..3], [Tier::TitlePrefix, Tier::TitlePrefix, Tier::WordHeads]);
    assert!(found.hits.iter().all(|hit| hit.score > 0));
    assert!(found.hits.is_sorted_by(|a, b| a.score >= b.score));
}

#[test]
fn operators_narrow_what_is_found() {
    let count = |query| find(Titles::new(TITLES), query, 20).total;
    assert_eq!(count("'nato"), 4);
    assert_eq!(count("^nato"), 1);
    assert_eq!(count("'nato !senator !ministers"), 2);
    assert_eq!(count("talks$"), 1);
    assert_eq!(count("^reuters$"), 2);
    assert_eq!(count("!wire !courier"), 6);
    assert_eq!(count(""), TITLES.len());
}

#[test]
fn sources_are_found_too() {
    let hits = find(Titles::new(TITLES), "reuters talks", 5).hits;
    assert_eq!(hits[0].entry, 2);
    assert_eq!(hits[0].source[0].of("Reuters"), "Reuters");
    assert_eq!(hits[0].title[0].of(TITLES[2].0), "talks");
}

#[test]
fn scattered_letters_are_marked_one_by_one() {
    assert_eq!(first("vkorb"), ("Viktor Orbán meets ministers", vec!["V", "k", "Orb"]));
}

#[test]
fn typing_and_deleting_give_what_a_fresh_start_gives() {
    let titles = Arc::new(Titles::new(TITLES));
    let mut session = Session::new(Arc::clone(&titles));
    for typed in [
        "n", "na", "nat", "nato", "nato ", "nato u", "nato", "na", "nat !", "nat !s", "nat !se", "nat",
        "u n", "^u", "^", "",
    ] {
        for rows in [3, 20] {
            let fresh = Session::new(Arc::clone(&titles)).find(typed, rows, &|| false);
            assert_eq!(session.find(typed, rows, &|| false), fresh, "{typed:?}");
        }
    }
}

#[test]
fn a_cancelled_search_leaves_the_session_as_it_was() {
    let titles = Arc::new(Titles::new(std::iter::repeat_n(TITLES, 1000).flatten()));
    let mut session = Session::new(titles);
    let before = session.find("na", 5, &|| false);
    let asked = Cell::new(0);
    let cancelled = || asked.replace(asked.get() + 1) >= 1;
    assert_eq!(session.find("nat", 5, &cancelled), None);
    assert_eq!(session.find("na", 5, &|| true), before);
}

#[test]
fn ties_keep_the_order_of_the_input() {
    let titles = Titles::new(std::iter::repeat_n(("Talks fail", "Wire"), 50));
    let found = find(titles, "talks", 10);
    assert_eq!(found.total, 50);
    assert!(found.hits.iter().map(|hit| hit.entry).eq(0..10));
}

#[test]
fn nothing_to_find_is_no_trouble() {
    assert_eq!(find(Titles::default(), "x", 5), Found::default());
    assert_eq!(find(Titles::new(TITLES), "xyzzyx", 5), Found::default());
    assert_eq!(find(Titles::new(TITLES), "nato", 0).total, find(Titles::new(TITLES), "nato", 9).total);
}
