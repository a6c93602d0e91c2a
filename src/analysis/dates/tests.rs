//! Sentences with carets under each time expression and its value beside them.

use std::sync::Arc;

use super::find;
use crate::analysis::syntax;
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleId, Basis, Block, BlockKind, Published, Revision};
use crate::text::{Markup, Span};

/// An article of one paragraph.
fn article(text: &str, published: Option<&str>) -> Article {
    Article {
        id: ArticleId::new("a"),
        revision: Revision::default(),
        path: None,
        url: None,
        language: Some("en".to_owned()),
        title: None,
        source: None,
        byline: None,
        authors: Vec::new(),
        credits: Vec::new(),
        dateline: None,
        published: published.map(|value| Published {
            value: value.to_owned(),
            basis: Basis::Given,
            span: None,
        }),
        tags: Vec::new(),
        corrected: Vec::new(),
        markup: Markup::default(),
        text: Arc::from(text),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }].into(),
    }
}

/// The expressions of `text`, written on Wednesday 19 January 2022, as carets and values.
#[track_caller]
fn check(text: &str, carets: &str, values: &[&str]) {
    check_on(Some("2022-01-19"), text, carets, values);
}

#[track_caller]
fn check_on(published: Option<&str>, text: &str, carets: &str, values: &[&str]) {
    let article = article(text, published);
    let syntax = syntax::parse(Lexicon::bundled(), &article);
    let found = find(Lexicon::bundled(), &article, &syntax);
    let mut drawn = vec![b' '; text.len()];
    for date in &found {
        drawn[date.span.start..date.span.end].fill(b'^');
    }
    let drawn = String::from_utf8_lossy(&drawn);
    assert_eq!(format!("{text}\n{}", drawn.trim_end()), format!("{text}\n{}", carets.trim_end()));
    let found: Vec<&str> = found.iter().map(|date| date.value.as_str()).collect();
    assert_eq!(found, values, "{text}");
}

#[test]
fn full_and_partial_dates() {
    check(
        "The pact of March 5, 1946 was renewed on Jan 10 and on 12 February.",
        "            ^^^^^^^^^^^^^                ^^^^^^        ^^^^^^^^^^^",
        &["1946-03-05", "2022-01-10", "2022-02-12"],
    );
    check(
        "It opened in 1997, closed in the 1980s and moved in October 2020.",
        "             ^^^^            ^^^^^^^^^              ^^^^^^^^^^^^",
        &["1997", "198", "2020-10"],
    );
}

#[test]
fn weekdays_follow_the_verb() {
    check(
        "The minister said on Monday that talks will resume on Friday.",
        "                     ^^^^^^                           ^^^^^^",
        &["2022-01-17", "2022-01-21"],
    );
    check(
        "Late on Tuesday the fleet left, and last Saturday it returned.",
        "^^^^^^^^^^^^^^^                     ^^^^^^^^^^^^^",
        &["2022-01-18", "2022-01-15"],
    );
}

#[test]
fn the_stop_of_a_sentence_is_no_part_of_a_date() {
    check("The talks resume on 24 March.", "                    ^^^^^^^^", &["2022-03-24"]);
    check("The talks resume on 24 Mar. in Bergen.", "                    ^^^^^^^", &["2022-03-24"]);
}

#[test]
fn what_is_to_be_lies_ahead() {
    check(
        "Power would be restored by Friday and the council is to vote on Tuesday.",
        "                           ^^^^^^                               ^^^^^^^",
        &["2022-01-21", "2022-01-25"],
    );
    check(
        "The port expects to have power by Friday.",
        "                                  ^^^^^^",
        &["2022-01-21"],
    );
}

#[test]
fn days_near_the_day_of_writing() {
    check(
        "Yesterday they met; today they rest; tomorrow night they leave.",
        "^^^^^^^^^           ^^^^^            ^^^^^^^^^^^^^^",
        &["2022-01-18", "2022-01-19", "2022-01-20TNI"],
    );
}

#[test]
fn shifted_stretches() {
    check(
        "Prices fell last week, may rise next month and doubled this year.",
        "            ^^^^^^^^^           ^^^^^^^^^^             ^^^^^^^^^",
        &["2022-W02", "2022-02", "2022"],
    );
}

#[test]
fn lengths_of_time() {
    check(
        "In the past two months a 16-hour flight took three days.",
        "   ^^^^^^^^^^^^^^^^^^^   ^^^^^^^             ^^^^^^^^^^",
        &["P2M", "PT16H", "P3D"],
    );
    check(
        "Two weeks ago he said it would take two and a half years.",
        "^^^^^^^^^^^^^                       ^^^^^^^^^^^^^^^^^^^^",
        &["2022-W01", "P2Y6M"],
    );
}

#[test]
fn quarters_and_the_year_before() {
    check(
        "Profit rose in the third quarter of 2021 from a year earlier.",
        "               ^^^^^^^^^^^^^^^^^^^^^^^^^      ^^^^^^^^^^^^^^",
        &["2021-Q3", "2020-Q3"],
    );
}

#[test]
fn clock_times_take_their_day() {
    check(
        "The train left at 9:30 a.m. on Monday and came at noon.",
        "                  ^^^^^^^^^^^^^^^^^^^             ^^^^",
        &["2022-01-17T09:30", "2022-01-17T12:00"],
    );
}

#[test]
fn recurrences_and_references() {
    check(
        "Every Monday they meet; papers come daily; now they argue.",
        "^^^^^^^^^^^^                        ^^^^^  ^^^",
        &["XXXX-WXX-1", "P1D", "PRESENT_REF"],
    );
}

#[test]
fn an_undated_article_keeps_relative_values_relative() {
    check_on(
        None,
        "They met on Monday, on Jan 10, yesterday and last week.",
        "            ^^^^^^     ^^^^^^  ^^^^^^^^^     ^^^^^^^^^",
        &["XXXX-WXX-1", "XXXX-01-10", "XXXX-XX-XX", "XXXX-WXX"],
    );
}

#[test]
fn ages_counts_and_modal_verbs_are_no_dates() {
    check("A 27-year-old man may march with 2000 people.", "", &[]);
}
