//! Bodies and the people in them: what a body says is not said by whoever leads it.

use super::{attributed, read};
use crate::model::SourceKind;

/// The speaker of each claim that is attributed, with what it is.
fn speakers(text: &str) -> Vec<(String, SourceKind)> {
    let article = read(text);
    let sources = attributed(&article).into_iter().filter_map(|claim| claim.source.as_ref());
    sources.map(|source| (source.name.clone(), source.kind)).collect()
}

#[test]
fn a_body_that_speaks_is_itself_and_not_its_commander() {
    for introduced in [
        "Dana Osk, the commander of the coast guard, said the pier was shut.",
        "Coast guard commander Dana Osk said the pier was shut.",
        "The coast guard commander, Dana Osk, said the pier was shut.",
        "“The pier is shut,” said Dana Osk, commander of the coast guard.",
        "Dana Osk, who leads the coast guard, said the pier was shut.",
    ] {
        let text = format!(
            "{introduced}\n\nThe coast guard said two boats were lost. The commander said the search went on."
        );
        let found = speakers(&text);
        let last = found.get(found.len() - 2..).unwrap_or(&[]);
        assert_eq!(last[0], ("coast guard".to_owned(), SourceKind::Organisation), "{text}: {found:?}");
        if introduced.contains("commander") {
            assert_eq!(last[1], ("Dana Osk".to_owned(), SourceKind::Person), "{text}: {found:?}");
        }
    }
}

#[test]
fn words_passed_on_go_back_to_whoever_is_cited() {
    for (text, origin) in [
        (
            "The pier was shut at noon, Coast Wire reported, citing the harbour authority.",
            "harbour authority",
        ),
        ("Coast Wire, citing the harbour authority, said the pier was shut.", "harbour authority"),
        (
            "According to Coast Wire, which cited the harbour authority, the pier was shut.",
            "harbour authority",
        ),
        ("Coast Wire quoted the harbour authority as saying the pier was shut.", "harbour authority"),
        ("Dana Osk said the pier was shut, citing the cost of repairs.", "Dana Osk"),
    ] {
        let article = read(text);
        let told = attributed(&article).into_iter().find(|claim| {
            let content = claim.content.iter().map(|span| span.of(text));
            content
                .into_iter()
                .any(|content| content.contains("pier was shut") && !content.contains("authority"))
        });
        assert_eq!(
            told.and_then(|claim| claim.origin.as_deref()),
            Some(origin),
            "{text}: {:?}",
            article.claims
        );
    }
}

#[test]
fn a_body_is_not_the_one_who_speaks_for_it() {
    let text = "A spokesman for the harbour authority said the pier was shut. The authority said it was old. The spokesman said nobody was hurt.";
    let found = speakers(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[1].0.contains("authority") && found[1].1 == SourceKind::Organisation, "{found:?}");
    assert!(found[2].0.contains("spokesman"), "{found:?}");
}

#[test]
fn ministers_and_deputies_are_still_spoken_of_again() {
    for (text, name) in [
        (
            "Deputy Transport Minister Ana Varga said the pier was open. The minister said it was shut.",
            "Ana Varga",
        ),
        (
            "Deputy Transport Minister Ana Varga said the pier was open. The deputy said it was shut.",
            "Ana Varga",
        ),
        (
            "Petr Ito, the head of the ministry, said the pier was open. The head said it was shut.",
            "Petr Ito",
        ),
        (
            "A senior police officer said the pier was open. The officer said it was shut.",
            "senior police officer",
        ),
    ] {
        let found = speakers(text);
        assert_eq!(found.last().map(|found| found.0.as_str()), Some(name), "{text}: {found:?}");
    }
}

#[test]
fn two_offices_are_two_bodies() {
    let text = "The harbour office denied this. The weather office warned that another storm might follow.";
    let names: Vec<String> = speakers(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["harbour office", "weather office"]);
}

#[test]
fn a_county_is_no_she() {
    let text = "Anna Dole said the county had confirmed 61 cases. The source is a tower, she said.";
    let found = speakers(text);
    assert_eq!(found.last(), Some(&("Anna Dole".to_owned(), SourceKind::Person)), "{found:?}");
}

#[test]
fn a_name_apposed_to_an_office_is_that_of_its_holder() {
    let found = speakers("“We have nothing to hide,” said its managing director, Varkel Ostrand.");
    assert_eq!(found, [("Varkel Ostrand".to_owned(), SourceKind::Person)]);
}
