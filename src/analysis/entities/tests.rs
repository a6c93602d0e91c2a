use std::sync::Arc;

use proptest::prelude::*;

use crate::analysis::syntax;
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Block, BlockKind, Entity, EntityKind, Name, Revision};
use crate::text::{Markup, Span};

fn article(text: &str) -> Article {
    Article {
        id: ArticleId::new("test"),
        revision: Revision::default(),
        path: None,
        url: None,
        language: None,
        title: None,
        source: None,
        byline: None,
        authors: Vec::new(),
        credits: Vec::new(),
        dateline: None,
        published: None,
        tags: Vec::new(),
        corrected: Vec::new(),
        markup: Markup::default(),
        text: Arc::from(text),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }].into(),
    }
}

fn find(text: &str) -> (Vec<Name>, Vec<Entity>) {
    let article = article(text);
    super::find(Lexicon::bundled(), &article, &syntax::parse(Lexicon::bundled(), &article))
}

/// Each mention in text order as `words: canonical (kind)`.
fn shown(text: &str) -> Vec<String> {
    let (names, entities) = find(text);
    let line = |entity: &Entity| {
        let kind = format!("{:?}", entity.kind).to_lowercase();
        format!("{}: {} ({kind})", entity.span.of(text), names[entity.name].canonical)
    };
    entities.iter().map(line).collect()
}

#[test]
fn forms_of_a_person_meet() {
    assert_eq!(
        shown(
            "Orla Vestin, the finance minister, met Deputy Foreign Minister Sergei Ito. Ms Vestin said Ito was ill. \
             Sergey Ito denied it."
        ),
        [
            "Orla Vestin: Orla Vestin (person)",
            "Sergei Ito: Sergei Ito (person)",
            "Vestin: Orla Vestin (person)",
            "Ito: Sergei Ito (person)",
            "Sergey Ito: Sergei Ito (person)",
        ]
    );
}

#[test]
fn titles_are_kept_apart_from_the_name() {
    let (names, _) = find("Orla Vestin, the finance minister, met Deputy Foreign Minister Sergei Ito.");
    assert_eq!(names[0].titles, ["finance minister"]);
    assert_eq!(names[1].titles, ["Deputy Foreign Minister"]);
}

#[test]
fn a_body_before_a_rank_is_no_part_of_it() {
    let (names, _) = find("Then Coast Guard Commander Anna Osk spoke. The Coast Guard Commander left.");
    let of = |canonical: &str| names.iter().find(|name| name.canonical == canonical);
    assert!(of("Coast Guard").is_some_and(|name| name.titles.is_empty()), "{names:?}");
    assert!(of("Anna Osk").is_some_and(|name| name.titles == ["Commander"]), "{names:?}");
}

#[test]
fn two_bearers_of_a_surname_stay_apart() {
    assert_eq!(
        shown("Anna Kallis met her brother Peter Kallis. Mr Kallis left first. Ms Kallis stayed."),
        [
            "Anna Kallis: Anna Kallis (person)",
            "Peter Kallis: Peter Kallis (person)",
            "Kallis: Peter Kallis (person)",
            "Kallis: Anna Kallis (person)",
        ]
    );
}

#[test]
fn known_bearers_have_one_name_in_all_forms() {
    assert_eq!(
        shown(
            "Nato and the U.S. spoke in Kiev. The North Atlantic Treaty Organisation thanked America and Kyiv."
        ),
        [
            "Nato: NATO (organisation)",
            "U.S.: United States (place)",
            "Kiev: Kyiv (place)",
            "North Atlantic Treaty Organisation: NATO (organisation)",
            "America: United States (place)",
            "Kyiv: Kyiv (place)",
        ]
    );
}

#[test]
fn short_forms_lean_on_the_full_one() {
    assert_eq!(
        shown(
            "The Cestronian Maritime Authority (CMA) fined Astrel Shipping. The CMA said Astrel had paid. The Harbour \
             Workers Union protested, and HWU members marched."
        ),
        [
            "Cestronian Maritime Authority: Cestronian Maritime Authority (organisation)",
            "CMA: Cestronian Maritime Authority (organisation)",
            "Astrel Shipping: Astrel Shipping (organisation)",
            "CMA: Cestronian Maritime Authority (organisation)",
            "Astrel: Astrel Shipping (organisation)",
            "Harbour Workers Union: Harbour Workers Union (organisation)",
            "HWU: Harbour Workers Union (organisation)",
        ]
    );
}

#[test]
fn an_organisation_goes_by_its_state() {
    assert_eq!(
        shown(
            "Norway's Defence Ministry denied it. The Norwegian Defense Ministry and the Defence Ministry agreed."
        ),
        [
            "Norway: Norway (place)",
            "Defence Ministry: Norway's Defence Ministry (organisation)",
            "Defense Ministry: Norway's Defence Ministry (organisation)",
            "Defence Ministry: Norway's Defence Ministry (organisation)",
        ]
    );
}

#[test]
fn common_words_with_a_capital_are_no_names() {
    assert_eq!(
        shown("Meanwhile, talks ended on Monday. Deterring Norway is hard. Reportedly it rained in May."),
        ["Norway: Norway (place)"]
    );
}

#[test]
fn plurals_and_nouns_that_open_sentences_are_no_names() {
    assert_eq!(shown("Divers went down. Inflation rose. Exporters, who had warned, were pleased."), [""; 0]);
}

#[test]
fn ships_are_no_ladies() {
    assert_eq!(
        shown("Lady Varga sinks off Norway. The Lady Varga was old."),
        ["Lady Varga: Lady Varga (other)", "Norway: Norway (place)", "Lady Varga: Lady Varga (other)",]
    );
}

#[test]
fn descriptions_stand_before_a_comma_or_open_the_sentence() {
    let (names, _) = find("Its chief executive, Signy Kallis, left. Deputy governor Milan Ito stayed.");
    assert_eq!(
        (&names[0].canonical[..], &names[0].titles[..]),
        ("Signy Kallis", &["chief executive".to_owned()][..])
    );
    assert_eq!(
        (&names[1].canonical[..], &names[1].titles[..]),
        ("Milan Ito", &["Deputy governor".to_owned()][..])
    );
}

#[test]
fn a_state_owns_its_own_bodies_only() {
    assert_eq!(
        shown("The Norwegian Army and the American Civil Liberties Union met South Korean envoys."),
        [
            "Army: Norway's Army (organisation)",
            "American Civil Liberties Union: American Civil Liberties Union (organisation)",
        ]
    );
}

#[test]
fn an_agency_in_brackets_is_no_short_form_of_the_place_before_it() {
    assert_eq!(
        shown("They met in Lisbon (AP) and called the S.E.C. about it."),
        [
            "Lisbon: Lisbon (place)",
            "AP: Associated Press (organisation)",
            "S.E.C.: Securities and Exchange Commission (organisation)",
        ]
    );
}

#[test]
fn a_party_before_a_person_is_no_part_of_the_name() {
    assert_eq!(
        shown("On Monday Democrat Anna Kallis spoke with Ms. Mills about money."),
        ["Anna Kallis: Anna Kallis (person)", "Mills: Mills (person)",]
    );
}

#[test]
fn hyphens_join_names_and_words() {
    assert_eq!(
        shown("A Vienna-based envoy praised the US-Norway talks."),
        ["Vienna: Vienna (place)", "US: United States (place)", "Norway: Norway (place)",]
    );
}

const SEEDS: [(&str, &str); 5] = [
    ("000", include_str!("../../../seeds/000_e505ea7484e3a7a1.txt")),
    ("001", include_str!("../../../seeds/001_58bff88255983bf0.txt")),
    ("002", include_str!("../../../seeds/002_36ec4a0469faaa65.txt")),
    ("003", include_str!("../../../seeds/003_ddebe33cc15516a1.txt")),
    ("004", include_str!("../../../seeds/004_1040b6d905ff2058.txt")),
];

#[test]
fn seeds_join_the_forms_they_hold() {
    let canonical = |name: &str, form: &str| {
        let (_, text) = SEEDS.iter().find(|(number, _)| *number == name).unwrap();
        let found = find(text).0.into_iter().find(|name| name.forms.iter().any(|known| known == form));
        found.unwrap_or_else(|| panic!("{form} in {name}"))
    };
    assert_eq!(canonical("001", "Lavrov").canonical, "Sergey Lavrov");
    assert_eq!(canonical("002", "Sergei Lavrov").canonical, "Sergei Lavrov");
    assert_eq!(canonical("000", "Ryabkov").titles, ["Deputy Foreign Minister"]);
    assert_eq!(canonical("001", "North Atlantic Treaty Organisation").canonical, "NATO");
    assert_eq!(canonical("001", "Kiev").canonical, "Kyiv");
    assert_eq!(canonical("003", "America").canonical, "United States");
    assert_eq!(canonical("001", "Defence Ministry").canonical, "Russia's Defence Ministry");
    assert_eq!(canonical("004", "Putin").kind, EntityKind::Person);
    assert_eq!(canonical("003", "OSCE").canonical, "OSCE");
}

#[test]
fn a_long_paragraph_of_names_takes_linear_time() {
    for piece in
        ["Anna Kallis met Mr Ito. ", "John X Smith, ", "A.", "Bank of ", "(NATO) ", "Varga-", "the Lord "]
    {
        let text = piece.repeat((1 << 17) / piece.len());
        let (_, entities) = find(&text);
        assert!(entities.iter().all(|entity| text.get(entity.span.start..entity.span.end).is_some()));
    }
}

proptest! {
    #[test]
    fn mentions_lie_inside_in_order_and_point_to_names(text in "(\\PC{0,12}|[A-Z][a-z]{1,5}|NATO|US-|Mr|of|the|\\.|,| ){0,30}") {
        let (names, entities) = find(&text);
        let mut end = 0;
        for entity in &entities {
            prop_assert!(entity.span.start >= end && !entity.span.is_empty());
            prop_assert!(text.get(entity.span.start..entity.span.end).is_some());
            prop_assert!(entity.name < names.len());
            end = entity.span.end;
        }
        prop_assert!(names.iter().all(|name| !name.canonical.is_empty() && !name.forms.is_empty()));
        prop_assert_eq!((names, entities), find(&text));
    }
}
